//! Terms of the index: words with the sign of their zone, and the beginnings of such words.
//!
//! Imports `library::index::tokens` and `posting_blocks`.

use crate::library::index::tokens::Table;
use rustc_hash::FxHashMap;

/// A word, or a beginning of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct IndexTerm<'a> {
    /// Whether the term is a beginning of words.
    pub begins: bool,
    pub text: &'a str,
}

/// The numbers of a block's articles that have each word.
#[derive(Debug, Default)]
pub(crate) struct Postings<'a> {
    places: FxHashMap<&'a str, u32>,
    words: Vec<Posted<'a>>,
    /// Pairs of a word's position in `words` and a number that has it.
    pairs: Vec<(u32, u16)>,
}

#[derive(Clone, Copy, Debug)]
struct Posted<'a> {
    word: &'a str,
    count: u32,
    last: u16,
}

impl<'a> Postings<'a> {
    /// Adds that article `number` has `word`. Numbers come in ascending order.
    pub(crate) fn add(&mut self, word: &'a str, number: u16) {
        let place = *self.places.entry(word).or_insert_with(|| {
            self.words.push(Posted {
                word,
                count: 0,
                last: 0,
            });
            self.words.len() as u32 - 1
        });
        let Some(posted) = self.words.get_mut(place as usize) else {
            return;
        };
        if posted.count == 0 || posted.last != number {
            posted.count += 1;
            posted.last = number;
            self.pairs.push((place, number));
        }
    }

    /// The numbers of all words, one word after the other, and the position at which the numbers of
    /// each word start.
    fn by_word(&self) -> (Vec<u16>, Vec<usize>) {
        let starts = self.words.iter().scan(0, |next, posted| {
            let start = *next;
            *next += posted.count as usize;
            Some(start)
        });
        let starts: Vec<usize> = starts.collect();
        let (mut numbers, mut free) = (vec![0; self.pairs.len()], starts.clone());
        for (place, number) in &self.pairs {
            let at = &mut free[*place as usize];
            numbers[*at] = *number;
            *at += 1;
        }
        (numbers, starts)
    }
}

/// Calls `each` with every word and every beginning of words of `postings`, which are words of
/// `table`, and with the numbers that have it, ascending and each once.
///
/// Skips terms that fewer articles have than `at_least` says for the term, and everything that
/// starts with them.
pub(crate) fn visit(
    table: Table,
    postings: &Postings<'_>,
    at_least: impl Fn(IndexTerm<'_>) -> usize,
    each: impl FnMut(IndexTerm<'_>, &[u16]),
) {
    let (numbers, starts) = postings.by_word();
    let own = |(posted, start): (&Posted<'_>, &usize)| *start..start + posted.count as usize;
    let all = postings.words.iter().zip(&starts);
    let mut words: Vec<(&str, &[u16])> = all.map(|pair| (pair.0.word, &numbers[own(pair)])).collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    let mut visitor = Visitor { at_least, each };
    for (text, numbers) in &words {
        let term = IndexTerm { begins: false, text };
        if numbers.len() >= (visitor.at_least)(term) {
            (visitor.each)(term, numbers);
        }
    }
    visitor.deepen(&words, table.sign_length() + 1);
}

struct Visitor<L, E> {
    at_least: L,
    each: E,
}

impl<L: Fn(IndexTerm<'_>) -> usize, E: FnMut(IndexTerm<'_>, &[u16])> Visitor<L, E> {
    /// Visits the beginnings of `words` that have at least `length` characters. All words share the
    /// characters before.
    fn deepen(&mut self, words: &[(&str, &[u16])], length: usize) {
        for group in words.chunk_by(|a, b| first(a.0, length) == first(b.0, length)) {
            let Some(text) = group.first().and_then(|(word, _)| first(word, length)) else {
                continue;
            };
            let term = IndexTerm { begins: true, text };
            let least = (self.at_least)(term);
            // Their union cannot have more articles than all words have together.
            if group.iter().map(|(_, numbers)| numbers.len()).sum::<usize>() < least {
                continue;
            }
            let numbers = union(group);
            if numbers.len() >= least {
                (self.each)(term, &numbers);
                self.deepen(group, length + 1);
            }
        }
    }
}

/// The first `length` characters of `word`; `None` if the word is shorter.
fn first(word: &str, length: usize) -> Option<&str> {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.nth(length - 1).and_then(|end| word.get(..end))
}

fn union(words: &[(&str, &[u16])]) -> Vec<u16> {
    if let [(_, numbers)] = words {
        return numbers.to_vec();
    }
    let mut bits = [0u64; super::posting_blocks::ARTICLES / 64];
    for number in words.iter().flat_map(|(_, numbers)| *numbers) {
        if let Some(word) = bits.get_mut(usize::from(*number) / 64) {
            *word |= 1 << (number % 64);
        }
    }
    super::posting_blocks::numbers(&bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(table: Table, words: &[(&'static str, &[u16])], least: usize) -> Vec<(String, Vec<u16>)> {
        let mut postings = Postings::default();
        for (word, numbers) in words {
            numbers.iter().for_each(|number| postings.add(word, *number));
        }
        let mut out = Vec::new();
        visit(
            table,
            &postings,
            |_| least,
            |term, numbers| {
                let star = if term.begins { "*" } else { "" };
                out.push((format!("{}{star}", term.text), numbers.to_vec()));
            },
        );
        out.sort();
        out
    }

    #[test]
    fn a_beginning_has_the_articles_of_all_words_that_begin_so() {
        let found = visited(Table::Words, &[("ka", &[1, 5]), ("ke", &[5, 9]), ("sa", &[2])], 2);
        let expected = [
            ("k*", vec![1, 5, 9]),
            ("ka", vec![1, 5]),
            ("ka*", vec![1, 5]),
            ("ke", vec![5, 9]),
            ("ke*", vec![5, 9]),
        ];
        assert_eq!(found, expected.map(|(term, numbers)| (term.to_owned(), numbers)));
    }

    #[test]
    fn a_word_that_another_begins_with_counts_for_its_beginning_too() {
        let found = visited(Table::Words, &[("i", &[1]), ("is", &[2])], 2);
        assert_eq!(found, [("i*".to_owned(), vec![1, 2])]);
    }

    #[test]
    fn a_sign_alone_is_no_beginning() {
        let found = visited(Table::Found, &[("pa", &[1]), ("pb", &[2])], 2);
        assert_eq!(found, []);
    }
}
