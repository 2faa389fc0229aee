//! The text of an article and its structure.

use super::Span;
use jiff::civil::Date;
use std::borrow::Cow;

/// The part of a text that is analysed, that a search finds and that the screen marks, in bytes:
/// 6 MiB, half as much again as the King James Bible. The index of a text can take thirty times its
/// memory, and its record forty-five times; without a bound one text could take all there is.
pub const ANALYSED: usize = 6 << 20;

/// The function of a block in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A line that an archive added at the top: "This Article is From Feb 10, 2016".
    ArchiveLine,
    /// The headline.
    Title,
    /// A short summary or a caption below the headline.
    Standfirst,
    /// The line with the authors: "By Jane Doe".
    Byline,
    /// The line with publisher and date: "Reuters, 10 February 2016", "Published: …".
    Imprint,
    /// A heading within the body.
    Heading,
    /// One item of a list.
    ListItem,
    /// A paragraph of the body. The first paragraph may begin with the dateline.
    Paragraph,
}

/// One part of the text: one line, or one paragraph in a text that is wrapped to a fixed width. The
/// span of such a paragraph contains line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The function of the block.
    pub kind: BlockKind,
    /// The range of the block, without surrounding white space. Never empty.
    pub span: Span,
}

/// The opening of the first paragraph that states where and when the article was written, as in
/// "LONDON, March 3 (Reuters) - ".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The whole opening with its dash or colon. It lies within the block of the first paragraph.
    pub span: Span,
    /// The name of the place.
    pub place: Option<Span>,
    /// The name of the news agency.
    pub agency: Option<Span>,
    /// The date, if day, month and year are known.
    pub date: Option<Date>,
}

/// The blocks of a text, and the metadata that the text itself contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The opening of the first paragraph that states place and date.
    pub dateline: Option<Dateline>,
    /// The date of publication.
    pub published: Option<Date>,
    /// The names of the authors.
    pub author: Option<Span>,
    /// The name of the publisher.
    pub source: Option<Span>,
}

/// The text of an article, which never changes, and its structure as spans of that text.
///
/// Invariants: blocks are in order, do not overlap, are not empty, and begin and end on character
/// boundaries. All text outside of blocks is white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    text: String,
    structure: Structure,
}

impl Document {
    /// Creates the document of `text` with `structure`. The spans of `structure` must be spans of
    /// `text`.
    ///
    /// For plain text, [`read`](super::structure::read) finds the structure.
    #[must_use]
    pub const fn with_structure(text: String, structure: Structure) -> Self {
        Self { text, structure }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`, or "" if `span` is not a span of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The range of the whole text.
    #[must_use]
    pub const fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.structure.blocks
    }

    /// The blocks that begin in the first `most` bytes of the text. The last one ends there at the
    /// latest.
    pub fn blocks_within(&self, most: usize) -> impl Iterator<Item = Block> + Clone {
        let end = self.text.floor_char_boundary(most);
        let count = self.blocks().partition_point(|block| block.span.start() < end);
        let blocks = self.blocks().get(..count).unwrap_or_default().iter();
        blocks.map(move |block| Block {
            kind: block.kind,
            span: Span::new(block.span.start(), block.span.end().min(end)),
        })
    }

    /// The document of the first `most` bytes of the text: the document itself where it is not
    /// longer. Its spans are spans of this document too.
    #[must_use]
    pub fn beginning(&self, most: usize) -> Cow<'_, Self> {
        if self.text.len() <= most {
            return Cow::Borrowed(self);
        }
        let end = self.text.floor_char_boundary(most);
        let within = |span: &Span| span.end() <= end;
        let structure = Structure {
            blocks: self.blocks_within(most).collect(),
            dateline: self.dateline().filter(|dateline| within(&dateline.span)),
            published: self.published(),
            author: self.author().filter(within),
            source: self.source().filter(within),
        };
        let text = self.text.get(..end).unwrap_or_default().to_owned();
        Cow::Owned(Self::with_structure(text, structure))
    }

    /// The first block of `kind`.
    #[must_use]
    pub fn block(&self, kind: BlockKind) -> Option<Block> {
        self.blocks().iter().copied().find(|b| b.kind == kind)
    }

    /// The dateline, if the article has one.
    #[must_use]
    pub fn dateline(&self) -> Option<Dateline> {
        self.structure.dateline
    }

    /// The date of publication. The date of an archive line has priority, then the date of an
    /// imprint or byline, then the date of the dateline. A missing year is taken from a copyright
    /// line only.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.structure.published
    }

    /// The headline, if the text has one.
    #[must_use]
    pub fn title(&self) -> Option<Span> {
        self.block(BlockKind::Title).map(|b| b.span)
    }

    /// The authors: the names in the byline without "By" and without roles.
    #[must_use]
    pub fn author(&self) -> Option<Span> {
        self.structure.author
    }

    /// The publisher: the name in the imprint, or else the news agency of the dateline.
    #[must_use]
    pub fn source(&self) -> Option<Span> {
        self.structure.source
    }
}

#[cfg(test)]
mod tests {
    use crate::text::plain_document;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_beginning_of_a_text_is_a_document_of_its_own(text in "[a-cé ,.“\n]{0,60}", most in 0usize..80) {
            let whole = plain_document(text.clone());
            let beginning = whole.beginning(most);
            prop_assert!(text.starts_with(beginning.text()) && beginning.text().len() <= most);
            prop_assert_eq!(most >= text.len(), *beginning == whole);
            let mut end = 0;
            for block in beginning.blocks() {
                prop_assert!(block.span.start() >= end && !beginning.slice(block.span).is_empty());
                prop_assert_eq!(beginning.slice(block.span), whole.slice(block.span));
                end = block.span.end();
            }
        }
    }
}
