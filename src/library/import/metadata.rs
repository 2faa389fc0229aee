//! Title, source, author and date of an article: from the file, or else from the text.
//!
//! Imports `text`, and the place names of `analysis`.

use crate::analysis::Place;
use crate::library::{Metadata, Origin};
use crate::text::{self, BlockKind, Document, Span, neutralize};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::{rfc2822, temporal};
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

/// The metadata that a file gives with a text, not neutralized.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawMetadata {
    /// The id that other programs use for the article.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The publisher.
    pub source: Option<String>,
    /// The author; several names are joined by commas.
    pub author: Option<String>,
    /// The day of publication in the publisher's time zone.
    pub published: Option<Date>,
    /// The web address.
    pub url: Option<String>,
}

/// The largest size of one value in bytes, the same as that of all front matter. It bounds the
/// memory of the list, which holds the metadata of many articles.
pub(crate) const LONGEST_VALUE: usize = 16 * 1024;

/// The names of the fields that collections of articles use; the first that has a value counts.
const ID: &[&str] = &["id"];
const TITLE: &[&str] = &["title", "headline"];
const SOURCE: &[&str] = &["source", "publisher"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const PUBLISHED: &[&str] = &["published", "date", "datePublished"];
const URL: &[&str] = &["url", "link"];

impl RawMetadata {
    /// `name` if a field of this name is read.
    #[must_use]
    pub(crate) fn field(name: &str) -> Option<&'static str> {
        let mut names = [ID, TITLE, SOURCE, AUTHOR, PUBLISHED, URL].into_iter().flatten();
        names.find(|known| **known == name).copied()
    }

    /// The metadata in `object`, under the field names that collections of articles use. Values
    /// that cannot be understood are ignored, because the text matters most.
    ///
    /// A value longer than [`LONGEST_VALUE`] is cut. An id or address of that length is left out,
    /// because a part of it would name something else.
    #[must_use]
    pub(crate) fn of(object: &Map<String, Value>) -> Self {
        let string = |names: &[&str]| names.iter().find_map(|name| object.get(*name).and_then(plain));
        let whole = |names| string(names).filter(|value| value.len() <= LONGEST_VALUE);
        let cut = |names| string(names).map(shortened);
        let day = |name: &&str| object.get(*name).and_then(day);
        Self {
            id: whole(ID),
            title: cut(TITLE),
            source: cut(SOURCE),
            author: cut(AUTHOR),
            published: PUBLISHED.iter().find_map(day),
            url: whole(URL),
        }
    }
}

/// `value`, with an ellipsis in place of what is beyond [`LONGEST_VALUE`].
fn shortened(mut value: String) -> String {
    if value.len() > LONGEST_VALUE {
        value.truncate(value.floor_char_boundary(LONGEST_VALUE));
        value.push('…');
        value.shrink_to_fit();
    }
    value
}

/// A value as a string: a string or number itself, the strings of a list joined, the `name` of an
/// object.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list
            .iter()
            .filter_map(|v| v.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(object) => object.get("name")?.as_str()?.to_owned(),
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The day of a value: ISO 8601 with or without a time, RFC 2822, a day in words, or seconds since
/// 1970. The day is the one written, not converted to another time zone.
fn day(value: &Value) -> Option<Date> {
    if let Some(seconds) = value.as_i64() {
        let moment = Timestamp::from_second(seconds).ok()?;
        return Some(moment.to_zoned(TimeZone::UTC).date());
    }
    let text = value.as_str()?.trim();
    let iso = || temporal::Pieces::parse(text).ok().map(|pieces| pieces.date());
    let start = || text.get(..10)?.parse::<Date>().ok();
    let mail = || rfc2822::parse(text).ok().map(|moment| moment.date());
    let words = || text::english::dates::at_start(text).and_then(|day| day.complete());
    iso().or_else(start).or_else(mail).or_else(words)
}

/// `text` on one line and neutralized: it cannot control a terminal.
#[must_use]
pub(super) fn neutral_line(text: &str) -> String {
    neutralize::neutralize(&text::one_line(text)).into_owned()
}

/// The metadata of an article with the text `document`.
pub(in crate::library) fn meta(given: &RawMetadata, origin: &Origin, document: &Document) -> Metadata {
    let name = match origin {
        Origin::Stdin => "-".to_owned(),
        _ => origin.name(),
    };
    let line = |text: &Option<String>| text.as_deref().map(neutral_line).filter(|t| !t.is_empty());
    let line_of = |span: Option<Span>| span.map(|s| neutral_line(document.slice(s)));
    // "Nagpur, 3 March 2019" is the place of writing, not a publisher.
    let imprint = line_of(document.source());
    let (place, source) = match imprint {
        Some(name) if Place::names_location(&name) => (Some(name), None),
        name => (None, name),
    };
    Metadata {
        id: line(&given.id).unwrap_or_else(|| neutral_line(&name)),
        title: line(&given.title)
            .or_else(|| line_of(document.title()))
            .or_else(|| first_words(document))
            .unwrap_or_else(|| neutral_line(&name)),
        source: line(&given.source).or(source),
        author: line(&given.author).or_else(|| line_of(document.author())),
        published: given.published.or_else(|| document.published()),
        place: document
            .dateline()
            .and_then(|d| line_of(d.place))
            .or_else(|| place?.split(',').next().map(str::to_owned))
            .map(|place| text::mixed_case(&place)),
        url: line(&given.url),
        origin: origin.clone(),
    }
}

/// A title for an article without one: the first twelve words of its body.
fn first_words(document: &Document) -> Option<String> {
    const MOST: usize = 12;
    let body = document
        .block(BlockKind::Paragraph)
        .or(document.blocks().first().copied())?;
    let mut words = document.slice(body.span).split_whitespace();
    let mut title = neutral_line(&words.by_ref().take(MOST).collect::<Vec<_>>().join(" "));
    if words.next().is_some() {
        title.push('…');
    }
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn the_day_is_read_from_every_common_form() {
        let expected = Some(date(2016, 2, 10));
        for form in [
            json!("2016-02-10"),
            json!("20160210"),
            json!("2016-02-10T23:59:59Z"),
            json!("2016-02-10T01:00:00.123+03:00"),
            json!("2016-02-10T01:00:00+0300"),
            json!("2016-02-10 12:30"),
            json!("Wed, 10 Feb 2016 12:00:00 GMT"),
            json!("10 February 2016"),
            json!("Feb. 10, 2016"),
            json!(1_455_062_400),
        ] {
            assert_eq!(day(&form), expected, "{form}");
        }
    }

    #[test]
    fn what_is_no_whole_day_is_left_out() {
        for form in [
            json!("2016"),
            json!("soon"),
            json!(""),
            json!(null),
            json!(["2016-02-10"]),
            json!(i64::MAX),
        ] {
            assert_eq!(day(&form), None, "{form}");
        }
    }

    #[test]
    fn a_title_past_the_limit_is_cut_and_such_an_id_is_left_out() {
        let long = "é".repeat(LONGEST_VALUE);
        let object = json!({ "id": long, "title": long, "url": "a" });
        let given = RawMetadata::of(object.as_object().unwrap());
        assert_eq!((given.id, given.url), (None, Some("a".to_owned())));
        let title = given.title.unwrap();
        assert!(
            title.ends_with("é…") && title.len() < LONGEST_VALUE + 4,
            "{}",
            title.len()
        );
    }

    #[test]
    fn an_untitled_text_is_called_by_its_first_words() {
        let document = plain_document("one two three four five six seven eight nine ten eleven twelve thirteen and so on, as texts without a title do.".to_owned());
        let meta = meta(&RawMetadata::default(), &Origin::Stdin, &document);
        assert!(meta.title.starts_with("one two three"), "{}", meta.title);
    }

    #[test]
    fn a_place_beside_the_date_is_where_it_was_written_and_no_publisher() {
        let imprint = |name: &str| {
            let text =
                format!("Harbour keeps its light\n\n{name}, 3 March 2019\n\nThe council voted to keep it.");
            let meta = meta(&RawMetadata::default(), &Origin::Stdin, &plain_document(text));
            (meta.source, meta.place)
        };
        for (name, place) in [
            ("Nagpur", "Nagpur"),
            ("WELLINGTON, New Zealand", "Wellington"),
            ("Lund, Sweden", "Lund"),
        ] {
            assert_eq!(imprint(name), (None, Some(place.to_owned())), "{name}");
        }
        for name in ["Reuters", "The Harbour Times", "Metro", "The Star"] {
            assert_eq!(imprint(name), (Some(name.to_owned()), None), "{name}");
        }
    }

    #[test]
    fn an_empty_text_is_called_by_where_it_came_from() {
        let origin = Origin::Line("news.jsonl".into(), 3);
        let meta = meta(&RawMetadata::default(), &origin, &plain_document(String::new()));
        assert_eq!(
            (meta.title.as_str(), meta.id.as_str()),
            ("news.jsonl:3", "news.jsonl:3")
        );
    }

    #[test]
    fn a_given_title_stands_on_one_line() {
        let given = RawMetadata {
            title: Some(" Talks\n stall ".to_owned()),
            ..RawMetadata::default()
        };
        let meta = meta(&given, &Origin::Stdin, &Document::default());
        assert_eq!(meta.title, "Talks stall");
    }
}
