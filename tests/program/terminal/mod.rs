//! The real program on a pseudo-terminal: that it starts, follows a resize,
//! and gives the terminal back however it ends. What the keys do is tested
//! without a terminal, in `app`.

mod endings;
mod libraries;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time that a screen may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

const ARTICLE: &str = "Harbour to reopen in spring\n\nBy Ines Duarte\n\nPORTO SANTO, March 3 (Atlantic Wire) - \
    The harbour of Porto Santo will reopen in April, its master Rui Tavares said on Tuesday.\n\n\
    “The quay has been rebuilt,” Tavares said.\n\n“We are ready,” he added.\n";

/// The environment variable that names the library's file: no test may touch the library of the
/// user who runs it.
const LIBRARY: &str = "PULLQUOTE_LIBRARY";

/// A library in the same folder as what is read, which is left alone since it is hidden.
fn library_beside(folder: &Path) -> PathBuf {
    folder.join(".library.db")
}

/// A program on a pseudo-terminal, and the screen that a user would see.
struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Every byte the program wrote.
    written: Vec<u8>,
}

impl Session {
    fn start(command: CommandBuilder, rows: u16, cols: u16) -> Self {
        let pair = native_pty_system().openpty(size(rows, cols)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer)
                && n > 0
                && send.send(buffer[..n].to_vec()).is_ok()
            {}
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            screen: vt100::Parser::new(at_least_one(rows), at_least_one(cols), 0),
            written: Vec::new(),
        }
    }

    /// The reader on `path`.
    fn reader(path: &Path, environment: &[(&str, &str)]) -> Self {
        Self::program(&[path], &library_beside(path), environment)
    }

    /// The reader of the library in this file, opening `paths`.
    fn program(paths: &[&Path], library: &Path, environment: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(paths);
        Self::run(command, library, environment)
    }

    /// The same where no file may grow beyond so many blocks of 512 bytes: a write fails as on a disk
    /// without room, and the system sends a signal that ends a program by default.
    fn with_room(blocks: u32, paths: &[&Path], library: &Path) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        command.arg(env!("CARGO_BIN_EXE_pullquote"));
        command.args(paths);
        Self::run(command, library, &[])
    }

    fn run(mut command: CommandBuilder, library: &Path, environment: &[(&str, &str)]) -> Self {
        command.env(LIBRARY, library);
        command.env("TERM", "xterm-256color");
        // The message of a panic must fit on the screen.
        command.env("RUST_BACKTRACE", "0");
        for (name, value) in environment {
            command.env(name, value);
        }
        Self::start(command, 24, 80)
    }

    /// Takes in what was written until the screen fulfils `shown`.
    fn wait_for(&mut self, what: &str, shown: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !shown(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!(
                    "never saw {what}; the screen:\n{}",
                    self.screen.screen().contents()
                );
            };
            self.take_in(&bytes);
        }
    }

    fn take_in(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    fn wait_for_text(&mut self, text: &str) {
        self.wait_for(&format!("{text:?}"), |s| s.contents().contains(text));
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", name, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        self.screen
            .screen_mut()
            .set_size(at_least_one(rows), at_least_one(cols));
        self.master.resize(size(rows, cols)).unwrap();
    }

    /// Waits for the end and takes in all that was still written.
    fn end(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take_in(&bytes);
        }
        status
    }

    fn times_written(&self, sequence: &[u8]) -> usize {
        self.written
            .windows(sequence.len())
            .filter(|w| *w == sequence)
            .count()
    }

    /// Asserts that the terminal is in the state it had before the program, and that it was given
    /// back once.
    fn assert_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(self.times_written(b"\x1b[?1049h"), 1, "taken once");
        assert_eq!(self.times_written(b"\x1b[?1049l"), 1, "given back once");
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn at_least_one(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap_or(NonZero::<u16>::MIN)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("harbour.txt"), ARTICLE).unwrap();
    folder
}

/// A reader that has opened the article and analysed it.
fn opened(environment: &[(&str, &str)]) -> (tempfile::TempDir, Session) {
    let folder = folder();
    let mut session = Session::reader(folder.path(), environment);
    session.wait_for_text("❝ 3");
    (folder, session)
}

#[test]
fn a_folder_opens_with_its_list_and_its_first_article() {
    let (_folder, mut session) = opened(&[]);
    session.wait_for_text("The quay has been rebuilt");
    session.press("q");
    session.end();
}

#[test]
fn n_selects_a_quotation_and_the_context_line_names_its_speaker() {
    let (_folder, mut session) = opened(&[]);
    session.press("nn");
    session.wait_for_text("❝ 2/3  Rui Tavares");
    session.press("q");
    session.end();
}

#[test]
fn a_resize_is_followed() {
    let (_folder, mut session) = opened(&[]);
    session.resize(50, 160);
    session.wait_for("a frame as wide as the terminal", |s| {
        s.contents().lines().count() == 50
    });
    session.press("q");
    session.end();
}

#[test]
fn a_key_that_comes_together_with_a_resize_is_acted_on() {
    let (_folder, mut session) = opened(&[]);
    for round in 0..40 {
        session.resize(24 + round % 2, 80);
        session.press("?");
        session.wait_for_text("Moving");
        session.resize(30 + round % 2, 80);
        session.press("?");
        session.wait_for("the help is closed", |screen| {
            !screen.contents().contains("Moving")
        });
    }
}

#[test]
fn q_ends_with_success_and_the_terminal_given_back() {
    let (_folder, mut session) = opened(&[]);
    session.press("q");
    assert!(session.end().success());
    session.assert_given_back();
}

#[test]
fn each_ending_signal_gives_the_terminal_back_and_ends_the_program() {
    for name in ["TERM", "HUP", "INT"] {
        let (_folder, mut session) = opened(&[]);
        session.signal(name);
        assert!(!session.end().success(), "{name}");
        session.assert_given_back();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_on_the_screens_thread_gives_the_terminal_back_before_it_is_told() {
    let folder = folder();
    let mut session = Session::reader(folder.path(), &[("PULLQUOTE_PANIC", "screen")]);
    assert!(!session.end().success());
    session.assert_given_back();
    let told = session.screen.screen().contents();
    assert!(told.contains("panicked"), "{told}");
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_on_a_worker_is_a_notice_and_the_reader_goes_on() {
    let folder = folder();
    let mut session = Session::reader(folder.path(), &[("PULLQUOTE_PANIC", "worker")]);
    session.wait_for_text("could not be analysed");
    session.wait_for_text("The quay has been rebuilt");
    session.press("q");
    assert!(session.end().success());
    session.assert_given_back();
}

#[test]
fn suspended_and_resumed_it_draws_its_screen_again() {
    let folder = folder();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "set -m; \"$0\" \"$1\"; echo shell-again; read line; fg"]);
    command.arg(env!("CARGO_BIN_EXE_pullquote"));
    command.arg(folder.path());
    command.env(LIBRARY, library_beside(folder.path()));
    command.env("TERM", "xterm-256color");
    let mut session = Session::start(command, 24, 80);
    session.wait_for_text("❝ 3");
    session.press("\x1a");
    session.wait_for("the shell", |s| {
        !s.alternate_screen() && s.contents().contains("shell-again")
    });
    session.press("\n");
    session.wait_for("the reader again", |s| {
        s.alternate_screen() && s.contents().contains("❝ 3")
    });
    session.press("q");
    session.end();
    assert_eq!(
        session.times_written(b"\x1b[?1049l"),
        2,
        "given back to suspend and to quit"
    );
}

#[test]
fn what_is_copied_reaches_the_terminal_as_one_sequence() {
    let (_folder, mut session) = opened(&[("TMUX", "")]);
    session.press("ny");
    session.wait_for_text("opied");
    assert_eq!(session.times_written(b"\x1b]52;c;"), 1);
    session.press("q");
    session.end();
}

#[test]
fn without_a_terminal_the_reader_says_what_to_use_instead() {
    let folder = folder();
    let output = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .arg(folder.path())
        .env(LIBRARY, library_beside(folder.path()))
        .output()
        .unwrap();
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("terminal") && told.contains("pullquote extract"),
        "{told}"
    );
}
