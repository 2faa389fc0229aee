//! Checks a library's file and repairs it.
//!
//! `check` examines a file, `consistency` looks for violations of its invariants, `values` for values
//! that their columns may not hold (`table_rules`), `rebuild` mends these and builds the index again, `rescue` saves the readable rows of a damaged file in a new one, and `swap`
//! puts the new file in its place. `whole` chooses between the two.
//!
//! Imports all other folders of the store.

pub(crate) mod check;
pub(crate) mod consistency;
pub(crate) mod rebuild;
pub(crate) mod rescue;
pub(crate) mod swap;
pub(crate) mod table_rules;
pub(crate) mod values;
pub(crate) mod whole;
