//! A place of the world in the gazetteer.

use super::kind::PlaceKind;
use super::table;
use super::table::{PlaceNumber, is_prominent};
use crate::analysis::lexicon::facts;
use crate::analysis::lexicon::facts::{Facts, PhraseHasher};
use serde::{Deserialize, Serialize};

/// A place of the world, with its position and the places that contain it.
///
/// It is a number in the compiled gazetteer, so that an analysis stays small. The number is valid
/// for this build of the program only. The country of a place is the country in GeoNames, and
/// expresses no opinion of this project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PlaceNumber")]
pub struct Place(PlaceNumber);

impl TryFrom<PlaceNumber> for Place {
    type Error = &'static str;

    fn try_from(number: PlaceNumber) -> Result<Self, Self::Error> {
        if table::is_known(number) {
            Ok(Self(number))
        } else {
            Err("the gazetteer does not contain the place")
        }
    }
}

/// A point on the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// Degrees north, with two decimal places.
    pub latitude: f64,
    /// Degrees east, with two decimal places.
    pub longitude: f64,
}

impl Place {
    pub(crate) const fn new(number: PlaceNumber) -> Self {
        Self(number)
    }

    /// The country with the name, short name or abbreviation `name` ("US", "Burma"). If there are
    /// several, the most prominent one. `None` if no country has this name.
    #[must_use]
    pub fn country_named(name: &str) -> Option<Self> {
        let senses = table::senses(PhraseHasher::new().word(name).key());
        let countries = senses
            .filter(|s| !s.is_demonym() && !s.is_short() && table::kind(s.number()) == PlaceKind::Country);
        let places = countries.map(|s| Self(s.number()));
        places.max_by(|a, b| table::prominence(a.0).total_cmp(&table::prominence(b.0)))
    }

    /// Whether `name`, in the position of a dateline or publisher, means a location: a well-known
    /// place whose name is not a common word, or a place together with a place that contains it.
    #[must_use]
    pub fn names_location(name: &str) -> bool {
        let (inner, outer) = name.split_once(", ").map_or((name, None), |(i, o)| (i, Some(o)));
        let senses = |name: &str| {
            let all = table::senses(PhraseHasher::new().word(name).key());
            all.filter(|s| !s.is_demonym() && !s.is_short())
        };
        match outer {
            Some(outer) => {
                senses(inner).any(|i| senses(outer).any(|o| table::is_within(i.number(), o.number())))
            }
            None => {
                let common = facts::look_up(PhraseHasher::new().word(name).key()).any(Facts::COMMON);
                !common && senses(name).any(|s| is_prominent(s.number()))
            }
        }
    }

    /// The kind of the place.
    #[must_use]
    pub fn kind(self) -> PlaceKind {
        table::kind(self.0)
    }

    /// The name in the gazetteer, which can differ from the name in the article: "Kyiv" for "Kiev".
    /// `None` for a town with a population below 100,000.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        table::name(self.0)
    }

    /// The ISO 3166-1 alpha-2 code of the country that the place is or lies in. The code of Kosovo
    /// is XK.
    #[must_use]
    pub fn country(self) -> Option<&'static str> {
        table::country(self.0).and_then(table::code)
    }

    /// The position, with a precision of about one kilometre. For a country or region it is the
    /// centre of its towns, weighted by their population. For areas, only sites and small areas
    /// have a position.
    #[must_use]
    pub fn coordinates(self) -> Option<Coordinates> {
        let (lat, lon) = table::point(self.0)?;
        Some(Coordinates {
            latitude: f64::from(lat) / 100.0,
            longitude: f64::from(lon) / 100.0,
        })
    }

    /// The places that contain it, the nearest first: region, country, continent.
    pub fn within(self) -> impl Iterator<Item = Self> {
        std::iter::successors(table::parent(self.0), |&p| table::parent(p)).map(Self)
    }

    /// The number of the place in GeoNames, if it has one and it is known.
    #[must_use]
    pub fn geonames(self) -> Option<u32> {
        table::geonames(self.0)
    }
}
