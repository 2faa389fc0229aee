//! The words of an article with all that is known of each.

use crate::analysis::lexicon::facts;
use crate::analysis::lexicon::facts::{Facts, Hasher, Key};
use crate::text::{Document, TokenKind, Tokens};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Not a word.
    None,
    /// Small letters: "talks".
    Small,
    /// A capital first: "Kerry".
    Capital,
    /// Capitals only, two or more: "NATO", "U.S.".
    Upper,
    /// A small letter first, a capital within: "al-Assad", "iPhone".
    Inner,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// What the lists say of it; without [`Facts::PREFIX`], see [`Page::phrase`].
    pub facts: Facts,
    /// By which it is known.
    pub key: Key,
    /// Whether a capital is to be expected here: a sentence, quotation or title begins.
    pub initial: bool,
    /// Whether it stands in a heading where most words have a capital.
    pub titled: bool,
}

/// How often an article writes a word small, and with a capital where none is due.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Written small.
    pub small: u32,
    /// Written with a capital within a sentence.
    pub capital: u32,
}

/// All words of an article.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// One for each token.
    pub words: Vec<Word<'a>>,
    /// Token ranges of the sentences.
    pub sentences: &'a [Range<usize>],
    tokens: &'a Tokens,
    seen: FxHashMap<Key, Seen>,
}

impl<'a> Page<'a> {
    /// Looks up every word of `document`.
    pub fn new(document: &'a Document, tokens: &'a Tokens) -> Self {
        let mut words: Vec<Word<'a>> = Vec::with_capacity(tokens.tokens.len());
        for token in &tokens.tokens {
            let text = document.slice(token.span);
            let key = Hasher::new().word(text).key();
            let is_word = token.kind == TokenKind::Word;
            words.push(Word {
                text,
                kind: token.kind,
                case: if is_word { case(text) } else { Case::None },
                facts: if is_word {
                    facts::look_up(key)
                } else {
                    Facts::default()
                },
                key,
                initial: false,
                titled: false,
            });
        }
        for sentence in &tokens.sentences {
            mark_initials(&mut words, sentence.clone());
        }
        for paragraph in &tokens.paragraphs {
            mark_titled(&mut words, paragraph.clone());
        }
        let mut page = Self {
            words,
            sentences: &tokens.sentences,
            tokens,
            seen: FxHashMap::default(),
        };
        page.count();
        page
    }

    /// How the article writes the word elsewhere.
    pub fn seen(&self, key: Key) -> Seen {
        self.seen.get(&key).copied().unwrap_or_default()
    }

    /// Whether a word is a common word with -s: "Scolds", "Vows".
    pub fn is_common_with_s(&self, word: &Word<'_>) -> bool {
        let stems = [("ies", "y"), ("es", ""), ("s", "")];
        stems.iter().any(|(end, back)| {
            let Some(stem) = word.text.strip_suffix(end).filter(|s| s.len() > 2) else {
                return false;
            };
            let key = Hasher::new().word(&format!("{stem}{back}")).key();
            let seen = self.seen(key);
            facts::look_up(key).any(Facts::COMMON.or(Facts::SAYS)) || seen.small > seen.capital
        })
    }

    /// The longest phrase of two words or more from `start` within `end` that
    /// the lists know: one past its last word, and what they say of it.
    pub fn phrase(&self, start: usize, end: usize) -> Option<(usize, Facts)> {
        let mut hasher = Hasher::new().word(self.words.get(start)?.text);
        let mut facts = self.words.get(start)?.facts;
        let mut best = None;
        let mut at = start + 1;
        while at < end && facts.any(Facts::PREFIX) {
            hasher = hasher.blank().word(self.words.get(at)?.text);
            facts = facts::look_up(hasher.key());
            at += 1;
            if facts.without(Facts::PREFIX) != Facts::default() {
                best = Some((at, facts));
            }
        }
        best
    }

    /// Whether no white space lies between token `at` and the next.
    pub fn touch(&self, at: usize) -> bool {
        let pair = (self.tokens.tokens.get(at), self.tokens.tokens.get(at + 1));
        matches!(pair, (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    /// The tokens themselves.
    pub fn tokens(&self) -> &'a Tokens {
        self.tokens
    }

    fn count(&mut self) {
        for word in &self.words {
            let seen = match word.case {
                Case::Small => &mut self.seen.entry(word.key).or_default().small,
                Case::Capital | Case::Inner if !word.initial && !word.titled => {
                    &mut self.seen.entry(word.key).or_default().capital
                }
                _ => continue,
            };
            *seen += 1;
        }
    }
}

/// A name's word without the Arabic article: "Assad" for "al-Assad".
pub(crate) fn bare(text: &str) -> &str {
    let bytes = text.as_bytes();
    let article = match bytes {
        [a, b, b'-', rest @ ..] if rest.len() > 2 => {
            let small = [a.to_ascii_lowercase(), b.to_ascii_lowercase()];
            matches!(
                &small,
                b"al" | b"el" | b"as" | b"ad" | b"ar" | b"an" | b"at" | b"az" | b"ul"
            )
        }
        _ => false,
    };
    if article {
        text.get(3..).unwrap_or(text)
    } else {
        text
    }
}

fn case(text: &str) -> Case {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += u32::from(c.is_uppercase());
        lower += u32::from(c.is_lowercase());
    }
    let first = text.chars().next().is_some_and(char::is_uppercase);
    match (first, upper, lower) {
        (false, 0, _) => Case::Small,
        (false, _, _) => Case::Inner,
        (true, 2.., 0) => Case::Upper,
        _ => Case::Capital,
    }
}

/// Marks the first word of a sentence, and those after an opening quotation
/// mark, a colon or a dash that opens a list item.
fn mark_initials(words: &mut [Word<'_>], sentence: Range<usize>) {
    let mut due = true;
    for word in words.get_mut(sentence).into_iter().flatten() {
        match word.kind {
            TokenKind::Word => {
                word.initial = due;
                due = false;
            }
            TokenKind::Number | TokenKind::Possessive => due = false,
            TokenKind::Quote => due = true,
            TokenKind::Punctuation => due |= matches!(word.text, ":" | "•" | "*" | "?" | "!" | "…" | "|"),
        }
    }
}

/// Marks the words of a paragraph where most words have a capital that would
/// be written small in running text. A full stop speaks against it, but for
/// the headline of some wires, the first paragraph of several, without a small word but the shortest.
fn mark_titled(words: &mut [Word<'_>], paragraph: Range<usize>) {
    let opens = paragraph.start == 0 && paragraph.end < words.len();
    let Some(words) = words.get_mut(paragraph) else {
        return;
    };
    let (mut small, mut large, mut upper, mut odd) = (0, 0, 0, 0);
    for word in words.iter() {
        let capital = matches!(word.case, Case::Capital | Case::Upper);
        odd += usize::from(capital && !word.initial && is_plain(word));
        if word.text.len() > 3 && !word.facts.any(Facts::STOP) {
            small += usize::from(word.case == Case::Small);
            large += usize::from(capital);
            upper += usize::from(word.case == Case::Upper);
        }
    }
    let ends = words.last().is_some_and(|w| w.text == ".") && !(opens && small == 0 && odd > 0);
    let shouted = upper > 2 && upper > 2 * (small + large - upper);
    if shouted || (large > 2 && large > 2 * small && !ends) {
        for word in words {
            word.titled = true;
        }
    }
}

/// Whether a word is one that news mostly writes small and no part of a title or name of a body.
fn is_plain(word: &Word<'_>) -> bool {
    let part = Facts::ROLE
        .or(Facts::ORG_HEAD)
        .or(Facts::ORG_OPEN)
        .or(Facts::PLACE_HEAD)
        .or(Facts::MISC_HEAD)
        .or(Facts::SURNAME);
    word.facts.any(Facts::COMMON.or(Facts::STOP).or(Facts::SAYS)) && !word.facts.any(part)
}
