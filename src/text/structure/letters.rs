//! What can be said of a line by the form of its words.

/// Whether `text` ends a sentence, closing marks and brackets put aside.
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

/// Whether `word` begins with a capital, opening marks put aside.
pub(crate) fn is_capitalized(word: &str) -> bool {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_uppercase)
}

/// Whether `text` has letters and none of them is small.
pub(crate) fn is_all_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether a line is written as titles are: nearly every longer word with a capital.
pub(crate) fn is_title_case(line: &str) -> bool {
    let long = line.split_whitespace().filter(|w| w.chars().count() > 3);
    let (mut all, mut capital) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(is_capitalized(word) || !word.contains(char::is_alphabetic));
    }
    all >= 2 && capital * 5 >= all * 4
}

/// The number of words.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Small words that stand within names.
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
