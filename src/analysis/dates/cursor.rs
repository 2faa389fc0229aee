//! Reads the words of dates: days, months, years and numbers.

use crate::analysis::tagging::words::{Case, TaggedText, TaggedWord};
use crate::text::TokenKind;
use crate::text::english::dates::MONTHS;
use crate::text::english::numbers::spelled;
use jiff::civil::Weekday;
use std::ops::Range;

/// Access to the words of one sentence. A word outside of the sentence is "".
#[derive(Clone, Debug)]
pub(crate) struct SentenceCursor<'p, 'a> {
    tagged: &'p TaggedText<'a>,
    /// The sentence as a range of token indices.
    pub sentence: Range<usize>,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// A day of the week as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenWeekday {
    pub day: Weekday,
    /// Whether it is abbreviated: "Tue." An abbreviation alone is not a date.
    pub short: bool,
    /// Whether it is a plural: "Tuesdays".
    pub plural: bool,
}

/// A month as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenMonth {
    /// The number of the month, from 1 to 12.
    pub number: i8,
    /// Whether it is abbreviated: "Feb", "Mar". An abbreviation alone is not a date.
    pub short: bool,
}

impl<'p, 'a> SentenceCursor<'p, 'a> {
    /// Creates a cursor for `sentence` of the text `tagged`.
    pub fn new(tagged: &'p TaggedText<'a>, sentence: Range<usize>) -> Self {
        Self { tagged, sentence }
    }

    /// The word at `at`, if it is in the sentence.
    pub fn word(&self, at: usize) -> Option<&'p TaggedWord<'a>> {
        self.tagged.words.get(at).filter(|_| self.sentence.contains(&at))
    }

    /// The text of the word at `at`.
    pub fn text(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |w| w.text)
    }

    /// The text of the word before `at`.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |i| self.text(i))
    }

    /// Whether the word at `at` is one of `words`. Case is ignored.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|w| w.eq_ignore_ascii_case(text))
    }

    /// Whether the word before `at` is one of `words`. Case is ignored.
    pub fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is(i, words))
    }

    /// Whether there is no white space between token `at` and the next.
    pub fn touch(&self, at: usize) -> bool {
        self.tagged.touch(at)
    }

    /// Reads "Tuesday", "Tues.", "Tuesdays".
    pub fn weekday(&self, at: usize) -> Option<WrittenWeekday> {
        let word = self.word(at)?;
        if matches!(word.case, Case::Small | Case::None) || !(3..=10).contains(&word.text.len()) {
            return None;
        }
        let name = word.text.trim_end_matches('.');
        let found = |(full, day): &(&str, Weekday)| {
            let start = full.get(..name.len());
            let plural = full.len() + 1 == name.len() && name.ends_with(['s', 'S']);
            let head = name.get(..full.len());
            let same = start.is_some_and(|s| s.eq_ignore_ascii_case(name))
                || plural && head.is_some_and(|h| h.eq_ignore_ascii_case(full));
            let short = name.len() <= 5 && name.len() < full.len();
            same.then_some(WrittenWeekday {
                day: *day,
                short,
                plural,
            })
        };
        WEEKDAYS.iter().find_map(found)
    }

    /// Reads "February", "Feb.", "Sept".
    pub fn month(&self, at: usize) -> Option<WrittenMonth> {
        let word = self.word(at)?;
        matches!(word.case, Case::Capital | Case::Upper).then_some(())?;
        month(word.text)
    }

    /// Reads a day of a month: "3", "17th".
    pub fn day(&self, at: usize) -> Option<i8> {
        day(self.text(at))
    }

    /// Reads a year: "2016".
    pub fn year(&self, at: usize) -> Option<i16> {
        year(self.text(at))
    }

    /// Reads a year at `at`, or after a comma or "of" at `at`. Returns the year and the index after
    /// it, or no year and `at`.
    pub fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        if let Some(year) = self.year(at) {
            return (Some(year), at + 1);
        }
        match (self.text(at), self.year(at + 1)) {
            ("," | "of", Some(year)) => (Some(year), at + 2),
            _ => (None, at),
        }
    }

    /// Reads a number of at most four digits.
    pub fn number(&self, at: usize) -> Option<i16> {
        let number = self.word(at).filter(|w| w.kind == TokenKind::Number)?;
        (number.text.len() <= 4).then_some(())?;
        number.text.parse().ok()
    }

    /// Reads a count from 1 to 9999, as in "two days ago": "two", "12", "a".
    pub fn count(&self, at: usize) -> Option<i16> {
        if let Some(number) = self.number(at) {
            return Some(number).filter(|n| *n > 0);
        }
        let text = self.text(at);
        if text.eq_ignore_ascii_case("a") || text.eq_ignore_ascii_case("an") {
            return Some(1);
        }
        spelled(text).map(i16::from)
    }
}

/// Reads the name of a month. Case is ignored.
pub(crate) fn month(text: &str) -> Option<WrittenMonth> {
    let name = text.trim_end_matches('.');
    (3..=9).contains(&name.len()).then_some(())?;
    let found = |full: &&str| {
        let start = full.get(..name.len());
        let cut = name.len() == 3 || name.len() == full.len() || name.eq_ignore_ascii_case("sept");
        cut && start.is_some_and(|s| s.eq_ignore_ascii_case(name))
    };
    let index = MONTHS.iter().position(found)?;
    Some(WrittenMonth {
        number: i8::try_from(index + 1).ok()?,
        short: MONTHS.get(index).is_some_and(|full| full.len() > name.len()),
    })
}

/// Reads a day of a month: "3", "17th".
pub(crate) fn day(text: &str) -> Option<i8> {
    let ends = ["st", "nd", "rd", "th"];
    let digits = ends.iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text);
    (1..=2).contains(&digits.len()).then_some(())?;
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Reads a year of four digits, from 1000 to 2100: "2016".
pub(crate) fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then_some(())?;
    text.parse().ok().filter(|year| (1000..=2100).contains(year))
}
