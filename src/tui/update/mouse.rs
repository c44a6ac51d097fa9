//! The mouse: a click selects, the wheel scrolls what is under it.

use ratatui::{
    crossterm::event::{MouseButton, MouseEvent, MouseEventKind},
    layout::{Position, Rect},
};

use super::{Effect, State, browse, detail, filter, jumps, layout, views};
use crate::{
    timeline::Row,
    tui::{
        action::Action,
        pane,
        state::{Mode, Pane},
        view,
    },
};

/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

pub(super) fn mouse(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    let point = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            state.notice = None;
            click(state, point);
        }
        MouseEventKind::Drag(MouseButton::Left) => strip(state, point),
        MouseEventKind::ScrollDown => wheel(state, point, true),
        MouseEventKind::ScrollUp => wheel(state, point, false),
        _ => {}
    }
    Vec::new()
}

fn screen(state: &State) -> Rect {
    Rect::new(0, 0, state.width, state.height)
}

fn click(state: &mut State, point: Position) {
    if let Some(mode) = state.modes.last() {
        // A click beside closes a list; what is typed is not thrown away so easily.
        if matches!(mode, Mode::List(_)) {
            state.modes.pop();
        }
        return;
    }
    let areas = layout::areas(state, screen(state));
    if areas.tabs.contains(point) {
        if let Some(pane) = view::tab_at(state, &areas, point.x) {
            detail::focus(state, pane);
        }
        return;
    }
    if areas.filter.contains(point) {
        if let Some(at) = view::chip_at(state, areas.filter, point.x) {
            filter::toggle(state, at);
        }
        return;
    }
    if areas.strip.contains(point) {
        jumps::leave(state);
    }
    strip(state, point);
    if let Some(target) = view::views::target(state, point) {
        views::click(state, target);
        return;
    }
    let Some(framed) = areas.at(point) else {
        return;
    };
    detail::focus(state, framed.pane);
    if !framed.body.contains(point) {
        return;
    }
    let line = usize::from(point.y - framed.body.y);
    match framed.pane {
        Pane::Timeline => row(state, line, framed.body),
        pane => entry(state, pane, line, framed.body),
    }
}

/// An event is selected, a heading folded.
fn row(state: &mut State, line: usize, body: Rect) {
    let Some(row) = view::row_at(state, line, body.height) else {
        return;
    };
    match state.rows.row(row) {
        Some(Row::Event(position)) => browse::select(state, position),
        Some(Row::Heading(index)) => {
            if let Some(section) = state.rows.sections.get(index).copied() {
                browse::toggle(state, section.heading);
            }
        }
        None => {}
    }
}

fn entry(state: &mut State, pane: Pane, line: usize, body: Rect) {
    let sheet = pane::sheet(state, pane, body.width);
    let top = sheet.top(usize::from(body.height), state.scroll[pane as usize]);
    let entry = sheet
        .entries
        .iter()
        .position(|lines| lines.contains(&(top + line)));
    match (pane, entry) {
        (Pane::Participants, Some(entry)) => state.participant = entry,
        (Pane::Quotes, Some(entry)) => {
            state.quote = pane::quotes::shown(state).get(entry).copied().unwrap_or(0);
        }
        (Pane::Source, Some(entry)) => {
            let marks = pane::source::marks(state).len();
            let other = entry.checked_sub(marks);
            match other {
                Some(_) if state.other == other => detail::to_other(state),
                Some(_) => state.other = other,
                None => (state.mark, state.other) = (entry, None),
            }
        }
        _ => {}
    }
}

/// A click in the strip, or a drag over it, moves the list there.
fn strip(state: &mut State, point: Position) {
    let areas = layout::areas(state, screen(state));
    if !areas.strip.contains(point) || !state.modes.is_empty() {
        return;
    }
    let inner = view::strip_inner(state, areas.strip);
    let column = usize::from(point.x.saturating_sub(inner.x));
    let bars = view::strip_bars(state, inner.width);
    let bin = bars
        .as_ref()
        .and_then(|bars| Some((bars.scale, bars.bin_at(column)?)));
    if let Some((scale, bin)) = bin {
        browse::to_bin(state, scale, bin);
    }
}

fn wheel(state: &mut State, point: Position, down: bool) {
    match state.modes.last() {
        Some(Mode::List(_)) => {
            let action = if down {
                Action::ListDown
            } else {
                Action::ListUp
            };
            (0..NOTCH).for_each(|_| super::list(state, action));
            return;
        }
        Some(Mode::Prompt(_)) => return,
        None => {}
    }
    let areas = layout::areas(state, screen(state));
    if areas.view.contains(point) {
        let target = view::views::target(state, point);
        return views::wheel(state, target, down);
    }
    match areas.at(point) {
        Some(framed) if framed.pane == Pane::Timeline => roll(state, framed.body, down),
        Some(framed) => {
            detail::scroll(state, framed.pane, NOTCH, down);
        }
        None => {}
    }
}

/// Scrolls the list; the selection comes along only where it would leave the screen.
fn roll(state: &mut State, body: Rect, down: bool) {
    let height = usize::from(body.height);
    let last = state.rows.len().saturating_sub(height);
    let top = if down {
        state.top + NOTCH
    } else {
        state.top.saturating_sub(NOTCH)
    };
    state.top = top.min(last);
    let row = state.rows.row_of(state.at);
    // The same margins as `settle` keeps.
    let (lead, margin) = (usize::from(height > 2), if height >= 12 { 2 } else { 0 });
    let (first, end) = (
        state.top + lead + margin,
        (state.top + height).saturating_sub(margin + 1),
    );
    let within = if state.top == 0 && row < first || state.top == last && row > end {
        row
    } else {
        row.clamp(first.min(end), end.max(first))
    };
    if let Some(position) = state.rows.at_row(within).filter(|_| within != row) {
        browse::select(state, position);
    }
}
