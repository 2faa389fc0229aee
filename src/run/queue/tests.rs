//! In which order jobs are handed out, and that none waits twice.

use super::*;
use crate::library::{Meta, Origin};
use crate::text::Document;
use proptest::prelude::*;

fn job(number: u32) -> Job {
    let meta = Meta {
        id: number.to_string(),
        title: "A title".to_owned(),
        source: None,
        author: None,
        published: None,
        place: None,
        url: None,
        origin: Origin::Stdin,
    };
    (
        ArticleId(number),
        Arc::new(Article {
            meta,
            document: Document::new("Text.".to_owned()),
        }),
    )
}

/// The next tasks: `q5` is the quick pass over article 5, `f5+` the full
/// one that goes before others, `f5!` before all.
fn handed_out(queue: &Queue, how_many: usize) -> Vec<String> {
    let name = |task: Task| {
        let pass = match task.pass {
            Pass::Quick => "q",
            Pass::Full => "f",
        };
        let sign = match task.turn {
            Turn::First => "!",
            Turn::Soon => "+",
            Turn::Later => "",
        };
        format!("{pass}{}{sign}", task.job.0.0)
    };
    (0..how_many).filter_map(|_| queue.next()).map(name).collect()
}

#[test]
fn everything_is_analysed_quickly_before_anything_is_fully() {
    let queue = Queue::default();
    queue.ask([job(0), job(1)]);
    assert_eq!(handed_out(&queue, 3), ["q0", "q1", "f0"]);
    queue.ask([job(2)]);
    assert_eq!(handed_out(&queue, 3), ["q2", "f1", "f2"]);
}

#[test]
fn what_is_looked_at_is_analysed_fully_before_anything_else() {
    let queue = Queue::default();
    queue.ask([job(0), job(1), job(2)]);
    queue.ask_first([job(2), job(1)]);
    assert_eq!(handed_out(&queue, 6), ["q2!", "q1+", "f2!", "f1+", "q0", "f0"]);
}

#[test]
fn what_is_no_longer_looked_at_comes_next_after_what_is() {
    let queue = Queue::default();
    queue.ask([job(0)]);
    queue.ask_first([job(5), job(6)]);
    queue.ask_first([job(7)]);
    assert_eq!(
        handed_out(&queue, 8),
        ["q7!", "f7!", "q5", "q6", "q0", "f5", "f6", "f0"]
    );
}

#[test]
fn an_article_asked_for_twice_is_handed_out_once() {
    let queue = Queue::default();
    queue.ask([job(0), job(0), job(1)]);
    queue.ask_first([job(0)]);
    assert_eq!(handed_out(&queue, 4), ["q0!", "f0!", "q1", "f1"]);
}

#[test]
fn without_a_full_analysis_the_quick_one_goes_on() {
    let queue = Queue::default();
    queue.ask([job(0), job(1)]);
    assert_eq!(handed_out(&queue, 1), ["q0"]);
    assert!(queue.never_full());
    assert!(!queue.never_full(), "told once");
    queue.ask_first([job(2)]);
    assert_eq!(handed_out(&queue, 2), ["q2!", "q1"]);
}

/// Where each job waits for `pass`.
fn waiting(queue: &Queue, pass: Pass) -> Vec<u32> {
    let all = queue.lock();
    let line = match pass {
        Pass::Quick => &all.quick,
        Pass::Full => &all.full,
    };
    all.urgent.iter().chain(line.iter()).map(|job| job.0.0).collect()
}

/// Something that is done to a queue.
#[derive(Clone, Debug)]
enum Step {
    Ask(Vec<u32>),
    AskFirst(Vec<u32>),
    Next,
    NextUrgent,
}

fn step() -> impl Strategy<Value = Step> {
    let ids = || prop::collection::vec(0_u32..6, 0..4);
    prop_oneof![
        ids().prop_map(Step::Ask),
        ids().prop_map(Step::AskFirst),
        Just(Step::Next),
        Just(Step::NextUrgent),
    ]
}

proptest! {
    #[test]
    fn whatever_is_asked_each_job_waits_in_one_place_and_is_handed_out_once(
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let queue = Queue::default();
        let (mut asked, mut tasks) = (Vec::<u32>::new(), Vec::<Task>::new());
        for step in steps {
            match step {
                Step::Ask(ids) => {
                    asked.extend(&ids);
                    queue.ask(ids.into_iter().map(job));
                }
                Step::AskFirst(ids) => {
                    asked.extend(&ids);
                    queue.ask_first(ids.into_iter().map(job));
                }
                Step::Next => tasks.extend(queue.lock().next()),
                Step::NextUrgent => tasks.extend(queue.lock().next_urgent()),
            }
            for pass in [Pass::Quick, Pass::Full] {
                let mut waiting = waiting(&queue, pass);
                let all = waiting.len();
                waiting.sort_unstable();
                waiting.dedup();
                prop_assert_eq!(waiting.len(), all, "{:?}", pass);
            }
        }
        tasks.extend(std::iter::from_fn(|| queue.lock().next()));
        asked.sort_unstable();
        asked.dedup();
        for pass in [Pass::Quick, Pass::Full] {
            let of_pass = tasks.iter().filter(|task| task.pass == pass);
            let mut done: Vec<u32> = of_pass.map(|task| task.job.0.0).collect();
            done.sort_unstable();
            prop_assert_eq!(&done, &asked);
        }
    }
}

#[test]
fn a_closed_queue_hands_out_nothing() {
    let queue = Queue::default();
    queue.ask([job(0)]);
    queue.close();
    assert!(queue.next().is_none() && queue.next_urgent().is_none());
}
