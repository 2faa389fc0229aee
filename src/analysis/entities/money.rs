//! Sums of money: "$5 billion", "Rs 200 crore", "300 pesos", "millions of dollars".

use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// All sums of money in `text`, in order.
pub(crate) fn find_money(text: &str) -> Vec<Span> {
    let Some(pattern) = PATTERN.as_ref() else {
        return Vec::new();
    };
    pattern
        .find_iter(text)
        .map(|m| Span::new(m.start(), m.end()))
        .collect()
}

/// Compiled at the first article, since a list alone needs none of it. `None`
/// never happens; the pattern is tested.
static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d[\d,.]*\d*)?";
    let times = r"(?:[\s-]?(?:thousand|million|billion|trillion|crores?|lakhs?|mln|bln|tn|bn|mil|m|b|k|M|B|K|Million|Billion|Trillion)\b)";
    let units = "(?:dollars?|euros?|pounds?(?: sterling)?|yuan|renminbi|yen|rupees?|pesos?|baht|ringgits?|rand|\
                 roubles?|rubles?|riyals?|rials?|dinars?|dirhams?|shekels?|liras?|francs?|naira|shillings?|kwacha|\
                 kyats?|colones|reais|quetzal(?:e?s)?|lempiras?|c[oó]rdobas|bol[ií]vares|soles|guaran[ií]e?s|taka|birr|\
                 cedis?|rupiah|dong|kroner|krone|kronor|krona|zlotys?|forints?|hryvnias?|pence|cents|tugrik|tugriks)";
    let whose = r"(?:US |U\.S\. |American |Canadian |Australian |Hong Kong |Singapore |Egyptian |Zimbabwean |Jamaican |New Taiwan |Chinese |Indian |Mexican |Argentine |Philippine |Swiss |Kenyan |Israeli |Kuwaiti |Iraqi |Saudi )?";
    let prefix = r"(?:US|U\.S\.|AU|CA|NZ|HK|NT|TT|GY|Mex|COP|A|C|S|N|R|Z|J|B)\s?";
    let codes = r"(?:USD|EUR|GBP|JPY|CNY|RMB|INR|ZAR|AED|SAR|QAR|KWD|OMR|EGP|NGN|KES|GHS|THB|MYR|SGD|CHF|NIS|BND|CUP|PKR|BDT|UGX|TZS|Rs\.?|RM|Dhs?\.?|Tk\.?|SR|Ksh\.?|KSh|GH¢|GH₵|GH|QR|KD|LE)";
    let few = r"(?:(?i:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|fifty|a hundred|half a|several)\s)";
    let many = r"(?:tens|hundreds|thousands|millions|billions|trillions)";
    let alternatives = [
        format!(r"(?:\b{prefix})?[$€£¥₹₡₽₩₪₦₱฿₫₴₺₵]\s?{number}{times}?(?:\s{whose}{units}\b)?"),
        format!(r"\b{codes}\s?{number}{times}?"),
        format!(r"\bR{number}{times}\b|\bR\d{number}\b"),
        format!(r"\bN{number}{times}"),
        format!(r"\b{number}{times}?[\s-]{whose}{units}\b"),
        format!(r"\b{number}{times}\s{whose}won\b|\b{number}(?:CUP|USD|EUR)\b"),
        format!(r"\b{few}{times}?\s?{whose}{units}\b|\ba{times}\s?{whose}{units}\b"),
        format!(r"\b{many}(?: of {many})* of {whose}(?:{units}|won)\b"),
    ];
    // The word boundaries are those of ASCII: every word here is, and a text with
    // a letter or mark beyond ASCII would else be searched a hundred times slower.
    Regex::new(&alternatives.join("|").replace(r"\b", r"(?-u:\b)")).ok()
});
