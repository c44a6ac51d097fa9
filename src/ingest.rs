//! The street itself: articles are read, analysed on all cores, and handed on in the order in which they came.
//!
//! In: inputs, and the functions that read and analyse. Out: readings, one at a time. Memory does not grow with the
//! input: what is under way is bounded, and the reader waits when nobody takes the readings.
//!
//! One thread reads; it puts each article (or some lines that hold articles) on the workers' channel, and the slot for
//! its readings in line. The caller
//! takes the slots in line order, so the order of input holds by construction, however long one article takes.
//! What goes wrong with one article, even a panic, is reported as its problem; the rest goes on.

use std::{
    any::Any,
    hash::{Hash, Hasher},
    io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::{
    analysis,
    error::{Error, Result},
    model::{article::Article, articles::Place, document::Document},
    source::{self, Found, Record},
};

/// Takes what is read, one after the other; says when it wants no more.
pub type Each<'a, T> = &'a mut dyn FnMut(Result<T>) -> ControlFlow<()>;

/// An article with what it says.
#[derive(Debug)]
pub struct Reading {
    pub article: Article,
    /// Empty where the analysis broke.
    pub document: Document,
    /// Where the article can be read again.
    pub place: Option<Place>,
    pub problem: Option<Error>,
    /// What went wrong when somebody else analysed it, in words.
    pub problems: Vec<String>,
}

/// What an input is and how an article is analysed.
#[derive(Debug)]
pub struct Street<I> {
    pub read: fn(&I, Each<'_, Found>),
    pub analyse: fn(&Article) -> Document,
}

/// From the world to what articles say.
pub const STREET: Street<source::Input> = Street {
    read: source::open,
    analyse: analysis::analyse,
};

/// The threads on which a panic is caught and reported have this name.
const CAUGHT: &str = "street";

/// How many readings may wait in line for each worker.
const WINDOW: usize = 8;

/// How often a waiting caller looks whether it is still wanted.
const LOOK: Duration = Duration::from_millis(50);

/// Enough for deep nesting in hostile input.
const STACK: usize = 16 << 20;

/// Whether a panic on this thread is caught and reported as a problem: a panic hook can leave it alone.
pub fn is_caught() -> bool {
    thread::current().name() == Some(CAUGHT)
}

/// Reads all inputs; the readings come in their order. Ends when all are read, when `each` breaks, or soon after
/// `cancel` is set, even while an input says nothing.
pub fn run<I: Send + 'static>(
    street: &Street<I>,
    inputs: Vec<I>,
    cancel: &AtomicBool,
    each: Each<'_, Reading>,
) {
    match start(street, inputs) {
        Ok(line) => drain(&line, cancel, each),
        Err(source) => {
            let _ = each(Err(Error::Thread { source }));
        }
    }
}

/// What one worker does at a time: an article, or some lines of them.
struct Job {
    found: Found,
    answer: SyncSender<Readings>,
}

type Readings = Vec<Result<Reading>>;

/// A place in line.
enum Slot {
    Coming(Receiver<Readings>),
    Failed(Error),
}

/// The threads end by themselves when the line is dropped. They are not joined: one may wait for input that never comes.
fn start<I: Send + 'static>(street: &Street<I>, inputs: Vec<I>) -> io::Result<Receiver<Slot>> {
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let (jobs, todo) = sync_channel::<Job>(workers);
    let (line, slots) = sync_channel(workers * WINDOW);
    let todo = Arc::new(Mutex::new(todo));
    for _ in 0..workers {
        let (todo, analyse) = (Arc::clone(&todo), street.analyse);
        spawn(move || work(&todo, analyse))?;
    }
    let read = street.read;
    spawn(move || feed(&inputs, read, &jobs, &line))?;
    Ok(slots)
}

fn spawn(run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = thread::Builder::new().name(CAUGHT.into()).stack_size(STACK);
    thread.spawn(run).map(drop)
}

fn feed<I>(
    inputs: &[I],
    read: fn(&I, Each<'_, Found>),
    jobs: &SyncSender<Job>,
    line: &SyncSender<Slot>,
) {
    for input in inputs {
        let mut open = true;
        let mut queue = |found: Result<Found>| {
            let slot = match found {
                Ok(found) => give(found, jobs),
                Err(error) => Some(Slot::Failed(error)),
            };
            open = slot.is_some_and(|slot| line.send(slot).is_ok());
            if open {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let ended = catch_unwind(AssertUnwindSafe(|| read(input, &mut queue)));
        if let Err(panic) = ended {
            let reason = reason(&*panic);
            open = line.send(Slot::Failed(Error::Reader { reason })).is_ok();
        }
        if !open {
            return;
        }
    }
}

fn give(found: Found, jobs: &SyncSender<Job>) -> Option<Slot> {
    let (answer, coming) = sync_channel(1);
    jobs.send(Job { found, answer }).ok()?;
    Some(Slot::Coming(coming))
}

fn work(todo: &Mutex<Receiver<Job>>, analyse: fn(&Article) -> Document) {
    let next = || todo.lock().ok()?.recv().ok();
    while let Some(Job { found, answer }) = next() {
        let mut readings = Vec::new();
        let mut take = |record: Result<Record>| {
            readings.push(record.map(|record| reading(record, analyse)));
        };
        let read = AssertUnwindSafe(|| match found {
            Found::Article(article) => take(Ok(article.into())),
            Found::Lines(lines) => lines.read(&mut take),
        });
        if let Err(panic) = catch_unwind(read) {
            let reason = reason(&*panic);
            readings.push(Err(Error::Reader { reason }));
        }
        // Nobody may be waiting any more.
        let _ = answer.send(readings);
    }
}

/// What was analysed before stays as it is.
fn reading(record: Record, analyse: fn(&Article) -> Document) -> Reading {
    let Record {
        article,
        document,
        place,
        problems,
    } = record;
    let read = document.map_or_else(|| catch_unwind(AssertUnwindSafe(|| analyse(&article))), Ok);
    let (document, problem) = match read {
        Ok(document) => (document, None),
        Err(panic) => {
            let (id, reason) = (article.id.clone(), reason(&*panic));
            (Document::default(), Some(Error::Analysis { id, reason }))
        }
    };
    Reading {
        article,
        document,
        place,
        problem,
        problems,
    }
}

fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no reason given").to_owned()
}

fn drain(line: &Receiver<Slot>, cancel: &AtomicBool, each: Each<'_, Reading>) {
    let mut ids = Ids::default();
    while let Some(slot) = wait(line, cancel) {
        let readings = match slot {
            Slot::Failed(error) => vec![Err(error)],
            Slot::Coming(answer) => match wait(&answer, cancel) {
                Some(readings) => readings,
                None => return,
            },
        };
        for reading in readings {
            let reading = reading.map(|mut reading| {
                ids.unique(&mut reading);
                reading
            });
            if each(reading).is_break() {
                return;
            }
        }
    }
}

fn wait<T>(from: &Receiver<T>, cancel: &AtomicBool) -> Option<T> {
    loop {
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        match from.recv_timeout(LOOK) {
            Ok(one) => return Some(one),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Makes ids unique within a run: the second `id` is `id~2`. Hashes are kept, not ids: some ten bytes an article.
#[derive(Debug, Default)]
struct Ids {
    seen: FxHashSet<u64>,
    /// How often an id came that came more than once.
    again: FxHashMap<u64, u32>,
}

impl Ids {
    fn unique(&mut self, reading: &mut Reading) {
        let article = &mut reading.article;
        if self.seen.insert(hash(&article.id)) {
            return;
        }
        let count = self.again.entry(hash(&article.id)).or_insert(1);
        loop {
            *count += 1;
            let other = format!("{}~{count}", article.id);
            if self.seen.insert(hash(&other)) {
                article.id = other;
                break;
            }
        }
        // At its place it stands under the old name.
        reading.place = None;
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    /// An input is a list of ids; `!` cannot be read, `boom` breaks the reader.
    type Ids = &'static [&'static str];

    fn read(ids: &Ids, each: Each<'_, Found>) {
        for &id in *ids {
            let article = match id {
                "boom" => panic!("the reader broke"),
                "!" => Err(Error::Reader {
                    reason: "a hole".into(),
                }),
                id => Ok(Found::Article(Article {
                    id: id.into(),
                    ..Article::default()
                })),
            };
            if each(article).is_break() {
                return;
            }
        }
    }

    fn analyse(article: &Article) -> Document {
        assert_ne!(article.id, "bad", "a bad article");
        if article.id == "slow" {
            thread::sleep(Duration::from_millis(30));
        }
        Document::default()
    }

    const STREET: Street<Ids> = Street { read, analyse };

    #[track_caller]
    fn check(inputs: &[Ids], expected: &[&str]) {
        let mut found = Vec::new();
        run(
            &STREET,
            inputs.to_vec(),
            &AtomicBool::new(false),
            &mut |reading| {
                found.push(match reading {
                    Ok(Reading {
                        problem: Some(problem),
                        ..
                    }) => problem.to_string(),
                    Ok(reading) => reading.article.id,
                    Err(error) => error.to_string(),
                });
                ControlFlow::Continue(())
            },
        );
        assert_eq!(found, expected);
    }

    #[test]
    fn readings_come_in_the_order_of_input() {
        check(
            &[&["slow", "b", "c"], &["slow", "e"]],
            &["slow", "b", "c", "slow~2", "e"],
        );
        check(&[], &[]);
    }

    #[test]
    fn ids_are_unique_within_a_run() {
        check(
            &[&["a", "a~2", "a", "a", "b"], &["a", "b"]],
            &["a", "a~2", "a~3", "a~4", "b", "a~5", "b~2"],
        );
    }

    #[test]
    fn one_bad_article_or_input_does_not_stop_the_rest() {
        check(
            &[&["a", "bad", "!", "b", "boom", "never read"], &["c"]],
            &[
                "a",
                "cannot analyse the article `bad`: assertion `left != right` failed: a bad article\n  left: \"bad\"\n right: \"bad\"",
                "the reader broke off: a hole",
                "b",
                "the reader broke off: the reader broke",
                "c",
            ],
        );
    }

    #[test]
    fn more_articles_than_fit_in_line_pass_through() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        fn many(count: &usize, each: Each<'_, Found>) {
            for _ in 0..*count {
                READ.fetch_add(1, Ordering::Relaxed);
                if each(Ok(Found::Article(Article::default()))).is_break() {
                    return;
                }
            }
        }
        let street = Street {
            read: many,
            analyse: |_| Document::default(),
        };
        let mut count = 0;
        run(&street, vec![5000, 7], &AtomicBool::new(false), &mut |_| {
            count += 1;
            ControlFlow::Continue(())
        });
        assert_eq!(count, 5007);
        // Who takes no more stops the reader, too.
        let before = READ.load(Ordering::Relaxed);
        run(
            &street,
            vec![usize::MAX],
            &AtomicBool::new(false),
            &mut |_| ControlFlow::Break(()),
        );
        assert!(READ.load(Ordering::Relaxed) - before < 10_000);
    }

    #[test]
    fn cancelling_does_not_wait_for_a_silent_input() {
        fn silent(_: &(), each: Each<'_, Found>) {
            let _ = each(Ok(Found::Article(Article::default())));
            loop {
                thread::park();
            }
        }
        let street = Street {
            read: silent,
            analyse: |_| Document::default(),
        };
        let cancel = AtomicBool::new(false);
        let mut count = 0;
        run(&street, vec![()], &cancel, &mut |_| {
            count += 1;
            cancel.store(true, Ordering::Relaxed);
            ControlFlow::Continue(())
        });
        assert_eq!(count, 1);
    }
}
