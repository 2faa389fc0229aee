//! Opens files and standard input, chooses the format and reads the texts.
//!
//! Imports `files`, `formats`, `raw_article` and `lines`.

use super::files::{self, FileSource};
use super::formats::{self, Format, FormatChoice, Texts};
use super::lines::{Beginning, Input, explain};
use super::raw_article::{Failure, RawArticle};
use crate::library::Origin;
use std::fs::File;
use std::io::{self, BufReader};
use std::iter;
use std::path::{Path, PathBuf};

/// The texts found at `paths`, in the order of the paths; the files of a folder are in natural
/// order.
///
/// A path is a file, a folder or `-` for standard input. `docs/extract.md` says which files of a
/// folder are read. An `Err` reports a file or a part of a file that cannot be read; reading
/// continues after it.
pub fn texts(
    paths: Vec<PathBuf>,
    format: FormatChoice,
) -> impl Iterator<Item = Result<RawArticle, Failure>> + Send {
    files::sources(paths).flat_map(move |source| match source {
        Ok(source) => texts_of(source, format),
        Err(failure) => Box::new(iter::once(Err(failure))),
    })
}

/// The texts of one source.
pub(crate) fn texts_of(source: FileSource, format: FormatChoice) -> Texts {
    let (origin, input) = match source {
        FileSource::Stdin => (
            Origin::Stdin,
            Ok::<_, String>(Box::new(BufReader::new(io::stdin())) as Input),
        ),
        FileSource::File(path) => {
            let input = open(&path).map(|file| Box::new(BufReader::new(file)) as Input);
            (Origin::File(path), input)
        }
    };
    let resolved = input.and_then(|input| {
        let resolved = resolve(format, &origin, input);
        resolved.map_err(|error| explain(&error))
    });
    match resolved {
        Ok((format, input)) => (format.read)(input, origin),
        Err(reason) => Box::new(iter::once(Err(Failure::new(&origin.name(), reason)))),
    }
}

/// Opens the file at `path`. It was a file when the folder was read; in its place there may be a
/// pipe by now, which is not waited for.
fn open(path: &Path) -> Result<File, String> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path).map_err(|error| explain(&error))?;
    let is_file = file.metadata().is_ok_and(|data| data.is_file());
    is_file.then_some(file).ok_or_else(|| files::NO_FILE.to_owned())
}

/// The format in which `input` is read: the chosen one, else the one that the extension of the file
/// shows, else the one that the first bytes show.
fn resolve(choice: FormatChoice, origin: &Origin, input: Input) -> io::Result<(&'static Format, Input)> {
    let by_name = match (choice, origin) {
        (FormatChoice::Only(format), _) => Some(format),
        (FormatChoice::Auto, Origin::File(path)) => formats::by_extension(path),
        (FormatChoice::Auto, _) => None,
    };
    if let Some(format) = by_name {
        return Ok((format, input));
    }
    let mut beginning = Beginning::new(input);
    let format = formats::by_beginning(&mut beginning)?;
    Ok((format, beginning.into_input()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn input(bytes: &'static [u8]) -> Input {
        // The buffer is smaller than the lines, so that a line needs several reads.
        Box::new(BufReader::with_capacity(4, bytes))
    }

    #[test]
    fn json_lines_are_told_by_the_first_line_and_nothing_is_lost() {
        let whole = b"{\"text\":\"a\"}\n{\"text\":\"b\"}";
        let (format, mut rest) = resolve(FormatChoice::Auto, &Origin::Stdin, input(whole)).unwrap();
        let mut bytes = Vec::new();
        rest.read_to_end(&mut bytes).unwrap();
        assert_eq!((format.name, bytes.as_slice()), ("jsonl", whole.as_slice()));
    }

    #[test]
    fn a_text_that_begins_with_a_brace_is_a_text() {
        let (format, mut rest) =
            resolve(FormatChoice::Auto, &Origin::Stdin, input(b"{sic} he said\nso")).unwrap();
        let mut bytes = Vec::new();
        rest.read_to_end(&mut bytes).unwrap();
        assert_eq!(
            (format.name, bytes.as_slice()),
            ("text", b"{sic} he said\nso".as_slice())
        );
    }
}
