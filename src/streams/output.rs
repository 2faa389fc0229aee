//! Standard output: lines for users, and bytes for other programs.

use super::{complain, lines, one_line};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::process::ExitCode;

/// Standard output as a command writes to it. It remembers the first write that failed, and writes
/// nothing more then; the command does its work all the same, and [`Output::end`] reports the failure.
#[derive(Debug, Default)]
#[must_use = "a failed write is reported by `end`"]
pub struct Output {
    failed: Option<io::Error>,
}

impl Output {
    /// Standard output, to which nothing is written yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Prints `message` as one line.
    pub fn say(&mut self, message: &str) {
        self.write(format!("{}\n", one_line(message)).as_bytes());
    }

    /// Prints a text of several lines. The caller makes one line of every name in it.
    pub fn say_in_lines(&mut self, text: &str) {
        self.write(format!("{}\n", lines(text).trim_end()).as_bytes());
    }

    /// Writes bytes exactly as they are. The caller vouches that they cannot harm a terminal.
    pub fn write(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            let mut out = io::stdout().lock();
            self.failed = out.write_all(bytes).and_then(|()| out.flush()).err();
        }
    }

    /// The exit code of a command that ends with `code`: a failure, which is reported, if something
    /// could not be written. When the program that reads the output has ended, that is no failure.
    #[must_use]
    pub fn end(self, code: ExitCode) -> ExitCode {
        match self.failed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                complain(&format!("standard output cannot be written: {error}"));
                ExitCode::FAILURE
            }
            _ => code,
        }
    }
}

/// Standard output for many bytes that are written exactly as they are. The caller vouches that they
/// cannot harm a terminal, and flushes.
#[must_use]
pub fn exact() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}
