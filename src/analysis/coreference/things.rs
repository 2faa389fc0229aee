//! Which names of places, organizations, peoples and the rest are one thing's:
//! the same words, well-known short forms, and initials.

use super::{Sameness, written};
use crate::analysis::lexicon::facts::{Hasher, Key};
use crate::analysis::tagging::phrase::Named;
use crate::analysis::tagging::words::{Case, Page};
use crate::analysis::types::EntityKind;
use crate::analysis::values::Value;
use rustc_hash::FxHashMap;

/// Short forms that no article explains.
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

/// The things among `names`: everything but persons.
pub(crate) fn same(page: &Page<'_>, names: &[Named]) -> Vec<Sameness> {
    let mut out: Vec<Sameness> = Vec::new();
    let mut known: FxHashMap<(EntityKind, Key), usize> = FxHashMap::default();
    for (i, named) in names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind != EntityKind::Person)
    {
        let key = (named.kind, plain(page, named));
        let at = *known.entry(key).or_insert_with(|| {
            out.push(Sameness {
                names: Vec::new(),
                gender: None,
            });
            out.len() - 1
        });
        out[at].names.push(i);
    }
    join_initials(page, names, &mut out);
    out
}

/// By which a thing is known: its full form for a short one; a date's days.
fn plain(page: &Page<'_>, named: &Named) -> Key {
    if let Some(Value::Date(period)) = named.value {
        return Hasher::new().word(&period.to_string()).key();
    }
    let mut text = written(page, named.words.clone()).to_lowercase();
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
    Hasher::new().word(full).key()
}

/// Joins initials to the only thing of their kind that they abbreviate:
/// "International Rescue Committee (IRC)".
fn join_initials(page: &Page<'_>, names: &[Named], all: &mut Vec<Sameness>) {
    let mut long: FxHashMap<(EntityKind, String), Vec<usize>> = FxHashMap::default();
    for (i, same) in all.iter().enumerate() {
        let Some(named) = same.names.first().and_then(|&n| names.get(n)) else {
            continue;
        };
        if named.words.len() > 1
            && matches!(
                named.kind,
                EntityKind::Organization | EntityKind::Misc | EntityKind::Place
            )
        {
            for initials in initials(page, named) {
                long.entry((named.kind, initials)).or_default().push(i);
            }
        }
    }
    for i in 0..all.len() {
        let Some(named) = all[i].names.first().and_then(|&n| names.get(n)) else {
            continue;
        };
        let Some(word) = page
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
    all.retain(|same| !same.names.is_empty());
}

/// The first letters of the words with a capital, and of all words when that differs.
fn initials(page: &Page<'_>, named: &Named) -> Vec<String> {
    let words = page.words.get(named.words.clone()).unwrap_or_default();
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
