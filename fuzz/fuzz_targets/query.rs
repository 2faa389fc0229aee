//! Whatever is typed into the filter bar.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::library::Query;
use pullquote::library::query::Slot;

fuzz_target!(|input: (usize, &str)| {
    let (cursor, typed) = input;
    let query = Query::parse(typed);
    let terms = query.terms.iter().map(|t| t.span);
    for span in terms.chain(query.problems.iter().map(|p| p.span)) {
        assert!(typed.get(span.range()).is_some_and(|s| !s.is_empty()));
    }
    if let Some(slot) = Slot::at(typed, cursor % (typed.len() + 1)) {
        let (filled, cursor) = slot.fill(typed, "Anna \"Nan\" Petrova");
        assert!(filled.is_char_boundary(cursor));
        let _ = Query::parse(&filled);
    }
});
