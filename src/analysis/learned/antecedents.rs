//! Whom pronouns take up, as the network has it.

use super::Read;
use super::links::{self, Link};

/// How likely the pronoun at token `pronoun` takes up the name that begins at
/// token `name`, from 0 to 1; `None` where the network does not see both at once.
pub(super) fn likely(read: &[Read], pronoun: usize, name: usize) -> Option<f32> {
    let at = read.partition_point(|r| r.window.words.end <= pronoun);
    let Read { window, scores } = read.get(at)?;
    let place = |word: usize| window.words.contains(&word).then(|| word - window.words.start + 1);
    let query = links::part(scores.links.get(place(pronoun)?)?, Link::Pronoun);
    let key = |at: usize| scores.links.get(at).map(|l| links::part(l, Link::PersonKey));
    let nobody = links::product(query, key(0)?);
    let logit = links::product(query, key(place(name)?)?) - nobody;
    Some(1.0 / (1.0 + (-logit).exp()))
}
