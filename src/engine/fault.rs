//! Faults on purpose, for tests that watch how the program survives them. Debug builds only.
//!
//! Imports nothing of the crate.

/// Panics if the environment variable `PULLQUOTE_PANIC` has the value `place`.
///
/// # Panics
///
/// When a test asks for it.
pub fn panic_if_asked(place: &str) {
    if std::env::var("PULLQUOTE_PANIC").is_ok_and(|asked| asked == place) {
        panic!("asked to");
    }
}
