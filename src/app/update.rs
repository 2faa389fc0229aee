//! `update`: changes the state by an event. It only routes; the rules are in `commands`.

use super::layout::panes::Pane;
use super::session::notice::Notice;
use super::{Effect, Event, Key, State};

/// Changes `state` by an event, and returns the effects to perform, in order.
#[must_use]
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let effects = match event {
        Event::Key(key) => on_key(state, key.normal()),
        Event::Pasted(text) => insert_text(state, &text),
        event => {
            on_event(state, event);
            Vec::new()
        }
    };
    state.fit_panes();
    // Pending writes must be sent before `Quit`.
    let mut all = state.take_effects();
    all.extend(effects);
    all
}

/// Handles an event that is no key.
fn on_event(state: &mut State, event: Event) {
    match event {
        Event::Resized(size) => state.panes.size = size,
        Event::Started(overview) => state.on_begun(overview),
        Event::Fetched(fetched) => state.on_fetched(fetched),
        Event::Answered(ticket, answer) => state.on_answer(ticket, answer),
        Event::Library(event) => state.on_library_event(event),
        Event::Copied(result) => state.on_copied(result),
        Event::Opened(result) => state.on_opened(result),
        Event::Ending => state.save_reading_position(),
        Event::Failed(why) => state.notice = Some(Notice::error(why)),
        // The caller handles these.
        Event::Key(_) | Event::Pasted(_) => {}
    }
}

/// Handles a key: ends the notice and the search for a speaker, then performs the
/// command of the key, or types its character.
fn on_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.session.speaker_search = None;
    note_read_entry(state);
    let effects = match (
        state.session.keymap.command(state.key_context(), key),
        key.typed(),
    ) {
        (Some(command), _) => state.perform(command),
        (None, Some(typed)) => insert_text(state, typed.encode_utf8(&mut [0; 4])),
        (None, None) => Vec::new(),
    };
    note_read_entry(state);
    effects
}

/// Remembers the open entry if the reader pane has the focus.
fn note_read_entry(state: &mut State) {
    if state.panes.focus == Pane::Reader {
        state.view.articles_mut().read_entry = state.articles().reader.open();
    }
}

/// Inserts `text` into the open popup or the filter bar, if either takes text.
fn insert_text(state: &mut State, text: &str) -> Vec<Effect> {
    let mut fits = true;
    if state.popup.is_some() {
        state.change_popup(|popup, _| fits = popup.insert(text));
    } else if state.articles().filter.editing() {
        fits = state.view.articles_mut().filter.insert(text, state.session.today);
        state.search_typed_filter();
    }
    if !fits {
        state.notify("the line is full: the rest is left out");
    }
    Vec::new()
}
