//! The features of each token, which the network gets as input: the form of the word,
//! its position, its entries in the word lists, and the findings of the rules.
//!
//! The rules are fast and use the whole article; the network reads one window and
//! knows the meaning of words. With the findings of the rules as features it has both.

use super::feature_columns::{
    CAPITAL, COUNT, FORM, LEANING, LISTED, PHRASE_FIRST, PHRASE_FURTHER, PHRASES, POSITION, QUOTED, REPORTS,
    RULE_ENTITY, RULE_QUOTATION, SEEN, WORDS,
};
use crate::analysis::quotations::reporting_share;
use crate::analysis::tagging::quote_marks;
use crate::analysis::tagging::words::{Case, TaggedText, TaggedWord};
use crate::analysis::{Analysis, EntityKind, MentionForm};
use crate::text::{BlockKind, Document, Span, TokenKind, Tokens};
use std::ops::Range;

/// The features of one token: a set of columns, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenFeatures(u128);

impl TokenFeatures {
    /// Whether the token has the feature of column `index`.
    #[must_use]
    pub const fn has(self, index: usize) -> bool {
        index < COUNT && self.0 >> index & 1 == 1
    }

    /// The columns of the features that the token has, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..COUNT).filter(move |&i| self.has(i))
    }

    fn add(&mut self, index: usize) {
        self.0 |= 1 << index;
    }

    fn add_if(&mut self, index: usize, holds: bool) {
        self.0 |= u128::from(holds) << index;
    }
}

/// The features of every token of a document. `rules` is the analysis of the document
/// by rules.
pub(crate) fn token_features(
    document: &Document,
    tokens: &Tokens,
    tagged: &TaggedText<'_>,
    rules: &Analysis,
) -> Vec<TokenFeatures> {
    let mut out: Vec<_> = tagged.words.iter().map(|word| of_word(tagged, word)).collect();
    for quoted_range in quote_marks::quoted_ranges(document, tokens) {
        each(&mut out, quoted_range.tokens, |_, c| c.add(QUOTED.first));
    }
    add_positions(document, tokens, &mut out);
    add_phrases(tagged, &mut out);
    add_rule_findings(tokens, rules, &mut out);
    out
}

/// Applies `set` to the features of each token of `range`; its first argument says
/// whether the token is the first one.
fn each(features: &mut [TokenFeatures], range: Range<usize>, mut set: impl FnMut(bool, &mut TokenFeatures)) {
    for (i, c) in features.get_mut(range).into_iter().flatten().enumerate() {
        set(i == 0, c);
    }
}

/// The features of a word by itself.
fn of_word(tagged: &TaggedText<'_>, word: &TaggedWord<'_>) -> TokenFeatures {
    let mut out = TokenFeatures::default();
    let form = match (word.kind, word.case) {
        (TokenKind::Punctuation, _) => 0,
        (TokenKind::Quote, _) => 1,
        (TokenKind::Possessive, _) => 2,
        (TokenKind::Number, _) => 3,
        (TokenKind::Word, Case::None | Case::Small) => 4,
        (TokenKind::Word, Case::Capital) => 5,
        (TokenKind::Word, Case::Upper) => 6,
        (TokenKind::Word, Case::Inner) => 7,
    };
    out.add(FORM.first + form);
    if word.kind != TokenKind::Word {
        return out;
    }
    out.add_if(CAPITAL.first, word.initial);
    out.add_if(CAPITAL.first + 1, word.titled);
    let seen = tagged.seen(word.key);
    out.add_if(SEEN.first, seen.small > 0);
    out.add_if(SEEN.first + 1, seen.capital > 0);
    out.add_if(SEEN.first + 2, seen.capital > seen.small);
    let share = reporting_share(word.text);
    for (i, least) in [10, 30, 60].into_iter().enumerate() {
        out.add_if(REPORTS.first + i, share >= least);
    }
    for (i, (fact, _)) in WORDS.into_iter().enumerate() {
        out.add_if(LISTED.first + i, word.facts.any(fact));
    }
    if word.case != Case::Small {
        for (class, leaning) in word.facts.leaning().into_iter().enumerate() {
            for (step, least) in [8, 20, 36].into_iter().enumerate() {
                out.add_if(LEANING.first + 3 * class + step, leaning >= least);
            }
        }
    }
    out
}

/// Adds the features of position: beginnings of sentences and paragraphs, headings and
/// metadata.
fn add_positions(document: &Document, tokens: &Tokens, out: &mut [TokenFeatures]) {
    for sentence in &tokens.sentences {
        each(out, sentence.start..sentence.start + 1, |_, c| {
            c.add(POSITION.first)
        });
    }
    for paragraph in &tokens.paragraphs {
        each(out, paragraph.start..paragraph.start + 1, |_, c| {
            c.add(POSITION.first + 1)
        });
    }
    for block in document.blocks() {
        let column = match block.kind {
            BlockKind::Paragraph | BlockKind::ListItem => continue,
            BlockKind::Title | BlockKind::Heading | BlockKind::Standfirst => POSITION.first + 2,
            BlockKind::ArchiveLine | BlockKind::Byline | BlockKind::Imprint => POSITION.first + 3,
        };
        each(out, token_range(tokens, block.span), |_, c| c.add(column));
    }
}

/// Adds the features of phrases in the word lists.
fn add_phrases(tagged: &TaggedText<'_>, out: &mut [TokenFeatures]) {
    for sentence in tagged.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let capital = tagged.words.get(at).is_some_and(|w| w.case != Case::Small);
            let Some((end, facts)) = tagged.phrase(at, sentence.end).filter(|_| capital) else {
                at += 1;
                continue;
            };
            each(out, at..end, |first, c| {
                let base = if first {
                    PHRASE_FIRST.first
                } else {
                    PHRASE_FURTHER.first
                };
                for (i, (fact, _)) in PHRASES.into_iter().enumerate() {
                    c.add_if(base + i, facts.any(fact));
                }
            });
            at = end;
        }
    }
}

/// Adds the names and quotations that the rules find.
fn add_rule_findings(tokens: &Tokens, rules: &Analysis, out: &mut [TokenFeatures]) {
    for mention in rules.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        let kind = match rules.entity(mention.entity).map(|e| e.kind) {
            Some(EntityKind::Person) => 0,
            Some(EntityKind::Place) => 1,
            Some(EntityKind::Organization) => 2,
            Some(EntityKind::Nationality) => 3,
            Some(EntityKind::Date) => 4,
            Some(EntityKind::Money) => 5,
            Some(EntityKind::Misc) | None => 6,
        };
        each(out, token_range(tokens, mention.span), |first, c| {
            c.add(RULE_ENTITY.first + 2 * kind + usize::from(!first));
        });
    }
    for quotation in &rules.quotations {
        let parts = [
            quotation.speaker.map(|s| s.mention),
            quotation.cue,
            Some(quotation.span),
        ];
        for (part, span) in parts.into_iter().enumerate() {
            let range = span.map_or(0..0, |span| token_range(tokens, span));
            each(out, range, |first, c| {
                c.add(RULE_QUOTATION.first + 2 * part + usize::from(!first));
            });
        }
    }
}

/// The tokens of a span that begins and ends with tokens.
fn token_range(tokens: &Tokens, span: Span) -> Range<usize> {
    tokens.at(span.start())..tokens.at(span.end().saturating_sub(1)) + 1
}
