//! The effect of keys: (before, keys, after), without a terminal.

mod analysis_passes;
mod answers_in_flight;
mod counts;
mod edits;
mod filter_history;
mod filtering;
mod gutter;
mod library_changes;
mod matches;
mod menus;
mod messages;
mod newer_versions;
mod notes;
mod places;
mod popups;
mod properties;
mod quotations;
mod reading_position;
mod script;

/// Two people; a third article where one of them speaks again.
pub const FERRY: &str = "\
Ferry to Holm stops

[person:Anna Petrova], the mayor, spoke first. [q1:“We stay,”] [c1:said] [s1:Anna Petrova] in [place:Holm].

[q2:“The ferry stops in March,”] [c2:said] [s2:Ivan Orlov] of [org:Nord Ferries]; [person:Ivan Orlov] left.

[s3=Anna Petrova:She] [c3:added] that [q3:the island needs a boat]. Back in [place:Holm] it rained.
";

/// An article without quotations.
pub const RAIN: &str = "Rain over Holm\n\nIt rained in [place:Lund] all day.\n";

/// One of the two speaks again, under her surname alone.
pub const VOTE: &str = "\
Council votes

[q1:“No,”] [c1:said] [s1:Bo Lind]. [person:Bo Lind] sat down.

[q2:“We have a boat,”] [c2:said] [s2=Petrova:Ms Petrova]. [person:Petrova] smiled in [place:Lund].
";

/// A text of many rows with a quotation at its end.
pub fn long(paragraphs: usize) -> String {
    let mut text =
        String::from("A long day\n\n[person:Bo Lind] waited.\n\n[q1:“First,”] [c1:said] [s1:Bo Lind].\n\n");
    for number in 0..paragraphs {
        text.push_str(&format!("Paragraph {number} tells of the rain and the wind and of the boats that lay in the harbour while nothing else happened at all.\n\n"));
    }
    text.push_str("[q2:“Last,”] [c2:said] [s2:Bo Lind].\n");
    text
}
