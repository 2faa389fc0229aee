//! Finding what is named: runs of capitalized words, cut where one name ends
//! and another begins, and the kind of each by what speaks for it.
//!
//! Imports `text` and the lexicon. Who is the same as whom is decided in
//! [`people`](super::people).

mod clue;
mod context;
mod dates;
pub(crate) mod evidence;
mod headlines;
mod money;
pub(crate) mod page;
pub(crate) mod runs;
mod weights;
mod wording;

use super::types::EntityKind;
use evidence::{Evidence, NONE};
use jiff::civil::Date;
use page::Page;
use std::ops::Range;

/// A name in the text and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its tokens; not empty.
    pub words: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// The tokens just before that say what the person is.
    pub role: Option<Range<usize>>,
    /// The day, of a date that is complete.
    pub date: Option<Date>,
}

const KINDS: [EntityKind; NONE] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organization,
    EntityKind::Nationality,
    EntityKind::Misc,
];

/// All names of an article, in reading order, not overlapping.
pub(crate) fn find_names(page: &Page<'_>, text: &str) -> Vec<Named> {
    let (mut out, taken) = phrases(page, text);
    let candidates = runs::candidates(page, &taken);
    let evidence = Evidence::new(page, &candidates);
    for candidate in candidates {
        if let Some(&kind) = KINDS.get(evidence.class(candidate.key)) {
            out.push(Named {
                words: candidate.words,
                kind,
                role: candidate.role,
                date: None,
            });
        }
    }
    out.sort_by_key(|named| named.words.start);
    out
}

/// Dates and sums of money, and which tokens they take.
pub(crate) fn phrases(page: &Page<'_>, text: &str) -> (Vec<Named>, Vec<bool>) {
    let mut taken = vec![false; page.words.len()];
    let mut out = Vec::new();
    let mut take = |words: Range<usize>, kind, date| {
        let free = taken
            .get(words.clone())
            .is_some_and(|t| !t.is_empty() && !t.contains(&true));
        if free {
            taken
                .iter_mut()
                .take(words.end)
                .skip(words.start)
                .for_each(|t| *t = true);
            out.push(Named {
                words,
                kind,
                role: None,
                date,
            });
        }
    };
    for span in money::find_money(text) {
        let tokens = page.tokens();
        take(
            tokens.at(span.start())..tokens.at(span.end() - 1) + 1,
            EntityKind::Money,
            None,
        );
    }
    for dated in dates::find_dates(page) {
        take(dated.words, EntityKind::Date, dated.date);
    }
    (out, taken)
}
