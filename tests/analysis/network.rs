//! The network as the program runs it, against what `training/analysis/expect.py`
//! computes from the same files, operator by operator and without a runtime, and
//! against the network as it was trained.

use pullquote::analysis::network::input_windows;
use pullquote::analysis::network::model::{ComputePool, Network, Scores};
use pullquote::analysis::network::wordpieces::Wordpieces;
use pullquote::text::{Tokens, plain_document};
use serde::Deserialize;

/// The expected output of the network for the first window of the sample.
#[derive(Deserialize)]
struct Expected {
    #[serde(flatten)]
    exported: Tables,
    trained: Tables,
}

#[derive(Deserialize)]
struct Tables {
    entity: Vec<Vec<f32>>,
    quotation: Vec<Vec<f32>>,
    /// The logits of the opening piece and of the first four words.
    links: Vec<Vec<f32>>,
}

fn expected() -> Expected {
    serde_json::from_str(include_str!("network/expected.json")).unwrap()
}

/// Logits reach from about −12 to 12. Where an input lies near the middle of two
/// whole numbers, a rounding apart in its last bit moves them by a hundredth or two.
const TOLERANCE: f32 = 0.1;

/// The largest mean difference of all logits that storing weights in seven bits may cause; the
/// actual difference is a little over a tenth.
const COST: f32 = 0.25;

fn read_first_window() -> Scores {
    let document = plain_document(include_str!("../../assets/samples/comet-week.txt").to_owned());
    let windows = input_windows(&document, None, &Tokens::new(&document), &Wordpieces::new());
    let network = Network::load().unwrap();
    network
        .read(windows.first().unwrap(), &ComputePool::new().unwrap())
        .unwrap()
}

/// The differences of two tables; the expected table may be the shorter one.
fn differences<const N: usize>(found: &[[f32; N]], expected: &[Vec<f32>]) -> Vec<f32> {
    assert!(!expected.is_empty() && expected.len() <= found.len());
    assert!(expected.iter().all(|row| row.len() == N));
    let rows = found.iter().zip(expected);
    rows.flat_map(|(one, other)| one.iter().zip(other).map(|(a, b)| (a - b).abs()))
        .collect()
}

fn best(row: &[f32]) -> Option<usize> {
    (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b]))
}

/// In how many rows of a hundred both tables have the same best label.
fn agreement<const N: usize>(found: &[[f32; N]], expected: &[Vec<f32>]) -> usize {
    let rows = found.iter().zip(expected);
    let same = rows.filter(|(one, other)| best(*one) == best(other)).count();
    100 * same / expected.len()
}

#[test]
fn the_program_computes_what_the_exported_graph_says() {
    let expected = expected().exported;
    let scores = read_first_window();
    assert_eq!(scores.entity.len(), expected.entity.len());
    assert_eq!(scores.quotation.len(), expected.quotation.len());
    let most = |differences: Vec<f32>| differences.into_iter().fold(0.0, f32::max);
    let apart = [
        most(differences(&scores.entity, &expected.entity)),
        most(differences(&scores.quotation, &expected.quotation)),
        most(differences(&scores.pointers, &expected.links)),
    ];
    println!("{apart:?}");
    assert!(
        apart.iter().all(|d| *d < TOLERANCE),
        "entity, quotation and link scores differ by up to {apart:?}"
    );
}

#[test]
fn seven_bits_say_nearly_what_was_trained_in_floats() {
    let expected = expected().trained;
    let scores = read_first_window();
    let mean = |differences: Vec<f32>| differences.iter().sum::<f32>() / differences.len() as f32;
    let apart = [
        mean(differences(&scores.entity, &expected.entity)),
        mean(differences(&scores.quotation, &expected.quotation)),
        mean(differences(&scores.pointers, &expected.links)),
    ];
    let same = [
        agreement(&scores.entity, &expected.entity),
        agreement(&scores.quotation, &expected.quotation),
    ];
    println!("{apart:?} {same:?}");
    assert!(
        apart.iter().all(|d| *d < COST),
        "scores differ by {apart:?} in the mean"
    );
    assert!(
        same.iter().all(|s| *s >= 97),
        "labels agree in {same:?} of a hundred words"
    );
}
