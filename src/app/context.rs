//! The lines of chrome: what is selected (below), what is shown of how many
//! (above), what is known of an article (in the list and over the text).

use super::choices::is_name;
use super::cite::{day, title};
use super::keymap::{Command, Context, key_in};
use super::notice::NoticeKind;
use super::pieces::{Piece, Role};
use super::reader::Selection;
use super::state::State;
use super::voice::{Voice, role, role_of};
use crate::analysis::{Analysis, EntityKind, Pass, QuotationKind};
use crate::library::{Article, Entry};
use crate::text::one_line;
use jiff::civil::Date;

/// Words that an English reader takes in a minute, silently: Brysbaert 2019
/// finds 238 for non-fiction.
const WORDS_A_MINUTE: usize = 238;

/// Stands before a number of quotations that the quick pass alone found.
pub const PROVISIONAL: &str = "~";

/// The line below, from the left: a notice, or what the filter cannot use, or what is selected.
///
/// `❝ 2/5  John Kerry, US Secretary of State · said · direct`
#[must_use]
pub fn below(state: &State) -> Vec<Piece> {
    if let Some(notice) = &state.notice {
        let role = match notice.kind {
            NoticeKind::Info => Role::Plain,
            NoticeKind::Error => Role::Error,
        };
        return vec![Piece::new(role, one_line(&notice.text))];
    }
    if let Some(problem) = state
        .filter
        .query()
        .problems
        .first()
        .filter(|_| state.filter.editing())
    {
        return vec![Piece::new(Role::Error, one_line(&problem.message))];
    }
    let Some((article, analysis)) = state.open_analysed() else {
        return waiting(state);
    };
    let pass = state.reader.open().and_then(|id| state.library.pass(id));
    match state.reader.selection() {
        Some(Selection::Quotation(at, _)) => quotation(&article, &analysis, at, pass),
        Some(Selection::Mention(at, _)) => mention(&article, &analysis, at),
        None => summary(&analysis, pass),
    }
}

/// What is said of an entry without an analysis.
fn waiting(state: &State) -> Vec<Piece> {
    match state.open_entry() {
        Some(Entry::Article { .. }) => vec![Piece::new(Role::Faint, "looking for who said what …")],
        Some(Entry::Unreadable { reason, .. }) => vec![Piece::new(Role::Error, one_line(reason))],
        None => Vec::new(),
    }
}

fn summary(analysis: &Analysis, pass: Option<Pass>) -> Vec<Piece> {
    let text = match (analysis.quotations.len(), pass) {
        (0, Some(Pass::Quick)) => "no quotations found so far".to_owned(),
        (0, _) => "no quotations in this article".to_owned(),
        (1, _) => format!("{} quotation", count(analysis, pass)),
        _ => format!("{} quotations", count(analysis, pass)),
    };
    vec![Piece::new(Role::Faint, text)]
}

fn quotation(article: &Article, analysis: &Analysis, at: usize, pass: Option<Pass>) -> Vec<Piece> {
    let Some(quotation) = analysis.quotations.get(at) else {
        return Vec::new();
    };
    let document = &article.document;
    let mut line = vec![Piece::new(
        Role::Plain,
        format!("❝ {}/{}  ", at + 1, number(analysis, pass)),
    )];
    match Voice::of(analysis, document, quotation) {
        Some(voice) => line.push(Piece::new(Role::Strong, voice.name())),
        None => line.push(Piece::new(Role::Faint, "speaker unknown")),
    }
    if let Some(role) = role_of(analysis, document, quotation) {
        line.push(Piece::new(Role::Plain, format!(", {role}")));
    }
    let kind = match quotation.kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    };
    let cue = quotation.cue.map(|cue| one_line(document.slice(cue)));
    // A colon between a name and its words reports them, but reads as nothing here.
    let cue = cue.filter(|cue| cue.contains(char::is_alphanumeric));
    let faint = cue.into_iter().chain([kind.to_owned()]);
    line.extend(faint.map(|text| Piece::new(Role::Faint, format!(" · {text}"))));
    line
}

fn mention(article: &Article, analysis: &Analysis, at: usize) -> Vec<Piece> {
    let Some(entity) = analysis.mentions.get(at).and_then(|m| analysis.entity(m.entity)) else {
        return Vec::new();
    };
    let named = || entity.mentions.iter().filter(|m| is_name(analysis, **m));
    let place = 1 + named().filter(|m| (**m as usize) < at).count();
    let mut line = vec![
        Piece::new(Role::Plain, format!("{place}/{}  ", named().count())),
        Piece::new(Role::Strong, one_line(&entity.name)),
    ];
    if let Some(role) = role(&article.document, entity.role) {
        line.push(Piece::new(Role::Plain, format!(", {role}")));
    }
    line.push(Piece::new(Role::Faint, format!(" · {}", kind_name(entity.kind))));
    line
}

/// What an entity of this kind is called.
#[must_use]
pub const fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Misc => "other name",
        _ => kind.word(),
    }
}

/// The line below, from the right, where there is room: the keys that are useful now.
#[must_use]
pub fn hints(state: &State) -> Vec<Piece> {
    let context = state.context();
    let selected = state.reader.selection();
    let wanted: &[(Command, &str)] = match (context, selected) {
        (Context::Filter, _) => &[
            (Command::Complete, "complete"),
            (Command::Keep, "keep"),
            (Command::Cancel, "back"),
        ],
        (Context::Picker, _) => &[
            (Command::Choose, "go"),
            (Command::FilterByChosen, "filter"),
            (Command::Close, "close"),
        ],
        (Context::Help, _) => &[(Command::Close, "close")],
        (Context::List, None) => &[
            (Command::NextQuotation, "quotation"),
            (Command::ToReader, "read"),
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
        if let Some(key) = key_in(context, *command) {
            let gap = if line.is_empty() { "" } else { "  " };
            line.push(Piece::new(Role::Key, format!("{gap}{key}")));
            line.push(Piece::new(Role::Faint, format!(" {label}")));
        }
    }
    line
}

/// The line above, from the left: `pullquote · 1,284 articles, 37 shown`. What
/// is typed into the filter stands at its right.
#[must_use]
pub fn above(state: &State) -> Vec<Piece> {
    let (all, shown) = (state.library.len(), state.list.shown().len());
    let mut line = vec![Piece::new(Role::Strong, "pullquote")];
    let entries = if all == 1 { "article" } else { "articles" };
    line.push(Piece::new(
        Role::Plain,
        format!(" · {} {entries}", thousands(all)),
    ));
    if !state.filter.query().terms.is_empty() {
        line.push(Piece::new(Role::Plain, format!(", {} shown", thousands(shown))));
    }
    let progress = state.progress;
    if !progress.imported {
        line.push(Piece::new(Role::Faint, " · reading …"));
    } else if progress.done() < progress.articles {
        let percent = progress.done() * 100 / progress.articles.max(1);
        line.push(Piece::new(Role::Faint, format!(" · {percent} % analysed")));
    }
    line
}

/// The list's second row of an entry that `pass` has analysed: `NDTV · 10 Feb 2016 · ❝ 4`.
#[must_use]
pub fn entry(entry: &Entry, pass: Option<Pass>) -> Vec<Piece> {
    match entry {
        Entry::Article { article, analysis } => {
            let meta = &article.meta;
            joined([
                meta.source.clone(),
                meta.published.map(day),
                analysis.as_deref().map(|found| count(found, pass)),
            ])
        }
        Entry::Unreadable { reason, .. } => vec![Piece::new(Role::Error, one_line(reason))],
    }
}

/// The line over the text: `NDTV · 10 Feb 2016 · Washington · 2 min · ❝ 4`.
#[must_use]
pub fn meta(state: &State) -> Vec<Piece> {
    match state.open_entry() {
        Some(Entry::Article { article, analysis }) => {
            let meta = &article.meta;
            let pass = state.reader.open().and_then(|id| state.library.pass(id));
            let minutes = state.reader.words().div_ceil(WORDS_A_MINUTE).max(1);
            joined([
                meta.source.clone(),
                meta.author.clone(),
                meta.published.map(|d: Date| day(d)),
                meta.place.clone(),
                Some(format!("{minutes} min")),
                analysis.as_deref().map(|found| count(found, pass)),
            ])
        }
        Some(Entry::Unreadable { reason, .. }) => vec![Piece::new(Role::Error, one_line(reason))],
        None => Vec::new(),
    }
}

/// The title of an entry, on one line: the list's first row of it.
#[must_use]
pub fn heading(entry: &Entry) -> String {
    match entry {
        Entry::Article { article, .. } => title(article),
        Entry::Unreadable { name, .. } => one_line(name),
    }
}

fn count(analysis: &Analysis, pass: Option<Pass>) -> String {
    format!("❝ {}", number(analysis, pass))
}

/// How many quotations there are: `4`, or `~4` where the quick pass says so.
fn number(analysis: &Analysis, pass: Option<Pass>) -> String {
    let sign = if pass == Some(Pass::Quick) {
        PROVISIONAL
    } else {
        ""
    };
    format!("{sign}{}", analysis.quotations.len())
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> Vec<Piece> {
    let parts: Vec<String> = parts.into_iter().flatten().map(|p| one_line(&p)).collect();
    let mut line = Vec::new();
    for part in parts.into_iter().filter(|p| !p.is_empty()) {
        if !line.is_empty() {
            line.push(Piece::new(Role::Faint, " · "));
        }
        line.push(Piece::new(Role::Plain, part));
    }
    line
}

/// `1284` as `1,284`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
