//! The answers to requests and the events of the library. None of them moves
//! what the user is looking at.

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
use crate::presentation::numbers::counted;
use std::sync::Arc;

/// The notice that an article cannot be opened because another program removed it.
pub const REMOVED: &str = "this article is no longer in the library";

impl State {
    /// Routes the answer to a request. An answer that nothing waits for is dropped.
    pub(crate) fn on_answer(&mut self, ticket: Ticket, answer: Result<Response, String>) {
        match answer {
            Ok(Response::Search(found)) => self.on_found(ticket, found),
            Ok(Response::Count(counts)) => self.on_counts(ticket, &counts),
            Ok(Response::Facets(facets)) => self.on_facets(ticket, &facets),
            Ok(Response::Complete(names)) => self.on_completions(ticket, names),
            Ok(Response::Trail(trail)) => self.on_trail(ticket, trail),
            Err(why) => self.on_failed_request(ticket, why),
        }
    }

    /// Handles the failure of a request. A failure that nothing waits for is dropped.
    fn on_failed_request(&mut self, ticket: Ticket, why: String) {
        if self.session.pending.fail(ticket) || self.awaits_trail(ticket) {
            self.notice = Some(Notice::error(why));
        }
    }

    /// Routes records that were read.
    pub(crate) fn on_fetched(&mut self, fetched: Fetched) {
        match fetched {
            Fetched::Rows(rows) => {
                let visible = self.view.articles().list.visible_ids();
                self.session
                    .cache
                    .put_rows(rows, visible.filter_map(EntryId::article));
            }
            Fetched::Article(loaded) => self.on_loaded(*loaded),
            Fetched::Removed(id) => self.on_missing_article(id, REMOVED.to_owned()),
            Fetched::Damaged(id, why) => self.on_broken_article(id, why),
            Fetched::SavedFilters(saved) => self.on_saved_filters(saved),
            Fetched::Failed(why) => self.notice = Some(Notice::error(why)),
        }
    }

    /// Routes an event of the library.
    pub(crate) fn on_library_event(&mut self, event: LibraryEvent) {
        match event {
            LibraryEvent::Changed => self.on_library_changed(),
            LibraryEvent::EditWritten(result) => self.on_edits_kept(1, result),
            LibraryEvent::Importing { progress, total } => {
                (self.session.progress.reading, self.session.progress.reading_of) = (progress, total);
            }
            LibraryEvent::Unreadable { name, reason } => self.on_unreadable_file(name, reason),
            LibraryEvent::ImportFailed(why) => {
                self.notice = Some(Notice::error(format!("no more articles are added: {why}")));
                self.session.progress.import_failure = Some(why);
            }
            LibraryEvent::ImportFinished => self.on_import_finished(),
            LibraryEvent::AnalysisFailed { id, pass, reason } => self.on_analysis_failed(id, pass, &reason),
            LibraryEvent::NoFullAnalysis(why) => self.on_no_full_analysis(&why),
            LibraryEvent::FindingsNotWritable(why) => self.on_analyses_not_saved(&why),
            LibraryEvent::Found { id, analysis, pass } => self.on_unsaved_analysis(id, analysis, pass),
            LibraryEvent::Failed(why) => self.notice = Some(Notice::error(why)),
        }
    }

    /// Shows the first articles of the library. The search that follows fills the list.
    pub(crate) fn on_begun(&mut self, overview: Overview) {
        if overview.filters_left_out > 0 {
            let filters = counted(overview.filters_left_out as u64, "filter");
            self.notice = Some(Notice::error(format!(
                "{filters} of this library cannot be read · pullquote check mends the library"
            )));
        }
        self.session.saved_filters = overview.saved_filters;
        self.view.articles_mut().filter.recall(overview.typed_filters);
        self.session.progress.articles = overview.articles;
        self.view.articles_mut().list.show(overview.first.into(), 0, None);
        self.fit_panes();
        self.preview();
        self.search(SearchReason::Changed);
    }

    /// Shows the result of a search, unless a later search was requested.
    fn on_found(&mut self, ticket: Ticket, found: Found) {
        let pending = &mut self.session.pending;
        let Some((_, why)) = pending.search.take_if(|(asked, _)| *asked == ticket) else {
            return;
        };
        self.session.progress.articles = found.of;
        self.session.progress.searchable = found.analysed;
        self.session.progress.analysed = found.fully_analysed;
        self.show_found(found.ids, why);
    }

    /// Marks the first `count` edits as saved, or reverts them if the library could not save them.
    pub(crate) fn on_edits_kept(&mut self, count: usize, result: Result<(), String>) {
        let deeds = self.session.cache.take_saved(count);
        if let Err(why) = result {
            deeds.iter().rev().for_each(|deed| self.revert_edit(deed));
            self.notice = Some(Notice::error(format!("the change is not saved: {why}")));
            // The screen shows what the library has.
            self.on_library_changed();
        }
    }

    /// Marks everything loaded as outdated, and requests it again.
    pub(crate) fn on_library_changed(&mut self) {
        self.session.cache.mark_outdated();
        self.session.pending.again();
        self.restart_speaker_search();
        self.session.pending.outdated = true;
        self.push_effect(Effect::Fetch(Fetch::SavedFilters));
    }

    /// Replaces the saved filters, which another program may have changed too.
    pub(crate) fn on_saved_filters(&mut self, saved: Vec<SavedFilter>) {
        // A filter whose edit is not saved yet is not among them.
        if !self.session.cache.has_unsaved_filter() && self.session.saved_filters != saved {
            self.session.saved_filters = saved;
            self.refresh_saved_filters();
        }
    }

    /// Caches an article, and opens it if the reader pane waits for it.
    pub(crate) fn on_loaded(&mut self, loaded: Loaded) {
        let id = loaded.id;
        let gave_way = self.session.cache.newer_version(id).is_none() && loaded.replaced_by.is_some();
        self.update_article(id, |cache| cache.put_article(loaded));
        if gave_way && self.articles().reader.open_article() == Some(id) {
            self.notify("there is a newer version of this article");
        }
        self.go_to_destination();
        self.resume_speaker_search();
    }

    /// Caches an analysis that the library cannot save.
    pub(crate) fn on_unsaved_analysis(&mut self, id: ArticleId, analysis: Arc<Analysis>, pass: Pass) {
        self.update_article(id, |cache| cache.put_unsaved(id, analysis, pass));
    }

    /// Changes what the cache has of an article, and shows its new analysis if the article is open.
    fn update_article(&mut self, id: ArticleId, put: impl FnOnce(&mut ArticleCache)) {
        let before = self.analysis(id).map(Arc::clone);
        put(&mut self.session.cache);
        if self.articles().reader.open_article() == Some(id)
            && let Some(analysis) = self.analysis(id).map(Arc::clone)
            && before.as_deref() != Some(&*analysis)
        {
            self.view.articles_mut().reader.reselect(&analysis);
            self.refresh_popup();
            self.update_marks();
        }
    }

    /// Marks an article that the library has but cannot read.
    pub(crate) fn on_broken_article(&mut self, id: ArticleId, why: String) {
        // The user may be reading the cached article.
        if self.session.cache.loaded(id).is_some() {
            return self.on_missing_article(id, why);
        }
        self.session.cache.add_broken(id, why);
        self.go_to_destination();
        self.skip_article(id);
    }

    /// Handles an article that the library no longer has.
    pub(crate) fn on_missing_article(&mut self, id: ArticleId, why: String) {
        let bound = self
            .view
            .articles_mut()
            .destination
            .take_if(|bound| bound.entry() == EntryId::Article(id))
            .is_some();
        if bound || self.articles().reader.open_article() == Some(id) {
            self.notice = Some(Notice::error(why));
        }
        self.skip_article(id);
    }

    /// Lists a file that could not be read.
    pub(crate) fn on_unreadable_file(&mut self, name: String, reason: String) {
        self.session.cache.add_unreadable(name, reason);
        if self.articles().filter.query().is_everything() {
            let (ids, selected) = (self.articles().list.ids(), self.articles().list.selected_id());
            self.view
                .articles_mut()
                .list
                .show(ids, self.session.cache.failures(), selected);
            if self.articles().reader.open().is_none() {
                self.open_first();
            }
        }
    }

    /// Handles the end of the import.
    pub(crate) fn on_import_finished(&mut self) {
        self.session.progress.imported = true;
        if self.articles().reader.open().is_none() {
            self.open_first();
        }
    }

    /// Opens the selected entry at the start. A file that could not be read is opened
    /// only if no article will come.
    pub(crate) fn open_first(&mut self) {
        let BackgroundProgress {
            imported, reading, ..
        } = &self.session.progress;
        let comes = !imported || reading.articles() + reading.unchanged > 0;
        if !(self.articles().list.articles().is_empty() && comes) {
            self.preview();
        }
    }

    /// Reports that a pass failed on an article. After a failed quick pass the article
    /// has no marks; after a failed full pass it keeps the marks of the quick pass.
    pub(crate) fn on_analysis_failed(&mut self, id: ArticleId, pass: Pass, why: &str) {
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

    /// Reports that the library cannot save analyses.
    pub(crate) fn on_analyses_not_saved(&mut self, why: &str) {
        self.session.progress.halted = true;
        self.notice = Some(Notice::error(format!("the analyses are not saved: {why}")));
    }

    /// Reports that there is no full analysis.
    pub(crate) fn on_no_full_analysis(&mut self, why: &str) {
        self.session.progress.never_full = true;
        self.notice = Some(Notice::error(format!("all marks stay provisional: {why}")));
    }
}
