//! What Tab can complete: the name of a field, or a name in a field.

use super::parse::{Form, Piece, pieces};
use super::{Field, Query};
use crate::text::Span;

/// The part of the input that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What a completion replaces.
    pub span: Span,
    /// What is wanted there.
    pub kind: SlotKind,
}

/// What is wanted in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A field whose name begins so.
    Field(String),
    /// A name in this field that holds words which begin so.
    Value(Field, String),
}

impl Slot {
    /// The slot around `cursor`, a byte offset into `input`; `None` within a
    /// field that does not exist, and for an offset that is no character boundary.
    #[must_use]
    pub fn at(input: &str, cursor: usize) -> Option<Self> {
        input.get(..cursor)?;
        let touches = |p: &Piece| p.span.start() < cursor && cursor <= p.span.end();
        let Some(piece) = pieces(input).into_iter().rfind(touches) else {
            return Some(Self {
                span: Span::new(cursor, cursor),
                kind: SlotKind::Field(String::new()),
            });
        };
        match piece.name {
            Some(name) if cursor > name.end() => {
                let field = Field::named(input.get(name.range())?)?;
                let typed = input.get(piece.value.start()..cursor)?;
                let typed = typed.trim_matches(super::parse::is_mark).to_owned();
                Some(Self {
                    span: piece.value,
                    kind: SlotKind::Value(field, typed),
                })
            }
            name => {
                let span = name.unwrap_or(piece.value);
                let typed = input.get(span.start()..cursor.max(span.start()))?.to_owned();
                (piece.form == Form::Bare || name.is_some()).then_some(Self {
                    span,
                    kind: SlotKind::Field(typed),
                })
            }
        }
    }

    /// `input` with `name`, a field's or one in a field, put into the slot, and
    /// the byte offset of the cursor after it.
    #[must_use]
    pub fn fill(&self, input: &str, name: &str) -> (String, usize) {
        let before = input.get(..self.span.start()).unwrap_or(input);
        let after = input.get(self.span.end()..).unwrap_or_default();
        let filled = match &self.kind {
            SlotKind::Field(_) if after.starts_with(':') => name.to_owned(),
            SlotKind::Field(_) => format!("{name}:"),
            SlotKind::Value(field, _) => {
                let term = Query::term_for(*field, name);
                let value = term.split_once(':').map_or("", |(_, value)| value);
                let space = if after.starts_with(' ') { "" } else { " " };
                format!("{value}{space}")
            }
        };
        let cursor = before.len() + filled.len();
        (format!("{before}{filled}{after}"), cursor)
    }
}

impl Field {
    /// The fields whose name begins with `typed`, in any case.
    pub fn beginning(typed: &str) -> impl Iterator<Item = Self> {
        let typed = typed.to_lowercase();
        Self::ALL
            .into_iter()
            .filter(move |f| f.name().starts_with(&typed))
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
}
