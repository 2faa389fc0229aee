//! Interprets one term, or says in one sentence why it cannot be used.

use super::lexer::{TermToken, ValueForm, is_mark};
use super::{Counted, Field, Order, Pattern, Test, dates, keywords, languages, numbers, places};
use jiff::civil::Date;

/// The meaning of a term.
pub(crate) enum TermMeaning {
    /// A test of articles.
    Test(Test),
    /// An order of the list.
    Order(Order),
}

/// Interprets `term` of `input`.
///
/// # Errors
///
/// A sentence for the user.
pub(crate) fn meaning_of(input: &str, term: TermToken, today: Date) -> Result<TermMeaning, String> {
    let slice = |span: crate::text::Span| input.get(span.range()).unwrap_or_default();
    let value = slice(term.value).trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    let field = match term.name.map(slice) {
        Some(name) => Some(Field::named(name).ok_or_else(|| unknown(name, value))?),
        None => None,
    };
    if term.form == ValueForm::Unclosed {
        return Err("Close the quotation marks to search for this phrase.".to_owned());
    }
    if value.is_empty() {
        return Err(missing(field));
    }
    let whole = term.form == ValueForm::Quoted;
    match field {
        None if !whole && is_number(value) => Err(uncounted()),
        None => pattern(value, whole).map(|p| TermMeaning::Test(Test::Text(p))),
        Some(Field::Sort) => order(value).map(TermMeaning::Order),
        Some(field) => within(field, value, whole, today).map(TermMeaning::Test),
    }
}

/// The test that `value` means in `field`.
fn within(field: Field, value: &str, whole: bool, today: Date) -> Result<Test, String> {
    let compared = !whole && value.starts_with(numbers::is_sign);
    match field {
        Field::Count(counted) => count(counted, value),
        _ if compared => Err(not_counted(field, value)),
        Field::Date => dates::days(value, today).map(|(from, until)| Test::Published(from, until)),
        Field::After => dates::first_day(value, today).map(|day| Test::Published(Some(day), None)),
        Field::Before => dates::first_day(value, today).map(|day| Test::Published(None, Some(day))),
        Field::Is => keywords::is(value),
        Field::Has => keywords::has(value),
        Field::Kind => keywords::kind(value),
        Field::Lang => languages::code(value).map(Test::Lang),
        Field::Place => pattern(value, whole).map(|p| Test::Named(Field::Place, places::precise(p))),
        Field::In => pattern(value, whole).map(|p| Test::Inside(places::precise(p))),
        Field::Person | Field::Org | Field::Speaker | Field::Said | Field::Source | Field::Sort => {
            pattern(value, whole).map(|p| Test::Named(field, p))
        }
    }
}

fn pattern(value: &str, whole: bool) -> Result<Pattern, String> {
    Pattern::new(value, whole).ok_or_else(|| format!("“{value}” has no letter and no digit to look for."))
}

/// Whether `value` is a sign with or without a number, but nothing to count.
fn is_number(value: &str) -> bool {
    let number = value.trim_start_matches(numbers::is_sign);
    number.len() < value.len() && number.bytes().all(|b| b.is_ascii_digit())
}

/// The message for a number in a `field` whose values are not numbers.
fn not_counted(field: Field, value: &str) -> String {
    let counted = |f: &Field| matches!(f, Field::Count(c) if c.single() == Some(field));
    let name = field.name();
    match Field::ALL.into_iter().find(counted) {
        Some(meant) => format!(
            "There is no “{name}{value}”; did you mean “{}{value}”?",
            meant.name()
        ),
        None => format!("“{name}” takes a colon, not a number."),
    }
}

fn uncounted() -> String {
    "Write a field, a sign and a number without spaces: people>3.".to_owned()
}

fn count(counted: Counted, value: &str) -> Result<Test, String> {
    let numbers = numbers::numbers(value);
    let named = counted
        .single()
        .filter(|_| value.starts_with(char::is_alphabetic));
    match named {
        Some(single) => Err(format!(
            "“{value}” is not a number; did you mean “{}:{value}”?",
            single.name()
        )),
        None => numbers.map(|numbers| Test::Count(counted, numbers)),
    }
}

fn order(value: &str) -> Result<Order, String> {
    let name = value.strip_prefix('-').unwrap_or(value);
    if name.is_empty() {
        return Err(keywords::takes(Field::Sort));
    }
    Ok(Order {
        by: keywords::sort(name)?,
        reversed: name.len() < value.len(),
    })
}

fn unknown(name: &str, value: &str) -> String {
    match Field::like(name) {
        Some(field) if value.starts_with(numbers::is_sign) => {
            format!(
                "There is no field “{name}”; did you mean “{}{value}”?",
                field.name()
            )
        }
        Some(field) => format!("There is no field “{name}:”; did you mean “{}:”?", field.name()),
        None => format!("There is no field “{name}:”; put the words in quotation marks to search for them."),
    }
}

/// The message for a value that the user has not typed yet.
fn missing(field: Option<Field>) -> String {
    match field {
        None => "Write words between the quotation marks.".to_owned(),
        Some(Field::Date | Field::After | Field::Before) => dates::missing(),
        Some(Field::Count(_)) => numbers::missing(),
        Some(field @ (Field::Is | Field::Has | Field::Kind | Field::Sort)) => keywords::takes(field),
        Some(Field::Lang) => "“lang:” takes the code of a language: en, fr, de, ar, zh.".to_owned(),
        Some(Field::Said) => "Write a word after the colon, without a space.".to_owned(),
        Some(_) => "Write a name after the colon, without a space.".to_owned(),
    }
}
