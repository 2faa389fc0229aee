//! What a line of the key table holds.

use super::command::Command;
use super::key::Key;

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyContext {
    /// In both panes.
    Panes,
    /// In the list.
    List,
    /// In the article.
    Reader,
    /// In the filter bar. Other characters are typed.
    Filter,
    /// In the window of speakers or of names. Other characters are typed.
    Picker,
    /// In a line of its own. Other characters are typed.
    Prompt,
    /// In the help window.
    Help,
}

/// The heading in help under which a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandGroup {
    /// Moving in a pane and between panes.
    Moving,
    /// Quotations and speakers.
    Quotations,
    /// Filtering.
    Filtering,
    /// Copying and opening.
    Taking,
    /// What a person did with articles.
    Keeping,
    /// What is shown.
    Showing,
    /// The program.
    Program,
    /// While the filter is typed.
    FilterBar,
    /// In the windows of speakers and names.
    Windows,
}

impl CommandGroup {
    /// All groups as help shows them.
    pub const ALL: [Self; 9] = [
        Self::Moving,
        Self::Quotations,
        Self::Filtering,
        Self::Taking,
        Self::Keeping,
        Self::Showing,
        Self::Program,
        Self::FilterBar,
        Self::Windows,
    ];

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Quotations => "Quotations, people and places",
            Self::Filtering => "Filtering",
            Self::Taking => "Copying and opening",
            Self::Keeping => "Read, starred, noted",
            Self::Showing => "What is shown",
            Self::Program => "The program",
            Self::FilterBar => "While typing a filter",
            Self::Windows => "In the windows of speakers and names",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct KeyBinding {
    /// The keys, the one to name in hints first.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
    /// Where.
    pub context: KeyContext,
    /// Under which heading help has them; `None`: not in help (they are where one expects them).
    pub group: Option<CommandGroup>,
    /// What help says.
    pub help: &'static str,
}
