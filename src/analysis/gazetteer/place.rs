//! A place of the world, as the gazetteer has it.

use super::kind::PlaceKind;
use super::table;
use super::table::{PlaceNumber, is_prominent};
use crate::analysis::lexicon::facts;
use crate::analysis::lexicon::facts::{Facts, Hasher};
use serde::{Deserialize, Serialize};

/// A place of the world: where it is and what contains it.
///
/// A number into the compiled gazetteer, so that an analysis stays small;
/// valid for this build of the program only. What a place belongs to is as
/// GeoNames has it, which is no opinion of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PlaceNumber")]
pub struct Place(PlaceNumber);

impl TryFrom<PlaceNumber> for Place {
    type Error = &'static str;

    fn try_from(number: PlaceNumber) -> Result<Self, Self::Error> {
        if table::is_known(number) {
            Ok(Self(number))
        } else {
            Err("a place that the gazetteer does not have")
        }
    }
}

/// A point on the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// Degrees north, two decimals.
    pub latitude: f64,
    /// Degrees east, two decimals.
    pub longitude: f64,
}

impl Place {
    pub(crate) const fn new(number: PlaceNumber) -> Self {
        Self(number)
    }

    /// The country of this name, short name or code-like name ("US", "Burma");
    /// of several the most prominent. `None` for what names no country.
    #[must_use]
    pub fn country_named(name: &str) -> Option<Self> {
        let senses = table::senses(Hasher::new().word(name).key());
        let countries = senses
            .filter(|s| !s.is_demonym() && !s.is_short() && table::kind(s.number()) == PlaceKind::Country);
        let places = countries.map(|s| Self(s.number()));
        places.max_by(|a, b| table::prominence(a.0).total_cmp(&table::prominence(b.0)))
    }

    /// Whether `name`, standing where a dateline or a publisher may, says where:
    /// a well-known place that is no common word, or a place and what contains it.
    #[must_use]
    pub fn names_location(name: &str) -> bool {
        let (inner, outer) = name.split_once(", ").map_or((name, None), |(i, o)| (i, Some(o)));
        let senses = |name: &str| {
            let all = table::senses(Hasher::new().word(name).key());
            all.filter(|s| !s.is_demonym() && !s.is_short())
        };
        match outer {
            Some(outer) => {
                senses(inner).any(|i| senses(outer).any(|o| table::is_within(i.number(), o.number())))
            }
            None => {
                let common = facts::look_up(Hasher::new().word(name).key()).any(Facts::COMMON);
                !common && senses(name).any(|s| is_prominent(s.number()))
            }
        }
    }

    /// What kind of place it is.
    #[must_use]
    pub fn kind(self) -> PlaceKind {
        table::kind(self.0)
    }

    /// Its name in GeoNames or ours, whatever the article calls it: "Kyiv" for
    /// "Kiev". Towns of fewer than a hundred thousand people have none here.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        table::name(self.0)
    }

    /// The code of the country it is or lies in, ISO 3166-1 alpha-2 (Kosovo: XK).
    #[must_use]
    pub fn country(self) -> Option<&'static str> {
        table::country(self.0).and_then(table::code)
    }

    /// Where it is, to about a kilometre. A country's and a region's point is
    /// the middle of its towns, weighted by their people; of areas only spots and
    /// small ones have one.
    #[must_use]
    pub fn coordinates(self) -> Option<Coordinates> {
        let (lat, lon) = table::point(self.0)?;
        Some(Coordinates {
            latitude: f64::from(lat) / 100.0,
            longitude: f64::from(lon) / 100.0,
        })
    }

    /// What contains it, the nearest first: region, country, continent.
    pub fn within(self) -> impl Iterator<Item = Self> {
        std::iter::successors(table::parent(self.0), |&p| table::parent(p)).map(Self)
    }

    /// Its number in GeoNames, where it has one and it is known.
    #[must_use]
    pub fn geonames(self) -> Option<u32> {
        table::geonames(self.0)
    }
}
