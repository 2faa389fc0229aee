//! JSON Lines: one JSON object per line, each with a `text` and metadata.
//!
//! Imports `format`, `json_object`, `decode`, `raw_article` and `lines`.

use super::format::Format;
use super::json_object;
use crate::library::Origin;
use crate::library::import::decode::{LARGEST_TEXT, too_large};
use crate::library::import::lines::{Beginning, Input, LineEnd, explain, read_line};
use crate::library::import::raw_article::{Failure, RawArticle};
use std::io;
use std::path::PathBuf;

/// JSON Lines.
pub static FORMAT: Format = Format {
    name: "jsonl",
    help: "Each line is a JSON object with an id and a text",
    extensions: &["jsonl", "ndjson"],
    begins,
    read: |input, origin| Box::new(Lines::new(input, origin)),
};

/// Whether the first line is an article.
fn begins(beginning: &mut Beginning) -> io::Result<bool> {
    let start = without_mark(beginning.start()?).trim_ascii_start();
    // The line is read only if it begins like an object.
    Ok(start.first() == Some(&b'{') && is_article(beginning.first_line()?))
}

/// The articles of a JSON Lines stream.
///
/// A line that cannot be used is an `Err` with its number; reading continues after it.
struct Lines {
    input: Input,
    path: PathBuf,
    number: usize,
    line: Vec<u8>,
    done: bool,
}

impl Lines {
    /// Reads `input`, which comes from `origin`.
    fn new(input: Input, origin: Origin) -> Self {
        let path = match origin {
            Origin::File(path) | Origin::Line(path, _) => path,
            Origin::Stdin | Origin::Sample(_) => PathBuf::from("-"),
        };
        Self {
            input,
            path,
            number: 0,
            line: Vec::new(),
            done: false,
        }
    }

    fn failure(&self, reason: impl Into<String>) -> Failure {
        Failure::new(&self.origin().name(), reason)
    }

    fn origin(&self) -> Origin {
        Origin::Line(self.path.clone(), self.number)
    }

    /// The article of the line just read; `None` for a blank line.
    fn article(&mut self, end: LineEnd) -> Option<Result<RawArticle, Failure>> {
        if end == LineEnd::Cut {
            return Some(Err(self.failure(too_large())));
        }
        let line = without_mark(&self.line).trim_ascii();
        if line.is_empty() {
            return None;
        }
        if self.number == 1 && (line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff")) {
            self.done = true;
            return Some(Err(self.failure(
                "JSON Lines must be UTF-8; convert the file with iconv -f UTF-16 -t UTF-8.",
            )));
        }
        Some(match json_object::read(line) {
            Ok((text, meta)) => Ok(RawArticle {
                text,
                meta,
                origin: self.origin(),
            }),
            Err(reason) => Err(self.failure(reason)),
        })
    }
}

impl Iterator for Lines {
    type Item = Result<RawArticle, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.number += 1;
            match read_line(&mut self.input, &mut self.line, LARGEST_TEXT) {
                Ok(None) => self.done = true,
                Ok(Some(end)) => {
                    if let Some(found) = self.article(end) {
                        return Some(found);
                    }
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(self.failure(explain(&error))));
                }
            }
        }
        None
    }
}

/// Whether `line`, the first of an input, shows that the input is JSON Lines.
fn is_article(line: &[u8]) -> bool {
    json_object::read(without_mark(line).trim_ascii()).is_ok()
}

/// `bytes` without the byte order mark of UTF-8.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Vec<Result<RawArticle, Failure>> {
        let input: Input = Box::new(std::io::Cursor::new(bytes.to_vec()));
        Lines::new(input, Origin::File("news.jsonl".into())).collect()
    }

    #[test]
    fn a_line_gives_its_text_exactly_and_what_is_known_of_it() {
        let line = r#"{"id":7,"text":" “A\u0007”\r\n","title":"T","author":["A. B.","C. D."],"published":"2016-02-10T23:30:00-05:00"}"#;
        let given = read(line.as_bytes()).remove(0).unwrap();
        assert_eq!(given.text, " “A\u{7}”\r\n");
        assert_eq!(given.meta.id.as_deref(), Some("7"));
        assert_eq!(given.meta.author.as_deref(), Some("A. B., C. D."));
        assert_eq!(given.meta.published, Some(date(2016, 2, 10)));
        assert_eq!(given.origin, Origin::Line("news.jsonl".into(), 1));
    }

    #[test]
    fn a_bad_line_is_named_by_its_number_and_the_rest_goes_on() {
        let read = read(b"\xef\xbb\xbf{\"text\":\"a\"}\r\n\n{\"text\":\n[]\n{\"id\":1}\n{\"text\":\"b\"}");
        let shown: Vec<String> = read
            .iter()
            .map(|r| r.as_ref().map_or_else(|f| f.name.clone(), |g| g.text.clone()))
            .collect();
        assert_eq!(shown, ["a", "news.jsonl:3", "news.jsonl:4", "news.jsonl:5", "b"]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(read(&bytes).len() <= bytes.len());
        }
    }
}
