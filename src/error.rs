//! All that can go wrong, as the reader of the screen meets it.
//!
//! Messages are lower case, without a full stop, with the user's own words in backticks.

use std::{io, path::PathBuf};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read `{}`", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot look through `{}`", path.display())]
    Walk {
        path: PathBuf,
        source: ignore::Error,
    },
    #[error("`{}` is empty", path.display())]
    Empty { path: PathBuf },
    #[error("`{}` is {what}, not text", path.display())]
    Binary { path: PathBuf, what: &'static str },
    #[error("`{}` is longer than {} MB", path.display(), most >> 20)]
    TooLarge { path: PathBuf, most: usize },
    #[error("line {line} of `{}` is longer than {} MB", path.display(), most >> 20)]
    LongLine {
        path: PathBuf,
        line: usize,
        most: usize,
    },
    #[error("line {line} of `{}` is no valid JSON: {reason}", path.display())]
    Json {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    #[error("line {line} of `{}` is no analysed record: `{field}`: {reason}", path.display())]
    Fact {
        path: PathBuf,
        line: usize,
        field: String,
        reason: String,
    },
    #[error("`{}` is no feed that can be read: {reason}", path.display())]
    Feed { path: PathBuf, reason: String },
    #[error("no text found in `{origin}`{}", line.map_or(String::new(), |line| format!(", line {line}")))]
    NoText { origin: String, line: Option<usize> },
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
    #[error("there is no `{}`", path.display())]
    Missing { path: PathBuf, task: Option<String> },
    #[error("cannot use the terminal")]
    Terminal { source: io::Error },
    #[error("cannot keep what you write and where you are in `{}`", path.display())]
    Keep { path: PathBuf, source: io::Error },
    #[error("neither HOME nor XDG_STATE_HOME names a folder to keep marks and notes in")]
    NoStateFolder,
    #[error("{what} needs a terminal, and there is none")]
    NoTerminal { what: &'static str },
    #[error("cannot write the log `{}`", path.display())]
    Log { path: PathBuf, source: io::Error },
    #[error("cannot write the output")]
    Write { source: io::Error },
}

impl Error {
    /// What lies behind it, the nearest first.
    pub fn causes(&self) -> Vec<String> {
        let first = std::error::Error::source(self);
        std::iter::successors(first, |cause| cause.source())
            .map(ToString::to_string)
            .collect()
    }

    /// What, why and what to try, where there is room for a line.
    pub fn in_one_line(&self) -> String {
        let mut line = self.to_string();
        for cause in self.causes() {
            line.push_str(": ");
            line.push_str(&cause);
        }
        if let Some(hint) = self.hint() {
            line.push_str("; ");
            line.push_str(&hint);
        }
        line
    }

    /// What to try next, where there is something to try.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::Write { .. } => None,
            Error::Terminal { .. } | Error::NoTerminal { .. } => {
                Some("`dateline --format tsv` prints the timeline without a screen".to_owned())
            }
            Error::Log { .. } => Some("name a file in a folder that you may write to".to_owned()),
            Error::Missing { task: None, .. } => Some("check the spelling of the path".to_owned()),
            Error::Missing {
                task: Some(task), ..
            } => Some(format!("`dateline {task}`")),
            Error::Keep { .. } => {
                Some("what you write now lasts until you quit; XDG_STATE_HOME names another folder".into())
            }
            Error::NoStateFolder => Some("what you write now lasts until you quit".into()),
            Error::NoConfigFolder => Some("`--config FILE`, or set HOME".to_owned()),
            Error::Read { source, .. } => reading(source.kind()).map(str::to_owned),
            Error::Walk { .. } => {
                Some("the other files were read; check the rights on this one".into())
            }
            Error::Empty { .. } => Some("save the article again, or leave the file out".into()),
            Error::Binary { .. } => Some("save it as plain text, HTML or JSON".into()),
            Error::TooLarge { .. } => {
                Some("split it, or make it JSON Lines: one article a line, of any number".into())
            }
            Error::LongLine { .. } => Some("put every article on a line of its own".into()),
            Error::Json { .. } => Some("mend that line; a JSON checker shows where it breaks".into()),
            Error::Fact { .. } => Some(
                "its article was read anew from the text; run `dateline extract` on it again".into(),
            ),
            Error::Feed { .. } => Some("fetch it again: RSS, Atom and JSON Feed are read".into()),
            Error::NoText { .. } => Some(
                "a record needs its text in a field such as `text` or `body`; a page may load it later".into(),
            ),
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

/// What helps when a file cannot be read.
fn reading(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::NotFound => Some("check the spelling of the path"),
        io::ErrorKind::PermissionDenied => Some("ask for the right to read it"),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            Some("the file is damaged or cut off: fetch it again")
        }
        _ => None,
    }
}
