//! The marker at the start of a list item.

/// The kind of a list marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet or a dash.
    Bullet,
    /// A number with a full stop or a bracket: "2." "2)" "(2)".
    Number(u32),
}

/// The marker at the start of `line` and the length in bytes of the marker and the white space
/// after it. `None` if the line has no marker or no text after it.
#[must_use]
pub fn marker(line: &str) -> Option<(Marker, usize)> {
    let first = line.chars().next()?;
    let (marker, len) = match first {
        '-' | '*' | '–' | '+' => (Marker::Bullet, first.len_utf8()),
        '•' | '◦' | '▪' | '■' | '●' | '‣' | '·' | '⁃' => (Marker::Bullet, first.len_utf8()),
        '(' | '0'..='9' => number(line)?,
        _ => return None,
    };
    let after = line.get(len..)?;
    let text = after.trim_start();
    let space = after.len() - text.len();
    // Only a typographic bullet needs no space before the text.
    let apart = space > 0 || (marker == Marker::Bullet && first > '\u{2020}');
    (apart && !text.is_empty()).then_some((marker, len + space))
}

/// The number of "12." "12)" "(12)", of two digits at most, and its length in bytes.
fn number(line: &str) -> Option<(Marker, usize)> {
    let open = usize::from(line.starts_with('('));
    let tail = line.get(open..)?;
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let closed = match tail.as_bytes().get(digits)? {
        b')' => true,
        b'.' => open == 0,
        _ => false,
    };
    let number = tail.get(..digits)?.parse().ok()?;
    (closed && digits <= 2).then_some((Marker::Number(number), open + digits + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_dashes_and_numbers_mark_an_item() {
        assert_eq!(marker("- bread"), Some((Marker::Bullet, 2)));
        assert_eq!(marker("•bread"), Some((Marker::Bullet, 3)));
        assert_eq!(marker("12.  bread"), Some((Marker::Number(12), 5)));
        assert_eq!(marker("(3) bread"), Some((Marker::Number(3), 4)));
    }

    #[test]
    fn a_year_a_price_a_hyphen_or_a_bare_marker_mark_none() {
        for line in [
            "2016. A year",
            "-5 degrees",
            "1.5 million",
            "- ",
            "(AP) Bread",
            "*bold*",
            "",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
