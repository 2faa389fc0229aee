//! The sample articles that come with the program.
//!
//! Imports `raw_article` and `metadata`.

use super::metadata::RawMetadata;
use super::raw_article::RawArticle;
use crate::library::Origin;
use include_dir::{Dir, include_dir};

static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/samples");

/// The sample articles, in the order of their file names.
#[must_use]
pub fn samples() -> Vec<RawArticle> {
    let mut files: Vec<_> = SAMPLES
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort_by_key(|file| file.path());
    let given = files.into_iter().filter_map(|file| {
        Some(RawArticle {
            text: file.contents_utf8()?.to_owned(),
            meta: RawMetadata::default(),
            origin: Origin::Sample(file.path().to_string_lossy().into_owned()),
        })
    });
    given.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_an_article_with_text() {
        let samples = samples();
        assert_eq!(samples.len(), SAMPLES.files().count());
        assert!(!samples.is_empty());
        for given in samples {
            assert!(!given.article().document.blocks().is_empty());
        }
    }
}
