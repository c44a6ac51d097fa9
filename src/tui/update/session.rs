//! What is kept of the screen when the reader leaves, and how it comes back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::{State, filter, load};
use crate::{
    model::{article::Article, collection::EventId, date::Precision},
    session::{self, Id, Session, view::Fold},
    timeline::{Heading, Query, Scale},
    tui::{
        pane::PANES,
        state::{Mode, Pane, View},
    },
};

/// What to keep of the screen as it is.
pub fn capture(state: &State) -> Session {
    let waiting = state.record.awaited.filter(|_| !state.touched);
    let selected = waiting.or(state.selected);
    let day = |id: EventId| {
        Some(
            state
                .corpus
                .event(state.corpus.find(id)?)?
                .when
                .range
                .first(),
        )
    };
    let day = selected.and_then(|id| day(id).or(state.record.day));
    let ids = |all: &[EventId]| all.iter().copied().map(Id).collect();
    Session {
        version: session::view::VERSION,
        selected: selected.map(Id),
        day: day.map(|day| day.to_string()),
        filter: state.query.to_string(),
        stack: state.stack.iter().map(ToString::to_string).collect(),
        scale: state.scale.map(|scale| scale.name().to_owned()),
        pane: PANES[state.focus as usize].name.to_lowercase(),
        view: state.view.context().name().to_owned(),
        full: state.full,
        folded: state.folded.iter().map(fold).collect(),
        searched: state.history.clone(),
        jumps: session::Jumps {
            back: ids(&state.jumps.back),
            forward: ids(&state.jumps.forward),
        },
        ..Session::default()
    }
}

fn fold(heading: &Heading) -> Fold {
    Fold {
        first: heading.first.to_string(),
        last: heading.last.to_string(),
        precision: heading.precision.name().to_owned(),
    }
}

fn unfold(fold: &Fold) -> Option<Heading> {
    Some(Heading {
        first: fold.first.parse().ok()?,
        last: fold.last.parse().ok()?,
        precision: Precision::parse(&fold.precision)?,
    })
}

/// Takes up where the last session ended; what the reader has done meanwhile goes before.
pub(super) fn restore(state: &mut State, session: Session) {
    state.record.awaited = session.selected.map(|id| id.0);
    state.record.day = session.day.as_deref().and_then(|day| day.parse().ok());
    let searched = std::mem::replace(&mut state.history, session.searched);
    state.history.extend(searched);
    state
        .folded
        .extend(session.folded.iter().filter_map(unfold));
    let ids = |all: Vec<Id>| all.into_iter().map(|id| id.0);
    let jumps = std::mem::take(&mut state.jumps.back);
    state.jumps.back = ids(session.jumps.back).chain(jumps).collect();
    state.jumps.forward = ids(session.jumps.forward).collect();
    if state.touched {
        return;
    }
    let read = |text: &String| Query::parse(text).ok();
    if state.query.is_empty()
        && let Some(query) = read(&session.filter)
    {
        state.stack = session.stack.iter().filter_map(read).collect();
        state.query = query;
        filter::refilter(state);
    }
    let scale = session.scale.as_deref();
    let scale = scale.and_then(|name| Scale::ALL.into_iter().find(|scale| scale.name() == name));
    state.scale = state.scale.or(scale);
    let named = |pane: &Pane| {
        PANES[*pane as usize]
            .name
            .eq_ignore_ascii_case(&session.pane)
    };
    if let Some(pane) = Pane::ALL.into_iter().find(named) {
        super::detail::focus(state, pane);
    }
    let view = |view: &View| view.context().name() == session.view;
    if let Some(view) = View::ALL.into_iter().find(view) {
        state.view = view;
    }
    state.full = session.full && state.view == View::List;
}

/// While articles come: the event at which the last session ended, once it is there.
pub(super) fn awaited(state: &State) -> Option<usize> {
    let id = state.record.awaited.filter(|_| !state.touched)?;
    state.rows.position(state.corpus.find(id)?).ok()
}

/// All is read: whoever has not moved stands where the last session ended, or near it in time.
pub(super) fn arrive(state: &mut State) {
    super::record::rejoin(state);
    let Some(id) = state.record.awaited.take().filter(|_| !state.touched) else {
        return;
    };
    if state.rows.is_empty() || matches!(state.modes.last(), Some(Mode::Prompt(_))) {
        return;
    }
    state.touched = true;
    if state.selected != Some(id)
        && let Some(day) = state.record.day
    {
        let position = load::nearest(state, day.num_days_from_ce());
        super::browse::reveal(state, position);
        state.notice =
            Some("the event of last time is not here; this is the nearest in time".to_owned());
    }
}

/// Events with something written beside them that are not there under their id, and the events that one of their
/// tellings belongs to now.
pub(super) fn found_again(state: &State) -> Vec<(EventId, EventId)> {
    let events = state.notes.events().into_iter();
    let orphans = events.filter(|id| state.corpus.find(*id).is_none());
    let mut wanted: BTreeMap<(&str, u32), EventId> = BTreeMap::new();
    for id in orphans {
        for (article, at) in state
            .record
            .about
            .get(&id)
            .into_iter()
            .flat_map(|about| &about.told)
        {
            wanted.entry((article, *at)).or_insert(id);
        }
    }
    let mut found: BTreeMap<EventId, EventId> = BTreeMap::new();
    if wanted.is_empty() {
        return Vec::new();
    }
    let starts: BTreeSet<u32> = wanted.keys().map(|(_, at)| *at).collect();
    let all = &state.corpus.collection;
    for event in &all.events {
        // An article is read, for a moment, only where something was told at such a place.
        let told = event.sources.iter();
        for source in told.filter(|source| starts.contains(&source.trigger.start)) {
            let known = |article: &Article| {
                let telling = (article.id.as_str(), source.trigger.start);
                wanted.get(&telling).copied()
            };
            if let Some(old) = all.articles.look(source.article, known).flatten() {
                found.entry(old).or_insert(event.id);
            }
        }
    }
    found.into_iter().collect()
}
