//! Tells lines that were wrapped from lines that were broken on purpose.
//!
//! In: the body and the white space of a line break. A wrapped line is as long as it could be: the next word would not
//! have fitted. Headings, list items and paragraphs that are set off by one line break are shorter, or far longer,
//! than a wrapped line.

use crate::model::span::Span;

/// No text is wrapped at more columns.
const WIDEST: usize = 100;

#[derive(Debug)]
pub(super) struct Lines<'a> {
    body: &'a str,
    /// Where the block ends for which `width` holds: lines between two blank lines.
    block_end: usize,
    width: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        Self {
            body,
            block_end: 0,
            width: 0,
        }
    }

    /// `gap` holds one line break.
    pub(super) fn is_broken_on_purpose(&mut self, gap: Span) -> bool {
        let Some((line, next)) = self.around(gap) else {
            return false;
        };
        let width = self.width_at(gap.start as usize);
        if width > WIDEST || is_item(next) {
            return true;
        }
        let word = next.find(char::is_whitespace).unwrap_or(next.len());
        let fits = line.len() + 1 + word < width.max(40);
        let goes_on = line.ends_with([',', ';', '-', '–']) || next.starts_with(char::is_lowercase);
        fits && !goes_on
    }

    /// The line before the break and the one behind it, without the blanks around.
    fn around(&self, gap: Span) -> Option<(&'a str, &'a str)> {
        let before = self.body.get(..gap.start as usize)?;
        let after = self.body.get(gap.end as usize..)?;
        let line = &before[memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1)..];
        let next = &after[..memchr::memchr(b'\n', after.as_bytes()).unwrap_or(after.len())];
        Some((line.trim(), next.trim()))
    }

    /// The longest line of the block in which `at` lies; each block is measured once.
    fn width_at(&mut self, at: usize) -> usize {
        if at >= self.block_end {
            let before = &self.body[..at];
            let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
            (self.block_end, self.width) = (start, 0);
            for line in self.body[start..].split_inclusive('\n') {
                if line.trim().is_empty() {
                    break;
                }
                self.width = self.width.max(line.trim().len());
                self.block_end += line.len();
            }
        }
        self.width
    }
}

/// A list item begins with a bullet or a number.
fn is_item(line: &str) -> bool {
    let mark = line.split(' ').next().unwrap_or("");
    let number = mark.trim_end_matches(['.', ')']);
    matches!(mark, "-" | "*" | "•" | "–" | "·" | "o")
        || (number.len() < mark.len()
            && number.len() <= 2
            && number.bytes().all(|byte| byte.is_ascii_digit()))
}
