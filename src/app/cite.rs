//! What `y` and `Y` copy.

use super::voice::{Voice, one_line, role_of};
use crate::analysis::{Analysis, Quotation};
use crate::library::{Article, Origin};
use crate::text::Span;
use crate::text::neutralize::neutralize;
use jiff::civil::Date;
use std::path::Path;

/// The words of `span` on one line.
#[must_use]
pub fn words(article: &Article, span: Span) -> String {
    one_line(article.document.slice(span))
}

/// The words of `span` with where they stand:
///
/// `“We stay,” — Anna Petrova, mayor. “Title”, Source, 10 Feb 2016. https://…`
///
/// What is not known is left out. An article without an address is cited by
/// its file. `quotation` tells who says the words, where anyone does.
#[must_use]
pub fn citation(article: &Article, analysis: &Analysis, span: Span, quotation: Option<&Quotation>) -> String {
    let mut cited = words(article, span);
    if let Some(voice) = quotation.and_then(|q| Voice::of(analysis, &article.document, q)) {
        cited.push_str(" — ");
        cited.push_str(voice.name());
        if let Some(role) = quotation.and_then(|q| role_of(analysis, &article.document, q)) {
            cited.push_str(", ");
            cited.push_str(&role);
        }
        cited.push('.');
    }
    let meta = &article.meta;
    let mut from = vec![format!("“{}”", title(article))];
    from.extend(meta.source.clone());
    from.extend(meta.published.map(day));
    cited.push(' ');
    cited.push_str(&from.join(", "));
    cited.push('.');
    if let Some(place) = meta.url.clone().or_else(|| file(&meta.origin)) {
        cited.push(' ');
        cited.push_str(&place);
    }
    cited
}

/// An article's headline on one line.
#[must_use]
pub fn title(article: &Article) -> String {
    one_line(&article.meta.title)
}

/// `10 Feb 2016`.
#[must_use]
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

fn file(origin: &Origin) -> Option<String> {
    let safe = |path: &Path| one_line(&neutralize(&path.display().to_string()));
    match origin {
        Origin::File(path) => Some(safe(path)),
        Origin::Line(path, line) => Some(format!("{}:{line}", safe(path))),
        Origin::Stdin | Origin::Sample(_) => None,
    }
}
