//! Invented articles in the marked-text notation, with the analysis that their
//! marks say. Nothing here depends on how well `analyse` does.

use crate::found::analysis;
use crate::marked::parse;
use jiff::civil::{Date, date};
use pullquote::analysis::{Amount, Analysis, Confidence, Money, Period, Place, Value};
use pullquote::library::{Article, Metadata, Origin};
use pullquote::text::{Span, plain_document};

/// One entry of a list.
#[allow(clippy::large_enum_variant)] // there are a dozen of them
#[derive(Clone)]
pub enum Entry {
    /// An article, and what was found in it if it was analysed.
    Article(Article, Option<Analysis>),
    /// Something that could not be read: its name and why.
    Unreadable(&'static str, &'static str),
}

/// Two ministers, every kind of quotation and name, several screens long.
pub fn ferries() -> Entry {
    let roles = [
        ("Ilse Brandt", "Transport Minister"),
        ("Tomas Okafor", "mayor of Harlow Bay"),
    ];
    article(
        "Harlow Bay to lose its night ferries by spring",
        "Coast Herald",
        date(2016, 2, 10),
        FERRIES,
        &roles,
    )
}

/// Wide characters and emoji.
pub fn ramen() -> Entry {
    let roles = [("Haruka Endō", "owner")];
    article(
        "札幌の小さなラーメン店 🍜 counts its last bowls",
        "北の新聞",
        date(2024, 11, 3),
        RAMEN,
        &roles,
    )
}

/// A speaker whose name is written from right to left.
pub fn letters() -> Entry {
    article(
        "Letters on shutters",
        "The Levantine",
        date(2023, 5, 21),
        LETTERS,
        &[],
    )
}

/// Headings and a list, without quotations.
pub fn rules() -> Entry {
    article("What changes on 1 July", "Ledger", date(2025, 6, 28), RULES, &[])
}

/// The two ministers again. Half of their quotations have a low confidence, and dates, sums and
/// places have their meanings.
pub fn guesses() -> Entry {
    let Entry::Article(article, Some(mut found)) = ferries() else {
        return ferries();
    };
    for quotation in found.quotations.iter_mut().step_by(2) {
        quotation.confidence = Confidence::percent(45);
    }
    for entity in &mut found.entities {
        let sum = Money {
            amount: Some(Amount::new(4_200_000, 0)),
            most: None,
            currency: None,
        };
        match entity.name.as_str() {
            "Tuesday" => entity.value = Some(Value::Date(Period::day(date(2016, 2, 9)))),
            "March" => entity.value = Period::month(2016, 3).map(Value::Date),
            "$4.2 million" => entity.value = Some(Value::Money(sum)),
            "Danish" => entity.place = Place::country_named("Denmark"),
            _ => {}
        }
    }
    Entry::Article(article, Some(found))
}

/// An article that has not been analysed.
pub fn waiting() -> Entry {
    match rules() {
        Entry::Article(mut article, _) => {
            article.meta.title = "Still in the queue".to_owned();
            Entry::Article(article, None)
        }
        failed => failed,
    }
}

/// An article without any text.
pub fn empty() -> Entry {
    article("Nothing under the headline", "Ledger", date(2025, 1, 2), "", &[])
}

/// A file that could not be read.
pub fn unreadable() -> Entry {
    Entry::Unreadable(
        "archive/2016/february/harbour-minutes.pdf",
        "this is a PDF, not text: save it as text first",
    )
}

/// One of each.
pub fn all() -> Vec<Entry> {
    vec![
        ferries(),
        ramen(),
        letters(),
        unreadable(),
        rules(),
        waiting(),
        empty(),
    ]
}

fn article(title: &str, source: &str, day: Date, body: &str, roles: &[(&str, &str)]) -> Entry {
    let body = if body.is_empty() {
        String::new()
    } else {
        format!("{title}\n\n{body}")
    };
    let marked = parse(&body).unwrap();
    let mut analysis = analysis(&marked);
    set_roles(&mut analysis, &marked.text, roles);
    let meta = Metadata {
        id: title.to_owned(),
        title: title.to_owned(),
        source: Some(source.to_owned()),
        author: None,
        published: Some(day),
        place: None,
        url: Some("https://news.example/1".to_owned()),
        origin: Origin::Stdin,
    };
    let document = plain_document(marked.text);
    Entry::Article(Article { meta, document }, Some(analysis))
}

/// Sets the role of each of these people, where the text states it.
fn set_roles(analysis: &mut Analysis, text: &str, roles: &[(&str, &str)]) {
    for (who, role) in roles {
        let at = text.find(role);
        for entity in analysis.entities.iter_mut().filter(|e| e.name == *who) {
            entity.role = at.map(|start| Span::new(start, start + role.len()));
        }
    }
}

const FERRIES: &str = "\
The two boats that cross [place:Harlow Bay] after midnight will stop in [date:March], Transport Minister \
[s1:[person:Ilse Brandt]] [c1:said] on [date:Tuesday], [q1:because the [org:Northern Ports Authority] can no longer pay for them].

[q2:“Nobody here is happy about it, and I have said so to the board more than once,”] [s2=Ilse Brandt:[person=Ilse Brandt:Brandt]] \
[c2,3:told] reporters in [place:Harlow Bay]. [q3:“But a boat with nine people on it costs what a boat with ninety costs.”]

The night boats lost [money:$4.2 million] last year, [c4:according to] [s4:the authority], [q4:and repairs would “double that before summer”].

[s5=Tomas Okafor:[person:Tomas Okafor], the mayor of Harlow Bay], [c5:called] the decision [q5:“a door shut in the face of every nurse and baker in town”].

[q6:“They work while the minister sleeps,”] [s6=Tomas Okafor:he] [c6:said]. [q7:“Who asked them?”]

Fishermen from the [nat:Danish] boats that winter in the bay [c8:say] [q8:they would carry passengers if the law let them].

[s9=Tomas Okafor:[person=Tomas Okafor:Okafor]] [c9:wants] [q9:the [org:Coastal Union] to lend the town a boat until the [misc:Lantern Fair] is over].

A vote is due in [place:Port Maren] on [date:March 3]. Until then the timetable stays as it is, and the last boat leaves the north quay at ten minutes past two.
";

const RAMEN: &str = "\
[place=Sapporo:札幌] — [q1:“一杯ずつ、心をこめて。 One bowl at a time 🍜,”] [c1:said] owner [s1:[person:Haruka Endō]], 71, wiping the counter.

Her guests came from [place:東京], [place:서울] and [place:Reykjavík]. 👩‍👩‍👧 families queued in the snow ❄️ for [money:¥900] a bowl.

[q2:“ありがとうございました,”] [s2=Haruka Endō:she] [c2:told] each of them.
";

const LETTERS: &str = "\
[q1:“We paint the street back on,”] [c1:says] [s1:[person:ליאור כהן]], who has lettered four hundred shutters in [place:Haifa].

Her neighbour [s2:[person:سلمى حدّاد]] [c2:thinks] [q2:the doors were waiting for it].
";

const RULES: &str = "\
A short guide to the rules that begin this summer in [place:Varnholm].

# At work

- Every contract names the hours, also for work on call.
- Breaks of fifteen minutes count as work.

# On the road

Bicycles may turn right at a red light where a sign allows it. The fine for parking on a cycle path rises to [money:90 kroner].
";
