//! Checks a library's file and repairs it.
//!
//! `check` examines a file, `consistency` looks for violations of its invariants, `rebuild` builds
//! the index again, `rescue` saves the readable rows of a damaged file in a new one, and `swap`
//! puts the new file in its place.
//!
//! Imports all other folders of the store.

pub(crate) mod check;
pub(crate) mod consistency;
pub(crate) mod rebuild;
pub(crate) mod rescue;
pub(crate) mod swap;
