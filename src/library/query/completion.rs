//! What Tab can complete: the name of a field, or a value of a field.

use super::lexer::{QueryTokenKind, TermToken, ValueForm, is_mark, tokens};
use super::{Field, Query};
use crate::text::Span;

/// The part of the input that the user is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The range of the input that a completion replaces.
    pub span: Span,
    /// What kind of completion fits.
    pub kind: SlotKind,
}

/// What kind of completion fits a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A field whose name starts with this text.
    Field(String),
    /// A value of this field that starts with this text: one of [`Field::values`], or a
    /// name with words that start with the typed words.
    Value(Field, String),
}

impl Slot {
    /// The slot around `cursor`, a byte offset into `input`. `None` inside a value of a
    /// field that does not exist, right after an operator such as `OR`, and for an offset
    /// that is not on a character boundary.
    #[must_use]
    pub fn at(input: &str, cursor: usize) -> Option<Self> {
        input.get(..cursor)?;
        let touched = tokens(input)
            .into_iter()
            .rfind(|t| t.span.start() < cursor && cursor <= t.span.end());
        match touched.map(|t| (t, t.kind)) {
            Some((_, QueryTokenKind::Term(piece))) => Self::within(input, piece, cursor),
            // Before a parenthesis only the name of a field is possible.
            Some((token, QueryTokenKind::Open)) if cursor < token.span.end() => {
                let name = Span::new(token.span.start(), token.span.end().saturating_sub(2));
                let typed = input.get(name.start()..cursor).filter(|_| cursor <= name.end())?;
                Some(Self {
                    span: name,
                    kind: SlotKind::Field(typed.to_owned()),
                })
            }
            Some((_, QueryTokenKind::Or | QueryTokenKind::And | QueryTokenKind::Not))
                if !input.get(..cursor)?.ends_with('|') =>
            {
                None
            }
            _ => Some(Self::empty(input, cursor)),
        }
    }

    /// The empty slot, before the user types anything.
    fn empty(input: &str, cursor: usize) -> Self {
        Self {
            span: Span::new(cursor, cursor),
            kind: match field_around(input, cursor) {
                Some(field) => SlotKind::Value(field, String::new()),
                None => SlotKind::Field(String::new()),
            },
        }
    }

    fn within(input: &str, piece: TermToken, cursor: usize) -> Option<Self> {
        match piece.name {
            Some(name) if cursor > name.end() => {
                let field = Field::named(input.get(name.range())?)?;
                let mut span = piece.value;
                // The minus that reverses an order is not part of the slot.
                let order = field == Field::Sort && input.get(span.range())?.starts_with('-');
                if order && cursor > span.start() {
                    span = Span::new(span.start() + 1, span.end());
                }
                let typed = input.get(span.start()..cursor.max(span.start()))?;
                let typed = typed.trim_matches(is_mark).to_owned();
                Some(Self {
                    span,
                    kind: SlotKind::Value(field, typed),
                })
            }
            name => {
                let span = name.unwrap_or(piece.value);
                let typed = input.get(span.start()..cursor.max(span.start()))?.to_owned();
                (piece.form == ValueForm::Bare || name.is_some()).then_some(Self {
                    span,
                    kind: SlotKind::Field(typed),
                })
            }
        }
    }

    /// Puts `name` (a field or a value) into the slot. Returns the new input and the byte
    /// offset of the cursor after the name.
    #[must_use]
    pub fn fill(&self, input: &str, name: &str) -> (String, usize) {
        let after = input.get(self.span.end()..).unwrap_or_default();
        match &self.kind {
            SlotKind::Field(_) => {
                let opened = after.starts_with([':', '>', '<', '=', '≥', '≤']);
                let field = Field::named(name).filter(|_| !opened);
                self.put(input, field.map_or(name, |f| f.opening()), "")
            }
            SlotKind::Value(field, _) => {
                let term = Query::term_for(*field, name);
                let value = term.get(field.name().len()..).unwrap_or_default();
                self.put(input, value.trim_start_matches(':'), space_before(after))
            }
        }
    }

    /// Puts a complete `term` into the slot. Returns the new input and the byte offset of
    /// the cursor after the term.
    #[must_use]
    pub fn fill_with_term(&self, input: &str, term: &str) -> (String, usize) {
        let after = input.get(self.span.end()..).unwrap_or_default();
        self.put(input, term, space_before(after))
    }

    fn put(&self, input: &str, filled: &str, space: &str) -> (String, usize) {
        let before = input.get(..self.span.start()).unwrap_or(input);
        let after = input.get(self.span.end()..).unwrap_or_default();
        let cursor = before.len() + filled.len() + space.len();
        (format!("{before}{filled}{space}{after}"), cursor)
    }
}

/// A space, if the text after a completed term does not start with one.
fn space_before(after: &str) -> &'static str {
    if after.starts_with([' ', ')']) { "" } else { " " }
}

/// The field before the innermost parentheses that are open at `cursor`.
fn field_around(input: &str, cursor: usize) -> Option<Field> {
    // A letter typed at the cursor would become a word of that field, if there is one.
    let probe = format!("{}x", input.get(..cursor)?);
    match tokens(&probe).last()?.kind {
        QueryTokenKind::Term(piece) => Field::named(probe.get(piece.name?.range())?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The input before and after a completion; | is the cursor.
    fn completed(input: &str, name: &str) -> String {
        let cursor = input.find('|').unwrap();
        let input = input.replace('|', "");
        let slot = Slot::at(&input, cursor).unwrap();
        let (mut filled, cursor) = slot.fill(&input, name);
        filled.insert(cursor, '|');
        filled
    }

    #[test]
    fn a_word_begun_is_completed_to_a_field() {
        assert_eq!(completed("war spe|", "speaker"), "war speaker:|");
        assert_eq!(completed("-spe|", "speaker"), "-speaker:|");
        assert_eq!(completed("pers|:kerry", "person"), "person|:kerry");
    }

    #[test]
    fn a_name_begun_is_completed_in_quotation_marks() {
        assert_eq!(
            completed("speaker:ker|", "John Kerry"),
            "speaker:\"John Kerry\" |"
        );
        assert_eq!(
            completed("speaker:\"john k|", "John Kerry"),
            "speaker:\"John Kerry\" |"
        );
        assert_eq!(
            completed("speaker:ker| war", "John Kerry"),
            "speaker:\"John Kerry\"| war"
        );
    }

    #[test]
    fn where_nothing_is_typed_any_field_is_wanted() {
        let slot = Slot::at("war ", 4).unwrap();
        assert_eq!(slot.kind, SlotKind::Field(String::new()));
        assert_eq!(Slot::at("", 0).unwrap().span, Span::new(0, 0));
    }

    #[test]
    fn the_value_up_to_the_cursor_is_what_is_wanted() {
        let slot = Slot::at("place:ale", 8).unwrap();
        assert_eq!(slot.kind, SlotKind::Value(Field::Place, "al".to_owned()));
        assert_eq!(slot.span, Span::new(6, 9));
    }

    #[test]
    fn nothing_is_completed_in_an_unknown_field_or_a_phrase() {
        assert_eq!(Slot::at("colour:re", 9), None);
        assert_eq!(Slot::at("\"peace ta", 9), None);
    }

    #[test]
    fn after_an_operator_nothing_is_completed() {
        for input in ["a OR", "a AND", "NOT"] {
            assert_eq!(Slot::at(input, input.len()), None, "{input}");
        }
        assert!(Slot::at("a OR ", 5).is_some() && Slot::at("a|", 2).is_some());
    }

    #[test]
    fn terms_in_parentheses_are_completed_too() {
        assert_eq!(completed("(pers|)", "person"), "(person:|)");
        assert_eq!(
            completed("(war OR speaker:ker|) x", "John Kerry"),
            "(war OR speaker:\"John Kerry\"|) x"
        );
        assert_eq!(completed("-(|", "is"), "-(is:|");
        assert_eq!(completed("org:(un OR na|)", "NATO"), "org:(un OR \"NATO\"|)");
        assert_eq!(completed("org:(|", "NATO"), "org:(\"NATO\" |");
        assert_eq!(completed("or|:(un)", "org"), "org|:(un)");
    }

    #[test]
    fn fixed_values_and_counts_stand_bare() {
        assert_eq!(completed("is:un|", "unread"), "is:unread |");
        assert_eq!(completed("sort:-ti|", "title"), "sort:-title |");
        assert_eq!(completed("sort:-|", "title"), "sort:-title |");
        assert_eq!(completed("peop|", "people"), "people>|");
        assert_eq!(completed("peop|>3", "people"), "people|>3");
        assert_eq!(completed("after:|", "-7d"), "after:-7d |");
    }
}
