//! From bytes to Unicode code points.
//!
//! Spans count bytes; what is written counts code points, as the Web Annotation model asks for. The body is read once:
//! the number of code points before every 64th byte is kept, so that any offset is then at most 64 bytes of counting
//! away. An ASCII body needs nothing kept.

use serde::Serialize;

use crate::model::span::Span;

const STEP: usize = 64;

#[derive(Debug)]
pub(super) struct Points<'a> {
    body: &'a str,
    /// Code points before byte 0, 64, 128, ...; empty where bytes are code points.
    before: Vec<u32>,
}

/// A stretch in code points, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct At {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'a> Points<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        let mut before = Vec::new();
        if !body.is_ascii() {
            before.reserve_exact(body.len() / STEP + 1);
            let mut sum = 0;
            for chunk in body.as_bytes().chunks(STEP) {
                before.push(sum);
                sum += heads(chunk);
            }
        }
        Self { body, before }
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(self.body)
    }

    pub(super) fn at(&self, span: Span) -> At {
        At {
            start: self.point(span.start),
            end: self.point(span.end),
        }
    }

    /// The code points before a byte; what lies behind the body counts as its end.
    pub(super) fn point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.body.len());
        match self.before.get(byte / STEP) {
            Some(before) => before + heads(&self.body.as_bytes()[byte / STEP * STEP..byte]),
            // An ASCII body, or the very end of a body of whole steps.
            None if self.before.is_empty() => u32::try_from(byte).unwrap_or(u32::MAX),
            None => self.before.last().map_or(0, |before| {
                before + heads(&self.body.as_bytes()[byte - STEP..byte])
            }),
        }
    }
}

/// How many characters begin in these bytes.
fn heads(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|byte| u32::from(byte & 0xc0 != 0x80))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_behind_the_end_is_the_end() {
        let points = Points::new("Kyïv");
        assert_eq!(
            points.at(Span { start: 9, end: 900 }),
            At { start: 4, end: 4 }
        );
    }

    proptest! {
        #[test]
        fn every_character_is_found_where_it_stands(body in "(?s).{0,300}", wide in "[a-zß字😀]{0,300}") {
            for body in [body, wide] {
                let points = Points::new(&body);
                let ends = body.char_indices().map(|(at, _)| at).chain([body.len()]);
                for (count, byte) in ends.enumerate() {
                    prop_assert_eq!(points.point(byte as u32), count as u32);
                }
            }
        }
    }
}
