//! A screen without a terminal: keys in, pictures out.

use std::{fmt::Write, sync::Arc};

use dateline::{
    timeline::Corpus,
    tui::{Effect, Keymap, Msg, Options, State, Theme, draw, keys::Key, update},
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::{KeyEvent, KeyModifiers, MouseEvent, MouseEventKind},
    layout::Rect,
    style::Modifier,
};

use super::small;

/// A screen of a size before anything is loaded.
pub fn empty(width: u16, height: u16) -> State {
    let mut state = State::new("articles/", Keymap::default(), Options::default());
    update(&mut state, Msg::Resize { width, height });
    state
}

/// The same with the small collection, all read.
pub fn loaded(width: u16, height: u16) -> State {
    let mut state = empty(width, height);
    update(
        &mut state,
        Msg::Loaded(Arc::new(Corpus::new(Arc::new(small::collection())))),
    );
    update(&mut state, Msg::Done);
    state
}

/// Presses keys as the configuration writes them; what stands between quotation marks is typed.
pub fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for part in keys.split(' ').filter(|part| !part.is_empty()) {
        let pressed: Vec<Key> = match part
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
        {
            Some(text) => text
                .chars()
                .map(|letter| Key::parse(&letter.to_string().replace('_', "Space")).expect("a key"))
                .collect(),
            None => vec![Key::parse(part).expect(part)],
        };
        for key in pressed {
            let held = [
                (key.ctrl, KeyModifiers::CONTROL),
                (key.alt, KeyModifiers::ALT),
            ];
            let held = held
                .into_iter()
                .filter(|(held, _)| *held)
                .fold(KeyModifiers::NONE, |all, (_, one)| all | one);
            effects.extend(update(state, Msg::Key(KeyEvent::new(key.code, held))));
            while state.busy() {
                update(state, Msg::Tick);
            }
        }
    }
    effects
}

pub fn buffer(state: &State, theme: &Theme) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, state.width, state.height));
    draw(state, buf.area, &mut buf, theme);
    buf
}

pub fn symbols(buf: &Buffer, mut each: impl FnMut(u16, u16, &str)) {
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            each(x, y, symbol);
            x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
        }
    }
}

/// What is seen, without what is blank at the end of a line.
pub fn picture(state: &State) -> String {
    let buf = buffer(state, &Theme::dark());
    let mut lines = vec![String::new(); usize::from(buf.area.height)];
    symbols(&buf, |_, y, symbol| lines[usize::from(y)].push_str(symbol));
    lines.iter().fold(String::new(), |mut all, line| {
        writeln!(all, "{}", line.trim_end()).expect("text");
        all
    })
}

/// What is seen with how it looks: `{b}` bold, `{d}` dim, `{i}` italic, `{u}` underlined, `{r}` reversed, with the colours.
pub fn styled(state: &State, theme: &Theme) -> String {
    let buf = buffer(state, theme);
    let mut lines = vec![String::new(); usize::from(buf.area.height)];
    let mut before = String::new();
    symbols(&buf, |x, y, symbol| {
        let cell = &buf[(x, y)];
        let letters = [
            (Modifier::BOLD, 'b'),
            (Modifier::DIM, 'd'),
            (Modifier::ITALIC, 'i'),
            (Modifier::UNDERLINED, 'u'),
            (Modifier::REVERSED, 'r'),
        ];
        let mut look: String = letters
            .iter()
            .filter(|(bit, _)| cell.modifier.contains(*bit))
            .map(|(_, letter)| *letter)
            .collect();
        if cell.fg != ratatui::style::Color::Reset {
            write!(look, " {}", cell.fg).expect("text");
        }
        if cell.bg != ratatui::style::Color::Reset {
            write!(look, " on {}", cell.bg).expect("text");
        }
        let line = &mut lines[usize::from(y)];
        if (look != before && symbol != " ") || (x == 0 && !look.is_empty() && symbol != " ") {
            write!(line, "{{{}}}", look.trim()).expect("text");
            before = look;
        }
        line.push_str(symbol);
    });
    lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// Sends one event of the mouse.
pub fn mouse(state: &mut State, kind: MouseEventKind, x: u16, y: u16) -> Vec<Effect> {
    let event = MouseEvent {
        kind,
        column: x,
        row: y,
        modifiers: KeyModifiers::NONE,
    };
    update(state, Msg::Mouse(event))
}
