//! The help.

use super::canvas::{Canvas, columns};
use super::line;
use super::role::ScreenRole;
use super::theme::Theme;
use crate::app::input::binding::KeyContext;
use crate::app::input::command::Command;
use crate::app::input::help::HelpLine;
use crate::app::input::keymap::Keymap;
use crate::app::popup::PopupArea;
use crate::app::popup::help::HelpPage;
use ratatui::buffer::Buffer;

/// A narrower popup leaves most of its room to the text.
const WIDE_FROM: u16 = 60;
/// The columns for the keys in a narrow popup.
const FEW_KEYS: u16 = 8;

/// Draws the help from its top line on.
pub(super) fn draw(buffer: &mut Buffer, area: PopupArea, page: &HelpPage, keymap: &Keymap, theme: &Theme) {
    let (lines, top) = (page.lines(), page.top());
    let mut outer = Canvas::new(buffer, area.outer);
    outer.clear();
    if area.rows.x > area.outer.x {
        let close = keymap.spelled(KeyContext::Help, Command::Close);
        let remark = position(top, usize::from(area.rows.height), lines.len(), &close);
        let style = theme.role(ScreenRole::FrameActive);
        line::frame(&mut outer, "Keys", &remark, style, theme);
    }
    let mut canvas = Canvas::new(buffer, area.rows);
    let keys = match canvas.width() {
        ..WIDE_FROM => FEW_KEYS,
        _ => keys_width(lines),
    };
    for (y, line) in (0..canvas.height()).zip(lines.iter().skip(top)) {
        row(&mut canvas, y, line, keys, theme);
    }
}

/// The text at the bottom of the frame: in which direction more lines are, and the key
/// that closes the help.
fn position(top: usize, rows: usize, all: usize, close: &str) -> String {
    let more = match (top > 0, top + rows < all) {
        (false, false) => "",
        (false, true) => "↓ more · ",
        (true, true) => "↑↓ more · ",
        (true, false) => "↑ more · ",
    };
    format!("{more}{close} closes")
}

fn keys_width(lines: &[HelpLine]) -> u16 {
    let width = |line: &HelpLine| match line {
        HelpLine::Keys(keys, _) => columns(keys),
        HelpLine::Sign(sign, _) => columns(sign),
        _ => 0,
    };
    lines.iter().map(width).max().unwrap_or(0)
}

/// As many of `names`, separated by spaces, as fit into `width` columns.
fn fitting(names: &str, width: u16) -> &str {
    let ends = names.match_indices(' ').map(|(at, _)| at).chain([names.len()]);
    let fit = ends
        .filter_map(|end| names.get(..end))
        .take_while(|some| columns(some) <= width);
    fit.last().unwrap_or(names)
}

fn row(canvas: &mut Canvas<'_>, y: u16, line: &HelpLine, keys: u16, theme: &Theme) {
    let width = canvas.width();
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(heading) => {
            canvas.fit(
                1,
                y,
                width.saturating_sub(2),
                heading,
                theme.role(ScreenRole::Heading),
            );
        }
        HelpLine::Keys(names, meaning) => meant(canvas, y, (keys, fitting(names, keys)), meaning, theme),
        HelpLine::Sign(sign, meaning) => meant(canvas, y, (keys, sign), meaning, theme),
    }
}

/// Draws a key or sign in the left column of this width, and its meaning beside it.
fn meant(canvas: &mut Canvas<'_>, y: u16, (column, what): (u16, &str), meaning: &str, theme: &Theme) {
    canvas.fit(2, y, column, what, theme.role(ScreenRole::Key));
    let x = 2 + column + 2;
    let room = canvas.width().saturating_sub(x + 1);
    canvas.fit(x, y, room, meaning, theme.role(ScreenRole::Popup));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::help::help;
    use crate::app::layout::rect::Rect;
    use crate::ui::role::Ability;

    #[test]
    fn nothing_is_cut_on_a_screen_of_80_columns() {
        let keymap = Keymap::default();
        let page = HelpPage::new(help(&keymap));
        let lines = u16::try_from(page.lines().len()).unwrap();
        let outer = Rect::new(0, 0, 80, lines + 2);
        let rows = Rect::new(1, 1, 78, lines);
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, outer.width, outer.height));
        let area = PopupArea {
            outer,
            input: Rect::default(),
            rows,
        };
        draw(&mut buffer, area, &page, &keymap, &Theme::new(Ability::Mono));
        let row = |y| (0..outer.width).map(move |x| (x, y));
        let cut: Vec<String> = (0..outer.height)
            .map(|y| row(y).map(|at| buffer[at].symbol()).collect::<String>())
            .filter(|row| row.contains('…'))
            .collect();
        assert_eq!(cut, [""; 0]);
    }

    #[test]
    fn keys_are_left_out_whole() {
        assert_eq!(fitting("Space PgDn Ctrl-f", 12), "Space PgDn");
        assert_eq!(fitting("Space PgDn Ctrl-f", 9), "Space");
        assert_eq!(fitting("j ↓", 3), "j ↓");
    }
}
