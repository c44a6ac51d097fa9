//! What goes out of the program as bytes.
//!
//! In: one article with what it says, or a whole timeline. Out: bytes on any writer, as they are made; nothing here
//! builds the whole text first, opens a file or asks for the clock.
//! To add a format: one file, one line in [`EXPORTS`].

mod csv;
mod fields;
mod json;
mod jsonl;
mod markdown;
mod points;
mod records;
mod tokens;
mod tsv;
mod visible;

use std::io::{self, Write};

use crate::model::{
    article::Article,
    collection::{Collection, Event, EventId},
    document::Document,
};

pub use records::records;
pub use visible::visible;

/// What is written about each article beyond its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct With {
    /// Tokens with lemma and tags, and sentences.
    pub tokens: bool,
}

/// One article as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    pub article: &'a Article,
    pub document: &'a Document,
    /// What went wrong with it, in words.
    pub problems: &'a [String],
}

/// What a format needs to be written.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// One record an article, each by itself, in the order of input.
    Each(fn(&mut dyn Write, Record<'_>, With) -> io::Result<()>),
    /// All articles, merged.
    Whole(Whole),
}

#[derive(Debug, Clone, Copy)]
pub struct Export {
    pub name: &'static str,
    pub about: &'static str,
    pub form: Form,
}

pub const EXPORTS: &[Export] = &[
    Export {
        name: "jsonl",
        about: "JSON Lines: one record an article, with every fact and its place in the text",
        form: Form::Each(jsonl::write),
    },
    Export {
        name: "json",
        about: "one JSON document: all articles merged into a timeline",
        form: Form::Whole(json::write),
    },
    Export {
        name: "tsv",
        about: "one line an event: date, status, type, title, place, number of sources",
        form: Form::Whole(tsv::write),
    },
    Export {
        name: "csv",
        about: "one row an event with a header, for spreadsheets",
        form: Form::Whole(csv::write),
    },
    Export {
        name: "markdown",
        about: "a timeline to read: days, events, quotes, sources",
        form: Form::Whole(markdown::write),
    },
];

/// Writes events with all they refer to.
pub type Whole = fn(&mut dyn Write, &Collection) -> io::Result<()>;

/// How a selection of events is written, by the name of a format or the extension of a file. As JSON Lines it is one
/// event a line; [`records`] writes their articles instead.
pub fn view(name: &str) -> Option<Whole> {
    match name {
        "jsonl" | "ndjson" => return Some(json::lines),
        "md" => return view("markdown"),
        "txt" => return view("tsv"),
        _ => {}
    }
    match find(name)?.form {
        Form::Whole(write) => Some(write),
        Form::Each(_) => None,
    }
}

/// One event as JSON, in the words of [`view`]'s JSON Lines.
pub fn event(collection: &Collection, index: usize) -> Option<String> {
    json::event(collection, index)
}

/// One event as a line of tab-separated fields.
pub fn line(collection: &Collection, event: &Event<'_>) -> String {
    let mut out = Vec::new();
    // Memory takes all.
    let _ = tsv::line(&mut out, event, collection);
    String::from_utf8_lossy(&out).into_owned()
}

/// Names an event on the command line and in data: `e` and sixteen hexadecimal digits.
pub fn event_id(id: EventId) -> String {
    json::id(id)
}

/// The format of a name.
pub fn find(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}
/// A share with two digits, so that 0.95 is not written as 0.95000005.
fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}
