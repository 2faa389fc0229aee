//! The fields of terms, and the field that a misspelt name may mean.

use super::typos::nearest;
use crate::analysis::EntityKind;

/// A field of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `person:` the article names this person.
    Person,
    /// `place:` the article names this place or a place within it.
    Place,
    /// `in:` the article names this place or a place within it. Other names that contain
    /// the word do not count.
    In,
    /// `org:` the article names this organization.
    Org,
    /// `speaker:` the article quotes this person or organization.
    Speaker,
    /// `said:` words within quotations.
    Said,
    /// `kind:` a quotation of this kind: direct, mixed, indirect.
    Kind,
    /// `source:` the publisher.
    Source,
    /// `lang:` the language.
    Lang,
    /// `date:` a year, a month, a day, or a range.
    Date,
    /// `after:` that day, month or year, or later.
    After,
    /// `before:` earlier than that day, month or year.
    Before,
    /// `is:` the reading state.
    Is,
    /// `has:` what the article has.
    Has,
    /// `people>3`, `words<800`: a number.
    Count(Counted),
    /// `sort:` the order of the list. It is not a test.
    Sort,
}

/// What a term can count in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// The people that the article names.
    People,
    /// The places that the article names.
    Places,
    /// The organizations that the article names.
    Orgs,
    /// The quotations.
    Quotes,
    /// The different people and organizations that the article quotes.
    Speakers,
    /// The words of the text: ranges between white space.
    Words,
}

/// A value of a field, for proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldValue {
    /// As typed after the colon.
    pub name: &'static str,
    /// Its meaning.
    pub meaning: &'static str,
}

/// Other names that users try, and their fields.
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
    /// All fields, in the order of the help.
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

    /// How a term of this field starts: `person:`, `people>`.
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
            Self::Person => "names this person",
            Self::Place => "names this place, or one in it",
            Self::In => "names a place in it: in:syria",
            Self::Org => "names this organization",
            Self::Speaker => "quotes this person or body",
            Self::Said => "words within a quotation",
            Self::Kind => "a direct, mixed or indirect quotation",
            Self::Source => "the publisher",
            Self::Lang => "the language: en, fr",
            Self::Date => "a year, month, day: 2016-02, 2015..2016, today",
            Self::After => "published then or later: 2016, -7d, -2w",
            Self::Before => "published earlier",
            Self::Is => "unread, read, starred or noted",
            Self::Has => "quote, note, date, source or link",
            Self::Count(Counted::People) => "number of people: people>3, people:2..5",
            Self::Count(Counted::Places) => "number of places: places>=2",
            Self::Count(Counted::Orgs) => "number of organizations: orgs<5",
            Self::Count(Counted::Quotes) => "number of quotations: quotes>10",
            Self::Count(Counted::Speakers) => "number of quoted speakers: speakers=1",
            Self::Count(Counted::Words) => "number of words: words<800",
            Self::Sort => "by date, title, source, quotes, added, relevance",
        }
    }

    /// The field for names of this kind of entity.
    #[must_use]
    pub const fn of(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::Person),
            EntityKind::Place => Some(Self::Place),
            EntityKind::Organization => Some(Self::Org),
            EntityKind::Nationality | EntityKind::Date | EntityKind::Money | EntityKind::Misc => None,
        }
    }

    /// The field with this name or alias, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let own = Self::ALL
            .into_iter()
            .find(|f| f.name().eq_ignore_ascii_case(name));
        let alias = || ALIASES.iter().find(|(a, _)| a.eq_ignore_ascii_case(name));
        own.or_else(|| alias().map(|(_, field)| *field))
    }

    /// The field that `name` may be a typing error for.
    #[must_use]
    pub fn like(name: &str) -> Option<Self> {
        nearest(name, Self::ALL.iter().map(|f| f.name())).and_then(Self::named)
    }

    /// The fields whose name starts with `typed`, in any case. Users name places more
    /// often than they count them, so `places` is proposed only after its `s`.
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
    /// The field that looks for a single one by name, if there is one.
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
    fn every_meaning_fits_the_popup_of_keys_on_eighty_columns() {
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
