//! The terminal is taken on loan: whatever happens, it is given back as it was.
//!
//! [`Loan`] holds it while the screen runs. Dropping the loan, a panic on any thread and [`give_back`] all lead to the
//! same bytes, written once. A terminal that is gone takes no bytes, and that is no error.

use std::{
    cell::RefCell,
    fs::File,
    io::{self, IsTerminal, Write},
    panic,
    process::{self, Stdio},
    rc::Rc,
    sync::{
        Once, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use ratatui::crossterm::{
    cursor::{SetCursorStyle, Show},
    event::{
        DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
        EnableFocusChange,
    },
    queue,
    style::{Print, ResetColor},
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode,
    },
};

use crate::ingest;

static LENT: AtomicBool = AtomicBool::new(false);

/// Whether the screen is one of its own.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether the terminal was told to leave the order of letters alone.
static AS_SENT: AtomicBool = AtomicBool::new(false);

/// The exit code of a process that panicked.
const PANICKED: i32 = 101;

/// Where the screen is drawn when standard output is something else.
static SCREEN: OnceLock<File> = OnceLock::new();

/// Draws on the terminal of the process, although standard output leads elsewhere. Fails where there is no terminal.
pub fn use_controlling() -> io::Result<()> {
    if !io::stdout().is_terminal() {
        let name = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
        let _ = SCREEN.set(File::options().read(true).write(true).open(name)?);
    }
    Ok(())
}

/// Writes to the terminal, at once.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    if let Some(mut screen) = SCREEN.get() {
        return screen.write_all(bytes);
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The terminal to read from: standard input, else the one that is drawn on.
#[cfg(unix)]
pub fn input() -> io::Result<File> {
    use std::os::fd::AsFd;
    if io::stdin().is_terminal() {
        return Ok(io::stdin().as_fd().try_clone_to_owned()?.into());
    }
    // Waiting for `/dev/tty` itself is not possible everywhere.
    let named = rustix::termios::ttyname(io::stdout(), Vec::new())
        .or_else(|_| rustix::termios::ttyname(io::stderr(), Vec::new()));
    let path = named.ok().and_then(|name| name.into_string().ok());
    File::open(path.as_deref().unwrap_or("/dev/tty")).or_else(|_| File::open("/dev/tty"))
}

/// Standard input and output for another program that is to have the terminal.
pub fn lent() -> io::Result<(Stdio, Stdio)> {
    #[cfg(unix)]
    let stdin = input()?.into();
    #[cfg(not(unix))]
    let stdin = Stdio::inherit();
    let stdout = match SCREEN.get() {
        Some(screen) => screen.try_clone()?.into(),
        None => Stdio::inherit(),
    };
    Ok((stdin, stdout))
}

/// What is switched on while the screen runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wants {
    /// A screen of its own; without it lines are printed one below the other.
    pub full: bool,
    pub mouse: bool,
    /// The shape of the cursor, where it is seen.
    pub cursor: Option<SetCursorStyle>,
    /// Whether the cells of a line are to be shown in the order in which they are sent, whatever their script.
    pub as_sent: bool,
}

#[derive(Debug)]
pub struct Loan {
    wants: std::cell::Cell<Wants>,
}

impl Loan {
    /// Takes the terminal: raw, with a screen of its own.
    pub fn take(wants: Wants) -> io::Result<Self> {
        give_back_on_panic();
        let loan = Self {
            wants: wants.into(),
        };
        loan.take_again()?;
        Ok(loan)
    }

    /// After it was given back, or after someone else has changed it.
    pub fn take_again(&self) -> io::Result<()> {
        LENT.store(true, Ordering::SeqCst);
        // Whoever stopped the process may have set the terminal to lines; only leaving raw mode makes entering it real.
        let _ = disable_raw_mode();
        enable_raw_mode()?;
        let mut bytes = Vec::new();
        enter(&mut bytes, self.wants.get())?;
        write(&bytes)
    }

    /// Changes what is wanted while the screen runs.
    pub fn want(&self, change: impl FnOnce(&mut Wants)) -> io::Result<()> {
        let mut wants = self.wants.get();
        change(&mut wants);
        self.wants.set(wants);
        if !wants.full {
            return Ok(());
        }
        let mut bytes = Vec::new();
        queue!(bytes, DisableMouseCapture)?;
        modes(&mut bytes, wants)?;
        write(&bytes)
    }
}

/// Collects the bytes of a frame; they reach the terminal in one write,
#[derive(Debug, Clone, Default)]
pub struct Frames(Rc<RefCell<Vec<u8>>>);

impl Frames {
    pub fn append(&self, bytes: &[u8]) {
        self.0.borrow_mut().extend(bytes);
    }

    /// Sends what was collected as one update: a terminal that can shows all of it at once.
    pub fn send(&self) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, BeginSynchronizedUpdate)?;
        bytes.append(&mut self.0.borrow_mut());
        queue!(bytes, EndSynchronizedUpdate)?;
        write(&bytes)
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.append(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back if it is on loan; otherwise does nothing.
pub fn give_back() {
    if LENT.swap(false, Ordering::SeqCst) {
        let mut bytes = Vec::new();
        let _ = leave(&mut bytes);
        let _ = write(&bytes);
        let _ = disable_raw_mode();
    }
}

fn enter(out: &mut impl Write, wants: Wants) -> io::Result<()> {
    ENTERED.store(wants.full, Ordering::SeqCst);
    if wants.full {
        queue!(
            out,
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableFocusChange
        )?;
        // Tell when the colours of the desktop change.
        queue!(out, Print("\x1b[?2031h"))?;
        modes(out, wants)?;
    }
    Ok(())
}

fn modes(out: &mut impl Write, wants: Wants) -> io::Result<()> {
    // Clicks, drags and the wheel, not every move.
    #[cfg(unix)]
    let mouse_on = Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h");
    #[cfg(not(unix))]
    let mouse_on = ratatui::crossterm::event::EnableMouseCapture;
    if wants.mouse {
        queue!(out, mouse_on)?;
    }
    // The mode of ECMA-48 for texts of two directions; terminals without it pass it over.
    match (wants.as_sent, AS_SENT.swap(wants.as_sent, Ordering::SeqCst)) {
        (true, _) => queue!(out, Print("\x1b[8l"))?,
        (false, true) => queue!(out, Print("\x1b[8h"))?,
        (false, false) => {}
    }
    queue!(
        out,
        wants.cursor.unwrap_or(SetCursorStyle::DefaultUserShape)
    )
}

/// Everything that may be on is switched off, in the order in which nothing of it is seen.
fn leave(out: &mut impl Write) -> io::Result<()> {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    if AS_SENT.swap(false, Ordering::SeqCst) {
        queue!(out, Print("\x1b[8h"))?;
    }
    queue!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        Print("\x1b[?2031l"),
        ResetColor,
        LeaveAlternateScreen,
        SetCursorStyle::DefaultUserShape,
        Show,
    )
}

/// A panic is printed on the terminal as it was. On a thread beside the main one it would leave a screen that no longer
/// answers, so it ends the process, unless someone waits to catch it.
fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let screen = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if ingest::is_caught() {
                return;
            }
            give_back();
            before(panic);
            if thread::current().id() != screen {
                process::exit(PANICKED);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use ratatui::crossterm::{cursor::Hide, terminal::BeginSynchronizedUpdate};

    use super::*;

    /// What a terminal is left with after the bytes.
    #[track_caller]
    fn check_left_alone(bytes: &[u8]) {
        let size = |number| NonZeroU16::new(number).expect("not zero");
        let mut terminal = vt100::Parser::new(size(24), size(80), 0);
        terminal.process(b"$ dateline\r\n");
        let before = terminal.screen().clone();
        terminal.process(bytes);
        let after = terminal.screen();
        assert_eq!(after.contents_formatted(), before.contents_formatted());
        assert_eq!(after.input_mode_formatted(), before.input_mode_formatted());
        assert!(!after.alternate_screen() && !after.hide_cursor());
    }

    #[test]
    fn leaving_undoes_all_that_can_be_on() {
        for mouse in [true, false] {
            let mut bytes = Vec::new();
            let wants = Wants {
                full: true,
                mouse,
                cursor: Some(SetCursorStyle::SteadyBar),
                as_sent: mouse,
            };
            enter(&mut bytes, wants).expect("memory takes all");
            queue!(bytes, BeginSynchronizedUpdate, Hide).expect("memory takes all");
            bytes.extend(b"\x1b[31;1mwords\x1b[7;40Hmore");
            leave(&mut bytes).expect("memory takes all");
            check_left_alone(&bytes);
            let text = String::from_utf8_lossy(&bytes);
            for off in [
                "\x1b[?2026l",
                "\x1b[?1004l",
                "\x1b[?2004l",
                "\x1b[?2031l",
                "\x1b[?1049l",
                "\x1b[0 q",
            ] {
                assert!(text.contains(off), "{off:?}");
            }
            assert_eq!(text.contains("\x1b[8h"), mouse);
        }
    }
}
