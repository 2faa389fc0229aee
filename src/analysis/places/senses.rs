//! Separates the two meanings of a name in one article: "Santiago, Chile, and Santiago, Cuba".
//! Mentions with different containers become separate toponyms. They become separate entities if
//! their places are different.

use super::candidates::Toponym;
use super::neighbours::ContainerEvidence;
use crate::analysis::gazetteer::place::Place;
use crate::analysis::gazetteer::table::PlaceNumber;
use crate::analysis::types::{Analysis, EntityId};

/// Mentions of one toponym that mean the same place.
#[derive(Clone, Debug, Default)]
struct Group {
    mentions: Vec<usize>,
    /// The places that they can mean. Empty for mentions without evidence.
    places: Vec<PlaceNumber>,
    contains_neighbour: bool,
    in_neighbour: bool,
}

/// Splits the mentions of each toponym into groups by the evidence `evidence`. Mentions without
/// evidence form a group that knows the evidence at the other mentions.
pub(super) fn split_by_evidence(
    toponyms: Vec<Toponym>,
    mut evidence: Vec<ContainerEvidence>,
) -> Vec<Toponym> {
    evidence.sort_by_key(|t| (t.toponym, t.mention));
    let mut evidence = evidence.into_iter().peekable();
    let mut out = Vec::with_capacity(toponyms.len());
    for (i, toponym) in toponyms.into_iter().enumerate() {
        let mut groups = vec![Group::default()];
        let mut known = vec![0; toponym.words.len()];
        while let Some(evidence) = evidence.next_if(|t| t.toponym == i) {
            if let Some(group) = known.get_mut(evidence.mention) {
                *group = join(&mut groups, *group, &evidence);
            }
        }
        for (mention, &group) in known.iter().enumerate() {
            groups[group].mentions.push(mention);
        }
        let any: Vec<PlaceNumber> = groups.iter().flat_map(|g| g.places.iter().copied()).collect();
        let parts = groups.iter().filter(|g| !g.mentions.is_empty());
        out.extend(parts.map(|group| part(&toponym, group, &any)));
    }
    out
}

/// The index of the group for a mention with the evidence `evidence`, which was in the group `own`
/// before. It is the same group, or else the first group that agrees, or else a new group.
fn join(groups: &mut Vec<Group>, own: usize, evidence: &ContainerEvidence) -> usize {
    let agrees = |group: &Group| group.places.iter().any(|p| evidence.places.contains(p));
    let found = if own > 0 {
        Some(own)
    } else {
        groups.iter().position(agrees)
    };
    let at = found.unwrap_or_else(|| {
        groups.push(Group {
            places: evidence.places.clone(),
            ..Group::default()
        });
        groups.len() - 1
    });
    let group = &mut groups[at];
    if agrees(group) {
        group.places.retain(|p| evidence.places.contains(p));
    }
    group.contains_neighbour |= evidence.contains_neighbour;
    group.in_neighbour |= !evidence.contains_neighbour;
    at
}

fn part(toponym: &Toponym, group: &Group, any: &[PlaceNumber]) -> Toponym {
    let mut out = Toponym {
        entity: toponym.entity,
        mentions: group
            .mentions
            .iter()
            .filter_map(|&m| toponym.mentions.get(m).copied())
            .collect(),
        words: group
            .mentions
            .iter()
            .filter_map(|&m| toponym.words.get(m).cloned())
            .collect(),
        candidates: toponym.candidates.clone(),
        weight: toponym.weight.min(group.mentions.len() as f64),
    };
    for c in &mut out.candidates {
        let supported = group.places.contains(&c.place);
        (c.in_neighbour, c.contains_neighbour) = (
            supported && group.in_neighbour,
            supported && group.contains_neighbour,
        );
        c.other_mention = group.places.is_empty() && any.contains(&c.place);
    }
    out
}

/// Assigns a place to each entity of `found`. An entity whose toponyms have different places is
/// split, and then the entities are sorted by first mention again.
pub(super) fn assign_places(found: &mut Analysis, settled: &[(&Toponym, Option<Place>)]) {
    let mut divided = false;
    let mut rest = settled;
    while let Some(((first, _), _)) = rest.split_first() {
        let same = rest.iter().take_while(|(s, _)| s.entity == first.entity).count();
        let (own, after) = rest.split_at(same);
        rest = after;
        let places = || own.iter().filter_map(|(_, place)| *place);
        let main = own
            .first()
            .and_then(|(_, place)| *place)
            .or_else(|| places().next());
        if let Some(entity) = found.entities.get_mut(first.entity) {
            entity.place = main;
        }
        for (toponym, place) in own {
            if place.is_some() && *place != main && split_entity(found, toponym, *place) {
                divided = true;
            }
        }
    }
    if divided {
        sort_entities(found);
    }
}

/// Moves the mentions of `toponym` to a new entity, unless the old entity would have no mentions
/// left.
fn split_entity(found: &mut Analysis, toponym: &Toponym, place: Option<Place>) -> bool {
    let id = EntityId(u32::try_from(found.entities.len()).unwrap_or(u32::MAX));
    let Some(old) = found.entities.get_mut(toponym.entity) else {
        return false;
    };
    if old.mentions.iter().all(|m| toponym.mentions.contains(m)) {
        return false;
    }
    let mut new = old.clone();
    old.mentions.retain(|m| !toponym.mentions.contains(m));
    new.mentions.clone_from(&toponym.mentions);
    new.place = place;
    found.entities.push(new);
    for &mention in &toponym.mentions {
        if let Some(mention) = found.mentions.get_mut(mention as usize) {
            mention.entity = id;
        }
    }
    // The speaker of a quotation is the entity that its source mentions.
    for quotation in &mut found.quotations {
        let Some(speaker) = quotation.speaker.as_mut() else {
            continue;
        };
        let own = |m: &u32| {
            found
                .mentions
                .get(*m as usize)
                .is_some_and(|m| speaker.mention.overlaps(m.span))
        };
        if speaker.entity.is_some_and(|e| e.0 as usize == toponym.entity) && toponym.mentions.iter().any(own)
        {
            speaker.entity = Some(id);
        }
    }
    true
}

/// Sorts the entities by their first mention.
fn sort_entities(found: &mut Analysis) {
    let mut order: Vec<usize> = (0..found.entities.len()).collect();
    order.sort_by_key(|&i| found.entities[i].mentions.first().copied());
    let mut new = vec![EntityId(0); order.len()];
    for (to, &from) in order.iter().enumerate() {
        new[from] = EntityId(u32::try_from(to).unwrap_or(u32::MAX));
    }
    let renumber = |id: &mut EntityId| *id = new.get(id.0 as usize).copied().unwrap_or(*id);
    found.entities = order.iter().map(|&i| found.entities[i].clone()).collect();
    found.mentions.iter_mut().for_each(|m| renumber(&mut m.entity));
    let speakers = found.quotations.iter_mut().filter_map(|q| q.speaker.as_mut());
    speakers.filter_map(|s| s.entity.as_mut()).for_each(renumber);
}
