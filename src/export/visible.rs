//! Text from articles is hostile: it may carry escape sequences, or marks that turn the reading direction.
//!
//! [`visible`] shows such characters instead of obeying them; [`Escaped`] does the same inside JSON, where they are
//! written as `\u009b`, which reads back as what it was.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

/// One line of text in which every control character is a visible sign: `␉` for a tab, `␊` for a line end, `␛` for
/// escape, `�` for those that have no sign and for marks that turn the reading direction.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) {
        text.chars().map(sign).collect()
    } else {
        Cow::Borrowed(text)
    }
}

fn sign(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    }
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Compact JSON that holds no control character at all.
pub(super) fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaped))?;
    Ok(())
}

#[derive(Debug)]
struct Escaped;

impl serde_json::ser::Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = next_hidden(rest) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// All of them begin with one of three bytes, which are searched for with the speed of the machine.
fn next_hidden(text: &str) -> Option<(usize, char)> {
    memchr::memchr3_iter(0x7f, 0xc2, 0xe2, text.as_bytes()).find_map(|at| {
        let c = text.get(at..)?.chars().next()?;
        is_hidden(c).then_some((at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_move_the_cursor_is_shown() {
        assert_eq!(visible("a\tb\nc\u{1b}[2J"), "a␉b␊c␛[2J");
        assert_eq!(
            visible("\u{9b}31m \u{202e}txt \u{7f}"),
            "\u{fffd}31m \u{fffd}txt ␡"
        );
        assert_eq!(visible("Erdoğan in Łódź"), "Erdoğan in Łódź");
    }

    #[test]
    fn json_hides_nothing_and_reads_back_the_same() {
        let hostile = "Â\u{80}é \u{9b}x\u{202e}\u{7f}\u{1b}[0m € end";
        let mut out = Vec::new();
        write_json(&mut out, &hostile).expect("memory takes all");
        let text = String::from_utf8(out).expect("utf-8");
        assert!(!text.chars().any(is_hidden), "{text}");
        assert!(text.contains(r"\u009b") && text.contains(r"\u202e") && text.contains("€"));
        assert_eq!(
            serde_json::from_str::<String>(&text).expect("json"),
            hostile
        );
    }
}
