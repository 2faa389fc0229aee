//! The cache of wrapped texts, so that going back and forth in the list wraps each
//! article only once.

use crate::library::ArticleId;
use crate::text::{Document, Layout};
use std::sync::Arc;

/// How many wrapped texts are cached: enough for paging back and forth in a list.
const KEPT: usize = 16;

/// How many rows they have together, beside the one in use: some megabytes, a thousand articles.
const ROWS: usize = 200_000;

/// Wrapped texts by article and width, the one used last at the end.
#[derive(Clone, Debug, Default)]
pub struct LayoutCache {
    kept: Vec<(ArticleId, Arc<Layout>)>,
}

impl LayoutCache {
    /// The `document` of article `id`, wrapped to `measure` columns.
    pub fn get(&mut self, id: ArticleId, document: &Document, measure: u16) -> Arc<Layout> {
        let found = self
            .kept
            .iter()
            .position(|(of, layout)| *of == id && layout.measure() == measure.max(1));
        let entry = match found {
            Some(index) => self.kept.remove(index),
            None => (id, Arc::new(Layout::new(document, measure))),
        };
        let layout = Arc::clone(&entry.1);
        self.kept.push(entry);
        let rows = |kept: &[(_, Arc<Layout>)]| kept.iter().map(|(_, l)| l.rows().len()).sum::<usize>();
        while self.kept.len() > 1 && (self.kept.len() > KEPT || rows(&self.kept) > ROWS) {
            self.kept.remove(0);
        }
        layout
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;

    #[test]
    fn an_article_is_wrapped_once_for_each_measure() {
        let document = plain_document("One.\n\nTwo.".to_owned());
        let mut layouts = LayoutCache::default();
        let first = layouts.get(ArticleId(0), &document, 40);
        layouts.get(ArticleId(0), &document, 20);
        assert!(Arc::ptr_eq(&first, &layouts.get(ArticleId(0), &document, 40)));
    }

    #[test]
    fn of_texts_with_very_many_rows_only_the_last_is_kept() {
        let document = plain_document("One.\n\n".repeat(ROWS));
        let mut layouts = LayoutCache::default();
        layouts.get(ArticleId(0), &document, 40);
        layouts.get(ArticleId(0), &document, 20);
        assert_eq!(layouts.kept.len(), 1);
    }

    #[test]
    fn what_was_not_used_for_long_is_let_go() {
        let document = plain_document("One.".to_owned());
        let mut layouts = LayoutCache::default();
        let first = layouts.get(ArticleId(0), &document, 40);
        (1..100).for_each(|id| drop(layouts.get(ArticleId(id), &document, 40)));
        assert!(!Arc::ptr_eq(&first, &layouts.get(ArticleId(0), &document, 40)));
    }
}
