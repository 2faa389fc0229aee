//! The parts of the screen that have a style, and how much of a style a terminal can show.
//!
//! Imports nothing; `theme` and `palette` fill the roles with colours.

/// A part of the screen other than the marks within an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenRole {
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
    /// Lines and borders of a pane without the focus.
    Frame,
    /// Lines and borders of the pane with the focus.
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
    /// The line below a title in the list.
    ListMeta,
    /// The heading of a group in the list.
    ListGroup,
    /// The selected entry of the list while the list has the focus.
    ListChosen,
    /// The selected entry of the list while another pane has the focus.
    ListKept,
    /// An entry that could not be read, and the reason.
    Unreadable,
    /// The name beside a quotation.
    GutterName,
    /// The bar beside a quotation.
    GutterBar,
    /// Name and bar of the selected quotation.
    GutterChosen,
    /// Typed text.
    Input,
    /// A part of the typed text that the filter cannot use.
    Problem,
    /// The explanation of a problem.
    ProblemText,
    /// A message to the user.
    Notice,
    /// A line of a popup.
    Popup,
    /// The selected line of a popup.
    PopupChosen,
}

impl ScreenRole {
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

/// The styles that a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ability {
    /// Bold, italic, underline and reverse only.
    Mono,
    /// The terminal's own sixteen colours.
    Sixteen,
    /// These, and tints of the 256-colour table for selected lines.
    Tints,
}
