//! While the library has not answered: what is pressed meanwhile, answers that
//! come too late, and articles that came or went.

use super::script::Script;
use super::{FERRY, RAIN, VOTE};
use pullquote::analysis::Pass;
use pullquote::app::session::entry::EntryId;
use pullquote::app::{Effect, Event, Pane, REMOVED};
use pullquote::library::ArticleId;
use pullquote::library::event::{ImportProgress, LibraryEvent};
use pullquote::library::query::SortBy;
use pullquote::library::request::{Fetch, Overview, Request, Response};

/// The reader of three articles whose searches are not answered from now on.
fn held() -> Script {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.hold();
    script
}

/// The start of a library with `of` articles; the list begins with `first`.
fn begun(first: Vec<ArticleId>, of: usize) -> Event {
    Event::Started(Overview {
        first,
        articles: of,
        ..Overview::default()
    })
}

#[test]
fn filters_that_cannot_be_read_are_left_out_with_a_notice() {
    let mut script = held();
    script.act(Event::Started(Overview {
        filters_left_out: 2,
        ..Overview::default()
    }));
    let below = script.below();
    assert!(
        below.contains("2 filters of this library cannot be read"),
        "{below}"
    );
}

#[test]
fn an_answer_to_an_older_search_is_dropped() {
    let mut script = held();
    script.press("/").type_in("vote");
    for answer in script.answers_backwards() {
        script.act(answer);
        assert_eq!((script.shown(), script.open()), (vec![2], Some(2)));
    }
}

#[test]
fn typing_goes_on_before_the_list_has_followed() {
    let mut script = held();
    script.press("/").type_in("vo");
    assert_eq!((script.filter(), script.shown()), ("vo", vec![0, 1, 2]));
    script
        .type_in("te")
        .press("<Backspace> <Backspace> <Backspace> <Backspace>")
        .type_in("lund");
    assert_eq!((script.filter(), script.open()), ("lund", Some(0)));
    script.release();
    assert_eq!((script.shown(), script.open()), (vec![1, 2], Some(1)));
}

#[test]
fn enter_keeps_what_is_found_later_and_back_leads_to_where_one_was() {
    let mut script = held();
    script.press("n n /").type_in("vote").press("<Enter>");
    assert!(!script.state.articles().filter.editing());
    assert_eq!(script.shown(), [0, 1, 2]);
    script.release();
    assert_eq!(
        (script.shown(), script.open(), script.selected()),
        (vec![2], Some(2), Some(2))
    );
    script.press("H");
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(0), "“The ferry stops in March,”")
    );
}

#[test]
fn after_enter_nothing_is_said_to_be_found_before_it_is_known() {
    let mut script = held();
    script.press("/").type_in("zeppelin").press("<Enter>");
    assert!(
        !script.below().contains("no article matches"),
        "{}",
        script.below()
    );
    script.release();
    assert_eq!(script.shown(), [0; 0]);
    assert!(
        script.below().starts_with("no article matches"),
        "{}",
        script.below()
    );
}

#[test]
fn escape_puts_everything_back_at_once_whatever_is_found_later() {
    let mut script = Script::on(&[FERRY, RAIN, VOTE]);
    script.press("n n /").type_in("vot").hold();
    script.type_in("e").press("<Esc>");
    for _ in 0..2 {
        assert_eq!(
            (script.shown(), script.open(), script.filter()),
            (vec![0, 1, 2], Some(0), "")
        );
        assert_eq!(script.selection(), "“The ferry stops in March,”");
        assert_eq!(script.state.panes.focus, Pane::Reader);
        script.release();
    }
}

#[test]
fn what_comes_in_while_one_types_does_not_change_what_the_answer_does() {
    let mut script = held();
    script.press("/").type_in("vote");
    script.arrive(&[VOTE]);
    script.release();
    assert_eq!((script.shown(), script.open()), (vec![2, 3], Some(2)));
}

#[test]
fn the_tab_key_pressed_twice_before_the_answer_goes_to_the_second_proposal() {
    let mut script = held();
    script.press("/").type_in("place:").press("<Tab> <Tab>");
    assert_eq!(script.filter(), "place:");
    script.release();
    assert_eq!(script.filter().trim_end(), "place:\"Holm\"");
}

#[test]
fn proposals_for_what_is_no_longer_typed_are_dropped() {
    let mut script = held();
    script
        .press("/")
        .type_in("place:")
        .press("<Tab>")
        .type_in("l")
        .release();
    assert_eq!(script.filter(), "place:l");
    for key in ["<Esc>", "<Enter>"] {
        script.hold().press("/ <Tab>").press(key).release();
        assert!(!script.state.articles().filter.editing());
        assert!(!script.below().contains("completes"), "{key}");
    }
}

#[test]
fn values_of_a_field_need_nothing_from_the_library() {
    let mut script = held();
    script.press("/").type_in("is:un").press("<Tab>");
    assert_eq!(script.filter().trim_end(), "is:unread");
}

#[test]
fn a_key_ends_a_search_for_a_speaker_whose_way_is_not_known_yet() {
    let mut script = held();
    script.press("n ] ]");
    assert!(script.state.session.speaker_search.is_some());
    script.press("k").release();
    assert_eq!(
        (script.open(), script.state.session.speaker_search.is_some()),
        (Some(0), false)
    );
}

#[test]
fn the_way_to_a_speaker_is_answered_later_and_an_older_answer_is_dropped() {
    let mut script = held();
    script.press("n ] ] k n n n ]");
    let answers = script.answers_backwards();
    assert_eq!(answers.len(), 2);
    for answer in answers {
        script.act(answer);
        assert_eq!(
            (script.open(), script.selection().as_str()),
            (Some(2), "“We have a boat,”")
        );
    }
}

#[test]
fn a_search_for_a_speaker_loads_only_where_she_may_be_quoted() {
    let mut articles = vec![RAIN; 60];
    articles[0] = FERRY;
    articles[50] = VOTE;
    let mut script = Script::on(&articles);
    script.hold().press("n ] ]");
    let asked = script.desk.release();
    let mut loads = Vec::new();
    let mut effects = asked;
    while let Some(effect) = effects.pop() {
        if let Effect::Fetch(Fetch::Article(id)) = effect {
            loads.push(id);
        }
        for answer in script.desk.perform(&effect) {
            effects.extend(pullquote::app::update(&mut script.state, answer));
        }
    }
    // The open article is read once more, because the first edit changed the library.
    loads.dedup();
    assert_eq!((script.open(), loads), (Some(50), vec![script.id(50)]));
}

#[test]
fn an_article_that_comes_in_while_a_speaker_is_looked_for_is_looked_into_too() {
    let mut script = Script::unanalysed(&[FERRY, RAIN]);
    script.analyse(0);
    script.press("n ] ]");
    script.arrive(&[VOTE]);
    script.analyse(2);
    assert_eq!(script.open(), Some(0), "the one before may quote her");
    script.analyse_quickly(1, RAIN);
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(2), "“We have a boat,”")
    );
}

#[test]
fn an_article_that_vanished_is_told_of_and_the_open_one_stays() {
    let mut script = Script::on(&[FERRY]);
    script.hold();
    let first = vec![script.id(0), ArticleId(77)];
    script.act(begun(first, 2));
    script.press("j");
    assert_eq!((script.open(), script.below().as_str()), (Some(0), REMOVED));
    script.press("<Enter> n");
    assert_eq!(script.selection(), "“We stay,”");
    script.release();
    assert_eq!(
        (script.shown(), script.selected(), script.open()),
        (vec![0], Some(0), Some(0))
    );
}

#[test]
fn an_article_that_vanished_does_not_end_the_search_for_a_speaker() {
    let mut script = Script::on(&[FERRY, VOTE]);
    script.hold();
    let first = vec![script.id(0), ArticleId(77), script.id(1)];
    script.act(begun(first, 3));
    script.press("n ] ]");
    let size = script.state.panes.size;
    for asked in script.desk.release() {
        let answers = script.desk.perform(&asked);
        let answers = answers.into_iter().map(|answer| match answer {
            Event::Answered(ticket, Ok(Response::Trail(mut trail))) => {
                trail.likely.push(ArticleId(77));
                Event::Answered(ticket, Ok(Response::Trail(trail)))
            }
            // The list has not followed yet.
            Event::Answered(_, Ok(Response::Search(_))) => Event::Resized(size),
            other => other,
        });
        answers.for_each(|answer| script.act(answer));
    }
    assert_eq!(
        (script.open(), script.selection().as_str()),
        (Some(1), "“We have a boat,”")
    );
}

#[test]
fn the_first_articles_show_before_any_search_is_answered() {
    let mut script = Script::on(&[FERRY, RAIN]);
    let first = vec![script.id(0), script.id(1)];
    let mut screen = Script::in_order(&[], SortBy::Added, true);
    std::mem::swap(&mut screen.desk, &mut script.desk);
    screen.hold();
    screen.act(begun(first, 2_000));
    assert_eq!(screen.state.articles().list.articles().len(), 2);
    assert_eq!(screen.press("n").selection(), "“We stay,”");
    assert!(screen.above().contains("2,000 articles"), "{}", screen.above());
}

/// The rows of the list: the articles from the top, and the selected one.
fn rows(script: &Script) -> (Vec<EntryId>, usize) {
    let list = &script.state.articles().list;
    let at = list.selected() - list.visible().start;
    (list.visible_ids().collect(), at)
}

#[test]
fn articles_that_come_in_above_move_nothing_on_the_screen() {
    for keys in ["", "j j", "j j j j j j j j j j j j j j j j k k"] {
        let mut script = Script::in_order(&[RAIN; 20], SortBy::Added, false);
        script.press(keys);
        let before = (rows(&script), script.open(), script.selected());
        script.arrive(&[VOTE; 30]);
        assert_eq!(script.shown().first(), Some(&49));
        assert_eq!(
            (rows(&script), script.open(), script.selected()),
            before,
            "{keys}"
        );
    }
}

#[test]
fn news_that_changes_no_article_of_the_list_moves_nothing_on_the_screen() {
    for keys in ["j j", "j j j j j j j j j j j j j j j j k k"] {
        let mut script = Script::in_order(&[RAIN; 20], SortBy::Added, false);
        script.press(keys);
        let before = (rows(&script), script.open(), script.selected());
        script.act(Event::Library(LibraryEvent::Changed));
        assert_eq!(
            (rows(&script), script.open(), script.selected()),
            before,
            "{keys}"
        );
    }
}

#[test]
fn analyses_that_change_the_order_leave_the_selected_article_in_its_row() {
    let mut script = Script::in_order(&[RAIN, FERRY, VOTE, RAIN, RAIN], SortBy::Quotes, false);
    script.press("j j j j");
    let (selected, (_, row)) = (script.selected(), rows(&script));
    script.analyse(1);
    script.analyse(2);
    assert_eq!(script.shown()[..2], [1, 2]);
    assert_eq!((script.selected(), rows(&script).1), (selected, row));
}

#[test]
fn a_failed_search_is_told_and_leaves_the_list() {
    let mut script = held();
    script.press("/").type_in("v");
    let asked = script.desk.release();
    let Some(Effect::Ask(ticket, Request::Search(_))) = asked.last() else {
        panic!("{asked:?}");
    };
    script.act(Event::Answered(*ticket, Err("the library failed".to_owned())));
    assert_eq!(
        (script.below().as_str(), script.shown()),
        ("the library failed", vec![0, 1, 2])
    );
    script.type_in("o");
    assert_eq!(script.shown(), [2]);
}

#[test]
fn what_another_program_found_shows_in_the_list_and_in_the_open_article() {
    let mut script = Script::unanalysed(&[FERRY, RAIN]);
    let (id, row) = (script.id(0), |script: &Script, id| {
        script.state.session.cache.pass(id)
    });
    assert_eq!(row(&script, id), None);
    script.guess(0);
    assert_eq!(row(&script, id), Some(Pass::Quick));
    script.analyse(0);
    assert_eq!(
        (row(&script, id), script.below().as_str()),
        (Some(Pass::Full), "❝ 3 quotations")
    );
}

fn importing(progress: ImportProgress, total: Option<u64>) -> Event {
    Event::Library(LibraryEvent::Importing { progress, total })
}

#[test]
fn how_much_has_been_read_is_told_as_soon_as_one_knows_of_how_much() {
    let mut script = Script::on(&[FERRY]);
    script.state.session.progress.imported = false;
    script.act(importing(ImportProgress::default(), None));
    assert_eq!(script.above(), "pullquote · 1 article · reading …");
    let progress = ImportProgress {
        passed: 41_000,
        ..ImportProgress::default()
    };
    script.act(importing(progress.clone(), Some(100_000)));
    assert_eq!(script.above(), "pullquote · 1 article · reading 41 %");
    script.act(importing(progress, Some(40_000)));
    assert_eq!(script.above(), "pullquote · 1 article · reading 100 %");
}
