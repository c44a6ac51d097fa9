//! A terminal without a window: the real program runs in a real pseudo-terminal, and its screen can be read.
//!
//! Nothing here sleeps for a fixed time and hopes: everything is waited for, with a deadline that a slow machine keeps.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::Parser;

const DEADLINE: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(5);

/// The modes that a program may leave a terminal in: those of its screen, and those of its line.
#[derive(Debug, PartialEq, Eq)]
pub struct Modes {
    alternate: bool,
    cursor_hidden: bool,
    input: String,
    line: String,
}

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
    before: Modes,
    /// While it is open the terminal outlives the program, as a shell's does.
    slave: Option<Box<dyn SlavePty + Send>>,
    reader: JoinHandle<()>,
}

struct Seen {
    parser: Parser,
    bytes: usize,
    raw: Vec<u8>,
}

impl Terminal {
    /// Runs a program in a terminal of so many columns and rows, with `home` as its home and nothing else around it.
    pub fn run(program: &Path, args: &[&str], home: &Path, columns: u16, rows: u16) -> Self {
        Self::run_in(program, args, home, &[], (columns, rows))
    }

    /// The same with some names set in its environment.
    pub fn run_in(
        program: &Path,
        args: &[&str],
        home: &Path,
        set: &[(&str, &str)],
        (columns, rows): (u16, u16),
    ) -> Self {
        let pair = native_pty_system()
            .openpty(size(columns, rows))
            .expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.env("DATELINE_TEST_TERMINAL", "1");
        for (name, value) in set {
            command.env(name, value);
        }
        command.cwd(home);
        let seen = Arc::new(Mutex::new(Seen {
            parser: Parser::new(some(rows), some(columns), 0),
            bytes: 0,
            raw: Vec::new(),
        }));
        let before = modes(&*pair.master, &seen);
        let reader = pair.master.try_clone_reader().expect("a reader");
        let child = pair.slave.spawn_command(command).expect("a program");
        let reader = watch(reader, Arc::clone(&seen));
        Self {
            child,
            keyboard: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            seen,
            before,
            slave: Some(pair.slave),
            reader,
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("keys");
        self.keyboard.flush().expect("keys");
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.with(|seen| seen.parser.screen_mut().set_size(some(rows), some(columns)));
        self.master.resize(size(columns, rows)).expect("resized");
    }

    /// What is on the screen, line by line.
    pub fn text(&self) -> String {
        self.with(|seen| seen.parser.screen().contents())
    }

    /// What is on the screen with its colours.
    pub fn colours(&self) -> String {
        self.with(|seen| seen.parser.screen().contents_formatted())
    }

    /// Whether the program has ever sent these bytes.
    pub fn has_sent(&self, what: &str) -> bool {
        self.with(|seen| memchr::memmem::find(&seen.raw, what.as_bytes()).is_some())
    }

    pub fn bytes(&self) -> usize {
        self.with(|seen| seen.bytes)
    }

    pub fn is_full_screen(&self) -> bool {
        self.with(|seen| seen.parser.screen().alternate_screen())
    }

    #[track_caller]
    pub fn wait_for(&self, what: &str) {
        self.wait_until(&format!("`{what}` on the screen"), |one| {
            one.text().contains(what)
        });
    }

    #[track_caller]
    pub fn wait_until(&self, what: &str, test: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !test(self) {
            assert!(begun.elapsed() < DEADLINE, "no {what}:\n{}", self.text());
            thread::sleep(LOOK);
        }
    }

    /// Waits until nothing has been written for a while, and returns how long nothing was.
    pub fn wait_for_rest(&self, while_: Duration) {
        let mut begun = (Instant::now(), self.bytes());
        let first = begun.0;
        while begun.0.elapsed() < while_ {
            thread::sleep(LOOK);
            if self.bytes() != begun.1 {
                begun = (Instant::now(), self.bytes());
            }
            assert!(first.elapsed() < DEADLINE, "no rest:\n{}", self.text());
        }
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.id()]).status();
        assert!(sent.expect("kill").success());
    }

    /// The state in which the system has the process: `S` sleeps, `T` is stopped.
    pub fn process_state(&self) -> String {
        let told = Command::new("ps")
            .args(["-o", "stat=", "-p", &self.id()])
            .output();
        String::from_utf8(told.expect("ps").stdout).expect("text")
    }

    pub fn id(&self) -> String {
        self.child.process_id().expect("a process").to_string()
    }

    /// Whether the terminal is as it was before the program ran.
    pub fn is_as_before(&self) -> bool {
        modes(&*self.master, &self.seen) == self.before
    }

    /// Waits for the end, which must leave the terminal as it was, and gives the exit code.
    #[track_caller]
    pub fn end(mut self) -> (u32, String) {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a status") {
                break status;
            }
            assert!(begun.elapsed() < DEADLINE, "no end:\n{}", self.text());
            thread::sleep(LOOK);
        };
        let line = line_modes(&*self.master);
        // With nobody left to write, the reader comes to the end of all that was written.
        self.slave = None;
        self.wait_until("end of output", |one| one.reader.is_finished());
        let after = Modes {
            line,
            ..modes(&*self.master, &self.seen)
        };
        assert_eq!(after, self.before, "{}", self.text());
        (status.exit_code(), self.text())
    }

    fn with<T>(&self, look: impl FnOnce(&mut Seen) -> T) -> T {
        look(&mut self.seen.lock().expect("seen"))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn watch(mut reader: Box<dyn Read + Send>, seen: Arc<Mutex<Seen>>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            let mut seen = seen.lock().expect("seen");
            seen.parser.process(&bytes[..count]);
            seen.bytes += count;
            seen.raw.extend(&bytes[..count]);
        }
    })
}

fn modes(master: &dyn MasterPty, seen: &Mutex<Seen>) -> Modes {
    let seen = seen.lock().expect("seen");
    let screen = seen.parser.screen();
    Modes {
        alternate: screen.alternate_screen(),
        cursor_hidden: screen.hide_cursor(),
        input: screen.input_mode_formatted(),
        line: line_modes(master),
    }
}

fn line_modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn some(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("not zero")
}
