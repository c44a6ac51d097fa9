//! The bare command: the screen on a terminal, the timeline as lines everywhere else.

use std::{
    env,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use super::{
    Exit,
    args::{Common, Show},
    extract, look, opening, print, settings, tell, words,
};
use crate::{
    app::{self, Settings, Setup, terminal},
    config::{self, Config},
    error::{Error, Result},
    export::{self, With},
    tui::{Column, Options, State},
};

pub fn run(given: Vec<PathBuf>, show: &Show, common: Common) -> Result<Exit> {
    if let Some(path) = &show.log_file {
        app::log::begin(path).map_err(|source| Error::Log {
            path: path.clone(),
            source,
        })?;
    }
    let file = config::find(common.config.as_deref())?;
    let mut loaded = config::load(file.as_ref());
    let unread = words::lay(&loaded.config);
    loaded.problems.extend(unread);
    let paths = opening::paths(given, &loaded.config)?;
    if let Some(name) = format(show) {
        let (_, complaints) = settings::keymap(&loaded.config);
        let problems = loaded.problems.iter().chain(&complaints);
        problems.for_each(|problem| tell::warning(&problem.to_string()));
        return match export::find(name) {
            Some(export) => extract::print(&paths, export, With::default(), &show.filter),
            None => Ok(Exit::USAGE),
        };
    }
    let asks = match (show.pick.is_some(), show.linear) {
        (true, _) => "`--pick`",
        (_, true) => "`--linear`",
        _ => "the screen",
    };
    if show.pick.is_some() {
        terminal::use_controlling().map_err(|_| Error::NoTerminal { what: asks })?;
    } else if !is_terminal() {
        return Err(Error::NoTerminal { what: asks });
    }
    let picks = show.pick.is_some();
    let file = file.map(|file| file.path);
    let setup = Setup {
        name: name(&paths),
        query: show.filter.clone(),
        restore: loaded.config.session.restore && !common.fresh,
        paths,
        settings: settings(loaded, &common, picks),
        file: file.clone().or_else(config::path),
        linear: show.linear,
        read: Box::new(move || {
            let file = config::find(file.as_deref().filter(|_| common.config.is_some()))?;
            Ok(settings(config::load(file.as_ref()), &common, picks))
        }),
    };
    let (left, state) = app::run(setup)?;
    match (&show.pick, left.chosen) {
        (None, _) => Ok(Exit(left.code)),
        (Some(what), Some(_)) => print(&chosen(&state, what)),
        (Some(_), None) => Ok(Exit(left.code.max(Exit::PARTLY.0))),
    }
}

/// The form in which to print, where there is to be no screen.
fn format(show: &Show) -> Option<&str> {
    let lines = !is_terminal() || env::var_os("TERM").is_some_and(|term| term == "dumb");
    match &show.format {
        Some(name) => Some(name),
        None if show.pick.is_some() || show.linear => None,
        None => lines.then_some("tsv"),
    }
}

fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The chosen event in the form that was asked for.
fn chosen(state: &State, what: &str) -> String {
    let all = &state.corpus.collection;
    let index = state.rows.order.get(state.at).copied();
    let Some((index, event)) = index.and_then(|index| Some((index, state.corpus.event(index)?)))
    else {
        return String::new();
    };
    let text = match what {
        "json" => export::event(all, index as usize).unwrap_or_default(),
        "line" => return export::line(all, &event),
        _ => export::event_id(event.id),
    };
    text + "\n"
}

fn settings(loaded: config::Loaded, common: &Common, picks: bool) -> Settings {
    let config = loaded.config;
    let (keymap, complaints) = settings::keymap_of(&config, picks);
    let unread: Vec<_> = settings::views(&config).collect();
    let problems = loaded.problems.iter().chain(&complaints).chain(&unread);
    Settings {
        problems: problems.map(ToString::to_string).collect(),
        keymap,
        options: options(&config),
        look: look::look(&config, common),
        cursor: config.screen.cursor,
        copy: config.copy,
    }
}

fn options(config: &Config) -> Options {
    let heights = &config.panes.heights;
    Options {
        list_width: config.panes.timeline,
        strip: config.panes.strip,
        heights: [
            heights.event,
            heights.participants,
            heights.quotes,
            heights.source,
        ],
        columns: Column::ALL
            .into_iter()
            .filter(|column| {
                config
                    .timeline
                    .columns
                    .iter()
                    .any(|name| name == column.name())
            })
            .collect(),
        views: (config.views.iter())
            .map(|view| (view.name.clone(), view.filter.clone()))
            .collect(),
    }
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

#[cfg(test)]
mod tests {
    use crate::{config, tui::Column};

    #[test]
    fn the_configuration_names_the_columns_that_the_screen_has() {
        assert_eq!(config::COLUMNS, Column::ALL.map(Column::name));
        assert_eq!(config::load(None).config.timeline.columns, config::COLUMNS);
    }
}
