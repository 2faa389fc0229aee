//! Whatever is typed into the filter bar.
#![no_main]

use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;
use pullquote::library::Query;
use pullquote::library::query::{MOST_TERMS, Slot};

fuzz_target!(|input: (usize, i32, &str)| {
    let (cursor, days, typed) = input;
    // Any day of the calendar, its ends too.
    let span = jiff::Span::new().try_days(days % 3_700_000);
    let today = span.and_then(|s| Date::default().checked_add(s)).unwrap_or(Date::MAX);
    let query = Query::parse(typed, today);
    let terms = query.terms().map(|t| t.span);
    for span in terms.chain(query.problems.iter().map(|p| p.span)) {
        assert!(typed.get(span.range()).is_some_and(|s| !s.is_empty()));
    }
    assert!(query.terms().count() <= MOST_TERMS);
    assert!(query.problems.iter().all(|p| !p.message.is_empty()));
    let bracketed = Query::parse(&format!("({typed})"), today);
    assert!(!query.problems.is_empty() || bracketed.means_same(&query) || !bracketed.problems.is_empty());
    if let Some(more) = Query::adding(typed, "is:starred", today) {
        assert!(Query::parse(&more, today).terms().count() <= MOST_TERMS);
    }
    if let Some(slot) = Slot::at(typed, cursor % (typed.len() + 1)) {
        let (filled, cursor) = slot.fill(typed, "Anna \"Nan\" Petrova");
        assert!(filled.is_char_boundary(cursor));
        let _ = Query::parse(&filled, today);
    }
});
