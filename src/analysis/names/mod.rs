//! Finding what is named: runs of capitalized words, cut where one name ends
//! and another begins, and the kind of each by what speaks for it.
//!
//! Imports `text` and the lexicon. Who is the same as whom is decided in
//! [`people`](super::coreference).

pub(crate) mod candidates;
pub(crate) mod classify;
mod context_features;
mod features;
mod headlines;
mod nicknames;
mod weights;
mod word_features;

use super::tagging::words::Page;
use super::types::{EntityKind, MentionForm};
use super::values::Value;
use classify::{Evidence, NONE};
use jiff::civil::Date;
pub(crate) use nicknames::with_nicknames;
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
    /// What it stands for, of dates and money where it is told.
    pub value: Option<Value>,
    /// Whether it is named or only described: "last week".
    pub form: MentionForm,
}

impl Named {
    /// A name that nothing more is known of.
    pub fn new(words: Range<usize>, kind: EntityKind) -> Self {
        Self {
            words,
            kind,
            role: None,
            value: None,
            form: MentionForm::Name,
        }
    }
}

const KINDS: [EntityKind; NONE] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organization,
    EntityKind::Nationality,
    EntityKind::Misc,
];

/// All names of an article, in reading order, not overlapping; dates relative
/// to the day on which it was published have their days where that is known.
pub(crate) fn find_names(page: &Page<'_>, text: &str, published: Option<Date>) -> Vec<Named> {
    let phrases = phrases(page, text, published);
    let candidates = candidates::candidates(page, &phrases.taken);
    let evidence = Evidence::new(page, &candidates);
    let named = |candidate: candidates::Candidate| {
        let kind = KINDS.get(evidence.class(candidate.key)).copied()?;
        Some(Named {
            role: candidate.role,
            ..Named::new(candidate.words, kind)
        })
    };
    let names = candidates.into_iter().filter_map(named).collect();
    phrases.with(with_nicknames(page, names))
}

/// Dates and sums of money.
pub(crate) struct Phrases {
    /// Those that are named, not overlapping.
    pub named: Vec<Named>,
    /// Times that are only described; they may overlap what is named.
    pub described: Vec<Named>,
    /// Which tokens the named ones take.
    pub taken: Vec<bool>,
}

impl Phrases {
    /// All of them and those of `names` that overlap none of them, in reading order, not overlapping.
    pub fn with(mut self, names: Vec<Named>) -> Vec<Named> {
        for named in names {
            if take(&mut self.taken, &named.words) {
                self.named.push(named);
            }
        }
        for described in self.described {
            if take(&mut self.taken, &described.words) {
                self.named.push(described);
            }
        }
        self.named.sort_by_key(|named| named.words.start);
        self.named
    }
}

/// Finds dates and sums of money, which are certain before any name is.
pub(crate) fn phrases(page: &Page<'_>, text: &str, published: Option<Date>) -> Phrases {
    let mut out = Phrases {
        named: Vec::new(),
        described: Vec::new(),
        taken: vec![false; page.words.len()],
    };
    let phrase = |words, kind, value, form| Named {
        value,
        form,
        ..Named::new(words, kind)
    };
    for sum in super::money::find_money(text) {
        let tokens = page.tokens();
        let words = tokens.at(sum.span.start())..tokens.at(sum.span.end() - 1) + 1;
        if take(&mut out.taken, &words) {
            let told = sum.value.amount.is_some() || sum.value.currency.is_some();
            let value = told.then_some(Value::Money(sum.value));
            out.named
                .push(phrase(words, EntityKind::Money, value, MentionForm::Name));
        }
    }
    for dated in super::dates::find_dates(page, published) {
        let value = dated.value.map(Value::Date);
        if !dated.named {
            let described = phrase(dated.words, EntityKind::Date, value, MentionForm::Nominal);
            out.described.push(described);
        } else if take(&mut out.taken, &dated.words) {
            out.named
                .push(phrase(dated.words, EntityKind::Date, value, MentionForm::Name));
        }
    }
    out
}

/// Takes tokens unless one of them is taken; says whether it did.
fn take(taken: &mut [bool], words: &Range<usize>) -> bool {
    let Some(tokens) = taken.get_mut(words.clone()) else {
        return false;
    };
    let free = !tokens.is_empty() && !tokens.contains(&true);
    if free {
        tokens.fill(true);
    }
    free
}
