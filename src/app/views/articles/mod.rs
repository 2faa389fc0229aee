//! The view of articles: the list, the open article and the filter bar.
//!
//! Its types hold data and know no `State`; `commands` change them.

pub mod filter_bar;
pub mod grouping;
pub mod layer_switches;
pub mod layout_cache;
pub mod list_pane;
pub mod proposals;
pub mod reader_pane;
