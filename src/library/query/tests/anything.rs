//! Whatever is typed.

use super::*;
use proptest::prelude::*;

fn typed() -> impl Strategy<Value = String> {
    let pieces = [
        "person:", "date:", "people>", "sort:-", "is:", "in:", "lang:", "\"", "-", " ", " ", "“", ":",
        "2016-02", "..", "-7d", "3", "(", ")", "(", ")", " OR ", "|", " NOT ", " AND ", "a", "b-c", "unread",
        "title",
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|p| p.concat())
}

/// Whether `expr` keeps what [`Expr`] promises.
fn is_in_order(expr: &Expr) -> bool {
    match expr {
        Expr::All(parts) => {
            parts.len() > 1 && parts.iter().all(|p| is_in_order(p) && !matches!(p, Expr::All(_)))
        }
        Expr::Any(parts) => {
            parts.len() > 1 && parts.iter().all(|p| is_in_order(p) && !matches!(p, Expr::Any(_)))
        }
        Expr::Not(part) => is_in_order(part) && !matches!(**part, Expr::Not(_)),
        Expr::Term(term) => !matches!(&term.test, Test::Count(_, numbers) if numbers.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_input_is_read_and_every_span_lies_in_it(input in typed()) {
        let query = Query::parse(&input, TODAY);
        let spans = query.terms().map(|t| t.span).chain(query.problems.iter().map(|p| p.span));
        for span in spans {
            prop_assert!(input.get(span.range()).is_some_and(|s| !s.is_empty()));
        }
        prop_assert!(query.problems.iter().all(|p| !p.message.is_empty()));
        prop_assert!(query.terms().count() + query.problems.len() <= input.chars().count());
        prop_assert!(query.is_everything() || is_in_order(&query.expr));
    }

    #[test]
    fn what_is_written_out_reads_the_same(input in typed()) {
        let query = Query::parse(&input, TODAY);
        // Some letters fold to more than one word: "½" to "1⁄2".
        if query.is_everything() || !input.is_ascii() {
            return Ok(());
        }
        let written = printed(&query.expr);
        let again = Query::parse(&written, TODAY);
        prop_assert_eq!(&again.problems, &[]);
        prop_assert!(again.expr.same(&query.expr), "{}", written);
        prop_assert_eq!(printed(&again.expr), written);
    }

    #[test]
    fn parentheses_around_everything_change_nothing(input in typed()) {
        let query = Query::parse(&input, TODAY);
        if !query.problems.is_empty() || input.trim().is_empty() {
            return Ok(());
        }
        let around = Query::parse(&format!("({input})"), TODAY);
        prop_assert_eq!(&around.problems, &[]);
        prop_assert!(around.means_same(&query));
    }

    #[test]
    fn a_term_added_to_any_input_must_hold_and_so_must_what_was_there(input in typed()) {
        let before = Query::parse(&input, TODAY);
        let Some(added) = Query::adding(&input, "speaker:\"Ida Lund\"", TODAY) else {
            return Ok(());
        };
        let after = Query::parse(&added, TODAY);
        let conjuncts = after.expr.conjuncts();
        let last = conjuncts.last().map(printed);
        prop_assert_eq!(last.as_deref(), Some("speaker:\"ida lund\""), "{}", added);
        if before.problems.is_empty() {
            prop_assert_eq!(&after.problems, &[]);
            prop_assert_eq!(conjuncts.len(), before.expr.conjuncts().len() + 1, "{}", added);
        }
    }

    #[test]
    fn a_completion_fits_any_input_and_cursor(input in typed(), cursor in 0usize..40) {
        if let Some(slot) = Slot::at(&input, cursor) {
            let (filled, after) = slot.fill(&input, "name");
            prop_assert!(filled.is_char_boundary(after));
        }
    }

    #[test]
    fn a_term_for_any_name_with_a_word_is_one_term(name in "\\PC*[a-z]\\PC*") {
        let query = Query::parse(&Query::term_for(Field::Speaker, &name), TODAY);
        prop_assert_eq!(query.terms().count(), 1);
        prop_assert!(query.problems.is_empty());
    }
}
