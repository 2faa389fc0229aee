//! Whole screens as text, with a row of style letters under each row, because text alone cannot
//! show a highlight.
//!
//! `articles` holds the invented articles, `stage` plays keys and draws, `style_letters` turns
//! cells into letters.

mod articles;
mod library_changes;
mod panes;
mod properties;
mod stage;
mod style_letters;
