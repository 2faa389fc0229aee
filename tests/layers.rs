//! Each layer imports only those to its left, and none does what it must not.
//!
//! Reads every source under `src`, strips comments and strings, and looks at
//! the paths that are left.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

/// What one layer may import of the project, and must not use of anything else.
struct Layer {
    name: &'static str,
    may: &'static [&'static str],
    never: &'static [&'static str],
}

const SCREEN: [&str; 2] = ["ratatui", "crossterm"];

/// I/O, the clock, the environment and threads.
const OUTSIDE: &[&str] = &[
    "ratatui",
    "crossterm",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "std::sync::mpsc",
    "jiff::Zoned::now",
    "jiff::Timestamp::now",
];

/// What an analysis must not use: [`OUTSIDE`] but threads, on which it may
/// compute as long as nobody can tell from what it finds.
const OUTSIDE_BUT_THREADS: &[&str] = &[
    "ratatui",
    "crossterm",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "jiff::Zoned::now",
    "jiff::Timestamp::now",
];

/// What wording must not use: [`OUTSIDE`] but `std::time::Duration`.
const OUTSIDE_BUT_DURATIONS: &[&str] = &[
    "ratatui",
    "crossterm",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::sync::mpsc",
    "jiff::Zoned::now",
    "jiff::Timestamp::now",
];

/// The table of the design: text <- analysis <- library <- presentation <- app <- ui <- run <- main, and cli beside app.
const LAYERS: [Layer; 8] = [
    Layer {
        name: "text",
        may: &[],
        never: OUTSIDE,
    },
    Layer {
        name: "analysis",
        may: &["text"],
        never: OUTSIDE_BUT_THREADS,
    },
    Layer {
        name: "library",
        may: &["text", "analysis"],
        never: &SCREEN,
    },
    Layer {
        name: "presentation",
        may: &["text", "analysis", "library"],
        never: OUTSIDE_BUT_DURATIONS,
    },
    Layer {
        name: "app",
        may: &["text", "analysis", "library", "presentation"],
        never: OUTSIDE,
    },
    Layer {
        name: "cli",
        may: &["text", "analysis", "library", "presentation"],
        never: &SCREEN,
    },
    Layer {
        name: "ui",
        may: &["text", "analysis", "library", "presentation", "app"],
        never: &[
            "std::fs",
            "std::io",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "std::time",
        ],
    },
    Layer {
        name: "run",
        may: &["text", "analysis", "library", "presentation", "app", "ui"],
        never: &[],
    },
];

/// What is wrong with `source`, a file of `layer`.
///
/// Tests keep to the order of the layers as well, but they may do I/O.
fn faults(layer: &Layer, source: &str) -> Vec<String> {
    let bare = bare(source);
    let imports = paths(&bare);
    let wrong_way = imports.iter().filter_map(|path| {
        let other = path.strip_prefix("crate::")?.split("::").next()?;
        let wrong =
            other != layer.name && LAYERS.iter().any(|l| l.name == other) && !layer.may.contains(&other);
        wrong.then(|| format!("imports {other} ({path})"))
    });
    let used = paths(without_tests(&bare));
    let forbidden = used.iter().filter_map(|path| {
        let is = |never: &&&str| path == **never || path.starts_with(&format!("{never}::"));
        let never = layer.never.iter().find(is)?;
        Some(format!("uses {never} ({path})"))
    });
    wrong_way.chain(forbidden).collect()
}

/// `bare` up to the module of tests, which stands at a file's end.
fn without_tests(bare: &str) -> &str {
    let is_module = |at: &usize| {
        let after = bare[*at..].trim_start_matches("#[cfg(test)]").trim_start();
        after.starts_with("mod ")
            && after
                .find(['{', ';'])
                .is_some_and(|end| after[end..].starts_with('{'))
    };
    let found = bare
        .match_indices("#[cfg(test)]")
        .map(|(at, _)| at)
        .find(is_module);
    &bare[..found.unwrap_or(bare.len())]
}

/// `source` without comments, strings and characters.
fn bare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest) {
            let close = format!("\"{hashes}");
            let body = hashes.len() + 2;
            rest[body..]
                .find(&close)
                .map_or(rest.len(), |end| body + end + close.len())
        } else if c == '"' {
            string_len(rest)
        } else {
            char_len(rest)
        };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.push(' ');
            rest = &rest[skipped..];
        }
    }
    out
}

/// The hashes of a raw string that begins here.
fn raw_string(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then(|| &after[..hashes])
}

fn string_len(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == '"' && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The length of a character literal; 0 when none begins here, as before a lifetime.
fn char_len(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    if chars.next().is_none_or(|(_, c)| c != '\'') {
        return 0;
    }
    match chars.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(0, |end| end + 4),
        Some(_) => chars
            .next()
            .filter(|(_, c)| *c == '\'')
            .map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

/// Every path that `use` names and every path of two or more parts in the
/// code; the crate's own name, as `main` uses it, is `crate`.
fn paths(bare: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut words = bare;
    while let Some(start) = words.find(|c: char| c.is_alphabetic() || c == '_') {
        words = &words[start..];
        let end = words
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(words.len());
        let after = &words[end..];
        if &words[..end] == "use" && after.starts_with(char::is_whitespace) {
            let tree = &after[..after.find(';').unwrap_or(after.len())];
            leaves(
                "",
                &tree.split_whitespace().collect::<Vec<_>>().join(" "),
                &mut out,
            );
            words = &after[tree.len()..];
            continue;
        }
        let path = words
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .unwrap_or(words.len());
        let path = &words[..path];
        if path.contains("::") {
            out.push(path.trim_matches(':').to_owned());
        }
        words = &words[path.len().max(end)..];
    }
    out.into_iter()
        .map(|p| p.replacen("pullquote::", "crate::", 1))
        .collect()
}

/// The paths of a use tree: `a::{b, c::{d}}` is `a::b` and `a::c::d`.
fn leaves(prefix: &str, tree: &str, out: &mut Vec<String>) {
    let tree = tree.trim();
    match tree.split_once('{') {
        None => out.push(format!(
            "{prefix}{}",
            tree.split(" as ").next().unwrap_or(tree).trim()
        )),
        Some((head, body)) => {
            let body = body.trim_end().strip_suffix('}').unwrap_or(body);
            let (mut depth, mut start) = (0usize, 0);
            for (at, c) in body.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    ',' if depth == 0 => {
                        leaves(&format!("{prefix}{}", head.trim()), &body[start..at], out);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            if !body[start..].trim().is_empty() {
                leaves(&format!("{prefix}{}", head.trim()), &body[start..], out);
            }
        }
    }
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn every_layer_keeps_to_its_place() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for layer in &LAYERS {
        let mut files = Vec::new();
        sources(&src.join(layer.name), &mut files);
        assert!(!files.is_empty(), "{} has no sources", layer.name);
        for file in files {
            let mut source = fs::read_to_string(&file).unwrap();
            if file.ends_with("tests.rs") {
                source.insert_str(0, "#[cfg(test)] mod tests {");
            }
            let name = file.strip_prefix(&src).unwrap().display().to_string();
            wrong.extend(
                faults(layer, &source)
                    .into_iter()
                    .map(|fault| format!("{name} {fault}")),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The database is known to the part of the library that keeps it and to nobody else.
#[test]
fn only_the_store_names_the_database() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut stores) = (Vec::new(), 0);
    sources(&src, &mut files);
    for file in files {
        let names = names_database(&fs::read_to_string(&file).unwrap());
        if file.starts_with(src.join("library/store")) {
            stores += usize::from(names);
        } else {
            assert!(!names, "{} names the database", file.display());
        }
    }
    assert!(stores > 0, "nobody names the database");
}

/// Whether the code of `source` has the name of the database's crate anywhere.
fn names_database(source: &str) -> bool {
    let bare = bare(source);
    let mut words = bare.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|word| word == "rusqlite")
}

#[test]
fn the_database_is_seen_wherever_it_is_named() {
    assert!(names_database("fn f(db: &rusqlite::Connection) {}"));
    assert!(names_database("use {std::fmt, rusqlite as db};"));
    assert!(!names_database(
        "//! Never rusqlite.\nlet s = \"rusqlite::params\";"
    ));
}

#[test]
fn every_folder_under_src_is_a_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            !entry.path().is_dir() || LAYERS.iter().any(|l| l.name == name),
            "{name} has no place among the layers"
        );
    }
}

fn of(name: &str, source: &str) -> Vec<String> {
    faults(LAYERS.iter().find(|l| l.name == name).unwrap(), source)
}

#[test]
fn an_import_the_wrong_way_is_seen() {
    assert_eq!(of("text", "use crate::analysis::analyse;").len(), 1);
    assert_eq!(
        of("library", "use crate::{text::Span, app::{State, list}};").len(),
        2
    );
    assert_eq!(
        of(
            "analysis",
            "fn f() { let x = crate::library::Query::parse(\"\"); }"
        )
        .len(),
        1
    );
    assert_eq!(of("app", "use pullquote::ui;").len(), 1);
    assert_eq!(of("cli", "pub(crate) use crate::app;").len(), 1);
}

#[test]
fn an_import_the_right_way_is_not() {
    assert!(of("ui", "use crate::{app::State, text::Span};\nuse ratatui::Frame;").is_empty());
    assert!(
        of(
            "library",
            "use super::Query; use std::fs; use crate::library::Query;"
        )
        .is_empty()
    );
    assert!(of("run", "use crate::ui::draw; use std::thread;").is_empty());
}

#[test]
fn what_a_layer_must_not_use_is_seen() {
    assert_eq!(
        of("text", "use std::{fmt, fs::File};"),
        ["uses std::fs (std::fs::File)"]
    );
    assert_eq!(of("analysis", "let t = std::time::Instant::now();").len(), 1);
    assert_eq!(of("app", "use crossterm::event::KeyEvent;").len(), 1);
    assert_eq!(of("cli", "use ratatui::Frame;").len(), 1);
    assert_eq!(of("ui", "std::thread::spawn(f);").len(), 1);
}

#[test]
fn tests_may_do_io_but_not_import_the_wrong_way() {
    let source = "fn f() {}\n#[cfg(test)]\nmod tests { use std::fs; use crate::ui; }";
    assert_eq!(of("text", source), ["imports ui (crate::ui)"]);
    assert_eq!(of("text", "#[cfg(test)]\nmod tests;\nuse std::fs;").len(), 1);
}

#[test]
fn comments_and_strings_are_not_code() {
    let source = "//! Not crate::app::State.\n/* std::fs::File */ let s = \"std::fs::read \\\" x\"; let r = r#\"std::io\"#;\nlet c = '\"'; let l: &'static str = s; let q = '\\'';";
    assert!(of("text", source).is_empty());
    assert_eq!(of("text", "let c = '\"'; std::fs::read(\"x\")").len(), 1);
}
