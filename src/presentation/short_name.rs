//! The short names of speakers for the gutter. A word is cut only if no whole word fits.

use super::mixed_scripts::{MIXED, mixes_scripts};
use crate::analysis::{Analysis, Entity, EntityKind, MentionForm, Quotation};
use crate::text::layout::width::{columns, fit};
use crate::text::{Document, one_line};

/// The sign for an unknown speaker.
pub const NOBODY: &str = "—";

/// The best name for the speaker of `quotation` in at most `width` columns.
///
/// For a person: the surname (with more of the name if the article has two people of
/// that surname), or else initials. For another entity: the whole name without "the",
/// or else another name in the article, its first words, its initials. For a speaker
/// that is no entity: the noun. A name that still does not fit is cut.
#[must_use]
pub fn short_name(analysis: &Analysis, document: &Document, quotation: &Quotation, width: usize) -> String {
    let Some(speaker) = quotation.speaker else {
        return NOBODY.to_owned();
    };
    let entity = speaker.entity.and_then(|id| analysis.entity(id));
    let forms = match entity {
        Some(e) if e.kind == EntityKind::Person => of_person(analysis, e),
        Some(e) => of_body(analysis, document, e, width),
        None => of_words(&one_line(document.slice(speaker.mention)), width),
    };
    let mixes =
        forms.iter().any(|form| mixes_scripts(form)) || entity.is_some_and(|e| mixes_scripts(&e.name));
    let sign = if mixes && width > 1 { MIXED } else { "" };
    let width = width.saturating_sub(columns(sign));
    let fitting = forms.iter().find(|form| columns(form) <= width);
    let shortest = || forms.iter().min_by_key(|form| columns(form));
    let best = fitting.or_else(shortest);
    best.map(|form| format!("{sign}{}", fit(form, width)))
        .unwrap_or_default()
}

/// "Petrova", "A.P."; "al-Maskari", "Maskari", "K.M."; for two people of one surname
/// "Anna Petrova", "A. Petrova", "A.P.".
fn of_person(analysis: &Analysis, person: &Entity) -> Vec<String> {
    let last = surname(&person.name).to_owned();
    let first = person.name.chars().next().filter(|_| person.name.contains(' '));
    let letters: String = capitals(&person.name).map(|c| format!("{c}.")).collect();
    let mut forms: Vec<String> = if shares_surname(analysis, person) {
        let full = person.name.clone();
        let half = first.map(|c| format!("{c}. {last}"));
        [full].into_iter().chain(half).collect()
    } else {
        let bare = without_particle(&last).map(str::to_owned);
        [last].into_iter().chain(bare).collect()
    };
    // One letter says less than half a name.
    forms.extend((letters.chars().count() > 2).then_some(letters));
    forms
}

/// "International Syria Support Group", "ISSG" if the article has it, "International Syria …".
fn of_body(analysis: &Analysis, document: &Document, entity: &Entity, width: usize) -> Vec<String> {
    let full = without_article(&entity.name).to_owned();
    if columns(&full) <= width {
        return vec![full];
    }
    let mentions = entity
        .mentions
        .iter()
        .filter_map(|m| analysis.mentions.get(*m as usize));
    let named = mentions.filter(|m| m.form == MentionForm::Name);
    let others = named.map(|m| without_article(&one_line(document.slice(m.span))).to_owned());
    let other = others.filter(|o| columns(o) <= width).max_by_key(|o| columns(o));
    let letters: String = capitals(&full).collect();
    let letters = (letters.chars().count() > 1).then_some(letters);
    let forms = [Some(full.clone()), other, first_words(&full, width), letters];
    forms.into_iter().flatten().collect()
}

/// "press service of the ministry", "press service", "service".
fn of_words(words: &str, width: usize) -> Vec<String> {
    let whole = without_article(words);
    if columns(whole) <= width {
        return vec![whole.to_owned()];
    }
    let noun = noun_of(whole);
    let tails = noun.match_indices(' ').filter_map(|(at, _)| noun.get(at + 1..));
    [whole, noun]
        .into_iter()
        .chain(tails)
        .map(str::to_owned)
        .collect()
}

/// The words before "of", "who" and the like: "press service" of "press service of the ministry".
fn noun_of(words: &str) -> &str {
    const FURTHER: [&str; 12] = [
        "of", "in", "from", "for", "at", "who", "which", "that", "with", "on", "to", "near",
    ];
    let ends = words.match_indices(' ').find(|(at, _)| {
        let (before, after) = words.split_at(*at);
        let next = after.split_whitespace().next().unwrap_or_default();
        before.ends_with(',') || FURTHER.contains(&next)
    });
    let noun = ends.and_then(|(at, _)| words.get(..at)).unwrap_or(words);
    noun.trim_end_matches(',')
}

/// The first two words or more and "…", if these fit; the last is not "of" or "and".
fn first_words(name: &str, width: usize) -> Option<String> {
    let ends = name
        .match_indices(' ')
        .skip(1)
        .filter_map(|(at, _)| name.get(..at));
    let telling = |part: &&str| part.rsplit(' ').next().is_some_and(is_telling);
    let fits = |part: &&str| columns(part) < width;
    let best = ends.filter(telling).filter(fits).last();
    best.map(|part| format!("{part}…"))
}

fn is_telling(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The first letters of the capitalized words of a name, without "Jr.".
fn capitals(name: &str) -> impl Iterator<Item = char> {
    let words = name.split([' ', '-']).filter(|word| !is_suffix(word));
    words
        .filter(|word| is_telling(word))
        .filter_map(|word| word.chars().next())
}

/// Whether another person of the article has the same surname.
fn shares_surname(analysis: &Analysis, person: &Entity) -> bool {
    let same =
        |other: &&Entity| other.kind == EntityKind::Person && surname(&other.name) == surname(&person.name);
    analysis.entities.iter().filter(same).nth(1).is_some()
}

/// "authority" of "the authority", "union" of "their union": in a narrow gutter the noun
/// should not be cut.
fn without_article(words: &str) -> &str {
    let (first, rest) = words.split_once(' ').unwrap_or(("", words));
    let article = ["the", "a", "an", "his", "her", "its", "their", "our", "my"]
        .iter()
        .any(|article| first.eq_ignore_ascii_case(article));
    if article { rest } else { words }
}

/// The last word of a name that is not "Jr." or a number ("III").
fn surname(name: &str) -> &str {
    let mut words = name.split_whitespace().rev().map(|w| w.trim_end_matches(','));
    words.find(|w| !is_suffix(w)).unwrap_or(name)
}

/// "Maskari" of "al-Maskari"; `None` for "Kane-Lowe", whose both parts are the name.
fn without_particle(surname: &str) -> Option<&str> {
    let (particle, rest) = surname.split_once('-')?;
    let short = (2..=3).contains(&particle.chars().count());
    (short && is_telling(rest)).then_some(rest)
}

fn is_suffix(word: &str) -> bool {
    ["Jr", "Sr", "II", "III", "IV"].contains(&word.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_the_last_word_that_is_no_suffix() {
        assert_eq!(surname("Anna Petrova"), "Petrova");
        assert_eq!(surname("Robert Kane, Jr."), "Kane");
        assert_eq!(surname("Henry Ford III"), "Ford");
        assert_eq!(surname("Pelé"), "Pelé");
        assert_eq!(surname(""), "");
    }

    #[test]
    fn only_a_particle_is_left_out_of_a_surname() {
        assert_eq!(without_particle("al-Maskari"), Some("Maskari"));
        assert_eq!(without_particle("Kane-Lowe"), None);
        assert_eq!(without_particle("Petrova"), None);
    }

    #[test]
    fn an_article_before_a_noun_is_left_out() {
        assert_eq!(without_article("The authority"), "authority");
        assert_eq!(without_article("their union"), "union");
        assert_eq!(without_article("Two officials"), "Two officials");
        assert_eq!(without_article("they"), "they");
    }

    #[test]
    fn who_is_no_entity_is_called_by_the_noun() {
        let short = |words, width| of_words(words, width).into_iter().find(|f| columns(f) <= width);
        let service = "the press service of the ministry";
        assert_eq!(
            short(service, 30).as_deref(),
            Some("press service of the ministry")
        );
        assert_eq!(short(service, 14).as_deref(), Some("press service"));
        assert_eq!(short(service, 8).as_deref(), Some("service"));
        assert_eq!(short("farmers, who had waited", 8).as_deref(), Some("farmers"));
    }

    #[test]
    fn of_a_long_name_the_first_words_stay_whole() {
        let name = "Ministry of Health and Sanitation";
        assert_eq!(first_words(name, 20).as_deref(), Some("Ministry of Health…"));
        assert_eq!(first_words(name, 18), None);
        assert_eq!(capitals(name).collect::<String>(), "MHS");
        assert_eq!(capitals("Robert Kane-Lowe, Jr.").collect::<String>(), "RKL");
    }
}
