//! Terms of the index: folded words with a sign of where they stand, and
//! their beginnings.

use rustc_hash::FxHashMap;

/// Where a word stands. In an index a sign for it comes before the word, so
/// that all words of one kind lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::library) enum Zone {
    /// In title or text.
    Text,
    /// Within a quotation.
    Said,
    /// In the name of a person.
    Person,
    /// In the name of a place or of what contains it.
    Place,
    /// In the name of an organization.
    Organization,
    /// In the name of whoever is quoted.
    Speaker,
    /// In the name of what a place lies in, or of a country named.
    Within,
}

impl Zone {
    /// The character before its words.
    pub(in crate::library) const fn sign(self) -> char {
        match self {
            Self::Text => 't',
            Self::Said => 's',
            Self::Person => 'p',
            Self::Place => 'l',
            Self::Organization => 'o',
            Self::Speaker => 'k',
            Self::Within => 'i',
        }
    }

    /// `word` as a term.
    pub(super) fn term(self, word: &str) -> String {
        let mut term = String::with_capacity(word.len() + 1);
        term.push(self.sign());
        term.push_str(word);
        term
    }
}

/// Stands between stretches that no phrase crosses; never part of a word.
pub(super) const BREAK: &str = "¶";

/// What stands for the beginning `start` of a word, beside whole words.
pub(super) fn beginning(start: &str) -> String {
    format!("{start}*")
}

/// Which numbers of a block have each term, for any terms.
pub(super) type Postings = FxHashMap<String, Vec<u16>>;

/// Calls `each` with every word of `postings` and every beginning of one (with
/// its star), and the numbers that have it, ascending, each once. Those of one
/// character, which is the sign alone, are left out.
///
/// `each` says whether longer beginnings than this one are wanted; those of
/// few articles are not worth going into.
pub(super) fn visit(postings: &Postings, mut each: impl FnMut(&str, &[u16]) -> bool) {
    let mut words: Vec<(&str, &[u16])> = postings.iter().map(|(w, n)| (w.as_str(), n.as_slice())).collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    for (word, numbers) in &words {
        each(word, numbers);
    }
    for zone in words.chunk_by(|a, b| first(a.0, 1) == first(b.0, 1)) {
        deepen(zone, 2, &mut each);
    }
}

/// Visits the beginnings of `length` characters of `words`, which share all
/// before the last, and those that follow.
fn deepen(words: &[(&str, &[u16])], length: usize, each: &mut impl FnMut(&str, &[u16]) -> bool) {
    for group in words.chunk_by(|a, b| first(a.0, length) == first(b.0, length)) {
        let Some(start) = group.first().and_then(|(word, _)| first(word, length)) else {
            continue;
        };
        if each(&beginning(start), &union(group)) {
            deepen(group, length + 1, each);
        }
    }
}

/// The first `length` characters of `word`; `None` where it has fewer.
fn first(word: &str, length: usize) -> Option<&str> {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.nth(length - 1).and_then(|end| word.get(..end))
}

fn union(words: &[(&str, &[u16])]) -> Vec<u16> {
    if let [(_, numbers)] = words {
        return numbers.to_vec();
    }
    let mut bits = [0u64; super::blocks::ARTICLES / 64];
    for number in words.iter().flat_map(|(_, numbers)| *numbers) {
        if let Some(word) = bits.get_mut(usize::from(*number) / 64) {
            *word |= 1 << (number % 64);
        }
    }
    super::blocks::numbers(&bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(words: &[(&str, &[u16])], least: usize) -> Vec<(String, Vec<u16>)> {
        let postings = words.iter().map(|(w, n)| ((*w).to_owned(), n.to_vec())).collect();
        let mut out = Vec::new();
        visit(&postings, |term, numbers| {
            let enough = numbers.len() >= least;
            if enough {
                out.push((term.to_owned(), numbers.to_vec()));
            }
            enough
        });
        out.sort();
        out
    }

    #[test]
    fn a_beginning_has_the_articles_of_all_words_that_begin_so() {
        let found = visited(&[("tka", &[1, 5]), ("tke", &[5, 9]), ("ska", &[2])], 2);
        let expected: [(String, Vec<u16>); 3] = [
            ("tk*".to_owned(), vec![1, 5, 9]),
            ("tka".to_owned(), vec![1, 5]),
            ("tka*".to_owned(), vec![1, 5]),
        ];
        let mut expected = expected.to_vec();
        expected.push(("tke".to_owned(), vec![5, 9]));
        expected.push(("tke*".to_owned(), vec![5, 9]));
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_word_that_is_the_beginning_of_another_counts_as_one_too() {
        let found = visited(&[("ti", &[1]), ("tis", &[2])], 2);
        assert_eq!(found, [("ti*".to_owned(), vec![1, 2])]);
    }
}
