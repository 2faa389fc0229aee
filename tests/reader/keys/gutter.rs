//! The gutter beside each row, and the text of the title line and the status line.

use super::script::Script;
use super::{FERRY, RAIN, long};
use pullquote::analysis::{Confidence, QuotationKind};
use pullquote::app::session::selection::Selection;
use pullquote::app::{Event, Key, ScopeLabel, Size, State, update};
use pullquote::library::event::LibraryEvent;
use pullquote::library::query::{Order, SortBy};
use pullquote::library::store::Scope;
use pullquote::presentation::gutter::Gutter;
use pullquote::presentation::segments::text_of;
use pullquote::presentation::short_name::short_name;
use pullquote::ui::status_line;

/// The visible rows as "label bar text", a bar as d, m or i.
fn rows(script: &Script, label: u16) -> Vec<String> {
    let (article, analysis) = script.state.open_analysed().unwrap();
    let reader = &script.state.articles().reader;
    let rows = reader.layout().rows();
    let shown = reader.visible().filter(|at| !rows[*at].is_blank());
    let selected = match reader.selection() {
        Some(Selection::Quotation(at, _)) => Some(at),
        _ => None,
    };
    let gutter = Gutter {
        analysis: &analysis,
        document: &article.document,
        width: label,
        selected,
    };
    let line = |at: usize| {
        let row = &rows[at];
        let beside = gutter.beside(row, at.checked_sub(1).map(|above| &rows[above]));
        let bar = match beside.bar {
            Some(QuotationKind::Direct) => "d",
            Some(QuotationKind::Mixed) => "m",
            Some(QuotationKind::Indirect) => "i",
            None => "-",
        };
        let words: String = article.document.slice(row.span).chars().take(12).collect();
        let sign = if beside.unsure { "?" } else { "" };
        format!("{}{sign} {bar} {words}", beside.label.unwrap_or_default())
    };
    shown.map(line).collect()
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
    script.press("<Enter>");
    assert_eq!(
        rows(&script, 6),
        [
            " - Nothing yet.",
            "A.P. d “We stay her",
            " d takes and no",
            " - Anna Petrova",
            "A.P. i She said tha",
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
    script.press("<Enter>");
    assert_eq!(
        rows(&script, 9)[..2],
        ["Lind d “We stay in ", "Orlov d island,” sai"]
    );
}

const TWO: &str = "\
A title

[q1:“No,”] [c1:said] [s1:Lind]. [q2:“We stay in our houses on the island until the boats come back,”] [c2:said] [s2:Orlov]. [person:Lind] [person:Orlov]
";

#[test]
fn two_who_begin_in_one_row_are_both_told_of_and_who_goes_on_is_named_below() {
    let mut script = Script::on(&[TWO]);
    script.resize(60, 30);
    script.press("<Enter>");
    let beside = |width: u16| {
        let rows = rows(&script, width);
        let label = |row: &String| row.split(" d ").next().map(str::to_owned);
        rows.iter().take(2).filter_map(label).collect::<Vec<_>>()
    };
    assert_eq!(beside(11), ["Lind, Orlov", "Orlov"]);
    assert_eq!(beside(8), ["Lind +1", "Orlov"]);
    assert_eq!(beside(6), ["Lind+1", "Orlov"]);
}

#[test]
fn of_two_who_begin_in_one_row_the_selected_comes_first() {
    let mut script = Script::on(&[TWO]);
    script.resize(60, 30);
    script.press("<Enter> n n");
    assert_eq!(
        rows(&script, 8)[..2],
        ["Orlov +1 d “No,” said L", " d island until"]
    );
}

#[test]
fn an_unknown_speaker_has_a_dash_and_a_guess_a_sign() {
    let mut script =
        Script::unanalysed(&["A title\n\n[q1:“We stay,”] he said.\n\n[q2:“No,”] [c2:said] [s2:Lind].\n"]);
    script.analyse_as(0, |found, _| {
        found.quotations[1].confidence = Confidence::percent(50)
    });
    assert_eq!(rows(&script, 8), ["— d “We stay,” h", "Lind? d “No,” said L"]);
}

#[test]
fn a_long_name_is_shortened_by_whole_words() {
    let script = Script::on(&["\
A title

[q1:“We stay,”] [c1:said] [s1:Kofi Danquah]. [q2:“No,”] [c2:said] [s2=Northern Ports Authority:the authority].

[q3:“It rains,”] [c3:said] [s3=Syria Support Group:the Support Group]. [s4:The press service of the ministry] [c4:agreed] [q4:that it does].

[person:Kofi Danquah], [org:Northern Ports Authority], [org:Syria Support Group], [org=Syria Support Group:Support Group].
"]);
    let labels = |width| {
        let (article, analysis) = script.state.open_analysed().unwrap();
        let short = |q| short_name(&analysis, &article.document, q, width);
        analysis.quotations.iter().map(short).collect::<Vec<_>>()
    };
    assert_eq!(
        labels(19),
        [
            "Danquah",
            "Northern Ports…",
            "Syria Support Group",
            "press service"
        ]
    );
    assert_eq!(labels(13), ["Danquah", "NPA", "Support Group", "press service"]);
    assert_eq!(labels(7), ["Danquah", "NPA", "SSG", "service"]);
    assert_eq!(labels(6), ["K.D.", "NPA", "SSG", "servi…"]);
}

#[test]
fn a_speaker_who_is_no_entity_is_called_as_the_text_does() {
    let mut script = Script::on(&["A title\n\n[s1:Two officials] [c1:said] [q1:it rains].\n"]);
    script.press("n");
    assert_eq!(rows(&script, 20), ["Two officials i Two official"]);
    assert_eq!(script.below(), "❝ 1/1  Two officials · said · indirect · 81 %");
}

#[test]
fn without_room_for_labels_only_the_bar_is_left() {
    let script = Script::on(&["A title\n\n[s1:Officials] [c1:said] [q1:it rains].\n"]);
    assert_eq!(rows(&script, 0), [" i Officials sa"]);
}

#[test]
fn the_title_stands_above_the_text_and_does_not_scroll() {
    let script = Script::on(&[FERRY]);
    let reader = &script.state.articles().reader;
    assert_eq!(reader.head().title, 0..1);
    assert_eq!(reader.body().start, 2);
    assert_eq!(
        script.top_row(),
        "Anna Petrova, the mayor, spoke first. “We stay,”"
    );
}

#[test]
fn pages_are_counted_and_the_last_shows_the_end() {
    let mut script = Script::on(&[&long(40)]);
    let page = |script: &Script| script.state.articles().reader.page_of();
    let (first, all) = page(&script).unwrap();
    assert!(first == 1 && all > 2);
    script.press("<Enter> <Space>");
    assert_eq!(page(&script), Some((2, all)));
    script.press("G");
    assert_eq!(page(&script), Some((all, all)));
    script.press("k");
    assert_eq!(page(&script), Some((all - 1, all)), "the end does not show");
    assert_eq!(page(&Script::on(&[FERRY])), None, "all of it shows");
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
        text_of(&status_line::title_line(&script.state)),
        "pullquote · 2 articles · 0 % analysed"
    );
    script.analyse(0);
    script.analyse(1);
    assert_eq!(
        text_of(&status_line::title_line(&script.state)),
        "pullquote · 2 articles"
    );
    assert_eq!(
        text_of(&status_line::article_line(&script.state)),
        "Paper 0 · 1 min · ❝ 3"
    );
    script.press("/").type_in("ferry");
    assert_eq!(
        text_of(&status_line::title_line(&script.state)),
        "pullquote · 2 articles, 1 shown"
    );
}

#[test]
fn a_part_of_the_library_is_named_before_the_counts() {
    let mut script = Script::on(&[FERRY, RAIN]);
    script.state.session.scope_label = ScopeLabel::Part("vv.jsonl".to_owned());
    assert_eq!(script.above(), "pullquote · vv.jsonl · 2 articles");
    script.state.session.scope_label = ScopeLabel::Memory("vv.jsonl".to_owned());
    script.press("/").type_in("ferry");
    assert_eq!(
        script.above(),
        "pullquote · vv.jsonl, not saved · 2 articles, 1 shown"
    );
}

#[test]
fn samples_say_at_the_start_how_to_read_articles_of_ones_own() {
    let size = Size {
        width: 80,
        height: 24,
    };
    let order = Order {
        by: SortBy::Added,
        reversed: true,
    };
    let today = jiff::civil::date(2016, 3, 30);
    let mut state = State::new(size, today, Scope::All, ScopeLabel::Samples, order);
    let below = |state: &State| text_of(&status_line::bottom_line(state));
    assert!(
        below(&state).contains("pullquote FOLDER reads your own"),
        "{}",
        below(&state)
    );
    drop(update(&mut state, Event::Key(Key::char('j'))));
    assert!(!below(&state).contains("FOLDER"), "only until the first key");
}

#[test]
fn what_could_not_be_read_says_why_in_its_place() {
    let mut script = Script::on(&[FERRY]);
    let (name, reason) = ("a.txt".to_owned(), "no such file".to_owned());
    script.act(Event::Library(LibraryEvent::Unreadable { name, reason }));
    script.press("j");
    let open = script.state.articles().reader.open().unwrap();
    assert_eq!(
        script
            .state
            .session
            .cache
            .unreadable(open)
            .map(|u| u.name.as_str()),
        Some("a.txt")
    );
    assert_eq!(script.below(), "no such file");
    script.press("n ] s e y Y o f <Enter> n G");
    assert!(script.asked().is_empty());
}

#[test]
fn an_article_is_opened_first_though_something_could_not_be_read_before_it() {
    let mut script = Script::in_order(&[], SortBy::Added, true);
    script.act(Event::Library(LibraryEvent::Unreadable {
        name: "a.txt".to_owned(),
        reason: "no such file".to_owned(),
    }));
    assert_eq!(script.state.articles().reader.open(), None);
    script.arrive(&[FERRY]);
    let first = script.state.articles().list.articles()[0];
    assert_eq!(script.state.articles().reader.open(), Some(first.into()));
    assert_eq!(script.state.articles().list.selected_id(), Some(first.into()));
}

#[test]
fn what_could_not_be_read_is_opened_when_there_is_nothing_else() {
    let mut script = Script::in_order(&[], SortBy::Added, true);
    script.act(Event::Library(LibraryEvent::Unreadable {
        name: "a.txt".to_owned(),
        reason: "no such file".to_owned(),
    }));
    script.act(Event::Library(LibraryEvent::ImportFinished));
    assert_eq!(script.below(), "no such file");
}
