//! Which word a misspelt one may mean.

/// The one of `words`, small letters all, that `typed` begins or that it is a
/// slip of the keys for.
pub(super) fn nearest<'a>(typed: &str, words: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let begun = words
        .clone()
        .find(|w| typed.chars().nth(1).is_some() && w.starts_with(&typed));
    // One slip in a short name, two in a longer one.
    let near = || {
        let slips = |word: &&str| slips(&typed, word);
        let best = words.min_by_key(slips);
        best.filter(|w| slips(w) <= 1 + usize::from(w.len() > 4) && slips(w) < w.chars().count())
    };
    begun.or_else(near)
}

/// How many letters must be left out, put in, changed or swapped with their
/// neighbour to get from `a` to `b` (optimal string alignment distance).
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(32).collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
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
