//! The terminal: taken once, and given back exactly once, also after a panic.
//!
//! Imports crossterm.

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    self, DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen,
};
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
    taken: Arc<AtomicBool>,
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
            taken: Arc::new(AtomicBool::new(false)),
        };
        guard.enter()?;
        let taken = Arc::clone(&guard.taken);
        let screen_thread = thread::current().id();
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == screen_thread {
                give_back(&taken);
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
        self.taken.store(true, Ordering::SeqCst);
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
        give_back(&self.taken);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Undoes everything [`Guard::enter`] did, unless that has been done.
///
/// Errors are ignored: a closed terminal needs nothing.
fn give_back(taken: &AtomicBool) {
    if taken.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(
            out,
            EnableLineWrap,
            DisableBracketedPaste,
            cursor::Show,
            LeaveAlternateScreen
        );
        let _ = terminal::disable_raw_mode();
        let _ = out.flush();
    }
}
