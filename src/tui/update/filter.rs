//! The only place where the query changes, and with it what the timeline shows.
//!
//! Small collections are sifted at once. In large ones the sieve goes on between keys and the old rows stay until it is
//! through, so that no key waits and nothing flickers.

use super::{State, load};
use crate::{
    model::collection::EventId,
    timeline::query::{Chip, Query, Sieve, Sort, Term, sieve},
    tui::{action::Action, state::Pane},
};

/// Queries to which one can go back.
const DEEPEST: usize = 100;

/// Makes a query the one that holds; the one before it can be gone back to.
pub(in crate::tui) fn set(state: &mut State, query: Query) {
    if query == state.query {
        return;
    }
    let before = std::mem::replace(&mut state.query, query);
    state.stack.push(before);
    let excess = state.stack.len().saturating_sub(DEEPEST);
    state.stack.drain(..excess);
    refilter(state);
}

/// Adds terms as the language writes them: `who:"Sergei Lavrov"`, `-act:attack`, `on:2024-05`.
pub(in crate::tui) fn narrow(state: &mut State, terms: &str) {
    match state.query.with(terms) {
        Ok(query) if query == state.query => {
            state.notice = Some(format!("{terms} holds already"));
        }
        Ok(query) => set(state, query),
        Err(wrong) => state.notice = Some(wrong.what),
    }
}

/// Narrows from a pane or a picker: the reader comes back to the timeline.
pub(super) fn only(state: &mut State, term: &str) {
    state.touched = true;
    state.trail.clear();
    state.focus = Pane::Timeline;
    narrow(state, term);
}

/// Back to the query before; without one, the last term goes.
pub(in crate::tui) fn pop(state: &mut State) {
    match state.stack.pop() {
        Some(query) => {
            state.query = query;
            refilter(state);
        }
        None if state.query.is_empty() => {
            state.notice = Some("no filter to take back".to_owned());
        }
        None => peel(state),
    }
}

/// Takes the last term off.
pub(super) fn peel(state: &mut State) {
    let mut query = state.query.clone();
    if query.chips.pop().is_some() {
        query.paused = false;
        set(state, query);
    }
}

/// All events again. What held can be gone back to.
pub(in crate::tui) fn clear(state: &mut State) {
    if state.query.is_empty() {
        state.notice = Some("all events are shown".to_owned());
        return;
    }
    set(state, Query::default());
    let back = state.keymap.hint(Action::PopFilter).unwrap_or_default();
    state.notice = Some(format!(
        "all events are shown; {back} brings the filter back"
    ));
}

/// All terms off for a while, and on again.
pub(in crate::tui) fn toggle_all(state: &mut State) {
    if state.query.is_empty() {
        state.notice = Some("no filter to switch off".to_owned());
        return;
    }
    let mut query = state.query.clone();
    if query.holds() {
        query.paused = true;
    } else {
        query.paused = false;
        query.chips.iter_mut().for_each(|chip| chip.on = true);
    }
    replace(state, query);
}

/// One term on or off.
pub(in crate::tui) fn toggle(state: &mut State, at: usize) {
    let mut query = state.query.clone();
    query.paused = false;
    match query.chips.get_mut(at) {
        Some(chip) => chip.on = !chip.on,
        None => {
            let terms = crate::timeline::said::counted(state.query.chips.len(), "term");
            state.notice = Some(format!("the filter has {terms}"));
            return;
        }
    }
    replace(state, query);
}

/// Switching terms is no step to go back by.
fn replace(state: &mut State, query: Query) {
    state.query = query;
    refilter(state);
}

/// Another order; that of time needs no term.
pub(super) fn sort(state: &mut State, sort: Sort) {
    let mut query = state.query.clone();
    query
        .chips
        .retain(|chip| !matches!(chip.term, Term::Sort(_)));
    if sort != Sort::Date {
        query.chips.push(Chip {
            term: Term::Sort(sort),
            on: true,
        });
    }
    set(state, query);
}

/// Keeps the query under a name.
pub(super) fn save(state: &mut State, name: &str) {
    let name = name.trim();
    let notice = if name.is_empty() {
        "a view needs a name".to_owned()
    } else if state.query.is_empty() {
        "there is no filter to save".to_owned()
    } else {
        state.views.insert(name.to_owned(), state.query.to_string());
        let key = state.keymap.hint(Action::OpenView).unwrap_or_default();
        format!("saved as {name}; {key} opens it again")
    };
    state.notice = Some(notice);
}

/// Opens a named view.
pub(super) fn open(state: &mut State, name: &str) {
    let configured = &state.options.views;
    let Some(text) = state.views.get(name).or_else(|| configured.get(name)) else {
        state.notice = Some(format!("no view is called {name}"));
        return;
    };
    match Query::parse(text) {
        Ok(query) => set(state, query),
        Err(wrong) => state.notice = Some(format!("{name} cannot be read: {}", wrong.what)),
    }
}

/// Shows a query while it is typed: nothing to go back to, and the event that was selected before comes back with it.
pub(super) fn preview(state: &mut State, query: Query, from: Option<EventId>) {
    if query == state.query {
        return;
    }
    state.query = query;
    if let Some(id) = from.filter(|id| state.corpus.find(*id).is_some()) {
        state.selected = Some(id);
    }
    refilter(state);
}

/// Sifts anew: the query has changed, or what the reader has written beside the events.
pub(in crate::tui) fn refilter(state: &mut State) {
    state.sieve = Some(Box::new(Sieve::new(&state.query, &state.corpus)));
    sift(state);
}

/// Where nothing is left, the first term that no event has; it is looked for only where that is quick.
pub(super) fn lacking(state: &State) -> Option<usize> {
    if !state.rows.is_empty() || !state.query.holds() || state.corpus.len() > 50_000 {
        return None;
    }
    let chips = state.query.chips.iter().enumerate();
    let mut on = chips.filter(|(_, chip)| chip.on);
    let none = |chip: &Chip| {
        let alone = Query {
            chips: vec![chip.clone()],
            paused: false,
        };
        sieve::all(&alone, &state.corpus, &state.notes).is_empty()
    };
    on.find(|(_, chip)| none(chip)).map(|(at, _)| at)
}

/// Goes on sifting; lays the rows as soon as it is through.
pub(super) fn sift(state: &mut State) {
    let Some(mut sieve) = state.sieve.take() else {
        return;
    };
    sieve.work(&state.corpus, &state.notes, sieve::BUDGET);
    if !sieve.done() {
        state.sieve = Some(sieve);
        return;
    }
    let order = sieve.finish(&state.corpus);
    let selected = state.selected.and_then(|id| state.corpus.find(id));
    let day = selected.and_then(|index| state.corpus.days.get(index as usize).copied());
    load::lay(state, order, day);
}
