//! Tests of the ends of names in headlines and beside other names, and of bare surnames.

use super::*;

#[test]
fn a_headline_is_cut_where_the_names_of_the_body_end() {
    check(
        "[person=Anna Petrova:Anna Petrova] Scolds [organization:Nordic Rail Company] On Late Trains\n\nSenator [person=Anna Petrova:Anna Petrova] met the head of the [organization:Nordic Rail Company] again. [person=Anna Petrova:Petrova] said nothing of it.",
    );
}

#[test]
fn a_headline_that_ends_in_a_full_stop_is_cut_too() {
    check(
        "Harbour Town Asks [person=Anna Petrova:Petrova] To Stay On.\n\nThe town was asked about [person:Anna Petrova] and said so in a poll that was held last week.",
    );
}

#[test]
fn a_newspaper_before_a_name_is_another_name() {
    check(
        "In the [organization:Washington Post] [person=Anna Petrova:Petrova] denied it. [person:Anna Petrova] is out, and [person=Anna Petrova:Petrova] said so.",
    );
}

#[test]
fn a_state_before_an_office_is_a_place() {
    check("Former [place:Florida] Governor [person:Peter Larkin] left.");
}

#[test]
fn owners_belong_to_the_name_of_their_association() {
    check("The head of the [organization:Small Millers' Association] spoke.");
    check("The head of the [organization:Lisbon Noodle Makers’ Guild] spoke.");
}

#[test]
fn a_school_of_a_university_is_two_organizations() {
    check("The [organization:School of Medicine] of the [organization:University of Lisbon] grew.");
}

#[test]
fn a_saint_belongs_to_the_name_of_a_school() {
    check("The former [organization:St. Michael's Grammar School] burned.");
}

#[test]
fn a_headline_gives_no_longer_name_than_the_body() {
    let (_, all) = resolved(
        "Peter Larkin Blorps Again\n\nThe rain fell on Peter Larkin all day, and nobody came. Larkin said so.",
    );
    assert_eq!(all.entities[0].name, "Peter Larkin");
}

#[test]
fn a_first_name_of_the_headline_completes_a_surname_of_the_body() {
    check(
        "[person=Peter Larkin:Peter Larkin] Vows To Stay In Office\n\nOn a wet day, [person=Peter Larkin:Larkin] said that he would stay.",
    );
}

#[test]
fn the_bare_surname_is_not_the_wife_named_last() {
    check(
        "[person:Robert Harlow] left. His wife, [person:Mary Harlow], stayed. [person=Robert Harlow:Harlow] said nothing.",
    );
}

#[test]
fn the_bare_surname_is_who_the_article_names_most() {
    check(
        "[person:Robert Harlow] spoke. On [date:Friday] [person:Robert Harlow] spoke of [person:Mary Harlow]. [person=Robert Harlow:Harlow] said nothing.",
    );
}
