//! The commands: all that a key can do, in one table.

/// The heading of the help under which a command is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandGroup {
    /// Moving in a pane and between panes.
    Moving,
    /// Quotations and speakers.
    Quotations,
    /// Filtering.
    Filtering,
    /// Copying and opening.
    Copying,
    /// Marking articles: read, starred, noted.
    Marking,
    /// What the screen shows.
    Display,
    /// The program.
    Program,
    /// Typing in the filter bar.
    FilterBar,
    /// The popups.
    Popups,
}

impl CommandGroup {
    /// All groups in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Moving,
        Self::Quotations,
        Self::Filtering,
        Self::Copying,
        Self::Marking,
        Self::Display,
        Self::Program,
        Self::FilterBar,
        Self::Popups,
    ];

    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Quotations => "Quotations, people and places",
            Self::Filtering => "Filtering",
            Self::Copying => "Copying and opening",
            Self::Marking => "Read, starred, noted",
            Self::Display => "Display",
            Self::Program => "The program",
            Self::FilterBar => "While typing a filter",
            Self::Popups => "In a popup",
        }
    }
}

/// Makes [`Command`] and its texts from one table. A row has the variant, its name in
/// files, its group, its title in the help, and one sentence about what it does.
macro_rules! commands {
    ($($command:ident $name:literal $group:ident $title:literal $help:literal;)+) => {
        /// A command that a key can give.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)+
        }

        impl Command {
            /// All commands in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$command,)+];

            /// The name in files and documentation: `next-quotation`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$command => $name,)+
                }
            }

            /// The heading of the help under which the command is listed.
            #[must_use]
            pub const fn group(self) -> CommandGroup {
                match self {
                    $(Self::$command => CommandGroup::$group,)+
                }
            }

            /// The text in the help: a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$command => $title,)+
                }
            }

            /// The text in the documentation: one sentence.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self {
                    $(Self::$command => $help,)+
                }
            }
        }
    };
}

#[rustfmt::skip]
commands! {
    Down "down" Moving
        "down" "Moves one row, entry or choice down.";
    Up "up" Moving
        "up" "Moves one row, entry or choice up.";
    HalfPageDown "half-page-down" Moving
        "half a page down" "Moves half a page down.";
    HalfPageUp "half-page-up" Moving
        "half a page up" "Moves half a page up.";
    PageDown "page-down" Moving
        "a page down" "Moves one page down.";
    PageUp "page-up" Moving
        "a page up" "Moves one page up.";
    Top "top" Moving
        "top" "Moves to the very top.";
    Bottom "bottom" Moving
        "bottom" "Moves to the very bottom.";
    OtherPane "other-pane" Moving
        "to the other pane" "Moves the focus to the other pane.";
    GoToList "go-to-list" Moving
        "to the list" "Moves the focus to the list.";
    GoToArticle "go-to-article" Moving
        "to the article" "Opens the selected article and moves the focus to it.";
    OpenArticle "open-article" Moving
        "open the article" "Opens the selected article of the list and moves the focus to it.";
    NextArticle "next-article" Moving
        "next article" "Opens the next article of the list, whichever pane has the focus.";
    PreviousArticle "previous-article" Moving
        "previous article" "Opens the previous article of the list, whichever pane has the focus.";
    Back "back" Moving
        "back to where you jumped from" "Goes back to the position of the last jump.";
    Forward "forward" Moving
        "forward again" "Goes forward again after going back.";

    NextQuotation "next-quotation" Quotations
        "next quotation; in a list of matches: next match" "Selects the next quotation of the article; in a list of matches the next match.";
    PreviousQuotation "previous-quotation" Quotations
        "previous quotation, or match" "Selects the previous quotation of the article; in a list of matches the previous match.";
    NextOfSpeaker "next-of-speaker" Quotations
        "same speaker's next quotation, here or further on" "Selects the same speaker's next quotation, in this article or in a later one of the list.";
    PreviousOfSpeaker "previous-of-speaker" Quotations
        "same speaker's previous quotation, here or before" "Selects the same speaker's previous quotation, in this article or in an earlier one of the list.";
    Speakers "speakers" Quotations
        "speakers of this article" "Lists the speakers of the article.";
    Names "names" Quotations
        "names, dates and sums of this article" "Lists the people, places, organizations, dates and sums of the article.";
    NextMention "next-mention" Quotations
        "next mention of the selected name" "Selects the next mention of the selected person, place or organization.";

    EditFilter "edit-filter" Filtering
        "type a filter" "Moves the focus to the filter bar.";
    FilterBySelected "filter-by-selected" Filtering
        "filter by the selected speaker or name" "Adds the selected speaker or name to the filter.";
    NextMatch "next-match" Filtering
        "next match of the filter, here or further on" "Goes to the next match of the filter, in this article or in a later one of the list.";
    PreviousMatch "previous-match" Filtering
        "previous match, here or before" "Goes to the previous match of the filter, in this article or in an earlier one of the list.";
    Facets "facets" Filtering
        "counts of people, places, sources, months" "Lists the most frequent people, speakers, places, organizations, sources and months of the articles in the list.";
    SavedFilters "saved-filters" Filtering
        "saved filters" "Lists the saved filters.";
    SaveFilter "save-filter" Filtering
        "save this filter under a name" "Saves the filter under a name.";
    Orders "orders" Filtering
        "order of the list" "Lists the ways to sort the list.";
    Drop "drop" Filtering
        "drop the selection, then the filter" "Drops the selection; without a selection drops the filter.";

    Copy "copy" Copying
        "copy the selected quotation or name" "Copies the selected quotation or name.";
    CopyCitation "copy-citation" Copying
        "copy with speaker, title, source, date, address" "Copies the selected quotation with its speaker, title, source, date and address.";
    OpenUrl "open-url" Copying
        "open the article's address in the browser" "Opens the article's address in the browser.";

    ToggleRead "toggle-read" Marking
        "mark as read or unread" "Marks the article as read, or as unread.";
    ToggleStar "toggle-star" Marking
        "star on or off" "Gives the article a star, or takes it away.";
    WriteNote "write-note" Marking
        "write a note on the selection or the article" "Writes a note on the selected words, or on the article.";
    Notes "notes" Marking
        "notes of this article" "Lists the notes of the article.";
    Undo "undo" Marking
        "undo" "Undoes the last edit.";
    Redo "redo" Marking
        "redo" "Redoes the last edit that was undone.";

    ToggleList "toggle-list" Display
        "hide or show the list" "Hides the list, or shows it.";
    Wider "wider" Display
        "wider text" "Makes the text wider.";
    Narrower "narrower" Display
        "narrower text" "Makes the text narrower.";
    FullWidth "full-width" Display
        "full width on or off" "Gives the text the full width, or the chosen width.";
    ToggleQuotations "toggle-quotations" Display
        "quotations" "Shows or hides the marks of quotations.";
    ToggleSpeakers "toggle-speakers" Display
        "speakers and cues" "Shows or hides the marks of speakers and cues.";
    TogglePeople "toggle-people" Display
        "people" "Shows or hides the marks of people.";
    TogglePlaces "toggle-places" Display
        "places" "Shows or hides the marks of places.";
    ToggleOrganizations "toggle-organizations" Display
        "organizations" "Shows or hides the marks of organizations.";
    ToggleOtherNames "toggle-other-names" Display
        "nationalities and other names" "Shows or hides the marks of nationalities and other names.";
    ToggleDates "toggle-dates" Display
        "dates and money" "Shows or hides the marks of dates and sums of money.";
    Legend "legend" Display
        "the legend" "Shows or hides the legend.";

    Help "help" Program
        "this help" "Shows the keys.";
    Quit "quit" Program
        "quit" "Ends the program.";
    Redraw "redraw" Program
        "draw the screen anew" "Draws the whole screen anew, if the terminal shows something else.";
    Suspend "suspend" Program
        "suspend" "Stops the program until the shell continues it.";

    KeepFilter "keep-filter" FilterBar
        "keep the filter" "Ends typing and keeps the filter.";
    CancelFilter "cancel-filter" FilterBar
        "restore the previous filter" "Ends typing and restores the previous filter.";
    Complete "complete" FilterBar
        "complete a field or a name; again: the next" "Completes the typed word; again: inserts the next proposal.";
    CompleteBack "complete-back" FilterBar
        "previous proposal" "Inserts the previous proposal.";
    ListDown "list-down" FilterBar
        "down in the list" "Selects the next article of the list.";
    ListUp "list-up" FilterBar
        "up in the list" "Selects the previous article of the list.";
    ListPageDown "list-page-down" FilterBar
        "a page down in the list" "Moves one page down in the list.";
    ListPageUp "list-page-up" FilterBar
        "a page up in the list" "Moves one page up in the list.";
    EarlierFilter "earlier-filter" FilterBar
        "the filter typed before" "Recalls the filter that was typed before.";
    LaterFilter "later-filter" FilterBar
        "the filter typed after it" "Recalls the filter that was typed after it.";
    DeleteWord "delete-word" FilterBar
        "delete a word" "Deletes the word before the cursor.";
    DeleteToStart "delete-to-start" FilterBar
        "delete all before the cursor" "Deletes everything before the cursor.";
    DeleteBack "delete-back" FilterBar
        "delete the character before the cursor" "Deletes the character before the cursor.";
    DeleteForward "delete-forward" FilterBar
        "delete the character after the cursor" "Deletes the character after the cursor.";
    CursorLeft "cursor-left" FilterBar
        "the cursor one character to the left" "Moves the cursor one character to the left.";
    CursorRight "cursor-right" FilterBar
        "the cursor one character to the right" "Moves the cursor one character to the right.";
    CursorStart "cursor-start" FilterBar
        "the cursor to the start" "Moves the cursor to the start.";
    CursorEnd "cursor-end" FilterBar
        "the cursor to the end" "Moves the cursor to the end.";

    Choose "choose" Popups
        "go to the first quotation or mention" "Goes to the first quotation or mention of the choice; in a menu applies the choice.";
    FilterByChosen "filter-by-chosen" Popups
        "filter the list by the choice" "Adds the chosen speaker or name to the filter.";
    NextChoice "next-choice" Popups
        "down" "Selects the next choice.";
    PreviousChoice "previous-choice" Popups
        "up" "Selects the previous choice.";
    Close "close" Popups
        "close" "Closes the popup.";
    RemoveChosen "remove-chosen" Popups
        "remove a saved filter or a note" "Removes the chosen saved filter or note.";
    ChangeChosen "change-chosen" Popups
        "change a note" "Opens the chosen note to change it.";
    KeepPrompt "keep-prompt" Popups
        "keep what is typed" "Keeps the typed note or name and closes the popup.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_has_a_name_of_its_own_in_kebab_case() {
        let names: HashSet<&str> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        let is_kebab = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(names.iter().all(is_kebab), "{names:?}");
    }

    #[test]
    fn the_help_of_every_command_is_a_sentence() {
        for command in Command::ALL {
            let help = command.help();
            assert!(
                help.starts_with(char::is_uppercase) && help.ends_with('.'),
                "{help}"
            );
        }
    }
}
