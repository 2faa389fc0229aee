//! What is known of each word before the network reads: how it is written,
//! where it stands, what the lists say of it and what the rules made of it.
//!
//! The rules are fast and see the whole article; the network sees a window and
//! knows what words mean. Telling it what the rules found gives it both.

use crate::analysis::lexicon::facts::Facts;
use crate::analysis::quotations::reporting_share;
use crate::analysis::tagging::quote_marks;
use crate::analysis::tagging::words::{Case, Page, Word};
use crate::analysis::{Analysis, EntityKind, MentionForm};
use crate::text::{BlockKind, Document, Span, TokenKind, Tokens};
use std::ops::Range;

/// A set of clues of one word, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues(u128);

/// How many clues there are.
pub const COUNT: usize = RULE_QUOTATION + 6;

const INSIDE: usize = 8;
const PLACE: usize = INSIDE + 1;
const CAPITAL: usize = PLACE + 4;
const SEEN: usize = CAPITAL + 2;
const REPORTS: usize = SEEN + 3;
const LISTED: usize = REPORTS + 3;
const PHRASE_FIRST: usize = LISTED + 21;
const PHRASE_FURTHER: usize = PHRASE_FIRST + PHRASES.len();
const LEANING: usize = PHRASE_FURTHER + PHRASES.len();
const RULE_ENTITY: usize = LEANING + 18;
const RULE_QUOTATION: usize = RULE_ENTITY + 14;

/// What the lists say of single words, bit by bit from [`LISTED`].
const WORDS: [Facts; 21] = [
    Facts::CITY,
    Facts::BIG_CITY,
    Facts::COUNTRY,
    Facts::REGION,
    Facts::FIRST_M,
    Facts::FIRST_F,
    Facts::SURNAME,
    Facts::PEOPLE,
    Facts::ORG,
    Facts::ORG_HEAD,
    Facts::ORG_OPEN,
    Facts::PLACE_HEAD,
    Facts::MISC_HEAD,
    Facts::MISC,
    Facts::ROLE,
    Facts::HONORIFIC_M,
    Facts::HONORIFIC_F,
    Facts::HONORIFIC,
    Facts::COMMON,
    Facts::STOP,
    Facts::SAYS,
];

/// What they say of phrases.
const PHRASES: [Facts; 8] = [
    Facts::CITY,
    Facts::BIG_CITY,
    Facts::COUNTRY,
    Facts::REGION,
    Facts::PEOPLE,
    Facts::ORG,
    Facts::MISC,
    Facts::ROLE,
];

impl Clues {
    /// Whether clue `index` holds.
    #[must_use]
    pub const fn has(self, index: usize) -> bool {
        index < COUNT && self.0 >> index & 1 == 1
    }

    /// The clues that hold, ascending.
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

/// The clues of every token; `rules` is what the rules made of the document.
pub(crate) fn clues(document: &Document, tokens: &Tokens, page: &Page<'_>, rules: &Analysis) -> Vec<Clues> {
    let mut out: Vec<_> = page.words.iter().map(|word| of_word(page, word)).collect();
    for stretch in quote_marks::stretches(document, tokens) {
        each(&mut out, stretch.tokens, |_, c| c.add(INSIDE));
    }
    places(document, tokens, &mut out);
    phrases(page, &mut out);
    of_rules(tokens, rules, &mut out);
    out
}

fn each(clues: &mut [Clues], range: Range<usize>, mut set: impl FnMut(bool, &mut Clues)) {
    for (i, c) in clues.get_mut(range).into_iter().flatten().enumerate() {
        set(i == 0, c);
    }
}

fn of_word(page: &Page<'_>, word: &Word<'_>) -> Clues {
    let mut out = Clues::default();
    out.add(match (word.kind, word.case) {
        (TokenKind::Punctuation, _) => 0,
        (TokenKind::Quote, _) => 1,
        (TokenKind::Possessive, _) => 2,
        (TokenKind::Number, _) => 3,
        (TokenKind::Word, Case::None | Case::Small) => 4,
        (TokenKind::Word, Case::Capital) => 5,
        (TokenKind::Word, Case::Upper) => 6,
        (TokenKind::Word, Case::Inner) => 7,
    });
    if word.kind != TokenKind::Word {
        return out;
    }
    out.add_if(CAPITAL, word.initial);
    out.add_if(CAPITAL + 1, word.titled);
    let seen = page.seen(word.key);
    out.add_if(SEEN, seen.small > 0);
    out.add_if(SEEN + 1, seen.capital > 0);
    out.add_if(SEEN + 2, seen.capital > seen.small);
    let share = reporting_share(word.text);
    for (i, least) in [10, 30, 60].into_iter().enumerate() {
        out.add_if(REPORTS + i, share >= least);
    }
    for (i, fact) in WORDS.into_iter().enumerate() {
        out.add_if(LISTED + i, word.facts.any(fact));
    }
    if word.case != Case::Small {
        for (class, leaning) in word.facts.leaning().into_iter().enumerate() {
            for (step, least) in [8, 20, 36].into_iter().enumerate() {
                out.add_if(LEANING + 3 * class + step, leaning >= least);
            }
        }
    }
    out
}

/// Where sentences and blocks begin, and what is no running text.
fn places(document: &Document, tokens: &Tokens, out: &mut [Clues]) {
    for sentence in &tokens.sentences {
        each(out, sentence.start..sentence.start + 1, |_, c| c.add(PLACE));
    }
    for paragraph in &tokens.paragraphs {
        each(out, paragraph.start..paragraph.start + 1, |_, c| c.add(PLACE + 1));
    }
    for block in document.blocks() {
        let place = match block.kind {
            BlockKind::Paragraph | BlockKind::ListItem => continue,
            BlockKind::Title | BlockKind::Heading | BlockKind::Standfirst => PLACE + 2,
            BlockKind::ArchiveLine | BlockKind::Byline | BlockKind::Imprint => PLACE + 3,
        };
        each(out, token_range(tokens, block.span), |_, c| c.add(place));
    }
}

fn phrases(page: &Page<'_>, out: &mut [Clues]) {
    for sentence in page.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let capital = page.words.get(at).is_some_and(|w| w.case != Case::Small);
            let Some((end, facts)) = page.phrase(at, sentence.end).filter(|_| capital) else {
                at += 1;
                continue;
            };
            each(out, at..end, |first, c| {
                let base = if first { PHRASE_FIRST } else { PHRASE_FURTHER };
                for (i, fact) in PHRASES.into_iter().enumerate() {
                    c.add_if(base + i, facts.any(fact));
                }
            });
            at = end;
        }
    }
}

/// What the rules found.
fn of_rules(tokens: &Tokens, rules: &Analysis, out: &mut [Clues]) {
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
            c.add(RULE_ENTITY + 2 * kind + usize::from(!first));
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
                c.add(RULE_QUOTATION + 2 * part + usize::from(!first));
            });
        }
    }
}

/// The tokens of a span that begins and ends with tokens.
fn token_range(tokens: &Tokens, span: Span) -> Range<usize> {
    tokens.at(span.start())..tokens.at(span.end().saturating_sub(1)) + 1
}
