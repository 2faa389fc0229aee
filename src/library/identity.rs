//! The rule for when names in two articles mean the same person or organization.
//!
//! Imports `analysis`.

use crate::analysis::EntityKind;
use crate::text::ignorable::is_ignorable;

/// Whether two names of the same kind mean the same: they have the same words, or, for people, one
/// name is the end of the other ("Kerry", "John Kerry"). Case does not matter.
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

/// Whether two descriptions have the same words. Case does not matter.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same_word(a, b) => {}
            _ => return false,
        }
    }
}

/// Compares without allocating, because it is called for every name of thousands of articles.
/// Characters that are not shown make no difference.
fn same_word(a: &str, b: &str) -> bool {
    fn shown(word: &str) -> impl Iterator<Item = char> {
        let shown = word.chars().filter(|c| !is_ignorable(*c));
        shown.flat_map(char::to_lowercase)
    }
    a == b || shown(a).eq(shown(b))
}

/// The last word of a name. All names of one person end with the same word, so an index of last
/// words finds every article for which [`same_name`] can be true.
#[must_use]
pub fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or_default()
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
    fn a_character_that_is_not_shown_makes_no_difference() {
        assert!(same_name("د\u{200c}م", "دم", EntityKind::Person));
        assert!(same_words("葛\u{e0100}城", "葛城"));
    }

    #[test]
    fn an_organization_is_the_same_only_by_its_whole_name() {
        assert!(!same_name(
            "Council",
            "Security Council",
            EntityKind::Organization
        ));
    }

    #[test]
    fn names_of_one_person_have_the_same_last_word() {
        assert_eq!(last_word("Anna Petrova"), last_word("Petrova"));
        assert_eq!(last_word(" "), "");
    }
}
