//! The gutter: who speaks beside each row of the article.

use crate::analysis::{Analysis, Entity, EntityKind, Quotation, QuotationKind};
use crate::text::width::fit;
use crate::text::{Document, Row, one_line};

/// The bar beside a quotation; it tells how the words are reported without colour.
pub type Bar = QuotationKind;

/// What stands in the gutter beside one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Who speaks, on the first row of a quotation: a surname, cut to fit.
    pub label: Option<String>,
    /// The bar, on every row that a quotation touches.
    pub bar: Option<Bar>,
    /// Which quotation it is, by its index.
    pub quotation: Option<usize>,
}

/// What stands beside `row`, with labels at most `width` columns wide.
///
/// Of several quotations in a row the first that begins there counts: its
/// speaker is named, since the one before is named above.
#[must_use]
pub fn beside(analysis: &Analysis, document: &Document, row: &Row, width: u16) -> Beside {
    let all = &analysis.quotations;
    let first = all.partition_point(|q| q.span.end() <= row.span.start());
    let touching = all
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, q)| q.span.start() < row.span.end());
    let mut touching = touching.filter(|(_, q)| q.span.overlaps(row.span)).peekable();
    let continued = touching.peek().copied();
    let Some((index, quotation)) = touching
        .find(|(_, q)| q.span.start() >= row.span.start())
        .or(continued)
    else {
        return Beside::default();
    };
    let begins = quotation.span.start() >= row.span.start() && width > 0;
    let label = begins
        .then(|| short_name(analysis, document, quotation))
        .flatten();
    Beside {
        label: label.map(|name| fit(&name, usize::from(width)).into_owned()),
        bar: Some(quotation.kind),
        quotation: Some(index),
    }
}

/// A short name of whoever says `quotation`: the last word of a person's name
/// (the whole name where the article knows two people by that word), the whole
/// name of anything else without its article. `None` without a speaker.
#[must_use]
pub fn short_name(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<String> {
    let speaker = quotation.speaker?;
    Some(match speaker.entity.and_then(|id| analysis.entity(id)) {
        Some(e) if e.kind == EntityKind::Person && shares_surname(analysis, e) => e.name.clone(),
        Some(e) if e.kind == EntityKind::Person => surname(&e.name).to_owned(),
        Some(e) => e.name.clone(),
        None => without_article(&one_line(document.slice(speaker.mention))).to_owned(),
    })
}

/// Whether someone else in the article has the same surname, so that it would not tell who speaks.
fn shares_surname(analysis: &Analysis, person: &Entity) -> bool {
    let same =
        |other: &&Entity| other.kind == EntityKind::Person && surname(&other.name) == surname(&person.name);
    analysis.entities.iter().filter(same).nth(1).is_some()
}

/// "authority" of "the authority", "union" of "their union": what is cut in a
/// narrow gutter should not be the noun.
fn without_article(words: &str) -> &str {
    let (first, rest) = words.split_once(' ').unwrap_or(("", words));
    let article = ["the", "a", "an", "his", "her", "its", "their", "our", "my"]
        .iter()
        .any(|article| first.eq_ignore_ascii_case(article));
    if article { rest } else { words }
}

/// The last word of a name that is not "Jr." or a number ("III").
fn surname(name: &str) -> &str {
    let suffix = |word: &&str| {
        let bare = word.trim_end_matches('.');
        ["Jr", "Sr", "II", "III", "IV"].contains(&bare)
    };
    let mut words = name.split_whitespace().rev().map(|w| w.trim_end_matches(','));
    words.find(|w| !suffix(w)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_the_last_word_that_is_no_suffix() {
        assert_eq!(surname("Anna Petrova"), "Petrova");
        assert_eq!(surname("Robert Kane, Jr."), "Kane");
        assert_eq!(surname("Henry Ford III"), "Ford");
        assert_eq!(surname("Pelé"), "Pelé");
        assert_eq!(surname(""), "");
    }

    #[test]
    fn an_article_before_a_noun_is_left_out() {
        assert_eq!(without_article("The authority"), "authority");
        assert_eq!(without_article("their union"), "union");
        assert_eq!(without_article("Two officials"), "Two officials");
        assert_eq!(without_article("they"), "they");
    }
}
