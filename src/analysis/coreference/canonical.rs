//! Makes the entity of a chain: its canonical name, role and value.

use super::chain::Chain;
use super::roles;
use crate::analysis::lexicon::facts::Facts;
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::{TaggedText, TaggedWord};
use crate::analysis::types::{Entity, EntityKind};
use crate::analysis::values::Unit;
use crate::text::mixed_case;
use std::ops::Range;

/// The entity whose names are those of `chain`, without a place of the world.
pub(super) fn entity(tagged: &TaggedText<'_>, names: &[NamedPhrase], chain: &Chain) -> Entity {
    let members = || chain.names.iter().filter_map(|&i| names.get(i));
    let kind = members().next().map_or(EntityKind::Misc, |n| n.kind);
    let role = members()
        .filter(|n| n.kind == EntityKind::Person)
        .find_map(|n| roles::role(tagged, n));
    let mut best: Option<(i32, &NamedPhrase)> = None;
    for named in members() {
        let score = fullness(tagged, named);
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, named));
        }
    }
    let name = best.map(|(_, named)| {
        let written = on_one_line(tagged, named.words.clone());
        match kind {
            EntityKind::Person | EntityKind::Place => mixed_case(&written),
            EntityKind::Date => full_day(named, &written).unwrap_or(written),
            _ => written,
        }
    });
    Entity {
        kind,
        name: name.unwrap_or_default(),
        value: members().find_map(|n| n.value),
        role: role.and_then(|words| tagged.tokens().span(words)),
        place: None,
        mentions: chain
            .names
            .iter()
            .filter_map(|&i| u32::try_from(i).ok())
            .collect(),
    }
}

/// The day of a date that the text gives with its year, in ISO 8601.
fn full_day(named: &NamedPhrase, written: &str) -> Option<String> {
    let period = named.value?.date()?;
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    let year = written.as_bytes().windows(4).any(digits);
    (year && period.unit() == Unit::Day && period.first() == period.last()).then(|| period.to_string())
}

/// The words on one line, with one space where the text has white space.
pub(super) fn on_one_line(tagged: &TaggedText<'_>, words: Range<usize>) -> String {
    let mut out = String::new();
    for i in words.clone() {
        if i > words.start && !tagged.touch(i - 1) {
            out.push(' ');
        }
        out.push_str(tagged.words.get(i).map_or("", |w| w.text));
    }
    out
}

/// How full a form of a name is: more words count first, then more letters. A person's
/// name in capitals counts least. A person's name in a headline counts less than one in
/// running text, since headlines cut names most often.
fn fullness(tagged: &TaggedText<'_>, named: &NamedPhrase) -> i32 {
    let words = tagged.words.get(named.words.clone()).unwrap_or_default();
    let letters: usize = words.iter().map(|w| w.text.len()).sum();
    let score = i32::try_from(words.len() * 1000 + letters).unwrap_or(i32::MAX);
    let shouted = words
        .iter()
        .all(|w| w.text.len() > 1 && !w.text.chars().any(char::is_lowercase));
    if named.kind != EntityKind::Person {
        score
    } else if shouted {
        score - 1_000_000
    } else if words.first().is_some_and(|w| w.titled) && !is_first_and_last(tagged, words) {
        score - 500_000
    } else {
        score
    }
}

/// Whether a name in a headline is a first name and a surname, and running text has
/// the surname too.
fn is_first_and_last(tagged: &TaggedText<'_>, words: &[TaggedWord<'_>]) -> bool {
    let [first, last] = words else { return false };
    first.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)) && tagged.seen(last.key).capital > 0
}
