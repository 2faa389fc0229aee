//! Characters that a screen shows as nothing: the Unicode property
//! `Default_Ignorable_Code_Point`.
//!
//! The table is that of `DerivedCoreProperties.txt`, Unicode 17.0.0, © Unicode, Inc., under the
//! Unicode License v3; adjacent ranges are joined. Unicode 16.0 and 15.1 have the same set. A test
//! compares the table with the one in the crate `regex-syntax`.

/// Whether `c` is shown as nothing by a screen that does not give it a special meaning.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether `c` is a mark that only says in which direction its neighbours are read: the
/// left-to-right, right-to-left and Arabic letter marks.
#[must_use]
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn the_table_is_the_property_of_unicode() {
        let property = Regex::new(r"\A\p{Default_Ignorable_Code_Point}\z").unwrap();
        // The assigned planes and the plane of tags. The others have no ignorable characters.
        for c in ('\0'..='\u{3ffff}').chain('\u{e0000}'..='\u{fffff}') {
            let in_property = property.is_match(c.encode_utf8(&mut [0; 4]));
            assert_eq!(is_ignorable(c), in_property, "{c:?}");
        }
    }
}
