//! The only place where the state changes. No clock, no file, no terminal.

mod browse;
pub(super) mod commands;
mod detail;
mod filter;
mod jumps;
mod load;
mod mouse;
mod offers;
mod outward;
mod prompt;
mod record;
mod session;
pub(super) mod views;

use super::{
    action::{Action, Context},
    keys::{Key, Meaning},
    layout,
    msg::{Effect, Msg},
    state::{Ask, List, ListKind, Mode, Pane, State, View},
    view,
};
use crate::timeline::search;
use ratatui::{crossterm::event::KeyEventKind, layout::Rect};
use std::sync::Arc;

pub use self::session::capture;
pub(super) use self::{browse::scale_of, prompt::here};

pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let by_reader = matches!(
        msg,
        Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_) | Msg::Act(_)
    );
    let tick = matches!(msg, Msg::Tick);
    let mut effects = take(state, msg);
    views::count(state, tick);
    settle(state);
    effects.extend(record::settle(state, by_reader));
    effects
}

fn take(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) if event.kind != KeyEventKind::Release => return key(state, event.into()),
        Msg::Key(_) => {}
        Msg::Mouse(event) => return mouse::mouse(state, event),
        Msg::Paste(text) => prompt::paste(state, &text),
        Msg::Resize { width, height } => (state.width, state.height) = (width, height),
        Msg::Loaded(corpus) => load::loaded(state, corpus),
        Msg::Progress(progress) => state.progress = Some(progress),
        Msg::Done => {
            (state.progress, state.loading) = (None, false);
            session::arrive(state);
        }
        Msg::Recalled { entries, session } => {
            record::recall(state, entries);
            if let Some(session) = session {
                session::restore(state, *session);
            }
        }
        Msg::Problem(what) => state.problems.push(what),
        Msg::Notice(what) => state.notice = Some(what),
        Msg::Background(background) => state.look.background = Some(background),
        Msg::Ask { ask, text, error } => outward::ask(state, ask, &text, error),
        Msg::Tick => search_on(state),
        Msg::Act(action) => return act(state, action),
    }
    Vec::new()
}

/// A key belongs to the top mode alone; what it means may depend on the keys before it.
fn key(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    let context = state.context();
    if context != Context::Prompt && counted(state, context, key) {
        return Vec::new();
    }
    state.pending.push(key);
    match state.keymap.meaning(context, &state.pending) {
        Meaning::Begins => Vec::new(),
        Meaning::Action(action) => {
            state.pending.clear();
            let effects = act(state, action);
            state.count = None;
            effects
        }
        Meaning::Run(index) => {
            state.pending.clear();
            let keymap = Arc::clone(&state.keymap);
            let effects = keymap
                .run(index)
                .map(|own| outward::run(state, &own.commands));
            state.count = None;
            effects.unwrap_or_default()
        }
        Meaning::Nothing => {
            let waited = state.pending.len() > 1 || state.count.is_some();
            state.pending.clear();
            state.count = None;
            if context == Context::Prompt {
                prompt::typed(state, key);
            } else if !waited {
                let hint = state.keymap.hint(Action::Help);
                state.notice =
                    hint.map(|help| format!("{key} does nothing here; {help} shows the keys"));
            }
            Vec::new()
        }
    }
}

/// A digit that is bound to nothing begins a count, so does one with Alt; once begun, every digit goes on with it.
fn counted(state: &mut State, context: Context, key: Key) -> bool {
    let Some(digit) = key.digit() else {
        return false;
    };
    let free = state.keymap.meaning(context, &[key]) == Meaning::Nothing;
    let begins = state.count.is_some() || key.alt || (free && digit > 0);
    if state.pending.is_empty() && begins {
        let count = state
            .count
            .unwrap_or(0)
            .saturating_mul(10)
            .saturating_add(digit);
        state.count = Some(count.min(99_999_999));
        return true;
    }
    false
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    jumps::before(state, action);
    match action.context() {
        Context::Timeline => browse::act(state, action),
        Context::View | Context::Calendar | Context::Matrix | Context::Lanes | Context::Facets => {
            views::act(state, action)
        }
        Context::Strip => browse::act(
            state,
            match action {
                Action::BarLeft => Action::PreviousBin,
                _ => Action::NextBin,
            },
        ),
        Context::Detail | Context::Source | Context::Participants | Context::Quotes => {
            detail::act(state, action);
        }
        Context::Prompt => return prompt::act(state, action),
        Context::List => list(state, action),
        Context::Global => return everywhere(state, action),
    }
    Vec::new()
}

fn everywhere(state: &mut State, action: Action) -> Vec<Effect> {
    if let Some(effects) = outward::act(state, action) {
        return effects;
    }
    match action {
        Action::Search => prompt::open(state, Ask::Search),
        Action::Filter => prompt::open(state, Ask::Filter),
        Action::GoToDate => prompt::open(state, Ask::Date),
        Action::Pick => prompt::open(state, Ask::Pick),
        Action::PickPlace => prompt::open(state, Ask::Place),
        Action::SearchName => prompt::search_name(state),
        Action::OnlyLike => offers::like(state, Ask::Only),
        Action::WithoutLike => offers::like(state, Ask::Without),
        Action::Terms => prompt::open(state, Ask::Terms),
        Action::Sort => prompt::open(state, Ask::Sort),
        Action::OpenView => prompt::open(state, Ask::View),
        Action::SaveView => prompt::open(state, Ask::SaveView),
        Action::Palette => prompt::open(state, Ask::Command),
        Action::Help => open_list(state, ListKind::Help),
        Action::Problems => open_list(state, ListKind::Problems),
        Action::Why => open_list(state, ListKind::Why),
        Action::Mark
        | Action::NextMarked
        | Action::Marks
        | Action::Note
        | Action::Tag
        | Action::Undo
        | Action::Redo => record::act(state, action),
        Action::JumpBack => jumps::back(state),
        Action::JumpForward => jumps::forward(state),
        Action::Repeat => return jumps::repeat(state),
        Action::Deeper if state.view != View::List => views::deeper(state),
        Action::Deeper => detail::deeper(state),
        Action::Back if state.tall => state.tall = false,
        Action::Back if state.view != View::List => views::close(state),
        Action::Back => detail::back(state),
        Action::NextPane => detail::turn(state, 1),
        Action::PreviousPane => detail::turn(state, Pane::ALL.len() - 1),
        Action::ToTimeline => detail::focus(state, Pane::Timeline),
        Action::ToEvent => detail::focus(state, Pane::Event),
        Action::ToParticipants => detail::focus(state, Pane::Participants),
        Action::ToQuotes => detail::focus(state, Pane::Quotes),
        Action::ToSource => detail::focus(state, Pane::Source),
        Action::DetailDown => detail::beside(state, true),
        Action::DetailUp => detail::beside(state, false),
        Action::ReadOn => detail::read_on(state),
        Action::ShowList => views::close(state),
        Action::ShowCalendar => views::open(state, View::Calendar),
        Action::ShowMatrix => views::open(state, View::Matrix),
        Action::ShowLanes => views::open(state, View::Lanes),
        Action::ShowFacets => views::open(state, View::Facets),
        Action::Enlarge => views::enlarge(state),
        Action::FullScreen => state.full = !state.full,
        Action::Wider => widen(state, 4),
        Action::Narrower => widen(state, -4),
        Action::PopFilter => filter::pop(state),
        Action::ToggleFilters => match state.count {
            Some(count) => filter::toggle(state, (count as usize).saturating_sub(1)),
            None => filter::toggle_all(state),
        },
        Action::Unfilter => filter::clear(state),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Interrupt if state.loading => return vec![Effect::Cancel],
        Action::Interrupt => return vec![Effect::Quit(130)],
        Action::Close if state.modes.pop().is_none() => return vec![Effect::Quit(0)],
        Action::Quit => return vec![Effect::Quit(0)],
        _ => browse::act(state, action),
    }
    Vec::new()
}

fn widen(state: &mut State, by: i16) {
    let width = state.options.list_width.saturating_add_signed(by);
    state.options.list_width = width.clamp(20, 80);
}

fn open_list(state: &mut State, kind: ListKind) {
    state.modes.push(Mode::List(List { kind, top: 0 }));
}

fn list(state: &mut State, action: Action) {
    let (lines, page) = view::list_size(state);
    let Some(Mode::List(list)) = state.modes.last_mut() else {
        return;
    };
    let last = lines.saturating_sub(page);
    let count = state.count.unwrap_or(1) as usize;
    list.top = match action {
        Action::ListDown => list.top.saturating_add(count),
        Action::ListUp => list.top.saturating_sub(count),
        Action::ListPageDown => list.top.saturating_add(page),
        Action::ListPageUp => list.top.saturating_sub(page),
        Action::ListTop => 0,
        Action::ListBottom => last,
        _ => list.top,
    }
    .min(last);
    if matches!(action, Action::ListClose | Action::ListFind) {
        state.modes.pop();
    }
    if action == Action::ListFind {
        prompt::open(state, Ask::Command);
    }
}

/// Goes on filtering and searching, and to the first event found if the reader waits for it.
fn search_on(state: &mut State) {
    filter::sift(state);
    if let Some(search) = &mut state.search {
        search.work(&state.corpus, &state.rows, search::BUDGET);
    }
    prompt::arrive(state);
}

/// Keeps the selected event in sight.
fn settle(state: &mut State) {
    let screen = Rect::new(0, 0, state.width, state.height);
    let height = usize::from(layout::areas(state, screen).body(Pane::Timeline).height);
    let rows = state.rows.len();
    if height == 0 || rows == 0 {
        state.top = state.top.min(rows.saturating_sub(1));
        return;
    }
    // Below the heading that stays at the top, and with a little of what comes before and behind.
    let lead = usize::from(height > 2);
    let margin = if height >= 12 { 2 } else { 0 };
    let row = state.rows.row_of(state.at);
    let highest = row.saturating_sub(lead + margin);
    let lowest = (row + margin + 1).saturating_sub(height);
    state.top = state
        .top
        .clamp(lowest.min(highest), highest)
        .min(rows.saturating_sub(height));
}
