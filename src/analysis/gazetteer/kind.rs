//! The kinds of places.

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// One of the seven.
    Continent,
    /// What has a code of its own in ISO 3166-1: a state or a territory.
    Country,
    /// A country's first-level division: a state, province, oblast.
    Region,
    /// A sea, river, mountain, island, a wider part of the world, a well-known spot.
    Area,
    /// A town.
    City,
}
