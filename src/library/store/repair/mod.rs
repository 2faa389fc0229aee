//! Checks a library file and mends it.
//!
//! `check` examines a file, `consistency` looks for violations of its invariants, `rebuild`
//! makes the index again, `rescue` saves a damaged file into another one, and `swap` puts that
//! in its place.

pub(crate) mod check;
pub(crate) mod consistency;
pub(crate) mod rebuild;
pub(crate) mod rescue;
pub(crate) mod swap;
