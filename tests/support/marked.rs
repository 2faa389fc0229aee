//! Reads the marked-text notation of `tests/analysis/corpus`: an article with its
//! quotations, cues, speakers and names written into the text.
//!
//! `[tag:content]`, nestable; a literal `[`, `]` or `\` is written `\[`, `\]`, `\\`.
//!
//! | tag | what its content is |
//! |---|---|
//! | `q1` | quotation 1 |
//! | `c1`, `c1,2` | the cue of quotation 1, of 1 and 2 |
//! | `s1`, `s1,2`, `s1=Anna Petrova` | the speaker's mention; after `=` the full name |
//! | `person`, `person=Anna Petrova` | an entity; see [`ENTITY_KINDS`] |
//!
//! Only the standard library is used here, so that the gold never depends on
//! the code it judges. `tests/analysis/corpus/README.md` says what is annotated and how.

use std::ops::Range;

/// The kinds of entities that the notation knows.
pub const ENTITY_KINDS: [&str; 7] = ["person", "place", "org", "nat", "date", "money", "misc"];

/// An article without its marks, and what the marks said. All ranges are byte
/// offsets into `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The text with every mark and escape taken out.
    pub text: String,
    /// The quotations in the order of their numbers.
    pub quotations: Vec<MarkedQuotation>,
    /// The entities in the order of their starts; of two that start together,
    /// the longer first.
    pub entities: Vec<MarkedEntity>,
}

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedQuotation {
    /// The number after `q`, unique in the article.
    pub number: usize,
    /// The quoted content.
    pub span: Range<usize>,
    /// The reporting word or phrase, if there is one.
    pub cue: Option<Range<usize>>,
    /// The speaker, if the article names one.
    pub speaker: Option<MarkedSpeaker>,
}

/// The mention that names the source of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedSpeaker {
    /// The whole noun phrase.
    pub span: Range<usize>,
    /// The full name, where the mention is not already just that.
    pub name: Option<String>,
}

/// A mention of a person, a place, a date, ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedEntity {
    /// One of [`ENTITY_KINDS`].
    pub kind: String,
    /// The mention.
    pub span: Range<usize>,
    /// The canonical name, where the mention is not already that.
    pub name: Option<String>,
}

/// Reads an article in the notation.
///
/// An error names the line and byte of `marked` (both counted from 1) where
/// the mark at fault begins.
pub fn parse(marked: &str) -> Result<Marked, String> {
    let mut reader = Reader {
        marked,
        text: String::new(),
        open: Vec::new(),
        closed: Vec::new(),
    };
    reader.read()?;
    assemble(marked, reader.text, reader.closed)
}

/// The text between `[` and the first `:`.
#[derive(Debug, Clone)]
enum Tag {
    Quotation(usize),
    Cue(Vec<usize>),
    Speaker(Vec<usize>, Option<String>),
    Entity(String, Option<String>),
}

/// A mark whose `]` has not been read yet.
struct Open {
    tag: Tag,
    /// The start of its content in the text.
    start: usize,
    /// The position of its `[` in the marked text.
    at: usize,
}

/// A mark that has been read.
struct Closed {
    tag: Tag,
    span: Range<usize>,
    at: usize,
}

struct Reader<'a> {
    marked: &'a str,
    text: String,
    open: Vec<Open>,
    closed: Vec<Closed>,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), String> {
        let mut at = 0;
        while let Some(c) = self.marked[at..].chars().next() {
            at = match c {
                '[' => self.opening(at)?,
                ']' => self.closing(at)?,
                '\\' => self.escaped(at)?,
                _ => self.literal(c, at),
            };
        }
        match self.open.last() {
            Some(open) => Err(error(self.marked, open.at, "this mark is never closed")),
            None => Ok(()),
        }
    }

    fn literal(&mut self, c: char, at: usize) -> usize {
        self.text.push(c);
        at + c.len_utf8()
    }

    fn escaped(&mut self, at: usize) -> Result<usize, String> {
        match self.marked[at + 1..].chars().next() {
            Some(c @ ('[' | ']' | '\\')) => Ok(self.literal(c, at + 1)),
            _ => Err(error(
                self.marked,
                at,
                "a backslash must precede '[', ']' or '\\'",
            )),
        }
    }

    fn opening(&mut self, at: usize) -> Result<usize, String> {
        let rest = &self.marked[at + 1..];
        let end = rest
            .find([':', '[', ']', '\n'])
            .filter(|&end| rest[end..].starts_with(':'))
            .ok_or_else(|| error(self.marked, at, "no ':' after the tag; write '\\[' for a bracket"))?;
        let tag = tag(&rest[..end]).map_err(|why| error(self.marked, at, &why))?;
        self.open.push(Open {
            tag,
            start: self.text.len(),
            at,
        });
        Ok(at + 1 + end + 1)
    }

    fn closing(&mut self, at: usize) -> Result<usize, String> {
        let Open {
            tag,
            start,
            at: opened,
        } = self
            .open
            .pop()
            .ok_or_else(|| error(self.marked, at, "']' closes nothing; write '\\]' for a bracket"))?;
        self.closed.push(Closed {
            tag,
            span: start..self.text.len(),
            at: opened,
        });
        Ok(at + 1)
    }
}

fn tag(written: &str) -> Result<Tag, String> {
    let (head, name) = match written.split_once('=') {
        Some((_, "")) => return Err(format!("no name after '=' in '{written}'")),
        Some((head, name)) => (head, Some(name.to_owned())),
        None => (written, None),
    };
    if ENTITY_KINDS.contains(&head) {
        return Ok(Tag::Entity(head.to_owned(), name));
    }
    let unknown = || format!("unknown tag '{written}'");
    let mut letters = head.chars();
    let letter = letters.next().ok_or_else(unknown)?;
    let numbers = numbers(letters.as_str()).ok_or_else(unknown)?;
    match (letter, numbers.as_slice(), name) {
        ('q', &[number], None) => Ok(Tag::Quotation(number)),
        ('c', _, None) => Ok(Tag::Cue(numbers)),
        ('s', _, name) => Ok(Tag::Speaker(numbers, name)),
        _ => Err(unknown()),
    }
}

/// `1,2` as numbers.
fn numbers(written: &str) -> Option<Vec<usize>> {
    written.split(',').map(|number| number.parse().ok()).collect()
}

/// Brings cues and speakers to their quotations.
fn assemble(marked: &str, text: String, closed: Vec<Closed>) -> Result<Marked, String> {
    let mut quotations = quotations(marked, &closed)?;
    let mut entities = Vec::new();
    for Closed { tag, span, at } in closed {
        match tag {
            Tag::Quotation(_) => {}
            Tag::Cue(numbers) => {
                for number in numbers {
                    let slot = &mut numbered(&mut quotations, number, marked, at)?.cue;
                    fill(slot, span.clone()).map_err(|()| twice(marked, at, "cue", number))?;
                }
            }
            Tag::Speaker(numbers, name) => {
                for number in numbers {
                    let slot = &mut numbered(&mut quotations, number, marked, at)?.speaker;
                    let speaker = MarkedSpeaker {
                        span: span.clone(),
                        name: name.clone(),
                    };
                    fill(slot, speaker).map_err(|()| twice(marked, at, "speaker", number))?;
                }
            }
            Tag::Entity(kind, name) => entities.push(MarkedEntity { kind, span, name }),
        }
    }
    entities.sort_by_key(|entity| (entity.span.start, usize::MAX - entity.span.end));
    Ok(Marked {
        text,
        quotations,
        entities,
    })
}

/// The quotations alone, by number.
fn quotations(marked: &str, closed: &[Closed]) -> Result<Vec<MarkedQuotation>, String> {
    let mut quotations: Vec<MarkedQuotation> = Vec::new();
    for Closed { tag, span, at } in closed {
        if let Tag::Quotation(number) = *tag {
            if quotations.iter().any(|quotation| quotation.number == number) {
                return Err(twice(marked, *at, "content", number));
            }
            quotations.push(MarkedQuotation {
                number,
                span: span.clone(),
                cue: None,
                speaker: None,
            });
        }
    }
    quotations.sort_by_key(|quotation| quotation.number);
    Ok(quotations)
}

fn numbered<'a>(
    quotations: &'a mut [MarkedQuotation],
    number: usize,
    marked: &str,
    at: usize,
) -> Result<&'a mut MarkedQuotation, String> {
    quotations
        .iter_mut()
        .find(|quotation| quotation.number == number)
        .ok_or_else(|| error(marked, at, &format!("there is no quotation {number}")))
}

/// Fills a slot that must be empty.
fn fill<T>(slot: &mut Option<T>, value: T) -> Result<(), ()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(()),
    }
}

fn twice(marked: &str, at: usize, what: &str, number: usize) -> String {
    error(marked, at, &format!("quotation {number} already has a {what}"))
}

fn error(marked: &str, at: usize, why: &str) -> String {
    let line = marked[..at].matches('\n').count() + 1;
    format!("line {line}, byte {}: {why}", at + 1)
}
