//! The event loop: an event comes in, `app::update` changes the state, effects go out, a frame is
//! drawn.
//!
//! Imports `app`, `engine`, `library` and the parts of `run`.

use super::desktop::{self, DesktopRequest};
use super::display::{self, Display};
use super::events::{Message, read_terminal};
use super::exit::{Error, all_written, stopped};
use super::signals;
use super::terminal::Guard;
use crate::app::{Effect, Event, ScopeLabel, State, update};
use crate::engine::import::Import;
use crate::engine::threads::spawn;
use crate::engine::{Engine, EventSink};
use crate::library::clock;
use crate::library::query::Order;
use crate::library::request::Overview;
use crate::library::store::{Location, Reader, Scope};
use crate::streams::{complain, output_is_on_terminal};
use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// Why the loop ended without an error.
enum End {
    Quit,
    Signal(i32),
}

/// What a batch of messages asks for.
enum Due {
    /// The end of the program.
    End(End),
    /// A frame within [`NEWS_FRAME`]: only the library has news.
    FrameSoon,
    /// A frame now: the user did something, or gets an answer.
    FrameNow,
}

/// The shortest time between two frames that show only news of the library. A user cannot tell it
/// from at once, and thousands of articles that arrive one by one do not cost thousands of frames.
const NEWS_FRAME: Duration = Duration::from_millis(50);

/// What the reader opens.
#[derive(Debug)]
pub struct Opening {
    /// The library.
    pub location: Location,
    /// A warning about it, shown from the start.
    pub warning: Option<String>,
    /// What is imported into it meanwhile.
    pub import: Import,
    /// The part of the library that is shown.
    pub scope: Scope,
    /// The name of that part on the screen.
    pub looking: ScopeLabel,
    /// The order of the list.
    pub order: Order,
}

impl Opening {
    /// Whether an import that is stopped goes on when the user opens the same again.
    fn goes_on(&self) -> bool {
        let again = matches!(&self.import, Import::Sources(sources) if !sources.has_stdin());
        again && !self.location.is_in_memory()
    }
}

/// Checks that there is a terminal to draw on, before anything is created for the reader.
///
/// # Errors
///
/// When standard output is no terminal.
pub fn at_terminal() -> Result<(), Error> {
    if output_is_on_terminal() {
        Ok(())
    } else {
        Err(Error::NoTerminal)
    }
}

/// Opens the reader, and returns when the user quits. The terminal is given back before that. A
/// signal that ends the reader then ends the program.
///
/// # Errors
///
/// When the terminal is lost, or the library cannot be opened.
pub fn open(mut opening: Opening) -> Result<(), Error> {
    // What the screen shows is of the file that is there now, even if it is replaced later.
    opening.location = opening.location.pinned();
    let library = Reader::open(&opening.location)?;
    let overview = library.overview(&opening.scope, opening.order)?;
    let location = opening.location.clone();
    let (imports, goes_on) = (matches!(opening.import, Import::Sources(_)), opening.goes_on());
    let (sender, messages) = mpsc::channel();
    signals::listen(sender.clone()).map_err(Error::Threads)?;
    signals::watch_terminal(sender.clone()).map_err(Error::Threads)?;
    let guard = Guard::take()?;
    let mut event_loop = EventLoop::new(&guard, library, &opening, sender, messages)?;
    let end = event_loop
        .start(opening, overview)
        .and_then(|()| event_loop.run());
    let end = why(end);
    if !matches!(end, Ok(End::Quit)) {
        event_loop.settle();
    }
    let written = event_loop.engine.close();
    let EventLoop {
        messages,
        engine,
        state,
        ..
    } = event_loop;
    // Ends the edit writer once all is written.
    drop(engine);
    drop(guard);
    // The terminal is the user's own again.
    if let Some(stopped) = imports
        .then(|| stopped(&state.session.progress, goes_on))
        .flatten()
    {
        complain(&stopped);
    }
    let written = all_written(written, &messages, state.session.cache.has_unsaved_edits());
    let imported = state
        .session
        .progress
        .import_failure
        .map_or(Ok(()), |why| Err(Error::NotImported(why)));
    let written = written.and(imported);
    // If the library cannot be folded now, the next session does it.
    let _ = location.checkpoint();
    finish(end, written)
}

/// Why the loop ended: a terminal that was closed ends it by a signal, whichever of its errors comes
/// first.
fn why(end: Result<End, Error>) -> Result<End, Error> {
    match (end, signals::of_closed_terminal()) {
        (Err(Error::Screen(_) | Error::Lost(_)), Some(signal)) => Ok(End::Signal(signal)),
        (end, _) => end,
    }
}

/// Reports what went wrong at the end, and ends the program by the signal that ended the loop.
fn finish(end: Result<End, Error>, written: Result<(), Error>) -> Result<(), Error> {
    match (end, written) {
        (Ok(End::Quit), written) => written,
        (Ok(End::Signal(signal)), written) => {
            if let Err(error) = &written {
                complain(&error.to_string());
            }
            signals::die_of(signal);
            written
        }
        (Err(error), written) => {
            if let Err(also) = written {
                complain(&also.to_string());
            }
            Err(error)
        }
    }
}

/// The state, and all that performs its effects.
struct EventLoop<'a> {
    display: Display<'a>,
    state: State,
    sender: Sender<Message>,
    messages: Receiver<Message>,
    library: Reader,
    engine: Engine,
    desktop: Sender<DesktopRequest>,
}

impl<'a> EventLoop<'a> {
    fn new(
        guard: &'a Guard,
        library: Reader,
        opening: &Opening,
        sender: Sender<Message>,
        messages: Receiver<Message>,
    ) -> Result<Self, Error> {
        let size = display::size();
        let today = clock::today();
        let (scope, looking) = (opening.scope.clone(), opening.looking.clone());
        let engine_events = sender.clone();
        // The receiver is gone only when the program ends.
        let sink = EventSink::new(move |event| drop(engine_events.send(Message::from(event))));
        Ok(Self {
            engine: Engine::new(sink),
            desktop: desktop::start(sender.clone()).map_err(Error::Threads)?,
            display: Display::new(guard, size),
            state: State::new(size, today, scope, looking, opening.order),
            sender,
            messages,
            library,
        })
    }

    /// Draws the first frame, then starts the threads that fill it.
    fn start(&mut self, opening: Opening, overview: Overview) -> Result<(), Error> {
        self.act(Event::Started(overview))?;
        if let Some(warning) = opening.warning {
            self.act(Event::Failed(warning))?;
        }
        self.display.draw(&self.state)?;
        #[cfg(debug_assertions)]
        crate::engine::fault::panic_if_asked("screen");
        let sender = self.sender.clone();
        let lost = sender.clone();
        let lost = move |why| drop(lost.send(Message::Lost(why)));
        spawn("keys", lost, move || read_terminal(&sender)).map_err(Error::Threads)?;
        let started = self.engine.start(opening.location, opening.import);
        started.map_err(Error::Threads)
    }

    /// Processes messages until one ends the program. Sleeps while there are none.
    fn run(&mut self) -> Result<End, Error> {
        let mut owed = None;
        loop {
            let message = match owed {
                None => self.messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => self.messages.recv_timeout(due),
            };
            match message {
                Ok(message) => match self.process_all(message)? {
                    Due::End(end) => return Ok(end),
                    Due::FrameSoon => owed = NEWS_FRAME.checked_sub(self.display.since_drawn()),
                    Due::FrameNow => owed = None,
                },
                Err(RecvTimeoutError::Timeout) => owed = None,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
            }
            if owed.is_none() {
                self.display.draw(&self.state)?;
            }
        }
    }

    /// Processes `message` and all that wait behind it, so that held keys never queue up behind
    /// the drawing.
    fn process_all(&mut self, message: Message) -> Result<Due, Error> {
        let mut next = Some(message);
        let mut only_news = true;
        while let Some(message) = next {
            only_news &= matches!(message, Message::App(Event::Library(_)));
            if let Some(end) = self.process(message)? {
                return Ok(Due::End(end));
            }
            next = self.messages.try_recv().ok();
        }
        Ok(if only_news { Due::FrameSoon } else { Due::FrameNow })
    }

    fn process(&mut self, message: Message) -> Result<Option<End>, Error> {
        match message {
            Message::App(event) => return self.act(event),
            Message::Resized => {
                let size = self.display.resize();
                return self.act(Event::Resized(size));
            }
            Message::Signal(signal) if signals::resumes(signal) => {
                let size = self.display.resume()?;
                self.act(Event::Resized(size))?;
            }
            Message::Signal(signal) => return Ok(Some(End::Signal(signal))),
            Message::Lost(why) => return Err(Error::Lost(why)),
        }
        Ok(None)
    }

    /// Has the state change by the keys that wait, which the user pressed before the end, and has the
    /// reading position saved. Errors are ignored: they would hide the reason of the end.
    fn settle(&mut self) {
        let waiting: Vec<Message> = self.messages.try_iter().collect();
        for message in waiting {
            match message {
                Message::App(event @ (Event::Key(_) | Event::Pasted(_))) => drop(self.act(event)),
                // Among them are edits that could not be written.
                other => drop(self.sender.send(other)),
            }
        }
        let _ = self.act(Event::Ending);
    }

    /// Has the state change by `event`, and performs the effects.
    fn act(&mut self, event: Event) -> Result<Option<End>, Error> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in update(&mut self.state, event) {
                match effect {
                    Effect::Fetch(fetch) => events.push_back(Event::Fetched(self.library.fetch(&fetch))),
                    Effect::Ask(ticket, request) => self.engine.ask(ticket, request),
                    Effect::Write(request) => self.engine.write(request),
                    Effect::Analyse(ids) => self.engine.analyse_first(ids),
                    Effect::Copy { text } => self.copy(text),
                    Effect::OpenUrl(url) => self.send(DesktopRequest::Open(url)),
                    Effect::Suspend => {
                        let size = self.display.suspend()?;
                        self.act(Event::Resized(size))?;
                    }
                    Effect::Redraw => self.display.redraw(),
                    Effect::Quit => return Ok(Some(End::Quit)),
                }
            }
        }
        Ok(None)
    }

    /// Copies through the terminal and through the desktop: which of the two reaches the user's
    /// clipboard cannot be known.
    fn copy(&mut self, text: String) {
        let written = self.display.copy(&text);
        self.send(DesktopRequest::Copy(text));
        let copied = written.map_err(|e| e.to_string());
        let _ = self.sender.send(Message::App(Event::Copied(copied)));
    }

    fn send(&self, request: DesktopRequest) {
        // Without the desktop thread the terminal still copies.
        let _ = self.desktop.send(request);
    }
}
