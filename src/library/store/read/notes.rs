//! Reads the notes on an article, its text, and its newest version.
//!
//! Imports `edit`, `limits` and `codec`.

use crate::library::ArticleId;
use crate::library::store::codec::cells::Cells;
use crate::library::store::edit::{Note, NoteOn};
use crate::library::store::limits;
use crate::text::{CodePoints, Span};
use rusqlite::{Connection, OptionalExtension};

/// The notes on an article whose text is `text`, in the order of their words.
pub(crate) fn notes(db: &Connection, id: ArticleId, text: &str) -> rusqlite::Result<Vec<Note>> {
    let mut select = db.prepare_cached(
        "SELECT start, length, quoted, text FROM note WHERE article = ?1 ORDER BY start, id",
    )?;
    let mut rows = select.query([id.0])?;
    let mut points = None;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(note) = row.text(3) else {
            continue;
        };
        let (place, length) = (row.number::<i64>(0), row.number::<i64>(1));
        let words = place.zip(length).map(|(start, length)| {
            let points = points.get_or_insert_with(|| CodePoints::new(text));
            let (start, length) = (start.max(0) as usize, length.max(0) as usize);
            Span::new(points.byte(start), points.byte(start.saturating_add(length)))
        });
        let quoted = row.text(2);
        let on = match (words, quoted) {
            (Some(words), _) => NoteOn::Words(words),
            (None, Some(lost)) => NoteOn::LostWords(lost),
            (None, None) => NoteOn::Article,
        };
        let text = limits::shortened(&note, limits::JOINED_NOTES).to_owned();
        out.push(Note { on, text });
    }
    Ok(out)
}

/// The text of an article; `None` if the article does not exist.
pub(crate) fn text_of(db: &Connection, id: ArticleId) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([id.0], |row| Ok(row.text(0)))
        .optional()
        .map(Option::flatten)
}

/// The most versions that are followed: more than any file has.
const VERSIONS: usize = 1_000;

/// The newest version of article `id`, or the article itself if it has not been replaced.
pub(crate) fn present(db: &Connection, id: ArticleId) -> rusqlite::Result<ArticleId> {
    let mut superseded = db.prepare_cached("SELECT gone FROM article WHERE id = ?1")?;
    let mut next =
        db.prepare_cached("SELECT id FROM article WHERE previous = ?1 ORDER BY gone, id DESC LIMIT 1")?;
    let mut at = id.0;
    // Versions may form a circle: a text that came back follows the text that followed it.
    for _ in 0..VERSIONS {
        if !superseded.query_row([at], |row| Ok(row.flag(0)))? {
            break;
        }
        match next
            .query_row([at], |row| Ok(row.article(0)))
            .optional()?
            .flatten()
        {
            Some(newer) => at = newer,
            None => break,
        }
    }
    Ok(ArticleId(at))
}
