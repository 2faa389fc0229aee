//! The context of a word that may report: the kind of the word or mark after it, as the
//! table of cues distinguishes them.

use super::classes::ClassedWords;
use crate::analysis::lexicon::reporting::CueContext;
use crate::text::TokenKind;

impl ClassedWords<'_> {
    /// The context of the word `i` in a sentence that ends at `end`.
    #[must_use]
    pub fn context(&self, i: usize, end: usize) -> CueContext {
        let Some(next) = self.get(i + 1).filter(|_| i + 1 < end) else {
            return CueContext::Stop;
        };
        let opens = |j: usize| j < end && self.at(j, |w| w.quoted_range.is_some());
        if next.quoted_range.is_some() || next.is_mark(&[",", ":"]) && opens(i + 2) {
            return CueContext::Quote;
        }
        if let Some(context) = closed_context(next.text) {
            return context;
        }
        match next.kind {
            TokenKind::Number => CueContext::Number,
            TokenKind::Word if next.is_capital() => CueContext::Name,
            TokenKind::Word if next.text.ends_with("ing") => CueContext::Ing,
            TokenKind::Word => CueContext::Other,
            TokenKind::Punctuation if next.text == "," => CueContext::Comma,
            TokenKind::Punctuation if matches!(next.text, ":" | "-" | "–" | "—") => CueContext::Colon,
            TokenKind::Punctuation | TokenKind::Quote | TokenKind::Possessive => CueContext::Stop,
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
            if word.quoted_range.is_some()
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
fn closed_context(word: &str) -> Option<CueContext> {
    let mut low = [0; 8];
    let low = low.get_mut(..word.len())?;
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    Some(match &*low {
        b"that" => CueContext::That,
        b"to" => CueContext::To,
        b"how" | b"what" | b"why" | b"whether" | b"if" | b"who" | b"when" | b"where" | b"which" => {
            CueContext::Wh
        }
        b"of" => CueContext::Of,
        b"about" => CueContext::About,
        b"for" => CueContext::For,
        b"as" => CueContext::As,
        b"on" | b"upon" => CueContext::On,
        b"against" => CueContext::Against,
        b"with" => CueContext::With,
        b"in" => CueContext::In,
        b"by" => CueContext::By,
        b"at" => CueContext::At,
        b"out" | b"up" | b"down" | b"off" | b"back" => CueContext::Out,
        b"from" => CueContext::From,
        b"he" | b"she" | b"they" | b"we" | b"there" | b"i" | b"you" => CueContext::Subject,
        b"it" | b"this" | b"these" | b"those" => CueContext::It,
        b"his" | b"her" | b"their" | b"our" | b"its" | b"my" | b"your" => CueContext::Possessive,
        b"him" | b"them" | b"us" | b"me" => CueContext::Object,
        b"the" | b"a" | b"an" | b"any" | b"some" | b"no" | b"every" | b"all" => CueContext::Article,
        _ => return None,
    })
}
