//! Permits to compute: a semaphore that limits how many threads run the network
//! at the same time.
//!
//! A thread acquires one permit for each window and releases it afterwards. So a
//! long article spreads over all free permits, and an article that the user waits
//! for overtakes a long article that is already being analysed.
//!
//! Imports the model.

use super::model::{ComputePool, NetworkError};
use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::Deref;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The order in which waiting threads get a permit; the first variant goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// The user reads the article.
    Current,
    /// The user may read the article next.
    Next,
    /// No user waits for the article.
    Background,
}

/// A fixed number of permits, shared by threads.
#[derive(Debug)]
pub struct Permits {
    total: usize,
    state: Mutex<PermitState>,
    changed: Condvar,
}

#[derive(Debug)]
struct PermitState {
    available: Vec<ComputePool>,
    /// The waiting threads in the order in which they get permits: priority and ticket.
    waiting: VecDeque<(Priority, u64)>,
    /// The ticket of the next thread that waits.
    next_ticket: u64,
}

impl Permits {
    /// Makes `count` permits, or as many as the system starts threads for.
    ///
    /// # Errors
    ///
    /// When the system starts none.
    pub fn new(count: NonZero<usize>) -> Result<Self, NetworkError> {
        let mut available = vec![ComputePool::new()?];
        available.extend((1..count.get()).map_while(|_| ComputePool::new().ok()));
        Ok(Self {
            total: available.len(),
            state: Mutex::new(PermitState {
                available,
                waiting: VecDeque::new(),
                next_ticket: 0,
            }),
            changed: Condvar::new(),
        })
    }

    /// The number of permits, acquired ones included.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The number of free permits minus the number of threads that wait for one; at least 0.
    #[must_use]
    pub fn available(&self) -> usize {
        let state = self.lock();
        state.available.len().saturating_sub(state.waiting.len())
    }

    /// Waits for a permit. Threads of a lower priority, and later threads of the
    /// same priority, get theirs afterwards.
    pub fn acquire(&self, priority: Priority) -> Permit<'_> {
        let mut state = self.lock();
        let me = (priority, state.next_ticket);
        state.next_ticket += 1;
        let place = state.waiting.partition_point(|(others, _)| *others <= priority);
        state.waiting.insert(place, me);
        loop {
            if state.waiting.front() == Some(&me)
                && let Some(pool) = state.available.pop()
            {
                state.waiting.pop_front();
                drop(state);
                // The next waiting thread may find a free permit as well.
                self.changed.notify_all();
                return Permit { permits: self, pool };
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The state behind the lock. No code that holds the lock panics half way, so a
    /// poisoned lock still holds a valid state.
    fn lock(&self) -> MutexGuard<'_, PermitState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to compute; dropping it releases the permit.
#[derive(Debug)]
pub struct Permit<'a> {
    permits: &'a Permits,
    pool: ComputePool,
}

impl Deref for Permit<'_> {
    type Target = ComputePool;

    fn deref(&self) -> &ComputePool {
        &self.pool
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.permits.lock().available.push(self.pool.clone());
        self.permits.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    fn permits(count: usize) -> Permits {
        Permits::new(NonZero::new(count).unwrap()).unwrap()
    }

    #[test]
    fn a_seat_given_back_is_free_again() {
        let permits = permits(2);
        let one = permits.acquire(Priority::Background);
        assert_eq!((permits.available(), permits.total()), (1, 2));
        drop(one);
        assert_eq!(permits.available(), 2);
    }

    #[test]
    fn whoever_goes_first_is_served_before_those_who_came_earlier() {
        let permits = permits(1);
        let (tell, told) = channel();
        let taken = permits.acquire(Priority::Background);
        let waiting = |count: usize| {
            while permits.lock().waiting.len() < count {
                thread::yield_now();
            }
        };
        thread::scope(|scope| {
            let priorities = [
                (Priority::Background, 0),
                (Priority::Background, 1),
                (Priority::Current, 2),
                (Priority::Next, 3),
            ];
            for (priority, name) in priorities {
                let (tell, permits) = (tell.clone(), &permits);
                scope.spawn(move || {
                    let _seat = permits.acquire(priority);
                    tell.send(name).unwrap();
                });
                waiting(name + 1);
            }
            drop(taken);
        });
        drop(tell);
        assert_eq!(told.iter().collect::<Vec<_>>(), [2, 3, 0, 1]);
    }
}
