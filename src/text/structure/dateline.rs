//! Reads the dateline: "LONDON, March 3 (Reuters) - ".

use super::block_texts::BlockTexts;
use super::letters::{count, is_all_capitals, is_capitalized, is_particle, opens_quotation};
use crate::text::Span;
use crate::text::document::Dateline;
use crate::text::english::dates;
use crate::text::english::dates::WrittenDate;
use jiff::civil::Date;

/// A dateline as it is written. The date may have no year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenDateline {
    pub span: Span,
    pub place: Option<Span>,
    pub agency: Option<Span>,
    pub date: Option<WrittenDate>,
    /// Whether the form is unambiguous: the dateline has a date, an agency in brackets, a place in
    /// capitals, or a place with the region that contains it.
    pub sure: bool,
}

impl WrittenDateline {
    /// Converts the dateline for a document published on `published`. A missing year is the year
    /// that puts the day at most one month before the publication.
    pub fn dateline(self, published: Option<Date>) -> Dateline {
        let date = self.date.and_then(|d| {
            d.complete().or_else(|| {
                let published = published?;
                let years = [published.year(), published.year() - 1];
                let days = |date: Date| (published - date).get_days();
                years
                    .into_iter()
                    .filter_map(|y| d.in_year(y))
                    .find(|date| (0..=31).contains(&days(*date)))
            })
        });
        Dateline {
            span: self.span,
            place: self.place,
            agency: self.agency,
            date,
        }
    }
}

/// The maximum length of a dateline in bytes.
const LONGEST: usize = 120;
/// The length in bytes below which a paragraph can only have an unambiguous dateline.
const SHORT: usize = 80;

/// The dateline at the start of block `i`.
pub(super) fn read(blocks: BlockTexts<'_>, i: usize) -> Option<WrittenDateline> {
    let block = blocks.text_of(i);
    let found = parse(block)?;
    let colon = block.get(found.span.range())?.trim_end().ends_with(':');
    let proven = found.date.is_some() || found.agency.is_some();
    let label = !proven && (is_label(block) || colon && is_transcript_label(blocks, i, found.span));
    if label || !found.sure && block.len() < SHORT {
        return None;
    }
    let shift = |span: Span| blocks.span_in(i, span);
    Some(WrittenDateline {
        span: shift(found.span),
        place: found.place.map(shift),
        agency: found.agency.map(shift),
        ..found
    })
}

/// Whether the first word is a label for the kind of text: "Update", "Interview".
fn is_label(block: &str) -> bool {
    const LABELS: &str = "question answer update updated note editor analysis opinion correction warning \
        spoiler exclusive breaking live watch summary interview transcript review fact here this the it on yes no";
    let word = block
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    LABELS.split(' ').any(|l| l.eq_ignore_ascii_case(word))
}

/// Whether the opening of block `i`, which ends in a colon, is the label of a speaker in a
/// transcript.
fn is_transcript_label(blocks: BlockTexts<'_>, i: usize, opening: Span) -> bool {
    let block = blocks.text_of(i);
    let label = block.get(opening.range()).unwrap_or_default().trim_end();
    let after = block.get(opening.end()..).unwrap_or_default();
    let first_person = ["I ", "We ", "I'", "I’"].iter().any(|w| after.starts_with(w));
    first_person || (i + 1..blocks.spans.len().min(i + 60)).any(|j| blocks.text_of(j).starts_with(label))
}

/// The dateline at the start of `block`, with spans of `block`.
fn parse(block: &str) -> Option<WrittenDateline> {
    let mut cursor = DatelineCursor { block, at: 0 };
    let (names, date) = cursor.names_and_date();
    let agency = cursor
        .bracketed(['(', ')'])
        .or_else(|| cursor.bracketed(['/', '/']));
    // The date can be in the brackets: "SINGAPORE (May 6, 2021) -".
    let inner = agency.and_then(|a| dates::at_start(part(block, a)));
    let (date, agency) = (date.or(inner), agency.filter(|_| inner.is_none()));
    let full = date.is_some_and(|d| d.complete().is_some());
    let separator = match cursor.separator() {
        None if full && cursor.skip(&[". "]) => Some('.'),
        other => other,
    };
    let place = names.first().copied();
    let capitals = place.is_some_and(|n| is_place_in_capitals(part(block, n)));
    if separator.is_none() && !(agency.is_some() && capitals) {
        return None;
    }
    let dash = separator.is_some_and(|s| s != ':');
    let date = date.or_else(|| if dash { cursor.date_after_dash() } else { None });
    cursor.skip(&[" "]);
    let after = block.get(cursor.at..)?;
    let opens = after.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || opens_quotation(after);
    if cursor.at > LONGEST || !opens || place.is_none() && agency.is_none() {
        return None;
    }
    Some(WrittenDateline {
        span: Span::new(0, cursor.at),
        place,
        agency,
        date,
        sure: date.is_some() || agency.is_some() || capitals && dash || names.len() > 1,
    })
}

fn is_place_in_capitals(name: &str) -> bool {
    is_all_capitals(name) && name.len() > 2 && count(name) <= 3 && !name.contains(['\'', '’'])
}

fn part(block: &str, span: Span) -> &str {
    block.get(span.range()).unwrap_or_default()
}

/// A position in a block, from which the parts of a dateline are read.
struct DatelineCursor<'a> {
    block: &'a str,
    at: usize,
}

impl DatelineCursor<'_> {
    fn rest(&self) -> &str {
        self.block.get(self.at..).unwrap_or_default()
    }

    /// Skips the first of `options` that is at this position.
    fn skip(&mut self, options: &[&str]) -> bool {
        let found = options.iter().find(|o| self.rest().starts_with(**o));
        self.at += found.map_or(0, |o| o.len());
        found.is_some()
    }

    /// Reads "KUALA LUMPUR, Jul 26 2022": up to four names and then a date, if there is one. A day
    /// of the week is skipped.
    fn names_and_date(&mut self) -> (Vec<Span>, Option<WrittenDate>) {
        let mut names = Vec::new();
        while names.len() < 4 {
            if let Some(date) = self.date() {
                return (names, Some(date));
            }
            let Some(name) = self.name() else { break };
            if !dates::is_weekday(part(self.block, name)) {
                names.push(name);
            }
            // "SYDNEY and KUALA LUMPUR". Without capitals, "and" can also join two people.
            let joined = is_place_in_capitals(part(self.block, name)) && self.skip(&[" and "]);
            if !joined && !self.skip(&[", ", ",", "/"]) {
                break;
            }
        }
        (names, None)
    }

    /// Reads the date in "CAIRO - 21 July 2022: The ministry", if a mark or the end follows it.
    fn date_after_dash(&mut self) -> Option<WrittenDate> {
        let start = self.at;
        let date = self.date()?;
        let full = date.complete().is_some();
        let ends = self.separator().is_some() || full && self.skip(&[". "]);
        if !ends {
            self.at = start;
            return None;
        }
        Some(date)
    }

    /// Reads a name of up to five capitalized words: "KUALA LUMPUR", "N.Y.", "Rio de Janeiro".
    fn name(&mut self) -> Option<Span> {
        let start = self.at;
        let (mut at, mut end, mut words) = (start, start, 0);
        while let Some(rest) = self.block.get(at..) {
            let len = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
            let word = rest.get(..len).unwrap_or_default();
            // A hyphen at the end separates the place from the text: "Udhampur- Northern".
            let word = word.trim_end_matches('-');
            let particle = words > 0 && is_particle(word);
            if word.is_empty() || !(is_capitalized(word) || particle) || words == 5 {
                break;
            }
            words += 1;
            at += word.len();
            if !particle {
                end = at;
            }
            if !self.block.get(at..).is_some_and(|r| r.starts_with(' ')) {
                break;
            }
            at += 1;
        }
        self.at = end;
        (end > start).then(|| Span::new(start, end))
    }

    /// Reads a date with or without a comma before the year.
    fn date(&mut self) -> Option<WrittenDate> {
        // No date is longer than 40 bytes, but a block can be.
        let end = self.block.floor_char_boundary(self.at + 40);
        let found = dates::at_start(self.block.get(self.at..end)?)?;
        self.at += found.span.end();
        Some(found)
    }

    /// Reads the agency in brackets, or between the slashes of a press release.
    fn bracketed(&mut self, [opening, closing]: [char; 2]) -> Option<Span> {
        let rest = self.rest();
        let open = rest.len() - rest.trim_start().len();
        let inner = rest.trim_start().strip_prefix(opening)?;
        let len = inner.find(closing).filter(|len| (2..=40).contains(len))?;
        let named = inner
            .get(..len)?
            .split([' ', '/'])
            .next()
            .is_some_and(is_capitalized);
        let start = self.at + open + 1;
        if !named {
            return None;
        }
        self.at = start + len + 1;
        Some(Span::new(start, start + len))
    }

    /// Reads the dash or colon at the end of a dateline and the white space before it.
    fn separator(&mut self) -> Option<char> {
        let rest = self.rest();
        let mark = rest.trim_start_matches([' ', '\u{a0}']);
        let spaced = mark.len() < rest.len();
        let after_brackets = self.block.get(..self.at).is_some_and(|b| b.ends_with([')', '/']));
        let found = mark
            .chars()
            .next()
            .filter(|c| matches!(c, '-' | '–' | '—' | '―' | ':'))?;
        let run = mark.len() - mark.trim_start_matches(found).len();
        let tail = mark.get(run..)?;
        // A hyphen within a word separates nothing.
        let apart =
            tail.starts_with([' ', '\u{a0}']) || found == '—' || (spaced && found != ':') || after_brackets;
        if !apart || run > 3 {
            return None;
        }
        let after = tail.trim_start_matches([' ', '\u{a0}']);
        self.at += rest.len() - after.len();
        Some(if found == ':' { ':' } else { '-' })
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')
}
