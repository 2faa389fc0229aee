//! Reads an input line by line, and looks at its first bytes.
//!
//! Imports `decode`.

use super::decode::{LARGEST_TEXT, too_large};
use std::io::{self, BufRead, Cursor, Read};

/// An input that any thread can read.
pub(crate) type Input = Box<dyn BufRead + Send>;

/// The sentence for the user about `error`: what happened and what to do.
pub(crate) fn explain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "There is no file or folder with this name; check the spelling.".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "You have no permission to read it; change its permissions, or ask its owner.".to_owned()
        }
        io::ErrorKind::FileTooLarge => too_large(),
        _ => format!("Reading it failed: {error}."),
    }
}

/// The buffered bytes of `input`. Waits until there are some; empty at the end of the input.
fn fill(input: &mut Input) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    // Called a second time, because the borrow checker cannot see that a loop's borrow ends.
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

/// Reads the next line with its line feed into `line`, which is cleared first, but at most about
/// `limit` bytes of it. `None` at the end of `input`.
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

/// The first bytes of an input, from which a format is recognized. The input can still be read from
/// its start.
pub(crate) struct Beginning {
    input: Input,
    /// The first line; empty until it is read.
    line: Vec<u8>,
}

impl Beginning {
    /// The beginning of `input`.
    pub(crate) const fn new(input: Input) -> Self {
        let line = Vec::new();
        Self { input, line }
    }

    /// The first bytes: at least one, unless the input is empty.
    pub(crate) fn start(&mut self) -> io::Result<&[u8]> {
        if self.line.is_empty() {
            return fill(&mut self.input);
        }
        Ok(&self.line)
    }

    /// The first line. An error of kind `FileTooLarge` when the line has more than [`LARGEST_TEXT`]
    /// bytes.
    pub(crate) fn first_line(&mut self) -> io::Result<&[u8]> {
        if self.line.is_empty()
            && read_line(&mut self.input, &mut self.line, LARGEST_TEXT)? == Some(LineEnd::Cut)
        {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(&self.line)
    }

    /// The whole input.
    pub(crate) fn into_input(self) -> Input {
        Box::new(Cursor::new(self.line).chain(self.input))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

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
}
