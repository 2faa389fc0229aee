//! The description of the selected quotation or name in the bottom line.

use super::confidence::{Certainty, Doubt, UNSURE};
use super::entity::{display_name, kind_name, meaning};
use super::mixed_scripts::marked;
use super::name_list::is_name;
use super::segments::{BETWEEN, Segment, SegmentStyle};
use super::speaker::{Speaker, role_of};
use crate::analysis::{Analysis, AttributionRule, EntityKind, Quotation};
use crate::text::{BlockKind, Document, one_line};

/// `❝ 2/5  John Kerry, US Secretary of State · said · direct · 97 %`, of `all` quotations.
pub(crate) fn quotation(document: &Document, analysis: &Analysis, at: usize, all: &str) -> Vec<Segment> {
    let Some(quotation) = analysis.quotations.get(at) else {
        return Vec::new();
    };
    let sureness = Certainty::of(quotation);
    let mut line = vec![Segment::new(SegmentStyle::Plain, format!("❝ {}/{all}  ", at + 1))];
    match Speaker::of(analysis, document, quotation) {
        Some(Speaker::Unnamed(words)) if points(&words) => line.extend([
            Segment::new(SegmentStyle::Faint, "speaker unclear: "),
            Segment::new(SegmentStyle::Strong, format!("“{words}”")),
        ]),
        Some(speaker) => {
            line.push(Segment::new(SegmentStyle::Strong, marked(speaker.name())).with_cut_order(1))
        }
        None => line.push(Segment::new(SegmentStyle::Faint, "speaker unknown")),
    }
    if sureness.is_guess() {
        line.push(Segment::new(SegmentStyle::Plain, UNSURE));
    }
    if let Some(role) = role_of(analysis, document, quotation) {
        line.push(Segment::new(SegmentStyle::Plain, format!(", {role}")).with_cut_order(5));
    }
    let faint = |text: String, gives| {
        Segment::new(SegmentStyle::Faint, format!("{BETWEEN}{text}")).with_cut_order(gives)
    };
    line.extend(reason(document, quotation).map(|text| faint(text, 3)));
    line.push(faint(quotation.kind.word().to_owned(), 4));
    // With an unknown speaker the number would seem to be about the speaker.
    if quotation.speaker.is_some() || sureness.is_guess() {
        line.push(faint(format!("{} %", sureness.percent), 0));
    }
    let doubt = sureness.doubt.map(|doubt| match doubt {
        Doubt::Words => ", perhaps not a quotation",
        Doubt::Speaker => ", perhaps another speaker",
    });
    line.extend(doubt.map(|text| Segment::new(SegmentStyle::Faint, text).with_cut_order(2)));
    line
}

/// The reason for the quotation and its speaker: the words of the cue, or a word for the rule.
fn reason(document: &Document, quotation: &Quotation) -> Option<String> {
    let cue = quotation.cue.map(|span| (span, one_line(document.slice(span))));
    match (cue, quotation.speaker.map(|s| s.rule)) {
        // The cue belongs to the quotation before.
        (_, Some(AttributionRule::Continued)) => Some("continued".to_owned()),
        (Some((_, cue)), _) if reports(&cue) => Some(cue),
        (_, Some(AttributionRule::AccordingTo)) => Some("according to".to_owned()),
        (Some((span, _)), Some(AttributionRule::Colon)) => {
            let title = document
                .block(BlockKind::Title)
                .is_some_and(|b| b.span.overlaps(span));
            let before = quotation.span.end() <= span.start();
            let name = match (title, before) {
                (true, _) => "headline",
                (false, true) => "signature",
                (false, false) => "label",
            };
            Some(name.to_owned())
        }
        (_, Some(AttributionRule::Pointed)) => Some("from the context".to_owned()),
        (_, _) => None,
    }
}

/// Whether a cue has words worth showing: no colon or dash, no "it" of "it is thought".
fn reports(cue: &str) -> bool {
    cue.contains(char::is_alphanumeric) && !points(cue)
}

/// Whether the words are a pronoun: "he", "it", "who".
fn points(words: &str) -> bool {
    const POINTING: [&str; 11] = [
        "i", "we", "he", "she", "it", "they", "this", "that", "there", "who", "which",
    ];
    POINTING.iter().any(|word| words.eq_ignore_ascii_case(word))
}

/// `2/5  Tuesday · date · 2025-02-18`, `1/2  John Kerry, US Secretary of State · person`
pub(crate) fn mention(document: &Document, analysis: &Analysis, at: usize) -> Vec<Segment> {
    let mention = analysis.mentions.get(at);
    let Some((mention, entity)) = mention.and_then(|m| Some((m, analysis.entity(m.entity)?))) else {
        return Vec::new();
    };
    let name = display_name(document, entity, mention.span);
    let named = || entity.mentions.iter().filter(|m| is_name(analysis, **m));
    let place = 1 + named().filter(|m| (**m as usize) < at).count();
    let known = meaning(document, entity, &name);
    let mut line = vec![
        Segment::new(SegmentStyle::Plain, format!("{place}/{}  ", named().count())),
        Segment::new(SegmentStyle::Strong, marked(&name)).with_cut_order(1),
    ];
    let about = |between: &str| {
        let text = known.as_ref().map(|text| format!("{between}{text}"));
        text.map(|text| Segment::new(SegmentStyle::Plain, text).with_cut_order(3))
    };
    let kind = Segment::new(
        SegmentStyle::Faint,
        format!("{BETWEEN}{}", kind_name(entity.kind)),
    )
    .with_cut_order(2);
    if entity.kind == EntityKind::Person {
        line.extend(about(", ").into_iter().chain([kind]));
    } else {
        line.extend([kind].into_iter().chain(about(BETWEEN)));
    }
    line
}
