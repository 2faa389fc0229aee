//! Copying: through the terminal (OSC 52) and through the clipboard of the desktop.
//!
//! Imports nothing of the crate.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The program between this one and the terminal that owns the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplexer {
    /// Nothing.
    None,
    /// tmux, which takes OSC 52 itself or passes it on, as it is configured.
    Tmux,
    /// GNU screen, which passes on short strings.
    Screen,
}

impl Multiplexer {
    /// Recognized by the environment variables `TMUX`, `STY` (set by screen) and `TERM`.
    #[must_use]
    pub fn from_env(tmux: bool, sty: bool, term: &str) -> Self {
        if tmux || term.starts_with("tmux") {
            Self::Tmux
        } else if sty {
            Self::Screen
        } else {
            Self::None
        }
    }
}

/// The highest number of payload bytes in one string: GNU screen cuts device control strings at 768
/// bytes, introducer and terminator included.
const SCREEN_CHUNK: usize = 760;

/// The bytes that ask the terminal to copy `text` (OSC 52 of xterm's control sequences).
///
/// Under tmux the request is sent twice: plainly, for a tmux that sets the clipboard itself
/// (`set-clipboard on`), and wrapped, for a tmux that passes sequences on (`allow-passthrough on`).
/// tmux ignores the one that it is not configured for.
#[must_use]
pub fn osc52(text: &str, through: Multiplexer) -> Vec<u8> {
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    match through {
        Multiplexer::None => plain.into_bytes(),
        Multiplexer::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\").into_bytes()
        }
        Multiplexer::Screen => {
            let chunks = plain.as_bytes().chunks(SCREEN_CHUNK);
            chunks
                .flat_map(|chunk| [b"\x1bP".as_slice(), chunk, b"\x1b\\"].concat())
                .collect()
        }
    }
}

/// The clipboard of the desktop. It exists as long as the program, because under X11 a copy
/// disappears with its owner.
#[derive(Default)]
pub struct Desktop {
    clipboard: Option<arboard::Clipboard>,
}

impl Desktop {
    /// Copies `text`; `false` if there is no desktop clipboard.
    pub fn copy(&mut self, text: &str) -> bool {
        if self.clipboard.is_none() {
            self.clipboard = arboard::Clipboard::new().ok();
        }
        self.clipboard.as_mut().is_some_and(|c| c.set_text(text).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_one_sequence_with_the_text_in_base64() {
        assert_eq!(osc52("said", Multiplexer::None), b"\x1b]52;c;c2FpZA==\x07");
    }

    #[test]
    fn tmux_gets_the_sequence_plainly_and_wrapped_with_its_escapes_doubled() {
        assert_eq!(
            osc52("said", Multiplexer::Tmux),
            b"\x1b]52;c;c2FpZA==\x07\x1bPtmux;\x1b\x1b]52;c;c2FpZA==\x07\x1b\\"
        );
    }

    #[test]
    fn screen_gets_a_long_copy_in_short_strings() {
        let sent = osc52(&"x".repeat(3000), Multiplexer::Screen);
        let longest = sent.split(|b| *b == b'\\').map(<[u8]>::len).max();
        assert!(longest.is_some_and(|n| n <= 768));
    }

    #[test]
    fn tmux_is_known_by_its_variable_even_inside_screen() {
        assert_eq!(Multiplexer::from_env(true, true, "screen"), Multiplexer::Tmux);
        assert_eq!(Multiplexer::from_env(false, true, "screen"), Multiplexer::Screen);
        assert_eq!(
            Multiplexer::from_env(false, false, "xterm-256color"),
            Multiplexer::None
        );
    }
}
