//! Which part of the screen is whose.
//!
//! In: the size and what is open. Out: [`Areas`], asked by `update` (what is under the mouse, how long a page is) and by
//! `view`. Every area lies within the screen; what has no room is empty.

use ratatui::layout::{Position, Rect};

use super::state::{Pane, State, View};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Areas {
    pub header: Rect,
    pub filter: Rect,
    pub strip: Rect,
    pub panes: Vec<Framed>,
    /// What a view beside the list has, with its title; empty where the list is shown.
    pub view: Rect,
    /// Names of panes side by side, where one of them is shown.
    pub tabs: Rect,
    /// Lines from top to bottom between columns of panes.
    pub walls: Vec<Rect>,
    pub footer: Rect,
    /// Everything between header and footer.
    pub middle: Rect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framed {
    pub pane: Pane,
    /// One row, or none.
    pub title: Rect,
    pub body: Rect,
}

impl Areas {
    pub fn body(&self, pane: Pane) -> Rect {
        let framed = self.panes.iter().find(|framed| framed.pane == pane);
        framed.map_or(Rect::default(), |framed| framed.body)
    }

    /// The pane at a point.
    pub fn at(&self, point: Position) -> Option<Framed> {
        let framed = self
            .panes
            .iter()
            .find(|framed| framed.body.contains(point) || framed.title.contains(point));
        framed.copied()
    }
}

/// How much the screen has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// One line.
    Line,
    /// One pane and nothing else.
    List,
    /// One pane under the names of all.
    Tabs,
    /// The timeline over one pane.
    Stacked,
    /// The timeline beside all panes.
    Columns,
    /// The timeline and two columns of panes.
    Wide,
}

impl Size {
    pub fn of(area: Rect) -> Self {
        match (area.width, area.height) {
            (0..20, _) | (_, 0..3) => Size::Line,
            (20..40, _) | (_, 3..8) => Size::List,
            (40..80, _) | (_, 8..16) => Size::Tabs,
            (80..100, _) => Size::Stacked,
            (100..150, _) => Size::Columns,
            _ => Size::Wide,
        }
    }
}

pub fn areas(state: &State, area: Rect) -> Areas {
    let size = Size::of(area);
    let mut rest = area;
    let mut areas = Areas {
        footer: bottom(&mut rest, 1),
        ..Areas::default()
    };
    if size == Size::Line {
        // The one line is the footer's when a line is typed, the selected event's otherwise.
        areas.middle = area;
        return areas;
    }
    if size >= Size::Stacked {
        areas.header = top(&mut rest, 1);
    }
    areas.middle = rest;
    if size >= Size::Tabs {
        areas.filter = top(&mut rest, u16::from(!state.query.is_empty()));
        if size == Size::Tabs && state.view == View::List {
            areas.tabs = top(&mut rest, 1);
        }
        let strip = match (state.tall, state.options.strip) {
            (true, _) => rest.height / 2,
            (false, true) => strip_rows(size, area.height),
            (false, false) => 0,
        };
        areas.strip = top(&mut rest, strip);
    }
    if state.view != View::List {
        areas.view = rest;
        return areas;
    }
    let alone = |title: bool, mut rest: Rect| Framed {
        pane: state.focus,
        title: top(&mut rest, u16::from(title)),
        body: rest,
    };
    match size {
        Size::Line => {}
        Size::List | Size::Tabs => areas.panes.push(alone(false, rest)),
        _ if state.full => areas.panes.push(alone(true, rest)),
        Size::Stacked if state.tall => areas.panes.push(alone(true, rest)),
        Size::Stacked => stacked(state, rest, &mut areas),
        Size::Columns => columns(state, rest, &mut areas),
        Size::Wide => wide(state, rest, &mut areas),
    }
    areas
}

fn strip_rows(size: Size, height: u16) -> u16 {
    match size {
        Size::Tabs if height >= 12 => 1,
        Size::Stacked => 2,
        Size::Columns | Size::Wide if height >= 40 => 4,
        Size::Columns | Size::Wide => 3,
        _ => 0,
    }
}

fn stacked(state: &State, mut rest: Rect, areas: &mut Areas) {
    let below = (rest.height * 2 / 5).max(6);
    let mut detail = bottom(&mut rest, below);
    areas.panes.push(framed(Pane::Timeline, rest));
    areas.tabs = top(&mut detail, 1);
    areas.panes.push(Framed {
        pane: state.tab,
        title: Rect::default(),
        body: detail,
    });
}

fn columns(state: &State, mut rest: Rect, areas: &mut Areas) {
    let list = share(rest.width, state.options.list_width);
    let list = left(&mut rest, list);
    areas.panes.push(framed(Pane::Timeline, list));
    areas.walls.push(left(&mut rest, 1));
    pile(state, &Pane::DETAILS, rest, areas);
}

fn wide(state: &State, mut rest: Rect, areas: &mut Areas) {
    // The list needs no more than its lines are long; what is over goes to the texts.
    let list = share(rest.width, state.options.list_width * 3 / 4);
    let list = left(&mut rest, list);
    areas.panes.push(framed(Pane::Timeline, list));
    areas.walls.push(left(&mut rest, 1));
    let half = rest.width / 2;
    let middle = left(&mut rest, half);
    areas.walls.push(left(&mut rest, 1));
    pile(state, &[Pane::Event, Pane::Quotes], middle, areas);
    pile(state, &[Pane::Participants, Pane::Source], rest, areas);
}

/// Panes one under the other, by their shares of the height.
fn pile(state: &State, panes: &[Pane], mut rest: Rect, areas: &mut Areas) {
    let share_of = |pane: Pane| {
        let given = state
            .options
            .heights
            .get(pane as usize - 1)
            .copied()
            .unwrap_or(1);
        if given == 0 && (state.focus == pane || state.tab == pane) {
            4
        } else {
            given
        }
    };
    let shown: Vec<Pane> = panes
        .iter()
        .copied()
        .filter(|pane| share_of(*pane) > 0)
        .collect();
    let mut shares: u32 = shown.iter().map(|pane| u32::from(share_of(*pane))).sum();
    for pane in shown {
        let mine = u32::from(share_of(pane));
        let height = u32::from(rest.height) * mine / shares.max(1);
        let height = u16::try_from(height).unwrap_or(u16::MAX);
        let area = top(&mut rest, height);
        areas.panes.push(framed(pane, area));
        shares -= mine;
    }
}

fn framed(pane: Pane, mut area: Rect) -> Framed {
    Framed {
        pane,
        title: top(&mut area, 1),
        body: area,
    }
}

fn share(whole: u16, percent: u16) -> u16 {
    (u32::from(whole) * u32::from(percent.min(100)) / 100) as u16
}

/// Takes rows from the top of an area.
fn top(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    let taken = Rect {
        height: rows,
        ..*rest
    };
    rest.y += rows;
    rest.height -= rows;
    taken
}

fn bottom(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    rest.height -= rows;
    Rect {
        y: rest.bottom(),
        height: rows,
        ..*rest
    }
}

fn left(rest: &mut Rect, columns: u16) -> Rect {
    let columns = columns.min(rest.width);
    let taken = Rect {
        width: columns,
        ..*rest
    };
    rest.x += columns;
    rest.width -= columns;
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::{Keymap, Options};

    #[test]
    fn areas_lie_within_the_screen_and_do_not_overlap() {
        let mut state = State::new("test", Keymap::default(), Options::default());
        let views = View::ALL.map(|view| (false, view, Pane::Timeline));
        let panes = Pane::ALL.map(|pane| (true, View::List, pane));
        let panes = panes
            .into_iter()
            .chain(Pane::ALL.map(|pane| (false, View::List, pane)));
        for (full, view, focus) in panes.chain(views) {
            for tall in [false, true] {
                (state.full, state.view, state.focus, state.tall) = (full, view, focus, tall);
                for width in (0..260)
                    .step_by(7)
                    .chain([1, 20, 40, 79, 80, 99, 100, 149, 150])
                {
                    for height in (0..70).step_by(3).chain([1, 2, 7, 8, 15, 16, 40]) {
                        check(&state, Rect::new(3, 5, width, height));
                    }
                }
            }
        }
    }

    #[track_caller]
    fn check(state: &State, screen: Rect) {
        let areas = areas(state, screen);
        let frames = areas
            .panes
            .iter()
            .flat_map(|framed| [framed.title, framed.body]);
        let all: Vec<Rect> = frames
            .chain([
                areas.header,
                areas.filter,
                areas.strip,
                areas.tabs,
                areas.footer,
                areas.view,
            ])
            .chain(areas.walls.clone())
            .filter(|area| !area.is_empty())
            .collect();
        for (at, area) in all.iter().enumerate() {
            assert_eq!(area.intersection(screen), *area, "{screen:?}");
            for other in &all[at + 1..] {
                assert!(!area.intersects(*other), "{screen:?}: {area:?} {other:?}");
            }
        }
        if Size::of(screen) > Size::Line && state.view != View::List {
            assert!(!areas.view.is_empty(), "{screen:?}");
        } else if Size::of(screen) > Size::Line {
            assert!(
                !areas.body(state.focus).is_empty() || state.focus != Pane::Timeline,
                "{screen:?}"
            );
        }
    }
}
