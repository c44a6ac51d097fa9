//! What comes to the screen and what it asks for.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use super::{action::Action, look::Background, state::Ask};
use crate::{
    model::{
        collection::{ArticleId, EventId},
        span::Span,
    },
    session::{Entry, Session},
    timeline::Corpus,
};

/// What has happened, from the reader, the terminal or the loading of articles.
#[derive(Debug, Clone)]
pub enum Msg {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    Resize {
        width: u16,
        height: u16,
    },
    /// The terminal has told its background.
    Background(Background),
    /// What is loaded so far; may come again and again.
    Loaded(Arc<Corpus>),
    Progress(Progress),
    /// Nothing more will come: all is read, or loading was stopped.
    Done,
    /// Something could not be read: what, why and what to try.
    Problem(String),
    /// What became of an effect: "copied 214 bytes".
    Notice(String),
    /// What the runs before have kept: all that was written beside events, and where the last one ended.
    Recalled {
        entries: Vec<Entry>,
        session: Option<Box<Session>>,
    },
    /// A typed line cannot be taken as it is, or must be confirmed: ask again.
    Ask {
        ask: Ask,
        text: String,
        error: Option<String>,
    },
    /// Time to go on with work in the background; wanted while [`super::State::busy`] says so.
    Tick,
    /// An action that comes from no key: a signal, a test.
    Act(Action),
}

/// How far loading is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: Option<usize>,
    /// What is counted: "articles".
    pub label: String,
}

/// What the screen wants done by the one who owns the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave, with an exit code.
    Quit(i32),
    /// Give the terminal back and stop, until the shell goes on.
    Suspend,
    /// Clear the terminal and draw everything anew.
    Redraw,
    /// Stop loading and keep what is loaded.
    Cancel,
    /// Write down what was confirmed, before the next frame is shown.
    Record(Vec<Entry>),
    /// Into the clipboard; answer with a [`Msg::Notice`].
    Copy {
        /// "the event"
        what: &'static str,
        text: String,
    },
    /// The selected event as JSON, into the clipboard.
    CopyJson,
    /// The address of an article, or its file, in the program that is made for it.
    Open(ArticleId),
    /// The text of an article in the reader's editor, at these words.
    Edit {
        article: ArticleId,
        at: Span,
    },
    /// Give something to a command of the reader.
    Pipe {
        command: String,
        what: Piped,
    },
    /// All that is shown into a file, whose name tells the format.
    Export {
        path: String,
        /// Whether the reader has agreed to lose what is in it.
        over: bool,
    },
    /// Read all sources again.
    Reload,
    ReloadConfig,
    /// Begin or cease to listen to the mouse.
    Mouse(bool),
    /// Leave, with this event as the answer.
    Choose(EventId),
}

/// What is given to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piped {
    /// The selected event as it would be copied.
    Text(String),
    /// The selected event as JSON.
    Event,
    /// All that is shown, in the format of this name.
    View(&'static str),
}
