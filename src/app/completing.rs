//! What Tab proposes in the filter bar: fields, the values of those that have
//! only a few, and names that the articles hold.

use super::input::Input;
use crate::library::query::{Field, Slot, SlotKind, Value};
use crate::library::{Library, Query};

/// The most proposals that Tab goes through.
const PROPOSALS: usize = 30;

/// What Tab proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// The proposals, best first; never empty.
    pub proposals: Vec<Proposal>,
    /// Which of them stands in the input now.
    pub chosen: usize,
    /// What was typed before the first proposal.
    typed: Input,
    slot: Slot,
}

/// One proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What goes into the input: `person:"John Kerry"`.
    pub insert: String,
    /// In how many articles it stands; `None` for the name of a field and for
    /// what does not come from articles.
    pub articles: Option<usize>,
    /// What a field or one of its few values stands for.
    pub meaning: Option<&'static str>,
    /// What the slot is filled with.
    fill: Fill,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fill {
    /// A name where the slot wants one.
    Name(String),
    /// A whole term in place of the word.
    Term(String),
}

impl Completing {
    /// What completes `input` at its cursor.
    pub(super) fn new(input: &Input, library: &Library, forward: bool) -> Option<Self> {
        let slot = Slot::at(input.text(), input.cursor())?;
        let proposals = proposals(&slot, library);
        let chosen = if forward {
            0
        } else {
            proposals.len().checked_sub(1)?
        };
        let typed = input.clone();
        (!proposals.is_empty()).then_some(Self {
            proposals,
            chosen,
            typed,
            slot,
        })
    }

    /// The next proposal chosen, or the one before; after the last the first.
    pub(super) fn next(self, forward: bool) -> Self {
        let count = self.proposals.len().max(1);
        let step = if forward { 1 } else { count - 1 };
        Self {
            chosen: (self.chosen + step) % count,
            ..self
        }
    }

    /// The input with the chosen proposal.
    pub(super) fn filled(&self) -> Input {
        let typed = self.typed.text();
        let Some(proposal) = self.proposals.get(self.chosen) else {
            return self.typed.clone();
        };
        let (text, cursor) = match &proposal.fill {
            Fill::Name(name) => self.slot.fill(typed, name),
            Fill::Term(term) => self.slot.fill_with_term(typed, term),
        };
        Input::at(&text, cursor)
    }
}

/// What completes `slot`: names of fields; values or names in a field; for a word that
/// begins no field the names of any kind.
fn proposals(slot: &Slot, library: &Library) -> Vec<Proposal> {
    match &slot.kind {
        SlotKind::Value(field, typed) => {
            let mut all: Vec<Proposal> = values(*field, typed).collect();
            all.extend(names(library, *field, typed, false));
            all
        }
        SlotKind::Field(typed) => {
            let mut all: Vec<Proposal> = Field::beginning(typed).map(field_name).collect();
            if !typed.is_empty() {
                let mut found: Vec<Proposal> = [Field::Person, Field::Place, Field::Org]
                    .into_iter()
                    .flat_map(|field| names(library, field, typed, true))
                    .collect();
                found.sort_by_key(|p| std::cmp::Reverse(p.articles));
                all.extend(found);
            }
            all.truncate(PROPOSALS);
            all
        }
    }
}

fn field_name(field: Field) -> Proposal {
    Proposal {
        insert: field.opening().to_owned(),
        articles: None,
        meaning: Some(field.meaning()),
        fill: Fill::Name(field.name().to_owned()),
    }
}

/// The values of `field` that begin with `typed`, by name or by what they stand for.
fn values(field: Field, typed: &str) -> impl Iterator<Item = Proposal> {
    let typed = typed.to_lowercase();
    let begins = move |v: &Value| {
        v.name.starts_with(&typed) || field == Field::Lang && v.meaning.to_lowercase().starts_with(&typed)
    };
    field.values().into_iter().filter(begins).map(move |v| Proposal {
        insert: Query::term_for(field, v.name),
        articles: None,
        meaning: Some(v.meaning),
        fill: Fill::Name(v.name.to_owned()),
    })
}

/// The names in `field` that fit, as such or as whole terms.
fn names(library: &Library, field: Field, typed: &str, terms: bool) -> Vec<Proposal> {
    let completions = library.complete(field, typed, PROPOSALS);
    let proposals = completions.into_iter().map(|completion| {
        let insert = Query::term_for(field, &completion.name);
        let fill = if terms {
            Fill::Term(insert.clone())
        } else {
            Fill::Name(completion.name)
        };
        Proposal {
            insert,
            articles: Some(completion.articles),
            meaning: None,
            fill,
        }
    });
    proposals.collect()
}
