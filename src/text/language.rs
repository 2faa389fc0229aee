//! Detection of the language of a text.

use whatlang::{Detector, Lang};

/// The number of pieces in the sample of a text.
const PIECES: usize = 4;
/// The length of one piece in bytes. Nearly every text can be identified by all pieces together,
/// and a long quotation in another language fills only one or two of them.
const PIECE: usize = 100;
/// The length in bytes of the beginning that is examined when the sample is not sufficient.
const ENOUGH: usize = 2_000;

/// The language of `text` as a code of ISO 639-1, or `None` if it cannot be identified reliably.
///
/// The crate `whatlang` identifies it by the script and by groups of three letters.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let detector = Detector::new();
    let reliably = |text: &str| {
        let info = detector.detect(text)?;
        info.is_reliable().then(|| info.lang())
    };
    let beginning = || text.get(..text.floor_char_boundary(ENOUGH));
    reliably(&sample(text))
        .or_else(|| reliably(beginning()?))
        .and_then(code)
}

/// The sample: pieces from all parts of a text, or the whole of a short text.
fn sample(text: &str) -> String {
    let apart = text.len().div_ceil(PIECES);
    (0..PIECES)
        .filter_map(|piece| {
            let start = text.floor_char_boundary(piece * apart);
            text.get(start..text.floor_char_boundary(piece * apart + apart.min(PIECE)))
        })
        .collect()
}

/// The ISO 639-1 code of the languages that a filter proposes.
const fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cmn => "zh",
        Lang::Hrv => "hr",
        Lang::Ces => "cs",
        Lang::Dan => "da",
        Lang::Nld => "nl",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hun => "hu",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nob => "no",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        let english =
            "The ferry to Holm stopped on Tuesday, and nobody on the island knew when it would sail again.";
        let french =
            "Le bac pour Holm s'est arrêté mardi, et personne sur l'île ne savait quand il repartirait.";
        assert_eq!(detect(english), Some("en"));
        assert_eq!(detect(french), Some("fr"));
    }

    #[test]
    fn a_long_quotation_in_another_language_does_not_decide_wherever_it_stands() {
        let french = "« Le bac pour Holm s'est arrêté mardi, et personne sur l'île ne savait quand il repartirait. \
            Nous avons attendu toute la nuit sur le quai, et le lendemain on nous a dit de rentrer chez nous. \
            Ma sœur est de l'autre côté, et je n'ai pas de nouvelles d'elle depuis deux jours. » ";
        let english = "The ferry to Holm stopped on Tuesday, and nobody on the island knew when it would sail again. \
            A spokesman for the company said that the engine had failed twice within a week and that the parts \
            would have to be brought from the mainland, which could take until the end of the month. Until then \
            the islanders depend on the boats of the fishermen, who carry bread, letters and those who are ill. \
            The school has been closed, and the doctor comes only when the weather allows him to. The council \
            wants to know why nobody had been told, and has asked the minister to come and see for himself. ";
        assert_eq!(detect(&[french, english].concat()), Some("en"));
        assert_eq!(detect(&[english, french].concat()), Some("en"));
    }

    #[test]
    fn a_text_without_words_has_none() {
        assert_eq!(detect("1234 — 5678"), None);
        assert_eq!(detect(""), None);
    }
}
