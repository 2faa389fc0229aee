use crate::text::{BlockKind, Document, plain_document};
use proptest::prelude::*;

/// The kinds of the blocks, one letter for each block.
fn kinds(text: &str) -> String {
    let document = plain_document(text.to_owned());
    document.blocks().iter().map(|b| letter(b.kind)).collect()
}

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::ArchiveLine => 'A',
        BlockKind::Title => 'T',
        BlockKind::Standfirst => 'S',
        BlockKind::Byline => 'B',
        BlockKind::Imprint => 'I',
        BlockKind::Heading => 'H',
        BlockKind::ListItem => 'L',
        BlockKind::Paragraph => 'P',
    }
}

fn document(text: &str) -> Document {
    plain_document(text.to_owned())
}

fn published(text: &str) -> Option<String> {
    document(text).published().map(|d| d.to_string())
}

/// The place, the agency and the complete date of the dateline.
fn dateline(text: &str) -> Option<(String, String, String)> {
    let document = document(text);
    let found = document.dateline()?;
    let slice = |s: Option<crate::text::Span>| s.map(|s| document.slice(s).to_owned()).unwrap_or_default();
    let date = found.date.map(|d| d.to_string()).unwrap_or_default();
    Some((slice(found.place), slice(found.agency), date))
}

fn is_dated(opening: &str, place: &str, agency: &str, date: &str) {
    let text =
        format!("{opening}The harbour council voted on Monday to keep the old lighthouse open for visitors.");
    let expected = (place.to_owned(), agency.to_owned(), date.to_owned());
    assert_eq!(dateline(&text), Some(expected), "{opening}");
    let document = document(&text);
    assert_eq!(document.dateline().map(|d| document.slice(d.span)), Some(opening));
}

const LONG: &str = "The harbour council voted on Monday evening to keep the old lighthouse open for visitors, \
    after a debate that went on for three hours and drew a crowd.";

#[test]
fn a_headline_may_be_a_quotation_but_speech_is_no_headline() {
    let below = "\n\nPublished 9 November 2024\n\nThe ferry has sailed since 1911 and will sail again on Monday morning.";
    assert_eq!(kinds(&format!("‘Rain is only sea in a hurry’{below}")), "TIP");
    assert!(!kinds(&format!("‘Rain is only sea in a hurry,’{below}")).contains('T'));
}

#[test]
fn an_archived_article_has_its_line_title_standfirst_and_dateline() {
    let text = format!(
        "This Article is From Mar 4, 2018\n\nHarbour Keeps Its Lighthouse: Mayor\n\n\nThe mayor and her deputy \
         will open the doors in spring.\n\nLisbon, Portugal : {LONG}"
    );
    assert_eq!(kinds(&text), "ATSP");
    assert_eq!(published(&text).as_deref(), Some("2018-03-04"));
    assert_eq!(dateline(&text).unwrap().0, "Lisbon");
}

#[test]
fn each_word_for_an_article_opens_a_line_of_an_archive() {
    for word in ["article", "story", "post", "page", "report", "content"] {
        let text = format!("This {word} is from Mar 4, 2018\n\nHarbour Keeps Its Lighthouse\n\n{LONG}");
        assert_eq!(published(&text).as_deref(), Some("2018-03-04"), "{word}");
    }
}

#[test]
fn datelines_are_read_in_the_ways_agencies_write_them() {
    is_dated("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters", "");
    is_dated(
        "KUALA LUMPUR, Jul 26 2022 (IPS) - ",
        "KUALA LUMPUR",
        "IPS",
        "2022-07-26",
    );
    is_dated("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "HEMPSTEAD", "UPI", "");
    is_dated("MANILA — ", "MANILA", "", "");
    is_dated("Washington, United States : ", "Washington", "", "");
    is_dated("CAIRO - 21 July 2022: ", "CAIRO", "", "2022-07-21");
    is_dated("BEIJING, July 18 (Xinhua) -- ", "BEIJING", "Xinhua", "");
    is_dated("Rio de Janeiro (AFP) – ", "Rio de Janeiro", "AFP", "");
    is_dated("SINGAPORE (May 6, 2021) - ", "SINGAPORE", "", "2021-05-06");
    is_dated("BEIRUT/GENEVA (Reuters) - ", "BEIRUT", "Reuters", "");
    is_dated(
        "SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - ",
        "SYDNEY",
        "IPS",
        "2022-07-26",
    );
    is_dated("New Delhi: ", "New Delhi", "", "");
    is_dated("(Reuters) - ", "", "Reuters", "");
    is_dated(
        "LUND, July 7, 2025 /PRNewswire/ -- ",
        "LUND",
        "PRNewswire",
        "2025-07-07",
    );
    is_dated("Kampala, 1 June 2025. ", "Kampala", "", "2025-06-01");
    is_dated("Lund, Sweden – 7 July 2025. ", "Lund", "", "2025-07-07");
    is_dated("Lund, Sweden – 7 July 2025 – ", "Lund", "", "2025-07-07");
}

#[test]
fn what_only_looks_like_a_dateline_is_none() {
    for opening in [
        "Update: ",
        "EXCLUSIVE – ",
        "Senator Jane Doe (D-Ohio) and ",
        "It was late. ",
        "Doe: I think so. ",
        "A well-known ",
        "Not so fast — ",
        "Jane Doe and Ravi Roe — ",
    ] {
        assert_eq!(dateline(&format!("{opening}{LONG}")), None, "{opening}");
    }
    let transcript = format!("Doe: {LONG}\n\nRoe: {LONG}\n\nDoe: {LONG}");
    assert_eq!(dateline(&transcript), None);
}

#[test]
fn the_year_of_a_dateline_comes_from_the_publication_or_a_copyright_line() {
    let text = format!("Harbour keeps its lighthouse\n\n2 January 2019\n\nLONDON, Dec 31 (Reuters) - {LONG}");
    assert_eq!(dateline(&text).unwrap().2, "2018-12-31");
    let text = format!("LONDON, March 3 (Reuters) - {LONG}\n\n© 2019 The Harbour Times");
    assert_eq!(published(&text).as_deref(), Some("2019-03-03"));
    assert_eq!(published(&format!("LONDON, March 3 (Reuters) - {LONG}")), None);
}

#[test]
fn a_byline_names_the_authors_without_their_roles() {
    for (line, author) in [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe, Science Editor", "Jane Doe"),
        (
            "By Jane Doe and Ravi van der Berg",
            "Jane Doe and Ravi van der Berg",
        ),
        (
            "By Jane Doe, Ravi Roe and Li Wei",
            "Jane Doe, Ravi Roe and Li Wei",
        ),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe in Cairo", "Jane Doe"),
        ("By Jane Doe | 3 March 2019", "Jane Doe"),
    ] {
        let text = format!("Harbour keeps its lighthouse\n{line}\n\n{LONG}");
        let document = document(&text);
        assert_eq!(kinds(&text), "TBP", "{line}");
        assert_eq!(
            document.author().map(|s| document.slice(s)),
            Some(author),
            "{line}"
        );
    }
    let text = format!(
        "Harbour keeps its lighthouse\n\nBy Tuesday it was clear that the doors stay open.\n\n{LONG}"
    );
    assert_eq!(document(&text).author(), None);
}

#[test]
fn an_imprint_names_the_source_and_the_date() {
    for (line, source, date) in [
        ("Reuters, 2016-02-10", "Reuters", "2016-02-10"),
        ("March 3, 2019 | Harbour Times", "Harbour Times", "2019-03-03"),
        ("Published: 3 March 2019", "", "2019-03-03"),
        ("Updated 10 February 2016 14:05 GMT", "", "2016-02-10"),
        ("Friday, July 21, 2017", "", "2017-07-21"),
        ("Lund, Sweden – 7 July 2025", "Lund, Sweden", "2025-07-07"),
        ("Kampala, 1 June 2025.", "Kampala", "2025-06-01"),
    ] {
        let text = format!("Harbour keeps its lighthouse\n{line}\n\n{LONG}");
        let document = document(&text);
        assert_eq!(kinds(&text), "TIP", "{line}");
        assert_eq!(published(&text).as_deref(), Some(date), "{line}");
        let named = document.source().map(|s| document.slice(s)).unwrap_or_default();
        assert_eq!(named, source, "{line}");
    }
}

#[test]
fn the_date_of_publication_goes_before_that_of_an_update() {
    let text =
        format!("Harbour keeps its lighthouse\nUpdated 5 March 2019\nPublished 3 March 2019\n\n{LONG}");
    assert_eq!(published(&text).as_deref(), Some("2019-03-03"));
}

#[test]
fn a_text_that_begins_with_its_story_has_no_title() {
    assert_eq!(kinds(&format!("{LONG}\n\n{LONG}")), "PP");
    assert_eq!(kinds(&format!("MANILA — {LONG}\n\n{LONG}")), "PP");
    assert_eq!(kinds("He went home."), "P");
    assert_eq!(kinds(" \n\r\n"), "");
}

#[test]
fn a_title_may_end_in_a_full_stop() {
    assert_eq!(
        kinds(&format!("Mayor keeps lighthouse open after debate.\n\n{LONG}")),
        "TP"
    );
    assert_eq!(
        kinds(&format!("Mayor Keeps The Lighthouse Open After All.\n\n{LONG}")),
        "TP"
    );
}

#[test]
fn a_title_that_ends_in_a_semicolon_is_carried_on() {
    let text = format!("Mayor keeps lighthouse open;\nDoors to be painted in spring, council says.\n{LONG}");
    assert_eq!(kinds(&text), "TSP");
}

#[test]
fn headings_and_lists_stand_out_in_the_body() {
    let text =
        format!("{LONG}\n\nA long winter\n\n{LONG}\n\n1. Paint.\n2. Nails.\n\n- Bread\n- Milk\n\n{LONG}");
    assert_eq!(kinds(&text), "PHPLLLLP");
}

#[test]
fn a_lone_dash_opens_speech_and_no_list() {
    assert_eq!(
        kinds(&format!("{LONG}\n\n– Nobody came, she said.\n\n{LONG}")),
        "PPP"
    );
}

#[test]
fn lines_wrapped_to_a_width_make_one_block_for_each_paragraph() {
    let text = "The harbour council voted on Monday to keep\nthe old lighthouse open for its visitors,\nafter \
                a debate that went on for three\nhours.\n\nThe mayor said that she was glad and that\nthe doors would \
                be painted in the spring,\nwhen the storms have gone for good.\n";
    let document = document(text);
    assert_eq!(document.blocks().len(), 2);
    assert!(
        document
            .slice(document.blocks()[0].span)
            .ends_with("three\nhours.")
    );
}

#[test]
fn paragraphs_of_one_line_each_stay_apart() {
    let text = format!("{LONG}\n{LONG}\r\n{LONG}\r{LONG}\n{LONG}\n{LONG}");
    assert_eq!(kinds(&text), "PPPPPP");
}

/// Text of parts that matter for the structure, and of arbitrary text.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        "(By|Updated|Published:|This Article is From|© 2019|LONDON,|Washington, U.S. :|N.Y.)",
        "( \\(Reuters\\) - | — |: |, | - |\\(|\\)|–|--)",
        "(March 3, 2019|2016-02-10|3rd of March|Feb 30|31/12/2019|[0-9]{1,4})",
        "[A-Z][a-zé]{1,9} ",
        "[a-z ]{1,60}[.?!;]?",
        "([-•*#]|[0-9]{1,2}[.)]) ",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|v| v.concat())
}

proptest! {
    #[test]
    fn blocks_are_in_order_trimmed_and_leave_only_white_space_out(text in any_text()) {
        let document = plain_document(text);
        let text = document.text();
        let mut end = 0;
        for block in document.blocks() {
            let between = text.get(end..block.span.start());
            prop_assert!(between.is_some_and(|b| b.trim().is_empty()));
            let inside = text.get(block.span.range()).unwrap_or_default();
            prop_assert!(!inside.is_empty());
            prop_assert_eq!(inside, inside.trim());
            end = block.span.end();
        }
        prop_assert!(text.get(end..).is_some_and(|b| b.trim().is_empty()));
        let dateline = document.dateline();
        let found = [dateline.map(|d| d.span), dateline.and_then(|d| d.place), dateline.and_then(|d| d.agency),
            document.author(), document.source(), document.title()];
        for span in found.into_iter().flatten() {
            prop_assert!(text.get(span.range()).is_some_and(|s| !s.trim().is_empty()), "{:?}", span);
        }
    }
}
