//! Reads an object of JSON Lines: its text and the metadata that is known.
//!
//! A line may have 64 MB, and as a tree of values it takes a hundred times as much memory. So only
//! the places of the known values are kept, and everything else is skipped. Of a known value no
//! more is built than is used.
//!
//! Imports `metadata`.

use crate::library::import::metadata::{LONGEST_VALUE, RawMetadata};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Error, Value};
use std::collections::BTreeMap;
use std::fmt;

/// The field with the text.
const TEXT: &str = "text";
/// The field of an object that stands for a person or a publisher.
const NAME: &str = "name";

/// The `text` of the object on `line`, and the metadata beside it. Of several values with one name
/// the last counts.
///
/// # Errors
///
/// One sentence for the user when there is no such text.
pub(super) fn read(line: &[u8]) -> Result<(String, RawMetadata), String> {
    let values = values(line).map_err(|error| {
        let (what, column) = (without_place(&error), error.column());
        format!("This line is not JSON: {what}, column {column}; the line is skipped.")
    })?;
    let Some(values) = values else {
        return Err(
            "This line is not a JSON object ({\"id\": …, \"text\": …}); the line is skipped.".to_owned(),
        );
    };
    let text = match values.get(TEXT).map(|raw| raw.get()) {
        Some(raw) if raw.starts_with('"') => serde_json::from_str(raw).map_err(|error| {
            let what = without_place(&error);
            format!("The \"text\" on this line is not JSON: {what}; the line is skipped.")
        })?,
        _ => return Err("The object on this line has no string \"text\"; the line is skipped.".to_owned()),
    };
    let known = values.into_iter().filter(|(name, _)| *name != TEXT);
    let known = known.filter_map(|(name, raw)| Some((name.to_owned(), used(raw.get())?)));
    Ok((text, RawMetadata::of(&known.collect())))
}

/// The words of `error` without line and column.
fn without_place(error: &Error) -> String {
    let said = error.to_string();
    said.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The known values of the object on `line`; `None` for a line with another value.
fn values(line: &[u8]) -> Result<Option<Values<'_>>, Error> {
    if line.first() != Some(&b'{') {
        return serde_json::from_slice(line).map(|IgnoredAny| None);
    }
    let mut input = serde_json::Deserializer::from_slice(line);
    let text = |name: &str| (name == TEXT).then_some(TEXT);
    let known = |name: &str| text(name).or_else(|| RawMetadata::field(name));
    let values = input.deserialize_map(Known(known))?;
    input.end()?;
    Ok(Some(values))
}

/// The value that `raw` stands for, as far as [`RawMetadata`] uses it: a string, a number, a truth
/// value, the first strings of a list, the `name` of an object. `None` for a value that is none of
/// these, as a number that is too large.
fn used(raw: &str) -> Option<Value> {
    let mut input = serde_json::Deserializer::from_str(raw);
    match raw.as_bytes().first()? {
        b'[' => input.deserialize_seq(FirstStrings).ok(),
        b'{' => {
            let known = |name: &str| (name == NAME).then_some(NAME);
            let name = input.deserialize_map(Known(known)).ok()?.remove(NAME)?;
            let name: String = serde_json::from_str(name.get()).ok()?;
            Some(serde_json::json!({ NAME: name }))
        }
        _ => serde_json::from_str(raw).ok(),
    }
}

/// The last value of each known name, as it is written.
type Values<'a> = BTreeMap<&'static str, &'a RawValue>;

/// Reads the values of an object whose names the function knows. Skips all others.
struct Known<F>(F);

impl<'de, F: Fn(&str) -> Option<&'static str>> Visitor<'de> for Known<F> {
    type Value = Values<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Values::new();
        while let Some(name) = map.next_key_seed(FieldName(&self.0))? {
            match name {
                Some(name) => drop(values.insert(name, map.next_value()?)),
                None => {
                    let _: IgnoredAny = map.next_value()?;
                }
            }
        }
        Ok(values)
    }
}

/// Reads the name of a field: the known name, or nothing.
struct FieldName<'a, F>(&'a F);

impl<'de, F: Fn(&str) -> Option<&'static str>> DeserializeSeed<'de> for FieldName<'_, F> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
        input.deserialize_str(self)
    }
}

impl<F: Fn(&str) -> Option<&'static str>> Visitor<'_> for FieldName<'_, F> {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok((self.0)(name))
    }
}

/// Reads the strings of a list until they are as long as a value may be. Skips everything else.
struct FirstStrings;

impl<'de> Visitor<'de> for FirstStrings {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let (mut strings, mut length) = (Vec::new(), 0);
        while length <= LONGEST_VALUE {
            let Some(raw) = list.next_element::<&RawValue>()? else {
                break;
            };
            if raw.get().starts_with('"')
                && let Ok(string) = serde_json::from_str::<String>(raw.get())
            {
                length += string.len() + 1;
                strings.push(Value::String(string));
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(strings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Map;

    fn meta(fields: &str) -> RawMetadata {
        let line = format!("{{{fields}, \"text\": \"One ferry sails.\"}}");
        let (text, meta) = read(line.as_bytes()).unwrap();
        assert_eq!(text, "One ferry sails.");
        meta
    }

    #[test]
    fn fields_that_are_not_known_are_skipped_whatever_they_hold() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for value in [
            &*deep,
            "1e999999",
            &"9".repeat(10_000),
            "[{\"title\": \"b\"}]",
            "null",
        ] {
            let meta = meta(&format!("\"x\": {value}, \"title\": \"a\""));
            assert_eq!(meta.title.as_deref(), Some("a"));
        }
    }

    #[test]
    fn a_known_field_with_a_value_of_no_use_is_left_out_and_the_text_is_read() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for value in [
            &*deep,
            "1e999999",
            "true",
            "{\"name\": []}",
            "\"\\ud800\"",
            "[[\"a\"]]",
        ] {
            assert_eq!(meta(&format!("\"title\": {value}")).title, None, "{value}");
        }
    }

    #[test]
    fn the_last_of_several_values_counts() {
        assert_eq!(
            meta("\"title\": \"a\", \"title\": \"b\"").title.as_deref(),
            Some("b")
        );
        assert_eq!(meta("\"title\": \"a\", \"title\": null").title, None);
        let source = meta("\"source\": {\"name\": \"a\", \"x\": [1], \"name\": \"b\"}").source;
        assert_eq!(source.as_deref(), Some("b"));
    }

    #[test]
    fn of_a_long_list_as_much_is_built_as_a_value_may_have() {
        let list = vec!["\"a\""; 100_000].join(",");
        let Value::Array(strings) = used(&format!("[{list}]")).unwrap() else {
            panic!("it is no list");
        };
        assert_eq!(strings.len(), LONGEST_VALUE / 2 + 1);
    }

    #[test]
    fn text_after_the_object_or_a_string_cut_short_is_named_with_its_column() {
        for line in [
            "{\"text\": \"a\"} x",
            "{\"text\": \"a",
            "[1, 2",
            "{\"x\": \"\u{1}\"}",
        ] {
            let reason = read(line.as_bytes()).unwrap_err();
            assert!(reason.starts_with("This line is not JSON: "), "{reason}");
            assert!(reason.contains(", column "), "{reason}");
        }
        let reason = read(b"{\"text\": \"\\ud800\"}").unwrap_err();
        assert!(
            reason.starts_with("The \"text\" on this line is not JSON"),
            "{reason}"
        );
    }

    /// Any value of JSON with field names that are known.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "[a2\\-01 é\"\\\\\u{1}]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let name = prop_oneof![Just("text"), Just("title"), Just("name"), Just("date"), Just("x")];
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                proptest::collection::vec((name.prop_map(str::to_owned), inner), 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_line_gives_what_its_tree_of_values_has(value in value()) {
            let line = value.to_string();
            let text = value.get(TEXT).and_then(Value::as_str);
            let none = Map::new();
            let expected = RawMetadata::of(value.as_object().unwrap_or(&none));
            match read(line.as_bytes()) {
                Ok(read) => prop_assert_eq!(Some((read.0.as_str(), read.1)), text.map(|t| (t, expected))),
                Err(_) => prop_assert_eq!(text, None),
            }
        }
    }
}
