//! Labels of transcripts and interviews: "KERRY: We never said that.", "Q: Did you?"

use super::cues::Cue;
use super::draft::Draft;
use super::lexicon::Class;
use super::words::{Word, Words};
use crate::analysis::SpeakerRule;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a label.
const LONGEST: usize = 6;
/// What questions and answers are labelled where nobody is named.
const ASKED: &[&str] = &["Q", "Question"];
pub(super) const ANSWERED: &[&str] = &["A", "Answer"];

/// The labelled paragraphs of a document, by their first tokens.
#[derive(Debug, Default)]
pub struct Turns {
    by_paragraph: FxHashMap<usize, Turn>,
}

/// A paragraph behind a label.
#[derive(Clone, Debug)]
struct Turn {
    label: Range<usize>,
    /// The mark behind it; empty where only white space parts it.
    mark: Range<usize>,
    content: Range<usize>,
}

impl Turns {
    /// Finds the labels of all paragraphs but `titles`. A label names who speaks,
    /// or stands before several paragraphs: "BREAKING:" and "LAHORE:" are none.
    #[must_use]
    pub fn new(words: &Words<'_>, titles: &[Range<usize>]) -> Self {
        let paragraphs = &words.tokens().paragraphs;
        let turns = paragraphs
            .iter()
            .filter(|p| !titles.contains(p))
            .filter_map(|p| Some((p.start, turn(words, words.without_dateline(p.clone()))?)));
        let turns: Vec<(usize, Turn)> = turns.collect();
        let last = |turn: &Turn| turn.label.end - 1;
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        for word in turns.iter().filter_map(|(_, t)| words.get(last(t))) {
            *times.entry(word.text).or_default() += 1;
        }
        let speaks = |turn: &Turn| {
            let label = words.slice(turn.label.clone());
            let paper = label.iter().any(|w| w.is(Class::PAPER.or(Class::NOUN_CUE)));
            let named = !turn.mark.is_empty() && label.iter().any(|w| w.named || w.is(Class::ROLE));
            let again = label
                .last()
                .and_then(|w| times.get(w.text))
                .is_some_and(|n| *n > 1);
            !paper && !label.iter().all(|w| w.placed) && (named && !is_asked(label) || again)
        };
        Self {
            by_paragraph: turns.into_iter().filter(|(_, t)| speaks(t)).collect(),
        }
    }

    /// What the label of the paragraph that begins at token `start` says of it.
    #[must_use]
    pub fn draft(&self, start: usize) -> Option<Draft> {
        let turn = self.by_paragraph.get(&start)?;
        Some(Draft {
            content: turn.content.clone(),
            cue: Some(Cue {
                tokens: turn.mark.clone(),
                source: Some(turn.label.clone()),
            }),
            rule: SpeakerRule::Colon,
            likely: None,
        })
    }
}

/// The label that `paragraph` may open with: a name or capitals before a
/// colon, or a letter for a question or an answer.
fn turn(words: &Words<'_>, paragraph: Range<usize>) -> Option<Turn> {
    let start = paragraph.start + usize::from(words.at(paragraph.start, |w| w.kind == TokenKind::Quote));
    let mark = (start + 1..paragraph.end.min(start + LONGEST + 1))
        .find(|&i| words.at(i, |w| w.is_mark(&[":"])))
        .map(|colon| colon..colon + 1)
        .or_else(|| asks_by_letter(words, start))?;
    let label = words.slice(start..mark.start);
    let shouted = |w: &Word<'_>| w.text.chars().count() > 1 && !w.text.chars().any(char::is_lowercase);
    let capitals = label.iter().all(|w| w.kind == TokenKind::Word && shouted(w));
    let name = label.iter().all(|w| w.named && w.is_capital());
    let content = mark.end..paragraph.end;
    // Marks behind the colon are found as any other direct speech.
    let quoted = words.at(mark.end, |w| w.kind == TokenKind::Quote);
    let said = words.count(content.clone()) >= 2 || is_asked(label) && !content.is_empty();
    ((capitals || name || is_asked(label)) && !quoted && said).then_some(Turn {
        label: start..mark.start,
        mark,
        content,
    })
}

/// "Q Senator, did you?" and "A. I did not.": no colon behind the letter.
fn asks_by_letter(words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    let stop = words.at(start + 1, |w| w.is_mark(&["."]));
    let letter = words.at(start, |w| w.text == "Q" || stop && w.text == "A");
    let opens = words.at(start + 1 + usize::from(stop), Word::is_capital);
    (letter && opens).then_some(start + 1..start + 1 + usize::from(stop))
}

fn is_asked(label: &[Word<'_>]) -> bool {
    matches!(label, [word] if ASKED.contains(&word.text) || ANSWERED.contains(&word.text))
}
