//! The type of a format.
//!
//! Imports `raw_article` and `lines`.

use crate::library::Origin;
use crate::library::import::lines::{Beginning, Input};
use crate::library::import::raw_article::{Failure, RawArticle};
use std::{fmt, io};

/// The articles of one input, in order.
pub(crate) type Texts = Box<dyn Iterator<Item = Result<RawArticle, Failure>> + Send>;

/// A file format: how it is recognized and how it is read.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// The description in the help of the command line.
    pub help: &'static str,
    /// The file extensions, in small letters and without a full stop. When a folder is read, its
    /// files with these extensions are read.
    pub extensions: &'static [&'static str],
    /// Whether an input is of this format; asked where no extension shows the format.
    pub(crate) begins: fn(&mut Beginning) -> io::Result<bool>,
    /// Reads the articles of an input.
    pub(crate) read: fn(Input, Origin) -> Texts,
}

/// Two formats are equal when they have the same name.
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
