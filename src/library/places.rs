//! The names by which a place is found besides its own: those of what contains it.

use super::query::Pattern;
use crate::analysis::{Entity, EntityKind, Place, PlaceKind};

/// The names of the gazetteer by which an article that names `entity` is found,
/// and whether each is proposed to complete what is typed: of those only the
/// country is, so that as many articles are announced as will be found.
///
/// A nationality is no place: a Syrian doctor may work in Oslo.
pub(super) fn wider_names(entity: &Entity) -> impl Iterator<Item = (&'static str, bool)> {
    let place = entity.place.filter(|_| entity.kind == EntityKind::Place);
    let all = place
        .into_iter()
        .flat_map(|p| std::iter::once(p).chain(p.within()));
    all.filter_map(|p| Some((p.name()?, p.kind() == PlaceKind::Country)))
}

/// The name that the gazetteer has for a country that `pattern` calls
/// otherwise: "United States" for "usa" and "u.s.".
pub(super) fn country_called(pattern: &Pattern) -> Option<Pattern> {
    let named = |between: &str| Place::country_named(&pattern.words.join(between));
    let country = named(" ").or_else(|| named(""))?;
    Pattern::new(country.name()?, true).filter(|p| p.words != pattern.words)
}
