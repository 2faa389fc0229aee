//! Reads the lines with the authors, the publisher and the date of an article.

use super::letters::{count, ends_sentence, is_all_capitals, is_capitalized, is_particle};
use crate::text::Span;
use crate::text::english::dates;
use jiff::civil::Date;

/// The contents of a byline or imprint. Spans are in bytes of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PublicationLine {
    /// The names after "By".
    pub author: Option<Span>,
    /// The name next to the date.
    pub source: Option<Span>,
    /// The date, if it is complete.
    pub date: Option<Date>,
    /// Whether the date is the date of an update.
    pub update: bool,
}

/// The maximum length of such a line in bytes.
const LONGEST: usize = 160;

/// Reads `line` if it is a byline or an imprint.
pub(super) fn read(line: &str) -> Option<PublicationLine> {
    if line.len() > LONGEST || line.contains(['“', '"', '”']) {
        return None;
    }
    byline(line).or_else(|| dated(line)).or_else(|| labelled(line))
}

/// Reads "By Jane Doe, Science Editor", "By Jane Doe | 3 March 2019".
fn byline(line: &str) -> Option<PublicationLine> {
    const OPENINGS: [&str; 7] = [
        "by ",
        "by: ",
        "written by ",
        "story by ",
        "text by ",
        "reported by ",
        "words by ",
    ];
    let lower = line.to_ascii_lowercase();
    let opening = OPENINGS.iter().find(|o| lower.starts_with(**o))?.len();
    let rest = line.get(opening..)?;
    let date = dates::find(rest);
    let until = date.map_or(rest.len(), |d| d.span.start());
    let end = rest
        .find(['|', '•', '·', '—', '–', '('])
        .map_or(until, |at| at.min(until));
    let all = rest.get(..end)?;
    let names = names(all)?;
    // All words of a byline are names or roles, so "By Tuesday it was over." is not a byline.
    let sentence = ends_sentence(line) && !all.trim_end().ends_with("Jr.") && count(line) > 7;
    let small =
        |w: &&str| !is_capitalized(w) && !is_particle(w) && !matches!(*w, "and" | "at" | "for" | "in");
    let roles = all.split_whitespace().filter(small).count();
    if sentence || roles > 3 {
        return None;
    }
    let start = opening + (all.len() - all.trim_start().len());
    Some(PublicationLine {
        author: Some(Span::new(start, start + names)),
        date: date.and_then(|d| d.complete()),
        ..PublicationLine::default()
    })
}

/// The length in bytes of the names at the start of `text`, without leading white space. The names
/// end before the first part that is a role, a desk or a place.
fn names(text: &str) -> Option<usize> {
    let text = text.trim();
    let mut len = 0;
    let mut at = 0;
    for part in text.split_inclusive([',', '&']) {
        let part_text = part.trim_end_matches([',', '&']);
        let until = [" in ", " for ", " at "]
            .iter()
            .filter_map(|w| part_text.find(w))
            .min();
        let name = part_text
            .get(..until.unwrap_or(part_text.len()))
            .unwrap_or_default()
            .trim_end();
        let fits = is_name(name.trim()) || len > 0 && joined(name);
        if !fits {
            break;
        }
        len = at + name.len();
        if until.is_some() {
            break;
        }
        at += part.len();
    }
    let bare = text.get(..len)?.trim_end_matches('.');
    (!bare.is_empty()).then_some(bare.len())
}

/// Whether `part` is "and" with a name: "and Jane Doe".
fn joined(part: &str) -> bool {
    part.trim().strip_prefix("and ").is_some_and(is_name)
}

/// Whether `text` is a name, or names joined by "and", and not a role.
fn is_name(text: &str) -> bool {
    const ROLES: [&str; 14] = [
        "Editor",
        "Correspondent",
        "Reporter",
        "Writer",
        "Staff",
        "Press",
        "Reuters",
        "News",
        "Service",
        "Desk",
        "Bureau",
        "Columnist",
        "Contributor",
        "Producer",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits =
        |w: &&str| (is_capitalized(w) || is_particle(w) || *w == "and") && !w.contains(char::is_numeric);
    let role = words.len() > 1 && words.iter().any(|w| ROLES.contains(w));
    let first = words.first().is_some_and(|w| is_capitalized(w) || is_particle(w));
    (1..=9).contains(&words.len()) && first && words.iter().all(fits) && (!role || is_all_capitals(text))
}

/// Reads a line of a complete date and little else: "Reuters, 2016-02-10", "March 3, 2019 | NDTV",
/// "Updated 10 February 2016 14:05 GMT".
fn dated(line: &str) -> Option<PublicationLine> {
    let found = dates::find(line)?;
    let date = found.complete()?;
    let (before, after) = (line.get(..found.span.start())?, line.get(found.span.end()..)?);
    let lower = before.to_lowercase();
    let update = ["updat", "modif", "edited"].iter().any(|w| lower.contains(w));
    let left = name_in(before, 0);
    let right = name_in(after, found.span.end());
    let source = match (left, right) {
        (Ok(left), Ok(right)) => left.or(right),
        _ => return None,
    };
    Some(PublicationLine {
        source,
        date: Some(date),
        update,
        ..PublicationLine::default()
    })
}

/// Reads "Source: NDTV".
fn labelled(line: &str) -> Option<PublicationLine> {
    let (label, name) = line.split_once(':')?;
    let labels = ["source", "agency", "published by", "publisher"];
    let fits = labels.contains(&label.to_lowercase().as_str()) && count(name) <= 6 && !ends_sentence(name);
    let start = line.len() - name.trim_start().len();
    let span = Span::new(start, start + name.trim().len());
    (fits && !span.is_empty()).then_some(PublicationLine {
        source: Some(span),
        ..PublicationLine::default()
    })
}

/// The error for a line that has more than a name next to the date.
struct NoName;

/// The name next to a date: the rest of `text` without times, days of the week and words that
/// announce a date. `base` is added to the span.
fn name_in(text: &str, base: usize) -> Result<Option<Span>, NoName> {
    let mut span: Option<Span> = None;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || is_date_word(bare) {
            continue;
        }
        if !is_capitalized(bare) && !is_particle(bare) && !bare.contains('.') {
            return Err(NoName);
        }
        let offset = word.find(bare).unwrap_or(0);
        let found = Span::new(base + start + offset, base + start + offset + bare.len());
        span = Some(span.map_or(found, |s| s.hull(found)));
    }
    let words = span
        .and_then(|s| text.get(s.start() - base..s.end() - base))
        .map_or(0, count);
    if words > 6 || ends_sentence(text) && words > 3 {
        Err(NoName)
    } else {
        Ok(span)
    }
}

/// Whether `word`, next to a date, only belongs to the date or time.
fn is_date_word(word: &str) -> bool {
    const WORDS: [&str; 33] = [
        "published",
        "publication",
        "posted",
        "updated",
        "modified",
        "edited",
        "first",
        "last",
        "date",
        "on",
        "at",
        "am",
        "pm",
        "a.m",
        "p.m",
        "gmt",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "cet",
        "cest",
        "bst",
        "ist",
        "et",
        "pt",
        "hrs",
        "min",
        "read",
        "minutes",
        "source",
        "release",
    ];
    let lower = word.to_lowercase();
    let time = word.starts_with(|c: char| c.is_ascii_digit())
        || word.starts_with('T')
            && word
                .get(1..2)
                .is_some_and(|d| d.chars().all(|c| c.is_ascii_digit()));
    time || WORDS.contains(&lower.as_str()) || dates::is_weekday(word) || dates::month(word).is_some()
}
