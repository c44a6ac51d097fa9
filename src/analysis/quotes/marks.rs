//! Finds the quotation marks of a text and pairs them.
//!
//! In: the body and its paragraphs. Out: the stretches between marks, in reading order, none inside another. Knows straight and
//! curly marks, single ones, doubled apostrophes and backticks, guillemets and low-high marks. Apostrophes and inches are
//! no marks. A mark without its partner reaches to the end of the paragraph. Whether somebody speaks is not asked here.

use std::ops::Range;

use crate::model::span::Span;

/// What stands between two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The words alone.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Whether the closing mark is there.
    pub closed: bool,
}

/// How a mark looks and what can stand against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Straight,
    Doubled,
    Curly { closing: bool },
    Low,
    Guillemet { right: bool },
    Single,
    SingleCurly { closing: bool },
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    kind: Kind,
    can_open: bool,
    can_close: bool,
}

impl Mark {
    fn end(self) -> usize {
        self.at + self.len
    }

    fn is_single(self) -> bool {
        matches!(self.kind, Kind::Single | Kind::SingleCurly { .. })
    }

    /// Whether it ends what `open` began.
    fn closes(self, open: Kind) -> bool {
        use Kind::{Curly, Doubled, Guillemet, Low, Single, SingleCurly, Straight};
        match (open, self.kind) {
            (Low, Curly { .. } | Straight | Low) => true,
            (Curly { .. } | Straight | Doubled, Curly { closing }) => closing,
            (Guillemet { right }, Guillemet { right: other }) => right != other,
            (Curly { .. } | Straight | Doubled, Straight | Doubled) | (Single, Single) => {
                self.can_close
            }
            (SingleCurly { .. }, SingleCurly { closing }) => closing && self.can_close,
            _ => false,
        }
    }

    /// The kind of mark that it would be the partner of.
    fn partner(self) -> Kind {
        match self.kind {
            Kind::SingleCurly { .. } => Kind::SingleCurly { closing: false },
            kind => kind,
        }
    }
}

/// All stretches; `paragraphs` are in order and do not overlap.
pub(super) fn stretches(body: &str, paragraphs: &[Span]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut marks = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        read(body, paragraph.range(), &mut marks);
        if marks.is_empty() {
            continue;
        }
        let next = paragraphs.get(index + 1);
        let goes_on = next.is_some_and(|next| opens(next.of(body)));
        let block = Block {
            body,
            end: paragraph.end as usize,
            marks: &marks,
            goes_on,
        };
        block.pair(&mut out);
    }
    out
}

fn opens(paragraph: &str) -> bool {
    let text = paragraph.trim_start();
    text.starts_with(['"', '“', '‘', '«', '„', '”'])
        || text.starts_with("''")
        || text.starts_with("``")
}

fn read(body: &str, range: Range<usize>, out: &mut Vec<Mark>) {
    out.clear();
    let bytes = body.as_bytes();
    let mut at = range.start;
    let begins = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2);
    let next = |at: usize| bytes.get(at..range.end)?.iter().position(begins);
    while let Some(plain) = next(at) {
        at += plain;
        let found = match bytes[at] {
            b'"' => Some((1, Kind::Straight)),
            b'\'' | b'`' if at + 1 < range.end && bytes[at + 1] == bytes[at] => {
                Some((2, Kind::Doubled))
            }
            b'\'' => Some((1, Kind::Single)),
            0xc2 | 0xe2 => wide(body, at),
            _ => None,
        };
        let Some((len, kind)) = found else {
            at += 1;
            continue;
        };
        let before = body
            .get(range.start..at)
            .and_then(|t| t.chars().next_back());
        let after = body.get(at + len..range.end).and_then(|t| t.chars().next());
        out.push(Mark {
            at,
            len,
            kind,
            can_open: before.is_none_or(may_open_behind) && after.is_some_and(may_stand_inside),
            can_close: before
                .is_some_and(|c| !c.is_whitespace() || "'’".contains(inner_end(body, at)))
                && after.is_none_or(|c| !c.is_alphanumeric()),
        });
        at += len;
    }
}

/// The last character before a place that is not blank: an inner quotation may end there, "... no,' " he said.
fn inner_end(body: &str, at: usize) -> char {
    let before = body.get(..at).unwrap_or("").trim_end();
    before.chars().next_back().unwrap_or(' ')
}

fn wide(body: &str, at: usize) -> Option<(usize, Kind)> {
    let c = body.get(at..)?.chars().next()?;
    let kind = match c {
        '“' | '‟' => Kind::Curly { closing: false },
        '”' => Kind::Curly { closing: true },
        '„' => Kind::Low,
        '«' => Kind::Guillemet { right: false },
        '»' => Kind::Guillemet { right: true },
        '‘' => Kind::SingleCurly { closing: false },
        '’' => Kind::SingleCurly { closing: true },
        _ => return None,
    };
    Some((c.len_utf8(), kind))
}

fn may_open_behind(c: char) -> bool {
    c.is_whitespace() || "([{—–-/“‘\"'«…―>".contains(c)
}

fn may_stand_inside(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '?' | '!')
}

/// Words that are written with an apostrophe before them.
const ELISIONS: [&str; 9] = [
    "em", "til", "tis", "twas", "cause", "bout", "n", "tude", "nuff",
];

/// The closing single mark is looked for among so many marks.
const FAR: usize = 200;

/// The marks of one paragraph.
struct Block<'a> {
    body: &'a str,
    end: usize,
    marks: &'a [Mark],
    /// Whether the next paragraph begins with an opening mark.
    goes_on: bool,
}

impl Block<'_> {
    fn pair(&self, out: &mut Vec<Stretch>) {
        let mut open: Option<Mark> = None;
        for (index, &mark) in self.marks.iter().enumerate() {
            let Some(first) = open else {
                open = self.begins(index).then_some(mark);
                continue;
            };
            if mark.is_single() && !first.is_single() {
                continue;
            }
            if mark.closes(first.kind) && !self.is_possessive(index) {
                self.push(out, first, mark.at, mark.end(), true);
                open = None;
            } else if !first.is_single() && same_side(first, mark) {
                // A second opening mark: the partner of the first one is missing.
                let end = self.last_stop(first.end(), mark.at);
                self.push(out, first, end, end, false);
                open = Some(mark);
            }
        }
        if let Some(first) = open {
            self.push(out, first, self.end, self.end, false);
        }
    }

    fn begins(&self, index: usize) -> bool {
        let mark = self.marks[index];
        match mark.kind {
            Kind::Curly { closing: false } | Kind::Low => true,
            Kind::Guillemet { .. } | Kind::Straight | Kind::Doubled | Kind::Curly { .. } => {
                mark.can_open
            }
            Kind::SingleCurly { closing: true } => false,
            Kind::Single | Kind::SingleCurly { closing: false } => self.begins_single(index),
        }
    }

    fn begins_single(&self, index: usize) -> bool {
        let mark = self.marks[index];
        let rest = self.body.get(mark.end()..self.end).unwrap_or("");
        let word = rest.split(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or("");
        let decade = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s');
        let elided = decade || ELISIONS.iter().any(|one| word.eq_ignore_ascii_case(one));
        if !mark.can_open || elided || word.is_empty() {
            return false;
        }
        match self.closer(index) {
            Some(at) => self.cuts_no_double(index, at),
            None => self.goes_on && index == 0 && mark.kind != Kind::Single,
        }
    }

    /// The mark that ends a single quotation.
    fn closer(&self, index: usize) -> Option<usize> {
        let first = self.marks[index];
        (index + 1..self.marks.len().min(index + FAR))
            .filter(|&at| self.marks[at].closes(first.kind))
            .find(|&at| !self.is_possessive(at))
    }

    fn cuts_no_double(&self, from: usize, to: usize) -> bool {
        let inside = self.marks[from + 1..to].iter();
        inside.filter(|mark| !mark.is_single()).count() % 2 == 0
    }

    /// "the workers’ rights": the mark behind an s is an apostrophe if another one can close later.
    fn is_possessive(&self, index: usize) -> bool {
        let mark = self.marks[index];
        let before = self.body.get(..mark.at).unwrap_or("");
        if !mark.is_single() || !before.ends_with(['s', 'z', 'x']) {
            return false;
        }
        let mut rest = self.body.get(mark.end()..self.end).unwrap_or("").chars();
        let word_follows =
            rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphanumeric);
        let later = self.marks[index + 1..].iter().take(FAR);
        word_follows
            && later
                .take_while(|other| !other.can_open || other.can_close)
                .any(|other| other.closes(mark.partner()))
    }

    /// Where the last sentence ends between two places; the second one if none does.
    fn last_stop(&self, from: usize, to: usize) -> usize {
        let text = self.body.get(from..to).unwrap_or("");
        let ends = |&(at, c): &(usize, char)| {
            matches!(c, '.' | '!' | '?')
                && text[at + c.len_utf8()..].starts_with(char::is_whitespace)
        };
        let stop = text.char_indices().rev().find(ends);
        stop.map_or(to, |(at, c)| from + at + c.len_utf8())
    }

    fn push(
        &self,
        out: &mut Vec<Stretch>,
        open: Mark,
        inner_end: usize,
        outer_end: usize,
        closed: bool,
    ) {
        let inner = self.body.get(open.end()..inner_end).unwrap_or("");
        let words = inner.trim();
        if !words.contains(char::is_alphanumeric) {
            return;
        }
        let start = open.end() + (inner.len() - inner.trim_start().len());
        out.push(Stretch {
            inner: Span::new(start, start + words.len()),
            outer: Span::new(open.at, outer_end),
            closed,
        });
    }
}

fn same_side(first: Mark, mark: Mark) -> bool {
    mark.can_open
        && match (first.kind, mark.kind) {
            (Kind::Curly { .. }, Kind::Curly { closing }) => !closing,
            (one, other) => one == other,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretches of a text with one paragraph a line.
    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in body.split('\n') {
            paragraphs.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        let found = stretches(body, &paragraphs);
        let words: Vec<&str> = found.iter().map(|one| one.inner.of(body)).collect();
        assert_eq!(words, expected, "{body}");
    }

    #[test]
    fn marks_of_all_kinds_are_paired() {
        check("He said \"yes\" and \"no\".", &["yes", "no"]);
        check("He said “yes” and «no».", &["yes", "no"]);
        check("„Ja“, sagte er. »Nein«, sagte sie.", &["Ja", "Nein"]);
        check(
            "``Fine,'' he said. ''Never,'' she said.",
            &["Fine,", "Never,"],
        );
        check("‘We won’t go,’ he said.", &["We won’t go,"]);
        check("'We won't go,' he said.", &["We won't go,"]);
    }

    #[test]
    fn inner_marks_belong_to_the_words() {
        check(
            "“He said ‘no’ to us,” she told them.",
            &["He said ‘no’ to us,"],
        );
        check(
            "'She said \"no\" to us,' he told them.",
            &["She said \"no\" to us,"],
        );
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        check(
            "The ministers' plan isn't Kyiv's, rock 'n' roll or '90s.",
            &[],
        );
        check("He is 6'2\" tall and 5' wide.", &[]);
        check(
            "‘The workers’ rights are safe,’ he said.",
            &["The workers’ rights are safe,"],
        );
    }

    #[test]
    fn a_missing_partner_ends_with_the_paragraph() {
        check(
            "\"We go on.\n\"We never stop,\" he said.",
            &["We go on.", "We never stop,"],
        );
        check(
            "He said, “It is over. The rest is silence\nNext.",
            &["It is over. The rest is silence"],
        );
        check(
            "“It is over. He said, “Go home.”",
            &["It is over.", "Go home."],
        );
        check("Over,” he said. Done.", &[]);
        check("\" ” ’ « \"\" ''", &[]);
    }
}
