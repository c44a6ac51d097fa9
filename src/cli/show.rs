//! The bare command: the screen on a terminal, the timeline as lines everywhere else.

use std::{
    env,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use super::{Exit, args::Common, extract, look, opening, settings, tell};
use crate::{
    app::{self, Setup},
    config,
    error::Result,
    export::{self, With},
    tui::Options,
};

pub fn run(given: Vec<PathBuf>, common: &Common) -> Result<Exit> {
    let file = config::find(common.config.as_deref())?;
    let loaded = config::load(file.as_ref());
    let config = loaded.config;
    let (keymap, complaints) = settings::keymap(&config);
    let problems = loaded.problems.iter().chain(&complaints);
    let problems: Vec<String> = problems.map(ToString::to_string).collect();
    let paths = opening::paths(given, &config)?;
    if !is_screen() {
        problems.iter().for_each(|problem| tell::warning(problem));
        return match export::find("tsv") {
            Some(tsv) => extract::print(&paths, tsv, With::default()),
            None => Ok(Exit::DONE),
        };
    }
    let heights = &config.panes.heights;
    let setup = Setup {
        name: name(&paths),
        keymap,
        options: Options {
            list_width: config.panes.timeline,
            strip: config.panes.strip,
            heights: [
                heights.event,
                heights.participants,
                heights.quotes,
                heights.source,
            ],
        },
        theme: look::theme(&config, common),
        mouse: config.screen.mouse,
        restore: config.session.restore && !common.fresh,
        problems,
        paths,
    };
    app::run(setup).map(Exit)
}

/// Whether there is a terminal to draw on, and one that can do more than print lines.
fn is_screen() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// What is opened, as short as it can be told.
fn name(paths: &[PathBuf]) -> String {
    let last = |path: &Path| match path.file_name() {
        _ if path.as_os_str() == "-" => "standard input".to_owned(),
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    };
    match paths {
        [] => "samples".to_owned(),
        [one] => last(one),
        [first, rest @ ..] => format!("{} +{}", last(first), rest.len()),
    }
}
