//! Finds the values that their columns may not hold, and mends the rows with them.
//!
//! Imports `table_rules` and `codec`.

use super::table_rules::{KEPT, REBUILT, Repair, TableRules};
use crate::library::import::{RawArticle, RawMetadata};
use crate::library::store::codec::{self, cells::Cells};
use crate::library::{ContentHash, Origin};
use crate::text::{Document, Structure};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql, Transaction, params, params_from_iter};

/// What was mended in a library, as sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Values of which the readable part stays, or that are made again.
    pub mended: Vec<String>,
    /// Values and rows that could not be read and are lost.
    pub lost: Vec<String>,
}

/// A row with damaged values.
struct DamagedRow {
    /// The values that find the row again: its number, or its whole key.
    key: Vec<Stored>,
    /// The row in messages: "note on article #17".
    name: String,
    /// For each damaged column its position in the rules, and what replaces the value.
    repairs: Vec<(usize, Repair)>,
}

/// A value as it is in the file. A text need not be UTF-8.
#[derive(Clone, Debug)]
pub(crate) enum Stored {
    Text(Vec<u8>),
    Other(Value),
}

impl From<ValueRef<'_>> for Stored {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Other(Value::Null),
            ValueRef::Integer(number) => Self::Other(Value::Integer(number)),
            ValueRef::Real(number) => Self::Other(Value::Real(number)),
            ValueRef::Text(bytes) => Self::Text(bytes.to_vec()),
            ValueRef::Blob(bytes) => Self::Other(Value::Blob(bytes.to_vec())),
        }
    }
}

impl ToSql for Stored {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(bytes) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(bytes))),
            Self::Other(value) => value.to_sql(),
        }
    }
}

impl TableRules {
    /// The values of a row after its repair, in the order of the rules; `None` if the row is lost.
    pub(crate) fn repaired(&self, row: &Row<'_>, out: &mut Mended) -> Option<Vec<Stored>> {
        let mut values: Vec<Stored> = (0..self.columns.len()).map(|at| row.cell(at).into()).collect();
        let Some(damaged) = self.damage(row) else {
            return Some(values);
        };
        for (at, repair) in &damaged.repairs {
            values[*at] = Stored::Other(repair.value()?.clone());
        }
        self.report(&damaged, out);
        Some(values)
    }

    /// The damaged values of a row, if any.
    fn damage(&self, row: &Row<'_>) -> Option<DamagedRow> {
        let columns = self.columns.iter().enumerate();
        let repairs = columns.filter_map(|(at, (_, _, rule))| Some((at, rule.repair(row.cell(at))?)));
        let repairs: Vec<_> = repairs.collect();
        (!repairs.is_empty()).then(|| DamagedRow {
            key: self.key(row),
            name: self.name(row),
            repairs,
        })
    }

    /// Reports the repairs of a row that stays.
    fn report(&self, row: &DamagedRow, out: &mut Mended) {
        for (at, repair) in &row.repairs {
            let (name, what) = (&row.name, self.columns[*at].1);
            match repair {
                Repair::Readable(_) => out.mended.push(format!(
                    "{name}: the {what} had damaged characters; the others are kept"
                )),
                Repair::Again(_) => out.mended.push(format!("{name}: the {what} is computed again")),
                Repair::Nothing(_) | Repair::RowLost => {
                    out.lost.push(format!("{name}: the {what} could not be read"));
                }
            }
        }
    }

    /// The columns, separated by commas.
    pub(crate) fn column_list(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, ..)| *name).collect();
        names.join(", ")
    }

    /// The rows with damaged values.
    fn damaged(&self, db: &Connection) -> rusqlite::Result<Vec<DamagedRow>> {
        let row_number = if self.keyed { "NULL" } else { "rowid" };
        let mut select = db.prepare(&format!(
            "SELECT {}, {row_number} FROM {}",
            self.column_list(),
            self.table
        ))?;
        let mut rows = select.query([])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.extend(self.damage(row));
        }
        Ok(out)
    }

    fn key(&self, row: &Row<'_>) -> Vec<Stored> {
        if self.keyed {
            (0..self.columns.len())
                .map(|at| Stored::from(row.cell(at)))
                .collect()
        } else {
            vec![Stored::from(row.cell(self.columns.len()))]
        }
    }

    fn name(&self, row: &Row<'_>) -> String {
        let article = self
            .columns
            .iter()
            .position(|(name, ..)| Some(*name) == self.article);
        let number = article.and_then(|at| row.number::<i64>(at));
        match (number, self.row) {
            (Some(number), what) => format!("{what} #{number}"),
            (None, "saved filter") => match row.text(0) {
                Some(name) => format!("saved filter “{name}”"),
                None => "a saved filter".to_owned(),
            },
            (None, what) => format!("a {what}"),
        }
    }

    /// The condition for the row with a key.
    fn condition(&self) -> String {
        if !self.keyed {
            return "rowid = ?1".to_owned();
        }
        let columns = self.columns.iter().zip(1..);
        let parts: Vec<String> = columns
            .map(|((name, ..), at)| format!("{name} IS ?{at}"))
            .collect();
        parts.join(" AND ")
    }

    /// Replaces the damaged values of a row, or deletes the row.
    fn mend(&self, tx: &Transaction<'_>, row: &DamagedRow, out: &mut Mended) -> rusqlite::Result<()> {
        let mut values = row.key.clone();
        let mut parts = Vec::new();
        for (at, repair) in &row.repairs {
            let Some(value) = repair.value() else {
                return self.delete(tx, row, out);
            };
            values.push(Stored::Other(value.clone()));
            parts.push(format!("{} = ?{}", self.columns[*at].0, values.len()));
        }
        let change = format!(
            "UPDATE OR IGNORE {} SET {} WHERE {}",
            self.table,
            parts.join(", "),
            self.condition()
        );
        if tx.execute(&change, params_from_iter(&values))? == 0 {
            // A sound row has the same key.
            return self.delete(tx, row, out);
        }
        self.report(row, out);
        Ok(())
    }

    fn delete(&self, tx: &Transaction<'_>, row: &DamagedRow, out: &mut Mended) -> rusqlite::Result<()> {
        let delete = format!("DELETE FROM {} WHERE {}", self.table, self.condition());
        tx.execute(&delete, params_from_iter(&row.key))?;
        match self.table {
            // The article without its text is reported.
            "body" => {}
            "finding" => out.mended.push(format!("{}: it is analysed again", row.name)),
            _ => out.lost.push(format!("{} could not be read", row.name)),
        }
        Ok(())
    }
}

/// Damaged values, as sentences.
pub(crate) fn damaged_values(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut out = Vec::new();
    for rules in &KEPT {
        for row in rules.damaged(db)? {
            let mut columns: Vec<&str> = row.repairs.iter().map(|(at, _)| rules.columns[*at].1).collect();
            columns.dedup();
            out.push(format!("{}: damaged {}", row.name, columns.join(", ")));
        }
    }
    for article in unreadable_findings(db)? {
        out.push(format!("analysis of article #{article}: damaged findings"));
    }
    for rules in &REBUILT {
        let rows = rules.damaged(db)?.len();
        if rows > 0 {
            out.push(format!(
                "rows of the table {} with damaged values: {rows}",
                rules.table
            ));
        }
    }
    if has_damaged_sequence(db)? {
        out.push("the number of the last article is damaged".to_owned());
    }
    Ok(out)
}

/// Mends all rows that nothing else can restore.
pub(crate) fn mend_values(tx: &Transaction<'_>) -> rusqlite::Result<Mended> {
    let mut out = Mended::default();
    for rules in &KEPT {
        let rows = rules.damaged(tx)?;
        rows.iter().try_for_each(|row| rules.mend(tx, row, &mut out))?;
        if rules.table == "body" {
            let articles = rows.iter().filter_map(|row| row.key.first());
            articles
                .into_iter()
                .try_for_each(|article| read_again(tx, article))?;
        }
    }
    for article in unreadable_findings(tx)? {
        tx.execute("DELETE FROM finding WHERE article = ?1", [article])?;
        out.mended
            .push(format!("analysis of article #{article}: it is analysed again"));
    }
    keep_without_text(tx, &mut out)?;
    compute_again(tx)?;
    restore_total(tx)?;
    Ok(out)
}

/// Makes the next import read the file of an article with a damaged text again. Its text then
/// becomes a new version, which takes over the marks and notes.
fn read_again(tx: &Transaction<'_>, article: &Stored) -> rusqlite::Result<()> {
    for change in [
        // Not sixteen bytes: the hash is computed again.
        "UPDATE article SET content = CAST(id AS BLOB) WHERE id = ?1",
        "DELETE FROM finding WHERE article = ?1",
        "UPDATE file SET size = NULL, modified = NULL WHERE id IN (SELECT file FROM origin WHERE article = ?1)",
    ] {
        tx.execute(change, [article])?;
    }
    Ok(())
}

/// Stands for the text of an article that cannot be read.
const LOST_TEXT: &str =
    "The text of this article cannot be read. Add its file to the library again to restore it.";

/// Gives articles that have no text a sentence in its place if they have a star or notes, so that
/// these are kept. The others are removed by the caller.
fn keep_without_text(tx: &Transaction<'_>, out: &mut Mended) -> rusqlite::Result<()> {
    let mut select = tx.prepare(
        "SELECT id, title, is_starred OR id IN (SELECT article FROM note) FROM article \
         WHERE id NOT IN (SELECT article FROM body)",
    )?;
    let rows = select.query_map([], |row| {
        Ok((
            Stored::from(row.cell(0)),
            row.number(0).unwrap_or(0),
            row.text(1),
            row.flag(2),
        ))
    })?;
    for row in rows.collect::<rusqlite::Result<Vec<(_, i64, _, _)>>>()? {
        let (id, number, title, kept) = row;
        let title = title.unwrap_or_default();
        if kept {
            tx.execute(
                "INSERT INTO body(article, text) VALUES(?1, ?2)",
                params![id, LOST_TEXT],
            )?;
            out.lost.push(format!(
                "article #{number} “{title}”: the text is lost; marks and notes are kept"
            ));
        } else {
            out.lost
                .push(format!("article #{number} “{title}” has no text and is removed"));
        }
        read_again(tx, &id)?;
    }
    Ok(())
}

/// Computes again what follows from the texts of articles: hashes, and damaged titles and numbers
/// of words.
fn compute_again(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut select = tx.prepare(
        "SELECT a.id, b.text, a.title FROM article a JOIN body b ON b.article = a.id \
         WHERE octet_length(a.content) <> 16 OR a.title = '' OR a.words = 0",
    )?;
    let rows = select.query_map([], |row| {
        let text = |at| row.text(at).unwrap_or_default();
        Ok((row.number(0).unwrap_or(0), text(1), text(2)))
    })?;
    for row in rows.collect::<rusqlite::Result<Vec<(i64, _, _)>>>()? {
        let (id, text, title) = row;
        let words = i64::try_from(text.split_whitespace().count()).unwrap_or(i64::MAX);
        tx.execute("UPDATE article SET words = ?2 WHERE id = ?1", params![id, words])?;
        if title.is_empty() {
            let set = "UPDATE article SET title = ?2 WHERE id = ?1";
            tx.execute(set, params![id, title_of(text.clone())])?;
        }
        let set = "UPDATE OR IGNORE article SET content = ?2 WHERE id = ?1 AND octet_length(content) <> 16";
        tx.execute(set, params![id, ContentHash::of(&text).0.as_slice()])?;
        // Another article may have this text.
        let own = ContentHash::of(&format!("{id}\n{text}"));
        tx.execute(set, params![id, own.0.as_slice()])?;
    }
    Ok(())
}

/// The title that follows from a text.
fn title_of(text: String) -> String {
    let given = RawArticle {
        text,
        meta: RawMetadata::default(),
        origin: Origin::Stdin,
    };
    given.article().meta.title
}

/// Articles whose findings cannot be unpacked.
fn unreadable_findings(db: &Connection) -> rusqlite::Result<Vec<u32>> {
    let mut select = db.prepare(
        "SELECT f.article, b.text, f.analysis FROM finding f JOIN body b ON b.article = f.article \
         JOIN article a ON a.id = f.article WHERE a.analyser = ?1",
    )?;
    let mut rows = select.query([crate::analysis::VERSION])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let document = Document::with_structure(row.text(1).unwrap_or_default(), Structure::default());
        if codec::analysis::unpacked(&document, row.bytes(2)).is_none() {
            out.extend(row.article(0));
        }
    }
    Ok(out)
}

fn has_damaged_sequence(db: &Connection) -> rusqlite::Result<bool> {
    let sound = db.query_row(
        "SELECT count(*) FROM sqlite_sequence WHERE name = 'article' AND typeof(seq) = 'integer' \
         AND seq >= (SELECT ifnull(max(id), 0) FROM article) AND seq < 1 << 24",
        [],
        |row| Ok(row.count(0)),
    )?;
    let any = db.query_row("SELECT count(*) FROM article", [], |row| Ok(row.count(0)))?;
    Ok(sound == 0 && any > 0)
}

/// Restores the row of totals, and the number of the last article.
fn restore_total(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(
        "INSERT OR IGNORE INTO total VALUES(1, 0, 0, 0);\
         DELETE FROM total WHERE one IS NOT 1;\
         UPDATE total SET revision = ifnull((SELECT max(revision) FROM article), 0) \
           WHERE typeof(revision) <> 'integer' OR revision NOT BETWEEN 0 AND 1 << 48;\
         UPDATE total SET generation = (SELECT revision FROM total) \
           WHERE typeof(generation) <> 'integer' OR generation NOT BETWEEN 0 AND 1 << 48;",
    )?;
    if has_damaged_sequence(tx)? {
        tx.execute_batch(
            "DELETE FROM sqlite_sequence WHERE name = 'article';\
             INSERT INTO sqlite_sequence(name, seq) SELECT 'article', ifnull(max(id), 0) FROM article;",
        )?;
    }
    Ok(())
}
