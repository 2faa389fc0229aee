//! Tests of the rules themselves, on invented sources.

use crate::rules::*;
use crate::sources::Sources;

/// The sources written as `= path` lines, each with the text of a file below it, and a root.
fn sources(text: &str) -> Sources {
    let text = format!("= src/lib.rs\n{text}");
    let files = text
        .split("= src/")
        .skip(1)
        .map(|file| file.split_once('\n').unwrap());
    Sources::read(files.map(|(path, text)| (format!("src/{path}"), text.to_owned())))
}

/// What is wrong with one file of a layer, without its path.
fn wrong(layer: &str, text: &str) -> Vec<String> {
    let file = format!("src/{layer}/x.rs");
    let wrong = wrong_imports(&sources(&format!("= {file}\n{text}")));
    wrong
        .iter()
        .map(|fault| fault.replacen(&file, "", 1).trim().to_owned())
        .collect()
}

fn lines(faults: Vec<Fault>) -> Vec<String> {
    faults.into_iter().map(|fault| fault.line).collect()
}

fn circles_of(text: &str) -> Vec<String> {
    lines(circles(&sources(text)))
}

#[test]
fn an_import_that_goes_up_is_seen_in_every_notation() {
    for text in [
        "use crate::ui::draw;",
        "use crate::{text::Span, ui::{self, draw}};",
        "pub(crate) use pullquote::ui as screen;",
        "use super::super::ui::draw;",
        "fn f() { crate::ui::draw() }",
        "fn f() { assert!(1 < crate::ui::draw()); }",
        "fn f(x: Vec<&super::super::ui::Theme>) {}",
        "use crate as c; fn f() { c::ui::draw() }",
        "mod inner { use super::super::super::ui::draw; }",
        "macro_rules! m { () => { $crate::ui::draw() } }",
        "#[cfg(test)] mod tests { use crate::ui::draw; }",
    ] {
        let wrong = wrong("app", text);
        assert!(
            !wrong.is_empty() && wrong.iter().all(|w| w.starts_with("imports ui (")),
            "{text}: {wrong:?}"
        );
    }
}

#[test]
fn an_import_through_a_glob_or_a_re_export_is_seen() {
    let above = "= src/lib.rs\npub mod app; pub mod ui;\n= src/ui/mod.rs\npub fn draw() {}\n";
    let glob = wrong_imports(&sources(&format!(
        "{above}= src/app/x.rs\nuse crate::*; fn f() {{ ui::draw() }}"
    )));
    assert_eq!(
        Vec::from_iter(glob),
        ["src/app/x.rs imports ui (crate::ui::draw)"]
    );
    let text = "= src/lib.rs\npub use ui::draw;\n= src/ui/mod.rs\npub fn draw() {}\n= src/app/x.rs\nuse crate::draw;";
    let wrong = wrong_imports(&sources(text));
    assert_eq!(
        Vec::from_iter(wrong),
        ["src/app/x.rs imports ui (crate::ui::draw)"]
    );
}

#[test]
fn an_import_that_goes_down_is_allowed() {
    assert!(
        wrong(
            "ui",
            "use crate::{app::State, text::Span, ui::Theme}; use ratatui::Frame;"
        )
        .is_empty()
    );
    assert!(wrong("run", "use crate::{engine, ui::draw}; use std::thread;").is_empty());
    assert!(wrong("engine", "use super::x; use std::fs; use crate::library::Query;").is_empty());
}

#[test]
fn a_folder_without_a_layer_and_a_layer_without_a_folder_are_seen() {
    let folders = [
        "analysis",
        "app",
        "cli",
        "engine",
        "extra",
        "library",
        "presentation",
        "run",
        "streams",
        "text",
    ];
    let files: String = folders.map(|folder| format!("= src/{folder}/mod.rs\n")).concat();
    assert_eq!(
        lines(folders_that_are_no_layers(&sources(&files))),
        ["layer extra", "layer ui"]
    );
}

#[test]
fn engine_and_presentation_do_not_know_each_other() {
    assert_eq!(wrong("engine", "use crate::presentation::x;").len(), 1);
    assert_eq!(wrong("presentation", "use crate::engine::x;").len(), 1);
    assert_eq!(wrong("app", "use crate::engine::x;").len(), 1);
    assert_eq!(wrong("cli", "use crate::{engine::x, presentation::y};").len(), 0);
}

#[test]
fn a_forbidden_name_is_seen_in_every_notation() {
    for text in [
        "use std::{fmt, fs::File};",
        "use std::*;",
        "use ::std::fs;",
        "use std as s; fn f() { s::fs::read(p) }",
        "fn f() { format!(\"{}\", std::fs::read(p)) }",
        "#[cfg(not(test))] use std::fs;",
        "#[cfg(test)] mod tests; use std::fs;",
    ] {
        assert!(
            wrong("text", text)
                .iter()
                .any(|w| w.starts_with("uses std::fs (")),
            "{text}"
        );
    }
    assert_eq!(
        wrong("app", "use jiff::Timestamp; fn f() { Timestamp::now() }").len(),
        1
    );
    assert!(wrong("presentation", "use std::time::Duration;").is_empty());
}

#[test]
fn tests_may_use_what_their_layer_must_not() {
    assert!(wrong("text", "#[cfg(test)] mod tests { use std::fs; }").is_empty());
    assert!(wrong("text", "#[cfg(all(test, unix))] fn f() { std::fs::read(p) }").is_empty());
    let file = "= src/text/x/mod.rs\n#[cfg(test)] mod tests;\n= src/text/x/tests/more.rs\nuse std::fs;";
    assert!(wrong_imports(&sources(file)).is_empty());
}

#[test]
fn comments_strings_and_attributes_are_no_imports() {
    let text = "//! crate::ui::draw\n/* std::fs::read */\n#[doc = \"std::fs\"]\n\
                fn f() { let s = (\"crate::ui\", r#\"std::io\"#, 'c'); s.fs.ui::<u8>(); }";
    assert!(wrong("text", text).is_empty());
}

const PAIR: &str = "= src/text/mod.rs\nmod a; mod b; pub use a::A; pub use b::B;\n";

#[test]
fn two_files_that_use_each_other_are_a_circle_through_re_exports_too() {
    let circle = circles_of(&format!(
        "{PAIR}= src/text/a.rs\nuse super::B; pub struct A(B);\n\
        = src/text/b.rs\npub struct B; fn f() {{ vec![crate::text::A::new()] }}"
    ));
    assert_eq!(circle, ["circle src/text/a.rs src/text/b.rs"]);
}

#[test]
fn one_way_and_tests_are_no_circle() {
    let none = circles_of(&format!(
        "{PAIR}= src/text/a.rs\nuse super::B; pub struct A(B);\n\
        = src/text/b.rs\npub struct B; #[cfg(test)] mod tests {{ use crate::text::A; }}"
    ));
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn a_parent_that_calls_its_child_must_not_define_what_the_child_uses() {
    let child = "= src/text/a.rs\nuse super::Limit; pub fn a(l: Limit) {}";
    let calls = format!("= src/text/mod.rs\nmod a; pub struct Limit; fn f() {{ a::a(Limit) }}\n{child}");
    assert_eq!(circles_of(&calls), ["circle src/text/a.rs src/text/mod.rs"]);
    let used =
        format!("= src/text/mod.rs\nmod a; pub use a::a; pub struct Limit; fn f() {{ a(Limit) }}\n{child}");
    assert_eq!(circles_of(&used), ["circle src/text/a.rs src/text/mod.rs"]);
    let only_exports = format!("= src/text/mod.rs\nmod a; pub use a::a; pub struct Limit;\n{child}");
    assert!(circles_of(&only_exports).is_empty());
}

#[test]
fn a_module_is_not_the_function_that_has_its_name() {
    let of = |code: &str| {
        circles_of(&format!(
            "= src/text/mod.rs\nmod a; mod b; pub fn a() {{ b::f(a::A) }}\n\
             = src/text/a.rs\npub struct A; impl A {{ pub(super) fn g(self) {{ drop(self) }} }}\n\
             = src/text/b.rs\nuse super::a; pub fn f(x: a::A) {{ {code} }}"
        ))
    };
    assert_eq!(of("drop(x)"), [""; 0]);
    assert_eq!(of("a()"), ["circle src/text/b.rs src/text/mod.rs"]);
}

#[test]
fn fields_and_methods_in_macros_are_no_names() {
    let of = |code: &str| {
        circles_of(&format!(
            "= src/text/mod.rs\nmod a; pub use a::limit; pub struct X; fn f(x: X) {{ m!({code}) }}\n\
             = src/text/a.rs\nuse super::X; pub fn limit(x: X) {{}}"
        ))
    };
    assert_eq!(of("x.limit + x.limit()"), [""; 0]);
    for code in ["limit(x)", "[(limit(x))]", "0..limit(x)"] {
        assert_eq!(of(code), ["circle src/text/a.rs src/text/mod.rs"], "{code}");
    }
}

#[test]
fn a_variable_is_not_the_function_that_has_its_name() {
    let of = |code: &str| {
        circles_of(&format!(
            "= src/text/mod.rs\nmod a; pub use a::limit; pub struct X; {code}\n\
             = src/text/a.rs\nuse super::X; pub fn limit(x: X) {{}}"
        ))
    };
    assert_eq!(of("fn f(limit: X) { g(limit); m!(limit) }"), [""; 0]);
    assert_eq!(
        of("fn f(limit: X) {} fn g() { limit(X) }"),
        ["circle src/text/a.rs src/text/mod.rs"]
    );
}

#[test]
fn what_a_macro_makes_belongs_to_its_file() {
    let circle = circles_of(
        "= src/a.rs\nmake! { THING } use crate::b::f;\n= src/b.rs\npub fn f() { g(crate::a::THING) }",
    );
    assert_eq!(circle, ["circle src/a.rs src/b.rs"]);
}

#[test]
fn a_name_of_two_public_types_is_seen() {
    let text = "= src/a.rs\npub(crate) struct Reader; struct Own; mod m { pub trait Value {} }\n\
                = src/b.rs\nmacro_rules! m { () => { pub(super) enum Reader {} } } struct Own; pub type Value = u8;\n\
                #[cfg(test)] mod tests { pub struct Once; }\n= src/c.rs\npub struct Once;";
    assert_eq!(
        lines(names_of_several_types(&sources(text))),
        ["type Reader", "type Value"]
    );
}

/// The state, and a file of the application.
fn with_state(file: &str, text: &str) -> Sources {
    sources(&format!(
        "= src/app/mod.rs\npub mod state; pub use state::State;\n\
         = src/app/state.rs\npub struct State; impl State {{ fn own(&mut self) {{}} }}\n= src/app/{file}\n{text}"
    ))
}

#[test]
fn a_change_of_the_state_is_seen_outside_commands() {
    let takes = "use super::State as S; fn f(state: Option<&mut S>) {}";
    let has = "impl crate::app::State { fn f(&self) {} fn g(&mut self) {} }";
    for text in [takes, has] {
        let seen = |file| lines(files_that_know_the_state(&with_state(file, text)));
        assert_eq!(seen("notes.rs"), ["state src/app/notes.rs"]);
        assert!(seen("commands/notes.rs").is_empty() && seen("update.rs").is_empty());
    }
    let reads = "use super::State; fn f(state: &State) {} impl State { fn g(&self) {} }";
    assert!(files_that_know_the_state(&with_state("notes.rs", reads)).is_empty());
}

#[test]
fn files_of_data_do_not_name_the_state() {
    let seen = |text| lines(files_that_know_the_state(&with_state("session/x.rs", text)));
    assert_eq!(
        seen("fn f(state: &crate::app::State) {}"),
        ["state src/app/session/x.rs"]
    );
    assert!(seen("struct State; #[cfg(test)] mod tests { use crate::app::State; }").is_empty());
}

#[test]
fn a_colour_outside_the_theme_is_seen() {
    let seen = |file, text| {
        lines(files_that_name_colours(&sources(&format!(
            "= src/ui/{file}\n{text}"
        ))))
    };
    let texts = [
        "use ratatui::style::{Color as C, Style};",
        "use ratatui::style; fn f() { g!(style::Modifier::BOLD) }",
        "use ratatui::prelude::*;",
    ];
    for text in texts {
        assert_eq!(seen("list.rs", text), ["colour src/ui/list.rs"], "{text}");
        assert!(seen("theme.rs", text).is_empty());
    }
    assert!(seen("list.rs", "use ratatui::style::Style; // Color::Red").is_empty());
}

#[test]
fn a_write_to_a_stream_is_seen_in_every_notation() {
    let seen = |file, text| {
        lines(files_that_name_the_streams(&sources(&format!(
            "= src/{file}\n{text}"
        ))))
    };
    for text in [
        "use std::io::{self, Write}; fn f() { io::stderr().write_all(b) }",
        "use std::io::stdout; fn f() { stdout() }",
        "use std::io::*;",
        "use std::io as streams; fn f() { g!(streams::stdout()) }",
        "fn f() { eprintln!(\"{x}\") }",
        "fn f() { std::println!(\"{x}\") }",
        "fn f() { g!(dbg!(x)) }",
    ] {
        assert_eq!(seen("cli/x.rs", text), ["stream src/cli/x.rs"], "{text}");
        assert!(seen("streams/output.rs", text).is_empty());
    }
    let none = "use std::io::{self, Read}; fn f() { io::stdin() } // println!()\n#[cfg(test)] mod tests { fn f() { println!() } }";
    assert!(seen("cli/x.rs", none).is_empty());
}

#[test]
fn long_files_and_functions_are_seen() {
    let body = |lines: usize| format!("{{\n{}}}\n", "g();\n".repeat(lines - 2));
    let seen = |text: &str| lines(long_files_and_functions(&sources(&format!("= src/a.rs\n{text}"))));
    let text = format!(
        "/// A comment.\nfn f() {}impl A {{ fn g() {} }}",
        body(60),
        body(61)
    );
    assert_eq!(seen(&text), ["long src/a.rs g"]);
    assert_eq!(
        seen(&format!("trait A {{ fn f() {}}}", body(61))),
        ["long src/a.rs f"]
    );
    assert!(seen(&"//\n".repeat(400)).is_empty());
    assert_eq!(seen(&"//\n".repeat(401)), ["long src/a.rs"]);
}
