//! The width of text in terminal columns.
//!
//! A cluster is the unit that the screen shows as one: a grapheme cluster, or white space with a
//! line break, which is shown as one space. A grapheme cluster with more than eight marks in a row
//! is two clusters: the marks beyond the eighth are shown as one "�". The width of a cluster is the width in the crate
//! `unicode-width`, which the screen buffer uses too. ASCII and the most frequent letters are
//! measured without segmentation.

use crate::text::ignorable::is_ignorable;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// One cluster of a text as the screen shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// The offset of its first byte in the text that the caller passed.
    pub start: usize,
    /// Its length in that text in bytes.
    pub len: usize,
    /// The string to draw: the text itself, " " for white space, "�" for a control character.
    pub symbol: &'a str,
    /// Its width in columns: 0, 1, 2 or, for a few graphemes, more.
    pub columns: usize,
}

/// The clusters of `text` in order. They tile the text.
#[must_use]
pub fn clusters(text: &str) -> Clusters<'_> {
    Clusters {
        text,
        at: 0,
        unbroken: 0,
    }
}

/// The iterator of [`clusters`].
#[derive(Clone, Debug)]
pub struct Clusters<'a> {
    text: &'a str,
    at: usize,
    /// The offset before which white space is known to contain no line break.
    unbroken: usize,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let rest = self.text.get(self.at..)?;
        let first = rest.chars().next()?;
        let mut found = None;
        if is_breakable_space(first) && self.at >= self.unbroken {
            let gap = gap(rest);
            if gap.broken {
                found = Some((gap.len, " ", 1));
            } else {
                self.unbroken = self.at + gap.len;
            }
        }
        let (len, symbol, columns) = found.unwrap_or_else(|| first_cluster(rest, first));
        let start = self.at;
        self.at += len;
        Some(Cluster {
            start,
            len,
            symbol,
            columns,
        })
    }
}

/// The width of `text` in one row, in columns.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.len();
    }
    clusters(text).map(|c| c.columns).sum()
}

/// Replaces each run of white space in `text` by one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns `text` as one row of at most `columns` columns. White space and control characters are
/// replaced as on the screen. "…" at the end marks shortened text.
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut taken = 0;
    // The length to truncate to if the text is too wide. The ellipsis takes one column.
    let mut cut = 0;
    for cluster in clusters(text) {
        taken += cluster.columns;
        if taken > columns {
            out.truncate(cut);
            if columns > 0 {
                out.push('…');
            }
            return Cow::Owned(out);
        }
        out.push_str(cluster.symbol);
        if taken < columns {
            cut = out.len();
        }
    }
    Cow::Owned(out)
}

/// Whether a row can end at the white space `c`. This is true for all white space except no-break
/// spaces.
pub(crate) fn is_breakable_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// White space between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The length in bytes.
    pub len: usize,
    /// The width within a row in columns.
    pub columns: usize,
    /// Whether it contains a line break.
    pub broken: bool,
}

/// The white space at the start of `rest`.
pub(crate) fn gap(rest: &str) -> Gap {
    let mut gap = Gap::default();
    let bytes = rest.as_bytes();
    if let [b' ', b'!'..=b'~', ..] = bytes {
        return Gap {
            len: 1,
            columns: 1,
            broken: false,
        };
    }
    while let Some(c) = rest.get(gap.len..).and_then(|r| r.chars().next()) {
        if !is_breakable_space(c) || is_extended(rest, gap.len, c) {
            break;
        }
        gap.broken |= matches!(c, '\n' | '\r');
        gap.len += c.len_utf8();
        gap.columns += if c == '\u{3000}' { 2 } else { 1 };
    }
    if gap.broken {
        gap.columns = 1;
    }
    gap
}

/// Whether the space `c` at the offset `at` has a combining mark, so that it behaves like a letter.
fn is_extended(rest: &str, at: usize, c: char) -> bool {
    let next = rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next());
    if c.is_control() || next.is_none_or(|n| n.is_ascii() || isolated_width(n).is_some()) {
        return false;
    }
    grapheme(rest.get(at..).unwrap_or_default()).len() > c.len_utf8()
}

/// The length in bytes and the width in columns of the grapheme at the start of `rest`, or (0, 0)
/// if `rest` is empty.
pub(crate) fn cluster_size(rest: &str) -> (usize, usize) {
    match rest.chars().next() {
        Some(first) => {
            let (len, _, columns) = first_cluster(rest, first);
            (len, columns)
        }
        None => (0, 0),
    }
}

/// The length, symbol and width of the grapheme at the start of `rest`, whose first character is
/// `first`.
fn first_cluster(rest: &str, first: char) -> (usize, &str, usize) {
    let len = first.len_utf8();
    if let Some(columns) = isolated_width(first) {
        let next = rest.get(len..).and_then(|r| r.chars().next());
        if next.is_none_or(|n| isolated_width(n).is_some() || n.is_ascii()) {
            return (len, rest.get(..len).unwrap_or_default(), columns);
        }
    }
    let grapheme = grapheme(rest);
    if first.is_control() {
        let symbol = if first.is_whitespace() { " " } else { "\u{fffd}" };
        return (grapheme.len(), symbol, 1);
    }
    if is_combining_mark(first) && first.width() == Some(0) {
        return (leading_marks(rest), "\u{fffd}", 1);
    }
    let shown = shown_part(grapheme);
    (shown.len(), shown, shown.width())
}

/// The most marks in a row that are shown on one character. Vietnamese needs two and Hebrew three;
/// no common stack of Tibetan has more than eight.
const MARKS: usize = 8;

/// The most code points in one cell of the screen. The longest emoji has ten.
const LONGEST: usize = 32;

/// A grapheme of at most this length in bytes has at most [`MARKS`] marks, because each takes at
/// least two bytes.
const SHORT: usize = 2 * MARKS + 2;

fn is_mark(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || is_ignorable(c))
}

/// The length in bytes of the marks at the start of `rest`.
fn leading_marks(rest: &str) -> usize {
    rest.find(|c| !is_mark(c)).unwrap_or(rest.len())
}

/// The part of `grapheme` that is shown in one cell; all of it but for hostile text.
fn shown_part(grapheme: &str) -> &str {
    if grapheme.len() <= SHORT {
        return grapheme;
    }
    let mut marks = 0;
    let end = grapheme.char_indices().zip(0..).find(|((_, c), code_points)| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks > MARKS || *code_points == LONGEST
    });
    end.and_then(|((at, _), _)| grapheme.get(..at))
        .unwrap_or(grapheme)
}

/// The grapheme at the start of `rest`, as far as one cell can show it. No more is read, so that a
/// text that is one grapheme takes linear time.
fn grapheme(rest: &str) -> &str {
    let most = 4 * (LONGEST + 1);
    let near = rest.get(..rest.floor_char_boundary(most)).unwrap_or(rest);
    near.graphemes(true).next().unwrap_or_default()
}

/// The width of a character that is always a grapheme of its own next to another such character:
/// printable ASCII, Latin, Greek and Cyrillic letters, dashes and quotation marks, ideographs, kana
/// and Hangul syllables. `None` for all other characters.
fn isolated_width(c: char) -> Option<usize> {
    match c {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => Some(1),
        '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3e1}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => {
            Some(1)
        }
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}' => Some(1),
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Some(2),
        _ => None,
    }
}

/// Whether every terminal gives `symbol` the width that it has here: a single letter of an alphabet,
/// an ideograph, or a sign that is drawn around a text.
#[must_use]
pub fn has_certain_width(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => {
            isolated_width(c).is_some()
                || matches!(c, '\u{a0}' | '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{259f}' | '●' | '★' | '✓' | '✎' | '❝' | '\u{fffd}')
        }
        _ => symbol.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("cafe\u{301}"), 4);
        assert_eq!(columns("👩‍👩‍👧 🇫🇷"), 5);
    }

    #[test]
    fn a_line_break_and_the_white_space_around_it_take_one_column() {
        assert_eq!(columns("a  \r\n   b"), 3);
        let symbols: String = clusters("a \n b\tc").map(|c| c.symbol).collect();
        assert_eq!(symbols, "a b c");
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(fit("Talks stall", 11), "Talks stall");
        assert_eq!(fit("東京", 4), "東京");
    }

    #[test]
    fn a_text_that_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fit("Talks stall", 8), "Talks s…");
        assert_eq!(fit("東京都", 4), "東…");
        assert_eq!(fit("ne\u{301}e", 2), "n…");
        assert_eq!(fit("ab", 0), "");
        assert_eq!(fit("ab", 1), "…");
    }

    #[test]
    fn every_character_said_to_stand_alone_has_the_width_the_screen_gives_it() {
        for c in ('\0'..='\u{ffff}').filter(|c| isolated_width(*c).is_some()) {
            let text = c.to_string();
            assert_eq!(isolated_width(c), Some(text.width()), "{c:?}");
            for other in ['a', 'é', 'я', '한', '“', '東'] {
                let pair: String = [other, c, other].iter().collect();
                assert_eq!(pair.graphemes(true).count(), 3, "{c:?}");
            }
        }
    }

    #[test]
    fn marks_beyond_the_eighth_are_shown_as_one_replacement_character() {
        let text = format!("e{}x", "\u{301}".repeat(1_000_000));
        let shown: Vec<String> = clusters(&text).map(|c| c.symbol.to_owned()).collect();
        assert_eq!(shown, [&format!("e{}", "\u{301}".repeat(8)), "\u{fffd}", "x"]);
        assert_eq!(columns(&text), 3);
    }

    #[test]
    fn a_text_that_is_one_grapheme_is_many_clusters() {
        for one in ["\u{1100}", "👩\u{200d}", "क\u{94d}", "\u{600}"] {
            let text = one.repeat(300_000);
            assert!(clusters(&text).count() > 1_000, "{one}");
        }
    }

    #[test]
    fn eight_marks_are_shown_on_one_character() {
        let text = format!("a{}", "\u{301}".repeat(8));
        let shown: Vec<&str> = clusters(&text).map(|c| c.symbol).collect();
        assert_eq!(shown, [text.as_str()]);
        let conjunct = "र\u{94d}त\u{94d}स\u{94d}न\u{94d}य\u{93f}";
        assert_eq!(clusters(conjunct).next().map(|c| c.symbol), Some(conjunct));
    }

    #[test]
    fn a_mark_without_a_character_is_shown() {
        assert_eq!(
            clusters("\u{301}\u{302}a").next().map(|c| (c.len, c.symbol)),
            Some((4, "\u{fffd}"))
        );
    }

    proptest! {
        #[test]
        fn no_cell_takes_much_memory(text in "([ก-ฮa👩\u{301}\u{fe0f}\u{200d}\u{94d}क\u{1100}\u{600}]{1,3}){0,80}") {
            for c in clusters(&text) {
                prop_assert!(c.symbol.chars().count() <= LONGEST);
                let marks = c.symbol.split(|c| !is_mark(c)).map(|run| run.chars().count());
                prop_assert!(marks.max() <= Some(MARKS));
            }
        }

        #[test]
        fn clusters_tile_the_text(text in "\\PC*|[ \n\r\ta\u{301}東\u{200d}]*") {
            let mut at = 0;
            for c in clusters(&text) {
                prop_assert_eq!(c.start, at);
                prop_assert!(c.len > 0);
                at += c.len;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn what_fits_is_never_wider_than_asked(text in "(?s).{0,40}", room in 0usize..30) {
            prop_assert!(columns(&fit(&text, room)) <= room);
        }

        #[test]
        fn letters_are_split_as_segmentation_does(text in "[a-zéжσ東あ한“—👩\u{301}\u{200d}\u{1100}\u{1161}ำ]{0,30}") {
            let ours: Vec<usize> = clusters(&text).map(|c| c.start).collect();
            let theirs: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).collect();
            if theirs.len() == 1 || clusters(&text).all(|c| c.symbol != "\u{fffd}") {
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
