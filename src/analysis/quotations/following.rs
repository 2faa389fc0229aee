//! The context of a word that may report: the kind of the word or mark after it, as the
//! table of cues distinguishes them.

use super::classes::ClassedWords;
use crate::analysis::lexicon::reporting::Context;
use crate::text::TokenKind;

impl ClassedWords<'_> {
    /// The context of the word `i` in a sentence that ends at `end`.
    #[must_use]
    pub fn context(&self, i: usize, end: usize) -> Context {
        let Some(next) = self.get(i + 1).filter(|_| i + 1 < end) else {
            return Context::Stop;
        };
        let opens = |j: usize| j < end && self.at(j, |w| w.stretch.is_some());
        if next.stretch.is_some() || next.is_mark(&[",", ":"]) && opens(i + 2) {
            return Context::Quote;
        }
        if let Some(context) = closed_context(next.text) {
            return context;
        }
        match next.kind {
            TokenKind::Number => Context::Number,
            TokenKind::Word if next.is_capital() => Context::Name,
            TokenKind::Word if next.text.ends_with("ing") => Context::Ing,
            TokenKind::Word => Context::Other,
            TokenKind::Punctuation if next.text == "," => Context::Comma,
            TokenKind::Punctuation if matches!(next.text, ":" | "-" | "–" | "—") => Context::Colon,
            TokenKind::Punctuation | TokenKind::Quote | TokenKind::Possessive => Context::Stop,
        }
    }

    /// The "that" at most ten words after `i`, with only words between.
    #[must_use]
    pub fn later_that(&self, i: usize, end: usize) -> Option<usize> {
        for j in i + 1..end.min(i + 11) {
            let word = self.get(j)?;
            if word.text == "that" {
                return Some(j);
            }
            if word.stretch.is_some()
                || !matches!(
                    word.kind,
                    TokenKind::Word | TokenKind::Number | TokenKind::Possessive
                )
            {
                return None;
            }
        }
        None
    }
}

/// The context before a word of a closed class.
fn closed_context(word: &str) -> Option<Context> {
    let mut low = [0; 8];
    let low = low.get_mut(..word.len())?;
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    Some(match &*low {
        b"that" => Context::That,
        b"to" => Context::To,
        b"how" | b"what" | b"why" | b"whether" | b"if" | b"who" | b"when" | b"where" | b"which" => {
            Context::Wh
        }
        b"of" => Context::Of,
        b"about" => Context::About,
        b"for" => Context::For,
        b"as" => Context::As,
        b"on" | b"upon" => Context::On,
        b"against" => Context::Against,
        b"with" => Context::With,
        b"in" => Context::In,
        b"by" => Context::By,
        b"at" => Context::At,
        b"out" | b"up" | b"down" | b"off" | b"back" => Context::Out,
        b"from" => Context::From,
        b"he" | b"she" | b"they" | b"we" | b"there" | b"i" | b"you" => Context::Subject,
        b"it" | b"this" | b"these" | b"those" => Context::It,
        b"his" | b"her" | b"their" | b"our" | b"its" | b"my" | b"your" => Context::Possessive,
        b"him" | b"them" | b"us" | b"me" => Context::Object,
        b"the" | b"a" | b"an" | b"any" | b"some" | b"no" | b"every" | b"all" => Context::Article,
        _ => return None,
    })
}
