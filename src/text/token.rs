//! Tokens: the words, numbers and marks of a text.

use super::Span;
use super::ignorable::{is_direction_mark, is_ignorable};

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes, full stops and ampersands: "al-Assad", "U.S.", "AT&T".
    Word,
    /// A possessive "’s" or a bare "’" after a word.
    Possessive,
    /// Digits with inner separators and following letters: "2254", "1,284.5", "10:30", "17th".
    Number,
    /// A mark that can open or close a quotation: “ ” „ " « » ‘ ’ ' `` ''.
    Quote,
    /// Any other character that is not white space.
    Punctuation,
}

/// One token of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The range of the token. Never empty.
    pub span: Span,
    /// The kind of the token.
    pub kind: TokenKind,
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '"' | '«' | '»' | '‘' | '’' | '\'')
}

fn joins_letters(c: char) -> bool {
    matches!(c, '-' | '.' | '&' | '’' | '\'' | '‐' | '‑')
}

/// Appends the tokens of the text in `within` to `out`.
pub(super) fn tokenize(text: &str, within: Span, out: &mut Vec<Token>) {
    let end = within.end();
    let mut at = within.start();
    while let Some(c) = text.get(at..end).and_then(|rest| rest.chars().next()) {
        // A direction mark is as invisible as a space, and belongs to no word.
        if c.is_whitespace() || is_direction_mark(c) {
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = token_at(text.get(at..end).unwrap_or_default(), c, out.last(), at);
        out.push(Token {
            span: Span::new(at, at + len),
            kind,
        });
        at += len;
    }
}

/// The kind and the length in bytes of the token at the start of `rest`.
fn token_at(rest: &str, c: char, before: Option<&Token>, at: usize) -> (TokenKind, usize) {
    let after_word = before.is_some_and(|t| t.span.end() == at && t.kind == TokenKind::Word);
    if after_word && matches!(c, '’' | '\'') {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let mut chars = tail.chars();
        if matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric) {
            return (TokenKind::Possessive, c.len_utf8() + 1);
        }
    }
    if c.is_numeric() {
        return (TokenKind::Number, number_len(rest));
    }
    if c.is_alphabetic() {
        return (TokenKind::Word, word_len(rest));
    }
    if rest.starts_with("``") || rest.starts_with("''") {
        return (TokenKind::Quote, 2);
    }
    if is_quote(c) {
        return (TokenKind::Quote, c.len_utf8());
    }
    (TokenKind::Punctuation, c.len_utf8())
}

fn number_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = matches!(c, '.' | ',' | ':') && chars.peek().is_some_and(|n| n.is_numeric());
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        len += c.len_utf8();
    }
    len
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let inner = joins_letters(c)
            && next.is_alphanumeric()
            && !(matches!(c, '’' | '\'') && is_possessive_tail(&rest[len + c.len_utf8()..]))
            && !(matches!(c, '-' | '‐' | '‑') && splits_at_hyphen(&rest[..len], &rest[len + c.len_utf8()..]));
        // The last full stop of an abbreviation belongs to the word: "U.S." but not "end." The test
        // reads the word from its start, so it is done only once, at the end of the word.
        let closing_stop = c == '.' && !inner && is_abbreviation(&rest[..len], last);
        if !(c.is_alphanumeric() || is_combining(c) || inner || closing_stop) {
            break;
        }
        len += c.len_utf8();
        last = c;
        if closing_stop {
            break;
        }
    }
    len
}

/// Whether the hyphen between `head` and `rest` separates two words: a name or year and a word that
/// is not a name, or two names of which one is an abbreviation. Examples: "London-based",
/// "non-Arab", "mid-2014", "US-China".
fn splits_at_hyphen(head: &str, rest: &str) -> bool {
    if head.len() > LONGEST_HEAD {
        return false;
    }
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let tail = rest.get(..end).unwrap_or_default();
    let year = rest.bytes().take_while(u8::is_ascii_digit).take(4).count() == 4;
    let capital = |s: &str| s.chars().next().is_some_and(char::is_uppercase);
    let short = |s: &str| (2..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_uppercase());
    let long = |s: &str| s.len() > 3 && capital(s) && s.chars().skip(1).all(char::is_lowercase);
    if short(head) && long(tail) || long(head) && short(tail) {
        return true;
    }
    if capital(head) {
        let participle = tail.len() > 4 && tail.ends_with("ed") && !capital(tail);
        return participle || HYPHEN_TAILS.contains(&tail);
    }
    (capital(tail) || year) && HYPHEN_HEADS.contains(&head)
}

/// The maximum length in bytes of a name before such a hyphen. It ensures that a word with many
/// hyphens is not read again at each hyphen.
const LONGEST_HEAD: usize = 64;

/// Words that can follow a name and a hyphen without being part of the name, in addition to words
/// in "-ed".
const HYPHEN_TAILS: &[&str] = &[
    "led",
    "born",
    "run",
    "held",
    "style",
    "made",
    "like",
    "wide",
    "era",
    "bound",
    "speaking",
    "majority",
    "owned",
    "built",
    "trained",
    "themed",
    "friendly",
    "language",
    "type",
    "sized",
    "area",
    "related",
    "wing",
    "inspired",
    "only",
    "focused",
    "bred",
    "heavy",
    "linked",
    "proof",
    "free",
    "educated",
    "leaning",
    "dominated",
    "ruled",
];

/// Words that can precede a hyphen and a name or year without being part of it.
const HYPHEN_HEADS: &[&str] = &[
    "non", "anti", "pro", "ex", "pre", "post", "mid", "former", "then", "un", "self", "co", "vice", "all",
    "early", "late",
];

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{5b0}'..='\u{5c7}')
        || (is_ignorable(c) && !is_direction_mark(c))
}

fn is_possessive_tail(tail: &str) -> bool {
    let mut chars = tail.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Titles and other abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "cmdr", "maj", "adm", "sen", "rep",
    "gov", "rev", "hon", "st", "jr", "sr", "no", "vs", "inc", "ltd", "co", "corp", "bros", "dept", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "messrs", "amb",
    "pres", "supt", "det", "insp", "fr", "pfc", "pvt", "spc", "cpl", "ave", "blvd", "rd", "mt", "ft", "e.g",
    "i.e",
];

/// The states of the United States in the abbreviations of news agencies.
const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La",
    "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex",
    "Va", "Vt", "Wash", "Wis", "Wyo",
];

/// Whether a full stop after `word` belongs to the word. This is true for initials and known
/// abbreviations.
fn is_abbreviation(word: &str, last: char) -> bool {
    if word.is_empty() || !last.is_alphabetic() {
        return false;
    }
    let single = word.chars().count() == 1 && last.is_uppercase();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    single
        || dotted
        || word.rsplit('-').next().is_some_and(|w| STATES.contains(&w))
        || ABBREVIATIONS.iter().any(|a| a.eq_ignore_ascii_case(word))
}
