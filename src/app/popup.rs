//! The windows over the panes: help, the speakers of the open article, and
//! its people, places and organizations.

use super::input::Input;
use super::screen::{Rect, Size};
use crate::analysis::EntityKind;

/// The window that is open.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The keys; the number of the first visible line of [`super::keymap::help`].
    Help(usize),
    /// Who speaks in the open article.
    Speakers(Picker),
    /// Who and what is named in the open article.
    Names(Picker),
}

/// A list to choose from that typing narrows.
///
/// Invariants: `shown` indexes `choices`; `selected` indexes `shown` unless
/// that is empty, then it is 0.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    input: Input,
    choices: Vec<Choice>,
    shown: Vec<usize>,
    selected: usize,
    top: usize,
}

/// One line of a [`Picker`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name.
    pub name: String,
    /// What the article calls a person: "US Secretary of State".
    pub role: Option<String>,
    /// What it is; `None` for a speaker who is no entity: "officials".
    pub kind: Option<EntityKind>,
    /// How many quotations or mentions there are.
    pub count: usize,
    /// Where Enter leads: the index of a quotation or of a mention.
    pub first: usize,
}

/// Where a popup's parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PopupArea {
    /// All of it, with a frame where `rows` lies inside it.
    pub outer: Rect,
    /// What is typed to narrow; no rows for help.
    pub input: Rect,
    /// The choices or lines.
    pub rows: Rect,
}

impl Picker {
    /// What is typed to narrow the choices.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// All choices before narrowing.
    #[must_use]
    pub fn all(&self) -> &[Choice] {
        &self.choices
    }

    /// The choices that fit what is typed.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Choice> {
        self.shown.iter().map(|i| &self.choices[*i])
    }

    /// The index of the selected one among the shown.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The index of the first visible one among the shown.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }
}

impl Popup {
    /// Where it lies on a screen of `size`: in the middle, as large as needed.
    #[must_use]
    pub fn area(&self, size: Size) -> PopupArea {
        let (lines, wish, input) = match self {
            Self::Help(_) => (super::keymap::help().len(), 72, 0),
            Self::Speakers(p) | Self::Names(p) => (p.choices.len().max(1), 64, 1),
        };
        let framed = size.width >= 12 && size.height >= 6;
        let frame = if framed { 2 } else { 0 };
        let width = size.width.min(wish);
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        let height = lines.saturating_add(frame + input).min(size.height);
        let outer = Rect::new(
            (size.width - width) / 2,
            (size.height - height) / 2,
            width,
            height,
        );
        let (x, y) = (outer.x + frame / 2, outer.y + frame / 2);
        let (width, inside) = (width - frame, height - frame);
        let input = input.min(inside);
        PopupArea {
            outer,
            input: Rect::new(x, y, width, input),
            rows: Rect::new(x, y + input, width, inside - input),
        }
    }
}
