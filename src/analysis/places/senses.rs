//! A name that means two places in one article: "Santiago, Chile, and Santiago,
//! Cuba". Mentions that a container beside them sets apart become toponyms of
//! their own, and entities of their own where they are settled differently.

use super::candidates::Toponym;
use super::neighbours::ContainerEvidence;
use crate::analysis::gazetteer::place::Place;
use crate::analysis::gazetteer::table::PlaceNumber;
use crate::analysis::types::{Analysis, EntityId};

/// Mentions of one toponym that mean the same.
#[derive(Clone, Debug, Default)]
struct Group {
    mentions: Vec<usize>,
    /// What they may be; empty for those of which nothing is told.
    places: Vec<PlaceNumber>,
    contains_neighbour: bool,
    in_neighbour: bool,
}

/// Parts the mentions of each toponym by what is `told` of them; the rest of a
/// name knows what is told of it elsewhere.
pub(super) fn split_by_evidence(toponyms: Vec<Toponym>, mut told: Vec<ContainerEvidence>) -> Vec<Toponym> {
    told.sort_by_key(|t| (t.toponym, t.mention));
    let mut told = told.into_iter().peekable();
    let mut out = Vec::with_capacity(toponyms.len());
    for (i, toponym) in toponyms.into_iter().enumerate() {
        let mut groups = vec![Group::default()];
        let mut known = vec![0; toponym.words.len()];
        while let Some(told) = told.next_if(|t| t.toponym == i) {
            if let Some(group) = known.get_mut(told.mention) {
                *group = join(&mut groups, *group, &told);
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

/// The group of what is told of a mention that has been in `own`: its own, else
/// the first that it agrees with, else a new one.
fn join(groups: &mut Vec<Group>, own: usize, told: &ContainerEvidence) -> usize {
    let agrees = |group: &Group| group.places.iter().any(|p| told.places.contains(p));
    let found = if own > 0 {
        Some(own)
    } else {
        groups.iter().position(agrees)
    };
    let at = found.unwrap_or_else(|| {
        groups.push(Group {
            places: told.places.clone(),
            ..Group::default()
        });
        groups.len() - 1
    });
    let group = &mut groups[at];
    if agrees(group) {
        group.places.retain(|p| told.places.contains(p));
    }
    group.contains_neighbour |= told.contains_neighbour;
    group.in_neighbour |= !told.contains_neighbour;
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
        let told = group.places.contains(&c.place);
        (c.in_neighbour, c.contains_neighbour) =
            (told && group.in_neighbour, told && group.contains_neighbour);
        c.other_mention = group.places.is_empty() && any.contains(&c.place);
    }
    out
}

/// Gives every entity of `found` its place; one whose toponyms have come to
/// different places is divided, and the entities are in order of first mention again.
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

/// Makes the mentions of `toponym` an entity of their own, if the old one keeps any.
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
    // A speaker is whoever its words name.
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

/// Puts the entities into the order of their first mentions.
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
