//! Listens to the terminal on a thread of its own, and can be told to stand aside while another program has it.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};

use super::{
    input::{Input, Parser},
    start,
};

/// How long a lone escape may be the beginning of something longer.
const KEY: Duration = Duration::from_millis(40);
/// How long the rest of an answer may be in coming.
const ANSWER: Duration = Duration::from_millis(1000);

#[derive(Debug)]
pub(super) struct Keyboard {
    wake: UnixStream,
    gate: Arc<Gate>,
}

/// Whether to stand aside, and whether the thread does.
#[derive(Debug, Default)]
struct Gate {
    state: Mutex<(bool, bool)>,
    changed: Condvar,
}

impl Gate {
    fn set(&self, change: impl FnOnce(&mut (bool, bool))) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn wait(&self, until: impl Fn((bool, bool)) -> bool) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while !until(*state) {
            let waited = self.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn is_closed(&self) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Keyboard {
    /// Hands on what comes; `Err` once, when nothing can come any more.
    pub(super) fn listen(
        tty: File,
        mut each: impl FnMut(io::Result<Input>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (wake, woken) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let gate = Arc::new(Gate::default());
        let keyboard = Self {
            wake,
            gate: Arc::clone(&gate),
        };
        start("keyboard", move || {
            if let Err(error) = hear(&tty, &woken, &gate, &mut each) {
                each(Err(error));
            }
            // Whoever asks it to stand aside must not wait for a thread that has ended.
            gate.set(|state| state.1 = true);
        })?;
        Ok(keyboard)
    }

    /// Comes back when nothing is read from the terminal any more.
    pub(super) fn pause(&self) {
        self.gate.set(|state| state.0 = true);
        if (&self.wake).write_all(b".").is_ok() {
            self.gate.wait(|(_, aside)| aside);
        }
    }

    pub(super) fn resume(&self) {
        self.gate.set(|state| state.0 = false);
    }
}

/// Ends when `each` wants no more.
fn hear(
    mut tty: &File,
    mut woken: &UnixStream,
    gate: &Gate,
    each: &mut impl FnMut(io::Result<Input>) -> bool,
) -> io::Result<()> {
    let mut parser = Parser::default();
    let mut bytes = [0; 4096];
    loop {
        let wait = match (parser.waits(), parser.may_be_key()) {
            (false, _) => None,
            (true, true) => Some(KEY),
            (true, false) => Some(ANSWER),
        };
        let [typed, called] = ready([tty.as_fd(), woken.as_fd()], wait)?;
        if called {
            while woken.read(&mut bytes).is_ok_and(|count| count > 0) {}
        }
        if gate.is_closed() {
            gate.set(|state| state.1 = true);
            gate.wait(|(closed, _)| !closed);
            gate.set(|state| state.1 = false);
            continue;
        }
        let inputs = if typed {
            match tty.read(&mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => parser.feed(&bytes[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error),
            }
        } else if called {
            continue;
        } else {
            parser.settle().into_iter().collect()
        };
        for input in inputs {
            if !each(Ok(input)) {
                return Ok(());
            }
        }
    }
}

/// Which of two can be read now; neither, when the time is over.
pub(super) fn ready<const N: usize>(
    files: [BorrowedFd<'_>; N],
    wait: Option<Duration>,
) -> io::Result<[bool; N]> {
    let wait = wait.map(|wait| Timespec {
        tv_sec: wait.as_secs() as _,
        tv_nsec: wait.subsec_nanos() as _,
    });
    let mut asked = files.map(|file| PollFd::from_borrowed_fd(file, PollFlags::IN));
    match poll(&mut asked, wait.as_ref()) {
        Ok(_) => Ok(asked.map(|one| !one.revents().is_empty())),
        Err(Errno::INTR) => Ok([false; N]),
        Err(error) => Err(error.into()),
    }
}
