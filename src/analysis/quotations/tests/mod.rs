//! Tests of whole analyses in marked text: `[q:“We stay,”] [c:said] [s:Anna Petrova].`
//!
//! `q` marks a quotation, `c` a cue, `s` the mention of a speaker. A text with a mark such
//! as `[s=Anna Petrova:she]` also gives the entity of each mention.

mod anything;

use crate::analysis::{Analysis, AttributionRule, QuotationKind, analyse};
use crate::text::{Document, Span, plain_document};

/// Checks that the marks of the analysis, written into the text, give `marked`.
#[track_caller]
fn check(marked: &str) {
    let text = unmarked(marked);
    let document = plain_document(text);
    let analysis = analyse(&document, None);
    assert_eq!(render(&document, &analysis, marked.contains("[s=")), marked);
}

/// The analysis of a text without marks.
fn analysis(text: &str) -> Analysis {
    analyse(&plain_document(text.to_owned()), None)
}

/// The text without its marks: `[tag:` and `]`.
fn unmarked(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', ']']) {
        out.push_str(&rest[..at]);
        let skip = if rest[at..].starts_with('[') {
            rest[at..].find(':').unwrap()
        } else {
            0
        };
        rest = &rest[at + skip + 1..];
    }
    out + rest
}

/// The text with the marks of `analysis`.
fn render(document: &Document, analysis: &Analysis, named: bool) -> String {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for quotation in &analysis.quotations {
        marks.push((quotation.span, "q".to_owned()));
        marks.extend(quotation.cue.map(|c| (c, "c".to_owned())));
        if let Some(speaker) = quotation.speaker {
            let entity = speaker.entity.and_then(|id| analysis.entity(id));
            let name = entity
                .filter(|_| named)
                .map_or(String::new(), |e| format!("={}", e.name));
            marks.push((speaker.mention, format!("s{name}")));
        }
    }
    marks.sort_by_key(|(span, tag)| (span.start(), std::cmp::Reverse(span.end()), tag.clone()));
    marks.dedup();
    let mut out = String::new();
    for (at, c) in document
        .text()
        .char_indices()
        .chain([(document.text().len(), ' ')])
    {
        out.extend(marks.iter().filter(|(s, _)| s.end() == at).map(|_| ']'));
        out.extend(
            marks
                .iter()
                .filter(|(s, _)| s.start() == at)
                .map(|(_, tag)| format!("[{tag}:")),
        );
        out.push(c);
    }
    out.pop();
    out
}

#[test]
fn a_quotation_takes_the_subject_of_the_verb_behind_it() {
    check("[q:“We will stay in the valley,”] [s:Anna Petrova] [c:said] on Monday.");
}

#[test]
fn a_verb_may_stand_before_its_subject() {
    check("[q:“We will stay in the valley,”] [c:said] [s:Anna Petrova, the mayor of Lunde].");
}

#[test]
fn a_quotation_takes_the_verb_before_it() {
    check("[s:The mayor] [c:said]: [q:“We will stay in the valley.”]");
}

#[test]
fn straight_marks_and_typewriter_marks_do_as_well() {
    check("[q:\"We will stay in the valley,\"] [s:he] [c:said].");
    check("[q:``We will stay in the valley,''] [s:he] [c:said].");
    check("[q:«We will stay in the valley,»] [s:he] [c:said].");
}

#[test]
fn single_marks_are_marks_where_they_cannot_be_apostrophes() {
    check("[q:‘We can’t accept the workers’ demands,’] [s:he] [c:said].");
    check("[q:'We can't accept the workers' demands,'] [s:he] [c:said].");
}

#[test]
fn a_speech_broken_off_by_its_cue_is_two_quotations() {
    check("[q:“We will stay,”] [s:Anna Petrova] [c:said], [q:“and we will rebuild the dam.”]");
}

#[test]
fn the_next_sentence_within_marks_is_the_same_speech() {
    check("[q:“We will stay in the valley,”] [s:Anna Petrova] [c:said]. [q:“We have nowhere else.”]");
}

#[test]
fn a_quotation_keeps_the_quotation_within_it() {
    check("[q:“He told me ‘go home’ and left,”] [s:Petrova] [c:said].");
}

#[test]
fn a_speech_of_several_paragraphs_keeps_its_speaker() {
    let found = analysis(
        "“We will stay here,” Anna Petrova said. “It is ours.\n\n“Nobody will move us.\n\n“That is all I know.”",
    );
    assert_eq!(found.quotations.len(), 4);
    let mention = found.quotations[0].speaker.unwrap().mention;
    assert!(
        found
            .quotations
            .iter()
            .all(|q| q.speaker.unwrap().mention == mention)
    );
    assert_eq!(
        found.quotations[3].speaker.unwrap().rule,
        AttributionRule::Continued
    );
}

#[test]
fn a_mark_that_nothing_closes_ends_with_its_paragraph() {
    let found = analysis("“We will stay here, she said.\n\nThe road was closed on Monday.");
    assert!(
        found
            .quotations
            .iter()
            .all(|q| q.span.end() <= "“We will stay here, she said.".len())
    );
}

#[test]
fn titles_and_single_terms_are_no_quotations() {
    check("The film “The Long Road Home” opened in Lunde on Friday.");
    check("The so-called “freeze” began in May.");
}

#[test]
fn a_reported_clause_needs_no_marks() {
    check("[s:Anna Petrova] [c:said] [q:that the dam would hold].");
    check("[s:The ministry] [c:said] [q:it would open the road on Friday].");
}

#[test]
fn a_reported_clause_may_come_first() {
    check("[q:The dam will hold], [s:Anna Petrova] [c:said].");
}

#[test]
fn a_clause_with_marks_inside_is_mixed() {
    check("[s:The minister] [c:said] [q:the plan was “a gamble with our future”].");
    let found = analysis("The minister said the plan was “a gamble with our future”.");
    assert_eq!(found.quotations[0].kind, QuotationKind::Mixed);
}

#[test]
fn a_clause_ends_where_the_next_report_begins() {
    check("[s:Petrova] [c:said] [q:the dam would hold], [c:adding] [q:that the road was closed].");
}

#[test]
fn according_to_names_its_speaker() {
    check("[q:The dam will hold], [c:according to] [s:the ministry].");
    check("[c:According to] [s:the ministry], [q:the dam will hold].");
}

#[test]
fn a_name_behind_a_dash_signs_what_is_quoted() {
    check("[q:“I have never been so tired.”] [c:—] [s:Anna Petrova]");
}

#[test]
fn a_capital_label_and_a_colon_open_a_speech() {
    check(
        "Two of them spoke on Monday in the old hall.\n[s:WALKER][c::] [q:Will you run again next year?]\n[s:PETROVA][c::] [q:I have not decided yet.]",
    );
}

#[test]
fn who_stands_for_the_person_before_it() {
    check("We met [s:Anna Petrova, who] [c:said] [q:that the dam would hold].");
}

#[test]
fn an_apposition_belongs_to_the_speaker() {
    check("[s:Anna Petrova, the mayor of Lunde], [c:said] [q:that the dam would hold].");
}

#[test]
fn a_paragraph_with_a_colon_brings_in_the_next() {
    check("[s:The mayor] was blunt[c::]\n[q:“We will stay in the valley.”]");
}

#[test]
fn nobody_speaks_where_nothing_is_said() {
    check("The road to Lunde was closed on Monday after heavy rain.");
}

#[test]
fn a_fear_that_is_nobodys_is_no_quotation() {
    check("The town was evacuated amid fears that the dam would break.");
}

#[test]
fn he_is_whoever_spoke_last() {
    check(
        "[q:“We will stay in the valley,”] [s=John Barrow:John Barrow] [c:said].\n\n[q:“The dam will surely hold,”] [s=John Barrow:he] [c:added].",
    );
}

#[test]
fn a_spokesman_is_not_whom_he_speaks_for() {
    let found = analysis("A spokesman for John Barrow said that the dam would hold.");
    assert_eq!(found.quotations[0].speaker.unwrap().entity, None);
}

#[test]
fn a_pronoun_that_speaks_becomes_a_mention() {
    let found = analysis("“We will stay,” John Barrow said.\n\n“The dam will surely hold,” he added.");
    let id = found.quotations[1].speaker.unwrap().entity.unwrap();
    assert_eq!(found.entity(id).unwrap().mentions.len(), 2);
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    check(
        "PARIS, March 3 (Reuters) - [q:“We will not close the bakery,”] [c:said] [s:Odile Renard, who has run it since 1990 with her two sisters].",
    );
    check(
        "OSLO, May 4 (Reuters) - [q:The ferry will sail again before the summer holidays begin], [s:its owner] [c:said] on Monday.",
    );
    let found = analysis(
        "PARIS, March 3 (Reuters) - “We will not close the bakery,” said Odile Renard, who has run it since 1990.",
    );
    assert_eq!(found.quotations[0].kind, QuotationKind::Direct);
}

#[test]
fn the_place_of_a_dateline_never_speaks() {
    check(
        "TROMSO, Norway, May 4 (Reuters) — Six years after the storm, [s:the mayor of the town] opened a school on Monday and then [c:told] the carpenters who built it [q:that it was too small].",
    );
    let found = analysis(
        "TROMSO, Norway, May 4 (Reuters): “We will build another school beside the harbour before the winter comes.” The crowd cheered for a long time.",
    );
    assert!(found.quotations.iter().all(|q| q.speaker.is_none()));
}

#[test]
fn whoever_is_told_neither_speaks_nor_is_what_is_said() {
    check("[s:The carpenter, Olaf Lund], [c:told] the council [q:that a roof had one job].");
    check("[s:Petrova] [c:told] the men who had dug the well [q:that it was dry].");
}

#[test]
fn a_cue_is_its_verb_without_the_time_or_the_listener() {
    check("[s:Anna Petrova] [c:said] at the time [q:that the dam would hold].");
    check("[s:Petrova] [c:warned] on Tuesday [q:that the dam would break].");
    check("[s:Petrova] [c:told] reporters on Tuesday, [q:“The dam will surely hold.”]");
}

#[test]
fn an_adverb_or_a_pronoun_alone_is_not_said() {
    check("Then, [c:according to] [s:the ministry], [q:the dam began to leak].");
    check("Petrova had said afterwards. The dam broke.");
    check("[q:“We fled,”] [s:Petrova] [c:said] afterwards. She had described herself.");
}

#[test]
fn he_is_never_somebody_who_is_elsewhere_she() {
    check(
        "[q:“We argued all night,”] [c:said] [s=Chipo Banda:Chipo Banda]. The train had left.\n\n[q:“It was three,”] [s:he] [c:said].\n\nBanda came home late. She slept.",
    );
}

#[test]
fn what_is_agreed_begins_behind_the_day_it_is_agreed_on() {
    check("[s:The ministry] [c:agreed] on Tuesday [q:to build a second dam].");
}

#[test]
fn a_closing_cue_may_end_with_an_adverb() {
    check(
        "[q:The dam had leaked for years], [s:Petrova] [c:said] afterwards. [q:“We told everyone who would listen.”]",
    );
}

#[test]
fn a_name_is_one_speaker_whatever_words_it_holds() {
    check("[s:The Bakers’ Guild] [c:said] [q:that flour would cost more].");
}

#[test]
fn what_somebody_will_or_could_refuse_is_not_yet_said() {
    check("The council will refuse to join the march.");
    check("[s:The council] [c:refused] [q:to join the march].");
}

#[test]
fn he_is_not_somebody_named_before_a_stranger_who_speaks() {
    let found = analysis(
        "We met John Barrow. The owner of the mill has agreed to leave. “I would not dare,” he said.",
    );
    assert_eq!(found.quotations[1].speaker.unwrap().entity, None);
}
