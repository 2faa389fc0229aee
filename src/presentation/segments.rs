//! A line of chrome as pieces, each with what it is, for `ui` to style.

use crate::text::layout::width::{columns, fit};

/// Stands between pieces that are listed.
pub const BETWEEN: &str = " · ";
/// The fewest columns of a piece that was cut; fewer tell nothing.
const LEAST: usize = 6;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentStyle {
    /// Nothing special: separators, counts.
    Plain,
    /// What a line is mainly about: a speaker's or entity's name, a title.
    Strong,
    /// What matters less: hints, kinds.
    Faint,
    /// A key, in a hint.
    Key,
    /// What went wrong.
    Error,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub role: SegmentStyle,
    /// Its text: one line, nothing that could harm a terminal.
    pub text: String,
    /// How readily it gives way where there is no room: what has the most first, 0 never.
    pub gives: u8,
    /// Whether it is left out rather than cut where it gives way.
    pub whole: bool,
}

impl Segment {
    /// A piece.
    #[must_use]
    pub fn new(role: SegmentStyle, text: impl Into<String>) -> Self {
        Self {
            role,
            text: text.into(),
            gives: 0,
            whole: false,
        }
    }

    /// The same, which gives way this readily.
    #[must_use]
    pub fn shrinking(self, gives: u8) -> Self {
        Self { gives, ..self }
    }

    /// The same, which is left out rather than cut.
    #[must_use]
    pub fn never_cut(self) -> Self {
        Self { whole: true, ..self }
    }

    fn columns(&self) -> usize {
        columns(&self.text)
    }
}

/// `pieces` in `width` columns, as far as those that give way allow: the most
/// ready is cut, or left out where little of it would stay, then the next.
#[must_use]
pub fn fitted(mut pieces: Vec<Segment>, width: usize) -> Vec<Segment> {
    loop {
        let excess = pieces
            .iter()
            .map(Segment::columns)
            .sum::<usize>()
            .saturating_sub(width);
        let ready = pieces.iter_mut().filter(|p| p.gives > 0).max_by_key(|p| p.gives);
        let Some(ready) = ready.filter(|_| excess > 0) else {
            return pieces;
        };
        let room = ready.columns().saturating_sub(excess);
        let between = if ready.text.starts_with(BETWEEN) {
            columns(BETWEEN)
        } else {
            0
        };
        let gives = ready.gives;
        if room >= LEAST + between && !ready.whole {
            ready.text = cut(&ready.text, room, LEAST + between);
            ready.gives = 0;
        } else {
            pieces.retain(|p| p.gives != gives);
            if let Some(first) = pieces.first_mut() {
                first.text = first.text.trim_start_matches(BETWEEN).to_owned();
            }
        }
    }
}

/// `text` in `room` columns with "…": after a word, where that leaves at least `least` columns.
fn cut(text: &str, room: usize, least: usize) -> String {
    let ends = text.match_indices(' ').filter_map(|(at, _)| text.get(..at));
    let words = ends.take_while(|words| columns(words) < room).last();
    match words.filter(|words| columns(words) + 1 >= least) {
        Some(words) => format!("{}…", words.trim_end_matches(',')),
        None => fit(text, room).into_owned(),
    }
}

/// The text of `pieces` alone.
#[must_use]
pub fn text_of(pieces: &[Segment]) -> String {
    pieces.iter().map(|p| p.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: usize) -> String {
        let part = |text: &str, gives| Segment::new(SegmentStyle::Plain, text).shrinking(gives);
        let parts = vec![
            part("Coast Herald", 2),
            part(" · 10 Feb 2016", 1),
            part(" · ❝ 9", 0),
        ];
        text_of(&fitted(parts, width))
    }

    #[test]
    fn what_is_whole_is_never_cut() {
        let name = Segment::new(SegmentStyle::Plain, "samples").shrinking(1);
        let kept = Segment::new(SegmentStyle::Plain, ", not saved")
            .shrinking(2)
            .never_cut();
        let shown = |width| text_of(&fitted(vec![name.clone(), kept.clone()], width));
        assert_eq!(shown(18), "samples, not saved");
        assert_eq!((shown(17).as_str(), shown(6).as_str()), ("samples", "sampl…"));
    }

    #[test]
    fn what_matters_less_is_cut_first_and_left_out_where_little_stays() {
        assert_eq!(shown(32), "Coast Herald · 10 Feb 2016 · ❝ 9");
        assert_eq!(shown(31), "Coast… · 10 Feb 2016 · ❝ 9");
        assert_eq!(shown(26), "Coast… · 10 Feb 2016 · ❝ 9");
        assert_eq!(shown(25), "10 Feb 2016 · ❝ 9");
        assert_eq!(shown(15), "10 Feb… · ❝ 9");
        assert_eq!(cut("Transport Minister", 8, LEAST), "Transpo…");
        assert_eq!((shown(11).as_str(), shown(0).as_str()), ("❝ 9", "❝ 9"));
    }
}
