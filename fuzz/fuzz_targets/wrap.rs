//! Any text wrapped to any measure.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::text::layout::width::{clusters, columns};
use pullquote::text::{plain_document, Layout};

fuzz_target!(|input: (u16, &str)| {
    let (measure, text) = input;
    let document = plain_document(text.to_owned());
    let layout = Layout::new(&document, measure);
    let mut end = 0;
    for (index, row) in layout.rows().iter().enumerate() {
        assert!(row.span.start() >= end);
        // Only white space is left out between two rows.
        let between = text.get(end..row.span.start());
        assert!(between.is_some_and(|s| s.chars().all(char::is_whitespace)));
        end = row.span.end();
        let shown = document.slice(row.span);
        let wide = usize::from(row.indent) + columns(shown);
        assert!(wide <= usize::from(layout.measure()) || clusters(shown).count() == 1);
        // A combining mark with nothing before it takes no column.
        if clusters(shown).next().is_none_or(|c| c.columns > 0) {
            assert_eq!(
                layout.offset_at(&document, index, row.indent),
                Some(row.span.start())
            );
        }
        assert!(usize::from(layout.column_of(&document, index, end)) <= wide);
        assert!(layout.row_of(row.span.start()) <= index);
    }
});
