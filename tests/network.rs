//! The network as the program runs it, against what `training/analysis/expect.py`
//! computes from the same files, operator by operator and without a runtime.

#![allow(clippy::unwrap_used)]

use pullquote::analysis::learned::network::{Network, Scores, Seat};
use pullquote::analysis::learned::{pieces::Pieces, windows};
use pullquote::text::{Document, Tokens};
use serde::Deserialize;

/// What the network must say of the first window of the sample.
#[derive(Deserialize)]
struct Expected {
    entity: Vec<Vec<f32>>,
    quotation: Vec<Vec<f32>>,
    /// Of the opening piece and the first four words.
    links: Vec<Vec<f32>>,
}

/// Logits reach from about −12 to 12. Where an input lies near the middle of two
/// whole numbers, a rounding apart in its last bit moves them by a hundredth or two.
const TOLERANCE: f32 = 0.1;

fn read_first_window() -> Scores {
    let document = Document::new(include_str!("../assets/samples/comet-week.txt").to_owned());
    let windows = windows(&document, None, &Tokens::new(&document), &Pieces::new());
    let network = Network::load().unwrap();
    network.read(windows.first().unwrap(), &Seat::new()).unwrap()
}

/// The greatest difference of two tables of the same shape.
fn apart<const N: usize>(found: &[[f32; N]], expected: &[Vec<f32>]) -> f32 {
    let mut most: f32 = 0.0;
    for (one, other) in found.iter().zip(expected) {
        assert_eq!(one.len(), other.len());
        let differences = one.iter().zip(other).map(|(a, b)| (a - b).abs());
        most = differences.fold(most, f32::max);
    }
    most
}

#[test]
fn the_program_computes_what_training_computes() {
    let expected: Expected = serde_json::from_str(include_str!("network/expected.json")).unwrap();
    let scores = read_first_window();
    assert_eq!(scores.entity.len(), expected.entity.len());
    assert_eq!(scores.quotation.len(), expected.quotation.len());
    let differences = [
        apart(&scores.entity, &expected.entity),
        apart(&scores.quotation, &expected.quotation),
        apart(&scores.links, &expected.links),
    ];
    println!("{differences:?}");
    assert!(
        differences.iter().all(|d| *d < TOLERANCE),
        "entity, quotation and link scores differ by up to {differences:?}"
    );
}
