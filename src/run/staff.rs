//! The threads that the screen's thread asks: the channels to them all, and
//! how they start and end. What is asked of one before it starts waits for it.

use super::analysts;
use super::behind::Behind;
use super::desk::{self, Errand};
use super::events::Event;
use super::import::{self, Reading};
use super::keeping::{self, Memo};
use super::librarian::{self, Early, Question};
use super::queue::Queue;
use crate::library::ArticleId;
use crate::library::store::Location;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

/// How many findings wait for being written before the analysis does.
const FINDINGS: usize = 16;

/// Everybody who does what the screen's thread has no time for.
pub struct Staff {
    tell: Sender<Event>,
    ask: Sender<Question>,
    /// What is asked before there is anybody to ask.
    questions: Option<Receiver<Question>>,
    early: Early,
    queue: Arc<Queue>,
    errands: Sender<Errand>,
    memos: Sender<Memo>,
    /// What is to be kept before there is anybody to keep it.
    unkept: Option<Receiver<Memo>>,
    /// Ends once everything is kept.
    kept: Option<Receiver<()>>,
}

impl Staff {
    /// Only the desk works already. All of them will answer through `tell`.
    ///
    /// # Errors
    ///
    /// When its thread cannot be started.
    pub fn new(tell: Sender<Event>) -> io::Result<Self> {
        let (errands, desk) = mpsc::channel();
        desk::start(desk, tell.clone())?;
        let (ask, questions) = mpsc::channel();
        let (memos, unkept) = mpsc::channel();
        Ok(Self {
            tell,
            ask,
            questions: Some(questions),
            early: Early::default(),
            queue: Arc::default(),
            errands,
            memos,
            unkept: Some(unkept),
            kept: None,
        })
    }

    /// Starts all others, on the library at `location`, into which `reading` is read.
    ///
    /// # Errors
    ///
    /// When a thread cannot be started.
    pub fn start(&mut self, location: Location, reading: Reading) -> io::Result<()> {
        if let Some(questions) = self.questions.take() {
            let (location, early) = (location.clone(), Arc::clone(&self.early));
            librarian::start(location, questions, early, self.tell.clone())?;
        }
        let behind = Behind {
            location,
            queue: Arc::clone(&self.queue),
            tell: self.tell.clone(),
            ask: self.ask.clone(),
        };
        if let Some(memos) = self.unkept.take() {
            self.kept = Some(keeping::keeper(memos, behind.clone())?);
        }
        import::import(reading, behind.clone())?;
        let (found, findings) = mpsc::sync_channel(FINDINGS);
        keeping::scribe(findings, behind.clone())?;
        analysts::analysts(&behind, &found)
    }

    /// Asks the library; a search ends the one that is under way.
    pub fn ask(&self, question: Question) {
        let ends = matches!(question, Question::Search(..));
        // First: what was ended finds the one that it was ended for.
        let _ = self.ask.send(question);
        if ends && let Some(early) = self.early.get() {
            early.now();
        }
    }

    /// Has `memo` kept.
    pub fn keep(&self, memo: Memo) {
        let _ = self.memos.send(memo);
    }

    /// Has the desktop do `errand`.
    pub fn send(&self, errand: Errand) {
        let _ = self.errands.send(errand);
    }

    /// Has these articles analysed before all others.
    pub fn analyse_first(&self, ids: Vec<ArticleId>) {
        self.queue.ask_first(ids);
    }

    /// Stops the analysis. What is returned, where anybody has started to keep
    /// memos, ends once all are kept; they wait for more until this is dropped.
    pub fn close(&mut self) -> Option<Receiver<()>> {
        self.queue.close();
        self.kept.take()
    }
}
