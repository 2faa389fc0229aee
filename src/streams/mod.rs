//! Standard output and standard error. No other code writes to them, except the screen of the reader.
//!
//! Every message is neutralized here, whatever a file name, an argument, a library or an article put
//! into it. [`Output`] is standard output: it remembers a write that failed. A write to standard error
//! that fails is dropped, since nothing is left to report it on.
//!
//! Imports the neutralizing of `text`.

mod output;

pub use output::{Output, exact};

use crate::text::neutralize::neutralize;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

/// Prints `message` as one line on standard error, behind the name of the program.
pub fn complain(message: &str) {
    print(&format!("pullquote: {}\n", one_line(message)));
}

/// Prints on standard error what the user can do about the last complaint.
pub fn hint(hint: &str) {
    print(&format!("hint: {}\n", one_line(hint)));
}

/// Prints a text of several lines on standard error. The caller makes one line of every name in it.
pub fn complain_in_lines(text: &str) {
    print(&format!("{}\n", lines(text).trim_end()));
}

/// Prints a question on standard error, and stays on its line.
pub fn ask(question: &str) {
    print(&format!("{} ", one_line(question)));
}

/// Whether messages on standard error are shown on a terminal.
#[must_use]
pub fn errors_are_on_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Whether standard output is a terminal.
#[must_use]
pub fn output_is_on_terminal() -> bool {
    io::stdout().is_terminal()
}

/// From now on the message of a panic is neutralized: it may quote an article. With `RUST_BACKTRACE`
/// its backtrace follows.
pub fn neutralize_panics() {
    std::panic::set_hook(Box::new(|info| {
        let backtrace = Backtrace::capture();
        match backtrace.status() {
            BacktraceStatus::Captured => complain_in_lines(&format!("pullquote: {info}\n{backtrace}")),
            _ => complain_in_lines(&format!("pullquote: {info}")),
        }
    }));
}

fn print(text: &str) {
    // In one write, so that the lines of two threads never mix.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// `text` without anything that controls a terminal or ends a line.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    shown(text, &['\n', '\r', '\t'])
}

/// The same where `text` has several lines.
fn lines(text: &str) -> Cow<'_, str> {
    shown(text, &['\r', '\t'])
}

/// `text` neutralized, and the pictures of the control characters in `also` instead of them.
fn shown<'a>(text: &'a str, also: &[char]) -> Cow<'a, str> {
    // An odd line break becomes a line feed by neutralizing, which is replaced afterwards.
    let neutral = neutralize(text);
    if !neutral.contains(also) {
        return neutral;
    }
    let picture = |c: char| match also.contains(&c) {
        true => char::from_u32(0x2400 + u32::from(c)).unwrap_or(' '),
        false => c,
    };
    Cow::Owned(neutral.chars().map(picture).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_line_breaks_stays_on_its_line() {
        assert_eq!(one_line("a\nb\rc\td\u{2028}e"), "a␊b␍c␉d␊e");
        assert!(matches!(one_line("news/été.txt"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_text_of_lines_keeps_them_and_never_returns_to_the_start_of_one() {
        assert_eq!(lines("a\nb\rc\u{1b}[A"), "a\nb␍c␛[A");
    }
}
