//! Starting threads and catching their panics.
//!
//! Imports nothing of the crate.

use std::any::Any;
use std::io;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::thread;

/// Starts a thread. When `body` panics, `lost` gets the message of the panic.
///
/// # Errors
///
/// When the system refuses to start a thread.
pub fn spawn(
    name: &str,
    lost: impl FnOnce(String) + Send + 'static,
    body: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let guarded = move || {
        if let Err(message) = catch_panic(body) {
            lost(message);
        }
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(guarded)
        .map(drop)
}

/// Runs `work`, and returns the message of a panic as an error.
///
/// # Errors
///
/// When `work` panics.
pub fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panic_message(panic.as_ref()))
}

fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("the panic has no message").to_owned()
}

/// The number of threads that can compute at the same time: one for each processor.
#[must_use]
pub fn processors() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn the_message_of_a_panic_is_passed_on() {
        let (sender, messages) = channel();
        let lost = move |why| sender.send(why).unwrap();
        spawn("doomed", lost, || {
            std::panic::resume_unwind(Box::new("the roof fell in"))
        })
        .unwrap();
        assert_eq!(messages.recv().unwrap(), "the roof fell in");
    }
}
