//! What comes in from the work behind: answers, and news of the library.
//! None of it moves what a person looks at.

use crate::analysis::{Analysis, Pass};
use crate::app::effect::Effect;
use crate::app::pending::SearchReason;
use crate::app::session::article_cache::ArticleCache;
use crate::app::session::entry::EntryId;
use crate::app::session::notice::Notice;
use crate::app::session::progress::BackgroundProgress;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::event::LibraryEvent;
use crate::library::request::{Fetch, Fetched, Overview, Response, Ticket};
use crate::library::store::{Found, Loaded, SavedFilter};
use std::sync::Arc;

/// The notice that an article cannot be opened because another program removed it.
pub const REMOVED: &str = "this article is no longer in the library";

impl State {
    /// Routes the answer to a request. An answer that nothing waits for is dropped.
    pub(crate) fn answered(&mut self, ticket: Ticket, answer: Result<Response, String>) {
        match answer {
            Ok(Response::Search(found)) => self.found(ticket, found),
            Ok(Response::Count(counts)) => self.counted(ticket, &counts),
            Ok(Response::Facets(facets)) => self.faceted(ticket, &facets),
            Ok(Response::Complete(names)) => self.completed(ticket, names),
            Ok(Response::Trail(trail)) => self.trailed(ticket, trail),
            Err(why) => self.unanswered(ticket, why),
        }
    }

    /// Takes note that a request failed. A failure that nothing waits for is dropped.
    fn unanswered(&mut self, ticket: Ticket, why: String) {
        if self.session.pending.fail(ticket) || self.awaits_trail(ticket) {
            self.notice = Some(Notice::error(why));
        }
    }

    /// Routes records that were read.
    pub(crate) fn fetched(&mut self, fetched: Fetched) {
        match fetched {
            Fetched::Rows(rows) => self.session.cache.put_rows(rows),
            Fetched::Article(loaded) => self.loaded(*loaded),
            Fetched::Removed(id) => self.not_loaded(id, REMOVED.to_owned()),
            Fetched::Damaged(id, why) => self.broken(id, why),
            Fetched::SavedFilters(saved) => self.saved_now(saved),
            Fetched::Failed(why) => self.notice = Some(Notice::error(why)),
        }
    }

    /// Routes an event of the library.
    pub(crate) fn library_event(&mut self, event: LibraryEvent) {
        match event {
            LibraryEvent::Changed => self.changed(),
            LibraryEvent::EditWritten(result) => self.kept(1, result),
            LibraryEvent::Importing { progress, total } => {
                (self.session.progress.reading, self.session.progress.reading_of) = (progress, total);
            }
            LibraryEvent::Unreadable { name, reason } => self.unreadable(name, reason),
            LibraryEvent::ImportFinished => self.import_finished(),
            LibraryEvent::AnalysisFailed { id, pass, reason } => self.not_analysed(id, pass, &reason),
            LibraryEvent::NoFullAnalysis(why) => self.never_full(&why),
            LibraryEvent::FindingsNotWritable(why) => self.nothing_kept(&why),
            LibraryEvent::Found { id, analysis, pass } => self.unkept(id, analysis, pass),
            LibraryEvent::Failed(why) => self.notice = Some(Notice::error(why)),
        }
    }

    /// Takes in what the library has before the first search is answered; the list itself follows.
    pub(crate) fn begin(&mut self, overview: Overview) {
        self.session.saved_filters = overview.saved_filters;
        self.view.articles_mut().filter.recall(overview.typed_filters);
        self.session.progress.articles = overview.articles;
        self.view.articles_mut().list.show(overview.first.into(), 0, None);
        self.lay_out();
        self.preview();
        self.search(SearchReason::Changed);
    }

    /// Takes in the answer to a search, unless another one has been asked since.
    fn found(&mut self, ticket: Ticket, found: Found) {
        let pending = &mut self.session.pending;
        let Some((_, why)) = pending.search.take_if(|(asked, _)| *asked == ticket) else {
            return;
        };
        self.session.progress.articles = found.of;
        self.session.progress.searchable = found.analysed;
        self.session.progress.analysed = found.settled;
        self.narrow(found.ids, why);
    }

    /// Takes note that deeds are kept, or cannot be.
    pub(crate) fn kept(&mut self, count: usize, result: Result<(), String>) {
        let deeds = self.session.cache.kept(count);
        if let Err(why) = result {
            deeds.iter().rev().for_each(|deed| self.not_kept(deed));
            self.notice = Some(Notice::error(format!("this is not kept: {why}")));
            // What shows is what the library has.
            self.changed();
        }
    }

    /// Takes note that the library has changed.
    pub(crate) fn changed(&mut self) {
        self.session.cache.age();
        self.session.pending.again();
        self.renew_pursuit();
        self.session.pending.outdated = true;
        self.ask_for(Effect::Fetch(Fetch::SavedFilters));
    }

    /// Takes in the filters that are saved now, here or in another program.
    pub(crate) fn saved_now(&mut self, saved: Vec<SavedFilter>) {
        // What is being kept is not among them yet.
        if !self.session.cache.expects_filter() && self.session.saved_filters != saved {
            self.session.saved_filters = saved;
            self.renew_saved();
        }
    }

    /// Takes in an article, and goes to it if that is where the reader is bound.
    pub(crate) fn loaded(&mut self, loaded: Loaded) {
        let id = loaded.id;
        let gave_way = self.session.cache.newer(id).is_none() && loaded.replaced_by.is_some();
        self.put(id, |shelf| shelf.put_article(loaded));
        if gave_way && self.articles().reader.open_article() == Some(id) {
            self.say("there is a newer version of this article");
        }
        self.arrive();
        self.resume_pursuit();
    }

    /// Takes in what was found in an article and cannot be kept.
    pub(crate) fn unkept(&mut self, id: ArticleId, analysis: Arc<Analysis>, pass: Pass) {
        self.put(id, |shelf| shelf.put_unkept(id, analysis, pass));
    }

    /// Puts something about an article on the shelf, and shows what is found in it now.
    fn put(&mut self, id: ArticleId, put: impl FnOnce(&mut ArticleCache)) {
        let before = self.analysis(id).map(Arc::clone);
        put(&mut self.session.cache);
        if self.articles().reader.open_article() == Some(id)
            && let Some(analysis) = self.analysis(id).map(Arc::clone)
            && before.as_deref() != Some(&*analysis)
        {
            self.view.articles_mut().reader.reselect(&analysis);
            self.renew_popup();
            self.mark();
        }
    }

    /// Takes note that the library has an article and cannot give it.
    pub(crate) fn broken(&mut self, id: ArticleId, why: String) {
        // What was there a moment ago a person may be reading.
        if self.session.cache.loaded(id).is_some() {
            return self.not_loaded(id, why);
        }
        self.session.cache.add_broken(id, why);
        self.arrive();
        self.pass_by(id);
    }

    /// Takes note that there is no such article any more.
    pub(crate) fn not_loaded(&mut self, id: ArticleId, why: String) {
        let bound = self
            .view
            .articles_mut()
            .destination
            .take_if(|bound| bound.entry() == EntryId::Article(id))
            .is_some();
        if bound || self.articles().reader.open_article() == Some(id) {
            self.notice = Some(Notice::error(why));
        }
        self.pass_by(id);
    }

    /// Takes note of something that could not be read.
    pub(crate) fn unreadable(&mut self, name: String, reason: String) {
        self.session.cache.add_unreadable(name, reason);
        if self.articles().filter.query().is_everything() {
            let (ids, selected) = (self.articles().list.shared(), self.articles().list.selected_id());
            self.view
                .articles_mut()
                .list
                .show(ids, self.session.cache.failures(), selected);
            if self.articles().reader.open().is_none() {
                self.open_first();
            }
        }
    }

    /// Takes note that all is read.
    pub(crate) fn import_finished(&mut self) {
        self.session.progress.imported = true;
        if self.articles().reader.open().is_none() {
            self.open_first();
        }
    }

    /// Opens what is selected where nobody has chosen yet: what could not be
    /// read only when no article comes.
    pub(crate) fn open_first(&mut self) {
        let BackgroundProgress {
            imported, reading, ..
        } = &self.session.progress;
        let comes = !imported || reading.articles() + reading.unchanged > 0;
        if !(self.articles().list.articles().is_empty() && comes) {
            self.preview();
        }
    }

    /// Takes note that a pass failed on an article. Where it was the quick one
    /// nothing is found in it so far; where the full one, what was found stays.
    pub(crate) fn not_analysed(&mut self, id: ArticleId, pass: Pass, why: &str) {
        let title = self.title_of(id).unwrap_or_else(|| "an article".to_owned());
        self.notice = Some(Notice::error(match pass {
            Pass::Quick => format!("“{title}” could not be analysed: {why}"),
            Pass::Full => {
                if self.awaits_full(id) && self.session.failed_analyses.insert(id) {
                    self.session.progress.failed += 1;
                }
                format!("“{title}” could not be analysed fully, its marks stay provisional: {why}")
            }
        }));
    }

    fn title_of(&self, id: ArticleId) -> Option<String> {
        match self.session.cache.entry(id.into())? {
            crate::app::session::entry::ListEntry::Article(row) => Some(row.title.clone()),
            crate::app::session::entry::ListEntry::Unreadable(_) => None,
        }
    }

    /// Takes note that what is found cannot be kept.
    pub(crate) fn nothing_kept(&mut self, why: &str) {
        self.session.progress.halted = true;
        self.notice = Some(Notice::error(format!("what is found is not kept: {why}")));
    }

    /// Takes note that nothing will be analysed fully.
    pub(crate) fn never_full(&mut self, why: &str) {
        self.session.progress.never_full = true;
        self.notice = Some(Notice::error(format!("all marks stay provisional: {why}")));
    }
}
