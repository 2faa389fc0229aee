//! How findings are worded and marked for a user: names, confidence, citations,
//! the gutter, highlights, numbers. A front end other than the terminal can use it.
//!
//! Imports `library`, `analysis` and `text`; never `app` and its `State`, ratatui
//! or crossterm, files, clocks or threads.

pub mod citation;
pub mod confidence;
pub(crate) mod description;
pub mod entity;
pub mod gutter;
pub mod highlights;
pub mod marks;
pub(crate) mod meta_field;
pub mod mixed_scripts;
pub mod name_list;
pub(crate) mod numbers;
pub mod segments;
pub mod short_name;
pub mod speaker;
