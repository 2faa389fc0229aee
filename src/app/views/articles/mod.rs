//! The view of articles: the list, the open article and the filter bar.
//!
//! Its types hold data and know no `State`; `commands` change them.

pub(crate) mod destination;
pub mod filter_bar;
pub mod grouping;
pub mod layout_cache;
pub mod list_pane;
pub mod proposals;
pub mod reader_pane;
pub mod visible_layers;

use crate::app::session::entry::EntryId;
use crate::library::ArticleId;
use crate::library::query::Order;
use crate::text::Span;
use destination::Destination;
use filter_bar::FilterBar;
use grouping::Grouping;
use list_pane::ListPane;
use reader_pane::ReaderPane;
use visible_layers::VisibleLayers;

/// The view of articles.
#[derive(Debug)]
pub struct Articles {
    /// The list of articles.
    pub list: ListPane,
    /// The open article.
    pub reader: ReaderPane,
    /// The filter bar.
    pub filter: FilterBar,
    /// Which marks are shown.
    pub layers: VisibleLayers,
    /// The order of the list, unless the filter has a `sort:` term.
    pub order: Order,
    /// The order of the list at the start.
    pub initial_order: Order,
    /// The grouping that the user chose; it holds in its own order alone.
    pub group_by: Option<Grouping>,
    /// The match of the filter to which the user went last, and its article.
    pub(crate) last_match: Option<(ArticleId, Span)>,
    /// The open entry, once the user has had the focus in it.
    pub(crate) read_entry: Option<EntryId>,
    /// The article that the user marked as unread last: reaching its end does not mark it as read.
    pub(crate) kept_unread: Option<ArticleId>,
    /// Where the reader pane goes as soon as that article is loaded.
    pub(crate) destination: Option<Destination>,
}

impl Articles {
    /// A view with an empty list in `order`.
    #[must_use]
    pub fn new(order: Order) -> Self {
        Self {
            list: ListPane::default(),
            reader: ReaderPane::default(),
            filter: FilterBar::default(),
            layers: VisibleLayers::default(),
            order,
            initial_order: order,
            group_by: None,
            last_match: None,
            read_entry: None,
            kept_unread: None,
            destination: None,
        }
    }
}
