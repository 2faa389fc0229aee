//! The signals that end or resume the program, as messages.
//!
//! Imports the messages of `run` and the thread starter of `engine`.

use super::events::Message;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

/// Sends [`Message::Signal`] for each signal from now on.
///
/// # Errors
///
/// When a handler or the thread that listens cannot be set up.
#[cfg(unix)]
pub fn listen(messages: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};

    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    let lost = messages.clone();
    let lost = move |why| drop(lost.send(Message::Lost(why)));
    crate::engine::threads::spawn("signals", lost, move || {
        for signal in signals.forever() {
            if messages.send(Message::Signal(signal)).is_err() {
                return;
            }
        }
    })
}

/// From now on a file that may not grow further is an error of the write, and does not end the program.
#[cfg(unix)]
pub fn survive_full_files() {
    // Unlike a signal that is ignored, a handler is not inherited by the browser.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// There is no such signal.
#[cfg(not(unix))]
pub fn survive_full_files() {}

/// Sends the signal for a closed terminal when the terminal is closed. The system does not send it
/// to a program in a session of its own, and reading keys from a closed terminal never ends.
///
/// # Errors
///
/// When the thread that waits cannot be started.
#[cfg(unix)]
pub fn watch_terminal(messages: Sender<Message>) -> io::Result<()> {
    let lost = |_| ();
    crate::engine::threads::spawn("terminal", lost, move || {
        if hangs_up(io::stdout(), None) {
            let _ = messages.send(Message::Signal(signal_hook::consts::SIGHUP));
        }
    })
}

/// The signal for a closed terminal, if the terminal is closed.
#[cfg(unix)]
pub fn of_closed_terminal() -> Option<i32> {
    let at_once = rustix::event::Timespec::default();
    hangs_up(io::stdout(), Some(&at_once)).then_some(signal_hook::consts::SIGHUP)
}

/// The console closes the program by itself.
#[cfg(not(unix))]
pub fn of_closed_terminal() -> Option<i32> {
    None
}

/// Waits at most for `time` until the other end of `terminal` is closed; `false` if it is open then, or
/// the system does not report that.
#[cfg(unix)]
fn hangs_up(terminal: impl std::os::fd::AsFd, time: Option<&rustix::event::Timespec>) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    loop {
        // No event is asked for: the system reports a closed end in any case.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, time) {
            Err(Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => {
                let [watched] = watched;
                return watched.revents().intersects(PollFlags::HUP | PollFlags::ERR);
            }
        }
    }
}

/// The console closes the program by itself.
#[cfg(not(unix))]
pub fn watch_terminal(_messages: Sender<Message>) -> io::Result<()> {
    Ok(())
}

/// No signals: the console closes the program by itself.
#[cfg(not(unix))]
pub fn listen(_messages: Sender<Message>) -> io::Result<()> {
    Ok(())
}

/// Whether this signal resumes the program rather than ending it.
#[must_use]
pub fn resumes(signal: i32) -> bool {
    #[cfg(unix)]
    return signal == signal_hook::consts::SIGCONT;
    #[cfg(not(unix))]
    return signal < 0;
}

/// Ends the program as `signal` ends it by default, so that the shell sees the reason.
pub fn die_of(signal: i32) {
    // If that fails, the exit code of the caller reports a failure.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Stops the program until the shell resumes it. The signal goes to this thread, so the call returns
/// only afterwards. Without a shell that can resume it, the system ignores the signal and the call
/// returns at once.
#[cfg(unix)]
pub fn stop() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
}

/// Nothing to do: there is no job control.
#[cfg(not(unix))]
pub fn stop() {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::net::UnixStream;

    #[test]
    fn a_closed_terminal_is_noticed() {
        let (terminal, other) = UnixStream::pair().unwrap();
        std::thread::scope(|scope| {
            let gone = scope.spawn(move || hangs_up(terminal, None));
            drop(other);
            assert!(gone.join().unwrap());
        });
    }
}
