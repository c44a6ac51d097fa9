//! All that can go wrong, as the reader of the screen meets it.
//!
//! Messages are lower case, without a full stop, with the user's own words in backticks.

use std::{io, path::PathBuf};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read `{}`", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot read the configuration `{}`", path.display())]
    ReadConfig { path: PathBuf, source: io::Error },
    #[error("cannot analyse the article `{id}`: {reason}")]
    Analysis { id: String, reason: String },
    #[error("the reader broke off: {reason}")]
    Reader { reason: String },
    #[error("cannot start a thread")]
    Thread { source: io::Error },
    #[error("neither the environment nor the command line names a folder for the configuration")]
    NoConfigFolder,
    #[error("cannot write the output")]
    Write { source: io::Error },
}

impl Error {
    /// What to try next, where there is something to try.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::Read { .. } | Error::Write { .. } => None,
            Error::NoConfigFolder => Some("`--config FILE`, or set HOME".to_owned()),
            Error::ReadConfig { .. } => {
                Some("`dateline config path` tells where it is looked for".to_owned())
            }
            Error::Analysis { .. } | Error::Reader { .. } => {
                Some("the rest was read; please report it with the article".into())
            }
            Error::Thread { .. } => {
                Some("close other programs or raise the limit of processes".into())
            }
        }
    }
}
