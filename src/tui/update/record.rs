//! Marks, notes and tags beside events; undoing what was done, and doing it again.

use std::collections::BTreeSet;

use super::{Effect, State, filter, jumps, prompt};
use crate::{
    model::collection::EventId,
    session::{About, Entry},
    timeline::{Corpus, Query, notes::Change},
    tui::{
        action::Action,
        record::{Deed, Filtering, Step},
        state::{Ask, Mode},
        text,
    },
};

/// Tellings by which an event is found again.
const TOLD: usize = 8;

pub(super) fn act(state: &mut State, action: Action) {
    match action {
        Action::Mark => mark(state),
        Action::NextMarked => next_marked(state),
        Action::Marks => list(state),
        Action::Note => open(state, Ask::Note),
        Action::Tag => open(state, Ask::Tag),
        Action::Undo => undo(state),
        Action::Redo => redo(state),
        _ => {}
    }
}

fn mark(state: &mut State) {
    let Some(event) = state.selected else {
        return nothing(state);
    };
    let on = !state.notes.marks.contains(&event);
    let what = if on { "mark" } else { "taking away the mark" };
    write(state, event, what, vec![Change::Mark { event, on }]);
    state.notice = Some(if on {
        format!("marked: {}", name(state, event))
    } else {
        format!("no longer marked: {}", name(state, event))
    });
}

fn nothing(state: &mut State) {
    state.notice = Some("no event is selected".to_owned());
}

/// To the next marked event of those that are shown, round the end to the first.
fn next_marked(state: &mut State) {
    let marks = state.notes.marks.iter();
    let shown = marks.filter_map(|id| state.rows.position(state.corpus.find(*id)?).ok());
    let shown: BTreeSet<usize> = shown.collect();
    let next = shown.range(state.at + 1..).next().or(shown.first());
    match next.copied() {
        Some(position) => {
            if position <= state.at {
                state.notice = Some("that was the last mark; this is the first".to_owned());
            }
            super::browse::reveal(state, position);
        }
        None if state.notes.marks.is_empty() => {
            state.notice = Some(hint(state, "no marks yet", Action::Mark, "marks an event"));
        }
        None => state.notice = Some("no marked event is among these".to_owned()),
    }
}

fn list(state: &mut State) {
    if state.notes.events().is_empty() {
        state.notice = Some(hint(state, "no marks yet", Action::Mark, "marks an event"));
    } else {
        prompt::open(state, Ask::Marks);
    }
}

fn hint(state: &State, what: &str, action: Action, does: &str) -> String {
    match state.keymap.hint(action) {
        Some(key) => format!("{what}; {key} {does}"),
        None => what.to_owned(),
    }
}

/// Opens a line with what is written so far.
fn open(state: &mut State, ask: Ask) {
    let Some(event) = state.selected else {
        return nothing(state);
    };
    let text = match ask {
        Ask::Note => state.notes.notes.get(&event).cloned().unwrap_or_default(),
        _ => tags_of(state, event).join(" "),
    };
    let blank = if ask == Ask::Tag && !text.is_empty() {
        " "
    } else {
        ""
    };
    prompt::open_with(state, ask, &format!("{text}{blank}"));
}

fn tags_of(state: &State, event: EventId) -> Vec<&str> {
    let tags = state.notes.tags.get(&event).into_iter().flatten();
    tags.map(String::as_str).collect()
}

/// What was typed becomes the note; an empty line takes it away.
pub(super) fn noted(state: &mut State, event: EventId, text: &str) {
    let text = text.trim().to_owned();
    let told = if text.is_empty() { "no note" } else { "noted" };
    if write(state, event, "note", vec![Change::Note { event, text }]) {
        state.notice = Some(format!("{told}: {}", name(state, event)));
    }
}

/// The words that were typed become the tags; those that are gone are taken away.
pub(super) fn tagged(state: &mut State, event: EventId, text: &str) {
    let wanted: BTreeSet<String> = tags(text).collect();
    let before = state.notes.tags.get(&event).cloned().unwrap_or_default();
    let change = |tag: &String, on| Change::Tag {
        event,
        tag: tag.clone(),
        on,
    };
    let mut changes: Vec<Change> = before
        .difference(&wanted)
        .map(|tag| change(tag, false))
        .collect();
    changes.extend(wanted.difference(&before).map(|tag| change(tag, true)));
    if write(state, event, "tags", changes) {
        let all: Vec<String> = wanted.into_iter().map(|tag| format!("#{tag}")).collect();
        state.notice = Some(if all.is_empty() {
            format!("no tags: {}", name(state, event))
        } else {
            format!("tagged {}", all.join(" "))
        });
    }
}

/// Tags are words: blanks and commas part them, and the sign before them is not part of them.
pub(super) fn tags(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| letter.is_whitespace() || letter == ',');
    words
        .map(|word| word.trim_start_matches('#').to_owned())
        .filter(|word| !word.is_empty())
}

/// Makes changes beside one event as one act. Gives false where all was so already.
fn write(state: &mut State, event: EventId, what: &str, changes: Vec<Change>) -> bool {
    let mut deed = Deed {
        what: format!("{what} of {}", name(state, event)),
        does: Vec::new(),
        undoes: Vec::new(),
    };
    for change in changes {
        if let Some(inverse) = state.notes.apply(&change) {
            deed.undoes.insert(0, Step::Change(inverse));
            deed.does.push(Step::Change(change.clone()));
            keep(state, change);
        }
    }
    let written = !deed.does.is_empty();
    if written {
        state.record.log.push(deed);
        refresh(state);
    }
    written
}

/// The next effect writes it down.
fn keep(state: &mut State, change: Change) {
    let event = change.event();
    let about = about(state, event);
    if let Some(about) = &about {
        state.record.about.insert(event, about.clone());
    }
    state.record.unkept.push(Entry::Change { change, about });
}

fn about(state: &State, id: EventId) -> Option<About> {
    let known = state.record.about.get(&id);
    match state.corpus.find(id) {
        Some(index) => of_corpus(&state.corpus, index, known),
        None => known.cloned(),
    }
}

/// An event by its title, its day and its tellings; those that are not loaded now stay.
fn of_corpus(corpus: &Corpus, index: u32, known: Option<&About>) -> Option<About> {
    let event = corpus.event(index)?;
    let told = event.sources.iter().filter_map(|source| {
        let article = corpus.collection.article(source.article)?;
        Some((article.id.clone(), source.trigger.start))
    });
    let mut told: Vec<(String, u32)> = told.take(TOLD).collect();
    for telling in known.into_iter().flat_map(|about| &about.told) {
        if told.len() < TOLD && !told.contains(telling) {
            told.push(telling.clone());
        }
    }
    Some(About {
        title: event.title.to_owned(),
        day: event.when.range.first(),
        told,
    })
}

/// An event as notices name it.
pub(super) fn name(state: &State, event: EventId) -> String {
    let index = state.corpus.find(event);
    let title = index.and_then(|index| Some(state.corpus.event(index)?.title));
    let known = || Some(state.record.about.get(&event)?.title.as_str());
    let title = title.or_else(known).unwrap_or("an event not loaded");
    format!("“{}”", text::cut(title, 60, "…"))
}

fn undo(state: &mut State) {
    match state.record.log.done.pop_back() {
        Some(deed) => {
            play(state, &deed.undoes);
            let told = format!("undone: {}", deed.what);
            state.notice = Some(hint(state, &told, Action::Redo, "does it again"));
            state.record.log.undone.push(deed);
        }
        None => state.notice = Some("nothing to undo".to_owned()),
    }
}

fn redo(state: &mut State) {
    match state.record.log.undone.pop() {
        Some(deed) => {
            play(state, &deed.does);
            state.notice = Some(format!("done again: {}", deed.what));
            state.record.log.done.push_back(deed);
        }
        None => state.notice = Some("nothing to do again".to_owned()),
    }
}

fn play(state: &mut State, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Change(change) => {
                if state.notes.apply(change).is_some() {
                    keep(state, change.clone());
                }
            }
            Step::Filter(filtering) => {
                put(state, filtering.clone());
                state.record.filtering = filtering_of(state);
            }
        }
    }
    refresh(state);
}

fn filtering_of(state: &State) -> Filtering {
    Filtering {
        query: state.query.clone(),
        stack: state.stack.clone(),
    }
}

fn put(state: &mut State, filtering: Filtering) {
    (state.query, state.stack) = (filtering.query, filtering.stack);
    filter::refilter(state);
}

/// After every message: notices that the filter has changed, and hands out what is to be written down.
pub(super) fn settle(state: &mut State, by_reader: bool) -> Option<Effect> {
    if !matches!(state.modes.last(), Some(Mode::Prompt(_))) {
        let known = &state.record.filtering;
        if (&known.query, &known.stack) != (&state.query, &state.stack) {
            let now = filtering_of(state);
            let before = std::mem::replace(&mut state.record.filtering, now.clone());
            if by_reader {
                state.record.log.push(Deed {
                    what: filtered(&now.query),
                    does: vec![Step::Filter(now)],
                    undoes: vec![Step::Filter(before)],
                });
            }
        }
    }
    views(state);
    let unkept = std::mem::take(&mut state.record.unkept);
    (!unkept.is_empty()).then_some(Effect::Record(unkept))
}

fn filtered(query: &Query) -> String {
    if query.is_empty() {
        "clearing the filter".to_owned()
    } else {
        format!("filter {query}")
    }
}

/// Named views are kept as soon as they are made.
fn views(state: &mut State) {
    if state.views == state.record.views {
        return;
    }
    let entry = |name: &String, filter: &str| Entry::View {
        name: name.clone(),
        filter: filter.to_owned(),
    };
    let known = &state.record.views;
    let gone = known.keys().filter(|name| !state.views.contains_key(*name));
    let mut entries: Vec<Entry> = gone.map(|name| entry(name, "")).collect();
    let new = state.views.iter();
    let new = new.filter(|(name, filter)| known.get(*name) != Some(*filter));
    entries.extend(new.map(|(name, filter)| entry(name, filter)));
    state.record.unkept.extend(entries);
    state.record.views.clone_from(&state.views);
}

/// What other runs have written down. It is no act of the reader: nothing of it is undone or written again.
pub(super) fn recall(state: &mut State, entries: Vec<Entry>) {
    for entry in entries {
        match entry {
            Entry::Change { change, about } => {
                if let Some(about) = about {
                    state.record.about.insert(change.event(), about);
                }
                state.notes.apply(&change);
            }
            Entry::View { name, filter } if filter.is_empty() => {
                state.views.remove(&name);
                state.record.views.remove(&name);
            }
            Entry::View { name, filter } => {
                state.views.insert(name.clone(), filter.clone());
                state.record.views.insert(name, filter);
            }
        }
    }
    refresh(state);
}

/// What is written beside events may be what the filter asks for.
fn refresh(state: &mut State) {
    let query = state.query.to_string();
    let asks = |field: &&str| query.contains(*field);
    if ["is:", "has:", "tag:"].iter().any(asks) {
        filter::refilter(state);
    }
}

/// Events that have another id than when something was written beside them, since an article is there now that was
/// printed before the others: what was written goes over to the new one.
pub(super) fn rejoin(state: &mut State) {
    for (old, new) in super::session::found_again(state) {
        for change in state.notes.of(old) {
            let away = taken_away(&change);
            state.notes.apply(&away);
            let moved = match (change.beside(new), state.notes.notes.get(&new)) {
                (Change::Note { event, text }, Some(known)) if *known != text => Change::Note {
                    event,
                    text: format!("{known}; {text}"),
                },
                (moved, _) => moved,
            };
            state.notes.apply(&moved);
            keep(state, moved);
            keep(state, away);
        }
        state.record.log.rename(old, new);
        jumps::rename(state, old, new);
    }
}

fn taken_away(change: &Change) -> Change {
    let mut away = change.clone();
    match &mut away {
        Change::Mark { on, .. } | Change::Tag { on, .. } => *on = false,
        Change::Note { text, .. } => text.clear(),
    }
    away
}
