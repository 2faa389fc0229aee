//! A token with the classes that the rules of quotations use.

use crate::analysis::lexicon::reporting::{CueContext, WordClass, WordEntry};
use crate::text::TokenKind;

/// One token with its classes.
#[derive(Clone, Copy, Debug)]
pub struct ClassedWord<'a> {
    /// The text of the token.
    pub text: &'a str,
    /// The kind of the token.
    pub kind: TokenKind,
    /// The entry in the lexicon.
    pub(super) entry: Option<&'static WordEntry>,
    /// The index of the quoted range that the token is in.
    pub quoted_range: Option<u32>,
    /// Whether the token is part of the name of a person or an organization.
    pub named: bool,
    /// Whether the token is part of the name of a place.
    pub placed: bool,
}

impl ClassedWord<'_> {
    /// Whether the word has one of these classes.
    #[must_use]
    pub fn is(&self, class: WordClass) -> bool {
        self.entry.is_some_and(|e| e.class.any(class))
    }

    /// The percentage of uses of the word in this context that report.
    #[must_use]
    pub fn share(&self, context: CueContext) -> u8 {
        let shares = self.entry.and_then(|e| e.shares.as_ref());
        shares.map_or(0, |s| s.get(context))
    }

    /// Whether the word reports in annotated news.
    #[must_use]
    pub fn may_report(&self) -> bool {
        self.entry.is_some_and(|e| e.shares.is_some())
    }

    /// Whether the token is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token is one of these marks.
    #[must_use]
    pub fn is_mark(&self, marks: &[&str]) -> bool {
        self.kind == TokenKind::Punctuation && marks.contains(&self.text)
    }

    /// Whether the word is an adverb that may be between a subject and its verb.
    #[must_use]
    pub fn is_adverb(&self) -> bool {
        self.is(WordClass::ADVERB)
            || self.kind == TokenKind::Word
                && self.text.len() > 4
                && self.text.ends_with("ly")
                && !self.is_capital()
    }

    /// Whether the token has no content of its own: a mark, a pronoun, a conjunction, an
    /// adverb or a time, such as "himself", "and", "then", "Tuesday".
    #[must_use]
    pub fn lacks_content(&self) -> bool {
        self.kind == TokenKind::Punctuation
            || self.is_adverb()
            || self.is(WordClass::SUBJECT
                .or(WordClass::OBJECT)
                .or(WordClass::TIME)
                .or(WordClass::CONJUNCTION))
            || self.text.ends_with("self")
            || self.text.ends_with("selves")
    }

    /// Whether the word may be a verb: one that reports, or another common one.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        !self.is_capital()
            && (self.is(WordClass::VERB.or(WordClass::AUXILIARY))
                || self.share(CueContext::Any) >= 40
                    && !self.is(WordClass::NOUN_CUE.or(WordClass::ROLE).or(WordClass::BODY)))
    }

    /// Whether the word may be a present participle: "saying".
    #[must_use]
    pub fn is_present_participle(&self) -> bool {
        self.kind == TokenKind::Word && self.text.len() > 4 && self.text.ends_with("ing")
    }

    /// Whether the word may be a past participle: "expected", "said".
    #[must_use]
    pub fn is_past_participle(&self) -> bool {
        self.text.ends_with("ed")
            || matches!(
                self.text,
                "said" | "told" | "known" | "seen" | "thought" | "held" | "understood"
            )
    }

    /// Whether a noun phrase ends before this word.
    #[must_use]
    fn ends_phrase(&self) -> bool {
        self.is(WordClass::PREPOSITION
            .or(WordClass::CONJUNCTION)
            .or(WordClass::SUBORDINATOR)
            .or(WordClass::OBJECT)
            .or(WordClass::RELATIVE))
            || self.is_verb()
            || self.is_adverb()
    }

    /// Whether the token may be inside a noun phrase.
    #[must_use]
    pub fn is_nominal(&self) -> bool {
        match self.kind {
            // "Carris do Tejo": a name counts as one noun, whatever its words are.
            TokenKind::Word | TokenKind::Quote if self.named => true,
            TokenKind::Word => !self.ends_phrase() || self.is(WordClass::POSSESSIVE.or(WordClass::ARTICLE)),
            TokenKind::Number | TokenKind::Possessive => true,
            TokenKind::Quote | TokenKind::Punctuation => false,
        }
    }
}
