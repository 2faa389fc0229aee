//! Reads days with a name of their own: "Christmas Eve", "Easter Monday", "Eid al-Fitr".
//!
//! Holidays on a fixed day of the Gregorian calendar have one day in each year. The date of Easter
//! is computed. Holidays that depend on the moon are dates without days.

use super::cursor::SentenceCursor;
use super::found::FoundDate;
use super::resolve::{Holiday, Meaning};
use super::tense::side_of_month;

/// The words of each holiday, in lowercase with straight apostrophes. Longer phrases precede
/// shorter ones.
const HOLIDAYS: &[(&[&str], Option<Holiday>)] = &[
    (&["christmas", "eve"], Some(Holiday::On(12, 24))),
    (&["christmas", "day"], Some(Holiday::On(12, 25))),
    (&["christmas"], Some(Holiday::On(12, 25))),
    (&["boxing", "day"], Some(Holiday::On(12, 26))),
    (&["new", "year", "'s", "eve"], Some(Holiday::On(12, 31))),
    (&["new", "year", "'s", "day"], Some(Holiday::On(1, 1))),
    (&["valentine", "'s", "day"], Some(Holiday::On(2, 14))),
    (&["st", "patrick", "'s", "day"], Some(Holiday::On(3, 17))),
    (&["may", "day"], Some(Holiday::On(5, 1))),
    (&["bastille", "day"], Some(Holiday::On(7, 14))),
    (&["halloween"], Some(Holiday::On(10, 31))),
    (&["all", "saints", "'", "day"], Some(Holiday::On(11, 1))),
    (&["good", "friday"], Some(Holiday::Easter(-2))),
    (&["easter", "sunday"], Some(Holiday::Easter(0))),
    (&["easter", "monday"], Some(Holiday::Easter(1))),
    (&["easter"], Some(Holiday::Easter(0))),
    (&["ash", "wednesday"], Some(Holiday::Easter(-46))),
    (&["palm", "sunday"], Some(Holiday::Easter(-7))),
    (&["eid", "al-fitr"], None),
    (&["eid", "al-adha"], None),
    (&["eid", "ul-fitr"], None),
    (&["eid", "ul-adha"], None),
    (&["eid", "al", "fitr"], None),
    (&["eid", "al", "adha"], None),
    (&["eid-ul-fitr"], None),
    (&["eid-ul-adha"], None),
    (&["eid-al-fitr"], None),
    (&["eid-al-adha"], None),
    (&["eid"], None),
    (&["ramadan"], None),
    (&["diwali"], None),
    (&["passover"], None),
    (&["yom", "kippur"], None),
    (&["rosh", "hashanah"], None),
];

/// The holiday that begins at `at`.
pub(crate) fn holiday(cursor: &SentenceCursor<'_, '_>, at: usize) -> Option<FoundDate> {
    let (words, holiday) = HOLIDAYS.iter().find(|(words, _)| has_words(cursor, at, words))?;
    let end = at + words.len();
    // "The Easter Rising", "Christmas Island" and "Mr Easter" are named after a holiday and are not
    // dates.
    let next = cursor.word(end);
    let goes_on = next
        .is_some_and(|w| w.text.starts_with(char::is_uppercase) && !w.titled && cursor.month(end).is_none());
    let named = cursor.follows(at, &["mr", "mr.", "ms", "ms.", "mrs", "mrs.", "island"]);
    if goes_on || named {
        return None;
    }
    let recurs = cursor.follows(at, &["every", "each"]);
    let (year, end) = match cursor.year_after(end) {
        (Some(year), end) => (Some(year), end),
        _ => (None, end),
    };
    let meaning = match (holiday, year) {
        (None, _) => Meaning::Open,
        _ if recurs => Meaning::Open,
        (Some(holiday), Some(year)) => holiday.in_year(year).map_or(Meaning::Open, Meaning::Exactly),
        (Some(holiday), None) => Meaning::OnHoliday(*holiday, side_of_month(cursor, at, end)),
    };
    Some(FoundDate::named(at..end, meaning))
}

/// Whether `words` are at `at`, with a capital letter at the start.
fn has_words(cursor: &SentenceCursor<'_, '_>, at: usize, words: &[&str]) -> bool {
    let same = |(i, word): (usize, &&str)| {
        let text = cursor.text(at + i);
        word.eq_ignore_ascii_case(text)
            || matches!(*word, "'s" | "'") && text.replace('’', "'").eq_ignore_ascii_case(word)
    };
    cursor.text(at).starts_with(char::is_uppercase) && words.iter().enumerate().all(same)
}
