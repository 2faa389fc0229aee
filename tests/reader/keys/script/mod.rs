//! Key scripts: a library written in the marked-text notation, keys as a string, and what the
//! screen shows afterwards (`shown`).

mod shown;

use crate::desk::Desk;
use crate::found::analysis;
use crate::marked::parse;
use jiff::civil::{Date, date};
use pullquote::analysis::{Analysis, Pass};
use pullquote::app::{Effect, Event, Key, ScopeLabel, Size, State};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::Scope;
use pullquote::library::{
    Article, ArticleId, ContentHash, Findings, Metadata, NewArticle, Origin, SourcePosition,
};
use pullquote::text::{BlockKind, Document, plain_document};
use std::sync::Arc;

/// A session with the reader. Articles have numbers from 0 here.
pub struct Script {
    pub state: State,
    pub desk: Desk,
    /// The effects since the last call of [`Script::asked`], without requests for an analysis.
    pub effects: Vec<Effect>,
    /// The articles of the last request for an urgent analysis.
    pub urgent: Vec<u32>,
    articles: Vec<Written>,
}

/// An article to add, and what is known of it.
#[derive(Clone, Copy, Default)]
pub struct Given<'a> {
    pub marked: &'a str,
    /// The day of publication.
    pub published: Option<Date>,
    /// The publisher, if not "Paper" with the number of the article.
    pub source: Option<&'a str>,
    /// The file whose whole text is the article; a later article of the same file is its newer version.
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

/// An article that was added, and the analysis that its marks describe.
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

    /// The same before any article is analysed.
    pub fn unanalysed(articles: &[&str]) -> Self {
        let mut script = Self::in_order(articles, SortBy::Added, true);
        script.act(Event::Library(LibraryEvent::ImportFinished));
        script
    }

    /// The same with the list in this order, while the import still runs.
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

    /// Adds articles.
    pub fn arrive(&mut self, articles: &[&str]) {
        let given = articles.iter().map(|marked| Given::new(marked));
        self.arrive_as(&given.collect::<Vec<_>>());
    }

    /// Adds articles with a date, a publisher or a file.
    pub fn arrive_as(&mut self, articles: &[Given<'_>]) {
        let read = articles.iter().zip(self.articles.len()..);
        let (arrivals, found): (Vec<_>, Vec<_>) = read
            .map(|(given, number)| {
                let (mut article, found) = read_marked(given.marked, number);
                article.meta.published = given.published;
                article.meta.source = given.source.map(str::to_owned).or(article.meta.source);
                let document = article.document.clone();
                // Two papers may have the same text.
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

    /// The library reports that another program changed it.
    pub fn hear_of_others(&mut self) {
        self.act(Event::Library(LibraryEvent::Changed));
    }

    /// The id of an article in the library.
    pub fn id(&self, article: u32) -> ArticleId {
        self.articles[article as usize].id
    }

    /// The number in this script of an article in the library; `None` for an unreadable file.
    fn number(&self, id: ArticleId) -> Option<u32> {
        let at = self.articles.iter().position(|article| article.id == id);
        at.map(|at| at as u32)
    }

    /// Delivers the analysis of an article.
    pub fn analyse(&mut self, article: u32) {
        self.analyse_as(article, |_, _| ());
    }

    /// Delivers the analysis of an article after `changed` has changed it.
    pub fn analyse_as(&mut self, article: u32, changed: impl FnOnce(&mut Analysis, &str)) {
        let Written { document, found, .. } = &self.articles[article as usize];
        let mut found = found.clone();
        changed(&mut found, document.text());
        self.settle(article, found, Pass::Full);
    }

    /// Delivers the quick analysis of an article: the one that `marked` describes, which is the same
    /// text with other marks.
    pub fn analyse_quickly(&mut self, article: u32, marked: &str) {
        let (read, found) = read_marked(marked, article as usize);
        let text = self.articles[article as usize].document.text();
        assert_eq!(text, read.document.text(), "another text");
        self.settle(article, found, Pass::Quick);
    }

    /// Delivers a quick analysis of an article without its first quotation and without any name.
    pub fn guess(&mut self, article: u32) {
        let mut found = self.articles[article as usize].found.clone();
        found.quotations.drain(..found.quotations.len().min(1));
        found.quotations.iter_mut().for_each(|q| q.speaker = None);
        found.entities.clear();
        found.mentions.clear();
        self.settle(article, found, Pass::Quick);
    }

    /// Reports that a pass failed on an article. After a failed quick pass the findings are empty.
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

    /// Damages the stored text of an article, so that it cannot be opened.
    pub fn damage(&mut self, article: u32) {
        self.desk.damage(self.id(article));
    }

    /// Delivers findings of an article that the library cannot write.
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

    /// Holds back the answers to all searches from now on.
    pub fn hold(&mut self) -> &mut Self {
        self.desk.hold();
        self
    }

    /// Delivers the answers that were held back, in order.
    pub fn release(&mut self) -> &mut Self {
        for asked in self.desk.release() {
            let answers = self.desk.perform(&asked);
            answers.into_iter().for_each(|answer| self.act(answer));
        }
        self
    }

    /// The answers that were held back, the last request first.
    pub fn answers_backwards(&mut self) -> Vec<Event> {
        let asked = self.desk.release();
        let answers = asked.iter().rev().flat_map(|asked| self.desk.perform(asked));
        answers.collect()
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

    /// Presses keys: `"n n ] / p e r <Tab> <Enter>"`. Spaces only separate the keys.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in crate::key_script::parted(keys) {
            self.act(Event::Key(key));
        }
        self
    }

    /// Types `text`, each character as a key.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.act(Event::Key(Key::char(c))));
        self
    }

    /// The effects since the last call.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}

/// The article of a marked text and the analysis that its marks describe. The publisher is "Paper 0",
/// "Paper 1" and so on.
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
