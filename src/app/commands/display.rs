//! How the screen shows things: the list, the width of the text, the marks, the legend.

use crate::app::input::command::Command;
use crate::app::layout::panes::WidthChange;
use crate::app::state::State;
use crate::app::views::articles::visible_layers::LAYER_TOGGLES;

impl State {
    /// Changes how the screen shows the list and the text.
    pub(crate) fn change_display(&mut self, command: Command) {
        match command {
            Command::ToggleList => self.panes.toggle_list(),
            Command::Wider => self.change_measure(WidthChange::Wider),
            Command::Narrower => self.change_measure(WidthChange::Narrower),
            Command::FullWidth => {
                self.panes.full_width = !self.panes.full_width;
                self.notify_measure();
            }
            Command::Legend => self.panes.legend = !self.panes.legend,
            _ => self.toggle_layer(command),
        }
    }

    fn change_measure(&mut self, change: WidthChange) {
        self.panes.change_measure(change);
        self.notify_measure();
    }

    /// Shows or hides a group of marks, if that is what `command` means.
    pub(crate) fn toggle_layer(&mut self, command: Command) {
        let toggle = LAYER_TOGGLES.iter().position(|toggle| toggle.command == command);
        if let Some(toggle) = toggle {
            self.view.articles_mut().layers.toggle(toggle);
            self.update_marks();
            self.notify(self.articles().layers.state_of(toggle));
        }
    }

    pub(crate) fn notify_measure(&mut self) {
        let columns = self.panes.measure;
        self.notify(if self.panes.full_width {
            "full width".to_owned()
        } else {
            format!("at most {columns} columns")
        });
    }
}
