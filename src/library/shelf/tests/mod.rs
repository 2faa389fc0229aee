//! Which articles a query finds, article by article.

mod anything;
mod places;

use super::*;
use crate::analysis::{
    Confidence, Entity, EntityId, EntityKind, Mention, MentionForm, Quotation, QuotationKind, Speaker,
    SpeakerRule,
};
use crate::library::import::{Given, GivenMeta};
use crate::library::{Origin, hits, hits_analysed};
use crate::text::Span;
use jiff::civil::date;

const TODAY: Date = date(2016, 3, 30);

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
    let query = Query::parse(query, TODAY);
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
fn a_title_is_searched_even_when_a_word_of_the_text_holds_it() {
    let mut library = Library::default();
    let meta = GivenMeta {
        title: Some("Rain".to_owned()),
        ..GivenMeta::default()
    };
    library.add(entry("The McRain family left.", meta));
    assert_eq!(selected(&library, "rain"), [0]);
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
fn alternatives_exclusions_and_parentheses_are_told_apart() {
    let library = library(&["Peace talks.", "War and peace.", "Talk of wars.", "Rain."]);
    assert_eq!(selected(&library, "rain OR war peace"), [1, 3]);
    assert_eq!(selected(&library, "(rain | war) -peace"), [2, 3]);
    assert_eq!(selected(&library, "-(peace OR rain)"), [2]);
    assert_eq!(selected(&library, "NOT (peace war) AND NOT rain"), [0, 2]);
}

#[test]
fn quotations_and_names_are_counted() {
    let library = talks();
    for query in [
        "people>0",
        "places:1",
        "quotes=1",
        "speakers>=1",
        "kind:direct",
        "words<20 orgs:1..2",
    ] {
        assert_eq!(selected(&library, query), [0], "{query}");
    }
    assert_eq!(selected(&library, "people>1 OR kind:mixed"), [] as [u32; 0]);
    assert_eq!(selected(&library, "people:0"), [1]);
}

#[test]
fn a_query_of_problems_alone_finds_everything() {
    let mut library = library(&["One."]);
    library.add(Entry::Unreadable {
        name: "a".to_owned(),
        reason: "b".to_owned(),
    });
    assert_eq!(
        library.select(&Query::parse("persn:x date:20x \"o", TODAY)).len(),
        2
    );
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
        let spans = hits_analysed(&article.document, analysis, &Query::parse(query, TODAY));
        spans
            .into_iter()
            .map(|s| article.document.slice(s))
            .collect::<Vec<_>>()
    };
    assert_eq!(hit("person:anna said:stay the"), ["stay", "Petrova", "the"]);
    assert_eq!(hit("-person:anna said:council"), [] as [&str; 0]);
    assert_eq!(hits(&article.document, &Query::parse("person:anna", TODAY)), []);
}
