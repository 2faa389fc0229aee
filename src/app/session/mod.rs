//! What outlives a view: cached rows, the scope, jumps, notices.

pub mod article_cache;
pub mod jumps;
pub mod notice;
pub mod progress;
pub mod scope_label;
pub mod selection;
pub mod speaker_trail;
pub mod undo;
