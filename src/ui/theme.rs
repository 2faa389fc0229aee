//! Every colour and attribute of the screen, as data: one style for each [`Layer`] of the
//! text and each [`ScreenRole`] of the rest.
//!
//! Only this file and `palette` name colours.

use super::palette;
use super::role::{Ability, ScreenRole};
use crate::presentation::marks::{Layer, LayerSet};
use ratatui::style::Style;

/// All styles of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    layers: [Style; Layer::ALL.len()],
    roles: [Style; ScreenRole::ALL.len()],
}

impl Theme {
    /// The built-in styles for a terminal of this ability.
    #[must_use]
    pub fn new(ability: Ability) -> Self {
        Self {
            layers: Layer::ALL.map(|layer| palette::layer(ability, layer)),
            roles: ScreenRole::ALL.map(|role| palette::role(ability, role)),
        }
    }

    /// The styles for a terminal as its environment describes it.
    ///
    /// `no_color` is whether `NO_COLOR` is set and not empty (no-color.org), `term` and
    /// `colorterm` are the variables of these names. Text always has the terminal's own
    /// sixteen colours, which its user has chosen for the background; more colours are
    /// used for selected lines only.
    #[must_use]
    pub fn for_terminal(no_color: bool, term: &str, colorterm: &str) -> Self {
        Self::new(ability(no_color, term, colorterm))
    }

    /// The style of one part of the screen.
    #[must_use]
    pub fn role(&self, role: ScreenRole) -> Style {
        self.roles[role as usize]
    }

    /// The style of text in which all of `layers` hold.
    ///
    /// Each layer's style is laid over those before it, in the order of [`Layer::ALL`], but
    /// the speaker comes last of the findings: the quotation gives the colour or italics, a name
    /// within it its own colour and underline, the speaker weight. A hit covers their
    /// colours, and the selection covers all; underlines and weight remain.
    #[must_use]
    pub fn marks(&self, layers: LayerSet) -> Style {
        if layers.is_empty() {
            return Style::new();
        }
        ORDER
            .iter()
            .filter(|layer| layers.has(**layer))
            .fold(Style::new(), |style, layer| {
                style.patch(self.layers[*layer as usize])
            })
    }
}

/// The order in which the styles of layers are laid over each other.
const ORDER: [Layer; Layer::ALL.len()] = [
    Layer::Direct,
    Layer::Mixed,
    Layer::Indirect,
    Layer::Cue,
    Layer::Misc,
    Layer::Money,
    Layer::Date,
    Layer::Nationality,
    Layer::Organization,
    Layer::Place,
    Layer::Person,
    Layer::Speaker,
    Layer::Hit,
    Layer::Selected,
];

/// The ability of a terminal with this environment.
fn ability(no_color: bool, term: &str, colorterm: &str) -> Ability {
    let plain = ["dumb", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420"];
    let is_plain = plain.contains(&term) || term.ends_with("-m") || term.ends_with("-mono");
    let many = ["truecolor", "24bit"].contains(&colorterm);
    if no_color || is_plain {
        Ability::Mono
    } else if many || term.contains("256color") || term.ends_with("-direct") {
        Ability::Tints
    } else {
        Ability::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    const ABILITIES: [Ability; 3] = [Ability::Mono, Ability::Sixteen, Ability::Tints];

    fn every_style(theme: &Theme) -> impl Iterator<Item = Style> + '_ {
        theme.layers.iter().chain(&theme.roles).copied()
    }

    #[test]
    fn without_colour_only_attributes_that_every_terminal_has_are_used() {
        let theme = Theme::new(Ability::Mono);
        let allowed = Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
        for style in every_style(&theme) {
            assert!(matches!(style.fg, None | Some(Color::Reset)));
            assert!(matches!(style.bg, None | Some(Color::Reset)));
            assert!(allowed.contains(style.add_modifier), "{style:?}");
        }
    }

    #[test]
    fn a_background_never_comes_without_its_own_foreground() {
        for theme in ABILITIES.map(Theme::new) {
            for style in every_style(&theme) {
                let has = |c| matches!(c, Some(c) if c != Color::Reset);
                assert!(!has(style.bg) || has(style.fg), "{style:?}");
            }
        }
    }

    #[test]
    fn no_text_is_plain_black_or_white_on_an_unknown_background() {
        for theme in ABILITIES.map(Theme::new) {
            for style in every_style(&theme) {
                let extreme = matches!(
                    style.fg,
                    Some(Color::Black | Color::White | Color::Gray | Color::DarkGray)
                );
                assert!(!extreme || style.bg.is_some(), "{style:?}");
            }
        }
    }

    #[test]
    fn every_finding_has_a_style_of_its_own_where_there_is_colour() {
        for theme in [Ability::Sixteen, Ability::Tints].map(Theme::new) {
            for (i, one) in Layer::ALL.iter().enumerate() {
                for other in &Layer::ALL[i + 1..] {
                    let (a, b) = (LayerSet::of(&[*one]), LayerSet::of(&[*other]));
                    assert_ne!(theme.marks(a), theme.marks(b), "{one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_selection_covers_the_colours_of_whatever_lies_below() {
        for theme in ABILITIES.map(Theme::new) {
            let alone = theme.marks(LayerSet::of(&[Layer::Selected]));
            for layer in Layer::ALL {
                let both = theme.marks(LayerSet::of(&[layer, Layer::Selected]));
                assert_eq!((both.fg, both.bg), (alone.fg, alone.bg), "{layer:?}");
                assert!(both.add_modifier.contains(alone.add_modifier), "{layer:?}");
                assert!(!both.add_modifier.contains(Modifier::DIM), "{layer:?}");
            }
        }
    }

    #[test]
    fn overlapping_findings_add_up() {
        let theme = Theme::new(Ability::Sixteen);
        let both = theme.marks(LayerSet::of(&[Layer::Speaker, Layer::Person]));
        assert!(both.add_modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    }

    #[test]
    fn every_layer_takes_part_in_the_order_once() {
        for layer in Layer::ALL {
            assert_eq!(ORDER.iter().filter(|l| **l == layer).count(), 1, "{layer:?}");
        }
    }

    #[test]
    fn the_environment_decides_what_the_terminal_can_show() {
        assert_eq!(ability(true, "xterm-256color", "truecolor"), Ability::Mono);
        assert_eq!(ability(false, "vt100", ""), Ability::Mono);
        assert_eq!(ability(false, "linux", ""), Ability::Sixteen);
        assert_eq!(ability(false, "", ""), Ability::Sixteen);
        assert_eq!(ability(false, "tmux-256color", ""), Ability::Tints);
        assert_eq!(ability(false, "xterm", "truecolor"), Ability::Tints);
    }
}
