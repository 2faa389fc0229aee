//! The compiled word lists.
//!
//! `training/lexicon` makes `assets/lexicon/lexicon.bin` from GeoNames, the United States census,
//! word clusters and lists of this project. Numbers are little-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 16 | "PQL1", numbers of entries *n*, of leanings *m*, of buckets *b* |
//! | 4 (*b* + 1) | the first entry of each bucket; the top twelve bits of a hash are its bucket |
//! | 4 *n* | hashes of the folded phrases, ascending |
//! | 4 *n* | their facts: the flags below, and from bit 22 on the index of the leaning |
//! | 6 *m* | leanings: for person, place, organization, people, other name, no name, in sixteenths of a natural logarithm |
//!
//! Nothing is parsed at start: a lookup reads the bytes in place. The lookup of a phrase that has
//! no entry finds another entry by mistake about once in 14,000 times.
//!
//! Imports nothing of the project.

/// Words between a description and a name that belong to neither, without a full stop.
pub(crate) const HONORIFICS: [&str; 4] = ["Mr", "Mrs", "Ms", "Dr"];

static BYTES: &[u8] = include_bytes!("../../../assets/lexicon/lexicon.bin");
const HEADER: usize = 16;

/// The flags of a word or phrase in the word lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Facts {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

flags! {
    /// A town with a population of 5,000 or more.
    CITY = 0;
    /// A town with a population of 100,000 or more, a capital, or a town that is often in the news.
    BIG_CITY = 1;
    /// A country.
    COUNTRY = 2;
    /// A continent, state, province, sea, river, mountain.
    REGION = 3;
    /// A first name of men.
    FIRST_M = 4;
    /// A first name of women.
    FIRST_F = 5;
    /// A surname.
    SURNAME = 6;
    /// A nationality, people, religion or political leaning, as an adjective or noun.
    PEOPLE = 7;
    /// A well-known organization.
    ORG = 8;
    /// The last word of names of organizations: "Party".
    ORG_HEAD = 9;
    /// The first word of names of organizations, before "of": "Ministry".
    ORG_OPEN = 10;
    /// The first or last word of names of places: "River", "Lake".
    PLACE_HEAD = 11;
    /// The last word of names of events, laws and works: "Cup".
    MISC_HEAD = 12;
    /// A well-known event, work or illness.
    MISC = 13;
    /// A role or office before a name: "president".
    ROLE = 14;
    /// An honorific of men: "Mr".
    HONORIFIC_M = 15;
    /// An honorific of women: "Mrs".
    HONORIFIC_F = 16;
    /// An honorific of any gender: "Dr".
    HONORIFIC = 17;
    /// A word that news mostly writes in lowercase.
    COMMON = 18;
    /// The first words of a longer phrase in the lists.
    PREFIX = 19;
    /// A function word, which alone is never a name.
    STOP = 20;
    /// A verb that reports speech: "said".
    SAYS = 21;
}

impl Facts {
    const LEANING: u32 = 22;

    /// Any honorific: "Mr", "Mrs", "Dr".
    pub const TITLE: Self = Self::HONORIFIC.or(Self::HONORIFIC_M).or(Self::HONORIFIC_F);

    /// Whether at least one flag of `wanted` is set.
    pub fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// The flags of both values.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The leaning of a capitalized word to each class of name, in sixteenths of a natural
    /// logarithm, by its word cluster. Zeros if it is unknown.
    pub fn leaning(self) -> [i8; 6] {
        let index = (self.0 >> Self::LEANING) as usize;
        let start = HEADER + 4 * (number(12) + 1) + 8 * number(4) + 6 * index;
        let mut out = [0; 6];
        for (o, b) in out.iter_mut().zip(BYTES.iter().skip(start)) {
            *o = b.cast_signed();
        }
        out
    }

    /// The flags without the flags of `other` and without the leaning.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0 & ((1 << Self::LEANING) - 1))
    }
}

/// The hash of a folded word or phrase.
///
/// It is FNV-1a with one more mixing step, because the buckets use the highest bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PhraseHash(u32);

impl PhraseHash {
    /// The hash as a number, for other lists that are sorted by it.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// Computes the hash of a phrase word by word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhraseHasher(u32);

impl PhraseHasher {
    /// The hasher of an empty phrase.
    pub const fn new() -> Self {
        Self(0x811C_9DC5)
    }

    /// Adds `text` in folded form: lowercase letters without diacritics, straight apostrophes and
    /// hyphens.
    pub fn word(mut self, text: &str) -> Self {
        for c in text.chars() {
            if c.is_ascii() {
                self.byte(c.to_ascii_lowercase() as u8);
            } else {
                self.marked(c);
            }
        }
        self
    }

    /// Adds the space between two words.
    pub fn blank(mut self) -> Self {
        self.byte(b' ');
        self
    }

    /// The hash of everything that was added.
    pub const fn key(self) -> PhraseHash {
        let mut h = self.0;
        h ^= h >> 16;
        h = h.wrapping_mul(0x85EB_CA6B);
        PhraseHash(h ^ (h >> 13))
    }

    fn byte(&mut self, b: u8) {
        self.0 = (self.0 ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }

    fn marked(&mut self, c: char) {
        let code = c as usize;
        let plain = match code {
            0xC0..0x250 => LATIN.as_bytes().get(code - 0xC0),
            0x1E00..0x1F00 => LATIN_MORE.as_bytes().get(code - 0x1E00),
            _ => None,
        };
        match (c, plain) {
            (_, Some(&b)) if b != b'.' => self.byte(b),
            ('\u{300}'..='\u{36f}', _) => {}
            ('’' | '‘' | 'ʻ', _) => self.byte(b'\''),
            ('‐' | '‑', _) => self.byte(b'-'),
            ('ß', _) => "ss".bytes().for_each(|b| self.byte(b)),
            ('æ' | 'Æ', _) => "ae".bytes().for_each(|b| self.byte(b)),
            ('œ' | 'Œ', _) => "oe".bytes().for_each(|b| self.byte(b)),
            ('þ' | 'Þ', _) => "th".bytes().for_each(|b| self.byte(b)),
            _ => {
                let mut buffer = [0; 4];
                for small in c.to_lowercase() {
                    small.encode_utf8(&mut buffer).bytes().for_each(|b| self.byte(b));
                }
            }
        }
    }
}

/// The flags of `key`. No flags if the lists have no entry for it.
pub(crate) fn look_up(key: PhraseHash) -> Facts {
    let bucket = (key.0 >> 20) as usize;
    let (entries, buckets) = (number(4), number(12));
    let (mut low, mut high) = (number(HEADER + 4 * bucket), number(HEADER + 4 * (bucket + 1)));
    let hashes = HEADER + 4 * (buckets + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        match (number(hashes + 4 * middle) as u32).cmp(&key.0) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Facts(number(hashes + 4 * (entries + middle)) as u32),
        }
    }
    Facts::default()
}

/// The number at byte `at`, or 0 after the end.
fn number(at: usize) -> usize {
    little_endian(BYTES, at, 4)
}

/// The little-endian number of `width` bytes at offset `at`, or 0 if `bytes` ends before.
pub(crate) const fn little_endian(bytes: &[u8], at: usize, width: usize) -> usize {
    let mut out = 0;
    let mut i = width;
    while i > 0 && at + width <= bytes.len() {
        i -= 1;
        out = out << 8 | bytes[at + i] as usize;
    }
    out
}

/// The lowercase ASCII letter for each character from U+00C0 on. A full stop means that there is
/// none.
const LATIN: &str = "\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.\
    ................................oo.............uu............................aaiioouuuuuuuuuu.aa\
    aa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................";

/// The same for each character from U+1E00 on.
const LATIN_MORE: &str = "\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Facts {
        look_up(PhraseHasher::new().word(text).key())
    }

    fn phrase(text: &str) -> Facts {
        let mut words = text.split(' ');
        let first = PhraseHasher::new().word(words.next().unwrap());
        look_up(words.fold(first, |h, w| h.blank().word(w)).key())
    }

    #[test]
    fn a_country_is_known_in_any_case_and_with_or_without_marks() {
        assert!(word("SYRIA").any(Facts::COUNTRY));
        assert!(word("Türkiye").any(Facts::COUNTRY));
        assert!(word("turkiye").any(Facts::COUNTRY));
    }

    #[test]
    fn a_phrase_is_known_as_a_whole_and_its_beginning_says_that_more_may_come() {
        assert!(phrase("Buenos Aires").any(Facts::BIG_CITY));
        assert!(word("Buenos").any(Facts::PREFIX));
    }

    #[test]
    fn what_is_no_entry_has_no_flags() {
        assert_eq!(word("qqzzxxyy"), Facts::default());
    }

    #[test]
    fn first_names_tell_the_gender() {
        assert!(word("Anna").any(Facts::FIRST_F));
        assert!(word("Peter").any(Facts::FIRST_M));
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_word() {
        let (one, two) = (
            PhraseHasher::new().word("José"),
            PhraseHasher::new().word("Jose\u{301}"),
        );
        assert_eq!(one.key(), two.key());
    }
}
