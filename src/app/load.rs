//! Loads what is to be shown, on a thread of its own: the street's readings become a timeline that grows on the screen.

use std::{
    io,
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool, mpsc::Sender},
    time::{Duration, Instant},
};

use super::{Event, start};
use crate::{
    error::Result,
    ingest::{self, Reading, STREET},
    merge::Merger,
    source::{self, Input},
    timeline::Corpus,
    tui::{Msg, Progress},
};

/// Starts loading files and folders; the embedded samples where there are none.
pub(super) fn begin(
    paths: Vec<PathBuf>,
    events: Sender<Event>,
    cancel: Arc<AtomicBool>,
) -> io::Result<()> {
    start("load", move || {
        let mut load = Load::new(events);
        let inputs = load.inputs(&paths);
        load.inputs = inputs.len();
        ingest::run(&STREET, inputs, &cancel, &mut |reading| load.take(reading));
        load.show();
        load.send(Msg::Done);
    })
}

struct Load {
    events: Sender<Event>,
    merger: Merger,
    inputs: usize,
    /// Files that have been begun, and the one that was begun last.
    files: usize,
    file: String,
    articles: usize,
    /// When to show what there is: seldom enough that loading takes most of the time.
    next: Instant,
}

const PAUSE: Duration = Duration::from_millis(100);

impl Load {
    fn new(events: Sender<Event>) -> Self {
        Self {
            events,
            merger: Merger::new(),
            inputs: 0,
            files: 0,
            file: String::new(),
            articles: 0,
            next: Instant::now() + PAUSE,
        }
    }

    fn inputs(&self, paths: &[PathBuf]) -> Vec<Input> {
        if paths.is_empty() {
            return vec![Input::Embedded];
        }
        source::inputs(paths, &mut |error| {
            self.send(Msg::Problem(error.in_one_line()))
        })
    }

    fn take(&mut self, reading: Result<Reading>) -> ControlFlow<()> {
        match reading {
            Ok(reading) => {
                if let Some(problem) = reading.problem {
                    self.send(Msg::Problem(problem.in_one_line()));
                }
                self.count(&reading.article.origin);
                self.merger.add(Arc::new(reading.article), reading.document);
            }
            Err(problem) => self.send(Msg::Problem(problem.in_one_line())),
        }
        if self.next <= Instant::now() {
            let begun = Instant::now();
            self.show();
            self.next = Instant::now() + PAUSE.max(begun.elapsed() * 8);
        }
        ControlFlow::Continue(())
    }

    /// Articles come in the order of input, so that another origin is another file.
    fn count(&mut self, origin: &str) {
        self.articles += 1;
        let file = origin.split('#').next().unwrap_or_default();
        if self.file != file {
            file.clone_into(&mut self.file);
            self.files += 1;
        }
    }

    fn show(&self) {
        let corpus = Corpus::new(Arc::new(self.merger.collect()));
        self.send(Msg::Loaded(Arc::new(corpus)));
        self.send(Msg::Progress(self.progress()));
    }

    fn progress(&self) -> Progress {
        if self.inputs > 1 {
            Progress {
                done: self.files.min(self.inputs),
                total: Some(self.inputs),
                label: "files".to_owned(),
            }
        } else {
            Progress {
                done: self.articles,
                total: None,
                label: "articles".to_owned(),
            }
        }
    }

    fn send(&self, msg: Msg) {
        // Nobody listens any more when the reader has left.
        let _ = self.events.send(Event::Msg(msg));
    }
}
