//! The areas of the panes, computed from the terminal's size and the user's settings.
//! Both `update` and `ui` use them, so that drawing computes no geometry.

use super::rect::{Rect, Size};

/// The most columns that the gutter takes from those that the text leaves free: enough
/// for most surnames and organizations, and few enough that the eye finds the text.
const GUTTER_SPARE: u16 = 5;

/// Narrower screens show one pane at a time.
pub const TWO_PANES_FROM: u16 = 70;
/// The greatest width of the text at the start, in columns: the widest that is
/// comfortable to read.
pub const DEFAULT_MEASURE: u16 = 80;
/// The greatest widths of the text that the user can choose, in columns.
pub const MEASURES: std::ops::RangeInclusive<u16> = 30..=200;
/// How many columns one key adds to the width of the text, or takes from it.
pub const MEASURE_STEP: u16 = 4;

/// One of the two panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The article.
    Reader,
}

/// A change of the width of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthChange {
    /// Wider by [`MEASURE_STEP`].
    Wider,
    /// Narrower by [`MEASURE_STEP`].
    Narrower,
}

/// The area of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListArea {
    /// The area with the frame.
    pub outer: Rect,
    /// The area of the entries; equal to `outer` if there is no room for a frame.
    pub inner: Rect,
}

/// The area of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderArea {
    /// The whole area.
    pub outer: Rect,
    /// The gutter, left of the text: a label aligned to the right, a space, a bar, a
    /// space. If it is 2 columns wide or less it has only bar and space.
    pub gutter: Rect,
    /// The text with its head (title and meta line). The article is wrapped to its width.
    pub text: Rect,
}

impl ReaderArea {
    /// The columns for a speaker's label in the gutter.
    #[must_use]
    pub fn label_width(self) -> u16 {
        self.gutter.width.saturating_sub(3)
    }
}

/// The areas of the screen. They never overlap and never leave the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneAreas {
    /// The title line: counts and the filter. It has no rows on screens below three rows.
    pub head: Rect,
    /// The list, if it is visible.
    pub list: Option<ListArea>,
    /// The article, if it is visible. At least one of the two is.
    pub reader: Option<ReaderArea>,
    /// The legend: the line that explains the styles.
    pub legend: Option<Rect>,
    /// The bottom line: the selection, notices, hints. It has no rows on screens of one row.
    pub foot: Rect,
}

/// Everything that the geometry depends on.
///
/// Invariant: while the list is hidden the reader pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The terminal's size.
    pub size: Size,
    /// The pane with the focus; on a narrow screen the visible one.
    pub focus: Pane,
    /// Whether the list is hidden.
    pub list_hidden: bool,
    /// Whether the user wants the legend (it needs [`LEGEND_FROM`] rows).
    pub legend: bool,
    /// The greatest width of the text, in columns; within [`MEASURES`].
    pub measure: u16,
    /// Whether the text takes the full width.
    pub full_width: bool,
}

/// The greatest width of a panel, in columns.
const PANEL: u16 = 48;

/// The columns of the list beside an article, on a screen of `width` columns.
fn list_width(width: u16) -> u16 {
    (width / 20 * 7 + width % 20 * 7 / 20).clamp(28, 46)
}

/// Lower screens show no legend.
pub const LEGEND_FROM: u16 = 16;

impl Default for Panes {
    fn default() -> Self {
        Self {
            size: Size {
                width: 80,
                height: 24,
            },
            focus: Pane::List,
            list_hidden: false,
            legend: true,
            measure: DEFAULT_MEASURE,
            full_width: false,
        }
    }
}

impl Panes {
    /// The areas of the screen.
    #[must_use]
    pub fn areas(&self) -> PaneAreas {
        let Size { width, height } = self.size;
        let body = self.body();
        let foot = u16::from(height >= 2);
        let legend = height - foot - body.bottom();
        let (list, reader) = self.sides(body);
        PaneAreas {
            head: Rect::new(0, 0, width, body.y),
            list: list.map(list_pane),
            reader: reader.map(|outer| self.reader_pane(outer, list.is_some())),
            legend: (legend > 0).then(|| Rect::new(0, body.bottom(), width, 1)),
            foot: Rect::new(0, height - foot, width, foot),
        }
    }

    /// The area of a popup beside the list, over the article; `None` on a screen with room
    /// for one pane.
    #[must_use]
    pub fn panel(&self) -> Option<Rect> {
        let width = self.size.width;
        let body = self.body();
        (width >= TWO_PANES_FROM).then(|| {
            let wide = (width - list_width(width) - 1).min(PANEL);
            Rect::new(width - wide, body.y, wide, body.height)
        })
    }

    /// The area between head and legend or foot.
    fn body(&self) -> Rect {
        let Size { width, height } = self.size;
        let (head, foot) = (u16::from(height >= 3), u16::from(height >= 2));
        let legend = u16::from(self.legend && height >= LEGEND_FROM);
        Rect::new(0, head, width, height - head - foot - legend)
    }

    /// The areas of the list and of the article.
    fn sides(&self, body: Rect) -> (Option<Rect>, Option<Rect>) {
        if self.list_hidden {
            return (None, Some(body));
        }
        if body.width < TWO_PANES_FROM {
            return match self.focus {
                Pane::List => (Some(body), None),
                Pane::Reader => (None, Some(body)),
            };
        }
        let list = list_width(body.width);
        let gap = 1;
        (
            Some(Rect { width: list, ..body }),
            Some(Rect {
                x: list + gap,
                width: body.width - list - gap,
                ..body
            }),
        )
    }

    /// The areas of the article's pane. Beside a list the text is at the left, alone it is
    /// in the middle.
    fn reader_pane(&self, outer: Rect, beside_list: bool) -> ReaderArea {
        let gutter = match outer.width {
            0..=11 => 0,
            12..=35 => 2,
            36..=44 => 9,
            // Nine surnames in ten have at most nine letters, as have "officials".
            45..=69 => 12,
            _ => 15,
        };
        let room = outer.width - gutter;
        let text = if self.full_width {
            room
        } else {
            room.min(self.measure)
        };
        // If the text leaves room at its left, longer names need not be cut.
        let left = if beside_list {
            room - text
        } else {
            (room - text) / 2
        };
        let spare = left.min(GUTTER_SPARE);
        let gutter = gutter + spare;
        let margin = if beside_list { 0 } else { left - spare };
        let x = outer.x + margin;
        ReaderArea {
            outer,
            gutter: Rect {
                x,
                width: gutter,
                ..outer
            },
            text: Rect {
                x: x + gutter,
                width: text,
                ..outer
            },
        }
    }

    /// Makes the text wider or narrower by [`MEASURE_STEP`], and ends the full width.
    pub fn change_measure(&mut self, change: WidthChange) {
        self.full_width = false;
        let wanted = match change {
            WidthChange::Wider => self.measure.saturating_add(MEASURE_STEP),
            WidthChange::Narrower => self.measure.saturating_sub(MEASURE_STEP),
        };
        self.measure = wanted.clamp(*MEASURES.start(), *MEASURES.end());
    }

    /// Moves the focus. A hidden list that gets the focus is shown.
    pub fn focus_on(&mut self, focus: Pane) {
        self.focus = focus;
        if focus == Pane::List {
            self.list_hidden = false;
        }
    }

    /// Hides or shows the list. Hiding it moves the focus to the article.
    pub fn toggle_list(&mut self) {
        self.list_hidden = !self.list_hidden;
        if self.list_hidden {
            self.focus = Pane::Reader;
        }
    }
}

/// The areas of the list's pane, with a frame if that leaves room for an entry.
fn list_pane(outer: Rect) -> ListArea {
    let framed = outer.width >= 12 && outer.height >= 5;
    let inner = if framed {
        Rect::new(outer.x + 1, outer.y + 1, outer.width - 2, outer.height - 2)
    } else {
        outer
    };
    ListArea { outer, inner }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn screen(width: u16, height: u16) -> Panes {
        Panes {
            size: Size { width, height },
            ..Panes::default()
        }
    }

    #[test]
    fn a_wide_screen_shows_both_panes_and_a_narrow_one_the_focused() {
        let wide = screen(80, 24).areas();
        assert!(wide.list.is_some() && wide.reader.is_some());
        let narrow = screen(69, 24).areas();
        assert!(narrow.list.is_some() && narrow.reader.is_none());
        let reading = Panes {
            focus: Pane::Reader,
            ..screen(69, 24)
        }
        .areas();
        assert!(reading.list.is_none() && reading.reader.is_some());
    }

    #[test]
    fn the_text_is_no_wider_than_the_measure_unless_full_width_is_chosen() {
        let text = |s: Panes| s.areas().reader.map(|r| r.text.width);
        assert_eq!(text(screen(200, 50)), Some(80));
        assert_eq!(
            text(Panes {
                full_width: true,
                ..screen(200, 50)
            }),
            Some(200 - 46 - 1 - 15)
        );
    }

    #[test]
    fn the_gutter_is_wider_where_the_text_leaves_room() {
        let label = |s: Panes| s.areas().reader.map(|r| (r.label_width(), r.text.width));
        assert_eq!(label(screen(80, 24)), Some((9, 39)));
        assert_eq!(label(screen(160, 50)), Some((17, 80)));
        let full = Panes {
            full_width: true,
            ..screen(160, 50)
        };
        assert_eq!(label(full).map(|(label, _)| label), Some(12));
    }

    #[test]
    fn without_the_list_the_text_stands_in_the_middle() {
        let alone = Panes {
            list_hidden: true,
            focus: Pane::Reader,
            ..screen(152, 50)
        }
        .areas();
        let reader = alone.reader.unwrap();
        assert_eq!(
            (reader.gutter.x, reader.text.x, reader.text.right()),
            (23, 43, 123)
        );
    }

    #[test]
    fn the_measure_stays_within_its_bounds() {
        let mut screen = screen(80, 24);
        (0..100).for_each(|_| screen.change_measure(WidthChange::Narrower));
        assert_eq!(screen.measure, 30);
        (0..100).for_each(|_| screen.change_measure(WidthChange::Wider));
        assert_eq!(screen.measure, 200);
    }

    #[test]
    fn moving_to_a_hidden_list_brings_it_back() {
        let mut screen = screen(80, 24);
        screen.toggle_list();
        assert_eq!(screen.focus, Pane::Reader);
        screen.focus_on(Pane::List);
        assert!(!screen.list_hidden);
    }

    fn within(inner: Rect, outer: Rect) -> bool {
        inner.x >= outer.x
            && inner.y >= outer.y
            && inner.right() <= outer.right()
            && inner.bottom() <= outer.bottom()
    }

    fn apart(a: Rect, b: Rect) -> bool {
        a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y
    }

    proptest! {
        #[test]
        fn panes_lie_on_the_screen_and_apart_at_any_size(
            (width, height) in prop_oneof![(0u16..=400, 0u16..=200), any::<(u16, u16)>()], reading: bool, hidden: bool,
            legend: bool, full_width: bool, measure in MEASURES,
        ) {
            let focus = if reading || hidden { Pane::Reader } else { Pane::List };
            let size = Size { width, height };
            let panes = Panes { size, focus, list_hidden: hidden, legend, measure, full_width }.areas();
            let mut all = vec![panes.head, panes.foot];
            all.extend(panes.list.map(|l| l.outer));
            all.extend(panes.reader.map(|r| r.outer));
            all.extend(panes.legend);
            let whole = Rect::new(0, 0, width, height);
            for (i, a) in all.iter().enumerate() {
                prop_assert!(within(*a, whole));
                let empty = |r: &Rect| r.width == 0 || r.height == 0;
                prop_assert!(all.iter().skip(i + 1).all(|b| empty(a) || empty(b) || apart(*a, *b)));
            }
            if let Some(r) = panes.reader {
                prop_assert!(within(r.gutter, r.outer) && within(r.text, r.outer));
                prop_assert!(apart(r.gutter, r.text) || r.gutter.width == 0 || r.text.width == 0 || height == 0);
                prop_assert!(width == 0 || r.text.width > 0);
            }
            prop_assert!(panes.list.is_some() || panes.reader.is_some());
        }
    }
}
