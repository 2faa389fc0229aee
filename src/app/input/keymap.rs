//! The one table of keys. Dispatch, the help window and the README's table
//! are all made from it.

pub use super::command::Command;
pub use super::help::{HelpLine, help, markdown};
use crate::app::{Key, KeyCode};

/// A line that help shows.
const fn bind(
    keys: &'static [Key],
    command: Command,
    context: KeyContext,
    group: CommandGroup,
    help: &'static str,
) -> KeyBinding {
    KeyBinding {
        keys,
        command,
        context,
        group: Some(group),
        help,
    }
}

/// A line that help leaves out: keys that do what everybody expects of them.
const fn tacit(keys: &'static [Key], command: Command, context: KeyContext) -> KeyBinding {
    KeyBinding {
        keys,
        command,
        context,
        group: None,
        help: "",
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: KeyCode) -> Key {
    Key::plain(code)
}

use super::binding::{CommandGroup, KeyBinding, KeyContext};
use Command as C;
use CommandGroup as G;
use KeyCode as K;
use KeyContext as X;

/// The table.
#[rustfmt::skip]
pub const BINDINGS: &[KeyBinding] = &[
    bind(&[c('j'), k(K::Down)], C::Down, X::Panes, G::Moving, "down"),
    bind(&[c('k'), k(K::Up)], C::Up, X::Panes, G::Moving, "up"),
    bind(&[Key::ctrl('d')], C::HalfPageDown, X::Panes, G::Moving, "half a page down"),
    bind(&[Key::ctrl('u')], C::HalfPageUp, X::Panes, G::Moving, "half a page up"),
    bind(&[c(' '), k(K::PageDown), Key::ctrl('f')], C::PageDown, X::Panes, G::Moving, "a page down"),
    bind(&[c('b'), k(K::PageUp), Key::ctrl('b')], C::PageUp, X::Panes, G::Moving, "a page up"),
    bind(&[c('g'), k(K::Home)], C::Top, X::Panes, G::Moving, "top"),
    bind(&[c('G'), k(K::End)], C::Bottom, X::Panes, G::Moving, "bottom"),
    bind(&[k(K::Tab), k(K::BackTab)], C::OtherPane, X::Panes, G::Moving, "the other pane"),
    bind(&[c('h'), k(K::Left)], C::ToList, X::Panes, G::Moving, "to the list"),
    bind(&[c('l'), k(K::Right)], C::ToReader, X::Panes, G::Moving, "to the article"),
    bind(&[k(K::Enter)], C::ToReader, X::List, G::Moving, "open: to the article"),
    bind(&[c('J')], C::NextArticle, X::Panes, G::Moving, "next article"),
    bind(&[c('K')], C::PreviousArticle, X::Panes, G::Moving, "previous article"),
    bind(&[c('H'), Key::alt(K::Left), Key::ctrl('o'), k(K::Backspace)], C::Back, X::Panes, G::Moving, "back to where you jumped from"),
    bind(&[c('L'), Key::alt(K::Right)], C::Forward, X::Panes, G::Moving, "forward again"),

    bind(&[c('n')], C::NextQuotation, X::Panes, G::Quotations, "next quotation; in a list of matches: next match"),
    bind(&[c('N')], C::PreviousQuotation, X::Panes, G::Quotations, "previous quotation, or match"),
    bind(&[c(']')], C::NextOfSpeaker, X::Panes, G::Quotations, "same speaker's next quotation, here or further on"),
    bind(&[c('[')], C::PreviousOfSpeaker, X::Panes, G::Quotations, "same speaker's previous quotation, here or before"),
    bind(&[c('s')], C::Speakers, X::Panes, G::Quotations, "speakers of this article"),
    bind(&[c('e')], C::Names, X::Panes, G::Quotations, "names, dates and sums of this article"),
    bind(&[k(K::Enter)], C::NextMention, X::Reader, G::Quotations, "next mention of the selected name"),

    bind(&[c('/')], C::EditFilter, X::Panes, G::Filtering, "type a filter"),
    bind(&[c('f')], C::FilterBySelected, X::Panes, G::Filtering, "filter by the selected speaker or name"),
    bind(&[c('.')], C::NextMatch, X::Panes, G::Filtering, "next match of the filter, here or further on"),
    bind(&[c(',')], C::PreviousMatch, X::Panes, G::Filtering, "previous match, here or before"),
    bind(&[c('c')], C::Facets, X::Panes, G::Filtering, "counts of people, places, sources, months"),
    bind(&[c('v')], C::SavedFilters, X::Panes, G::Filtering, "saved filters"),
    bind(&[c('W')], C::SaveFilter, X::Panes, G::Filtering, "save this filter under a name"),
    bind(&[c('r')], C::Orders, X::Panes, G::Filtering, "order of the list"),
    bind(&[k(K::Esc)], C::Drop, X::Panes, G::Filtering, "drop the selection, then the filter"),

    bind(&[c('y')], C::Copy, X::Panes, G::Taking, "copy the selected quotation or name"),
    bind(&[c('Y')], C::CopyCitation, X::Panes, G::Taking, "copy with speaker, title, source, date, address"),
    bind(&[c('o')], C::OpenUrl, X::Panes, G::Taking, "open the article's address in the browser"),

    bind(&[c('m')], C::ToggleRead, X::Panes, G::Keeping, "mark as read, or as unread"),
    bind(&[c('*')], C::ToggleStar, X::Panes, G::Keeping, "star, or no star"),
    bind(&[c('a')], C::Note, X::Panes, G::Keeping, "note on what is selected, or on the article"),
    bind(&[c('A')], C::Notes, X::Panes, G::Keeping, "notes of this article"),
    bind(&[c('u')], C::Undo, X::Panes, G::Keeping, "undo"),
    bind(&[Key::ctrl('r'), c('U')], C::Redo, X::Panes, G::Keeping, "redo"),

    bind(&[c('z')], C::ToggleList, X::Panes, G::Showing, "hide or show the list"),
    bind(&[c('+')], C::Wider, X::Panes, G::Showing, "wider text"),
    bind(&[c('-')], C::Narrower, X::Panes, G::Showing, "narrower text"),
    bind(&[c('=')], C::FullWidth, X::Panes, G::Showing, "full width, and back"),
    bind(&[c('1')], C::Layer(0), X::Panes, G::Showing, "quotations"),
    bind(&[c('2')], C::Layer(1), X::Panes, G::Showing, "speakers and cues"),
    bind(&[c('3')], C::Layer(2), X::Panes, G::Showing, "people"),
    bind(&[c('4')], C::Layer(3), X::Panes, G::Showing, "places"),
    bind(&[c('5')], C::Layer(4), X::Panes, G::Showing, "organizations"),
    bind(&[c('6')], C::Layer(5), X::Panes, G::Showing, "nationalities and other names"),
    bind(&[c('7')], C::Layer(6), X::Panes, G::Showing, "dates and money"),
    bind(&[c('0')], C::Legend, X::Panes, G::Showing, "the legend"),

    bind(&[c('?')], C::Help, X::Panes, G::Program, "this help"),
    bind(&[c('q'), Key::ctrl('c')], C::Quit, X::Panes, G::Program, "quit"),
    bind(&[Key::ctrl('z')], C::Suspend, X::Panes, G::Program, "suspend"),

    bind(&[k(K::Enter)], C::Keep, X::Filter, G::FilterBar, "keep it"),
    bind(&[k(K::Esc)], C::Cancel, X::Filter, G::FilterBar, "back to the filter before"),
    bind(&[k(K::Tab)], C::Complete, X::Filter, G::FilterBar, "complete a field or a name; again: the next"),
    bind(&[k(K::BackTab)], C::CompleteBack, X::Filter, G::FilterBar, "the proposal before"),
    bind(&[k(K::Down)], C::Down, X::Filter, G::FilterBar, "down in the list"),
    bind(&[k(K::Up)], C::Up, X::Filter, G::FilterBar, "up in the list"),
    bind(&[Key::ctrl('p')], C::Earlier, X::Filter, G::FilterBar, "the filter typed before"),
    bind(&[Key::ctrl('n')], C::Later, X::Filter, G::FilterBar, "the one after it"),
    bind(&[Key::ctrl('w')], C::DeleteWord, X::Filter, G::FilterBar, "delete a word"),
    bind(&[Key::ctrl('u')], C::DeleteAll, X::Filter, G::FilterBar, "delete all before the cursor"),
    tacit(&[k(K::PageDown)], C::PageDown, X::Filter),
    tacit(&[k(K::PageUp)], C::PageUp, X::Filter),
    tacit(&[k(K::Left), Key::ctrl('b')], C::CursorLeft, X::Filter),
    tacit(&[k(K::Right), Key::ctrl('f')], C::CursorRight, X::Filter),
    tacit(&[k(K::Home), Key::ctrl('a')], C::CursorStart, X::Filter),
    tacit(&[k(K::End), Key::ctrl('e')], C::CursorEnd, X::Filter),
    tacit(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Filter),
    tacit(&[k(K::Delete), Key::ctrl('d')], C::DeleteForward, X::Filter),
    tacit(&[Key::ctrl('c')], C::Quit, X::Filter),
    tacit(&[Key::ctrl('z')], C::Suspend, X::Filter),

    bind(&[k(K::Enter)], C::Choose, X::Picker, G::Windows, "go to the first quotation or mention"),
    bind(&[k(K::Tab), Key::ctrl('f')], C::FilterByChosen, X::Picker, G::Windows, "filter the list by it"),
    bind(&[k(K::Down), Key::ctrl('n')], C::Down, X::Picker, G::Windows, "down"),
    bind(&[k(K::Up), Key::ctrl('p')], C::Up, X::Picker, G::Windows, "up"),
    bind(&[k(K::Esc)], C::Close, X::Picker, G::Windows, "close"),
    bind(&[Key::ctrl('x')], C::Forget, X::Picker, G::Windows, "take a saved filter or a note away"),
    bind(&[Key::ctrl('e')], C::Change, X::Picker, G::Windows, "change a note"),
    tacit(&[k(K::PageDown), Key::ctrl('d')], C::PageDown, X::Picker),
    tacit(&[k(K::PageUp)], C::PageUp, X::Picker),
    tacit(&[k(K::Home)], C::Top, X::Picker),
    tacit(&[k(K::End)], C::Bottom, X::Picker),
    tacit(&[k(K::Left)], C::CursorLeft, X::Picker),
    tacit(&[k(K::Right)], C::CursorRight, X::Picker),
    tacit(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Picker),
    tacit(&[k(K::Delete)], C::DeleteForward, X::Picker),
    tacit(&[Key::ctrl('w')], C::DeleteWord, X::Picker),
    tacit(&[Key::ctrl('u')], C::DeleteAll, X::Picker),
    tacit(&[Key::ctrl('c')], C::Quit, X::Picker),
    tacit(&[Key::ctrl('z')], C::Suspend, X::Picker),

    tacit(&[k(K::Enter)], C::Keep, X::Prompt),
    tacit(&[k(K::Esc)], C::Close, X::Prompt),
    tacit(&[k(K::Left), Key::ctrl('b')], C::CursorLeft, X::Prompt),
    tacit(&[k(K::Right), Key::ctrl('f')], C::CursorRight, X::Prompt),
    tacit(&[k(K::Home), Key::ctrl('a')], C::CursorStart, X::Prompt),
    tacit(&[k(K::End), Key::ctrl('e')], C::CursorEnd, X::Prompt),
    tacit(&[k(K::Backspace), Key::ctrl('h')], C::DeleteBack, X::Prompt),
    tacit(&[k(K::Delete), Key::ctrl('d')], C::DeleteForward, X::Prompt),
    tacit(&[Key::ctrl('w')], C::DeleteWord, X::Prompt),
    tacit(&[Key::ctrl('u')], C::DeleteAll, X::Prompt),
    tacit(&[Key::ctrl('c')], C::Quit, X::Prompt),
    tacit(&[Key::ctrl('z')], C::Suspend, X::Prompt),

    tacit(&[k(K::Esc), c('q'), c('?'), k(K::Enter)], C::Close, X::Help),
    tacit(&[c('j'), k(K::Down)], C::Down, X::Help),
    tacit(&[c('k'), k(K::Up)], C::Up, X::Help),
    tacit(&[c(' '), k(K::PageDown), Key::ctrl('f'), Key::ctrl('d')], C::PageDown, X::Help),
    tacit(&[c('b'), k(K::PageUp), Key::ctrl('b'), Key::ctrl('u')], C::PageUp, X::Help),
    tacit(&[c('g'), k(K::Home)], C::Top, X::Help),
    tacit(&[c('G'), k(K::End)], C::Bottom, X::Help),
    tacit(&[Key::ctrl('c')], C::Quit, X::Help),
    tacit(&[Key::ctrl('z')], C::Suspend, X::Help),
];

/// What `key` does in `context`; in a pane also what it does in both.
#[must_use]
pub fn command(context: KeyContext, key: Key) -> Option<Command> {
    let find = |context| {
        BINDINGS
            .iter()
            .find(|b| b.context == context && b.keys.contains(&key))
    };
    let pane = matches!(context, KeyContext::List | KeyContext::Reader);
    let binding = find(context).or_else(|| pane.then(|| find(KeyContext::Panes)).flatten());
    binding.map(|b| b.command)
}

/// The key to name in a hint for `command`; `None` for a command without a key.
#[must_use]
pub fn key_of(command: Command) -> Option<Key> {
    BINDINGS
        .iter()
        .find(|b| b.command == command)
        .and_then(|b| b.keys.first().copied())
}

/// The key to name in a hint for `command` given in `context`.
#[must_use]
pub fn key_in(context: KeyContext, command: Command) -> Option<Key> {
    let find = |context| {
        BINDINGS
            .iter()
            .find(|b| b.context == context && b.command == command)
    };
    let pane = matches!(context, KeyContext::List | KeyContext::Reader);
    let binding = find(context).or_else(|| pane.then(|| find(KeyContext::Panes)).flatten());
    binding.and_then(|b| b.keys.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTEXTS: [KeyContext; 7] = [
        KeyContext::Panes,
        KeyContext::List,
        KeyContext::Reader,
        KeyContext::Filter,
        KeyContext::Picker,
        KeyContext::Prompt,
        KeyContext::Help,
    ];

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        for context in CONTEXTS {
            let keys: Vec<Key> = BINDINGS
                .iter()
                .filter(|b| b.context == context)
                .flat_map(|b| b.keys)
                .copied()
                .collect();
            for (i, key) in keys.iter().enumerate() {
                assert!(!keys[..i].contains(key), "{key} twice in {context:?}");
            }
        }
    }

    #[test]
    fn every_key_of_the_table_is_normal_and_has_its_meaning() {
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty());
            for key in binding.keys {
                assert_eq!(key.normal(), *key);
                assert_eq!(command(binding.context, *key), Some(binding.command));
            }
        }
    }

    #[test]
    fn a_pane_has_its_own_keys_and_those_of_both() {
        assert_eq!(command(KeyContext::List, k(K::Enter)), Some(C::ToReader));
        assert_eq!(command(KeyContext::Reader, k(K::Enter)), Some(C::NextMention));
        assert_eq!(command(KeyContext::Reader, c('q')), Some(C::Quit));
        assert_eq!(command(KeyContext::Filter, c('q')), None);
        assert_eq!(command(KeyContext::Picker, c('f')), None);
    }

    #[test]
    fn control_c_and_control_z_work_everywhere() {
        for context in [
            KeyContext::List,
            KeyContext::Reader,
            KeyContext::Filter,
            KeyContext::Picker,
            KeyContext::Prompt,
            KeyContext::Help,
        ] {
            assert_eq!(command(context, Key::ctrl('c')), Some(C::Quit));
            assert_eq!(command(context, Key::ctrl('z')), Some(C::Suspend));
        }
    }

    #[test]
    fn nothing_that_can_be_typed_is_a_command_where_one_types() {
        for context in [KeyContext::Filter, KeyContext::Picker, KeyContext::Prompt] {
            let all = BINDINGS.iter().filter(|b| b.context == context);
            assert!(all.flat_map(|b| b.keys).all(|key| key.typed().is_none()));
        }
    }

    #[test]
    fn help_has_a_line_for_every_binding_that_says_something() {
        let lines = help()
            .into_iter()
            .filter(|line| matches!(line, HelpLine::Keys(..)))
            .count();
        assert_eq!(lines, BINDINGS.iter().filter(|b| !b.help.is_empty()).count());
    }
}
