//! The participants: name, office, what they do in the event, country, in how many events they are.

use ratatui::text::{Line, Span};

use super::{Sheet, with_hits};
use crate::{
    model::{
        country::Country,
        document::Who,
        event::{Participant, Role},
    },
    timeline::{said, tally},
    tui::{
        state::{Pane, State},
        text,
        theme::{Glyphs, Theme},
    },
};

pub(super) fn detail(state: &State) -> String {
    count(state.event().map_or(0, |event| event.participants.len()))
}

pub(in crate::tui) fn count(number: usize) -> String {
    if number == 0 {
        String::new()
    } else {
        said::number(number)
    }
}

pub(super) fn sheet(state: &State, width: usize, theme: &Theme) -> Sheet {
    let participants = state
        .event()
        .map_or_else(Default::default, |event| event.participants);
    if participants.is_empty() {
        return Sheet::empty("nobody is named", theme);
    }
    let cursor = state.participant.min(participants.len() - 1);
    let focused = state.focus == Pane::Participants && state.modes.is_empty();
    // Where all take part alike there is nothing to say about it.
    let roles = participants
        .iter()
        .filter(|one| one.role != Role::Participant)
        .map(|one| one.role.label().len() + 1)
        .max()
        .unwrap_or(0);
    let lines = participants.iter().enumerate().map(|(at, one)| {
        let line = line(state, one, at == cursor, (width, roles), theme);
        match (at == cursor, focused) {
            (true, true) => line.patch_style(theme.selected),
            _ => line,
        }
    });
    Sheet {
        lines: lines.collect(),
        entries: (0..participants.len()).map(|at| at..at + 1).collect(),
        cursor: Some(cursor),
    }
}

fn line(
    state: &State,
    one: Participant,
    here: bool,
    (width, roles): (usize, usize),
    theme: &Theme,
) -> Line<'static> {
    let glyphs = theme.glyphs;
    let events = state.corpus.events_of(one.who).len();
    let country = country(state, one.who).map_or(String::new(), |country| country.to_string());
    let role = match one.role {
        Role::Participant => "",
        role => role.label(),
    };
    let count = said::number(events);
    let right = match width {
        0..28 => String::new(),
        28..44 => format!(" {country:<2} {count:>5} "),
        44..60 => format!(" {role:<roles$} {country:<2} {count:>5} ev "),
        _ => format!("  {role:<roles$}  {country:<2}  {count:>6} ev "),
    };
    // A name goes before a curve.
    const NAME: usize = 20;
    let curve = if width < 60 { 8 } else { 16 };
    let fits = width >= 44 && width > text::width(&right) + curve + NAME;
    let parts = if fits { curve } else { 0 };
    let spark = spark(state, one.who, parts, glyphs);
    let room = width.saturating_sub(1 + text::width(&right) + parts);
    let name = text::cut(state.corpus.collection.name(one.who), room, glyphs.more).into_owned();
    let left = room.saturating_sub(text::width(&name));
    let office = match office(state, one.who).filter(|_| left > 8) {
        Some(office) => text::fit(&format!(", {office}"), left, glyphs.more),
        None => " ".repeat(left),
    };
    let mut line = vec![Span::styled(
        if here && state.focus == Pane::Participants {
            glyphs.selected
        } else {
            " "
        },
        theme.window,
    )];
    line.extend(text::styled(
        &name,
        0..name.len(),
        with_hits(state, &name, theme, theme.person),
    ));
    line.push(Span::styled(office, theme.muted));
    line.push(Span::styled(right, theme.muted));
    line.push(Span::styled(spark, theme.bar));
    Line::from(line)
}

/// How active someone was over the time of all events, in so many columns.
fn spark(state: &State, who: Who, columns: usize, glyphs: &Glyphs) -> String {
    let Some(span) = state.corpus.tally.span().filter(|_| columns > 0) else {
        return String::new();
    };
    let events = state.corpus.events_of(who).iter();
    let days: Vec<i32> = events.map(|index| state.corpus.day(*index)).collect();
    let counts = tally::spread(&days, span, columns);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let glyph = |count: usize| match (count * 8).div_ceil(most) {
        0 => " ",
        level => glyphs.bars[level.min(8) - 1],
    };
    counts.into_iter().map(glyph).collect()
}

pub(in crate::tui) fn country(state: &State, who: Who) -> Option<Country> {
    let all = &state.corpus.collection;
    match who {
        Who::Person(id) => all.people.get(id.index())?.country,
        Who::Organization(id) => all.organizations.get(id.index())?.country,
        Who::Place(id) => all.places.get(id.index())?.country,
    }
}

/// `President`, `former Secretary of State`
pub(in crate::tui) fn office(state: &State, who: Who) -> Option<String> {
    let Who::Person(id) = who else {
        return None;
    };
    let person = state.corpus.collection.people.get(id.index())?;
    let role = person.role.as_deref().or(person.affiliation.as_deref())?;
    let former = if person.former && !role.to_lowercase().starts_with("former") {
        "former "
    } else {
        ""
    };
    Some(format!("{former}{role}"))
}
