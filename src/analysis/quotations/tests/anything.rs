//! The invariants of the analysis, on any text.

use crate::analysis::analyse;
use crate::text::plain_document;
use proptest::prelude::*;

/// Text of the parts of quotations and of other characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("‘"),
        Just("’"),
        Just("'"),
        Just("``"),
        Just("''"),
        Just("«"),
        Just("»"),
        Just("„"),
        Just("\n"),
        Just(" "),
        Just(", "),
        Just(". "),
        Just(": "),
        Just(" — "),
        Just("("),
        Just(")"),
        Just("[q:"),
        Just("he "),
        Just("said "),
        Just("that "),
        Just("Anna Petrova "),
        Just("told "),
        Just("according to "),
        Just("the minister "),
        Just("who "),
        Just("and "),
        Just("’s "),
        Just("KERRY"),
        Just("As "),
        Just("U.S. "),
        Just("漢字"),
        Just("e\u{301}"),
        Just("👩‍👩‍👧"),
        Just("\u{202e}"),
        Just("\r"),
        Just("adding "),
        Just("to "),
        Just("It "),
        Just("2016 "),
        Just("…"),
        Just("\u{a0}"),
    ];
    prop_oneof![
        proptest::collection::vec(piece, 0..60).prop_map(|p| p.concat()),
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn any_text_gives_an_analysis_that_holds_together(text in any_text()) {
        let document = plain_document(text);
        let found = analyse(&document, Some(jiff::civil::date(2016, 2, 9)));
        let mut end = 0;
        for quotation in &found.quotations {
            let span = quotation.span;
            prop_assert!(!span.is_empty() && span.start() >= end);
            end = span.end();
            prop_assert!(document.blocks().iter().any(|b| b.span.covers(span)));
            for part in [Some(span), quotation.cue, quotation.speaker.map(|s| s.mention)].into_iter().flatten() {
                prop_assert!(document.text().get(part.range()).is_some_and(|t| !t.trim().is_empty()));
            }
            if let Some(id) = quotation.speaker.and_then(|s| s.entity) {
                prop_assert!(found.entity(id).is_some());
            }
        }
        let mut end = 0;
        for mention in &found.mentions {
            prop_assert!(mention.span.start() >= end);
            end = mention.span.end();
        }
        for (id, entity) in found.entities.iter().enumerate() {
            prop_assert!(!entity.mentions.is_empty());
            prop_assert!(entity.mentions.is_sorted());
            prop_assert!(entity.mentions.iter().all(|m| found.mentions[*m as usize].entity.0 as usize == id));
        }
    }
}
