//! JSON Lines: a record on every line, read in constant memory.
//!
//! In: bytes. Out: whole lines, a few at a time, and of each line that is not empty an article or a problem. Cutting is
//! one thread's work and costs little; [`Batch::read`], which costs much, is every thread's. A line may be an article or
//! what was made of one, see `analysed`. A bad line does not stop the next ones.

use std::{
    io::{self, BufRead, Cursor},
    ops::ControlFlow,
    sync::Arc,
};

use encoding_rs::{Encoding, UTF_8};
use serde_json::{Map, Value};

use super::{
    EachFound, Found, Origin, Record, Story,
    analysed::{self, Analysed},
    bytes,
    disk::Disk,
    finish, json, record,
};
use crate::{
    error::{Error, Result},
    model::{
        article::Article,
        articles::{self, Spot},
    },
};

/// Longer lines are no articles.
const LONGEST: usize = 16 << 20;

/// A first line that is an object in itself, or is so long that its end cannot be seen.
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start();
    match head.split_once('\n') {
        Some((line, rest)) => {
            serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok()
                && line.starts_with('{')
                && (rest.trim().is_empty() || rest.trim_start().starts_with('{'))
        }
        None => json::sniff(head) && head.starts_with('{'),
    }
}

/// Lines that were cut from a file and are still to be read: on any thread, in any order.
#[derive(Debug)]
pub struct Batch {
    bytes: Vec<u8>,
    /// The number of the first, from 1.
    first: usize,
    /// Whether it is one line, and all that the file holds.
    only: bool,
    origin: Arc<Origin>,
    /// Where they can be read again, and where there they begin.
    disk: Option<Arc<Disk>>,
    at: u64,
}

/// Lines that are still to be analysed are handed on a few at a time: each of them takes long.
const FEW: usize = 4 << 10;

/// Cuts what comes into lines; none waits for more than its own end.
pub fn cut(input: &mut dyn BufRead, origin: &Origin, each: EachFound<'_>) -> ControlFlow<()> {
    let mut cut = Cut {
        origin: Arc::new(origin.clone()),
        each,
        number: 1,
        at: 0,
        disk: None,
        open: Vec::new(),
        skipping: false,
        skipped: 0,
    };
    let wide = input
        .fill_buf()
        .is_ok_and(|head| Encoding::for_bom(head).is_some_and(|(encoding, _)| encoding != UTF_8));
    if !wide {
        let disk = origin.plain.then(|| Disk::open(origin));
        cut.disk = disk.flatten().map(Arc::new);
        return cut.all(input);
    }
    /// In other character sets than UTF-8 a line's end cannot be told from bytes.
    const MOST: usize = 64 << 20;
    match bytes::whole(input, &origin.path, MOST) {
        Ok(text) => cut.all(&mut Cursor::new(text.into_bytes())),
        Err(problem) => (cut.each)(Err(problem)),
    }
}

struct Cut<'a> {
    origin: Arc<Origin>,
    each: EachFound<'a>,
    /// Of the line that comes next.
    number: usize,
    /// Where it begins.
    at: u64,
    disk: Option<Arc<Disk>>,
    /// What has come of a line that is not yet whole.
    open: Vec<u8>,
    /// Whether that line is too long to be kept.
    skipping: bool,
    /// How much of it was left out.
    skipped: usize,
}

impl Cut<'_> {
    fn all(&mut self, input: &mut dyn BufRead) -> ControlFlow<()> {
        loop {
            let part = match input.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(source) => {
                    self.end()?;
                    let path = self.origin.path.clone();
                    return (self.each)(Err(Error::Read { path, source }));
                }
            };
            let used = part.len();
            if used == 0 {
                return self.end();
            }
            let whole = memchr::memrchr(b'\n', part).map_or(0, |at| at + 1);
            let (lines, rest) = part.split_at(whole);
            let mut ready = Vec::new();
            if !lines.is_empty() {
                ready = self.close(lines)?;
            }
            self.open(rest);
            input.consume(used);
            let single = self.number == 1 && count(&ready) == 1 && self.open.is_empty();
            let only = single && input.fill_buf().is_ok_and(<[u8]>::is_empty);
            self.hand_on(ready, only)?;
        }
    }

    /// Whole lines, the first of which ends the open one.
    fn close(&mut self, lines: &[u8]) -> ControlFlow<(), Vec<u8>> {
        let mut ready = std::mem::take(&mut self.open);
        let first = memchr::memchr(b'\n', lines).map_or(lines.len(), |at| at + 1);
        if std::mem::take(&mut self.skipping) || ready.len() + first > LONGEST {
            self.at += (self.skipped + ready.len() + first) as u64;
            self.skipped = 0;
            self.too_long()?;
            ready = lines.get(first..).unwrap_or(&[]).to_vec();
        } else {
            ready.extend_from_slice(lines);
        }
        ControlFlow::Continue(ready)
    }

    fn open(&mut self, part: &[u8]) {
        self.skipping |= self.open.len() + part.len() > LONGEST;
        if self.skipping {
            self.skipped += self.open.len() + part.len();
            self.open = Vec::new();
        } else {
            self.open.extend_from_slice(part);
        }
    }

    /// The last line may lack its end.
    fn end(&mut self) -> ControlFlow<()> {
        if std::mem::take(&mut self.skipping) {
            return self.too_long();
        }
        let last = std::mem::take(&mut self.open);
        self.hand_on(last, self.number == 1)
    }

    fn too_long(&mut self) -> ControlFlow<()> {
        let path = self.origin.path.clone();
        let line = self.number;
        self.number += 1;
        (self.each)(Err(Error::LongLine {
            path,
            line,
            most: LONGEST,
        }))
    }

    fn hand_on(&mut self, mut bytes: Vec<u8>, only: bool) -> ControlFlow<()> {
        let all = analysed::sniff(&bytes);
        while !bytes.is_empty() {
            let least = if all {
                bytes.len()
            } else {
                FEW.min(bytes.len())
            };
            let behind = bytes.get(least - 1..).unwrap_or(&[]);
            let end = memchr::memchr(b'\n', behind).map_or(bytes.len(), |at| least + at);
            let rest = bytes.split_off(end);
            let (first, at) = (self.number, self.at);
            self.at += bytes.len() as u64;
            self.number += count(&bytes);
            (self.each)(Ok(Found::Lines(Batch {
                bytes: std::mem::replace(&mut bytes, rest),
                first,
                only,
                origin: Arc::clone(&self.origin),
                disk: self.disk.clone(),
                at,
            })))?;
        }
        ControlFlow::Continue(())
    }
}

fn count(lines: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', lines).count()
}

/// Where a record stands: on which line, and whether it is the only one of its file.
struct Place {
    number: usize,
    only: bool,
    disk: Option<articles::Place>,
}

impl Batch {
    /// The articles of the lines and what is wrong with them, in order.
    pub fn read(&self, each: &mut dyn FnMut(Result<Record>)) {
        let lines = self.bytes.split(|byte| *byte == b'\n');
        let mut at = self.at;
        for (number, line) in (self.first..).zip(lines) {
            let only = self.only;
            let disk = self.disk.clone().map(|disk| articles::Place {
                shelf: disk,
                spot: Spot {
                    at,
                    len: u32::try_from(line.len()).unwrap_or(u32::MAX),
                    line: u32::try_from(number).unwrap_or(u32::MAX),
                },
            });
            at += line.len() as u64 + 1;
            one(line, Place { number, only, disk }, &self.origin, each);
        }
    }
}

fn one(line: &[u8], place: Place, origin: &Origin, each: &mut dyn FnMut(Result<Record>)) {
    let text = bytes::decode(line);
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if analysed::sniff(text.as_bytes()) {
        match analysed::read(text) {
            Ok(read) => return each(Ok(of(read, place, origin))),
            Err(None) => {}
            Err(Some(fault)) => each(Err(Error::Fact {
                path: origin.path.clone(),
                line: place.number,
                field: fault.field,
                reason: fault.reason,
            })),
        }
        // Such a line is read once; what is to be had of it later is another article.
        return plain(
            text,
            Place {
                disk: None,
                ..place
            },
            origin,
            each,
        );
    }
    plain(text, place, origin, each);
}

/// A record that was analysed stays as it is; it has its name and origin from where it is where it tells none.
fn of(read: Analysed, place: Place, origin: &Origin) -> Record {
    let number = place.number;
    let mut article = read.article;
    // What is named here is not named so in the file.
    let told = !article.origin.is_empty() && !article.id.is_empty();
    let place = place.disk.filter(|_| told);
    if article.origin.is_empty() {
        article.origin = format!("{}#{number}", origin.path.display());
    }
    if article.id.is_empty() {
        article.id = format!("{}#{number}", origin.stem());
    }
    Record {
        article,
        document: Some(read.document),
        place,
        problems: read.problems,
    }
}

fn plain(text: &str, place: Place, origin: &Origin, each: &mut dyn FnMut(Result<Record>)) {
    let number = place.number;
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(fault) => {
            let path = origin.path.clone();
            let reason = json::reason(&fault);
            return each(Err(Error::Json {
                path,
                line: number,
                reason,
            }));
        }
    };
    let records = record::all(&value);
    if records.is_empty() {
        let origin = origin.path.display().to_string();
        return each(Err(Error::NoText {
            origin,
            line: Some(number),
        }));
    }
    let several = records.len() > 1;
    for (index, object) in records.into_iter().enumerate() {
        let nth = if place.only {
            several.then_some(index + 1)
        } else {
            Some(number)
        };
        let article = finish(story(object, nth, number), origin);
        // Of several on one line, or of one that is its file, the place alone does not tell the name.
        let disk = place.disk.clone().filter(|_| !several && !place.only);
        each(article.map(|article| Record {
            place: disk,
            ..Record::from(article)
        }));
    }
}

fn story(object: &Map<String, Value>, nth: Option<usize>, line: usize) -> Story {
    Story {
        nth,
        line: Some(line),
        ..json::story(object)
    }
}

/// The one article of a line that was read before, as it was then.
pub(super) fn again(text: &str, line: u32, origin: &Origin) -> Option<Article> {
    let value: Value = serde_json::from_str(text).ok()?;
    let &[object] = &record::all(&value)[..] else {
        return None;
    };
    let line = line as usize;
    finish(story(object, Some(line), line), origin).ok()
}
