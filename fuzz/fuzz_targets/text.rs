//! Bytes of a file, as far as the blocks of a document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::library::import::decode;
use pullquote::text::neutralize::neutralize;
use pullquote::text::{plain_document, Tokens};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes.to_vec()) else {
        return;
    };
    let harmless = neutralize(&text);
    assert_eq!(harmless.chars().count(), text.chars().count());
    assert_eq!(neutralize(&harmless), harmless);
    assert!(!harmless.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r')));
    let document = plain_document(harmless.into_owned());
    let mut end = 0;
    for block in document.blocks() {
        assert!(block.span.start() >= end);
        assert!(!document.slice(block.span).trim().is_empty());
        end = block.span.end();
    }
    let mut end = 0;
    for token in &Tokens::new(&document).tokens {
        assert!(token.span.start() >= end && !document.slice(token.span).is_empty());
        end = token.span.end();
    }
});
