//! Upper and lower case of names.

/// Converts a name in capitals to mixed case: "ANNA PETROVA" becomes "Anna Petrova".
///
/// A name of four letters or fewer ("LAOS", "UN") and a name with any lowercase letter are returned
/// unchanged.
#[must_use]
pub fn mixed_case(name: &str) -> String {
    let shouted =
        name.chars().filter(|c| c.is_alphabetic()).count() > 4 && !name.chars().any(char::is_lowercase);
    if !shouted {
        return name.to_owned();
    }
    let mut start = true;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_is_given_in_mixed_case() {
        assert_eq!(mixed_case("PORTO SANTO"), "Porto Santo");
        assert_eq!(mixed_case("GUINEA-BISSAU"), "Guinea-Bissau");
    }

    #[test]
    fn initials_and_mixed_names_stay_as_they_are() {
        assert_eq!(mixed_case("UN"), "UN");
        assert_eq!(mixed_case("McDONALD"), "McDONALD");
    }
}
