//! The articles that wait for their analysis, most urgent first.

mod line;

use crate::analysis::Pass;
use crate::analysis::learned::seats::Turn;
use crate::library::{Article, ArticleId};
use line::Line;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// An article to analyse.
pub type Job = (ArticleId, Arc<Article>);

/// What a worker is to do.
#[derive(Debug)]
pub struct Task {
    /// The article.
    pub job: Job,
    /// How to analyse it.
    pub pass: Pass,
    /// How a person waits for it.
    pub turn: Turn,
}

/// The queue that the screen's thread fills and the workers empty.
///
/// Each article is handed out once for the quick pass and then, mostly much
/// later, once for the full one. What a person looks at comes first in both;
/// then all others get the quick pass before any gets the full one. When a
/// pass failed on an article it is not tried again.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Jobs {
    /// What a person looks at, in order, each once; both passes.
    urgent: Vec<Job>,
    /// All others that are due for the quick pass.
    quick: Line,
    /// The same for the full pass.
    full: Line,
    /// The last pass that each article was handed out for.
    handed_out: HashMap<ArticleId, Pass>,
    never_full: bool,
    closed: bool,
}

impl Queue {
    /// Puts `jobs` before all others, in their order, in place of those that
    /// were urgent until now: what a person looks at has changed. Those come
    /// next after it.
    pub fn ask_first(&self, jobs: impl IntoIterator<Item = Job>) {
        let mut seen = HashSet::new();
        let jobs: Vec<Job> = jobs.into_iter().filter(|job| seen.insert(job.0)).collect();
        self.lock().look_at(jobs);
        self.changed.notify_all();
    }

    /// Puts `jobs` behind all others.
    pub fn ask(&self, jobs: impl IntoIterator<Item = Job>) {
        let jobs: Vec<Job> = jobs.into_iter().collect();
        self.lock().add(jobs);
        self.changed.notify_all();
    }

    /// The next task, once there is one; `None` when the queue is closed.
    pub fn next(&self) -> Option<Task> {
        self.wait_for(Jobs::next)
    }

    /// The next task that a person waits for, once there is one; `None` when the queue is closed.
    pub fn next_urgent(&self) -> Option<Task> {
        self.wait_for(Jobs::next_urgent)
    }

    fn wait_for(&self, next: fn(&mut Jobs) -> Option<Task>) -> Option<Task> {
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
    /// `jobs`, each once, are urgent in place of those that were.
    fn look_at(&mut self, jobs: Vec<Job>) {
        let before = std::mem::take(&mut self.urgent);
        for job in before.into_iter().rev() {
            for pass in [Pass::Quick, Pass::Full] {
                if self.is_due(job.0, pass) {
                    self.line(pass).push_first(job.clone());
                }
            }
        }
        for job in &jobs {
            self.quick.remove(job.0);
            self.full.remove(job.0);
        }
        self.urgent = jobs;
    }

    /// Puts those of `jobs` that wait nowhere behind all others.
    fn add(&mut self, jobs: Vec<Job>) {
        let urgent: HashSet<ArticleId> = self.urgent.iter().map(|job| job.0).collect();
        for job in jobs.into_iter().filter(|job| !urgent.contains(&job.0)) {
            for pass in [Pass::Quick, Pass::Full] {
                if self.is_due(job.0, pass) {
                    self.line(pass).push_last(job.clone());
                }
            }
        }
    }

    fn line(&mut self, pass: Pass) -> &mut Line {
        match pass {
            Pass::Quick => &mut self.quick,
            Pass::Full => &mut self.full,
        }
    }

    fn next(&mut self) -> Option<Task> {
        if let Some(task) = self.next_urgent() {
            return Some(task);
        }
        for pass in [Pass::Quick, Pass::Full] {
            // What was due for the full pass is so no more after `never_full`.
            while let Some(job) = self.line(pass).pop_first() {
                if let Some(task) = self.hand_out(job, pass, Turn::Later) {
                    return Some(task);
                }
            }
        }
        None
    }

    /// All that is urgent quickly, then all of it fully.
    fn next_urgent(&mut self) -> Option<Task> {
        for pass in [Pass::Quick, Pass::Full] {
            let place = self.urgent.iter().position(|job| self.is_due(job.0, pass));
            if let Some((place, job)) = place.and_then(|place| Some((place, self.urgent.get(place)?))) {
                let turn = if place == 0 { Turn::First } else { Turn::Soon };
                return self.hand_out(job.clone(), pass, turn);
            }
        }
        None
    }

    fn is_due(&self, id: ArticleId, pass: Pass) -> bool {
        let never = pass == Pass::Full && self.never_full;
        !never && self.handed_out.get(&id) < Some(&pass)
    }

    /// The task, unless it was handed out already.
    fn hand_out(&mut self, job: Job, pass: Pass, turn: Turn) -> Option<Task> {
        if !self.is_due(job.0, pass) {
            return None;
        }
        self.handed_out.insert(job.0, pass);
        Some(Task { job, pass, turn })
    }
}

#[cfg(test)]
mod tests;
