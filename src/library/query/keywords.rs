//! The values of the fields that have a fixed list of values.

use super::languages;
use super::typos::nearest;
use super::{Field, FieldValue, Having, SortBy, Status, Test};
use crate::analysis::QuotationKind;

/// A row of a table of values: name, aliases, meaning, value.
type Row<T> = (&'static str, &'static [&'static str], &'static str, T);

static IS: [Row<Test>; 4] = [
    (
        "unread",
        &["new", "unseen"],
        "not read yet",
        Test::Is(Status::Unread),
    ),
    ("read", &["seen"], "read", Test::Is(Status::Read)),
    (
        "starred",
        &["star", "stars"],
        "marked with a star",
        Test::Is(Status::Starred),
    ),
    ("noted", &[], "with your note", Test::Has(Having::Note)),
];

static HAS: [Row<Test>; 5] = [
    (
        "quote",
        &["quotes", "quotation", "quotations"],
        "at least one quotation",
        Test::Has(Having::Quote),
    ),
    ("note", &["notes"], "your note", Test::Has(Having::Note)),
    (
        "date",
        &["day"],
        "a known day of publication",
        Test::Has(Having::Date),
    ),
    ("source", &[], "a known publisher", Test::Has(Having::Source)),
    (
        "link",
        &["url", "address"],
        "an address on the web",
        Test::Has(Having::Link),
    ),
];

static KIND: [Row<Test>; 3] = [
    (
        QuotationKind::Direct.word(),
        &[],
        "completely within quotation marks",
        Test::Kind(QuotationKind::Direct),
    ),
    (
        QuotationKind::Mixed.word(),
        &[],
        "partly within quotation marks",
        Test::Kind(QuotationKind::Mixed),
    ),
    (
        QuotationKind::Indirect.word(),
        &[],
        "without quotation marks",
        Test::Kind(QuotationKind::Indirect),
    ),
];

static SORT: [Row<SortBy>; 6] = [
    ("date", &["day", "published"], "newest first", SortBy::Date),
    ("title", &["headline"], "A to Z", SortBy::Title),
    ("source", &[], "A to Z by publisher", SortBy::Source),
    (
        "quotes",
        &["quote", "quotation", "quotations"],
        "most quotations first",
        SortBy::Quotes,
    ),
    ("added", &[], "added last first", SortBy::Added),
    (
        "relevance",
        &["rank"],
        "best match of the words first",
        SortBy::Relevance,
    ),
];

/// Relative days. Other dates are written out.
const DAYS: [FieldValue; 6] = [
    FieldValue {
        name: "today",
        meaning: "today",
    },
    FieldValue {
        name: "yesterday",
        meaning: "yesterday",
    },
    FieldValue {
        name: "-7d",
        meaning: "seven days ago; any number",
    },
    FieldValue {
        name: "-2w",
        meaning: "two weeks ago",
    },
    FieldValue {
        name: "-1m",
        meaning: "a month ago",
    },
    FieldValue {
        name: "-1y",
        meaning: "a year ago",
    },
];

impl Field {
    /// The values of the field: all of them, or the common ones for languages and days.
    /// Empty for fields of names and numbers.
    #[must_use]
    pub fn values(self) -> Vec<FieldValue> {
        match self {
            Self::Is => values(&IS),
            Self::Has => values(&HAS),
            Self::Kind => values(&KIND),
            Self::Sort => values(&SORT),
            Self::Lang => languages::COMMON.to_vec(),
            Self::Date | Self::After | Self::Before => DAYS.to_vec(),
            _ => Vec::new(),
        }
    }
}

fn values<T>(rows: &[Row<T>]) -> Vec<FieldValue> {
    let value = |(name, _, meaning, _): &Row<T>| FieldValue { name, meaning };
    rows.iter().map(value).collect()
}

/// The test for `typed` in `is:`.
///
/// # Errors
///
/// A sentence for the user that lists the values, or suggests the one that is probably meant.
pub(crate) fn is(typed: &str) -> Result<Test, String> {
    chosen(Field::Is, typed, &IS)
}

/// The test for `typed` in `has:`. See [`is`].
pub(crate) fn has(typed: &str) -> Result<Test, String> {
    chosen(Field::Has, typed, &HAS)
}

/// The test for `typed` in `kind:`. See [`is`].
pub(crate) fn kind(typed: &str) -> Result<Test, String> {
    chosen(Field::Kind, typed, &KIND)
}

/// The order for `typed` in `sort:`. See [`is`].
pub(crate) fn sort(typed: &str) -> Result<SortBy, String> {
    chosen(Field::Sort, typed, &SORT)
}

fn chosen<T: Clone>(field: Field, typed: &str, rows: &[Row<T>]) -> Result<T, String> {
    let typed_is = |word: &&str| word.eq_ignore_ascii_case(typed);
    let found = rows
        .iter()
        .find(|(name, also, ..)| typed_is(name) || also.iter().any(typed_is));
    if let Some((.., value)) = found {
        return Ok(value.clone());
    }
    let names: Vec<&str> = rows.iter().map(|(name, ..)| *name).collect();
    let meant = nearest(typed, names.iter().copied());
    Err(match meant {
        Some(name) => format!("There is no “{}:{typed}”; did you mean “{name}”?", field.name()),
        None => takes(field),
    })
}

/// A sentence with the values that a field takes.
pub(crate) fn takes(field: Field) -> String {
    let values = field.values();
    let names: Vec<&str> = values.iter().map(|v| v.name).collect();
    let (last, others) = names.split_last().unwrap_or((&"", &[]));
    format!("“{}:” takes {} or {last}.", field.name(), others.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_known_by_its_names_in_any_case() {
        assert_eq!(is("Unread"), Ok(Test::Is(Status::Unread)));
        assert_eq!(has("quotations"), Ok(Test::Has(Having::Quote)));
        assert_eq!(sort("TITLE"), Ok(SortBy::Title));
        assert_eq!(is("noted"), has("note"));
    }

    #[test]
    fn a_slip_is_answered_with_the_value_and_nonsense_with_all() {
        assert_eq!(
            is("unraed").unwrap_err(),
            "There is no “is:unraed”; did you mean “unread”?"
        );
        assert_eq!(
            kind("loud").unwrap_err(),
            "“kind:” takes direct, mixed or indirect."
        );
    }
}
