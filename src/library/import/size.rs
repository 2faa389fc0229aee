//! The size of all files that an import reads, for the progress display.
//!
//! Imports `sources`.

use crate::library::Sources;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// The bytes of all files that an import reads.
///
/// A thread measures them, so that reading begins at once. Until that thread ends, the total is not
/// known and the progress has no end.
#[derive(Clone, Debug)]
pub struct TotalSize(Arc<AtomicU64>);

impl TotalSize {
    /// Starts to measure the files of `sources`. The total stays unknown where standard input is
    /// one of the sources, because its length is not known.
    #[must_use]
    pub fn measure(sources: &Sources) -> Self {
        let size = Arc::new(AtomicU64::new(0));
        if !sources.has_stdin() {
            let (known, sizes) = (Arc::clone(&size), sources.sizes());
            // If the thread cannot start, the size stays unknown.
            let _ = thread::Builder::new()
                .name("measure".to_owned())
                .spawn(move || known.store(sizes.sum(), Ordering::Relaxed));
        }
        Self(size)
    }

    /// The bytes; `None` until they are known.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|size| *size > 0)
    }
}
