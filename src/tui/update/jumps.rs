//! The way back: every leap is remembered by the event it began at.

use chrono::Datelike;

use super::{Effect, State, browse, load, prompt};
use crate::{
    model::collection::EventId,
    tui::{
        action::Action,
        record::{LEAPS, Leap},
    },
};

/// What goes far at one stroke; steps, days and pages do not.
const LEAPING: [Action; 7] = [
    Action::First,
    Action::Last,
    Action::NextBin,
    Action::PreviousBin,
    Action::NextHit,
    Action::PreviousHit,
    Action::NextMarked,
];

/// Before an action: if it leaps, the way back is remembered, and that it can be repeated.
pub(super) fn before(state: &mut State, action: Action) {
    if LEAPING.contains(&action) {
        leave(state);
        state.jumps.last = Some(Leap::Act(action, state.count));
    }
}

/// Remembers the selected event: call it before going far away.
pub(super) fn leave(state: &mut State) {
    leave_from(state, state.selected);
}

pub(super) fn leave_from(state: &mut State, event: Option<EventId>) {
    let Some(event) = event else {
        return;
    };
    let jumps = &mut state.jumps;
    jumps.forward.clear();
    jumps.back.retain(|known| *known != event);
    jumps.back.push(event);
    let excess = jumps.back.len().saturating_sub(LEAPS);
    jumps.back.drain(..excess);
}

pub(super) fn back(state: &mut State) {
    let here = state.selected;
    match next(state, true) {
        Some(event) => {
            state.jumps.forward.extend(here);
            go(state, event);
        }
        None => state.notice = Some("no leap to go back from".to_owned()),
    }
}

pub(super) fn forward(state: &mut State) {
    let here = state.selected;
    match next(state, false) {
        Some(event) => {
            state.jumps.back.extend(here);
            go(state, event);
        }
        None => state.notice = Some("no leap to go forward to".to_owned()),
    }
}

/// The nearest event on the way that is loaded and is not where the reader is already.
fn next(state: &mut State, back: bool) -> Option<EventId> {
    loop {
        let jumps = &mut state.jumps;
        let event = if back {
            jumps.back.pop()
        } else {
            jumps.forward.pop()
        }?;
        if Some(event) != state.selected && state.corpus.find(event).is_some() {
            return Some(event);
        }
    }
}

/// Goes to an event; where it is not shown, to the nearest in time.
pub(super) fn go(state: &mut State, event: EventId) {
    let Some(index) = state.corpus.find(event) else {
        let name = super::record::name(state, event);
        state.notice = Some(format!("{name} is not among what is loaded"));
        return;
    };
    if let Ok(position) = state.rows.position(index) {
        return browse::reveal(state, position);
    }
    let day = state.corpus.event(index);
    let day = day.map(|event| event.when.range.first().num_days_from_ce());
    if state.rows.is_empty() {
        return;
    }
    let nearest = load::nearest(state, day.unwrap_or(0));
    browse::reveal(state, nearest);
    let name = super::record::name(state, event);
    state.notice = Some(format!("{name} is not shown; this is the nearest in time"));
}

pub(super) fn repeat(state: &mut State) -> Vec<Effect> {
    match state.jumps.last.clone() {
        Some(Leap::Act(action, count)) => {
            state.count = state.count.or(count);
            return super::act(state, action);
        }
        Some(Leap::Date(typed)) => {
            leave(state);
            if let Err(what) = prompt::to_date(state, &typed) {
                state.notice = Some(what);
            }
        }
        None => state.notice = Some("no leap yet to repeat".to_owned()),
    }
    Vec::new()
}

/// An event has another id now.
pub(super) fn rename(state: &mut State, old: EventId, new: EventId) {
    let jumps = &mut state.jumps;
    for event in jumps.back.iter_mut().chain(&mut jumps.forward) {
        if *event == old {
            *event = new;
        }
    }
}
