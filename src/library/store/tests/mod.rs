//! Tests of a whole library: everything that is added is found, and nothing is lost.

mod crash;
mod header;
pub(crate) mod holder;
mod invented;
mod lengths;
mod location;
mod names;
#[cfg(unix)]
mod paths;
#[cfg(unix)]
mod privacy;
mod queries;
mod reference;
mod together;
mod values;
mod versions;

use super::*;
use crate::library::import::{RawArticle, RawMetadata};
use crate::library::query::{Order, Query, SortBy};
use crate::library::{ArticleId, NewArticle, Origin, SourcePosition};
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// The day on which queries are read.
fn today() -> Date {
    jiff::civil::date(2016, 3, 30)
}

fn given(text: &str) -> RawArticle {
    RawArticle {
        text: text.to_owned(),
        meta: RawMetadata::default(),
        origin: Origin::Stdin,
    }
}

/// An article without an origin.
fn loose(text: &str) -> NewArticle {
    NewArticle::new(&given(text), None)
}

/// An article that is a whole file.
fn filed(file: impl Into<PathBuf>, text: &str) -> NewArticle {
    at(file, 0, None, text)
}

/// An article of one line.
fn at(file: impl Into<PathBuf>, line: u32, name: Option<&str>, text: &str) -> NewArticle {
    let position = SourcePosition {
        file: file.into(),
        line,
        name: name.map(str::to_owned),
    };
    NewArticle::new(&given(text), Some(position))
}

/// A writer for which a term is common if half of a few articles have it.
fn writer(location: &Location) -> Writer {
    let mut writer = Writer::open(location).unwrap();
    writer.common.measure = super::index::common_terms::CommonTermThreshold {
        min_articles: 2,
        one_in: 2,
    };
    writer
}

fn add(writer: &mut Writer, batch: &[NewArticle]) -> Vec<Added> {
    writer.add(batch, jiff::Timestamp::UNIX_EPOCH).unwrap()
}

fn search_under(query: &str, scope: Scope) -> Search {
    Search {
        query: Query::parse(query, today()),
        order: Order {
            by: SortBy::Added,
            reversed: true,
        },
        scope: Arc::new(scope),
    }
}

/// The ids that `query` finds, ascending.
fn found(searcher: &mut Searcher, query: &str) -> Vec<ArticleId> {
    let found = searcher.search(&search_under(query, Scope::All)).unwrap();
    found.ids.to_vec()
}

/// How many articles `query` finds.
fn count(location: &Location, query: &str) -> usize {
    found(&mut Searcher::open(location).unwrap(), query).len()
}

/// The library of a test, and the folder that is removed after the test.
fn on_disk() -> (tempfile::TempDir, Location) {
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("library.db");
    (folder, Location::file(file))
}
