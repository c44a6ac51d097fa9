//! What a terminal sends, read as keys, clicks, pasted text and answers to questions.
//!
//! In: bytes, in pieces as they come. Out: [`Input`]s. Answers are told from keys here, so that none of them is ever taken
//! for something that the reader has typed; what is neither is dropped whole. Nothing here waits or knows a terminal.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::Background;

#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Event(Event),
    Reply(Reply),
}

/// An answer of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// What is behind the text.
    Background(Background),
    /// The cursor's column, from 1.
    Column(u16),
    /// What it can do: every terminal answers this, and in the order of the questions.
    Attributes,
}

/// Bytes that have not yet become an input.
#[derive(Debug, Default)]
pub struct Parser {
    bytes: Vec<u8>,
    pasting: bool,
}

/// A sequence that is longer is none.
const LONGEST: usize = 4096;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What stands at the beginning of the bytes.
enum Found {
    /// So many bytes, which mean this or nothing.
    Whole(usize, Option<Input>),
    /// The beginning of something.
    Part,
}

impl Parser {
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.bytes.extend(bytes);
        let mut inputs = Vec::new();
        while let Some(input) = self.next() {
            inputs.extend(input);
        }
        inputs
    }

    /// Whether more is needed to tell what the bytes mean.
    pub fn waits(&self) -> bool {
        !self.bytes.is_empty() && !self.pasting
    }

    /// Whether what waits may be a key by itself: escape, or a letter with Alt.
    pub fn may_be_key(&self) -> bool {
        self.bytes.len() <= 2
    }

    /// Nothing more came: what waits is a key by itself, or nothing.
    pub fn settle(&mut self) -> Option<Input> {
        if self.pasting {
            return None;
        }
        let bytes = std::mem::take(&mut self.bytes);
        match bytes[..] {
            [0x1b] => plain(KeyCode::Esc),
            [0x1b, letter] => held(KeyCode::Char(letter.into()), KeyModifiers::ALT),
            _ => None,
        }
    }

    fn next(&mut self) -> Option<Option<Input>> {
        if self.bytes.is_empty() {
            return None;
        }
        if self.pasting {
            return self.pasted().map(Some);
        }
        match read(&self.bytes) {
            Found::Whole(length, input) => {
                let head = self.bytes.get(..length).unwrap_or_default();
                self.pasting = head == b"\x1b[200~";
                self.bytes.drain(..length.min(self.bytes.len()));
                Some(input)
            }
            Found::Part if self.bytes.len() > LONGEST => {
                self.bytes.clear();
                None
            }
            Found::Part => None,
        }
    }

    fn pasted(&mut self) -> Option<Input> {
        let end = memchr::memmem::find(&self.bytes, PASTE_ENDS)?;
        let text = String::from_utf8_lossy(&self.bytes[..end]).into_owned();
        self.bytes.drain(..end + PASTE_ENDS.len());
        self.pasting = false;
        // A terminal sends what Enter sends for the end of a line.
        Some(Input::Event(Event::Paste(text.replace('\r', "\n"))))
    }
}

fn read(bytes: &[u8]) -> Found {
    match *bytes {
        [0x1b, ref rest @ ..] => match *rest {
            [] => Found::Part,
            [b'[', ref rest @ ..] => sequence(rest),
            [b'O', ref rest @ ..] => function(rest),
            [b']' | b'P' | b'_' | b'^' | b'X', ref rest @ ..] => string(rest),
            [0x1b, ..] => Found::Whole(1, plain(KeyCode::Esc)),
            _ => match letter(rest, KeyModifiers::ALT) {
                Found::Whole(length, input) => Found::Whole(length + 1, input),
                part => part,
            },
        },
        _ => letter(bytes, KeyModifiers::NONE),
    }
}

/// A character, or a key that sends a control character.
fn letter(bytes: &[u8], with: KeyModifiers) -> Found {
    let Some(first) = bytes.first().copied() else {
        return Found::Part;
    };
    let ctrl = with | KeyModifiers::CONTROL;
    let key = match first {
        b'\r' => held(KeyCode::Enter, with),
        b'\t' => held(KeyCode::Tab, with),
        0x7f => held(KeyCode::Backspace, with),
        0 => held(KeyCode::Char(' '), ctrl),
        1..=26 => held(KeyCode::Char((first - 1 + b'a').into()), ctrl),
        27 => held(KeyCode::Esc, with),
        28..=31 => held(KeyCode::Char((first - 28 + b'4').into()), ctrl),
        _ => return character(bytes, with),
    };
    Found::Whole(1, key)
}

fn character(bytes: &[u8], with: KeyModifiers) -> Found {
    let length = match bytes.first() {
        Some(0..=0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Found::Whole(1, None),
    };
    let Some(bytes) = bytes.get(..length) else {
        return Found::Part;
    };
    let Some(letter) = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.chars().next())
    else {
        return Found::Whole(1, None);
    };
    let shift = if letter.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    Found::Whole(length, held(KeyCode::Char(letter), with | shift))
}

/// `ESC O` and a letter: function keys and arrows of some terminals.
fn function(rest: &[u8]) -> Found {
    let Some(last) = rest.first() else {
        return Found::Part;
    };
    let key = match last {
        b'P'..=b'S' => Some(KeyCode::F(last - b'P' + 1)),
        b'M' => Some(KeyCode::Enter),
        last => arrow(*last),
    };
    Found::Whole(3, key.and_then(plain))
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// Behind `ESC [`: parameters, then a letter that ends it.
fn sequence(rest: &[u8]) -> Found {
    let last = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte));
    let Some(at) = last else {
        return Found::Part;
    };
    let (parameters, last) = (&rest[..at], rest[at]);
    let length = at + 3;
    if last == b'[' && at == 0 {
        // The console of Linux has one letter more for its function keys.
        return match rest.get(1) {
            None => Found::Part,
            Some(letter @ b'A'..=b'E') => Found::Whole(4, plain(KeyCode::F(letter - b'A' + 1))),
            Some(_) => Found::Whole(4, None),
        };
    }
    if !(0x40..=0x7e).contains(&last) {
        // Something else begins within it.
        return Found::Whole(length - 1, None);
    }
    let text = std::str::from_utf8(parameters).unwrap_or_default();
    let input = match (text.as_bytes().first(), last) {
        (Some(b'<'), b'M' | b'm') => mouse(&text[1..], last == b'M'),
        (Some(b'?'), b'c') => Some(Input::Reply(Reply::Attributes)),
        (Some(b'?'), b'n') => scheme(text),
        (Some(b'?' | b'<' | b'>' | b'='), _) => None,
        (_, b'I') => Some(Input::Event(Event::FocusGained)),
        (_, b'O') => Some(Input::Event(Event::FocusLost)),
        (_, b'R') if text.contains(';') => numbers(text)
            .get(1)
            .and_then(|column| u16::try_from(*column).ok())
            .map(|column| Input::Reply(Reply::Column(column))),
        _ => key(text, last),
    };
    Found::Whole(length, input)
}

fn numbers(text: &str) -> Vec<u32> {
    let number = |part: &str| {
        part.split(':')
            .next()
            .and_then(|n| n.parse().ok())
            .unwrap_or(0)
    };
    text.split(';').map(number).collect()
}

fn key(text: &str, last: u8) -> Option<Input> {
    let numbers = numbers(text);
    let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
    let with = modifiers(number(1));
    let code = match last {
        b'Z' => return held(KeyCode::BackTab, KeyModifiers::SHIFT),
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'u' => return spelled(number(0), with),
        b'~' if number(0) == 27 => return spelled(number(2), with),
        b'~' => match number(0) {
            1 | 7 => KeyCode::Home,
            2 => KeyCode::Insert,
            3 => KeyCode::Delete,
            4 | 8 => KeyCode::End,
            5 => KeyCode::PageUp,
            6 => KeyCode::PageDown,
            number @ 11..=15 => KeyCode::F(number as u8 - 10),
            number @ 17..=21 => KeyCode::F(number as u8 - 11),
            number @ 23..=24 => KeyCode::F(number as u8 - 12),
            _ => return None,
        },
        last => arrow(last)?,
    };
    held(code, with)
}

/// A key told by the number of its character.
fn spelled(number: u32, with: KeyModifiers) -> Option<Input> {
    let code = match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        number => KeyCode::Char(char::from_u32(number).filter(|letter| !letter.is_control())?),
    };
    held(code, with)
}

/// One more than the sum of what is held.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let all = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ];
    let held = all.into_iter().filter(|(bit, _)| bits & bit != 0);
    held.fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

fn mouse(text: &str, pressed: bool) -> Option<Input> {
    let [bits, column, row] = numbers(text)[..] else {
        return None;
    };
    let button = match bits & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (bits & 0b110_0000, bits & 3) {
        (64, 0) => MouseEventKind::ScrollUp,
        (64, 1) => MouseEventKind::ScrollDown,
        (64, 2) => MouseEventKind::ScrollLeft,
        (64, _) => MouseEventKind::ScrollRight,
        (32, 3) => MouseEventKind::Moved,
        (32, _) => MouseEventKind::Drag(button),
        (0, 0..=2) if pressed => MouseEventKind::Down(button),
        (0, _) => MouseEventKind::Up(button),
        _ => return None,
    };
    let place = |number: u32| u16::try_from(number.saturating_sub(1)).ok();
    Some(Input::Event(Event::Mouse(MouseEvent {
        kind,
        column: place(column)?,
        row: place(row)?,
        modifiers: modifiers(1 + (bits >> 2 & 7)),
    })))
}

/// `?997;1`: the terminal has become dark, `?997;2`: light.
fn scheme(text: &str) -> Option<Input> {
    let background = match text {
        "?997;1" => Background::Dark,
        "?997;2" => Background::Light,
        _ => return None,
    };
    Some(Input::Reply(Reply::Background(background)))
}

/// Behind `ESC ]` and its like: text up to a bell or `ESC \`.
fn string(rest: &[u8]) -> Found {
    let Some(end) = memchr::memchr2(0x07, 0x1b, rest) else {
        return Found::Part;
    };
    let length = match rest[end..] {
        [0x07, ..] => end + 3,
        [0x1b, b'\\', ..] => end + 4,
        [0x1b] => return Found::Part,
        // Something else begins within it.
        _ => return Found::Whole(end + 2, None),
    };
    let text = std::str::from_utf8(&rest[..end]).unwrap_or_default();
    let color = text.strip_prefix("11;").and_then(background);
    Found::Whole(
        length,
        color.map(|color| Input::Reply(Reply::Background(color))),
    )
}

/// `rgb:1e1e/1e1e/2e2e`, `rgba:...` or `#1e1e2e`: light where the eye finds it lighter than half.
fn background(text: &str) -> Option<Background> {
    let parts: Vec<&str> = match text.split_once(':') {
        Some(("rgb" | "rgba", parts)) => parts.split('/').take(3).collect(),
        _ => {
            let digits = text.strip_prefix('#')?;
            let each = digits.len() / 3;
            [0, 1, 2]
                .iter()
                .map(|at| digits.get(at * each..(at + 1) * each))
                .collect::<Option<_>>()?
        }
    };
    let share = |part: &&str| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)? - 1;
        Some(f64::from(u32::from_str_radix(part, 16).ok()?) / f64::from(most.max(1)))
    };
    let [red, green, blue] = parts.iter().map(share).collect::<Option<Vec<_>>>()?[..] else {
        return None;
    };
    // Weights of ITU-R BT.601.
    let light = 0.299 * red + 0.587 * green + 0.114 * blue > 0.5;
    Some(if light {
        Background::Light
    } else {
        Background::Dark
    })
}

fn plain(code: KeyCode) -> Option<Input> {
    held(code, KeyModifiers::NONE)
}

fn held(code: KeyCode, with: KeyModifiers) -> Option<Input> {
    Some(Input::Event(Event::Key(KeyEvent::new(code, with))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Key;

    /// What bytes mean, as a key is written in the configuration, however they are cut into pieces.
    #[track_caller]
    fn check(bytes: &str, expected: &[&str]) {
        let whole = Parser::default().feed(bytes.as_bytes());
        let mut parser = Parser::default();
        let pieces: Vec<Input> = bytes
            .as_bytes()
            .chunks(1)
            .flat_map(|byte| parser.feed(byte))
            .collect();
        assert_eq!(whole, pieces, "{bytes:?}");
        assert!(!parser.waits(), "{bytes:?}");
        assert_eq!(
            whole.iter().map(told).collect::<Vec<_>>(),
            expected,
            "{bytes:?}"
        );
    }

    fn told(input: &Input) -> String {
        match input {
            Input::Event(Event::Key(key)) => Key::from(*key).to_string(),
            Input::Event(Event::Mouse(mouse)) => {
                format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row)
            }
            Input::Event(Event::Paste(text)) => format!("pasted {text}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys() {
        check("jG é日", &["j", "G", "Space", "é", "日"]);
        check(
            "\r\t\x7f\x03\x1a\x00",
            &[
                "Enter",
                "Tab",
                "Backspace",
                "Ctrl-c",
                "Ctrl-z",
                "Ctrl-Space",
            ],
        );
        check(
            "\x1b[A\x1bOB\x1b[1;3C\x1b[1;5D\x1b[Z",
            &["Up", "Down", "Alt-Right", "Ctrl-Left", "BackTab"],
        );
        check(
            "\x1b[5~\x1b[6~\x1b[3~\x1b[H\x1bOF\x1b[4~",
            &["PageUp", "PageDown", "Delete", "Home", "End", "End"],
        );
        check(
            "\x1bOP\x1b[11~\x1b[[B\x1b[17~\x1b[24~\x1b[15;2~",
            &["F1", "F1", "F2", "F6", "F12", "Shift-F5"],
        );
        check("\x1bj\x1b5\x1bé", &["Alt-j", "Alt-5", "Alt-é"]);
        check("\x1b[106;5u\x1b[27;5;106~", &["Ctrl-j", "Ctrl-j"]);
    }

    #[test]
    fn escape_is_a_key_when_nothing_follows() {
        let mut parser = Parser::default();
        assert_eq!(parser.feed(b"\x1b"), []);
        assert!(parser.waits() && parser.may_be_key());
        assert_eq!(parser.settle(), plain(KeyCode::Esc));
        assert_eq!(parser.feed(b"\x1b["), []);
        assert_eq!(parser.settle(), held(KeyCode::Char('['), KeyModifiers::ALT));
        check("\x1b\x1b[A", &["Esc", "Up"]);
    }

    #[test]
    fn the_mouse_and_pasted_text() {
        check(
            "\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<32;6;3M\x1b[<65;1;1M",
            &[
                "Down(Left) 4,2",
                "Up(Left) 4,2",
                "Drag(Left) 5,2",
                "ScrollDown 0,0",
            ],
        );
        check(
            "\x1b[200~two\rlines\x1b[31m\x1b[201~j",
            &["pasted two\nlines\x1b[31m", "j"],
        );
    }

    #[test]
    fn answers_are_no_keys() {
        let dark = "Reply(Background(Dark))";
        let light = "Reply(Background(Light))";
        check("j\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\k", &["j", dark, "k"]);
        check("\x1b]11;rgb:ff/fb/f0\x07", &[light]);
        check(
            "\x1b]11;#fdf6e3\x07\x1b]11;rgba:0000/0000/0000/ffff\x07",
            &[light, dark],
        );
        check("\x1b[?997;2n\x1b[?997;1n", &[light, dark]);
        check(
            "\x1b[?62;22c\x1b[12;3R",
            &["Reply(Attributes)", "Reply(Column(3))"],
        );
    }

    #[test]
    fn what_is_nothing_is_dropped_whole() {
        check("\x1bP>|term 1.0\x1b\\j", &["j"]);
        check("\x1b]52;c;Zm9v\x07j", &["j"]);
        check("\x1b]11;rgb:zz/1/1\x07\x1b]11;\x07\x1b]11;#\x07j", &["j"]);
        check("\x1b[?2026;2$yj", &["j"]);
        check("\x1b[12\x1b[Aj", &["Up", "j"]);
        check("\x1b[<0;1Mj\x1b[<0;0;0Mk", &["j", "Down(Left) 0,0", "k"]);
        let mut parser = Parser::default();
        assert_eq!(parser.feed(b"\xff\xfe\xc3"), []);
        assert_eq!(parser.settle(), None);
        parser.feed(b"\x1b]");
        parser.feed(&[b'x'; LONGEST]);
        assert_eq!(parser.feed(b"j").len(), 1);
    }

    proptest::proptest! {
        /// However bytes are cut, the same is read; and what has settled waits for nothing.
        #[test]
        fn any_bytes_are_read_the_same_in_pieces(
            bytes in proptest::collection::vec(proptest::sample::select(&b"\x1b[]O?<>0123;:/\\\x07MmcnRu~abrgPZ\x00\x7f\xc3\xa9\xff\r"[..]), 0..120),
            cut in 1..7_usize,
        ) {
            let whole = Parser::default().feed(&bytes);
            let mut parser = Parser::default();
            let pieces: Vec<Input> = bytes.chunks(cut).flat_map(|piece| parser.feed(piece)).collect();
            proptest::prop_assert_eq!(whole, pieces);
            parser.settle();
            proptest::prop_assert!(!parser.waits());
        }
    }
}
