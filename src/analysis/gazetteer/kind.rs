//! The kinds of places.

/// The kind of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// One of the seven continents.
    Continent,
    /// A state or territory with a code in ISO 3166-1.
    Country,
    /// A first-level division of a country: a state, province, oblast.
    Region,
    /// A sea, river, mountain, island, a larger part of the world, a well-known site.
    Area,
    /// A town or city.
    City,
}
