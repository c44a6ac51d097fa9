//! The only place where the state changes. No clock, no file, no terminal.

use super::{
    action::Action,
    keys::{Key, Meaning},
    msg::{Effect, Msg},
    state::State,
};
use crate::tui::action::Context;

pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => {
            state.notice = None;
            match state.keymap.meaning(Context::Timeline, &[Key::from(event)]) {
                Meaning::Action(action) => return act(state, action),
                Meaning::Begins | Meaning::Nothing => {}
            }
        }
        Msg::Act(action) => return act(state, action),
        Msg::Resize { width, height } => (state.width, state.height) = (width, height),
        Msg::Loaded(corpus) => {
            state.corpus = corpus;
            state.selected = state.selected.or(state.corpus.id(0));
        }
        Msg::Progress(progress) => state.progress = Some(progress),
        Msg::Done => (state.progress, state.loading) = (None, false),
        Msg::Problem(what) => state.problems.push(what),
        Msg::Notice(what) => state.notice = Some(what),
        Msg::Mouse(_) | Msg::Paste(_) | Msg::Tick => {}
    }
    Vec::new()
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit | Action::Close => vec![Effect::Quit(0)],
        Action::Interrupt if state.loading => vec![Effect::Cancel],
        Action::Interrupt => vec![Effect::Quit(130)],
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        _ => Vec::new(),
    }
}
