//! Who speaks: the person behind a quotation. Whether that is the same person as
//! in another article is a rule of [`identity`](crate::library::identity).

use crate::analysis::{Analysis, Attribution, EntityId, Quotation};
use crate::library::identity::{same_name, same_words};
use crate::text::{Document, Span, one_line};

/// Whoever says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Someone or something that the article names, by its canonical name.
    Named(String),
    /// A source that is no entity: "officials". It is the same speaker only
    /// within one article.
    Unnamed(String),
}

impl Speaker {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::Unnamed(name) => name,
        }
    }

    /// Who says `quotation`.
    #[must_use]
    pub fn of(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<Self> {
        let speaker = quotation.speaker?;
        Some(match speaker.entity.and_then(|id| analysis.entity(id)) {
            Some(entity) => Self::Named(entity.name.clone()),
            None => Self::Unnamed(one_line(document.slice(speaker.mention))),
        })
    }

    /// Which quotations of an article this speaker says: a test of one's speaker.
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

/// What an article calls a person, on one line: "US Secretary of State".
#[must_use]
pub fn role_of(analysis: &Analysis, document: &Document, quotation: &Quotation) -> Option<String> {
    let entity = analysis.entity(quotation.speaker?.entity?)?;
    role(document, entity.role)
}

/// The text of a role.
#[must_use]
pub fn role(document: &Document, span: Option<Span>) -> Option<String> {
    let role = one_line(document.slice(span?));
    (!role.is_empty()).then_some(role)
}
