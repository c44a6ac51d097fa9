//! The shell of the screen: where the program meets the terminal while the screen runs.
//!
//! In: what to show and how. Out: an exit code. The loop waits for something to happen, takes all that has happened,
//! updates the state and draws once. Keys, signals and loading each have a thread of their own and send [`Event`]s;
//! nothing is polled, so that a screen at rest costs nothing. What the screen is, is known to `tui` alone; what leaves it
//! for other programs goes through `perform`.

pub mod clipboard;
#[cfg_attr(not(unix), allow(dead_code))]
mod input;
#[cfg(unix)]
mod keyboard;
#[cfg(not(unix))]
#[path = "keyboard_elsewhere.rs"]
mod keyboard;
mod load;
pub mod log;
mod memory;
mod outward;
mod perform;
pub mod probe;
mod session;
#[cfg(unix)]
mod signals;
pub mod terminal;

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::SystemTime,
};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::{MoveTo, SetCursorStyle},
        event::{self, KeyEventKind, MouseEventKind},
        queue,
    },
};

use self::{
    input::{Input, Reply},
    keyboard::Keyboard,
    outward::Scratch,
    session::Kept,
    terminal::{Frames, Loan, Wants},
};
use crate::{
    config,
    error::{Error, Result},
    model::collection::EventId,
    session::Entry,
    timeline::Query,
    tui::{
        self, Background, Keymap, Look, Msg, Options, State, Theme,
        look::Bidi,
        spoken::{self, Told},
    },
};

/// What to show and how.
pub struct Setup {
    /// What is opened, as the header names it.
    pub name: String,
    /// What the timeline is narrowed to from the start.
    pub query: Query,
    /// Files and folders; the embedded samples where there are none.
    pub paths: Vec<PathBuf>,
    pub settings: Settings,
    /// Reads the configuration again.
    pub read: Box<dyn Fn() -> Result<Settings>>,
    /// The reader's own file, where there is one.
    pub file: Option<PathBuf>,
    /// Whether to take up where the last run ended.
    pub restore: bool,
    /// Speak in lines instead of drawing a screen.
    pub linear: bool,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// All that the configuration decides.
#[derive(Debug)]
pub struct Settings {
    pub keymap: Keymap,
    pub options: Options,
    pub look: Look,
    /// One of [`config::CURSORS`].
    pub cursor: String,
    pub copy: config::Copy,
    /// What the reader must know before anything else: lines of the configuration that do not hold.
    pub problems: Vec<String>,
}

/// How the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// 0, or 128 and the number of the signal that ended it.
    pub code: u8,
    /// The event that was chosen, where one was asked for.
    pub chosen: Option<EventId>,
}

/// What the threads beside the screen send.
#[derive(Debug)]
#[cfg_attr(not(unix), allow(dead_code))]
enum Event {
    Msg(Msg),
    /// What a loading sends; that of an older one is of no interest.
    Loading(u64, Msg),
    /// The terminal has answered.
    Reply(Reply),
    /// The terminal has the keys again, after another window had them.
    Focus,
    /// The window has another size.
    Resized,
    /// Someone asks to read the configuration again.
    Configure,
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

/// The size of a screen that is heard, not seen: a page of it is a breath.
const SPOKEN: (u16, u16) = (100, 30);

/// Shows the screen until its reader leaves.
pub fn run(setup: Setup) -> Result<(Left, State)> {
    let (send, events) = mpsc::channel();
    log::line(format_args!(
        "dateline {} opens {:?}: {}",
        env!("CARGO_PKG_VERSION"),
        setup.paths,
        setup.settings.look.summary()
    ));
    for problem in &setup.settings.problems {
        log::line(format_args!("{problem}"));
    }
    let shown = move || -> io::Result<(Left, State, Result<()>)> {
        #[cfg(unix)]
        signals::listen(send.clone())?;
        // Dropped last: nothing is written to a terminal that was given back.
        let loan = Loan::take(wants(&setup.settings, setup.linear))?;
        let mut screen = Screen::new(&loan, setup, send)?;
        screen.draw()?;
        screen.recall();
        screen.keyboard = Some(listen(screen.events.clone())?);
        // The first frame is there: now there is time to ask.
        screen.ask()?;
        screen.load(false)?;
        let left = screen.show(&events);
        let kept = screen.leave();
        Ok((left?, screen.state, kept))
    };
    let (left, state, kept) = shown().map_err(|source| Error::Terminal { source })?;
    if let Err(problem) = kept {
        eprintln!("warning: {}", problem.in_one_line());
    }
    Ok((left, state))
}

fn wants(settings: &Settings, linear: bool) -> Wants {
    let cursor = match settings.cursor.as_str() {
        _ if settings.look.accessible => Some(SetCursorStyle::SteadyBlock),
        "block" => Some(SetCursorStyle::SteadyBlock),
        "bar" => Some(SetCursorStyle::SteadyBar),
        "underline" => Some(SetCursorStyle::SteadyUnderScore),
        _ => None,
    };
    Wants {
        full: !linear,
        mouse: settings.look.mouse && !linear,
        cursor,
        as_sent: settings.look.bidi != Bidi::Terminal && !linear,
    }
}

struct Screen<'a> {
    loan: &'a Loan,
    frames: Frames,
    terminal: Terminal<CrosstermBackend<Frames>>,
    state: State,
    theme: Theme,
    /// What the theme was made from.
    look: Look,
    /// Whether the cursor is seen on the selected row.
    cursor: bool,
    copy: config::Copy,
    paths: Vec<PathBuf>,
    read: Box<dyn Fn() -> Result<Settings>>,
    file: Option<PathBuf>,
    /// When the file was last changed, as far as is known.
    changed: Option<SystemTime>,
    events: Sender<Event>,
    keyboard: Option<Keyboard>,
    cancel: Arc<AtomicBool>,
    kept: Kept,
    /// Which loading holds.
    loading: u64,
    chosen: Option<EventId>,
    scratch: Scratch,
    /// What was told in lines, where nothing is drawn.
    spoken: Option<Told>,
}

impl<'a> Screen<'a> {
    fn new(loan: &'a Loan, setup: Setup, events: Sender<Event>) -> io::Result<Self> {
        let frames = Frames::default();
        let terminal = Terminal::new(CrosstermBackend::new(frames.clone()))?;
        let kept = Kept::new(&setup.paths, setup.restore, events.clone());
        let settings = setup.settings;
        let mut state = State::new(&setup.name, settings.keymap, settings.options);
        state.look = settings.look;
        state.query = setup.query;
        let mut screen = Self {
            loan,
            frames,
            terminal,
            theme: state.look.theme(),
            look: state.look.clone(),
            state,
            cursor: settings.cursor != "hidden",
            copy: settings.copy,
            paths: setup.paths,
            read: setup.read,
            changed: changed(setup.file.as_ref()),
            file: setup.file,
            events,
            keyboard: None,
            cancel: Arc::default(),
            kept,
            loading: 0,
            chosen: None,
            scratch: Scratch::default(),
            spoken: setup.linear.then(Told::default),
        };
        screen.measure()?;
        screen.complain(&settings.problems);
        Ok(screen)
    }

    /// Tells what of the configuration does not hold.
    fn complain(&mut self, problems: &[String]) {
        for problem in problems {
            self.tell(Msg::Problem(problem.clone()));
        }
        if let Some(first) = problems.first() {
            self.tell(Msg::Notice(first.clone()));
        }
    }

    /// Asks the terminal for its background. An answer comes as an event, if it comes; nobody waits for it.
    fn ask(&mut self) -> io::Result<()> {
        let mute = ["linux", "dumb"];
        let term = std::env::var("TERM").unwrap_or_default();
        if cfg!(unix) && self.spoken.is_none() && !mute.contains(&term.as_str()) {
            // Some tell only on which side their colours are; what both tell is settled by the second.
            self.frames.append(b"\x1b[?996n\x1b]11;?\x1b\\");
            self.frames.send()?;
        }
        Ok(())
    }

    /// Begins to read all sources; what an earlier reading still sends is of no interest any more. What was read before
    /// stays until all is read again, so that the reader keeps the place.
    fn load(&mut self, again: bool) -> io::Result<()> {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        self.loading += 1;
        let (events, loading) = (self.events.clone(), self.loading);
        let send = move |msg| {
            // Nobody listens any more when the reader has left.
            let _ = events.send(Event::Loading(loading, msg));
        };
        let calm = again || self.state.look.reduced_motion || self.spoken.is_some();
        load::begin(self.paths.clone(), send, Arc::clone(&self.cancel), calm)
    }

    fn show(&mut self, events: &Receiver<Event>) -> io::Result<Left> {
        loop {
            let first = self.wait(events);
            for event in std::iter::once(first).chain(events.try_iter().take(MOST_AT_ONCE)) {
                if let Some(code) = self.meet(event)? {
                    log::line(format_args!("left with {code}"));
                    let chosen = self.chosen;
                    return Ok(Left { code, chosen });
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
        if let Some(told) = &mut self.spoken {
            let lines = spoken::tell(told, &self.state);
            let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            return terminal::write(text.as_bytes());
        }
        if self.look != self.state.look {
            self.look = self.state.look.clone();
            self.theme = self.look.theme();
        }
        let (state, theme) = (&self.state, &self.theme);
        let cursor = tui::cursor(state);
        let seen = self.cursor || self.look.accessible || !state.modes.is_empty();
        self.terminal.draw(|frame| {
            tui::draw(state, frame.area(), frame.buffer_mut(), theme);
            if let Some(cursor) = cursor.filter(|_| seen) {
                frame.set_cursor_position(cursor);
            }
        })?;
        if let Some(cursor) = cursor.filter(|_| !seen) {
            // Programs that read the screen follow the cursor although it is not seen.
            let mut bytes = Vec::new();
            queue!(bytes, MoveTo(cursor.x, cursor.y))?;
            self.frames.append(&bytes);
        }
        self.frames.send()
    }

    /// Gives the exit code when it is time to leave.
    fn meet(&mut self, event: Event) -> io::Result<Option<u8>> {
        match event {
            Event::Msg(msg) => return self.take(msg),
            Event::Loading(number, msg) if number == self.loading => return self.take(msg),
            Event::Loading(..) => {}
            Event::Reply(Reply::Background(background)) => self.background(background),
            Event::Reply(_) => {}
            Event::Focus => self.look_again()?,
            Event::Resized if self.spoken.is_some() => {}
            Event::Resized => {
                let size = self.terminal.size()?;
                let (width, height) = (size.width, size.height);
                self.tell(Msg::Resize { width, height });
            }
            Event::Configure => self.configure()?,
            Event::Suspend => self.suspend()?,
            Event::Resumed => self.resume()?,
            Event::End(code) => return Ok(Some(code)),
            Event::Lost(error) => return Err(error),
        }
        Ok(None)
    }

    fn take(&mut self, msg: Msg) -> io::Result<Option<u8>> {
        match &msg {
            Msg::Problem(problem) => log::line(format_args!("{problem}")),
            Msg::Loaded(corpus) => log::line(format_args!("{} events", corpus.len())),
            Msg::Resize { width, height } => log::line(format_args!("{width} by {height}")),
            _ => {}
        }
        for effect in tui::update(&mut self.state, msg) {
            if let Some(code) = self.perform(effect)? {
                return Ok(Some(code));
            }
        }
        Ok(None)
    }

    /// What earlier runs have kept; the first frame does not wait for it.
    fn recall(&mut self) {
        let recalled = self.kept.recall();
        for problem in recalled.problems {
            self.admit(problem);
        }
        self.tell(Msg::Recalled {
            entries: recalled.entries,
            session: recalled.session.map(Box::new),
        });
    }

    /// Writes down what was confirmed; what another program has written meanwhile is shown too.
    fn record(&mut self, entries: Vec<Entry>) {
        match self.kept.add(entries.clone()) {
            Ok(others) if others.is_empty() => {}
            Ok(others) => self.tell(Msg::Recalled {
                entries: others.into_iter().chain(entries).collect(),
                session: None,
            }),
            Err(problem) => self.admit(problem.in_one_line()),
        }
    }

    fn admit(&mut self, problem: String) {
        self.tell(Msg::Problem(problem.clone()));
        self.tell(Msg::Notice(problem));
    }

    fn leave(&mut self) -> Result<()> {
        self.kept.leave(tui::capture(&self.state))
    }

    /// Tells the state something that asks for nothing.
    fn tell(&mut self, msg: Msg) {
        tui::update(&mut self.state, msg);
    }

    fn background(&mut self, background: Background) {
        log::line(format_args!("the background is {background:?}"));
        self.tell(Msg::Background(background));
    }

    /// After a while away: the configuration may be another, and so may be the colours of the desktop.
    fn look_again(&mut self) -> io::Result<()> {
        if changed(self.file.as_ref()) != self.changed {
            self.configure()?;
        }
        self.ask()
    }

    /// Reads the configuration again. What cannot be read leaves all as it is.
    fn configure(&mut self) -> io::Result<()> {
        self.changed = changed(self.file.as_ref());
        let settings = match (self.read)() {
            Ok(settings) => settings,
            Err(error) => {
                self.tell(Msg::Notice(error.in_one_line()));
                return Ok(());
            }
        };
        log::line(format_args!(
            "the configuration was read again: {} problems",
            settings.problems.len()
        ));
        let wants = wants(&settings, self.spoken.is_some());
        self.loan.want(|now| *now = wants)?;
        self.cursor = settings.cursor != "hidden";
        self.copy = settings.copy;
        self.state.keymap = Arc::new(settings.keymap);
        self.state.options = settings.options;
        let background = self.state.look.background.or(settings.look.background);
        self.state.look = Look {
            background,
            ..settings.look
        };
        self.tell(Msg::Notice("the configuration was read again".to_owned()));
        self.complain(&settings.problems);
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        // Who sleeps may not wake again.
        let left = self.leave();
        if let Err(problem) = left {
            self.admit(problem.in_one_line());
        }
        terminal::give_back();
        #[cfg(unix)]
        signals::stop();
        self.resume()
    }

    fn resume(&mut self) -> io::Result<()> {
        self.loan.take_again()?;
        self.ask()?;
        self.measure()
    }

    /// Asks for the size of the terminal, and draws the next frame as if nothing were there.
    fn measure(&mut self) -> io::Result<()> {
        if self.spoken.is_some() {
            let (width, height) = SPOKEN;
            self.tell(Msg::Resize { width, height });
            return Ok(());
        }
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())?;
        let (width, height) = (size.width, size.height);
        self.tell(Msg::Resize { width, height });
        Ok(())
    }
}

fn changed(file: Option<&PathBuf>) -> Option<SystemTime> {
    file?.metadata().ok()?.modified().ok()
}

/// Sends what comes from the keyboard, the mouse and the window.
fn listen(events: Sender<Event>) -> io::Result<Keyboard> {
    let each = move |input: io::Result<Input>| {
        let event = match input {
            Ok(Input::Event(input)) => match message(input) {
                Some(event) => event,
                None => return true,
            },
            Ok(Input::Reply(reply)) => Event::Reply(reply),
            Err(error) => Event::Lost(error),
        };
        events.send(event).is_ok()
    };
    #[cfg(unix)]
    return Keyboard::listen(terminal::input()?, each);
    #[cfg(not(unix))]
    Keyboard::listen(each)
}

fn start(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.into())
        .spawn(run)
        .map(drop)
}

fn message(event: event::Event) -> Option<Event> {
    let msg = match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => Msg::Key(key),
        event::Event::Mouse(mouse) if mouse.kind != MouseEventKind::Moved => Msg::Mouse(mouse),
        event::Event::Paste(text) => Msg::Paste(text),
        event::Event::Resize(..) => return Some(Event::Resized),
        event::Event::FocusGained => return Some(Event::Focus),
        _ => return None,
    };
    Some(Event::Msg(msg))
}
