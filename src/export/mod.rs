//! What goes out of the program as bytes.
//!
//! In: one article with what it says, or a whole timeline. Out: bytes on any writer, as they are made; nothing here
//! builds the whole text first, opens a file or asks for the clock.
//! To add a format: one file, one line in [`EXPORTS`].

mod fields;
mod json;
mod jsonl;
mod points;
mod tokens;
mod tsv;
mod visible;

use std::io::{self, Write};

use crate::model::{article::Article, collection::Collection, document::Document};

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
    Whole(fn(&mut dyn Write, &Collection) -> io::Result<()>),
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
];

/// The format of a name.
pub fn find(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}
/// A share with two digits, so that 0.95 is not written as 0.95000005.
fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}
