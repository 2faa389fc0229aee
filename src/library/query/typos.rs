//! Suggests the word that a misspelt word may mean.

/// The number of typed letters that are compared. The time grows with it.
const LONGEST: usize = 32;

/// The one of `words` (in lower case) that starts with `typed`, or that `typed` is
/// probably a typing error for.
pub(crate) fn nearest<'a>(typed: &str, words: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let begun = words
        .clone()
        .find(|w| typed.chars().nth(1).is_some() && w.starts_with(&typed));
    // A short name may have one error, a longer one two: letters left out, added, changed,
    // or swapped with a neighbour.
    let near = || {
        let start: String = typed.chars().take(LONGEST).collect();
        let slips = |word: &&str| strsim::osa_distance(&start, word);
        let best = words.min_by_key(slips);
        best.filter(|w| slips(w) <= 1 + usize::from(w.len() > 4) && slips(w) < w.chars().count())
    };
    begun.or_else(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 4] = ["unread", "read", "starred", "in"];

    #[test]
    fn a_slip_of_the_keys_is_recognized() {
        for (typed, meant) in [
            ("unraed", "unread"),
            ("raed", "read"),
            ("STARED", "starred"),
            ("st", "starred"),
        ] {
            assert_eq!(nearest(typed, WORDS.into_iter()), Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_wholly_different_word_is_no_slip() {
        for typed in ["", "x", "q", "colour", "xy"] {
            assert_eq!(nearest(typed, WORDS.into_iter()), None, "{typed}");
        }
    }
}
