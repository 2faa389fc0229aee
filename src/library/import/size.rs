//! How much there is to read.

use crate::library::Sources;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// The bytes of all files that are to be read. They are measured on a thread of
/// its own, so that reading begins at once; until that has come to its end
/// there is no end of the reading in sight.
#[derive(Clone, Debug)]
pub struct TotalSize(Arc<AtomicU64>);

impl TotalSize {
    /// Begins to measure what is at `sources`; nobody knows how much will be piped in.
    #[must_use]
    pub fn measure(sources: &Sources) -> Self {
        let size = Arc::new(AtomicU64::new(0));
        if !sources.has_stdin() {
            let (known, sizes) = (Arc::clone(&size), sources.sizes());
            // Without the thread it just stays unknown.
            let _ = thread::Builder::new()
                .name("measure".to_owned())
                .spawn(move || known.store(sizes.sum(), Ordering::Relaxed));
        }
        Self(size)
    }

    /// The bytes, once they are known.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|size| *size > 0)
    }
}
