//! From Unicode code points to bytes: the way back of what `export` writes.

use super::Fault;
use crate::model::span::Span;

/// Where each character of a text begins, and where the text ends; nothing where characters are bytes.
#[derive(Debug)]
pub(super) struct Offsets {
    len: u32,
    starts: Vec<u32>,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if text.is_ascii() {
            return Self {
                len: small(text.len()),
                starts: Vec::new(),
            };
        }
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let starts: Vec<u32> = ends.map(small).collect();
        Self {
            len: small(starts.len() - 1),
            starts,
        }
    }

    pub(super) fn byte(&self, field: &str, point: u32) -> Result<u32, Fault> {
        if point > self.len {
            let reason = format!("{point} lies behind the text's {} characters", self.len);
            return Err(Fault::new(field, reason));
        }
        Ok(self.starts.get(point as usize).copied().unwrap_or(point))
    }

    /// `fields` name start and end.
    pub(super) fn span(&self, fields: [&str; 2], start: u32, end: u32) -> Result<Span, Fault> {
        if end < start {
            return Err(Fault::new(
                fields[1],
                format!("{end} lies before the start, {start}"),
            ));
        }
        Ok(Span {
            start: self.byte(fields[0], start)?,
            end: self.byte(fields[1], end)?,
        })
    }
}
