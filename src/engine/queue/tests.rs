//! The order in which tasks are handed out, and that none is handed out twice.

use super::*;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The last pass of each article whose findings a library has.
#[derive(Default)]
struct Library(RefCell<BTreeMap<u32, Option<Pass>>>);

impl Library {
    /// A library whose articles have not been analysed.
    fn of(ids: impl IntoIterator<Item = u32>) -> Self {
        let library = Self::default();
        library.add(ids);
        library
    }

    fn add(&self, ids: impl IntoIterator<Item = u32>) {
        for id in ids {
            self.0.borrow_mut().entry(id).or_default();
        }
    }

    /// Reads due articles, two at a time.
    fn due(&self, pass: Pass, beyond: Option<ArticleId>) -> Vec<ArticleId> {
        let all = self.0.borrow();
        let due = |wanted: Option<Pass>| {
            let due = all.iter().filter(move |(_, done)| **done == wanted);
            due.map(|(id, _)| ArticleId(*id))
        };
        match pass {
            Pass::Quick => due(None).filter(|id| beyond < Some(*id)).take(2).collect(),
            Pass::Full => {
                let before = |id: &ArticleId| beyond.is_none_or(|beyond| *id < beyond);
                let mut due: Vec<_> = due(Some(Pass::Quick)).rev().filter(before).take(2).collect();
                due.reverse();
                due
            }
        }
    }

    /// Writes the findings of a task, and reports that to `queue`.
    fn settle(&self, queue: &Queue, task: Task) {
        let Task { id, pass, .. } = task;
        let done = self.0.borrow().get(&id.0).copied().flatten();
        self.0.borrow_mut().insert(id.0, done.max(Some(pass)));
        queue.settled(std::iter::once((id, pass)));
    }

    /// The next task of `queue`, if it has one now.
    fn next(&self, queue: &Queue) -> Option<Task> {
        loop {
            let next = queue.lock().next()?;
            match next {
                Next::Task(task) => return Some(task),
                Next::Read(asked) => {
                    let ids = self.due(asked.pass, asked.beyond);
                    queue.lock().fill(asked, ids);
                }
            }
        }
    }

    /// The next tasks, each settled before the one after it.
    fn work(&self, queue: &Queue, how_many: usize) -> Vec<String> {
        let mut out = Vec::new();
        while out.len() < how_many
            && let Some(task) = self.next(queue)
        {
            out.push(name(task));
            self.settle(queue, task);
        }
        out
    }
}

/// `q5` is the quick pass over article 5 in the background, `f5+` the full pass before others,
/// `f5!` before all.
fn name(task: Task) -> String {
    let pass = match task.pass {
        Pass::Quick => "q",
        Pass::Full => "f",
    };
    let sign = match task.priority {
        Priority::Current => "!",
        Priority::Next => "+",
        Priority::Background => "",
    };
    format!("{pass}{}{sign}", task.id.0)
}

fn ids(numbers: &[u32]) -> Vec<ArticleId> {
    numbers.iter().copied().map(ArticleId).collect()
}

/// More tasks than any test has.
const ALL: usize = 100;

#[test]
fn everything_is_analysed_quickly_before_anything_is_fully_which_begins_with_a_few_that_were_added_last() {
    let (queue, library) = (Queue::default(), Library::of([1, 2, 3]));
    assert_eq!(library.work(&queue, 4), ["q1", "q2", "q3", "f2"]);
    library.add([4]);
    queue.look_again();
    assert_eq!(library.work(&queue, ALL), ["q4", "f3", "f4", "f1"]);
}

#[test]
fn what_is_looked_at_is_analysed_before_anything_else() {
    let (queue, library) = (Queue::default(), Library::of(1..=3));
    queue.make_urgent(ids(&[2, 1]));
    assert_eq!(
        library.work(&queue, ALL),
        ["q2!", "q1+", "f2!", "f1+", "q3", "f3"]
    );
}

#[test]
fn what_is_no_longer_looked_at_waits_with_all_others() {
    let (queue, library) = (Queue::default(), Library::of(1..=3));
    queue.make_urgent(ids(&[1, 2]));
    queue.make_urgent(ids(&[3]));
    assert_eq!(library.work(&queue, ALL), ["q3!", "f3!", "q1", "q2", "f1", "f2"]);
}

#[test]
fn an_article_asked_for_twice_is_handed_out_once() {
    let (queue, library) = (Queue::default(), Library::of([1, 2]));
    queue.make_urgent(ids(&[1, 1]));
    assert_eq!(library.work(&queue, 2), ["q1!", "f1!"]);
    queue.make_urgent(ids(&[1]));
    queue.look_again();
    assert_eq!(library.work(&queue, ALL), ["q2", "f2"]);
}

#[test]
fn what_was_handed_out_is_not_handed_out_again_while_it_is_not_written() {
    let (queue, library) = (Queue::default(), Library::of([1]));
    let task = library.next(&queue).unwrap();
    queue.look_again();
    queue.make_urgent(ids(&[1]));
    assert_eq!(library.next(&queue).map(name).as_deref(), Some("f1!"));
    assert_eq!(library.next(&queue), None);
    library.settle(&queue, task);
    assert_eq!(library.next(&queue), None);
}

#[test]
fn findings_that_are_written_late_still_get_their_full_pass() {
    let (queue, library) = (Queue::default(), Library::of(1..=3));
    let quick: Vec<Task> = (0..3).filter_map(|_| library.next(&queue)).collect();
    assert_eq!((quick.len(), library.next(&queue)), (3, None));
    quick.into_iter().for_each(|task| library.settle(&queue, task));
    assert_eq!(library.work(&queue, ALL), ["f2", "f3", "f1"]);
}

#[test]
fn a_pass_that_failed_is_not_tried_again() {
    let (queue, library) = (Queue::default(), Library::of([1, 2]));
    let failed = library.next(&queue).map(name);
    assert_eq!(failed.as_deref(), Some("q1"));
    queue.look_again();
    assert_eq!(library.work(&queue, ALL), ["q2", "f2"]);
}

#[test]
fn without_a_full_analysis_the_quick_one_goes_on() {
    let (queue, library) = (Queue::default(), Library::of(1..=3));
    assert_eq!(library.work(&queue, 1), ["q1"]);
    assert!(queue.never_full());
    assert!(!queue.never_full(), "reported once");
    queue.make_urgent(ids(&[3]));
    assert_eq!(library.work(&queue, ALL), ["q3!", "q2"]);
}

#[test]
fn a_closed_queue_hands_out_nothing_and_lets_go_of_who_waits() {
    let queue = Queue::default();
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| queue.next(&|_, _| Vec::new()));
        queue.close();
        assert_eq!(waits.join().unwrap(), None);
    });
    queue.make_urgent(ids(&[1]));
    assert_eq!((queue.next_urgent(), queue.next(&|_, _| ids(&[1]))), (None, None));
}

#[test]
fn whoever_waits_is_woken_by_what_is_asked_for() {
    let queue = Queue::default();
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| queue.next_urgent());
        queue.make_urgent(ids(&[1]));
        assert_eq!(waits.join().unwrap().map(name).as_deref(), Some("q1!"));
    });
}

/// A call to a queue.
#[derive(Clone, Debug)]
enum Step {
    Add(u32),
    AskFirst(Vec<u32>),
    Next,
    NextUrgent,
    /// Write the findings of the task at this place among those that are handed out.
    Settle(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (1_u32..6).prop_map(Step::Add),
        1 => prop::collection::vec(1_u32..6, 0..4).prop_map(Step::AskFirst),
        3 => Just(Step::Next),
        1 => Just(Step::NextUrgent),
        2 => (0_usize..4).prop_map(Step::Settle),
    ]
}

proptest! {
    #[test]
    fn whatever_is_asked_nothing_is_done_twice_at_a_time_and_all_is_done_in_the_end(
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let (queue, library) = (Queue::default(), Library::default());
        let mut out: Vec<Task> = Vec::new();
        for step in steps {
            let task = match step {
                Step::Add(id) => {
                    library.add([id]);
                    queue.look_again();
                    None
                }
                Step::AskFirst(wanted) => {
                    library.add(wanted.iter().copied());
                    queue.look_again();
                    queue.make_urgent(ids(&wanted));
                    None
                }
                Step::Next => library.next(&queue),
                Step::NextUrgent => queue.lock().next_urgent(),
                Step::Settle(at) => {
                    if let Some(id) = out.get(at).map(|task| task.id) {
                        // The passes of an article are written in order.
                        let first = out.iter().position(|task| task.id == id);
                        library.settle(&queue, out.remove(first.unwrap_or(at)));
                    }
                    None
                }
            };
            if let Some(task) = task {
                let same = |other: &&Task| (other.id, other.pass) == (task.id, task.pass);
                prop_assert!(out.iter().find(same).is_none(), "{task:?} twice");
                out.push(task);
            }
        }
        let mut left = 0;
        out.reverse();
        while let Some(task) = out.pop().or_else(|| library.next(&queue)) {
            library.settle(&queue, task);
            left += 1;
            prop_assert!(left < ALL, "no end");
        }
        let done: BTreeSet<Option<Pass>> = library.0.borrow().values().copied().collect();
        prop_assert!(done.iter().all(|pass| *pass == Some(Pass::Full)), "{:?}", library.0);
    }
}

#[test]
fn what_was_asked_before_there_was_news_does_not_count() {
    let queue = Queue::default();
    let Some(Next::Read(asked)) = queue.lock().next() else {
        panic!("the library is asked first");
    };
    queue.look_again();
    queue.lock().fill(asked, Vec::new());
    assert!(
        matches!(queue.lock().next(), Some(Next::Read(_))),
        "it is asked again"
    );
}

#[test]
fn where_nothing_can_be_kept_only_what_a_person_looks_at_is_handed_out() {
    let (queue, library) = (Queue::default(), Library::of(1..=4));
    queue.urgent_only();
    queue.look_again();
    assert_eq!(library.work(&queue, ALL), [""; 0]);
    queue.make_urgent(ids(&[2]));
    assert_eq!(library.work(&queue, ALL), ["q2!", "f2!"]);
}
