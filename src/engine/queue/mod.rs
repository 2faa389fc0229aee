//! The articles that wait for an analysis, the most urgent first.
//!
//! Imports `analysis` and the numbers of articles; the caller reads the library.

use crate::analysis::Pass;
use crate::analysis::network::permits::Priority;
use crate::library::ArticleId;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// One analysis of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The article to analyse.
    pub id: ArticleId,
    /// The pass that analyses it.
    pub pass: Pass,
    /// How urgently the user waits for it.
    pub priority: Priority,
}

/// Reads from the library some articles that are due for a pass, in the order in which they were
/// added: for the quick pass the next ones after the given article, for the full pass the last ones
/// before it. Returns none at the end.
pub type ReadDue<'a> = &'a dyn Fn(Pass, Option<ArticleId>) -> Vec<ArticleId>;

/// The analyses that the workers perform, in order.
///
/// Articles on the screen are urgent: they come first, in both passes. Then all other articles get
/// the quick pass before any gets the full pass. The queue reads the others from the library when
/// it needs them. An article is handed out once for each pass, and not again after a failure.
#[derive(Debug, Default)]
pub struct Queue {
    tasks: Mutex<Tasks>,
    changed: Condvar,
}

/// The state of a queue.
#[derive(Debug, Default)]
struct Tasks {
    /// The articles on the screen, in order, each once; for both passes.
    urgent: Vec<ArticleId>,
    quick: Backlog,
    full: Backlog,
    /// The last pass that each article was handed out for, until its findings are in the library.
    handed_out: HashMap<ArticleId, Pass>,
    /// The last pass of each article in `urgent` whose findings are in the library.
    done: HashMap<ArticleId, Pass>,
    /// Raised whenever both backlogs start again.
    round: u64,
    /// Whether only urgent articles are handed out for now, …
    held: bool,
    /// … or for good.
    urgent_only: bool,
    /// Whether no full analysis is possible.
    never_full: bool,
    closed: bool,
}

/// What a worker does next.
enum Next {
    Task(Task),
    /// Read due articles from the library.
    Read(DueQuery),
}

/// The due articles to read: those of a pass, beyond an article, in this round.
#[derive(Clone, Copy)]
struct DueQuery {
    pass: Pass,
    beyond: Option<ArticleId>,
    round: u64,
}

/// The articles that are not urgent and wait for one pass.
#[derive(Debug)]
struct Backlog {
    ids: VecDeque<ArticleId>,
    /// The articles beyond this one have not been read from the library.
    beyond: Option<ArticleId>,
    /// Whether there may be some of them.
    more: bool,
    /// Whether articles may be due now that were not due when they were read.
    again: bool,
}

impl Default for Backlog {
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
    /// Makes `ids` urgent, in their order, instead of the articles that were urgent so far: the
    /// screen shows other articles.
    pub fn make_urgent(&self, ids: impl IntoIterator<Item = ArticleId>) {
        let mut seen = HashSet::new();
        let ids: Vec<ArticleId> = ids.into_iter().filter(|id| seen.insert(*id)).collect();
        self.lock().urgent = ids;
        self.changed.notify_all();
    }

    /// Hands out only urgent articles until [`Queue::look_again`]: an import needs all processors.
    pub fn hold(&self) {
        self.lock().held = true;
    }

    /// Hands out only urgent articles from now on.
    pub fn urgent_only(&self) {
        self.lock().urgent_only = true;
    }

    /// Takes note that the library may have new articles, and hands out all articles again.
    pub fn look_again(&self) {
        let mut tasks = self.lock();
        tasks.round += 1;
        tasks.quick = Backlog::default();
        tasks.full = Backlog::default();
        tasks.held = false;
        self.changed.notify_all();
    }

    /// Takes note that the findings of these passes are in the library, so that the articles are no
    /// longer due.
    pub fn settled(&self, ids: impl Iterator<Item = (ArticleId, Pass)>) {
        let mut tasks = self.lock();
        for (id, pass) in ids {
            // The full pass is due only now.
            tasks.full.again |= pass == Pass::Quick;
            if tasks.handed_out.get(&id) == Some(&pass) {
                tasks.handed_out.remove(&id);
            }
            if tasks.urgent.contains(&id) {
                tasks.done.insert(id, pass);
            }
        }
        self.changed.notify_all();
    }

    /// Waits for the next task; `None` when the queue is closed.
    pub fn next(&self, due: ReadDue<'_>) -> Option<Task> {
        loop {
            match self.wait_for(Tasks::next)? {
                Next::Task(task) => return Some(task),
                // Not under the lock: the screen's thread must never wait for a disk.
                Next::Read(query) => {
                    let ids = due(query.pass, query.beyond);
                    self.lock().fill(query, ids);
                }
            }
        }
    }

    /// Waits for the next urgent task; `None` when the queue is closed.
    pub fn next_urgent(&self) -> Option<Task> {
        self.wait_for(Tasks::next_urgent)
    }

    fn wait_for<T>(&self, next: impl Fn(&mut Tasks) -> Option<T>) -> Option<T> {
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

    /// Hands out no more full analyses. Returns whether it did so far.
    pub fn never_full(&self) -> bool {
        !std::mem::replace(&mut self.lock().never_full, true)
    }

    /// Ends the waiting of all workers.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// No code under this lock can panic half way: iterators of callers are collected before.
    fn lock(&self) -> MutexGuard<'_, Tasks> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tasks {
    fn next(&mut self) -> Option<Next> {
        if let Some(task) = self.next_urgent() {
            return Some(Next::Task(task));
        }
        if self.held || self.urgent_only {
            return None;
        }
        self.next_of(Pass::Quick).or_else(|| self.next_of(Pass::Full))
    }

    fn backlog(&mut self, pass: Pass) -> &mut Backlog {
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
            let backlog = self.backlog(pass);
            if let Some(id) = backlog.ids.pop_front() {
                if self.is_due(id, pass) {
                    return Some(Next::Task(self.hand_out(id, pass, Priority::Background)));
                }
            } else if backlog.more {
                let beyond = backlog.beyond;
                return Some(Next::Read(DueQuery { pass, beyond, round }));
            } else if backlog.again {
                *backlog = Backlog::default();
            } else {
                return None;
            }
        }
    }

    /// Takes the articles that were read, unless another worker was faster or the round has ended.
    fn fill(&mut self, DueQuery { pass, beyond, round }: DueQuery, ids: Vec<ArticleId>) {
        let outdated = self.round != round;
        let backlog = self.backlog(pass);
        if outdated || !backlog.ids.is_empty() || backlog.beyond != beyond || !backlog.more {
            return;
        }
        backlog.more = !ids.is_empty();
        let furthest = match pass {
            Pass::Quick => ids.last(),
            Pass::Full => ids.first(),
        };
        backlog.beyond = furthest.copied().or(backlog.beyond);
        backlog.ids = ids.into();
    }

    /// The next urgent article: first all in the quick pass, then all in the full pass.
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
