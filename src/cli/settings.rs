//! `dateline config`: show what holds, tell where it is looked for, check it.

use std::path::PathBuf;

use super::{
    Exit,
    args::{Common, ConfigTask},
    print,
};
use crate::{
    config,
    error::{Error, Result},
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
            let problems = config::load(Some(&file)).problems;
            for problem in &problems {
                print(&format!("{problem}\n"))?;
            }
            match problems.len() {
                0 => print(&format!("{}: no problems\n", file.path.display())),
                _ => Ok(Exit::Partly),
            }
        }
    }
}
