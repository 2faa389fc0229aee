//! What the threads tell the screen's thread, and the channel they use.

use crate::app::{Action, Key, KeyCode};
use crossterm::event::{self, KeyEventKind, KeyModifiers};
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::Sender;
use std::thread;

/// Something the screen's thread must answer.
#[derive(Debug)]
pub enum Event {
    /// An action for `app`.
    Action(Action),
    /// The terminal has a new size; the size itself is asked for when it is used.
    Resized,
    /// A signal came.
    Signal(i32),
    /// A thread that the reader cannot do without has ended, and why.
    Lost(String),
}

/// Starts a thread; when `body` panics, `lost` is told what the panic said.
pub fn spawn(
    name: &str,
    lost: impl FnOnce(String) + Send + 'static,
    body: impl FnOnce() + Send + 'static,
) -> std::io::Result<()> {
    let guarded = move || {
        if let Err(panic) = panic::catch_unwind(AssertUnwindSafe(body)) {
            lost(panic_message(panic.as_ref()));
        }
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(guarded)
        .map(drop)
}

/// What a panic said.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("it did not say why").to_owned()
}

/// Reads the terminal until it, or the screen's thread, is gone.
pub fn read_terminal(tell: &Sender<Event>) {
    loop {
        let event = match event::read() {
            Ok(event) => translate(event),
            Err(error) => {
                let _ = tell.send(Event::Lost(format!("the terminal cannot be read: {error}")));
                return;
            }
        };
        if let Some(event) = event
            && tell.send(event).is_err()
        {
            return;
        }
    }
}

/// A terminal event in our terms; `None` for those that say nothing to us.
fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Event::Action(Action::Key(our_key(key.code, key.modifiers))))
        }
        event::Event::Paste(text) => Some(Event::Action(Action::Pasted(text))),
        event::Event::Resize(_, _) => Some(Event::Resized),
        _ => None,
    }
}

fn our_key(code: event::KeyCode, held: KeyModifiers) -> Key {
    let code = match code {
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        _ => KeyCode::Other,
    };
    let key = Key {
        code,
        ctrl: held.contains(KeyModifiers::CONTROL),
        alt: held.contains(KeyModifiers::ALT),
        shift: held.contains(KeyModifiers::SHIFT),
    };
    key.normal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_control_key_comes_through_with_its_modifier() {
        let event = event::KeyEvent::new(
            event::KeyCode::Char('D'),
            KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        );
        let translated = translate(event::Event::Key(event));
        assert!(matches!(translated, Some(Event::Action(Action::Key(key))) if key == Key::ctrl('d')));
    }

    #[test]
    fn a_released_key_says_nothing() {
        let mut event = event::KeyEvent::from(event::KeyCode::Char('n'));
        event.kind = KeyEventKind::Release;
        assert!(translate(event::Event::Key(event)).is_none());
    }

    #[test]
    fn the_message_of_a_panic_is_passed_on() {
        let (tell, told) = channel();
        let lost = move |why| tell.send(why).unwrap();
        spawn("doomed", lost, || {
            std::panic::resume_unwind(Box::new("the roof fell in"))
        })
        .unwrap();
        assert_eq!(told.recv().unwrap(), "the roof fell in");
    }
}
