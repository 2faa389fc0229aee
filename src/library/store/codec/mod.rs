//! How values are stored in columns: `cells` reads them, whatever they are, `analysis` packs an analysis, `paths` the paths of files,
//! `name_kinds` the kinds of names, `columns` single values.
//!
//! The lowest layer of the store. Imports the types of an analysis and the entries of the index.

pub(crate) mod analysis;
pub(crate) mod cells;
pub(crate) mod columns;
pub(crate) mod name_kinds;
pub(crate) mod paths;
