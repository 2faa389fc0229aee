//! The messages to the screen's thread, and the thread that reads the terminal.
//!
//! Imports `app`, `engine` and crossterm.

use crate::app::{Event, Key, KeyCode};
use crate::engine::EngineEvent;
use crossterm::event::{self, KeyEventKind, KeyModifiers};
use std::sync::mpsc::Sender;

/// A message to the screen's thread.
#[derive(Debug)]
pub enum Message {
    /// An event for the state.
    App(Event),
    /// The terminal has a new size. The size itself is read when it is needed.
    Resized,
    /// The program got this signal.
    Signal(i32),
    /// A thread that the reader needs has ended, for this reason.
    Lost(String),
}

impl From<EngineEvent> for Message {
    fn from(event: EngineEvent) -> Self {
        match event {
            EngineEvent::Answered(ticket, answer) => Self::App(Event::Answered(ticket, answer)),
            EngineEvent::Library(event) => Self::App(Event::Library(event)),
            EngineEvent::Stopped(why) => Self::Lost(why),
        }
    }
}

/// Reads the terminal until it is gone or the screen's thread has ended.
pub fn read_terminal(messages: &Sender<Message>) {
    loop {
        let event = match event::read() {
            Ok(event) => translate(event),
            Err(error) => {
                let _ = messages.send(Message::Lost(format!("the terminal cannot be read: {error}")));
                return;
            }
        };
        if let Some(event) = event
            && messages.send(event).is_err()
        {
            return;
        }
    }
}

/// The message for a terminal event; `None` for events that the reader does not use.
fn translate(event: event::Event) -> Option<Message> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Message::App(Event::Key(our_key(key.code, key.modifiers))))
        }
        event::Event::Paste(text) => Some(Message::App(Event::Pasted(text))),
        event::Event::Resize(_, _) => Some(Message::Resized),
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

    #[test]
    fn a_control_key_comes_through_with_its_modifier() {
        let event = event::KeyEvent::new(
            event::KeyCode::Char('D'),
            KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        );
        let translated = translate(event::Event::Key(event));
        assert!(matches!(translated, Some(Message::App(Event::Key(key))) if key == Key::ctrl('d')));
    }

    #[test]
    fn a_released_key_says_nothing() {
        let mut event = event::KeyEvent::from(event::KeyCode::Char('n'));
        event.kind = KeyEventKind::Release;
        assert!(translate(event::Event::Key(event)).is_none());
    }
}
