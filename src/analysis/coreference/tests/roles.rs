//! Tests of roles and genders of persons.

use super::*;

#[test]
fn a_role_may_stand_before_the_name() {
    check_role(
        "US Secretary of State Peter Larkin left.",
        "Peter Larkin",
        Some("US Secretary of State"),
    );
}

#[test]
fn a_role_may_say_for_what() {
    check_role(
        "Last week, UN envoy for Syria Pieter de Vries left.",
        "Pieter de Vries",
        Some("UN envoy for Syria"),
    );
}

#[test]
fn a_role_may_follow_between_commas() {
    check_role(
        "Anna Petrova, the mayor of Lisbon, left early.",
        "Anna Petrova",
        Some("mayor of Lisbon"),
    );
}

#[test]
fn an_honorific_alone_is_no_role() {
    check_role("Mr Peter Larkin left.", "Peter Larkin", None);
}

#[test]
fn a_first_name_or_an_honorific_tells_the_gender() {
    check_gender("Mary Harlow left.", "Mary Harlow", Some(Gender::Female));
    check_gender("Mr Taylor left.", "Taylor", Some(Gender::Male));
    check_gender("President Zhang left.", "Zhang", None);
}

#[test]
fn a_surname_that_comes_first_tells_no_gender() {
    check_gender("Minister Kim Yu-jin left.", "Kim Yu-jin", None);
}

#[test]
fn what_is_said_of_a_cabinet_is_no_role() {
    check_role(
        "The Cabinet of Prime Minister Peter Larkin left.",
        "Peter Larkin",
        Some("Prime Minister"),
    );
}

#[test]
fn whose_wife_somebody_is_is_no_role() {
    check_role("He and his wife Mary Harlow left.", "Mary Harlow", None);
}

#[test]
fn an_apposition_ends_where_speech_is_reported() {
    check_role(
        "Anna Petrova, head of the fire brigade said it was over.",
        "Anna Petrova",
        Some("head of the fire brigade"),
    );
}

#[test]
fn an_office_that_opens_a_sentence_is_no_part_of_the_name() {
    check_role(
        "Secretary of State Peter J. Larkin left.",
        "Peter J. Larkin",
        Some("Secretary of State"),
    );
}

#[test]
fn a_clause_after_a_name_is_no_role() {
    check_role(
        "Peter Larkin, whether he was the mayor or not, left.",
        "Peter Larkin",
        None,
    );
    check_role(
        "Peter Larkin, 66, accuses his younger brother of theft.",
        "Peter Larkin",
        None,
    );
}

#[test]
fn an_adjective_of_office_belongs_to_the_role() {
    check_role(
        "On Friday, Republican presidential candidate Dr. Peter Larkin left.",
        "Peter Larkin",
        Some("Republican presidential candidate"),
    );
}

#[test]
fn an_ampersand_does_not_end_an_apposition() {
    check_role(
        "Anna Petrova, senior analyst at Stone & Lake in Lisbon, left.",
        "Anna Petrova",
        Some("senior analyst at Stone & Lake in Lisbon"),
    );
}

#[test]
fn a_name_may_be_the_apposition_of_a_role() {
    check_role(
        "A spokesman for the city council, Peter Larkin, said so.",
        "Peter Larkin",
        Some("spokesman for the city council"),
    );
    check_role(
        "The rain will stop. Its chief forecaster, Dr Anna Petrova, said so.",
        "Anna Petrova",
        Some("chief forecaster"),
    );
    check_role(
        "They met the mayor, Peter Larkin and others.",
        "Peter Larkin",
        None,
    );
}
