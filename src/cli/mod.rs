//! The command line: arguments in, an exit code out.
//!
//! The bare command opens the screen; each task is a function of its own. Nothing is loaded before the arguments are
//! understood. What goes wrong is told on standard error, here and nowhere else.

mod args;
mod doctor;
mod extract;
mod look;
mod opening;
mod pages;
mod settings;
mod show;
mod tell;
mod words;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use self::args::{Command, Task};
use crate::error::{Error, Result};

/// How a run ended: the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit(pub u8);

impl Exit {
    pub const DONE: Self = Self(0);
    /// Something could not be read; the rest was.
    pub const PARTLY: Self = Self(1);
    /// The command line is wrong.
    pub const USAGE: Self = Self(2);
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.0.into()
    }
}

/// Does what the arguments of the process ask for.
pub fn run() -> Exit {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) if error.use_stderr() => {
            tell::usage(&error);
            return Exit::USAGE;
        }
        Err(help) => {
            let printed = help.print().map_err(|source| Error::Write { source });
            return finish(printed.map(|()| Exit::DONE));
        }
    };
    finish(perform(command))
}

fn perform(command: Command) -> Result<Exit> {
    match command.task {
        None => show::run(command.paths, &command.show, command.common),
        Some(Task::Extract(extract)) => extract::run(extract, &command.common),
        Some(Task::Config { task }) => settings::run(task, &command.common),
        Some(Task::Completions { shell }) => pages::completions(shell),
        Some(Task::Doctor) => doctor::run(&command.common),
        Some(Task::Keys { format }) => pages::keys(&format, &command.common),
        Some(Task::Man) => pages::man(),
    }
}

fn finish(result: Result<Exit>) -> Exit {
    match result {
        Ok(exit) => exit,
        // Who reads no further has what he wanted: `dateline news/ | head`.
        Err(Error::Write { source }) if source.kind() == io::ErrorKind::BrokenPipe => Exit::DONE,
        Err(error) => {
            tell::error(&error);
            match error {
                Error::ReadConfig { .. } => Exit::USAGE,
                _ => Exit::PARTLY,
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
    Ok(Exit::DONE)
}
