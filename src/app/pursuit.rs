//! To the same speaker's next quotation: in this article, then in those that
//! follow in the list, waiting for the analysis of what has none yet. The
//! quick pass will do: where it sends one wrong, the full analysis sets the
//! marks right but moves nobody.

use super::jumps::Place;
use super::reader::Selection;
use super::state::State;
use super::voice::Voice;
use crate::analysis::Analysis;
use crate::library::query::Field;
use crate::library::{Article, ArticleId, Query};
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
            None => self.say_unquoting(),
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
            Step::End if self.on_the_way(start, forward).any(|id| self.awaits_full(id)) => {
                let where_to = if forward { "below" } else { "above" };
                self.say(format!(
                    "no more by {} {where_to} so far · still analysing",
                    voice.name()
                ));
            }
            Step::End if forward => self.say(format!("no more by {} below · [ goes back up", voice.name())),
            Step::End => self.say(format!("no more by {} above · ] goes down again", voice.name())),
        }
    }

    /// The first article from index `start` on that quotes the voice, or must be analysed to tell.
    fn first_on_the_way(&self, voice: &Voice, forward: bool, start: Option<usize>) -> Step {
        let likely = self.likely(voice);
        let all_known = self.library.analysed() >= self.progress.articles;
        for id in self.on_the_way(start, forward) {
            if likely.binary_search(&id).is_ok() {
                if let Some(index) = self.quotation_by(voice, forward, id) {
                    return Step::Found(id, index);
                }
            } else if !all_known && self.article(id).is_some() && self.analysis(id).is_none() {
                return Step::Wait(id);
            }
        }
        Step::End
    }

    /// The articles, in order, in which someone speaks whose name has the last
    /// word of this one: the index knows them, while reading the names of
    /// ten thousand articles would be felt.
    fn likely(&self, voice: &Voice) -> Vec<ArticleId> {
        let last = voice.name().split_whitespace().next_back().unwrap_or_default();
        self.library
            .select(&Query::parse(&Query::term_for(Field::Speaker, last), self.today))
    }

    /// The first quotation of an article that the voice says, or the last.
    fn quotation_by(&self, voice: &Voice, forward: bool, id: ArticleId) -> Option<usize> {
        let (article, analysis) = (self.article(id)?, self.analysis(id)?);
        let speaks = voice.spoken(analysis, &article.document);
        let mut all = analysis.quotations.iter();
        if forward {
            all.position(speaks)
        } else {
            all.rposition(speaks)
        }
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
