//! Cuts the input into tokens: terms, operators and parentheses.
//!
//! The lexer does not interpret them: `parse` makes an expression of the tokens, and
//! `completion` looks for the token at the cursor.

use super::Field;
use super::numbers::is_sign;
use crate::text::Span;

/// One token. The spans of tokens ascend and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueryToken {
    /// Its range; never empty.
    pub span: Span,
    /// Its kind.
    pub kind: QueryTokenKind,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueryTokenKind {
    /// An opening parenthesis, with the field before it: `person:(`.
    Open,
    /// A closing parenthesis.
    Close,
    /// `OR` or `|`.
    Or,
    /// `AND`, which is optional.
    And,
    /// `NOT`.
    Not,
    /// One or more minus signs before an expression.
    Minus,
    /// A term.
    Term(TermToken),
}

/// One term as written, before `term` interprets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TermToken {
    /// The whole term. It starts with the field if the field is directly before it.
    pub span: Span,
    /// The field: the name before a colon or a sign, or before the enclosing parentheses.
    pub name: Option<Span>,
    /// The value, with its quotation marks or sign.
    pub value: Span,
    /// How the value is written.
    pub form: ValueForm,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueForm {
    /// Up to the next white space or parenthesis.
    Bare,
    /// Between quotation marks.
    Quoted,
    /// After a quotation mark that is not closed.
    Unclosed,
}

/// Whether `c` opens or closes a quoted value: straight, or curly as pasted from an article.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether a bare value ends before `c`.
fn ends_value(c: char) -> bool {
    c.is_whitespace() || is_mark(c) || matches!(c, '(' | ')' | '|')
}

/// Cuts `input` into tokens.
pub(crate) fn tokens(input: &str) -> Vec<QueryToken> {
    let mut out = Vec::new();
    // The fields before the open parentheses.
    let mut fields: Vec<Option<Span>> = Vec::new();
    let mut at = 0;
    while let Some(start) = find(input, at, |c| !c.is_whitespace()) {
        let field = fields.last().copied().flatten();
        let token = token_at(input, start, field);
        match token.kind {
            QueryTokenKind::Open => fields.push(if token.span.len() > 1 {
                Some(Span::new(start, token.span.end() - 2))
            } else {
                field
            }),
            QueryTokenKind::Close => drop(fields.pop()),
            _ => {}
        }
        at = token.span.end();
        out.push(token);
    }
    out
}

/// The token that starts at `start`, which is not white space, within parentheses after
/// `field`.
fn token_at(input: &str, start: usize, field: Option<Span>) -> QueryToken {
    let rest = input.get(start..).unwrap_or_default();
    let token = |len, kind| QueryToken {
        span: Span::new(start, start + len),
        kind,
    };
    let run = |c| rest.len() - rest.trim_start_matches(c).len();
    match rest.chars().next() {
        Some('(') => token(1, QueryTokenKind::Open),
        Some(')') => token(1, QueryTokenKind::Close),
        Some('|') => token(run('|'), QueryTokenKind::Or),
        Some('-') => token(run('-'), QueryTokenKind::Minus),
        _ => {
            let term = term_token_at(input, start, field);
            let kind = match input.get(term.span.range()) {
                Some("OR") => QueryTokenKind::Or,
                Some("AND") => QueryTokenKind::And,
                Some("NOT") => QueryTokenKind::Not,
                _ if term.is_before_open(input) => {
                    return token(term.span.len() + 1, QueryTokenKind::Open);
                }
                _ => QueryTokenKind::Term(term),
            };
            token(term.span.len(), kind)
        }
    }
}

impl TermToken {
    /// Whether it is a field and a colon without a value, directly before parentheses.
    fn is_before_open(&self, input: &str) -> bool {
        let after = input.get(self.span.end()..).unwrap_or_default();
        let colon = self.value.is_empty() && self.name.is_some_and(|n| n.end() + 1 == self.span.end());
        colon && after.starts_with('(')
    }
}

/// The offset of the first character at or after `from` that `wanted` accepts.
fn find(input: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    input.get(from..)?.find(wanted).map(|at| from + at)
}

fn term_token_at(input: &str, start: usize, field: Option<Span>) -> TermToken {
    let stop = find(input, start, |c| c == ':' || is_sign(c) || ends_value(c)).unwrap_or(input.len());
    let own = opened(input, start, stop);
    let (value, form) = value_at(input, own.unwrap_or(start));
    TermToken {
        span: Span::new(start, value.end()),
        name: own.map(|_| Span::new(start, stop)).or(field),
        value,
        form,
    }
}

/// The start of the value, if the text from `start` to `stop` and the sign after it can
/// only mean a field. "10:30" and "a>b" cannot.
fn opened(input: &str, start: usize, stop: usize) -> Option<usize> {
    let name = input.get(start..stop)?;
    let after = input.get(stop..)?;
    let sign = after.chars().next()?;
    let alphabetic = !name.is_empty() && name.chars().all(char::is_alphabetic);
    match sign {
        ':' if alphabetic => Some(stop + 1),
        _ if alphabetic && is_sign(sign) => {
            let known = Field::named(name).is_some();
            let number = after.trim_start_matches(is_sign);
            let slip = matches!(Field::like(name), Some(Field::Count(_)));
            (known || slip && number.starts_with(|c: char| c.is_ascii_digit())).then_some(stop)
        }
        _ => None,
    }
}

fn value_at(input: &str, start: usize) -> (Span, ValueForm) {
    let rest = input.get(start..).unwrap_or_default();
    let Some(mark) = rest.chars().next().filter(|c| is_mark(*c)) else {
        let end = find(input, start, ends_value).unwrap_or(input.len());
        return (Span::new(start, end), ValueForm::Bare);
    };
    match find(input, start + mark.len_utf8(), is_mark) {
        Some(close) => {
            let after = input.get(close..).unwrap_or_default();
            let width = after.chars().next().map_or(0, char::len_utf8);
            (Span::new(start, close + width), ValueForm::Quoted)
        }
        None => (Span::new(start, input.len()), ValueForm::Unclosed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as typed, with a space between them.
    fn cut(input: &str) -> String {
        let all: Vec<&str> = tokens(input).iter().map(|t| &input[t.span.range()]).collect();
        all.join(" ")
    }

    #[test]
    fn parentheses_bars_and_marks_end_a_word() {
        assert_eq!(cut("a|b(c)d\"e f\"g"), "a | b ( c ) d \"e f\" g");
        assert_eq!(cut("-(a --b)"), "- ( a -- b )");
        assert_eq!(cut("after:-7d x-y"), "after:-7d x-y");
    }

    #[test]
    fn a_field_before_parentheses_is_that_of_the_words_in_them() {
        let input = "org:(un place:a (nato)) b";
        let names: Vec<Option<&str>> = tokens(input)
            .iter()
            .filter_map(|t| match t.kind {
                QueryTokenKind::Term(term) => Some(term.name.map(|n| &input[n.range()])),
                _ => None,
            })
            .collect();
        assert_eq!(names, [Some("org"), Some("place"), Some("org"), None]);
    }

    #[test]
    fn a_sign_ends_the_name_of_what_is_counted_only() {
        let named = |input| match tokens(input)[0].kind {
            QueryTokenKind::Term(term) => term.name.is_some(),
            _ => false,
        };
        for input in [
            "people>3",
            "people:>3",
            "WORDS<=800",
            "poeple>3",
            "person>3",
            "words≥8",
        ] {
            assert!(named(input), "{input}");
        }
        for input in ["a>b", "x=3", "10:30", "1>people"] {
            assert!(!named(input), "{input}");
        }
    }
}
