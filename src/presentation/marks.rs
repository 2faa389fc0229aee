//! The marks over a text, and the runs of one style into which overlapping marks cut a
//! row of the screen.

use crate::text::{Document, Span};

/// One kind of mark. The order is the order of the bits in a [`LayerSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// A quotation wholly within marks.
    Direct,
    /// A quotation partly within marks.
    Mixed,
    /// A quotation without marks.
    Indirect,
    /// The words that report a quotation.
    Cue,
    /// The words that name the speaker.
    Speaker,
    /// A person's name.
    Person,
    /// A place's name.
    Place,
    /// An organization's name.
    Organization,
    /// A nationality, people, religion or leaning.
    Nationality,
    /// A date.
    Date,
    /// A sum of money.
    Money,
    /// Any other name.
    Misc,
    /// A match of the filter.
    Hit,
    /// The selection; wins over all others.
    Selected,
}

impl Layer {
    /// All layers in order.
    pub const ALL: [Self; 14] = [
        Self::Direct,
        Self::Mixed,
        Self::Indirect,
        Self::Cue,
        Self::Speaker,
        Self::Person,
        Self::Place,
        Self::Organization,
        Self::Nationality,
        Self::Date,
        Self::Money,
        Self::Misc,
        Self::Hit,
        Self::Selected,
    ];
}

/// A set of layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LayerSet(u16);

impl LayerSet {
    /// No layer.
    pub const EMPTY: Self = Self(0);

    /// The set of `layers`.
    #[must_use]
    pub fn of(layers: &[Layer]) -> Self {
        layers.iter().fold(Self::EMPTY, |set, l| set.with(*l))
    }

    /// This set and `layer`.
    #[must_use]
    pub const fn with(self, layer: Layer) -> Self {
        Self(self.0 | 1 << layer as u16)
    }

    /// This set without `layer`.
    #[must_use]
    pub const fn without(self, layer: Layer) -> Self {
        Self(self.0 & !(1 << layer as u16))
    }

    /// Whether `layer` is in the set.
    #[must_use]
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & 1 << layer as u16 != 0
    }

    /// Whether the set holds no layer.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The layers of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One marked span of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The span.
    pub span: Span,
    /// The layer.
    pub layer: Layer,
}

/// A part of a row in which the same layers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The span; never empty.
    pub span: Span,
    /// The layers that hold there.
    pub layers: LayerSet,
}

/// The marks of one article, flattened once, so that the runs of a row are found without
/// reading all marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The runs in order, without overlaps, each with at least one layer.
    flat: Vec<Run>,
}

impl Marks {
    /// Flattens `marks`, in any order, over the text of `document`. A mark that reaches
    /// beyond the text or into a character is cut to whole characters.
    #[must_use]
    pub fn new(document: &Document, marks: &[Mark]) -> Self {
        let text = document.text();
        let whole = Span::new(0, text.len());
        let snapped = marks.iter().map(|m| {
            let start = text.floor_char_boundary(m.span.start());
            let end = text.ceil_char_boundary(m.span.end());
            (Span::new(start, end.max(start)), LayerSet::EMPTY.with(m.layer))
        });
        let mut flat = sweep(whole, snapped);
        flat.retain(|run| !run.layers.is_empty());
        Self { flat }
    }

    /// Cuts `row` where its layers change. `over` has a few more marks, which change from
    /// key to key (the selection).
    ///
    /// The runs cover `row` exactly, in order, and neighbours differ in their layers.
    #[must_use]
    pub fn runs(&self, row: Span, over: &[Mark]) -> Vec<Run> {
        let first = self.flat.partition_point(|r| r.span.end() <= row.start());
        let reaching = self.flat.get(first..).unwrap_or_default().iter();
        let inside = reaching.take_while(|r| r.span.start() < row.end());
        let over = over.iter().map(|m| (m.span, LayerSet::EMPTY.with(m.layer)));
        sweep(row, inside.map(|r| (r.span, r.layers)).chain(over))
    }
}

/// Cuts `row` into runs: goes from one beginning or end of `marked` to the next, and
/// counts how many marks of each layer are open.
fn sweep(row: Span, marked: impl Iterator<Item = (Span, LayerSet)>) -> Vec<Run> {
    let inside = marked.filter_map(|(span, layers)| Some((span.intersection(row)?, layers)));
    let mut edges: Vec<(usize, bool, LayerSet)> = inside
        .flat_map(|(span, layers)| [(span.start(), true, layers), (span.end(), false, layers)])
        .collect();
    edges.sort_unstable_by_key(|(at, ..)| *at);
    let mut open = Open::default();
    let mut out = Vec::with_capacity(edges.len() + 1);
    let mut start = row.start();
    for (at, opens, layers) in edges {
        push(&mut out, start, at, open.set);
        start = at;
        open.change(layers, opens);
    }
    push(&mut out, start, row.end(), open.set);
    out
}

/// Appends `start..end` to the runs, joined to the last one if it has the same layers.
fn push(out: &mut Vec<Run>, start: usize, end: usize, layers: LayerSet) {
    if start == end {
        return;
    }
    match out.last_mut() {
        Some(last) if last.layers == layers => last.span = Span::new(last.span.start(), end),
        _ => out.push(Run {
            span: Span::new(start, end),
            layers,
        }),
    }
}

/// How many marks of each layer are open, and the set of those with any.
#[derive(Default)]
struct Open {
    // Signed: at one offset a mark may close before another one opens.
    counts: [i32; Layer::ALL.len()],
    set: LayerSet,
}

impl Open {
    fn change(&mut self, layers: LayerSet, opens: bool) {
        for layer in Layer::ALL.into_iter().filter(|l| layers.has(*l)) {
            let count = &mut self.counts[layer as usize];
            *count += if opens { 1 } else { -1 };
            self.set = if *count > 0 {
                self.set.with(layer)
            } else {
                self.set.without(layer)
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;
    use proptest::prelude::*;

    fn mark(start: usize, end: usize, layer: Layer) -> Mark {
        Mark {
            span: Span::new(start, end),
            layer,
        }
    }

    fn runs(row: Span, marks: &[Mark]) -> Vec<Run> {
        sweep(row, marks.iter().map(|m| (m.span, LayerSet::EMPTY.with(m.layer))))
    }

    fn run(start: usize, end: usize, layers: &[Layer]) -> Run {
        Run {
            span: Span::new(start, end),
            layers: LayerSet::of(layers),
        }
    }

    #[test]
    fn a_row_without_marks_is_one_run() {
        assert_eq!(runs(Span::new(3, 9), &[]), [run(3, 9, &[])]);
        assert_eq!(runs(Span::new(3, 3), &[]), []);
    }

    #[test]
    fn overlapping_marks_add_up() {
        let marks = [mark(0, 6, Layer::Direct), mark(4, 8, Layer::Person)];
        assert_eq!(
            runs(Span::new(0, 10), &marks),
            [
                run(0, 4, &[Layer::Direct]),
                run(4, 6, &[Layer::Direct, Layer::Person]),
                run(6, 8, &[Layer::Person]),
                run(8, 10, &[]),
            ]
        );
    }

    #[test]
    fn marks_of_one_layer_that_touch_or_overlap_make_one_run() {
        let marks = [
            mark(0, 4, Layer::Hit),
            mark(4, 6, Layer::Hit),
            mark(5, 8, Layer::Hit),
        ];
        assert_eq!(runs(Span::new(0, 8), &marks), [run(0, 8, &[Layer::Hit])]);
    }

    #[test]
    fn a_mark_that_began_rows_ago_reaches_into_a_row() {
        let document = plain_document("x".repeat(100));
        let marks = Marks::new(&document, &[mark(40, 42, Layer::Cue), mark(0, 90, Layer::Direct)]);
        assert_eq!(
            marks.runs(Span::new(50, 60), &[]),
            [run(50, 60, &[Layer::Direct])]
        );
    }

    #[test]
    fn what_is_selected_lies_over_the_marks_of_the_article() {
        let document = plain_document("x".repeat(20));
        let marks = Marks::new(&document, &[mark(0, 10, Layer::Direct)]);
        assert_eq!(
            marks.runs(Span::new(0, 20), &[mark(5, 12, Layer::Selected)]),
            [
                run(0, 5, &[Layer::Direct]),
                run(5, 10, &[Layer::Direct, Layer::Selected]),
                run(10, 12, &[Layer::Selected]),
                run(12, 20, &[]),
            ]
        );
    }

    #[test]
    fn a_mark_is_cut_to_whole_characters_of_the_text() {
        let document = plain_document("aé東".to_owned());
        let marks = Marks::new(&document, &[mark(2, 4, Layer::Hit), mark(50, 60, Layer::Cue)]);
        assert_eq!(
            marks.runs(Span::new(0, 6), &[]),
            [run(0, 1, &[]), run(1, 6, &[Layer::Hit])]
        );
    }

    fn any_marks() -> impl Strategy<Value = Vec<Mark>> {
        let one = (0usize..60, 0usize..20, 0..Layer::ALL.len())
            .prop_map(|(start, len, layer)| mark(start, start + len, Layer::ALL[layer]));
        prop::collection::vec(one, 0..20)
    }

    proptest! {
        #[test]
        fn runs_tile_the_row_and_name_exactly_the_layers_there(marks in any_marks(), start in 0usize..60, len in 0usize..30) {
            let row = Span::new(start, start + len);
            let runs = runs(row, &marks);
            let mut at = row.start();
            for run in &runs {
                prop_assert_eq!(run.span.start(), at);
                prop_assert!(!run.span.is_empty());
                for offset in run.span.range() {
                    let there = marks.iter().filter(|m| m.span.contains(offset));
                    let layers = there.fold(LayerSet::EMPTY, |set, m| set.with(m.layer));
                    prop_assert_eq!(run.layers, layers);
                }
                at = run.span.end();
            }
            prop_assert_eq!(at, row.end());
            prop_assert!(runs.windows(2).all(|w| w[0].layers != w[1].layers));
        }

        #[test]
        fn flattened_marks_give_the_same_runs(marks in any_marks(), start in 0usize..60, len in 0usize..30, over in any_marks()) {
            let document = plain_document("x".repeat(120));
            let row = Span::new(start, start + len);
            let both: Vec<Mark> = marks.iter().chain(&over).copied().collect();
            prop_assert_eq!(Marks::new(&document, &marks).runs(row, &over), runs(row, &both));
        }
    }
}
