//! What several test binaries share. Each declares `mod support;` and uses a
//! part of it.

// Every test binary compiles this module for itself and would be warned of the
// parts that only the other binaries use.
#![allow(dead_code)]

pub mod cases;
pub mod desk;
pub mod found;
pub mod marked;
pub mod score;
