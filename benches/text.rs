//! The time of the text work between opening an article and showing it. Run with `cargo bench
//! --bench text`.

use divan::{Bencher, black_box};
use pullquote::presentation::marks::{Layer, Mark, Marks};
use pullquote::text::{Layout, Span, Tokens, neutralize::neutralize, plain_document};

fn main() {
    divan::main();
}

/// The scripts whose cost differs: plain ASCII, Latin with typographic marks,
/// Cyrillic, ideographs, and lines wrapped to a width.
const KINDS: [&str; 5] = ["ascii", "typographic", "cyrillic", "ideographs", "wrapped"];

/// An article of about a megabyte.
fn megabyte(kind: &str) -> String {
    let paragraph = match kind {
        "ascii" => {
            "The harbour council voted on Monday evening to keep the old lighthouse open for visitors, \"after a \
             long-running debate,\" the mayor said, that went on for three hours and drew a crowd of 1,284.\n\n"
        }
        "typographic" => {
            "The harbour council voted on Monday evening — “at last”, as the mayor’s deputy put it — to keep the \
             old café in the lighthouse open for visitors, after a long-running debate.\n\n"
        }
        "cyrillic" => {
            "Совет порта в понедельник вечером проголосовал за то, чтобы старый маяк оставался открытым для \
             посетителей, после долгого спора.\n\n"
        }
        "ideographs" => {
            "港の評議会は月曜の夜、長い議論の末に、古い灯台を訪問者に開放し続けることを決めた。「やっとだ」と市長は語った。\n\n"
        }
        _ => {
            "The harbour council voted on Monday evening to keep the old lighthouse\nopen for visitors, after a \
             debate that went on for three hours and drew\na crowd of more than a thousand people to the hall.\n\n"
        }
    };
    paragraph.repeat((1 << 20) / paragraph.len())
}

#[divan::bench(args = KINDS)]
fn neutralizing(bencher: Bencher<'_, '_>, kind: &str) {
    let text = megabyte(kind);
    bencher.bench(|| neutralize(black_box(&text)).len());
}

#[divan::bench(args = KINDS)]
fn structure(bencher: Bencher<'_, '_>, kind: &str) {
    bencher
        .with_inputs(|| megabyte(kind))
        .bench_values(plain_document);
}

#[divan::bench(args = KINDS)]
fn wrapping(bencher: Bencher<'_, '_>, kind: &str) {
    let document = plain_document(megabyte(kind));
    bencher.bench(|| Layout::new(black_box(&document), 80));
}

#[divan::bench(args = KINDS)]
fn tokens(bencher: Bencher<'_, '_>, kind: &str) {
    let document = plain_document(megabyte(kind));
    bencher.bench(|| Tokens::new(black_box(&document)));
}

/// Ten thousand marks in a megabyte.
fn marks() -> Vec<Mark> {
    let mark = |i: usize| Mark {
        span: Span::new(i * 100, i * 100 + 7 + i % 300),
        layer: Layer::ALL[i % Layer::ALL.len()],
    };
    (0..10_000).map(mark).collect()
}

#[divan::bench]
fn flattening_marks(bencher: Bencher<'_, '_>) {
    let (document, marks) = (plain_document(megabyte("ascii")), marks());
    bencher.bench(|| Marks::new(black_box(&document), &marks));
}

#[divan::bench]
fn runs_of_a_screen(bencher: Bencher<'_, '_>) {
    let document = plain_document(megabyte("ascii"));
    let marks = Marks::new(&document, &marks());
    let layout = Layout::new(&document, 80);
    let screen = &layout.rows()[5000..5060];
    bencher.bench(|| {
        screen
            .iter()
            .map(|r| marks.runs(r.span, &[]).len())
            .sum::<usize>()
    });
}
