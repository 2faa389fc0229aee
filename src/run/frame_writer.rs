//! Writes frames to a terminal, whatever width the terminal gives to a character.
//!
//! Two programs seldom agree on the width of flags, of emoji, and of the scripts of India. After
//! such a character the cursor of the terminal may be in another column than expected, and may have
//! left cells untouched. So a row that has or had one is cleared and written completely when it
//! changes, and the cursor is placed anew where a column of text, a bar or a frame begins. Within a
//! text it is not, because the next letter would erase one that is wider there.
//!
//! Imports ratatui, crossterm, and the widths of `text`.

use crate::text::layout::width::has_certain_width;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Position;
use std::io::{self, Write};

/// Writes frames to a terminal: the cells that have changed since the last frame.
#[derive(Debug)]
pub struct FrameWriter<W: Write> {
    backend: CrosstermBackend<W>,
    /// The frame that the terminal shows; `None` if that is not known.
    shown: Option<Buffer>,
}

/// A cell and its column and row.
type PlacedCell<'a> = (u16, u16, &'a Cell);

impl<W: Write> FrameWriter<W> {
    /// A writer of frames to `out`, whose terminal shows anything.
    pub fn new(out: W) -> Self {
        Self {
            backend: CrosstermBackend::new(out),
            shown: None,
        }
    }

    /// Where the frames are written to.
    pub fn out(&mut self) -> &mut impl Write {
        &mut self.backend
    }

    /// Has the next frame written completely, because the terminal may show anything.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Writes `frame`, all at once on terminals that can do that, and shows the cursor at `cursor`
    /// or hides it.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub fn write(&mut self, frame: Buffer, cursor: Option<Position>) -> io::Result<()> {
        queue!(self.backend, BeginSynchronizedUpdate)?;
        let shown = match self.shown.take() {
            Some(shown) if shown.area == frame.area => shown,
            _ => {
                self.backend.clear_region(ClearType::All)?;
                Buffer::empty(frame.area)
            }
        };
        let changed = shown.diff(&frame);
        for row in changed.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            self.write_row(row, &shown, &frame)?;
        }
        match cursor {
            Some(at) => queue!(self.backend, cursor::MoveTo(at.x, at.y), cursor::Show)?,
            None => queue!(self.backend, cursor::Hide)?,
        }
        queue!(self.backend, EndSynchronizedUpdate)?;
        self.shown = Some(frame);
        Write::flush(&mut self.backend)
    }

    /// Writes the cells of one row that have `changed`, or all cells of the row.
    fn write_row(&mut self, changed: &[PlacedCell<'_>], shown: &Buffer, frame: &Buffer) -> io::Result<()> {
        let y = changed.first().map_or(0, |(_, y, _)| *y);
        let doubtful = |buffer| cells(buffer, y).any(|(_, _, cell)| is_doubtful(cell));
        if !doubtful(shown) && !doubtful(frame) {
            return self.backend.draw(changed.iter().copied());
        }
        self.backend.set_cursor_position((frame.area.x, y))?;
        self.backend.clear_region(ClearType::UntilNewLine)?;
        // The ground is not written after the text, because it would erase what is wider there.
        let ground: Vec<(u16, Cell)> = cells(frame, y).map(|(x, _, cell)| (x, blank(cell))).collect();
        self.backend.draw(ground.iter().map(|(x, cell)| (*x, y, cell)))?;
        let visible: Vec<PlacedCell<'_>> = visible(cells(frame, y)).collect();
        for run in text_runs(&visible) {
            // The backend places the cursor before every cell that is not in the next column.
            let first = run.first().map_or(0, |(x, ..)| *x);
            let joined = (first..).zip(run).map(|(x, (_, y, cell))| (x, *y, *cell));
            self.backend.draw(joined)?;
        }
        Ok(())
    }
}

/// An empty cell in the style of `cell`.
fn blank(cell: &Cell) -> Cell {
    let mut blank = cell.clone();
    blank.set_symbol(" ");
    blank
}

/// The runs of `cells` that are written without placing the cursor. A run ends before two spaces,
/// which take up what is wider on the terminal, and before a bar or a frame.
fn text_runs<'c, 'a>(cells: &'c [PlacedCell<'a>]) -> impl Iterator<Item = &'c [PlacedCell<'a>]> {
    let is_space = |at: usize| cells.get(at).is_none_or(|(_, _, cell)| cell.symbol() == " ");
    let is_line = |at: usize| cells.get(at).is_some_and(|(_, _, cell)| is_line(cell));
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = (at..cells.len()).find(|at| !is_space(*at))?;
        let ends = |end: &usize| is_line(*end) || (is_space(*end) && is_space(end + 1));
        at = (start + 1..cells.len()).find(ends).unwrap_or(cells.len());
        cells.get(start..at)
    })
}

/// Whether `cell` has a part of a line or a bar (the blocks Box Drawing and Block Elements).
fn is_line(cell: &Cell) -> bool {
    cell.symbol()
        .starts_with(|c| matches!(c, '\u{2500}'..='\u{259f}'))
}

/// The cells of the row `y`.
fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = PlacedCell<'_>> {
    let area = buffer.area;
    (area.left()..area.right()).filter_map(move |x| Some((x, y, buffer.cell((x, y))?)))
}

/// `cells` without those that a wide character before them covers.
fn visible<'a>(cells: impl Iterator<Item = PlacedCell<'a>>) -> impl Iterator<Item = PlacedCell<'a>> {
    let mut next = 0;
    cells.filter(move |(x, _, cell)| {
        let is_visible = *x >= next;
        if is_visible {
            next = x.saturating_add(cell.cell_width().max(1));
        }
        is_visible
    })
}

/// Whether a terminal may give the character in `cell` another width.
fn is_doubtful(cell: &Cell) -> bool {
    !has_certain_width(cell.symbol())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use std::cell::RefCell;
    use std::num::NonZero;
    use std::rc::Rc;

    const AREA: Rect = Rect::new(0, 0, 20, 3);

    /// A frame with these rows of text.
    fn frame(rows: &[String]) -> Buffer {
        let mut frame = Buffer::empty(AREA);
        for (y, row) in (0..AREA.height).zip(rows) {
            frame.set_stringn(0, y, row, usize::from(AREA.width), Style::new());
        }
        frame
    }

    /// An output whose bytes can be taken.
    #[derive(Clone, Default)]
    struct Output(Rc<RefCell<Vec<u8>>>);

    impl Output {
        fn take(&self) -> String {
            String::from_utf8(self.0.take()).unwrap()
        }
    }

    impl Write for Output {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The rows that a terminal shows after these frames. It measures each code point alone, so that
    /// ❤️ is narrower there than here, and a family wider. It has more columns than the frames, because
    /// it wraps what leaves its right edge, which the guard of the terminal turns off.
    fn shown_after(frames: impl IntoIterator<Item = Buffer>) -> Vec<Vec<String>> {
        let output = Output::default();
        let mut writer = FrameWriter::new(output.clone());
        for frame in frames {
            writer.write(frame, None).unwrap();
        }
        let columns = 3 * AREA.width;
        let size = |cells| NonZero::new(cells).unwrap();
        let mut terminal = vt100::Parser::new(size(AREA.height), size(columns), 0);
        terminal.process(output.take().as_bytes());
        let screen = terminal.screen();
        let cell = |y, x| {
            screen
                .cell(y, x)
                .map_or_else(String::new, |cell| cell.contents().trim_end().to_owned())
        };
        let row = |y| (0..columns).map(|x| cell(y, x)).collect();
        (0..AREA.height).map(row).collect()
    }

    #[test]
    fn nothing_stays_of_a_row_whose_characters_are_narrower_in_the_terminal() {
        let old = frame(&["xxxxxxxxxxxx".to_owned()]);
        let new = frame(&["❤\u{fe0f}❤\u{fe0f} love".to_owned()]);
        let shown = shown_after([old, new]).concat();
        assert_eq!(shown.concat(), "❤\u{fe0f}❤\u{fe0f}love");
    }

    #[test]
    fn a_column_stands_in_its_place_beside_characters_of_another_width() {
        for cluster in ["❤\u{fe0f}", "👩\u{200d}👩\u{200d}👧"] {
            let shown = shown_after([frame(&[format!("{cluster}a   │b   c")])]).concat();
            assert_eq!(shown[6..11], ["│", "b", "", "", ""]);
            assert_eq!(shown[11], "c");
        }
    }

    #[test]
    fn no_letter_is_erased_by_the_one_after_it() {
        let text = "👩\u{200d}👩\u{200d}👧 நான் ok";
        let shown = shown_after([frame(&[text.to_owned()])]).concat();
        assert_eq!(shown.concat(), text.replace(' ', ""));
    }

    #[test]
    fn an_unchanged_frame_writes_no_cell() {
        let output = Output::default();
        let mut writer = FrameWriter::new(output.clone());
        writer.write(frame(&["a🇫🇷b".to_owned()]), None).unwrap();
        output.take();
        writer.write(frame(&["a🇫🇷b".to_owned()]), None).unwrap();
        let written = output.take();
        assert!(
            !written.contains('a') && !written.contains("\u{1b}[K"),
            "{written:?}"
        );
    }

    #[test]
    fn a_forgotten_frame_is_written_completely() {
        let output = Output::default();
        let mut writer = FrameWriter::new(output.clone());
        let text = frame(&["words".to_owned()]);
        writer.write(text.clone(), None).unwrap();
        output.take();
        writer.forget();
        writer.write(text, None).unwrap();
        let written = output.take();
        assert!(written.contains("words"), "{written:?}");
    }

    /// Rows of letters, ideographs, and clusters whose width is doubtful.
    fn rows() -> impl Strategy<Value = Vec<String>> {
        let cluster = prop::sample::select(vec![
            "a",
            "b",
            " ",
            "“",
            "東",
            "한",
            "❤\u{fe0f}",
            "🇫🇷",
            "👩\u{200d}👩\u{200d}👧",
            "क्षि",
            "நி",
            "ก็",
            "سلام",
            "e\u{301}",
            "☎",
        ]);
        let row = prop::collection::vec(cluster, 0..12).prop_map(|clusters| clusters.concat());
        prop::collection::vec(row, 3)
    }

    proptest! {
        #[test]
        fn a_terminal_shows_the_same_after_many_frames_as_after_the_last_alone(
            frames in prop::collection::vec(rows(), 1..5)
        ) {
            let last = frames.last().map(|rows| frame(rows));
            let all = frames.iter().map(|rows| frame(rows));
            prop_assert_eq!(shown_after(all), shown_after(last));
        }
    }
}
