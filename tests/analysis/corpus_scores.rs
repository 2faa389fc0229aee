//! The analysis against the articles of `tests/analysis/corpus`, marked by hand: its
//! scores must not fall below where they stood.

use crate::NETWORK;
use crate::marked;
use crate::score::{Scores, Tally};
use pullquote::analysis::{Analysis, analyse};
use pullquote::text::{Document, plain_document};
use std::path::Path;
use std::{fs, io};

/// A measure: its name, its place in the scores, and the lowest value it may have.
type Floor = (&'static str, fn(&Scores) -> Tally, f64);

/// Scores, in percent, that the full analysis has reached on these articles.
const FULL: [Floor; 5] = [
    ("quoted found", |s| s.quoted_found, 95.0),
    ("quoted attributed", |s| s.quoted_attributed, 89.0),
    ("all attributed", |s| s.all_attributed, 83.0),
    ("who said what", |s| s.who_said_what, 77.0),
    ("entities", |s| s.entities, 83.0),
];

/// … and the rules of the quick pass.
const QUICK: [Floor; 5] = [
    ("quoted found", |s| s.quoted_found, 93.0),
    ("quoted attributed", |s| s.quoted_attributed, 84.0),
    ("all attributed", |s| s.all_attributed, 72.0),
    ("who said what", |s| s.who_said_what, 68.0),
    ("entities", |s| s.entities, 84.0),
];

/// Every article of `tests/analysis/corpus`, still marked, with its file name; in the
/// order of the names.
pub fn corpus() -> io::Result<Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/analysis/corpus");
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            articles.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    articles.sort();
    Ok(articles)
}

#[test]
fn no_score_of_the_full_analysis_falls_below_its_floor() {
    let (analyst, pool) = &*NETWORK;
    hold(&FULL, |document| analyst.analyse(document, None, pool).unwrap());
}

#[test]
fn no_score_of_the_quick_pass_falls_below_its_floor() {
    hold(&QUICK, |document| analyse(document, None));
}

fn hold(floors: &[Floor], analyse: impl Fn(&Document) -> Analysis) {
    let mut scores = Scores::default();
    for (name, text) in corpus().unwrap() {
        let article = marked::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let analysis = analyse(&plain_document(article.text.clone()));
        scores.add(&article, &analysis);
    }
    let mut fallen = Vec::new();
    for (what, tally, floor) in floors {
        let reached = tally(&scores).f1();
        println!("{what:18} {reached:5.1}  floor {floor:5.1}  {:?}", tally(&scores));
        if reached < *floor {
            fallen.push(format!("{what} fell to {reached:.1} from {floor:.1}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("; "));
}
