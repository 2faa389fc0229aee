//! Plain text: one article per file, perhaps below front matter.
//!
//! Imports `format`, `front_matter`, `decode`, `raw_article` and `lines`.

use super::format::Format;
use super::front_matter;
use crate::library::Origin;
use crate::library::import::decode::{self, LARGEST_TEXT};
use crate::library::import::lines::{Input, explain};
use crate::library::import::metadata::RawMetadata;
use crate::library::import::raw_article::{Failure, RawArticle};
use std::io::Read;
use std::iter;

/// Plain text. It has no mark of its own: an input that no other format recognizes is plain text.
pub static FORMAT: Format = Format {
    name: "text",
    help: "Each file is one article",
    extensions: &["txt", "text", "md"],
    begins: |_| Ok(false),
    read: |input, origin| Box::new(iter::once(text(input, origin))),
};

/// The text of the whole `input`.
fn text(input: Input, origin: Origin) -> Result<RawArticle, Failure> {
    let failure = |reason: String| Failure::new(&origin.name(), reason);
    let mut bytes = Vec::new();
    let most = LARGEST_TEXT as u64 + 1;
    input
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| failure(explain(&error)))?;
    if bytes.len() > LARGEST_TEXT {
        return Err(failure(decode::too_large()));
    }
    let mut text = decode::decode(bytes).map_err(|reason| failure(reason.to_owned()))?;
    let mut meta = RawMetadata::default();
    if let Some((found, below)) = front_matter::split(&text) {
        (meta, text) = (found, below.to_owned());
    }
    if text.trim().is_empty() {
        return Err(failure("It is empty; there is no text to read.".to_owned()));
    }
    Ok(RawArticle { text, meta, origin })
}
