//! The gutter: the speaker's name beside the first row of a quotation, and a bar beside
//! each of its rows, which shows without colour how the words are reported.

use super::canvas::Canvas;
use super::role::ScreenRole;
use super::theme::Theme;
use crate::analysis::QuotationKind;
use crate::presentation::confidence::UNSURE;
use crate::presentation::gutter::GutterRow;

/// The bar of a quotation: the more of it is in the speaker's own words, the heavier.
pub(super) const fn bar(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "▌",
        QuotationKind::Mixed => "┃",
        QuotationKind::Indirect => "┆",
    }
}

/// Draws the gutter beside the row `y`: the label aligned to the right, a space or the
/// sign of a guess, the bar, a space. Without room for a label it draws only the bar.
pub(super) fn draw(canvas: &mut Canvas<'_>, y: u16, beside: &GutterRow, chosen: bool, theme: &Theme) {
    let width = canvas.width();
    let (name, line) = if chosen {
        (ScreenRole::GutterChosen, ScreenRole::GutterChosen)
    } else {
        (ScreenRole::GutterName, ScreenRole::GutterBar)
    };
    if let (Some(label), 3..) = (&beside.label, width) {
        canvas.fit_right(width - 3, y, width - 3, label, theme.role(name));
    }
    if let (true, 3..) = (beside.unsure, width) {
        canvas.put(width - 3, y, UNSURE, theme.role(name));
    }
    if let (Some(kind), 1..) = (beside.bar, width) {
        canvas.put(width.saturating_sub(2), y, bar(kind), theme.role(line));
    }
}
