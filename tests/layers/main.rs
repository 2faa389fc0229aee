//! The rules of the sources: what each layer may import, and how files, types and functions are kept apart.
//!
//! `known.txt` lists the places where a rule does not hold yet, one a line. A place that is not listed
//! fails, and so does a line that is no longer true: the list only shrinks. `cargo test --test layers
//! -- --ignored --nocapture` prints every place with details.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

mod invented;
mod reader;
mod rules;
mod sources;

use rules::*;
use sources::Sources;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

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

/// The sources of the crate, read once.
fn crate_sources() -> &'static Sources {
    static SOURCES: LazyLock<Sources> = LazyLock::new(|| read(&["src"]));
    &SOURCES
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
    let wrong = wrong_imports(crate_sources());
    assert!(wrong.is_empty(), "\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    compare("circle", &circles(crate_sources()));
}

#[test]
fn a_public_type_name_occurs_once() {
    compare("type", &names_of_several_types(crate_sources()));
}

#[test]
fn only_commands_and_update_change_the_state() {
    compare("state", &files_that_know_the_state(crate_sources()));
}

#[test]
fn only_the_theme_and_its_palette_name_colours() {
    compare("colour", &files_that_name_colours(crate_sources()));
}

#[test]
fn no_file_and_no_function_is_too_long() {
    compare("long", &long_files_and_functions(&read(&EVERYWHERE)));
}

/// The database is known to the part of the library that keeps it and to no other.
#[test]
fn only_the_store_names_the_database() {
    let files = files_that_name_the_database(crate_sources());
    let (store, other): (Vec<&str>, Vec<&str>) = files
        .into_iter()
        .partition(|file| file.starts_with("src/library/store/"));
    assert!(!store.is_empty() && other.is_empty(), "{other:?}");
}

#[test]
fn every_folder_of_the_sources_is_a_layer() {
    compare("layer", &folders_that_are_no_layers(crate_sources()));
}

#[test]
#[ignore = "prints every fault, known or not"]
fn violations() {
    let (sources, all) = (crate_sources(), read(&EVERYWHERE));
    let faults = [
        folders_that_are_no_layers(sources),
        circles(sources),
        names_of_several_types(sources),
        files_that_know_the_state(sources),
        files_that_name_colours(sources),
        long_files_and_functions(&all),
    ];
    for fault in faults.iter().flatten() {
        println!("{}\n    {}", fault.line, fault.details.join("\n    "));
    }
}
