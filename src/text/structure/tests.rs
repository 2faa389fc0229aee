use crate::text::{BlockKind, Document};
use proptest::prelude::*;

/// The kinds of the blocks, one letter each.
fn kinds(text: &str) -> String {
    let document = Document::new(text.to_owned());
    document.blocks().iter().map(|b| letter(b.kind)).collect()
}

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::ArchiveLine => 'A',
        BlockKind::Title => 'T',
        BlockKind::Standfirst => 'S',
        BlockKind::Byline => 'B',
        BlockKind::Imprint => 'I',
        BlockKind::Heading => 'H',
        BlockKind::ListItem => 'L',
        BlockKind::Paragraph => 'P',
    }
}
