//! Which currency a name, code or symbol stands for.
//!
//! A name that several countries share ("pound") stands for the one that news
//! of the world mostly means, or for none where no one stands out ("peso",
//! "dinar", "franc", "shilling", "krone"); [`super::settle`] lets the article decide first.

use crate::analysis::values::Currency;

/// Names of currencies that are one country's, or mostly meant: singular and code.
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
    ("won", "KRW"),
    ("pence", "GBP"),
    ("cent", "USD"),
];

/// Names that say a country first: the country's word, the singular and the code.
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

/// Codes of ISO 4217 and what stands for them in front of an amount.
const CODES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("u.s.$", "USD"),
    ("usd", "USD"),
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
    ("eur", "EUR"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("¥", "JPY"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("₹", "INR"),
    ("inr", "INR"),
    ("rs", "INR"),
    ("rs.", "INR"),
    ("₡", "CRC"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("nis", "ILS"),
    ("₦", "NGN"),
    ("n", "NGN"),
    ("ngn", "NGN"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("thb", "THB"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₵", "GHS"),
    ("ghs", "GHS"),
    ("gh¢", "GHS"),
    ("gh₵", "GHS"),
    ("gh", "GHS"),
    ("r", "ZAR"),
    ("zar", "ZAR"),
    ("aed", "AED"),
    ("dh", "AED"),
    ("dhs", "AED"),
    ("dh.", "AED"),
    ("dhs.", "AED"),
    ("sar", "SAR"),
    ("sr", "SAR"),
    ("qar", "QAR"),
    ("qr", "QAR"),
    ("kwd", "KWD"),
    ("kd", "KWD"),
    ("omr", "OMR"),
    ("egp", "EGP"),
    ("le", "EGP"),
    ("kes", "KES"),
    ("ksh", "KES"),
    ("ksh.", "KES"),
    ("myr", "MYR"),
    ("rm", "MYR"),
    ("sgd", "SGD"),
    ("chf", "CHF"),
    ("bnd", "BND"),
    ("cup", "CUP"),
    ("pkr", "PKR"),
    ("bdt", "BDT"),
    ("tk", "BDT"),
    ("tk.", "BDT"),
    ("ugx", "UGX"),
    ("tzs", "TZS"),
    ("s/", "PEN"),
];

/// The currency of a code or symbol with what stands before it, in small letters: "a$".
pub(super) fn by_code(code: &str) -> Option<Currency> {
    find(CODES, code)
}

/// The singular of a name, which is what tells whether two names are the same.
pub(super) fn singular(name: &str) -> &str {
    let listed = |name: &str| NAMES.iter().any(|(n, _)| *n == name);
    if listed(name) {
        return name;
    }
    name.strip_suffix('s').unwrap_or(name)
}

/// The currency that a singular in small letters mostly means.
pub(super) fn by_name(singular: &str) -> Option<Currency> {
    find(NAMES, singular)
}

/// The currency of a singular after the words before it, all in small letters.
pub(super) fn qualified(before: &str, singular: &str) -> Option<Currency> {
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

/// Whether a singular in small letters names a currency, be it one that is no country's alone.
pub(super) fn is_name(singular: &str) -> bool {
    const SHARED: &[&str] = &["peso", "dinar", "franc", "shilling", "kroner", "krone"];
    SHARED.contains(&singular) || NAMES.iter().any(|(n, _)| *n == singular)
}
