//! The file formats. A format is one file in this folder and one line of [`FORMATS`]. The command
//! line, the choice of files in a folder, and the recognition of a format by extension or by first
//! bytes use that table.
//!
//! Imports `raw_article`, `lines`, `decode` and `metadata` of the import.

mod format;
mod front_matter;
mod json_lines;
mod json_object;
mod plain_text;

pub use format::Format;
pub(crate) use format::Texts;

use super::lines::Beginning;
use std::io;
use std::path::Path;

/// All formats, in the order in which the command line names them.
pub static FORMATS: [&Format; 2] = [&plain_text::FORMAT, &json_lines::FORMAT];

/// The format in which a caller wants files to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormatChoice {
    /// The format that the extension of the file shows. Where no extension does, as for standard
    /// input, the format that the first bytes show, else plain text.
    #[default]
    Auto,
    /// This format, whatever the name of the file.
    Only(&'static Format),
}

/// The extension of a file in small letters.
pub(crate) fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

/// The format that the extension of a file shows.
pub(crate) fn by_extension(path: &Path) -> Option<&'static Format> {
    let extension = extension(path)?;
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.extensions.contains(&extension.as_str()))
}

/// The format that the first bytes of an input show.
pub(crate) fn by_beginning(beginning: &mut Beginning) -> io::Result<&'static Format> {
    for format in FORMATS {
        if (format.begins)(beginning)? {
            return Ok(format);
        }
    }
    Ok(&plain_text::FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_and_each_extension_is_of_one_format() {
        let names = FORMATS.iter().map(|format| format.name);
        let extensions = FORMATS.iter().flat_map(|format| format.extensions);
        for mut words in [names.collect::<Vec<_>>(), extensions.copied().collect()] {
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "{words:?}");
        }
    }

    #[test]
    fn the_case_of_an_extension_does_not_matter() {
        let name = |path: &str| by_extension(Path::new(path)).map(|format| format.name);
        assert_eq!(name("a/NEWS.TXT"), Some("text"));
        assert_eq!(name("news.ndjson"), Some("jsonl"));
        assert_eq!(name("news.html"), None);
        assert_eq!(name("txt"), None);
    }
}
