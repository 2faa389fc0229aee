//! Waiting for another program that holds a library.
//!
//! May import errors.

use super::error::{StoreError, StoreErrorKind};
use std::ops::ControlFlow;

/// Does `write` as often as another program holds the library: nothing is lost
/// because somebody else takes long, as `pullquote check` does. Calls `wait`
/// whenever it has to go on waiting, some seconds apart; `None` when that has
/// broken it off.
///
/// # Errors
///
/// Those of `write`, but for [`StoreErrorKind::Locked`].
pub fn retry_while_busy<T>(
    mut wait: impl FnMut() -> ControlFlow<()>,
    mut write: impl FnMut() -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    loop {
        match write() {
            Err(error) if matches!(error.kind, StoreErrorKind::Locked) => {
                if wait().is_break() {
                    return Ok(None);
                }
            }
            done => return done.map(Some),
        }
    }
}

/// The same where nothing breaks it off.
///
/// # Errors
///
/// Those of `write`, but for [`StoreErrorKind::Locked`].
pub fn retry_forever<T>(
    mut wait: impl FnMut(),
    mut write: impl FnMut() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    loop {
        match write() {
            Err(error) if matches!(error.kind, StoreErrorKind::Locked) => wait(),
            done => return done,
        }
    }
}
