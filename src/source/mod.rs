//! Articles from the world: files, folders, standard input and the embedded samples.
//!
//! In: an [`Input`]. Out: articles, one at a time, with everything that the source itself tells of them: title, day,
//! byline, publisher, place, language. Nothing is read out of the story here; that is `analysis`.
//!
//! ```text
//! walk     paths and folders -> inputs
//! bytes    an input -> its text: unpacked, decoded, within bounds
//! FORMATS  text -> stories, one format per file; `record` knows the names that fields have
//! analysed lines that tell what an article says already, as `extract` prints them
//! header   what stands over the story: header lines, a day of its own, the dateline (`dateline`, `day`, `regions`)
//! ```
//!
//! One bad file, record or line is one [`Error`] with its path, its line and a hint; the rest goes on. JSON Lines are
//! read in constant memory, everything else as a whole within the bounds of its format.
//!
//! # To add a format
//! Write `source/NAME.rs` with a function that turns the text of a file into [`Story`]s, and add a line to [`FORMATS`].
//! Fields with names go through `record::read`; `header::complete` is called for every story here. Give the file's tests
//! a document of your own words.

mod analysed;
mod bytes;
mod dateline;
mod day;
mod disk;
mod feed;
mod front;
mod header;
mod html;
mod json;
mod jsonl;
mod markdown;
mod page;
mod record;
mod regions;
mod samples;
mod text;
mod walk;

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, BufRead},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

pub use self::{header::Lines, jsonl::Batch, samples::EMBEDDED, walk::inputs};
use crate::{
    error::{Error, Result},
    model::{article::Article, articles::Place, document::Document},
};

/// Where articles come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    Path(PathBuf),
    Stdin,
    /// The samples that the program carries.
    Embedded,
}

/// A format of files.
#[derive(Debug)]
pub struct Format {
    pub name: &'static str,
    /// In lower case; a `.gz` behind it does not matter.
    pub extensions: &'static [&'static str],
    /// Whether the beginning of a file looks like it.
    pub sniff: fn(&str) -> bool,
    pub read: Read,
}

#[derive(Debug, Clone, Copy)]
pub enum Read {
    /// The whole file at once, up to so many bytes.
    Whole(usize, fn(&str, &Origin) -> Result<Vec<Story>>),
    /// Line by line, in constant memory.
    Lines(fn(&mut dyn BufRead, &Origin, EachFound<'_>) -> ControlFlow<()>),
}

/// What a source hands on.
#[derive(Debug)]
pub enum Found {
    Article(Article),
    /// Lines in which articles are still to be found.
    Lines(Batch),
}

/// An article, and what it says where somebody has analysed it before.
#[derive(Debug)]
pub struct Record {
    pub article: Article,
    pub document: Option<Document>,
    /// Where it can be read again, so that it need not stay in memory.
    pub place: Option<Place>,
    /// What went wrong then, in words.
    pub problems: Vec<String>,
}

impl From<Article> for Record {
    fn from(article: Article) -> Self {
        Self {
            article,
            document: None,
            place: None,
            problems: Vec::new(),
        }
    }
}

/// Most telling first: the first format whose name or content fits is taken, and text is what is left.
pub const FORMATS: &[Format] = &[
    Format {
        name: "feed",
        extensions: &["rss", "atom", "rdf", "xml", "json"],
        sniff: feed::sniff,
        read: Read::Whole(64 << 20, feed::read),
    },
    Format {
        name: "json lines",
        extensions: &["jsonl", "ndjson", "jl", "json"],
        sniff: jsonl::sniff,
        read: Read::Lines(jsonl::cut),
    },
    Format {
        name: "json",
        extensions: &["json"],
        sniff: json::sniff,
        read: Read::Whole(64 << 20, json::read),
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        sniff: html::sniff,
        read: Read::Whole(16 << 20, html::read),
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown", "mdown", "mkd"],
        sniff: markdown::sniff,
        read: Read::Whole(8 << 20, markdown::read),
    },
    Format {
        name: "text",
        extensions: &["txt", "text"],
        sniff: |_| true,
        read: Read::Whole(8 << 20, text::read),
    },
];

/// The file that is being read, as problems and articles name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub path: PathBuf,
    /// Whether it is a file that can be read at any place, as it is.
    pub plain: bool,
}

impl Origin {
    /// The file's name without its endings: `talks` for `news/talks.jsonl.gz`.
    pub fn stem(&self) -> String {
        let name = self
            .path
            .file_name()
            .unwrap_or(OsStr::new(""))
            .to_string_lossy();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let stem = Path::new(name).file_stem().unwrap_or(OsStr::new(name));
        stem.to_string_lossy().into_owned()
    }

    fn extension(&self) -> String {
        let name = self.path.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let end = Path::new(name).extension().unwrap_or(OsStr::new(""));
        end.to_string_lossy().into_owned()
    }
}

/// An article as a format read it, before its header is looked at.
#[derive(Debug)]
pub struct Story {
    pub article: Article,
    /// The year of publication, where it is told without a day.
    pub year: Option<i32>,
    /// Which of several in its file, from 1.
    pub nth: Option<usize>,
    /// The line on which its record stands.
    pub line: Option<usize>,
    pub lines: Lines,
}

impl Story {
    /// The only one in its file.
    pub fn only(article: Article, lines: Lines) -> Self {
        Self {
            article,
            year: None,
            nth: None,
            line: None,
            lines,
        }
    }
}

/// Reads all articles of an input, in order. `each` takes articles and problems and says when it wants no more.
pub fn read(input: &Input, each: &mut dyn FnMut(Result<Article>) -> ControlFlow<()>) {
    open(input, &mut |found| match found {
        Ok(Found::Article(article)) => each(Ok(article)),
        Ok(Found::Lines(lines)) => {
            let mut records = Vec::new();
            lines.read(&mut |record| records.push(record));
            let mut articles = records.into_iter();
            articles.try_for_each(|record| each(record.map(|record| record.article)))
        }
        Err(problem) => each(Err(problem)),
    });
}

/// The same, where lines are left for other threads to be read.
pub fn open(input: &Input, each: EachFound<'_>) {
    let _ = match input {
        Input::Path(path) => read_path(path, each),
        Input::Stdin => read_from(&mut io::stdin().lock(), Path::new("stdin"), false, each),
        Input::Embedded => EMBEDDED.iter().try_for_each(|(name, bytes)| {
            let path = Path::new("samples").join(name);
            read_from(&mut &**bytes, &path, false, each)
        }),
    };
}

/// How many bytes a file holds that lies there as a whole.
pub fn size(input: &Input) -> Option<u64> {
    match input {
        Input::Path(path) => std::fs::metadata(path).ok().map(|about| about.len()),
        Input::Stdin | Input::Embedded => None,
    }
}

/// Takes what is found; says when it wants no more.
pub type EachFound<'a> = &'a mut dyn FnMut(Result<Found>) -> ControlFlow<()>;

fn read_path(path: &Path, each: EachFound<'_>) -> ControlFlow<()> {
    match File::open(path) {
        Ok(mut file) => {
            let plain = file.metadata().is_ok_and(|about| about.is_file());
            read_from(&mut file, path, plain, each)
        }
        Err(source) => each(Err(Error::Read {
            path: path.to_owned(),
            source,
        })),
    }
}

fn read_from(
    input: &mut dyn io::Read,
    path: &Path,
    plain: bool,
    each: EachFound<'_>,
) -> ControlFlow<()> {
    let mut opened = match bytes::open(input) {
        Ok(opened) => opened,
        Err(source) => {
            return each(Err(Error::Read {
                path: path.to_owned(),
                source,
            }));
        }
    };
    if let Err(problem) = bytes::check(&opened.head, path) {
        return each(Err(problem));
    }
    let origin = Origin {
        path: path.to_owned(),
        plain: plain && !opened.packed,
    };
    match format_of(&origin.extension(), &bytes::lossy(&opened.head)).read {
        Read::Lines(cut) => cut(&mut opened.bytes, &origin, each),
        Read::Whole(most, read) => {
            let stories =
                bytes::whole(&mut opened.bytes, path, most).and_then(|text| read(&text, &origin));
            match stories {
                Ok(stories) => stories
                    .into_iter()
                    .try_for_each(|story| each(finish(story, &origin).map(Found::Article))),
                Err(problem) => each(Err(problem)),
            }
        }
    }
}

/// The format that the file's name tells and its content does not belie; else what the content looks like.
fn format_of(extension: &str, head: &str) -> &'static Format {
    let named = || {
        FORMATS
            .iter()
            .filter(|format| format.extensions.contains(&extension))
    };
    named()
        .find(|format| (format.sniff)(head))
        .or_else(|| named().next_back())
        .or_else(|| FORMATS.iter().find(|format| (format.sniff)(head)))
        .unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// Completes a story with what stands over it, and with what the file's name tells.
fn finish(story: Story, origin: &Origin) -> Result<Article> {
    let Story {
        mut article,
        year,
        nth,
        line,
        lines,
    } = story;
    header::complete(&mut article, year, lines);
    let number = nth.map_or(String::new(), |nth| format!("#{nth}"));
    article.origin = format!("{}{number}", origin.path.display());
    if !article.body.chars().any(char::is_alphabetic) {
        let origin = match line {
            Some(_) => origin.path.display().to_string(),
            None => article.origin,
        };
        return Err(Error::NoText { origin, line });
    }
    let stem = origin.stem();
    if article.id.is_empty() {
        article.id = format!("{stem}{number}");
    }
    if nth.is_none() {
        article.published = article.published.or_else(|| day::find(&stem));
    }
    Ok(article)
}
