//! The record of a place. `docs/extract.md` describes its fields.
//!
//! Imports the places of `analysis`.

use crate::analysis::{Place, PlaceKind};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord {
    kind: &'static str,
    name: Option<&'static str>,
    country: Option<&'static str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    within: Vec<&'static str>,
    geonames: Option<u32>,
}

impl From<Place> for PlaceRecord {
    fn from(place: Place) -> Self {
        let point = place.coordinates();
        Self {
            kind: match place.kind() {
                PlaceKind::Continent => "continent",
                PlaceKind::Country => "country",
                PlaceKind::Region => "region",
                PlaceKind::Area => "area",
                PlaceKind::City => "city",
            },
            name: place.name(),
            country: place.country(),
            latitude: point.map(|p| p.latitude),
            longitude: point.map(|p| p.longitude),
            within: place.within().filter_map(Place::name).collect(),
            geonames: place.geonames(),
        }
    }
}
