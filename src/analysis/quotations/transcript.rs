//! Labels of transcripts and interviews: "KERRY: We never said that.", "Q: Did you?"

use super::classes::{Word, Words};
use super::cues::Cue;
use super::draft::Draft;
use crate::analysis::AttributionRule;
use crate::analysis::lexicon::reporting::Class;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a label.
const LONGEST: usize = 6;
/// Who speaks on the air without a name.
const PARTS: &[&str] = &[
    "PRESENTER",
    "MODERATOR",
    "INTERVIEWER",
    "HOST",
    "CALLER",
    "ANNOUNCER",
];
/// What questions are labelled where nobody is named.
const ASKED: &[&str] = &["Q", "Q.", "Question"];
/// … and answers.
const ANSWERED: &[&str] = &["A", "A.", "Answer"];

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
    /// stands before several paragraphs or beside another: "BREAKING:" and "LAHORE:" are none.
    #[must_use]
    pub fn new(words: &Words<'_>, titles: &[Range<usize>]) -> Self {
        let paragraphs = &words.tokens().paragraphs;
        let turns = paragraphs
            .iter()
            .filter(|p| !titles.contains(p))
            .filter_map(|p| Some((p.start, turn(words, words.without_dateline(p.clone()))?)));
        let turns: Vec<(usize, Turn)> = turns.collect();
        // A question and an answer are two of one kind of label.
        let key = |turn: &Turn| match words.slice(turn.label.clone()) {
            label if is_asked(label) => Some(ASKED[0]),
            label => label.last().map(|w| w.text),
        };
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        for key in turns.iter().filter_map(|(_, t)| key(t)) {
            *times.entry(key).or_default() += 1;
        }
        let placed = |turn: &Turn| words.slice(turn.label.clone()).iter().all(|w| w.placed);
        // Two labelled paragraphs in a row are a dialogue, unless they are reports from two towns.
        let dialogue = |pair: &[(usize, Turn)]| match pair {
            [(_, one), (start, other)] => {
                one.content.end == *start && key(one) != key(other) && !placed(one) && !placed(other)
            }
            _ => false,
        };
        let mut talks = vec![false; turns.len() + 1];
        for (i, _) in turns.windows(2).enumerate().filter(|(_, pair)| dialogue(pair)) {
            talks[i] = true;
            talks[i + 1] = true;
        }
        let speaks = |turn: &Turn| {
            let label = words.slice(turn.label.clone());
            let paper = label.iter().any(|w| w.is(Class::PAPER.or(Class::NOUN_CUE)));
            let part = |w: &Word<'_>| w.named || w.is(Class::ROLE) || PARTS.contains(&w.text);
            let named = !turn.mark.is_empty() && !is_asked(label) && label.iter().any(part);
            let again = key(turn).and_then(|k| times.get(k)).is_some_and(|n| *n > 1);
            (!paper && !placed(turn), named || again)
        };
        let kept = turns.iter().zip(talks).filter(|((_, turn), talks)| {
            let (may, does) = speaks(turn);
            may && (does || *talks)
        });
        Self {
            by_paragraph: kept.map(|(kept, _)| kept.clone()).collect(),
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
            rule: AttributionRule::Colon,
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
    let letter = words.at(start, |w| matches!(w.text, "Q" | "Q." | "A."));
    let opens = words.at(start + 1, Word::is_capital);
    (letter && opens).then_some(start + 1..start + 1)
}

fn is_asked(label: &[Word<'_>]) -> bool {
    matches!(label, [word] if ASKED.contains(&word.text) || is_answer(word))
}

/// Whether a label is that of an answer.
pub(crate) fn is_answer(label: &Word<'_>) -> bool {
    ANSWERED.contains(&label.text)
}
