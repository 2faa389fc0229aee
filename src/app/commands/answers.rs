//! What comes in from the work behind: answers, and news of the library.
//! None of it moves what a person looks at.

use crate::analysis::{Analysis, Pass};
use crate::app::pending::SearchReason;
use crate::app::session::article_cache::ArticleCache;
use crate::app::session::notice::Notice;
use crate::app::session::progress::BackgroundProgress;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::store::{Found, Loaded, SavedFilter};
use std::sync::Arc;

impl State {
    /// Takes in the first articles there are; the list itself follows.
    pub(crate) fn begin(&mut self, first: Vec<ArticleId>, of: usize) {
        self.progress.articles = of;
        self.list.show(first.into(), 0, None);
        self.lay_out();
        self.preview();
        self.search(SearchReason::Changed);
    }

    /// Takes in the answer to a search, unless another one has been asked since.
    pub(crate) fn found(&mut self, number: u64, found: Result<Found, String>) {
        let Some((_, why)) = self.asking.search.take_if(|(asked, _)| *asked == number) else {
            return;
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                // Nor is anything of it counted.
                self.asking.facets = None;
                self.notice = Some(Notice::error(error));
                return;
            }
        };
        self.progress.articles = found.of;
        self.progress.searchable = found.analysed;
        self.progress.analysed = found.settled;
        self.narrow(found.ids, why);
    }

    /// Takes note that deeds are kept, or cannot be.
    pub(crate) fn kept(&mut self, count: usize, result: Result<(), String>) {
        let deeds = self.shelf.kept(count);
        if let Err(why) = result {
            deeds.iter().rev().for_each(|deed| self.not_kept(deed));
            self.notice = Some(Notice::error(format!("this is not kept: {why}")));
            // What shows is what the library has.
            self.changed();
        }
    }

    /// Takes note that the library has changed.
    pub(crate) fn changed(&mut self) {
        self.shelf.age();
        self.asking.again();
        self.renew_pursuit();
        self.asking.outdated = true;
    }

    /// Takes in the filters that are saved now, here or in another program.
    pub(crate) fn saved_now(&mut self, saved: Vec<SavedFilter>) {
        // What is being kept is not among them yet.
        if !self.shelf.expects_filter() && self.saved != saved {
            self.saved = saved;
            self.renew_saved();
        }
    }

    /// Takes in an article, and goes to it if that is where the reader is bound.
    pub(crate) fn loaded(&mut self, loaded: Loaded) {
        let id = loaded.id;
        let gave_way = self.shelf.newer(id).is_none() && loaded.replaced_by.is_some();
        self.put(id, |shelf| shelf.put_article(loaded));
        if gave_way && self.reader.open() == Some(id) {
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
        put(&mut self.shelf);
        if self.reader.open() == Some(id)
            && let Some(analysis) = self.analysis(id).map(Arc::clone)
            && before.as_deref() != Some(&*analysis)
        {
            self.reader.reselect(&analysis);
            self.renew_popup();
            self.mark();
        }
    }

    /// Takes note that the library has an article and cannot give it.
    pub(crate) fn broken(&mut self, id: ArticleId, why: String) {
        // What was there a moment ago a person may be reading.
        if self.shelf.loaded(id).is_some() {
            return self.not_loaded(id, why);
        }
        self.shelf.add_broken(id, why);
        self.arrive();
        self.pass_by(id);
    }

    /// Takes note that there is no such article any more.
    pub(crate) fn not_loaded(&mut self, id: ArticleId, why: String) {
        let bound = self.bound.take_if(|bound| bound.article() == id).is_some();
        if bound || self.reader.open() == Some(id) {
            self.notice = Some(Notice::error(why));
        }
        self.pass_by(id);
    }

    /// Takes note of something that could not be read.
    pub(crate) fn unreadable(&mut self, name: String, reason: String) {
        self.shelf.add_unreadable(name, reason);
        if self.filter.query().is_everything() {
            let (ids, selected) = (self.list.shared(), self.list.selected_id());
            self.list.show(ids, self.shelf.failures(), selected);
            if self.reader.open().is_none() {
                self.open_first();
            }
        }
    }

    /// Takes note that all is read.
    pub(crate) fn import_finished(&mut self) {
        self.progress.imported = true;
        if self.reader.open().is_none() {
            self.open_first();
        }
    }

    /// Opens what is selected where nobody has chosen yet: what could not be
    /// read only when no article comes.
    pub(crate) fn open_first(&mut self) {
        let BackgroundProgress {
            imported, reading, ..
        } = &self.progress;
        let comes = !imported || reading.articles() + reading.unchanged > 0;
        if !(self.list.articles().is_empty() && comes) {
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
                if self.awaits_full(id) && self.given_up.insert(id) {
                    self.progress.failed += 1;
                }
                format!("“{title}” could not be analysed fully, its marks stay provisional: {why}")
            }
        }));
    }

    fn title_of(&self, id: ArticleId) -> Option<String> {
        match self.shelf.entry(id)? {
            crate::app::session::article_cache::ListEntry::Article(row) => Some(row.title.clone()),
            crate::app::session::article_cache::ListEntry::Unreadable(_) => None,
        }
    }

    /// Takes note that what is found cannot be kept.
    pub(crate) fn nothing_kept(&mut self, why: &str) {
        self.progress.halted = true;
        self.notice = Some(Notice::error(format!("what is found is not kept: {why}")));
    }

    /// Takes note that nothing will be analysed fully.
    pub(crate) fn never_full(&mut self, why: &str) {
        self.progress.never_full = true;
        self.notice = Some(Notice::error(format!("all marks stay provisional: {why}")));
    }
}
