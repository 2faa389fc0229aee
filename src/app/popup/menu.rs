//! Menus: lists that lead into the library.

use crate::app::popup::picker::PickerItem;
use crate::app::views::articles::grouping::Grouping;
use crate::library::query::Order;
use crate::library::store::NoteOn;

/// What a menu lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// Orders of the list.
    Orders,
    /// Filters that were saved.
    Filters,
    /// What the articles that show have most of.
    Facets,
    /// Notes of the open article.
    Notes,
}

/// The headings of what articles have most of.
pub(crate) const FACETS: [&str; 6] = [
    "People",
    "Speakers",
    "Places",
    "Organizations",
    "Sources",
    "Months",
];

impl MenuKind {
    /// The headings under which its items may stand.
    #[must_use]
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::Facets => &FACETS,
            Self::Orders | Self::Filters | Self::Notes => &[],
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Orders => "Order",
            Self::Filters => "Saved filters",
            Self::Facets => "In these articles",
            Self::Notes => "Notes",
        }
    }
}

/// One line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Under which heading it stands; items of one heading follow each other.
    pub group: &'static str,
    /// What it is called.
    pub name: String,
    /// What else is told of it.
    pub about: String,
    /// In how many articles it stands, where that is known.
    pub count: Option<usize>,
    /// What choosing it does.
    pub does: MenuAction,
}

/// What choosing a line of a menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuAction {
    /// Puts the list into this order, perhaps grouped.
    Order(Order, Option<Grouping>),
    /// Filters by this instead of what is there.
    Filter(String),
    /// Adds this term to the filter.
    Term(String),
    /// Goes to what this note of the open article is on, or to the note itself
    /// where that is gone.
    Go(NoteOn),
}

impl PickerItem for MenuItem {
    fn name(&self) -> &str {
        &self.name
    }

    fn same(&self, other: &Self) -> bool {
        self.name == other.name && self.group == other.group
    }
}
