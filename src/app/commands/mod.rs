//! The commands, one file for each kind. These files and `update` are the only ones
//! that change the `State`. This file says which command does what in which context.

pub(crate) mod answers;
pub(crate) mod complete;
pub(crate) mod copy;
pub(crate) mod display;
pub mod edit;
pub(crate) mod facets;
pub(crate) mod filter;
pub mod follow_speaker;
pub(crate) mod matches;
pub mod menus;
pub mod navigate;
pub(crate) mod popups;
pub mod prompts;
pub(crate) mod quotations;
pub(crate) mod request;
pub mod sort;

use self::copy::CopyFormat;
use super::effect::Effect;
use super::input::binding::KeyContext;
use super::input::command::Command;
use super::layout::panes::Pane;
use super::popup::Popup;
use super::session::hinted_text::HintedText;
use super::session::notice::Notice;
use super::state::State;
use crate::app::direction::Direction;

impl State {
    /// The context that decides which commands the keys mean.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match (&self.popup, self.articles().filter.editing(), self.panes.focus) {
            (Some(Popup::Help(_)), ..) => KeyContext::Help,
            (Some(Popup::Speakers(_) | Popup::Names(_) | Popup::Menu(..)), ..) => KeyContext::Picker,
            (Some(Popup::Prompt(_)), ..) => KeyContext::Prompt,
            (None, true, _) => KeyContext::Filter,
            (None, false, Pane::List) => KeyContext::List,
            (None, false, Pane::Reader) => KeyContext::Reader,
        }
    }

    /// Performs `command` in the present context.
    pub(crate) fn perform(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => {
                self.save_reading_position();
                return vec![Effect::Quit];
            }
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        match self.key_context() {
            KeyContext::Help | KeyContext::Picker | KeyContext::Prompt => self.perform_in_popup(command),
            KeyContext::Filter => self.perform_in_filter(command),
            KeyContext::Panes | KeyContext::List | KeyContext::Reader => {
                return self.perform_in_panes(command);
            }
        }
        Vec::new()
    }

    fn perform_in_popup(&mut self, command: Command) {
        match command {
            Command::Close => self.popup = None,
            Command::Choose => self.apply_choice(),
            Command::FilterByChosen => self.filter_by_chosen(),
            Command::RemoveChosen => self.remove_chosen(),
            Command::ChangeChosen => self.change_chosen(),
            Command::KeepPrompt => self.keep_prompt(),
            _ => self.change_popup(|popup, screen| popup.command(command, screen)),
        }
    }

    fn perform_in_filter(&mut self, command: Command) {
        let page = isize::try_from(self.articles().list.page()).unwrap_or(isize::MAX);
        match command {
            Command::KeepFilter => self.keep_filter(),
            Command::CancelFilter => self.cancel_filter(),
            Command::Complete => self.complete(Direction::Forward),
            Command::CompleteBack => self.complete(Direction::Backward),
            Command::EarlierFilter => self.step_history(Direction::Backward),
            Command::LaterFilter => self.step_history(Direction::Forward),
            Command::ListDown => self.step_list(1),
            Command::ListUp => self.step_list(-1),
            Command::ListPageDown => self.step_list(page),
            Command::ListPageUp => self.step_list(-page),
            _ => {
                let before = self.articles().filter.input().text().len();
                if self.view.articles_mut().filter.edit(command, self.session.today)
                    && self.articles().filter.input().text().len() != before
                {
                    self.search_typed_filter();
                }
            }
        }
    }

    fn perform_in_panes(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Down | Command::Up | Command::HalfPageDown | Command::HalfPageUp => self.scroll(command),
            Command::PageDown | Command::PageUp | Command::Top | Command::Bottom => self.scroll(command),
            Command::OtherPane if self.panes.focus == Pane::List => self.focus_reader(),
            Command::OtherPane | Command::GoToList => self.panes.focus_on(Pane::List),
            Command::GoToArticle | Command::OpenArticle => self.open_selected(),
            Command::NextArticle => self.step_article(1),
            Command::PreviousArticle => self.step_article(-1),
            Command::Back => self.step_through_jumps(Direction::Backward),
            Command::Forward => self.step_through_jumps(Direction::Forward),
            Command::NextQuotation => self.step_quotation_or_match(Direction::Forward),
            Command::PreviousQuotation => self.step_quotation_or_match(Direction::Backward),
            Command::NextOfSpeaker => self.follow_speaker(Direction::Forward),
            Command::PreviousOfSpeaker => self.follow_speaker(Direction::Backward),
            Command::NextMention => self.next_mention(),
            Command::Speakers | Command::Names | Command::Help => self.open_popup(command),
            Command::NextMatch => self.step_match(Direction::Forward),
            Command::PreviousMatch => self.step_match(Direction::Backward),
            Command::Orders => self.open_orders(),
            Command::SavedFilters => self.open_saved_filters(),
            Command::SaveFilter => self.open_save_prompt(),
            Command::Facets => self.open_facets(),
            Command::Drop => self.drop_selection_or_filter(),
            Command::EditFilter => self.edit_filter(),
            Command::FilterBySelected => self.filter_by_selected(),
            Command::Copy => return self.copy(CopyFormat::Words),
            Command::CopyCitation => return self.copy(CopyFormat::Citation),
            Command::OpenUrl => return self.open_url(),
            Command::ToggleRead => self.toggle_read(),
            Command::ToggleStar => self.toggle_star(),
            Command::WriteNote => self.open_note_prompt(),
            Command::Notes => self.open_notes(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            _ => self.change_display(command),
        }
        Vec::new()
    }

    /// Drops the selection; without a selection drops the filter.
    fn drop_selection_or_filter(&mut self) {
        if self.articles().reader.selection().is_some() {
            self.view.articles_mut().reader.select(None);
        } else if !self.articles().filter.input().text().is_empty() {
            self.drop_filter();
        }
    }

    /// Shows a message until the next key.
    pub(crate) fn notify(&mut self, message: impl Into<HintedText>) {
        self.notice = Some(Notice::info(message));
    }
}
