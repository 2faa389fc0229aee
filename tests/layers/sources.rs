//! The sources of the crate as the rules see them: the names that each file defines and refers to,
//! and which definition a reference means.
//!
//! A path is a string such as `crate::app::State`. `crate`, `self` and `super` are made absolute
//! when a file is read, other names when their meaning is asked for.

use crate::reader::FileReader;
use std::collections::{HashMap, HashSet};

/// How a file refers to a name.
#[derive(Clone, Copy, PartialEq)]
pub enum How {
    /// `use`.
    Import,
    /// `pub use`.
    Reexport,
    /// In code.
    Code,
    /// `&mut Name`, or `&mut self` in an `impl Name`.
    Mutable,
}

pub struct Reference {
    pub file: String,
    pub module: String,
    pub path: String,
    pub how: How,
    pub in_test: bool,
}

/// What a path means once imports and re-exports are followed.
pub struct Meaning {
    pub path: String,
    /// The module that defines the item; none for items of other crates and for modules.
    module: Option<String>,
    /// Whether the sources show the item; not if a macro makes it.
    is_seen: bool,
}

/// A type, or a function with its length in lines.
pub struct Definition {
    pub file: String,
    pub module: String,
    pub name: String,
    pub lines: usize,
    pub in_test: bool,
}

#[derive(Default)]
pub struct Module {
    file: String,
    pub names: HashSet<String>,
    /// The paths of the names that `use` brings in.
    pub uses: HashMap<String, String>,
    pub globs: Vec<String>,
}

#[derive(Default)]
pub struct Sources {
    /// Paths of the files and their lengths in lines.
    pub files: Vec<(String, usize)>,
    pub references: Vec<Reference>,
    /// The types that are visible outside their module.
    pub types: Vec<Definition>,
    pub functions: Vec<Definition>,
    modules: HashMap<String, Module>,
    pub test_modules: Vec<String>,
}

impl Sources {
    /// Reads files given as path (`src/app/state.rs`) and text.
    pub fn read(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut all = Self::default();
        for (file, text) in files {
            all.files.push((file.clone(), text.lines().count()));
            let module = module_of(&file);
            all.open(&module, &file);
            FileReader::read(&mut all, file, module, &text);
        }
        let tests = std::mem::take(&mut all.test_modules);
        let is_test = |module: &str| tests.iter().any(|test| is_within(module, test));
        for reference in &mut all.references {
            reference.in_test |= is_test(&reference.module);
        }
        for definition in all.types.iter_mut().chain(&mut all.functions) {
            definition.in_test |= is_test(&definition.module);
        }
        all
    }

    /// The module with this path; a new one if a file opens with it.
    pub fn open(&mut self, module: &str, file: &str) -> &mut Module {
        let opened = self.modules.entry(module.to_owned()).or_default();
        opened.file = file.to_owned();
        opened
    }

    /// The item that a reference means.
    pub fn meaning(&self, reference: &Reference) -> Meaning {
        self.find(&reference.module, &reference.path, 0)
    }

    /// The file that defines the item that a reference means, and the name of the item there.
    pub fn home(&self, reference: &Reference) -> Option<(&str, String)> {
        // A module and a function of one name: code that calls the function refers to it as well.
        if reference.how == How::Import && self.modules.contains_key(&reference.path) {
            return None;
        }
        let Meaning { path, module, .. } = self.meaning(reference);
        let module = module?;
        let name = path[module.len()..].trim_start_matches("::").split("::").next()?;
        Some((&self.modules.get(&module)?.file, name.to_owned()))
    }

    /// The meaning of `path` in the module `at`.
    fn find(&self, at: &str, path: &str, depth: usize) -> Meaning {
        match path.strip_prefix("crate::") {
            Some(rest) => self.find_inside("crate", rest, depth),
            None => self
                .look_up(at, path, depth)
                .unwrap_or_else(|| Meaning::elsewhere(path)),
        }
    }

    /// The meaning of `path` in a module from outside, where every name belongs to the module.
    fn find_inside(&self, module: &str, path: &str, depth: usize) -> Meaning {
        self.look_up(module, path, depth).unwrap_or_else(|| Meaning {
            path: format!("{module}::{path}"),
            module: (path != "*").then(|| module.to_owned()),
            is_seen: false,
        })
    }

    /// The meaning of `path` if the module `at` has its first name.
    fn look_up(&self, at: &str, path: &str, depth: usize) -> Option<Meaning> {
        let module = self.modules.get(at)?;
        let (first, rest) = path
            .split_once("::")
            .map_or((path, None), |(first, rest)| (first, Some(rest)));
        let child = format!("{at}::{first}");
        let is_item = module.names.contains(first) || module.uses.contains_key(first);
        if self.modules.contains_key(&child) && (rest.is_some() || !is_item) {
            return Some(match rest {
                Some(rest) => self.find_inside(&child, rest, depth),
                None => Meaning::elsewhere(&child),
            });
        }
        if module.names.contains(first) {
            let path = format!("{at}::{path}");
            return Some(Meaning {
                path,
                module: Some(at.to_owned()),
                is_seen: true,
            });
        }
        if let Some(target) = module.uses.get(first) {
            let full = rest.map_or(target.clone(), |rest| format!("{target}::{rest}"));
            // `use memchr::memchr`: the first is a crate.
            let is_crate = target.split("::").next() == Some(first) && !self.modules.contains_key(&child);
            return Some(if is_crate {
                Meaning::elsewhere(&full)
            } else {
                self.find(at, &full, depth)
            });
        }
        let in_glob = |glob: &String| self.find(at, &format!("{glob}::{path}"), depth + 1);
        let mut globs = module.globs.iter().filter(|_| depth < 4);
        globs.find_map(|glob| Some(in_glob(glob)).filter(|meaning| meaning.is_seen))
    }
}

impl Meaning {
    /// Something that no module of the sources defines.
    fn elsewhere(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            module: None,
            is_seen: path.starts_with("crate::"),
        }
    }
}

/// Whether `path` is `outer` or lies in it.
pub fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// `crate::app::state` for `src/app/state.rs`.
fn module_of(file: &str) -> String {
    let path = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    if path == "lib" {
        "crate".to_owned()
    } else {
        format!("crate::{}", path.replace('/', "::"))
    }
}
