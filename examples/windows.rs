//! What the network is given of each article of a corpus, for training it.
//!
//! `cargo run --release --example windows < CORPUS.jsonl > WINDOWS.jsonl` reads
//! objects with "id" and "text" and writes one line each: the windows, with the
//! span of every word in code points, its first piece and its clues, and whom
//! the rules take for a person: first word, one past the last, a number for each person. Training
//! reads this rather than cutting and looking up words itself, so that the
//! program and its model cannot disagree.

use pullquote::analysis::learned::{self, clues, pieces::Pieces};
use pullquote::analysis::{EntityKind, Mention, MentionForm, analyse};
use pullquote::text::neutralize::neutralize;
use pullquote::text::{Document, Tokens};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Write};
use std::ops::Range;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Record {
    id: String,
    clues: usize,
    windows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    pieces: Vec<u32>,
    firsts: Vec<usize>,
    spans: Vec<(usize, usize)>,
    clues: Vec<Vec<usize>>,
    people: Vec<(usize, usize, u32)>,
}

fn main() -> io::Result<()> {
    let pieces = Pieces::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let article: Article = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &record(article, &pieces))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn record(article: Article, pieces: &Pieces) -> Record {
    let document = Document::new(neutralize(&article.text).into_owned());
    let tokens = Tokens::new(&document);
    let windows = learned::windows(&document, None, &tokens, pieces);
    let spans = code_points(document.text(), &tokens);
    let people = people(&document, &tokens);
    let row = |window: learned::windows::Window| Row {
        people: people
            .iter()
            .filter(|(words, _)| window.words.start <= words.start && words.end <= window.words.end)
            .map(|(words, who)| {
                (
                    words.start - window.words.start,
                    words.end - window.words.start,
                    *who,
                )
            })
            .collect(),
        spans: spans[window.words].to_vec(),
        clues: window.clues.into_iter().map(|c| c.iter().collect()).collect(),
        pieces: window.pieces,
        firsts: window.firsts,
    };
    Record {
        id: article.id,
        clues: clues::COUNT,
        windows: windows.into_iter().map(row).collect(),
    }
}

/// The tokens that name people, and who it is.
fn people(document: &Document, tokens: &Tokens) -> Vec<(Range<usize>, u32)> {
    let analysis = analyse(document, None);
    let person = |m: &&Mention| {
        m.form == MentionForm::Name
            && analysis
                .entity(m.entity)
                .is_some_and(|e| e.kind == EntityKind::Person)
    };
    let named = analysis.mentions.iter().filter(person);
    named
        .map(|m| {
            (
                tokens.at(m.span.start())..tokens.at(m.span.end() - 1) + 1,
                m.entity.0,
            )
        })
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
