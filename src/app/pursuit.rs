//! To the same speaker's next quotation: in this article, then in those that
//! follow in the list, waiting for the analysis of what has none yet.

use super::jumps::Place;
use super::reader::Selection;
use super::state::State;
use super::voice::Voice;
use crate::analysis::Analysis;
use crate::library::{Article, ArticleId};
use std::sync::Arc;

/// How many articles on the way are asked for at once, while one is waited for.
const AHEAD: usize = 8;

/// A search that waits for an analysis. Any key ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pursuit {
    /// Whose quotation is looked for: a canonical name.
    pub speaker: String,
    /// Whether towards the end of the list.
    pub forward: bool,
    /// The article whose analysis decides how it goes on.
    pub waits_for: ArticleId,
    /// Where the search set out.
    pub from: Place,
}

/// What the next article on the way turns out to be.
enum Step {
    Found(ArticleId, usize),
    Wait(ArticleId),
    End,
}

impl State {
    /// To the next (or previous) quotation of whoever says the selected one,
    /// or whom the selected mention names; with nothing selected, to the next quotation.
    pub(super) fn follow_speaker(&mut self, forward: bool) {
        self.read();
        let Some((article, analysis)) = self.open_analysed() else {
            return self.say_unanalysed();
        };
        let Some((voice, at)) = self.followed(&article, &analysis, forward) else {
            return self.begin_to_follow(&analysis, forward);
        };
        let Some(voice) = voice else {
            return self.say("it is not known who says this");
        };
        let speaks = voice.spoken(&analysis, &article.document);
        let mut all = analysis.quotations.iter().enumerate();
        let found = if forward {
            all.find(|(i, q)| *i >= at && speaks(q))
        } else {
            all.rfind(|(i, q)| *i < at && speaks(q))
        };
        drop(speaks);
        match (found.map(|(index, _)| index), voice) {
            (Some(index), _) => {
                self.leave();
                self.select_quotation(&analysis, index);
            }
            (None, Voice::Named(name)) => self.go_on(name, forward),
            (None, Voice::Unnamed(words)) => self.say(format!("no more by “{words}” in this article")),
        }
    }

    /// Who is followed, and the index of the quotation at or before which the search begins.
    fn followed(
        &self,
        article: &Article,
        analysis: &Analysis,
        forward: bool,
    ) -> Option<(Option<Voice>, usize)> {
        match self.reader.selection()? {
            Selection::Quotation(at, _) => {
                let quotation = analysis.quotations.get(at)?;
                let voice = Voice::of(analysis, &article.document, quotation);
                Some((voice, if forward { at + 1 } else { at }))
            }
            Selection::Mention(at, span) => {
                let entity = analysis.entity(analysis.mentions.get(at)?.entity)?;
                let next = analysis
                    .quotations
                    .partition_point(|q| q.span.start() < span.start());
                Some((Some(Voice::Named(entity.name.clone())), next))
            }
        }
    }

    /// With nothing selected there is no speaker yet: the nearest quotation gives one.
    fn begin_to_follow(&mut self, analysis: &Analysis, forward: bool) {
        let nearest = self
            .beside_here(analysis, forward)
            .or_else(|| self.beside_here(analysis, !forward));
        match nearest {
            Some(index) => self.select_quotation(analysis, index),
            None => self.say("no quotations in this article · J next article"),
        }
    }

    /// Looks through the articles beyond the open one.
    fn go_on(&mut self, name: String, forward: bool) {
        let (Some(from), Some(open)) = (self.here(), self.reader.open()) else {
            return;
        };
        let next = self.beyond(open, forward);
        self.search(name, forward, from, next);
    }

    /// Goes on with a search whose article has been analysed now.
    pub(super) fn resume_pursuit(&mut self) {
        if let Some(p) = self.pursuit.take_if(|p| {
            self.library
                .entry(p.waits_for)
                .is_none_or(|e| e.analysis().is_some())
        }) {
            let next = self
                .list
                .position(p.waits_for)
                .or_else(|| self.beyond(p.waits_for, p.forward));
            self.search(p.speaker, p.forward, p.from, next);
        }
    }

    /// The index in the list of the article after `id`, or before it.
    fn beyond(&self, id: ArticleId, forward: bool) -> Option<usize> {
        let shown = self.list.shown();
        if forward {
            Some(shown.partition_point(|s| *s <= id)).filter(|at| *at < shown.len())
        } else {
            shown.partition_point(|s| *s < id).checked_sub(1)
        }
    }

    fn search(&mut self, name: String, forward: bool, from: Place, start: Option<usize>) {
        let voice = Voice::Named(name);
        match self.first_on_the_way(&voice, forward, start) {
            Step::Found(id, index) => {
                self.notice = None;
                self.jumps.leave(from);
                self.go(Place {
                    article: id,
                    anchor: 0,
                    selection: None,
                });
                self.read();
                if let Some(analysis) = self.analysis(id).map(Arc::clone) {
                    self.select_quotation(&analysis, index);
                }
            }
            Step::Wait(waits_for) => {
                self.say(format!("looking for {} in articles not read yet …", voice.name()));
                self.pursuit = Some(Pursuit {
                    speaker: voice.name().to_owned(),
                    forward,
                    waits_for,
                    from,
                });
            }
            Step::End if forward => self.say(format!("no more by {} below · [ goes back up", voice.name())),
            Step::End => self.say(format!("no more by {} above · ] goes down again", voice.name())),
        }
    }

    /// The first article from index `start` on that quotes the voice, or must be analysed to tell.
    fn first_on_the_way(&self, voice: &Voice, forward: bool, start: Option<usize>) -> Step {
        for id in self.on_the_way(start, forward) {
            let Some(article) = self.article(id) else {
                continue;
            };
            let Some(analysis) = self.analysis(id) else {
                return Step::Wait(id);
            };
            let speaks = voice.spoken(analysis, &article.document);
            let mut all = analysis.quotations.iter();
            let found = if forward {
                all.position(speaks)
            } else {
                all.rposition(speaks)
            };
            if let Some(index) = found {
                return Step::Found(id, index);
            }
        }
        Step::End
    }

    /// The articles of the list from index `start` on, in the direction given.
    fn on_the_way(&self, start: Option<usize>, forward: bool) -> Box<dyn Iterator<Item = ArticleId> + '_> {
        let shown = self.list.shown();
        match start {
            None => Box::new(std::iter::empty()),
            Some(at) if forward => Box::new(shown.get(at..).unwrap_or_default().iter().copied()),
            Some(at) => Box::new(shown.get(..=at).unwrap_or_default().iter().rev().copied()),
        }
    }

    /// The articles that a search needs next.
    pub(super) fn pursued(&self) -> Vec<ArticleId> {
        let Some(pursuit) = &self.pursuit else {
            return Vec::new();
        };
        let start = self.list.position(pursuit.waits_for);
        let mut ids = vec![pursuit.waits_for];
        ids.extend(self.on_the_way(start, pursuit.forward).skip(1).take(AHEAD));
        ids
    }
}
