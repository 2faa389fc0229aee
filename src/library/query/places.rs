//! Places in a query: codes and other names of countries, and whether a place lies in another one.
//!
//! Imports the gazetteer, and the names that the index has for a place.

use super::Pattern;
use crate::analysis::{Entity, Place};
use crate::library::index::place_names::wider_names;
use crate::library::index::words::folded;

/// Whether `entity` is a place that `pattern` names, or lies in one. Only the gazetteer decides, so
/// that a street called "Syria" does not count.
pub(crate) fn lies_in(entity: &Entity, pattern: &Pattern) -> bool {
    let country = country_called(pattern);
    wider_names(entity).any(|(name, _)| {
        let words = folded(name);
        pattern.is_name(&words) || country.as_ref().is_some_and(|c| c.is_name(&words))
    })
}

/// `pattern` as a name of a place. The code of a country is a whole name: no other name starts with
/// "us" or "u.s.". Other letters may be the start of a name.
pub(crate) fn precise(pattern: Pattern) -> Pattern {
    const CODE: usize = 3;
    let letters: usize = pattern.words.iter().map(|w| w.chars().count()).sum();
    let code = letters <= CODE && country(&pattern).is_some();
    Pattern {
        whole: pattern.whole || code,
        ..pattern
    }
}

fn country(pattern: &Pattern) -> Option<Place> {
    let named = |between: &str| Place::country_named(&pattern.words.join(between));
    named(" ").or_else(|| named(""))
}

/// The gazetteer's name of a country that `pattern` names by a code or another name: "United
/// States" for "usa" and "u.s.".
pub(crate) fn country_called(pattern: &Pattern) -> Option<Pattern> {
    Pattern::new(country(pattern)?.name()?, true).filter(|p| p.words != pattern.words)
}
