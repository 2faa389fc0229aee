//! What reaches standard output and standard error: nothing that can control a terminal, and a failed
//! write is a failure of the command.

use assert_cmd::Command;
use proptest::prelude::*;
use pullquote::text::neutralize::neutralize;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use tempfile::TempDir;

pub const STORY: &str = "Harbour reopens\n\n“We are ready,” said Rui Tavares.\n";

/// Sets the title of the terminal, colours, reorders, returns to the start of the line, begins a line
/// of its own.
const HOSTILE: &str =
    "\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}2J\u{202e}\rpullquote: all is well\nhint: none\t\u{7f}";

/// A place from which a name can reach a message: arguments and a variable, with `{}` for the name.
type Place = (&'static [&'static str], Option<(&'static str, &'static str)>);

const PLACES: [Place; 19] = [
    (&["--{}"], None),
    (&["add", "-{}"], None),
    (&["--ephemeral", "--{}", "info"], None),
    (&["no/{}"], None),
    (&["add", "no/{}"], None),
    (&["add", "files"], None),
    (&["add", "--from", "{}"], None),
    (&["add", "--jobs", "{}"], None),
    (&["extract", "--quick={}"], None),
    (&["extract", "--quick", "./{}"], None),
    (&["remove", "--yes", "#{}"], None),
    (&["remove", "--yes", "./{}"], None),
    (&["--library", "no/{}", "info"], None),
    (&["add", "files", "--library", "./{}"], None),
    (&["info"], Some((LIBRARY, "no/{}"))),
    (&["info", "--json"], Some((LIBRARY, "./{}"))),
    (&["check"], Some((LIBRARY, "{}"))),
    (&["info"], Some(("XDG_DATA_HOME", "/no/{}"))),
    (&["info"], Some(("HOME", "/no/{}"))),
];

const LIBRARY: &str = "PULLQUOTE_LIBRARY";

/// `name` in a place.
fn filled(place: &str, name: &OsStr) -> OsString {
    let Some((before, after)) = place.split_once("{}") else {
        return OsString::from(place);
    };
    OsString::from_vec([before.as_bytes(), name.as_bytes(), after.as_bytes()].concat())
}

/// A folder with files whose names hold `name`: one is read, and one is no text.
fn place(name: &OsStr) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    fs::create_dir(&files).unwrap();
    let part: Vec<u8> = name
        .as_bytes()
        .iter()
        .copied()
        .filter(|b| *b != b'/')
        .take(200)
        .collect();
    let mut jsonl = part.clone();
    jsonl.extend(b".jsonl");
    fs::write(files.join(OsString::from_vec(jsonl)), b"{\"text\": 1}\nno\n").unwrap();
    let mut text = part;
    text.extend(b".txt");
    fs::write(files.join(OsString::from_vec(text)), STORY).unwrap();
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command
        .current_dir(folder)
        .env(LIBRARY, folder.join(".library.db"))
        .env("RUST_BACKTRACE", "1");
    command
}

/// All that a command writes.
fn written((args, variable): Place, name: &OsStr) -> (String, String) {
    let folder = place(name);
    let mut command = command(folder.path());
    command.args(args.iter().map(|arg| filled(arg, name)));
    if let Some((variable, value)) = variable {
        command.env_remove(LIBRARY).env(variable, filled(value, name));
    }
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// Whether no character of `text` but the line feed controls a terminal.
fn is_harmless(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && c != '\n') && neutralize(text) == text
}

#[test]
fn a_hostile_name_controls_no_terminal_and_begins_no_line() {
    for (at, place) in PLACES.into_iter().enumerate() {
        let (out, err) = written(place, OsStr::new(HOSTILE));
        assert!(is_harmless(&out) && is_harmless(&err), "{at}: {out:?} {err:?}");
        let lines = || out.lines().chain(err.lines());
        assert!(
            !lines().any(|line| line.starts_with("pullquote: all is well") || line == "hint: none"),
            "{at}: {err}"
        );
        assert!(lines().count() > 0, "{at} says nothing");
    }
}

#[test]
fn the_name_that_the_program_was_started_by_controls_no_terminal() {
    use std::os::unix::process::CommandExt;
    for args in [&["--help"][..], &["--no"], &["add", "--help"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"));
        let output = command.arg0(HOSTILE).args(args).output().unwrap();
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).unwrap();
            assert!(is_harmless(&text) && !text.contains("owned"), "{text:?}");
        }
    }
}

#[test]
fn a_hostile_argument_is_named_so_that_it_can_be_recognized() {
    let (_, err) = written(PLACES[0], OsStr::new("\u{1b}]0;x"));
    assert!(err.contains("--␛]0;x"), "{err}");
}

/// Bytes that a name can have, many of them unusual.
fn name() -> impl Strategy<Value = OsString> {
    let hostile = proptest::sample::select(vec![
        "\u{1b}]0;",
        "\u{1b}[",
        "\u{7}",
        "\u{9b}",
        "\u{202e}",
        "\r",
        "\n",
        "\t",
        "\u{200b}",
        "\u{e0041}",
        "'",
        "=",
        "/",
        "-",
        "#",
    ]);
    let piece = prop_oneof![
        hostile.prop_map(|text| text.as_bytes().to_vec()),
        any::<char>().prop_map(|c| c.to_string().into_bytes()),
        any::<u8>().prop_map(|byte| vec![byte]),
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| {
        let bytes: Vec<u8> = pieces.concat().into_iter().filter(|byte| *byte != 0).collect();
        OsString::from_vec(if bytes.is_empty() { b"x".to_vec() } else { bytes })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_name_controls_the_terminal_whatever_the_place_it_comes_from(name in name(), at in 0..PLACES.len()) {
        let (out, err) = written(PLACES[at], &name);
        prop_assert!(is_harmless(&out) && is_harmless(&err), "{at}: {out:?} {err:?}");
    }
}

/// Runs a command with its standard output on a full device.
#[cfg(target_os = "linux")]
fn on_a_full_device(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .current_dir(folder)
        .env(LIBRARY, folder.join(".library.db"))
        .args(args)
        .stdout(full)
        .output()
        .unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure_of_every_command() {
    let folder = place(OsStr::new("a"));
    let story = folder.path().join("files/a.txt");
    let story = story.to_str().unwrap();
    for args in [
        &["add", story][..],
        &["info"],
        &["info", "--json"],
        &["check"],
        &["check", "--rebuild"],
        &["extract", "--quick", story],
        &["remove", "--yes", "none"],
        &["remove", "--yes", story],
        &["--help"],
        &["--version"],
        &["add", "--help"],
    ] {
        let (err, code) = on_a_full_device(folder.path(), args);
        assert_eq!(code, Some(1), "{args:?}: {err}");
        assert!(
            err.contains("standard output cannot be written: "),
            "{args:?}: {err}"
        );
    }
}

/// Runs a command whose output nothing reads.
#[test]
fn output_that_nothing_reads_is_no_failure() {
    let folder = place(OsStr::new("a"));
    let story = folder.path().join("files/a.txt");
    let story = story.to_str().unwrap();
    for args in [
        &["add", story][..],
        &["info"],
        &["info", "--json"],
        &["check"],
        &["extract", "--quick", story],
        &["--help"],
    ] {
        let (end, pipe) = std::io::pipe().unwrap();
        drop(end);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_pullquote"))
            .env(LIBRARY, folder.path().join(".library.db"))
            .args(args)
            .stdout(pipe)
            .output()
            .unwrap();
        assert_eq!(
            (
                output.status.code(),
                String::from_utf8_lossy(&output.stderr).as_ref()
            ),
            (Some(0), ""),
            "{args:?}"
        );
    }
}
