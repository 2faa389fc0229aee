//! Everything that `update` asks of the outside, as data.

use crate::library::store::{Edit, Search};
use crate::library::{ArticleId, NameKind};

/// Something asked of the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Find articles; answered by [`Action::Found`] with this number. A search
    /// of a higher number makes those before it pointless.
    Search(u64, Box<Search>),
    /// Read what the list shows of these; answered by [`Action::Rows`] before the next frame.
    Rows(Vec<ArticleId>),
    /// Read all of an article; answered by [`Action::Loaded`] or
    /// [`Action::NotLoaded`] or [`Action::Broken`] before anything else happens.
    Load(ArticleId),
    /// Names of these kinds that complete what is typed; answered by [`Action::Completed`].
    Complete(u64, Vec<NameKind>, String),
    /// Where the person or body of this name may be quoted; answered by [`Action::Trailed`].
    Follow(u64, String),
    /// A person waits for the analysis of these articles, in this order: both
    /// passes, unless they have been. All others follow by themselves. Told of
    /// by [`Action::Changed`].
    Analyse(Vec<ArticleId>),
    /// How many articles each of these finds; answered by [`Action::Counted`].
    Count(u64, Vec<Search>),
    /// What the articles that this finds have most of, among what has words that
    /// begin as these; answered by [`Action::Faceted`].
    Facets(u64, Box<Search>, String),
    /// Keep this filter among those typed before.
    Remember(String),
    /// Keep what a person did, after everything that was to be kept before;
    /// answered by [`Action::Kept`].
    Keep(Edit),
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
