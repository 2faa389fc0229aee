//! The languages of `lang:`.

use super::FieldValue;
use super::typos::nearest;

/// Common languages of news, with their ISO 639-1 codes and English names. Other codes
/// are valid too.
pub(super) const COMMON: [FieldValue; 32] = [
    language("en", "English"),
    language("ar", "Arabic"),
    language("bn", "Bengali"),
    language("bg", "Bulgarian"),
    language("zh", "Chinese"),
    language("hr", "Croatian"),
    language("cs", "Czech"),
    language("da", "Danish"),
    language("nl", "Dutch"),
    language("fi", "Finnish"),
    language("fr", "French"),
    language("de", "German"),
    language("el", "Greek"),
    language("he", "Hebrew"),
    language("hi", "Hindi"),
    language("hu", "Hungarian"),
    language("id", "Indonesian"),
    language("it", "Italian"),
    language("ja", "Japanese"),
    language("ko", "Korean"),
    language("no", "Norwegian"),
    language("fa", "Persian"),
    language("pl", "Polish"),
    language("pt", "Portuguese"),
    language("ro", "Romanian"),
    language("ru", "Russian"),
    language("es", "Spanish"),
    language("sw", "Swahili"),
    language("sv", "Swedish"),
    language("tr", "Turkish"),
    language("uk", "Ukrainian"),
    language("ur", "Urdu"),
];

const fn language(name: &'static str, meaning: &'static str) -> FieldValue {
    FieldValue { name, meaning }
}

/// The code of a language in lower case, without a region. `typed` is a code ("en",
/// "pt-BR") or an English name. Three letters that start the name of a common language
/// mean that language: most codes of ISO 639-2 do ("eng"), and so does an unfinished name.
///
/// # Errors
///
/// A sentence for the user when `typed` names no language.
pub(super) fn code(typed: &str) -> Result<String, String> {
    let named = COMMON.iter().find(|l| {
        let begun = l.meaning.get(..typed.len()).filter(|_| typed.len() == 3);
        begun.unwrap_or(l.meaning).eq_ignore_ascii_case(typed)
    });
    if let Some(language) = named {
        return Ok(language.name.to_owned());
    }
    let tag = typed.split(['-', '_']).next().unwrap_or_default();
    if matches!(tag.len(), 2 | 3) && tag.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(tag.to_ascii_lowercase());
    }
    let names = COMMON.map(|l| l.meaning.to_lowercase());
    let near = nearest(typed, names.iter().map(String::as_str));
    let near = COMMON
        .iter()
        .find(|l| near.is_some_and(|n| l.meaning.eq_ignore_ascii_case(n)));
    Err(match near {
        Some(FieldValue { name, meaning }) => {
            format!("“{typed}” is not a language; did you mean “{name}” ({meaning})?")
        }
        None => "“lang:” takes the code of a language: en, fr, de, ar, zh.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_code_region_and_name() {
        for (typed, meant) in [
            ("EN", "en"),
            ("pt-BR", "pt"),
            ("German", "de"),
            ("eng", "en"),
            ("gsw", "gsw"),
        ] {
            assert_eq!(code(typed).as_deref(), Ok(meant));
        }
        assert_eq!(
            code("germn").unwrap_err(),
            "“germn” is not a language; did you mean “de” (German)?"
        );
        assert!(code("e").is_err());
    }
}
