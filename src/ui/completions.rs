//! The small window under the filter bar: what completes the word typed.

use super::canvas::{Canvas, columns};
use super::line;
use super::theme::{Role, Theme};
use crate::app::Rect;
use crate::app::filter::{Completing, Proposal};
use ratatui::buffer::Buffer;

/// The most proposals that show at once.
const ROWS: u16 = 8;

/// Draws the window under column `start` of the line above, further left where
/// it would not fit there.
pub(super) fn draw(buffer: &mut Buffer, start: u16, completing: &Completing, theme: &Theme) {
    let proposals = &completing.proposals;
    let (width, height) = (buffer.area.width, buffer.area.height);
    let widest = proposals.iter().map(length).max().unwrap_or(0);
    let wanted = widest.saturating_add(4).min(width);
    let count = u16::try_from(proposals.len()).unwrap_or(u16::MAX).min(ROWS);
    let room = Rect::new(
        start.saturating_sub(2).min(width - wanted),
        1,
        wanted,
        (count + 2).min(height.saturating_sub(1)),
    );
    let mut outer = Canvas::new(buffer, room);
    outer.clear();
    let remark = format!("{} of {}", completing.chosen + 1, proposals.len());
    line::frame(&mut outer, "", &remark, theme.role(Role::FrameActive), theme);
    let inner = Rect::new(
        room.x + 1,
        room.y + 1,
        room.width.saturating_sub(2),
        room.height.saturating_sub(2),
    );
    let mut canvas = Canvas::new(buffer, inner);
    let first = (completing.chosen + 1).saturating_sub(usize::from(canvas.height()));
    for (y, proposal) in (0..canvas.height()).zip(proposals.iter().skip(first)) {
        row(&mut canvas, y, proposal, theme);
        if first + usize::from(y) == completing.chosen {
            canvas.tint(0, y, wanted, theme.role(Role::PopupChosen));
        }
    }
}

/// What stands beside a proposal: in how many articles it is, or what it means.
fn note(proposal: &Proposal) -> String {
    let count = proposal.articles.map(|count| count.to_string());
    count
        .or_else(|| proposal.meaning.map(str::to_owned))
        .unwrap_or_default()
}

fn length(proposal: &Proposal) -> u16 {
    let note = columns(&note(proposal));
    let gap = if note > 0 { 2 } else { 0 };
    columns(&proposal.insert).saturating_add(gap + note)
}

fn row(canvas: &mut Canvas<'_>, y: u16, proposal: &Proposal, theme: &Theme) {
    let right = canvas.width().saturating_sub(1);
    let note = note(proposal);
    // A number is never cut; a meaning gives way to what it is the meaning of.
    let room = match proposal.articles {
        Some(_) => right,
        None => right.saturating_sub(columns(&proposal.insert) + 3),
    };
    let x = canvas.fit_right(right, y, room, &note, theme.role(Role::Hint));
    let gap = if note.is_empty() { 1 } else { 2 };
    canvas.fit(
        1,
        y,
        x.saturating_sub(gap),
        &proposal.insert,
        theme.role(Role::Popup),
    );
}
