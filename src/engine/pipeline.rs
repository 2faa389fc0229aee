//! Work spread over threads, with results in the order of the items and a bounded number of items
//! under way.
//!
//! Imports `room`.

use super::room::Room;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What the end of the pipeline gets.
#[derive(Debug)]
pub enum Flow<R> {
    /// The next result.
    Done(R),
    /// No result came for a moment: results that are held back should be passed on now. Comes again
    /// and again until the next result.
    Waiting,
}

/// Items under way for each thread: enough to keep all threads busy while one of them has a long
/// item.
const AHEAD: usize = 4;

/// The texts under way have this many bytes, or there is only one. Ordinary articles have so few
/// that the number of items decides; of the longest there is one at a time, so that the memory
/// depends on the largest text and not on the number of threads.
const BYTES: usize = 4 << 20;

/// The first [`Flow::Waiting`] comes after this time. While there is work the next result comes
/// sooner, except for very long texts.
const MOMENT: Duration = Duration::from_millis(50);
/// The next ones come this often: soon enough for Ctrl-C, and seldom enough to cost nothing.
const WHILE: Duration = Duration::from_millis(500);

/// Does `work` on all `items` on `jobs` threads. `sink` gets the results in the order of the items,
/// and [`Flow::Waiting`] while the next one is not there. It may break off; the function then
/// returns its break.
///
/// A thread of its own reads the items, as far ahead as the threads can use them and as the texts
/// under way have at most 4 MiB together; `size` is the number of bytes of an item's text. Each item
/// carries one end of a channel for its result into the queue of work; the other end goes into the
/// queue of results. This keeps the order without numbers.
///
/// Where the system starts fewer threads, fewer do the work; without one, this thread does all of it.
///
/// # Errors
///
/// The first error of `sink`.
///
/// After an error or a break the threads end as soon as they look for the next item. The thread
/// that reads may wait for input until the program ends.
pub fn ordered<T: Send + 'static, R: Send + 'static, E>(
    items: impl Iterator<Item = T> + Send + 'static,
    jobs: usize,
    size: impl Fn(&T) -> usize + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    mut sink: impl FnMut(Flow<R>) -> Result<ControlFlow<()>, E>,
) -> Result<ControlFlow<()>, E> {
    let room = jobs.max(1) * AHEAD;
    let (give, take) = sync_channel::<(T, SyncSender<R>)>(room);
    let (promise, results) = sync_channel::<(Receiver<R>, usize)>(room);
    let bytes = Room::new(BYTES);
    let (take, work) = (Arc::new(Mutex::new(take)), Arc::new(work));
    // The items come to the thread that reads through a channel: if it is not started they are kept.
    let (hand, handed) = channel();
    let taken = bytes.clone();
    let reads = is_started("read", move || {
        for item in handed.into_iter().flatten() {
            let (answer, result) = sync_channel(1);
            let size = size(&item);
            let goes_on =
                taken.take(size) && promise.send((result, size)).is_ok() && give.send((item, answer)).is_ok();
            if !goes_on {
                return;
            }
        }
    });
    let workers = (1..=jobs.max(1)).take_while(|number| {
        let (take, work) = (Arc::clone(&take), Arc::clone(&work));
        is_started(&format!("worker {number}"), move || {
            while let Some((item, answer)) = next(&take) {
                // After a break the result is not needed.
                let _ = answer.send(work(item));
            }
        })
    });
    if !reads || workers.count() == 0 {
        return alone(items, &*work, sink);
    }
    // Only the threads hold it now, so that `give.send` fails once they have ended.
    drop(take);
    let _ = hand.send(items);
    drop(hand);
    let _closing = bytes.closing();
    loop {
        let (result, size) = match wait(&results, &mut sink)? {
            ControlFlow::Continue(Some(result)) => result,
            ended => return Ok(ended.map_continue(drop)),
        };
        let flow = match wait(&result, &mut sink)? {
            ControlFlow::Continue(Some(result)) => sink(Flow::Done(result))?,
            // The thread of this item has ended without a result.
            none => none.map_continue(drop),
        };
        bytes.give_back(size);
        if flow.is_break() {
            return Ok(flow);
        }
    }
}

/// Does all of it on this thread.
fn alone<T, R, E>(
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R,
    mut sink: impl FnMut(Flow<R>) -> Result<ControlFlow<()>, E>,
) -> Result<ControlFlow<()>, E> {
    for item in items {
        // The next item may be long in coming.
        if sink(Flow::Done(work(item)))?.is_break() || sink(Flow::Waiting)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Starts a thread, if the system lets it.
fn is_started(name: &str, body: impl FnOnce() + Send + 'static) -> bool {
    let started = thread::Builder::new().name(name.to_owned()).spawn(body);
    started.is_ok()
}

fn next<T>(take: &Mutex<Receiver<T>>) -> Option<T> {
    take.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// The next thing in `channel`, `None` at its end. Until it comes, `sink` gets [`Flow::Waiting`] and
/// may break off.
fn wait<T, R, E>(
    channel: &Receiver<T>,
    sink: &mut impl FnMut(Flow<R>) -> Result<ControlFlow<()>, E>,
) -> Result<ControlFlow<(), Option<T>>, E> {
    let mut patience = MOMENT;
    loop {
        match channel.recv_timeout(patience) {
            Ok(item) => return Ok(ControlFlow::Continue(Some(item))),
            Err(RecvTimeoutError::Disconnected) => return Ok(ControlFlow::Continue(None)),
            Err(RecvTimeoutError::Timeout) if sink(Flow::Waiting)?.is_break() => {
                return Ok(ControlFlow::Break(()));
            }
            Err(RecvTimeoutError::Timeout) => patience = WHILE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        // The larger the number, the sooner it is done.
        let work = |n: u64| (0..(1000 - n) * 100).fold(n, |n, i| std::hint::black_box(n + i - i));
        let mut seen = Vec::new();
        let keep = |flow| {
            if let Flow::Done(n) = flow {
                seen.push(n);
            }
            Ok::<_, io::Error>(ControlFlow::Continue(()))
        };
        assert!(ordered(0..1000, 4, |_| 1, work, keep).unwrap().is_continue());
        assert!(seen.into_iter().eq(0..1000));
    }

    #[test]
    fn no_more_is_read_than_can_be_under_way() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        let items = (0..10_000usize).inspect(|_| {
            READ.fetch_add(1, Ordering::SeqCst);
        });
        let mut ahead = 0;
        let check = |flow| {
            if let Flow::Done(n) = flow {
                ahead = ahead.max(READ.load(Ordering::SeqCst) - n);
            }
            Ok::<_, io::Error>(ControlFlow::Continue(()))
        };
        assert!(ordered(items, 2, |_| 1, |n| n, check).unwrap().is_continue());
        // Both queues full, one item in each thread and one in the reader's hand.
        assert!(ahead <= 2 * AHEAD * 2 + 4, "{ahead}");
    }

    #[test]
    fn of_the_longest_texts_one_is_under_way_and_another_in_the_hand_of_the_reader() {
        static LONG: AtomicUsize = AtomicUsize::new(0);
        let items = (0..20usize).inspect(|_| {
            LONG.fetch_add(1, Ordering::SeqCst);
        });
        let mut ahead = 0;
        let check = |flow| {
            if let Flow::Done(n) = flow {
                ahead = ahead.max(LONG.load(Ordering::SeqCst) - n);
            }
            Ok::<_, io::Error>(ControlFlow::Continue(()))
        };
        assert!(
            ordered(items, 4, |_| BYTES + 1, |n| n, check)
                .unwrap()
                .is_continue()
        );
        assert!(ahead <= 2, "{ahead}");
    }

    #[test]
    fn an_error_of_the_output_ends_it() {
        let broken = || io::Error::from(io::ErrorKind::BrokenPipe);
        let ended = ordered(0.., 2, |_| 1, |n: u32| n, |_| Err(broken()));
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn an_output_that_has_seen_enough_ends_it() {
        let mut seen = Vec::new();
        let first = |flow| {
            let Flow::Done(n) = flow else {
                return Ok(ControlFlow::Continue(()));
            };
            seen.push(n);
            Ok::<_, io::Error>(if n < 9 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            })
        };
        assert!(ordered(0.., 2, |_| 1, |n: u32| n, first).unwrap().is_break());
        assert!(seen.into_iter().eq(0..10));
    }

    #[test]
    fn one_thread_alone_does_the_same() {
        let mut seen = Vec::new();
        let keep = |flow| {
            let Flow::Done(n) = flow else {
                return Ok::<_, io::Error>(ControlFlow::Continue(()));
            };
            seen.push(n);
            Ok(if n < 18 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            })
        };
        assert!(alone(0.., |n| 2 * n, keep).unwrap().is_break());
        assert!(seen.into_iter().eq((0..=9).map(|n| 2 * n)));
    }

    #[test]
    fn an_output_may_break_off_while_it_waits() {
        let enough = |flow| {
            Ok::<_, io::Error>(match flow {
                Flow::Done(()) => ControlFlow::Continue(()),
                Flow::Waiting => ControlFlow::Break(()),
            })
        };
        // Nothing ever comes.
        let (_give, take) = sync_channel::<()>(0);
        assert!(
            ordered(take.into_iter(), 2, |()| 1, |()| (), enough)
                .unwrap()
                .is_break()
        );
    }
}
