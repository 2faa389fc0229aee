//! The regular expression for sums of money.

use super::currency;
use crate::text::english::numbers::{TEENS, TENS, UNITS};
use regex::Regex;
use std::sync::LazyLock;

/// The pattern that finds every sum. It is compiled for the first article, because the list of
/// articles does not need it. `None` never occurs, because a test compiles the pattern.
pub(crate) static SUMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // Word boundaries are limited to ASCII, because all words here are ASCII. Unicode boundaries
    // make the search of a text with other letters or marks a hundred times slower.
    Regex::new(&alternatives().join("|").replace(r"\b", r"(?-u:\b)")).ok()
});

/// Names of currencies that are not also other words.
const NAMES: &str = "(?:dollars?|euros?|yuan|renminbi|yen|rupees?|pesos?|baht|ringgits?|\
    roubles?|rubles?|riyals?|rials?|dinars?|dirhams?|shekels?|francs?|naira|shillings?|kwacha|\
    kyats?|quetzal(?:e?s)?|lempiras?|c[oó]rdobas|bol[ií]vares|guaran[ií]e?s|\
    cedis?|rupiah|pula|meticais|metical|dalasis?|kwanzas?|tenge|bolivianos?|gourdes?|kroner|krone|kronor|krona|zlotys?|forints?|hryvnias?|tugriks?)";

/// Names that are also other words. They count only after a number: "20 pounds".
const WORDS: &str = "(?:pounds?(?: sterling)?|rand|liras?|colones|reais|soles|taka|birr|dong|pence|cents)";

/// The countries that can precede a name.
const WHOSE: &str = "(?:US |U\\.S\\. |American |Canadian |Australian |New Zealand |Hong Kong |Singapore |Egyptian |\
    Zimbabwean |Jamaican |New Taiwan |Taiwan |Namibian |Guyanese |British |Lebanese |Syrian |Sudanese |Turkish |\
    Chinese |Japanese |Thai |Korean |South Korean |Indian |Pakistani |Pakistan |Sri Lankan |Nepali |Nepalese |\
    Mauritian |Mexican |Argentine |Philippine |Colombian |Chilean |Cuban |Uruguayan |Dominican |Swiss |CFA |\
    Rwandan |Kenyan |Kenya |Ugandan |Uganda |Tanzanian |Somali |Israeli |Kuwaiti |Iraqi |Jordanian |Algerian |\
    Tunisian |Libyan |Bahraini |Serbian |Saudi |Qatari |Qatar |Iranian |Omani |Yemeni |Moroccan |Emirati |UAE |\
    Danish |Norwegian |Swedish |Icelandic |Malawian |Zambian |Russian )";

fn alternatives() -> Vec<String> {
    // Figures can contain any marks between digits. Their meaning is decided later.
    let figures = r"(?:\d{1,3}(?:[ ']\d{3}\b)+|\d+)(?:[.,]\d+)*";
    let times = r"(?:[\s-]?(?:thousand|million|billion|trillion|(?:lakh\s)?crores?|lakhs?|mln|bln|tn|bn|mil|mn|m|b|k|M|B|K|Million|Billion|Trillion)\b)";
    let number = format!(r"{figures}(?:-plus)?(?:{times}?\s?(?:-|–|to)\s?\d+(?:[.,]\d+)*)?");
    let sign = r"[$€£¥₹₡₽₩₪₦₱฿₫₴₺₵]";
    let prefix = r"(?:US|U\.S\.|AU|CA|NZ|HK|NT|TT|GY|GH|Gh|Mex|COP|A|C|S|N|R|Z|J|B|G)\s?";
    let iso = currency::ISO.join("|");
    let codes = format!(
        r"(?:{iso}|RMB|NIS|Rs\.?|Rp\.?|RM|Dhs?\.?|Tk\.?|SR|[KTU]?[Ss]hs?\.?|F?CFA|G[Hh][¢₵]|GHC|GH|QR|KD|LE)"
    );
    // A small number after a letter is a road or a mask: "N1", "N95".
    let large_figures = r"(?:\d{1,3}(?:[ ,]\d{3}\b)+(?:\.\d+)?|\d{3,}(?:\.\d+)?)";
    let named = format!("{WHOSE}?(?i:{NAMES}|{WORDS})");
    let [unit, teen, ten] = [&UNITS[..], &TEENS, &TENS].map(|words| words.join("|"));
    let few = format!(r"(?i:a hundred|half an?|several|{unit}|{teen}|(?:{ten})(?:[\s-](?:{unit}))?)");
    let large = "(?:hundred|thousand|million|billion|trillion)";
    let many = "(?:tens|hundreds|thousands|millions|billions|trillions)";
    vec![
        // "$5 billion", "$3.18-$3.81", "$300 million US dollars"
        format!(r"(?:\b{prefix})?{sign}\s?{number}{times}?(?:[-–]{sign}{figures}{times}?)?(?:\s{named}\b)?"),
        format!(r"\b{codes}\s?{number}{times}?"),
        format!(r"\bS/\.?\s?{number}{times}?"),
        format!(r"\bR{number}{times}\b|\bR\d{number}\b|\bR\s\d{{1,3}}(?:[ ,]\d{{3}}\b)+"),
        format!(r"\b[NP]\s?{number}{times}|\b[NP]{large_figures}\b{times}?|\b[NP]\s\d{{1,3}}(?:,\d{{3}}\b)+"),
        format!(r"\b{number}/="),
        // "300 pesos", "a 10-million-dollar fund", "300 million won"
        format!(r"\b{number}{times}?[\s-]{named}\b"),
        format!(r"\b{number}{times}\s{WHOSE}?won\b|\b{number}{times}?\s?(?:{iso}|F?CFA)\b"),
        // "two billion birr", "several hundred billion won"
        format!(r"\b{few}(?:\s{large})*{times}?[\s-]{named}\b|\ba{times}[\s-]{named}\b"),
        format!(r"\b{few}(?:\s{large})+\s{WHOSE}?won\b"),
        // "US dollars 6,000", "rupees 40"
        format!(r"\b(?:US dollars|rupees?|Rupees?|[Bb]irr)\s{number}{times}?"),
        // "millions of dollars", "hundred yuan", "multibillion-dollar"
        format!(r"\b{many}(?: of {many})* of {WHOSE}?(?:{NAMES}|{WORDS}|won)\b"),
        format!(r"\b(?:multi)?{large}[\s-]{WHOSE}?(?:{NAMES}|{WORDS})\b"),
        // "the yuan": a currency alone
        format!(r"\b{WHOSE}(?i:{NAMES}|pounds?|rand|liras?)\b|\b(?:{NAMES}|greenback)\b"),
    ]
}
