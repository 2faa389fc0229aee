//! The names by which a place is found besides its own: those of what contains it.

use super::words::folded;
use crate::analysis::{Entity, EntityKind, Place, PlaceKind};
use crate::library::query::Pattern;

/// The names of the gazetteer by which an article that names `entity` is found,
/// and whether each is proposed to complete what is typed: of those only the
/// country is, so that as many articles are announced as will be found.
///
/// A nationality is no place: a Syrian doctor may work in Oslo.
pub(crate) fn wider_names(entity: &Entity) -> impl Iterator<Item = (&'static str, bool)> {
    let place = entity.place.filter(|_| entity.kind == EntityKind::Place);
    let all = place
        .into_iter()
        .flat_map(|p| std::iter::once(p).chain(p.within()));
    all.filter_map(|p| Some((p.name()?, p.kind() == PlaceKind::Country)))
}

/// Whether `entity` is a place that `pattern` names or that lies in one it
/// names: told by the gazetteer alone, so that no street called "Syria" counts.
pub(crate) fn lies_in(entity: &Entity, pattern: &Pattern) -> bool {
    let country = country_called(pattern);
    wider_names(entity).any(|(name, _)| {
        let words = folded(name);
        pattern.is_name(&words) || country.as_ref().is_some_and(|c| c.is_name(&words))
    })
}

/// `pattern` as it is meant of places: a country's code is whole, "us" and
/// "u.s." begin no other name. Other letters may become one.
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

/// The name that the gazetteer has for a country that `pattern` calls
/// otherwise: "United States" for "usa" and "u.s.".
pub(crate) fn country_called(pattern: &Pattern) -> Option<Pattern> {
    Pattern::new(country(pattern)?.name()?, true).filter(|p| p.words != pattern.words)
}
