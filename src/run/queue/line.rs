//! Jobs in the order in which they wait for one pass.

use super::Job;
use crate::library::ArticleId;
use std::collections::{BTreeMap, HashMap};

/// A line in which each article stands once at the most. Any change takes
/// logarithmic time, since a person may leaf through a hundred thousand articles.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// By place; the lowest is first.
    jobs: BTreeMap<i64, Job>,
    /// The place of each article that stands here.
    places: HashMap<ArticleId, i64>,
}

impl Line {
    /// Puts `job` first; it leaves the place it had.
    pub fn push_first(&mut self, job: Job) {
        self.remove(job.0);
        let place = self.jobs.first_key_value().map_or(0, |(first, _)| first - 1);
        self.put(place, job);
    }

    /// Puts `job` last, unless it stands here already.
    pub fn push_last(&mut self, job: Job) {
        if !self.places.contains_key(&job.0) {
            let place = self.jobs.last_key_value().map_or(0, |(last, _)| last + 1);
            self.put(place, job);
        }
    }

    /// Takes the first one out.
    pub fn pop_first(&mut self) -> Option<Job> {
        let (_, job) = self.jobs.pop_first()?;
        self.places.remove(&job.0);
        Some(job)
    }

    /// Takes the job of `id` out, if it stands here.
    pub fn remove(&mut self, id: ArticleId) {
        if let Some(place) = self.places.remove(&id) {
            self.jobs.remove(&place);
        }
    }

    /// All jobs in order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = &Job> {
        self.jobs.values()
    }

    fn put(&mut self, place: i64, job: Job) {
        self.places.insert(job.0, place);
        self.jobs.insert(place, job);
    }
}
