//! Whether a library is whole: its pages first, then whether it agrees with itself.
//!
//! May import where a library is, and who compares what is in it.

use super::consistency::inconsistencies;
use crate::library::store::connection::Purpose;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::location::Location;
use crate::library::store::read::info::count;
use rusqlite::{Connection, TransactionBehavior};

/// So many faults of pages are told; more say nothing more.
const MOST_FAULTS: usize = 20;

/// How a library is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong with its pages, as SQLite says it.
    pub damage: Vec<String>,
    /// What does not agree, of all that can be made anew from the articles; sentences.
    pub inconsistencies: Vec<String>,
    /// How many articles there are; 0 where there is damage.
    pub articles: u64,
}

/// Looks at all of a library without changing it. What is wrong is believed only
/// when it is found once more while nobody writes.
///
/// # Errors
///
/// When it cannot be read for another reason than damage.
pub fn examine(location: &Location) -> Result<CheckReport, StoreError> {
    let report = examine_once(location, Purpose::Search, TransactionBehavior::Deferred)?;
    if report.damage.is_empty() && report.inconsistencies.is_empty() {
        return Ok(report);
    }
    match examine_once(location, Purpose::BackgroundWrite, TransactionBehavior::Immediate) {
        // Where nobody can write, nobody has meanwhile.
        Err(error) if matches!(error.kind, StoreErrorKind::ReadOnly) => Ok(report),
        confirmed => confirmed,
    }
}

/// One reading of the library by a connection that knows nothing of it yet.
///
/// All questions are asked within one transaction: a full-text table remembers
/// its segments between two, and takes those for damaged that somebody merged.
fn examine_once(
    location: &Location,
    purpose: Purpose,
    behavior: TransactionBehavior,
) -> Result<CheckReport, StoreError> {
    let looked = location.connect(purpose).and_then(|mut db| {
        let report = db.transaction_with_behavior(behavior).and_then(|tx| report(&tx));
        report.map_err(|e| StoreError::new(&location.path(), &e))
    });
    looked.or_else(|error| match error.kind {
        StoreErrorKind::Damaged(what) => Ok(CheckReport {
            damage: vec![what],
            ..CheckReport::default()
        }),
        _ => Err(error),
    })
}

/// Whether nothing is wrong with the file of a library, without what was written last.
pub(crate) fn is_whole_without_log(location: &Location) -> bool {
    let alone = location.open_without_log().ok();
    let report = alone.and_then(|db| report(&db).ok());
    report.is_some_and(|report| report.damage.is_empty() && report.inconsistencies.is_empty())
}

fn report(db: &Connection) -> rusqlite::Result<CheckReport> {
    let faults = damage(db)?;
    let is_of_index_alone = |line: &String| line.to_ascii_lowercase().contains("fts5");
    let inconsistencies = if faults.is_empty() {
        match inconsistencies(db) {
            Err(error) if is_of_index(&error) => unreadable_index(vec![error.to_string()]),
            result => result?,
        }
    } else if faults.iter().all(is_of_index_alone) {
        unreadable_index(faults)
    } else {
        return Ok(CheckReport {
            damage: faults,
            ..CheckReport::default()
        });
    };
    Ok(CheckReport {
        damage: Vec::new(),
        inconsistencies,
        articles: count(db, "SELECT count(*) FROM article WHERE gone = 0")?,
    })
}

/// Whether a full-text table makes no sense, though its pages do.
fn is_of_index(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(rusqlite::ffi::SQLITE_CORRUPT_VTAB)
}

/// Faults of the full-text tables alone: those are made anew from the articles.
fn unreadable_index(faults: Vec<String>) -> Vec<String> {
    let sentence = |fault| format!("the full-text index cannot be read: {fault}");
    faults.into_iter().map(sentence).collect()
}

/// What SQLite finds wrong with the pages, quickly first.
fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    for check in ["quick_check", "integrity_check"] {
        let mut faults = Vec::new();
        let mut ask = db.prepare(&format!("PRAGMA {check}({MOST_FAULTS})"))?;
        let rows = ask.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            faults.extend(row?.lines().map(str::to_owned));
        }
        faults.retain(|line| line != "ok");
        if !faults.is_empty() {
            return Ok(faults);
        }
    }
    Ok(Vec::new())
}
