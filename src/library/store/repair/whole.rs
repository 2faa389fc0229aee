//! Repairs a library with the mildest means that makes it whole.
//!
//! Imports the other files of `repair`, and `write`.

use super::check::{CheckReport, examine};
use super::rescue::{Rescued, rescue};
use super::values::Mended;
use crate::library::store::error::{StoreError, StoreErrorKind};
use crate::library::store::location::Location;
use crate::library::store::write::writer::Writer;

/// What a repair did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Values that were mended or lost.
    pub values: Mended,
    /// Why the file had to be replaced, and what was saved of it; `None` if it was repaired in its
    /// place.
    pub rescued: Option<(Vec<String>, Rescued)>,
    /// Faults that are still there.
    pub left: Vec<String>,
    /// The number of articles now.
    pub articles: u64,
}

/// Repairs a library of which `report` is the examination: in its place if its pages are readable,
/// else, or if that is not enough, by saving all readable rows in a new file. `day` is for the name
/// of the damaged file. Calls `tell` with the number of articles in the new index.
///
/// # Errors
///
/// When the library cannot be written, another program has a damaged library open, or nothing in
/// it can be read.
pub fn repair(
    location: &Location,
    report: &CheckReport,
    day: &str,
    mut tell: impl FnMut(u64),
) -> Result<Repaired, StoreError> {
    let mut out = Repaired::default();
    let mut faults = report.damage.clone();
    if faults.is_empty() {
        faults = match Writer::open(location).and_then(|mut writer| writer.rebuild(&mut tell)) {
            Ok(values) => {
                out.values = values;
                let after = examine(location)?;
                out.articles = after.articles;
                [after.damage, after.inconsistencies].concat()
            }
            // A table of the index may be damaged so that it can neither be used nor emptied.
            Err(error) => match error.kind {
                StoreErrorKind::Damaged | StoreErrorKind::Failed(_) => vec![error.kind.to_string()],
                _ => return Err(error),
            },
        };
    }
    if faults.is_empty() {
        return Ok(out);
    }
    let rescued = rescue(&location.path(), day, tell)?;
    out.values.mended.extend(rescued.values.mended.iter().cloned());
    out.values.lost.extend(rescued.values.lost.iter().cloned());
    out.rescued = Some((faults, rescued));
    // The old file may have been pinned.
    let after = examine(&Location::file(location.path()))?;
    out.articles = after.articles;
    out.left = [after.damage, after.inconsistencies].concat();
    Ok(out)
}
