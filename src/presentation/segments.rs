//! A line of the screen in segments, each with its style by name; `ui` gives the styles their colours.

use crate::text::layout::width::{columns, fit};

/// The separator of listed segments.
pub const BETWEEN: &str = " · ";
/// The fewest columns of a segment that was cut.
const LEAST: usize = 6;

/// The style of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentStyle {
    /// Nothing special: separators, counts.
    Plain,
    /// The main part of a line: the name of a speaker or entity, a title.
    Strong,
    /// A less important part: hints, kinds.
    Faint,
    /// A key, in a hint.
    Key,
    /// An error.
    Error,
}

/// A segment of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its style.
    pub style: SegmentStyle,
    /// Its text: one line without control characters.
    pub text: String,
    /// When the segment is cut in a narrow line: the one with the highest number first, 0 never.
    pub cut_order: u8,
    /// Whether the segment is left out instead of cut.
    pub left_out_whole: bool,
}

impl Segment {
    /// A segment that stays whole: [`with_cut_order`](Self::with_cut_order) lets it be cut.
    #[must_use]
    pub fn new(style: SegmentStyle, text: impl Into<String>) -> Self {
        Self {
            style,
            text: text.into(),
            cut_order: 0,
            left_out_whole: false,
        }
    }

    /// The segment with this number for the order of cutting.
    #[must_use]
    pub fn with_cut_order(self, cut_order: u8) -> Self {
        Self { cut_order, ..self }
    }

    /// The segment, left out instead of cut.
    #[must_use]
    pub fn left_out_whole(self) -> Self {
        Self {
            left_out_whole: true,
            ..self
        }
    }

    fn columns(&self) -> usize {
        columns(&self.text)
    }
}

/// `pieces` in `width` columns, as far as possible. The segment with the highest number
/// is cut first, or left out if little of it would remain, then the next.
#[must_use]
pub fn fitted(mut pieces: Vec<Segment>, width: usize) -> Vec<Segment> {
    loop {
        let excess = pieces
            .iter()
            .map(Segment::columns)
            .sum::<usize>()
            .saturating_sub(width);
        let ready = pieces
            .iter_mut()
            .filter(|p| p.cut_order > 0)
            .max_by_key(|p| p.cut_order);
        let Some(ready) = ready.filter(|_| excess > 0) else {
            return pieces;
        };
        let room = ready.columns().saturating_sub(excess);
        let between = if ready.text.starts_with(BETWEEN) {
            columns(BETWEEN)
        } else {
            0
        };
        let cut_order = ready.cut_order;
        if room >= LEAST + between && !ready.left_out_whole {
            ready.text = cut(&ready.text, room, LEAST + between);
            ready.cut_order = 0;
        } else {
            pieces.retain(|p| p.cut_order != cut_order);
            if let Some(first) = pieces.first_mut() {
                first.text = first.text.trim_start_matches(BETWEEN).to_owned();
            }
        }
    }
}

/// `text` cut to `room` columns with "…": after a word, if that leaves at least `least` columns.
fn cut(text: &str, room: usize, least: usize) -> String {
    let ends = text.match_indices(' ').filter_map(|(at, _)| text.get(..at));
    let words = ends.take_while(|words| columns(words) < room).last();
    match words.filter(|words| columns(words) + 1 >= least) {
        Some(words) => format!("{}…", words.trim_end_matches(',')),
        None => fit(text, room).into_owned(),
    }
}

/// The text of `pieces`, without styles.
#[must_use]
pub fn text_of(pieces: &[Segment]) -> String {
    pieces.iter().map(|p| p.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: usize) -> String {
        let part = |text: &str, cut_order| Segment::new(SegmentStyle::Plain, text).with_cut_order(cut_order);
        let parts = vec![
            part("Coast Herald", 2),
            part(" · 10 Feb 2016", 1),
            part(" · ❝ 9", 0),
        ];
        text_of(&fitted(parts, width))
    }

    #[test]
    fn what_is_whole_is_never_cut() {
        let name = Segment::new(SegmentStyle::Plain, "samples").with_cut_order(1);
        let kept = Segment::new(SegmentStyle::Plain, ", not saved")
            .with_cut_order(2)
            .left_out_whole();
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
