//! Moving through the timeline.

use chrono::Datelike;

use super::{State, layout, load};
use crate::{
    timeline::{Heading, Scale, scale, tally},
    tui::{action::Action, state::Pane, view},
};
use ratatui::layout::Rect;

pub(super) fn act(state: &mut State, action: Action) {
    let count = state.count.unwrap_or(1).max(1) as usize;
    let page = usize::from(page(state));
    match action {
        Action::Next => step(state, count, true),
        Action::Previous => step(state, count, false),
        Action::First => select(state, 0),
        Action::Last => {
            let last = state.rows.order.len().saturating_sub(1);
            let nth = state.count.map_or(last, |n| (n as usize).saturating_sub(1));
            select(state, nth.min(last));
        }
        Action::PageDown => leap(state, page.saturating_mul(count), true),
        Action::PageUp => leap(state, page.saturating_mul(count), false),
        Action::HalfDown => leap(state, (page / 2).max(1), true),
        Action::HalfUp => leap(state, (page / 2).max(1), false),
        Action::ScreenTop => to_row(state, state.top),
        Action::ScreenMiddle => to_row(state, state.top + page / 2),
        Action::ScreenBottom => to_row(state, state.top + page),
        Action::NextDay => heading(state, count, true),
        Action::PreviousDay => heading(state, count, false),
        Action::NextBin => (0..count.min(999)).for_each(|_| bin(state, true)),
        Action::PreviousBin => (0..count.min(999)).for_each(|_| bin(state, false)),
        Action::NextHit => hit(state, true),
        Action::PreviousHit => hit(state, false),
        Action::Finer => zoom(state, Scale::finer, "finer"),
        Action::Coarser => zoom(state, Scale::coarser, "coarser"),
        // Once more, and the bars are by the finest scale again that shows nearly all.
        Action::Fit if state.scale.is_some() && state.scale == fit(state) => state.scale = None,
        Action::Fit => state.scale = fit(state),
        Action::Fold => fold(state),
        Action::FoldAll => fold_all(state),
        _ => {}
    }
}

/// Selects the event at a position, for good.
pub(super) fn select(state: &mut State, position: usize) {
    let Some(id) = state
        .rows
        .order
        .get(position)
        .and_then(|index| state.corpus.id(*index))
    else {
        return;
    };
    state.touched = true;
    load::show(state, id, position);
}

fn step(state: &mut State, count: usize, down: bool) {
    let stop = state.rows.stop_of(state.at);
    let next = if down {
        stop.saturating_add(count)
    } else {
        stop.saturating_sub(count)
    };
    // Within a folded day the event stays that was selected there.
    let moved = |position: &usize| state.rows.stop_of(*position) != stop;
    if let Some(position) = state.rows.at_stop(next).filter(moved) {
        select(state, position);
    }
}

/// A page on: the list moves with the selection.
fn leap(state: &mut State, rows: usize, down: bool) {
    let row = state.rows.row_of(state.at);
    let last = state.rows.len().saturating_sub(1);
    let (next, top) = if down {
        (
            row.saturating_add(rows).min(last),
            state.top.saturating_add(rows).min(last),
        )
    } else {
        (row.saturating_sub(rows), state.top.saturating_sub(rows))
    };
    state.top = top;
    to_row(state, next);
}

fn to_row(state: &mut State, row: usize) {
    if let Some(position) = state.rows.at_row(row) {
        select(state, position);
    }
}

fn heading(state: &mut State, count: usize, down: bool) {
    let section = state.rows.section_of(state.at);
    let last = state.rows.sections.len().saturating_sub(1);
    let next = if down {
        section.saturating_add(count).min(last)
    } else {
        section.saturating_sub(count)
    };
    if let Some(section) = state.rows.sections.get(next).filter(|_| next != section) {
        select(state, section.first);
    }
}

/// The scale of the strip: the reader's, else the finest that shows nearly all events side by side.
pub(in crate::tui) fn scale_of(state: &State, columns: u16) -> Scale {
    let fitting = || {
        Some(tally::fitting(
            state.rows.tally.bulk()?,
            usize::from(columns),
        ))
    };
    state.scale.or_else(fitting).unwrap_or(Scale::Month)
}

/// The finest scale that shows all the time there is, the farthest look back included.
fn fit(state: &State) -> Option<Scale> {
    let columns = usize::from(view::strip_columns(state));
    Some(tally::fitting(state.rows.tally.span()?, columns))
}

fn zoom(state: &mut State, to: fn(Scale) -> Option<Scale>, word: &str) {
    let now = scale_of(state, view::strip_columns(state));
    match to(now) {
        Some(scale) => state.scale = Some(scale),
        None => state.notice = Some(format!("no {word} than by {}", now.name())),
    }
}

/// To the first event of the next bin that holds one, or to that of the bin before.
fn bin(state: &mut State, down: bool) {
    let scale = scale_of(state, view::strip_columns(state));
    let Some(event) = state.event() else {
        return;
    };
    let bin = scale.bin(event.when.range.first().num_days_from_ce());
    if down {
        let next = first_from(state, scale.start(bin + 1));
        if next < state.rows.order.len() {
            select(state, next);
        }
    } else {
        let first = first_from(state, scale.start(bin));
        let rank = if first < state.rows.order.len() {
            state.rows.rank(first)
        } else {
            first
        };
        let day = rank
            .checked_sub(1)
            .and_then(|before| state.event_at(state.rows.in_time(before)?))
            .map(|event| event.when.range.first().num_days_from_ce());
        if let Some(day) = day {
            select(state, first_from(state, scale.start(scale.bin(day))));
        }
    }
}

/// The position of the first event on a day or after it.
pub(super) fn first_from(state: &State, day: i32) -> usize {
    let days = &state.corpus.days;
    let before = |index: u32| days.get(index as usize).is_some_and(|known| *known < day);
    state.rows.first(before)
}

/// Goes to the first event on a day or after it, else to the last one.
pub(super) fn to_day(state: &mut State, day: i32) {
    let position = first_from(state, day);
    if position < state.rows.order.len() {
        select(state, position);
    } else if let Some(last) = newest(state) {
        select(state, last);
    }
}

/// The position of the last event as time goes.
fn newest(state: &State) -> Option<usize> {
    state.rows.in_time(state.rows.order.len().checked_sub(1)?)
}

/// Goes to a bin of the strip.
pub(super) fn to_bin(state: &mut State, scale: Scale, bin: i32) {
    let position = first_from(state, scale.start(bin));
    let within = state
        .event_at(position)
        .is_some_and(|event| scale.bin(event.when.range.first().num_days_from_ce()) == bin);
    to_day(state, scale.start(bin));
    if !within {
        let name = crate::timeline::said::bin(scale, bin);
        let next = state
            .event()
            .map(|event| scale::date(event.when.range.first().num_days_from_ce()));
        state.notice = next.map(|next| {
            format!(
                "nothing in {name}; this is {}",
                crate::timeline::said::day(next)
            )
        });
    }
}

fn hit(state: &mut State, forward: bool) {
    let Some(search) = &state.search else {
        let key = state.keymap.hint(Action::Search);
        state.notice = Some(format!(
            "no search yet; {} searches",
            key.unwrap_or_default()
        ));
        return;
    };
    match search.from(state.at, forward) {
        Some(position) => {
            let round = if forward {
                position <= state.at
            } else {
                position >= state.at
            };
            if round {
                let (end, begin) = if forward {
                    ("last", "first")
                } else {
                    ("first", "last")
                };
                state.notice = Some(format!("that was the {end} match; this is the {begin}"));
            }
            reveal(state, position);
        }
        None if search.done() => state.notice = Some(format!("nothing holds {}", search.typed)),
        None => state.awaiting = true,
    }
}

/// Selects an event and unfolds the day in which it lies.
pub(super) fn reveal(state: &mut State, position: usize) {
    let section = state
        .rows
        .sections
        .get(state.rows.section_of(position))
        .copied();
    if let Some(section) = section.filter(|section| section.folded) {
        state.folded.remove(&section.heading);
        state.rows.fold(&state.folded);
    }
    select(state, position);
}

fn fold(state: &mut State) {
    let section = state.rows.sections.get(state.rows.section_of(state.at));
    if let Some(heading) = section.map(|section| section.heading) {
        toggle(state, heading);
    }
}

/// Folds or unfolds one heading.
pub(super) fn toggle(state: &mut State, heading: Heading) {
    if !state.folded.remove(&heading) {
        state.folded.insert(heading);
    }
    state.touched = true;
    state.rows.fold(&state.folded);
}

/// Folds everything; unfolds everything where something is folded already.
fn fold_all(state: &mut State) {
    if state.folded.is_empty() {
        state.folded = state
            .rows
            .sections
            .iter()
            .map(|section| section.heading)
            .collect();
    } else {
        state.folded.clear();
    }
    state.touched = true;
    state.rows.fold(&state.folded);
}

/// Rows of the list that change with a page: all but the heading and one line to hold on to.
fn page(state: &State) -> u16 {
    let screen = Rect::new(0, 0, state.width, state.height);
    let height = layout::areas(state, screen).body(Pane::Timeline).height;
    height.saturating_sub(2).max(1)
}
