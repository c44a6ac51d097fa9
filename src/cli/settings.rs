//! `dateline config`: show what holds, tell where it is looked for, check it.

use std::path::PathBuf;

use super::{
    Exit,
    args::{Common, ConfigTask},
    print,
};
use crate::{
    config::{self, Config, Problem},
    error::{Error, Result},
    tui::{self, Keymap},
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
            problems.sort_by_key(|problem| problem.line);
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
    let bindings: Vec<_> = config.bindings.iter().map(binding).collect();
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

fn binding(binding: &config::Binding) -> tui::keys::Binding<'_> {
    tui::keys::Binding {
        context: &binding.context,
        keys: &binding.keys,
        action: binding.action.as_deref(),
    }
}
