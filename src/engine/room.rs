//! Room for a number of bytes, which one thread takes and another gives back.
//!
//! Imports nothing of the crate.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Room for a number of bytes. All clones are the same room.
#[derive(Clone, Debug)]
pub(super) struct Room(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    all: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    taken: usize,
    closed: bool,
}

impl Room {
    /// Room for `all` bytes.
    pub(super) fn new(all: usize) -> Self {
        Self(Arc::new(Inner {
            all,
            state: Mutex::default(),
            changed: Condvar::new(),
        }))
    }

    /// Takes `bytes`. Waits until there is room for them, or until nothing else is taken: more bytes
    /// than there is room for are taken alone. Returns `false` once the room is closed.
    pub(super) fn take(&self, bytes: usize) -> bool {
        let full = |state: &mut State| {
            !state.closed && state.taken > 0 && state.taken.saturating_add(bytes) > self.0.all
        };
        let waited = self.0.changed.wait_while(self.state(), full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.taken = state.taken.saturating_add(bytes);
        !state.closed
    }

    /// Gives back `bytes` that were taken.
    pub(super) fn give_back(&self, bytes: usize) {
        let mut state = self.state();
        state.taken = state.taken.saturating_sub(bytes);
        self.0.changed.notify_all();
    }

    /// Closes the room when the returned value is dropped.
    pub(super) fn closing(&self) -> Closing {
        Closing(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes a room when it is dropped, so that no thread waits for it any longer.
pub(super) struct Closing(Room);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.state().closed = true;
        self.0.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_taken_alone_and_a_closed_room_keeps_nobody_waiting() {
        let room = Room::new(10);
        assert!(room.take(99));
        let other = room.clone();
        let waiting = std::thread::spawn(move || (other.take(4), other.take(6), other.take(1)));
        room.give_back(99);
        drop(room.closing());
        let (_, _, last) = waiting.join().unwrap();
        assert!(!last);
    }
}
