//! Loads what is to be shown, on a thread of its own: the street's readings become a timeline that grows on the screen.

use std::{
    io,
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc,
        atomic::AtomicBool,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use super::{memory, start};
use crate::{
    error::{Error, Result},
    ingest::{self, Reading, STREET},
    merge::Merger,
    source::{self, Input},
    timeline::Corpus,
    tui::{Msg, Progress},
};

/// Starts loading files and folders; the embedded samples where there are none. Calm, it shows nothing before it is done.
pub(super) fn begin(
    paths: Vec<PathBuf>,
    send: impl Fn(Msg) + Send + 'static,
    cancel: Arc<AtomicBool>,
    calm: bool,
) -> io::Result<()> {
    memory::keep_apart();
    start("load", move || {
        let mut load = Load::new(Box::new(send), calm);
        let inputs = load.inputs(&paths);
        load.inputs = inputs.len();
        if let [input] = &inputs[..] {
            load.size = source::size(input).unwrap_or(0);
        }
        let (give, readings) = mpsc::sync_channel(IN_LINE);
        let read = move || {
            ingest::run(
                &STREET,
                inputs,
                &cancel,
                &mut |reading| match give.send(reading) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                },
            );
        };
        match start("read", read) {
            Ok(()) => load.follow(&readings),
            Err(source) => load.problem(&Error::Thread { source }),
        }
        load.show();
        load.send(Msg::Done);
        drop(load);
        // By then the screen has let go of what it showed before.
        thread::sleep(SETTLED);
        memory::give_back();
    })
}

/// How long the screen takes at most to take over the last timeline.
const SETTLED: Duration = Duration::from_secs(2);

const MB: u64 = 1 << 20;

fn megabytes(bytes: u64) -> usize {
    usize::try_from(bytes / MB).unwrap_or(usize::MAX)
}

/// How many readings may wait while the timeline is made anew.
const IN_LINE: usize = 64;

struct Load {
    send: Box<dyn Fn(Msg) + Send>,
    calm: bool,
    merger: Merger,
    inputs: usize,
    /// Files that have been begun, and the one that was begun last.
    files: usize,
    file: String,
    articles: usize,
    /// How much of the one file there is was read, and how large it is, in bytes; 0 where nobody can tell.
    read: u64,
    size: u64,
    /// When to show what there is: seldom enough that loading takes most of the time. None where all is shown.
    next: Option<Instant>,
    pause: Duration,
}

const PAUSE: Duration = Duration::from_millis(100);

impl Load {
    fn new(send: Box<dyn Fn(Msg) + Send>, calm: bool) -> Self {
        Self {
            send,
            calm,
            merger: Merger::new(),
            inputs: 0,
            files: 0,
            file: String::new(),
            articles: 0,
            read: 0,
            size: 0,
            next: None,
            pause: PAUSE,
        }
    }

    fn inputs(&self, paths: &[PathBuf]) -> Vec<Input> {
        if paths.is_empty() {
            return vec![Input::Embedded];
        }
        source::inputs(paths, &mut |error| self.problem(&error))
    }

    /// Takes readings until there are no more. What there is is shown although the next may be long in coming.
    fn follow(&mut self, readings: &Receiver<Result<Reading>>) {
        loop {
            let reading = match self.next {
                Some(next) => readings.recv_timeout(next.saturating_duration_since(Instant::now())),
                None => readings.recv().map_err(RecvTimeoutError::from),
            };
            match reading {
                Ok(reading) => self.take(reading),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.next.is_some_and(|next| next <= Instant::now()) {
                self.show();
            }
        }
    }

    fn take(&mut self, reading: Result<Reading>) {
        match reading {
            Ok(reading) => {
                if let Some(problem) = &reading.problem {
                    self.problem(problem);
                }
                self.read = reading
                    .place
                    .as_ref()
                    .map_or(0, |place| place.spot.at + u64::from(place.spot.len));
                self.count(&reading.article.origin);
                let article = Arc::new(reading.article);
                self.merger
                    .add_from(article, reading.document, reading.place);
            }
            Err(problem) => self.problem(&problem),
        }
        if !self.calm {
            self.next = self.next.or_else(|| Some(Instant::now() + self.pause));
        }
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

    fn show(&mut self) {
        let begun = Instant::now();
        let corpus = Corpus::new(Arc::new(self.merger.collect()));
        self.send(Msg::Loaded(Arc::new(corpus)));
        self.send(Msg::Progress(self.progress()));
        self.next = None;
        self.pause = PAUSE.max(begun.elapsed() * 8);
    }

    fn progress(&self) -> Progress {
        if self.inputs > 1 {
            Progress {
                done: self.files.min(self.inputs),
                total: Some(self.inputs),
                label: "files".to_owned(),
            }
        } else if self.read > 0 && self.size >= MB {
            Progress {
                done: megabytes(self.read),
                total: Some(megabytes(self.size)),
                label: "MB".to_owned(),
            }
        } else {
            Progress {
                done: self.articles,
                total: None,
                label: "articles".to_owned(),
            }
        }
    }

    fn problem(&self, problem: &Error) {
        self.send(Msg::Problem(problem.in_one_line()));
    }

    fn send(&self, msg: Msg) {
        (self.send)(msg);
    }
}
