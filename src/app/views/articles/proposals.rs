//! What Tab proposes in the filter bar: fields, the values of those that have
//! only a few, and names that the articles hold.

use crate::app::direction::Direction;
use crate::app::input::line_editor::LineEditor;
use crate::library::query::{Field, FieldValue, Slot, SlotKind};
use crate::library::store::Completion;
use crate::library::{NameKind, Query};

/// The most proposals that Tab goes through.
pub const MAX_PROPOSALS: usize = 30;

/// What Tab proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposals {
    /// The proposals, best first; never empty.
    pub proposals: Vec<Proposal>,
    /// Which of them stands in the input now.
    pub chosen: usize,
    /// What was typed before the first proposal.
    typed: LineEditor,
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

impl Proposals {
    /// What completes what was typed when `asked`, with the names that were
    /// found for it; `None` where nothing does.
    pub(crate) fn new(asked: ProposalRequest, names: Vec<(NameKind, Completion)>) -> Option<Self> {
        let proposals = proposals(&asked.slot, names);
        let chosen = if asked.direction.is_forward() {
            0
        } else {
            proposals.len().checked_sub(1)?
        };
        (!proposals.is_empty()).then_some(Self {
            proposals,
            chosen,
            typed: asked.typed,
            slot: asked.slot,
        })
    }

    /// The next proposal chosen, or the one before; after the last the first.
    pub(crate) fn next(self, direction: Direction) -> Self {
        let count = self.proposals.len().max(1);
        let step = if direction.is_forward() { 1 } else { count - 1 };
        Self {
            chosen: (self.chosen + step) % count,
            ..self
        }
    }

    /// The input with the chosen proposal.
    pub(crate) fn filled(&self) -> LineEditor {
        let typed = self.typed.text();
        let Some(proposal) = self.proposals.get(self.chosen) else {
            return self.typed.clone();
        };
        let (text, cursor) = match &proposal.fill {
            Fill::Name(name) => self.slot.fill(typed, name),
            Fill::Term(term) => self.slot.fill_with_term(typed, term),
        };
        LineEditor::at(&text, cursor)
    }
}

/// What Tab asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProposalRequest {
    typed: LineEditor,
    slot: Slot,
    direction: Direction,
    /// Which way the keys after it go, that were pressed before the answer.
    later: Vec<Direction>,
}

impl ProposalRequest {
    /// What would complete `input` at its cursor.
    pub(crate) fn at(input: &LineEditor, direction: Direction) -> Option<Self> {
        Some(Self {
            typed: input.clone(),
            slot: Slot::at(input.text(), input.cursor())?,
            direction,
            later: Vec::new(),
        })
    }

    /// The same, and one proposal on from there: the key was pressed again before the answer.
    pub(crate) fn and_then(mut self, direction: Direction) -> Self {
        self.later.push(direction);
        self
    }

    /// Which way the keys go that were pressed since.
    pub(crate) fn take_later(&mut self) -> Vec<Direction> {
        std::mem::take(&mut self.later)
    }

    /// Whether `input` is what it was asked for.
    pub(crate) fn is_of(&self, input: &LineEditor) -> bool {
        self.typed == *input
    }

    /// What is typed already.
    pub(crate) fn typed(&self) -> &str {
        match &self.slot.kind {
            SlotKind::Value(_, typed) | SlotKind::Field(typed) => typed,
        }
    }

    /// The kinds of names that would complete it.
    pub(crate) fn kinds(&self) -> &'static [NameKind] {
        match &self.slot.kind {
            SlotKind::Value(Field::Person, _) => &[NameKind::Person],
            SlotKind::Value(Field::Place | Field::In, _) => &[NameKind::Place],
            SlotKind::Value(Field::Org, _) => &[NameKind::Organization],
            SlotKind::Value(Field::Speaker, _) => &[NameKind::Speaker],
            SlotKind::Value(Field::Source, _) => &[NameKind::Source],
            SlotKind::Value(..) => &[],
            SlotKind::Field(typed) if typed.is_empty() => &[],
            SlotKind::Field(_) => &[NameKind::Person, NameKind::Place, NameKind::Organization],
        }
    }
}

/// What completes `slot`: names of fields; values or names in a field; for a word that
/// begins no field the names of any kind.
fn proposals(slot: &Slot, found: Vec<(NameKind, Completion)>) -> Vec<Proposal> {
    let whole = matches!(slot.kind, SlotKind::Field(_));
    let names = found.into_iter().map(|(kind, found)| {
        let field = match &slot.kind {
            SlotKind::Value(field, _) => *field,
            SlotKind::Field(_) => field_of(kind),
        };
        name(field, found, whole)
    });
    let mut all: Vec<Proposal> = match &slot.kind {
        SlotKind::Value(field, typed) => values(*field, typed).collect(),
        SlotKind::Field(typed) => Field::beginning(typed).map(field_name).collect(),
    };
    let mut names: Vec<Proposal> = names.collect();
    names.sort_by_key(|p| std::cmp::Reverse(p.articles));
    all.extend(names);
    all.truncate(MAX_PROPOSALS);
    all
}

fn field_of(kind: NameKind) -> Field {
    match kind {
        NameKind::Person => Field::Person,
        NameKind::Place => Field::Place,
        NameKind::Organization => Field::Org,
        NameKind::Speaker => Field::Speaker,
        NameKind::Source => Field::Source,
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
    let begins = move |v: &FieldValue| {
        v.name.starts_with(&typed) || field == Field::Lang && v.meaning.to_lowercase().starts_with(&typed)
    };
    field.values().into_iter().filter(begins).map(move |v| Proposal {
        insert: Query::term_for(field, v.name),
        articles: None,
        meaning: Some(v.meaning),
        fill: Fill::Name(v.name.to_owned()),
    })
}

/// A name that fits in `field`, as such or as a whole term.
fn name(field: Field, found: Completion, whole: bool) -> Proposal {
    let insert = Query::term_for(field, &found.name);
    let fill = if whole {
        Fill::Term(insert.clone())
    } else {
        Fill::Name(found.name)
    };
    Proposal {
        insert,
        articles: Some(found.articles),
        meaning: None,
        fill,
    }
}
