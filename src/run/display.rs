//! The display: draws frames on the terminal, copies through it, and leaves it to other programs and
//! takes it again.
//!
//! Imports `app`, `ui`, ratatui, crossterm, and the terminal and clipboard of `run`.

use super::clipboard::{Multiplexer, osc52};
use super::frame_writer::FrameWriter;
use super::signals;
use super::terminal::Guard;
use crate::app::{Size, State};
use crate::ui::{Theme, draw};
use crossterm::terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::env;
use std::io::{self, BufWriter, Stdout, Write};
use std::time::{Duration, Instant};

/// The terminal, and what decides how a frame looks on it.
pub struct Display<'a> {
    guard: &'a Guard,
    writer: FrameWriter<BufWriter<Stdout>>,
    size: Size,
    theme: Theme,
    through: Multiplexer,
    /// When the last frame was drawn.
    drawn: Instant,
}

impl<'a> Display<'a> {
    /// A display of `size` on the terminal that `guard` has taken, in the colours that the
    /// environment variables allow.
    pub fn new(guard: &'a Guard, size: Size) -> Self {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let value = |name| env::var(name).unwrap_or_default();
        Self {
            guard,
            writer: FrameWriter::new(BufWriter::with_capacity(1 << 16, io::stdout())),
            size,
            theme: Theme::for_terminal(set("NO_COLOR"), &value("TERM"), &value("COLORTERM")),
            through: Multiplexer::from_env(set("TMUX"), set("STY"), &value("TERM")),
            drawn: Instant::now(),
        }
    }

    /// Draws `state`, all at once on terminals that can do that.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        let mut frame = Buffer::empty(Rect::new(0, 0, self.size.width, self.size.height));
        let cursor = draw(&mut frame, state, &self.theme);
        self.writer.write(frame, cursor)?;
        self.drawn = Instant::now();
        Ok(())
    }

    /// The time since the last frame was drawn.
    pub fn since_drawn(&self) -> Duration {
        self.drawn.elapsed()
    }

    /// Takes the size that the terminal has now. The next frame is drawn completely.
    pub fn resize(&mut self) -> Size {
        self.size = size();
        self.writer.forget();
        self.size
    }

    /// Has the next frame drawn completely, whatever the terminal shows.
    pub fn redraw(&mut self) {
        self.writer.forget();
    }

    /// Asks the terminal to copy `text`.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to. A terminal does not report whether it copied.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let out = self.writer.out();
        out.write_all(&osc52(text, self.through))?;
        out.flush()
    }

    /// Leaves the terminal to the shell, and takes it again when the shell resumes the program.
    ///
    /// # Errors
    ///
    /// When the terminal refuses.
    pub fn suspend(&mut self) -> io::Result<Size> {
        self.guard.leave();
        signals::stop();
        self.resume()
    }

    /// Takes the terminal again, whatever other programs did to it.
    ///
    /// # Errors
    ///
    /// When the terminal refuses.
    pub fn resume(&mut self) -> io::Result<Size> {
        self.guard.enter()?;
        // A resize draws all cells again, even if the size is the same.
        Ok(self.resize())
    }
}

/// The most rows of the screen, and the most cells. The rest of a larger terminal stays empty. A
/// screen of 8K has half as many in the smallest letters; a frame of this size takes 44 MB.
const MOST_ROWS: u16 = 1_000;
const MOST_CELLS: u32 = 1_000_000;

/// The size of the screen in cells: that of the terminal, 80 × 24 if it is not known.
pub fn size() -> Size {
    let (width, height) = terminal::size().unwrap_or((80, 24));
    bounded(width, height)
}

/// The part of a terminal that the screen uses: at least one cell, at most [`MOST_ROWS`] and
/// [`MOST_CELLS`].
fn bounded(width: u16, height: u16) -> Size {
    let (width, height) = (width.max(1), height.max(1));
    let rows = MOST_CELLS / u32::from(width);
    Size {
        width,
        height: height
            .min(u16::try_from(rows).unwrap_or(MOST_ROWS))
            .min(MOST_ROWS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_terminal_of_any_usual_size_is_used_completely() {
        for (width, height) in [(1, 1), (80, 24), (500, 1_000), (1_920, 500)] {
            assert_eq!(bounded(width, height), Size { width, height });
        }
        assert_eq!(bounded(0, 0), Size { width: 1, height: 1 });
    }

    proptest! {
        #[test]
        fn a_screen_has_at_least_one_cell_and_a_bounded_number(width: u16, height: u16) {
            let size = bounded(width, height);
            let cells = u32::from(size.width) * u32::from(size.height);
            prop_assert!((1..=MOST_CELLS).contains(&cells));
            prop_assert!(size.width <= width.max(1) && size.height <= height.max(1));
        }
    }
}
