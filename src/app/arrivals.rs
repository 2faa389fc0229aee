//! What comes in from the work behind: articles, and what was found in them.
//! None of it moves what a person looks at.

use super::action::{Effect, Urgency};
use super::notice::Notice;
use super::state::State;
use crate::analysis::Pass;
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
            self.progress.searchable += usize::from(article && analysed);
            self.progress.analysed += usize::from(article && analysed);
            if article && !analysed {
                ids.push(id);
            }
        }
        if self.filter.query().is_everything() {
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

    /// Takes in what was found in articles. What a pass found that is not
    /// beyond the one known already is stale and dropped.
    pub(super) fn analysed(&mut self, found: Vec<(ArticleId, Findings)>) {
        for (id, findings) in found {
            let (known, pass) = (self.library.pass(id), findings.pass());
            if self.article(id).is_none() || known >= Some(pass) {
                continue;
            }
            self.library.set_findings(id, &findings);
            self.progress.searchable += usize::from(known.is_none());
            if pass == Pass::Full && !self.given_up.remove(&id) {
                self.progress.analysed += 1;
            }
            if self.reader.open() == Some(id) {
                self.reader.reselect(findings.analysis());
                self.renew_popup();
                self.mark();
            }
        }
        if !self.filter.query().is_everything() {
            self.refresh_list();
        }
        self.resume_pursuit();
    }

    /// Takes note that a pass failed on an article. Where it was the quick one
    /// nothing is found in it so far; where the full one, what was found stays.
    pub(super) fn not_analysed(&mut self, id: ArticleId, pass: Pass, why: &str) {
        let Some(title) = self.article(id).map(|a| a.meta.title.clone()) else {
            return;
        };
        self.notice = Some(Notice::error(match pass {
            Pass::Quick => {
                self.analysed(vec![(id, Findings::nothing(Pass::Quick))]);
                format!("“{title}” could not be analysed: {why}")
            }
            Pass::Full => {
                if self.awaits_full(id) && self.given_up.insert(id) {
                    self.progress.analysed += 1;
                }
                format!("“{title}” could not be analysed fully, its marks stay provisional: {why}")
            }
        }));
    }

    /// Takes note that nothing will be analysed fully.
    pub(super) fn never_full(&mut self, why: &str) {
        self.progress.never_full = true;
        self.notice = Some(Notice::error(format!("all marks stay provisional: {why}")));
    }

    /// Asks at once for what a person waits for: the open article, those a
    /// search needs, those in sight in the list. Says nothing when that is
    /// what was asked for last.
    pub(super) fn ask_first(&mut self) -> Option<Effect> {
        let mut ids: Vec<ArticleId> = self.reader.open().into_iter().collect();
        ids.extend(self.pursued());
        ids.extend(self.list.visible_ids());
        ids.retain(|id| self.awaits_full(*id));
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
