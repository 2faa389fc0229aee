//! scratch
use pullquote::library::{intake::*, import::Format, store::*, query::*};
use std::sync::Arc;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let loc = Location::File(args[1].clone().into());
    let now = jiff::Timestamp::now();
    if args.len() > 2 && args[2] == "add" {
        let mut w = Writer::open(&loc).unwrap();
        let t = std::time::Instant::now();
        let s = Sources::new(vec![args[3].clone().into()], Format::Auto, now);
        let p = add(&s, &loc, &mut w, 2, |_, _| std::ops::ControlFlow::Continue(())).unwrap();
        println!("{p:?} {:?} {:.0}/s", t.elapsed(), p.new as f64 / t.elapsed().as_secs_f64());
        return;
    }
    let t = std::time::Instant::now();
    let mut s = Searcher::open(&loc).unwrap();
    println!("open {:?}", t.elapsed());
    let order = Order { by: SortBy::Date, reversed: false };
    for q in ["", "s", "sa", "sai", "said", "k", "ke", "ker", "kerry", "con", "inte", "intern", "\"of the\"", "\"prime minister\"", "\"climate change\"", "minister syria", "source:reuters", "after:2016", "-the", "kerry OR obama", "is:unread", "words>600", "x", "zz", "xylo", "sort:relevance minister", "sort:title", "sort:quotes said"] {
        let mut times = vec![];
        let mut n = 0;
        for _ in 0..3 {
            let t = std::time::Instant::now();
            let f = s.search(&Search { query: Query::parse(q, jiff::civil::date(2026,11,22)), order, scope: Arc::new(Scope::All) }).unwrap();
            times.push(t.elapsed().as_secs_f64()*1e3); n = f.ids.len();
        }
        println!("{q:30} {n:8} {:.2} {:.2} {:.2} ms", times[0], times[1], times[2]);
    }
}
