//! Sentences of an article published on Tuesday, 9 February 2016, and the days of their dates.

use super::*;
use crate::analysis::testing;
use crate::text::{Tokens, plain_document};
use jiff::civil::date;
use proptest::prelude::*;

/// The dates of `text`: a named date as "words=days", a described one as "(words)=days".
fn dates(text: &str, published: Option<Date>) -> Vec<String> {
    let document = plain_document(text.to_owned());
    let tokens = Tokens::new(&document);
    let tagged = TaggedText::new(&document, &tokens);
    let written = |dated: DateExpression| {
        let words = document.slice(tokens.span(dated.words).unwrap());
        let value = dated.value.map_or("?".to_owned(), |v| v.to_string());
        if dated.named {
            format!("{words}={value}")
        } else {
            format!("({words})={value}")
        }
    };
    find_dates(&tagged, published).into_iter().map(written).collect()
}

mod ahead;

/// Checks each sentence against its dates, which are separated by " | ".
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    testing::check(|text| dates(text, Some(date(2016, 2, 9))), cases);
}

#[test]
fn a_complete_date_is_its_day() {
    check(&[
        ("It began on Feb 10, 2016.", "Feb 10, 2016=2016-02-10"),
        ("It began on 12 February 2016.", "12 February 2016=2016-02-12"),
        ("It began on the 3rd of May 1999.", "3rd of May 1999=1999-05-03"),
        ("It is dated 2016-02-10 there.", "2016-02-10=2016-02-10"),
        ("It is dated 27/10/2016 there.", "27/10/2016=2016-10-27"),
        ("It is dated 10/27/2016 there.", "10/27/2016=2016-10-27"),
        ("It is dated 27.10.2016 there.", "27.10.2016=2016-10-27"),
        (
            "It began on Tuesday, March 28, 2017.",
            "Tuesday, March 28, 2017=2017-03-28",
        ),
        ("It began on Tuesday 28/03/2017.", "Tuesday 28/03/2017=2017-03-28"),
    ]);
}

#[test]
fn a_day_in_figures_that_can_be_read_two_ways_has_no_value() {
    check(&[
        ("It is dated 10/02/2016 there.", "10/02/2016=?"),
        ("It is dated 10/10/2016 there.", "10/10/2016=2016-10-10"),
    ]);
}

#[test]
fn months_years_and_decades_are_as_exact_as_they_are_written() {
    check(&[
        ("It ended in March 2031.", "March 2031=2031-03"),
        ("It ended in December of 2015.", "December of 2015=2015-12"),
        ("It ended in early 2017.", "2017=2017"),
        ("It ended in mid-2017.", "2017=2017"),
        ("The post-2020 plan failed.", "2020=2020"),
        ("It ended in the 1990s.", "1990s=1990/1999"),
        ("It ended in the late 1990s.", "1990s=1990/1999"),
        ("The season of 2015-16 ended.", "2015-16=2015/2016"),
        ("The season of 2015/2016 ended.", "2015/2016=2015/2016"),
        ("The winter of 1999-00 was mild.", "1999-00=1999/2000"),
        ("The winter of 1538-9 was mild.", "1538-9=1538/1539"),
        ("The plan of 2022-2018 ended.", "2022-2018=?"),
        ("They won the 2009 elections.", "2009=2009"),
        ("It was built between 1261 and 1265.", "1261=1261 | 1265=1265"),
    ]);
}

#[test]
fn a_year_may_stand_before_any_word() {
    check(&[
        ("In 2015 people fled.", "2015=2015"),
        ("The people of 2015 elected him.", "2015=2015"),
        ("Their 2014 album sold well.", "2014=2014"),
        ("A 2001 census counted them.", "2001=2001"),
        ("It was Petrova’s 2008 campaign.", "2008=2008"),
        ("It was Harbour Vision 2030 that failed.", "2030=2030"),
        ("It was the bloody 1848 uprising.", "1848=1848"),
        ("Sales fell as 2015 ended.", "2015=2015"),
        ("2015 saw more of them.", "2015=2015"),
    ]);
}

#[test]
fn a_number_that_counts_is_no_year() {
    check(&[
        ("About 2000 people marched.", ""),
        ("They lost 1700 men there.", ""),
        ("Some 1800 women and 1900 children fled.", ""),
        ("The city sent 2000 police.", ""),
        ("They hired 1600 firefighters, 1700 policemen.", ""),
        ("The road of 1800 km is new.", ""),
        ("They planted 1600 olive trees.", ""),
        ("They sent 2000 soldiers.", ""),
        ("It goes by law no. 15/1972 there.", ""),
        ("A home to 1100 people burnt.", ""),
        ("It grew by 1511%.", ""),
        ("Resolution 1325 was passed.", ""),
        ("It covers 1020 square kilometres.", ""),
    ]);
}

#[test]
fn a_weekday_is_the_latest_one_by_the_day_of_publication() {
    check(&[
        ("He said on Friday that it was over.", "Friday=2016-02-05"),
        ("He said Tuesday that it was over.", "Tuesday=2016-02-09"),
        ("On Wednesday the talks began.", "Wednesday=2016-02-03"),
        ("He said last Tuesday that it was over.", "Tuesday=2016-02-02"),
    ]);
}

#[test]
fn a_weekday_of_which_the_future_is_told_is_the_next_one() {
    check(&[
        ("The talks will resume on Friday.", "Friday=2016-02-12"),
        ("On Friday the talks will resume.", "Friday=2016-02-12"),
        ("The vote will be held on Friday.", "Friday=2016-02-12"),
        ("The talks are due to resume on Friday.", "Friday=2016-02-12"),
        ("A vote scheduled for Friday is off.", "Friday=2016-02-12"),
        ("It is to be released on Friday.", "Friday=2016-02-12"),
        ("They’ll meet on Friday.", "Friday=2016-02-12"),
        ("They meet next Friday.", "Friday=2016-02-12"),
        ("They meet this Friday.", "Friday=2016-02-12"),
    ]);
}

#[test]
fn each_weekday_goes_by_the_verb_nearest_to_it() {
    check(&[
        (
            "The talks will resume on Friday, he said Monday.",
            "Friday=2016-02-12 | Monday=2016-02-08",
        ),
        (
            "He said Monday that the talks will resume on Friday.",
            "Monday=2016-02-08 | Friday=2016-02-12",
        ),
        ("The vote was scheduled for Friday.", "Friday=2016-02-05"),
    ]);
}

#[test]
fn weekdays_that_recur_have_no_value() {
    check(&[
        ("It is closed on Mondays.", "Mondays=?"),
        ("It opens every Monday.", "Monday=?"),
        ("It opens on the first Monday of the month.", "Monday=?"),
    ]);
}

#[test]
fn a_weekday_has_the_day_that_is_given_beside_it() {
    check(&[
        (
            "He spoke on Monday (January 25) there.",
            "Monday=2016-01-25 | January 25=2016-01-25",
        ),
        (
            "He spoke on Monday evening, January 25, there.",
            "Monday=2016-01-25 | January 25=2016-01-25",
        ),
        ("He spoke on Monday, January 25.", "Monday, January 25=2016-01-25"),
    ]);
}

#[test]
fn the_weekday_tells_the_year_of_a_day_without_one() {
    check(&[
        ("It began on Saturday, March 28.", "Saturday, March 28=2015-03-28"),
        ("It begins on Monday, March 28.", "Monday, March 28=2016-03-28"),
    ]);
}

#[test]
fn a_range_of_weekdays_ends_after_it_begins() {
    check(&[(
        "He was there from Thursday to Saturday.",
        "Thursday=2016-02-04 | Saturday=2016-02-06",
    )]);
}

#[test]
fn a_day_or_month_without_its_year_is_near_the_day_of_publication() {
    check(&[
        ("He died on Feb. 5 in Rome.", "Feb. 5=2016-02-05"),
        ("He died on Feb.5 in Rome.", "Feb.5=2016-02-05"),
        ("He died on Dec. 5 in Rome.", "Dec. 5=2015-12-05"),
        ("The fair opens on Feb. 20.", "Feb. 20=2016-02-20"),
        ("He died in December.", "December=2015-12"),
        ("He died in May.", "May=2015-05"),
        ("The vote will be held in December.", "December=2016-12"),
        ("He died last February.", "February=2015-02"),
        ("They meet next February.", "February=2017-02"),
        ("It grew in June of last year.", "June=2015-06 | (last year)=2015"),
        ("It grows in June next year.", "June=2017-06 | (next year)=2017"),
    ]);
}

#[test]
fn a_range_shares_its_month_and_its_year() {
    check(&[
        (
            "It lasted from July 6 to 16 there.",
            "July 6 to 16=2015-07-06/2015-07-16",
        ),
        (
            "It lasts from July 6-16, 2031.",
            "July 6-16, 2031=2031-07-06/2031-07-16",
        ),
        (
            "It lasts from July 31 to August 4, 2031.",
            "July 31=2031-07-31 | August 4, 2031=2031-08-04",
        ),
        (
            "It lasted from December to January 2012.",
            "December=2011-12 | January 2012=2012-01",
        ),
        (
            "It fell between January and December 2021.",
            "January=2021-01 | December 2021=2021-12",
        ),
    ]);
}

#[test]
fn what_is_only_described_counts_from_the_day_of_publication() {
    check(&[
        ("He left yesterday.", "(yesterday)=2016-02-08"),
        ("Yesterday he left.", "(Yesterday)=2016-02-08"),
        ("He leaves today.", "(today)=2016-02-09"),
        ("He left last night.", "(last night)=2016-02-08"),
        ("He left this morning.", "(this morning)=2016-02-09"),
        ("He leaves tomorrow.", "(tomorrow)=2016-02-10"),
        (
            "He leaves the day after tomorrow.",
            "(day after tomorrow)=2016-02-11",
        ),
        ("He left last week.", "(last week)=2016-W05"),
        ("He left earlier this week.", "(this week)=2016-W06"),
        ("He left last weekend.", "(last weekend)=2016-02-06/2016-02-07"),
        ("He leaves next month.", "(next month)=2016-03"),
        ("Last year’s harvest failed.", "(Last year)=2015"),
        ("He left two days ago.", "(two days ago)=2016-02-07"),
        ("He left 3 weeks ago.", "(3 weeks ago)=2016-W03"),
        ("He left six months ago.", "(six months ago)=2015-08"),
        ("He left a year ago.", "(a year ago)=2015"),
        ("Ten years ago he left.", "(Ten years ago)=2006"),
        ("He left about ten years ago.", "(ten years ago)=?"),
    ]);
}

#[test]
fn parts_of_years_and_centuries_are_described() {
    check(&[
        (
            "It shrank in the third quarter of 2012.",
            "(third quarter)=2012-07/2012-09 | 2012=2012",
        ),
        (
            "It shrank in the first half of 2012.",
            "(first half)=2012-01/2012-06 | 2012=2012",
        ),
        ("It was built in the 19th century.", "(19th century)=1801/1900"),
        ("It was built in the 2nd century BC.", "(2nd century)=?"),
    ]);
}

#[test]
fn what_counts_no_calendar_days_is_left_alone() {
    check(&[
        ("It fell over the last week.", ""),
        ("It scored in the first half.", ""),
        ("USA Today asked him.", ""),
        ("The last year of his life was hard.", ""),
        ("She came to Mar del Plata.", ""),
        ("June Sculthorne was there.", ""),
        ("They may march.", ""),
    ]);
}

#[test]
fn without_a_day_of_publication_only_what_is_complete_has_a_value() {
    let found = dates("On Friday and May 3 and last week and 4 May 1999.", None);
    assert_eq!(
        found,
        ["Friday=?", "May 3=?", "(last week)=?", "4 May 1999=1999-05-04"]
    );
}

/// Words that occur in dates, in arbitrary order.
const WORDS: &[&str] = &[
    "Tuesday",
    "Mondays",
    "May",
    "Feb.",
    "Feb.25",
    "next",
    "last",
    "this",
    "week",
    "year",
    "of",
    "the",
    "31",
    "17th",
    "2016",
    "9999",
    "0000",
    "1990s",
    "19th",
    "century",
    "two",
    "ago",
    "years",
    "to",
    "-",
    "/",
    ".",
    ",",
    "(",
    ")",
    "will",
    "said",
    "on",
    "32767",
    "27.10.2016",
    "99.99.9999",
    "\n\n",
    "first",
    "quarter",
    "before",
    "yesterday",
    "“",
    "é",
];

proptest! {
    #[test]
    fn whatever_the_words_the_dates_are_in_order(text in testing::text_of(WORDS), year in -9999_i16..=9999, day in 1_i8..=28) {
        let document = plain_document(text);
        let tokens = Tokens::new(&document);
        let tagged = TaggedText::new(&document, &tokens);
        let mut end = 0;
        for dated in find_dates(&tagged, Date::new(year, 1, day).ok()) {
            prop_assert!(dated.words.start >= end && !dated.words.is_empty());
            end = dated.words.end;
            let ordered = dated.value.is_none_or(|period| period.first() <= period.last());
            prop_assert!(ordered);
        }
    }
}
