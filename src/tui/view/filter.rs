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
    let right = right(state, usize::from(area.width));
    let room = usize::from(area.width).saturating_sub(text::width(&right) + 4);
    let mut line = Line::from(Span::styled(
        format!(" {} ", theme.glyphs.filter),
        theme.key,
    ));
    let mut used = 0;
    for (at, chip) in state.query.chips.iter().enumerate() {
        let last = at + 1 == state.query.chips.len();
        let name = chip.to_string();
        // What does not fit gives way, but something of the first term is always there.
        let left = room.saturating_sub(used + if last { 0 } else { 4 });
        if left < 4.min(text::width(&name)) && at > 0 {
            line.push_span(Span::styled(
                format!("+{}", state.query.chips.len() - at),
                theme.muted,
            ));
            break;
        }
        let name = text::cut(&name, left, theme.glyphs.more).into_owned();
        used += text::width(&name) + 2;
        line.extend(self::chip(state, chip, name, theme));
        line.push_span(Span::raw("  "));
    }
    text::put(buf, area, &line);
    let width = (text::width(&right) as u16).min(area.width);
    let x = area.right() - width;
    text::put(
        buf,
        Rect { x, width, ..area },
        &Line::styled(right, theme.muted),
    );
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
