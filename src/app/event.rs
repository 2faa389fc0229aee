//! All that can happen, and all that is asked of the outside.

use super::{Key, Size};
use crate::analysis::{Analysis, Pass};
use crate::library::intake::Progress;
use crate::library::store::{ArticleRow, Completion, Facets, Found, Loaded, SavedFilter, Trail};
use crate::library::{ArticleId, NameKind};
use std::sync::Arc;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// The terminal pasted text.
    Pasted(String),
    /// The terminal has this size now.
    Resized(Size),
    /// The first articles of the list and how many there are, before any search is answered.
    Begun {
        /// As many as a screen needs, in the order of the list.
        first: Vec<ArticleId>,
        /// How many there are.
        of: usize,
        /// The filters that were saved.
        saved: Vec<SavedFilter>,
        /// Filters typed before, the latest last.
        typed: Vec<String>,
    },
    /// The answer to [`Effect::Search`] of this number.
    Found(u64, Result<Found, String>),
    /// The answer to [`Effect::Rows`].
    Rows(Vec<ArticleRow>),
    /// The answer to [`Effect::Load`].
    Loaded(Box<Loaded>),
    /// There is no such article any more, as a person is told.
    NotLoaded(ArticleId, String),
    /// The library has this article and cannot give it, and why.
    Broken(ArticleId, String),
    /// The answer to [`Effect::Complete`] of this number.
    Completed(u64, Vec<(NameKind, Completion)>),
    /// The answer to [`Effect::Follow`] of this number.
    Trailed(u64, Trail),
    /// The answer to [`Effect::Count`]; nothing for a search that failed.
    Counted(u64, Vec<Option<usize>>),
    /// The answer to [`Effect::Facets`].
    Faceted(u64, Result<Box<Facets>, String>),
    /// So many of the deeds that were to be kept are, the first ones first; or
    /// why they cannot be, and then none of them is.
    Kept(usize, Result<(), String>),
    /// The library is not what it was: articles came or went, or were analysed,
    /// here or in another program.
    Changed,
    /// The filters that are saved now.
    Saved(Vec<SavedFilter>),
    /// How far the reading of what was named is, and how many bytes there are
    /// to pass, where that is known.
    Reading(Progress, Option<u64>),
    /// Something could not be read: what it is called, and why.
    Unreadable(String, String),
    /// All that was to be read has been read.
    ImportFinished,
    /// One pass of the analysis failed on an article, and why.
    NotAnalysed(ArticleId, Pass, String),
    /// There will be no full analysis of anything, and why.
    NeverFull(String),
    /// The answer to [`Effect::Copy`]: how it went, or why it did not.
    Copied(Result<(), String>),
    /// The answer to [`Effect::OpenUrl`].
    Opened(Result<(), String>),
    /// The program ends, though nobody pressed a key for it.
    Leaving,
    /// What is found from now on cannot be kept, and why: only what a person
    /// looks at is analysed, and told of by [`Action::Unkept`].
    NothingKept(String),
    /// What was found in an article, which the library will not have.
    Unkept(ArticleId, Arc<Analysis>, Pass),
    /// Something else went wrong that a person should know.
    Failed(String),
}
