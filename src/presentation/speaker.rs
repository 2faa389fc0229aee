//! Who speaks: the person behind a quotation, and whether that is the same
//! person as in another article.

use crate::analysis::{Analysis, EntityId, EntityKind, Quotation, Speaker};
use crate::text::{Document, Span, one_line};

/// Whoever says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Someone or something that the article names, by its canonical name.
    Named(String),
    /// A source that is no entity: "officials". It is the same voice only
    /// within one article.
    Unnamed(String),
}

impl Voice {
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

    /// Which quotations of an article this voice says: a test of one's speaker.
    pub fn spoken<'a>(
        &'a self,
        analysis: &'a Analysis,
        document: &'a Document,
    ) -> impl Fn(&Quotation) -> bool + 'a {
        let ids = self.entities(analysis);
        move |quotation| match (self, quotation.speaker) {
            (Self::Named(_), Some(Speaker { entity: Some(id), .. })) => ids.contains(&id),
            (
                Self::Unnamed(words),
                Some(Speaker {
                    entity: None,
                    mention,
                    ..
                }),
            ) => same_words(words, document.slice(mention)),
            _ => false,
        }
    }

    /// The entities of an article that are this voice.
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

/// Whether two articles mean the same by these names: the same words, or for
/// a person the one is the end of the other ("Kerry", "John Kerry"). Case does not matter.
#[must_use]
pub fn same_name(a: &str, b: &str, kind: EntityKind) -> bool {
    let (mut a, mut b) = (a.split_whitespace().rev(), b.split_whitespace().rev());
    let mut shared = 0;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (None, Some(_)) | (Some(_), None) => return kind == EntityKind::Person && shared > 0,
            (Some(a), Some(b)) if same_word(a, b) => shared += 1,
            _ => return false,
        }
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same_word(a, b) => {}
            _ => return false,
        }
    }
}

/// Without allocating: this is asked of every name of thousands of articles.
fn same_word(a: &str, b: &str) -> bool {
    a == b
        || a.chars()
            .flat_map(char::to_lowercase)
            .eq(b.chars().flat_map(char::to_lowercase))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_alone_is_the_same_person_as_the_full_name() {
        assert!(same_name("Petrova", "Anna Petrova", EntityKind::Person));
        assert!(same_name("ANNA PETROVA", "Anna Petrova", EntityKind::Person));
        assert!(!same_name("Anna", "Anna Petrova", EntityKind::Person));
        assert!(!same_name("Ivan Petrova", "Anna Petrova", EntityKind::Person));
    }

    #[test]
    fn an_organization_is_the_same_only_by_its_whole_name() {
        assert!(!same_name(
            "Council",
            "Security Council",
            EntityKind::Organization
        ));
    }
}
