//! The other names under which a place is found: those of the regions and the country that contain
//! it.
//!
//! Imports `analysis`.

use crate::analysis::{Entity, EntityKind, PlaceKind};

/// The gazetteer's names under which an article that names `entity` is found, and whether each name
/// is proposed as a completion. Only countries are proposed, so that the number of articles shown
/// with a proposal is the number that is found.
///
/// A nationality is not a place: a Syrian doctor may work in Oslo.
pub(crate) fn wider_names(entity: &Entity) -> impl Iterator<Item = (&'static str, bool)> {
    let place = entity.place.filter(|_| entity.kind == EntityKind::Place);
    let all = place
        .into_iter()
        .flat_map(|p| std::iter::once(p).chain(p.within()));
    all.filter_map(|p| Some((p.name()?, p.kind() == PlaceKind::Country)))
}
