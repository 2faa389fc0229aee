//! The gazetteer: the compiled table of the places of the world.
//!
//! Imports the word lists and their hash.

pub(crate) mod kind;
pub(crate) mod place;
pub(crate) mod table;
