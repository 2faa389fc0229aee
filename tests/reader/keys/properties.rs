//! Whatever happens, in whatever order, on whatever screen.

use super::script::Script;
use super::{FERRY, RAIN, VOTE, long};
use proptest::prelude::*;
use pullquote::analysis::Pass;
use pullquote::app::popup::{Popup, names, speakers};
use pullquote::app::session::selection::Selection;
use pullquote::app::{Event, Key, KeyCode, Pane, State};
use pullquote::library::ArticleId;
use pullquote::library::event::LibraryEvent;
use pullquote::library::store::{Search, Searcher};
use pullquote::presentation::gutter::Gutter;
use pullquote::text::layout::width::columns;
use pullquote::ui::status_line;
use std::sync::Arc;

#[derive(Clone, Debug)]
enum Step {
    Press(Key),
    Paste(String),
    Resize(u16, u16),
    Analyse(u32),
    Guess(u32),
    Fail(u32, Pass),
    Arrive,
    Hold,
    Release,
    ReleaseBackwards,
    /// The oldest edit cannot be written.
    Fails,
}

/// A key of an edit or of a popup about the library.
fn edit_key() -> impl Strategy<Value = Key> {
    let plain = "m*aAuUrvWc.,".chars().map(Key::char);
    let ctrl = "rxpnf".chars().map(Key::ctrl);
    prop::sample::select(plain.chain(ctrl).collect::<Vec<_>>())
}

fn code() -> impl Strategy<Value = KeyCode> {
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Other,
    ]);
    let letters: Vec<char> = "jkgGnN][sef/yYozJKHL+-=10?: hlpersonacm*aAuUvWrc.,\"é"
        .chars()
        .collect();
    prop_oneof![2 => named, 5 => prop::sample::select(letters).prop_map(KeyCode::Char), 1 => any::<char>().prop_map(KeyCode::Char)]
}

fn step() -> impl Strategy<Value = Step> {
    let key = (
        code(),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.05),
        prop::bool::weighted(0.05),
    );
    prop_oneof![
        20 => key.prop_map(|(code, ctrl, alt, shift)| Step::Press(Key { code, ctrl, alt, shift })),
        3 => edit_key().prop_map(Step::Press),
        1 => Just(Step::Fails),
        1 => "[a-z:\"\\n ]{0,12}".prop_map(Step::Paste),
        2 => (1u16..=400, 1u16..=200).prop_map(|(w, h)| Step::Resize(w, h)),
        1 => (1u16..=12, 1u16..=8).prop_map(|(w, h)| Step::Resize(w, h)),
        3 => (0u32..9).prop_map(Step::Analyse),
        3 => (0u32..9).prop_map(Step::Guess),
        1 => (0u32..9).prop_map(|id| Step::Fail(id, Pass::Quick)),
        1 => (0u32..9).prop_map(|id| Step::Fail(id, Pass::Full)),
        1 => Just(Step::Arrive),
        2 => Just(Step::Hold),
        2 => Just(Step::Release),
        1 => Just(Step::ReleaseBackwards),
    ]
}

fn take(script: &mut Script, step: &Step, known: &mut u32) {
    match step {
        Step::Press(key) => script.act(Event::Key(*key)),
        Step::Paste(text) => script.act(Event::Pasted(text.clone())),
        Step::Resize(width, height) => script.resize(*width, *height),
        Step::Analyse(id) if id < known => script.analyse(*id),
        Step::Analyse(_) => {}
        Step::Guess(id) if id < known => script.guess(*id),
        Step::Guess(_) => {}
        Step::Fail(id, pass) if id < known => script.fail(*id, *pass),
        Step::Fail(..) => {}
        Step::Arrive => {
            script.arrive(&[VOTE, RAIN]);
            *known += 2;
        }
        Step::Hold => drop(script.hold()),
        Step::Release => drop(script.release()),
        Step::Fails => script.act(Event::Library(LibraryEvent::EditWritten(Err(
            "the disk is full".to_owned()
        )))),
        Step::ReleaseBackwards => {
            let answers = script.answers_backwards();
            answers.into_iter().for_each(|answer| script.act(answer));
        }
    }
}

/// Every part of the state is consistent with the others.
fn check(script: &Script) -> Result<(), TestCaseError> {
    let state = &script.state;
    let progress = &state.session.progress;
    prop_assert!(progress.searchable <= progress.articles && progress.analysed <= progress.articles);
    prop_assert!(!state.panes.list_hidden || state.panes.focus == Pane::Reader);
    check_list(state)?;
    check_reader(script)?;
    check_popup(state)?;
    check_lines(state)?;
    check_gutter(state)
}

/// The selected article is in the list, each article once.
fn check_list(state: &State) -> Result<(), TestCaseError> {
    let list = &state.articles().list;
    prop_assert!(list.is_empty() || list.visible().contains(&list.selected()));
    prop_assert!(list.matching() <= list.len() && list.len() - list.matching() <= 1);
    let twice = list
        .articles()
        .iter()
        .collect::<std::collections::HashSet<_>>()
        .len();
    prop_assert_eq!(twice, list.articles().len(), "an article stands twice");
    Ok(())
}

/// The visible rows exist, and so does the selected quotation or name.
fn check_reader(script: &Script) -> Result<(), TestCaseError> {
    let state = &script.state;
    prop_assert!(state.articles().reader.open().is_some());
    let (reader, rows) = (
        &state.articles().reader,
        state.articles().reader.layout().rows().len(),
    );
    prop_assert!(reader.visible().start <= rows && reader.visible().end <= rows);
    if state.panes.areas().reader.is_some() {
        prop_assert!(reader.visible().start >= reader.body().start);
        prop_assert!(
            reader.page() == 0 || reader.visible().end == rows || reader.visible().len() == reader.page()
        );
    }
    if let Some(selection) = reader.selection() {
        prop_assert!(!script.selection().is_empty());
        let analysis = reader.open_article().and_then(|id| state.analysis(id));
        prop_assert_eq!(analysis.and_then(|a| selection.within(a)), Some(selection));
    }
    Ok(())
}

/// A popup selects a row that it shows.
fn check_popup(state: &State) -> Result<(), TestCaseError> {
    if let Some(Popup::Speakers(picker) | Popup::Names(picker)) = &state.popup {
        prop_assert!(picker.shown().len() == 0 || picker.selected() < picker.shown().len());
        let found = state
            .open_analysed()
            .map(|(article, analysis)| match &state.popup {
                Some(Popup::Speakers(_)) => speakers(&article.document, &analysis),
                _ => names(&article.document, &analysis),
            });
        prop_assert_eq!(Some(picker.all()), found.as_deref());
    }
    if let Some(Popup::Menu(_, picker)) = &state.popup {
        prop_assert!(picker.shown().len() == 0 || picker.selected() < picker.shown().len());
        prop_assert!(picker.top() <= picker.selected());
    }
    Ok(())
}

/// The lines around the panes hold no control characters.
fn check_lines(state: &State) -> Result<(), TestCaseError> {
    for line in [
        status_line::bottom_line(state),
        status_line::title_line(state),
        status_line::article_line(state),
        status_line::hints(state),
    ] {
        prop_assert!(!line.iter().any(|piece| piece.text.chars().any(char::is_control)));
    }
    Ok(())
}

/// The labels beside the text fit into a gutter of any width.
fn check_gutter(state: &State) -> Result<(), TestCaseError> {
    let reader = &state.articles().reader;
    if let Some((article, analysis)) = state.open_analysed() {
        let selected = match reader.selection() {
            Some(Selection::Quotation(at, _)) => Some(at),
            _ => None,
        };
        let (analysis, document) = (&*analysis, &article.document);
        let rows = reader.layout().rows();
        for at in reader.visible() {
            let (row, above) = (&rows[at], at.checked_sub(1).map(|above| &rows[above]));
            for width in [0, 1, 2, 6, 8, 17] {
                let beside = Gutter {
                    analysis,
                    document,
                    width,
                    selected,
                }
                .beside(row, above);
                let label = beside.label.unwrap_or_default();
                prop_assert!(columns(&label) <= usize::from(width), "{label:?} in {width}");
            }
            let _ = reader.marks().runs(row.span, reader.selected_mark().as_slice());
        }
    }
    Ok(())
}

/// Once all is answered the list shows what the filter says.
fn settled(script: &Script) -> Result<(), TestCaseError> {
    let state = &script.state;
    let (mut library, query) = (
        Searcher::open(&script.desk.location).unwrap(),
        state.articles().filter.query(),
    );
    let search = Search {
        query: query.clone(),
        order: state.articles().order,
        scope: Arc::clone(&state.session.scope),
    };
    let found = library.search(&search).unwrap();
    // The selected article may still be listed although it no longer matches the filter.
    let lingers = state.articles().list.matching() < state.articles().list.len();
    let lingering = |id: &ArticleId| lingers && Some((*id).into()) == state.articles().list.selected_id();
    let shown = state
        .articles()
        .list
        .articles()
        .iter()
        .filter(|id| !lingering(id));
    let shown: Vec<ArticleId> = shown.copied().collect();
    prop_assert_eq!(shown, &*found.ids, "{:?}", script.filter());
    prop_assert_eq!(state.session.progress.articles, found.of);
    prop_assert_eq!(state.session.progress.searchable, found.analysed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_panics_and_every_part_keeps_its_promises(steps in prop::collection::vec(step(), 0..60)) {
        let text = long(6);
        let mut script = Script::unanalysed(&[FERRY, RAIN, &text, VOTE]);
        let mut known = 4;
        for step in &steps {
            take(&mut script, step, &mut known);
            check(&script)?;
        }
        script.release();
        settled(&script)?;
    }

    #[test]
    fn the_anchor_survives_any_sequence_of_sizes(
        down in 0usize..40, sizes in prop::collection::vec((1u16..=400, 1u16..=200), 0..12),
    ) {
        let text = long(12);
        let mut script = Script::on(&[&text]);
        script.press("<Enter>");
        (0..down).for_each(|_| { script.press("j"); });
        let before = (script.state.articles().reader.anchor(), script.top_row());
        for (width, height) in sizes {
            script.resize(width, height);
            prop_assert_eq!(script.state.articles().reader.anchor(), before.0);
        }
        script.resize(100, 30);
        prop_assert!(script.top_row() == before.1 || before.1.is_empty());
    }
}
