//! Back and forward through the positions of jumps, as in a browser.

use super::entry::EntryId;
use crate::app::session::selection::Selection;

/// A position in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderPosition {
    /// The entry.
    pub entry: EntryId,
    /// The byte of the text in the top row.
    pub anchor: usize,
    /// The selection.
    pub selection: Option<Selection>,
}

/// How many positions are kept in each direction.
pub const KEPT: usize = 200;

/// The positions to go back and forward to, the nearest last.
#[derive(Clone, Debug, Default)]
pub struct JumpList {
    back: Vec<ReaderPosition>,
    forward: Vec<ReaderPosition>,
}

impl JumpList {
    /// Remembers the position before a jump, and forgets the positions to go forward to.
    pub fn leave(&mut self, place: ReaderPosition) {
        self.forward.clear();
        push(&mut self.back, place);
    }

    /// The position before `here`, which becomes the next one to go forward to.
    pub fn back(&mut self, here: Option<ReaderPosition>) -> Option<ReaderPosition> {
        turn(&mut self.back, &mut self.forward, here)
    }

    /// The position after `here`, which becomes the next one to go back to.
    pub fn forward(&mut self, here: Option<ReaderPosition>) -> Option<ReaderPosition> {
        turn(&mut self.forward, &mut self.back, here)
    }
}

/// Takes the nearest position of `from` that is not `here`, and adds `here` to `to`.
fn turn(
    from: &mut Vec<ReaderPosition>,
    to: &mut Vec<ReaderPosition>,
    here: Option<ReaderPosition>,
) -> Option<ReaderPosition> {
    let mut next = from.pop()?;
    while Some(next) == here {
        next = from.pop()?;
    }
    if let Some(here) = here {
        push(to, here);
    }
    Some(next)
}

/// Adds a position, if it is not the last one already, and drops the oldest.
fn push(places: &mut Vec<ReaderPosition>, place: ReaderPosition) {
    if places.last() != Some(&place) {
        places.push(place);
    }
    if places.len() > KEPT {
        places.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::ArticleId;

    fn place(article: u32, anchor: usize) -> ReaderPosition {
        ReaderPosition {
            entry: EntryId::Article(ArticleId(article)),
            anchor,
            selection: None,
        }
    }

    #[test]
    fn back_and_forward_lead_to_where_one_was() {
        let mut jumps = JumpList::default();
        jumps.leave(place(0, 0));
        jumps.leave(place(1, 5));
        assert_eq!(jumps.back(Some(place(2, 0))), Some(place(1, 5)));
        assert_eq!(jumps.back(Some(place(1, 5))), Some(place(0, 0)));
        assert_eq!(jumps.back(Some(place(0, 0))), None);
        assert_eq!(jumps.forward(Some(place(0, 0))), Some(place(1, 5)));
        assert_eq!(jumps.forward(Some(place(1, 5))), Some(place(2, 0)));
        assert_eq!(jumps.forward(Some(place(2, 0))), None);
    }

    #[test]
    fn a_new_jump_ends_the_way_forward() {
        let mut jumps = JumpList::default();
        jumps.leave(place(0, 0));
        jumps.back(Some(place(1, 0)));
        jumps.leave(place(0, 0));
        assert_eq!(jumps.forward(Some(place(3, 0))), None);
    }

    #[test]
    fn a_place_one_stands_on_already_is_passed_over() {
        let mut jumps = JumpList::default();
        jumps.leave(place(0, 0));
        jumps.leave(place(1, 0));
        assert_eq!(jumps.back(Some(place(1, 0))), Some(place(0, 0)));
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut jumps = JumpList::default();
        (0..500).for_each(|i| jumps.leave(place(i, 0)));
        let mut steps = 0;
        while jumps.back(None).is_some() {
            steps += 1;
        }
        assert_eq!(steps, KEPT);
    }
}
