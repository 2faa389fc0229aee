//! What a format is.
//!
//! Imports `raw_article` and `lines`.

use crate::library::Origin;
use crate::library::import::lines::{Beginning, Input};
use crate::library::import::raw_article::{Failure, RawArticle};
use std::{fmt, io};

/// The articles of one input, in their order.
pub(crate) type Texts = Box<dyn Iterator<Item = Result<RawArticle, Failure>> + Send>;

/// A format of files: how it is recognized and how it is read.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the help of the command line says of it.
    pub help: &'static str,
    /// The extensions of its files, in small letters and without a full stop.
    /// Files with one of them are read when their folder is.
    pub extensions: &'static [&'static str],
    /// Whether an input that no extension tells is of this format.
    pub(crate) begins: fn(&mut Beginning) -> io::Result<bool>,
    /// The articles of an input.
    pub(crate) read: fn(Input, Origin) -> Texts,
}

/// Formats are the same that have the same name.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
