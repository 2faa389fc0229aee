//! The currency of a name, code or symbol.
//!
//! A name that several countries share ("pound") means the currency that world news most often
//! means, or no currency if none dominates ("peso", "dinar", "franc", "shilling", "krone").
//! Evidence in the article has priority, see [`super::ArticleCurrencies`].

use crate::analysis::values::Currency;

/// The names of currencies that belong to one country, or usually mean one: the singular and the
/// code.
const NAMES: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("greenback", "USD"),
    ("euro", "EUR"),
    ("pound", "GBP"),
    ("sterling", "GBP"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("yen", "JPY"),
    ("rupee", "INR"),
    ("baht", "THB"),
    ("ringgit", "MYR"),
    ("rand", "ZAR"),
    ("rouble", "RUB"),
    ("ruble", "RUB"),
    ("riyal", "SAR"),
    ("rial", "IRR"),
    ("dirham", "AED"),
    ("shekel", "ILS"),
    ("lira", "TRY"),
    ("naira", "NGN"),
    ("kwacha", "ZMW"),
    ("kyat", "MMK"),
    ("colon", "CRC"),
    ("colones", "CRC"),
    ("reais", "BRL"),
    ("quetzal", "GTQ"),
    ("quetzales", "GTQ"),
    ("quetzale", "GTQ"),
    ("lempira", "HNL"),
    ("cordoba", "NIO"),
    ("córdoba", "NIO"),
    ("bolivares", "VES"),
    ("bolívares", "VES"),
    ("soles", "PEN"),
    ("guarani", "PYG"),
    ("guaraní", "PYG"),
    ("guaranie", "PYG"),
    ("taka", "BDT"),
    ("birr", "ETB"),
    ("cedi", "GHS"),
    ("rupiah", "IDR"),
    ("dong", "VND"),
    ("kronor", "SEK"),
    ("krona", "SEK"),
    ("zloty", "PLN"),
    ("forint", "HUF"),
    ("hryvnia", "UAH"),
    ("tugrik", "MNT"),
    ("pula", "BWP"),
    ("metical", "MZN"),
    ("meticais", "MZN"),
    ("dalasi", "GMD"),
    ("kwanza", "AOA"),
    ("tenge", "KZT"),
    ("boliviano", "BOB"),
    ("gourde", "HTG"),
    ("won", "KRW"),
    ("pence", "GBP"),
    ("cent", "USD"),
];

/// Names after a country: the word for the country, the singular and the code.
const QUALIFIED: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("canadian", "dollar", "CAD"),
    ("australian", "dollar", "AUD"),
    ("new zealand", "dollar", "NZD"),
    ("hong kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("zimbabwean", "dollar", "ZWL"),
    ("jamaican", "dollar", "JMD"),
    ("new taiwan", "dollar", "TWD"),
    ("taiwan", "dollar", "TWD"),
    ("namibian", "dollar", "NAD"),
    ("guyanese", "dollar", "GYD"),
    ("egyptian", "pound", "EGP"),
    ("british", "pound", "GBP"),
    ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"),
    ("sudanese", "pound", "SDG"),
    ("turkish", "lira", "TRY"),
    ("lebanese", "lira", "LBP"),
    ("syrian", "lira", "SYP"),
    ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("pakistan", "rupee", "PKR"),
    ("sri lankan", "rupee", "LKR"),
    ("nepali", "rupee", "NPR"),
    ("nepalese", "rupee", "NPR"),
    ("mauritian", "rupee", "MUR"),
    ("mexican", "peso", "MXN"),
    ("argentine", "peso", "ARS"),
    ("philippine", "peso", "PHP"),
    ("colombian", "peso", "COP"),
    ("chilean", "peso", "CLP"),
    ("cuban", "peso", "CUP"),
    ("uruguayan", "peso", "UYU"),
    ("dominican", "peso", "DOP"),
    ("swiss", "franc", "CHF"),
    ("cfa", "franc", "XOF"),
    ("rwandan", "franc", "RWF"),
    ("kenyan", "shilling", "KES"),
    ("kenya", "shilling", "KES"),
    ("ugandan", "shilling", "UGX"),
    ("uganda", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"),
    ("somali", "shilling", "SOS"),
    ("kuwaiti", "dinar", "KWD"),
    ("iraqi", "dinar", "IQD"),
    ("jordanian", "dinar", "JOD"),
    ("algerian", "dinar", "DZD"),
    ("tunisian", "dinar", "TND"),
    ("libyan", "dinar", "LYD"),
    ("bahraini", "dinar", "BHD"),
    ("serbian", "dinar", "RSD"),
    ("saudi", "riyal", "SAR"),
    ("qatari", "riyal", "QAR"),
    ("qatar", "riyal", "QAR"),
    ("iranian", "rial", "IRR"),
    ("omani", "rial", "OMR"),
    ("yemeni", "rial", "YER"),
    ("moroccan", "dirham", "MAD"),
    ("emirati", "dirham", "AED"),
    ("uae", "dirham", "AED"),
    ("danish", "kroner", "DKK"),
    ("danish", "krone", "DKK"),
    ("norwegian", "kroner", "NOK"),
    ("norwegian", "krone", "NOK"),
    ("swedish", "kronor", "SEK"),
    ("swedish", "krona", "SEK"),
    ("icelandic", "krona", "ISK"),
    ("malawian", "kwacha", "MWK"),
    ("zambian", "kwacha", "ZMW"),
    ("chinese", "yuan", "CNY"),
    ("japanese", "yen", "JPY"),
    ("israeli", "shekel", "ILS"),
    ("korean", "won", "KRW"),
    ("south korean", "won", "KRW"),
    ("thai", "baht", "THB"),
    ("russian", "ruble", "RUB"),
    ("russian", "rouble", "RUB"),
];

/// The ISO 4217 codes that news writes next to an amount, except codes that are also other words
/// ("COP 27", "SDG 13", "RON 95").
pub(crate) const ISO: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "ZAR", "AED", "SAR", "QAR", "KWD", "OMR", "BHD", "EGP", "NGN",
    "KES", "GHS", "THB", "MYR", "SGD", "CHF", "BND", "PKR", "BDT", "UGX", "TZS", "PHP", "IDR", "VND", "KRW",
    "TWD", "HKD", "AUD", "CAD", "NZD", "BRL", "MXN", "ARS", "CLP", "UYU", "RUB", "UAH", "PLN", "CZK", "HUF",
    "SEK", "NOK", "DKK", "ILS", "JOD", "IQD", "LBP", "SYP", "IRR", "LKR", "NPR", "ETB", "ZMW", "MWK", "BWP",
    "MZN", "RWF", "XAF", "XOF", "DZD", "TND", "LYD", "NAD", "MUR", "KZT", "UZS", "JMD", "TTD", "CUP",
];

/// Symbols and abbreviations before an amount, and the ISO 4217 code of each.
const CODES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("u.s.$", "USD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("c$", "CAD"),
    ("ca$", "CAD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("tt$", "TTD"),
    ("gy$", "GYD"),
    ("g$", "GYD"),
    ("mex$", "MXN"),
    ("cop$", "COP"),
    ("cop", "COP"),
    ("s$", "SGD"),
    ("n$", "NAD"),
    ("r$", "BRL"),
    ("z$", "ZWL"),
    ("j$", "JMD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("rmb", "CNY"),
    ("₹", "INR"),
    ("rs", "INR"),
    ("rs.", "INR"),
    ("₡", "CRC"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("nis", "ILS"),
    ("₦", "NGN"),
    ("n", "NGN"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₵", "GHS"),
    ("gh¢", "GHS"),
    ("gh₵", "GHS"),
    ("gh", "GHS"),
    ("ghc", "GHS"),
    ("r", "ZAR"),
    ("dh", "AED"),
    ("dhs", "AED"),
    ("dh.", "AED"),
    ("dhs.", "AED"),
    ("sr", "SAR"),
    ("qr", "QAR"),
    ("kd", "KWD"),
    ("le", "EGP"),
    ("ksh", "KES"),
    ("ksh.", "KES"),
    ("kshs", "KES"),
    ("kshs.", "KES"),
    ("ush", "UGX"),
    ("ush.", "UGX"),
    ("ushs", "UGX"),
    ("ushs.", "UGX"),
    ("tsh", "TZS"),
    ("tsh.", "TZS"),
    ("tshs", "TZS"),
    ("tshs.", "TZS"),
    ("rp", "IDR"),
    ("rp.", "IDR"),
    ("p", "PHP"),
    ("cfa", "XOF"),
    ("fcfa", "XOF"),
    ("rm", "MYR"),
    ("tk", "BDT"),
    ("tk.", "BDT"),
    ("s/", "PEN"),
];

/// The currency of a code, or of a symbol with the letters before it, in lowercase: "a$".
pub(crate) fn by_code(code: &str) -> Option<Currency> {
    let iso = || ISO.iter().find(|c| c.eq_ignore_ascii_case(code));
    find(CODES, code).or_else(|| iso().map(|c| Currency::new(c)))
}

/// The currencies in which a single point before three digits separates thousands.
const POINTED: &[&str] = &[
    "EUR", "BRL", "IDR", "VND", "ARS", "CLP", "COP", "UYU", "PYG", "VES", "CRC", "TRY", "RUB", "UAH", "PLN",
    "CZK", "HUF", "RSD", "SEK", "NOK", "DKK", "ISK", "XOF", "XAF", "MZN", "AOA",
];

/// Whether a single point before three digits separates thousands in an amount of `currency`.
pub(crate) fn groups_by_point(currency: Currency) -> bool {
    POINTED.contains(&currency.code())
}

/// The currency with the name `name` of the country that `text` names. `None` if the text names no
/// country with such a currency, or countries with different ones.
pub(crate) fn of_country_in(name: &str, text: &str) -> Option<Currency> {
    let mut named = HOMES
        .iter()
        .filter(|(country, n, _)| *n == name && text.contains(country));
    let code = named.next()?.2;
    named
        .all(|(_, _, other)| *other == code)
        .then(|| Currency::new(code))
}

/// Countries whose currency has a shared name: the beginning of the name of the country or its
/// people, the singular of the currency, and its code.
const HOMES: &[(&str, &str, &str)] = &[
    ("Mexic", "peso", "MXN"),
    ("Argentin", "peso", "ARS"),
    ("Philippin", "peso", "PHP"),
    ("Filipin", "peso", "PHP"),
    ("Colombia", "peso", "COP"),
    ("Chile", "peso", "CLP"),
    ("Cuba", "peso", "CUP"),
    ("Urugua", "peso", "UYU"),
    ("Dominican Rep", "peso", "DOP"),
    ("Kenya", "shilling", "KES"),
    ("Uganda", "shilling", "UGX"),
    ("Tanzania", "shilling", "TZS"),
    ("Somali", "shilling", "SOS"),
    ("Kuwait", "dinar", "KWD"),
    ("Iraq", "dinar", "IQD"),
    ("Jordan", "dinar", "JOD"),
    ("Algeria", "dinar", "DZD"),
    ("Tunisia", "dinar", "TND"),
    ("Libya", "dinar", "LYD"),
    ("Bahrain", "dinar", "BHD"),
    ("Serbia", "dinar", "RSD"),
    ("Switzerland", "franc", "CHF"),
    ("Swiss", "franc", "CHF"),
    ("Rwanda", "franc", "RWF"),
    ("Senegal", "franc", "XOF"),
    ("Cameroon", "franc", "XAF"),
    ("Denmark", "krone", "DKK"),
    ("Danish", "krone", "DKK"),
    ("Norw", "krone", "NOK"),
];

/// The singular of the name of a currency, in lowercase. It also identifies the name. Names that
/// several countries share are included.
pub(crate) fn singular(name: &str) -> Option<&'static str> {
    const SHARED: &[&str] = &["peso", "dinar", "franc", "shilling", "kroner", "krone"];
    let all = || NAMES.iter().map(|(n, _)| *n).chain(SHARED.iter().copied());
    let one = |wanted: &str| all().find(|n| *n == wanted);
    one(name).or_else(|| one(name.strip_suffix('s')?))
}

/// The currency that a singular in lowercase most often means.
pub(crate) fn by_name(singular: &str) -> Option<Currency> {
    find(NAMES, singular)
}

/// The currency of a singular and the words before it, all in lowercase.
pub(crate) fn qualified(before: &str, singular: &str) -> Option<Currency> {
    let fits = |country: &str| {
        let rest = before.strip_suffix(country);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
    };
    let found = QUALIFIED
        .iter()
        .rev()
        .find(|(c, n, _)| *n == singular && fits(c))?;
    Some(Currency::new(found.2))
}

fn find(list: &[(&'static str, &'static str)], name: &str) -> Option<Currency> {
    let found = list.iter().find(|(n, _)| *n == name)?;
    Some(Currency::new(found.1))
}
