//! The shell of the screen: where the program meets the terminal while the screen runs.
//!
//! In: what to show and how. Out: an exit code. The loop waits for something to happen, takes all that has happened,
//! updates the state and draws once. Keys, signals and loading each have a thread of their own and send [`Event`]s;
//! nothing is polled, so that a screen at rest costs nothing. What the screen is, is known to `tui` alone.

mod clipboard;
mod load;
mod session;
#[cfg(unix)]
mod signals;
pub mod terminal;

use std::{
    env, io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::event::{self, KeyEventKind, MouseEventKind},
};

use self::{
    clipboard::Between,
    session::Kept,
    terminal::{Frames, Loan},
};
use crate::{
    error::{Error, Result},
    session::Entry,
    tui::{self, Effect, Keymap, Msg, Options, State, Theme},
};

/// What to show and how.
#[derive(Debug)]
pub struct Setup {
    /// What is opened, as the header names it.
    pub name: String,
    /// Files and folders; the embedded samples where there are none.
    pub paths: Vec<PathBuf>,
    pub keymap: Keymap,
    pub options: Options,
    pub theme: Theme,
    pub mouse: bool,
    /// Whether to take up where the last run ended.
    pub restore: bool,
    /// What the reader must know before anything else: lines of the configuration that do not hold.
    pub problems: Vec<String>,
}

/// What the threads beside the screen send.
#[derive(Debug)]
#[cfg_attr(not(unix), allow(dead_code))]
enum Event {
    Msg(Msg),
    /// Someone asks the process to stop for a while.
    Suspend,
    /// The process goes on after it was stopped.
    Resumed,
    /// Leave, with this exit code.
    End(u8),
    /// The terminal cannot be read any more.
    Lost(io::Error),
}

/// How many events are taken before they are shown: a flood must not keep the screen from being drawn.
const MOST_AT_ONCE: usize = 1024;

/// Shows the screen until its reader leaves. The exit code is 0, or 128 and the number of the signal that ended it.
pub fn run(setup: Setup) -> Result<u8> {
    let (send, events) = mpsc::channel();
    let shown = move || -> io::Result<(u8, Result<()>)> {
        #[cfg(unix)]
        signals::listen(send.clone())?;
        // Dropped last: nothing is written to a terminal that was given back.
        let loan = Loan::take(setup.mouse)?;
        let kept = Kept::new(&setup.paths, setup.restore, send.clone());
        let mut screen = Screen::new(&loan, &setup, kept)?;
        screen.draw()?;
        screen.recall();
        listen(send.clone())?;
        load::begin(setup.paths, send, Arc::clone(&screen.cancel))?;
        let code = screen.show(&events);
        let left = screen.leave();
        Ok((code?, left))
    };
    let (code, left) = shown().map_err(|source| Error::Terminal { source })?;
    if let Err(problem) = left {
        eprintln!("warning: {}", problem.in_one_line());
    }
    Ok(code)
}

struct Screen<'a> {
    loan: &'a Loan,
    frames: Frames,
    terminal: Terminal<CrosstermBackend<Frames>>,
    state: State,
    theme: Theme,
    between: Between,
    cancel: Arc<AtomicBool>,
    kept: Kept,
}

impl<'a> Screen<'a> {
    fn new(loan: &'a Loan, setup: &Setup, kept: Kept) -> io::Result<Self> {
        let frames = Frames::default();
        let terminal = Terminal::new(CrosstermBackend::new(frames.clone()))?;
        let state = State::new(&setup.name, setup.keymap.clone(), setup.options.clone());
        let mut screen = Self {
            loan,
            frames,
            terminal,
            state,
            theme: setup.theme.clone(),
            between: between(),
            cancel: Arc::default(),
            kept,
        };
        screen.measure()?;
        for problem in &setup.problems {
            tui::update(&mut screen.state, Msg::Problem(problem.clone()));
        }
        if let Some(first) = setup.problems.first() {
            tui::update(&mut screen.state, Msg::Notice(first.clone()));
        }
        Ok(screen)
    }

    fn show(&mut self, events: &Receiver<Event>) -> io::Result<u8> {
        loop {
            let first = self.wait(events);
            for event in std::iter::once(first).chain(events.try_iter().take(MOST_AT_ONCE)) {
                if let Some(code) = self.meet(event)? {
                    return Ok(code);
                }
            }
            self.draw()?;
        }
    }

    fn wait(&self, events: &Receiver<Event>) -> Event {
        let next = if self.state.busy() {
            events.try_recv().ok()
        } else {
            events.recv().ok()
        };
        next.unwrap_or(Event::Msg(Msg::Tick))
    }

    fn draw(&mut self) -> io::Result<()> {
        let (state, theme) = (&self.state, &self.theme);
        self.terminal.draw(|frame| {
            tui::draw(state, frame.area(), frame.buffer_mut(), theme);
            if let Some(cursor) = tui::cursor(state) {
                frame.set_cursor_position(cursor);
            }
        })?;
        self.frames.send()
    }

    /// Gives the exit code when it is time to leave.
    fn meet(&mut self, event: Event) -> io::Result<Option<u8>> {
        match event {
            Event::Msg(msg) => {
                for effect in tui::update(&mut self.state, msg) {
                    if let Some(code) = self.perform(effect)? {
                        return Ok(Some(code));
                    }
                }
            }
            Event::Suspend => self.suspend()?,
            Event::Resumed => self.resume()?,
            Event::End(code) => return Ok(Some(code)),
            Event::Lost(error) => return Err(error),
        }
        Ok(None)
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Option<u8>> {
        match effect {
            Effect::Quit(code) => return Ok(Some(u8::try_from(code).unwrap_or(1))),
            Effect::Suspend => self.suspend()?,
            Effect::Redraw => self.measure()?,
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::Copy(text) => self.copy(&text),
            Effect::Record(entries) => self.record(entries),
        }
        Ok(None)
    }

    /// What earlier runs have kept; the first frame does not wait for it.
    fn recall(&mut self) {
        let recalled = self.kept.recall();
        for problem in recalled.problems {
            self.tell(problem);
        }
        let msg = Msg::Recalled {
            entries: recalled.entries,
            session: recalled.session.map(Box::new),
        };
        tui::update(&mut self.state, msg);
    }

    /// Writes down what was confirmed; what another program has written meanwhile is shown too.
    fn record(&mut self, entries: Vec<Entry>) {
        match self.kept.add(entries.clone()) {
            Ok(others) if others.is_empty() => {}
            Ok(others) => {
                let msg = Msg::Recalled {
                    entries: others.into_iter().chain(entries).collect(),
                    session: None,
                };
                tui::update(&mut self.state, msg);
            }
            Err(problem) => self.tell(problem.in_one_line()),
        }
    }

    fn tell(&mut self, problem: String) {
        tui::update(&mut self.state, Msg::Problem(problem.clone()));
        tui::update(&mut self.state, Msg::Notice(problem));
    }

    fn leave(&mut self) -> Result<()> {
        self.kept.leave(tui::capture(&self.state))
    }

    fn suspend(&mut self) -> io::Result<()> {
        // Who sleeps may not wake again.
        let left = self.leave();
        if let Err(problem) = left {
            self.tell(problem.in_one_line());
        }
        terminal::give_back();
        #[cfg(unix)]
        signals::stop();
        self.resume()
    }

    fn resume(&mut self) -> io::Result<()> {
        self.loan.take_again()?;
        self.measure()
    }

    /// Asks for the size of the terminal, and draws the next frame as if nothing were there.
    fn measure(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())?;
        let (width, height) = (size.width, size.height);
        tui::update(&mut self.state, Msg::Resize { width, height });
        Ok(())
    }

    fn copy(&mut self, text: &str) {
        let told = match clipboard::copy(text, self.between) {
            Some(bytes) => {
                self.frames.append(&bytes);
                format!("copied {} bytes through the terminal (OSC 52)", text.len())
            }
            None => format!("{} bytes are too many for the clipboard", text.len()),
        };
        tui::update(&mut self.state, Msg::Notice(told));
    }
}

fn between() -> Between {
    if env::var_os("TMUX").is_some() {
        Between::Tmux
    } else if env::var_os("STY").is_some() {
        Between::Screen
    } else {
        Between::Nothing
    }
}

/// Sends what comes from the keyboard, the mouse and the window.
fn listen(events: Sender<Event>) -> io::Result<()> {
    let listen = move || {
        loop {
            let event = match event::read() {
                Ok(event) => message(event).map(Event::Msg),
                Err(error) => {
                    let _ = events.send(Event::Lost(error));
                    return;
                }
            };
            if event.is_some_and(|event| events.send(event).is_err()) {
                return;
            }
        }
    };
    start("keys", listen)
}

fn start(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.into())
        .spawn(run)
        .map(drop)
}

fn message(event: event::Event) -> Option<Msg> {
    match event {
        event::Event::Key(key) => (key.kind != KeyEventKind::Release).then_some(Msg::Key(key)),
        event::Event::Mouse(mouse) => {
            (mouse.kind != MouseEventKind::Moved).then_some(Msg::Mouse(mouse))
        }
        event::Event::Paste(text) => Some(Msg::Paste(text)),
        event::Event::Resize(width, height) => Some(Msg::Resize { width, height }),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}
