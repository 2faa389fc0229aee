//! The rules of the sources: what each layer may import, and how files, types and functions are kept apart.

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

/// Fails with every fault and its details.
fn none(faults: &[Fault]) {
    let lines = faults
        .iter()
        .map(|fault| format!("\n{}\n    {}", fault.line, fault.details.join("\n    ")));
    assert!(faults.is_empty(), "{}", lines.collect::<String>());
}

#[test]
fn each_layer_imports_only_those_below_it() {
    let wrong = wrong_imports(crate_sources());
    assert!(wrong.is_empty(), "\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    none(&circles(crate_sources()));
}

#[test]
fn a_public_type_name_occurs_once() {
    none(&names_of_several_types(crate_sources()));
}

#[test]
fn only_commands_and_update_change_the_state() {
    none(&files_that_know_the_state(crate_sources()));
}

#[test]
fn only_the_theme_and_its_palette_name_colours() {
    none(&files_that_name_colours(crate_sources()));
}

#[test]
fn only_the_streams_and_the_screen_write_to_standard_output_and_standard_error() {
    none(&files_that_name_the_streams(crate_sources()));
}

#[test]
fn no_file_and_no_function_is_too_long() {
    none(&long_files_and_functions(&read(&EVERYWHERE)));
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
    none(&folders_that_are_no_layers(crate_sources()));
}
