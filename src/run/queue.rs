//! The articles that wait for their analysis, most urgent first.

use crate::library::{Article, ArticleId};
use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// An article to analyse.
pub type Job = (ArticleId, Arc<Article>);

/// The queue that the screen's thread fills and the workers empty.
///
/// Each article is handed out once; when its analysis failed it is not tried again.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Jobs {
    urgent: VecDeque<Job>,
    rest: VecDeque<Job>,
    handed_out: HashSet<ArticleId>,
    closed: bool,
}

impl Queue {
    /// Puts `jobs` before all others, in their order, in place of those that
    /// were urgent until now: what a person looks at has changed.
    pub fn ask_first(&self, jobs: impl IntoIterator<Item = Job>) {
        let mut all = self.lock();
        let mut urgent: VecDeque<Job> = jobs.into_iter().collect();
        std::mem::swap(&mut all.urgent, &mut urgent);
        for job in urgent.into_iter().rev() {
            all.rest.push_front(job);
        }
        drop(all);
        self.changed.notify_all();
    }

    /// Puts `jobs` behind all others.
    pub fn ask(&self, jobs: impl IntoIterator<Item = Job>) {
        self.lock().rest.extend(jobs);
        self.changed.notify_all();
    }

    /// The next article, once there is one; `None` when the queue is closed.
    pub fn next(&self) -> Option<Job> {
        let mut all = self.lock();
        loop {
            if all.closed {
                return None;
            }
            match all.urgent.pop_front().or_else(|| all.rest.pop_front()) {
                Some(job) if all.handed_out.insert(job.0) => return Some(job),
                Some(_) => {}
                None => all = self.changed.wait(all).unwrap_or_else(PoisonError::into_inner),
            }
        }
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

    fn handed_out(queue: &Queue, how_many: usize) -> Vec<u32> {
        (0..how_many)
            .filter_map(|_| queue.next())
            .map(|(id, _)| id.0)
            .collect()
    }

    #[test]
    fn what_is_looked_at_comes_before_what_came_earlier() {
        let queue = Queue::default();
        queue.ask([job(0), job(1), job(2)]);
        queue.ask_first([job(2)]);
        assert_eq!(handed_out(&queue, 3), [2, 0, 1]);
    }

    #[test]
    fn what_is_no_longer_looked_at_comes_next_after_what_is() {
        let queue = Queue::default();
        queue.ask([job(0)]);
        queue.ask_first([job(5), job(6)]);
        queue.ask_first([job(7)]);
        assert_eq!(handed_out(&queue, 4), [7, 5, 6, 0]);
    }

    #[test]
    fn an_article_asked_for_twice_is_handed_out_once() {
        let queue = Queue::default();
        queue.ask([job(0), job(0), job(1)]);
        queue.ask_first([job(0)]);
        assert_eq!(handed_out(&queue, 2), [0, 1]);
    }

    #[test]
    fn a_closed_queue_hands_out_nothing() {
        let queue = Queue::default();
        queue.ask([job(0)]);
        queue.close();
        assert!(queue.next().is_none());
    }
}
