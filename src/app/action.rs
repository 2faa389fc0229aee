//! All that can happen, and all that is asked of the outside.

use super::{Key, Size};
use crate::analysis::Pass;
use crate::library::{Arrival, ArticleId, Findings};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// The terminal pasted text.
    Pasted(String),
    /// The terminal has this size now.
    Resized(Size),
    /// Articles (and failures) were read; they are numbered in this order
    /// after all that came before. The more come in one action, the less work.
    Arrived(Vec<Arrival>),
    /// All that was to be read has been read.
    ImportFinished,
    /// Articles were analysed, quickly or fully. Take all answers that wait into one action.
    Analysed(Vec<(ArticleId, Findings)>),
    /// One pass of the analysis failed on an article, and why.
    NotAnalysed(ArticleId, Pass, String),
    /// There will be no full analysis of anything, and why.
    NeverFull(String),
    /// The answer to [`Effect::Copy`]: how it went, or why it did not.
    Copied(Result<(), String>),
    /// The answer to [`Effect::OpenUrl`].
    Opened(Result<(), String>),
    /// Something else went wrong that a person should know.
    Failed(String),
}

/// When an answer is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// A person looks at it: before everything else, in the order given. What
    /// was urgent before and is not named again comes next after it.
    Now,
    /// After everything that was asked for earlier.
    Later,
}

/// Something asked of the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Analyse these articles (which are in `State::library`, without a full
    /// analysis) and answer with [`Action::Analysed`]: once with what the quick
    /// pass finds, unless the full one was quicker, and once with what the full
    /// one does. An article may be asked for again, more urgently; it need be
    /// analysed only once.
    Analyse {
        /// Which, most urgent first.
        ids: Vec<ArticleId>,
        /// How they stand to what was asked for before.
        urgency: Urgency,
    },
    /// Put `text` on the clipboard; answered by [`Action::Copied`].
    Copy {
        /// What to copy.
        text: String,
    },
    /// Open this address in the browser; answered by [`Action::Opened`].
    OpenUrl(String),
    /// Stop the program as Ctrl-z does in a shell, until it is brought back.
    Suspend,
    /// End the program.
    Quit,
}
