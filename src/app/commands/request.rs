//! What is to be asked of the outside, told by the state itself: what shows
//! and is not at hand, what waits and was not asked for.

use crate::app::effect::Effect;
use crate::app::pending::SearchReason;
use crate::app::state::State;
use crate::library::ArticleId;
use crate::library::query::Query;
use crate::library::store::Search;
use std::sync::Arc;

/// Rows around those visible that are read with them, so that a key finds them there.
const AROUND: usize = 64;

impl State {
    /// Asks for something with the end of this update, in order.
    pub(crate) fn ask_for(&mut self, effect: Effect) {
        self.asking.due.push(effect);
    }

    /// Searches for what the filter says now.
    pub(crate) fn search(&mut self, why: SearchReason) {
        let number = self.asking.next();
        // What just came in does not change what a person is about.
        let why = match (self.asking.search.take(), why) {
            (Some((_, earlier)), SearchReason::Changed) => earlier,
            (_, why) => why,
        };
        self.asking.search = Some((number, why));
        self.asking.outdated = false;
        let search = self.search_for(self.filter.query().clone());
        self.ask_for(Effect::Search(number, Box::new(search)));
    }

    /// The search for what `query` means in this scope and order.
    pub(crate) fn search_for(&self, query: Query) -> Search {
        Search {
            query: Query {
                problems: Vec::new(),
                ..query
            },
            order: self.order,
            scope: Arc::clone(&self.scope),
        }
    }

    /// What must be asked for what shows.
    pub(crate) fn ask(&mut self) -> Vec<Effect> {
        // News comes so often while articles are analysed that counting would
        // never get to its end.
        if self.asking.outdated && !self.is_counting() {
            self.search(SearchReason::Changed);
        }
        let mut effects = std::mem::take(&mut self.asking.due);
        effects.extend(self.ask_article());
        effects.extend(self.ask_rows());
        effects.extend(self.ask_first());
        effects
    }

    /// The article that the reader is bound for, or the open one as it is now,
    /// or one that a pursuit passes.
    fn ask_article(&mut self) -> Option<Effect> {
        let bound = self.bound.map(|bound| bound.article());
        let open = self.reader.open();
        let wanted = [bound, self.pursued_article(), open];
        let wanted = wanted
            .into_iter()
            .flatten()
            .find(|id| !self.shelf.has_article(*id))?;
        if self.asking.article == Some(wanted) {
            return None;
        }
        self.asking.article = Some(wanted);
        Some(Effect::Load(wanted))
    }

    fn ask_rows(&mut self) -> Option<Effect> {
        let visible = self.list.visible();
        let missing = |id: &ArticleId| !self.shelf.has_row(*id);
        self.list.visible_ids().find(missing)?;
        let around = visible.start.saturating_sub(AROUND)..visible.end + AROUND;
        let ids: Vec<ArticleId> = around
            .filter_map(|at| self.list.get(at))
            .filter(missing)
            .collect();
        if ids == self.asking.rows {
            return None;
        }
        self.asking.rows.clone_from(&ids);
        Some(Effect::Rows(ids))
    }

    /// Asks at once for the analyses that a person waits for: of the open
    /// article, those a pursuit needs, those in sight in the list. Says nothing
    /// when that is what was asked for last.
    fn ask_first(&mut self) -> Option<Effect> {
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
        if seen.iter().all(|id| self.asking.analyses.contains(id))
            && seen.first() == self.asking.analyses.iter().find(|id| seen.contains(id))
        {
            return None;
        }
        self.asking.analyses.clone_from(&seen);
        Some(Effect::Analyse(seen))
    }
}
