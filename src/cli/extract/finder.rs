//! The analysis that was asked for.

use crate::analysis::network::Analyst;
use crate::analysis::network::model::NetworkError;
use crate::analysis::network::permits::{Seats, Turn};
use crate::analysis::{Analysis, Pass, analyse};
use crate::library::Article;
use std::num::NonZero;

/// Analyses articles, on whichever thread asks.
#[derive(Debug)]
pub(super) enum Finder {
    /// By rules alone.
    Quick,
    /// With the network; a long article also uses seats that nobody else has taken.
    Full(Box<Analyst>, Seats),
}

impl Finder {
    /// One that `jobs` threads use at the same time.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged; never for a quick one, which has none.
    pub(super) fn new(quick: bool, jobs: NonZero<usize>) -> Result<Self, NetworkError> {
        if quick {
            return Ok(Self::Quick);
        }
        Ok(Self::Full(Box::new(Analyst::new()?), Seats::new(jobs)))
    }

    /// Which analysis it does.
    pub(super) fn pass(&self) -> Pass {
        match self {
            Self::Quick => Pass::Quick,
            Self::Full(..) => Pass::Full,
        }
    }

    /// What is found in `article`.
    ///
    /// # Errors
    ///
    /// When the compiled model is damaged.
    pub(super) fn found(&self, article: &Article) -> Result<Analysis, NetworkError> {
        let (document, published) = (&article.document, article.meta.published);
        match self {
            Self::Quick => Ok(analyse(document, published)),
            Self::Full(analyst, seats) => analyst.analyse_among(document, published, seats, Turn::Later),
        }
    }
}
