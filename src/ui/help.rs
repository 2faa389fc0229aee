//! The window of keys, made from the keymap table.

use super::canvas::{Canvas, columns};
use super::line;
use super::theme::{Role, Theme};
use crate::app::keymap::{HelpLine, help};
use crate::app::popup::PopupArea;
use ratatui::buffer::Buffer;

/// The widest column of keys.
const KEYS: u16 = 30;

/// Draws the window from line `top` on.
pub(super) fn draw(buffer: &mut Buffer, area: PopupArea, top: usize, theme: &Theme) {
    let lines = help();
    let mut outer = Canvas::new(buffer, area.outer);
    outer.clear();
    if area.rows.x > area.outer.x {
        let remark = position(top, usize::from(area.rows.height), lines.len());
        let style = theme.role(Role::FrameActive);
        line::frame(&mut outer, "Keys", &remark, style, theme);
    }
    let mut canvas = Canvas::new(buffer, area.rows);
    let keys = keys_width(&lines).min(KEYS).min(canvas.width() / 2);
    for (y, line) in (0..canvas.height()).zip(lines.iter().skip(top)) {
        row(&mut canvas, y, line, keys, theme);
    }
}

/// What the frame says below: how to go on, and how to leave.
fn position(top: usize, rows: usize, all: usize) -> String {
    let more = match (top > 0, top + rows < all) {
        (false, false) => "",
        (false, true) => "↓ more · ",
        (true, true) => "↑↓ more · ",
        (true, false) => "↑ more · ",
    };
    format!("{more}Esc closes")
}

fn keys_width(lines: &[HelpLine]) -> u16 {
    let width = |line: &HelpLine| match line {
        HelpLine::Keys(keys, _) => columns(keys),
        _ => 0,
    };
    lines.iter().map(width).max().unwrap_or(0)
}

fn row(canvas: &mut Canvas<'_>, y: u16, line: &HelpLine, keys: u16, theme: &Theme) {
    let width = canvas.width();
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(heading) => {
            canvas.fit(1, y, width.saturating_sub(2), heading, theme.role(Role::Heading));
        }
        HelpLine::Keys(names, meaning) => {
            canvas.fit(2, y, keys, names, theme.role(Role::Key));
            let x = 2 + keys + 2;
            canvas.fit(
                x,
                y,
                width.saturating_sub(x + 1),
                meaning,
                theme.role(Role::Popup),
            );
        }
    }
}
