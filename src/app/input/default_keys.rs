//! The default keys, in the order in which the help lists them.

use super::binding::KeyContext;
use super::command::Command;
use super::key::{Key, KeyCode};

/// One line of the table.
pub(super) struct DefaultKeys {
    /// The keys; messages name the first.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
    /// Where they do it.
    pub context: KeyContext,
    /// Whether the help lists them.
    pub listed: bool,
}

const fn bind(keys: &'static [Key], command: Command, context: KeyContext) -> DefaultKeys {
    DefaultKeys {
        keys,
        command,
        context,
        listed: true,
    }
}

/// A line that the help leaves out: keys that mean the same in every program.
const fn unlisted(keys: &'static [Key], command: Command, context: KeyContext) -> DefaultKeys {
    DefaultKeys {
        keys,
        command,
        context,
        listed: false,
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: KeyCode) -> Key {
    Key::plain(code)
}

use Command as C;
use KeyCode as K;
use KeyContext as X;

/// The table.
#[rustfmt::skip]
pub(super) const DEFAULT_KEYS: &[DefaultKeys] = &[
    bind(&[c('j'), k(K::Down)], C::Down, X::Panes),
    bind(&[c('k'), k(K::Up)], C::Up, X::Panes),
    bind(&[Key::ctrl('d')], C::HalfPageDown, X::Panes),
    bind(&[Key::ctrl('u')], C::HalfPageUp, X::Panes),
    bind(&[c(' '), k(K::PageDown), Key::ctrl('f')], C::PageDown, X::Panes),
    bind(&[c('b'), k(K::PageUp), Key::ctrl('b')], C::PageUp, X::Panes),
    bind(&[c('g'), k(K::Home)], C::Top, X::Panes),
    bind(&[c('G'), k(K::End)], C::Bottom, X::Panes),
    bind(&[k(K::Tab), k(K::BackTab)], C::OtherPane, X::Panes),
    bind(&[c('h'), k(K::Left)], C::GoToList, X::Panes),
    bind(&[c('l'), k(K::Right)], C::GoToArticle, X::Panes),
    bind(&[k(K::Enter)], C::OpenArticle, X::List),
    bind(&[c('J')], C::NextArticle, X::Panes),
    bind(&[c('K')], C::PreviousArticle, X::Panes),
    bind(&[c('H'), Key::alt(K::Left), Key::ctrl('o'), k(K::Backspace)], C::Back, X::Panes),
    bind(&[c('L'), Key::alt(K::Right)], C::Forward, X::Panes),

    bind(&[c('n')], C::NextQuotation, X::Panes),
    bind(&[c('N')], C::PreviousQuotation, X::Panes),
    bind(&[c(']')], C::NextOfSpeaker, X::Panes),
    bind(&[c('[')], C::PreviousOfSpeaker, X::Panes),
    bind(&[c('s')], C::Speakers, X::Panes),
    bind(&[c('e')], C::Names, X::Panes),
    bind(&[k(K::Enter)], C::NextMention, X::Reader),

    bind(&[c('/')], C::EditFilter, X::Panes),
    bind(&[c('f')], C::FilterBySelected, X::Panes),
    bind(&[c('.')], C::NextMatch, X::Panes),
    bind(&[c(',')], C::PreviousMatch, X::Panes),
    bind(&[c('c')], C::Facets, X::Panes),
    bind(&[c('v')], C::SavedFilters, X::Panes),
    bind(&[c('W')], C::SaveFilter, X::Panes),
    bind(&[c('r')], C::Orders, X::Panes),
    bind(&[k(K::Esc)], C::Drop, X::Panes),

    bind(&[c('y')], C::Copy, X::Panes),
    bind(&[c('Y')], C::CopyCitation, X::Panes),
    bind(&[c('o')], C::OpenUrl, X::Panes),

    bind(&[c('m')], C::ToggleRead, X::Panes),
    bind(&[c('*')], C::ToggleStar, X::Panes),
    bind(&[c('a')], C::WriteNote, X::Panes),
    bind(&[c('A')], C::Notes, X::Panes),
    bind(&[c('u')], C::Undo, X::Panes),
    bind(&[Key::ctrl('r'), c('U')], C::Redo, X::Panes),

    bind(&[c('z')], C::ToggleList, X::Panes),
    bind(&[c('+')], C::Wider, X::Panes),
    bind(&[c('-')], C::Narrower, X::Panes),
    bind(&[c('=')], C::FullWidth, X::Panes),
    bind(&[c('1')], C::ToggleQuotations, X::Panes),
    bind(&[c('2')], C::ToggleSpeakers, X::Panes),
    bind(&[c('3')], C::TogglePeople, X::Panes),
    bind(&[c('4')], C::TogglePlaces, X::Panes),
    bind(&[c('5')], C::ToggleOrganizations, X::Panes),
    bind(&[c('6')], C::ToggleOtherNames, X::Panes),
    bind(&[c('7')], C::ToggleDates, X::Panes),
    bind(&[c('0')], C::Legend, X::Panes),

    bind(&[c('?')], C::Help, X::Panes),
    bind(&[c('q'), Key::ctrl('c')], C::Quit, X::Panes),
    bind(&[Key::ctrl('l')], C::Redraw, X::Panes),
    bind(&[Key::ctrl('z')], C::Suspend, X::Panes),

    bind(&[k(K::Enter)], C::KeepFilter, X::Filter),
    bind(&[k(K::Esc)], C::CancelFilter, X::Filter),
    bind(&[k(K::Tab)], C::Complete, X::Filter),
    bind(&[k(K::BackTab)], C::CompleteBack, X::Filter),
    bind(&[k(K::Down)], C::ListDown, X::Filter),
    bind(&[k(K::Up)], C::ListUp, X::Filter),
    bind(&[Key::ctrl('p')], C::EarlierFilter, X::Filter),
    bind(&[Key::ctrl('n')], C::LaterFilter, X::Filter),
    bind(&[Key::ctrl('w')], C::DeleteWord, X::Filter),
    bind(&[Key::ctrl('u')], C::DeleteToStart, X::Filter),
    unlisted(&[k(K::PageDown)], C::ListPageDown, X::Filter),
    unlisted(&[k(K::PageUp)], C::ListPageUp, X::Filter),
    unlisted(&[k(K::Left), Key::ctrl('b')], C::CursorLeft, X::Filter),
    unlisted(&[k(K::Right), Key::ctrl('f')], C::CursorRight, X::Filter),
    unlisted(&[k(K::Home), Key::ctrl('a')], C::CursorStart, X::Filter),
    unlisted(&[k(K::End), Key::ctrl('e')], C::CursorEnd, X::Filter),
    unlisted(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Filter),
    unlisted(&[k(K::Delete), Key::ctrl('d')], C::DeleteForward, X::Filter),
    unlisted(&[Key::ctrl('c')], C::Quit, X::Filter),
    unlisted(&[Key::ctrl('l')], C::Redraw, X::Filter),
    unlisted(&[Key::ctrl('z')], C::Suspend, X::Filter),

    bind(&[k(K::Enter)], C::Choose, X::Picker),
    bind(&[k(K::Tab), Key::ctrl('f')], C::FilterByChosen, X::Picker),
    bind(&[k(K::Down), Key::ctrl('n')], C::NextChoice, X::Picker),
    bind(&[k(K::Up), Key::ctrl('p')], C::PreviousChoice, X::Picker),
    bind(&[k(K::Esc)], C::Close, X::Picker),
    bind(&[Key::ctrl('x')], C::RemoveChosen, X::Picker),
    bind(&[Key::ctrl('e')], C::ChangeChosen, X::Picker),
    unlisted(&[k(K::PageDown), Key::ctrl('d')], C::PageDown, X::Picker),
    unlisted(&[k(K::PageUp)], C::PageUp, X::Picker),
    unlisted(&[k(K::Home)], C::Top, X::Picker),
    unlisted(&[k(K::End)], C::Bottom, X::Picker),
    unlisted(&[k(K::Left)], C::CursorLeft, X::Picker),
    unlisted(&[k(K::Right)], C::CursorRight, X::Picker),
    unlisted(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Picker),
    unlisted(&[k(K::Delete)], C::DeleteForward, X::Picker),
    unlisted(&[Key::ctrl('w')], C::DeleteWord, X::Picker),
    unlisted(&[Key::ctrl('u')], C::DeleteToStart, X::Picker),
    unlisted(&[Key::ctrl('c')], C::Quit, X::Picker),
    unlisted(&[Key::ctrl('l')], C::Redraw, X::Picker),
    unlisted(&[Key::ctrl('z')], C::Suspend, X::Picker),

    unlisted(&[k(K::Enter)], C::KeepPrompt, X::Prompt),
    unlisted(&[k(K::Esc)], C::Close, X::Prompt),
    unlisted(&[k(K::Left), Key::ctrl('b')], C::CursorLeft, X::Prompt),
    unlisted(&[k(K::Right), Key::ctrl('f')], C::CursorRight, X::Prompt),
    unlisted(&[k(K::Home), Key::ctrl('a')], C::CursorStart, X::Prompt),
    unlisted(&[k(K::End), Key::ctrl('e')], C::CursorEnd, X::Prompt),
    unlisted(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Prompt),
    unlisted(&[k(K::Delete), Key::ctrl('d')], C::DeleteForward, X::Prompt),
    unlisted(&[Key::ctrl('w')], C::DeleteWord, X::Prompt),
    unlisted(&[Key::ctrl('u')], C::DeleteToStart, X::Prompt),
    unlisted(&[Key::ctrl('c')], C::Quit, X::Prompt),
    unlisted(&[Key::ctrl('l')], C::Redraw, X::Prompt),
    unlisted(&[Key::ctrl('z')], C::Suspend, X::Prompt),

    unlisted(&[k(K::Esc), c('q'), c('?'), k(K::Enter)], C::Close, X::Help),
    unlisted(&[c('j'), k(K::Down)], C::Down, X::Help),
    unlisted(&[c('k'), k(K::Up)], C::Up, X::Help),
    unlisted(&[c(' '), k(K::PageDown), Key::ctrl('f'), Key::ctrl('d')], C::PageDown, X::Help),
    unlisted(&[c('b'), k(K::PageUp), Key::ctrl('b'), Key::ctrl('u')], C::PageUp, X::Help),
    unlisted(&[c('g'), k(K::Home)], C::Top, X::Help),
    unlisted(&[c('G'), k(K::End)], C::Bottom, X::Help),
    unlisted(&[Key::ctrl('c')], C::Quit, X::Help),
    unlisted(&[Key::ctrl('l')], C::Redraw, X::Help),
    unlisted(&[Key::ctrl('z')], C::Suspend, X::Help),
];
