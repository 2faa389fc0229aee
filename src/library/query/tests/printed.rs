//! Expressions written out: fully in parentheses, each term in one way. What
//! is written out reads as the same expression.

use super::*;

/// `expr` written out.
pub fn printed(expr: &Expr) -> String {
    let all = |parts: &[Expr], between: &str| {
        let parts: Vec<String> = parts.iter().map(printed).collect();
        format!("({})", parts.join(between))
    };
    match expr {
        Expr::All(parts) if parts.is_empty() => "everything".to_owned(),
        Expr::All(parts) => all(parts, " "),
        Expr::Any(parts) => all(parts, " OR "),
        Expr::Not(part) => format!("-{}", printed(part)),
        Expr::Term(term) => test(&term.test),
    }
}

fn test(test: &Test) -> String {
    let fixed = |field: Field| {
        let mut values = field.values().into_iter().map(|v| Query::term_for(field, v.name));
        values
            .find(|v| matches!(&Query::parse(v, TODAY).expr, Expr::Term(t) if t.test == *test))
            .unwrap()
    };
    match test {
        Test::Text(words) => pattern(words),
        Test::Named(field, words) => format!("{}:{}", field.name(), pattern(words)),
        Test::Inside(words) => format!("in:{}", pattern(words)),
        Test::Published(from, None) => format!("after:{}", from.unwrap()),
        Test::Published(None, Some(until)) => format!("before:{until}"),
        Test::Published(Some(from), Some(until)) => format!("date:{from}..{}", until.yesterday().unwrap()),
        Test::Count(counted, numbers) => {
            let (first, last) = (numbers.start(), numbers.end());
            format!("{}:{first}..{last}", Field::Count(*counted).name())
        }
        Test::Has(_) => fixed(Field::Has),
        Test::Is(_) => fixed(Field::Is),
        Test::Kind(_) => fixed(Field::Kind),
        Test::Lang(code) => format!("lang:{code}"),
    }
}

fn pattern(pattern: &Pattern) -> String {
    match pattern.whole {
        true => format!("\"{}\"", pattern.words.join(" ")),
        false => pattern.words.join("-"),
    }
}
