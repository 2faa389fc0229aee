//! Waits for another program that locks a library.
//!
//! Imports `error`.

use super::error::{StoreError, StoreErrorKind};
use std::ops::ControlFlow;

/// Calls `write` again as long as another program locks the library. No change is lost because
/// another program takes long, as `pullquote check` may. Each attempt ends after some seconds; then
/// `wait` is called. Returns `None` if `wait` breaks.
///
/// # Errors
///
/// Those of `write`, except [`StoreErrorKind::Locked`].
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

/// Calls `write` again as long as another program locks the library; `wait` cannot stop it.
///
/// # Errors
///
/// Those of `write`, except [`StoreErrorKind::Locked`].
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
