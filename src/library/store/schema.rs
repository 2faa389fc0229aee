//! The tables of a library, and the upgrade of older formats.
//!
//! `docs/library.md` describes the tables for users that query them. Imports `error`, `header` and `codec`.

use super::codec::cells::Cells;
use super::error::{PathlessError, StoreErrorKind};
use super::header::APPLICATION;
use rusqlite::{Connection, TransactionBehavior};

/// `format_N.sql` makes format N from format N − 1, the first from an empty file.
const STEPS: [&str; 1] = [include_str!("format_1.sql")];

/// The format that this program writes.
pub const FORMAT: u32 = STEPS.len() as u32;

/// Creates the tables of a new library, or upgrades an older one. Each upgrade is done completely
/// or not at all.
///
/// # Errors
///
/// When the file is not a library, when a later version made it (both files stay unchanged), or
/// when it cannot be written.
pub(super) fn prepare(db: &mut Connection) -> Result<(), PathlessError> {
    if format(db)? == FORMAT {
        return Ok(());
    }
    // Read again within the transaction: another process may have upgraded the library meanwhile.
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = format(&change)?;
    for step in STEPS.iter().skip(found as usize) {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "application_id", APPLICATION)?;
    change.pragma_update(None, "user_version", FORMAT)?;
    change.commit()?;
    Ok(())
}

/// The format of the library; 0 for an empty file.
pub(super) fn format(db: &Connection) -> Result<u32, PathlessError> {
    let number = |name| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: u32 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let found = version.unsigned_abs();
    let refused = |kind| Err(PathlessError::Kind(kind));
    match (application, tables) {
        (0, 0) if version == 0 => Ok(0),
        (APPLICATION, 1..) if found == FORMAT => Ok(found),
        // A number in the header is damaged: the tables say what the file is.
        _ if has_tables_of_this_format(db)? => refused(StoreErrorKind::Damaged),
        (APPLICATION, 1..) if found > FORMAT => refused(StoreErrorKind::Newer { found, known: FORMAT }),
        (APPLICATION, 1..) if found > 0 => Ok(found),
        (APPLICATION, _) => refused(StoreErrorKind::Damaged),
        _ => refused(StoreErrorKind::NotALibrary),
    }
}

/// Whether the tables are exactly those that this program creates.
fn has_tables_of_this_format(db: &Connection) -> rusqlite::Result<bool> {
    let own = Connection::open_in_memory()?;
    STEPS.iter().try_for_each(|step| own.execute_batch(step))?;
    Ok(descriptions(db)? == descriptions(&own)?)
}

/// The descriptions of all tables, as the file has them.
fn descriptions(db: &Connection) -> rusqlite::Result<Vec<Option<String>>> {
    let mut select = db.prepare("SELECT sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = select.query_map([], |row| Ok(row.text(0)))?;
    rows.collect()
}
