//! Key scripts: a library written in the marked-text notation, keys as a
//! string, and questions about what shows afterwards.

use crate::support::found::analysis;
use crate::support::marked::parse;
use jiff::civil::date;
use pullquote::analysis::{Analysis, Pass};
use pullquote::app::pieces::plain;
use pullquote::app::popup::Popup;
use pullquote::app::{Action, Effect, Key, KeyCode, Size, State, Urgency, context, update};
use pullquote::library::{Arrival, Article, ArticleId, Entry, Findings, Meta, Origin};
use pullquote::text::{BlockKind, Document};
use std::sync::Arc;

/// A session with the reader.
pub struct Script {
    pub state: State,
    /// What was asked of the outside since the last look, analyses left out.
    pub effects: Vec<Effect>,
    /// The articles that were asked for at once, last.
    pub urgent: Vec<u32>,
    found: Vec<Findings>,
}

impl Script {
    /// The reader on a screen of 100 × 30, with `articles` read and analysed.
    pub fn on(articles: &[&str]) -> Self {
        let mut script = Self::unanalysed(articles);
        (0..articles.len()).for_each(|i| script.analyse(i as u32));
        script
    }

    /// The same before anything was analysed.
    pub fn unanalysed(articles: &[&str]) -> Self {
        let size = Size {
            width: 100,
            height: 30,
        };
        let mut script = Self {
            state: State::new(size, date(2016, 3, 30)),
            effects: Vec::new(),
            urgent: Vec::new(),
            found: Vec::new(),
        };
        script.arrive(articles);
        script.act(Action::ImportFinished);
        script
    }

    /// More articles come in.
    pub fn arrive(&mut self, articles: &[&str]) {
        let entries = articles.iter().enumerate().map(|(i, marked)| {
            let (article, analysis) = read(marked, self.found.len() + i);
            let article = Arc::new(article);
            let findings = Findings::new(&article.document, Arc::new(analysis), Pass::Full);
            let analysis = None;
            (Arrival::from(Entry::Article { article, analysis }), findings)
        });
        let (entries, found): (Vec<_>, Vec<_>) = entries.unzip();
        self.found.extend(found);
        self.act(Action::Arrived(entries));
    }

    /// The analysis of an article comes in.
    pub fn analyse(&mut self, article: u32) {
        let found = self.found[article as usize].clone();
        self.act(Action::Analysed(vec![(ArticleId(article), found)]));
    }

    /// The analysis of an article comes in, `changed`.
    pub fn analyse_as(&mut self, article: u32, changed: impl FnOnce(&mut Analysis, &str)) {
        let id = ArticleId(article);
        let mut analysis = self.found[article as usize].analysis().clone();
        let document = self.state.article(id).unwrap().document.clone();
        changed(&mut analysis, document.text());
        let found = Findings::new(&document, Arc::new(analysis), Pass::Full);
        self.act(Action::Analysed(vec![(id, found)]));
    }

    /// The quick pass over an article comes in, which found what `marked`
    /// says: the same text, marked otherwise.
    pub fn analyse_quickly(&mut self, article: u32, marked: &str) {
        let (read, analysis) = read(marked, article as usize);
        let id = ArticleId(article);
        let text = |a: &Article| a.document.text().to_owned();
        assert_eq!(
            self.state.article(id).map(|a| text(a)),
            Some(text(&read)),
            "another text"
        );
        let found = Findings::new(&read.document, Arc::new(analysis), Pass::Quick);
        self.act(Action::Analysed(vec![(id, found)]));
    }

    /// The quick pass over an article comes in, which missed its first
    /// quotation and all names.
    pub fn guess(&mut self, article: u32) {
        let id = ArticleId(article);
        let mut analysis = self.found[article as usize].analysis().clone();
        analysis.quotations.drain(..analysis.quotations.len().min(1));
        analysis.quotations.iter_mut().for_each(|q| q.speaker = None);
        analysis.entities.clear();
        analysis.mentions.clear();
        let found = self
            .state
            .article(id)
            .map(|a| Findings::new(&a.document, Arc::new(analysis), Pass::Quick));
        self.act(Action::Analysed(
            found.map(|found| (id, found)).into_iter().collect(),
        ));
    }

    /// The line above.
    pub fn above(&self) -> String {
        plain(&context::above(&self.state))
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.act(Action::Resized(Size { width, height }));
    }

    pub fn act(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Analyse {
                    ids,
                    urgency: Urgency::Now,
                } => {
                    self.urgent = ids.iter().map(|id| id.0).collect();
                }
                Effect::Analyse { .. } => {}
                other => self.effects.push(other),
            }
        }
    }

    /// Presses keys: `"n n ] / p e r <tab> <ret>"`. Spaces only part them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.act(Action::Key(key(name)));
        }
        self
    }

    /// Types text, each character as a key.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.act(Action::Key(Key::char(c))));
        self
    }

    /// The line below.
    pub fn below(&self) -> String {
        plain(&context::below(&self.state))
    }

    /// The number of the open article.
    pub fn open(&self) -> Option<u32> {
        self.state.reader.open().map(|id| id.0)
    }

    /// The number of the article selected in the list.
    pub fn selected(&self) -> Option<u32> {
        self.state.list.selected_id().map(|id| id.0)
    }

    /// The numbers of the articles that the list shows.
    pub fn shown(&self) -> Vec<u32> {
        self.state.list.shown().iter().map(|id| id.0).collect()
    }

    /// The text that is selected, or nothing.
    pub fn selection(&self) -> String {
        let open = self.state.reader.open().and_then(|id| self.state.article(id));
        let span = self.state.reader.selection().map(|s| s.span());
        open.zip(span)
            .map(|(a, span)| a.document.slice(span).to_owned())
            .unwrap_or_default()
    }

    /// The text of the first visible row.
    pub fn top_row(&self) -> String {
        let open = self.state.reader.open().and_then(|id| self.state.article(id));
        let row = self
            .state
            .reader
            .layout()
            .rows()
            .get(self.state.reader.visible().start);
        open.zip(row)
            .map(|(a, row)| a.document.slice(row.span).to_owned())
            .unwrap_or_default()
    }

    /// Whether what is selected is in sight.
    pub fn selection_shows(&self) -> bool {
        self.state
            .reader
            .selection()
            .is_some_and(|s| self.state.reader.sees(s.span()))
    }

    /// What is typed into the filter.
    pub fn filter(&self) -> &str {
        self.state.filter.input().text()
    }

    /// The lines of the window that is open, as "name count"; the selected one with a >.
    pub fn window(&self) -> Vec<String> {
        let Some(Popup::Speakers(picker) | Popup::Names(picker)) = &self.state.popup else {
            return Vec::new();
        };
        let line = |(i, c): (usize, &pullquote::app::popup::Choice)| {
            let mark = if i == picker.selected() { ">" } else { "" };
            format!("{mark}{} {}", c.name, c.count)
        };
        picker.shown().enumerate().map(line).collect()
    }

    /// What was asked of the outside since the last look.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}

/// A key by its name: `n`, `<ret>`, `<c-d>`, `<a-left>`.
fn key(name: &str) -> Key {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Key::char(c);
    }
    let inside = name.strip_prefix('<').and_then(|n| n.strip_suffix('>'));
    let inside = inside.unwrap_or_else(|| panic!("{name} is no key"));
    if let Some(letter) = inside.strip_prefix("c-") {
        return Key::ctrl(letter.chars().next().unwrap());
    }
    if let Some(rest) = inside.strip_prefix("a-") {
        return Key::alt(code(rest));
    }
    Key::plain(code(inside))
}

fn code(name: &str) -> KeyCode {
    match name {
        "ret" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        other => panic!("{other} is no key"),
    }
}

/// An article and what its marks say of it. The source is "Paper 0", "Paper 1" ….
pub fn read(marked: &str, number: usize) -> (Article, Analysis) {
    let marked = parse(marked).unwrap();
    let document = Document::new(marked.text.clone());
    let title = document
        .block(BlockKind::Title)
        .map(|b| document.slice(b.span).to_owned());
    let meta = Meta {
        id: number.to_string(),
        title: title.unwrap_or_else(|| format!("Article {number}")),
        source: Some(format!("Paper {number}")),
        author: None,
        published: None,
        place: None,
        url: Some(format!("https://paper.example/{number}")),
        origin: Origin::Stdin,
    };
    let analysis = analysis(&marked);
    (Article { meta, document }, analysis)
}
