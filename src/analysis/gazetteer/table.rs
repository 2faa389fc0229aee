//! What is known of places before reading: the compiled gazetteer.
//!
//! `training/lexicon/places.py` makes `assets/lexicon/places.bin` from GeoNames
//! and lists of our own. Little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 36 | "PQP1"; numbers of continents, countries, divisions, areas, towns, names *n*, places with a string *s*, bytes of strings |
//! | 2 each | the countries' codes |
//! | 3 (*s* + 1) | where each string begins |
//! | 7 each | the places: latitude and longitude in hundredths of a degree, the number of what contains each (all ones for none), prominence in eighths |
//! | 4 each | their numbers in GeoNames, 0 for none |
//! | 4 *n* | hashes of the folded names, ascending |
//! | 3 *n* | the place each names: 20 bits; from bit 20 on the flags of [`Sense`] |
//! | the rest | the strings |
//!
//! Places stand in the order of the header, towns by their people; so a
//! place's number says its kind. Nothing is parsed at start: a look-up reads the bytes where they lie.
//!
//! Imports nothing of the project but the hash of the word lists.

use super::kind::PlaceKind;
use crate::analysis::lexicon::facts::{Key, little_endian};

static BYTES: &[u8] = include_bytes!("../../../assets/lexicon/places.bin");
const KINDS: [PlaceKind; 5] = [
    PlaceKind::Continent,
    PlaceKind::Country,
    PlaceKind::Region,
    PlaceKind::Area,
    PlaceKind::City,
];
const NONE: usize = 0xFFFF;
const NOWHERE: i16 = -32768;

/// A town less prominent than this, about a hundred thousand people, must have
/// something of its country beside it or in the article.
const KNOWN_TOWN: f64 = 12.5;

/// The same of regions.
const KNOWN_REGION: f64 = 10.0;

/// The number of a place in the gazetteer.
pub(crate) type PlaceNumber = u32;

/// One thing that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense(u32);

impl Sense {
    /// Which place.
    pub const fn number(self) -> PlaceNumber {
        self.0 & 0xF_FFFF
    }

    /// Whether the name is one of other languages or times.
    pub const fn is_alias(self) -> bool {
        self.0 & (1 << 20) != 0
    }

    /// Whether the name is not the country's but its people's: "Syrian".
    pub const fn is_demonym(self) -> bool {
        self.0 & (1 << 21) != 0
    }

    /// Whether the name is an abbreviation that means the place only beside another: "Tex."
    pub const fn is_short(self) -> bool {
        self.0 & (1 << 22) != 0
    }
}

/// Where each part of the file begins.
struct FileLayout {
    offsets: usize,
    records: usize,
    ids: usize,
    hashes: usize,
    senses: usize,
    strings: usize,
}

const fn header(field: usize) -> usize {
    number(4 + 4 * field, 4)
}

const fn number(at: usize, bytes: usize) -> usize {
    little_endian(BYTES, at, bytes)
}

const COUNTRIES: usize = header(1);
const NAMES: usize = header(5);
const NAMED: usize = header(6);
const PLACES: usize = header(0) + header(1) + header(2) + header(3) + header(4);
const LAYOUT: FileLayout = {
    let offsets = 36 + 2 * COUNTRIES;
    let records = offsets + 3 * (NAMED + 1);
    let ids = records + 7 * PLACES;
    let hashes = ids + 4 * PLACES;
    let senses = hashes + 4 * NAMES;
    FileLayout {
        offsets,
        records,
        ids,
        hashes,
        senses,
        strings: senses + 3 * NAMES,
    }
};

/// What `key` may name, in no order; empty for what is no entry.
pub(crate) fn senses(key: Key) -> impl Iterator<Item = Sense> {
    let hash = |i: usize| number(LAYOUT.hashes + 4 * i, 4);
    let wanted = key.bits() as usize;
    let (mut low, mut high) = (0, NAMES);
    while low < high {
        let middle = low + (high - low) / 2;
        if hash(middle) < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let all = (low..NAMES).take_while(move |&i| hash(i) == wanted);
    all.map(|i| Sense(number(LAYOUT.senses + 3 * i, 3) as u32))
}

/// Whether there is a place of this number.
pub(crate) fn is_known(place: PlaceNumber) -> bool {
    (place as usize) < PLACES
}

/// What kind of place it is.
pub(crate) fn kind(place: PlaceNumber) -> PlaceKind {
    let mut end = 0;
    for (field, kind) in KINDS.into_iter().enumerate() {
        end += header(field);
        if (place as usize) < end {
            return kind;
        }
    }
    PlaceKind::City
}

/// What contains it next.
pub(crate) fn parent(place: PlaceNumber) -> Option<PlaceNumber> {
    let parent = number(LAYOUT.records + 7 * place as usize + 4, 2);
    (parent != NONE).then_some(parent as PlaceNumber)
}

/// The country it is or lies in.
pub(crate) fn country(place: PlaceNumber) -> Option<PlaceNumber> {
    std::iter::successors(Some(place), |&p| parent(p)).find(|&p| kind(p) == PlaceKind::Country)
}

/// Its name, where the gazetteer has it.
pub(crate) fn name(place: PlaceNumber) -> Option<&'static str> {
    let at = |i: usize| LAYOUT.strings + number(LAYOUT.offsets + 3 * i, 3);
    let place = place as usize;
    let text = (place < NAMED).then(|| BYTES.get(at(place)..at(place + 1)))??;
    std::str::from_utf8(text).ok()
}

/// The code of a country.
pub(crate) fn code(country: PlaceNumber) -> Option<&'static str> {
    let at = 36 + 2 * (country as usize).checked_sub(header(0))?;
    std::str::from_utf8(BYTES.get(at..at + 2)?).ok()
}

/// Latitude and longitude in hundredths of a degree.
pub(crate) fn point(place: PlaceNumber) -> Option<(i16, i16)> {
    let at = LAYOUT.records + 7 * place as usize;
    let (lat, lon) = (number(at, 2) as u16, number(at + 2, 2) as u16);
    let (lat, lon) = (lat.cast_signed(), lon.cast_signed());
    (lat != NOWHERE).then_some((lat, lon))
}

/// How prominent it is: about the natural logarithm of its people.
pub(crate) fn prominence(place: PlaceNumber) -> f64 {
    number(LAYOUT.records + 7 * place as usize + 6, 1) as f64 / 8.0
}

/// Its number in GeoNames.
pub(crate) fn geonames(place: PlaceNumber) -> Option<u32> {
    let id = number(LAYOUT.ids + 4 * place as usize, 4);
    (id != 0).then_some(id as u32)
}

/// Whether `inner` lies in `outer` and is not the same.
pub(crate) fn is_within(inner: PlaceNumber, outer: PlaceNumber) -> bool {
    std::iter::successors(parent(inner), |&p| parent(p)).any(|p| p == outer)
}

/// Whether news names a place without saying where it is.
pub(crate) fn is_prominent(place: PlaceNumber) -> bool {
    let prominent = prominence(place);
    match kind(place) {
        PlaceKind::City => prominent >= KNOWN_TOWN,
        PlaceKind::Region => prominent >= KNOWN_REGION,
        PlaceKind::Continent | PlaceKind::Country | PlaceKind::Area => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_file_fill_it_and_names_are_in_order() {
        assert_eq!(LAYOUT.strings + header(7), BYTES.len());
        let hash = |i: usize| number(LAYOUT.hashes + 4 * i, 4);
        assert!((1..NAMES).all(|i| hash(i - 1) <= hash(i)));
    }

    #[test]
    fn every_name_means_a_place_and_every_place_ends_on_a_continent_or_nowhere() {
        let sense = |i: usize| Sense(number(LAYOUT.senses + 3 * i, 3) as u32);
        assert!((0..NAMES).all(|i| (sense(i).number() as usize) < PLACES));
        for place in 0..PLACES as PlaceNumber {
            // What contains a place stands before it, so that no chain goes round.
            assert!(parent(place).is_none_or(|p| p < place), "{place}");
            let (lat, lon) = point(place).unwrap_or_default();
            assert!(lat.abs() <= 9_000 && lon.abs() <= 18_000, "{place}");
        }
    }

    #[test]
    fn every_string_and_code_can_be_read() {
        assert!((0..NAMED as PlaceNumber).all(|p| name(p).is_some_and(|n| !n.is_empty())));
        let countries = header(0)..header(0) + COUNTRIES;
        assert!(
            countries
                .clone()
                .all(|c| code(c as PlaceNumber).is_some_and(|c| c.len() == 2))
        );
        assert_eq!(name(PLACES as PlaceNumber), None);
    }
}
