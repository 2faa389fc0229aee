//! What is known of words before reading: the compiled word lists.
//!
//! `training/lexicon` makes `assets/lexicon/lexicon.bin` from GeoNames, the
//! United States census, word clusters and lists of our own. Little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 16 | "PQL1", numbers of entries *n*, of leanings *m*, of buckets *b* |
//! | 4 (*b* + 1) | the first entry of each bucket; a hash's top twelve bits are its bucket |
//! | 4 *n* | hashes of the folded phrases, ascending |
//! | 4 *n* | their facts: flags below, from bit 22 on the leaning's index |
//! | 6 *m* | leanings: for person, place, organization, people, other name, no name, sixteenths of a natural logarithm |
//!
//! Nothing is parsed at start: a look-up reads the bytes where they lie. A
//! phrase that is no entry is taken for one once in about fourteen thousand.
//!
//! Imports nothing of the project.

/// What is written between a description and a name and is part of neither,
/// without its full stop.
pub(crate) const HONORIFICS: [&str; 4] = ["Mr", "Mrs", "Ms", "Dr"];

static BYTES: &[u8] = include_bytes!("../../../assets/lexicon/lexicon.bin");
const HEADER: usize = 16;

/// What the lists say of a word or phrase.
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
    /// A town of five thousand people or more.
    CITY = 0;
    /// A town of a hundred thousand, a capital, or one much in the news.
    BIG_CITY = 1;
    /// A country.
    COUNTRY = 2;
    /// A continent, state, province, sea, river, mountain.
    REGION = 3;
    /// A man's first name.
    FIRST_M = 4;
    /// A woman's first name.
    FIRST_F = 5;
    /// A surname.
    SURNAME = 6;
    /// A nationality, people, religion, leaning; adjective or noun.
    PEOPLE = 7;
    /// A well-known organization.
    ORG = 8;
    /// Ends the names of organizations: "Party".
    ORG_HEAD = 9;
    /// Begins them, with "of" after: "Ministry".
    ORG_OPEN = 10;
    /// Ends or begins the names of places: "River", "Lake".
    PLACE_HEAD = 11;
    /// Ends the names of events, laws, works: "Cup".
    MISC_HEAD = 12;
    /// A well-known event, work, illness.
    MISC = 13;
    /// What somebody is, before the name: "president".
    ROLE = 14;
    /// A man's: "Mr".
    HONORIFIC_M = 15;
    /// A woman's: "Mrs".
    HONORIFIC_F = 16;
    /// Anybody's: "Dr".
    HONORIFIC = 17;
    /// News mostly writes it small.
    COMMON = 18;
    /// A longer phrase begins with it.
    PREFIX = 19;
    /// A function word: never a name by itself.
    STOP = 20;
    /// Reports speech: "said".
    SAYS = 21;
}

impl Facts {
    const LEANING: u32 = 22;

    /// Anybody's title: "Mr", "Mrs", "Dr".
    pub const TITLE: Self = Self::HONORIFIC.or(Self::HONORIFIC_M).or(Self::HONORIFIC_F);

    /// Whether any of `wanted`'s flags is set.
    pub fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// The flags of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How much a capitalized word of this kind leans to each class of name, by
    /// its cluster; zeros when nothing is known.
    pub fn leaning(self) -> [i8; 6] {
        let index = (self.0 >> Self::LEANING) as usize;
        let start = HEADER + 4 * (number(12) + 1) + 8 * number(4) + 6 * index;
        let mut out = [0; 6];
        for (o, b) in out.iter_mut().zip(BYTES.iter().skip(start)) {
            *o = b.cast_signed();
        }
        out
    }

    /// The flags that are not `other`'s, the leaning aside.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0 & ((1 << Self::LEANING) - 1))
    }
}

/// The hash of a folded word or phrase, by which it is known.
///
/// FNV-1a, its bits mixed once more since the buckets use the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(u32);

impl Key {
    /// The hash itself, for other lists that are sorted by it.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// Hashes a phrase bit by bit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hasher(u32);

impl Hasher {
    /// Of nothing so far.
    pub const fn new() -> Self {
        Self(0x811C_9DC5)
    }

    /// Adds `text`, folded: small letters without marks, straight apostrophes and hyphens.
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

    /// Adds the blank between two words.
    pub fn blank(mut self) -> Self {
        self.byte(b' ');
        self
    }

    /// The hash of all that was added.
    pub const fn key(self) -> Key {
        let mut h = self.0;
        h ^= h >> 16;
        h = h.wrapping_mul(0x85EB_CA6B);
        Key(h ^ (h >> 13))
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

/// What the lists say of `key`; no flags for what is no entry.
pub(crate) fn look_up(key: Key) -> Facts {
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

/// The number that lies at byte `at`; 0 past the end.
fn number(at: usize) -> usize {
    little_endian(BYTES, at, 4)
}

/// The number that takes `width` bytes from `at` on, the lowest first; 0 where `bytes` ends before.
pub(crate) const fn little_endian(bytes: &[u8], at: usize, width: usize) -> usize {
    let mut out = 0;
    let mut i = width;
    while i > 0 && at + width <= bytes.len() {
        i -= 1;
        out = out << 8 | bytes[at + i] as usize;
    }
    out
}

/// The plain small letter of each character from U+00C0 on, a full stop where it has none.
const LATIN: &str = "\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.\
    ................................oo.............uu............................aaiioouuuuuuuuuu.aa\
    aa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................";

/// The same from U+1E00 on.
const LATIN_MORE: &str = "\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Facts {
        look_up(Hasher::new().word(text).key())
    }

    fn phrase(text: &str) -> Facts {
        let mut words = text.split(' ');
        let first = Hasher::new().word(words.next().unwrap());
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
        let (one, two) = (Hasher::new().word("José"), Hasher::new().word("Jose\u{301}"));
        assert_eq!(one.key(), two.key());
    }
}
