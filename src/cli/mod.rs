//! The command line: arguments in, an exit code out.
//!
//! The bare command opens the screen; each task is a function of its own. Nothing is loaded before the arguments are
//! understood. What goes wrong is told on standard error, here and nowhere else.

mod args;
mod pages;
mod settings;
mod tell;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use self::args::{Command, Task};
use crate::error::{Error, Result};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Something could not be read; the rest was.
    Partly,
    /// The command line is wrong.
    Usage,
    /// By a signal, or by a key that stands for one.
    Signal(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Partly => ExitCode::from(1),
            Exit::Usage => ExitCode::from(2),
            Exit::Signal(number) => ExitCode::from(128 + number),
        }
    }
}

/// Does what the arguments of the process ask for.
pub fn run() -> Exit {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) if error.use_stderr() => {
            tell::usage(&error);
            return Exit::Usage;
        }
        Err(help) => {
            let printed = help.print().map_err(|source| Error::Write { source });
            return finish(printed.map(|()| Exit::Done));
        }
    };
    finish(perform(command))
}

fn perform(command: Command) -> Result<Exit> {
    match command.task {
        None => print(""),
        Some(Task::Config { task }) => settings::run(task, &command.common),
        Some(Task::Completions { shell }) => pages::completions(shell),
        Some(Task::Man) => pages::man(),
    }
}

fn finish(result: Result<Exit>) -> Exit {
    match result {
        Ok(exit) => exit,
        // Who reads no further has what he wanted: `dateline news/ | head`.
        Err(Error::Write { source }) if source.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            tell::error(&error);
            match error {
                Error::ReadConfig { .. } => Exit::Usage,
                _ => Exit::Partly,
            }
        }
    }
}

/// Writes to standard output.
fn print(text: &str) -> Result<Exit> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|source| Error::Write { source })?;
    Ok(Exit::Done)
}
