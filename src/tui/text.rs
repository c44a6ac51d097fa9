//! Text from outside, made fit for cells: nothing raw, nothing lost, as wide as it looks.
//!
//! Control characters become visible, characters that turn the direction of others are named, marks stay with their
//! letters. Width is counted in columns, by graphemes.

use std::{borrow::Cow, ops::Range};

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// So many marks on one letter are a prank.
const MARKS: usize = 8;

/// The text with everything invisible or dangerous made visible; line ends and tabs become spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    let harmless = |byte: &u8| (0x20..0x7f).contains(byte);
    if text.as_bytes().iter().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for letter in text.chars() {
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        if marks <= MARKS {
            show(letter, &mut out);
        }
    }
    if out == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    }
}

fn show(letter: char, out: &mut String) {
    match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + letter as u32)),
        '\x7f' => out.push('␡'),
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            out.push_str(&format!("<{:X}>", letter as u32));
        }
        // Invisible and without effect on their neighbours.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
        _ => out.push(letter),
    }
}

/// Columns that a text takes once it is clean.
pub fn width(text: &str) -> usize {
    clean(text).graphemes(true).map(columns).sum()
}

/// Columns of one clean grapheme, as the cells of the screen count them.
fn columns(grapheme: &str) -> usize {
    grapheme.width()
}

/// The border between characters at a byte or before it.
pub fn border(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The beginning of a text, of no more than so many bytes.
pub fn near(text: &str, most: usize) -> &str {
    &text[..border(text, most)]
}

/// The clean text in no more than `room` columns; what does not fit gives way to `more`.
pub fn cut<'a>(text: &'a str, room: usize, more: &str) -> Cow<'a, str> {
    // Far more bytes than any screen has columns: the rest cannot matter.
    let shown = clean(near(text, room.saturating_mul(64).saturating_add(256)));
    let mut used = 0;
    let mut end = None;
    for (at, grapheme) in shown.grapheme_indices(true) {
        let next = used + columns(grapheme);
        if next + more.width() <= room {
            end = Some(at + grapheme.len());
        }
        used = next;
        if used > room {
            let kept = shown[..end.unwrap_or(0)].trim_end();
            let more = if more.width() <= room { more } else { "" };
            return Cow::Owned(format!("{kept}{more}"));
        }
    }
    shown
}

/// How many bytes of a text fit into `room` columns, in whole graphemes.
pub fn within(text: &str, room: usize) -> usize {
    let mut used = 0;
    let fitting = text.grapheme_indices(true).take_while(|(_, grapheme)| {
        used += columns(&clean(grapheme));
        used <= room
    });
    fitting
        .last()
        .map_or(0, |(at, grapheme)| at + grapheme.len())
}

/// The text cut or filled up to exactly `room` columns.
pub fn fit(text: &str, room: usize, more: &str) -> String {
    let mut out = cut(text, room, more).into_owned();
    let used = width(&out);
    out.extend(std::iter::repeat_n(' ', room.saturating_sub(used)));
    out
}

/// Breaks one paragraph into lines of at most `room` columns, between words where that is possible. Ranges are bytes of
/// the text as it came; spaces at a break belong to no line. Stops after `most` lines. Never empty.
pub fn wrap(text: &str, room: usize, most: usize) -> Vec<Range<usize>> {
    let mut lines = Lines {
        room: room.max(1),
        done: Vec::new(),
        line: None,
        used: 0,
        gap: 0,
    };
    let mut word: Vec<(usize, usize, usize)> = Vec::new();
    for (at, grapheme) in text.grapheme_indices(true) {
        let wide = columns(&clean(grapheme));
        if !grapheme.chars().all(char::is_whitespace) {
            word.push((at, at + grapheme.len(), wide));
            continue;
        }
        lines.word(&word);
        word.clear();
        lines.gap += wide;
        if lines.done.len() >= most {
            break;
        }
    }
    lines.word(&word);
    lines.done.extend(lines.line);
    if lines.done.is_empty() {
        lines.done.push(0..0);
    }
    lines.done.truncate(most.max(1));
    lines.done
}

struct Lines {
    room: usize,
    done: Vec<Range<usize>>,
    line: Option<Range<usize>>,
    used: usize,
    gap: usize,
}

impl Lines {
    /// Takes one word: the bytes and columns of its graphemes.
    fn word(&mut self, graphemes: &[(usize, usize, usize)]) {
        let (Some(first), Some(last)) = (graphemes.first(), graphemes.last()) else {
            return;
        };
        let wide: usize = graphemes.iter().map(|(.., wide)| wide).sum();
        match &mut self.line {
            Some(line) if self.used + self.gap + wide <= self.room => {
                line.end = last.1;
                self.used += self.gap + wide;
            }
            _ if wide <= self.room => self.open(first.0..last.1, wide),
            _ => {
                for (at, end, wide) in graphemes {
                    self.letter(*at..*end, *wide, *at == first.0);
                }
            }
        }
        self.gap = 0;
    }

    /// Takes a grapheme of a word that is longer than a line.
    fn letter(&mut self, bytes: Range<usize>, wide: usize, first: bool) {
        match &mut self.line {
            Some(line) if !first && self.used + wide <= self.room => {
                line.end = bytes.end;
                self.used += wide;
            }
            _ => self.open(bytes, wide),
        }
    }

    fn open(&mut self, bytes: Range<usize>, wide: usize) {
        self.done.extend(self.line.replace(bytes));
        self.used = wide;
    }
}

/// Runs of graphemes that `style` draws alike; a style is asked for by the place of each grapheme's first byte.
pub fn styled(
    text: &str,
    range: Range<usize>,
    style: impl Fn(usize) -> Style,
) -> Vec<Span<'static>> {
    let Some(part) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (at, grapheme) in part.grapheme_indices(true) {
        let style = style(range.start + at);
        let shown = clean(grapheme);
        match spans.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push_str(&shown),
            _ => spans.push(Span::styled(shown.into_owned(), style)),
        }
    }
    spans
}

/// Puts a line into the first row of an area.
pub fn put(buf: &mut Buffer, area: Rect, line: &Line<'_>) {
    let area = area.intersection(buf.area);
    if !area.is_empty() {
        buf.set_line(area.x, area.y, line, area.width);
    }
}

/// The columns of a line.
pub fn columns_of(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_raw_reaches_the_terminal() {
        assert_eq!(
            clean("a\x1b[31mb\x07\u{9b}c\u{202e}d\te\x7f\0"),
            "a␛[31mb␇<9B>c<202E>d e␡␀"
        );
        assert_eq!(clean("soft\u{ad}hyphen\u{feff}"), "softhyphen");
        let prank = format!("e{}", "\u{301}".repeat(500));
        assert_eq!(clean(&prank).chars().count(), 1 + MARKS);
        for keep in [
            "Orbán",
            "e\u{301}te\u{301}",
            "हिन्दी",
            "习近平",
            "👩‍👩‍👧‍👦",
            "🇺🇦",
            "عربي",
        ] {
            assert_eq!(clean(keep), keep);
        }
    }

    #[test]
    fn a_cut_keeps_graphemes_whole_and_says_that_it_cut() {
        assert_eq!(cut("Lavrov meets Wang", 17, "…"), "Lavrov meets Wang");
        assert_eq!(cut("Lavrov meets Wang", 13, "…"), "Lavrov meets…");
        assert_eq!(cut("习近平访问", 6, "…"), "习近…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2, "…"), "e\u{301}…");
        assert_eq!(cut("🇺🇦🇷🇺", 3, "…"), "🇺🇦…");
        assert_eq!(
            (
                cut("ab", 0, "…").as_ref(),
                cut("ab", 1, "…").as_ref(),
                cut("", 5, "…").as_ref()
            ),
            ("", "…", "")
        );
        for room in 0..20 {
            for text in ["a 习 b 👩‍👩‍👧‍👦 c \x1b[1m", "हिन्दी भाषा", "\u{202e}x"]
            {
                assert_eq!(width(&fit(text, room, "…")), room, "{text} {room}");
            }
        }
    }

    #[track_caller]
    fn check(text: &str, room: usize, expected: &[&str]) {
        let lines: Vec<&str> = wrap(text, room, 99)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_between_words() {
        check(
            "the two ministers met",
            11,
            &["the two", "ministers", "met"],
        );
        check("the two ministers met", 17, &["the two ministers", "met"]);
        check("ministerial", 4, &["mini", "ster", "ial"]);
        check("a ministerial", 4, &["a", "mini", "ster", "ial"]);
        check("习近平访问", 5, &["习近", "平访", "问"]);
        check("one  two", 3, &["one", "two"]);
        check("", 5, &[""]);
        check("   ", 5, &[""]);
        check("习", 1, &["习"]);
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_no_letter_is_lost() {
        let text =
            "  Wang Yi 王毅 told  reporters: “peace\x1b” in Zaporizhzhia 👩‍👩‍👧‍👦, e\u{301}te\u{301}  ";
        for room in 2..30 {
            let lines = wrap(text, room, 99);
            let letters = |text: &str| text.replace(' ', "");
            let kept: String = lines.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!(letters(&kept), letters(text), "{room}");
            for line in lines {
                assert!(
                    width(&text[line.clone()]) <= room.max(2),
                    "{room} {:?}",
                    &text[line]
                );
            }
        }
    }
}
