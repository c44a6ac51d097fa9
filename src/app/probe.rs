//! Asks the terminal what cannot be known otherwise, outside of the screen: its background, and how wide it draws letters
//! whose width is not agreed on.

use std::{io, time::Duration};

use crate::tui::Background;

/// What the terminal has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    pub background: Option<Background>,
    /// The columns of `●`.
    pub ambiguous: Option<u16>,
    /// Whether it has answered anything at all.
    pub any: bool,
}

/// How long the first answer may take.
pub const PATIENCE: Duration = Duration::from_millis(500);

/// Asks, and waits for no longer than needed: the last question is one that every terminal answers.
#[cfg(unix)]
pub fn ask() -> io::Result<Answers> {
    use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

    use super::terminal;

    let tty = terminal::input()?;
    enable_raw_mode()?;
    let asked = terminal::write("\x1b]11;?\x1b\\\r●\x1b[6n\r \r\x1b[c".as_bytes());
    let answers = asked.and_then(|()| hear(&tty));
    disable_raw_mode()?;
    answers
}

#[cfg(unix)]
fn hear(mut tty: &std::fs::File) -> io::Result<Answers> {
    use std::{io::Read, os::fd::AsFd, time::Instant};

    use super::{
        input::{Input, Parser, Reply},
        keyboard::ready,
    };

    let mut answers = Answers::default();
    let (mut parser, mut bytes) = (Parser::default(), [0; 256]);
    let until = Instant::now() + PATIENCE;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || !ready([tty.as_fd()], Some(left))?[0] {
            return Ok(answers);
        }
        let count = tty.read(&mut bytes)?;
        for input in parser.feed(&bytes[..count]) {
            answers.any = true;
            match input {
                Input::Reply(Reply::Background(background)) => {
                    answers.background = Some(background)
                }
                Input::Reply(Reply::Column(column)) => answers.ambiguous = column.checked_sub(1),
                Input::Reply(Reply::Attributes) => return Ok(answers),
                Input::Event(_) => {}
            }
        }
    }
}

#[cfg(not(unix))]
pub fn ask() -> io::Result<Answers> {
    Ok(Answers::default())
}
