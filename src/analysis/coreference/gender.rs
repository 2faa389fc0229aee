//! The grammatical gender of persons.

/// The gender of the pronouns that refer to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}
