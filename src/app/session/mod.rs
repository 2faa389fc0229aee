//! What outlives a view: cached rows, the scope, jumps, notices.

pub mod jumps;
pub mod notice;
pub mod progress;
pub mod row_cache;
pub mod scope;
pub mod selection;
pub mod speaker_trail;
pub mod undo;
