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
            Ok(Line::Read) => one(std::mem::take(&mut line), number, origin, each)?,
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

fn one(line: Vec<u8>, number: usize, origin: &Origin, each: EachStory<'_>) -> ControlFlow<()> {
    let text = bytes::decode(line);
    let text = text.trim();
    if text.is_empty() {
        return ControlFlow::Continue(());
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(source) => {
            let path = origin.path.clone();
            return each(Err(Error::Json {
                path,
                line: number,
                source,
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
    let placed = |object| Story {
        nth: Some(number),
        line: Some(number),
        ..json::story(object)
    };
    records
        .into_iter()
        .try_for_each(|object| each(Ok(placed(object))))
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
