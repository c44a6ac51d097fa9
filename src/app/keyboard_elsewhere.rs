//! Listens to the terminal where its bytes cannot be read as they are: the library reads keys, and no answers.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use ratatui::crossterm::event;

use super::{input::Input, start};

/// How long another program may wait for the keys, at most.
const LOOK: Duration = Duration::from_millis(50);

#[derive(Debug)]
pub(super) struct Keyboard {
    aside: Arc<AtomicBool>,
}

impl Keyboard {
    pub(super) fn listen(
        mut each: impl FnMut(io::Result<Input>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let aside = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&aside);
        start("keyboard", move || {
            loop {
                if closed.load(Ordering::SeqCst) {
                    thread::sleep(LOOK);
                    continue;
                }
                let read = event::read().map(Input::Event);
                let over = read.is_err();
                if !each(read) || over {
                    return;
                }
            }
        })?;
        Ok(Self { aside })
    }

    pub(super) fn pause(&self) {
        self.aside.store(true, Ordering::SeqCst);
    }

    pub(super) fn resume(&self) {
        self.aside.store(false, Ordering::SeqCst);
    }
}
