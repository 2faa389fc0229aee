//! The event loop: events in, `app::update`, effects out, one frame drawn.

use super::desk::Errand;
use super::ending::{Error, all_kept, stopped, tell_after};
use super::events::{Event, read_terminal, spawn};
use super::import::Reading;
use super::keeping::Memo;
use super::librarian::Question;
use super::screen::{self, Screen};
use super::signals;
use super::staff::Staff;
use super::terminal::Guard;

use crate::app::{Action, Effect, ScopeLabel, State, update};
use crate::library::ArticleId;
use crate::library::query::Order;
use crate::library::store::{self, Location, Scope};
use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

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

/// What the reader opens.
#[derive(Debug)]
pub struct Opening {
    /// The library.
    pub location: Location,
    /// What a person should know of it from the start.
    pub warning: Option<String>,
    /// What is read into it meanwhile.
    pub reading: Reading,
    /// What of it is looked at.
    pub scope: Scope,
    /// What the screen calls that.
    pub looking: ScopeLabel,
    /// In which order it stands in the list.
    pub order: Order,
}

impl Opening {
    /// Whether reading that is stopped goes on when the same is opened again.
    fn goes_on(&self) -> bool {
        let again = matches!(&self.reading, Reading::Sources(sources) if !sources.has_stdin());
        again && !self.location.is_in_memory()
    }
}

/// That there is a terminal to draw on, which is to be asked before anything is made for it.
///
/// # Errors
///
/// When there is none.
pub fn at_terminal() -> Result<(), Error> {
    if io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Error::NoTerminal)
    }
}

/// Opens the reader and returns when the person quits. The terminal is given
/// back before that; a signal that ended it ends the program.
///
/// # Errors
///
/// When the terminal is lost, or the library cannot be opened.
pub fn open(mut opening: Opening) -> Result<(), Error> {
    // What the screen shows is of this one.
    opening.location = opening.location.pinned();
    let library = store::Reader::open(&opening.location)?;
    let (first, of) = library.first(&opening.scope, opening.order, FIRST)?;
    let begun = Action::Begun {
        first,
        of,
        saved: library.saved_filters()?,
        typed: library.typed_filters()?,
    };
    let location = opening.location.clone();
    let (reads, goes_on) = (matches!(opening.reading, Reading::Sources(_)), opening.goes_on());
    let (tell, events) = mpsc::channel();
    signals::listen(tell.clone())?;
    signals::watch_terminal(tell.clone())?;
    let guard = Guard::take()?;
    let mut reader = Reader::new(&guard, library, &opening, tell, events)?;
    let warned = opening.warning.clone().map(Action::Failed);
    let end = std::iter::once(begun)
        .chain(warned)
        .try_for_each(|action| reader.act(action).map(drop))
        .and_then(|()| reader.start(opening))
        .and_then(|()| reader.run());
    if end.is_err() {
        // What shows no longer matters, where one stopped does.
        let _ = reader.act(Action::Leaving);
    }
    let kept = reader.staff.close();
    let Reader {
        events, staff, state, ..
    } = reader;
    // Nothing more is to be kept.
    drop(staff);
    guard.leave();
    // The terminal is a person's own again.
    if let Some(stopped) = reads.then(|| stopped(&state.session.progress, goes_on)).flatten() {
        tell_after(&stopped);
    }
    let kept = all_kept(kept, &events, state.session.cache.expects());
    // Where it cannot be done now it is the next time.
    let _ = location.checkpoint();
    match (end, kept) {
        (Ok(End::Quit), kept) => kept,
        (Ok(End::Signal(signal)), kept) => {
            if let Err(error) = &kept {
                tell_after(&error.to_string());
            }
            signals::die_of(signal);
            kept
        }
        (Err(error), kept) => {
            if let Err(also) = kept {
                tell_after(&also.to_string());
            }
            Err(error)
        }
    }
}

/// The state, and all that its effects are performed with.
struct Reader<'a> {
    screen: Screen<'a>,
    state: State,
    tell: Sender<Event>,
    events: Receiver<Event>,
    library: store::Reader,
    staff: Staff,
}

impl<'a> Reader<'a> {
    fn new(
        guard: &'a Guard,
        library: store::Reader,
        opening: &Opening,
        tell: Sender<Event>,
        events: Receiver<Event>,
    ) -> io::Result<Self> {
        let size = screen::size();
        let today = jiff::Zoned::now().date();
        Ok(Self {
            staff: Staff::new(tell.clone())?,
            screen: Screen::new(guard, size)?,
            state: State::new(
                size,
                today,
                opening.scope.clone(),
                opening.looking.clone(),
                opening.order,
            ),
            tell,
            events,
            library,
        })
    }

    /// Draws the first frame, then starts everything that fills it.
    fn start(&mut self, opening: Opening) -> Result<(), Error> {
        self.screen.draw(&self.state)?;
        #[cfg(debug_assertions)]
        panic_if_asked("screen");
        let tell = self.tell.clone();
        let lost = tell.clone();
        let lost = move |why| drop(lost.send(Event::Lost(why)));
        spawn("keys", lost, move || read_terminal(&tell))?;
        self.staff.start(opening.location, opening.reading)?;
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
                    Answered::News => owed = NEWS_FRAME.checked_sub(self.screen.since_drawn()),
                    Answered::Keys => owed = None,
                },
                Err(RecvTimeoutError::Timeout) => owed = None,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
            }
            if owed.is_none() {
                self.screen.draw(&self.state)?;
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
            Event::Resized => {
                let size = self.screen.resize()?;
                return self.act(Action::Resized(size));
            }
            Event::Signal(signal) if signals::resumes(signal) => {
                let size = self.screen.resume()?;
                self.act(Action::Resized(size))?;
            }
            Event::Signal(signal) => {
                self.act(Action::Leaving)?;
                return Ok(Some(End::Signal(signal)));
            }
            Event::Lost(why) => return Err(Error::Lost(why)),
        }
        Ok(None)
    }

    /// Lets `app` decide, and does what it asks for.
    fn act(&mut self, action: Action) -> Result<Option<End>, Error> {
        let mut actions = VecDeque::from([action]);
        while let Some(action) = actions.pop_front() {
            for effect in update(&mut self.state, action) {
                match effect {
                    Effect::Rows(ids) => actions.push_back(self.rows(&ids)),
                    Effect::Load(id) => actions.push_back(self.load(id)),
                    Effect::Search(number, search) => self.staff.ask(Question::Search(number, search)),
                    Effect::Complete(number, kinds, typed) => {
                        self.staff.ask(Question::Complete(number, kinds, typed));
                    }
                    Effect::Count(number, searches) => self.staff.ask(Question::Count(number, searches)),
                    Effect::Facets(number, search, typed) => {
                        self.staff.ask(Question::Facets(number, search, typed));
                    }
                    Effect::Remember(filter) => self.staff.keep(Memo::Filter(filter)),
                    Effect::Keep(deed) => self.staff.keep(Memo::Edit(deed)),
                    Effect::Follow(number, name) => self.staff.ask(Question::Follow(number, name)),
                    Effect::Analyse(ids) => self.staff.analyse_first(ids),
                    Effect::Copy { text } => self.copy(text),
                    Effect::OpenUrl(url) => self.staff.send(Errand::Open(url)),
                    Effect::Suspend => {
                        let size = self.screen.suspend()?;
                        self.act(Action::Resized(size))?;
                    }
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
            Err(error) => Action::Broken(id, error.advice()),
        }
    }

    /// Copies through the terminal, and beside it through the desktop: which
    /// of the two a person's set-up listens to cannot be known.
    fn copy(&mut self, text: String) {
        let written = self.screen.copy(&text);
        self.staff.send(Errand::Copy(text));
        let copied = written.map_err(|e| e.to_string());
        let _ = self.tell.send(Event::Action(Action::Copied(copied)));
    }
}

/// Whether an action only tells of work done behind.
const fn is_news(action: &Action) -> bool {
    matches!(
        action,
        Action::Changed
            | Action::Kept(..)
            | Action::Reading(..)
            | Action::Unreadable(..)
            | Action::ImportFinished
    )
}

/// Panics when the tests ask for it, to see that the terminal is given back.
#[cfg(debug_assertions)]
pub fn panic_if_asked(whose: &str) {
    if std::env::var("PULLQUOTE_PANIC").is_ok_and(|asked| asked == whose) {
        panic!("asked to");
    }
}
