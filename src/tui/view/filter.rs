//! The filter bar: a chip for each term, how many events are left, and the key that lets all back.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

use crate::{
    timeline::{query::Chip, said},
    tui::{action::Action, state::State, text, theme::Theme},
};

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if area.is_empty() || state.query.is_empty() {
        return;
    }
    let line = Line::from(Span::styled(
        format!(" {} ", theme.glyphs.filter),
        theme.key,
    ));
    text::put(buf, area, &line);
    let names = names(state, area, theme.glyphs.more);
    let end = names.last().map_or(area.x + LEAD, |(_, x, name)| {
        x + text::width(name) as u16 + 1
    });
    for (at, x, name) in &names {
        let Some(chip) = state.query.chips.get(*at) else {
            continue;
        };
        let line = Line::from(self::chip(state, chip, name.clone(), theme));
        let width = area.right().saturating_sub(*x);
        text::put(
            buf,
            Rect {
                x: *x,
                width,
                ..area
            },
            &line,
        );
    }
    let hidden = state.query.chips.len() - names.len();
    if hidden > 0 {
        let width = area.right().saturating_sub(end);
        let more = Line::styled(format!("+{hidden}"), theme.muted);
        text::put(
            buf,
            Rect {
                x: end,
                width,
                ..area
            },
            &more,
        );
    }
    let right = right(state, usize::from(area.width));
    let width = (text::width(&right) as u16).min(area.width);
    let x = area.right() - width;
    text::put(
        buf,
        Rect { x, width, ..area },
        &Line::styled(right, theme.muted),
    );
}

/// Columns before the first chip.
const LEAD: u16 = 3;

/// The chips that have room: which, from what column, and as much of it as fits.
fn names(state: &State, area: Rect, more: &str) -> Vec<(usize, u16, String)> {
    let right = text::width(&right(state, usize::from(area.width)));
    let room = usize::from(area.width).saturating_sub(right + usize::from(LEAD) + 1);
    let chips = &state.query.chips;
    let mut names = Vec::new();
    let mut used = 0;
    for (at, chip) in chips.iter().enumerate() {
        // The others are counted where they have no room.
        let behind = if at + 1 < chips.len() { 4 } else { 0 };
        let left = room.saturating_sub(used + behind);
        let whole = chip.to_string();
        if at > 0 && left < text::width(&whole).min(8) {
            break;
        }
        let name = text::cut(&whole, left, more).into_owned();
        let x = area.x + LEAD + used as u16;
        used += text::width(&name) + 2;
        names.push((at, x, name));
    }
    names
}

/// The chip at a column.
pub(in crate::tui) fn chip_at(state: &State, area: Rect, x: u16) -> Option<usize> {
    let names = names(state, area, "");
    let found = names
        .iter()
        .find(|(_, from, name)| (*from..*from + text::width(name) as u16).contains(&x));
    found.map(|(at, ..)| *at)
}

/// A term that is off is struck out and dim, and has its `~` before it.
fn chip(state: &State, chip: &Chip, name: String, theme: &Theme) -> Vec<Span<'static>> {
    if !chip.on || state.query.paused {
        return vec![Span::styled(
            name,
            theme.muted.add_modifier(Modifier::CROSSED_OUT),
        )];
    }
    match name.split_once(':') {
        Some((field, value)) if !field.contains(' ') => vec![
            Span::styled(format!("{field}:"), theme.muted),
            Span::styled(value.to_owned(), theme.person),
        ],
        _ => vec![Span::styled(name, theme.person)],
    }
}

fn right(state: &State, room: usize) -> String {
    let key = |action| state.keymap.hint(action).unwrap_or_default();
    let of = match &state.sieve {
        Some(sieve) => format!(
            "{} so far, {}%",
            said::number(sieve.count()),
            sieve.percent()
        ),
        None => format!(
            "{} of {}",
            said::number(state.rows.order.len()),
            said::counted(state.corpus.len(), "event")
        ),
    };
    let then = if state.query.paused {
        format!("{} on", key(Action::ToggleFilters))
    } else {
        format!("{} all", key(Action::Unfilter))
    };
    if room >= 60 {
        format!("{of}   {then} ")
    } else {
        format!("{of} ")
    }
}
