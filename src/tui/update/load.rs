//! What is shown: new events, new rows; and how the selection lives through them.

use std::sync::Arc;

use chrono::{Datelike, Days};

use super::{State, browse, filter};
use crate::{
    model::collection::EventId,
    timeline::{Corpus, Rows, query::sieve, search::Search},
};

pub(super) fn loaded(state: &mut State, corpus: Arc<Corpus>) {
    let day = day(state);
    state.corpus = corpus;
    // Rows are indexes into the corpus: those of the old one must not be shown a moment longer.
    state.sieve = None;
    let order = sieve::all(&state.query, &state.corpus, &state.notes);
    lay(state, order, day);
}

/// The first day of the selected event.
pub(super) fn day(state: &State) -> Option<i32> {
    let event = state.event()?;
    Some(event.when.range.first().num_days_from_ce())
}

/// Lays the rows anew and finds the selected event among them, or the one nearest to `day` in time.
pub(super) fn lay(state: &mut State, order: Vec<u32>, day: Option<i32>) {
    let before = state.rows.row_of(state.at).saturating_sub(state.top);
    state.rows = Rows::new(&state.corpus, order, &state.folded);
    state.lacking = filter::lacking(state);
    reselect(state, day);
    state.top = state.rows.row_of(state.at).saturating_sub(before);
    if let Some(search) = &state.search {
        state.search = Some(Search::new(
            &search.typed,
            &state.corpus,
            &state.rows,
            state.at,
        ));
    }
}

fn reselect(state: &mut State, day: Option<i32>) {
    if let Some(position) = super::session::awaited(state)
        && let Some(id) = state.record.awaited
    {
        return show(state, id, position);
    }
    let wanted = state.selected.filter(|_| state.touched);
    let position = match wanted.map(|id| (id, state.corpus.find(id))) {
        None => opening(state),
        Some((id, found)) => {
            if let Some(Ok(position)) = found.map(|index| state.rows.position(index)) {
                state.at = position;
                state.selected = Some(id);
                return;
            }
            if !state.rows.is_empty() {
                state.notice = Some(
                    "the selected event is not among these; this is the nearest in time".to_owned(),
                );
            }
            nearest(state, day.unwrap_or(0))
        }
    };
    match state
        .rows
        .order
        .get(position)
        .and_then(|index| state.corpus.id(*index))
    {
        Some(id) => show(state, id, position),
        None => (state.selected, state.at) = (None, 0),
    }
}

/// How many days before the first article the timeline opens: what it tells as news began by then.
const LEAD: u64 = 31;

/// Where a timeline opens: at the first event that was news when the articles were printed. What they look back on
/// stands above it.
fn opening(state: &State) -> usize {
    let printed = state.corpus.oldest.filter(|_| state.rows.goes_with_time());
    let from = printed.and_then(|day| day.checked_sub_days(Days::new(LEAD)));
    let news = from.map(|day| browse::first_from(state, day.num_days_from_ce()));
    news.filter(|at| *at < state.rows.order.len()).unwrap_or(0)
}

pub(super) fn nearest(state: &State, day: i32) -> usize {
    let rows = &state.rows;
    let first = browse::first_from(state, day);
    let behind = Some(first).filter(|at| *at < rows.order.len());
    let before = behind
        .map_or(rows.order.len(), |at| rows.rank(at))
        .checked_sub(1);
    let before = before.and_then(|rank| rows.in_time(rank));
    let away = |position: usize| {
        let event = state.event_at(position)?;
        Some(event.when.range.first().num_days_from_ce().abs_diff(day))
    };
    match (before, behind) {
        (Some(before), Some(behind)) if away(before) < away(behind) => before,
        (Some(before), None) => before,
        (_, behind) => behind.unwrap_or(0),
    }
}

/// Makes an event the selected one; the panes begin anew with it.
pub(super) fn show(state: &mut State, id: EventId, position: usize) {
    state.at = position;
    if state.selected.replace(id) != Some(id) {
        state.scroll = [None; 5];
        state.cursors.day = None;
        (state.participant, state.source, state.mark) = (0, 0, 0);
        state.quote = crate::tui::pane::quotes::shown(state)
            .first()
            .copied()
            .unwrap_or(0);
        state.other = None;
    }
}
