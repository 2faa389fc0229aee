//! The parts of the screen that have a style, and how much of a style a terminal can show.
//!
//! Imports nothing; `theme` and `palette` fill the roles with colours.

/// A part of the screen other than the marks within an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The running text of an article.
    Text,
    /// The headline above an article.
    Title,
    /// Source, date, place and length below the headline.
    Meta,
    /// The summary or caption between headline and text.
    Standfirst,
    /// A heading within the text.
    Heading,
    /// Lines and borders, of the pane without the keys.
    Frame,
    /// Lines and borders, of the pane that has the keys.
    FrameActive,
    /// The program's name and the names of panes and popups.
    Name,
    /// Counts and other remarks at the edge.
    Hint,
    /// A key in a hint or in the help.
    Key,
    /// The title of an article in the list.
    ListTitle,
    /// The title of an article that was read.
    ListRead,
    /// What stands below a title in the list.
    ListMeta,
    /// The heading of a group in the list.
    ListGroup,
    /// The list's chosen entry while the list has the keys.
    ListChosen,
    /// The list's chosen entry while another pane has them.
    ListKept,
    /// What cannot be read, and why.
    Unreadable,
    /// The name beside a quotation.
    GutterName,
    /// The bar beside a quotation.
    GutterBar,
    /// Name and bar of the chosen quotation.
    GutterChosen,
    /// What is typed.
    Input,
    /// A part of what is typed that cannot be used.
    Problem,
    /// The explanation of a problem.
    ProblemText,
    /// A message to the user.
    Notice,
    /// A line of a popup.
    Popup,
    /// The chosen line of a popup.
    PopupChosen,
}

impl Role {
    /// All roles in order.
    pub const ALL: [Self; 26] = [
        Self::Text,
        Self::Title,
        Self::Meta,
        Self::Standfirst,
        Self::Heading,
        Self::Frame,
        Self::FrameActive,
        Self::Name,
        Self::Hint,
        Self::Key,
        Self::ListTitle,
        Self::ListRead,
        Self::ListMeta,
        Self::ListGroup,
        Self::ListChosen,
        Self::ListKept,
        Self::Unreadable,
        Self::GutterName,
        Self::GutterBar,
        Self::GutterChosen,
        Self::Input,
        Self::Problem,
        Self::ProblemText,
        Self::Notice,
        Self::Popup,
        Self::PopupChosen,
    ];
}

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ability {
    /// Bold, italic, underline and reverse only.
    Mono,
    /// The terminal's own sixteen colours.
    Sixteen,
    /// Those, and tints of the 256-colour table for what is chosen.
    Tints,
}
