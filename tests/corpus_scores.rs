//! The analysis against the articles of `tests/corpus`, marked by hand: its
//! scores must not fall below where they stood.

mod support;

use pullquote::analysis::analyse;
use pullquote::text::Document;
use support::marked;
use support::score::{Scores, Tally};

/// What is measured, where it stands in the scores, and the least it may be.
type Floor = (&'static str, fn(&Scores) -> Tally, f64);

/// Scores, in percent, that the analysis has reached on these articles.
const FLOORS: [Floor; 5] = [
    ("quoted found", |s| s.quoted_found, 93.0),
    ("quoted attributed", |s| s.quoted_attributed, 84.0),
    ("all attributed", |s| s.all_attributed, 72.0),
    ("who said what", |s| s.who_said_what, 64.0),
    ("entities", |s| s.entities, 83.0),
];

#[test]
fn no_score_falls_below_its_floor() {
    let mut scores = Scores::default();
    for (name, text) in marked::corpus().unwrap() {
        let article = marked::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let analysis = analyse(&Document::new(article.text.clone()), None);
        scores.add(&article, &analysis);
    }
    let mut fallen = Vec::new();
    for (what, tally, floor) in FLOORS {
        let reached = tally(&scores).f1();
        println!("{what:18} {reached:5.1}  floor {floor:5.1}  {:?}", tally(&scores));
        if reached < floor {
            fallen.push(format!("{what} fell to {reached:.1} from {floor:.1}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("; "));
}
