//! The texts around the panes: the title line, the bottom line with its hints, and the
//! lines about an article in the list and above the text.

use crate::analysis::{Analysis, Pass};
use crate::app::input::binding::KeyContext;
use crate::app::input::command::Command;
use crate::app::popup::Popup;
use crate::app::popup::menu::MenuKind;
use crate::app::session::entry::ListEntry;
use crate::app::session::notice::NoticeKind;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::app::views::articles::grouping::Grouping;
use crate::library::store::ArticleRow;
use crate::presentation::citation::day;
use crate::presentation::description;
use crate::presentation::meta_field::field;
use crate::presentation::numbers::grouped;
use crate::presentation::segments::{BETWEEN, Segment, SegmentStyle};
use crate::text::{ANALYSED, Document, one_line};
use jiff::civil::Date;

/// The number of words that an English reader reads silently in a minute: 238 for
/// non-fiction (Brysbaert 2019).
const WORDS_A_MINUTE: usize = 238;

/// The sign of a read article.
pub const READ: &str = "✓";
/// The sign of a starred article.
pub const STARRED: &str = "★";
/// The sign of an article with a note, and before a note.
pub const NOTED: &str = "✎";

/// The sign before a number of quotations that only the quick pass found.
pub const PROVISIONAL: &str = "~";

/// The bottom line, from the left: a notice, or a problem of the typed filter, or the selection.
///
/// `❝ 2/5  John Kerry, US Secretary of State · said · direct · 97 %`
#[must_use]
pub fn bottom_line(state: &State) -> Vec<Segment> {
    if let Some(notice) = &state.notice {
        let style = match notice.kind {
            NoticeKind::Info => SegmentStyle::Plain,
            NoticeKind::Error => SegmentStyle::Error,
        };
        let message = notice.message.spelled(&state.session.keymap, state.key_context());
        return vec![Segment::new(style, one_line(&message))];
    }
    let filter = &state.articles().filter;
    let problem = filter.query().problems.first().filter(|_| filter.editing());
    if let Some(problem) = problem {
        return vec![Segment::new(SegmentStyle::Error, one_line(&problem.message))];
    }
    let Some((article, analysis)) = state.open_analysed() else {
        return waiting(state);
    };
    let reader = &state.articles().reader;
    let pass = reader.open_article().and_then(|id| state.session.cache.pass(id));
    let mut line = match reader.selection() {
        Some(Selection::Quotation(at, _)) => {
            let all = number(&analysis, pass);
            description::quotation(&article.document, &analysis, at, &all)
        }
        Some(Selection::Mention(at, _)) => description::mention(&article.document, &analysis, at),
        None => {
            let found = format!(
                "{}{}",
                summary(&analysis, pass),
                only_beginning(&article.document)
            );
            vec![Segment::new(SegmentStyle::Faint, found)]
        }
    };
    line.extend(note(state));
    if pass == Some(Pass::Quick) {
        let follows = reader.open_article().is_some_and(|id| state.awaits_full(id));
        line.extend(provisional(follows, reader.selection().is_some()));
    }
    line
}

/// The note on the selected words, or without a selection on the open article.
fn note(state: &State) -> Option<Segment> {
    let reader = &state.articles().reader;
    let words = reader.selection().map(Selection::span);
    let note = state.note_on(reader.open_article()?, &words.into())?;
    let text = format!("{BETWEEN}{NOTED} {}", one_line(note));
    Some(Segment::new(SegmentStyle::Plain, text).with_cut_order(6))
}

/// The meaning of the sign of provisional marks, at the end of the bottom line.
fn provisional(follows: bool, selected: bool) -> Vec<Segment> {
    let signed = Segment::new(SegmentStyle::Faint, format!("{BETWEEN}{PROVISIONAL} provisional"));
    let rest = match (follows, selected) {
        (true, false) => ", the full analysis follows",
        (true, true) => "",
        (false, _) => ", no full analysis",
    };
    vec![signed, Segment::new(SegmentStyle::Faint, rest).with_cut_order(1)]
}

/// The bottom line for an entry without an analysis.
fn waiting(state: &State) -> Vec<Segment> {
    let Some(open) = state.articles().reader.open() else {
        return Vec::new();
    };
    match state.session.cache.unreadable(open) {
        Some(unreadable) => vec![Segment::new(SegmentStyle::Error, one_line(&unreadable.reason))],
        None => vec![Segment::new(SegmentStyle::Faint, "analysing this article …")],
    }
}

/// The sentence after the number of quotations of a text that is too long to be analysed whole.
fn only_beginning(document: &Document) -> String {
    if document.text().len() <= ANALYSED {
        return String::new();
    }
    format!(
        "; only the first {} MB of this text are analysed and searched",
        ANALYSED >> 20
    )
}

fn summary(analysis: &Analysis, pass: Option<Pass>) -> String {
    match (analysis.quotations.len(), pass) {
        (0, Some(Pass::Quick)) => "no quotations found so far".to_owned(),
        (0, _) => "no quotations in this article".to_owned(),
        (1, _) => format!("{} quotation", count(analysis, pass)),
        _ => format!("{} quotations", count(analysis, pass)),
    }
}

/// The hints at the right of the bottom line: the useful keys in the present context.
#[must_use]
pub fn hints(state: &State) -> Vec<Segment> {
    let context = state.key_context();
    let selected = state.articles().reader.selection();
    let wanted: &[(Command, &str)] = match (context, selected) {
        (KeyContext::Filter, _) => &[
            (Command::Complete, "complete"),
            (Command::KeepFilter, "keep"),
            (Command::CancelFilter, "back"),
        ],
        (KeyContext::Picker, _) => in_popup(state),
        (KeyContext::Prompt, _) => &[(Command::KeepPrompt, "save"), (Command::Close, "cancel")],
        (KeyContext::Help, _) => &[(Command::Close, "close")],
        (KeyContext::List, None) if state.lists_matches() => &[
            (Command::NextQuotation, "match"),
            (Command::OpenArticle, "read"),
            (Command::Help, "help"),
        ],
        (KeyContext::List, None) => &[
            (Command::NextQuotation, "quotation"),
            (Command::OpenArticle, "read"),
            (Command::Help, "help"),
        ],
        (_, None) => &[
            (Command::NextQuotation, "quotation"),
            (Command::Speakers, "speakers"),
            (Command::Help, "help"),
        ],
        (_, Some(Selection::Quotation(..))) => &[
            (Command::NextQuotation, "next"),
            (Command::NextOfSpeaker, "same speaker"),
            (Command::Help, "help"),
        ],
        (_, Some(Selection::Mention(..))) => &[
            (Command::NextMention, "next"),
            (Command::FilterBySelected, "filter"),
            (Command::Help, "help"),
        ],
    };
    let mut line = Vec::new();
    for (command, label) in wanted {
        if let Some(key) = state.session.keymap.key_in(context, *command) {
            let gap = if line.is_empty() { "" } else { "  " };
            line.push(Segment::new(SegmentStyle::Key, format!("{gap}{key}")));
            line.push(Segment::new(SegmentStyle::Faint, format!(" {label}")));
        }
    }
    line
}

/// The useful keys of the open popup. An empty one can only be closed.
fn in_popup(state: &State) -> &'static [(Command, &'static str)] {
    match &state.popup {
        Some(Popup::Menu(_, picker)) if picker.chosen().is_none() => &[(Command::Close, "close")],
        Some(Popup::Speakers(picker) | Popup::Names(picker)) if picker.chosen().is_none() => {
            &[(Command::Close, "close")]
        }
        Some(Popup::Menu(MenuKind::Orders, _)) => &[(Command::Choose, "order"), (Command::Close, "close")],
        Some(Popup::Menu(MenuKind::Filters, _)) => &[
            (Command::Choose, "filter"),
            (Command::RemoveChosen, "remove"),
            (Command::Close, "close"),
        ],
        Some(Popup::Menu(MenuKind::Facets, _)) => {
            &[(Command::Choose, "add to filter"), (Command::Close, "close")]
        }
        Some(Popup::Menu(MenuKind::Notes, _)) => &[
            (Command::Choose, "go"),
            (Command::ChangeChosen, "change"),
            (Command::RemoveChosen, "remove"),
            (Command::Close, "close"),
        ],
        _ => &[
            (Command::Choose, "go"),
            (Command::FilterByChosen, "filter"),
            (Command::Close, "close"),
        ],
    }
}

/// The title line, from the left: `pullquote · archive · 1,284 articles, 37 shown`. The
/// filter is at its right.
#[must_use]
pub fn title_line(state: &State) -> Vec<Segment> {
    let (all, shown) = (state.session.progress.articles, state.articles().list.matching());
    let unreadable = state.session.cache.failures();
    let mut line = state.session.scope_label.segments();
    let articles = if all == 1 { "article" } else { "articles" };
    line.push(Segment::new(
        SegmentStyle::Plain,
        format!(" · {} {articles}", grouped(all)),
    ));
    if !state.articles().filter.query().is_everything() {
        line.push(Segment::new(
            SegmentStyle::Plain,
            format!(", {} shown", grouped(shown)),
        ));
    }
    let progress = &state.session.progress;
    if !progress.imported {
        let read = progress.read_percent().map(|percent| format!(" {percent} %"));
        let read = read.unwrap_or_else(|| " …".to_owned());
        line.push(Segment::new(SegmentStyle::Faint, format!(" · reading{read}")));
    } else if progress.done() < progress.articles {
        let percent = progress.done() * 100 / progress.articles.max(1);
        line.push(Segment::new(
            SegmentStyle::Faint,
            format!(" · {percent} % analysed"),
        ));
    }
    if unreadable > 0 && state.articles().filter.query().is_everything() {
        let unreadable = format!("{BETWEEN}{} unreadable", grouped(unreadable));
        line.push(
            Segment::new(SegmentStyle::Error, unreadable)
                .with_cut_order(4)
                .left_out_whole(),
        );
    }
    line
}

/// The second row of an entry in the list: `NDTV · 10 Feb 2016 · ❝ 4`, without the source
/// or day of its group's heading; for a lingering article the reason why it will leave.
#[must_use]
pub fn entry_line(entry: ListEntry<'_>, grouping: Option<Grouping>, lingers: bool) -> Vec<Segment> {
    match entry {
        ListEntry::Article(_) if lingers => {
            vec![Segment::new(SegmentStyle::Faint, "no longer in this filter")]
        }
        ListEntry::Article(ArticleRow {
            source,
            published,
            quotations,
            read,
            starred,
            notes,
            ..
        }) => joined([
            (kept_signs(*read, *starred, *notes), 0),
            (
                source
                    .as_deref()
                    .filter(|_| grouping != Some(Grouping::Source))
                    .map(field),
                2,
            ),
            (published.map(day).filter(|_| grouping != Some(Grouping::Day)), 1),
            (quotations.map(|(number, pass)| quoted(number, Some(pass))), 0),
        ]),
        ListEntry::Unreadable(unreadable) => {
            vec![Segment::new(SegmentStyle::Error, one_line(&unreadable.reason))]
        }
    }
}

/// The signs of the user's edits of an article: `✓★✎`.
fn kept_signs(read: bool, starred: bool, notes: usize) -> Option<String> {
    let signs = [(read, READ), (starred, STARRED), (notes > 0, NOTED)];
    let shown: String = signs
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, sign)| sign)
        .collect();
    (!shown.is_empty()).then_some(shown)
}

/// The meta line above the text: `NDTV · 10 Feb 2016 · Washington · 2 min · ❝ 4`.
#[must_use]
pub fn article_line(state: &State) -> Vec<Segment> {
    let Some(loaded) = state
        .articles()
        .reader
        .open_article()
        .and_then(|id| state.session.cache.loaded(id))
    else {
        return Vec::new();
    };
    let meta = &loaded.article.meta;
    let minutes = state.articles().reader.words().div_ceil(WORDS_A_MINUTE).max(1);
    let found = loaded.analysis.as_ref();
    joined([
        (meta.source.as_deref().map(field), 3),
        (meta.author.as_deref().map(field), 4),
        (meta.published.map(|d: Date| day(d)), 1),
        (meta.place.as_deref().map(field), 5),
        (Some(format!("{minutes} min")), 2),
        (found.map(|(found, pass)| count(found, Some(*pass))), 0),
    ])
}

fn count(analysis: &Analysis, pass: Option<Pass>) -> String {
    quoted(analysis.quotations.len(), pass)
}

fn quoted(quotations: usize, pass: Option<Pass>) -> String {
    format!("❝ {}", signed(quotations, pass))
}

/// The number of quotations: `4`, or `~4` if only the quick pass found them.
fn number(analysis: &Analysis, pass: Option<Pass>) -> String {
    signed(analysis.quotations.len(), pass)
}

fn signed(number: usize, pass: Option<Pass>) -> String {
    let sign = if pass == Some(Pass::Quick) {
        PROVISIONAL
    } else {
        ""
    };
    format!("{sign}{number}")
}

/// `parts` in a row, each with its number for the order of cutting.
fn joined<const N: usize>(parts: [(Option<String>, u8); N]) -> Vec<Segment> {
    let mut line: Vec<Segment> = Vec::new();
    for (part, gives) in parts {
        let part = part.map(|p| one_line(&p)).filter(|p| !p.is_empty());
        let between = if line.is_empty() { "" } else { BETWEEN };
        line.extend(
            part.map(|p| Segment::new(SegmentStyle::Plain, format!("{between}{p}")).with_cut_order(gives)),
        );
    }
    line
}
