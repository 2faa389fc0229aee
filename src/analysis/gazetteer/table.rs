//! Reads the compiled gazetteer, the table of the places of the world.
//!
//! `training/lexicon/places.py` makes `assets/lexicon/places.bin` from GeoNames and from lists of
//! this project. Numbers are little-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 36 | "PQP1"; numbers of continents, countries, divisions, areas, towns, names *n*, places with a string *s*, bytes of strings |
//! | 2 each | the codes of the countries |
//! | 3 (*s* + 1) | the offset of each string |
//! | 7 each | the places: latitude and longitude in hundredths of a degree, the number of the place that contains it (all ones for none), prominence in eighths |
//! | 4 each | their numbers in GeoNames, 0 for none |
//! | 4 *n* | hashes of the folded names, ascending |
//! | 3 *n* | the place of each name: 20 bits; from bit 20 on the flags of [`Sense`] |
//! | the rest | the strings |
//!
//! The places are in the order of the header, and towns are ordered by population. Therefore the
//! number of a place determines its kind. Nothing is parsed at start: a lookup reads the bytes in
//! place.
//!
//! Imports only the hash of the word lists.

use super::kind::PlaceKind;
use crate::analysis::lexicon::facts::{PhraseHash, little_endian};

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

/// The minimum prominence, about a population of 100,000, of a town that can be meant without any
/// other evidence.
const KNOWN_TOWN: f64 = 12.5;

/// The minimum prominence of such a region.
const KNOWN_REGION: f64 = 10.0;

/// The number of a place in the gazetteer.
pub(crate) type PlaceNumber = u32;

/// One meaning of a name: a place and flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense(u32);

impl Sense {
    /// The place.
    pub const fn number(self) -> PlaceNumber {
        self.0 & 0xF_FFFF
    }

    /// Whether the name is from another language or time.
    pub const fn is_alias(self) -> bool {
        self.0 & (1 << 20) != 0
    }

    /// Whether the name is a nationality and not the name of the country: "Syrian".
    pub const fn is_demonym(self) -> bool {
        self.0 & (1 << 21) != 0
    }

    /// Whether the name is an abbreviation that means the place only next to another one: "Tex."
    pub const fn is_short(self) -> bool {
        self.0 & (1 << 22) != 0
    }
}

/// The offset of each part of the file.
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

/// The meanings of the name with the hash `key`, in no order. Empty if the gazetteer does not
/// contain it.
pub(crate) fn senses(key: PhraseHash) -> impl Iterator<Item = Sense> {
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

/// Whether a place with this number exists.
pub(crate) fn is_known(place: PlaceNumber) -> bool {
    (place as usize) < PLACES
}

/// The kind of the place.
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

/// The next larger place that contains it.
pub(crate) fn parent(place: PlaceNumber) -> Option<PlaceNumber> {
    let parent = number(LAYOUT.records + 7 * place as usize + 4, 2);
    (parent != NONE).then_some(parent as PlaceNumber)
}

/// The country that the place is or lies in.
pub(crate) fn country(place: PlaceNumber) -> Option<PlaceNumber> {
    std::iter::successors(Some(place), |&p| parent(p)).find(|&p| kind(p) == PlaceKind::Country)
}

/// The name of the place, if the gazetteer contains it.
pub(crate) fn name(place: PlaceNumber) -> Option<&'static str> {
    let at = |i: usize| LAYOUT.strings + number(LAYOUT.offsets + 3 * i, 3);
    let place = place as usize;
    let text = (place < NAMED).then(|| BYTES.get(at(place)..at(place + 1)))??;
    std::str::from_utf8(text).ok()
}

/// The ISO 3166-1 alpha-2 code of a country.
pub(crate) fn code(country: PlaceNumber) -> Option<&'static str> {
    let at = 36 + 2 * (country as usize).checked_sub(header(0))?;
    std::str::from_utf8(BYTES.get(at..at + 2)?).ok()
}

/// The latitude and longitude in hundredths of a degree.
pub(crate) fn point(place: PlaceNumber) -> Option<(i16, i16)> {
    let at = LAYOUT.records + 7 * place as usize;
    let (lat, lon) = (number(at, 2) as u16, number(at + 2, 2) as u16);
    let (lat, lon) = (lat.cast_signed(), lon.cast_signed());
    (lat != NOWHERE).then_some((lat, lon))
}

/// The prominence of the place: approximately the natural logarithm of its population.
pub(crate) fn prominence(place: PlaceNumber) -> f64 {
    number(LAYOUT.records + 7 * place as usize + 6, 1) as f64 / 8.0
}

/// The number of the place in GeoNames.
pub(crate) fn geonames(place: PlaceNumber) -> Option<u32> {
    let id = number(LAYOUT.ids + 4 * place as usize, 4);
    (id != 0).then_some(id as u32)
}

/// Whether `inner` lies in `outer` and is a different place.
pub(crate) fn is_within(inner: PlaceNumber, outer: PlaceNumber) -> bool {
    std::iter::successors(parent(inner), |&p| parent(p)).any(|p| p == outer)
}

/// Whether news names the place without a word of where it is.
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
            // A container has a lower number than its places, so that there are no cycles.
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
