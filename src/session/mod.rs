//! What is kept from one run to the next, as plain data and as text. No files here: `app` reads and writes them.
//!
//! For each collection there are two: the [`record`] is a log to which every confirmed mark, note, tag and named view is
//! added as a line when it is made, so that neither a crash nor a second program loses any; the [`view`] is what was
//! looked at last, written whole when the reader leaves.

pub mod record;
pub mod view;

pub use self::{
    record::{About, Entry},
    view::{Jumps, Session},
};

use serde::{Deserialize, Serialize};

use crate::model::collection::EventId;

/// An event id as text: sixteen hexadecimal digits, since JSON numbers are not that exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(pub EventId);

impl From<Id> for String {
    fn from(id: Id) -> Self {
        format!("{:016x}", id.0.0)
    }
}

impl TryFrom<String> for Id {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(|id| Id(EventId(id)))
    }
}

/// Why a file is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Written by a later version of the program, in this version of the format.
    Newer(u64),
    /// Not what it should be.
    Broken(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Newer(version) => {
                write!(f, "a later dateline wrote it (version {version})")
            }
            Refusal::Broken(why) => f.write_str(why),
        }
    }
}
