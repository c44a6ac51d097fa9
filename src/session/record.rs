//! The log of what was confirmed: a heading, then one JSON object a line, the latest last.
//!
//! ```text
//! {"dateline":"record","version":1,"of":["/home/ann/news"]}
//! {"event":"00f3a8c1d2e4b596","mark":true,"title":"Macron meets Fidan in Vienna","day":"2024-03-01","told":[["vienna",42]]}
//! {"event":"00f3a8c1d2e4b596","note":"compare with Geneva"}
//! {"event":"00f3a8c1d2e4b596","tag":"shuttle","on":true}
//! {"view":"talks","filter":"act:met"}
//! ```
//!
//! Lines are only ever added, so that two programs may write to one log. A line that is cut off or not understood is
//! passed over; it never costs the others.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Refusal};
use crate::{model::collection::EventId, timeline::notes::Change};

/// The version of the format.
pub const VERSION: u64 = 1;

/// One confirmed act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Change {
        change: Change,
        about: Option<About>,
    },
    /// A filter under a name; an empty one takes the name away.
    View { name: String, filter: String },
}

/// By what an event is told and found again if its id is gone: an article that was printed earlier changes the id.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    pub title: String,
    pub day: NaiveDate,
    /// Ids of articles that tell it, and the byte at which the word that tells it begins.
    pub told: Vec<(String, u32)>,
}

#[derive(Serialize, Deserialize)]
struct Heading {
    dateline: String,
    version: u64,
    /// The paths that were opened, for whoever looks at the file.
    of: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    view: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    filter: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    told: Vec<(String, u32)>,
}

/// What a log holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    pub entries: Vec<Entry>,
    /// Lines, from 1, that are not understood.
    pub broken: Vec<usize>,
}

/// The first line of a log.
pub fn heading(of: &[String]) -> String {
    let heading = Heading {
        dateline: "record".to_owned(),
        version: VERSION,
        of: of.to_vec(),
    };
    json(&heading)
}

/// An act as a line, with its end.
pub fn line(entry: &Entry) -> String {
    let line = match entry {
        Entry::View { name, filter } => Line {
            view: Some(name.clone()),
            filter: Some(filter.clone()),
            ..Line::default()
        },
        Entry::Change { change, about } => {
            let mut line = of_change(change);
            if let Some(about) = about {
                line.title = Some(about.title.clone());
                line.day = Some(about.day.to_string());
                line.told = about.told.clone();
            }
            line
        }
    };
    json(&line)
}

fn of_change(change: &Change) -> Line {
    let event = Some(Id(change.event()));
    match change.clone() {
        Change::Mark { on, .. } => Line {
            event,
            mark: Some(on),
            ..Line::default()
        },
        Change::Note { text, .. } => Line {
            event,
            note: Some(text),
            ..Line::default()
        },
        Change::Tag { tag, on, .. } => Line {
            event,
            tag: Some(tag),
            on: Some(on),
            ..Line::default()
        },
    }
}

/// Plain data with text keys: writing it cannot fail.
fn json(data: &impl Serialize) -> String {
    let mut line = serde_json::to_string(data).unwrap_or_default();
    line.push('\n');
    line
}

/// Reads a log. Nothing at all is an empty one.
pub fn read(text: &str) -> Result<Record, Refusal> {
    let mut lines = (1..).zip(text.lines());
    let Some((_, first)) = lines.next() else {
        return Ok(Record::default());
    };
    match serde_json::from_str::<Heading>(first) {
        Ok(heading) if heading.dateline != "record" => {
            return Err(Refusal::Broken("it is no record of dateline".to_owned()));
        }
        Ok(heading) if heading.version > VERSION => return Err(Refusal::Newer(heading.version)),
        Ok(_) => {}
        Err(error) => return Err(Refusal::Broken(format!("line 1: {error}"))),
    }
    let mut record = Record::default();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line).ok().and_then(entry) {
            Some(entry) => record.entries.push(entry),
            None => record.broken.push(number),
        }
    }
    Ok(record)
}

fn entry(line: Line) -> Option<Entry> {
    if let Some(name) = line.view {
        let filter = line.filter.unwrap_or_default();
        return Some(Entry::View { name, filter });
    }
    let event: EventId = line.event?.0;
    let change = match (line.mark, line.note, line.tag) {
        (Some(on), ..) => Change::Mark { event, on },
        (_, Some(text), _) => Change::Note { event, text },
        (.., Some(tag)) => Change::Tag {
            event,
            tag,
            on: line.on.unwrap_or(true),
        },
        _ => return None,
    };
    let told = line.told;
    let day = line.day.and_then(|day| day.parse().ok());
    let about = line.title.zip(day);
    let about = about.map(|(title, day)| About { title, day, told });
    Some(Entry::Change { change, about })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let event = EventId(0x00f3_a8c1_d2e4_b596);
        let about = About {
            title: "Macron meets “Fidan”\u{1b}".to_owned(),
            day: NaiveDate::from_ymd_opt(2024, 3, 1).expect("a day"),
            told: vec![("vienna".to_owned(), 42)],
        };
        let change = |change, about| Entry::Change { change, about };
        vec![
            change(Change::Mark { event, on: true }, Some(about)),
            change(
                Change::Note {
                    event,
                    text: "two\nlines".to_owned(),
                },
                None,
            ),
            change(
                Change::Tag {
                    event,
                    tag: "öl".to_owned(),
                    on: false,
                },
                None,
            ),
            Entry::View {
                name: "talks".to_owned(),
                filter: "act:met".to_owned(),
            },
        ]
    }

    fn log() -> String {
        let lines: String = entries().iter().map(line).collect();
        heading(&["/news".to_owned()]) + &lines
    }

    #[test]
    fn a_log_is_read_as_it_was_written() {
        let record = read(&log()).expect("a log");
        assert_eq!((record.entries, record.broken), (entries(), vec![]));
        assert_eq!(log().lines().count(), 5, "an act is one line");
        assert_eq!(read(""), Ok(Record::default()));
    }

    #[test]
    fn a_line_that_is_cut_off_costs_no_other() {
        let whole = log();
        for cut in (0..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
            let Ok(record) = read(&whole[..cut]) else {
                assert!(cut < heading(&["/news".to_owned()]).len());
                continue;
            };
            assert!(entries().starts_with(&record.entries), "{cut}");
            assert!(record.broken.len() <= 1);
        }
        let torn = whole.replacen("\"note\"", "\"no", 1) + "{\"event\":\"zz\",\"mark\":true}\n{}\n";
        let record = read(&torn).expect("a log");
        assert_eq!((record.entries.len(), record.broken), (3, vec![3, 6, 7]));
    }

    #[test]
    fn what_another_program_wrote_is_refused() {
        assert_eq!(
            read("{\"dateline\":\"record\",\"version\":9,\"of\":[],\"more\":1}\n"),
            Err(Refusal::Newer(9))
        );
        for text in [
            "notes",
            "{}",
            "\0\0",
            "{\"dateline\":\"x\",\"version\":1,\"of\":[]}",
        ] {
            assert!(matches!(read(text), Err(Refusal::Broken(_))), "{text}");
        }
    }
}
