//! Properties of lines that depend on the form of their words.

/// Whether `text` ends a sentence. Closing marks and brackets are ignored.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '“'
    )
}

/// Whether `text` begins with a mark that opens a quotation.
pub(crate) fn opens_quotation(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '«', '‘', '\'', '「', '『', '‹'])
}

/// Whether `word` begins with a capital letter. Opening marks are ignored.
pub(crate) fn is_capitalized(word: &str) -> bool {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_uppercase)
}

/// Whether `text` has letters and no lowercase letter.
pub(crate) fn is_all_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether `line` is in title case: at least 4 of 5 words with more than three letters begin with a
/// capital.
pub(crate) fn is_title_case(line: &str) -> bool {
    let long = line.split_whitespace().filter(|w| w.chars().count() > 3);
    let (mut all, mut capital) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(is_capitalized(word) || !word.contains(char::is_alphabetic));
    }
    all >= 2 && capital * 5 >= all * 4
}

/// The number of words in `text`.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether `word` is a small word that occurs within names.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "da"
            | "das"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "e"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "of"
            | "the"
            | "ter"
            | "van"
            | "von"
            | "y"
            | "zu"
    )
}
