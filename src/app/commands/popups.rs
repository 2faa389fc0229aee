//! Popups: opening them, and what keys do in them.

use crate::app::input::command::Command;
use crate::app::input::help::help;
use crate::app::layout::panes::Panes;
use crate::app::popup::help::HelpPage;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::popup::{Popup, names, speakers};
use crate::app::state::State;

impl State {
    /// Changes the open popup by `act`. If that changes the typed filter of the facets,
    /// requests them again.
    pub(crate) fn change_popup(&mut self, act: impl FnOnce(&mut Popup, &Panes)) {
        let Some(popup) = &mut self.popup else {
            return;
        };
        let before = popup.facet_filter().map(str::to_owned);
        act(popup, &self.panes);
        if popup.facet_filter() != before.as_deref() {
            self.request_facets();
        }
    }

    /// Goes to the first quotation or mention of the choice; in a menu performs its action.
    pub(crate) fn apply_choice(&mut self) {
        let chosen = match &self.popup {
            Some(Popup::Speakers(picker)) => picker.chosen().map(|c| (true, c.first)),
            Some(Popup::Names(picker)) => picker.chosen().map(|c| (false, c.first)),
            Some(Popup::Menu(..)) => return self.choose_item(),
            Some(Popup::Help(_) | Popup::Prompt(_)) | None => None,
        };
        let (Some((speaks, first)), Some((_, analysis))) = (chosen, self.open_analysed()) else {
            return;
        };
        self.popup = None;
        self.remember_position();
        self.focus_reader();
        if speaks {
            self.select_quotation(&analysis, first);
        } else {
            self.select_mention(&analysis, first);
        }
    }

    pub(crate) fn open_popup(&mut self, command: Command) {
        let popup = match (command, self.open_analysed()) {
            (Command::Help, _) => Popup::Help(HelpPage::new(help(&self.session.keymap))),
            (_, None) => return self.notify_not_analysed(),
            (Command::Speakers, Some((article, analysis))) => {
                Popup::Speakers(Picker::new(speakers(&article.document, &analysis)))
            }
            (_, Some((article, analysis))) => Popup::Names(Picker::new(names(&article.document, &analysis))),
        };
        self.popup = Some(popup);
    }

    /// Updates the open popup after the analysis of the open article has changed, since
    /// its entries hold indices into the analysis.
    pub(crate) fn refresh_popup(&mut self) {
        match (self.open_analysed(), &mut self.popup) {
            (Some((article, analysis)), Some(Popup::Speakers(picker))) => {
                picker.replace(speakers(&article.document, &analysis));
            }
            (Some((article, analysis)), Some(Popup::Names(picker))) => {
                picker.replace(names(&article.document, &analysis));
            }
            // Without an analysis there is nothing to choose.
            (None, Some(Popup::Speakers(_) | Popup::Names(_))) => self.popup = None,
            (_, Some(Popup::Menu(MenuKind::Notes, _))) => self.refresh_notes(),
            (_, Some(Popup::Help(_) | Popup::Menu(..) | Popup::Prompt(_)) | None) => {}
        }
    }
}
