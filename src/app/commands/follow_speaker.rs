//! Going to the same speaker's next quotation: in the open article, then in the
//! articles that follow in the list. The search waits for articles that are not
//! analysed yet. The quick pass is enough: if it leads to a wrong quotation, the
//! full analysis corrects the marks later and the position stays.

use crate::analysis::Analysis;
use crate::app::direction::Direction;
use crate::app::input::command::Command;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::jumps::ReaderPosition;
use crate::app::session::selection::Selection;
use crate::app::session::speaker_search::Awaiting;
use crate::app::session::speaker_search::NextStop;
use crate::app::session::speaker_search::SpeakerSearch;
use crate::app::state::State;
use crate::library::request::{Request, Ticket};
use crate::library::store::Trail;
use crate::library::{Article, ArticleId};
use crate::presentation::speaker::Speaker;
use std::sync::Arc;

/// How many articles ahead are analysed first while the search waits for one.
const AHEAD: usize = 8;

impl State {
    /// Goes to the next or previous quotation of the selected quotation's speaker, or of
    /// the selected person. With nothing selected it selects the nearest quotation.
    pub(crate) fn follow_speaker(&mut self, direction: Direction) {
        self.focus_reader();
        let Some((article, analysis)) = self.open_analysed() else {
            return self.notify_not_analysed();
        };
        let Some((speaker, at)) = self.followed_speaker(&article, &analysis, direction) else {
            return self.select_nearest_quotation(&analysis, direction);
        };
        let Some(speaker) = speaker else {
            return self.notify("the speaker of this quotation is unknown");
        };
        let speaks = speaker.says(&analysis, &article.document);
        let mut all = analysis.quotations.iter().enumerate();
        let found = if direction.is_forward() {
            all.find(|(i, q)| *i >= at && speaks(q))
        } else {
            all.rfind(|(i, q)| *i < at && speaks(q))
        };
        drop(speaks);
        match (found.map(|(index, _)| index), speaker) {
            (Some(index), _) => {
                self.remember_position();
                self.select_quotation(&analysis, index);
            }
            (None, Speaker::Named(name)) => self.search_other_articles(name, direction),
            (None, Speaker::Unnamed(words)) => {
                self.notify(format!("no more quotations by “{words}” in this article"))
            }
        }
    }

    /// The speaker to follow, and the index of the quotation where the search begins:
    /// forward at it, backward before it. `None` if nothing is selected.
    fn followed_speaker(
        &self,
        article: &Article,
        analysis: &Analysis,
        direction: Direction,
    ) -> Option<(Option<Speaker>, usize)> {
        match self.articles().reader.selection()? {
            Selection::Quotation(at, _) => {
                let quotation = analysis.quotations.get(at)?;
                let speaker = Speaker::of(analysis, &article.document, quotation);
                Some((speaker, if direction.is_forward() { at + 1 } else { at }))
            }
            Selection::Mention(at, span) => {
                let entity = analysis.entity(analysis.mentions.get(at)?.entity)?;
                let next = analysis
                    .quotations
                    .partition_point(|q| q.span.start() < span.start());
                Some((Some(Speaker::Named(entity.name.clone())), next))
            }
        }
    }

    /// Selects the nearest quotation in `direction`, or else in the other direction.
    fn select_nearest_quotation(&mut self, analysis: &Analysis, direction: Direction) {
        let nearest = self
            .adjacent_quotation(analysis, direction)
            .or_else(|| self.adjacent_quotation(analysis, direction.reversed()));
        match nearest {
            Some(index) => self.select_quotation(analysis, index),
            None => self.notify_no_quotations(),
        }
    }

    /// Begins to search the articles after the open one, or before it.
    fn search_other_articles(&mut self, name: String, direction: Direction) {
        let (Some(from), Some(open)) = (self.position(), self.articles().reader.open_article()) else {
            return;
        };
        let waits_for = self.request_trail(&name);
        self.session.speaker_search = Some(SpeakerSearch {
            speaker: name,
            direction,
            from,
            at: open,
            trail: Trail::default(),
            waits_for,
        });
    }

    /// Requests the articles that may quote a speaker of this name.
    fn request_trail(&mut self, name: &str) -> Awaiting {
        Awaiting::Trail(self.session.pending.send(Request::Trail(name.to_owned())))
    }

    /// Continues the search with the articles that may quote the speaker.
    pub(crate) fn on_trail(&mut self, ticket: Ticket, trail: Trail) {
        let waits = |p: &&mut SpeakerSearch| p.waits_for == Awaiting::Trail(ticket);
        if let Some(search) = self.session.speaker_search.as_mut().filter(waits) {
            search.trail = trail;
            self.continue_speaker_search();
        }
    }

    /// Whether a search for a speaker waits for this answer.
    pub(crate) fn awaits_trail(&self, ticket: Ticket) -> bool {
        let search = self.session.speaker_search.as_ref();
        search.is_some_and(|search| search.waits_for == Awaiting::Trail(ticket))
    }

    /// Continues the search if the article it waits for is loaded.
    pub(crate) fn resume_speaker_search(&mut self) {
        if self
            .searched_article()
            .is_some_and(|id| self.session.cache.has_article(id))
        {
            self.continue_speaker_search();
        }
    }

    /// Restarts a search that waits for an analysis, after the library has changed: the
    /// analysis may be there, and other articles may quote the speaker now.
    pub(crate) fn restart_speaker_search(&mut self) {
        let waits = |p: &mut SpeakerSearch| matches!(p.waits_for, Awaiting::Analysis(_));
        if let Some(search) = self.session.speaker_search.take_if(waits) {
            let waits_for = self.request_trail(&search.speaker);
            self.session.speaker_search = Some(SpeakerSearch { waits_for, ..search });
        }
    }

    /// Continues the search after an article that cannot be loaded.
    pub(crate) fn skip_article(&mut self, id: ArticleId) {
        let waits = |p: &&mut SpeakerSearch| p.waits_for == Awaiting::Article(id);
        if let Some(search) = self.session.speaker_search.as_mut().filter(waits) {
            search.at = id;
            self.continue_speaker_search();
        }
    }

    fn continue_speaker_search(&mut self) {
        let Some(mut search) = self.session.speaker_search.take() else {
            return;
        };
        let speaker = Speaker::Named(search.speaker.clone());
        match self.next_stop(&speaker, &mut search) {
            NextStop::Found(id, index) => {
                self.notice = None;
                self.session.jumps.leave(search.from);
                self.go_to(ReaderPosition {
                    entry: id.into(),
                    anchor: 0,
                    selection: None,
                });
                self.focus_reader();
                if let Some(analysis) = self.analysis(id).map(Arc::clone) {
                    self.select_quotation(&analysis, index);
                }
            }
            NextStop::Wait(waits_for) => {
                if let Awaiting::Analysis(_) = waits_for {
                    self.notify(format!(
                        "looking for {} in articles that are not analysed yet …",
                        speaker.name()
                    ));
                }
                self.session.speaker_search = Some(SpeakerSearch { waits_for, ..search });
            }
            NextStop::End => self.notify_search_ended(&speaker, search.direction),
        }
    }

    fn notify_search_ended(&mut self, speaker: &Speaker, direction: Direction) {
        let name = speaker.name();
        let where_to = if direction.is_forward() { "below" } else { "above" };
        self.notify(if self.session.progress.done() < self.session.progress.articles {
            HintedText::from(format!(
                "no more quotations by {name} {where_to} so far · still analysing"
            ))
        } else if direction.is_forward() {
            HintedText::from(format!("no more quotations by {name} below · "))
                .hint(Command::PreviousOfSpeaker)
                .text(" goes up")
        } else {
            HintedText::from(format!("no more quotations by {name} above · "))
                .hint(Command::NextOfSpeaker)
                .text(" goes down")
        });
    }

    /// The next article that quotes the speaker, or that must be loaded or analysed to know.
    fn next_stop(&self, speaker: &Speaker, search: &mut SpeakerSearch) -> NextStop {
        let Some(start) = self.index_beyond(search.at, search.direction) else {
            return NextStop::End;
        };
        for id in self.articles_from(start, search.direction) {
            let likely = search.trail.likely.binary_search(&id).is_ok();
            if !likely && search.trail.unknown.binary_search(&id).is_err() {
                continue;
            }
            let Some(loaded) = self
                .session
                .cache
                .loaded(id)
                .filter(|_| self.session.cache.has_article(id))
            else {
                return NextStop::Wait(Awaiting::Article(id));
            };
            if loaded.analysis.is_none() {
                return NextStop::Wait(Awaiting::Analysis(id));
            }
            if let Some(index) = self.quotation_by(speaker, search.direction, id) {
                return NextStop::Found(id, index);
            }
            search.at = id;
        }
        NextStop::End
    }

    /// The index in the list of the article after `id`, or before it. If the list does not
    /// show `id`, the selected article takes its place.
    fn index_beyond(&self, id: ArticleId, direction: Direction) -> Option<usize> {
        let all = self.articles().list.articles().len();
        match (self.articles().list.position(id.into()), direction) {
            (Some(at), Direction::Forward) => Some(at + 1).filter(|at| *at < all),
            (None, Direction::Forward) => Some(self.articles().list.selected()).filter(|at| *at < all),
            (Some(at), Direction::Backward) => at.checked_sub(1),
            (None, Direction::Backward) => self.articles().list.selected().checked_sub(1),
        }
    }

    /// The speaker's first quotation in an article; going backward the last.
    fn quotation_by(&self, speaker: &Speaker, direction: Direction, id: ArticleId) -> Option<usize> {
        let (article, analysis) = (self.article(id)?, self.analysis(id)?);
        let speaks = speaker.says(analysis, &article.document);
        let mut all = analysis.quotations.iter();
        if direction.is_forward() {
            all.position(speaks)
        } else {
            all.rposition(speaks)
        }
    }

    /// The articles of the list from index `start` on, in the direction given.
    fn articles_from(&self, start: usize, direction: Direction) -> Box<dyn Iterator<Item = ArticleId> + '_> {
        let all = self.articles().list.articles();
        if direction.is_forward() {
            Box::new(all.get(start..).unwrap_or_default().iter().copied())
        } else {
            Box::new(all.get(..=start).unwrap_or_default().iter().rev().copied())
        }
    }

    /// The article that the search must load next.
    pub(crate) fn searched_article(&self) -> Option<ArticleId> {
        match self.session.speaker_search.as_ref()?.waits_for {
            Awaiting::Article(id) => Some(id),
            Awaiting::Trail(_) | Awaiting::Analysis(_) => None,
        }
    }

    /// The articles whose analyses the search needs next.
    pub(crate) fn awaited_analyses(&self) -> Vec<ArticleId> {
        let Some(search) = &self.session.speaker_search else {
            return Vec::new();
        };
        let Awaiting::Analysis(id) = search.waits_for else {
            return Vec::new();
        };
        let start = self.articles().list.position(id.into()).unwrap_or(0);
        let unknown = |id: &ArticleId| search.trail.unknown.binary_search(id).is_ok();
        let way = self.articles_from(start, search.direction).filter(unknown);
        way.take(AHEAD).collect()
    }
}
