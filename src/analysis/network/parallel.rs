//! Reads the windows of one article on several threads.

use super::model::{Network, NetworkError};
use super::permits::{Permits, Priority};
use super::window_findings::WindowFindings;
use super::windows::Window;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// An article of at least this many windows (about 1,500 words: in news a window
/// holds 92 words on average) takes long enough that permits become free which are
/// taken at its beginning.
const LONG: usize = 16;

/// Reads `windows` on several threads. The findings are in the order of the
/// windows and are the same for any number of threads.
///
/// # Errors
///
/// The error of one window. The remaining windows are not read then.
pub(crate) fn read_windows(
    network: &Network,
    windows: &[Window],
    permits: &Permits,
    priority: Priority,
) -> Result<Vec<WindowFindings>, NetworkError> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, WindowFindings)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(window) = windows.get(at) else {
                return Ok(done);
            };
            match network.read(window, &permits.acquire(priority)) {
                Ok(scores) => done.push((at, WindowFindings::new(window, &scores))),
                Err(error) => {
                    next.store(windows.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    };
    let helpers = helpers(windows.len(), permits);
    let parts: Result<Vec<_>, NetworkError> = thread::scope(|scope| {
        // Where no more threads can be started, fewer do the work.
        let others: Vec<_> = (0..helpers)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mine = std::iter::once_with(work);
        let theirs = others
            .into_iter()
            .map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        mine.chain(theirs).collect()
    });
    let mut done: Vec<(usize, WindowFindings)> = parts?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, read)| read).collect())
}

/// How many threads help the thread that analyses the article.
fn helpers(windows: usize, permits: &Permits) -> usize {
    let others = if windows >= LONG {
        permits.total()
    } else {
        permits.available()
    };
    others.min(windows).saturating_sub(1)
}
