use super::*;
use crate::text::plain_document;
use proptest::prelude::*;

/// The rows of `text` at `measure`, each with its indent.
fn rows(text: &str, measure: u16) -> Vec<String> {
    let document = plain_document(text.to_owned());
    let layout = Layout::new(&document, measure);
    let row = |r: &Row| " ".repeat(r.indent.into()) + document.slice(r.span);
    layout.rows().iter().map(row).collect()
}

#[test]
fn words_fill_rows_up_to_the_measure() {
    assert_eq!(
        rows("The talks have stalled again.", 10),
        ["The talks", "have", "stalled", "again."]
    );
    assert_eq!(rows("The talks", 9), ["The talks"]);
}

#[test]
fn one_blank_row_stands_between_paragraphs() {
    assert_eq!(
        rows("One is here.\n\n\nTwo is there.", 20),
        ["One is here.", "", "Two is there."]
    );
}

#[test]
fn the_items_of_a_list_stand_together_and_hang() {
    assert_eq!(
        rows("We need:\n\n- milk and bread\n- eggs", 9),
        ["We need:", "", "- milk", "  and", "  bread", "- eggs"]
    );
}

#[test]
fn a_word_longer_than_the_measure_is_cut_between_graphemes() {
    assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(
        rows("e\u{301}e\u{301}e\u{301}", 2),
        ["e\u{301}e\u{301}", "e\u{301}"]
    );
    assert_eq!(rows("👩‍👩‍👧👨‍👩‍👧🇫🇷🇩🇪", 2), ["👩‍👩‍👧", "👨‍👩‍👧", "🇫🇷", "🇩🇪"]);
}

#[test]
fn a_hyphen_and_a_dash_let_a_row_end_after_them() {
    assert_eq!(rows("hard-working", 8), ["hard-", "working"]);
    assert_eq!(rows("stay—they said", 8), ["stay—", "they", "said"]);
}

#[test]
fn ideographs_wrap_anywhere_but_before_a_closing_mark() {
    assert_eq!(rows("東京都知事。", 6), ["東京都", "知事。"]);
    assert_eq!(rows("東京都。知事", 6), ["東京", "都。知", "事"]);
}

#[test]
fn a_wide_character_stands_alone_where_it_does_not_fit() {
    assert_eq!(rows("東京", 1), ["東", "京"]);
}

#[test]
fn tabs_and_line_breaks_within_a_block_take_one_column() {
    assert_eq!(rows("a\tb c", 5), ["a\tb c"]);
    let wrapped = "The council voted on Monday to keep\nthe old lighthouse open for visitors\n\
                   after a debate that went on for many\nhours and that drew a large crowd to\nthe town hall.";
    assert_eq!(
        rows(wrapped, 43)[0],
        "The council voted on Monday to keep\nthe old"
    );
}

#[test]
fn white_space_wider_than_the_row_hangs() {
    assert_eq!(rows("one      two", 4), ["one", "two"]);
}

#[test]
fn a_no_break_space_holds_words_together() {
    assert_eq!(rows("about 10\u{a0}km", 8), ["about", "10\u{a0}km"]);
}

#[test]
fn an_offset_finds_its_row_and_column_and_back() {
    let document = plain_document("Talks stall in Geneva.\n\n- 東京 and more\n- eggs".to_owned());
    let layout = Layout::new(&document, 12);
    let at = document.text().find("Geneva").unwrap();
    let row = layout.row_of(at);
    assert_eq!(document.slice(layout.rows()[row].span), "in Geneva.");
    assert_eq!(layout.column_of(&document, row, at), 3);
    assert_eq!(layout.offset_at(&document, row, 3), Some(at));
    let more = document.text().find("more").unwrap();
    let row = layout.row_of(more);
    assert_eq!(layout.column_of(&document, row, more), 2);
    assert_eq!(layout.offset_at(&document, row, 2), Some(more));
}

#[test]
fn an_offset_between_blocks_belongs_to_the_text_above() {
    let document = plain_document("One is here.\n\nTwo is there.".to_owned());
    let layout = Layout::new(&document, 40);
    assert_eq!(layout.row_of(13), 0);
    assert_eq!(layout.row_of(14), 2);
    assert_eq!(layout.row_of(999), 2);
    assert_eq!(layout.rows_of(Span::new(4, 17)), 0..3);
}

/// Text of many scripts with many difficult characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,12}",
        "[ \t]{1,3}",
        "[\n\r]{1,3}",
        "[—–-]",
        "[東京都知事。、「」ーァ]{1,8}",
        "[éяжσ“”’…]{1,4}",
        "[👩🏽\u{200d}🇫🇷❤\u{fe0f}👧]{1,5}",
        "[\u{301}\u{200b}\u{a0}\u{3000}\u{600}\u{1100}\u{1161}한\u{e33}\u{94d}क]{1,4}",
        "[-•*0-9.)(]{1,3}",
        "\\PC{0,6}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|v| v.concat())
}

proptest! {
    #[test]
    fn rows_hold_every_word_once_and_keep_to_the_measure(text in any_text(), measure in 1u16..200) {
        let document = plain_document(text);
        let layout = Layout::new(&document, measure);
        let mut end = 0;
        for row in layout.rows() {
            let skipped = document.slice(Span::new(end, row.span.start()));
            prop_assert!(skipped.chars().all(char::is_whitespace), "skipped {:?}", skipped);
            prop_assert!(row.span.start() >= end);
            end = row.span.end();
            let shown = document.slice(row.span);
            prop_assert_eq!(shown.len(), row.span.len());
            prop_assert_eq!(row.is_blank(), shown.is_empty());
            let columns = usize::from(row.indent) + width::columns(shown);
            let visible = width::clusters(shown).filter(|c| c.columns > 0).count();
            prop_assert!(columns <= measure.into() || visible == 1, "{} columns: {:?}", columns, shown);
        }
        prop_assert!(document.text()[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn rows_and_offsets_lead_to_each_other(text in any_text(), measure in 1u16..40) {
        let document = plain_document(text);
        let layout = Layout::new(&document, measure);
        for (i, row) in layout.rows().iter().enumerate().filter(|(_, r)| !r.is_blank()) {
            let mut last = 0;
            for cluster in width::clusters(document.slice(row.span)) {
                let offset = row.span.start() + cluster.start;
                prop_assert_eq!(layout.row_of(offset), i);
                prop_assert!(layout.rows_of(Span::new(offset, offset + 1)).contains(&i));
                let column = layout.column_of(&document, i, offset);
                prop_assert!(column >= last);
                last = column;
                if cluster.columns > 0 {
                    prop_assert_eq!(layout.offset_at(&document, i, column), Some(offset));
                }
            }
        }
    }
}
