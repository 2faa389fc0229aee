//! What each command does in the panes. The rules are with the parts of the
//! state that they are about; this only says which part is meant.

pub(crate) mod answers;
pub mod edit;
pub(crate) mod facets;
pub(crate) mod filter;
pub(crate) mod find;
pub mod follow_speaker;
pub mod menus;
pub mod navigate;
pub mod prompts;
pub(crate) mod request;
pub mod sort;

use super::effect::Effect;
use super::input::binding::KeyContext;
use super::input::command::Command;
use super::input::help::help;
use super::layout::panes::{Focus, Panes};
use super::popup::Popup;
use super::popup::help::HelpPage;
use super::popup::names;
use super::popup::speakers;
use super::session::message::Message;
use super::state::State;
use super::views::articles::layer_switches::LAYER_TOGGLES;
use super::views::articles::proposals::{MAX_PROPOSALS, ProposalRequest, Proposals};
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::session::selection::Selection;
use crate::library::NameKind;
use crate::library::request::{Request, Ticket};
use crate::library::store::Completion;
use crate::presentation::citation;

const NOTHING_COMPLETES: &str = "nothing completes this";

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

    /// Does something in the open window; where other counts are typed for then, asks for them.
    pub(crate) fn in_window(&mut self, act: impl FnOnce(&mut Popup, &Panes)) {
        let Some(popup) = &mut self.popup else {
            return;
        };
        let before = popup.counted().map(str::to_owned);
        act(popup, &self.panes);
        if popup.counted() != before.as_deref() {
            self.ask_facets();
        }
    }

    /// Goes to the first quotation or mention of what is chosen in the window.
    fn choose(&mut self) {
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
        self.leave();
        self.read();
        if speaks {
            self.select_quotation(&analysis, first);
        } else {
            self.select_mention(&analysis, first);
        }
    }

    fn in_filter(&mut self, command: Command) {
        let page = isize::try_from(self.articles().list.page()).unwrap_or(isize::MAX);
        match command {
            Command::KeepFilter => self.keep_filter(),
            Command::CancelFilter => self.cancel_filter(),
            Command::Complete | Command::CompleteBack => self.complete(command == Command::Complete),
            Command::EarlierFilter | Command::LaterFilter => {
                if self
                    .view
                    .articles_mut()
                    .filter
                    .step_history(command == Command::EarlierFilter, self.session.today)
                {
                    self.refilter();
                } else {
                    self.say("no other filter was typed");
                }
            }
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

    /// Puts the next proposal into the filter, or asks for proposals.
    fn complete(&mut self, forward: bool) {
        if self.view.articles_mut().filter.go_on(forward, self.session.today) {
            return self.refilter();
        }
        let input = self.view.articles().filter.input();
        let pending = self.session.pending.completion.take();
        let pending = pending.filter(|(_, asked)| asked.is_of(input));
        let asked = match pending {
            Some((_, asked)) => Some(asked.and_then(forward)),
            None => ProposalRequest::at(input, forward),
        };
        match asked {
            Some(asked) if asked.kinds().is_empty() => self.propose(asked, Vec::new()),
            Some(asked) => {
                let ticket = self.session.pending.send(Request::Complete {
                    kinds: asked.kinds().to_vec(),
                    typed: asked.typed().to_owned(),
                    limit: MAX_PROPOSALS,
                });
                self.session.pending.completion = Some((ticket, asked));
            }
            None => self.say(NOTHING_COMPLETES),
        }
    }

    /// Takes in the names that complete what is typed, unless something else is typed now.
    pub(crate) fn completed(&mut self, ticket: Ticket, names: Vec<(NameKind, Completion)>) {
        let asked = self
            .session
            .pending
            .completion
            .take_if(|(asked, _)| *asked == ticket);
        let typed_since = |asked: &ProposalRequest| {
            !self.articles().filter.editing() || !asked.is_of(self.articles().filter.input())
        };
        if let Some((_, asked)) = asked.filter(|(_, asked)| !typed_since(asked)) {
            self.propose(asked, names);
        }
    }

    /// Puts the first of the proposals into the filter, and goes on from there
    /// as was asked for meanwhile.
    fn propose(&mut self, mut asked: ProposalRequest, names: Vec<(NameKind, Completion)>) {
        let later = asked.take_later();
        match Proposals::new(asked, names) {
            Some(completing) => {
                self.view
                    .articles_mut()
                    .filter
                    .complete(completing, self.session.today);
                self.refilter();
            }
            None => self.say(NOTHING_COMPLETES),
        }
        later.into_iter().for_each(|forward| self.complete(forward));
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
            Command::Back => self.turn(true),
            Command::Forward => self.turn(false),
            Command::NextQuotation => self.step_found(true),
            Command::PreviousQuotation => self.step_found(false),
            Command::NextOfSpeaker => self.follow_speaker(true),
            Command::PreviousOfSpeaker => self.follow_speaker(false),
            Command::NextMention => self.next_mention(),
            Command::Speakers | Command::Names | Command::Help => self.open_popup(command),
            Command::NextMatch => self.step_match(true),
            Command::PreviousMatch => self.step_match(false),
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

    /// Changes how things are shown.
    fn show_otherwise(&mut self, command: Command) {
        match command {
            Command::ToggleList => self.panes.toggle_list(),
            Command::Wider | Command::Narrower => {
                self.panes.change_measure(command == Command::Wider);
                self.say_measure();
            }
            Command::FullWidth => {
                self.panes.full_width = !self.panes.full_width;
                self.say_measure();
            }
            Command::Legend => self.panes.legend = !self.panes.legend,
            _ => self.toggle_layer(command),
        }
    }

    /// Shows or hides a group of marks, if that is what `command` means.
    fn toggle_layer(&mut self, command: Command) {
        let toggle = LAYER_TOGGLES.iter().position(|toggle| toggle.command == command);
        if let Some(toggle) = toggle {
            self.view.articles_mut().layers.toggle(toggle);
            self.mark();
            self.say(self.articles().layers.state_of(toggle));
        }
    }

    fn say_measure(&mut self) {
        let columns = self.panes.measure;
        self.say(if self.panes.full_width {
            "full width".to_owned()
        } else {
            format!("at most {columns} columns")
        });
    }

    /// Moves in the pane that has the focus.
    fn scroll(&mut self, command: Command) {
        let list = self.panes.focus == Focus::List;
        let page = if list {
            self.articles().list.page()
        } else {
            self.articles().reader.page().saturating_sub(1).max(1)
        };
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        let by = match command {
            Command::Down => 1,
            Command::Up => -1,
            Command::HalfPageDown => (page / 2).max(1),
            Command::HalfPageUp => -(page / 2).max(1),
            Command::PageDown => page,
            Command::PageUp => -page,
            Command::Top => return self.go_to_end(list, true),
            _ => return self.go_to_end(list, false),
        };
        if list {
            self.step_list(by)
        } else {
            self.view.articles_mut().reader.scroll(by)
        }
    }

    /// To the very top or the very bottom.
    fn go_to_end(&mut self, list: bool, top: bool) {
        if list {
            self.view
                .articles_mut()
                .list
                .select(if top { 0 } else { usize::MAX });
            return self.preview();
        }
        self.leave();
        if top {
            self.view.articles_mut().reader.to_top()
        } else {
            self.view.articles_mut().reader.to_bottom()
        }
    }

    fn open_popup(&mut self, command: Command) {
        let popup = match (command, self.open_analysed()) {
            (Command::Help, _) => Popup::Help(HelpPage::new(help(&self.session.keymap))),
            (_, None) => return self.say_unanalysed(),
            (Command::Speakers, Some((article, analysis))) => {
                Popup::Speakers(Picker::new(speakers(&article.document, &analysis)))
            }
            (_, Some((article, analysis))) => Popup::Names(Picker::new(names(&article.document, &analysis))),
        };
        self.popup = Some(popup);
    }

    /// Offers in the open window what is found in the article now: what it
    /// leads to are indices into an analysis.
    pub(crate) fn renew_popup(&mut self) {
        match (self.open_analysed(), &mut self.popup) {
            (Some((article, analysis)), Some(Popup::Speakers(picker))) => {
                picker.renew(speakers(&article.document, &analysis));
            }
            (Some((article, analysis)), Some(Popup::Names(picker))) => {
                picker.renew(names(&article.document, &analysis));
            }
            // There is nothing yet to lead to.
            (None, Some(Popup::Speakers(_) | Popup::Names(_))) => self.popup = None,
            (_, Some(Popup::Menu(MenuKind::Notes, _))) => self.list_notes(),
            (_, Some(Popup::Help(_) | Popup::Menu(..) | Popup::Prompt(_)) | None) => {}
        }
    }

    /// Drops the selection, or where there is none the filter.
    fn drop_one(&mut self) {
        if self.articles().reader.selection().is_some() {
            self.view.articles_mut().reader.select(None);
        } else if !self.articles().filter.input().text().is_empty() {
            self.drop_filter();
        }
    }

    /// Copies what is selected, as it stands or as a citation.
    fn copy(&mut self, cite: bool) -> Vec<Effect> {
        let (Some((article, analysis)), Some(selection)) =
            (self.open_analysed(), self.articles().reader.selection())
        else {
            self.say(select_first("to copy"));
            return Vec::new();
        };
        let quotation = match selection {
            Selection::Quotation(at, _) => analysis.quotations.get(at),
            Selection::Mention(..) => None,
        };
        let text = if cite {
            citation::citation(&article, &analysis, selection.span(), quotation)
        } else {
            citation::words(&article, selection.span())
        };
        vec![Effect::Copy { text }]
    }

    fn open_url(&mut self) -> Vec<Effect> {
        let article = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.article(id));
        match article.and_then(|a| a.meta.web_address()) {
            Some(url) => vec![Effect::OpenUrl(url.to_owned())],
            None => {
                self.say("no address on the web is known for this article");
                Vec::new()
            }
        }
    }
}

/// Says that something must be selected `to` do what the user wants.
pub(crate) fn select_first(to: &str) -> Message {
    Message::from("select a quotation (")
        .hint(Command::NextQuotation)
        .text(") or a name (")
        .hint(Command::Names)
        .text(format!(") {to}"))
}
