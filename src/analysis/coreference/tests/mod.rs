//! Tests of coreference in marked text: `[person:Anna Petrova] met [person=Anna
//! Petrova:Petrova]`. `kind:words` is a mention, `kind=name:words` a mention with the
//! canonical name of its entity.

mod headlines;
mod roles;

use super::gender::Gender;
use super::*;
use crate::analysis::MentionForm;
use crate::text::plain_document;
use proptest::prelude::*;

/// The text without its marks, and the mentions as "kind:words" or "kind=name:words".
fn read(marked: &str) -> (String, Vec<(usize, String)>) {
    let (mut text, mut found) = (String::new(), Vec::new());
    for (i, piece) in marked.split(['[', ']']).enumerate() {
        if i % 2 == 0 {
            text.push_str(piece);
        } else {
            found.push((text.len(), piece.to_owned()));
            text.push_str(piece.split_once(':').unwrap().1);
        }
    }
    (text, found)
}

fn resolved(text: &str) -> (Document, NamedEntities) {
    let document = plain_document(text.to_owned());
    let tokens = Tokens::new(&document);
    let all = find_entities(&document, &tokens, None);
    (document, all)
}

#[track_caller]
fn check(marked: &str) {
    let (text, wanted) = read(marked);
    let (document, all) = resolved(&text);
    let mut found = Vec::new();
    let named = all.mentions.iter().filter(|m| m.form == MentionForm::Name);
    for (i, mention) in named.enumerate() {
        let entity = &all.entities[mention.entity.0 as usize];
        let words = document.slice(mention.span);
        let named = wanted
            .get(i)
            .is_some_and(|(_, w)| w.split(':').next().is_some_and(|k| k.contains('=')));
        let name = if named {
            format!("={}", entity.name)
        } else {
            String::new()
        };
        found.push((
            mention.span.start(),
            format!("{}{name}:{words}", entity.kind.word()),
        ));
    }
    assert_eq!(found, wanted);
}

fn named<'a>(all: &'a NamedEntities, name: &str) -> &'a Entity {
    let found = all.entities.iter().find(|e| e.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", all.entities))
}

#[track_caller]
fn check_role(text: &str, name: &str, role: Option<&str>) {
    let (document, all) = resolved(text);
    assert_eq!(named(&all, name).role.map(|r| document.slice(r)), role);
}

#[track_caller]
fn check_gender(text: &str, name: &str, gender: Option<Gender>) {
    let (_, all) = resolved(text);
    let at = all.entities.iter().position(|e| e.name == name).unwrap();
    assert_eq!(all.genders[at], gender);
}

#[test]
fn a_full_name_and_its_surname_are_one_person() {
    check("[person:Anna Petrova] spoke in [place:Kyiv]. [person=Anna Petrova:Petrova] said it would rain.");
}

#[test]
fn a_surname_before_the_full_name_is_the_same_person() {
    check("The plan of [person=Anna Petrova:Petrova] failed. [person:Anna Petrova] said it would rain.");
}

#[test]
fn honorifics_are_no_part_of_a_name() {
    check("Mr [person=Peter Larkin:Larkin] left. Dr. [person:Peter Larkin] said so.");
}

#[test]
fn mr_and_mrs_of_one_surname_stay_two_persons() {
    check(
        "Mr. [person=John Harlow:John Harlow] left. [person=Mary Harlow:Mary Harlow] stayed. Mrs. [person=Mary Harlow:Harlow] said so, and Mr. [person=John Harlow:Harlow] agreed.",
    );
}

#[test]
fn a_lone_mrs_is_not_the_man_of_that_surname() {
    check("[person=Robert Harlow:Robert Harlow] left. Mrs. [person=Harlow:Harlow] said nothing.");
}

#[test]
fn junior_and_senior_stay_two_persons() {
    let (_, all) = resolved("Robert Harlow Jr. said no. Robert Harlow Sr. said yes.");
    assert_eq!(all.entities.len(), 2);
}

#[test]
fn an_initial_and_a_middle_name_may_be_left_out() {
    check("[person=Peter J. Larkin:Peter J. Larkin] left. [person=Peter J. Larkin:Peter Larkin] said so.");
}

#[test]
fn the_arabic_article_may_be_left_out() {
    check("President [person:Karim al-Sayed] left. [person=Karim al-Sayed:Sayed] said nothing.");
}

#[test]
fn a_surname_may_come_first() {
    check(
        "President [person:Zhang Weiming] left [place:Beijing]. [person=Zhang Weiming:Zhang] said nothing.",
    );
}

#[test]
fn accents_may_be_left_out() {
    check("[person=José Muñoz:José Muñoz] left. [person=José Muñoz:Munoz] said nothing.");
}

#[test]
fn particles_belong_to_a_name() {
    check("The mediator [person:Pieter van der Berg] said so.");
}

#[test]
fn a_name_in_capitals_is_given_in_mixed_case() {
    let (_, all) = resolved("By PETER LARKIN\n\nThe rain fell all day over the small towns of the coast.");
    assert_eq!(all.entities[0].name, "Peter Larkin");
}

#[test]
fn a_nationality_a_title_and_a_name_are_told_apart() {
    check("[nationality:Egyptian] Foreign Minister [person:Hassan Karim] met the [nationality:French].");
}

#[test]
fn a_common_word_that_begins_a_sentence_is_no_name() {
    check("Rain fell. But nobody came. Police arrested nobody.");
}

#[test]
fn a_ministry_takes_along_what_it_is_for() {
    check("The [organization:Ministry of Foreign Affairs] said nothing.");
}

#[test]
fn initials_are_the_organization_that_they_abbreviate() {
    check(
        "The [organization:Baltic Fishing Association] ([organization=Baltic Fishing Association:BFA]) said so.",
    );
}

#[test]
fn the_united_states_are_one_place_in_all_their_forms() {
    check(
        "The [place=United States:US] and [place:Syria] talk. The [place=United States:United States] said so.",
    );
}

#[test]
fn a_place_and_its_country_are_two_places() {
    check("A fire broke out in [place:Munich], [place:Germany].");
}

#[test]
fn a_possessive_mark_is_no_part_of_a_name() {
    check("[place:Russia]'s army left [place:Aleppo].");
}

#[test]
fn nothing_is_found_inside_a_word() {
    check("The usage of chinaware and germaniums rose.");
}

#[test]
fn a_complete_date_is_named_by_its_day() {
    check("It began on [date=2016-02-10:Feb 10, 2016] and ended on [date=2016-02-12:12 February 2016].");
}

#[test]
fn parts_of_a_date_stand_for_themselves() {
    check("It began on [date:Tuesday] and ends in [date:March 2031].");
}

#[test]
fn a_decade_is_mentioned_without_its_plural() {
    check("It began in the [date=1980s:1980]s.");
}

#[test]
fn one_day_told_in_two_ways_is_one_entity() {
    let text = "On Friday it began. It was Feb. 5, and last Friday at that. Last week it ended.";
    let document = plain_document(text.to_owned());
    let tokens = Tokens::new(&document);
    let all = find_entities(&document, &tokens, Some(jiff::civil::date(2016, 2, 9)));
    let dates: Vec<_> = all
        .entities
        .iter()
        .map(|e| {
            (
                e.name.as_str(),
                e.value.and_then(|v| v.date()).map(|p| p.to_string()),
            )
        })
        .collect();
    let expected = [
        ("Feb. 5", Some("2016-02-05".to_owned())),
        ("Last week", Some("2016-W05".to_owned())),
    ];
    assert_eq!(dates, expected);
}

#[test]
fn days_of_one_month_are_one_date() {
    check("It lasted from [date:July 6 to 16] and ends on [date:May 3].");
}

#[test]
fn a_match_that_is_won_is_no_money() {
    check("They won. The 2 won the game. It cost [money:R120 000] or [money:5 million won].");
}

#[test]
fn may_and_march_are_not_always_months() {
    check("They may march. May we go? It ends in [date:May].");
}

#[test]
fn sums_of_money_reach_from_sign_to_unit() {
    check(
        "It cost [money:$5 billion], then [money:Rs 200 crore], then [money:300 pesos] and [money:millions of dollars].",
    );
}

proptest! {
    #[test]
    fn any_text_gives_mentions_in_order_on_characters_with_valid_indices(
        text in r#"([A-Z][a-z]{0,6}|Mr\.?|al-Assad|US|of|the|and|[0-9]{1,4}|\$|May|,|\.|'s|’|"|\n|-|é|Ж|漢|President|,|\PC| ){0,40}"#
    ) {
        let (document, all) = resolved(&text);
        let mut end = 0;
        for mention in &all.mentions {
            prop_assert!(mention.span.start() >= end && !mention.span.is_empty());
            prop_assert!(document.text().get(mention.span.range()).is_some());
            prop_assert!((mention.entity.0 as usize) < all.entities.len());
            end = mention.span.end();
        }
        prop_assert_eq!(all.genders.len(), all.entities.len());
        for (i, entity) in all.entities.iter().enumerate() {
            prop_assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
            prop_assert!(entity.mentions.windows(2).all(|w| w[0] < w[1]));
            for &m in &entity.mentions {
                prop_assert_eq!(all.mentions[m as usize].entity.0 as usize, i);
            }
            if let Some(role) = entity.role {
                prop_assert!(document.text().get(role.range()).is_some());
            }
        }
    }
}

#[test]
fn two_of_a_name_with_other_initials_stay_two_persons() {
    check(
        "[person=George W. Bush:George W. Bush] wrote to [person=George H. W. Bush:George H. W. Bush] in [date:1992].",
    );
}

#[test]
fn a_surname_right_after_two_who_share_it_is_neither() {
    check(
        "[person:Maria Garcia] arrested [person:Jose Garcia] there. [person=Garcia:Garcia] had been attacked.",
    );
}

#[test]
fn an_honorific_takes_up_whoever_it_surely_fits() {
    check(
        "[person:Peter Sharma] will run. His mother, [person:Vimala Sharma], will not vote. Mrs [person=Vimala Sharma:Sharma] laughed.",
    );
}

#[test]
fn a_word_for_kin_tells_the_gender() {
    check_gender(
        "His mother, Vimala Sharma, refused.",
        "Vimala Sharma",
        Some(Gender::Female),
    );
}
