//! What is shown: new events, filters; and how the selection lives through them.

use std::sync::Arc;

use chrono::Datelike;

use super::{State, browse};
use crate::{
    model::{collection::EventId, document::Who},
    timeline::{Corpus, Rows, search::Search},
    tui::state::{Filter, Pane},
};

pub(super) fn loaded(state: &mut State, corpus: Arc<Corpus>) {
    let day = state
        .event()
        .map(|event| event.when.range.first().num_days_from_ce());
    state.corpus = corpus;
    if let Some(filter) = &mut state.filter {
        // Whom the filter shows may stand elsewhere in the tables now.
        let all = &state.corpus.collection;
        filter.who = find(all, filter).unwrap_or(filter.who);
    }
    rebuild(state, day);
}

fn find(all: &crate::model::collection::Collection, filter: &Filter) -> Option<Who> {
    use crate::model::document::{OrganizationId, PersonId, PlaceId};
    if all.name(filter.who) == filter.name {
        return Some(filter.who);
    }
    let name = &filter.name;
    match filter.who {
        Who::Person(_) => {
            let at = all.people.iter().position(|known| known.name == *name)?;
            Some(Who::Person(PersonId(at as u32)))
        }
        Who::Organization(_) => {
            let at = all
                .organizations
                .iter()
                .position(|known| known.name == *name)?;
            Some(Who::Organization(OrganizationId(at as u32)))
        }
        Who::Place(_) => {
            let at = all.places.iter().position(|known| known.name == *name)?;
            Some(Who::Place(PlaceId(at as u32)))
        }
    }
}

/// Shows the events of one participant alone.
pub(super) fn filter(state: &mut State, who: Who) {
    let name = state.corpus.collection.name(who).to_owned();
    state.filter = Some(Filter { who, name });
    state.touched = true;
    state.trail.clear();
    state.focus = Pane::Timeline;
    rebuild(state, None);
}

pub(super) fn unfilter(state: &mut State) {
    if state.filter.take().is_some() {
        rebuild(state, None);
    } else {
        state.notice = Some("all events are shown".to_owned());
    }
}

/// Lays the rows anew and finds the selected event among them, or the one nearest to `day` in time.
fn rebuild(state: &mut State, day: Option<i32>) {
    let before = state.rows.row_of(state.at).saturating_sub(state.top);
    let day = day.or_else(|| {
        state
            .event()
            .map(|event| event.when.range.first().num_days_from_ce())
    });
    let order = match &state.filter {
        Some(filter) => state.corpus.events_of(filter.who).to_vec(),
        None => (0..state.corpus.len() as u32).collect(),
    };
    state.rows = Rows::new(&state.corpus, order, &state.folded);
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
    let wanted = state.selected.filter(|_| state.touched);
    let position = match wanted.map(|id| (id, state.corpus.find(id))) {
        None => 0,
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

fn nearest(state: &State, day: i32) -> usize {
    let behind = browse::first_from(state, day);
    let away = |position: usize| {
        let event = state.event_at(position)?;
        Some(event.when.range.first().num_days_from_ce().abs_diff(day))
    };
    match (behind.checked_sub(1).and_then(away), away(behind)) {
        (Some(before), Some(after)) if before < after => behind - 1,
        (Some(_), None) => behind - 1,
        _ => behind,
    }
}

/// Makes an event the selected one; the panes begin anew with it.
pub(super) fn show(state: &mut State, id: EventId, position: usize) {
    state.at = position;
    if state.selected.replace(id) != Some(id) {
        state.scroll = [None; 5];
        (state.participant, state.quote, state.source, state.mark) = (0, 0, 0, 0);
    }
}
