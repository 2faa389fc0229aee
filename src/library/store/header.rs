//! The first hundred bytes of a library's file: which of them are damaged, and what they must be.
//!
//! Offsets and values are those of the SQLite file format, <https://sqlite.org/fileformat2.html>,
//! as this program writes it. Imports nothing of this crate.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Marks the file as a library of this program, in the application id of the header: "Pulq".
pub(super) const APPLICATION: i32 = 0x5075_6c71;

/// The length of the header in bytes.
const LENGTH: usize = 100;

/// The first bytes of a SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Bytes that are read to recognize a library: its first page and more, where its tables are
/// described.
const RECOGNIZED_BY: u64 = 1 << 16;

/// Two sentences in the description of the tables of every library, and of no other file.
const OWN: [&[u8]; 2] = [b"CREATE TABLE article(", b"CREATE TABLE body("];

/// The bytes at these offsets are the same in every library.
const FIXED: [(usize, &[u8]); 8] = [
    (0, MAGIC),
    // Space that pages leave free, and three fractions.
    (20, &[0, 64, 32, 32]),
    // The format of the schema.
    (44, &[0, 0, 0, 4]),
    // No pages for incremental vacuum.
    (52, &[0, 0, 0, 0]),
    // Texts are UTF-8.
    (56, &[0, 0, 0, 1]),
    (64, &[0, 0, 0, 0]),
    (68, &APPLICATION.to_be_bytes()),
    // Reserved.
    (72, &[0; 20]),
];

/// Whether the file at `path` is a library whose header is damaged. SQLite takes such a file for one
/// of another program, for an empty one, or for one that cannot be written.
pub(super) fn is_damaged(path: &Path) -> bool {
    start(path).is_ok_and(|start| {
        let header = start.get(..LENGTH).unwrap_or_default();
        is_library(&start) && header.len() == LENGTH && !is_sound(header)
    })
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(LENGTH as u64).read_to_end(&mut start)?;
    // A sound header needs no further look.
    if start.len() == LENGTH && !is_sound(&start) {
        start.clear();
        File::open(path)?.take(RECOGNIZED_BY).read_to_end(&mut start)?;
    }
    Ok(start)
}

fn is_library(start: &[u8]) -> bool {
    OWN.iter().all(|own| memchr::memmem::find(start, own).is_some())
}

fn is_sound(header: &[u8]) -> bool {
    let fixed = FIXED
        .iter()
        .all(|(at, bytes)| header.get(*at..).is_some_and(|rest| rest.starts_with(bytes)));
    // Versions of the format for writing and reading: 1 for a rollback journal, 2 for a log.
    let versions = header
        .get(18..20)
        .is_some_and(|v| v.iter().all(|v| matches!(v, 1 | 2)));
    fixed && versions && page_size(header).is_some()
}

/// The bytes of a page; `None` if the header has no possible number.
fn page_size(header: &[u8]) -> Option<u64> {
    match u64::from(u16::from_be_bytes([*header.get(16)?, *header.get(17)?])) {
        1 => Some(65_536),
        size @ 512..=32_768 if size.is_power_of_two() => Some(size),
        _ => None,
    }
}

/// Overwrites the header of the library's file at `path` with the one that it must have. All pages
/// are taken for used, so that everything can be read.
///
/// # Errors
///
/// When the file cannot be read or written.
pub(super) fn mend(path: &Path, usual_page_size: u32) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let length = file.metadata()?.len();
    let mut header = [0; LENGTH];
    file.read_exact(&mut header)?;
    let divides = |size: &u64| length.is_multiple_of(*size);
    let size = page_size(&header).filter(divides);
    let size = size.unwrap_or(u64::from(usual_page_size));
    let pages = u32::try_from(length / size).unwrap_or(u32::MAX);
    let mut set = |at: usize, bytes: &[u8]| {
        if let Some(place) = header.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    FIXED.iter().for_each(|(at, bytes)| set(*at, bytes));
    // 65,536 is stored as 1.
    set(16, &u16::try_from(size).unwrap_or(1).to_be_bytes());
    set(18, &[2, 2]);
    // The number of pages, which is valid for this number of the last change.
    set(24, &[0, 0, 0, 1]);
    set(28, &pages.to_be_bytes());
    set(92, &[0, 0, 0, 1]);
    // No free pages.
    set(32, &[0; 8]);
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&header)
}
