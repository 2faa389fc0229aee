//! Two programs on one library.

use super::{Place, line};
use std::io::Write;
use std::process::{Child, Command as Process, Stdio};

/// Adds what is piped in.
fn adding(place: &Place) -> Child {
    Process::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["add", "--quiet", "-"])
        .env("PULLQUOTE_LIBRARY", place.library())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Checks a library again and again while another program adds to it.
fn checks_beside_adding(check: &[&str], says: &str) {
    const CHECKS: usize = 8;
    // More than a pipe holds, so that the other has taken some of each portion in.
    const PORTION: usize = 1_500;
    let place = Place::with_articles();
    let mut adding = adding(&place);
    let mut input = adding.stdin.take().unwrap();
    for portion in 0..CHECKS {
        for n in 0..PORTION {
            input.write_all(line(portion * PORTION + n).as_bytes()).unwrap();
        }
        let said = place.run(check);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.starts_with(says), "{}", said.out);
    }
    drop(input);
    assert!(adding.wait().unwrap().success());
    assert_eq!(place.articles(), (3 + CHECKS * PORTION) as u64);
    let said = place.run(&["check"]);
    assert!(said.out.starts_with("everything is in order"), "{}", said.out);
}

#[test]
fn a_library_to_which_another_program_adds_is_in_order() {
    checks_beside_adding(&["check"], "everything is in order");
}

#[test]
fn the_index_is_made_anew_while_another_program_adds() {
    checks_beside_adding(&["check", "--rebuild"], "the index and all counts were made anew");
}
