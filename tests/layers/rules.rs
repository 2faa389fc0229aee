//! The rules, each as a function from the sources to the places where it does not hold.

use crate::sources::{How, Reference, Sources, is_within};
use std::collections::{BTreeMap, BTreeSet};

/// What one layer may import of the project, and must not use of anything else.
pub struct Layer {
    pub name: &'static str,
    may: &'static [&'static str],
    never: &'static [&'static [&'static str]],
}

const SCREEN: &[&str] = &["ratatui", "crossterm"];
/// Files, the network, the environment and the clock; a duration is no clock.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::time::Instant",
    "std::time::SystemTime",
    "jiff::Zoned::now",
    "jiff::Timestamp::now",
];
/// An analysis may use threads as long as its findings do not depend on them.
const THREADS: &[&str] = &["std::thread", "std::sync::mpsc"];

/// The table of the design; `main.rs` and `lib.rs` may import everything.
#[rustfmt::skip]
pub const LAYERS: [Layer; 10] = [
    Layer { name: "text", may: &[], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "streams", may: &["text"], never: &[SCREEN] },
    Layer { name: "analysis", may: &["text"], never: &[SCREEN, OUTSIDE] },
    Layer { name: "library", may: &["text", "analysis"], never: &[SCREEN] },
    Layer { name: "presentation", may: &["text", "analysis", "library"], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "engine", may: &["text", "analysis", "library"], never: &[SCREEN] },
    Layer { name: "app", may: &["text", "analysis", "library", "presentation"], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "cli", may: &["text", "streams", "analysis", "library", "presentation", "engine"], never: &[SCREEN] },
    Layer { name: "ui", may: &["text", "analysis", "library", "presentation", "app"], never: &[OUTSIDE, THREADS] },
    Layer { name: "run", may: &["text", "streams", "analysis", "library", "presentation", "engine", "app", "ui"], never: &[] },
];

/// A place where a rule does not hold.
pub struct Fault {
    /// The rule and the file, type or function.
    pub line: String,
    pub details: Vec<String>,
}

fn faults(kind: &str, found: BTreeMap<&str, impl IntoIterator<Item = String>>) -> Vec<Fault> {
    let fault = |(of, details)| Fault {
        line: format!("{kind} {of}"),
        details: Vec::from_iter(details),
    };
    found.into_iter().map(fault).collect()
}

/// The layer whose folder a file is in.
fn layer_of(file: &str) -> Option<&'static Layer> {
    let (folder, _) = file.strip_prefix("src/")?.split_once('/')?;
    LAYERS.iter().find(|layer| layer.name == folder)
}

/// The folders below `src` that the table does not have, and the layers that have no folder.
pub fn folders_that_are_no_layers(sources: &Sources) -> Vec<Fault> {
    let folder = |file: &'_ String| Some(file.strip_prefix("src/")?.split_once('/')?.0.to_owned());
    let folders: BTreeSet<String> = sources
        .files
        .iter()
        .filter_map(|(file, _)| folder(file))
        .collect();
    let layers: BTreeSet<String> = LAYERS.iter().map(|layer| layer.name.to_owned()).collect();
    let differ = folders.symmetric_difference(&layers);
    faults("layer", differ.map(|name| (name.as_str(), Vec::new())).collect())
}

/// Imports that go up, in tests too, and what a layer must not use outside its tests.
pub fn wrong_imports(sources: &Sources) -> BTreeSet<String> {
    let mut wrong = BTreeSet::new();
    for reference in &sources.references {
        let Some(layer) = layer_of(&reference.file) else {
            continue;
        };
        let meaning = sources.meaning(reference).path;
        for path in [&reference.path, &meaning] {
            let to = path
                .strip_prefix("crate::")
                .and_then(|path| path.split("::").next());
            let other = LAYERS
                .iter()
                .find(|other| Some(other.name) == to && other.name != layer.name);
            if let Some(other) = other.filter(|other| !layer.may.contains(&other.name)) {
                wrong.insert(format!("{} imports {} ({path})", reference.file, other.name));
            }
        }
        let glob = meaning.strip_suffix("::*");
        let is =
            |never: &&&str| is_within(&meaning, never) || glob.is_some_and(|glob| is_within(never, glob));
        if let Some(never) = layer
            .never
            .iter()
            .copied()
            .flatten()
            .find(is)
            .filter(|_| !reference.in_test)
        {
            wrong.insert(format!("{} uses {never} ({meaning})", reference.file));
        }
    }
    wrong
}

/// From a file to the files whose names it uses, and these names.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, BTreeSet<String>>>;

/// The names that files use of each other, outside tests.
fn arrows(sources: &Sources) -> Arrows<'_> {
    let mut arrows = Arrows::new();
    let code = |reference: &&Reference| !reference.in_test && reference.how != How::Reexport;
    for reference in sources.references.iter().filter(code) {
        if let Some((home, name)) = sources
            .home(reference)
            .filter(|(home, _)| *home != reference.file)
        {
            arrows
                .entry(&reference.file)
                .or_default()
                .entry(home)
                .or_default()
                .insert(name);
        }
    }
    arrows
}

/// The files that imports lead to from `start`.
fn reached_from<'a>(start: &'a str, arrows: &Arrows<'a>) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(file) = open.pop() {
        let next = arrows.get(file).into_iter().flat_map(BTreeMap::keys);
        open.extend(next.filter(|file| reached.insert(**file)));
    }
    reached
}

/// The circles of files that import each other. A re-export is no import; the import of a
/// re-exported name counts for the file that defines it.
pub fn circles(sources: &Sources) -> Vec<Fault> {
    let arrows = arrows(sources);
    let reached: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|file| (*file, reached_from(file, &arrows)))
        .collect();
    let circle_of = |file: &&str| -> Vec<&str> {
        let returns = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
        reached[*file].iter().filter(returns).copied().collect()
    };
    let circles: BTreeSet<Vec<&str>> = arrows
        .keys()
        .map(circle_of)
        .filter(|circle| !circle.is_empty())
        .collect();
    let arrow = |from: &str, to: &str| {
        let names: Vec<&str> = arrows.get(from)?.get(to)?.iter().map(String::as_str).collect();
        Some(format!("{from} -> {to}: {}", names.join(", ")))
    };
    let fault = |files: &Vec<&str>| Fault {
        line: format!("circle {}", files.join(" ")),
        details: files
            .iter()
            .flat_map(|from| files.iter().filter_map(|to| arrow(from, to)))
            .collect(),
    };
    circles.iter().map(fault).collect()
}

/// The names that more than one type has, of those visible outside their module.
pub fn names_of_several_types(sources: &Sources) -> Vec<Fault> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for definition in sources.types.iter().filter(|definition| !definition.in_test) {
        files
            .entry(&definition.name)
            .or_default()
            .push(definition.file.clone());
    }
    files.retain(|_, files| files.len() > 1);
    faults("type", files)
}

const STATE: &str = "crate::app::state::State";
/// The folders that hold data and know no state.
const DATA: [&str; 5] = ["session", "views", "popup", "input", "layout"];

/// The files that change the state and must not, and the files of data that name it.
pub fn files_that_know_the_state(sources: &Sources) -> Vec<Fault> {
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let code =
        |reference: &&Reference| !reference.in_test && is_within(&sources.meaning(reference).path, STATE);
    for reference in sources.references.iter().filter(code) {
        let part = reference.file.strip_prefix("src/app/").unwrap_or_default();
        let part = part.split(['/', '.']).next().unwrap_or_default();
        let changes = reference.how == How::Mutable && !["commands", "update", "state"].contains(&part);
        if changes {
            files
                .entry(&reference.file)
                .or_default()
                .insert("takes &mut State".to_owned());
        }
        if DATA.contains(&part) {
            files
                .entry(&reference.file)
                .or_default()
                .insert(format!("names {}", reference.path));
        }
    }
    faults("state", files)
}

/// The files of the screen that name colours and attributes.
pub fn files_that_name_colours(sources: &Sources) -> Vec<Fault> {
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for reference in &sources.references {
        let path = sources.meaning(reference).path;
        let names = |name: &str| ["Color", "Modifier", "Stylize"].contains(&name);
        let is_theme = ["src/ui/theme.rs", "src/ui/palette.rs"].contains(&&*reference.file);
        let is_glob = ["ratatui::prelude::*", "ratatui::style::*"].contains(&&*path);
        if !is_theme && (is_glob || path.split("::").any(names)) {
            files.entry(&reference.file).or_default().insert(path);
        }
    }
    faults("colour", files)
}

/// All that writes to standard output or standard error.
const STREAMS: [&str; 8] = [
    "std::io::stdout",
    "std::io::stderr",
    "print",
    "println",
    "eprint",
    "eprintln",
    "dbg",
    "indicatif",
];
/// The files that may: those that neutralize, those of the screen, and the progress bar.
const WRITERS: [&str; 7] = [
    "src/streams/mod.rs",
    "src/streams/output.rs",
    "src/run/display.rs",
    "src/run/restorer.rs",
    "src/run/signals.rs",
    "src/run/terminal.rs",
    "src/cli/progress.rs",
];

/// The files that name standard output, standard error or a macro that prints.
pub fn files_that_name_the_streams(sources: &Sources) -> Vec<Fault> {
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let code = |reference: &&Reference| !reference.in_test && !WRITERS.contains(&&*reference.file);
    for reference in sources.references.iter().filter(code) {
        let path = sources.meaning(reference).path;
        let path = path
            .strip_prefix("std::")
            .filter(|path| !path.contains("::"))
            .unwrap_or(&path);
        let glob = path.strip_suffix("::*");
        let is = |stream: &&str| is_within(path, stream) || glob.is_some_and(|glob| is_within(stream, glob));
        if STREAMS.iter().any(is) {
            files.entry(&reference.file).or_default().insert(path.to_owned());
        }
    }
    faults("stream", files)
}

/// The files that name the crate of the database, tests included.
pub fn files_that_name_the_database(sources: &Sources) -> BTreeSet<&str> {
    let names = |reference: &&Reference| is_within(&sources.meaning(reference).path, "rusqlite");
    sources
        .references
        .iter()
        .filter(names)
        .map(|reference| &*reference.file)
        .collect()
}

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// The files and functions with too many lines, tests included.
pub fn long_files_and_functions(sources: &Sources) -> Vec<Fault> {
    let fault = |line: String, lines: usize| Fault {
        line,
        details: vec![format!("{lines} lines")],
    };
    let files = sources.files.iter().filter(|(_, lines)| *lines > LONGEST_FILE);
    let functions = sources
        .functions
        .iter()
        .filter(|function| function.lines > LONGEST_FUNCTION);
    files
        .map(|(file, lines)| fault(format!("long {file}"), *lines))
        .chain(functions.map(|f| fault(format!("long {} {}", f.file, f.name), f.lines)))
        .collect()
}
