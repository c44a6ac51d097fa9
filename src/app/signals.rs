//! Signals of Unix. They arrive as events like keys do; a second request to end does not wait for the first to be heard.

use std::{
    io, process,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
};

use rustix::process::Signal;
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGWINCH},
    iterator::Signals,
};

use super::{Event, start, terminal};

/// Whether another program has the terminal: what is typed there is meant for it alone.
static LENT: AtomicBool = AtomicBool::new(false);

pub(super) fn lend(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

/// Sends an event for each signal, from a thread of its own, until the process ends.
pub(super) fn listen(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGUSR1,
    ])?;
    let listen = move || {
        let mut ending = false;
        for signal in signals.forever() {
            let event = match signal {
                SIGINT | SIGQUIT if LENT.load(Ordering::SeqCst) => continue,
                SIGTSTP if LENT.load(Ordering::SeqCst) => {
                    stop();
                    continue;
                }
                SIGCONT if LENT.load(Ordering::SeqCst) => continue,
                SIGWINCH => Event::Resized,
                SIGUSR1 => Event::Configure,
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resumed,
                signal => {
                    let code = u8::try_from(128 + signal).unwrap_or(1);
                    if ending {
                        terminal::give_back();
                        process::exit(code.into());
                    }
                    ending = true;
                    Event::End(code)
                }
            };
            if events.send(event).is_err() {
                return;
            }
        }
    };
    start("signals", listen)
}

/// Stops this process and those it is piped with, as the terminal's own Ctrl-Z does; comes back when they go on.
///
/// SIGTSTP, which is meant for this, is discarded where no shell looks after the process group; SIGSTOP is not.
pub(super) fn stop() {
    // Where it cannot be stopped it simply goes on.
    let _ = rustix::process::kill_current_process_group(Signal::STOP);
}
