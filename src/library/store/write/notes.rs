//! Writes notes on articles and on words of them, and moves notes to a new version of a text.
//!
//! Imports `read::notes`.

use crate::library::ArticleId;
use crate::library::store::codec::cells::Cells;
use crate::library::store::edit::NoteOn;
use crate::library::store::read::notes::text_of;
use crate::text::{CodePoints, Span};
use rusqlite::{Transaction, params};

/// The start and the length of words in a text, in code points.
type Stretch = Option<(i64, i64)>;

fn place(points: &CodePoints<'_>, words: Span) -> Stretch {
    let (start, end) = (points.at(words.start()), points.at(words.end()));
    Some((start as i64, (end - start) as i64))
}

/// The first occurrence of `words` in `text`.
fn place_of(text: &str, words: &str) -> Stretch {
    let start = text.find(words)?;
    place(&CodePoints::new(text), Span::new(start, start + words.len()))
}

/// Writes a note, or deletes it if `text` is `None`. The note is on something of the article
/// `shown`; it is written to `present`, the newest version of that article.
pub(crate) fn note(
    tx: &Transaction<'_>,
    (shown, present): (ArticleId, ArticleId),
    on: &NoteOn,
    text: Option<&str>,
    now: i64,
) -> rusqlite::Result<()> {
    let body = text_of(tx, shown)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let quoted = match on {
        NoteOn::Article => None,
        NoteOn::Words(span) => body.get(span.range()),
        NoteOn::LostWords(words) => Some(words.as_str()),
    };
    let at = if shown == present {
        on.words().and_then(|span| place(&CodePoints::new(&body), span))
    } else {
        let newer = text_of(tx, present)?.unwrap_or_default();
        quoted.and_then(|words| place_of(&newer, words))
    };
    let (start, length) = (at.map(|place| place.0), at.map(|place| place.1));
    tx.prepare_cached(
        "DELETE FROM note WHERE article = ?1 AND start IS ?2 AND length IS ?3 \
         AND (quoted IS ?4 OR start IS NOT NULL)",
    )?
    .execute(params![present.0, start, length, quoted])?;
    if let Some(text) = text {
        tx.prepare_cached(
            "INSERT INTO note(article, start, length, quoted, text, written) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![present.0, start, length, quoted, text, now])?;
    }
    Ok(())
}

/// Moves the notes on article `before` to the article `now`, each to the place of its words there.
/// Words that `now` does not have keep their note. If both articles have a note on the same words,
/// the texts of both notes are joined.
pub(crate) fn move_notes(tx: &Transaction<'_>, before: u32, now: u32) -> rusqlite::Result<()> {
    let body = text_of(tx, ArticleId(now))?.unwrap_or_default();
    let mut select = tx.prepare_cached("SELECT id, quoted, text FROM note WHERE article = ?1")?;
    let notes: Vec<(i64, Option<String>, String)> = select
        .query_map([before], |row| {
            Ok((row.get(0)?, row.text(1), row.text(2).unwrap_or_default()))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut join = tx.prepare_cached(
        "UPDATE note SET text = text || ' · ' || ?5 WHERE article = ?1 AND start IS ?2 AND length IS ?3 \
         AND (quoted IS ?4 OR start IS NOT NULL)",
    )?;
    for (id, quoted, text) in notes {
        let at = quoted.as_deref().and_then(|words| place_of(&body, words));
        let (start, length) = (at.map(|place| place.0), at.map(|place| place.1));
        if join.execute(params![now, start, length, quoted, text])? > 0 {
            tx.prepare_cached("DELETE FROM note WHERE id = ?1")?
                .execute([id])?;
        } else {
            tx.prepare_cached("UPDATE note SET article = ?2, start = ?3, length = ?4 WHERE id = ?1")?
                .execute(params![id, now, start, length])?;
        }
    }
    tx.prepare_cached(
        "UPDATE article SET notes = (SELECT count(*) FROM note WHERE article = ?1) WHERE id = ?1",
    )?
    .execute([now])?;
    Ok(())
}
