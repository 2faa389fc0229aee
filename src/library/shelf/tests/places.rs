//! A place is found by the names of what it lies in and by its other names.

use super::*;
use crate::analysis::analyse;

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
fn in_a_place_is_what_lies_there_and_nothing_else_called_so() {
    let library = analysed(&[DOCTOR, STATES, TRIPOLI]);
    assert_eq!(selected(&library, "in:syria"), [0]);
    assert_eq!(selected(&library, "in:Aleppo"), [0]);
    assert_eq!(selected(&library, "in:usa"), [1]);
    assert_eq!(selected(&library, "in:\"united states\""), [1]);
    assert_eq!(selected(&library, "in:united"), [1]);
    assert_eq!(selected(&library, "in:states"), [] as [u32; 0]);
    assert_eq!(selected(&library, "in:libya OR -in:asia"), [1]);
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
        let spans = hits_analysed(&article.document, analysis, &Query::parse(query, TODAY));
        spans
            .into_iter()
            .map(|s| article.document.slice(s).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(hit(0, "place:syria"), ["Aleppo"]);
    assert_eq!(hit(0, "in:syria"), ["Aleppo"]);
    assert_eq!(hit(1, "place:usa"), ["Chicago"]);
}
