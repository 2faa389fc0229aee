//! All that a key can be asked to do.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// A row, an entry, a choice down.
    Down,
    /// … up.
    Up,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the very top.
    Top,
    /// To the very bottom.
    Bottom,
    /// To the other pane.
    OtherPane,
    /// To the list.
    ToList,
    /// To the article.
    ToReader,
    /// The next article of the list, whichever pane has the focus.
    NextArticle,
    /// The previous article of the list.
    PreviousArticle,
    /// Back through the jumps.
    Back,
    /// Forward through the jumps.
    Forward,
    /// The next quotation of the article.
    NextQuotation,
    /// The previous quotation of the article.
    PreviousQuotation,
    /// The same speaker's next quotation, in this article or a later one.
    NextOfSpeaker,
    /// The same speaker's previous quotation, in this article or an earlier one.
    PreviousOfSpeaker,
    /// The window of speakers.
    Speakers,
    /// The window of people, places, organizations, dates and sums.
    Names,
    /// The next mention of the selected person, place or organization.
    NextMention,
    /// Drops the selection, or else the filter.
    Drop,
    /// To the filter bar.
    EditFilter,
    /// Narrows the list to what is selected.
    FilterBySelected,
    /// Copies the selected quotation or name.
    Copy,
    /// Copies the quotation with its speaker, title, source, date and address.
    CopyCitation,
    /// Opens the article's address in the browser.
    OpenUrl,
    /// Marks the article as read, or as unread.
    ToggleRead,
    /// Gives the article a star, or takes it away.
    ToggleStar,
    /// Writes a note on what is selected, or on the article.
    Note,
    /// The window of the article's notes.
    Notes,
    /// Takes the last deed back.
    Undo,
    /// Does again what was undone.
    Redo,
    /// The next words that the filter looks for.
    NextMatch,
    /// The words before.
    PreviousMatch,
    /// The window of orders.
    Orders,
    /// The window of saved filters.
    SavedFilters,
    /// Saves the filter under a name.
    SaveFilter,
    /// The window of what the articles that show have most of.
    Facets,
    /// The filter typed before.
    Earlier,
    /// The filter typed after it.
    Later,
    /// Takes the chosen one away.
    Forget,
    /// Changes the chosen note.
    Change,
    /// Hides the list or brings it back.
    ToggleList,
    /// A wider measure.
    Wider,
    /// A narrower measure.
    Narrower,
    /// All the width there is, or the measure again.
    FullWidth,
    /// Switches a group of marks, by its index in [`crate::app::views::articles::layer_switches::LAYER_TOGGLES`].
    Layer(u8),
    /// Shows or hides the legend.
    Legend,
    /// The help window.
    Help,
    /// Ends the program.
    Quit,
    /// Stops the program until the shell brings it back.
    Suspend,
    /// Keeps the filter and goes to the list.
    Keep,
    /// Puts the filter back to what it was.
    Cancel,
    /// Completes what is typed; again: the next proposal.
    Complete,
    /// The previous proposal.
    CompleteBack,
    /// The cursor a character to the left.
    CursorLeft,
    /// The cursor a character to the right.
    CursorRight,
    /// The cursor to the start.
    CursorStart,
    /// The cursor to the end.
    CursorEnd,
    /// Deletes the character before the cursor.
    DeleteBack,
    /// Deletes the character after the cursor.
    DeleteForward,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes everything before the cursor.
    DeleteAll,
    /// Closes the window.
    Close,
    /// Goes to what is chosen.
    Choose,
    /// Narrows the list to what is chosen.
    FilterByChosen,
}
