//! What the screen of a script shows.

use super::Script;
use pullquote::app::popup::Popup;
use pullquote::app::popup::menu::MenuItem;
use pullquote::app::session::entry::ListEntry;
use pullquote::library::store::ArticleRow;
use pullquote::presentation::segments::text_of;
use pullquote::ui::status_line;

impl Script {
    /// The title line.
    pub fn above(&self) -> String {
        text_of(&status_line::title_line(&self.state))
    }

    /// The status line at the bottom.
    pub fn below(&self) -> String {
        text_of(&status_line::bottom_line(&self.state))
    }

    /// The number of the open article.
    pub fn open(&self) -> Option<u32> {
        self.number(self.state.articles().reader.open_article()?)
    }

    /// The number of the article selected in the list.
    pub fn selected(&self) -> Option<u32> {
        self.number(self.state.articles().list.selected_id()?.article()?)
    }

    /// The numbers of the articles that the list shows.
    pub fn shown(&self) -> Vec<u32> {
        let shown = self.state.articles().list.articles().iter();
        shown.filter_map(|id| self.number(*id)).collect()
    }

    /// The row of an article in the list.
    pub fn row(&self, article: u32) -> ArticleRow {
        match self.state.session.cache.entry(self.id(article).into()) {
            Some(ListEntry::Article(row)) => row.clone(),
            other => panic!("{other:?}"),
        }
    }

    /// The lines of the menu that is open, as "name count about".
    pub fn menu(&self) -> Vec<String> {
        let Some(Popup::Menu(_, picker)) = &self.state.popup else {
            return Vec::new();
        };
        let line = |item: &MenuItem| {
            let count = item.count.map(|count| count.to_string()).unwrap_or_default();
            format!("{} {count} {}", item.name, item.about)
                .trim_end()
                .to_owned()
        };
        picker.shown().map(line).collect()
    }

    /// The selected text; empty without a selection.
    pub fn selection(&self) -> String {
        let open = self
            .state
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.state.article(id));
        let span = self.state.articles().reader.selection().map(|s| s.span());
        open.zip(span)
            .map(|(a, span)| a.document.slice(span).to_owned())
            .unwrap_or_default()
    }

    /// The text of the first visible row.
    pub fn top_row(&self) -> String {
        let open = self
            .state
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.state.article(id));
        let row = self
            .state
            .articles()
            .reader
            .layout()
            .rows()
            .get(self.state.articles().reader.visible().start);
        open.zip(row)
            .map(|(a, row)| a.document.slice(row.span).to_owned())
            .unwrap_or_default()
    }

    /// Whether the selection is visible.
    pub fn selection_shows(&self) -> bool {
        self.state
            .articles()
            .reader
            .selection()
            .is_some_and(|s| self.state.articles().reader.shows(s.span()))
    }

    /// The text of the filter bar.
    pub fn filter(&self) -> &str {
        self.state.articles().filter.input().text()
    }

    /// The lines of the open popup of names, as "name count"; the selected one starts with `>`.
    pub fn window(&self) -> Vec<String> {
        let Some(Popup::Speakers(picker) | Popup::Names(picker)) = &self.state.popup else {
            return Vec::new();
        };
        let line = |(i, c): (usize, &pullquote::app::popup::ListedName)| {
            let mark = if i == picker.selected() { ">" } else { "" };
            format!("{mark}{} {}", c.name, c.count)
        };
        picker.shown().enumerate().map(line).collect()
    }
}
