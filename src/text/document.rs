//! An article's text and the blocks it is made of.

use super::Span;
use jiff::civil::Date;

/// What a stretch of the text is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A line an archive put on top: "This Article is From Feb 10, 2016".
    ArchiveLine,
    /// The headline.
    Title,
    /// A short summary or a caption below the title.
    Standfirst,
    /// "By Jane Doe".
    Byline,
    /// Who published it and when: "Reuters, 10 February 2016", "Published: …".
    Imprint,
    /// A heading within the body.
    Heading,
    /// One item of a list.
    ListItem,
    /// A paragraph of the body; the first may begin with the dateline.
    Paragraph,
}

/// One stretch of text: a line, or a whole paragraph where the text was
/// wrapped to a fixed width by line breaks, which the block then holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is: without surrounding white space, never empty.
    pub span: Span,
}

/// Where an article says it was written: the run-in opening of its first
/// paragraph, as in "LONDON, March 3 (Reuters) - ".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The whole opening with its dash or colon; inside the first paragraph's block.
    pub span: Span,
    /// The place it names.
    pub place: Option<Span>,
    /// The news agency it names.
    pub agency: Option<Span>,
    /// The date it names, as far as it is complete.
    pub date: Option<Date>,
}

/// All that is read from a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The opening of the first paragraph that says where and when.
    pub dateline: Option<Dateline>,
    /// The date of publication.
    pub published: Option<Date>,
    /// Who wrote it.
    pub author: Option<Span>,
    /// Who published it.
    pub source: Option<Span>,
}

/// An article's text, which is never rewritten, and its structure as spans
/// over that text.
///
/// Invariants: blocks are in order, do not overlap, are not empty, begin and
/// end on character boundaries; everything outside them is white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    text: String,
    structure: Structure,
}

impl Document {
    /// The document of `text` with this structure, whose spans are of `text`.
    ///
    /// Plain text has its structure from [`read`](super::structure::read).
    #[must_use]
    pub const fn with_structure(text: String, structure: Structure) -> Self {
        Self { text, structure }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`, or "" for a span that is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.structure.blocks
    }

    /// The first block of `kind`.
    #[must_use]
    pub fn block(&self, kind: BlockKind) -> Option<Block> {
        self.blocks().iter().copied().find(|b| b.kind == kind)
    }

    /// The dateline, where the article has one.
    #[must_use]
    pub fn dateline(&self) -> Option<Dateline> {
        self.structure.dateline
    }

    /// The date of publication: an archive's, else that of the imprint or
    /// byline, else the dateline's; a missing year is taken only from a
    /// copyright line.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.structure.published
    }

    /// The headline, where the text has one.
    #[must_use]
    pub fn title(&self) -> Option<Span> {
        self.block(BlockKind::Title).map(|b| b.span)
    }

    /// Who wrote it: the names of the byline without "By" and without roles.
    #[must_use]
    pub fn author(&self) -> Option<Span> {
        self.structure.author
    }

    /// Who published it: the name in the imprint, else the dateline's agency.
    #[must_use]
    pub fn source(&self) -> Option<Span> {
        self.structure.source
    }
}
