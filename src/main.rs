//! The thin binary.

use pullquote::library::import::{Format, articles};
use pullquote::{cli, library, run};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.first().is_some_and(|p| p.as_os_str() == "extract") {
        cli::extract::jsonl(std::io::stdin().lock(), std::io::stdout().lock())?;
    } else if paths.is_empty() {
        run::open(library::samples().into_iter())?;
    } else {
        run::open(articles(paths, Format::Auto))?;
    }
    Ok(())
}
