//! Another program that locks a library, for tests of waiting.

use crate::library::store::Location;
use rusqlite::Connection;

/// Another program that has begun to write.
pub(crate) struct Holder(Connection);

impl Holder {
    /// Begins to write.
    pub(crate) fn new(location: &Location) -> Self {
        let db = Connection::open(location.path()).unwrap();
        db.execute_batch("BEGIN IMMEDIATE").unwrap();
        Self(db)
    }

    /// Ends writing.
    pub(crate) fn let_go(&self) {
        self.0.execute_batch("COMMIT").unwrap();
    }
}
