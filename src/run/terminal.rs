//! The terminal: taken once, and given back exactly once, also after a panic.
//!
//! Imports crossterm and the restorer, which gives it back when the program is killed.

use super::restorer::{Restorer, leave_screen};
use crossterm::event::EnableBracketedPaste;
use crossterm::terminal::{self, DisableLineWrap, EnterAlternateScreen};
use crossterm::{cursor, execute};
use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Holds the terminal in raw mode on the alternate screen, until dropped.
///
/// The guard and the panic hook share a flag: the first of them gives the terminal back, the second
/// does nothing.
#[derive(Debug)]
pub struct Guard {
    hold: Arc<Hold>,
}

/// Whether the terminal is taken, and the process that learns it.
#[derive(Debug)]
struct Hold {
    taken: AtomicBool,
    restorer: Restorer,
}

impl Guard {
    /// Takes the terminal. From now on a panic on this thread gives the terminal back before its
    /// message is printed. The message of a panic on another thread is not printed: the code that
    /// started the thread reports it.
    ///
    /// # Errors
    ///
    /// When there is no terminal, or it refuses raw mode.
    pub fn take() -> io::Result<Self> {
        let guard = Self {
            hold: Arc::new(Hold {
                taken: AtomicBool::new(false),
                restorer: Restorer::start(),
            }),
        };
        guard.enter()?;
        let hold = Arc::downgrade(&guard.hold);
        let screen_thread = thread::current().id();
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == screen_thread {
                if let Some(hold) = hold.upgrade() {
                    hold.give_back();
                }
                print(info);
            }
        }));
        Ok(guard)
    }

    /// Takes the terminal again after [`leave`](Self::leave) or after another
    /// program changed its modes.
    ///
    /// # Errors
    ///
    /// When the terminal refuses.
    pub fn enter(&self) -> io::Result<()> {
        if !self.hold.taken.swap(true, Ordering::SeqCst) {
            self.hold.restorer.taken();
        }
        let entered = terminal::enable_raw_mode().and_then(|()| {
            execute!(
                io::stdout(),
                EnterAlternateScreen,
                EnableBracketedPaste,
                DisableLineWrap,
                cursor::Hide
            )
        });
        if entered.is_err() {
            self.leave();
        }
        entered
    }

    /// Gives the terminal back; the second call does nothing.
    pub fn leave(&self) {
        self.hold.give_back();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Hold {
    /// Undoes everything [`Guard::enter`] did, unless that has been done.
    ///
    /// Errors are ignored: a closed terminal needs nothing.
    fn give_back(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            let mut out = io::stdout();
            let _ = leave_screen(&mut out);
            let _ = terminal::disable_raw_mode();
            let _ = out.flush();
            self.restorer.given_back();
        }
    }
}
