//! The marks that are visible: seven groups that the user shows and hides.

use crate::app::input::command::Command;
use crate::presentation::marks::{Layer, LayerSet};

/// A group of layers that the user shows and hides together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerToggle {
    /// The command that toggles them.
    pub command: Command,
    /// The name of the group, in the plural.
    pub label: &'static str,
    /// The layers; the legend shows the first.
    pub layers: &'static [Layer],
}

/// All groups, in the order of the legend.
pub const LAYER_TOGGLES: [LayerToggle; 7] = [
    LayerToggle {
        command: Command::ToggleQuotations,
        label: "quotations",
        layers: &[Layer::Direct, Layer::Mixed, Layer::Indirect],
    },
    LayerToggle {
        command: Command::ToggleSpeakers,
        label: "speakers and cues",
        layers: &[Layer::Speaker, Layer::Cue],
    },
    LayerToggle {
        command: Command::TogglePeople,
        label: "people",
        layers: &[Layer::Person],
    },
    LayerToggle {
        command: Command::TogglePlaces,
        label: "places",
        layers: &[Layer::Place],
    },
    LayerToggle {
        command: Command::ToggleOrganizations,
        label: "organizations",
        layers: &[Layer::Organization],
    },
    LayerToggle {
        command: Command::ToggleOtherNames,
        label: "nationalities and other names",
        layers: &[Layer::Nationality, Layer::Misc],
    },
    LayerToggle {
        command: Command::ToggleDates,
        label: "dates and money",
        layers: &[Layer::Date, Layer::Money],
    },
];

/// The groups that are visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleLayers {
    on: [bool; LAYER_TOGGLES.len()],
}

impl Default for VisibleLayers {
    fn default() -> Self {
        Self {
            on: [true; LAYER_TOGGLES.len()],
        }
    }
}

impl VisibleLayers {
    /// Whether the group with this index in [`LAYER_TOGGLES`] is visible.
    #[must_use]
    pub fn is_on(&self, switch: usize) -> bool {
        self.on.get(switch).copied().unwrap_or(false)
    }

    /// Shows or hides a group. An unknown index is ignored.
    pub fn toggle(&mut self, switch: usize) {
        if let Some(on) = self.on.get_mut(switch) {
            *on = !*on;
        }
    }

    /// The notice after a group was shown or hidden.
    #[must_use]
    pub fn state_of(&self, switch: usize) -> String {
        let label = LAYER_TOGGLES.get(switch).map_or("", |s| s.label);
        format!(
            "{label} are {}",
            if self.is_on(switch) { "shown" } else { "not shown" }
        )
    }

    /// The visible layers. Hits and the selection are always visible.
    #[must_use]
    pub fn shown(&self) -> LayerSet {
        let always = LayerSet::of(&[Layer::Hit, Layer::Selected]);
        let on = LAYER_TOGGLES.iter().zip(self.on).filter(|(_, on)| *on);
        on.fold(always, |set, (switch, _)| set.union(LayerSet::of(switch.layers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_shown_at_first() {
        assert_eq!(VisibleLayers::default().shown(), LayerSet::of(&Layer::ALL));
    }

    #[test]
    fn a_switch_turns_its_layers_off_and_on_again() {
        let mut layers = VisibleLayers::default();
        layers.toggle(0);
        assert!(!layers.shown().has(Layer::Mixed) && layers.shown().has(Layer::Cue));
        layers.toggle(0);
        assert_eq!(layers, VisibleLayers::default());
    }

    #[test]
    fn what_a_switch_did_is_said_in_a_sentence() {
        let mut layers = VisibleLayers::default();
        layers.toggle(0);
        assert_eq!(layers.state_of(0), "quotations are not shown");
        layers.toggle(0);
        assert_eq!(layers.state_of(0), "quotations are shown");
    }

    #[test]
    fn the_selection_is_shown_with_every_switch_off() {
        let mut layers = VisibleLayers::default();
        (0..9).for_each(|switch| layers.toggle(switch));
        assert_eq!(layers.shown(), LayerSet::of(&[Layer::Hit, Layer::Selected]));
    }
}
