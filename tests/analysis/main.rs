//! The analysis: cases by phenomenon, scores on marked articles, the network against
//! reference values, places of the world, and hostile texts.
//!
//! `marked` reads the notation of marked text, `case_files` the cases, `found` compares
//! an analysis with the marks, `score` counts.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

mod case_files;
mod cases;
mod corpus_scores;
#[path = "../support/found.rs"]
mod found;
mod hostile;
#[path = "../support/marked.rs"]
mod marked;
mod network;
mod notation;
mod places;
mod score;

use pullquote::analysis::network::Analyst;
use pullquote::analysis::network::model::ComputePool;
use std::sync::LazyLock;

/// The network, loaded once for all tests of this program.
static NETWORK: LazyLock<(Analyst, ComputePool)> =
    LazyLock::new(|| (Analyst::new().unwrap(), ComputePool::new().unwrap()));
