//! The restorer: a small process that gives the terminal back when the reader can no longer do it
//! itself, because it was killed, ran out of memory or was aborted.
//!
//! The reader starts its own program again with [`ARGUMENT`], and holds the only end for writing of a
//! pipe to it. It writes a line when it takes the terminal, with the modes that the terminal had, and
//! an empty line when it has given the terminal back. However the reader ends, the system closes the
//! pipe. If the last line says that the terminal is taken, the restorer gives it back. Then it ends.
//!
//! Imports crossterm and the modes of a terminal.

#[cfg(unix)]
use super::modes::Modes;
use crossterm::event::DisableBracketedPaste;
use crossterm::style::ResetColor;
use crossterm::terminal::{EnableLineWrap, EndSynchronizedUpdate, LeaveAlternateScreen};
use crossterm::{cursor, execute};
#[cfg(unix)]
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, ChildStdin};

/// The only argument of the restorer. It is no option of the command line.
const ARGUMENT: &str = "--restore-terminal";

/// The process, as the reader has it. Without one the reader works all the same.
#[derive(Debug)]
pub(super) struct Restorer {
    process: Option<Child>,
    pipe: Option<ChildStdin>,
}

impl Restorer {
    /// Starts the process on the terminal that is standard output.
    pub(super) fn start() -> Self {
        let mut process = start();
        let pipe = process.as_mut().and_then(|process| process.stdin.take());
        Self { process, pipe }
    }

    /// Notes that the reader is about to take the terminal, which has its own modes still.
    pub(super) fn taken(&self) {
        #[cfg(unix)]
        if let Ok(termios) = tcgetattr(io::stdout()) {
            self.tell(&Modes::of(&termios).to_string());
        }
    }

    /// Notes that the reader has given the terminal back.
    pub(super) fn given_back(&self) {
        self.tell("");
    }

    fn tell(&self, line: &str) {
        if let Some(mut pipe) = self.pipe.as_ref() {
            // In one write, which comes whole or not at all. If the process is gone, nothing is lost.
            let _ = pipe.write_all(format!("{line}\n").as_bytes());
        }
    }
}

impl Drop for Restorer {
    /// Ends the process: the reader ends in order, and gives the terminal back itself.
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

#[cfg(unix)]
fn start() -> Option<Child> {
    use std::os::unix::process::CommandExt;
    use std::path::PathBuf;
    use std::process::{Command, Stdio};
    // On Linux the file of this very program, also if another one has taken its place.
    let program = match cfg!(target_os = "linux") {
        true => PathBuf::from("/proc/self/exe"),
        false => env::current_exe().ok()?,
    };
    let started = Command::new(program)
        .arg0("pullquote")
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    started.ok()
}

/// The console resets itself.
#[cfg(not(unix))]
fn start() -> Option<Child> {
    None
}

/// Is the restorer, if the program was started as one: returns true when the reader has ended.
pub fn restore_if_asked() -> bool {
    let asked = env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT);
    if !asked || io::stdin().is_terminal() {
        return false;
    }
    #[cfg(unix)]
    watch();
    true
}

/// Waits for the end of the reader, and restores the terminal if the reader had taken it.
#[cfg(unix)]
fn watch() {
    // In a session of its own no key and no signal of the terminal reaches it, and the system lets it
    // set the modes of a terminal that is not its own.
    let _ = rustix::process::setsid();
    #[cfg(target_os = "linux")]
    // Else a user who kills the reader by its name kills its restorer as well.
    let _ = rustix::thread::set_name(c"restorer");
    let last = io::stdin().lines().map_while(Result::ok).last();
    if let Some(modes) = last.as_deref().and_then(Modes::read) {
        // Nothing is left to report an error on.
        let _ = restore(&modes);
    }
}

#[cfg(unix)]
fn restore(modes: &Modes) -> io::Result<()> {
    let mut out = io::stdout();
    let now = tcgetattr(&out)?;
    let mut restored = now.clone();
    modes.set(&mut restored);
    let mut raw = restored.clone();
    raw.make_raw();
    // Else the shell has set its own modes already.
    if Modes::of(&raw).of_reader() == Modes::of(&now).of_reader() {
        tcsetattr(&out, OptionalActions::Now, &restored)?;
    }
    leave_screen(&mut out)
}

/// Undoes on the terminal behind `out` what the screen of the reader sets by escape sequences.
///
/// # Errors
///
/// When the terminal cannot be written to.
pub(super) fn leave_screen(out: &mut impl Write) -> io::Result<()> {
    execute!(
        out,
        EndSynchronizedUpdate,
        ResetColor,
        EnableLineWrap,
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    )
}
