//! `pullquote info`: shows what the library holds.
//!
//! Imports `library` and the number formats of `presentation`.

use super::{InfoArgs, LibraryChoice, fail, json};
use crate::library::store::{Info, Reader};
use crate::presentation::numbers;
use crate::streams::{Output, one_line};
use serde_json::json;
use std::process::ExitCode;

/// Runs `pullquote info`. The exit code is 0 unless the library cannot be read or the output cannot
/// be written.
#[must_use]
pub fn run(chosen: &LibraryChoice, args: &InfoArgs) -> ExitCode {
    let info = chosen
        .location()
        .and_then(|library| Reader::open(&library)?.info());
    let mut out = Output::new();
    match info {
        Ok(info) if args.json => out.write(&json::line(&record(&info)).unwrap_or_default()),
        Ok(info) => out.say_in_lines(&render(&info)),
        Err(error) => return fail(&error),
    }
    out.end(ExitCode::SUCCESS)
}

/// The text for people.
fn render(info: &Info) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut out = format!("{}\n", one_line(&info.path.to_string_lossy()));
    out.push_str(&format!("format {}, pullquote {version}\n", info.format));
    for group in counts(info) {
        out.push('\n');
        for (what, n) in group {
            out.push_str(&line(what, &numbers::grouped(n)));
        }
    }
    out.push('\n');
    out.push_str(&sizes(info));
    if !info.sources.is_empty() {
        out.push_str("\nmost articles are from\n");
        for (source, n) in &info.sources {
            out.push_str(&format!(
                "{:>WIDTH$}  {}\n",
                numbers::grouped(*n),
                one_line(source)
            ));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The counts, in groups.
fn counts(info: &Info) -> [Vec<(&'static str, u64)>; 3] {
    let waiting = info.articles.saturating_sub(info.quick + info.full);
    [
        vec![
            ("articles", info.articles),
            ("  read", info.read),
            ("  starred", info.starred),
            ("  with notes", info.noted),
            ("earlier versions", info.versions),
            ("files", info.files),
        ],
        vec![
            ("quotations", info.quotations),
            ("people", info.people),
            ("places", info.places),
            ("organizations", info.organizations),
        ],
        vec![
            ("analysed fully", info.full),
            ("by the quick pass", info.quick),
            ("not yet", waiting),
        ],
    ]
}

/// The lines with sizes. Free space is shown only above one part in [`FREE`] of the file.
fn sizes(info: &Info) -> String {
    let mut out = line("text", &numbers::bytes(info.text_bytes));
    let ratio = match info.text_bytes {
        0 => String::new(),
        bytes => {
            let times = (info.file_bytes + info.log_bytes) as f64 / bytes as f64;
            format!("  {times:.1} times the text")
        }
    };
    let file = pad(&numbers::bytes(info.file_bytes));
    out.push_str(&line("file", &format!("{file}{ratio}")));
    if info.free_bytes > info.file_bytes / FREE {
        let per_cent = info.free_bytes * 100 / info.file_bytes.max(1);
        let free = pad(&numbers::bytes(info.free_bytes));
        out.push_str(&line(
            "  of it free",
            &format!("{free}  {per_cent} % of the file"),
        ));
    }
    out.push_str(&line("write-ahead log", &numbers::bytes(info.log_bytes)));
    out
}

/// Free space is shown when it is more than one part in this many of the file.
const FREE: u64 = 10;

/// The column at which the numbers end.
const WIDTH: usize = 34;
/// The columns of the names before them.
const NAME: usize = 20;

fn line(what: &str, value: &str) -> String {
    format!("{what:<NAME$}{}\n", pad(value))
}

fn pad(value: &str) -> String {
    format!("{value:>0$}", WIDTH - NAME)
}

/// The JSON for programs. No name is ever removed or gets another meaning.
fn record(info: &Info) -> serde_json::Value {
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
