//! Ends that the program cannot prepare for: it is killed or aborted, or its terminal is closed.

use super::{LIBRARY, PATIENCE, Session, at_least_one, folder, library_beside, opened, size};
use portable_pty::{CommandBuilder, ExitStatus, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;

/// A reader that a shell has started, and its process. The shell keeps the terminal open.
fn below_a_shell(folder: &Path) -> (Session, String) {
    let pid = folder.join(".pid");
    let mut command = CommandBuilder::new("sh");
    command.args([
        "-c",
        "sh -c 'echo $$ >\"$2\"; exec \"$0\" \"$1\"' \"$@\"; read line",
        "sh",
    ]);
    command.args([Path::new(env!("CARGO_BIN_EXE_pullquote")), folder, &pid]);
    command.env(LIBRARY, library_beside(folder));
    command.env("TERM", "xterm-256color");
    let mut session = Session::start(command, 24, 80);
    session.wait_for_text("❝ 3");
    let pid = std::fs::read_to_string(pid).unwrap().trim().to_owned();
    (session, pid)
}

fn kill(signal: &str, pid: &str) {
    assert!(
        Command::new("kill")
            .args(["-s", signal, pid])
            .status()
            .unwrap()
            .success()
    );
}

/// The modes of the terminal: echo, line by line, and so on.
fn modes(session: &Session) -> String {
    format!("{:?}", session.master.get_termios())
}

#[test]
fn a_reader_that_is_killed_or_aborted_leaves_the_terminal_as_it_was() {
    let fresh = Session::start(CommandBuilder::new("cat"), 24, 80);
    let before = modes(&fresh);
    for signal in ["KILL", "ABRT", "QUIT"] {
        let folder = folder();
        let (mut session, pid) = below_a_shell(folder.path());
        assert_ne!(modes(&session), before);
        kill(signal, &pid);
        session.wait_for("the screen of the shell", |s| !s.alternate_screen());
        session.assert_given_back();
        assert_eq!(modes(&session), before, "{signal}");
        session.press("\n");
        session.end();
    }
}

#[test]
fn a_reader_that_is_killed_while_it_is_stopped_leaves_the_terminal_to_the_shell() {
    let folder = folder();
    let mut command = CommandBuilder::new("sh");
    command.args([
        "-c",
        "set -m; \"$0\" \"$1\"; echo shell-again; read line; kill -KILL %1; wait; echo gone; read line",
    ]);
    command.args([Path::new(env!("CARGO_BIN_EXE_pullquote")), folder.path()]);
    command.env(LIBRARY, library_beside(folder.path()));
    command.env("TERM", "xterm-256color");
    let mut session = Session::start(command, 24, 80);
    session.wait_for_text("❝ 3");
    session.press("\x1a");
    session.wait_for_text("shell-again");
    session.press("\n");
    session.wait_for_text("gone");
    session.press("\n");
    session.end();
    assert_eq!(
        session.times_written(b"\x1b[?1049l"),
        1,
        "given back to suspend alone"
    );
}

#[test]
fn nothing_holds_the_terminal_after_the_end() {
    for end in ["q", "TERM", "KILL"] {
        let (_folder, mut session) = opened(&[]);
        match end {
            "q" => session.press("q"),
            signal => session.signal(signal),
        }
        session.end();
        // The last program that has the terminal open is gone.
        let more = session.output.recv_timeout(PATIENCE);
        assert_eq!(more, Err(RecvTimeoutError::Disconnected), "{end}");
    }
}

/// Opens the reader, gives a star, presses `keys` and closes the terminal at once. Returns how the
/// reader ended, and the number of stars in the library.
fn closed_after(keys: &[u8], pause: u32) -> (ExitStatus, i64) {
    let folder = folder();
    let library = library_beside(folder.path());
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.arg(folder.path());
    command.env(LIBRARY, &library);
    command.env("TERM", "xterm-256color");
    let pair = native_pty_system().openpty(size(24, 80)).unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // Read on this thread, so that nothing holds the terminal when it is closed.
    let mut output = pair.master.try_clone_reader().unwrap();
    let mut keyboard = pair.master.take_writer().unwrap();
    let mut screen = vt100::Parser::new(at_least_one(24), at_least_one(80), 0);
    let mut read_until = |text: &str| {
        let mut buffer = [0; 8192];
        while !screen.screen().contents().contains(text) {
            let n = output.read(&mut buffer).unwrap();
            screen.process(&buffer[..n]);
        }
    };
    read_until("❝ 3");
    keyboard.write_all(b"*").unwrap();
    read_until("★");
    keyboard.write_all(keys).unwrap();
    (0..pause).for_each(|_| thread::yield_now());
    drop((output, keyboard, pair.master));
    let status = child.wait().unwrap();
    let db = rusqlite::Connection::open(library).unwrap();
    let stars = db.query_row("SELECT sum(is_starred) FROM article", [], |row| row.get(0));
    (status, stars.unwrap())
}

#[test]
fn a_terminal_that_is_closed_ends_the_reader_by_its_signal_with_all_edits_kept() {
    const KEYS: &[u8] = b"nNJK?\x1b/x\x1b\x1bnnnnNNNNjjkk??nnNN]][[";
    thread::scope(|scope| {
        for lane in 0..4_usize {
            scope.spawn(move || {
                for at in 0..4 {
                    let keys = &KEYS[..(lane * 11 + at * 7) % KEYS.len()];
                    let (status, stars) = closed_after(keys, (lane * 400 + at * 90) as u32);
                    assert!(
                        status.signal().is_some_and(|name| name.contains("angup")),
                        "{status:?} after {keys:?}"
                    );
                    assert_eq!(stars, 1);
                }
            });
        }
    });
}
