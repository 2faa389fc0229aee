//! Days that have a name of their own: "Christmas Eve", "Easter Monday", "Eid al-Fitr".
//!
//! Those on a day of the Gregorian calendar have one each year, and Easter is
//! reckoned; feasts that follow the moon are dates without days.

use super::cursor::Reader;
use super::found::FoundDate;
use super::resolve::{Feast, Meaning};
use super::tense::side_of_month;

/// Their words, in small letters with straight apostrophes, the longer first.
const FEASTS: &[(&[&str], Option<Feast>)] = &[
    (&["christmas", "eve"], Some(Feast::On(12, 24))),
    (&["christmas", "day"], Some(Feast::On(12, 25))),
    (&["christmas"], Some(Feast::On(12, 25))),
    (&["boxing", "day"], Some(Feast::On(12, 26))),
    (&["new", "year", "'s", "eve"], Some(Feast::On(12, 31))),
    (&["new", "year", "'s", "day"], Some(Feast::On(1, 1))),
    (&["valentine", "'s", "day"], Some(Feast::On(2, 14))),
    (&["st", "patrick", "'s", "day"], Some(Feast::On(3, 17))),
    (&["may", "day"], Some(Feast::On(5, 1))),
    (&["bastille", "day"], Some(Feast::On(7, 14))),
    (&["halloween"], Some(Feast::On(10, 31))),
    (&["all", "saints", "'", "day"], Some(Feast::On(11, 1))),
    (&["good", "friday"], Some(Feast::Easter(-2))),
    (&["easter", "sunday"], Some(Feast::Easter(0))),
    (&["easter", "monday"], Some(Feast::Easter(1))),
    (&["easter"], Some(Feast::Easter(0))),
    (&["ash", "wednesday"], Some(Feast::Easter(-46))),
    (&["palm", "sunday"], Some(Feast::Easter(-7))),
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

/// The feast that begins at `at`.
pub(crate) fn feast(reader: &Reader<'_, '_>, at: usize) -> Option<FoundDate> {
    let (words, feast) = FEASTS.iter().find(|(words, _)| stands(reader, at, words))?;
    let end = at + words.len();
    // "The Easter Rising", "Christmas Island", "Mr Easter" are named after it.
    let next = reader.word(end);
    let goes_on = next
        .is_some_and(|w| w.text.starts_with(char::is_uppercase) && !w.titled && reader.month(end).is_none());
    let named = reader.follows(at, &["mr", "mr.", "ms", "ms.", "mrs", "mrs.", "island"]);
    if goes_on || named {
        return None;
    }
    let recurs = reader.follows(at, &["every", "each"]);
    let (year, end) = match reader.year_after(end) {
        (Some(year), end) => (Some(year), end),
        _ => (None, end),
    };
    let meaning = match (feast, year) {
        (None, _) => Meaning::Open,
        _ if recurs => Meaning::Open,
        (Some(feast), Some(year)) => feast.in_year(year).map_or(Meaning::Open, Meaning::Exactly),
        (Some(feast), None) => Meaning::OnFeast(*feast, side_of_month(reader, at, end)),
    };
    Some(FoundDate::named(at..end, meaning))
}

/// Whether `words` stand at `at`, the first with a capital.
fn stands(reader: &Reader<'_, '_>, at: usize, words: &[&str]) -> bool {
    let same = |(i, word): (usize, &&str)| {
        let text = reader.text(at + i);
        word.eq_ignore_ascii_case(text)
            || matches!(*word, "'s" | "'") && text.replace('’', "'").eq_ignore_ascii_case(word)
    };
    reader.text(at).starts_with(char::is_uppercase) && words.iter().enumerate().all(same)
}
