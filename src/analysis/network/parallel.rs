//! The windows of one article, read on several threads.

use super::Read;
use super::model::{Network, NetworkError};
use super::permits::{Seats, Turn};
use super::windows::Window;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// An article of as many windows (some 1,500 words: in news a window holds 92 on
/// average) goes on long enough for seats to become free that are not so at its
/// beginning.
const LONG: usize = 16;

/// Reads `windows` in whatever order the threads come to them; what comes of
/// it is in the order of the windows and the same for any number of threads.
///
/// # Errors
///
/// The error of one window; the others are not read then.
pub(crate) fn read(
    network: &Network,
    windows: &[Window],
    seats: &Seats,
    turn: Turn,
) -> Result<Vec<Read>, NetworkError> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Read)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(window) = windows.get(at) else {
                return Ok(done);
            };
            match network.read(window, &seats.take(turn)) {
                Ok(scores) => done.push((at, Read::new(window, &scores))),
                Err(error) => {
                    next.store(windows.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    };
    let helpers = helpers(windows.len(), seats);
    let parts: Result<Vec<_>, NetworkError> = thread::scope(|scope| {
        let others: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mine = std::iter::once_with(work);
        let theirs = others
            .into_iter()
            .map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        mine.chain(theirs).collect()
    });
    let mut done: Vec<(usize, Read)> = parts?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, read)| read).collect())
}

/// How many threads join the one that has the article.
fn helpers(windows: usize, seats: &Seats) -> usize {
    let others = if windows >= LONG {
        seats.all()
    } else {
        seats.free()
    };
    others.min(windows).saturating_sub(1)
}
