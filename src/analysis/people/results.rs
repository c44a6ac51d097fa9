//! Lines of results: "Ipswich 4 1 2 1 9 7 5", "Pohang 3 Ulsan 2", "Kent v Surrey", "BOSTON AT OAKLAND".
//!
//! In: a text and its marks. Out: the mark `RESULT` on the first word of every name that such a line scores. A city there is
//! a club. Decides nothing else.

use super::shapes::{CALENDAR, CAP, DIGIT, FUNCTION, INITIAL, LOUD, Marks, RESULT, SURNAME, UPPER};
use crate::model::text::Text;

/// A line with more words than this is prose.
const LONGEST: usize = 40;

pub fn mark(text: Text<'_>, marks: &mut [Marks]) {
    for (first, end) in lines(text) {
        if end - first < 3 {
            continue;
        }
        if end - first <= LONGEST && is_table(text, marks, first, end) {
            scored(text, marks, first, end);
        }
        opponents(text, marks, first, end);
    }
}

/// The runs of tokens between line breaks.
fn lines(text: Text<'_>) -> Vec<(usize, usize)> {
    let tokens = text.tokens();
    let mut lines = Vec::new();
    let mut first = 0;
    for border in memchr::memchr_iter(b'\n', text.body.as_bytes()) {
        let end = tokens.partition_point(|token| (token.span.start as usize) < border);
        if end > first && end < tokens.len() {
            lines.push((first, end));
            first = end;
        }
    }
    lines.push((first, tokens.len()));
    lines
}

/// Numbers enough, hardly a word in small letters, and a name to begin with.
fn is_table(text: Text<'_>, marks: &[Marks], first: usize, end: usize) -> bool {
    if marks[first] & (CAP | CALENDAR | INITIAL) != CAP {
        return false;
    }
    let (mut numbers, mut small, mut names) = (0, 0, 0);
    for (at, own) in marks.iter().enumerate().take(end).skip(first) {
        let word = text.word(at);
        numbers += usize::from(own & (DIGIT | CAP) == DIGIT);
        small += usize::from(word.len() > 2 && word.starts_with(char::is_lowercase));
        names += usize::from(own & CAP != 0);
    }
    numbers >= 2 && numbers + 1 >= names && small * 3 <= numbers
}

/// Each run of capitals that a number follows.
fn scored(text: Text<'_>, marks: &mut [Marks], first: usize, end: usize) {
    let mut begin = None;
    for at in first..end {
        if marks[at] & CAP != 0 {
            begin = begin.or(Some(at));
        } else if let Some(start) = begin.take() {
            let is_score = marks[at] & DIGIT != 0 || text.word(at) == "(" && at - start <= 3;
            let person = (start..at).any(|at| marks[at] & INITIAL != 0)
                || at - start > 1 && marks[at - 1] & SURNAME != 0 && marks[start] & UPPER == 0;
            if is_score && at - start <= 3 && !person && marks[start] & CALENDAR == 0 {
                marks[start] |= RESULT;
            }
        }
    }
}

/// What stands on both sides of "v" and, in a line of capitals, of "AT".
fn opponents(text: Text<'_>, marks: &mut [Marks], first: usize, end: usize) {
    for at in first + 1..end.saturating_sub(1) {
        if marks[at + 1] & CAP == 0 {
            continue;
        }
        let meets = match text.word(at) {
            "v" | "vs" | "vs." => true,
            "AT" => end - first <= 8 && marks[at] & LOUD != 0,
            _ => false,
        };
        if !meets {
            continue;
        }
        marks[at + 1] |= RESULT;
        let start = (first..at)
            .rev()
            .take_while(|before| marks[*before] & CAP != 0 && marks[*before] & FUNCTION == 0)
            .last();
        if let Some(start) = start.filter(|start| at - start <= 3) {
            marks[start] |= RESULT;
        }
    }
}
