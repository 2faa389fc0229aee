//! How the title line describes the scope, so that the user can tell a part of the
//! library from all of it, and articles in memory from saved ones.

use crate::library::Sources;
use crate::presentation::segments::{BETWEEN, Segment, SegmentStyle};
use crate::text::one_line;
use std::path::Path;

/// A description of the scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeLabel {
    /// All of the library.
    Library,
    /// The articles of one file or folder: its name.
    Part(String),
    /// Articles that are in memory only: the name of their file or folder.
    Memory(String),
    /// The sample articles of the program, in memory only.
    Samples,
}

impl ScopeLabel {
    /// The label of `sources`, which are imported into a library on disk (`kept`) or in memory.
    #[must_use]
    pub fn of_sources(sources: &Sources, kept: bool) -> Self {
        let name = match &*sources.in_library() {
            [_] if sources.has_stdin() => "standard input".to_owned(),
            [path] => name(path),
            paths => format!("{} paths", paths.len()),
        };
        if kept {
            Self::Part(name)
        } else {
            Self::Memory(name)
        }
    }

    /// The beginning of the title line: the name of the program, and the scope if it is
    /// not the whole library. If there is little room the name is left out first.
    pub(crate) fn segments(&self) -> Vec<Segment> {
        let program = Segment::new(SegmentStyle::Strong, "pullquote");
        let (name, kept) = match self {
            Self::Library => return vec![program],
            Self::Part(name) => (name.as_str(), true),
            Self::Memory(name) => (name.as_str(), false),
            Self::Samples => ("samples", false),
        };
        let name = Segment::new(SegmentStyle::Plain, format!("{BETWEEN}{}", one_line(name)));
        let mut line = vec![program.with_cut_order(3).left_out_whole(), name.with_cut_order(1)];
        if !kept {
            line.push(
                Segment::new(SegmentStyle::Plain, ", not saved")
                    .with_cut_order(2)
                    .left_out_whole(),
            );
        }
        line
    }

    /// The notice at the start.
    pub(crate) const fn greeting(&self) -> Option<&'static str> {
        match self {
            Self::Samples => Some("these are sample articles · pullquote FOLDER reads your own"),
            Self::Library | Self::Part(_) | Self::Memory(_) => None,
        }
    }
}

/// The last part of a path; the whole path if it has no parts.
fn name(path: &Path) -> String {
    let last = path.file_name().unwrap_or(path.as_os_str());
    last.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::import::formats::FormatChoice;
    use crate::presentation::segments::text_of;

    fn said(paths: &[&str], kept: bool) -> String {
        let paths = paths.iter().map(Into::into).collect();
        let sources = Sources::new(paths, FormatChoice::Auto, jiff::Timestamp::UNIX_EPOCH);
        text_of(&ScopeLabel::of_sources(&sources, kept).segments())
    }

    #[test]
    fn a_part_of_the_library_is_called_as_what_it_was_read_from() {
        assert_eq!(said(&["/gone/away/vv.jsonl"], true), "pullquote · vv.jsonl");
        assert_eq!(said(&["/gone/away/"], true), "pullquote · away");
        assert_eq!(said(&["/"], true), "pullquote · /");
        assert_eq!(said(&["-"], true), "pullquote · standard input");
        assert_eq!(said(&["/gone/a", "-", "/gone/b"], true), "pullquote · 3 paths");
    }

    #[test]
    fn what_is_in_memory_alone_says_that_nothing_is_kept() {
        assert_eq!(said(&["/gone/a"], false), "pullquote · a, not saved");
        assert_eq!(
            text_of(&ScopeLabel::Samples.segments()),
            "pullquote · samples, not saved"
        );
        assert_eq!(text_of(&ScopeLabel::Library.segments()), "pullquote");
    }
}
