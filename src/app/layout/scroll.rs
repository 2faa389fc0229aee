//! Scrolling: which part of a long list is visible.

/// The index of the first visible item, if `fits` of `len` items fit on the screen. It
/// is as near to `top` as possible, so that `selected` is visible and no room is left
/// empty at the end.
#[must_use]
pub fn top(top: usize, selected: usize, fits: usize, len: usize) -> usize {
    let fits = fits.max(1);
    let lowest = (selected + 1).saturating_sub(fits);
    top.clamp(lowest, selected.max(lowest))
        .min(len.saturating_sub(fits))
}

/// The index `at` moved by `by`, limited to `0..len`; 0 for an empty list.
#[must_use]
pub fn moved(at: usize, by: isize, len: usize) -> usize {
    at.saturating_add_signed(by).min(len.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_window_moves_no_further_than_it_must() {
        assert_eq!(top(3, 5, 4, 20), 3);
        assert_eq!(top(3, 7, 4, 20), 4);
        assert_eq!(top(3, 1, 4, 20), 1);
    }

    #[test]
    fn no_room_is_left_empty_at_the_end() {
        assert_eq!(top(18, 19, 4, 20), 16);
        assert_eq!(top(5, 0, 9, 3), 0);
    }

    proptest! {
        #[test]
        fn what_is_selected_is_always_visible(at in 0usize..50, selected in 0usize..50, fits in 0usize..60, more in 1usize..50) {
            let len = selected + more;
            let top = top(at, selected, fits, len);
            prop_assert!(top <= selected && selected < top + fits.max(1));
        }
    }
}
