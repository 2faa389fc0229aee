//! The gazetteer: the places of the world that the program knows.
//!
//! Imports the hash of the word lists.

pub(crate) mod kind;
pub(crate) mod place;
pub(crate) mod table;
