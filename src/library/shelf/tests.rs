//! Which articles a query finds, article by article and against a plain search.

use super::*;
use crate::analysis::{
    Confidence, Entity, EntityId, EntityKind, Mention, MentionForm, Quotation, QuotationKind, Speaker,
    SpeakerRule, analyse,
};
use crate::library::import::{Given, GivenMeta};
use crate::library::words::folded;
use crate::library::{Origin, hits, hits_analysed};
use crate::text::Span;
use jiff::civil::date;
use proptest::prelude::*;

fn entry(text: &str, meta: GivenMeta) -> Entry {
    let given = Given {
        text: text.to_owned(),
        meta,
        origin: Origin::Stdin,
    };
    Entry::Article {
        article: Arc::new(given.article()),
        analysis: None,
    }
}

fn library(texts: &[&str]) -> Library {
    let mut library = Library::default();
    for text in texts {
        library.add(entry(text, GivenMeta::default()));
    }
    library
}

fn selected(library: &Library, query: &str) -> Vec<u32> {
    let query = Query::parse(query);
    assert_eq!(query.problems, []);
    library.select(&query).into_iter().map(|id| id.0).collect()
}

/// An analysis with one entity for each of `names` (kind, canonical name, its words in the text), of
/// which the first says `quoted`.
fn analysis(text: &str, names: &[(EntityKind, &str, &str)], quoted: &str) -> Analysis {
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    };
    let mut out = Analysis::default();
    for (i, (kind, name, mention)) in names.iter().enumerate() {
        out.mentions.push(Mention {
            span: span(mention),
            entity: EntityId(i as u32),
            form: MentionForm::Name,
        });
        out.entities.push(Entity {
            kind: *kind,
            name: (*name).to_owned(),
            value: None,
            role: None,
            place: None,
            mentions: vec![i as u32],
        });
    }
    if !quoted.is_empty() {
        out.quotations.push(Quotation {
            span: span(quoted),
            kind: QuotationKind::Direct,
            cue: None,
            speaker: Some(Speaker {
                mention: span(names[0].2),
                entity: Some(EntityId(0)),
                rule: SpeakerRule::Cue,
                confidence: Confidence::percent(90),
            }),
            confidence: Confidence::percent(90),
        });
    }
    out
}

const TALKS: &str = "“We stay in Aleppo,” Ms Petrova told the Council.";

fn talks() -> Library {
    let mut library = library(&[TALKS, "Petrova stays silent, said a man from Aleppo."]);
    let names = [
        (EntityKind::Person, "Anna Petrova", "Petrova"),
        (EntityKind::Place, "Aleppo", "Aleppo"),
        (EntityKind::Organization, "UN Security Council", "Council"),
    ];
    library.set_analysis(
        ArticleId(0),
        Arc::new(analysis(TALKS, &names, "“We stay in Aleppo,”")),
        Pass::Quick,
    );
    library.set_analysis(ArticleId(1), Arc::new(Analysis::default()), Pass::Quick);
    library
}

#[test]
fn all_words_must_begin_so_somewhere() {
    let library = library(&["Peace talks stall", "War and peace", "Talk of wars"]);
    assert_eq!(selected(&library, "peace"), [0, 1]);
    assert_eq!(selected(&library, "TAL wAr"), [2]);
    assert_eq!(selected(&library, "-peace"), [2]);
    assert_eq!(selected(&library, "t"), [0, 2]);
    assert_eq!(selected(&library, "zebra"), [] as [u32; 0]);
}

#[test]
fn the_title_is_searched_even_when_it_is_not_in_the_text() {
    let mut library = Library::default();
    let meta = GivenMeta {
        title: Some("Harbour reopens".to_owned()),
        ..GivenMeta::default()
    };
    library.add(entry("Ships come in.", meta));
    assert_eq!(selected(&library, "harbour ships"), [0]);
    assert_eq!(selected(&library, "\"reopens ships\""), [] as [u32; 0]);
}

#[test]
fn a_phrase_is_words_in_a_row_within_one_paragraph() {
    let library = library(&["A civil war.", "A war, civil.", "Civil\n\nwar.", "Civil wars."]);
    assert_eq!(selected(&library, "\"civil war\""), [0]);
    assert_eq!(selected(&library, "civil-war"), [0, 3]);
    assert_eq!(selected(&library, "-\"civil war\" civil"), [1, 2, 3]);
}

#[test]
fn names_are_found_in_their_field_by_any_of_their_words() {
    let library = talks();
    for query in [
        "person:petr",
        "person:\"anna petrova\"",
        "speaker:anna",
        "place:aleppo",
        "org:security-coun",
        "has:quote",
    ] {
        assert_eq!(selected(&library, query), [0], "{query}");
    }
    for query in [
        "person:aleppo",
        "person:\"anna petr\"",
        "speaker:council",
        "place:anna",
    ] {
        assert_eq!(selected(&library, query), [] as [u32; 0], "{query}");
    }
    assert_eq!(selected(&library, "-person:anna"), [1]);
}

#[test]
fn said_looks_within_quotations_only() {
    let library = talks();
    assert_eq!(selected(&library, "said:stay"), [0]);
    assert_eq!(selected(&library, "said:\"stay in\""), [0]);
    assert_eq!(selected(&library, "said:council"), [] as [u32; 0]);
    assert_eq!(selected(&library, "said:\"aleppo ms\""), [] as [u32; 0]);
}

#[test]
fn source_and_days_come_from_what_is_known_of_an_article() {
    let mut library = library(&["Undated."]);
    for (source, day) in [
        ("Reuters", date(2016, 2, 10)),
        ("Agence France-Presse", date(2016, 3, 1)),
    ] {
        let meta = GivenMeta {
            source: Some(source.to_owned()),
            published: Some(day),
            ..GivenMeta::default()
        };
        library.add(entry("Dated.", meta));
    }
    assert_eq!(selected(&library, "source:reut"), [1]);
    assert_eq!(selected(&library, "source:france-presse"), [2]);
    assert_eq!(selected(&library, "date:2016"), [1, 2]);
    assert_eq!(selected(&library, "date:2016-02"), [1]);
    assert_eq!(selected(&library, "after:2016-03-01"), [2]);
    assert_eq!(selected(&library, "before:2016-03-01"), [1]);
    assert_eq!(selected(&library, "-date:2016"), [0]);
}

#[test]
fn a_query_of_problems_alone_finds_everything() {
    let mut library = library(&["One."]);
    library.add(Entry::Unreadable {
        name: "a".to_owned(),
        reason: "b".to_owned(),
    });
    assert_eq!(library.select(&Query::parse("persn:x date:20x \"o")).len(), 2);
    assert_eq!(selected(&library, "one"), [0]);
}

#[test]
fn a_new_analysis_replaces_the_old() {
    let mut library = talks();
    let names = [(EntityKind::Person, "Anna Petrowa", "Petrova")];
    assert_eq!(library.pass(ArticleId(0)), Some(Pass::Quick));
    library.set_analysis(ArticleId(0), Arc::new(analysis(TALKS, &names, "")), Pass::Full);
    assert_eq!(library.pass(ArticleId(0)), Some(Pass::Full));
    assert_eq!(selected(&library, "person:petrowa"), [0]);
    for gone in ["place:aleppo", "said:stay", "has:quote", "speaker:anna"] {
        assert_eq!(selected(&library, gone), [] as [u32; 0], "{gone}");
    }
    assert_eq!(library.complete(Field::Place, "", 5), []);
    assert_eq!(library.analysed(), 2);
}

#[test]
fn names_are_proposed_with_the_most_frequent_first() {
    let mut library = library(&["Kerry", "Kerry", "Kern"]);
    for (id, name) in ["John Kerry", "John Kerry", "Ida Kern"].into_iter().enumerate() {
        let text = if name == "Ida Kern" { "Kern" } else { "Kerry" };
        let found = analysis(text, &[(EntityKind::Person, name, text)], "");
        library.set_analysis(ArticleId(id as u32), Arc::new(found), Pass::Full);
    }
    let proposed = |typed: &str, most| {
        let completions = library.complete(Field::Person, typed, most);
        completions
            .into_iter()
            .map(|c| (c.name, c.articles))
            .collect::<Vec<_>>()
    };
    // The bare "Kerry" finds its articles but is not proposed.
    assert_eq!(
        proposed("ker", 9),
        [("John Kerry".to_owned(), 2), ("Ida Kern".to_owned(), 1)]
    );
    assert_eq!(proposed("", 1), [("John Kerry".to_owned(), 2)]);
    assert_eq!(proposed("ida k", 9), [("Ida Kern".to_owned(), 1)]);
}

#[test]
fn a_name_is_proposed_as_most_articles_write_it_whatever_came_first() {
    let mut library = library(&["KERRY", "Kerry", "Kerry"]);
    for (id, name) in ["JOHN KERRY", "John Kerry", "John Kerry"].into_iter().enumerate() {
        let text = if id == 0 { "KERRY" } else { "Kerry" };
        let found = analysis(text, &[(EntityKind::Person, name, text)], "");
        library.set_analysis(ArticleId(id as u32), Arc::new(found), Pass::Full);
    }
    let proposed = library.complete(Field::Person, "john", 9);
    assert_eq!(proposed.len(), 1);
    assert_eq!(
        (proposed[0].name.as_str(), proposed[0].articles),
        ("John Kerry", 3)
    );
}

#[test]
fn mentions_and_said_words_are_hit_when_the_analysis_is_known() {
    let library = talks();
    let Some(Entry::Article {
        article,
        analysis: Some(analysis),
    }) = library.entry(ArticleId(0))
    else {
        panic!("not analysed");
    };
    let hit = |query: &str| {
        let spans = hits_analysed(&article.document, analysis, &Query::parse(query));
        spans
            .into_iter()
            .map(|s| article.document.slice(s))
            .collect::<Vec<_>>()
    };
    assert_eq!(hit("person:anna said:stay the"), ["stay", "Petrova", "the"]);
    assert_eq!(hit("-person:anna said:council"), [] as [&str; 0]);
    assert_eq!(hits(&article.document, &Query::parse("person:anna")), []);
}

/// A library of `texts`, each analysed.
fn analysed(texts: &[&str]) -> Library {
    let mut library = library(texts);
    for id in 0..texts.len() as u32 {
        let Some(article) = library.entry(ArticleId(id)).and_then(Entry::article) else {
            continue;
        };
        let found = Arc::new(analyse(&article.document, None));
        library.set_analysis(ArticleId(id), found, Pass::Quick);
    }
    library
}

const DOCTOR: &str = "Shells fell on Aleppo for a third night, a doctor there said.";
const STATES: &str = "The mayor of Chicago asked for more snow ploughs on Monday.";
const TRIPOLI: &str = "The mayor of Tripoli, Lebanon, asked for patience on Monday.";

#[test]
fn a_country_finds_the_articles_that_name_only_its_towns() {
    let library = analysed(&[DOCTOR, STATES, TRIPOLI, "A Syrian doctor works in Oslo."]);
    assert_eq!(selected(&library, "place:syria"), [0]);
    assert_eq!(selected(&library, "place:illinois"), [1]);
    assert_eq!(selected(&library, "place:lebanon"), [2]);
    assert_eq!(selected(&library, "place:libya"), [] as [u32; 0]);
    assert_eq!(selected(&library, "place:asia -place:syria"), [2]);
    assert_eq!(selected(&library, "place:norway"), [3]);
}

#[test]
fn a_country_is_found_by_its_short_names_too() {
    let library = analysed(&[
        DOCTOR,
        STATES,
        "The United States sent a ship.",
        "The U.S. sent a ship.",
        "Wildfires burnt through eastern Oregon, officials in Oregon said.",
        "The mayor of Medford, Ore., asked for rain.",
    ]);
    for query in ["place:usa", "place:us", "place:u.s.", "place:\"united states\""] {
        assert_eq!(selected(&library, query), [1, 2, 3, 4, 5], "{query}");
    }
}

#[test]
fn the_short_name_of_a_country_begins_no_other_place() {
    let library = analysed(&[
        "The mayor of Ústí nad Labem asked for patience on Monday.",
        STATES,
        "Ukrainian engineers mended the lights in Kyiv.",
        "The mayor of Leeds asked for patience, British papers said.",
        "A ship left Dubai on Monday.",
    ]);
    assert_eq!(selected(&library, "place:us"), [1]);
    assert_eq!(selected(&library, "place:uk"), [3]);
    assert_eq!(selected(&library, "place:uae"), [4]);
    assert_eq!(selected(&library, "place:u.k."), [3]);
    assert_eq!(selected(&library, "place:ky"), [] as [u32; 0]);
    assert_eq!(selected(&library, "place:kyi"), [2]);
}

#[test]
fn a_town_is_found_by_the_name_it_has_today() {
    let library = analysed(&["The lights went out in Kiev, Ukrainian engineers said."]);
    assert_eq!(selected(&library, "place:kyiv"), [0]);
    assert_eq!(selected(&library, "place:kiev"), [0]);
}

#[test]
fn a_country_is_proposed_with_all_articles_it_finds() {
    let library = analysed(&[DOCTOR, "The war in Syria goes on."]);
    let proposed = library.complete(Field::Place, "syr", 9);
    assert_eq!(
        proposed
            .iter()
            .map(|c| (c.name.as_str(), c.articles))
            .collect::<Vec<_>>(),
        [("Syria", 2)]
    );
    assert_eq!(library.complete(Field::Place, "asi", 9), []);
}

#[test]
fn a_town_is_hit_when_its_country_is_looked_for() {
    let library = analysed(&[DOCTOR, STATES]);
    let hit = |id, query: &str| {
        let entry = library.entry(ArticleId(id)).unwrap();
        let (article, analysis) = (entry.article().unwrap(), entry.analysis().unwrap());
        let spans = hits_analysed(&article.document, analysis, &Query::parse(query));
        spans
            .into_iter()
            .map(|s| article.document.slice(s).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(hit(0, "place:syria"), ["Aleppo"]);
    assert_eq!(hit(1, "place:usa"), ["Chicago"]);
}

/// A plain search over the folded words of a text, to compare the index with.
fn plainly(text: &str, query: &Query) -> bool {
    let words = folded(text);
    query.terms.iter().all(|term| match &term.test {
        Test::Text(pattern) => pattern.is_in(&words) != term.negated,
        _ => true,
    })
}

proptest! {
    #[test]
    fn the_index_finds_what_a_plain_search_finds(
        texts in proptest::collection::vec("[abc]{1,2}( [abc]{1,3}){0,6}", 1..8),
        query in "-?[abc]{1,2}( -?\"[abc]{1,2} [abc]{1,2}\")?( -?[abc]{1,2}-[abc])?",
    ) {
        let library = library(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let query = Query::parse(&query);
        let expected: Vec<u32> = (0..texts.len() as u32).filter(|i| plainly(&texts[*i as usize], &query)).collect();
        let found: Vec<u32> = library.select(&query).into_iter().map(|id| id.0).collect();
        prop_assert_eq!(found, expected);
    }
}

/// What any article of [`anything_found`] says.
const WORDS: &str = "Anna ANNA Petrova Holm holm Lund stays goes now";

/// An analysis with any stretches of [`WORDS`] as names and quotations.
fn anything_found() -> impl Strategy<Value = Analysis> {
    let spans: Vec<Span> = crate::library::words::words(WORDS).collect();
    let stretch = (0..spans.len(), 1usize..3).prop_map(move |(first, words)| {
        let last = (first + words - 1).min(spans.len() - 1);
        spans[first].hull(spans[last])
    });
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];
    let entity = (
        prop::sample::select(kinds.to_vec()),
        stretch.clone(),
        stretch.clone(),
    );
    let quotation = (
        stretch.clone(),
        prop::option::of((stretch, prop::option::of(0u32..3))),
    );
    let all = (
        prop::collection::vec(entity, 0..4),
        prop::collection::vec(quotation, 0..3),
    );
    all.prop_map(|(entities, quotations)| {
        let mut out = Analysis::default();
        for (at, (kind, name, mention)) in (0..).zip(entities) {
            out.mentions.push(Mention {
                span: mention,
                entity: EntityId(at),
                form: MentionForm::Name,
            });
            out.entities.push(Entity {
                kind,
                name: WORDS[name.range()].to_owned(),
                role: None,
                value: None,
                place: None,
                mentions: vec![at],
            });
        }
        out.quotations
            .extend(quotations.into_iter().map(|(span, speaker)| Quotation {
                span,
                kind: QuotationKind::Direct,
                cue: None,
                speaker: speaker.map(|(mention, entity)| Speaker {
                    mention,
                    entity: entity.map(EntityId),
                    rule: SpeakerRule::Cue,
                    confidence: Confidence::percent(90),
                }),
                confidence: Confidence::percent(90),
            }));
        out
    })
}

/// All that a library answers about [`WORDS`].
fn answers(library: &Library) -> Vec<String> {
    let fields = ["person", "place", "org", "speaker", "said"];
    let words = folded(WORDS);
    let patterns = words
        .iter()
        .map(String::as_str)
        .chain(["a", "h", "anna-pet", "holm-lund", "stays-goes"]);
    let mut queries: Vec<String> = patterns
        .flat_map(|pattern| fields.map(|field| format!("{field}:{pattern}")))
        .collect();
    queries.push("has:quote".to_owned());
    let ids = |query: &String| format!("{query}: {:?}", library.select(&Query::parse(query)));
    let mut out: Vec<String> = queries.iter().map(ids).collect();
    for field in [
        Field::Person,
        Field::Place,
        Field::Org,
        Field::Speaker,
        Field::Has,
    ] {
        for typed in ["", "a", "holm"] {
            out.push(format!(
                "{field:?} {typed}: {:?}",
                library.complete(field, typed, 3)
            ));
        }
    }
    let passes = (0..library.len() as u32).map(|id| library.pass(ArticleId(id)));
    out.push(format!(
        "{} of {:?}",
        library.analysed(),
        passes.collect::<Vec<_>>()
    ));
    out
}

proptest! {
    #[test]
    fn after_the_full_findings_the_index_is_as_if_there_had_been_no_quick_ones(
        found in prop::collection::vec((anything_found(), anything_found()), 1..5),
        backwards: bool,
    ) {
        let texts = vec![WORDS; found.len()];
        let (mut replaced, mut plain) = (library(&texts), library(&texts));
        for (id, (quick, _)) in (0..).map(ArticleId).zip(&found) {
            replaced.set_analysis(id, Arc::new(quick.clone()), Pass::Quick);
        }
        let mut full: Vec<_> = (0..).map(ArticleId).zip(found.into_iter().map(|(_, full)| Arc::new(full))).collect();
        for (id, full) in &full {
            plain.set_analysis(*id, Arc::clone(full), Pass::Full);
        }
        if backwards {
            full.reverse();
        }
        for (id, full) in full {
            replaced.set_analysis(id, full, Pass::Full);
        }
        prop_assert_eq!(answers(&replaced), answers(&plain));
    }
}
