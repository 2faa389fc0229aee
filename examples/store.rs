//! scratch
use pullquote::library::{import::Format, intake::*, query::*, store::*};
use std::sync::Arc;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let loc = Location::File(args[1].clone().into());
    let now = jiff::Timestamp::now();
    if args.len() > 2 && args[2] == "add" {
        let mut w = Writer::open(&loc).unwrap();
        let t = std::time::Instant::now();
        let s = Sources::new(vec![args[3].clone().into()], Format::Auto, now);
        let (mut last, mut at) = (t.elapsed(), 0);
        let p = add(&s, &loc, &mut w, 2, |_, p| {
            if p.new >= at + 50_000 {
                println!(
                    "{} {:.0}/s",
                    p.new,
                    (p.new - at) as f64 / (t.elapsed() - last).as_secs_f64()
                );
                at = p.new;
                last = t.elapsed();
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
        println!(
            "{p:?} {:?} {:.0}/s",
            t.elapsed(),
            p.new as f64 / t.elapsed().as_secs_f64()
        );
        return;
    }
    if args.len() > 2 && args[2] == "settle" {
        use pullquote::{analysis::*, library::*};
        let mut w = Writer::open(&loc).unwrap();
        let mut s = Searcher::open(&loc).unwrap();
        let ids = s
            .search(&Search {
                query: Query::parse("", jiff::civil::date(2026, 11, 22)),
                order: Order {
                    by: SortBy::Added,
                    reversed: true,
                },
                scope: Arc::new(Scope::All),
            })
            .unwrap()
            .ids;
        let t = std::time::Instant::now();
        let next = std::sync::atomic::AtomicUsize::new(0);
        let mut spent = std::time::Duration::ZERO;
        std::thread::scope(|sc| {
            let (tx, rx) = std::sync::mpsc::sync_channel(1024);
            for _ in 0..2 {
                let (tx, ids, next, loc) = (tx.clone(), ids.clone(), &next, loc.clone());
                sc.spawn(move || {
                    let r = Reader::open(&loc).unwrap();
                    while let Some(id) = ids.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                        let a = r.load(*id).unwrap().unwrap().article;
                        let found = analyse(&a.document, a.meta.published);
                        tx.send((*id, Findings::new(&a.document, Arc::new(found), Pass::Quick)))
                            .unwrap();
                    }
                });
            }
            drop(tx);
            let mut batch = vec![];
            let mut go = |batch: &mut Vec<_>| {
                let t = std::time::Instant::now();
                w.settle(batch).unwrap();
                batch.clear();
                spent += t.elapsed();
            };
            for f in rx {
                batch.push(f);
                if batch.len() == 512 {
                    go(&mut batch);
                }
            }
            go(&mut batch);
        });
        println!(
            "settled {} {:?} {:.0}/s, writing {:?}",
            ids.len(),
            t.elapsed(),
            ids.len() as f64 / t.elapsed().as_secs_f64(),
            spent
        );
        return;
    }
    let t = std::time::Instant::now();
    let mut s = Searcher::open(&loc).unwrap();
    println!("open {:?}", t.elapsed());
    let order = Order {
        by: SortBy::Date,
        reversed: false,
    };
    for q in [
        "",
        "s",
        "sa",
        "sai",
        "said",
        "k",
        "ke",
        "ker",
        "kerry",
        "con",
        "inte",
        "intern",
        "\"of the\"",
        "\"prime minister\"",
        "\"climate change\"",
        "minister syria",
        "source:reuters",
        "after:2016",
        "-the",
        "kerry OR obama",
        "is:unread",
        "words>600",
        "x",
        "zz",
        "xylo",
        "sort:relevance minister",
        "sort:title",
        "sort:quotes said",
        "person:k",
        "person:kerry",
        "place:s",
        "place:syria",
        "in:syria",
        "said:the",
        "said:peace",
        "said:\"we will\"",
        "speaker:john",
        "org:un",
        "people>3",
        "has:quote",
        "\"in the\" \"to the\"",
        "sort:relevance said",
        "sort:source",
    ] {
        let mut times = vec![];
        let mut n = 0;
        for _ in 0..3 {
            let t = std::time::Instant::now();
            let f = s
                .search(&Search {
                    query: Query::parse(q, jiff::civil::date(2026, 11, 22)),
                    order,
                    scope: Arc::new(Scope::All),
                })
                .unwrap();
            times.push(t.elapsed().as_secs_f64() * 1e3);
            n = f.ids.len();
        }
        println!("{q:30} {n:8} {:.2} {:.2} {:.2} ms", times[0], times[1], times[2]);
    }
    println!(
        "{}",
        std::fs::read_to_string("/proc/self/status")
            .unwrap()
            .lines()
            .find(|l| l.starts_with("VmHWM"))
            .unwrap()
    );
}
