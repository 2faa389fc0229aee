//! The fields a term can name, and which one a misspelt name may mean.

use super::typos::nearest;
use crate::analysis::EntityKind;

/// A field that a term can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `person:` a person named.
    Person,
    /// `place:` a place named, or one within it.
    Place,
    /// `in:` a place named that is this one or lies in it, and nothing that is only called so.
    In,
    /// `org:` an organization named.
    Org,
    /// `speaker:` whoever is quoted.
    Speaker,
    /// `said:` words within quotations.
    Said,
    /// `kind:` has a quotation of this kind: direct, mixed, indirect.
    Kind,
    /// `source:` who published it.
    Source,
    /// `lang:` the language it is written in.
    Lang,
    /// `date:` a year, month or day, or from one to another.
    Date,
    /// `after:` that day, month or year, or later.
    After,
    /// `before:` earlier than that day, month or year.
    Before,
    /// `is:` how far the reader is with it.
    Is,
    /// `has:` what the article has.
    Has,
    /// `people>3`, `words<800`: how many there are.
    Count(Counted),
    /// `sort:` the order of the list; filters nothing.
    Sort,
}

/// What can be counted in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// The people named.
    People,
    /// The places named.
    Places,
    /// The organizations named.
    Orgs,
    /// The quotations.
    Quotes,
    /// The different people and bodies who are quoted.
    Speakers,
    /// The words of the text: stretches between white space.
    Words,
}

/// Other names people try, and the field each means.
const ALIASES: [(&str, Field); 19] = [
    ("location", Field::Place),
    ("inside", Field::In),
    ("within", Field::In),
    ("country", Field::In),
    ("organization", Field::Org),
    ("organisation", Field::Org),
    ("by", Field::Speaker),
    ("quote", Field::Said),
    ("publisher", Field::Source),
    ("language", Field::Lang),
    ("on", Field::Date),
    ("since", Field::After),
    ("until", Field::Before),
    ("persons", Field::Count(Counted::People)),
    ("organizations", Field::Count(Counted::Orgs)),
    ("organisations", Field::Count(Counted::Orgs)),
    ("quotations", Field::Count(Counted::Quotes)),
    ("length", Field::Count(Counted::Words)),
    ("order", Field::Sort),
];

impl Field {
    /// All fields, in the order in which they are explained.
    pub const ALL: [Self; 21] = [
        Self::Person,
        Self::Place,
        Self::In,
        Self::Org,
        Self::Speaker,
        Self::Said,
        Self::Kind,
        Self::Source,
        Self::Lang,
        Self::Date,
        Self::After,
        Self::Before,
        Self::Is,
        Self::Has,
        Self::Count(Counted::People),
        Self::Count(Counted::Places),
        Self::Count(Counted::Orgs),
        Self::Count(Counted::Quotes),
        Self::Count(Counted::Speakers),
        Self::Count(Counted::Words),
        Self::Sort,
    ];

    /// Its name as typed, without the colon.
    #[must_use]
    pub const fn name(self) -> &'static str {
        let opening = self.opening();
        // The last character is the sign, one byte long.
        match opening.split_at_checked(opening.len() - 1) {
            Some((name, _)) => name,
            None => opening,
        }
    }

    /// What a term of it begins with: `person:`, `people>`.
    #[must_use]
    pub const fn opening(self) -> &'static str {
        match self {
            Self::Person => "person:",
            Self::Place => "place:",
            Self::In => "in:",
            Self::Org => "org:",
            Self::Speaker => "speaker:",
            Self::Said => "said:",
            Self::Kind => "kind:",
            Self::Source => "source:",
            Self::Lang => "lang:",
            Self::Date => "date:",
            Self::After => "after:",
            Self::Before => "before:",
            Self::Is => "is:",
            Self::Has => "has:",
            Self::Count(Counted::People) => "people>",
            Self::Count(Counted::Places) => "places>",
            Self::Count(Counted::Orgs) => "orgs>",
            Self::Count(Counted::Quotes) => "quotes>",
            Self::Count(Counted::Speakers) => "speakers>",
            Self::Count(Counted::Words) => "words>",
            Self::Sort => "sort:",
        }
    }

    /// What a term of this field finds, for the help and for proposals.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Person => "a person named",
            Self::Place => "a place named, or one within it",
            Self::In => "a place named that lies in it: in:syria",
            Self::Org => "an organization named",
            Self::Speaker => "whoever is quoted",
            Self::Said => "words within quotations",
            Self::Kind => "a direct, mixed or indirect quotation",
            Self::Source => "who published it",
            Self::Lang => "its language: en, fr",
            Self::Date => "a year, month, day: 2016-02, 2015..2016, today",
            Self::After => "published that day or later: 2016, -7d, -2w",
            Self::Before => "published before that day",
            Self::Is => "unread, read, starred or noted",
            Self::Has => "quote, note, date, source or link",
            Self::Count(Counted::People) => "how many people: people>3, people:2..5",
            Self::Count(Counted::Places) => "how many places: places>=2",
            Self::Count(Counted::Orgs) => "how many organizations: orgs<5",
            Self::Count(Counted::Quotes) => "how many quotations: quotes>10",
            Self::Count(Counted::Speakers) => "how many are quoted: speakers=1",
            Self::Count(Counted::Words) => "how long it is: words<800",
            Self::Sort => "by date, title, source, quotes, added, relevance",
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
        nearest(name, Self::ALL.iter().map(|f| f.name())).and_then(Self::named)
    }

    /// The fields whose name begins with `typed`, in any case. Places are named
    /// more often than counted, so `places` is meant only from its `s` on.
    pub fn beginning(typed: &str) -> impl Iterator<Item = Self> {
        let typed = typed.to_lowercase();
        let is_meant = move |field: &Self| {
            let name = field.name();
            let shorter = Self::ALL.iter().map(|f| f.name().len()).zip(Self::ALL);
            let mut within = shorter.filter(|(len, f)| *len < name.len() && name.starts_with(f.name()));
            name.starts_with(&typed) && (typed.is_empty() || within.all(|(len, _)| typed.len() > len))
        };
        Self::ALL.into_iter().filter(is_meant)
    }
}

impl Counted {
    /// Where the single ones are looked for by name, if they are.
    #[must_use]
    pub const fn single(self) -> Option<Field> {
        match self {
            Self::People => Some(Field::Person),
            Self::Places => Some(Field::Place),
            Self::Orgs => Some(Field::Org),
            Self::Quotes => Some(Field::Said),
            Self::Speakers => Some(Field::Speaker),
            Self::Words => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_names_in_any_case() {
        assert_eq!(Field::named("Speaker"), Some(Field::Speaker));
        assert_eq!(Field::named("organisation"), Some(Field::Org));
        assert_eq!(Field::named("people"), Some(Field::Count(Counted::People)));
        assert_eq!(Field::named("colour"), None);
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(field));
        }
    }

    #[test]
    fn every_meaning_fits_the_window_of_keys_on_eighty_columns() {
        let widest = Field::ALL.map(|f| f.meaning().chars().count()).into_iter().max();
        assert!(widest <= Some(49), "{widest:?}");
    }

    #[test]
    fn what_is_counted_is_proposed_once_its_name_is_more_than_that_of_one() {
        let begun = |typed| Field::beginning(typed).map(Field::opening).collect::<Vec<_>>();
        assert_eq!(begun("pl"), ["place:"]);
        assert_eq!(begun("Places"), ["places>"]);
        assert_eq!(begun("pe"), ["person:", "people>"]);
        assert_eq!(begun("").len(), Field::ALL.len());
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
