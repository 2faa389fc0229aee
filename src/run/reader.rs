//! The event loop: events in, `app::update`, effects out, one frame drawn.

use super::clipboard::{Multiplexer, osc52};
use super::desk::{self, Errand};
use super::events::{Event, read_terminal, spawn};
use super::librarian::{self, Early, Question};
use super::queue::Queue;
use super::signals;
use super::terminal::Guard;
use super::workers::{self, Behind, Memo, Reading};
use crate::app::{Action, Effect, Size, State, update};
use crate::library::ArticleId;
use crate::library::query::Order;
use crate::library::store::{self, Location, Scope, StoreError};
use crate::ui::{Theme, draw};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{queue, terminal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::collections::VecDeque;
use std::env;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// Why the reader could not run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output is no terminal.
    #[error("the reader needs a terminal to draw on, and standard output is none")]
    NoTerminal,
    /// The terminal refused something, or a thread could not be started.
    #[error("the screen cannot be set up or drawn: {0}")]
    Screen(#[from] io::Error),
    /// The library cannot be used.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// A thread that the reader cannot do without has ended.
    #[error("the reader had to stop: {0}")]
    Lost(String),
}

impl Error {
    /// What to do about it, where something can be done.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoTerminal => Some("to print what is found as JSON, use: pullquote extract PATH…"),
            Self::Library(error) => error.hint(),
            Self::Screen(_) | Self::Lost(_) => None,
        }
    }
}

/// Why the loop ended, where it did not fail.
enum End {
    Quit,
    Signal(i32),
}

/// What was answered, and so how soon a frame is due.
enum Answered {
    /// The program ends.
    End(End),
    /// Only news from behind came: a frame within [`NEWS_FRAME`] will do.
    News,
    /// A key or something else that a person did: a frame at once.
    Keys,
}

/// The least time between two frames that only show work done behind. A
/// person cannot tell it from at once, and thousands of articles that arrive
/// one by one do not cost thousands of frames.
const NEWS_FRAME: Duration = Duration::from_millis(50);

/// How many articles are read before the first frame: more than fit on any screen.
const FIRST: usize = 128;

/// How many findings wait for being written before the analysis does.
const FINDINGS: usize = 16;

/// How long one waits at the end for what a person did to be kept.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the reader opens.
#[derive(Debug)]
pub struct Opening {
    /// The library.
    pub location: Location,
    /// What is read into it meanwhile.
    pub reading: Reading,
    /// What of it is looked at.
    pub scope: Scope,
    /// In which order it stands in the list.
    pub order: Order,
}

/// Opens the reader and returns when the person quits. The terminal is given
/// back before that; a signal that ended it ends the program.
///
/// # Errors
///
/// When there is no terminal, or it is lost, or the library cannot be opened.
pub fn open(opening: Opening) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    let library = store::Reader::open(&opening.location)?;
    let (first, of) = library.first(&opening.scope, opening.order, FIRST)?;
    let begun = Action::Begun {
        first,
        of,
        saved: library.saved_filters()?,
        typed: library.typed_filters()?,
    };
    let (tell, events) = mpsc::channel();
    signals::listen(tell.clone())?;
    let guard = Guard::take()?;
    let mut reader = Reader::new(&guard, library, &opening, tell, events)?;
    let end = reader
        .act(begun)
        .and_then(|_| reader.start(opening))
        .and_then(|()| reader.run());
    reader.queue.close();
    let kept = reader.kept.take();
    drop(reader);
    guard.leave();
    // What a person did last is kept before the program is gone.
    if let Some(kept) = kept {
        let _ = kept.recv_timeout(PATIENCE);
    }
    if let End::Signal(signal) = end? {
        signals::die_of(signal);
    }
    Ok(())
}

/// The state, and all that its effects are performed with.
struct Reader<'a> {
    guard: &'a Guard,
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    theme: Theme,
    state: State,
    through: Multiplexer,
    tell: Sender<Event>,
    events: Receiver<Event>,
    library: store::Reader,
    ask: Sender<Question>,
    /// What is asked before there is anybody to ask.
    questions: Option<Receiver<Question>>,
    early: Early,
    queue: Arc<Queue>,
    errands: Sender<Errand>,
    memos: Sender<Memo>,
    /// What is to be kept before there is anybody to keep it.
    unkept: Option<Receiver<Memo>>,
    /// Ends once everything is kept.
    kept: Option<Receiver<()>>,
    /// When the last frame was drawn.
    drawn: Instant,
}

impl<'a> Reader<'a> {
    fn new(
        guard: &'a Guard,
        library: store::Reader,
        opening: &Opening,
        tell: Sender<Event>,
        events: Receiver<Event>,
    ) -> io::Result<Self> {
        let size = size();
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
        let (errands, desk) = mpsc::channel();
        desk::start(desk, tell.clone())?;
        let (ask, questions) = mpsc::channel();
        let (memos, unkept) = mpsc::channel();
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let value = |name| env::var(name).unwrap_or_default();
        let today = jiff::Zoned::now().date();
        Ok(Self {
            guard,
            terminal: Terminal::with_options(backend, TerminalOptions { viewport })?,
            theme: Theme::for_terminal(set("NO_COLOR"), &value("TERM"), &value("COLORTERM")),
            state: State::new(size, today, opening.scope.clone(), opening.order),
            through: Multiplexer::from_env(set("TMUX"), set("STY"), &value("TERM")),
            tell,
            events,
            library,
            ask,
            questions: Some(questions),
            early: Early::default(),
            queue: Arc::default(),
            errands,
            memos,
            unkept: Some(unkept),
            kept: None,
            drawn: Instant::now(),
        })
    }

    /// Draws the first frame, then starts everything that fills it.
    fn start(&mut self, opening: Opening) -> Result<(), Error> {
        self.draw()?;
        #[cfg(debug_assertions)]
        panic_if_asked("screen");
        let tell = self.tell.clone();
        let lost = tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(why)));
        spawn("keys", lost, move || read_terminal(&tell))?;
        let behind = Behind {
            location: opening.location.clone(),
            queue: Arc::clone(&self.queue),
            tell: self.tell.clone(),
            ask: self.ask.clone(),
        };
        if let Some(questions) = self.questions.take() {
            let (location, early) = (opening.location, Arc::clone(&self.early));
            librarian::start(location, questions, early, self.tell.clone())?;
        }
        if let Some(memos) = self.unkept.take() {
            self.kept = Some(workers::keeper(memos, behind.clone())?);
        }
        workers::import(opening.reading, behind.clone())?;
        let (found, findings) = mpsc::sync_channel(FINDINGS);
        workers::scribe(findings, behind.clone())?;
        workers::analysts(&behind, &found)?;
        Ok(())
    }

    /// Answers events until one ends the program. Sleeps while there are none.
    fn run(&mut self) -> Result<End, Error> {
        let mut owed = None;
        loop {
            let event = match owed {
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => self.events.recv_timeout(due),
            };
            match event {
                Ok(event) => match self.answer_all(event)? {
                    Answered::End(end) => return Ok(end),
                    Answered::News => owed = NEWS_FRAME.checked_sub(self.drawn.elapsed()),
                    Answered::Keys => owed = None,
                },
                Err(RecvTimeoutError::Timeout) => owed = None,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
            }
            if owed.is_none() {
                self.draw()?;
            }
        }
    }

    /// Answers `event` and all that waits behind it, so that held keys never
    /// queue up behind the drawing.
    fn answer_all(&mut self, event: Event) -> Result<Answered, Error> {
        let mut next = Some(event);
        let mut keys = false;
        while let Some(event) = next {
            keys |= !matches!(&event, Event::Action(action) if is_news(action));
            if let Some(end) = self.answer(event)? {
                return Ok(Answered::End(end));
            }
            next = self.events.try_recv().ok();
        }
        Ok(if keys { Answered::Keys } else { Answered::News })
    }

    fn answer(&mut self, event: Event) -> Result<Option<End>, Error> {
        match event {
            Event::Action(Action::Changed) => {
                if let Ok(saved) = self.library.saved_filters() {
                    self.act(Action::Saved(saved))?;
                }
                return self.act(Action::Changed);
            }
            Event::Action(action) => return self.act(action),
            Event::Resized => return self.resize(),
            Event::Signal(signal) if signals::resumes(signal) => self.resume()?,
            Event::Signal(signal) => {
                self.act(Action::Leaving)?;
                return Ok(Some(End::Signal(signal)));
            }
            Event::Lost(why) => return Err(Error::Lost(why)),
        }
        Ok(None)
    }

    fn resize(&mut self) -> Result<Option<End>, Error> {
        let size = size();
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))?;
        self.act(Action::Resized(size))
    }

    /// Lets `app` decide, and does what it asks for.
    fn act(&mut self, action: Action) -> Result<Option<End>, Error> {
        let mut actions = VecDeque::from([action]);
        while let Some(action) = actions.pop_front() {
            for effect in update(&mut self.state, action) {
                match effect {
                    Effect::Rows(ids) => actions.push_back(self.rows(&ids)),
                    Effect::Load(id) => actions.push_back(self.load(id)),
                    Effect::Search(number, search) => {
                        if let Some(early) = self.early.get() {
                            early.now();
                        }
                        drop(self.ask.send(Question::Search(number, search)));
                    }
                    Effect::Complete(number, kinds, typed) => {
                        drop(self.ask.send(Question::Complete(number, kinds, typed)));
                    }
                    Effect::Count(number, searches) => drop(self.ask.send(Question::Count(number, searches))),
                    Effect::Facets(number, search) => drop(self.ask.send(Question::Facets(number, search))),
                    Effect::Remember(filter) => drop(self.memos.send(Memo::Filter(filter))),
                    Effect::Keep(deed) => drop(self.memos.send(Memo::Deed(deed))),
                    Effect::Follow(number, name) => drop(self.ask.send(Question::Follow(number, name))),
                    Effect::Analyse(ids) => self.queue.ask_first(ids),
                    Effect::Copy { text } => self.copy(text)?,
                    Effect::OpenUrl(url) => drop(self.errands.send(Errand::Open(url))),
                    Effect::Suspend => self.suspend()?,
                    Effect::Quit => return Ok(Some(End::Quit)),
                }
            }
        }
        Ok(None)
    }

    /// A few rows of the list are read in less time than a frame takes to draw.
    fn rows(&self, ids: &[ArticleId]) -> Action {
        self.library
            .rows(ids)
            .map_or_else(|error| Action::Failed(error.to_string()), Action::Rows)
    }

    /// So is an article, which what a person does next may be about.
    fn load(&self, id: ArticleId) -> Action {
        match self.library.load(id) {
            Ok(Some(loaded)) => Action::Loaded(Box::new(loaded)),
            Ok(None) => Action::NotLoaded(id, "this article is no longer in the library".to_owned()),
            Err(error) => Action::NotLoaded(id, error.to_string()),
        }
    }

    /// Copies through the terminal, and beside it through the desktop: which
    /// of the two a person's set-up listens to cannot be known.
    fn copy(&mut self, text: String) -> Result<(), Error> {
        let written = self.write(&osc52(&text, self.through));
        let _ = self.errands.send(Errand::Copy(text));
        let copied = written.map_err(|e| e.to_string());
        let _ = self.tell.send(Event::Action(Action::Copied(copied)));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(bytes)?;
        Write::flush(out)
    }

    fn suspend(&mut self) -> Result<(), Error> {
        self.guard.leave();
        signals::stop();
        self.resume()
    }

    /// Takes the terminal again, whatever was done to it meanwhile.
    fn resume(&mut self) -> Result<(), Error> {
        self.guard.enter()?;
        // A resize draws everything anew, even where the size is the same.
        self.resize()?;
        Ok(())
    }

    fn draw(&mut self) -> Result<(), Error> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal
            .draw(|frame| draw(frame, &self.state, &self.theme))?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.terminal.backend_mut())?;
        self.drawn = Instant::now();
        Ok(())
    }
}

/// Whether an action only tells of work done behind.
const fn is_news(action: &Action) -> bool {
    matches!(
        action,
        Action::Changed
            | Action::Kept(..)
            | Action::Reading(_)
            | Action::Unreadable(..)
            | Action::ImportFinished
    )
}

/// The terminal's size; 80 × 24 when it does not know, and never 0.
fn size() -> Size {
    let (width, height) = terminal::size().unwrap_or((80, 24));
    Size {
        width: width.max(1),
        height: height.max(1),
    }
}

/// Panics when the tests ask for it, to see that the terminal is given back.
#[cfg(debug_assertions)]
pub fn panic_if_asked(whose: &str) {
    if env::var("PULLQUOTE_PANIC").is_ok_and(|asked| asked == whose) {
        panic!("asked to");
    }
}
