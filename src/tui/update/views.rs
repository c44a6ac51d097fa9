//! The views beside the list: which one is open, where its cursor is, what is counted for it.

use chrono::NaiveDate;

use super::{State, browse, filter, jumps};
use crate::{
    model::date::DateRange,
    timeline::{
        Heading, Scale,
        corpus::day_number,
        facets::{Facets, Group},
        lanes::Lanes,
        matrix::{By, Matrix},
        month, scale,
    },
    tui::{
        action::Action,
        state::{Pane, View},
        view::{self, facets, matrix, views::Target},
    },
};

/// So many events are counted between two keys.
const SLICE: usize = 16_384;

/// Opens a view; the same key again leads back to the list.
pub(super) fn open(state: &mut State, view: View) {
    let same = state.view == view;
    state.view = if same { View::List } else { view };
    state.cursors.day = None;
    state.tall = false;
    state.full = false;
    if state.view == View::List {
        state.focus = Pane::Timeline;
    }
    state.trail.clear();
}

/// Back to the list.
pub(super) fn close(state: &mut State) {
    state.view = View::List;
    state.focus = Pane::Timeline;
}

pub(super) fn enlarge(state: &mut State) {
    state.tall = !state.tall;
    if state.tall && state.view == View::List {
        state.focus = Pane::Timeline;
        state.full = false;
    }
}

/// The day under the cursor: the reader's, else that of the selected event.
pub(in crate::tui) fn day(state: &State) -> Option<i32> {
    let own = || Some(day_number(state.event()?.when.range.first()));
    state.cursors.day.or_else(own)
}

/// Counts a little for the view that is open: at once where nothing is counted yet, then whenever nothing else waits.
pub(super) fn count(state: &mut State, tick: bool) {
    if state.counting() && (tick || !begun(state)) {
        slice(state);
    }
    keep(state);
}

fn begun(state: &State) -> bool {
    let counts = &state.rows.counts;
    match state.view {
        View::List | View::Calendar => true,
        View::Matrix => counts.matrix.is_some(),
        View::Lanes => counts.lanes.is_some(),
        View::Facets => counts.facets.is_some(),
    }
}

fn slice(state: &mut State) {
    let (rows, corpus) = (&mut state.rows, &state.corpus);
    let (order, counts) = (&rows.order, &mut rows.counts);
    match state.view {
        View::List | View::Calendar => {}
        View::Matrix => {
            let by = state.cursors.matrix;
            let matrix = counts
                .matrix
                .get_or_insert_with(|| Matrix::new(corpus, order, by));
            matrix.work(corpus, order, SLICE);
        }
        View::Lanes => {
            let by = state.cursors.lanes;
            let lanes = counts
                .lanes
                .get_or_insert_with(|| Lanes::new(corpus, order, by));
            lanes.work(corpus, order, SLICE);
        }
        View::Facets => facets_on(state),
    }
}

/// First what is shown, then, where that is not all, all.
fn facets_on(state: &mut State) {
    let (rows, corpus) = (&mut state.rows, &state.corpus);
    let shown = rows
        .counts
        .facets
        .get_or_insert_with(|| Facets::new(corpus));
    if !shown.done() {
        shown.work(corpus, Some(&rows.order), SLICE);
    }
    let cursors = &mut state.cursors;
    let known = |(of, _): &(std::sync::Arc<_>, Facets)| std::sync::Arc::ptr_eq(of, corpus);
    if !cursors.overall.as_ref().is_some_and(known) {
        cursors.overall = Some((corpus.clone(), Facets::new(corpus)));
    }
    let Some((_, overall)) = &mut cursors.overall else {
        return;
    };
    if shown.done() && !overall.done() {
        if rows.order.len() == corpus.len() {
            *overall = shown.clone();
        } else {
            overall.work(corpus, None, SLICE);
        }
    }
}

/// Cursors stay within what is counted.
fn keep(state: &mut State) {
    let counts = &state.rows.counts;
    if let Some(matrix) = counts.matrix.as_ref().filter(|all| all.done()) {
        let last = matrix.values.len().saturating_sub(1);
        let (row, column) = state.cursors.pair;
        state.cursors.pair = (row.min(last), column.min(last));
    }
    if let Some(lanes) = counts.lanes.as_ref().filter(|all| all.done()) {
        let last = lanes.lanes.len().saturating_sub(1);
        state.cursors.lane = state.cursors.lane.min(last);
    }
    if state.view == View::Facets && !state.counting() {
        for group in Group::ALL {
            let last = facets::len(state, group).saturating_sub(1);
            let at = &mut state.cursors.entry[group as usize];
            *at = (*at).min(last);
        }
    }
}

pub(super) fn act(state: &mut State, action: Action) {
    let count = state.count.unwrap_or(1).clamp(1, 9_999) as i32;
    match (state.view, action) {
        (View::List, _) => {}
        (View::Calendar, action) => calendar(state, action, count),
        (View::Matrix, Action::MatrixBy) => {
            let by = &mut state.cursors.matrix;
            *by = if *by == By::States {
                By::People
            } else {
                By::States
            };
            state.cursors.pair = (0, 0);
            state.rows.counts.matrix = None;
        }
        (View::Matrix, action) => pair(state, action, count as usize),
        (View::Lanes, Action::LanesBy) => {
            let by = &mut state.cursors.lanes;
            *by = match by {
                By::Everyone => By::People,
                By::People => By::States,
                By::States => By::Everyone,
            };
            state.cursors.lane = 0;
            state.rows.counts.lanes = None;
        }
        (View::Lanes, action) => lane(state, action, count),
        (View::Facets, Action::Exclude) => narrow_to_entry(state, true),
        (View::Facets, action) => entry(state, action, count as usize),
    }
}

fn calendar(state: &mut State, action: Action, count: i32) {
    let Some(day) = day(state) else {
        return;
    };
    let told = |forward: bool| {
        let mut at = day;
        for _ in 0..count {
            at = state.rows.tally.next_day(at, forward).unwrap_or(at);
        }
        at
    };
    let next = match action {
        Action::ViewLeft => day - count,
        Action::ViewRight => day + count,
        Action::ViewUp => day - 7 * count,
        Action::ViewDown => day + 7 * count,
        Action::NextMonth | Action::ViewPageDown => month::months_on(day, count),
        Action::PreviousMonth | Action::ViewPageUp => month::months_on(day, -count),
        Action::NextYear => month::months_on(day, 12 * count),
        Action::PreviousYear => month::months_on(day, -12 * count),
        Action::NextTold => told(true),
        Action::PreviousTold => told(false),
        Action::ViewFirst => span(state).map_or(day, |span| span.0),
        Action::ViewLast => span(state).map_or(day, |span| span.1),
        Action::ToCoarse => return coarse(state, day),
        _ => return,
    };
    if matches!(action, Action::NextTold | Action::PreviousTold) && next == day {
        state.notice = Some("there is no further day with events".to_owned());
    }
    state.cursors.day = Some(within(state, next));
}

/// The first and the last day of the events shown.
fn span(state: &State) -> Option<(i32, i32)> {
    state.rows.tally.span()
}

/// A day no further than a century from all events.
fn within(state: &State, day: i32) -> i32 {
    let (first, last) = state.corpus.tally.span().unwrap_or((day, day));
    let lowest = day_number(NaiveDate::MIN) + 400;
    let highest = day_number(NaiveDate::MAX) - 400;
    day.clamp(
        first.saturating_sub(36_525).max(lowest),
        last.saturating_add(36_525).min(highest).max(lowest),
    )
}

/// To the list, where the month itself is a heading.
fn coarse(state: &mut State, day: i32) {
    let month = month::Month::of(day);
    match month::first_coarse(&state.corpus, &state.rows, &month) {
        Some(position) => {
            jumps::leave(state);
            close(state);
            browse::reveal(state, position);
        }
        None => {
            state.notice = Some(format!(
                "every event of {} is told to the day",
                month.name()
            ));
        }
    }
}

/// A step through entries, and pages of them.
fn stepped(at: usize, len: usize, page: usize, action: Action, count: usize) -> usize {
    let last = len.saturating_sub(1);
    match action {
        Action::ViewDown => at.saturating_add(count).min(last),
        Action::ViewUp => at.saturating_sub(count),
        Action::ViewPageDown => at.saturating_add(page.saturating_mul(count)).min(last),
        Action::ViewPageUp => at.saturating_sub(page.saturating_mul(count)),
        Action::ViewFirst => 0,
        Action::ViewLast => last,
        _ => at,
    }
}

fn pair(state: &mut State, action: Action, count: usize) {
    let grid = matrix::grid(state, view::views::area(state));
    let len = state
        .rows
        .counts
        .matrix
        .as_ref()
        .map_or(0, |all| all.values.len());
    let (row, column) = state.cursors.pair;
    let last = len.saturating_sub(1);
    state.cursors.pair = match action {
        Action::ViewRight => (row, column.saturating_add(count).min(last)),
        Action::ViewLeft => (row, column.saturating_sub(count)),
        _ => (stepped(row, len, grid.rows, action, count), column),
    };
}

fn lane(state: &mut State, action: Action, count: i32) {
    let columns = view::strip_columns(state);
    let scale = browse::scale_of(state, columns);
    match action {
        Action::ViewLeft | Action::ViewRight => {
            let Some(day) = day(state) else {
                return;
            };
            let by = if action == Action::ViewLeft {
                -count
            } else {
                count
            };
            let (first, last) = span(state).unwrap_or((day, day));
            let bin = (scale.bin(day) + by).clamp(scale.bin(first), scale.bin(last));
            state.cursors.day = Some(scale.start(bin));
        }
        action => {
            let rows = view::lanes::rows(view::views::area(state));
            let len = state
                .rows
                .counts
                .lanes
                .as_ref()
                .map_or(0, |all| all.lanes.len());
            state.cursors.lane = stepped(state.cursors.lane, len, rows, action, count as usize);
        }
    }
}

fn entry(state: &mut State, action: Action, count: usize) {
    let panels = facets::panels(state, view::views::area(state));
    let group = state.cursors.group;
    let turned = |by: usize| Group::ALL[(group as usize + by) % Group::ALL.len()];
    match action {
        Action::NextGroup | Action::ViewRight => state.cursors.group = turned(1),
        Action::PreviousGroup | Action::ViewLeft => {
            state.cursors.group = turned(Group::ALL.len() - 1);
        }
        action => {
            let panel = panels.into_iter().find(|(known, _)| *known == group);
            let page = panel.map_or(1, |(_, panel)| facets::room(panel));
            let len = facets::len(state, group);
            let at = &mut state.cursors.entry[group as usize];
            *at = stepped(*at, len, page, action, count);
        }
    }
}

/// What is under the cursor, as a filter or in the list.
pub(super) fn deeper(state: &mut State) {
    match state.view {
        View::List => {}
        View::Calendar => {
            if let Some(day) = day(state) {
                to_list(state, day);
            }
        }
        View::Matrix => narrow_to_pair(state),
        View::Lanes => narrow_to_cell(state),
        View::Facets => narrow_to_entry(state, false),
    }
}

/// Shows a day in the list: its first event, else the one nearest behind it.
fn to_list(state: &mut State, day: i32) {
    let own = state.event().map(|event| event.when.range);
    let first = month::on(&state.corpus, &state.rows, day).next();
    jumps::leave(state);
    close(state);
    let there = |range: DateRange| day_number(range.first()) == day && Heading::of(&range).is_day();
    match first {
        _ if own.is_some_and(there) => {}
        Some(position) => browse::reveal(state, position),
        None => browse::to_bin(state, Scale::Day, day),
    }
}

/// Only the events of the pair, in the list.
fn narrow_to_pair(state: &mut State) {
    let (one, other) = state.cursors.pair;
    let Some(matrix) = &state.rows.counts.matrix else {
        return;
    };
    let mut values = vec![one, other];
    values.dedup();
    let known = values
        .into_iter()
        .filter_map(|rank| matrix.values.get(rank));
    let terms: Vec<String> = known
        .map(|value| matrix.by.term(&state.corpus, *value))
        .collect();
    to_terms(state, &terms);
}

/// Only the events of the lane in the bin, in the list.
fn narrow_to_cell(state: &mut State) {
    let scale = browse::scale_of(state, view::strip_columns(state));
    let lanes = state.rows.counts.lanes.as_ref();
    let Some((lanes, day)) = lanes.zip(day(state)) else {
        return;
    };
    let Some(lane) = lanes.lanes.get(state.cursors.lane) else {
        return;
    };
    let who = lanes.by.term(&state.corpus, lane.value);
    to_terms(state, &[who, bin_term(scale, scale.bin(day))]);
}

/// The term that asks for the days of a bin: `on:2026-07`, `between:2026-07-13..2026-07-19`.
fn bin_term(scale: Scale, bin: i32) -> String {
    let first = scale::date(scale.start(bin));
    let last = scale::date(scale.start(bin + 1) - 1);
    match scale {
        Scale::Day => format!("on:{}", first.format("%Y-%m-%d")),
        Scale::Month => format!("on:{}", first.format("%Y-%m")),
        Scale::Year => format!("on:{}", first.format("%Y")),
        _ => format!(
            "between:{}..{}",
            first.format("%Y-%m-%d"),
            last.format("%Y-%m-%d")
        ),
    }
}

fn to_terms(state: &mut State, terms: &[String]) {
    if !terms.is_empty() {
        close(state);
        filter::narrow(state, &terms.join(" "));
    }
}

/// Only the events with the value under the cursor, or all others. The facets stay: one narrows further.
fn narrow_to_entry(state: &mut State, without: bool) {
    let group = state.cursors.group;
    let at = state.cursors.entry[group as usize];
    if state.counting() {
        return;
    }
    let Some(entry) = facets::entry(state, group, at) else {
        return;
    };
    let term = group.term(&state.corpus, entry.value);
    let sign = if without { "-" } else { "" };
    filter::narrow(state, &format!("{sign}{term}"));
}

/// A click: once moves the cursor there, on what is under it already goes deeper.
pub(super) fn click(state: &mut State, target: Target) {
    let before = (
        state.cursors.day.or_else(|| day(state)),
        state.cursors.pair,
        state.cursors.lane,
    );
    let same = match target {
        Target::Day(day) => {
            state.cursors.day = Some(day);
            before.0 == Some(day)
        }
        Target::Pair(row, column) => {
            state.cursors.pair = (row, column);
            before.1 == (row, column)
        }
        Target::Cell(lane, day) => {
            let scale = browse::scale_of(state, view::strip_columns(state));
            let bin = |day: Option<i32>| day.map(|day| scale.bin(day));
            let same = before.2 == lane && (day.is_none() || bin(day) == bin(before.0));
            state.cursors.lane = lane;
            state.cursors.day = day.or(state.cursors.day);
            same
        }
        Target::Entry(group, at) => {
            let same = state.cursors.group == group && state.cursors.entry[group as usize] == at;
            state.cursors.group = group;
            state.cursors.entry[group as usize] = at;
            same
        }
        Target::Event(position) => {
            jumps::leave(state);
            close(state);
            return browse::reveal(state, position);
        }
    };
    if same {
        deeper(state);
    }
}

/// The wheel moves as the keys do.
pub(super) fn wheel(state: &mut State, target: Option<Target>, down: bool) {
    if let (View::Facets, Some(Target::Entry(group, _))) = (state.view, target) {
        state.cursors.group = group;
    }
    let action = match (state.view, down) {
        (View::Calendar, true) => Action::NextMonth,
        (View::Calendar, false) => Action::PreviousMonth,
        (_, true) => Action::ViewDown,
        (_, false) => Action::ViewUp,
    };
    act(state, action);
}
