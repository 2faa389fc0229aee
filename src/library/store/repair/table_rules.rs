//! The values that each column of a library may hold, and what replaces any other value.
//!
//! Imports `codec`.

use crate::library::store::codec::cells::{MOST_ARTICLES, is_sound_text, text};
use crate::library::store::limits;
use jiff::civil::Date;
use rusqlite::types::{Value, ValueRef};

/// The values of a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// A text. Any other value becomes an empty text.
    Text,
    /// A text with any characters. Without it the row is lost.
    Label,
    /// A text that is not empty. Without it the row is lost.
    Needed,
    /// A text of at most this many bytes that is not empty. Without it the row is lost.
    Short(usize),
    /// A text or NULL.
    MaybeText,
    /// An ISO 8601 date or NULL.
    Day,
    /// A path: a text, or a BLOB if it is not UTF-8. Without it the row is lost.
    Path,
    /// A BLOB of sixteen bytes. `values` computes it again.
    Hash,
    /// A BLOB. Without it the row is lost.
    Bytes,
    /// A BLOB that holds one number of variable length, as SQLite writes it.
    PackedNumber,
    /// A whole number up to this one, or else 0.
    Number(i64),
    /// Any whole number, or NULL.
    MaybeAny,
    /// A whole number up to this one, or else NULL.
    MaybeNumber(i64),
    /// The same for a number that is computed again.
    Computed(i64),
    /// A whole number up to this one or NULL, which is computed again.
    MaybeComputed(i64),
    /// A whole number from 1 up to this one. Without it the row is lost.
    Id(i64),
}

/// What replaces a value that its column may not hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Repair {
    /// The readable part of the value.
    Readable(Value),
    /// A value that says nothing.
    Nothing(Value),
    /// A value that says nothing until the right one is computed again.
    Again(Value),
    /// Nothing: the row means nothing without the value.
    RowLost,
}

impl Repair {
    /// The new value; `None` if the row is lost.
    pub(crate) const fn value(&self) -> Option<&Value> {
        match self {
            Self::Readable(value) | Self::Nothing(value) | Self::Again(value) => Some(value),
            Self::RowLost => None,
        }
    }
}

impl Rule {
    /// What replaces `value`; `None` if the column may hold it.
    pub(crate) fn repair(self, value: ValueRef<'_>) -> Option<Repair> {
        if self.allows(value) {
            return None;
        }
        let readable = text(value).filter(|text| !text.trim().is_empty());
        let readable = readable.map(|text| Repair::Readable(Value::Text(text.into_owned())));
        Some(match self {
            Self::Text => readable.unwrap_or(Repair::Nothing(Value::Text(String::new()))),
            Self::Needed | Self::Label => readable.unwrap_or(Repair::RowLost),
            Self::Short(most) => match readable {
                Some(Repair::Readable(Value::Text(text))) if text.len() <= most => {
                    Repair::Readable(Value::Text(text))
                }
                _ => Repair::RowLost,
            },
            Self::MaybeText => readable.unwrap_or(Repair::Nothing(Value::Null)),
            Self::Day | Self::MaybeAny | Self::MaybeNumber(_) => Repair::Nothing(Value::Null),
            Self::Path => match value {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Repair::Readable(path(bytes)),
                _ => Repair::RowLost,
            },
            Self::Hash => Repair::Again(Value::Blob(Vec::new())),
            Self::Computed(_) => Repair::Again(Value::Integer(0)),
            Self::MaybeComputed(_) => Repair::Again(Value::Null),
            Self::Number(_) => Repair::Nothing(Value::Integer(0)),
            Self::Bytes | Self::PackedNumber | Self::Id(_) => Repair::RowLost,
        })
    }

    fn allows(self, value: ValueRef<'_>) -> bool {
        let sound = is_sound_text(value);
        let length = match value {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
            _ => 0,
        };
        match (self, value) {
            (Self::Text, _) => sound,
            (Self::Needed, _) => sound && length > 0,
            (Self::Short(most), _) => sound && (1..=most).contains(&length),
            (Self::Label | Self::Path, ValueRef::Text(bytes)) => std::str::from_utf8(bytes).is_ok(),
            (Self::Path, ValueRef::Blob(bytes)) => std::str::from_utf8(bytes).is_err(),
            (Self::Hash, ValueRef::Blob(_)) => length == 16,
            (Self::Bytes, ValueRef::Blob(_)) => true,
            (Self::PackedNumber, ValueRef::Blob(bytes)) => is_packed_number(bytes),
            (
                Self::MaybeText | Self::Day | Self::MaybeAny | Self::MaybeNumber(_) | Self::MaybeComputed(_),
                ValueRef::Null,
            )
            | (Self::MaybeAny, ValueRef::Integer(_)) => true,
            (Self::MaybeText, _) => sound,
            (Self::Day, ValueRef::Text(bytes)) => {
                std::str::from_utf8(bytes).is_ok_and(|day| day.parse::<Date>().is_ok())
            }
            (
                Self::Number(most)
                | Self::Computed(most)
                | Self::MaybeNumber(most)
                | Self::MaybeComputed(most),
                ValueRef::Integer(n),
            ) => (0..=most).contains(&n),
            (Self::Id(most), ValueRef::Integer(n)) => (1..=most).contains(&n),
            _ => false,
        }
    }
}

/// Whether `bytes` are one number of variable length: in every byte but the last, or a ninth, the
/// highest bit is set.
fn is_packed_number(bytes: &[u8]) -> bool {
    let goes_on = bytes.iter().take(8).take_while(|byte| **byte > 0x7f).count();
    bytes.len() == goes_on + 1
}

/// A path as `codec::paths` stores it.
fn path(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => Value::Text(text.to_owned()),
        Err(_) => Value::Blob(bytes.to_vec()),
    }
}

/// The rules of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableRules {
    /// The table.
    pub table: &'static str,
    /// What a row is, for messages.
    pub row: &'static str,
    /// The column with the article of a row.
    pub article: Option<&'static str>,
    /// Whether the rows have no number of their own (WITHOUT ROWID).
    pub keyed: bool,
    /// Each column: its name, what it is for messages, and its values.
    pub columns: &'static [(&'static str, &'static str, Rule)],
}

/// The number of an article.
const ARTICLE: Rule = Rule::Id(MOST_ARTICLES as i64);
/// Any number that the program counts.
const COUNT: Rule = Rule::Number(1 << 48);
/// The same, computed again.
const COMPUTED: Rule = Rule::Computed(1 << 48);
/// A number of code points.
const POINT: Rule = Rule::MaybeNumber(1 << 40);
const FLAG: Rule = Rule::Number(1);
/// An id of a row.
const ID: Rule = Rule::Id(1 << 48);

/// The tables that nothing else can restore.
pub(crate) const KEPT: [TableRules; 9] = [
    TableRules {
        table: "article",
        row: "article",
        article: Some("id"),
        keyed: false,
        columns: &[
            ("id", "number", ARTICLE),
            ("content", "hash", Rule::Hash),
            ("title", "title", Rule::Text),
            ("source", "source", Rule::MaybeText),
            ("author", "author", Rule::MaybeText),
            ("published", "day", Rule::Day),
            ("place", "place", Rule::MaybeText),
            ("url", "address", Rule::MaybeText),
            ("name", "name", Rule::Text),
            ("language", "language", Rule::MaybeText),
            ("words", "number of words", Rule::Computed(u32::MAX as i64)),
            ("added", "time of adding", COUNT),
            ("pass", "pass of the analysis", Rule::MaybeComputed(2)),
            (
                "analyser",
                "version of the analysis",
                Rule::MaybeComputed(u16::MAX as i64),
            ),
            ("direct", "number of quotations", COMPUTED),
            ("mixed", "number of quotations", COMPUTED),
            ("indirect", "number of quotations", COMPUTED),
            ("speakers", "number of speakers", COMPUTED),
            ("people", "number of people", COMPUTED),
            ("places", "number of places", COMPUTED),
            ("organizations", "number of organizations", COMPUTED),
            ("is_read", "read mark", FLAG),
            ("is_starred", "star", FLAG),
            ("notes", "number of notes", COMPUTED),
            ("position", "reading position", COUNT),
            (
                "previous",
                "earlier version",
                Rule::MaybeNumber(MOST_ARTICLES as i64),
            ),
            ("gone", "mark of an earlier version", FLAG),
            ("revision", "number of the last change", COMPUTED),
        ],
    },
    TableRules {
        table: "body",
        row: "article",
        article: Some("article"),
        keyed: false,
        columns: &[("article", "number", ARTICLE), ("text", "text", Rule::Needed)],
    },
    TableRules {
        table: "finding",
        row: "analysis of article",
        article: Some("article"),
        keyed: false,
        columns: &[
            ("article", "number", ARTICLE),
            ("analysis", "findings", Rule::Bytes),
            ("names", "names", Rule::Bytes),
        ],
    },
    TableRules {
        table: "file",
        row: "file",
        article: None,
        keyed: false,
        columns: &[
            ("id", "number", ID),
            ("path", "path", Rule::Path),
            ("size", "size", Rule::MaybeAny),
            ("modified", "time", Rule::MaybeAny),
        ],
    },
    TableRules {
        table: "origin",
        row: "origin of article",
        article: Some("article"),
        keyed: true,
        columns: &[
            ("file", "file", ID),
            ("name", "name", Rule::Label),
            ("line", "line", Rule::Number(u32::MAX as i64)),
            ("article", "number", ARTICLE),
        ],
    },
    TableRules {
        table: "note",
        row: "note on article",
        article: Some("article"),
        keyed: false,
        columns: &[
            ("id", "number", ID),
            ("article", "article", ARTICLE),
            ("start", "place", POINT),
            ("length", "place", POINT),
            ("quoted", "quoted words", Rule::MaybeText),
            ("text", "text", Rule::Needed),
            ("written", "time", COUNT),
        ],
    },
    TableRules {
        table: "saved_filter",
        row: "saved filter",
        article: None,
        keyed: true,
        columns: &[
            ("name", "name", Rule::Short(limits::FILTER_NAME)),
            ("filter", "filter", Rule::Short(limits::FILTER)),
        ],
    },
    TableRules {
        table: "typed_filter",
        row: "typed filter",
        article: None,
        keyed: false,
        columns: &[
            ("id", "number", ID),
            ("filter", "filter", Rule::Short(limits::FILTER)),
        ],
    },
    TableRules {
        table: "removed",
        row: "number of a removed article",
        article: None,
        keyed: false,
        columns: &[
            ("article", "number", ID),
            ("revision", "number of the change", COUNT),
        ],
    },
];

const NAME_KIND: Rule = Rule::Id(5);
const TABLE: Rule = Rule::Id(2);

/// The tables that are rebuilt from the articles.
pub(crate) const REBUILT: [TableRules; 9] = [
    rebuilt(
        "name",
        &[
            ("id", "", ID),
            ("kind", "", NAME_KIND),
            ("text", "", Rule::Text),
            ("articles", "", COUNT),
        ],
    ),
    rebuilt(
        "name_word",
        &[
            ("kind", "", NAME_KIND),
            ("word", "", Rule::Needed),
            ("name", "", ID),
        ],
    ),
    rebuilt(
        "quotation_row",
        &[
            ("article", "", ARTICLE),
            ("number", "", ID),
            ("kind", "", Rule::Id(3)),
            ("start", "", COUNT),
            ("length", "", COUNT),
            ("cue", "", Rule::MaybeText),
            ("speaker", "", Rule::MaybeNumber(1 << 48)),
            ("confidence", "", Rule::Number(100)),
        ],
    ),
    rebuilt(
        "entity_row",
        &[
            ("article", "", ARTICLE),
            ("name", "", ID),
            ("mentions", "", COUNT),
        ],
    ),
    rebuilt(
        "common",
        &[
            ("id", "", ID),
            ("place", "", TABLE),
            ("begins", "", FLAG),
            ("term", "", Rule::Needed),
        ],
    ),
    rebuilt(
        "block",
        &[
            ("number", "", Rule::Number(MOST_ARTICLES as i64)),
            ("term", "", ID),
            ("articles", "", Rule::Bytes),
        ],
    ),
    rebuilt("words_docsize", SIZES),
    rebuilt("found_docsize", SIZES),
    rebuilt(
        "total",
        &[
            ("one", "", Rule::Id(1)),
            ("revision", "", COUNT),
            ("articles", "", COUNT),
            ("generation", "", COUNT),
        ],
    ),
];

/// The columns of the tables in which FTS5 keeps the number of words of each article.
const SIZES: &[(&str, &str, Rule)] = &[("id", "", ARTICLE), ("sz", "", Rule::PackedNumber)];

const fn rebuilt(table: &'static str, columns: &'static [(&'static str, &'static str, Rule)]) -> TableRules {
    TableRules {
        table,
        row: "",
        article: None,
        keyed: true,
        columns,
    }
}
