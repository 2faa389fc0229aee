//! The list of proposals under the filter bar.

use super::canvas::{Canvas, columns};
use super::line;
use super::role::ScreenRole;
use super::theme::Theme;
use crate::app::Rect;
use crate::app::views::articles::filter_bar::{Proposal, Proposals};
use ratatui::buffer::Buffer;

/// The most visible proposals.
const ROWS: u16 = 8;
/// The columns between a proposal and its meaning or count.
const GAP: u16 = 2;

/// Draws the list under column `start` of the title line, further left if it would not
/// fit there.
pub(super) fn draw(buffer: &mut Buffer, start: u16, completing: &Proposals, theme: &Theme) {
    let proposals = &completing.proposals;
    let (width, height) = (buffer.area.width, buffer.area.height);
    let column = meanings(proposals);
    let widest = proposals.iter().map(|p| length(p, column)).max().unwrap_or(0);
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
    line::frame(
        &mut outer,
        "",
        &remark,
        theme.role(ScreenRole::FrameActive),
        theme,
    );
    let inner = Rect::new(
        room.x + 1,
        room.y + 1,
        room.width.saturating_sub(2),
        room.height.saturating_sub(2),
    );
    let mut canvas = Canvas::new(buffer, inner);
    let first = (completing.chosen + 1).saturating_sub(usize::from(canvas.height()));
    for (y, proposal) in (0..canvas.height()).zip(proposals.iter().skip(first)) {
        row(&mut canvas, y, proposal, column, theme);
        if first + usize::from(y) == completing.chosen {
            canvas.tint(0, y, wanted, theme.role(ScreenRole::PopupChosen));
        }
    }
}

/// The column of the meanings of proposals.
fn meanings(proposals: &[Proposal]) -> u16 {
    let with = proposals.iter().filter(|p| p.meaning.is_some());
    let widest = with.map(|p| columns(&p.insert)).max();
    widest.unwrap_or(0).saturating_add(GAP)
}

/// The text at the right of a proposal: its number of articles.
fn count(proposal: &Proposal) -> String {
    let count = proposal.articles.map(|count| count.to_string());
    count.unwrap_or_default()
}

/// The number of columns for a proposal whose meaning begins at `column`.
fn length(proposal: &Proposal, column: u16) -> u16 {
    match (proposal.meaning, columns(&count(proposal))) {
        (Some(meaning), _) => column.saturating_add(columns(meaning)),
        (None, 0) => columns(&proposal.insert),
        (None, count) => columns(&proposal.insert).saturating_add(GAP + count),
    }
}

fn row(canvas: &mut Canvas<'_>, y: u16, proposal: &Proposal, column: u16, theme: &Theme) {
    let right = canvas.width().saturating_sub(1);
    let count = count(proposal);
    let end = canvas.fit_right(right, y, right, &count, theme.role(ScreenRole::Hint));
    let gap = if count.is_empty() { 1 } else { GAP };
    let room = end.saturating_sub(gap);
    canvas.fit(1, y, room, &proposal.insert, theme.role(ScreenRole::Popup));
    if let Some(meaning) = proposal.meaning {
        let x = 1 + column;
        canvas.fit(
            x,
            y,
            right.saturating_sub(x),
            meaning,
            theme.role(ScreenRole::Hint),
        );
    }
}
