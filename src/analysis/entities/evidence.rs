//! What speaks for each kind of name: clues from the name's own words, from
//! the words around every place where the article has it, and from other names
//! of the article. The weight of each clue was counted in annotated news by
//! `training/evidence` and stands in [`weights`](super::weights).

use super::page::{Case, Page, Word, bare};
use super::runs::{Candidate, HEADS};
use super::weights::{FIRST_LEANING, LAST_LEANING, WEIGHTS};
use crate::analysis::lexicon::{Facts, Hasher, Key, look_up};
use crate::text::TokenKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Kinds in the order of the columns of [`WEIGHTS`]: person, place,
/// organization, people, other name, no name at all.
pub(crate) const CLASSES: usize = 6;
/// The column of what is no name.
pub(crate) const NONE: usize = 5;
const PERSON: usize = 0;

fn best(scores: [i32; CLASSES]) -> usize {
    (0..CLASSES).max_by_key(|&class| scores[class]).unwrap_or(NONE)
}

macro_rules! clues {
    ($($name:ident)*) => {
        /// One thing that may speak for or against a kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        enum Clue { $($name),* }

        impl Clue {
            #[cfg(test)]
            const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

clues! {
    Always
    IsCity IsBigCity IsCountry IsRegion IsPeople IsOrg IsMisc IsFirstName IsSurname IsCommon IsRole IsHead
    LastOrgHead LastPlaceHead LastMiscHead LastSurname LastFirstName LastCommon LastCity LastCountry LastPeople
    LastRole LastUnknown
    FirstFirstName FirstOrgOpen FirstPlaceHead FirstCommon FirstCountry FirstCity FirstPeople FirstSurname
    FirstOrgHead FirstMiscHead FirstUnknown FirstRole
    AllCommon NoneCommon HasOf HasAnd HasParticle HasPossessive HasInitial
    OneWord TwoWords ThreeWords MoreWords
    Upper2 Upper3 Upper4 UpperMore InnerCapital Dotted Hyphen HyphenSmall
    EndsIa EndsLand EndsStan EndsEse EndsIan EndsIsm EndsIst EndsI EndsA EndsO EndsEz EndsSlavic EndsSon EndsS
    EndsTown
    PrevIn PrevAt PrevFrom PrevTo PrevOf PrevBy PrevWith PrevThe PrevA PrevAnd PrevComma PrevParen PrevQuote
    PrevHonorific PrevRole PrevPeople PrevSays PrevPossessive PrevOrgNoun PrevPlaceNoun PrevMiscNoun PrevStart
    PrevNumber PrevStop PrevSmall PrevPlace
    NextSays NextComma NextPossessive NextParen NextEnd NextOrgNoun NextPlaceNoun NextMiscNoun NextRole NextAnd
    NextWho NextIs NextIn NextHyphen NextAge NextNumber NextQuote NextCommaRole NextSmall NextPlace NextStop
    EndsLonger BeginsLonger EndsNamed Acronym Many SeenSmall OnlyTitled OnlyInitial
}

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Clues([u64; 3]);

impl Clues {
    fn add(&mut self, clue: Clue) {
        self.0[clue as usize / 64] |= 1 << (clue as usize % 64);
    }

    fn add_if(&mut self, yes: bool, clue: Clue) {
        if yes {
            self.add(clue);
        }
    }

    fn iter(self) -> impl Iterator<Item = usize> {
        (0..WEIGHTS.len()).filter(move |i| self.0[i / 64] >> (i % 64) & 1 == 1)
    }
}

/// All that is known of one name of an article.
#[derive(Clone, Copy, Debug)]
struct Group {
    clues: Clues,
    first: [i8; CLASSES],
    last: [i8; CLASSES],
    times: u32,
    titled: u32,
    initial: u32,
}

impl Group {
    fn scores(&self) -> [i32; CLASSES] {
        let mut out = [0; CLASSES];
        for clue in self.clues.iter() {
            for (o, w) in out.iter_mut().zip(WEIGHTS[clue]) {
                *o += i32::from(w);
            }
        }
        for ((o, f), l) in out.iter_mut().zip(self.first).zip(self.last) {
            *o += (FIRST_LEANING * i32::from(f) + LAST_LEANING * i32::from(l)) / 16;
        }
        out
    }
}

/// The scores of every kind for each name of an article.
pub(crate) struct Evidence {
    groups: FxHashMap<Key, Group>,
    decided: FxHashMap<Key, usize>,
}

/// How much more a surname is taken for a person's when a full name is one, in
/// sixteenths of a natural logarithm.
const SURNAME_BONUS: i32 = 48;

impl Evidence {
    /// Weighs everything that speaks for the kinds of `candidates`.
    pub fn new(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let parts = Parts::new(page, candidates);
        let mut groups: FxHashMap<Key, Group> = FxHashMap::default();
        for candidate in candidates {
            let group = groups
                .entry(candidate.key)
                .or_insert_with(|| own(page, candidate, &parts));
            context(page, candidate, &mut group.clues);
            group.times += 1;
            let first = page.words.get(candidate.words.start);
            group.titled += u32::from(first.is_some_and(|w| w.titled));
            group.initial += u32::from(first.is_some_and(|w| w.initial));
        }
        for group in groups.values_mut() {
            group.clues.add_if(group.times > 2, Clue::Many);
            group.clues.add_if(group.times == group.titled, Clue::OnlyTitled);
            group
                .clues
                .add_if(group.times == group.initial, Clue::OnlyInitial);
        }
        let decided = groups.iter().map(|(key, group)| (*key, best(group.scores()))).collect();
        let mut out = Self { groups, decided };
        out.agree(page, candidates);
        out
    }

    /// The column of what a name most likely is.
    pub fn class(&self, key: Key) -> usize {
        self.decided.get(&key).copied().unwrap_or(NONE)
    }

    /// Lets full names and the surnames they end in decide together.
    fn agree(&mut self, page: &Page<'_>, candidates: &[Candidate]) {
        for candidate in candidates.iter().filter(|c| (2..=5).contains(&c.words.len())) {
            let Some(last) = page.words.get(candidate.words.end - 1) else { continue };
            if last.facts.any(HEADS.or(Facts::COMMON)) {
                continue;
            }
            let surname = Hasher::new().word(bare(last.text)).key();
            for short in [surname, last.key] {
                let (Some(one), Some(other)) = (self.groups.get(&candidate.key), self.groups.get(&short)) else {
                    continue;
                };
                let (full, part) = (one.scores(), other.scores());
                let mut both = full;
                both.iter_mut().zip(part).for_each(|(b, p)| *b += p);
                let mut raised = part;
                raised[PERSON] += SURNAME_BONUS;
                let person = best(both) == PERSON || best(full) == PERSON && best(raised) == PERSON;
                if person {
                    self.decided.insert(candidate.key, PERSON);
                    self.decided.insert(short, PERSON);
                }
            }
        }
    }
}

/// Which words end and begin longer names of the article.
#[derive(Default)]
struct Parts {
    ends: FxHashSet<Key>,
    begins: FxHashSet<Key>,
    named: FxHashSet<Key>,
    initials: FxHashSet<String>,
}

impl Parts {
    fn new(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let mut out = Self::default();
        for candidate in candidates {
            let Some(words) = page.words.get(candidate.words.clone()) else {
                continue;
            };
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            if words.len() > 1 {
                out.begins.insert(first.key);
                out.ends.insert(last.key);
                if first.facts.any(Facts::FIRST_M.or(Facts::FIRST_F)) || candidate.role.is_some() {
                    out.named.insert(last.key);
                }
                let initials = words.iter().filter(|w| w.case != Case::Small);
                out.initials
                    .insert(initials.filter_map(|w| w.text.chars().next()).collect());
            } else if candidate.role.is_some() {
                out.named.insert(last.key);
            }
        }
        out
    }
}

/// The clues that the name's own words give.
fn own(page: &Page<'_>, candidate: &Candidate, parts: &Parts) -> Group {
    let words = page.words.get(candidate.words.clone()).unwrap_or_default();
    let mut clues = Clues::default();
    clues.add(Clue::Always);
    whole(look_up(candidate.key), &mut clues);
    shape(words, &mut clues);
    let (mut first, mut last) = ([0; CLASSES], [0; CLASSES]);
    if let (Some(one), Some(other)) = (words.first(), words.last()) {
        last = other.facts.leaning();
        ending(other.text, &mut clues);
        if words.len() > 1 {
            first = one.facts.leaning();
            first_word(one.facts, &mut clues);
            last_word(other.facts, &mut clues);
        } else {
            clues.add_if(parts.ends.contains(&one.key), Clue::EndsLonger);
            clues.add_if(parts.begins.contains(&one.key), Clue::BeginsLonger);
            clues.add_if(parts.named.contains(&one.key), Clue::EndsNamed);
            let acronym = one.case == Case::Upper && parts.initials.contains(one.text);
            clues.add_if(acronym, Clue::Acronym);
            clues.add_if(page.seen(one.key).small > 0, Clue::SeenSmall);
        }
    }
    Group {
        clues,
        first,
        last,
        times: 0,
        titled: 0,
        initial: 0,
    }
}

fn add_all(facts: Facts, clues: &mut Clues, table: &[(Facts, Clue)]) {
    for &(flag, clue) in table {
        clues.add_if(facts.any(flag), clue);
    }
}

const FIRST: Facts = Facts::FIRST_M.or(Facts::FIRST_F);
const LISTED: Facts = Facts::CITY
    .or(Facts::BIG_CITY)
    .or(Facts::COUNTRY)
    .or(Facts::REGION)
    .or(FIRST)
    .or(Facts::SURNAME)
    .or(Facts::PEOPLE)
    .or(Facts::ORG)
    .or(Facts::COMMON)
    .or(HEADS);

fn whole(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (Facts::CITY, Clue::IsCity),
            (Facts::BIG_CITY, Clue::IsBigCity),
            (Facts::COUNTRY, Clue::IsCountry),
            (Facts::REGION, Clue::IsRegion),
            (Facts::PEOPLE, Clue::IsPeople),
            (Facts::ORG, Clue::IsOrg),
            (Facts::MISC, Clue::IsMisc),
            (FIRST, Clue::IsFirstName),
            (Facts::SURNAME, Clue::IsSurname),
            (Facts::COMMON, Clue::IsCommon),
            (Facts::ROLE, Clue::IsRole),
            (HEADS, Clue::IsHead),
        ],
    );
}

fn first_word(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (FIRST, Clue::FirstFirstName),
            (Facts::ORG_OPEN, Clue::FirstOrgOpen),
            (Facts::PLACE_HEAD, Clue::FirstPlaceHead),
            (Facts::COMMON, Clue::FirstCommon),
            (Facts::COUNTRY.or(Facts::REGION), Clue::FirstCountry),
            (Facts::CITY.or(Facts::BIG_CITY), Clue::FirstCity),
            (Facts::PEOPLE, Clue::FirstPeople),
            (Facts::SURNAME, Clue::FirstSurname),
            (Facts::ORG_HEAD, Clue::FirstOrgHead),
            (Facts::MISC_HEAD, Clue::FirstMiscHead),
            (Facts::ROLE, Clue::FirstRole),
        ],
    );
    clues.add_if(!facts.any(LISTED), Clue::FirstUnknown);
}

fn last_word(facts: Facts, clues: &mut Clues) {
    add_all(
        facts,
        clues,
        &[
            (Facts::ORG_HEAD, Clue::LastOrgHead),
            (Facts::PLACE_HEAD, Clue::LastPlaceHead),
            (Facts::MISC_HEAD, Clue::LastMiscHead),
            (Facts::SURNAME, Clue::LastSurname),
            (FIRST, Clue::LastFirstName),
            (Facts::COMMON, Clue::LastCommon),
            (Facts::CITY.or(Facts::BIG_CITY), Clue::LastCity),
            (Facts::COUNTRY.or(Facts::REGION), Clue::LastCountry),
            (Facts::PEOPLE, Clue::LastPeople),
            (Facts::ROLE, Clue::LastRole),
        ],
    );
    clues.add_if(!facts.any(LISTED), Clue::LastUnknown);
}

fn shape(words: &[Word<'_>], clues: &mut Clues) {
    clues.add(match words.len() {
        0 | 1 => Clue::OneWord,
        2 => Clue::TwoWords,
        3 => Clue::ThreeWords,
        _ => Clue::MoreWords,
    });
    let capitals = || {
        words
            .iter()
            .filter(|w| w.case != Case::Small && w.kind == TokenKind::Word)
    };
    clues.add_if(capitals().all(|w| w.facts.any(Facts::COMMON)), Clue::AllCommon);
    clues.add_if(!capitals().any(|w| w.facts.any(Facts::COMMON)), Clue::NoneCommon);
    for word in words {
        clues.add_if(matches!(word.text, "of" | "for" | "on"), Clue::HasOf);
        clues.add_if(matches!(word.text, "and" | "&"), Clue::HasAnd);
        let small = word.case == Case::Small && !word.facts.any(Facts::STOP);
        clues.add_if(small, Clue::HasParticle);
        clues.add_if(word.kind == TokenKind::Possessive, Clue::HasPossessive);
        let initial = word.text.chars().count() <= 2 && word.text.ends_with('.');
        clues.add_if(words.len() > 1 && initial, Clue::HasInitial);
    }
    let Some(last) = words.last() else { return };
    let hyphen = last.text.split_once('-');
    clues.add_if(hyphen.is_some(), Clue::Hyphen);
    let small = hyphen.is_some_and(|(_, tail)| tail.chars().next().is_some_and(char::is_lowercase));
    clues.add_if(small, Clue::HyphenSmall);
    clues.add_if(last.text.contains('.') && last.text.len() > 2, Clue::Dotted);
    let inner = last.text.chars().skip(1).any(char::is_uppercase) && last.case != Case::Upper;
    clues.add_if(inner, Clue::InnerCapital);
    if words.len() == 1 && last.case == Case::Upper {
        clues.add(match last.text.chars().filter(|c| c.is_alphabetic()).count() {
            0..=2 => Clue::Upper2,
            3 => Clue::Upper3,
            4 => Clue::Upper4,
            _ => Clue::UpperMore,
        });
    }
}

/// Endings that tell towns, peoples, families, with the clue they give; the first that fits counts.
const ENDINGS: &[(&str, Clue)] = &[
    ("stan", Clue::EndsStan),
    ("land", Clue::EndsLand),
    ("lands", Clue::EndsLand),
    ("ism", Clue::EndsIsm),
    ("ist", Clue::EndsIst),
    ("ists", Clue::EndsIst),
    ("ese", Clue::EndsEse),
    ("ian", Clue::EndsIan),
    ("ians", Clue::EndsIan),
    ("ean", Clue::EndsIan),
    ("can", Clue::EndsIan),
    ("cans", Clue::EndsIan),
    ("ville", Clue::EndsTown),
    ("burg", Clue::EndsTown),
    ("burgh", Clue::EndsTown),
    ("ton", Clue::EndsTown),
    ("town", Clue::EndsTown),
    ("pur", Clue::EndsTown),
    ("abad", Clue::EndsTown),
    ("grad", Clue::EndsTown),
    ("shire", Clue::EndsTown),
    ("ov", Clue::EndsSlavic),
    ("ova", Clue::EndsSlavic),
    ("ev", Clue::EndsSlavic),
    ("eva", Clue::EndsSlavic),
    ("ski", Clue::EndsSlavic),
    ("sky", Clue::EndsSlavic),
    ("vic", Clue::EndsSlavic),
    ("vić", Clue::EndsSlavic),
    ("enko", Clue::EndsSlavic),
    ("son", Clue::EndsSon),
    ("sen", Clue::EndsSon),
    ("ez", Clue::EndsEz),
    ("ia", Clue::EndsIa),
    ("a", Clue::EndsA),
    ("i", Clue::EndsI),
    ("o", Clue::EndsO),
    ("s", Clue::EndsS),
];

fn ending(text: &str, clues: &mut Clues) {
    let found = ENDINGS
        .iter()
        .find(|(end, _)| text.len() > end.len() + 1 && text.ends_with(end));
    if let Some(&(_, clue)) = found {
        clues.add(clue);
    }
}

const PLACE: Facts = Facts::COUNTRY.or(Facts::REGION).or(Facts::BIG_CITY);
const TITLES: Facts = Facts::HONORIFIC.or(Facts::HONORIFIC_M).or(Facts::HONORIFIC_F);

/// The clues that the words around one occurrence give.
fn context(page: &Page<'_>, candidate: &Candidate, clues: &mut Clues) {
    let word = |i: usize| page.words.get(i);
    let start = candidate.words.start;
    let sentence_start = word(start).is_some_and(|w| w.initial);
    match start.checked_sub(1).and_then(word) {
        Some(prev) => before(prev, sentence_start, clues),
        None => clues.add(Clue::PrevStart),
    }
    if candidate.role.is_some() {
        let honorific = start
            .checked_sub(1)
            .and_then(word)
            .is_some_and(|w| w.facts.any(TITLES));
        clues.add(if honorific {
            Clue::PrevHonorific
        } else {
            Clue::PrevRole
        });
    }
    let place_before = start
        .checked_sub(2)
        .and_then(word)
        .is_some_and(|w| w.facts.any(PLACE) && w.case != Case::Small);
    clues.add_if(
        place_before && word(start - 1).is_some_and(|w| w.text == ","),
        Clue::PrevPlace,
    );
    let end = candidate.words.end;
    let Some(next) = word(end) else {
        clues.add(Clue::NextEnd);
        return;
    };
    after(next, clues);
    if let (",", Some(second)) = (next.text, word(end + 1)) {
        clues.add_if(
            second.facts.any(PLACE) && second.case != Case::Small,
            Clue::NextPlace,
        );
        clues.add_if(
            second.kind == TokenKind::Number && second.text.len() <= 2,
            Clue::NextAge,
        );
        let third = word(end + 2).is_some_and(|w| w.facts.any(Facts::ROLE));
        let article = matches!(second.text, "the" | "a" | "an" | "who" | "whose");
        clues.add_if(
            second.facts.any(Facts::ROLE) || article && third,
            Clue::NextCommaRole,
        );
    }
}

fn before(prev: &Word<'_>, sentence_start: bool, clues: &mut Clues) {
    let small = prev.case == Case::Small;
    match prev.text.to_ascii_lowercase().as_str() {
        "in" | "near" | "across" | "throughout" | "inside" | "outside" | "around" | "into" => {
            clues.add(Clue::PrevIn)
        }
        "at" => clues.add(Clue::PrevAt),
        "from" => clues.add(Clue::PrevFrom),
        "to" | "toward" | "towards" => clues.add(Clue::PrevTo),
        "of" => clues.add(Clue::PrevOf),
        "by" => clues.add(Clue::PrevBy),
        "with" => clues.add(Clue::PrevWith),
        "the" => clues.add(Clue::PrevThe),
        "a" | "an" => clues.add(Clue::PrevA),
        "and" | "or" | "&" => clues.add(Clue::PrevAnd),
        "," => clues.add(Clue::PrevComma),
        "(" => clues.add(Clue::PrevParen),
        _ if prev.kind == TokenKind::Quote => clues.add(Clue::PrevQuote),
        _ if prev.kind == TokenKind::Possessive => clues.add(Clue::PrevPossessive),
        _ if prev.kind == TokenKind::Number => clues.add(Clue::PrevNumber),
        _ if sentence_start => clues.add(Clue::PrevStart),
        _ => {
            clues.add_if(prev.facts.any(TITLES), Clue::PrevHonorific);
            clues.add_if(prev.facts.any(Facts::ROLE), Clue::PrevRole);
            clues.add_if(prev.facts.any(Facts::PEOPLE), Clue::PrevPeople);
            clues.add_if(prev.facts.any(Facts::SAYS), Clue::PrevSays);
            clues.add_if(small && prev.facts.any(Facts::ORG_HEAD), Clue::PrevOrgNoun);
            clues.add_if(small && prev.facts.any(Facts::PLACE_HEAD), Clue::PrevPlaceNoun);
            clues.add_if(small && prev.facts.any(Facts::MISC_HEAD), Clue::PrevMiscNoun);
            clues.add_if(prev.facts.any(Facts::STOP), Clue::PrevStop);
            clues.add_if(small && !prev.facts.any(Facts::STOP), Clue::PrevSmall);
        }
    }
}

fn after(next: &Word<'_>, clues: &mut Clues) {
    let small = next.case == Case::Small;
    match next.text {
        "," => clues.add(Clue::NextComma),
        "(" => clues.add(Clue::NextParen),
        "." | ";" | ":" | "?" | "!" => clues.add(Clue::NextEnd),
        "and" | "or" => clues.add(Clue::NextAnd),
        "who" | "whose" => clues.add(Clue::NextWho),
        "is" | "was" | "has" | "had" | "will" | "would" | "also" | "were" | "are" | "have" => {
            clues.add(Clue::NextIs)
        }
        "in" | "on" | "at" => clues.add(Clue::NextIn),
        "-" | "–" | "—" => clues.add(Clue::NextHyphen),
        _ if next.kind == TokenKind::Quote => clues.add(Clue::NextQuote),
        _ if next.kind == TokenKind::Possessive => clues.add(Clue::NextPossessive),
        _ if next.kind == TokenKind::Number => clues.add(Clue::NextNumber),
        _ => {
            clues.add_if(next.facts.any(Facts::SAYS), Clue::NextSays);
            clues.add_if(small && next.facts.any(Facts::ORG_HEAD), Clue::NextOrgNoun);
            clues.add_if(small && next.facts.any(Facts::PLACE_HEAD), Clue::NextPlaceNoun);
            clues.add_if(small && next.facts.any(Facts::MISC_HEAD), Clue::NextMiscNoun);
            clues.add_if(small && next.facts.any(Facts::ROLE), Clue::NextRole);
            clues.add_if(next.facts.any(Facts::STOP), Clue::NextStop);
            clues.add_if(small && !next.facts.any(Facts::STOP), Clue::NextSmall);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Tokens};
    use std::io::Write;

    #[test]
    fn every_clue_has_its_weights() {
        assert_eq!(Clue::NAMES.len(), WEIGHTS.len());
    }

    /// Not a test: writes what `training/evidence/fit.py` counts. It reads
    /// articles, one JSON object a line, from the file that the variable
    /// `EVIDENCE_FROM` names, and writes each candidate's span in bytes, clues
    /// and leanings to the one that `EVIDENCE_TO` names.
    #[test]
    #[ignore = "a step of training/evidence"]
    fn writes_evidence_for_training() {
        let from = std::fs::read_to_string(std::env::var("EVIDENCE_FROM").unwrap()).unwrap();
        let to = std::fs::File::create(std::env::var("EVIDENCE_TO").unwrap()).unwrap();
        let mut to = std::io::BufWriter::new(to);
        writeln!(to, "{}", Clue::NAMES.join(" ")).unwrap();
        for line in from.lines() {
            let article: serde_json::Value = serde_json::from_str(line).unwrap();
            let document = Document::new(article["text"].as_str().unwrap().to_owned());
            let tokens = Tokens::new(&document);
            let page = Page::new(&document, &tokens);
            let (_, taken) = crate::analysis::entities::phrases(&page, document.text());
            let candidates = crate::analysis::entities::runs::candidates(&page, &taken);
            let evidence = Evidence::new(&page, &candidates);
            for candidate in &candidates {
                let group = &evidence.groups[&candidate.key];
                let span = tokens.span(candidate.words.clone()).unwrap();
                let clues: Vec<usize> = group.clues.iter().collect();
                let record = serde_json::json!([
                    article["id"],
                    span.start(),
                    span.end(),
                    clues,
                    group.first,
                    group.last
                ]);
                writeln!(to, "{record}").unwrap();
            }
        }
    }
}
