//! `pullquote info`: what is in the library.

use super::{Chosen, InfoArgs, fail, say};
use crate::library::store::{Info, Reader};
use crate::presentation::numbers;
use serde_json::json;
use std::process::ExitCode;

/// Runs `pullquote info`. The exit code is 0 unless the library cannot be read.
#[must_use]
pub fn run(chosen: &Chosen, args: &InfoArgs) -> ExitCode {
    let info = chosen
        .location()
        .and_then(|library| Reader::open(&library)?.info());
    match info {
        Ok(info) if args.json => say(&json(&info).to_string()),
        Ok(info) => say(&told(&info)),
        Err(error) => return fail(&error),
    }
    ExitCode::SUCCESS
}

/// For people.
fn told(info: &Info) -> String {
    let mut out = format!("{}\n", info.path.display());
    let version = env!("CARGO_PKG_VERSION");
    out.push_str(&format!("format {}, pullquote {version}\n", info.format));
    let waiting = info.articles.saturating_sub(info.quick + info.full);
    for group in [
        &[
            ("articles", info.articles),
            ("  read", info.read),
            ("  starred", info.starred),
            ("  with notes", info.noted),
            ("earlier versions", info.versions),
            ("files", info.files),
        ][..],
        &[
            ("quotations", info.quotations),
            ("people", info.people),
            ("places", info.places),
            ("organizations", info.organizations),
        ],
        &[
            ("analysed fully", info.full),
            ("by the quick rules", info.quick),
            ("not yet", waiting),
        ],
    ] {
        out.push('\n');
        for (what, n) in group {
            out.push_str(&line(what, &numbers::grouped(*n)));
        }
    }
    out.push('\n');
    let ratio = match info.text_bytes {
        0 => String::new(),
        bytes => {
            let times = (info.file_bytes + info.log_bytes) as f64 / bytes as f64;
            format!("  {times:.1} times the text")
        }
    };
    out.push_str(&line("text", &numbers::bytes(info.text_bytes)));
    out.push_str(&line(
        "file",
        &format!("{}{ratio}", pad(&numbers::bytes(info.file_bytes))),
    ));
    if info.free_bytes > info.file_bytes / FREE {
        let per_cent = info.free_bytes * 100 / info.file_bytes.max(1);
        let free = pad(&numbers::bytes(info.free_bytes));
        out.push_str(&line(
            "  of it free",
            &format!("{free}  {per_cent} % of the file"),
        ));
    }
    out.push_str(&line("beside it", &numbers::bytes(info.log_bytes)));
    if !info.sources.is_empty() {
        out.push_str("\nmost are from\n");
        for (source, n) in &info.sources {
            out.push_str(&format!("{:>WIDTH$}  {source}\n", numbers::grouped(*n)));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// What is free of the file is told where it is more than one part of so many.
const FREE: u64 = 10;

/// Columns up to the right edge of the numbers.
const WIDTH: usize = 34;
/// … of which the names have so many.
const NAME: usize = 20;

fn line(what: &str, value: &str) -> String {
    format!("{what:<NAME$}{}\n", pad(value))
}

fn pad(value: &str) -> String {
    format!("{value:>0$}", WIDTH - NAME)
}

/// For programs. Names are never taken away or given another meaning.
fn json(info: &Info) -> serde_json::Value {
    let sources = info.sources.iter();
    let sources: Vec<_> = sources
        .map(|(name, n)| json!({ "source": name, "articles": n }))
        .collect();
    json!({
        "path": info.path.to_string_lossy(),
        "format": info.format,
        "program": env!("CARGO_PKG_VERSION"),
        "articles": info.articles,
        "read": info.read,
        "starred": info.starred,
        "noted": info.noted,
        "versions": info.versions,
        "files": info.files,
        "quotations": info.quotations,
        "people": info.people,
        "places": info.places,
        "organizations": info.organizations,
        "analysed": { "full": info.full, "quick": info.quick, "other_version": info.other_version },
        "bytes": { "text": info.text_bytes, "file": info.file_bytes, "free": info.free_bytes, "wal": info.log_bytes },
        "sources": sources,
    })
}
