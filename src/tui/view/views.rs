//! The views beside the list: one file and one line of [`VIEWS`] each.
//!
//! A view draws what is counted and tells what is under a point; where its cursor may go is in `update`.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{calendar, facets, frame, lanes, matrix};
use crate::{
    timeline::facets::Group,
    tui::{
        layout,
        state::{State, View},
        theme::Theme,
    },
};

/// What stands at a point of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Target {
    /// A day of the calendar.
    Day(i32),
    /// A row and a column of the matrix.
    Pair(usize, usize),
    /// A lane, and a day of the bin there.
    Cell(usize, Option<i32>),
    Entry(Group, usize),
    /// An event at a position of the list.
    Event(usize),
}

/// What the screen knows of a view.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Look {
    pub view: View,
    pub name: &'static str,
    /// What stands behind the name.
    pub detail: fn(&State) -> String,
    pub draw: fn(&State, Rect, &mut Buffer, &Theme),
    pub at: fn(&State, Rect, Position) -> Option<Target>,
    /// Where what is under the view's cursor begins.
    pub cursor: fn(&State, Rect) -> Option<Position>,
}

pub(in crate::tui) const VIEWS: [Look; 4] = [
    Look {
        view: View::Calendar,
        name: "Calendar",
        detail: calendar::detail,
        draw: calendar::draw,
        at: calendar::at,
        cursor: calendar::cursor,
    },
    Look {
        view: View::Matrix,
        name: "Who with whom",
        detail: matrix::detail,
        draw: matrix::draw,
        at: matrix::at,
        cursor: matrix::cursor,
    },
    Look {
        view: View::Lanes,
        name: "Lanes",
        detail: lanes::detail,
        draw: lanes::draw,
        at: lanes::at,
        cursor: lanes::cursor,
    },
    Look {
        view: View::Facets,
        name: "Facets",
        detail: facets::detail,
        draw: facets::draw,
        at: facets::at,
        cursor: facets::cursor,
    },
];

fn look(view: View) -> Option<&'static Look> {
    VIEWS.iter().find(|look| look.view == view)
}

/// Below the title.
pub(in crate::tui) fn body(area: Rect) -> Rect {
    let title = u16::from(area.height > 3);
    Rect {
        y: area.y + title,
        height: area.height - title,
        ..area
    }
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(look) = look(state.view).filter(|_| !area.is_empty()) else {
        return;
    };
    let body = body(area);
    if body.y > area.y {
        let detail = (look.detail)(state);
        frame::rule(
            frame::row(area, 0),
            (look.name, theme.focus),
            &detail,
            buf,
            theme,
        );
    }
    if state.rows.is_empty() {
        return crate::tui::pane::draw(state, crate::tui::Pane::Timeline, body, buf, theme);
    }
    (look.draw)(state, body, buf, theme);
}

/// The body of the view that is open.
pub(in crate::tui) fn area(state: &State) -> Rect {
    let screen = Rect::new(0, 0, state.width, state.height);
    body(layout::areas(state, screen).view)
}

pub(in crate::tui) fn target(state: &State, point: Position) -> Option<Target> {
    let area = area(state);
    let look = look(state.view).filter(|_| area.contains(point))?;
    (look.at)(state, area, point)
}

pub(super) fn cursor(state: &State) -> Option<Position> {
    let area = area(state);
    let look = look(state.view).filter(|_| !area.is_empty())?;
    let at = (look.cursor)(state, area).filter(|at| area.contains(*at));
    Some(at.unwrap_or(area.as_position()))
}
