//! Dates in the future, and holidays.

use super::check;

#[test]
fn what_would_happen_is_still_to_come() {
    check(&[
        ("He said the ferry would sail on Friday.", "Friday=2016-02-12"),
        ("The vote may be held on Friday.", "Friday=2016-02-12"),
        ("It would have sailed on Friday.", "Friday=2016-02-05"),
        (
            "He could not be reached for comment on Friday.",
            "Friday=2016-02-05",
        ),
        ("The vote has been scheduled for Friday.", "Friday=2016-02-12"),
        ("The ferry would sail in June, he said.", "June=2016-06"),
    ]);
}

#[test]
fn what_is_planned_is_still_to_come() {
    check(&[
        ("The ferry is to sail on Friday.", "Friday=2016-02-12"),
        ("She plans to sail on Friday.", "Friday=2016-02-12"),
        ("They agreed to meet on Friday.", "Friday=2016-02-12"),
        (
            "The mayor said she is likely to sign on Friday.",
            "Friday=2016-02-12",
        ),
        ("He failed to appear on Friday.", "Friday=2016-02-05"),
        ("He was forced to leave on Friday.", "Friday=2016-02-05"),
        ("The court is expected to rule by Friday.", "Friday=2016-02-12"),
    ]);
}

#[test]
fn a_limit_is_still_to_come_unless_what_it_limits_is_past() {
    check(&[
        ("The bank said rates hold until October.", "October=2016-10"),
        ("The bank expects rates to hold until October.", "October=2016-10"),
        ("Reply by Friday.", "Friday=2016-02-12"),
        ("By Friday the road was clear.", "Friday=2016-02-12"),
        ("The road was shut until Friday.", "Friday=2016-02-05"),
    ]);
}

#[test]
fn the_present_of_a_calendar_is_still_to_come() {
    check(&[
        ("The ferry sails on Friday, the mayor said.", "Friday=2016-02-12"),
        ("The mayor said the fair opens on Friday.", "Friday=2016-02-12"),
        ("Talks resume on Friday.", "Friday=2016-02-12"),
        ("She is leaving on Friday.", "Friday=2016-02-12"),
        ("The vote is on Friday.", "Friday=2016-02-12"),
        (
            "The trial opened last week and resumes on Friday.",
            "(last week)=2016-W05 | Friday=2016-02-12",
        ),
    ]);
}

#[test]
fn what_was_stays_back_beside_a_noun_that_looks_like_a_verb() {
    check(&[
        ("He is in jail after a fight on Friday.", "Friday=2016-02-05"),
        ("He blamed heavy falls on Friday.", "Friday=2016-02-05"),
        ("It is the worst week since Friday.", "Friday=2016-02-05"),
        ("On Friday, he said the road was shut.", "Friday=2016-02-05"),
        ("He was shot on Friday, police said.", "Friday=2016-02-05"),
    ]);
}

#[test]
fn a_feast_of_the_calendar_is_its_day() {
    check(&[
        ("He died on Christmas Day.", "Christmas Day=2015-12-25"),
        ("He died on Christmas Eve.", "Christmas Eve=2015-12-24"),
        ("The shop will open before Christmas.", "Christmas=2016-12-25"),
        ("He died on New Year’s Eve.", "New Year’s Eve=2015-12-31"),
        (
            "He died on New Year's Day 2012.",
            "New Year's Day 2012=2012-01-01",
        ),
        ("They will march on Easter Monday.", "Easter Monday=2016-03-28"),
        ("He died on Good Friday.", "Good Friday=2015-04-03"),
        ("He died at Easter 2008.", "Easter 2008=2008-03-23"),
    ]);
}

#[test]
fn a_feast_that_follows_the_moon_is_a_date_without_a_day() {
    check(&[
        ("Prices rise before Eid al-Fitr.", "Eid al-Fitr=?"),
        ("Prices rise before Eid.", "Eid=?"),
        ("They fast in Ramadan.", "Ramadan=?"),
    ]);
}

#[test]
fn what_is_named_after_a_feast_is_no_date() {
    check(&[
        ("He came to Christmas Island.", ""),
        ("The Easter Rising failed.", ""),
    ]);
}

#[test]
fn days_before_their_month_may_be_a_range() {
    check(&[
        (
            "It lasts from 5 to 9 March 2031.",
            "5 to 9 March 2031=2031-03-05/2031-03-09",
        ),
        ("It lasted 5-9 January.", "5-9 January=2016-01-05/2016-01-09"),
        (
            "It fell on 5 and 6 January.",
            "5 and 6 January=2016-01-05/2016-01-06",
        ),
        ("Of 9 to 5 March was not one.", "5 March=2016-03-05"),
    ]);
}
