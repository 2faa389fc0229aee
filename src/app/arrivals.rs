//! What comes in from the work behind: articles, and what was found in them.
//! None of it moves what a person looks at.

use super::action::{Effect, Urgency};
use super::notice::Notice;
use super::state::State;
use crate::library::{Arrival, ArticleId, Findings};

impl State {
    /// Takes in entries that were read; asks for their analysis later.
    pub(super) fn arrive(&mut self, arrivals: Vec<Arrival>) -> Vec<Effect> {
        let mut new = Vec::with_capacity(arrivals.len());
        let mut ids = Vec::new();
        for arrival in arrivals {
            let id = self.library.add(arrival);
            new.push(id);
            let (article, analysed) = (self.article(id).is_some(), self.analysis(id).is_some());
            self.progress.articles += usize::from(article);
            self.progress.analysed += usize::from(article && analysed);
            if article && !analysed {
                ids.push(id);
            }
        }
        if self.filter.query().terms.is_empty() {
            self.list.append(new);
        } else {
            self.refresh_list();
        }
        if self.reader.open().is_none() {
            self.lay_out();
            self.preview();
        }
        if ids.is_empty() {
            Vec::new()
        } else {
            vec![Effect::Analyse {
                ids,
                urgency: Urgency::Later,
            }]
        }
    }

    /// Takes in what was found in articles. An answer for an article that has
    /// one already is stale and dropped.
    pub(super) fn analysed(&mut self, found: Vec<(ArticleId, Findings)>) {
        for (id, findings) in found {
            if self.article(id).is_none() || self.analysis(id).is_some() {
                continue;
            }
            self.library.set_findings(id, &findings);
            self.progress.analysed += 1;
            if self.reader.open() == Some(id) {
                self.reader.reselect(findings.analysis());
                self.mark();
            }
        }
        if !self.filter.query().terms.is_empty() {
            self.refresh_list();
        }
        self.resume_pursuit();
    }

    /// Takes note that an article could not be analysed: nothing is found in it then.
    pub(super) fn not_analysed(&mut self, id: ArticleId, why: &str) {
        let title = self.article(id).map(|a| a.meta.title.clone());
        self.analysed(vec![(id, Findings::default())]);
        if let Some(title) = title {
            self.notice = Some(Notice::error(format!("“{title}” could not be analysed: {why}")));
        }
    }

    /// Asks at once for what a person waits for: the open article, those a
    /// search needs, those in sight in the list. Says nothing when that is
    /// what was asked for last.
    pub(super) fn ask_first(&mut self) -> Option<Effect> {
        let mut ids: Vec<ArticleId> = self.reader.open().into_iter().collect();
        ids.extend(self.pursued());
        ids.extend(self.list.visible_ids());
        ids.retain(|id| self.article(*id).is_some() && self.analysis(*id).is_none());
        let mut seen = Vec::with_capacity(ids.len());
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        if seen.iter().all(|id| self.asked.contains(id))
            && seen.first() == self.asked.iter().find(|id| seen.contains(id))
        {
            return None;
        }
        self.asked.clone_from(&seen);
        Some(Effect::Analyse {
            ids: seen,
            urgency: Urgency::Now,
        })
    }
}
