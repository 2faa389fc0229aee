//! Seats for as many threads as may compute at the same time.
//!
//! A thread takes a seat for one window and gives it back: so a long article
//! spreads over whatever is free, and what a person waits for goes before a
//! long article that is under way already.

use super::model::Seat;
use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::Deref;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Who goes first where seats are few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A person reads it.
    First,
    /// A person may read it next.
    Soon,
    /// Work behind.
    Later,
}

/// A fixed number of seats that threads share.
#[derive(Debug)]
pub struct Seats {
    all: usize,
    room: Mutex<Room>,
    changed: Condvar,
}

#[derive(Debug)]
struct Room {
    free: Vec<Seat>,
    /// Who waits, in the order in which they are served.
    line: VecDeque<(Turn, u64)>,
    /// The number that the next who waits gets.
    number: u64,
}

impl Seats {
    /// So many seats.
    #[must_use]
    pub fn new(count: NonZero<usize>) -> Self {
        let free = (0..count.get()).map(|_| Seat::new()).collect();
        Self {
            all: count.get(),
            room: Mutex::new(Room {
                free,
                line: VecDeque::new(),
                number: 0,
            }),
            changed: Condvar::new(),
        }
    }

    /// How many there are, taken ones too.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many nobody has taken or waits for.
    #[must_use]
    pub fn free(&self) -> usize {
        let room = self.lock();
        room.free.len().saturating_sub(room.line.len())
    }

    /// A seat as soon as one is free and nobody waits who came earlier or goes first.
    pub fn take(&self, turn: Turn) -> Taken<'_> {
        let mut room = self.lock();
        let me = (turn, room.number);
        room.number += 1;
        let place = room.line.partition_point(|(others, _)| *others <= turn);
        room.line.insert(place, me);
        loop {
            if room.line.front() == Some(&me)
                && let Some(seat) = room.free.pop()
            {
                room.line.pop_front();
                drop(room);
                // There may be a seat for the next in line as well.
                self.changed.notify_all();
                return Taken { seats: self, seat };
            }
            room = self.changed.wait(room).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nothing under this lock can panic half way.
    fn lock(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A seat that goes back when this is dropped.
#[derive(Debug)]
pub struct Taken<'a> {
    seats: &'a Seats,
    seat: Seat,
}

impl Deref for Taken<'_> {
    type Target = Seat;

    fn deref(&self) -> &Seat {
        &self.seat
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.seats.lock().free.push(self.seat.clone());
        self.seats.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    fn seats(count: usize) -> Seats {
        Seats::new(NonZero::new(count).unwrap())
    }

    #[test]
    fn a_seat_given_back_is_free_again() {
        let seats = seats(2);
        let one = seats.take(Turn::Later);
        assert_eq!((seats.free(), seats.all()), (1, 2));
        drop(one);
        assert_eq!(seats.free(), 2);
    }

    #[test]
    fn whoever_goes_first_is_served_before_those_who_came_earlier() {
        let seats = seats(1);
        let (tell, told) = channel();
        let taken = seats.take(Turn::Later);
        let waiting = |count: usize| {
            while seats.lock().line.len() < count {
                thread::yield_now();
            }
        };
        thread::scope(|scope| {
            let turns = [
                (Turn::Later, 0),
                (Turn::Later, 1),
                (Turn::First, 2),
                (Turn::Soon, 3),
            ];
            for (turn, name) in turns {
                let (tell, seats) = (tell.clone(), &seats);
                scope.spawn(move || {
                    let _seat = seats.take(turn);
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
