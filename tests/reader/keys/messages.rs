//! The text of the status line for a selected quotation or name: how sure it is and why, the
//! meaning of a name, and whether marks are provisional.

use super::script::Script;
use jiff::civil::date;
use pullquote::analysis::{
    Amount, Analysis, AttributionRule, Confidence, EntityKind, Money, Period, Place, Value,
};
use pullquote::app::Key;
use pullquote::app::input::keymap::Keymap;
use pullquote::presentation::segments::{fitted, text_of};
use pullquote::text::Span;
use pullquote::ui::status_line;
use std::fs;
use std::path::Path;

const SAID: &str = "A title\n\n[q1:“We stay,”] [c1:said] [s1:Anna Petrova]. [person:Anna Petrova]\n";

/// The status line after `keys`, for an article whose analysis `changed` has changed.
fn told(marked: &str, keys: &str, changed: impl FnOnce(&mut Analysis, &str)) -> String {
    let mut script = Script::unanalysed(&[marked]);
    script.analyse_as(0, changed);
    script.press(keys).below()
}

/// The status line for the only quotation of `marked`, with these confidences of its words and its
/// speaker in per cent.
fn sure(marked: &str, words: u8, speaker: u8, rule: AttributionRule) -> String {
    told(marked, "n", |found, _| {
        found.quotations[0].confidence = Confidence::percent(words);
        if let Some(known) = &mut found.quotations[0].speaker {
            known.confidence = Confidence::percent(speaker);
            known.rule = rule;
        }
    })
}

#[test]
fn a_quotation_says_how_sure_it_is() {
    assert_eq!(
        sure(SAID, 97, 100, AttributionRule::Pointed),
        "❝ 1/1  Anna Petrova · said · direct · 97 %"
    );
    assert_eq!(
        sure(SAID, 100, 100, AttributionRule::Pointed),
        "❝ 1/1  Anna Petrova · said · direct · 99 %"
    );
}

#[test]
fn a_guess_has_a_sign_and_says_what_is_in_doubt() {
    assert_eq!(
        sure(SAID, 48, 100, AttributionRule::Pointed),
        "❝ 1/1  Anna Petrova? · said · direct · 48 %, perhaps not a quotation"
    );
    assert_eq!(
        sure(SAID, 100, 48, AttributionRule::Pointed),
        "❝ 1/1  Anna Petrova? · said · direct · 48 %, perhaps another speaker"
    );
}

#[test]
fn what_decided_without_a_cue_is_told_in_words() {
    let rule = AttributionRule::Continued;
    assert_eq!(
        sure(SAID, 100, 90, rule),
        "❝ 1/1  Anna Petrova · continued · direct · 90 %"
    );
    let colon = |marked| sure(marked, 100, 97, AttributionRule::Colon);
    assert_eq!(
        colon("[s1:Lind][c1::] [q1:we stay here]\n\nIt rained.\n"),
        "❝ 1/1  Lind · headline · indirect · 97 %"
    );
    assert_eq!(
        colon("A title\n\n[s1:LIND][c1::] [q1:we stay here]\n"),
        "❝ 1/1  LIND · label · indirect · 97 %"
    );
    assert_eq!(
        colon("A title\n\n[q1:“We stay.”] [c1:—] [s1:Lind]\n"),
        "❝ 1/1  Lind · signature · direct · 97 %"
    );
    assert_eq!(
        sure(
            "A title\n\n[s1:Lind]. [q1:“We stay.”]\n",
            100,
            70,
            AttributionRule::Pointed
        ),
        "❝ 1/1  Lind · from the context · direct · 70 %"
    );
}

#[test]
fn an_unknown_speaker_is_followed_by_nothing_that_could_be_a_name_or_speak_for_one() {
    let marked = "A title\n\n[c1:It] was thought [q1:that they stay].\n";
    let line = |words| sure(marked, words, 0, AttributionRule::Pointed);
    assert_eq!(line(90), "❝ 1/1  speaker unknown · indirect");
    assert_eq!(
        line(40),
        "❝ 1/1  speaker unknown? · indirect · 40 %, perhaps not a quotation"
    );
}

#[test]
fn a_word_that_only_points_to_the_speaker_is_no_name() {
    assert_eq!(
        told(
            "A title\n\n[s1:It] [c1:does not say] [q1:what happens].\n",
            "n",
            |_, _| ()
        ),
        "❝ 1/1  speaker unclear: “It” · does not say · indirect · 81 %"
    );
}

#[test]
fn on_a_narrow_screen_the_role_gives_way_and_how_sure_it_is_stays() {
    let mut script = Script::unanalysed(&[
        "A title\n\n[q1:“We stay,”] [c1:told] us [s1:Anna Petrova], minister of ferries and harbours. [person:Anna Petrova]\n",
    ]);
    script.analyse_as(0, |found, text| {
        let role = "minister of ferries and harbours";
        let start = text.find(role).unwrap();
        found.entities[0].role = Some(Span::new(start, start + role.len()));
    });
    script.press("n");
    let line = |width| text_of(&fitted(status_line::bottom_line(&script.state), width));
    assert_eq!(
        line(80),
        "❝ 1/1  Anna Petrova, minister of ferries and harbours · told · direct · 81 %"
    );
    assert_eq!(
        line(60),
        "❝ 1/1  Anna Petrova, minister of… · told · direct · 81 %"
    );
    assert_eq!(line(40), "❝ 1/1  Anna Petrova · told · 81 %");
    assert_eq!(line(20), "❝ 1/1  Anna … · 81 %");
}

const RISE: &str = "\
A title

The lake rose on [date:Tuesday] in [place:Lusaka], where [money:two million kwacha] went to [nat:Zambian] farmers.
";

/// The description of the only name of this kind in RISE.
fn name(kind: EntityKind, typed: &str) -> String {
    told(RISE, &format!("e {typed} <Enter>"), |found, _| {
        let entity = found.entities.iter_mut().find(|e| e.kind == kind).unwrap();
        match kind {
            EntityKind::Date => {
                entity.name = "2025-02-18".to_owned();
                entity.value = Some(Value::Date(Period::day(date(2025, 2, 18))));
            }
            EntityKind::Money => {
                entity.value = Some(Value::Money(Money {
                    amount: Some(Amount::new(2_000_000, 0)),
                    most: None,
                    currency: None,
                }));
            }
            _ => entity.place = Place::country_named("Zambia"),
        }
    })
}

#[test]
fn a_name_says_what_it_stands_for() {
    assert_eq!(
        name(EntityKind::Date, "t u e"),
        "1/1  Tuesday · date · 2025-02-18"
    );
    assert_eq!(
        name(EntityKind::Money, "t w o"),
        "1/1  two million kwacha · money · 2,000,000"
    );
    assert_eq!(
        name(EntityKind::Nationality, "z a m"),
        "1/1  Zambian · nationality · of Zambia"
    );
    assert_eq!(
        name(EntityKind::Place, "l u s"),
        "1/1  Lusaka · place · Zambia, country in Africa"
    );
}

#[test]
fn a_date_is_filtered_by_as_the_article_writes_it() {
    let mut script = Script::on(&[RISE, "Rain\n\nIt rained on Tuesday.\n", "Sun\n\nIt shone.\n"]);
    script.press("e t u e <Enter> f");
    assert_eq!((script.filter(), script.shown()), ("\"Tuesday\"", vec![0, 1]));
}

#[test]
fn while_marks_are_provisional_the_line_below_says_what_their_sign_means() {
    let mut script = Script::unanalysed(&[SAID, SAID]);
    script.analyse_quickly(0, SAID);
    assert_eq!(
        script.below(),
        "❝ ~1 quotation · ~ provisional, the full analysis follows"
    );
    assert_eq!(
        script.press("n").below(),
        "❝ 1/~1  Anna Petrova · said · direct · 81 % · ~ provisional"
    );
    assert_eq!(
        script.press("e <Enter>").below(),
        "1/1  Anna Petrova · person · ~ provisional"
    );
    script.analyse(0);
    assert_eq!(script.below(), "1/1  Anna Petrova · person");
}

/// The messages of the program, the text between quotation marks, in a source file without its
/// tests.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let in_line = |line: &str| {
        line.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    lines.flat_map(in_line).collect()
}

/// Whether a sentence names one of `keys`: `u restores it`, `select one (n)`.
fn names_key(sentence: &str, keys: &[String]) -> bool {
    let sentence = sentence.replace("A to Z", "");
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_key = |(at, word): (usize, &&str)| {
        let bare = word.trim_matches(|c| "()“”,:;.".contains(c));
        let begins = at == 0 || words[at - 1].ends_with([':', '·']);
        let article = bare.eq_ignore_ascii_case("a") && !begins;
        words.len() > 1 && !article && keys.iter().any(|key| key == word || key == bare)
    };
    words.iter().enumerate().any(is_key)
}

#[test]
fn no_message_names_a_key_that_the_keymap_may_change() {
    let keymap = Keymap::default();
    let keys = keymap.bindings().iter().flat_map(|binding| &binding.keys);
    // An arrow says where more is, too, and a sentence has commas and stops.
    let keys: Vec<String> = keys
        .map(Key::to_string)
        .filter(|key| !"←→↑↓,.".contains(key))
        .collect();
    let mut found = Vec::new();
    for folder in ["src/app/commands", "src/app/popup", "src/app/session", "src/ui"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let literals = literals(&fs::read_to_string(&path).unwrap());
            let naming = literals.into_iter().filter(|literal| names_key(literal, &keys));
            found.extend(naming.map(|literal| format!("{}: {literal}", path.display())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_key_in_a_message_is_found() {
    let keys = ["u", "n", "a", "Esc", "/"].map(str::to_owned);
    for sentence in [
        "the note is removed · u restores it",
        "select one (n)",
        "No notes yet: a writes one.",
        "Esc closes",
        "/ types one",
    ] {
        assert!(names_key(sentence, &keys), "{sentence}");
    }
    assert!(!names_key("there is a newer version of this article", &keys));
}
