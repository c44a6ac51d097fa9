//! What to open: the command line goes before the configuration.

use std::path::PathBuf;

use clap::CommandFactory;

use super::args::Command;
use crate::{
    config::{self, Config},
    error::{Error, Result},
};

/// The paths of the command line; those of the configuration where there are none.
pub fn paths(given: Vec<PathBuf>, config: &Config) -> Result<Vec<PathBuf>> {
    match given.as_slice() {
        [] => Ok(config.sources.clone()),
        _ => check(given),
    }
}

/// Where nothing that is named is there, nothing is opened: it may have been meant as a task.
fn check(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    let there = |path: &PathBuf| path.as_os_str() == "-" || path.exists();
    if paths.iter().any(there) {
        return Ok(paths);
    }
    let command = Command::command();
    let tasks = command.get_subcommands().map(clap::Command::get_name);
    let path = paths.into_iter().next().unwrap_or_default();
    let task = config::near(&path.to_string_lossy(), tasks).map(str::to_owned);
    Err(Error::Missing { path, task })
}
