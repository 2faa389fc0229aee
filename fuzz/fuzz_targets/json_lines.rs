//! A file of JSON Lines, as far as its articles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::library::import::{Format, texts};
use std::{env, fs, process};

fuzz_target!(|bytes: &[u8]| {
    // Importing begins at a path: one file for each process.
    let path = env::temp_dir().join(format!("pullquote-fuzz-{}.jsonl", process::id()));
    if fs::write(&path, bytes).is_err() {
        return;
    }
    let lines = bytes.split(|b| *b == b'\n').count();
    let found: Vec<_> = texts(vec![path], Format::JsonLines).collect();
    assert!(found.len() <= lines);
    for text in found {
        match text {
            Ok(given) => {
                let article = given.article();
                assert_eq!(article.document.text().chars().count(), given.text.chars().count());
                assert!(!article.meta.title.contains(char::is_control));
            }
            Err(failure) => assert!(!failure.to_string().contains(char::is_control)),
        }
    }
});
