//! Tags for the tokens of a text that rules use: `words` with their lexicon entries, `phrase`, and
//! `quote_marks`.

pub(crate) mod phrase;
pub(crate) mod quote_marks;
pub(crate) mod words;
