//! Dates: days, months and years in the order that people write them.

use super::page::{Case, Page};
use crate::text::TokenKind;
use jiff::civil::Date;
use std::ops::Range;

/// A date in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    /// Its tokens; not empty.
    pub words: Range<usize>,
    /// The day, where day, month and year are given.
    pub date: Option<Date>,
}

/// All dates of an article in reading order.
pub(crate) fn find_dates(page: &Page<'_>) -> Vec<Dated> {
    let mut out = Vec::new();
    for sentence in page.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let reader = Reader {
                page,
                end: sentence.end,
            };
            match reader.date(at) {
                Some(dated) => {
                    at = dated.words.end;
                    out.push(dated);
                }
                None => at += 1,
            }
        }
    }
    out
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What must stand before a month or year that could be another word or number.
const OPENERS: &[&str] = &[
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "between",
    "and",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "through",
    "for",
    "(",
    "as",
    "around",
    "circa",
    "year",
    "years",
    "fiscal",
    "end",
    "every",
    "on",
    "or",
    "beginning",
    "starting",
    "the",
    "-",
    "–",
    "—",
    "/",
];

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    end: usize,
}

impl<'a> Reader<'_, 'a> {
    fn text(&self, at: usize) -> &'a str {
        self.page
            .words
            .get(at)
            .filter(|_| at < self.end)
            .map_or("", |w| w.text)
    }

    fn date(&self, at: usize) -> Option<Dated> {
        self.with_weekday(at)
            .or_else(|| self.numeric(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.year_alone(at))
    }

    /// "Tuesday", "Tuesday, March 28, 2017".
    fn with_weekday(&self, at: usize) -> Option<Dated> {
        let capital = self.page.words.get(at)?.case != Case::Small;
        let text = self.text(at).to_ascii_lowercase();
        let name = text.trim_end_matches('.');
        let short = matches!(
            name,
            "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
        );
        let long = DAYS.contains(&name) || DAYS.iter().any(|d| name.strip_suffix('s') == Some(d));
        if !capital || !(long || short) {
            return None;
        }
        let next = at + 1 + usize::from(matches!(self.text(at + 1), "," | "(" | "the"));
        let rest = self
            .day_month(next)
            .or_else(|| self.month_day(next).filter(|d| d.words.len() > 1));
        match rest {
            Some(rest) => Some(Dated {
                words: at..rest.words.end,
                ..rest
            }),
            None => long.then_some(Dated {
                words: at..at + 1,
                date: None,
            }),
        }
    }

    /// "2016-02-10", "10/02/2016", "2007-2008", "2022/23".
    fn numeric(&self, at: usize) -> Option<Dated> {
        let mark = self.text(at + 1);
        if !matches!(mark, "-" | "–" | "/" | ".") || !self.touch(at) || !self.touch(at + 1) {
            return None;
        }
        let (first, second) = (self.number(at)?, self.number(at + 2)?);
        if self.text(at + 3) == mark && self.touch(at + 2) && self.touch(at + 3) {
            let third = self.number(at + 4)?;
            let (year, day) = if first > 31 {
                (first, third)
            } else {
                (third, first)
            };
            let date = Date::new(
                i16::try_from(year).ok()?,
                i8::try_from(second).ok()?,
                i8::try_from(day).ok()?,
            );
            return date.ok().map(|date| Dated {
                words: at..at + 5,
                date: Some(date),
            });
        }
        let years = self.year(at).is_some() && matches!(self.text(at + 2).len(), 2 | 4) && second > 0;
        years.then_some(Dated {
            words: at..at + 3,
            date: None,
        })
    }

    /// "18 May 2021", "18th of May".
    fn day_month(&self, at: usize) -> Option<Dated> {
        let day = self.day(at)?;
        let mut next = at + 1 + usize::from(self.text(at + 1) == "of");
        let month = self.month(next)?;
        next += 1;
        let (year, end) = self.year_after(next);
        Some(Dated {
            words: at..end,
            date: complete(year, month, day),
        })
    }

    /// "May 18, 2021", "May 18", "May 2021", "in May".
    fn month_day(&self, at: usize) -> Option<Dated> {
        let month = self.month(at)?;
        if let Some(day) = self.day(at + 1) {
            let (year, end) = self.year_after(at + 2);
            if let Some(end) = self.last_day(end).filter(|_| year.is_none()) {
                let words = at..self.year_after(end).1;
                return Some(Dated { words, date: None });
            }
            return Some(Dated {
                words: at..end,
                date: complete(year, month, day),
            });
        }
        let (year, end) = self.year_after(at + 1);
        let before = at.checked_sub(1).map_or("", |i| self.text(i)).to_lowercase();
        // "May" and "March" open sentences as other words; "Mar" and "Jan" are names too.
        let certain = self.text(at).len() > 3 && !matches!(self.text(at), "March" | "Sept" | "Sept.");
        let clear = certain || OPENERS.contains(&before.as_str());
        (year.is_some() || clear).then_some(Dated {
            words: at..end,
            date: None,
        })
    }

    /// One past the last day of "July 6 to 16", whose "to" is at `at`.
    fn last_day(&self, at: usize) -> Option<usize> {
        let joined = matches!(self.text(at), "-" | "–" | "to" | "and");
        let day = self.day(at + 1).filter(|_| joined)?;
        let counted = self.text(at + 2).starts_with(char::is_lowercase) && self.text(at + 2).ends_with('s');
        (day > 0 && self.month(at + 2).is_none() && !counted).then_some(at + 2)
    }

    /// "in 2019", "2019".
    fn year_alone(&self, at: usize) -> Option<Dated> {
        self.year(at)?;
        let before = at.checked_sub(1).map_or("", |i| self.text(i)).to_lowercase();
        let after = self.page.words.get(at + 1).filter(|_| at + 1 < self.end);
        let counted =
            after.is_some_and(|w| w.case == Case::Small && w.text.ends_with('s') && w.text.len() > 3);
        let clear = OPENERS.contains(&before.as_str()) && before != "for" && before != "the";
        let plain = !counted && !before.ends_with(['$', '€', '£', '.', '#']) && before != "no.";
        (clear && !(counted && before != "in") || plain).then_some(Dated {
            words: at..at + 1,
            date: None,
        })
    }

    /// The year at `at`, after a comma or not, and one past it; else `at` itself.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        if let Some(year) = self.year(at) {
            return (Some(year), at + 1);
        }
        match (self.text(at), self.year(at + 1)) {
            ("," | "of", Some(year)) => (Some(year), at + 2),
            _ => (None, at),
        }
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.page.words.get(at).filter(|_| at < self.end)?;
        if !matches!(word.case, Case::Capital | Case::Upper) || word.text.len() > 10 {
            return None;
        }
        let small = word.text.to_ascii_lowercase();
        let name = small.trim_end_matches('.');
        let found = MONTHS.iter().position(|m| {
            *m == name || name.len() == 3 && m.starts_with(name) || name == "sept" && *m == "september"
        });
        found.and_then(|i| i8::try_from(i + 1).ok())
    }

    /// A day of a month: "3", "17th".
    fn day(&self, at: usize) -> Option<i8> {
        let text = self.text(at);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|s| text.strip_suffix(s))
            .unwrap_or(text);
        let day: i8 = if digits.len() <= 2 {
            digits.parse().ok()?
        } else {
            return None;
        };
        (1..=31).contains(&day).then_some(day)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let text = self.text(at);
        let year: i16 = if text.len() == 4 {
            text.parse().ok()?
        } else {
            return None;
        };
        (1000..=2100).contains(&year).then_some(year)
    }

    fn number(&self, at: usize) -> Option<u32> {
        let number = self
            .page
            .words
            .get(at)
            .filter(|w| at < self.end && w.kind == TokenKind::Number)?;
        if number.text.len() > 4 {
            None
        } else {
            number.text.parse().ok()
        }
    }

    /// Whether no white space lies between token `at` and the next.
    fn touch(&self, at: usize) -> bool {
        self.page.touch(at)
    }
}

fn complete(year: Option<i16>, month: i8, day: i8) -> Option<Date> {
    Date::new(year?, month, day).ok()
}
