//! What outlives a view: cached articles, the scope, jumps, undo, progress,
//! requests. Its types hold data and know no `State`; `commands` change them.

pub mod article_cache;
pub mod entry;
pub mod hinted_text;
pub mod jumps;
pub mod notice;
pub mod progress;
pub mod scope_label;
pub mod selection;
pub mod speaker_search;
pub mod undo;

use super::input::keymap::Keymap;
use super::pending::Pending;
use crate::library::ArticleId;
use crate::library::store::{SavedFilter, Scope};
use article_cache::ArticleCache;
use jiff::civil::Date;
use jumps::JumpList;
use progress::BackgroundProgress;
use scope_label::ScopeLabel;
use speaker_search::SpeakerSearch;
use std::collections::HashSet;
use std::sync::Arc;
use undo::UndoStack;

/// What outlives a view.
#[derive(Debug)]
pub struct Session {
    /// The rows and articles that were loaded from the library.
    pub cache: ArticleCache,
    /// The part of the library that is shown.
    pub scope: Arc<Scope>,
    /// How the title line describes the scope.
    pub scope_label: ScopeLabel,
    /// The saved filters, by name.
    pub saved_filters: Vec<SavedFilter>,
    /// The edits that can be undone and redone.
    pub undo: UndoStack,
    /// The positions to go back and forward to.
    pub jumps: JumpList,
    /// Which keys give which commands.
    pub keymap: Keymap,
    /// The current day, from which the filter counts "yesterday".
    pub today: Date,
    /// How far the background work is.
    pub progress: BackgroundProgress,
    /// The search for a speaker's next quotation that is under way.
    pub speaker_search: Option<SpeakerSearch>,
    /// The articles on which the full analysis failed: their marks stay provisional.
    pub(crate) failed_analyses: HashSet<ArticleId>,
    /// The requests that are not answered yet.
    pub(crate) pending: Pending,
}

impl Session {
    /// A session on the day `today` that shows `scope`, before anything is loaded.
    #[must_use]
    pub fn new(today: Date, scope: Scope, scope_label: ScopeLabel) -> Self {
        Self {
            cache: ArticleCache::default(),
            scope: Arc::new(scope),
            scope_label,
            saved_filters: Vec::new(),
            undo: UndoStack::default(),
            jumps: JumpList::default(),
            keymap: Keymap::default(),
            today,
            progress: BackgroundProgress::default(),
            speaker_search: None,
            failed_analyses: HashSet::new(),
            pending: Pending::default(),
        }
    }
}
