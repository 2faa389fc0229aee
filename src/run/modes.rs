//! The modes of a terminal that raw mode changes, as one line that another process reads.
//!
//! Imports nothing of the crate.

use rustix::termios::{ControlModes, InputModes, LocalModes, OutputModes, SpecialCodeIndex, Termios};
use std::fmt;

/// The modes of a terminal that raw mode changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Modes {
    input: u64,
    output: u64,
    control: u64,
    local: u64,
    /// The fewest bytes, and the time in tenths of a second, that a read waits for.
    min: u8,
    time: u8,
}

impl Modes {
    /// Those of a terminal.
    pub(super) fn of(termios: &Termios) -> Self {
        Self {
            input: termios.input_modes.bits() as u64,
            output: termios.output_modes.bits() as u64,
            control: termios.control_modes.bits() as u64,
            local: termios.local_modes.bits() as u64,
            min: termios.special_codes[SpecialCodeIndex::VMIN],
            time: termios.special_codes[SpecialCodeIndex::VTIME],
        }
    }

    /// Sets them in `termios`.
    pub(super) fn set(&self, termios: &mut Termios) {
        termios.input_modes = InputModes::from_bits_retain(self.input as _);
        termios.output_modes = OutputModes::from_bits_retain(self.output as _);
        termios.control_modes = ControlModes::from_bits_retain(self.control as _);
        termios.local_modes = LocalModes::from_bits_retain(self.local as _);
        termios.special_codes[SpecialCodeIndex::VMIN] = self.min;
        termios.special_codes[SpecialCodeIndex::VTIME] = self.time;
    }

    /// Those by which raw mode is recognized. A terminal may change the others by itself.
    pub(super) fn of_reader(&self) -> [u64; 3] {
        [self.input, self.output, self.local]
    }

    /// Reads what [`fmt::Display`] writes; `None` for any other line.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut numbers = line.split(' ').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            input: next()?,
            output: next()?,
            control: next()?,
            local: next()?,
            min: u8::try_from(next()?).ok()?,
            time: u8::try_from(next()?).ok()?,
        })
    }
}

impl fmt::Display for Modes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            input,
            output,
            control,
            local,
            min,
            time,
        } = self;
        write!(f, "{input} {output} {control} {local} {min} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn modes_come_back_from_their_line(numbers: [u64; 4], min: u8, time: u8) {
            let [input, output, control, local] = numbers;
            let modes = Modes { input, output, control, local, min, time };
            prop_assert_eq!(Modes::read(&modes.to_string()), Some(modes));
        }

        #[test]
        fn no_other_line_is_modes(line in "[0-9 a-]{0,20}") {
            let modes = Modes::read(&line);
            prop_assert!(modes.is_none() || line.split(' ').count() >= 6);
        }
    }

    #[test]
    fn an_empty_line_says_that_nothing_is_to_restore() {
        assert_eq!(Modes::read(""), None);
    }
}
