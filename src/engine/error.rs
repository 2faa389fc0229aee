//! Why work on a library ended before its end.
//!
//! Imports the errors of `library` and of the analyser.

use super::analyse::AnalysisError;
use crate::library::store::StoreError;

/// Why an import or an analysis of many articles ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The library cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No article can be analysed fully.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}
