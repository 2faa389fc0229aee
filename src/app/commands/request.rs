//! The requests that follow from the state: rows and articles that the screen shows
//! and that are not loaded, and searches after the library has changed.

use crate::app::effect::Effect;
use crate::app::pending::SearchReason;
use crate::app::session::entry::EntryId;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::query::Query;
use crate::library::request::{Fetch, Request};
use crate::library::store::Search;
use std::sync::Arc;

/// How many rows above and below the visible ones are loaded with them, so that a
/// key finds them loaded.
const AROUND: usize = 64;

impl State {
    /// Adds an effect to those of this update.
    pub(crate) fn push_effect(&mut self, effect: Effect) {
        self.session.pending.due.push(effect);
    }

    /// Requests the articles that match the filter.
    pub(crate) fn search(&mut self, why: SearchReason) {
        // A change of the library keeps the reason of a pending search.
        let why = match (self.session.pending.search.take(), why) {
            (Some((_, earlier)), SearchReason::Changed) => earlier,
            (_, why) => why,
        };
        self.session.pending.outdated = false;
        let search = self.search_for(self.articles().filter.query().clone());
        let ticket = self.session.pending.send(Request::Search(Box::new(search)));
        self.session.pending.search = Some((ticket, why));
    }

    /// The search for `query` in the present scope and order.
    pub(crate) fn search_for(&self, query: Query) -> Search {
        Search {
            query: Query {
                problems: Vec::new(),
                ..query
            },
            order: self.articles().order,
            scope: Arc::clone(&self.session.scope),
        }
    }

    /// Returns the effects of this update, with the requests for what the screen lacks.
    pub(crate) fn take_effects(&mut self) -> Vec<Effect> {
        // The library changes so often while articles are analysed that facets would
        // never be counted to the end.
        if self.session.pending.outdated && !self.is_counting_facets() {
            self.search(SearchReason::Changed);
        }
        let mut effects = std::mem::take(&mut self.session.pending.due);
        effects.extend(self.request_article());
        effects.extend(self.request_rows());
        effects.extend(self.request_analyses());
        effects
    }

    /// Requests the first of these articles that is not loaded: the destination of the
    /// reader pane, the article that the search for a speaker needs, the open article.
    fn request_article(&mut self) -> Option<Effect> {
        let bound = self.articles().destination;
        let bound = bound.and_then(|bound| bound.entry().article());
        let open = self.articles().reader.open_article();
        let wanted = [bound, self.searched_article(), open];
        let wanted = wanted
            .into_iter()
            .flatten()
            .find(|id| !self.session.cache.has_article(*id))?;
        if self.session.pending.article == Some(wanted) {
            return None;
        }
        self.session.pending.article = Some(wanted);
        Some(Effect::Fetch(Fetch::Article(wanted)))
    }

    fn request_rows(&mut self) -> Option<Effect> {
        let visible = self.articles().list.visible();
        let missing = |id: &EntryId| !self.session.cache.has_row(*id);
        self.articles().list.visible_ids().find(missing)?;
        let around = visible.start.saturating_sub(AROUND)..visible.end + AROUND;
        let ids: Vec<ArticleId> = around
            .filter_map(|at| self.articles().list.get(at))
            .filter(missing)
            .filter_map(EntryId::article)
            .collect();
        if ids == self.session.pending.rows {
            return None;
        }
        self.session.pending.rows.clone_from(&ids);
        Some(Effect::Fetch(Fetch::Rows(ids)))
    }

    /// Requests the analyses that the user waits for: of the open article, of the articles
    /// that the search for a speaker needs, of the visible articles of the list. Returns
    /// `None` if they were requested last.
    fn request_analyses(&mut self) -> Option<Effect> {
        let mut ids: Vec<ArticleId> = self.articles().reader.open_article().into_iter().collect();
        ids.extend(self.awaited_analyses());
        let visible = self.articles().list.visible_ids();
        ids.extend(visible.filter_map(EntryId::article));
        ids.retain(|id| self.awaits_full(*id));
        let mut seen = Vec::with_capacity(ids.len());
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        if seen.iter().all(|id| self.session.pending.analyses.contains(id))
            && seen.first() == self.session.pending.analyses.iter().find(|id| seen.contains(id))
        {
            return None;
        }
        self.session.pending.analyses.clone_from(&seen);
        Some(Effect::Analyse(seen))
    }
}
