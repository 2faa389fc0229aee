//! Opens what was found and cuts it into texts.

use super::files::{Source, explain};
use super::formats::{front_matter, json_lines};
use super::{Failure, Format, Given, GivenMeta, LARGEST_TEXT, decode};
use crate::library::Origin;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::iter;
use std::path::Path;

/// Anything that can be read from on any thread.
pub(crate) type Input = Box<dyn BufRead + Send>;

type Texts = Box<dyn Iterator<Item = Result<Given, Failure>> + Send>;

/// The texts of one source.
pub(crate) fn texts(source: Source, format: Format) -> Texts {
    let (origin, input) = match source {
        Source::Stdin => (Origin::Stdin, Ok(Box::new(BufReader::new(io::stdin())) as Input)),
        Source::File(path) => {
            let input = File::open(&path).map(|file| Box::new(BufReader::new(file)) as Input);
            (Origin::File(path), input)
        }
    };
    match input.and_then(|input| resolve(format, &origin, input)) {
        Ok((Format::JsonLines, input)) => Box::new(json_lines::Lines::new(input, origin)),
        Ok((_, input)) => Box::new(iter::once(text(input, origin))),
        Err(error) => Box::new(iter::once(Err(Failure::new(&name(&origin), explain(&error))))),
    }
}

/// What an origin is called in messages.
pub(crate) fn name(origin: &Origin) -> String {
    match origin {
        Origin::File(path) => path.to_string_lossy().into_owned(),
        Origin::Line(path, number) => format!("{}:{number}", path.to_string_lossy()),
        Origin::Stdin => "standard input".to_owned(),
        Origin::Sample(name) => name.clone(),
    }
}

/// One text that takes up all of `input`.
fn text(input: Input, origin: Origin) -> Result<Given, Failure> {
    let failure = |reason: String| Failure::new(&name(&origin), reason);
    let mut bytes = Vec::new();
    let most = LARGEST_TEXT as u64 + 1;
    input
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| failure(explain(&error)))?;
    if bytes.len() > LARGEST_TEXT {
        return Err(failure(decode::too_large()));
    }
    let mut text = decode::decode(bytes).map_err(|reason| failure(reason.to_owned()))?;
    let mut meta = GivenMeta::default();
    if let Some((told, below)) = front_matter::split(&text) {
        (meta, text) = (told, below.to_owned());
    }
    if text.trim().is_empty() {
        return Err(failure("It is empty; there is nothing to read in it.".to_owned()));
    }
    Ok(Given { text, meta, origin })
}

/// The format to read `input` in when none is asked for.
fn resolve(format: Format, origin: &Origin, mut input: Input) -> io::Result<(Format, Input)> {
    let by_name = match origin {
        Origin::File(path) => by_extension(path),
        _ => None,
    };
    match (format, by_name) {
        (Format::Auto, Some(format)) => Ok((format, input)),
        (Format::Auto, None) => by_first_line(&mut input).map(|(format, start)| {
            let input: Input = Box::new(Cursor::new(start).chain(input));
            (format, input)
        }),
        (given, _) => Ok((given, input)),
    }
}

fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    match extension.as_str() {
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "txt" | "text" | "md" => Some(Format::Text),
        _ => None,
    }
}

/// Tells JSON Lines by the first line; returns what was read of `input` to see it.
fn by_first_line(input: &mut Input) -> io::Result<(Format, Vec<u8>)> {
    let mut start = Vec::new();
    let first = |bytes: &[u8]| json_lines::without_mark(bytes).trim_ascii_start().first() == Some(&b'{');
    if !first(fill(input)?) {
        return Ok((Format::Text, start));
    }
    if read_line(input, &mut start, LARGEST_TEXT)? == Some(LineEnd::Cut) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let format = if json_lines::is_article(&start) {
        Format::JsonLines
    } else {
        Format::Text
    };
    Ok((format, start))
}

/// What is buffered of `input`; waits until there is something or the end is reached.
fn fill(input: &mut Input) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    // Asked again, since the borrow checker cannot see that a loop's borrow ends.
    input.fill_buf()
}

/// How a line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineEnd {
    /// Before the limit.
    Whole,
    /// At the limit: the line is longer, and `line` holds only its start.
    Cut,
}

/// Puts the next line with its line feed into `line`, which is cleared first,
/// but at most about `limit` bytes of it. `None` at the end of `input`.
pub(crate) fn read_line(input: &mut Input, line: &mut Vec<u8>, limit: usize) -> io::Result<Option<LineEnd>> {
    line.clear();
    let mut end = LineEnd::Whole;
    let mut any = false;
    loop {
        let buffer = fill(input)?;
        if buffer.is_empty() {
            return Ok(any.then_some(end));
        }
        any = true;
        let found = memchr::memchr(b'\n', buffer);
        let taken = found.map_or(buffer.len(), |at| at + 1);
        if line.len() + taken > limit {
            end = LineEnd::Cut;
        } else {
            line.extend_from_slice(buffer.get(..taken).unwrap_or_default());
        }
        input.consume(taken);
        if found.is_some() {
            return Ok(Some(end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(bytes: &'static [u8]) -> Input {
        // A tiny buffer, so that lines are longer than it.
        Box::new(BufReader::with_capacity(4, bytes))
    }

    fn lines(bytes: &'static [u8], limit: usize) -> Vec<(Vec<u8>, LineEnd)> {
        let (mut input, mut line, mut out) = (input(bytes), Vec::new(), Vec::new());
        while let Some(end) = read_line(&mut input, &mut line, limit).unwrap() {
            out.push((line.clone(), end));
        }
        out
    }

    #[test]
    fn the_last_line_needs_no_line_feed() {
        let expected = [
            (b"first\n".to_vec(), LineEnd::Whole),
            (b"last".to_vec(), LineEnd::Whole),
        ];
        assert_eq!(lines(b"first\nlast", 100), expected);
    }

    #[test]
    fn a_line_past_the_limit_is_cut_and_the_next_is_whole() {
        let ends: Vec<LineEnd> = lines(b"much too long\nok\n", 8)
            .into_iter()
            .map(|l| l.1)
            .collect();
        assert_eq!(ends, [LineEnd::Cut, LineEnd::Whole]);
    }

    #[test]
    fn json_lines_are_told_by_the_first_line_and_nothing_is_lost() {
        let whole = b"{\"text\":\"a\"}\n{\"text\":\"b\"}";
        let (format, mut rest) = resolve(Format::Auto, &Origin::Stdin, input(whole)).unwrap();
        let mut bytes = Vec::new();
        rest.read_to_end(&mut bytes).unwrap();
        assert_eq!((format, bytes.as_slice()), (Format::JsonLines, whole.as_slice()));
    }

    #[test]
    fn a_text_that_begins_with_a_brace_is_a_text() {
        let (format, mut rest) = resolve(Format::Auto, &Origin::Stdin, input(b"{sic} he said\nso")).unwrap();
        let mut bytes = Vec::new();
        rest.read_to_end(&mut bytes).unwrap();
        assert_eq!(
            (format, bytes.as_slice()),
            (Format::Text, b"{sic} he said\nso".as_slice())
        );
    }
}
