//! The texts that are copied: words of an article, alone or with their source.

use super::speaker::{Speaker, role_of};
use crate::analysis::{Analysis, Quotation};
use crate::library::{Article, Origin};
use crate::text::neutralize::neutralize;
use crate::text::{Span, one_line};
use jiff::civil::Date;
use std::path::Path;

/// The words of `span` on one line.
#[must_use]
pub fn words(article: &Article, span: Span) -> String {
    one_line(article.document.slice(span))
}

/// The words of `span` with their source:
///
/// `“We stay,” — Anna Petrova, mayor. “Title”, Source, 10 Feb 2016. https://…`
///
/// Unknown parts are left out. An article without an address is cited by its file.
/// The speaker is that of `quotation`.
#[must_use]
pub fn citation(article: &Article, analysis: &Analysis, span: Span, quotation: Option<&Quotation>) -> String {
    let mut cited = words(article, span);
    if let Some(speaker) = quotation.and_then(|q| Speaker::of(analysis, &article.document, q)) {
        cited.push_str(" — ");
        cited.push_str(speaker.name());
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

/// The title of an article on one line.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Attribution, AttributionRule, Confidence, Entity, EntityId, EntityKind, QuotationKind,
    };
    use crate::library::Metadata;
    use crate::text::plain_document;

    const TEXT: &str = "“We stay\nhere,” said the mayor, Anna Petrova.";

    fn article(source: Option<&str>, published: Option<Date>, url: Option<&str>, origin: Origin) -> Article {
        let meta = Metadata {
            id: "1".to_owned(),
            title: "Ferry stops".to_owned(),
            source: source.map(str::to_owned),
            author: None,
            published,
            place: None,
            url: url.map(str::to_owned),
            origin,
        };
        Article {
            meta,
            document: plain_document(TEXT.to_owned()),
        }
    }

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn said_by_the_mayor() -> Analysis {
        let name = span("Anna Petrova");
        let speaker = Attribution {
            mention: name,
            entity: Some(EntityId(0)),
            rule: AttributionRule::Cue,
            confidence: Confidence::percent(90),
        };
        let span = span("“We stay\nhere,”");
        Analysis {
            quotations: vec![Quotation {
                span,
                kind: QuotationKind::Direct,
                cue: None,
                speaker: Some(speaker),
                confidence: Confidence::percent(90),
            }],
            mentions: Vec::new(),
            entities: vec![Entity {
                kind: EntityKind::Person,
                name: "Anna Petrova".to_owned(),
                value: None,
                role: Some(super::tests::span("mayor")),
                place: None,
                mentions: Vec::new(),
            }],
        }
    }

    fn cited(article: &Article) -> String {
        let analysis = said_by_the_mayor();
        let quotation = &analysis.quotations[0];
        citation(article, &analysis, quotation.span, Some(quotation))
    }

    #[test]
    fn a_citation_names_speaker_role_title_source_date_and_address_on_one_line() {
        let day = jiff::civil::date(2016, 2, 10);
        let article = article(
            Some("NDTV"),
            Some(day),
            Some("https://a.example/1"),
            Origin::Stdin,
        );
        assert_eq!(
            cited(&article),
            "“We stay here,” — Anna Petrova, mayor. “Ferry stops”, NDTV, 10 Feb 2016. https://a.example/1"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out_and_a_file_stands_for_the_address() {
        let article = article(None, None, None, Origin::Line("news/feb\u{1b}.jsonl".into(), 7));
        assert_eq!(
            cited(&article),
            "“We stay here,” — Anna Petrova, mayor. “Ferry stops”. news/feb␛.jsonl:7"
        );
    }

    #[test]
    fn a_name_is_cited_without_a_speaker() {
        let article = article(None, None, None, Origin::Stdin);
        let analysis = said_by_the_mayor();
        assert_eq!(
            citation(&article, &analysis, span("Anna Petrova"), None),
            "Anna Petrova “Ferry stops”."
        );
    }
}
