//! The places where a row can end within text without white space.

/// Whether a row can end between the characters `a` and `b`. `before` is the character before `a`,
/// or a space at the start of a word.
///
/// A row can end after a hyphen or dash between letters. It can also end between ideographs and
/// kana, except before or after a mark that must not begin or end a row. Hangul has spaces and
/// breaks at them. These rules are a small part of UAX #14 of Unicode.
pub(crate) fn may_break(before: char, a: char, b: char) -> bool {
    if must_not_begin_row(b) || must_not_end_row(a) {
        return false;
    }
    match a {
        '-' | '\u{2010}' => before.is_alphanumeric() && b.is_alphabetic(),
        '–' => !b.is_numeric() && !is_dash(b),
        '—' | '―' => !is_dash(b),
        _ => is_ideographic(a) || is_ideographic(b),
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// Whether `c` belongs to a script without spaces, in which a row can end after every character.
/// Emoji behave alike.
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` must not begin a row: closing marks, small kana, marks of iteration and length,
/// no-break spaces.
fn must_not_begin_row(c: char) -> bool {
    if c.is_ascii() {
        matches!(
            c,
            '!' | '%' | ')' | ',' | '.' | ':' | ';' | '?' | ']' | '}' | '"' | '\''
        )
    } else {
        is_closing(c) || is_small_kana(c)
    }
}

#[rustfmt::skip]
fn is_closing(c: char) -> bool {
    matches!(c,
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '’' | '”' | '»' | '›' | '…' | '‰' | '℃'
        | '、' | '。' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '〞' | '〟'
        | '！' | '％' | '）' | '，' | '．' | '：' | '；' | '？' | '］' | '｝' | '｠')
}

/// Whether `c` is a small kana or a mark of iteration or length.
#[rustfmt::skip]
fn is_small_kana(c: char) -> bool {
    matches!(c,
        '〜' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | 'ー' | '・'
        | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
        | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
        | '\u{31f0}'..='\u{31ff}')
}

/// Whether `c` must not end a row: opening marks and no-break spaces.
fn must_not_end_row(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '$'
            | '£'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2007}'
            | '‘'
            | '“'
            | '«'
            | '‹'
            | '„'
            | '"'
            | '\''
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '（'
            | '［'
            | '｛'
            | '｟'
            | '＄'
            | '￡'
            | '￥'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_between_letters_lets_a_row_end() {
        assert!(may_break('l', '-', 'k'));
        assert!(!may_break(' ', '-', 'k'));
        assert!(!may_break('1', '-', '2'));
    }

    #[test]
    fn a_row_ends_after_a_dash_and_not_before_it() {
        assert!(may_break('d', '—', 'h'));
        assert!(!may_break('i', 'd', '—'));
        assert!(!may_break('1', '–', '2'));
    }

    #[test]
    fn ideographs_part_but_for_marks_that_cling() {
        assert!(may_break(' ', '東', '京'));
        assert!(may_break(' ', '東', 'a'));
        assert!(!may_break(' ', '京', '。'));
        assert!(!may_break(' ', '「', '東'));
        assert!(may_break('京', '。', '東'));
    }
}
