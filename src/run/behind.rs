//! What the threads behind the screen share.

use super::events::Event;
use super::librarian::Question;
use super::queue::Queue;
use crate::app::Action;
use crate::library::store::{Location, StoreError};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// What the threads behind share.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The library.
    pub location: Location,
    /// What is to be analysed.
    pub queue: Arc<Queue>,
    /// To the screen.
    pub tell: Sender<Event>,
    /// To whoever looks for changes.
    pub ask: Sender<Question>,
}

impl Behind {
    /// Has something happen on the screen.
    pub fn act(&self, action: Action) {
        // The screen's thread is gone only when the program ends.
        let _ = self.tell.send(Event::Action(action));
    }

    /// Tells that something does not work, and why.
    pub fn fail(&self, what: &str, error: &StoreError) {
        self.act(Action::Failed(format!("{what}: {}", error.advice())));
    }

    /// Only what a person looks at is analysed from now on, since nothing of it can be kept.
    pub fn keep_nothing(&self, error: &StoreError) {
        self.queue.urgent_only();
        self.act(Action::NothingKept(error.advice()));
    }

    /// Something is in the library now.
    pub fn written(&self) {
        let _ = self.ask.send(Question::Look);
    }
}
