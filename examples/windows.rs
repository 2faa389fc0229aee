//! Writes what the network reads of each article of a corpus, for training it.
//!
//! `cargo run --example windows < CORPUS.jsonl > WINDOWS.jsonl` reads
//! one JSON object a line with the fields "id" and "text"; it ignores other fields.
//! `training/analysis` reads the output instead of cutting and looking up words
//! itself, so that the program and its model cannot disagree.
//!
//! The first line is an object whose field "features" names the columns of features
//! in order. Each further line is one article: its "id" and its "windows". A window has
//!
//! | field | what it holds |
//! |---|---|
//! | "pieces" | the numbers of its word pieces, as in `assets/models/pieces.txt` |
//! | "firsts" | for each word the index in "pieces" of its first piece |
//! | "spans" | for each word its start and end in the article, in code points |
//! | "features" | for each word the columns that hold, ascending |
//! | "people" | the names of persons that the rules find: first word, one past the last, a number for each person |
//!
//! Words are tokens, and count from the first word of the window.

use pullquote::analysis::network::{self, feature_columns, wordpieces::Wordpieces};
use pullquote::analysis::{EntityKind, Mention, MentionForm, analyse};
use pullquote::text::neutralize::neutralize;
use pullquote::text::{Document, Tokens, plain_document};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Write};
use std::ops::Range;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Header {
    features: Vec<String>,
}

#[derive(Serialize)]
struct Record {
    id: String,
    windows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    pieces: Vec<u32>,
    firsts: Vec<usize>,
    spans: Vec<(usize, usize)>,
    features: Vec<Vec<usize>>,
    people: Vec<(usize, usize, u32)>,
}

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write_windows(io::stdin().lock(), &mut out)?;
    out.flush()
}

/// Writes the header and a line for each article of `corpus`.
fn write_windows(corpus: impl BufRead, mut out: impl Write) -> io::Result<()> {
    let pieces = Wordpieces::new();
    let header = Header {
        features: feature_columns::names(),
    };
    writeln!(out, "{}", serde_json::to_string(&header)?)?;
    for (number, line) in corpus.lines().enumerate() {
        let article = serde_json::from_str(&line?)
            .map_err(|e| io::Error::other(format!("article {} of the corpus: {e}", number + 1)))?;
        writeln!(out, "{}", serde_json::to_string(&record(article, &pieces))?)?;
    }
    Ok(())
}

fn record(article: Article, pieces: &Wordpieces) -> Record {
    let document = plain_document(neutralize(&article.text).into_owned());
    let tokens = Tokens::new(&document);
    let windows = network::input_windows(&document, None, &tokens, pieces);
    let spans = code_points(document.text(), &tokens);
    let people = people(&document, &tokens);
    let row = |window: network::windows::Window| Row {
        people: people_within(&people, &window.words),
        spans: spans[window.words].to_vec(),
        features: window.features.iter().map(|word| word.iter().collect()).collect(),
        pieces: window.pieces,
        firsts: window.firsts,
    };
    Record {
        id: article.id,
        windows: windows.into_iter().map(row).collect(),
    }
}

/// The tokens of each name of a person that the rules find, and the person's number.
fn people(document: &Document, tokens: &Tokens) -> Vec<(Range<usize>, u32)> {
    let analysis = analyse(document, None);
    let person = |m: &&Mention| {
        m.form == MentionForm::Name
            && analysis
                .entity(m.entity)
                .is_some_and(|e| e.kind == EntityKind::Person)
    };
    let words = |m: &Mention| tokens.at(m.span.start())..tokens.at(m.span.end() - 1) + 1;
    let named = analysis.mentions.iter().filter(person);
    named.map(|m| (words(m), m.entity.0)).collect()
}

/// The names that are wholly within `window`, in its own numbering of words.
fn people_within(people: &[(Range<usize>, u32)], window: &Range<usize>) -> Vec<(usize, usize, u32)> {
    let inside = people
        .iter()
        .filter(|(words, _)| window.start <= words.start && words.end <= window.end);
    inside
        .map(|(words, person)| (words.start - window.start, words.end - window.start, *person))
        .collect()
}

/// Where each token begins and ends, in code points.
fn code_points(text: &str, tokens: &Tokens) -> Vec<(usize, usize)> {
    let (mut byte, mut point) = (0, 0);
    let mut at = |end: usize| {
        point += text[byte..end].chars().count();
        byte = end;
        point
    };
    let spans = tokens
        .tokens
        .iter()
        .map(|t| (at(t.span.start()), at(t.span.end())));
    spans.collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const SAMPLE: &str = include_str!("../assets/samples/a-clock-for-alder-falls.txt");

    /// What an article written by [`write_windows`] looks like to a reader of it.
    #[derive(Deserialize)]
    struct Found {
        windows: Vec<FoundWindow>,
    }

    #[derive(Deserialize)]
    struct FoundWindow {
        pieces: Vec<u32>,
        firsts: Vec<usize>,
        spans: Vec<(usize, usize)>,
        features: Vec<Vec<usize>>,
        people: Vec<(usize, usize, u32)>,
    }

    fn written(corpus: &str) -> io::Result<String> {
        let mut out = Vec::new();
        write_windows(corpus.as_bytes(), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    /// The features and the articles of an output.
    fn read(output: &str) -> (Vec<String>, Vec<Found>) {
        let mut lines = output.lines();
        let header: serde_json::Value = serde_json::from_str(lines.next().unwrap()).unwrap();
        let names = serde_json::from_value(header["features"].clone()).unwrap();
        (
            names,
            lines.map(|line| serde_json::from_str(line).unwrap()).collect(),
        )
    }

    /// Each word of a window with its pieces, the persons it names and its features by name.
    fn described(window: &FoundWindow, text: &str, names: &[String]) -> String {
        let points: Vec<char> = text.chars().collect();
        let ends = window
            .firsts
            .iter()
            .skip(1)
            .copied()
            .chain([window.pieces.len() - 1]);
        let mut out = String::new();
        for (word, (first, end)) in window.firsts.iter().copied().zip(ends).enumerate() {
            let (from, to) = window.spans[word];
            let spelled: String = points[from..to].iter().collect();
            let people = window
                .people
                .iter()
                .filter(|(from, to, _)| (*from..*to).contains(&word));
            let people: Vec<_> = people.map(|(_, _, person)| format!(" person {person}")).collect();
            let features: Vec<_> = window.features[word].iter().map(|c| names[*c].as_str()).collect();
            let pieces = &window.pieces[first..end];
            let _ = writeln!(
                out,
                "{spelled} {pieces:?}{}: {}",
                people.concat(),
                features.join(" ")
            );
        }
        out
    }

    #[test]
    fn a_sample_is_written_as_it_was() {
        let article = serde_json::json!({ "id": "sample", "text": SAMPLE, "quotes": [] });
        let (names, articles) = read(&written(&article.to_string()).unwrap());
        assert_eq!(names, feature_columns::names());
        let [article] = articles.as_slice() else {
            panic!("one article makes one line after the header");
        };
        let windows = article.windows.iter().map(|w| described(w, SAMPLE, &names));
        insta::assert_snapshot!(windows.collect::<Vec<_>>().join("---\n"));
    }

    #[test]
    fn a_corpus_without_articles_has_a_header_all_the_same() {
        let (names, articles) = read(&written("").unwrap());
        assert_eq!((names.len(), articles.len()), (feature_columns::COUNT, 0));
    }

    #[test]
    fn an_article_that_cannot_be_read_is_an_error_with_its_number() {
        let error = written("{\"id\": \"one\", \"text\": \"It rained.\"}\n{\"id\": \"two\"}\n").unwrap_err();
        assert!(
            error.to_string().starts_with("article 2 of the corpus: "),
            "{error}"
        );
    }
}
