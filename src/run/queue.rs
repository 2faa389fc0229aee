//! The articles that wait for their analysis, most urgent first.

use crate::analysis::Pass;
use crate::analysis::learned::seats::Turn;
use crate::library::{Article, ArticleId};
use std::collections::{HashMap, VecDeque};
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
    /// What a person looks at, in order; both passes.
    urgent: Vec<Job>,
    /// Those for which the quick pass has not been asked urgently, in order.
    quick: VecDeque<Job>,
    /// The same for the full pass.
    full: VecDeque<Job>,
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
        let mut all = self.lock();
        let before = std::mem::replace(&mut all.urgent, jobs.into_iter().collect());
        for job in before.into_iter().rev() {
            if all.is_due(job.0, Pass::Quick) {
                all.quick.push_front(job.clone());
            }
            if all.is_due(job.0, Pass::Full) {
                all.full.push_front(job);
            }
        }
        drop(all);
        self.changed.notify_all();
    }

    /// Puts `jobs` behind all others.
    pub fn ask(&self, jobs: impl IntoIterator<Item = Job>) {
        let mut all = self.lock();
        for job in jobs {
            all.quick.push_back(job.clone());
            all.full.push_back(job);
        }
        drop(all);
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

    /// A worker that panicked held no half-made change: every change under
    /// this lock is one call of a collection.
    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs {
    fn next(&mut self) -> Option<Task> {
        if let Some(task) = self.next_urgent() {
            return Some(task);
        }
        while let Some(job) = self.quick.pop_front() {
            if let Some(task) = self.hand_out(job, Pass::Quick, Turn::Later) {
                return Some(task);
            }
        }
        while let Some(job) = self.full.pop_front() {
            if let Some(task) = self.hand_out(job, Pass::Full, Turn::Later) {
                return Some(task);
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
mod tests {
    use super::*;
    use crate::library::{Meta, Origin};
    use crate::text::Document;

    fn job(number: u32) -> Job {
        let meta = Meta {
            id: number.to_string(),
            title: "A title".to_owned(),
            source: None,
            author: None,
            published: None,
            place: None,
            url: None,
            origin: Origin::Stdin,
        };
        (
            ArticleId(number),
            Arc::new(Article {
                meta,
                document: Document::new("Text.".to_owned()),
            }),
        )
    }

    /// The next tasks: `q5` is the quick pass over article 5, `f5+` the full
    /// one that goes before others, `f5!` before all.
    fn handed_out(queue: &Queue, how_many: usize) -> Vec<String> {
        let name = |task: Task| {
            let pass = match task.pass {
                Pass::Quick => "q",
                Pass::Full => "f",
            };
            let sign = match task.turn {
                Turn::First => "!",
                Turn::Soon => "+",
                Turn::Later => "",
            };
            format!("{pass}{}{sign}", task.job.0.0)
        };
        (0..how_many).filter_map(|_| queue.next()).map(name).collect()
    }

    #[test]
    fn everything_is_analysed_quickly_before_anything_is_fully() {
        let queue = Queue::default();
        queue.ask([job(0), job(1)]);
        assert_eq!(handed_out(&queue, 3), ["q0", "q1", "f0"]);
        queue.ask([job(2)]);
        assert_eq!(handed_out(&queue, 3), ["q2", "f1", "f2"]);
    }

    #[test]
    fn what_is_looked_at_is_analysed_fully_before_anything_else() {
        let queue = Queue::default();
        queue.ask([job(0), job(1), job(2)]);
        queue.ask_first([job(2), job(1)]);
        assert_eq!(handed_out(&queue, 6), ["q2!", "q1+", "f2!", "f1+", "q0", "f0"]);
    }

    #[test]
    fn what_is_no_longer_looked_at_comes_next_after_what_is() {
        let queue = Queue::default();
        queue.ask([job(0)]);
        queue.ask_first([job(5), job(6)]);
        queue.ask_first([job(7)]);
        assert_eq!(
            handed_out(&queue, 8),
            ["q7!", "f7!", "q5", "q6", "q0", "f5", "f6", "f0"]
        );
    }

    #[test]
    fn an_article_asked_for_twice_is_handed_out_once() {
        let queue = Queue::default();
        queue.ask([job(0), job(0), job(1)]);
        queue.ask_first([job(0)]);
        assert_eq!(handed_out(&queue, 4), ["q0!", "f0!", "q1", "f1"]);
    }

    #[test]
    fn without_a_full_analysis_the_quick_one_goes_on() {
        let queue = Queue::default();
        queue.ask([job(0), job(1)]);
        assert_eq!(handed_out(&queue, 1), ["q0"]);
        assert!(queue.never_full());
        assert!(!queue.never_full(), "told once");
        queue.ask_first([job(2)]);
        assert_eq!(handed_out(&queue, 2), ["q2!", "q1"]);
    }

    #[test]
    fn a_closed_queue_hands_out_nothing() {
        let queue = Queue::default();
        queue.ask([job(0)]);
        queue.close();
        assert!(queue.next().is_none() && queue.next_urgent().is_none());
    }
}
