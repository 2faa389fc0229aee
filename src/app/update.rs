//! What happens when something happens. It only routes: the rules are with
//! the part of the state that they are about.

use super::{Action, Effect, Key, KeyCode, State};

/// Changes `state` by what happened, and returns what to ask of the outside, in order.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) if [Key::char('q'), Key::ctrl('c')].contains(&key) => vec![Effect::Quit],
        Action::Key(Key {
            code: KeyCode::Char('z'),
            ctrl: true,
            ..
        }) => vec![Effect::Suspend],
        Action::Resized(size) => {
            state.screen.size = size;
            Vec::new()
        }
        _ => Vec::new(),
    }
}
