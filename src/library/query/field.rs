//! The fields a term can name, and which one a misspelt name may mean.

use crate::analysis::EntityKind;

/// A field that a term can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `person:` a person named.
    Person,
    /// `place:` a place named, or one within it.
    Place,
    /// `org:` an organization named.
    Org,
    /// `speaker:` whoever is quoted.
    Speaker,
    /// `said:` words within quotations.
    Said,
    /// `source:` who published it.
    Source,
    /// `date:` a year, month or day: 2016, 2016-02, 2016-02-10.
    Date,
    /// `after:` that day, month or year, or later.
    After,
    /// `before:` earlier than that day, month or year.
    Before,
    /// `has:` what the article has: quote.
    Has,
}

/// Other names people try, and the field each means.
const ALIASES: [(&str, Field); 8] = [
    ("people", Field::Person),
    ("location", Field::Place),
    ("organization", Field::Org),
    ("organisation", Field::Org),
    ("by", Field::Speaker),
    ("quote", Field::Said),
    ("since", Field::After),
    ("until", Field::Before),
];

impl Field {
    /// All fields, in the order in which they are explained.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Place,
        Self::Org,
        Self::Speaker,
        Self::Said,
        Self::Source,
        Self::Date,
        Self::After,
        Self::Before,
        Self::Has,
    ];

    /// Its name as typed, without the colon.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Org => "org",
            Self::Speaker => "speaker",
            Self::Said => "said",
            Self::Source => "source",
            Self::Date => "date",
            Self::After => "after",
            Self::Before => "before",
            Self::Has => "has",
        }
    }

    /// What a term of this field finds, for the help and for proposals.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Person => "a person named",
            Self::Place => "a place named, or one within it",
            Self::Org => "an organization named",
            Self::Speaker => "whoever is quoted",
            Self::Said => "words within quotations",
            Self::Source => "who published it",
            Self::Date => "a year, month or day: 2016, 2016-02, 2016-02-10",
            Self::After => "published that day or later",
            Self::Before => "published before that day",
            Self::Has => "what the article has: quote",
        }
    }

    /// The field in which entities of this kind are looked for.
    #[must_use]
    pub const fn of(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::Person),
            EntityKind::Place => Some(Self::Place),
            EntityKind::Organization => Some(Self::Org),
            EntityKind::Nationality | EntityKind::Date | EntityKind::Money | EntityKind::Misc => None,
        }
    }

    /// The field of this name or other name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let own = Self::ALL
            .into_iter()
            .find(|f| f.name().eq_ignore_ascii_case(name));
        let alias = || ALIASES.iter().find(|(a, _)| a.eq_ignore_ascii_case(name));
        own.or_else(|| alias().map(|(_, field)| *field))
    }

    /// The field that `name` may be a slip of the keys for.
    #[must_use]
    pub fn like(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let begun = Self::ALL
            .into_iter()
            .find(|f| name.len() > 1 && f.name().starts_with(&name));
        // One slip in a short name, two in a longer one.
        let near = || {
            let slips = |f: &Self| slips(&name, f.name());
            let best = Self::ALL.into_iter().min_by_key(slips);
            best.filter(|f| slips(f) <= 1 + usize::from(f.name().len() > 4))
        };
        begun.or_else(near)
    }
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

    #[test]
    fn a_field_is_found_by_its_names_in_any_case() {
        assert_eq!(Field::named("Speaker"), Some(Field::Speaker));
        assert_eq!(Field::named("organisation"), Some(Field::Org));
        assert_eq!(Field::named("colour"), None);
    }

    #[test]
    fn a_slip_of_the_keys_is_recognized() {
        assert_eq!(Field::like("persn"), Some(Field::Person));
        assert_eq!(Field::like("spaeker"), Some(Field::Speaker));
        assert_eq!(Field::like("ogr"), Some(Field::Org));
        assert_eq!(Field::like("sp"), Some(Field::Speaker));
    }

    #[test]
    fn a_wholly_different_word_is_no_slip() {
        assert_eq!(Field::like("colour"), None);
        assert_eq!(Field::like("http"), None);
    }
}
