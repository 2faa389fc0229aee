//! Terms that commands make, and how they are added to the typed input.

use super::lexer::{QueryTokenKind, ValueForm, is_mark, tokens};
use super::{Expr, Field, Query};
use jiff::civil::Date;

impl Query {
    /// The text of a term that looks for `name` in `field`: `speaker:"John Kerry"`.
    ///
    /// Names are put in quotation marks, so that the whole name must match. A quotation
    /// mark inside a name becomes a space, which separates words too. Dates, numbers and
    /// the values of fields with few values need no quotation marks. A number includes its
    /// sign: `>3`.
    #[must_use]
    pub fn term_for(field: Field, name: &str) -> String {
        match field {
            Field::Count(_) => format!("{}{name}", field.name()),
            Field::Person
            | Field::Place
            | Field::In
            | Field::Org
            | Field::Speaker
            | Field::Said
            | Field::Source => format!("{}:\"{}\"", field.name(), name.replace(is_mark, " ")),
            Field::Kind
            | Field::Lang
            | Field::Date
            | Field::After
            | Field::Before
            | Field::Is
            | Field::Has
            | Field::Sort => format!("{}:{name}", field.name()),
        }
    }

    /// Adds `term` to `typed`, so that both must match. An input with `OR` is put in
    /// parentheses first, and open parentheses and quotation marks are closed. `None` when
    /// `typed` already contains the term.
    #[must_use]
    pub fn adding(typed: &str, term: &str, today: Date) -> Option<String> {
        let typed = typed.trim();
        let wanted = Query::parse(term, today).expr;
        let asked = Query::parse(typed, today).expr;
        let is_asked = |part: &Expr| asked.conjuncts().iter().any(|c| c.same(part));
        if wanted.conjuncts().iter().all(is_asked) && !wanted.conjuncts().is_empty() {
            return None;
        }
        if typed.is_empty() {
            return Some(term.to_owned());
        }
        let closed = closed(typed);
        Some(if binds_loosely(&closed) {
            format!("({closed}) {term}")
        } else {
            format!("{closed} {term}")
        })
    }
}

/// `typed` with its open quotation marks and parentheses closed, and without closing
/// parentheses that close nothing.
fn closed(typed: &str) -> String {
    let mut out = typed.to_owned();
    let mut open = 0usize;
    for token in tokens(typed) {
        match token.kind {
            QueryTokenKind::Open => open += 1,
            QueryTokenKind::Close if open == 0 => out.replace_range(token.span.range(), " "),
            QueryTokenKind::Close => open -= 1,
            QueryTokenKind::Term(piece) if piece.form == ValueForm::Unclosed => out.push('"'),
            _ => {}
        }
    }
    out.extend(std::iter::repeat_n(')', open));
    out
}

/// Whether a term added to `typed` would apply to its last alternative only.
fn binds_loosely(typed: &str) -> bool {
    let (mut open, mut loose) = (0usize, false);
    let tokens = tokens(typed);
    for token in &tokens {
        match token.kind {
            QueryTokenKind::Open => open += 1,
            QueryTokenKind::Close => open = open.saturating_sub(1),
            QueryTokenKind::Or if open == 0 => loose = true,
            _ => {}
        }
    }
    loose || tokens.last().is_some_and(|t| t.kind == QueryTokenKind::Not)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn added(typed: &str, term: &str) -> Option<String> {
        Query::adding(typed, term, date(2016, 3, 30))
    }

    #[test]
    fn a_term_is_added_beside_the_others() {
        assert_eq!(added("", "place:\"Oslo\"").unwrap(), "place:\"Oslo\"");
        assert_eq!(added("war ", "is:read").unwrap(), "war is:read");
        assert_eq!(added("(a OR b) c", "d").unwrap(), "(a OR b) c d");
    }

    #[test]
    fn alternatives_are_put_in_parentheses_first() {
        let syria = "place:\"Syria\"";
        assert_eq!(
            added("kerry OR lavrov", syria).unwrap(),
            "(kerry OR lavrov) place:\"Syria\""
        );
        assert_eq!(added("a|b", "c").unwrap(), "(a|b) c");
        assert_eq!(added("kerry OR", "c").unwrap(), "(kerry OR) c");
        assert_eq!(added("a NOT", "c").unwrap(), "(a NOT) c");
    }

    #[test]
    fn what_is_open_is_closed_first() {
        assert_eq!(added("(a (b OR c", "d").unwrap(), "(a (b OR c)) d");
        assert_eq!(added("a \"civil wa", "d").unwrap(), "a \"civil wa\" d");
        assert_eq!(added("a OR (\"b c", "d").unwrap(), "(a OR (\"b c\")) d");
        assert_eq!(added("a) OR b", "d").unwrap(), "(a  OR b) d");
    }

    #[test]
    fn what_is_asked_already_is_not_added() {
        assert_eq!(
            added("war speaker:\"John Kerry\"", "speaker:\"John Kerry\""),
            None
        );
        assert_eq!(added("speaker:“john kerry” war", "speaker:\"John Kerry\""), None);
        assert!(added("-is:read", "is:read").is_some());
        assert!(added("is:read OR war", "is:read").is_some());
    }
}
