//! The formats of files: `json_lines`, and the `front_matter` of text files.

pub(crate) mod front_matter;
pub(crate) mod json_lines;
