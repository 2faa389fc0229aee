//! Names, as the network finds them.

use super::Read;
use super::labels::stretches;
use crate::analysis::EntityKind;
use crate::analysis::entities::page::Page;
use crate::analysis::entities::{self, Named};

/// The classes of the entity labels; dates and money are a grammar's business.
const CLASSES: [Option<EntityKind>; 7] = [
    Some(EntityKind::Person),
    Some(EntityKind::Place),
    Some(EntityKind::Organization),
    Some(EntityKind::Nationality),
    None,
    None,
    Some(EntityKind::Misc),
];

/// All names of an article, in reading order, not overlapping.
pub(super) fn find(page: &Page<'_>, text: &str, read: &[Read]) -> Vec<Named> {
    let (mut out, taken) = entities::phrases(page, text);
    for Read { window, scores } in read {
        for found in stretches(&scores.entity) {
            let words = window.words.start + found.words.start..window.words.start + found.words.end;
            let free = taken.get(words.clone()).is_some_and(|t| !t.contains(&true));
            if let Some(kind) = CLASSES.get(found.class).copied().flatten().filter(|_| free) {
                out.push(Named {
                    words,
                    kind,
                    role: None,
                    date: None,
                });
            }
        }
    }
    out.sort_by_key(|named| named.words.start);
    out
}
