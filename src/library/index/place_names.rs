//! The names by which a place is found besides its own: those of what contains it.

use crate::analysis::{Entity, EntityKind, PlaceKind};

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
