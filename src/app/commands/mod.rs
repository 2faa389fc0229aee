//! What the commands do, one file for each kind: the only files that change the
//! `State`, with `update`. This file says which command does what.

pub(crate) mod answers;
pub(crate) mod complete;
pub(crate) mod copy;
pub(crate) mod display;
pub mod edit;
pub(crate) mod facets;
pub(crate) mod filter;
pub(crate) mod find;
pub mod follow_speaker;
pub mod menus;
pub mod navigate;
pub(crate) mod popups;
pub mod prompts;
pub(crate) mod quotations;
pub(crate) mod request;
pub mod sort;

use super::effect::Effect;
use super::input::binding::KeyContext;
use super::input::command::Command;
use super::layout::panes::Focus;
use super::popup::Popup;
use super::session::hinted_text::HintedText;
use super::session::notice::Notice;
use super::state::State;
use crate::app::direction::Direction;

impl State {
    /// Where keys have their meaning now.
    #[must_use]
    pub fn context(&self) -> KeyContext {
        match (&self.popup, self.articles().filter.editing(), self.panes.focus) {
            (Some(Popup::Help(_)), ..) => KeyContext::Help,
            (Some(Popup::Speakers(_) | Popup::Names(_) | Popup::Menu(..)), ..) => KeyContext::Picker,
            (Some(Popup::Prompt(_)), ..) => KeyContext::Prompt,
            (None, true, _) => KeyContext::Filter,
            (None, false, Focus::List) => KeyContext::List,
            (None, false, Focus::Reader) => KeyContext::Reader,
        }
    }

    /// Does what `command` says in the context the state is in.
    pub(crate) fn perform(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => {
                self.bookmark();
                return vec![Effect::Quit];
            }
            Command::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        match self.context() {
            KeyContext::Help | KeyContext::Picker | KeyContext::Prompt => self.in_popup(command),
            KeyContext::Filter => self.in_filter(command),
            KeyContext::Panes | KeyContext::List | KeyContext::Reader => {
                return self.in_panes(command);
            }
        }
        Vec::new()
    }

    fn in_popup(&mut self, command: Command) {
        match command {
            Command::Close => self.popup = None,
            Command::Choose => self.choose(),
            Command::FilterByChosen => self.filter_by_chosen(),
            Command::RemoveChosen => self.forget_chosen(),
            Command::ChangeChosen => self.change_chosen(),
            Command::KeepPrompt => self.keep_prompt(),
            _ => self.in_window(|popup, screen| popup.command(command, screen)),
        }
    }

    fn in_filter(&mut self, command: Command) {
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
                    self.refilter();
                }
            }
        }
    }

    fn in_panes(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Down | Command::Up | Command::HalfPageDown | Command::HalfPageUp => self.scroll(command),
            Command::PageDown | Command::PageUp | Command::Top | Command::Bottom => self.scroll(command),
            Command::OtherPane if self.panes.focus == Focus::List => self.read(),
            Command::OtherPane | Command::GoToList => self.panes.focus_on(Focus::List),
            Command::GoToArticle | Command::OpenArticle => self.open_selected(),
            Command::NextArticle => self.step_article(1),
            Command::PreviousArticle => self.step_article(-1),
            Command::Back => self.turn(Direction::Backward),
            Command::Forward => self.turn(Direction::Forward),
            Command::NextQuotation => self.step_found(Direction::Forward),
            Command::PreviousQuotation => self.step_found(Direction::Backward),
            Command::NextOfSpeaker => self.follow_speaker(Direction::Forward),
            Command::PreviousOfSpeaker => self.follow_speaker(Direction::Backward),
            Command::NextMention => self.next_mention(),
            Command::Speakers | Command::Names | Command::Help => self.open_popup(command),
            Command::NextMatch => self.step_match(Direction::Forward),
            Command::PreviousMatch => self.step_match(Direction::Backward),
            Command::Orders => self.open_orders(),
            Command::SavedFilters => self.open_saved(),
            Command::SaveFilter => self.open_save(),
            Command::Facets => self.open_facets(),
            Command::Drop => self.drop_one(),
            Command::EditFilter => self.edit_filter(),
            Command::FilterBySelected => self.filter_by_selected(),
            Command::Copy | Command::CopyCitation => return self.copy(command == Command::CopyCitation),
            Command::OpenUrl => return self.open_url(),
            Command::ToggleRead => self.toggle_read(),
            Command::ToggleStar => self.toggle_star(),
            Command::WriteNote => self.open_note(),
            Command::Notes => self.open_notes(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            _ => self.show_otherwise(command),
        }
        Vec::new()
    }

    /// Drops the selection, or where there is none the filter.
    fn drop_one(&mut self) {
        if self.articles().reader.selection().is_some() {
            self.view.articles_mut().reader.select(None);
        } else if !self.articles().filter.input().text().is_empty() {
            self.drop_filter();
        }
    }

    /// Says something until the next key.
    pub(crate) fn say(&mut self, message: impl Into<HintedText>) {
        self.notice = Some(Notice::info(message));
    }
}
