//! The proposals that complete a word in the filter bar: fields, the values of fields
//! that have only a few, and names from the articles.

use crate::app::direction::Direction;
use crate::app::input::line_editor::LineEditor;
use crate::library::query::{Field, FieldValue, Slot, SlotKind};
use crate::library::store::Completion;
use crate::library::{NameKind, Query};

/// The highest number of proposals.
pub const MAX_PROPOSALS: usize = 30;

/// The proposals for one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposals {
    /// The proposals, best first; never empty.
    pub proposals: Vec<Proposal>,
    /// The index of the proposal that is inserted now.
    pub chosen: usize,
    /// The text that was typed before the first proposal.
    typed: LineEditor,
    slot: Slot,
}

/// One proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The text of the proposal: `person:"John Kerry"`.
    pub insert: String,
    /// The number of articles that have the name; `None` for a field or one of its values.
    pub articles: Option<usize>,
    /// The meaning of a field or of one of its values.
    pub meaning: Option<&'static str>,
    /// How the proposal is inserted.
    fill: Fill,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fill {
    /// As a name in a field.
    Name(String),
    /// As a whole term that replaces the word.
    Term(String),
}

impl Proposals {
    /// The proposals for a request, with the names that the library found for it; `None`
    /// if nothing completes the word.
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

    /// The same proposals with the next or previous one chosen; after the last the first.
    pub(crate) fn next(self, direction: Direction) -> Self {
        let count = self.proposals.len().max(1);
        let step = if direction.is_forward() { 1 } else { count - 1 };
        Self {
            chosen: (self.chosen + step) % count,
            ..self
        }
    }

    /// The typed text with the chosen proposal.
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

/// A request for proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProposalRequest {
    typed: LineEditor,
    slot: Slot,
    direction: Direction,
    /// The directions of the keys that the user pressed before the answer.
    later: Vec<Direction>,
}

impl ProposalRequest {
    /// The request for the word at the cursor of `input`.
    pub(crate) fn at(input: &LineEditor, direction: Direction) -> Option<Self> {
        Some(Self {
            typed: input.clone(),
            slot: Slot::at(input.text(), input.cursor())?,
            direction,
            later: Vec::new(),
        })
    }

    /// The same request, after the key was pressed again before the answer.
    pub(crate) fn and_then(mut self, direction: Direction) -> Self {
        self.later.push(direction);
        self
    }

    /// The directions of the keys that were pressed before the answer.
    pub(crate) fn take_later(&mut self) -> Vec<Direction> {
        std::mem::take(&mut self.later)
    }

    /// Whether the request is for the text and the cursor of `input`.
    pub(crate) fn is_of(&self, input: &LineEditor) -> bool {
        self.typed == *input
    }

    /// The part of the word that is typed already.
    pub(crate) fn typed(&self) -> &str {
        match &self.slot.kind {
            SlotKind::Value(_, typed) | SlotKind::Field(typed) => typed,
        }
    }

    /// The kinds of names that can complete the word.
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

/// The proposals for `slot`: in a field its values or names; elsewhere fields, and
/// names of every kind.
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

/// The values of `field` that begin with `typed`, by name or, of languages, by meaning.
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

/// The proposal of a name for `field`, alone or as a whole term.
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
