//! Everything that the screen knows. Read by `view`, changed by `update` alone.

use std::sync::Arc;

use super::{keys::Keymap, msg::Progress};
use crate::{model::collection::EventId, timeline::Corpus};

/// What the reader's configuration says about the layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Percent of the width that the timeline takes beside the panes: 20 to 80.
    pub list_width: u16,
    /// Whether the strip over the timeline is shown.
    pub strip: bool,
    /// Shares of the height: event, participants, quotes, source. A pane with 0 is left out until it is asked for.
    pub heights: [u16; 4],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            list_width: 56,
            strip: true,
            heights: [3, 2, 3, 5],
        }
    }
}

#[derive(Debug, Clone)]
pub struct State {
    /// What was opened, as the header names it.
    pub name: String,
    pub corpus: Arc<Corpus>,
    pub selected: Option<EventId>,
    pub progress: Option<Progress>,
    /// Whether more may come.
    pub loading: bool,
    pub problems: Vec<String>,
    /// Shown until the next key.
    pub notice: Option<String>,
    pub width: u16,
    pub height: u16,
    pub keymap: Keymap,
    pub options: Options,
}

impl State {
    /// The screen before anything is loaded.
    pub fn new(name: impl Into<String>, keymap: Keymap, options: Options) -> Self {
        Self {
            name: name.into(),
            corpus: Arc::default(),
            selected: None,
            progress: None,
            loading: true,
            problems: Vec::new(),
            notice: None,
            width: 80,
            height: 24,
            keymap,
            options,
        }
    }

    /// Whether a [`super::Msg::Tick`] is wanted as soon as nothing else waits.
    pub fn busy(&self) -> bool {
        false
    }
}
