//! The lines of chrome: what is selected (below), what is shown of how many
//! (above), what is known of an article (in the list and over the text).

use super::pieces::Piece;
use super::state::State;
use crate::library::Entry;

/// The line below, from the left: a notice, or what the filter cannot use, or what is selected.
///
/// `❝ 2/5  John Kerry, US Secretary of State · said · direct`
#[must_use]
pub fn below(state: &State) -> Vec<Piece> {
    let _ = state;
    Vec::new()
}

/// The line below, from the right, where there is room: the keys that are useful now.
#[must_use]
pub fn hints(state: &State) -> Vec<Piece> {
    let _ = state;
    Vec::new()
}

/// The line above, from the left: `pullquote · 1,284 articles, 37 shown`. What
/// is typed into the filter stands at its right.
#[must_use]
pub fn above(state: &State) -> Vec<Piece> {
    let _ = state;
    Vec::new()
}

/// The list's second row of an entry: `NDTV · 10 Feb 2016 · ❝ 4`.
#[must_use]
pub fn entry(entry: &Entry) -> Vec<Piece> {
    let _ = entry;
    Vec::new()
}

/// The line over the text: `NDTV · 10 Feb 2016 · Washington · 2 min · ❝ 4`.
#[must_use]
pub fn meta(state: &State) -> Vec<Piece> {
    let _ = state;
    Vec::new()
}
