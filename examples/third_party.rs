//! Prints `THIRD-PARTY.md`: the licence texts of all crates that are compiled into the program, on any
//! system that it is built for.
//!
//! `cargo run --example third_party > THIRD-PARTY.md` writes it anew; `.ci/dependencies` compares.
//! `cargo metadata` says which crates there are, and the texts come from the crates themselves.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

const INTRODUCTION: &str = "\
# Third-party software

The program contains the crates below, the Rust standard library (MIT or Apache 2.0) and SQLite (in the public
domain). Where a crate may be used under the MIT licence among others, it is used under that one. Data in the program
is in [NOTICE](NOTICE).

`option-ext` is under the Mozilla Public License 2.0 and is used as it is. Its source is at
<https://crates.io/crates/option-ext>.

This page is made by `cargo run --example third_party > THIRD-PARTY.md`.
";

/// The text for a crate without one in its package.
const MIT: &str = "\
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the \"Software\"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.";

type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    match page() {
        Ok(page) => {
            print!("{page}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("third_party: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A crate, as `cargo metadata` describes it.
struct Package {
    name: String,
    version: String,
    licence: String,
    authors: Vec<String>,
    folder: String,
    /// Whether it runs only in the compiler.
    is_macro: bool,
}

fn page() -> Result<String, Failure> {
    let packages = compiled_in()?;
    let own: Vec<(&Package, Vec<String>)> = packages
        .iter()
        .map(|package| Ok((package, texts(package)?)))
        .collect::<Result<_, Failure>>()?;
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (package, mut texts) in own.iter().map(|(package, texts)| (package, texts.clone())) {
        if texts.is_empty() {
            // Another crate of the same licence has the text.
            let same = own
                .iter()
                .find(|(other, texts)| other.licence == package.licence && !texts.is_empty());
            texts = match same.filter(|_| !package.licence.contains("MIT")) {
                Some((_, texts)) => texts.clone(),
                None => vec![standard(package)?],
            };
        }
        for text in texts {
            let line = format!("{} {} ({})", package.name, package.version, package.licence);
            users.entry(text).or_default().insert(line);
        }
    }
    let mut out = INTRODUCTION.to_owned();
    let mut sections: Vec<_> = users.into_iter().collect();
    sections.sort_by(|(a, of_a), (b, of_b)| (of_a.first(), a).cmp(&(of_b.first(), b)));
    for (text, users) in sections {
        let users = Vec::from_iter(users);
        out.push_str(&format!("\n## {}\n\n```text\n{text}\n```\n", users.join(", ")));
    }
    Ok(out)
}

/// The crates that the program needs when it runs, without itself, in the order of their names.
fn compiled_in() -> Result<Vec<Package>, Failure> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .stderr(std::process::Stdio::inherit())
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut packages: BTreeMap<String, Package> = list(&metadata["packages"])
        .iter()
        .map(|package| (name(&package["id"]), package_of(package)))
        .collect();
    let needs: BTreeMap<String, Vec<Value>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| (name(&node["id"]), list(&node["deps"])))
        .collect();
    let root = name(&metadata["resolve"]["root"]);
    let (mut open, mut found) = (vec![root.clone()], BTreeSet::new());
    while let Some(id) = open.pop() {
        for need in needs.get(&id).into_iter().flatten() {
            let is_normal = list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = name(&need["pkg"]);
            let is_macro = packages.get(&id).is_none_or(|package| package.is_macro);
            if is_normal && !is_macro && found.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    found.remove(&root);
    let mut found: Vec<Package> = found.iter().filter_map(|id| packages.remove(id)).collect();
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

fn package_of(value: &Value) -> Package {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let manifest = text(&value["manifest_path"]);
    let is_macro = |target: &Value| list(&target["kind"]).iter().any(|kind| kind == "proc-macro");
    Package {
        name: text(&value["name"]),
        version: text(&value["version"]),
        licence: text(&value["license"]),
        authors: list(&value["authors"]).iter().map(text).collect(),
        folder: Path::new(&manifest)
            .parent()
            .map_or(String::new(), |folder| folder.display().to_string()),
        is_macro: list(&value["targets"]).iter().any(is_macro),
    }
}

/// The licence texts in the package of a crate.
fn texts(package: &Package) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&package.folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let starts = [
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "UNLICENSE",
        ];
        if entry.file_type()?.is_file() && starts.iter().any(|start| name.starts_with(start)) {
            files.push((name, entry.path()));
        }
    }
    files.sort();
    let is_other = |name: &str| {
        ["APACHE", "UNLICENSE", "ZLIB", "0BSD", "BOOST"]
            .iter()
            .any(|other| name.contains(other))
    };
    if package.licence.contains("MIT") && files.iter().any(|(name, _)| name.contains("MIT")) {
        files.retain(|(name, _)| !is_other(name));
    }
    files
        .iter()
        .map(|(_, path)| {
            let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            Ok(lines.join("\n").trim_matches('\n').to_owned())
        })
        .collect()
}

/// The text of a licence for a crate that has none in its package.
fn standard(package: &Package) -> Result<String, Failure> {
    if !package.licence.contains("MIT") {
        return Err(format!("{} has no text of its licence, {}", package.name, package.licence).into());
    }
    let authors = match package.authors.as_slice() {
        [] => format!("the authors of {}", package.name),
        authors => authors.join(", "),
    };
    Ok(format!("MIT License\n\nCopyright (c) {authors}\n\n{MIT}"))
}
