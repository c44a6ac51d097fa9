//! `dateline config`: show what holds, tell where it is looked for, check it.

use std::path::PathBuf;

use super::{
    Exit,
    args::{Common, ConfigTask},
    print, words,
};
use crate::{
    config::{self, Config, Problem},
    error::{Error, Result},
    timeline::Query,
    tui::{self, Keymap, keys::To},
};

pub fn run(task: ConfigTask, common: &Common) -> Result<Exit> {
    let named = common.config.as_deref();
    match task {
        ConfigTask::Show => {
            let file = config::find(named)?;
            print(&config::load(file.as_ref()).text)
        }
        ConfigTask::Path => match named.map(PathBuf::from).or_else(config::path) {
            Some(path) => print(&format!("{}\n", path.display())),
            None => Err(Error::NoConfigFolder),
        },
        ConfigTask::Check => {
            let Some(file) = config::find(named)? else {
                return print("no configuration file of your own: the default holds\n");
            };
            let loaded = config::load(Some(&file));
            let mut problems = loaded.problems;
            problems.extend(keymap(&loaded.config).1);
            problems.extend(views(&loaded.config));
            problems.sort_by_key(|problem| problem.line);
            problems.extend(words::read(&loaded.config).1);
            for problem in &problems {
                print(&format!("{problem}\n"))?;
            }
            match problems.len() {
                0 => print(&format!("{}: no problems\n", file.path.display())),
                _ => Ok(Exit::PARTLY),
            }
        }
    }
}

/// The keys that hold, and the lines of the configuration that do not.
pub fn keymap(config: &Config) -> (Keymap, Vec<Problem>) {
    keymap_of(config, false)
}

/// The same; where an event is to be chosen, Enter chooses it.
pub fn keymap_of(config: &Config, picks: bool) -> (Keymap, Vec<Problem>) {
    let mut bindings: Vec<_> = config.bindings.iter().map(binding).collect();
    if picks {
        bindings.push(tui::keys::Binding {
            context: "timeline",
            keys: "Enter",
            to: To::Action("choose"),
        });
    }
    let (keymap, complaints) = Keymap::new(&bindings);
    let problem = |complaint: tui::keys::Complaint| {
        let binding = config.bindings.get(complaint.index)?;
        Some(Problem {
            file: binding.file.clone(),
            line: binding.line,
            what: complaint.what,
        })
    };
    (keymap, complaints.into_iter().filter_map(problem).collect())
}

/// The views whose filters cannot be read.
pub fn views(config: &Config) -> impl Iterator<Item = Problem> + '_ {
    config.views.iter().filter_map(|view| {
        let wrong = Query::parse(&view.filter).err()?;
        Some(Problem {
            file: view.file.clone(),
            line: view.line,
            what: format!("the view `{}`: {}", view.name, wrong.what),
        })
    })
}

fn binding(binding: &config::Binding) -> tui::keys::Binding<'_> {
    tui::keys::Binding {
        context: &binding.context,
        keys: &binding.keys,
        to: match &binding.action {
            Some(name) => To::Action(name),
            None if binding.run.is_empty() => To::Nothing,
            None => To::Run(&binding.run, binding.about.as_deref()),
        },
    }
}
