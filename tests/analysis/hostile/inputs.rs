//! Texts that no newspaper prints, each of any size: what would take longer
//! than linear time if a word were compared with all before it.
//!
//! Shared by the tests, which read each at a size at which that would never
//! end, and by `benches/hostile.rs`, which shows how time grows.

/// A kind of text.
pub struct Input {
    /// The defect of the input.
    pub name: &'static str,
    /// Its part with this number, from 0.
    part: fn(usize) -> String,
    /// The text after the parts.
    end: &'static str,
}

impl Input {
    /// The text, cut behind the part with which it has `bytes` bytes or more.
    pub fn text(&self, bytes: usize) -> String {
        let mut out = String::with_capacity(bytes + 64);
        for number in 0.. {
            if out.len() >= bytes {
                break;
            }
            out.push_str(&(self.part)(number));
        }
        out.push_str(self.end);
        out
    }
}

/// A name of letters that no other number has: "Bacab", "Bacac".
fn name(number: usize) -> String {
    let mut out = String::from("B");
    let mut rest = number;
    for _ in 0..3 {
        out.push(['a', 'e', 'i', 'o', 'u'][rest % 5]);
        rest /= 5;
        out.push(['b', 'd', 'g', 'k', 'l', 'm', 'n', 'r', 't', 'v'][rest % 10]);
        rest /= 10;
    }
    out
}

macro_rules! inputs {
    ($($name:literal: $part:expr $(, then $end:literal)?;)*) => {
        /// All of them.
        pub const INPUTS: &[Input] = &[$(Input {
            name: $name,
            part: $part,
            end: concat!("", $($end)?),
        }),*];
    };
}

inputs! {
    "one word": |_| "a".into();
    "one word with stops": |_| "a.".into();
    "one word with stops and capitals": |_| "A.".into();
    "one word with hyphens": |_| "a-".into();
    "one word with hyphens, half of it a name": |i| if i < 1 { format!("A{}", "a".repeat(20_000)) } else { "-a".into() };
    "one word with apostrophes": |_| "a'".into();
    "one number": |_| "1".into();
    "one number with commas": |_| "1,".into();
    "one number with slashes": |_| "1/".into();
    "combining marks": |_| "a\u{301}\u{301}\u{301}".into();
    "joined emoji": |_| "🦀\u{200d}".into();
    "ideographs": |_| "漢字".into();
    "marks and letters without a space": |_| "“a”.".into();
    "straight marks": |_| "\"".into();
    "opening marks": |_| "“".into();
    "opening and letter": |_| "“a ".into();
    "closing marks": |_| "”".into();
    "nested marks": |i| if i % 2 == 0 { "“a ".into() } else { "“b ” ".into() };
    "guillemets that open": |_| "«a ".into();
    "single marks": |_| "' ".into();
    "single marks and letters": |_| "‘a ".into();
    "apostrophes of owners": |_| "workers' ".into();
    "letters on lines": |_| "A\n".into();
    "marks on lines": |_| "“a\n\n".into();
    "blank lines": |_| "\n".into(), then "a";
    "blanks": |_| " ".into(), then "a";
    "tabs and returns": |_| "\t\r\n".into(), then "a";
    "stops": |_| ".".into();
    "stops and blanks": |_| ". ".into();
    "commas": |_| ", ".into();
    "colons": |_| "a: ".into();
    "dashes": |_| "— ".into();
    "brackets that close": |_| ") said ".into();
    "brackets that open": |_| "( ".into();
    "brackets between commas": |_| ", (a) ".into(), then ", said";
    "brackets between commas, each with a verb": |_| "Anna, (a), said ".into();
    "cue and day": |_| "said Friday ".into();
    "cues": |_| "said ".into();
    "cue and subject": |_| "Anna said that we go and ".into();
    "cues behind commas": |_| ", Anna said, ".into();
    "cue and marks in one sentence": |_| "“we go”, Anna said and ".into();
    "marks without cues in one sentence": |_| "we go “to the sea” and ".into();
    "marks behind one cue": |i| if i == 0 { "Anna said on the way ".into() } else { "and “on to the sea” ".into() };
    "direct speech in one paragraph": |_| "“We go,” Anna said. ".into();
    "direct speech with stops inside": |i| if i == 0 { "“We go. ".into() } else { "They go. ".into() }, then "” Anna said.";
    "unclosed speech, lines": |i| format!("“We go {}.\n\n", name(i));
    "according": |_| "according to ".into();
    "according to a name": |_| "according to Anna, ".into();
    "told": |_| "told that ".into();
    "relatives": |_| "who ".into();
    "relative clauses": |_| "Anna, who said, ".into();
    "appositions": |_| "Anna, the mayor, ".into();
    "appositions and one cue": |_| "the mayor, ".into(), then "said";
    "pronouns": |_| "he ".into();
    "pronouns that say": |_| "she said ".into();
    "it says": |_| "It said ".into();
    "name and pronoun": |_| "Anna Petrova he ".into();
    "names and pronouns": |i| format!("{} Petrova he ", name(i));
    "name and pronoun, sentences": |_| "Anna Petrova. He said he. ".into();
    "adverbs": |_| "quickly ".into(), then "said";
    "auxiliaries": |_| "and has ".into();
    "persons": |i| format!("{} {} left. ", name(i), name(i * 7 + 1));
    "persons of one surname": |i| format!("{} Petrova left. ", name(i));
    "persons of one first name": |i| format!("Anna {} left. ", name(i));
    "persons with initials": |i| format!("A. {} left. ", name(i));
    "persons of an initial and one surname": |i| format!("{} P. Petrova left. P. Petrova left. ", name(i));
    "surnames": |i| format!("Mr. {} left. ", name(i));
    "surnames, one of many": |i| format!("{} Petrova left. Petrova left. ", name(i));
    "first names, one of many": |i| format!("Anna {} left. Anna left. ", name(i));
    "persons who speak": |i| format!("“We go,” said {} {}.\n", name(i), name(i * 7 + 1));
    "persons who shout": |i| format!("{}: We go away.\n\n", name(i).to_uppercase());
    "persons and who shouts": |i| format!("{} {} left.\n\nNOBODY: We go away.\n\n", name(i), name(i * 7 + 1));
    "mayors": |i| format!("Mayor {} {} left. The mayor said so. ", name(i), name(i * 7 + 1));
    "bodies": |i| format!("The {} Ministry left. The ministry said so. ", name(i));
    "bodies with initials": |i| format!("{} Rescue Committee (BRC) left. ", name(i));
    "initials": |_| "BRC left. ".into();
    "capitals": |i| format!("{} ", name(i));
    "capitals in a headline": |i| format!("{}{} ", if i % 50 == 0 { "\n\n" } else { "" }, name(i % 60));
    "one capital": |_| "Anna ".into();
    "titles": |_| "Mr. ".into();
    "offices": |_| "President ".into();
    "offices and names": |i| format!("President {} ", name(i));
    "office of office": |_| "Minister of Trade and ".into();
    "peoples": |_| "Russian ".into();
    "peoples and names": |i| format!("Russian {} ", name(i));
    "countries and names": |i| format!("Syria {} Petrova ", name(i));
    "universities": |_| "University of ".into();
    "names and and": |_| "Trade and Industry and ".into();
    "particles": |_| "Anna de ".into();
    "particles alone": |_| "de ".into();
    "owners": |_| "Anna's ".into();
    "places": |_| "Paris, ".into();
    "places of places": |_| "Paris of ".into();
    "one source of many places": |i| if i == 0 { "“We go,” said ".into() } else { "Paris of ".into() };
    "places and states": |_| "Paris, Texas, and Georgia. ".into();
    "the": |_| "the ".into();
    "of": |_| "of ".into();
    "roles": |_| "the minister ".into();
    "roles that say": |_| "the minister said ".into();
    "days": |_| "Tuesday ".into();
    "months": |_| "May ".into();
    "dates": |_| "May 1, ".into();
    "dates with years": |_| "May 1, 2016, ".into();
    "spans of time": |_| "last week ".into();
    "numbers": |_| "5 ".into();
    "years": |_| "2016-".into();
    "sums": |_| "$5 million ".into();
    "signs of money": |_| "$".into();
    "signs and blanks of money": |_| "$ ".into();
    "sums and sums": |_| "$5-$".into();
    "zeros": |_| "million ".into();
    "labels": |_| "ANNA: ".into();
    "signed": |_| "“We go” — Anna ".into();
    "lists": |_| "- a\n".into();
    "by": |_| "By Anna ".into();
    "bylines": |_| "By Anna Petrova\n".into();
    "addresses": |_| "a@a.a ".into();
    "any order": |i| PARTS[(i * i * 31 + i * 17 + i / 24) % PARTS.len()].into();
}

/// The parts from which reports, names and marks are put together.
const PARTS: [&str; 22] = [
    "“",
    "” ",
    ", ",
    ": ",
    "— ",
    "said ",
    "told ",
    "according to ",
    "that ",
    "he ",
    "Anna ",
    "Petrova ",
    "Paris ",
    "the ministry ",
    "We stay ",
    "on Tuesday ",
    "$5 million ",
    "of ",
    "and ",
    "who ",
    "Mr. ",
    "(a) ",
];
