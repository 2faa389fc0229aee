//! Groups the names of places, organizations, peoples and the rest: by the same words,
//! well-known short forms, and initials.

use super::canonical::on_one_line;
use super::chain::Chain;
use crate::analysis::lexicon::facts::{PhraseHash, PhraseHasher};
use crate::analysis::tagging::phrase::NamedPhrase;
use crate::analysis::tagging::words::{Case, TaggedText};
use crate::analysis::types::EntityKind;
use crate::analysis::values::Value;
use rustc_hash::FxHashMap;

/// Short forms that articles do not explain, each with its full form.
const SHORT: &[(&str, &str)] = &[
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("great britain", "united kingdom"),
    ("britain", "united kingdom"),
    ("uae", "united arab emirates"),
    ("prc", "china"),
    ("people's republic of china", "china"),
    ("drc", "democratic republic of congo"),
    ("democratic republic of the congo", "democratic republic of congo"),
    ("ussr", "soviet union"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("au", "african union"),
    ("nyc", "new york city"),
    ("kiev", "kyiv"),
    ("gop", "republican party"),
];

/// The chains of all `names` but those of persons.
pub(super) fn chains(tagged: &TaggedText<'_>, names: &[NamedPhrase]) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    let mut known: FxHashMap<(EntityKind, PhraseHash), usize> = FxHashMap::default();
    for (i, named) in names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind != EntityKind::Person)
    {
        let key = (named.kind, thing_key(tagged, named));
        let at = *known.entry(key).or_insert_with(|| {
            out.push(Chain {
                names: Vec::new(),
                gender: None,
            });
            out.len() - 1
        });
        out[at].names.push(i);
    }
    join_initials(tagged, names, &mut out);
    out
}

/// The key that all names of one thing share. A short form has the key of its full
/// form, a date that of its days.
fn thing_key(tagged: &TaggedText<'_>, named: &NamedPhrase) -> PhraseHash {
    if let Some(Value::Date(period)) = named.value {
        return PhraseHasher::new().word(&period.to_string()).key();
    }
    let mut text = on_one_line(tagged, named.words.clone()).to_lowercase();
    if named.words.len() == 1 {
        text.retain(|c| c != '.');
    }
    if named.kind == EntityKind::Nationality && text.len() > 4 && !text.ends_with("ss") {
        text.truncate(text.trim_end_matches('s').len());
    }
    let full = SHORT
        .iter()
        .find(|(short, _)| *short == text)
        .map_or(text.as_str(), |(_, full)| full);
    PhraseHasher::new().word(full).key()
}

/// Joins initials with the thing that they abbreviate, if there is exactly one of their
/// kind: "International Rescue Committee (IRC)".
fn join_initials(tagged: &TaggedText<'_>, names: &[NamedPhrase], all: &mut Vec<Chain>) {
    let mut long: FxHashMap<(EntityKind, String), Vec<usize>> = FxHashMap::default();
    for (i, chain) in all.iter().enumerate() {
        let Some(named) = chain.names.first().and_then(|&n| names.get(n)) else {
            continue;
        };
        if named.words.len() > 1
            && matches!(
                named.kind,
                EntityKind::Organization | EntityKind::Misc | EntityKind::Place
            )
        {
            for initials in initials(tagged, named) {
                long.entry((named.kind, initials)).or_default().push(i);
            }
        }
    }
    for i in 0..all.len() {
        let Some(named) = all[i].names.first().and_then(|&n| names.get(n)) else {
            continue;
        };
        let Some(word) = tagged
            .words
            .get(named.words.start)
            .filter(|w| w.case == Case::Upper)
        else {
            continue;
        };
        let letters: String = word.text.chars().filter(|c| c.is_alphabetic()).collect();
        if named.words.len() > 1 || letters.chars().count() < 2 {
            continue;
        }
        if let Some(&[full]) = long.get(&(named.kind, letters)).map(Vec::as_slice) {
            let moved = std::mem::take(&mut all[i].names);
            all[full].names.extend(moved);
            all[full].names.sort_unstable();
        }
    }
    all.retain(|chain| !chain.names.is_empty());
}

/// The first letters of the words with a capital, and those of all words if they
/// differ.
fn initials(tagged: &TaggedText<'_>, named: &NamedPhrase) -> Vec<String> {
    let words = tagged.words.get(named.words.clone()).unwrap_or_default();
    let upper = |c: char| c.to_uppercase().next().unwrap_or(c);
    let of = |all: bool| -> String {
        let chosen = words
            .iter()
            .filter(|w| w.case != Case::None && (all || w.case != Case::Small));
        chosen.filter_map(|w| w.text.chars().next()).map(upper).collect()
    };
    let (capitals, every) = (of(false), of(true));
    if capitals == every {
        vec![capitals]
    } else {
        vec![capitals, every]
    }
}
