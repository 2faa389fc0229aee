//! Names are counted in current articles, and in no replaced version.

use super::*;
use crate::analysis::{Pass, analyse};
use crate::library::{Findings, NameKind};

/// The findings of the quick pass in an article with this text.
fn quickly(id: ArticleId, text: &str) -> (ArticleId, Findings) {
    let document = &given(text).article().document;
    let analysis = Arc::new(analyse(document, None));
    (id, Findings::new(document, analysis, Pass::Quick))
}

/// The number of articles that name a person of this name.
fn named(location: &Location, name: &str) -> Option<usize> {
    let searcher = Searcher::open(location).unwrap();
    let found = searcher.complete(NameKind::Person, name, 9).unwrap();
    found.first().map(|found| found.articles)
}

fn is_in_order(location: &Location) {
    let health = examine(location).unwrap();
    assert_eq!((health.damage, health.inconsistencies), (vec![], vec![]));
}

const ANNA: &str = "“We stay in Oslo,” said Anna Petrova on Monday.";
const BORIS: &str = "“We go to Oslo,” said Boris Ivanov on Monday.";

#[test]
fn the_names_of_a_version_that_gave_way_are_not_counted_until_it_comes_back() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let first = add(&mut writer, &[filed("/a.txt", ANNA)])[0].id();
    writer.write_findings(&[quickly(first, ANNA)]).unwrap();
    assert_eq!(named(&location, "petrova"), Some(1));
    let second = add(&mut writer, &[filed("/a.txt", BORIS)])[0].id();
    assert_eq!(named(&location, "petrova"), None);
    writer.write_findings(&[quickly(second, BORIS)]).unwrap();
    is_in_order(&location);
    add(&mut writer, &[filed("/a.txt", ANNA)]);
    let both = ["petrova", "ivanov"].map(|name| named(&location, name));
    assert_eq!(both, [Some(1), None]);
    is_in_order(&location);
}

#[test]
fn what_is_found_in_a_version_that_gave_way_is_kept_and_counted_when_it_comes_back() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let first = add(&mut writer, &[filed("/a.txt", ANNA)])[0].id();
    add(&mut writer, &[filed("/a.txt", BORIS)]);
    // Twice, as the full pass follows the quick pass.
    writer.write_findings(&[quickly(first, ANNA)]).unwrap();
    writer.write_findings(&[quickly(first, ANNA)]).unwrap();
    assert_eq!(named(&location, "petrova"), None);
    is_in_order(&location);
    writer.rebuild(|_| {}).unwrap();
    assert_eq!(named(&location, "petrova"), None);
    add(&mut writer, &[filed("/a.txt", ANNA)]);
    assert_eq!(named(&location, "petrova"), Some(1));
    is_in_order(&location);
}

#[test]
fn names_of_removed_articles_are_not_proposed_and_gone_once_all_is_done() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let ids = add(&mut writer, &[filed("/a.txt", ANNA), filed("/b.txt", BORIS)]);
    let [anna, boris] = [ids[0].id(), ids[1].id()];
    writer
        .write_findings(&[quickly(anna, ANNA), quickly(boris, BORIS)])
        .unwrap();
    // As if the user stopped the removal after the first of two batches.
    writer.remove(&[anna]).unwrap();
    let both = ["petrova", "ivanov"].map(|name| named(&location, name));
    assert_eq!(both, [None, Some(1)]);
    is_in_order(&location);
    writer.remove(&[boris]).unwrap();
    writer.forget_paths(&[]).unwrap();
    is_in_order(&location);
    let names = "SELECT (SELECT count(*) FROM name) + (SELECT count(*) FROM name_word)";
    assert_eq!(writer.db.query_row(names, [], |row| row.get(0)), Ok(0));
}

#[test]
fn removing_an_article_leaves_the_names_of_another_ones_earlier_version() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let also = format!("{ANNA} She smiled.");
    let old = add(&mut writer, &[filed("/a.txt", ANNA)])[0].id();
    let other = add(&mut writer, &[filed("/b.txt", &also)])[0].id();
    writer
        .write_findings(&[quickly(old, ANNA), quickly(other, &also)])
        .unwrap();
    add(&mut writer, &[filed("/a.txt", BORIS)]);
    assert_eq!(named(&location, "petrova"), Some(1));
    writer.remove(&[other]).unwrap();
    assert_eq!(named(&location, "petrova"), None);
    is_in_order(&location);
    add(&mut writer, &[filed("/a.txt", ANNA)]);
    assert_eq!(named(&location, "petrova"), Some(1));
    is_in_order(&location);
}
