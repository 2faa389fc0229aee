//! The speaker of a quotation. Whether the speakers of two articles are the same person
//! is a rule of [`identity`](crate::library::identity).

use crate::analysis::{Analysis, Attribution, EntityId, Quotation};
use crate::library::identity::{same_name, same_words};
use crate::text::{Document, Span, one_line};

/// The speaker of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A person or organization that the article names: the canonical name.
    Named(String),
    /// A source that is no entity: "officials". It is the same speaker only within one
    /// article.
    Unnamed(String),
}

impl Speaker {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::Unnamed(name) => name,
        }
    }

    /// The speaker of `quotation`.
    #[must_use]
    pub fn of(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<Self> {
        let speaker = quotation.speaker?;
        Some(match speaker.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => Self::Named(entity.name.clone()),
            None => Self::Unnamed(one_line(document.slice(speaker.mention))),
        })
    }

    /// Whether this speaker says a quotation of the article: returns the test.
    pub fn says<'a>(
        &'a self,
        analysis: &'a Analysis,
        document: &'a Document,
    ) -> impl Fn(&Quotation) -> bool + 'a {
        let ids = self.entities(analysis);
        move |quotation| match (self, quotation.speaker) {
            (Self::Named(_), Some(Attribution { entity: Some(id), .. })) => ids.contains(&id),
            (
                Self::Unnamed(words),
                Some(Attribution {
                    entity: None,
                    mention,
                    ..
                }),
            ) => same_words(words, document.slice(mention)),
            _ => false,
        }
    }

    /// The entities of an article that are this speaker.
    fn entities(&self, analysis: &Analysis) -> Vec<EntityId> {
        let Self::Named(name) = self else {
            return Vec::new();
        };
        let all = analysis.entities.iter().zip(0u32..);
        all.filter(|(e, _)| same_name(name, &e.name, e.kind))
            .map(|(_, id)| EntityId(id))
            .collect()
    }
}

/// The role of a quotation's speaker in the article, on one line: "US Secretary of State".
#[must_use]
pub fn role_of(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<String> {
    let entity = analysis.entity(quotation.speaker?.entity?)?;
    role(document, entity.role)
}

/// The text of a role on one line.
#[must_use]
pub fn role(document: &Document, span: Option<Span>) -> Option<String> {
    let role = one_line(document.slice(span?));
    (!role.is_empty()).then_some(role)
}
