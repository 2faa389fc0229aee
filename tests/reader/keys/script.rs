//! Key scripts: a library written in the marked-text notation, keys as a
//! string, and questions about what shows afterwards.

use crate::desk::Desk;
use crate::found::analysis;
use crate::marked::parse;
use jiff::civil::{Date, date};
use pullquote::analysis::{Analysis, Pass};
use pullquote::app::popup::Popup;
use pullquote::app::popup::menu::MenuItem;
use pullquote::app::session::entry::ListEntry;
use pullquote::app::{Effect, Event, Key, ScopeLabel, Size, State};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::{ArticleRow, Scope};
use pullquote::library::{
    Article, ArticleId, ContentHash, Findings, Metadata, NewArticle, Origin, SourcePosition,
};
use pullquote::presentation::segments::text_of;
use pullquote::text::{BlockKind, Document, plain_document};
use pullquote::ui::status_line;
use std::sync::Arc;

/// A session with the reader. Articles have numbers from 0 here.
pub struct Script {
    pub state: State,
    pub desk: Desk,
    /// What was asked of the world outside since the last look, analyses left out.
    pub effects: Vec<Effect>,
    /// The articles that were asked for at once, last.
    pub urgent: Vec<u32>,
    articles: Vec<Written>,
}

/// An article as it comes in.
#[derive(Clone, Copy, Default)]
pub struct Given<'a> {
    pub marked: &'a str,
    /// The day of publication.
    pub published: Option<Date>,
    /// Who published it, if not "Paper" with its number.
    pub source: Option<&'a str>,
    /// The file that it is all of; another article from there is its newer version.
    pub file: Option<&'a str>,
}

impl<'a> Given<'a> {
    pub fn new(marked: &'a str) -> Self {
        Self {
            marked,
            ..Self::default()
        }
    }
}

/// An article that was added, and what its marks say of it.
#[derive(Clone)]
struct Written {
    id: ArticleId,
    document: Document,
    found: Analysis,
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
        let mut script = Self::in_order(articles, SortBy::Added, true);
        script.act(Event::Library(LibraryEvent::ImportFinished));
        script
    }

    /// The same with the list in this order, and with more to be read.
    pub fn in_order(articles: &[&str], by: SortBy, reversed: bool) -> Self {
        let size = Size {
            width: 100,
            height: 30,
        };
        let mut script = Self {
            state: State::new(
                size,
                date(2016, 3, 30),
                Scope::All,
                ScopeLabel::Library,
                Order { by, reversed },
            ),
            desk: Desk::new(),
            effects: Vec::new(),
            urgent: Vec::new(),
            articles: Vec::new(),
        };
        let begun = script.desk.begin(script.state.articles().order);
        script.act(begun);
        script.arrive(articles);
        script
    }

    /// More articles come in.
    pub fn arrive(&mut self, articles: &[&str]) {
        let given = articles.iter().map(|marked| Given::new(marked));
        self.arrive_as(&given.collect::<Vec<_>>());
    }

    /// More articles come in, of which more is known.
    pub fn arrive_as(&mut self, articles: &[Given<'_>]) {
        let read = articles.iter().zip(self.articles.len()..);
        let (arrivals, found): (Vec<_>, Vec<_>) = read
            .map(|(given, number)| {
                let (mut article, found) = read_marked(given.marked, number);
                article.meta.published = given.published;
                article.meta.source = given.source.map(str::to_owned).or(article.meta.source);
                let document = article.document.clone();
                // The same text may come twice here, from two papers.
                let content = ContentHash::of(&format!("{number} {}", document.text()));
                let position = given.file.map(|file| SourcePosition {
                    file: file.into(),
                    line: 0,
                    name: None,
                });
                (NewArticle::of(article, content, position), (document, found))
            })
            .unzip();
        let ids = self.desk.add(&arrivals);
        let written = ids.into_iter().zip(found);
        self.articles
            .extend(written.map(|(id, (document, found))| Written { id, document, found }));
        self.act(Event::Library(LibraryEvent::Changed));
    }

    /// Another screen on the same library.
    pub fn beside(&self) -> Self {
        let mut other = Self::in_order(
            &[],
            self.state.articles().order.by,
            self.state.articles().order.reversed,
        );
        other.desk = self.desk.beside();
        other.articles.clone_from(&self.articles);
        let begun = other.desk.begin(other.state.articles().order);
        other.act(begun);
        other.act(Event::Library(LibraryEvent::ImportFinished));
        other
    }

    /// What others did in the library comes in.
    pub fn hear_of_others(&mut self) {
        self.act(Event::Library(LibraryEvent::Changed));
    }

    /// The number in the library of an article.
    pub fn id(&self, article: u32) -> ArticleId {
        self.articles[article as usize].id
    }

    /// The number here of an article in the library; none of what could not be read.
    fn number(&self, id: ArticleId) -> Option<u32> {
        let at = self.articles.iter().position(|article| article.id == id);
        at.map(|at| at as u32)
    }

    /// The analysis of an article comes in.
    pub fn analyse(&mut self, article: u32) {
        self.analyse_as(article, |_, _| ());
    }

    /// The analysis of an article comes in, `changed`.
    pub fn analyse_as(&mut self, article: u32, changed: impl FnOnce(&mut Analysis, &str)) {
        let Written { document, found, .. } = &self.articles[article as usize];
        let mut found = found.clone();
        changed(&mut found, document.text());
        self.settle(article, found, Pass::Full);
    }

    /// The quick pass over an article comes in, which found what `marked`
    /// says: the same text, marked otherwise.
    pub fn analyse_quickly(&mut self, article: u32, marked: &str) {
        let (read, found) = read_marked(marked, article as usize);
        let text = self.articles[article as usize].document.text();
        assert_eq!(text, read.document.text(), "another text");
        self.settle(article, found, Pass::Quick);
    }

    /// The quick pass over an article comes in, which missed its first
    /// quotation and all names.
    pub fn guess(&mut self, article: u32) {
        let mut found = self.articles[article as usize].found.clone();
        found.quotations.drain(..found.quotations.len().min(1));
        found.quotations.iter_mut().for_each(|q| q.speaker = None);
        found.entities.clear();
        found.mentions.clear();
        self.settle(article, found, Pass::Quick);
    }

    /// A pass over an article fails. Where it was the quick one nothing was found.
    pub fn fail(&mut self, article: u32, pass: Pass) {
        if pass == Pass::Quick {
            self.settle(article, Analysis::default(), pass);
        }
        let id = self.id(article);
        self.act(Event::Library(LibraryEvent::AnalysisFailed {
            id,
            pass,
            reason: "it broke".to_owned(),
        }));
    }

    /// The pages of an article are damaged, so that it cannot be opened.
    pub fn damage(&mut self, article: u32) {
        self.desk.damage(self.id(article));
    }

    /// What is found in an article comes in, which the library cannot take in.
    pub fn find_unkept(&mut self, article: u32, pass: Pass) {
        let analysis = Arc::new(self.articles[article as usize].found.clone());
        let id = self.id(article);
        self.act(Event::Library(LibraryEvent::Found { id, analysis, pass }));
    }

    fn settle(&mut self, article: u32, found: Analysis, pass: Pass) {
        let Written { id, document, .. } = &self.articles[article as usize];
        let found = Findings::new(document, Arc::new(found), pass);
        self.desk.settle(&[(*id, found)]);
        self.act(Event::Library(LibraryEvent::Changed));
    }

    /// Holds back what was searched for from now on.
    pub fn hold(&mut self) -> &mut Self {
        self.desk.hold();
        self
    }

    /// Answers all that was held back, in order.
    pub fn release(&mut self) -> &mut Self {
        for asked in self.desk.release() {
            let answers = self.desk.perform(&asked);
            answers.into_iter().for_each(|answer| self.act(answer));
        }
        self
    }

    /// The answers to all that was held back, the last asked first.
    pub fn answers_backwards(&mut self) -> Vec<Event> {
        let asked = self.desk.release();
        let answers = asked.iter().rev().flat_map(|asked| self.desk.perform(asked));
        answers.collect()
    }

    /// The line above.
    pub fn above(&self) -> String {
        text_of(&status_line::title_line(&self.state))
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.act(Event::Resized(Size { width, height }));
    }

    pub fn act(&mut self, action: Event) {
        for effect in self.desk.act(&mut self.state, action) {
            match effect {
                Effect::Analyse(ids) => self.urgent = ids.iter().filter_map(|id| self.number(*id)).collect(),
                other => self.effects.push(other),
            }
        }
    }

    /// Presses keys: `"n n ] / p e r <Tab> <Enter>"`. Spaces only part them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in crate::key_script::parted(keys) {
            self.act(Event::Key(key));
        }
        self
    }

    /// Types text, each character as a key.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.act(Event::Key(Key::char(c))));
        self
    }

    /// The line below.
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

    /// What the list shows of an article.
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

    /// The text that is selected, or nothing.
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

    /// Whether what is selected is in sight.
    pub fn selection_shows(&self) -> bool {
        self.state
            .articles()
            .reader
            .selection()
            .is_some_and(|s| self.state.articles().reader.shows(s.span()))
    }

    /// What is typed into the filter.
    pub fn filter(&self) -> &str {
        self.state.articles().filter.input().text()
    }

    /// The lines of the window that is open, as "name count"; the selected one with a >.
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

    /// What was asked of the outside since the last look.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}

/// An article and what its marks say of it. The source is "Paper 0", "Paper 1" ….
fn read_marked(marked: &str, number: usize) -> (Article, Analysis) {
    let marked = parse(marked).unwrap();
    let document = plain_document(marked.text.clone());
    let title = document
        .block(BlockKind::Title)
        .map(|b| document.slice(b.span).to_owned());
    let meta = Metadata {
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
