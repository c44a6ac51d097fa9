//! The panes beside the timeline: moving in them, and from one to the other.

use super::{State, filter, layout, offers};
use crate::tui::{
    action::Action,
    pane,
    state::{Pane, Prompt, View},
    update::browse,
};
use ratatui::layout::Rect;

pub(super) fn act(state: &mut State, action: Action) {
    let count = state.count.unwrap_or(1).max(1) as usize;
    let page = usize::from(body(state, state.focus).height)
        .saturating_sub(1)
        .max(1);
    match action {
        Action::LineDown => lines(state, count, true),
        Action::LineUp => lines(state, count, false),
        Action::TextPageDown => lines(state, page, true),
        Action::TextPageUp => lines(state, page, false),
        Action::TextHalfDown => lines(state, (page / 2).max(1), true),
        Action::TextHalfUp => lines(state, (page / 2).max(1), false),
        Action::TextTop => lines(state, usize::MAX, false),
        Action::TextBottom => lines(state, usize::MAX, true),
        Action::OnlyTheirs => only_theirs(state),
        Action::QuoteInSource => {
            to_quote(state);
            state.trail.push(state.focus);
            to(state, Pane::Source);
        }
        Action::NextMark => mark(state, true),
        Action::PreviousMark => mark(state, false),
        Action::Reported => {
            state.reported = !state.reported;
            let shown = pane::quotes::shown(state);
            if !shown.contains(&state.quote) {
                state.quote = shown.first().copied().unwrap_or(0);
            }
            state.scroll[Pane::Quotes as usize] = None;
        }
        Action::NextOther => other(state, count, true),
        Action::PreviousOther => other(state, count, false),
        Action::NextSource => source(state, true),
        Action::PreviousSource => source(state, false),
        _ => {}
    }
}

/// Where a pane is drawn, or would be.
fn body(state: &State, pane: Pane) -> Rect {
    let screen = Rect::new(0, 0, state.width, state.height);
    let areas = layout::areas(state, screen);
    let body = areas.body(pane);
    if body.is_empty() { areas.middle } else { body }
}

/// Moves in the focused pane: from entry to entry where it has entries, else line by line.
fn lines(state: &mut State, count: usize, down: bool) {
    let moved = |at: usize, entries: usize| {
        let last = entries.saturating_sub(1);
        if down {
            at.saturating_add(count).min(last)
        } else {
            at.min(last).saturating_sub(count)
        }
    };
    let Some(event) = state.event() else {
        return;
    };
    let people = event.participants.len();
    let quotes = pane::quotes::shown(state);
    match state.focus {
        Pane::Participants => {
            state.participant = moved(state.participant, people);
            state.scroll[Pane::Participants as usize] = None;
        }
        Pane::Quotes => {
            let rank = quotes.iter().position(|at| *at == state.quote);
            let next = moved(rank.unwrap_or(0), quotes.len());
            state.quote = quotes.get(next).copied().unwrap_or(0);
            state.scroll[Pane::Quotes as usize] = None;
        }
        pane => {
            scroll(state, pane, count, down);
        }
    }
}

/// Scrolls a pane; false where it was at its end already.
pub(super) fn scroll(state: &mut State, pane: Pane, count: usize, down: bool) -> bool {
    let body = body(state, pane);
    let sheet = pane::sheet(state, pane, body.width);
    let height = usize::from(body.height);
    let scrolled = &mut state.scroll[pane as usize];
    let top = sheet.top(height, *scrolled);
    let last = sheet.lines.len().saturating_sub(height);
    let next = if down {
        top.saturating_add(count).min(last)
    } else {
        top.saturating_sub(count)
    };
    *scrolled = Some(next);
    next != top
}

/// Scrolls the pane that is read while the timeline has the keys.
pub(super) fn beside(state: &mut State, down: bool) {
    let pane = read(state);
    let count = state.count.unwrap_or(1).max(1) as usize;
    scroll(state, pane, count, down);
}

fn read(state: &State) -> Pane {
    let screen = Rect::new(0, 0, state.width, state.height);
    let source = layout::areas(state, screen).body(Pane::Source);
    match state.focus {
        Pane::Timeline if source.is_empty() => state.tab,
        Pane::Timeline => Pane::Source,
        pane => pane,
    }
}

/// A page of the source; at its end the next event.
pub(super) fn read_on(state: &mut State) {
    let pane = read(state);
    let page = usize::from(body(state, pane).height)
        .saturating_sub(1)
        .max(1);
    if !scroll(state, pane, page, true) {
        let count = state.count.take();
        browse::act(state, Action::Next);
        state.count = count;
    }
}

pub(super) fn focus(state: &mut State, pane: Pane) {
    state.view = View::List;
    state.trail.clear();
    to(state, pane);
}

fn to(state: &mut State, pane: Pane) {
    state.focus = pane;
    if pane != Pane::Timeline {
        state.tab = pane;
    }
}

/// The next pane, or so many on.
pub(super) fn turn(state: &mut State, by: usize) {
    let next = (state.focus as usize + by) % Pane::ALL.len();
    focus(state, Pane::ALL[next]);
}

pub(super) fn deeper(state: &mut State) {
    if state.event().is_none() {
        return;
    }
    let next = match state.focus {
        Pane::Timeline => {
            let section = state
                .rows
                .sections
                .get(state.rows.section_of(state.at))
                .copied();
            match section.filter(|section| section.folded) {
                Some(section) => return browse::toggle(state, section.heading),
                None => Pane::Event,
            }
        }
        Pane::Event => Pane::Source,
        Pane::Participants => return only_theirs(state),
        Pane::Quotes => {
            to_quote(state);
            Pane::Source
        }
        Pane::Source if state.other.is_some() => return to_other(state),
        Pane::Source => return mark(state, true),
    };
    let from = state.focus;
    state.trail.push(from);
    to(state, next);
}

/// Filters to the participant under the cursor.
fn only_theirs(state: &mut State) {
    if let Some(who) = offers::under_cursor(state) {
        filter::only(state, &offers::with(state, who));
    }
}

/// Opens the source at the quote under the cursor.
fn to_quote(state: &mut State) {
    let Some(event) = state.event() else {
        return;
    };
    let Some(quote) = event
        .quotes
        .get(state.quote.min(event.quotes.len().saturating_sub(1)))
    else {
        return;
    };
    let (article, span) = (quote.article, quote.span);
    let at = event.sources.articles().position(|told| told == article);
    if let Some(at) = at {
        state.source = at;
        let marks = pane::source::marks(state);
        state.mark = marks.iter().position(|mark| mark.holds(span)).unwrap_or(0);
        state.scroll[Pane::Source as usize] = None;
    }
}

/// One level back. It never quits.
pub(super) fn back(state: &mut State) {
    if let Some(pane) = state.trail.pop() {
        to(state, pane);
    } else if state.full {
        state.full = false;
    } else if state.focus != Pane::Timeline {
        state.focus = Pane::Timeline;
    } else if state.search.take().is_none() {
        filter::peel(state);
    }
}

/// From one to the next of the article's other events, which stand below its text.
fn other(state: &mut State, count: usize, forward: bool) {
    let others = pane::source::others(state).len();
    let Some(last) = others.checked_sub(1) else {
        state.notice = Some("this is the article's only event".to_owned());
        return;
    };
    state.scroll[Pane::Source as usize] = None;
    state.other = match (state.other, forward) {
        (None, true) => Some(0),
        (None, false) => Some(last),
        (Some(at), true) => Some(at.saturating_add(count).min(last)),
        (Some(0), false) => None,
        (Some(at), false) => Some(at.saturating_sub(count)),
    };
}

/// Goes to the other event under the cursor, in the same article.
pub(super) fn to_other(state: &mut State) {
    let others = pane::source::others(state);
    let index = state.other.and_then(|at| others.get(at)).copied();
    let article = state.shown_source().map(|(source, _)| source.article);
    let (Some(index), Some(article)) = (index, article) else {
        return;
    };
    match state.rows.position(index) {
        Ok(position) => {
            browse::reveal(state, position);
            let at = state
                .event()
                .and_then(|event| event.sources.articles().position(|told| told == article));
            state.source = at.unwrap_or(0);
        }
        Err(_) => {
            state.notice = Some("the filter leaves this event out".to_owned());
        }
    }
}

/// From mark to mark of a source, then to the next source.
fn mark(state: &mut State, forward: bool) {
    let Some(sources) = state.event().map(|event| event.sources.len()) else {
        return;
    };
    state.scroll[Pane::Source as usize] = None;
    state.other = None;
    let marks = pane::source::marks(state).len();
    let (source, mark) = (state.source, state.mark);
    match (forward, mark, source) {
        (true, mark, _) if mark + 1 < marks => state.mark += 1,
        (false, 1.., _) => state.mark -= 1,
        (true, _, at) if at + 1 < sources => (state.source, state.mark) = (at + 1, 0),
        (false, _, 1..) => {
            state.source -= 1;
            state.mark = pane::source::marks(state).len().saturating_sub(1);
        }
        (true, ..) => state.notice = Some("that was the last mark".to_owned()),
        (false, ..) => state.notice = Some("that was the first mark".to_owned()),
    }
}

fn source(state: &mut State, forward: bool) {
    let Some(sources) = state.event().map(|event| event.sources.len()) else {
        return;
    };
    if sources < 2 {
        state.notice = Some("this event has one source".to_owned());
        return;
    }
    let by = if forward { 1 } else { sources - 1 };
    (state.source, state.mark) = ((state.source + by) % sources, 0);
    state.other = None;
    state.scroll[Pane::Source as usize] = None;
}

/// The prompt that is open.
pub(super) fn prompt(state: &mut State) -> Option<&mut Prompt> {
    match state.modes.last_mut() {
        Some(crate::tui::state::Mode::Prompt(prompt)) => Some(prompt),
        _ => None,
    }
}
