//! Reads amounts: "1,284.5", "2.3 billion", "twenty-two million", "Rs 200 crore".

use crate::analysis::values::Amount;
use crate::text::english::numbers::spelled;

/// Reads the amount of a sum. For a range, returns the minimum and the maximum.
///
/// `text` is the sum in lowercase. Both are `None` if the text contains no number: "millions of
/// dollars".
pub(crate) fn amounts(text: &str, point: Point) -> (Option<Amount>, Option<Amount>) {
    let mut numbers: Vec<ParsedNumber> = Vec::new();
    for part in parts(text) {
        let vague = matches!(part, "several" | "few" | "tens" | "hundreds" | "thousands")
            || matches!(part, "millions" | "billions" | "trillions");
        if vague {
            return (None, None);
        }
        if let Some(power) = power(part) {
            // A power after a number multiplies it: "half a million", "200 lakh crore".
            // "Billion-dollar" contains no number.
            let Some(last) = numbers.last_mut() else {
                return (None, None);
            };
            last.power = last.power.saturating_add(power);
        } else if part == "half" {
            numbers.push(ParsedNumber::new(Amount::new(5, 1), false));
        } else if let Some(amount) = digits(part, point) {
            numbers.push(ParsedNumber::new(amount, false));
        } else if let Some(number) = word(part) {
            add_word(&mut numbers, number);
        }
    }
    range(&numbers)
}

/// A number and the power of ten after it.
struct ParsedNumber {
    amount: Amount,
    power: u8,
    /// Whether it is a number word, so that "two" can continue "twenty".
    spelled: bool,
}

impl ParsedNumber {
    fn new(amount: Amount, spelled: bool) -> Self {
        Self {
            amount,
            power: 0,
            spelled,
        }
    }

    fn value(&self, power: u8) -> Option<Amount> {
        self.amount.times_ten_to(power)
    }
}

fn add_word(numbers: &mut Vec<ParsedNumber>, number: u8) {
    match numbers.last_mut() {
        Some(last) if last.spelled && last.power == 0 && number < 10 && last.amount.whole() % 10 == 0 => {
            last.amount = Amount::new(last.amount.whole() + u128::from(number), 0);
        }
        // The "a" in "half a million" adds nothing.
        Some(last) if number == 1 && last.power == 0 => last.spelled = true,
        _ => numbers.push(ParsedNumber::new(Amount::new(u128::from(number), 0), true)),
    }
}

/// The minimum and maximum of a range. "2 to 3 billion" starts at two billion, "$900 to $1 million"
/// at nine hundred dollars.
fn range(numbers: &[ParsedNumber]) -> (Option<Amount>, Option<Amount>) {
    let (Some(first), last) = (numbers.first(), numbers.get(1)) else {
        return (None, None);
    };
    let Some(last) = last else {
        return (first.value(first.power), None);
    };
    let most = last.value(last.power);
    let shared = first.value(first.power.max(last.power));
    let ordered = |least: &Amount| most.is_some_and(|most| !most.is_below(*least));
    let least = shared.filter(ordered).or_else(|| first.value(first.power));
    (least, most.filter(|_| least.as_ref().is_some_and(ordered)))
}

/// The numbers and words of a sum: "1,284.5", "999 999", "bn", "million".
fn parts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c.is_alphabetic()) {
        rest = rest.get(start..).unwrap_or_default();
        let len = if rest.starts_with(|c: char| c.is_ascii_digit()) {
            number_len(rest)
        } else {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at_checked(len).unwrap_or_default();
        // The "A" in "A$5" is not the article "a".
        if !after.starts_with('$') {
            out.push(part);
        }
        rest = after;
    }
    out
}

/// Whether `text` contains a word that multiplies a number: "1.125 million".
pub(crate) fn is_multiplied(text: &str) -> bool {
    let small = text.to_lowercase();
    parts(&small).into_iter().any(|part| power(part).is_some())
}

/// The meaning of a single point before three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// A decimal point: "1.125" is slightly more than one.
    Decimal,
    /// A separator of thousands: "1.500" is one thousand five hundred, as in euros.
    Groups,
}

/// The length in bytes of the number at the start of `text`. A space or an apostrophe belongs to it
/// only before three digits.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    loop {
        let goes_on = match bytes.get(len) {
            Some(b'0'..=b'9') => true,
            Some(b'.' | b',') => digit(len + 1),
            Some(b' ' | b'\'') => (1..=3).all(|i| digit(len + i)) && !digit(len + 4),
            _ => false,
        };
        if !goes_on {
            return len;
        }
        len += 1;
    }
}

/// Reads a number in figures: "1,284.5", "1.284,5", "12,34,567", "1 284".
///
/// If there are two kinds of marks, the last one is the decimal mark. A mark that does not precede
/// exactly three digits is also the decimal mark. `None` for "1.2.3".
fn digits(text: &str, point: Point) -> Option<Amount> {
    text.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let last = text.rfind(['.', ',']).and_then(|at| text.get(at..));
    let decimal = last.filter(|tail| is_decimal(text, tail, point));
    let head = decimal.map_or(text, |tail| text.strip_suffix(tail).unwrap_or(text));
    are_groups(head).then_some(())?;
    let scale = decimal.map_or(0, |tail| tail.len() - 1);
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    Some(Amount::new(plain.parse().ok()?, u8::try_from(scale).ok()?))
}

/// Whether `tail`, the last mark of `text` and the digits after it, is the decimal part.
fn is_decimal(text: &str, tail: &str, point: Point) -> bool {
    let mark = tail.get(..1).unwrap_or_default();
    let head = text.strip_suffix(tail).unwrap_or_default();
    let other = if mark == "." { ',' } else { '.' };
    let lone = head.len() > 3 || head.starts_with('0') || mark == "." && point == Point::Decimal;
    !head.contains(mark) && (head.contains(other) || tail.len() != 4 || lone)
}

/// Whether `text` is one group of digits, or groups of thousands, or groups of hundreds above a
/// thousand as in India: "12,34,567".
fn are_groups(text: &str) -> bool {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return true;
    };
    let mut groups = text.split(mark);
    let opens = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
    let last = groups.next_back().is_some_and(|g| is_group(g, 3));
    let rest: Vec<&str> = groups.collect();
    let all = |len: usize| rest.iter().all(|g| is_group(g, len));
    opens && last && (all(3) || mark == ',' && all(2))
}

fn is_group(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|b| b.is_ascii_digit())
}

/// The power of ten by which a word multiplies.
fn power(word: &str) -> Option<u8> {
    Some(match word {
        "hundred" => 2,
        "thousand" | "k" => 3,
        "lakh" | "lakhs" => 5,
        "million" | "mln" | "mil" | "mn" | "m" => 6,
        "crore" | "crores" => 7,
        "billion" | "bln" | "bn" | "b" => 9,
        "trillion" | "tn" => 12,
        _ => return None,
    })
}

/// The value of a number word. "A" in "a million" is one.
fn word(text: &str) -> Option<u8> {
    (text == "a").then_some(1).or_else(|| spelled(text))
}
