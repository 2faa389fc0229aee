//! From what is typed to terms and problems.

use super::{Field, Pattern, Problem, Query, Term, Test, dates};
use crate::library::places;
use crate::text::Span;

/// One term as it stands in the input, not yet understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// All of it, with its minus.
    pub span: Span,
    /// Whether a minus precedes it.
    pub negated: bool,
    /// The name before a colon.
    pub name: Option<Span>,
    /// What follows, with its quotation marks.
    pub value: Span,
    /// How the value is written.
    pub form: Form,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Up to the next white space.
    Bare,
    /// Between quotation marks.
    Quoted,
    /// After a quotation mark that nothing closes.
    Unclosed,
}

/// Whether `c` opens or closes a quoted value: straight, or curly as pasted from an article.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Reads `input` into terms and problems.
pub(super) fn parse(input: &str) -> Query {
    let mut query = Query::default();
    for piece in pieces(input) {
        match understand(input, piece) {
            Ok(test) => query.terms.push(Term {
                span: piece.span,
                negated: piece.negated,
                test,
            }),
            Err(message) => query.problems.push(Problem {
                span: piece.span,
                message,
            }),
        }
    }
    query
}

/// Cuts `input` into its terms.
pub(super) fn pieces(input: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = find(input, at, |c| !c.is_whitespace()) {
        let piece = piece_at(input, start);
        at = piece.span.end();
        out.push(piece);
    }
    out
}

/// The offset of the first character from `from` on that `wanted` accepts.
fn find(input: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    input.get(from..)?.find(wanted).map(|at| from + at)
}

/// The term that begins at `start`, where no white space stands.
fn piece_at(input: &str, start: usize) -> Piece {
    let rest = input.get(start..).unwrap_or_default();
    let negated = rest.starts_with('-');
    let begin = start + usize::from(negated);
    let stop = find(input, begin, |c| c == ':' || c.is_whitespace() || is_mark(c)).unwrap_or(input.len());
    let named = input.get(stop..).is_some_and(|s| s.starts_with(':')) && is_name(input, begin, stop);
    let name = named.then(|| Span::new(begin, stop));
    let (value, form) = value_at(input, if named { stop + 1 } else { begin });
    Piece {
        span: Span::new(start, value.end()),
        negated,
        name,
        value,
        form,
    }
}

/// Whether what stands before a colon can only be meant as a field: "10:30" cannot.
fn is_name(input: &str, start: usize, end: usize) -> bool {
    let name = input.get(start..end).unwrap_or_default();
    !name.is_empty() && name.chars().all(char::is_alphabetic)
}

fn value_at(input: &str, start: usize) -> (Span, Form) {
    let mark = input
        .get(start..)
        .and_then(|s| s.chars().next())
        .filter(|c| is_mark(*c));
    let Some(mark) = mark else {
        let end = find(input, start, |c| c.is_whitespace() || is_mark(c)).unwrap_or(input.len());
        return (Span::new(start, end), Form::Bare);
    };
    match find(input, start + mark.len_utf8(), is_mark) {
        Some(close) => {
            let width = input
                .get(close..)
                .and_then(|s| s.chars().next())
                .map_or(0, char::len_utf8);
            (Span::new(start, close + width), Form::Quoted)
        }
        None => (Span::new(start, input.len()), Form::Unclosed),
    }
}

/// What `piece` asks for, or one sentence on why it cannot be used.
fn understand(input: &str, piece: Piece) -> Result<Test, String> {
    let slice = |span: Span| input.get(span.range()).unwrap_or_default();
    let value = slice(piece.value).trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let field = match piece.name.map(slice) {
        Some(name) => Some(Field::named(name).ok_or_else(|| unknown(name))?),
        None => None,
    };
    if piece.form == Form::Unclosed {
        return Err("Close the quotation marks to look for these words in a row.".to_owned());
    }
    if value.is_empty() {
        return Err(missing(field, piece.negated));
    }
    let pattern = || {
        Pattern::new(value, piece.form == Form::Quoted)
            .ok_or_else(|| format!("“{value}” holds no letter or digit to look for."))
    };
    match field {
        None => pattern().map(Test::Text),
        Some(Field::Date | Field::After | Field::Before) => days(field, value),
        Some(Field::Has) => match value.to_lowercase().as_str() {
            "quote" | "quotes" | "quotation" | "quotations" => Ok(Test::HasQuote),
            _ => Err("After “has:” only “quote” can stand.".to_owned()),
        },
        Some(Field::Place) => pattern().map(|p| Test::Named(Field::Place, places::precise(p))),
        Some(field) => pattern().map(|p| Test::Named(field, p)),
    }
}

fn days(field: Option<Field>, value: &str) -> Result<Test, String> {
    let (first, next) = dates::period(value)
        .ok_or_else(|| format!("“{value}” is not a date; write 2016, 2016-02 or 2016-02-10."))?;
    Ok(match field {
        Some(Field::After) => Test::Published(Some(first), None),
        Some(Field::Before) => Test::Published(None, Some(first)),
        _ => Test::Published(Some(first), next),
    })
}

fn unknown(name: &str) -> String {
    match Field::like(name) {
        Some(field) => format!("There is no field “{name}:”; did you mean “{}:”?", field.name()),
        None => format!("There is no field “{name}:”; put the words in quotation marks to look for them."),
    }
}

fn missing(field: Option<Field>, negated: bool) -> String {
    match field {
        None if negated => "Write after the minus what articles must not have.".to_owned(),
        None => "Write words between the quotation marks.".to_owned(),
        Some(Field::Date | Field::After | Field::Before) => {
            "Write a date after the colon, without a space: 2016, 2016-02 or 2016-02-10.".to_owned()
        }
        Some(Field::Has) => "Write “quote” after the colon: has:quote.".to_owned(),
        Some(Field::Said) => "Write a word after the colon, without a space.".to_owned(),
        Some(_) => "Write a name after the colon, without a space.".to_owned(),
    }
}
