//! The dates and sums of money of an article. They are found before names, because they are
//! certain.
//!
//! Imports the finders of dates and sums, and `tagging`.

use super::tagging::phrase::NamedPhrase;
use super::tagging::words::TaggedText;
use super::types::{EntityKind, MentionForm};
use super::values::Value;
use jiff::civil::Date;
use std::ops::Range;

/// The dates and sums of money of an article.
pub(crate) struct Expressions {
    /// The dates and sums that are named. They do not overlap.
    pub named: Vec<NamedPhrase>,
    /// The times that are only described, such as "last week". They can overlap named ones.
    pub described: Vec<NamedPhrase>,
    /// For each token of the article, whether a named date or sum contains it.
    pub taken: Vec<bool>,
}

impl Expressions {
    /// Merges `names` with the dates and sums. The result is in reading order and without overlaps.
    /// Named dates and sums have priority, then names, then described times.
    pub fn merge_names(mut self, names: Vec<NamedPhrase>) -> Vec<NamedPhrase> {
        for named in names {
            if claim(&mut self.taken, &named.words) {
                self.named.push(named);
            }
        }
        for described in self.described {
            if claim(&mut self.taken, &described.words) {
                self.named.push(described);
            }
        }
        self.named.sort_by_key(|named| named.words.start);
        self.named
    }
}

/// Finds the dates and sums of money in `text`, for an article of the day `published`.
pub(crate) fn find_expressions(tagged: &TaggedText<'_>, text: &str, published: Option<Date>) -> Expressions {
    let mut out = Expressions {
        named: Vec::new(),
        described: Vec::new(),
        taken: vec![false; tagged.words.len()],
    };
    let phrase = |words, kind, value, form| NamedPhrase {
        value,
        form,
        ..NamedPhrase::new(words, kind)
    };
    for sum in super::money::find_money(text) {
        let tokens = tagged.tokens();
        let words = tokens.at(sum.span.start())..tokens.at(sum.span.end() - 1) + 1;
        if claim(&mut out.taken, &words) {
            let known = sum.value.amount.is_some() || sum.value.currency.is_some();
            let value = known.then_some(Value::Money(sum.value));
            out.named
                .push(phrase(words, EntityKind::Money, value, MentionForm::Name));
        }
    }
    for dated in super::dates::find_dates(tagged, published) {
        let value = dated.value.map(Value::Date);
        if !dated.named {
            let described = phrase(dated.words, EntityKind::Date, value, MentionForm::Nominal);
            out.described.push(described);
        } else if claim(&mut out.taken, &dated.words) {
            out.named
                .push(phrase(dated.words, EntityKind::Date, value, MentionForm::Name));
        }
    }
    out
}

/// Marks the tokens of `words` as taken, and returns `true`, unless one of them is taken already.
fn claim(taken: &mut [bool], words: &Range<usize>) -> bool {
    let Some(tokens) = taken.get_mut(words.clone()) else {
        return false;
    };
    let free = !tokens.is_empty() && !tokens.contains(&true);
    if free {
        tokens.fill(true);
    }
    free
}
