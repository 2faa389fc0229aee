//! Whether a library is whole: its pages first, then whether it agrees with itself.
//!
//! May import where a library is, and who compares what is in it.

use super::consistency::disagreements;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::location::{Location, Purpose};
use crate::library::store::read::info::count;
use rusqlite::{Connection, TransactionBehavior};

/// So many faults of pages are told; more say nothing more.
const TOLD: usize = 20;

/// How a library is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// What is wrong with its pages, as SQLite says it.
    pub damage: Vec<String>,
    /// What does not agree, of all that can be made anew from the articles; sentences.
    pub disagreements: Vec<String>,
    /// How many articles there are; 0 where there is damage.
    pub articles: u64,
}

/// Looks at all of a library without changing it. What is wrong is believed only
/// when it is found once more while nobody writes.
///
/// # Errors
///
/// When it cannot be read for another reason than damage.
pub fn examine(location: &Location) -> Result<Health, StoreError> {
    let health = looked(location, Purpose::Read, TransactionBehavior::Deferred)?;
    if health.damage.is_empty() && health.disagreements.is_empty() {
        return Ok(health);
    }
    match looked(location, Purpose::Beside, TransactionBehavior::Immediate) {
        // Where nobody can write, nobody has meanwhile.
        Err(error) if matches!(error.kind, StoreErrorKind::ReadOnly) => Ok(health),
        confirmed => confirmed,
    }
}

/// One reading of the library by a connection that knows nothing of it yet.
///
/// All questions are asked within one transaction: a full-text table remembers
/// its segments between two, and takes those for damaged that somebody merged.
fn looked(
    location: &Location,
    purpose: Purpose,
    behavior: TransactionBehavior,
) -> Result<Health, StoreError> {
    let looked = location.connect(purpose).and_then(|mut db| {
        let health = db.transaction_with_behavior(behavior).and_then(|tx| health(&tx));
        health.map_err(|e| StoreError::new(&location.path(), &e))
    });
    looked.or_else(|error| match error.kind {
        StoreErrorKind::Damaged(what) => Ok(Health {
            damage: vec![what],
            ..Health::default()
        }),
        _ => Err(error),
    })
}

/// Whether nothing is wrong with the file of a library, without what was written last.
pub(crate) fn is_whole_alone(location: &Location) -> bool {
    let alone = location.alone().ok();
    let health = alone.and_then(|db| health(&db).ok());
    health.is_some_and(|health| health.damage.is_empty() && health.disagreements.is_empty())
}

fn health(db: &Connection) -> rusqlite::Result<Health> {
    let faults = damage(db)?;
    let is_of_index_alone = |line: &String| line.to_ascii_lowercase().contains("fts5");
    let disagreements = if faults.is_empty() {
        match disagreements(db) {
            Err(error) if is_of_index(&error) => unreadable_index(vec![error.to_string()]),
            told => told?,
        }
    } else if faults.iter().all(is_of_index_alone) {
        unreadable_index(faults)
    } else {
        return Ok(Health {
            damage: faults,
            ..Health::default()
        });
    };
    Ok(Health {
        damage: Vec::new(),
        disagreements,
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
    let told = |fault| format!("the full-text index cannot be read: {fault}");
    faults.into_iter().map(told).collect()
}

/// What SQLite finds wrong with the pages, quickly first.
fn damage(db: &Connection) -> rusqlite::Result<Vec<String>> {
    for check in ["quick_check", "integrity_check"] {
        let mut told = Vec::new();
        let mut ask = db.prepare(&format!("PRAGMA {check}({TOLD})"))?;
        let rows = ask.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            told.extend(row?.lines().map(str::to_owned));
        }
        told.retain(|line| line != "ok");
        if !told.is_empty() {
            return Ok(told);
        }
    }
    Ok(Vec::new())
}
