//! The rules of the sources: what each layer may import, and how files, types and functions are kept apart.
//!
//! `known.txt` lists the places where a rule does not hold yet, one a line. A place that is not listed
//! fails, and so does a line that is no longer true: the list only shrinks. `cargo test --test layers
//! -- --ignored --nocapture` prints every place with details.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

#[cfg(test)]
mod invented;
mod reader;
mod sources;

use sources::{How, Reference, Sources, is_within};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What one layer may import of the project, and must not use of anything else.
struct Layer {
    name: &'static str,
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
const LAYERS: [Layer; 9] = [
    Layer { name: "text", may: &[], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "analysis", may: &["text"], never: &[SCREEN, OUTSIDE] },
    Layer { name: "library", may: &["text", "analysis"], never: &[SCREEN] },
    Layer { name: "presentation", may: &["text", "analysis", "library"], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "engine", may: &["text", "analysis", "library"], never: &[SCREEN] },
    Layer { name: "app", may: &["text", "analysis", "library", "presentation"], never: &[SCREEN, OUTSIDE, THREADS] },
    Layer { name: "cli", may: &["text", "analysis", "library", "presentation", "engine"], never: &[SCREEN] },
    Layer { name: "ui", may: &["text", "analysis", "library", "presentation", "app"], never: &[OUTSIDE, THREADS] },
    Layer { name: "run", may: &["text", "analysis", "library", "presentation", "engine", "app", "ui"], never: &[] },
];

/// A place where a rule does not hold.
struct Fault {
    /// The line of `known.txt` for it.
    line: String,
    details: Vec<String>,
}

/// The layer whose folder a file is in.
fn layer_of(file: &str) -> Option<&'static Layer> {
    let (folder, _) = file.strip_prefix("src/")?.split_once('/')?;
    LAYERS.iter().find(|layer| layer.name == folder)
}

/// Imports that go up, in tests too, and what a layer must not use outside its tests.
fn wrong_imports(sources: &Sources) -> BTreeSet<String> {
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
fn circles(sources: &Sources) -> Vec<Fault> {
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
fn names_of_several_types(sources: &Sources) -> Vec<Fault> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for definition in sources.types.iter().filter(|definition| !definition.in_test) {
        files
            .entry(&definition.name)
            .or_default()
            .push(definition.file.clone());
    }
    let several = files.into_iter().filter(|(_, files)| files.len() > 1);
    several
        .map(|(name, details)| Fault {
            line: format!("type {name}"),
            details,
        })
        .collect()
}

const STATE: &str = "crate::app::state::State";
/// The folders that hold data and know no state.
const DATA: [&str; 5] = ["session", "views", "popup", "input", "layout"];

/// The files that change the state and must not, and the files of data that name it.
fn files_that_know_the_state(sources: &Sources) -> Vec<Fault> {
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
    let fault = |(file, details): (&str, BTreeSet<String>)| Fault {
        line: format!("state {file}"),
        details: Vec::from_iter(details),
    };
    files.into_iter().map(fault).collect()
}

/// The files of the screen that name colours and attributes.
fn files_that_name_colours(sources: &Sources) -> Vec<Fault> {
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
    let fault = |(file, details): (&str, BTreeSet<String>)| Fault {
        line: format!("colour {file}"),
        details: Vec::from_iter(details),
    };
    files.into_iter().map(fault).collect()
}

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// The files and functions with too many lines, tests included.
fn long_files_and_functions(sources: &Sources) -> Vec<Fault> {
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

const EVERYWHERE: [&str; 4] = ["src", "tests", "benches", "examples"];

/// The sources below these folders.
fn read(folders: &[&str]) -> Sources {
    fn add(folder: &Path, root: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, root, files);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in folders
        .iter()
        .map(|folder| root.join(folder))
        .filter(|folder| folder.exists())
    {
        add(&folder, root, &mut files);
    }
    Sources::read(files)
}

/// Fails for faults that `known.txt` does not list, and for its lines of this kind that are no longer true.
fn compare(kind: &str, faults: &[Fault]) {
    let known: Vec<&str> = include_str!("known.txt").lines().collect();
    let mut wrong = String::new();
    for fault in faults.iter().filter(|fault| !known.contains(&&*fault.line)) {
        wrong += &format!("\nnew: {}\n    {}", fault.line, fault.details.join("\n    "));
    }
    for (number, line) in known.iter().enumerate() {
        if line.split(' ').next() == Some(kind) && faults.iter().all(|fault| fault.line != *line) {
            wrong += &format!(
                "\nmended: remove line {} of tests/layers/known.txt: {line}",
                number + 1
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\n(a known circle that got smaller is put in the place of the old line)"
    );
}

#[test]
fn each_layer_imports_only_those_below_it() {
    let wrong = wrong_imports(&read(&["src"]));
    assert!(wrong.is_empty(), "\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    compare("circle", &circles(&read(&["src"])));
}

#[test]
fn a_public_type_name_occurs_once() {
    compare("type", &names_of_several_types(&read(&["src"])));
}

#[test]
fn only_commands_and_update_change_the_state() {
    compare("state", &files_that_know_the_state(&read(&["src"])));
}

#[test]
fn only_the_theme_and_its_palette_name_colours() {
    compare("colour", &files_that_name_colours(&read(&["src"])));
}

#[test]
fn no_file_and_no_function_is_too_long() {
    compare("long", &long_files_and_functions(&read(&EVERYWHERE)));
}

/// The database is known to the part of the library that keeps it and to no other.
#[test]
fn only_the_store_names_the_database() {
    let sources = read(&["src"]);
    let names = |reference: &&Reference| is_within(&sources.meaning(reference).path, "rusqlite");
    let files: BTreeSet<&str> = sources
        .references
        .iter()
        .filter(names)
        .map(|r| &*r.file)
        .collect();
    let (store, other): (Vec<&str>, Vec<&str>) = files
        .into_iter()
        .partition(|file| file.starts_with("src/library/store/"));
    assert!(!store.is_empty() && other.is_empty(), "{other:?}");
}

#[test]
fn every_folder_of_the_sources_is_a_layer() {
    let folders = |file: &str| Some(file.strip_prefix("src/")?.split_once('/')?.0.to_owned());
    let folders: BTreeSet<String> = read(&["src"])
        .files
        .iter()
        .filter_map(|(file, _)| folders(file))
        .collect();
    let layers: BTreeSet<String> = LAYERS.iter().map(|layer| layer.name.to_owned()).collect();
    assert!(folders.is_subset(&layers), "{folders:?}");
}

#[test]
#[ignore = "prints every fault, known or not"]
fn violations() {
    let (sources, all) = (read(&["src"]), read(&EVERYWHERE));
    let faults = [
        circles(&sources),
        names_of_several_types(&sources),
        files_that_know_the_state(&sources),
        files_that_name_colours(&sources),
        long_files_and_functions(&all),
    ];
    for fault in faults.iter().flatten() {
        println!("{}\n    {}", fault.line, fault.details.join("\n    "));
    }
}
