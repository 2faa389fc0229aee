//! The menus: orders, saved filters, facets, notes.

use crate::app::popup::picker::PickerItem;
use crate::app::views::articles::grouping::Grouping;
use crate::library::query::Order;
use crate::library::store::NoteOn;

/// The kind of a menu: what it lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// Orders of the list.
    Orders,
    /// Saved filters.
    Filters,
    /// The most frequent names of the listed articles.
    Facets,
    /// Notes of the open article.
    Notes,
}

/// The headings of the menu of facets.
pub(crate) const FACETS: [&str; 6] = [
    "People",
    "Speakers",
    "Places",
    "Organizations",
    "Sources",
    "Months",
];

impl MenuKind {
    /// The headings of its items, in order.
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
    /// The heading; items of one heading follow each other.
    pub group: &'static str,
    /// The name.
    pub name: String,
    /// The text beside the name.
    pub about: String,
    /// The number of articles, if it is known.
    pub count: Option<usize>,
    /// The action of choosing the item.
    pub does: MenuAction,
}

/// What choosing a menu item does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuAction {
    /// Sorts the list in this order, with this grouping.
    Order(Order, Option<Grouping>),
    /// Replaces the filter by this one.
    Filter(String),
    /// Adds this term to the filter.
    Term(String),
    /// Goes to the words under this note of the open article. If they are no longer in
    /// the text, opens the note.
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
