//! What happens when something happens. It only routes: the rules are with
//! the part of the state that they are about.

use super::input::keymap;
use super::layout::panes::Focus;
use super::session::notice::Notice;
use super::{Action, Effect, Key, State};

/// Changes `state` by what happened, and returns what to ask of the outside, in order.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let done = match action {
        Action::Key(key) => press(state, key.normal()),
        Action::Pasted(text) => paste(state, &text),
        Action::Resized(size) => {
            state.panes.size = size;
            Vec::new()
        }
        Action::Copied(result) => answer(state, result, "copied", "copying failed"),
        Action::Opened(result) => answer(state, result, "opened in the browser", "opening failed"),
        news => {
            hear(state, news);
            Vec::new()
        }
    };
    state.lay_out();
    // What is to be kept goes before the end of the program.
    let mut effects = state.ask();
    effects.extend(done);
    effects
}

/// Takes in what comes from the work behind.
fn hear(state: &mut State, news: Action) {
    match news {
        Action::Begun {
            first,
            of,
            saved,
            typed,
        } => {
            state.session.saved_filters = saved;
            state.view.articles_mut().filter.recall(typed);
            state.begin(first, of);
        }
        Action::Found(number, found) => state.found(number, found),
        Action::Rows(rows) => state.session.cache.put_rows(rows),
        Action::Loaded(loaded) => state.loaded(*loaded),
        Action::NotLoaded(id, why) => state.not_loaded(id, why),
        Action::Broken(id, why) => state.broken(id, why),
        Action::Completed(number, names) => state.completed(number, names),
        Action::Trailed(number, trail) => state.trailed(number, trail),
        Action::Counted(number, counts) => state.counted(number, &counts),
        Action::Faceted(number, facets) => state.faceted(number, facets),
        Action::Leaving => state.bookmark(),
        Action::Kept(count, result) => state.kept(count, result),
        Action::Changed => state.changed(),
        Action::Saved(saved) => state.saved_now(saved),
        Action::Reading(progress, of) => {
            (state.session.progress.reading, state.session.progress.reading_of) = (progress, of);
        }
        Action::Unreadable(name, reason) => state.unreadable(name, reason),
        Action::ImportFinished => state.import_finished(),
        Action::NotAnalysed(id, pass, why) => state.not_analysed(id, pass, &why),
        Action::NeverFull(why) => state.never_full(&why),
        Action::NothingKept(why) => state.nothing_kept(&why),
        Action::Unkept(id, analysis, pass) => state.unkept(id, analysis, pass),
        Action::Failed(why) => state.notice = Some(Notice::error(why)),
        // Answered by the caller.
        Action::Key(_) | Action::Pasted(_) | Action::Resized(_) | Action::Copied(_) | Action::Opened(_) => {}
    }
}

/// A key ends what was said and searched; then it does what the table says, or types.
fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.session.speaker_search = None;
    note_reading(state);
    let effects = match (keymap::command(state.context(), key), key.typed()) {
        (Some(command), _) => state.perform(command),
        (None, Some(typed)) => paste(state, typed.encode_utf8(&mut [0; 4])),
        (None, None) => Vec::new(),
    };
    note_reading(state);
    effects
}

/// Takes note of the article that has the keys.
fn note_reading(state: &mut State) {
    if state.panes.focus == Focus::Reader {
        state.view.articles_mut().read_entry = state.articles().reader.open();
    }
}

/// Types `text` where something can be typed.
fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if state.popup.is_some() {
        state.in_window(|popup, _| popup.insert(text));
    } else if state.articles().filter.editing() {
        state.view.articles_mut().filter.insert(text, state.session.today);
        state.refilter();
    }
    Vec::new()
}

/// Says how something went.
fn answer(state: &mut State, result: Result<(), String>, done: &str, failed: &str) -> Vec<Effect> {
    state.notice = Some(match result {
        Ok(()) => Notice::info(done),
        Err(why) => Notice::error(format!("{failed}: {why}")),
    });
    Vec::new()
}
