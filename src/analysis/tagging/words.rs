//! The words of an article with their lexicon entries.

use crate::analysis::lexicon::facts;
use crate::analysis::lexicon::facts::{Facts, PhraseHash, PhraseHasher};
use crate::text::{Document, TokenKind, Tokens};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// The token is not a word.
    None,
    /// Lowercase letters: "talks".
    Small,
    /// A capital letter first: "Kerry".
    Capital,
    /// Capital letters only, two or more: "NATO", "U.S.".
    Upper,
    /// A lowercase letter first and a capital letter within: "al-Assad", "iPhone".
    Inner,
}

/// One token with its tags.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaggedWord<'a> {
    /// The text.
    pub text: &'a str,
    /// The kind of the token.
    pub kind: TokenKind,
    /// The case of the word.
    pub case: Case,
    /// The flags of the word lists, except [`Facts::PREFIX`], see [`TaggedText::phrase`].
    pub facts: Facts,
    /// The hash of the word.
    pub key: PhraseHash,
    /// Whether the word begins a sentence, quotation or title, where any word has a capital letter.
    pub initial: bool,
    /// Whether the word is in a heading in which most words have a capital letter.
    pub titled: bool,
}

/// The number of times that an article writes a word in lowercase, and with a capital letter that
/// its position does not require.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// The number of times in lowercase.
    pub small: u32,
    /// The number of times with a capital letter within a sentence.
    pub capital: u32,
}

/// The words of an article.
#[derive(Debug)]
pub(crate) struct TaggedText<'a> {
    /// One word for each token.
    pub words: Vec<TaggedWord<'a>>,
    /// The sentences as ranges of token indices.
    pub sentences: &'a [Range<usize>],
    tokens: &'a Tokens,
    seen: FxHashMap<PhraseHash, Seen>,
}

impl<'a> TaggedText<'a> {
    /// Looks up every word of `document`.
    pub fn new(document: &'a Document, tokens: &'a Tokens) -> Self {
        let mut words: Vec<TaggedWord<'a>> = Vec::with_capacity(tokens.tokens.len());
        for token in &tokens.tokens {
            let text = document.slice(token.span);
            let key = PhraseHasher::new().word(text).key();
            let is_word = token.kind == TokenKind::Word;
            words.push(TaggedWord {
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
        let mut tagged = Self {
            words,
            sentences: &tokens.sentences,
            tokens,
            seen: FxHashMap::default(),
        };
        tagged.count();
        tagged
    }

    /// The number of times that the article writes the word in each case.
    pub fn seen(&self, key: PhraseHash) -> Seen {
        self.seen.get(&key).copied().unwrap_or_default()
    }

    /// Whether `word` is a common word with "-s": "Scolds", "Vows".
    pub fn is_common_with_s(&self, word: &TaggedWord<'_>) -> bool {
        let stems = [("ies", "y"), ("es", ""), ("s", "")];
        stems.iter().any(|(end, back)| {
            let Some(stem) = word.text.strip_suffix(end).filter(|s| s.len() > 2) else {
                return false;
            };
            let key = PhraseHasher::new().word(&format!("{stem}{back}")).key();
            let seen = self.seen(key);
            facts::look_up(key).any(Facts::COMMON.or(Facts::SAYS)) || seen.small > seen.capital
        })
    }

    /// The longest phrase of at least two words that begins at `start`, ends at most at `end` and
    /// is in the word lists: the index after its last word, and its flags.
    pub fn phrase(&self, start: usize, end: usize) -> Option<(usize, Facts)> {
        let mut hasher = PhraseHasher::new().word(self.words.get(start)?.text);
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

    /// Whether there is no white space between token `at` and the next.
    pub fn touch(&self, at: usize) -> bool {
        let pair = (self.tokens.tokens.get(at), self.tokens.tokens.get(at + 1));
        matches!(pair, (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    /// The tokens of the article.
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

/// The word without the Arabic article: "Assad" for "al-Assad".
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

/// Marks the first word of a sentence, and words after an opening quotation mark, a colon, a bullet
/// or a question or exclamation mark.
fn mark_initials(words: &mut [TaggedWord<'_>], sentence: Range<usize>) {
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

/// Marks the words of a paragraph in which most words have a capital letter that running text does
/// not use. A paragraph with a final full stop is not marked, except the first of several
/// paragraphs if it has no lowercase word of more than three letters: some agencies end a headline
/// with a full stop.
fn mark_titled(words: &mut [TaggedWord<'_>], paragraph: Range<usize>) {
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

/// Whether `word` is a word that news mostly writes in lowercase, and is not part of a title or of
/// the name of an organization.
fn is_plain(word: &TaggedWord<'_>) -> bool {
    let part = Facts::ROLE
        .or(Facts::ORG_HEAD)
        .or(Facts::ORG_OPEN)
        .or(Facts::PLACE_HEAD)
        .or(Facts::MISC_HEAD)
        .or(Facts::SURNAME);
    word.facts.any(Facts::COMMON.or(Facts::STOP).or(Facts::SAYS)) && !word.facts.any(part)
}
