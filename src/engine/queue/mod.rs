//! The articles that wait for their analysis, most urgent first.

use crate::analysis::Pass;
use crate::analysis::network::permits::Priority;
use crate::library::ArticleId;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What a worker is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The article to analyse.
    pub id: ArticleId,
    /// How to analyse it.
    pub pass: Pass,
    /// How a person waits for it.
    pub priority: Priority,
}

/// Asks the library for articles that are due for a pass, in the order in which
/// they were added: for the quick one those added after this one, for the full
/// one those added before it; none where there are no more.
pub type Due<'a> = &'a dyn Fn(Pass, Option<ArticleId>) -> Vec<ArticleId>;

/// What the workers are to do.
///
/// What a person looks at comes first, in both passes; then all others get the
/// quick pass before any gets the full one. The others are asked for as they
/// are needed. An article is handed out once for each pass; when one failed it
/// is not tried again.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Jobs {
    /// What a person looks at, in order, each once; both passes.
    urgent: Vec<ArticleId>,
    quick: Line,
    full: Line,
    /// The last pass that each article was handed out for whose findings are
    /// not in the library yet.
    handed_out: HashMap<ArticleId, Pass>,
    /// Which of `urgent` have which findings already.
    done: HashMap<ArticleId, Pass>,
    /// Raised whenever the lines begin anew.
    round: u64,
    /// Whether only what a person looks at is handed out for the time being, …
    held: bool,
    /// … or for good.
    urgent_only: bool,
    never_full: bool,
    closed: bool,
}

/// What comes next.
enum Next {
    Task(Task),
    /// The library must be asked for what is due.
    Ask(Asked),
}

/// What the library is asked for.
#[derive(Clone, Copy)]
struct Asked {
    pass: Pass,
    beyond: Option<ArticleId>,
    round: u64,
}

/// All others that are due for one pass.
#[derive(Debug)]
struct Line {
    ids: VecDeque<ArticleId>,
    /// Those beyond this one have not been asked for.
    beyond: Option<ArticleId>,
    /// Whether there may be some.
    more: bool,
    /// Whether some may have come that were not due when they were asked for.
    again: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            ids: VecDeque::new(),
            beyond: None,
            more: true,
            again: false,
        }
    }
}

impl Queue {
    /// Puts `ids` before all others, in their order, in place of those that
    /// were urgent until now: what a person looks at has changed.
    pub fn ask_first(&self, ids: impl IntoIterator<Item = ArticleId>) {
        let mut seen = HashSet::new();
        let ids: Vec<ArticleId> = ids.into_iter().filter(|id| seen.insert(*id)).collect();
        self.lock().urgent = ids;
        self.changed.notify_all();
    }

    /// Hands out only what a person looks at until [`Queue::look_again`]: while
    /// articles are read, all processors are wanted for that.
    pub fn hold(&self) {
        self.lock().held = true;
    }

    /// Hands out only what a person looks at from now on.
    pub fn urgent_only(&self) {
        self.lock().urgent_only = true;
    }

    /// There may be new articles in the library, and nothing is held back.
    pub fn look_again(&self) {
        let mut jobs = self.lock();
        jobs.round += 1;
        jobs.quick = Line::default();
        jobs.full = Line::default();
        jobs.held = false;
        self.changed.notify_all();
    }

    /// The findings of `pass` are in the library, which asks for it no more.
    pub fn settled(&self, ids: impl Iterator<Item = (ArticleId, Pass)>) {
        let mut jobs = self.lock();
        for (id, pass) in ids {
            // The full pass is due only now.
            jobs.full.again |= pass == Pass::Quick;
            if jobs.handed_out.get(&id) == Some(&pass) {
                jobs.handed_out.remove(&id);
            }
            if jobs.urgent.contains(&id) {
                jobs.done.insert(id, pass);
            }
        }
        self.changed.notify_all();
    }

    /// The next task, once there is one; `None` when the queue is closed.
    pub fn next(&self, due: Due<'_>) -> Option<Task> {
        loop {
            match self.wait_for(Jobs::next)? {
                Next::Task(task) => return Some(task),
                // Not under the lock: the screen must never wait for a disk.
                Next::Ask(asked) => {
                    let ids = due(asked.pass, asked.beyond);
                    self.lock().fill(asked, ids);
                }
            }
        }
    }

    /// The next task that a person waits for, once there is one; `None` when the queue is closed.
    pub fn next_urgent(&self) -> Option<Task> {
        self.wait_for(Jobs::next_urgent)
    }

    fn wait_for<T>(&self, next: impl Fn(&mut Jobs) -> Option<T>) -> Option<T> {
        let mut all = self.lock();
        loop {
            if all.closed {
                return None;
            }
            match next(&mut all) {
                Some(task) => return Some(task),
                None => all = self.changed.wait(all).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Hands out no more full analyses; whether it did so far.
    pub fn never_full(&self) -> bool {
        !std::mem::replace(&mut self.lock().never_full, true)
    }

    /// Lets everybody who waits go home.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Nothing under this lock can panic half way: what a caller gives has been
    /// collected before.
    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs {
    fn next(&mut self) -> Option<Next> {
        if let Some(task) = self.next_urgent() {
            return Some(Next::Task(task));
        }
        if self.held || self.urgent_only {
            return None;
        }
        self.next_of(Pass::Quick).or_else(|| self.next_of(Pass::Full))
    }

    fn line(&mut self, pass: Pass) -> &mut Line {
        match pass {
            Pass::Quick => &mut self.quick,
            Pass::Full => &mut self.full,
        }
    }

    fn next_of(&mut self, pass: Pass) -> Option<Next> {
        if pass == Pass::Full && self.never_full {
            return None;
        }
        loop {
            let round = self.round;
            let line = self.line(pass);
            if let Some(id) = line.ids.pop_front() {
                if self.is_due(id, pass) {
                    return Some(Next::Task(self.hand_out(id, pass, Priority::Background)));
                }
            } else if line.more {
                let beyond = line.beyond;
                return Some(Next::Ask(Asked { pass, beyond, round }));
            } else if line.again {
                *line = Line::default();
            } else {
                return None;
            }
        }
    }

    /// Takes in what is due, unless another has been quicker or there is news since it was asked.
    fn fill(&mut self, Asked { pass, beyond, round }: Asked, ids: Vec<ArticleId>) {
        let news = self.round != round;
        let line = self.line(pass);
        if news || !line.ids.is_empty() || line.beyond != beyond || !line.more {
            return;
        }
        line.more = !ids.is_empty();
        let furthest = match pass {
            Pass::Quick => ids.last(),
            Pass::Full => ids.first(),
        };
        line.beyond = furthest.copied().or(line.beyond);
        line.ids = ids.into();
    }

    /// All that is urgent quickly, then all of it fully.
    fn next_urgent(&mut self) -> Option<Task> {
        for pass in [Pass::Quick, Pass::Full] {
            let found = self.urgent.iter().position(|id| self.is_due(*id, pass));
            if let Some((place, id)) = found.and_then(|place| Some((place, *self.urgent.get(place)?))) {
                let priority = if place == 0 {
                    Priority::Current
                } else {
                    Priority::Next
                };
                return Some(self.hand_out(id, pass, priority));
            }
        }
        None
    }

    fn is_due(&self, id: ArticleId, pass: Pass) -> bool {
        let never = pass == Pass::Full && self.never_full;
        !never && self.handed_out.get(&id) < Some(&pass) && self.done.get(&id) < Some(&pass)
    }

    fn hand_out(&mut self, id: ArticleId, pass: Pass, priority: Priority) -> Task {
        self.handed_out.insert(id, pass);
        Task { id, pass, priority }
    }
}

#[cfg(test)]
mod tests;
