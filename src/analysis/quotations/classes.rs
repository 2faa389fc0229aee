//! The tokens of a document with what the rules ask of each.

use crate::analysis::EntityKind;
use crate::analysis::coreference::NamedEntities;
use crate::analysis::lexicon::reporting::{Class, Context, Entry, look_up};
use crate::analysis::tagging::quote_marks::Stretch;
use crate::text::{Document, Token, TokenKind, Tokens};
use std::ops::Range;

/// One token and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Its text.
    pub text: &'a str,
    /// What it is made of.
    pub kind: TokenKind,
    /// What the lexicon says.
    entry: Option<&'static Entry>,
    /// The stretch within quotation marks that it belongs to.
    pub stretch: Option<u32>,
    /// Whether it is part of the name of a person or an organization.
    pub named: bool,
    /// Whether it is part of the name of a place.
    pub placed: bool,
}

impl Word<'_> {
    /// Whether the word is of one of these classes.
    #[must_use]
    pub fn is(&self, class: Class) -> bool {
        self.entry.is_some_and(|e| e.class.any(class))
    }

    /// How often the word reports in this context, in per cent.
    #[must_use]
    pub fn share(&self, context: Context) -> u8 {
        let shares = self.entry.and_then(|e| e.shares.as_ref());
        shares.map_or(0, |s| s.get(context))
    }

    /// Whether the word was seen to report.
    #[must_use]
    pub fn may_report(&self) -> bool {
        self.entry.is_some_and(|e| e.shares.is_some())
    }

    /// Whether it is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is one of these marks.
    #[must_use]
    pub fn is_mark(&self, marks: &[&str]) -> bool {
        self.kind == TokenKind::Punctuation && marks.contains(&self.text)
    }

    /// Whether it is an adverb that may stand between a subject and its verb.
    #[must_use]
    pub fn is_adverb(&self) -> bool {
        self.is(Class::ADVERB)
            || self.kind == TokenKind::Word
                && self.text.len() > 4
                && self.text.ends_with("ly")
                && !self.is_capital()
    }

    /// Whether it stands for something or relates something and says nothing
    /// alone: "then", "himself", "Tuesday", "and".
    #[must_use]
    pub fn is_slight(&self) -> bool {
        self.kind == TokenKind::Punctuation
            || self.is_adverb()
            || self.is(Class::SUBJECT
                .or(Class::OBJECT)
                .or(Class::TIME)
                .or(Class::CONJUNCTION))
            || self.text.ends_with("self")
            || self.text.ends_with("selves")
    }

    /// Whether it looks like a verb: one that reports or a common other one.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        !self.is_capital()
            && (self.is(Class::VERB.or(Class::AUXILIARY))
                || self.share(Context::Any) >= 40
                    && !self.is(Class::NOUN_CUE.or(Class::ROLE).or(Class::BODY)))
    }

    /// Whether it is a participle of the present: "saying".
    #[must_use]
    pub fn is_ing(&self) -> bool {
        self.kind == TokenKind::Word && self.text.len() > 4 && self.text.ends_with("ing")
    }

    /// Whether it may be a participle of the past: "expected", "said".
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.text.ends_with("ed")
            || matches!(
                self.text,
                "said" | "told" | "known" | "seen" | "thought" | "held" | "understood"
            )
    }

    /// Whether nothing of a noun phrase stands beyond this word.
    #[must_use]
    fn ends_phrase(&self) -> bool {
        self.is(Class::PREPOSITION
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::OBJECT)
            .or(Class::RELATIVE))
            || self.is_verb()
            || self.is_adverb()
    }

    /// Whether the word may stand within a noun phrase.
    #[must_use]
    pub fn is_nominal(&self) -> bool {
        match self.kind {
            // "Carris do Tejo": a name is one noun whatever it is made of.
            TokenKind::Word | TokenKind::Quote if self.named => true,
            TokenKind::Word => !self.ends_phrase() || self.is(Class::POSSESSIVE.or(Class::ARTICLE)),
            TokenKind::Number | TokenKind::Possessive => true,
            TokenKind::Quote | TokenKind::Punctuation => false,
        }
    }
}

/// Sentences within one pair of marks are joined up to as many tokens: more than
/// a paragraph of news has. So what is looked for in a unit may go through all
/// of it for each of its words, and yet takes time linear in the text.
const LONGEST_UNIT: usize = 1024;

/// All words of a document.
#[derive(Debug)]
pub struct Words<'a> {
    words: Vec<Word<'a>>,
    tokens: &'a Tokens,
    /// The sentences, joined where a boundary falls within quotation marks;
    /// the dateline is one of its own.
    units: Vec<Range<usize>>,
    /// The tokens of the dateline; empty where the article has none.
    dateline: Range<usize>,
}

impl<'a> Words<'a> {
    /// Looks up every token of `tokens`.
    #[must_use]
    pub fn new(
        document: &'a Document,
        tokens: &'a Tokens,
        stretches: &[Stretch],
        named: &NamedEntities,
    ) -> Self {
        let words = look_up_all(document, tokens, stretches, named);
        let dateline = document
            .dateline()
            .map_or(0..0, |d| tokens.at(d.span.start())..tokens.at(d.span.end()));
        let mut units = units(tokens, &words);
        cut_behind(&mut units, &dateline);
        Self {
            words,
            tokens,
            units,
            dateline,
        }
    }

    /// Whether token `i` belongs to the dateline.
    #[must_use]
    pub fn in_dateline(&self, i: usize) -> bool {
        self.dateline.contains(&i)
    }

    /// `paragraph` without the dateline that it may begin with.
    #[must_use]
    pub fn without_dateline(&self, paragraph: Range<usize>) -> Range<usize> {
        if self.in_dateline(paragraph.start) {
            self.dateline.end.min(paragraph.end)..paragraph.end
        } else {
            paragraph
        }
    }

    /// The tokens these words were made of.
    #[must_use]
    pub fn tokens(&self) -> &'a Tokens {
        self.tokens
    }

    /// The word at `i`.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<&Word<'a>> {
        self.words.get(i)
    }

    /// The words of a range.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &[Word<'a>] {
        self.words.get(range).unwrap_or_default()
    }

    /// Whether the word at `i` passes `test`; no word passes none.
    pub fn at(&self, i: usize, test: impl FnOnce(&Word<'a>) -> bool) -> bool {
        self.get(i).is_some_and(test)
    }

    /// Whether the word at `i` is `text`, small or capital letters alike.
    #[must_use]
    pub fn is_text(&self, i: usize, text: &str) -> bool {
        self.at(i, |w| w.text.eq_ignore_ascii_case(text))
    }

    /// The sentence that holds token `i`, with all sentences of a stretch within marks.
    #[must_use]
    pub fn unit(&self, i: usize) -> Range<usize> {
        Self::holding(&self.units, i)
    }

    /// Which sentence of the document holds token `i`.
    #[must_use]
    pub fn unit_index(&self, i: usize) -> usize {
        self.units.partition_point(|u| u.end <= i)
    }

    /// The sentences of a paragraph, joined as [`Words::unit`] joins them.
    #[must_use]
    pub fn units(&self, paragraph: Range<usize>) -> &[Range<usize>] {
        let first = self.units.partition_point(|u| u.start < paragraph.start);
        let last = self.units.partition_point(|u| u.start < paragraph.end);
        self.units.get(first..last).unwrap_or_default()
    }

    /// The paragraph that holds token `i`.
    #[must_use]
    pub fn paragraph(&self, i: usize) -> Range<usize> {
        Self::holding(&self.tokens.paragraphs, i)
    }

    fn holding(ranges: &[Range<usize>], i: usize) -> Range<usize> {
        let at = ranges.partition_point(|r| r.end <= i);
        ranges.get(at).cloned().unwrap_or(i..i)
    }

    /// How many words, numbers included, `range` holds.
    #[must_use]
    pub fn count(&self, range: Range<usize>) -> usize {
        let is_word = |w: &&Word<'_>| matches!(w.kind, TokenKind::Word | TokenKind::Number);
        self.slice(range).iter().filter(is_word).count()
    }
}

/// What is known of every token of `tokens`.
fn look_up_all<'a>(
    document: &'a Document,
    tokens: &Tokens,
    stretches: &[Stretch],
    named: &NamedEntities,
) -> Vec<Word<'a>> {
    let word = |token: &Token| {
        let text = document.slice(token.span);
        let listed = token.kind == TokenKind::Word && !is_short_initialism(text);
        Word {
            text,
            kind: token.kind,
            entry: listed.then(|| look_up(text)).flatten(),
            stretch: None,
            named: false,
            placed: false,
        }
    };
    let mut words: Vec<_> = tokens.tokens.iter().map(word).collect();
    for (index, stretch) in (0..).zip(stretches) {
        for word in words.get_mut(stretch.tokens.clone()).unwrap_or_default() {
            word.stretch = Some(index);
        }
    }
    for mention in &named.mentions {
        let kind = named.entities.get(mention.entity.0 as usize).map(|e| e.kind);
        let placed = kind == Some(EntityKind::Place);
        if placed || matches!(kind, Some(EntityKind::Person | EntityKind::Organization)) {
            let first = tokens.at(mention.span.start());
            let rest = tokens.tokens.get(first..).unwrap_or_default();
            let inside = rest.iter().take_while(|t| t.span.start() < mention.span.end());
            for (word, _) in words.get_mut(first..).unwrap_or_default().iter_mut().zip(inside) {
                word.named |= !placed;
                word.placed |= placed;
            }
        }
    }
    words
}

/// The sentences, joined where a boundary falls within quotation marks.
fn units(tokens: &Tokens, words: &[Word<'_>]) -> Vec<Range<usize>> {
    let stretch = |i: usize| words.get(i).and_then(|w| w.stretch);
    let mut units: Vec<Range<usize>> = Vec::with_capacity(tokens.sentences.len());
    for sentence in &tokens.sentences {
        match units.last_mut() {
            Some(last)
                if last.end == sentence.start
                    && sentence.end - last.start <= LONGEST_UNIT
                    && stretch(last.end - 1).is_some()
                    && stretch(last.end - 1) == stretch(sentence.start) =>
            {
                last.end = sentence.end;
            }
            _ => units.push(sentence.clone()),
        }
    }
    units
}

/// Makes the beginning of a unit up to the end of `dateline` a unit of its own.
fn cut_behind(units: &mut Vec<Range<usize>>, dateline: &Range<usize>) {
    let inside = |unit: &Range<usize>| unit.start < dateline.end && dateline.end < unit.end;
    if let Some(at) = units.iter().position(inside).filter(|_| !dateline.is_empty())
        && let Some(unit) = units.get_mut(at)
    {
        let first = unit.start..dateline.end;
        unit.start = dateline.end;
        units.insert(at, first);
    }
}

/// Whether it is a name of two or three capitals: the "US" is not "us".
fn is_short_initialism(word: &str) -> bool {
    matches!(word.len(), 2 | 3) && word.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tagging::quote_marks::stretches;
    use crate::text::plain_document;

    #[test]
    fn sentences_within_marks_are_joined_up_to_a_bounded_length() {
        let document = plain_document(format!("“{}” she said.", "We go. ".repeat(2_000)));
        let tokens = Tokens::new(&document);
        let words = Words::new(
            &document,
            &tokens,
            &stretches(&document, &tokens),
            &NamedEntities::default(),
        );
        let units = words.units(0..tokens.tokens.len());
        assert!(units.len() > 2 && units.iter().all(|u| u.len() <= LONGEST_UNIT));
        assert_eq!(
            units.iter().map(ExactSizeIterator::len).sum::<usize>(),
            tokens.tokens.len()
        );
    }
}
