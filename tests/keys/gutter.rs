//! What stands beside each row, and what the lines of chrome say.

use crate::script::Script;
use crate::{FERRY, RAIN};
use pullquote::analysis::QuotationKind;
use pullquote::app::gutter::beside;
use pullquote::app::pieces::plain;
use pullquote::app::{Action, context};
use pullquote::library::{Arrival, Entry};

/// The visible rows as "label bar text", a bar as d, m or i.
fn rows(script: &Script, label: u16) -> Vec<String> {
    let (article, analysis) = script.state.open_analysed().unwrap();
    let reader = &script.state.reader;
    let rows = reader.layout().rows()[reader.visible()]
        .iter()
        .filter(|r| !r.is_blank());
    let line = |row: &pullquote::text::Row| {
        let beside = beside(&analysis, &article.document, row, label);
        let bar = match beside.bar {
            Some(QuotationKind::Direct) => "d",
            Some(QuotationKind::Mixed) => "m",
            Some(QuotationKind::Indirect) => "i",
            None => "-",
        };
        let words: String = article.document.slice(row.span).chars().take(12).collect();
        format!("{} {bar} {words}", beside.label.unwrap_or_default())
    };
    rows.map(line).collect()
}

#[test]
fn the_surname_stands_beside_the_first_row_and_the_bar_beside_each() {
    let mut script = Script::on(&["\
A title

Nothing yet.

[q1:“We stay here for as long as it takes and not a day less,”] [c1:said] [s1:Anna Petrova].

[s2=Anna Petrova:She] [c2:said] that [q2:it rains]. [person:Anna Petrova] left.
"]);
    script.resize(40, 30);
    script.press("<ret>");
    assert_eq!(
        rows(&script, 6),
        [
            " - Nothing yet.",
            "Petro… d “We stay her",
            " d takes and no",
            " - Anna Petrova",
            "Petro… i She said tha",
            " - Petrova left",
        ]
    );
}

#[test]
fn two_people_with_one_surname_are_named_in_full() {
    let script = Script::on(&["\
A title

[q1:“We stay,”] [c1:said] [s1:Anna Petrova].

[q2:“We go,”] [c2:said] [s2:Boris Petrova].

[q3:“It rains,”] [c3:said] [s3:Ivan Orlov].

[person:Anna Petrova], [person:Boris Petrova], [person:Ivan Orlov].
"]);
    assert_eq!(
        rows(&script, 17),
        [
            "Anna Petrova d “We stay,” s",
            "Boris Petrova d “We go,” sai",
            "Orlov d “It rains,” ",
            " - Anna Petrova",
        ]
    );
}

#[test]
fn a_row_where_two_quotations_meet_names_the_one_that_begins_there() {
    let mut script = Script::on(&["\
A title

[q1:“We stay in our houses on the island,”] [c1:said] [s1:Lind]. [q2:“No,”] [c2:said] [s2:Orlov]. [person:Lind] [person:Orlov]
"]);
    script.resize(40, 30);
    script.press("<ret>");
    assert_eq!(
        rows(&script, 9)[..2],
        ["Lind d “We stay in ", "Orlov d island,” sai"]
    );
}

#[test]
fn a_speaker_who_is_no_entity_is_called_as_the_text_does() {
    let mut script = Script::on(&["A title\n\n[s1:Two officials] [c1:said] [q1:it rains].\n"]);
    script.press("n");
    assert_eq!(rows(&script, 20), ["Two officials i Two official"]);
    assert_eq!(script.below(), "❝ 1/1  Two officials · said · indirect");
}

#[test]
fn without_room_for_labels_only_the_bar_is_left() {
    let script = Script::on(&["A title\n\n[s1:Officials] [c1:said] [q1:it rains].\n"]);
    assert_eq!(rows(&script, 0), [" i Officials sa"]);
}

#[test]
fn the_title_stands_above_the_text_and_does_not_scroll() {
    let script = Script::on(&[FERRY]);
    let reader = &script.state.reader;
    assert_eq!(reader.head().title, 0..1);
    assert_eq!(reader.body().start, 2);
    assert_eq!(
        script.top_row(),
        "Anna Petrova, the mayor, spoke first. “We stay,”"
    );
}

#[test]
fn a_quotation_in_the_title_is_the_first_and_in_sight() {
    let mut script = Script::on(&["\
[q1:We will stay], says [s1:Lind]

[person:Lind] said more. It rained. [q2:“No,”] [c2:said] [s2:Lind].
"]);
    assert_eq!(script.press("n").selection(), "We will stay");
    assert!(script.selection_shows());
    assert_eq!(script.press("n").selection(), "“No,”");
}

#[test]
fn the_lines_of_chrome_count_and_name() {
    let mut script = Script::unanalysed(&[FERRY, RAIN]);
    assert_eq!(
        plain(&context::above(&script.state)),
        "pullquote · 2 articles · 0 % analysed"
    );
    script.analyse(0);
    script.analyse(1);
    assert_eq!(plain(&context::above(&script.state)), "pullquote · 2 articles");
    assert_eq!(plain(&context::meta(&script.state)), "Paper 0 · 1 min · ❝ 3");
    script.press("/").type_in("ferry");
    assert_eq!(
        plain(&context::above(&script.state)),
        "pullquote · 2 articles, 1 shown"
    );
}

#[test]
fn what_could_not_be_read_says_why_in_its_place() {
    let mut script = Script::on(&[FERRY]);
    let reason = "no such file".to_owned();
    script.act(Action::Arrived(vec![Arrival::from(Entry::Unreadable {
        name: "a.txt".to_owned(),
        reason,
    })]));
    script.press("j");
    assert_eq!(
        (script.open(), script.below().as_str()),
        (Some(1), "no such file")
    );
    script.press("n ] s e y Y o f <ret> n G");
    assert!(script.asked().is_empty());
}
