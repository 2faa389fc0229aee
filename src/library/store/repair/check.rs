//! Examines a library: first the pages of its file, then whether its tables are consistent.
//!
//! Imports `consistency`, `values`, `connection` and `read`.

use super::consistency;
use super::values::damaged_values;
use crate::library::store::codec::cells::Cells;
use crate::library::store::connection::Purpose;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::location::Location;
use crate::library::store::read::info::count;
use rusqlite::ffi::{SQLITE_CORRUPT_VTAB, SQLITE_ERROR};
use rusqlite::{Connection, TransactionBehavior};

/// The most damaged pages that are reported.
const MOST_FAULTS: usize = 20;

/// The result of examining a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Damage of pages, as sentences.
    pub damage: Vec<String>,
    /// Damaged values and inconsistencies, as sentences. `Writer::rebuild` mends the values as far
    /// as they can be read, and all else from the articles.
    pub inconsistencies: Vec<String>,
    /// The number of articles; 0 if there is damage.
    pub articles: u64,
}

/// Examines the whole library without changing it. A problem is reported only if it is found again
/// while no other program can write.
///
/// # Errors
///
/// When the library cannot be read for another reason than damage.
pub fn examine(location: &Location) -> Result<CheckReport, StoreError> {
    let report = examine_once(location, Purpose::Search, TransactionBehavior::Deferred)?;
    if report.damage.is_empty() && report.inconsistencies.is_empty() {
        return Ok(report);
    }
    match examine_once(location, Purpose::BackgroundWrite, TransactionBehavior::Immediate) {
        // If no program can write, none has written meanwhile.
        Err(error) if matches!(error.kind, StoreErrorKind::ReadOnly) => Ok(report),
        confirmed => confirmed,
    }
}

/// Examines the library once, with a new connection.
///
/// All questions are asked in one transaction: a full-text table caches its segments between
/// transactions, and takes segments that another program merged for damage.
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
        StoreErrorKind::Damaged => Ok(CheckReport {
            damage: vec!["the file cannot be read to its end".to_owned()],
            ..CheckReport::default()
        }),
        _ => Err(error),
    })
}

/// Whether the library's file is undamaged and consistent without its log.
pub(crate) fn is_whole_without_log(location: &Location) -> bool {
    let alone = location.open_without_log().ok();
    let report = alone.and_then(|db| report(&db).ok());
    report.is_some_and(|report| report.damage.is_empty() && report.inconsistencies.is_empty())
}

fn report(db: &Connection) -> rusqlite::Result<CheckReport> {
    let faults = damage(db)?;
    let is_of_index_alone = |line: &String| line.to_ascii_lowercase().contains("fts5");
    // `damaged_values` names the rows of the others.
    let (of_pages, of_index): (Vec<_>, Vec<_>) = faults
        .into_iter()
        .filter(|line| !line.contains(" value in "))
        .partition(|line| !is_of_index_alone(line));
    if !of_pages.is_empty() {
        // SQLite's own words name its inner parts, which say nothing to a user.
        let more = if of_pages.len() < MOST_FAULTS {
            ""
        } else {
            " or more"
        };
        return Ok(CheckReport {
            damage: vec![format!("damaged places in the file: {}{more}", of_pages.len())],
            ..CheckReport::default()
        });
    }
    let mut inconsistencies = damaged_values(db)?;
    inconsistencies.extend(if of_index.is_empty() {
        match consistency::inconsistencies(db) {
            Err(error) if is_of_index(&error) => vec![UNREADABLE_INDEX.to_owned()],
            result => result?,
        }
    } else {
        vec![UNREADABLE_INDEX.to_owned()]
    });
    Ok(CheckReport {
        damage: Vec::new(),
        inconsistencies,
        articles: count(db, "SELECT count(*) FROM article WHERE gone = 0")?,
    })
}

/// Whether the error is a damaged full-text table, although the pages of the file are readable.
fn is_of_index(error: &rusqlite::Error) -> bool {
    // Only a full-text table answers a correct statement with the general error.
    let code = error.sqlite_error().map(|error| error.extended_code);
    matches!(code, Some(SQLITE_CORRUPT_VTAB | SQLITE_ERROR))
}

/// Problems of the full-text tables alone, which can be rebuilt from the articles.
const UNREADABLE_INDEX: &str = "the full-text index cannot be read";

/// Damage of pages that SQLite finds, with the quick check first.
fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    for check in ["quick_check", "integrity_check"] {
        let mut faults = Vec::new();
        let mut ask = db.prepare(&format!("PRAGMA {check}({MOST_FAULTS})"))?;
        let rows = ask.query_map([], |row| Ok(row.text(0).unwrap_or_default()))?;
        for row in rows {
            match row {
                Ok(lines) => faults.extend(lines.lines().map(str::to_owned)),
                Err(error) if is_of_index(&error) => faults.push("fts5".to_owned()),
                Err(error) => return Err(error),
            }
        }
        faults.retain(|line| line != "ok");
        if !faults.is_empty() {
            return Ok(faults);
        }
    }
    Ok(Vec::new())
}
