//! Helpers for the tests of dates and of sums: tables of sentences with the expected findings, and
//! generated text with words that matter for the code under test.

use proptest::prelude::*;

/// Checks that `found` returns the expected findings, joined by " | ", for each sentence, and
/// reports all sentences for which it does not.
#[track_caller]
pub(crate) fn check(found: impl Fn(&str) -> Vec<String>, cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, expected)| (text, found(text).join(" | "), expected))
        .filter(|(_, found, expected)| found != **expected)
        .map(|(text, found, expected)| format!("{text}\n  found    {found}\n  expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text of `words` and of arbitrary characters, with or without spaces in between.
pub(crate) fn text_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = prop_oneof![proptest::sample::select(words).prop_map(str::to_owned), ".{0,4}",];
    let sep = proptest::sample::select(vec!["", " "]);
    proptest::collection::vec((word, sep), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(word, sep)| word + sep).collect())
}
