//! The three built-in palettes, which fill [`Theme`](super::Theme).
//!
//! - **Mono**: bold, italic, underline and reverse, nothing else.
//! - **Sixteen**: the terminal's own colours on its own background, so that it
//!   looks right on light and dark alike; the text has no yellow, black, white and
//!   greys, since they are unreadable on one of the two backgrounds.
//! - **Tints**: the same text; a selected line has a background of the 256-colour
//!   table with its own foreground, instead of reverse.

use super::role::{Ability, ScreenRole};
use crate::presentation::marks::Layer;
use ratatui::style::{Color, Modifier, Style};

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const ITALIC: Style = PLAIN.add_modifier(Modifier::ITALIC);
const LINE: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
const FAINT: Style = PLAIN.add_modifier(Modifier::DIM);
/// Reverse of the terminal's own two colours, over any style.
const REVERSE: Style = PLAIN
    .fg(Color::Reset)
    .bg(Color::Reset)
    .add_modifier(Modifier::REVERSED)
    .remove_modifier(Modifier::DIM);
/// Near-white on deep blue (`#eeeeee` on `#005f87`, contrast 6.0 to 1), calm on a light
/// background and on a dark one.
const TINT: Style = PLAIN
    .fg(Color::Indexed(255))
    .bg(Color::Indexed(24))
    .remove_modifier(Modifier::DIM);
/// Black on yellow, like a text marker.
const MARKER: Style = PLAIN
    .fg(Color::Black)
    .bg(Color::Yellow)
    .remove_modifier(Modifier::DIM);

/// The style of a layer of the text.
pub(super) const fn layer(ability: Ability, layer: Layer) -> Style {
    match (ability, layer) {
        (Ability::Mono, _) => mono_layer(layer),
        (Ability::Tints, Layer::Selected) => TINT,
        (Ability::Sixteen | Ability::Tints, _) => colour_layer(layer),
    }
}

/// The style of a part of the screen.
pub(super) const fn role(ability: Ability, role: ScreenRole) -> Style {
    match (ability, role) {
        (Ability::Mono, _) => mono_role(role),
        (Ability::Tints, ScreenRole::ListChosen | ScreenRole::PopupChosen) => TINT,
        (Ability::Sixteen | Ability::Tints, _) => colour_role(role),
    }
}

const fn mono_layer(layer: Layer) -> Style {
    match layer {
        Layer::Direct | Layer::Cue | Layer::Date | Layer::Money => PLAIN,
        Layer::Mixed | Layer::Indirect => ITALIC,
        Layer::Speaker => BOLD,
        Layer::Person | Layer::Place | Layer::Organization | Layer::Nationality | Layer::Misc => LINE,
        Layer::Hit => BOLD
            .add_modifier(Modifier::UNDERLINED)
            .add_modifier(Modifier::ITALIC),
        Layer::Selected => REVERSE,
    }
}

const fn colour_layer(layer: Layer) -> Style {
    match layer {
        Layer::Direct => PLAIN.fg(Color::Green),
        Layer::Mixed => ITALIC.fg(Color::Green),
        Layer::Indirect => ITALIC,
        Layer::Cue => FAINT,
        Layer::Speaker => BOLD,
        Layer::Person => LINE.fg(Color::Cyan),
        Layer::Place => LINE.fg(Color::Magenta),
        // Not the plain blue: on a dark ground most terminals make it hard to read.
        Layer::Organization => LINE.fg(Color::LightBlue),
        Layer::Nationality => PLAIN.fg(Color::Magenta),
        Layer::Date => PLAIN.fg(Color::Cyan),
        Layer::Money => PLAIN.fg(Color::LightBlue),
        Layer::Misc => LINE,
        Layer::Hit => MARKER,
        Layer::Selected => REVERSE,
    }
}

const fn mono_role(role: ScreenRole) -> Style {
    match role {
        ScreenRole::Title
        | ScreenRole::Heading
        | ScreenRole::ListGroup
        | ScreenRole::FrameActive
        | ScreenRole::Name
        | ScreenRole::Key => BOLD,
        ScreenRole::ListKept
        | ScreenRole::GutterName
        | ScreenRole::GutterChosen
        | ScreenRole::Notice
        | ScreenRole::ProblemText => BOLD,
        ScreenRole::ListChosen | ScreenRole::PopupChosen => REVERSE,
        ScreenRole::Unreadable | ScreenRole::Standfirst => ITALIC,
        ScreenRole::Problem => LINE,
        ScreenRole::Text
        | ScreenRole::Meta
        | ScreenRole::Frame
        | ScreenRole::Hint
        | ScreenRole::ListTitle
        | ScreenRole::ListRead
        | ScreenRole::ListMeta => PLAIN,
        ScreenRole::GutterBar | ScreenRole::Input | ScreenRole::Popup => PLAIN,
    }
}

const fn colour_role(role: ScreenRole) -> Style {
    match role {
        ScreenRole::Title
        | ScreenRole::Heading
        | ScreenRole::ListGroup
        | ScreenRole::Name
        | ScreenRole::Key
        | ScreenRole::ListKept
        | ScreenRole::Notice => BOLD,
        ScreenRole::Meta
        | ScreenRole::Frame
        | ScreenRole::Hint
        | ScreenRole::ListRead
        | ScreenRole::ListMeta => FAINT,
        ScreenRole::FrameActive => PLAIN.fg(Color::Cyan),
        ScreenRole::ListChosen | ScreenRole::PopupChosen => REVERSE,
        ScreenRole::Standfirst => ITALIC,
        ScreenRole::GutterName | ScreenRole::GutterBar => PLAIN.fg(Color::Green),
        ScreenRole::GutterChosen => BOLD.fg(Color::Green),
        ScreenRole::Problem => LINE.fg(Color::Red),
        ScreenRole::ProblemText | ScreenRole::Unreadable => PLAIN.fg(Color::Red),
        ScreenRole::Text | ScreenRole::ListTitle | ScreenRole::Input | ScreenRole::Popup => PLAIN,
    }
}
