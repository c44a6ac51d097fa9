//! JSON Lines: a record on every line, read one at a time in constant memory.
//!
//! In: bytes. Out: a story or a problem for every line that is not empty; a bad line does not stop the next ones.

use std::{
    io::{self, BufRead, Cursor},
    ops::ControlFlow,
};

use encoding_rs::{Encoding, UTF_8};
use serde_json::Value;

use super::{EachStory, Origin, Story, bytes, json, record};
use crate::error::Error;

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

pub fn read(input: &mut dyn BufRead, origin: &Origin, each: EachStory<'_>) -> ControlFlow<()> {
    let wide = input
        .fill_buf()
        .is_ok_and(|head| Encoding::for_bom(head).is_some_and(|(encoding, _)| encoding != UTF_8));
    if !wide {
        return lines(input, origin, each);
    }
    /// In other character sets than UTF-8 a line's end cannot be told from bytes.
    const MOST: usize = 64 << 20;
    match bytes::whole(input, &origin.path, MOST) {
        Ok(text) => lines(&mut Cursor::new(text.into_bytes()), origin, each),
        Err(problem) => each(Err(problem)),
    }
}

fn lines(input: &mut dyn BufRead, origin: &Origin, each: EachStory<'_>) -> ControlFlow<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        match next_line(input, &mut line) {
            Ok(Line::End) => break,
            Ok(Line::TooLong) => {
                let path = origin.path.clone();
                each(Err(Error::LongLine {
                    path,
                    line: number,
                    most: LONGEST,
                }))?;
            }
            Ok(Line::Read) => {
                let only = number == 1 && input.fill_buf().is_ok_and(<[u8]>::is_empty);
                let place = Place { number, only };
                one(std::mem::take(&mut line), place, origin, each)?;
            }
            Err(source) => {
                return each(Err(Error::Read {
                    path: origin.path.clone(),
                    source,
                }));
            }
        }
    }
    ControlFlow::Continue(())
}

/// Where a record stands: on which line, and whether it is the only one of its file.
#[derive(Clone, Copy)]
struct Place {
    number: usize,
    only: bool,
}

fn one(line: Vec<u8>, place: Place, origin: &Origin, each: EachStory<'_>) -> ControlFlow<()> {
    let number = place.number;
    let text = bytes::decode(line);
    let text = text.trim();
    if text.is_empty() {
        return ControlFlow::Continue(());
    }
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
    let mut stories = records
        .into_iter()
        .enumerate()
        .map(|(index, object)| Story {
            nth: if place.only {
                several.then_some(index + 1)
            } else {
                Some(number)
            },
            line: Some(number),
            ..json::story(object)
        });
    stories.try_for_each(|story| each(Ok(story)))
}

enum Line {
    Read,
    TooLong,
    End,
}

/// Reads a line, or skips it where it is too long to be kept.
fn next_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    let mut seen = 0_usize;
    loop {
        let part = match input.fill_buf() {
            Ok(part) => part,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', part);
        let used = end.map_or(part.len(), |at| at + 1);
        seen = seen.saturating_add(used);
        if seen <= LONGEST {
            line.extend_from_slice(part.get(..used).unwrap_or(part));
        }
        let done = end.is_some() || used == 0;
        input.consume(used);
        if done {
            return Ok(match seen {
                0 => Line::End,
                1..=LONGEST => Line::Read,
                _ => Line::TooLong,
            });
        }
    }
}
