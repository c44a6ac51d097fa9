//! What a typed line offers to choose from: one list of entries for every kind of line.
//!
//! In: the state, what the line is for and what is typed. Out: entries, best first, each with what choosing it does.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{State, commands, filter, outward, prompt, record};
use crate::{
    model::document::Who,
    timeline::{
        Scale, asked, fuzzy, letters,
        query::{Query, Sort, complete, complete::Offer, quoted},
        said,
    },
    tui::{
        pane,
        state::{Ask, Entry, Pane, Take},
    },
};

/// More entries than this nobody reads.
const MOST: usize = 200;

pub(super) fn entries(state: &State, ask: Ask, typed: &str, caret: usize) -> Vec<Entry> {
    let corpus = &state.corpus;
    match ask {
        Ask::Search => Vec::new(),
        Ask::Filter => completions(state, typed, caret),
        Ask::Date => days(state, typed),
        Ask::Pick => picked(typed, complete::people(typed, corpus), "who"),
        Ask::Place => picked(
            typed,
            complete::places(typed, corpus, corpus.counts()),
            "place",
        ),
        Ask::Only | Ask::Without => fitting(typed, like_entries(state, ask == Ask::Without)),
        Ask::Terms => fitting(typed, terms(state)),
        Ask::Sort => fitting(typed, orders(state)),
        Ask::View | Ask::SaveView => fitting(typed, views(state)),
        Ask::Command => commands::offers(state, typed, caret),
        Ask::Marks => marked(state, typed),
        Ask::Tag => tags(state, typed),
        Ask::Pipe => {
            let choice = |name: &&str| plain(*name, "", None, Take::Choice);
            outward::PIPED.iter().map(choice).collect()
        }
        Ask::Note | Ask::Export | Ask::Overwrite => Vec::new(),
    }
}

fn completions(state: &State, typed: &str, caret: usize) -> Vec<Entry> {
    let offers = complete::complete(typed, caret, &state.corpus, &state.notes);
    let entries = offers.into_iter().map(|offer| {
        let wanted = typed.get(offer.range.clone()).unwrap_or("");
        Entry {
            hits: fuzzy::hits(
                &letters::folded(wanted.trim_start_matches('"')),
                &offer.text,
            ),
            name: offer.text,
            about: offer.about,
            count: offer.count,
            take: Take::Insert(offer.range, offer.insert),
        }
    });
    entries.collect()
}

/// Names of a field as entries that narrow to them.
fn picked(typed: &str, offers: Vec<Offer>, field: &str) -> Vec<Entry> {
    let wanted = letters::folded(typed.trim());
    let entries = offers.into_iter().map(|offer| Entry {
        hits: fuzzy::hits(&wanted, &offer.text),
        take: Take::Narrow(format!("{field}:{}", quoted(&offer.text))),
        name: offer.text,
        about: offer.about,
        count: offer.count,
    });
    entries.collect()
}

pub(super) fn plain(
    name: impl Into<String>,
    about: impl Into<String>,
    count: Option<usize>,
    take: Take,
) -> Entry {
    Entry {
        name: name.into(),
        hits: Vec::new(),
        about: about.into(),
        count,
        take,
    }
}

/// The entries whose name or description holds what is typed; as they came where nothing is.
pub(super) fn fitting(typed: &str, all: Vec<Entry>) -> Vec<Entry> {
    let wanted = letters::folded(typed.trim());
    let ranked = all.into_iter().map(|entry| {
        let rank = fuzzy::rank(&wanted, &entry.name);
        let rank = rank.or_else(|| Some(100 + fuzzy::rank(&wanted, &entry.about)?));
        (entry, 0, rank)
    });
    let best = fuzzy::best(&wanted, ranked, MOST);
    best.into_iter()
        .map(|(mut entry, _)| {
            entry.hits = fuzzy::hits(&wanted, &entry.name);
            entry
        })
        .collect()
}

/// The days of a month that is typed, else the months that fit, the newest first; of the events that are shown.
fn days(state: &State, typed: &str) -> Vec<Entry> {
    let range = asked::date(typed.trim(), prompt::here(state), state.corpus.newest);
    let sections = state.rows.sections.iter().filter(|section| {
        range.is_none_or(|range| {
            section.heading.first <= range.last() && range.first() <= section.heading.last
        })
    });
    let scale = match range {
        Some(range) if range.days() <= 62 => Scale::Day,
        _ => Scale::Month,
    };
    let mut bins: BTreeMap<i32, usize> = BTreeMap::new();
    for section in sections {
        let day = section.heading.first.num_days_from_ce();
        *bins.entry(scale.bin(day)).or_default() += section.count;
    }
    let wanted = letters::folded(typed.trim());
    let named = bins.into_iter().rev().map(|(bin, count)| {
        let date = crate::timeline::scale::date(scale.start(bin));
        let iso = match scale {
            Scale::Day => date.to_string(),
            _ => date.format("%Y-%m").to_string(),
        };
        let name = said::bin(scale, bin);
        plain(name, iso, Some(count), Take::Day(scale.start(bin)))
    });
    let fits = |entry: &Entry| {
        range.is_some()
            || entry.about.starts_with(&wanted)
            || letters::folded(&entry.name).contains(&wanted)
    };
    let mut entries: Vec<Entry> = named.filter(fits).take(MOST).collect();
    for entry in &mut entries {
        entry.hits = fuzzy::hits(&wanted, &entry.name);
    }
    entries
}

/// A term for someone.
pub(super) fn with(state: &State, who: Who) -> String {
    format!("who:{}", quoted(state.corpus.collection.name(who)))
}

/// Who stands under the cursor: a participant, a speaker, else the first who takes part.
pub(super) fn under_cursor(state: &State) -> Option<Who> {
    let event = state.event()?;
    let people = event.participants;
    let speaker = || {
        let last = event.quotes.len().checked_sub(1)?;
        event.quotes.get(state.quote.min(last))?.speaker
    };
    match state.focus {
        Pane::Participants => people
            .get(state.participant)
            .or(people.iter().last())
            .map(|one| one.who),
        Pane::Quotes => speaker(),
        _ => people.first().map(|one| one.who),
    }
}

/// Only like this, or without: what the cursor is on, else a choice of what the event has.
pub(super) fn like(state: &mut State, ask: Ask) {
    let term = match state.focus {
        Pane::Participants => under_cursor(state).map(|who| with(state, who)),
        Pane::Quotes => under_cursor(state)
            .map(|who| format!("speaker:{}", quoted(state.corpus.collection.name(who)))),
        Pane::Source => state.event().and_then(|event| {
            let source = event.sources.get(state.source).or(event.sources.first())?;
            Some(format!(
                "src:{}",
                quoted(&pane::event::publisher(state, source.article))
            ))
        }),
        _ => return prompt::open(state, ask),
    };
    match term {
        Some(term) if ask == Ask::Without => filter::only(state, &format!("-{term}")),
        Some(term) => filter::only(state, &term),
        None => state.notice = Some("nobody is named here".to_owned()),
    }
}

/// What the selected event has: participants, type, place, status, day, month, publisher.
fn like_entries(state: &State, without: bool) -> Vec<Entry> {
    let Some(event) = state.event() else {
        return Vec::new();
    };
    let (all, counts) = (&state.corpus.collection, state.corpus.counts());
    let mut found: Vec<(String, String, Option<usize>)> = Vec::new();
    for one in event.participants.iter() {
        let count = state.corpus.events_of(one.who).len();
        found.push((
            with(state, one.who),
            one.role.label().to_owned(),
            Some(count),
        ));
    }
    let kind = counts
        .kinds
        .get(event.kind as usize)
        .map(|count| *count as usize);
    found.push((
        format!("act:{}", event.kind.key()),
        event.kind.label().to_owned(),
        kind,
    ));
    if let Some((id, place)) = event
        .place
        .and_then(|id| Some((id, all.places.get(id.index())?)))
    {
        let count = counts.places.get(id.index()).map(|count| *count as usize);
        found.push((
            format!("place:{}", quoted(&place.name)),
            pane::event::place(place),
            count,
        ));
    }
    let status = counts
        .statuses
        .get(event.status as usize)
        .map(|count| *count as usize);
    found.push((
        format!("status:{}", event.status.key()),
        String::new(),
        status,
    ));
    let first = event.when.range.first();
    let month = Scale::Month.bin(first.num_days_from_ce());
    let in_month = counts.months.get(&month).map(|count| *count as usize);
    found.push((format!("on:{first}"), said::day(first), None));
    found.push((
        format!("on:{}", first.format("%Y-%m")),
        said::bin(Scale::Month, month),
        in_month,
    ));
    if let Some(source) = event.sources.first() {
        let name = pane::event::publisher(state, source.article);
        let count = counts.publishers.get(&name).map(|count| *count as usize);
        found.push((
            format!("src:{}", quoted(&name)),
            "publisher".to_owned(),
            count,
        ));
    }
    let entries = found.into_iter().map(|(term, about, count)| {
        let term = if without { format!("-{term}") } else { term };
        plain(term.clone(), about, count, Take::Narrow(term))
    });
    entries.collect()
}

fn terms(state: &State) -> Vec<Entry> {
    let chips = state.query.chips.iter().enumerate();
    let entry = |(at, chip): (usize, &crate::timeline::query::Chip)| {
        let on = chip.on && !state.query.paused;
        let about = if on { "on" } else { "off" };
        plain(chip.term.to_string(), about, None, Take::Toggle(at))
    };
    chips.map(entry).collect()
}

fn orders(state: &State) -> Vec<Entry> {
    let now = state.query.sort();
    let about = |sort| match sort {
        Sort::Date => "as time goes",
        Sort::Confidence => "the surest first",
        Sort::Sources => "what most tell first",
    };
    let entry = |(sort, name): (Sort, &str)| {
        let holds = if sort == now { ", as it is now" } else { "" };
        plain(
            name,
            format!("{}{holds}", about(sort)),
            None,
            Take::Sort(sort),
        )
    };
    Sort::ALL.into_iter().map(entry).collect()
}

fn views(state: &State) -> Vec<Entry> {
    let own = &state.options.views;
    let views: BTreeMap<_, _> = own.iter().chain(&state.views).collect();
    let entry = |(name, text): (&String, &String)| {
        let about = match Query::parse(text) {
            Ok(_) => text.clone(),
            Err(wrong) => wrong.what,
        };
        plain(name.clone(), about, None, Take::View(name.clone()))
    };
    views.into_iter().map(entry).collect()
}

/// The events beside which something is written, in order, with those at the end that are not loaded; by their titles,
/// notes and tags.
fn marked(state: &State, typed: &str) -> Vec<Entry> {
    let wanted = letters::folded(typed.trim());
    let text = |id| {
        let mut text = record::name(state, id);
        text.extend(state.notes.notes.get(&id).map(|note| format!(" {note}")));
        let tags = state.notes.tags.get(&id).into_iter().flatten();
        text.extend(tags.map(|tag| format!(" #{tag}")));
        text
    };
    let all = state.notes.events().into_iter();
    let fitting = all.filter(|id| fuzzy::rank(&wanted, &text(*id)).is_some());
    let mut placed: Vec<_> = fitting
        .map(|id| (state.corpus.find(id).unwrap_or(u32::MAX), id))
        .collect();
    placed.sort_unstable();
    let entry = |(_, id)| plain(text(id), "", None, Take::Event(id));
    placed.into_iter().map(entry).collect()
}

/// Tags in use that go on from the word at the end.
fn tags(state: &State, typed: &str) -> Vec<Entry> {
    let from = typed.rfind([' ', ',']).map_or(0, |at| at + 1);
    let begun = letters::folded(typed[from..].trim_start_matches('#'));
    let has: Vec<String> = record::tags(typed).collect();
    let known = state.notes.tags_in_use().into_iter();
    known
        .filter(|(tag, _)| letters::folded(tag).starts_with(&begun))
        .filter(|(tag, _)| !has.iter().any(|one| one == tag))
        .map(|(tag, events)| {
            let take = Take::Insert(from..typed.len(), tag.to_owned());
            plain(format!("#{tag}"), "", Some(events), take)
        })
        .take(MOST)
        .collect()
}
