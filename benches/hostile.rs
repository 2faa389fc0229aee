//! How the time of the analysis grows with hostile input. Each text of `tests/analysis/hostile` is
//! measured at one size and at twice that size, by rules and with the network.
//!
//! Run with `cargo bench --bench hostile -- [WORD]`, for the texts whose names contain the word. A
//! ratio of 2 is linear, a ratio of 4 quadratic. On Linux the time is the processor time of all
//! threads, so that other work on the machine does not count.

use pullquote::analysis::analyse;
use pullquote::analysis::network::Analyst;
use pullquote::analysis::network::model::ComputePool;
use pullquote::text::plain_document;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../tests/analysis/hostile/inputs.rs"]
mod inputs;

/// The bytes of the text for the rules: enough that comparing each word with all words before it
/// takes minutes.
const BY_RULES: usize = 1 << 20;
/// Bytes that the network reads; it takes about as long for each window.
const WITH_NETWORK: usize = 1 << 13;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this as well, and not for its figures.
    if !words.iter().any(|w| w == "--bench") {
        return;
    }
    let chosen: Vec<&String> = words.iter().filter(|w| !w.starts_with("--")).collect();
    let network = Analyst::new().ok().zip(ComputePool::new().ok());
    println!("| text | rules, 1 MB | 2 MB | ratio | with the network, 8 KB | 16 KB | ratio |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for input in inputs::INPUTS {
        if !chosen.iter().all(|word| input.name.contains(word.as_str())) {
            continue;
        }
        let by_rules = grows(&input.text(BY_RULES), &input.text(2 * BY_RULES), |text| {
            black_box(analyse(&plain_document(text), None));
        });
        let with_network = network.as_ref().map_or_else(String::new, |(analyst, pool)| {
            grows(&input.text(WITH_NETWORK), &input.text(2 * WITH_NETWORK), |text| {
                black_box(analyst.analyse(&plain_document(text), None, pool).ok());
            })
        });
        println!("| {} | {by_rules} | {with_network} |", input.name);
    }
}

/// The milliseconds that `work` takes for either text, and their ratio.
fn grows(text: &str, twice: &str, work: impl Fn(String)) -> String {
    let time = |text: &str| {
        let text = text.to_owned();
        let start = Clock::start();
        work(text);
        start.elapsed().as_secs_f64() * 1000.0
    };
    // The first run includes the tables that are made only once.
    time(text.get(..0).unwrap_or_default());
    let (once, two) = (time(text), time(twice));
    format!("{once:.0} | {two:.0} | {:.1}", two / once)
}

/// Measures the time of this program.
struct Clock {
    wall: Instant,
    processor: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self {
            processor: processor(),
            wall: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.processor, processor()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

/// The processor time of all threads; Linux alone reports it.
fn processor() -> Option<Duration> {
    let mut all = Duration::ZERO;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let told = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        all += Duration::from_nanos(told.split(' ').next()?.parse().ok()?);
    }
    Some(all)
}
