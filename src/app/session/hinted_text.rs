//! Messages that name commands instead of keys, so that they stay true for every keymap.

use crate::app::input::binding::KeyContext;
use crate::app::input::command::Command;
use crate::app::input::keymap::Keymap;

/// A message of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HintedText {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The key of a command.
    Hint(Command),
}

impl HintedText {
    /// The message, followed by the key of `command`.
    #[must_use]
    pub fn hint(mut self, command: Command) -> Self {
        self.parts.push(Part::Hint(command));
        self
    }

    /// The message, followed by the keys of `commands` in order.
    #[must_use]
    pub fn hints(self, commands: &[Command]) -> Self {
        let add = |message: Self, (index, command): (usize, &Command)| {
            let message = if index > 0 { message.text(" ") } else { message };
            message.hint(*command)
        };
        commands.iter().enumerate().fold(self, add)
    }

    /// The message, followed by `text`.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    /// The message with the keys of `keymap`, as the user reads it in `context`.
    #[must_use]
    pub fn spelled(&self, keymap: &Keymap, context: KeyContext) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Hint(command) => keymap.spelled(context, *command),
        };
        self.parts.iter().map(part).collect()
    }
}

impl<T: Into<String>> From<T> for HintedText {
    fn from(text: T) -> Self {
        Self::default().text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_spelled_as_its_key_in_the_context() {
        let message = HintedText::from("no match · ")
            .hint(Command::Close)
            .text(" closes");
        let spelled = message.spelled(&Keymap::default(), KeyContext::Picker);
        assert_eq!(spelled, "no match · Esc closes");
    }
}
