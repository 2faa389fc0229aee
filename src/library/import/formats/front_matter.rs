//! Front matter: the block between two lines of dashes at the start of a text, as blogs and
//! archives write it; one field per line, in YAML: `title: Talks stall`.
//!
//! Only the common part of YAML is read: plain and quoted values, and lists on one line or with one
//! item per line. Everything else is skipped.
//!
//! Imports `metadata`.

use crate::library::import::metadata::RawMetadata;
use serde_json::{Map, Value};

/// A block of more bytes is text, not front matter.
const LONGEST: usize = 16 * 1024;

/// The metadata in the front matter of `text`, and the text below it; `None` for a text without
/// front matter.
pub(crate) fn split(text: &str) -> Option<(RawMetadata, &str)> {
    let open = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (first, inner) = open.split_once('\n')?;
    (first.trim_end() == "---").then_some(())?;
    let (mut fields, mut field, mut read) = (Map::new(), None, 0);
    for line in inner.split_inclusive('\n') {
        read += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            let meta = RawMetadata::of(&fields);
            let below = inner.get(read..).unwrap_or_default();
            return (meta != RawMetadata::default()).then_some((meta, below));
        }
        if read > LONGEST || !add_line(line, &mut fields, &mut field) {
            return None;
        }
    }
    None
}

/// Adds one line to `fields`: a field, or an item of the list of `field`. Returns whether the line
/// can be part of front matter.
fn add_line(line: &str, fields: &mut Map<String, Value>, field: &mut Option<String>) -> bool {
    let bare = line.trim_start();
    if bare.is_empty() || bare.starts_with('#') {
        return true;
    }
    if let Some(item) = bare.strip_prefix("- ") {
        let list = field.as_ref().and_then(|name| fields.get_mut(name));
        if let Some(Value::Array(items)) = list {
            items.push(Value::String(unquoted(item).to_owned()));
        }
        return field.is_some();
    }
    // An indented line continues a value or is a field within another field.
    if bare.len() < line.len() {
        return field.is_some();
    }
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() || !name.chars().all(is_name) || !(value.is_empty() || value.starts_with(' ')) {
        return false;
    }
    let name = field_name(name);
    fields.insert(name.clone(), value_of(value.trim()));
    *field = Some(name);
    true
}

/// The name of a field in small letters, except for a name that [`RawMetadata`] knows with
/// capitals.
fn field_name(name: &str) -> String {
    let small = name.to_lowercase();
    if small == "datepublished" {
        "datePublished".to_owned()
    } else {
        small
    }
}

fn value_of(value: &str) -> Value {
    let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    if let Some(list) = list {
        let items = list
            .split(',')
            .map(|item| Value::String(unquoted(item).to_owned()));
        return Value::Array(items.collect());
    }
    match unquoted(value) {
        "" => Value::Array(Vec::new()),
        "null" | "~" | "|" | ">" | "|-" | ">-" => Value::Null,
        plain => Value::String(plain.to_owned()),
    }
}

/// A value without its quotation marks.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn front_matter_tells_title_date_author_and_source() {
        let (meta, below) = split(
            "---\ntitle: \"Talks stall: again\"\ndate: 2025-07-07T10:00:00Z\nAuthor: Jane Doe\n\
             source: The Harbour Times\ntags: [ferry, strike]\n# note\n---\n\nThe talks stalled.\n",
        )
        .unwrap();
        assert_eq!(meta.title.as_deref(), Some("Talks stall: again"));
        assert_eq!(meta.published, Some(date(2025, 7, 7)));
        assert_eq!(meta.author.as_deref(), Some("Jane Doe"));
        assert_eq!(meta.source.as_deref(), Some("The Harbour Times"));
        assert_eq!(below, "\nThe talks stalled.\n");
    }

    #[test]
    fn a_list_may_have_one_item_a_line_and_a_date_be_in_words() {
        let (meta, below) =
            split("---\r\nauthors:\r\n  - Jane Doe\r\n  - 'Ravi Roe'\r\ndate: 7 July 2025\r\n---\r\nWords.")
                .unwrap();
        assert_eq!(meta.author.as_deref(), Some("Jane Doe, Ravi Roe"));
        assert_eq!(meta.published, Some(date(2025, 7, 7)));
        assert_eq!(below, "Words.");
    }

    #[test]
    fn a_rule_between_paragraphs_is_no_front_matter() {
        for text in [
            "---\nThe talks stalled.\n---\nMore.",
            "---\nShe said: we stay.\n---\n",
            "---\ntitle: Talks",
            "---\n---\nWords.",
            "---\nLondon: rain.\n---\nWords.",
            "title: Talks\n---\nWords.",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_lines_what_is_left_is_the_end_of_the_text(text in "(---|\\.\\.\\.|[a-z]{1,3}:|- |\\[|\\]|'|\"|é| |\n){0,40}") {
            let text = format!("---\n{text}");
            if let Some((_, below)) = split(&text) {
                prop_assert!(text.ends_with(below));
            }
        }
    }
}
