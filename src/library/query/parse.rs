//! Makes an expression and problems of tokens.
//!
//! `NOT` binds most closely, then a space, then `OR`. A part that cannot be used leaves
//! no trace in the expression: `a OR (` and `a -person:` become `a`.

use super::lexer::{QueryToken, QueryTokenKind, TermToken, tokens};
use super::term::{TermMeaning, meaning_of};
use super::{Expr, Order, Problem, Query, Term};
use crate::text::Span;
use jiff::civil::Date;

/// The deepest nesting of parentheses that is read.
pub const DEEPEST: usize = 32;

/// The largest number of terms that is read. Text pasted by mistake may have thousands
/// of words, and each term costs a search.
pub const MOST_TERMS: usize = 256;

impl Query {
    /// Parses the input. Relative dates such as `-7d` count from `today`.
    ///
    /// The time is linear in the length of the input.
    #[must_use]
    pub fn parse(input: &str, today: Date) -> Self {
        let mut parser = Parser {
            input,
            today,
            tokens: tokens(input),
            at: 0,
            terms: 0,
            order: None,
            problems: Vec::new(),
        };
        let expr = parser.any(0);
        Self {
            expr: expr.unwrap_or_default(),
            order: parser.order,
            problems: parser.problems,
        }
    }
}

struct Parser<'a> {
    input: &'a str,
    today: Date,
    tokens: Vec<QueryToken>,
    /// The next token.
    at: usize,
    /// The number of terms read so far.
    terms: usize,
    order: Option<Order>,
    problems: Vec<Problem>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<QueryToken> {
        self.tokens.get(self.at).copied()
    }

    /// Takes the next token if it is of this kind, and returns its span.
    fn take(&mut self, kind: QueryTokenKind) -> Option<Span> {
        let token = self.peek().filter(|t| t.kind == kind)?;
        self.at += 1;
        Some(token.span)
    }

    fn problem(&mut self, span: Span, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(Problem { span, message });
    }

    /// Alternatives separated by `OR`, up to the closing parenthesis or the end.
    fn any(&mut self, depth: usize) -> Option<Expr> {
        let mut parts = Vec::new();
        let mut before: Option<Span> = None;
        loop {
            let start = self.at;
            parts.extend(self.all(depth));
            let empty = self.at == start;
            let or = self.take(QueryTokenKind::Or);
            // An operator with nothing on either side gets one problem, not two.
            match (before, or) {
                (Some(before), _) if empty => {
                    self.problem(before, "Write an alternative after OR.");
                }
                (None, Some(or)) if empty => self.problem(or, "Write an alternative before OR."),
                _ => {}
            }
            match or {
                Some(_) if before.is_none() && empty => {}
                Some(or) => before = Some(or),
                None => return Expr::any(parts),
            }
        }
    }

    /// Parts that must all match, up to the next `OR`.
    fn all(&mut self, depth: usize) -> Option<Expr> {
        let mut parts = Vec::new();
        let start = self.at;
        while let Some(token) = self.peek() {
            match token.kind {
                QueryTokenKind::Or => break,
                QueryTokenKind::Close if depth > 0 => break,
                QueryTokenKind::Close => {
                    self.at += 1;
                    self.problem(token.span, "This “)” has no “(”.");
                }
                QueryTokenKind::And => {
                    let first = self.at == start;
                    self.at += 1;
                    if first || !self.begins() {
                        self.problem(token.span, "Write a term before and after AND.");
                    }
                }
                _ => parts.extend(self.not(depth)),
            }
        }
        Expr::all(parts)
    }

    /// Whether the next token starts a term, a negation or parentheses.
    fn begins(&self) -> bool {
        self.peek().is_some_and(|t| {
            !matches!(
                t.kind,
                QueryTokenKind::Or | QueryTokenKind::And | QueryTokenKind::Close
            )
        })
    }

    /// A term or parentheses, with the negations before it.
    fn not(&mut self, depth: usize) -> Option<Expr> {
        let mut negated = false;
        while let Some(token) = self.peek() {
            match token.kind {
                QueryTokenKind::Minus | QueryTokenKind::Not => self.at += 1,
                _ => break,
            }
            let touches = self
                .peek()
                .is_some_and(|next| next.span.start() == token.span.end());
            if !self.begins() || token.kind == QueryTokenKind::Minus && !touches {
                let sign = if token.kind == QueryTokenKind::Not {
                    "NOT"
                } else {
                    "the minus"
                };
                self.problem(
                    token.span,
                    format!("Write after {sign} what articles must not contain."),
                );
                return None;
            }
            negated = !negated;
        }
        let token = self.peek()?;
        self.at += 1;
        let part = match token.kind {
            QueryTokenKind::Open => self.group(token.span, depth + 1),
            QueryTokenKind::Term(piece) => self.term(piece, negated),
            _ => None,
        }?;
        Some(if negated { part.negated() } else { part })
    }

    /// The expression after the parenthesis `open`, up to the closing one.
    fn group(&mut self, open: Span, depth: usize) -> Option<Expr> {
        if depth > DEEPEST {
            let span = open.hull(self.skip().unwrap_or(open));
            self.problem(span, format!("Parentheses nest at most {DEEPEST} deep."));
            return None;
        }
        let start = self.at;
        let found = self.any(depth);
        let empty = self.at == start;
        match self.take(QueryTokenKind::Close) {
            Some(close) if empty => {
                self.problem(open.hull(close), "Write something between the parentheses.");
            }
            Some(_) => {}
            None => self.problem(open, "Close the parenthesis with “)”."),
        }
        found
    }

    /// Skips to the closing parenthesis. Returns the last token before it.
    fn skip(&mut self) -> Option<Span> {
        let (mut open, mut last) = (1usize, None);
        while let Some(token) = self.peek().filter(|_| open > 0) {
            match token.kind {
                QueryTokenKind::Open => open += 1,
                QueryTokenKind::Close => open -= 1,
                _ => {}
            }
            last = Some(token.span);
            self.at += 1;
        }
        last
    }

    fn term(&mut self, piece: TermToken, negated: bool) -> Option<Expr> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            if self.terms == MOST_TERMS + 1 {
                self.problem(
                    piece.span,
                    format!("A filter has at most {MOST_TERMS} terms. The rest is ignored."),
                );
            }
            return None;
        }
        match meaning_of(self.input, piece, self.today) {
            Ok(TermMeaning::Test(test)) => Some(Expr::Term(Term {
                span: piece.span,
                test,
            })),
            Ok(TermMeaning::Order(order)) => {
                let reversed = order.reversed != negated;
                self.order = Some(Order { reversed, ..order });
                None
            }
            Err(message) => {
                self.problem(piece.span, message);
                None
            }
        }
    }
}
