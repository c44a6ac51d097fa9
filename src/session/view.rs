//! What was looked at when the reader left: one JSON object.
//!
//! Days and names of scales, panes and views are texts here, so that a file of another version costs one value and not the
//! start. What this version does not know is kept and written back.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Id, Refusal};

/// The version of the format.
pub const VERSION: u64 = 1;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    pub version: u64,
    /// The paths that were opened, for whoever looks at the file.
    pub of: Vec<String>,
    pub selected: Option<Id>,
    /// The day of the selected event: where it is gone, the nearest in time is selected.
    pub day: Option<String>,
    /// The filter as it was typed, and those under it.
    pub filter: String,
    pub stack: Vec<String>,
    /// None shows all the time there is.
    pub scale: Option<String>,
    pub pane: String,
    /// The view beside or in place of the list.
    pub view: String,
    pub full: bool,
    pub folded: Vec<Fold>,
    /// The newest last.
    pub searched: Vec<String>,
    pub jumps: Jumps,
    /// What a later version has written.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A heading that is folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    pub first: String,
    pub last: String,
    /// `day`, `month`, `year`.
    pub precision: String,
}

/// Where the reader has leapt from, the latest last, and where to again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Jumps {
    pub back: Vec<Id>,
    pub forward: Vec<Id>,
}

pub fn write(session: &Session) -> String {
    let mut text = serde_json::to_string_pretty(session).unwrap_or_default();
    text.push('\n');
    text
}

pub fn read(text: &str) -> Result<Session, Refusal> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| Refusal::Broken(error.to_string()))?;
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version > VERSION => return Err(Refusal::Newer(version)),
        Some(_) => {}
        None => return Err(Refusal::Broken("it tells no version".to_owned())),
    }
    serde_json::from_value(value).map_err(|error| Refusal::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::collection::EventId;

    #[test]
    fn a_session_is_read_as_it_was_written_with_what_it_does_not_know() {
        let session = Session {
            version: VERSION,
            of: vec!["/news".to_owned()],
            selected: Some(Id(EventId(u64::MAX))),
            filter: "who:\"Wang Yi\"".to_owned(),
            rest: Map::from_iter([("weather".to_owned(), Value::from(["rain"]))]),
            ..Session::default()
        };
        assert_eq!(read(&write(&session)), Ok(session));
        assert_eq!(
            read("{\"version\": 1}").map(|session| session.filter),
            Ok(String::new())
        );
    }

    #[test]
    fn what_another_program_wrote_is_refused() {
        assert_eq!(
            read("{\"version\": 7, \"filter\": []}"),
            Err(Refusal::Newer(7))
        );
        for text in [
            "",
            "{",
            "[]",
            "null",
            "{\"version\": \"1\"}",
            "{\"version\": 1, \"stack\": 3}",
            "{\"version\": 1, \"selected\": \"x\"}",
        ] {
            assert!(matches!(read(text), Err(Refusal::Broken(_))), "{text}");
        }
    }
}
