//! The program where the system starts no thread, or only a few.

use super::streams::STORY;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A user who has no other process.
const NOBODY: &str = "54321";

/// A folder that this user can read and write.
fn folder() -> TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    fs::write(folder.path().join("a.txt"), STORY).unwrap();
    fs::write(folder.path().join("b.txt"), STORY.replace("Harbour", "Market")).unwrap();
    folder
}

/// Runs a command where the system lets the user have only `processes` processes and threads in all;
/// `None` where this cannot be had: the limit does not bind the superuser, who must become another one.
fn limited(folder: &Path, processes: usize, args: &[&str]) -> Option<Output> {
    let can = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let user = Command::new("id").arg("-u").output().unwrap().stdout;
    let become_nobody: &[&str] = match &*user {
        b"0\n" => &["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"],
        _ => &[],
    };
    if !can("prlimit") || !become_nobody.first().is_none_or(|program| can(program)) {
        return None;
    }
    // Through an open file, since the user may not enter the folder that has the program.
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_pullquote");
    command.args(["-c", "exec 9<\"$0\"; exec \"$@\"", program]);
    command
        .args(become_nobody)
        .args(["prlimit", &format!("--nproc={processes}"), "/dev/fd/9"])
        .args(args);
    command
        .current_dir(folder)
        .env("PULLQUOTE_LIBRARY", folder.join("library.db"));
    Some(command.output().unwrap())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn without_threads_every_command_does_its_work_or_says_what_is_missing() {
    for (args, says) in [
        (&["extract", "--quick", "a.txt", "b.txt"][..], "Rui Tavares"),
        (&["add", "a.txt", "b.txt"], "added 1 article"),
        (&["info"], "articles"),
        (&["check", "--rebuild"], "rebuilt the index"),
        (&["remove", "--yes", "a.txt"], "removed 1 article"),
    ] {
        let folder = folder();
        if args[0] != "add" && args[0] != "extract" {
            let Some(added) = limited(folder.path(), 1, &["add", "a.txt"]) else {
                return;
            };
            assert!(added.status.success(), "{}", text(&added.stderr));
        }
        let args = if args[0] == "add" { &args[..2] } else { args };
        let Some(output) = limited(folder.path(), 1, args) else {
            return;
        };
        let err = text(&output.stderr);
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{args:?}");
        assert!(text(&output.stdout).contains(says), "{args:?}");
    }
}

#[test]
fn the_full_analysis_without_a_thread_says_so() {
    for args in [&["extract", "a.txt"][..], &["add", "--full", "a.txt"]] {
        let folder = folder();
        let Some(output) = limited(folder.path(), 1, args) else {
            return;
        };
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(
            err.contains("no thread could be started") && !err.contains("panicked"),
            "{args:?}: {err}"
        );
    }
}

#[test]
fn with_any_number_of_threads_the_full_analysis_works_or_says_what_is_missing() {
    let folder = folder();
    for processes in 2..9 {
        let Some(output) = limited(folder.path(), processes, &["extract", "--jobs", "3", "a.txt"]) else {
            return;
        };
        let err = text(&output.stderr);
        assert!(!err.contains("panicked"), "{processes}: {err}");
        match output.status.code() {
            Some(0) => assert!(text(&output.stdout).contains("Rui Tavares"), "{processes}"),
            code => assert!(code == Some(1) && err.contains("thread"), "{processes}: {err}"),
        }
    }
}
