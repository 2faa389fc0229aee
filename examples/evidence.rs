//! Writes the candidates for names of each article of a corpus, with what speaks
//! for their kinds, for `training/evidence/fit.py`.
//!
//! `cargo run --example evidence < CORPUS.jsonl > EVIDENCE.jsonl` reads one JSON
//! object a line with the fields "id" and "text"; it ignores other fields.
//!
//! The first line holds the names of the features, with spaces between. Each further
//! line is one candidate, a list of: the article's "id", start and end of the candidate
//! in bytes, the features that hold as indices into the first line, and how much
//! its first and its last word lean to each kind, in sixteenths of a natural logarithm.

use pullquote::analysis::{evidence_names, name_evidence};
use pullquote::text::plain_document;
use serde::Deserialize;
use std::io::{self, BufRead, BufWriter, Write};

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write_evidence(io::stdin().lock(), &mut out)?;
    out.flush()
}

/// Writes the names of the features and a line for each candidate of `corpus`.
fn write_evidence(corpus: impl BufRead, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "{}", evidence_names().join(" "))?;
    for (number, line) in corpus.lines().enumerate() {
        let article: Article = serde_json::from_str(&line?)
            .map_err(|e| io::Error::other(format!("article {} of the corpus: {e}", number + 1)))?;
        for found in name_evidence(&plain_document(article.text)) {
            let record = (
                &article.id,
                found.span.start(),
                found.span.end(),
                found.features,
                found.first_leaning,
                found.last_leaning,
            );
            writeln!(out, "{}", serde_json::to_string(&record)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]
mod tests {
    use super::*;

    const SAMPLE: &str = include_str!("../assets/samples/a-clock-for-alder-falls.txt");

    type Record = (String, usize, usize, Vec<usize>, [i8; 6], [i8; 6]);

    #[test]
    fn a_sample_is_written_as_it_was() {
        let article = serde_json::json!({ "id": "sample", "text": SAMPLE, "entities": [] });
        let mut out = Vec::new();
        write_evidence(article.to_string().as_bytes(), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let mut lines = out.lines();
        let names: Vec<_> = lines.next().unwrap().split(' ').collect();
        assert_eq!(names, evidence_names());
        let described = lines.map(|line| {
            let (_, start, end, features, first, last): Record = serde_json::from_str(line).unwrap();
            let features: Vec<_> = features.into_iter().map(|index| names[index]).collect();
            format!(
                "{} {first:?} {last:?}: {}",
                &SAMPLE[start..end],
                features.join(" ")
            )
        });
        insta::assert_snapshot!(described.collect::<Vec<_>>().join("\n"));
    }
}
