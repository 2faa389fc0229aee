//! The gutter: who speaks beside each row of the article.

use crate::analysis::{Analysis, Quotation, QuotationKind};
use crate::text::{Document, Row};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The bar beside a quotation; it tells how the words are reported without colour.
pub type Bar = QuotationKind;

/// What stands in the gutter beside one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Who speaks, on the first row of a quotation: a surname, cut to fit.
    pub label: Option<String>,
    /// The bar, on every row that a quotation touches.
    pub bar: Option<Bar>,
    /// Which quotation it is, by its index.
    pub quotation: Option<usize>,
}

/// What stands beside `row`, with labels at most `width` columns wide.
///
/// Of several quotations in a row the first that begins there names the speaker.
#[must_use]
pub fn beside(analysis: &Analysis, document: &Document, row: &Row, width: u16) -> Beside {
    let _ = (analysis, document, row, width);
    Beside::default()
}

/// A short name of whoever says `quotation`: the last word of the name of the
/// person, the whole name of anything else. `None` without a speaker.
#[must_use]
pub fn short_name(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<String> {
    let _ = (analysis, document, quotation);
    None
}

/// As much of `text` as fits into `width` columns, with … where it is cut.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut fitting = String::new();
    for grapheme in text.graphemes(true) {
        if fitting.width() + grapheme.width() + 1 > width {
            break;
        }
        fitting.push_str(grapheme);
    }
    if width > 0 {
        fitting.push('…');
    }
    fitting
}
