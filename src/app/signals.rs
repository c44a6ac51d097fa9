//! Signals of Unix. They arrive as events like keys do; a second request to end does not wait for the first to be heard.

use std::{io, process, sync::mpsc::Sender};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
    iterator::Signals,
};

use super::{Event, start, terminal};

/// Sends an event for each signal, from a thread of its own, until the process ends.
pub(super) fn listen(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    let listen = move || {
        let mut ending = false;
        for signal in signals.forever() {
            let event = match signal {
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
    // SAFETY: `kill` reads no memory of ours. Group 0 is the group of this process.
    #[allow(unsafe_code)]
    unsafe {
        libc::kill(0, libc::SIGSTOP);
    }
}
