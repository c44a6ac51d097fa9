//! What happened, for who looks for a fault: a line each, in the file that `--log-file` names, with the seconds since
//! the program began. Without that file nothing is written, and nothing is made to be written.

use std::{
    fmt,
    fs::File,
    io::{self, Write},
    path::Path,
    sync::{Mutex, OnceLock},
    time::Instant,
};

use crate::export::visible;

struct Log {
    begun: Instant,
    file: Mutex<File>,
}

static LOG: OnceLock<Log> = OnceLock::new();

/// Begins to write into a file; what was in it is lost.
pub fn begin(path: &Path) -> io::Result<()> {
    let log = Log {
        begun: Instant::now(),
        file: Mutex::new(File::create(path)?),
    };
    let _ = LOG.set(log);
    Ok(())
}

/// Writes a line, where lines are wanted. A disk that takes none is no reason to stop.
pub fn line(what: fmt::Arguments<'_>) {
    let Some(log) = LOG.get() else {
        return;
    };
    let seconds = log.begun.elapsed().as_secs_f64();
    let text = what.to_string();
    if let Ok(mut file) = log.file.lock() {
        let _ = writeln!(file, "{seconds:10.3} {}", visible(&text));
    }
}
