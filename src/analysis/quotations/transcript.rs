//! The labels of transcripts and interviews: "KERRY: We never said that.", "Q: Did you?"

use super::classed_word::ClassedWord;
use super::classes::ClassedWords;
use super::cues::Cue;
use super::draft::QuotationDraft;
use crate::analysis::AttributionRule;
use crate::analysis::lexicon::reporting::WordClass;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a label.
const LONGEST_LABEL: usize = 6;
/// Labels of broadcast speakers without a name.
const BROADCAST_ROLES: &[&str] = &[
    "PRESENTER",
    "MODERATOR",
    "INTERVIEWER",
    "HOST",
    "CALLER",
    "ANNOUNCER",
];
/// Labels of questions without a name.
const QUESTION_LABELS: &[&str] = &["Q", "Q.", "Question"];
/// Labels of answers without a name.
const ANSWER_LABELS: &[&str] = &["A", "A.", "Answer"];

/// The paragraphs of a document that begin with the label of a speaker.
#[derive(Debug, Default)]
pub struct Transcript {
    /// By the first token of the paragraph.
    by_paragraph: FxHashMap<usize, LabelledParagraph>,
}

/// A paragraph with a label.
#[derive(Clone, Debug)]
struct LabelledParagraph {
    label: Range<usize>,
    /// The mark after the label; empty if only white space follows.
    mark: Range<usize>,
    content: Range<usize>,
}

impl Transcript {
    /// Finds the labels of all paragraphs but `titles`. A label names a speaker, is before
    /// several paragraphs, or is in the paragraph before or after another label.
    /// "BREAKING:" and "LAHORE:" are no labels.
    #[must_use]
    pub fn new(words: &ClassedWords<'_>, titles: &[Range<usize>]) -> Self {
        let paragraphs = &words.tokens().paragraphs;
        let all = paragraphs.iter().filter(|p| !titles.contains(p)).filter_map(|p| {
            Some((
                p.start,
                labelled_paragraph(words, words.without_dateline(p.clone()))?,
            ))
        });
        let all: Vec<(usize, LabelledParagraph)> = all.collect();
        // "Q" and "A" are two labels of one kind.
        let key = |labelled: &LabelledParagraph| match words.slice(labelled.label.clone()) {
            label if is_question_or_answer(label) => Some(QUESTION_LABELS[0]),
            label => label.last().map(|w| w.text),
        };
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        for key in all.iter().filter_map(|(_, t)| key(t)) {
            *times.entry(key).or_default() += 1;
        }
        let placed =
            |labelled: &LabelledParagraph| words.slice(labelled.label.clone()).iter().all(|w| w.placed);
        // Two labelled paragraphs in a row are a dialogue, unless they are reports from two
        // places.
        let dialogue = |pair: &[(usize, LabelledParagraph)]| match pair {
            [(_, one), (start, other)] => {
                one.content.end == *start && key(one) != key(other) && !placed(one) && !placed(other)
            }
            _ => false,
        };
        let mut in_dialogue = vec![false; all.len() + 1];
        for (i, _) in all.windows(2).enumerate().filter(|(_, pair)| dialogue(pair)) {
            in_dialogue[i] = true;
            in_dialogue[i + 1] = true;
        }
        let is_label = |labelled: &LabelledParagraph| {
            let label = words.slice(labelled.label.clone());
            let paper = label
                .iter()
                .any(|w| w.is(WordClass::PAPER.or(WordClass::NOUN_CUE)));
            let part =
                |w: &ClassedWord<'_>| w.named || w.is(WordClass::ROLE) || BROADCAST_ROLES.contains(&w.text);
            let named = !labelled.mark.is_empty() && !is_question_or_answer(label) && label.iter().any(part);
            let repeated = key(labelled).and_then(|k| times.get(k)).is_some_and(|n| *n > 1);
            (!paper && !placed(labelled), named || repeated)
        };
        let labels = all
            .iter()
            .zip(in_dialogue)
            .filter(|((_, labelled), in_dialogue)| {
                let (may, does) = is_label(labelled);
                may && (does || *in_dialogue)
            });
        Self {
            by_paragraph: labels.map(|(labels, _)| labels.clone()).collect(),
        }
    }

    /// The quotation of the labelled paragraph that begins at token `start`.
    #[must_use]
    pub fn draft(&self, start: usize) -> Option<QuotationDraft> {
        let labelled = self.by_paragraph.get(&start)?;
        Some(QuotationDraft {
            content: labelled.content.clone(),
            cue: Some(Cue {
                tokens: labelled.mark.clone(),
                source: Some(labelled.label.clone()),
            }),
            rule: AttributionRule::Colon,
            shares: None,
        })
    }
}

/// The label at the beginning of `paragraph`, if any: a name or capitals before a colon,
/// or a letter for a question or an answer.
fn labelled_paragraph(words: &ClassedWords<'_>, paragraph: Range<usize>) -> Option<LabelledParagraph> {
    let start = paragraph.start + usize::from(words.at(paragraph.start, |w| w.kind == TokenKind::Quote));
    let mark = (start + 1..paragraph.end.min(start + LONGEST_LABEL + 1))
        .find(|&i| words.at(i, |w| w.is_mark(&[":"])))
        .map(|colon| colon..colon + 1)
        .or_else(|| mark_after_letter(words, start))?;
    let label = words.slice(start..mark.start);
    let shouted = |w: &ClassedWord<'_>| w.text.chars().count() > 1 && !w.text.chars().any(char::is_lowercase);
    let capitals = label.iter().all(|w| w.kind == TokenKind::Word && shouted(w));
    let name = label.iter().all(|w| w.named && w.is_capital());
    let content = mark.end..paragraph.end;
    // Quotation marks after the colon are direct speech, which the other rules find.
    let quoted = words.at(mark.end, |w| w.kind == TokenKind::Quote);
    let said = words.count(content.clone()) >= 2 || is_question_or_answer(label) && !content.is_empty();
    ((capitals || name || is_question_or_answer(label)) && !quoted && said).then_some(LabelledParagraph {
        label: start..mark.start,
        mark,
        content,
    })
}

/// The empty mark after the letter of a label without a colon: "Q Senator, did you?",
/// "A. I did not."
fn mark_after_letter(words: &ClassedWords<'_>, start: usize) -> Option<Range<usize>> {
    let letter = words.at(start, |w| matches!(w.text, "Q" | "Q." | "A."));
    let opens = words.at(start + 1, ClassedWord::is_capital);
    (letter && opens).then_some(start + 1..start + 1)
}

/// Whether a label is that of a question or an answer without a name.
fn is_question_or_answer(label: &[ClassedWord<'_>]) -> bool {
    matches!(label, [word] if QUESTION_LABELS.contains(&word.text) || is_answer_label(word))
}

/// Whether a label is that of an answer without a name.
pub(crate) fn is_answer_label(label: &ClassedWord<'_>) -> bool {
    ANSWER_LABELS.contains(&label.text)
}
