//! Resolves the labels of answers in an interview: "A:".

use crate::analysis::coreference::NamedEntities;
use crate::analysis::quotations::ClassedWords;
use crate::analysis::quotations::transcript::is_answer_label;
use crate::analysis::{EntityId, EntityKind, Mention};
use std::cmp::Reverse;
use std::ops::Range;

/// The interviewee of an article, found at the first label of an answer.
#[derive(Debug)]
pub struct Interview<'a> {
    words: &'a ClassedWords<'a>,
    named: &'a NamedEntities,
    /// The person who answers, once found.
    interviewee: Option<EntityId>,
    /// The first mention after the last label of an answer.
    next_mention: usize,
}

impl<'a> Interview<'a> {
    /// An interview without an interviewee yet.
    #[must_use]
    pub fn new(words: &'a ClassedWords<'a>, named: &'a NamedEntities) -> Self {
        Self {
            words,
            named,
            interviewee: None,
            next_mention: 0,
        }
    }

    /// The person who answers, if `source` is a label such as "A:": of the persons named
    /// before the first of these labels, the one with the most mentions, or the first of
    /// several. `next_mention` is the first mention after the label.
    pub fn interviewee(&mut self, source: Range<usize>, next_mention: usize) -> Option<EntityId> {
        let label = self.words.get(source.start)?;
        if source.len() > 1 || !is_answer_label(label) {
            return None;
        }
        // Each mention is read once, even if no person is named before many labels.
        let since = self.named.mentions.get(self.next_mention..next_mention);
        let is_person = |m: &Mention| self.named.kind(m.entity) == Some(EntityKind::Person);
        let names_person = since.unwrap_or_default().iter().any(is_person);
        self.next_mention = next_mention;
        if self.interviewee.is_none() && names_person {
            self.interviewee = self.most_mentioned(next_mention);
        }
        self.interviewee
    }

    /// The person with the most mentions among the first `count` mentions of the article.
    fn most_mentioned(&self, count: usize) -> Option<EntityId> {
        let before = self.named.mentions.get(..count).unwrap_or_default();
        let mut times = vec![0_u32; self.named.entities.len()];
        for mention in before {
            if let Some(n) = times.get_mut(mention.entity.0 as usize) {
                *n += 1;
            }
        }
        let people = (0..).map(EntityId).zip(&self.named.entities).zip(times);
        let mentioned = people.filter(|((_, e), n)| e.kind == EntityKind::Person && *n > 0);
        let most = mentioned.max_by_key(|((id, _), n)| (*n, Reverse(id.0)));
        most.map(|((id, _), _)| id)
    }
}
