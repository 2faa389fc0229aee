//! What a rule sees of the text: `words` with their facts, and `quote_marks`.

pub(crate) mod phrase;
pub(crate) mod quote_marks;
pub(crate) mod words;
