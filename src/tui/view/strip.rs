//! The strip over the timeline: how many events there are over time, and which of that time the list shows.

use chrono::Datelike;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    timeline::{
        said,
        tally::{self, Bars},
    },
    tui::{
        layout,
        state::{Pane, State},
        text,
        theme::Theme,
        update::scale_of,
    },
};

/// The part of the strip where the bars are: at its left stands how high they are and how long.
pub(in crate::tui) fn inner(area: Rect) -> Rect {
    let left = if area.height > 1 { 9 } else { 1 }.min(area.width);
    Rect {
        x: area.x + left,
        width: area.width.saturating_sub(left + 1),
        ..area
    }
}

/// Columns for bars on the screen as it is.
pub(in crate::tui) fn columns(state: &State) -> u16 {
    let screen = Rect::new(0, 0, state.width, state.height);
    let strip = layout::areas(state, screen).strip;
    if strip.is_empty() {
        state.width.saturating_sub(10).max(1)
    } else {
        inner(strip).width
    }
}

pub(in crate::tui) fn bars(state: &State, columns: u16) -> Option<Bars> {
    let day = state
        .event()
        .map(|event| event.when.range.first().num_days_from_ce())?;
    let scale = scale_of(state, columns);
    tally::bars(
        &state.corpus.tally,
        &state.rows.tally,
        scale,
        day,
        usize::from(columns),
    )
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let inner = inner(area);
    if area.is_empty() || inner.is_empty() {
        return;
    }
    let Some(bars) = bars(state, inner.width) else {
        return;
    };
    let axis = u16::from(area.height > 1);
    let rows = area.height - axis;
    let seen = seen(state, &bars);
    for row in 0..rows {
        let area = Rect {
            y: inner.y + row,
            height: 1,
            ..inner
        };
        text::put(
            buf,
            area,
            &bar_row(
                &bars,
                usize::from(rows - 1 - row),
                usize::from(rows),
                &seen,
                theme,
            ),
        );
    }
    if axis > 0 {
        let max = format!("{:>7} ", said::number(bars.max()));
        text::put(
            buf,
            Rect {
                width: 8,
                height: 1,
                ..area
            },
            &Line::styled(max, theme.muted),
        );
        let foot = Rect {
            y: area.bottom() - 1,
            height: 1,
            ..area
        };
        let unit = format!("{:>7} ", bars.scale.name());
        text::put(
            buf,
            Rect { width: 8, ..foot },
            &Line::styled(unit, theme.muted),
        );
        axis_row(
            state,
            &bars,
            &seen,
            Rect {
                y: foot.y,
                height: 1,
                ..inner
            },
            buf,
            theme,
        );
    }
}

/// What of the bars the list shows: columns from, to, and the column of the selected event.
struct Seen {
    from: usize,
    to: usize,
    here: Option<usize>,
}

fn seen(state: &State, bars: &Bars) -> Seen {
    let screen = Rect::new(0, 0, state.width, state.height);
    let height = usize::from(layout::areas(state, screen).body(Pane::Timeline).height);
    let day = |row: usize| {
        let position = state.rows.at_row(row)?;
        Some(
            state
                .event_at(position)?
                .when
                .range
                .first()
                .num_days_from_ce(),
        )
    };
    let here = state
        .event()
        .map(|event| event.when.range.first().num_days_from_ce());
    let end = (state.top + height.max(1) - 1).min(state.rows.len().saturating_sub(1));
    let columns = bars.counts.len() * bars.wide;
    let first = bars.scale.start(bars.first);
    let column = |day: Option<i32>| {
        let day = day?;
        if day < first {
            Some(0)
        } else {
            Some(bars.column(day).unwrap_or(columns))
        }
    };
    let here = here.and_then(|day| bars.column(day));
    let from = if height == 0 {
        here
    } else {
        column(day(state.top))
    };
    let to = if height == 0 { here } else { column(day(end)) };
    Seen {
        from: from.unwrap_or(0),
        to: (to.unwrap_or(0) + bars.wide).min(columns),
        here,
    }
}

/// One row of bars, counted from the lowest.
fn bar_row(bars: &Bars, level: usize, rows: usize, seen: &Seen, theme: &Theme) -> Line<'static> {
    let max = bars.max().max(1);
    let eighths = |count: usize| {
        let high = (count * rows * 8).div_ceil(max);
        high.saturating_sub(level * 8).min(8)
    };
    let mut spans = Vec::new();
    for (offset, (shown, all)) in bars.counts.iter().enumerate() {
        let column = offset * bars.wide;
        let in_list = (seen.from..seen.to).contains(&column);
        let own = if in_list { theme.window } else { theme.bar };
        let own = if rows == 1 && seen.here == Some(column) && level == 0 {
            own.reversed()
        } else {
            own
        };
        let (high, style) = match (eighths(*shown), eighths(*all)) {
            (0, 0) => (0, own),
            (0, all) => (all, theme.muted),
            (shown, _) => (shown, own),
        };
        let glyph = high
            .checked_sub(1)
            .and_then(|at| theme.glyphs.bars.get(at))
            .unwrap_or(&" ");
        spans.push(Span::styled(glyph.repeat(bars.wide), style));
    }
    Line::from(spans)
}

/// The axis: when, what the list shows of it, and where the selected event is.
fn axis_row(state: &State, bars: &Bars, seen: &Seen, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let glyphs = theme.glyphs;
    let columns = bars.counts.len() * bars.wide;
    let mut cells: Vec<(char, Style)> = (0..columns)
        .map(|column| {
            let listed = (seen.from..seen.to).contains(&column);
            let (glyph, style) = if listed {
                (glyphs.thick, theme.window)
            } else {
                (glyphs.rule, theme.border)
            };
            (glyph.chars().next().unwrap_or('-'), style)
        })
        .collect();
    let mut free = 0;
    for (column, label) in tally::ticks(bars) {
        let end = column + label.len();
        let covers = seen.here.is_some_and(|here| (column..end).contains(&here));
        if column < free || end > columns || covers {
            continue;
        }
        for (cell, letter) in cells[column..end].iter_mut().zip(label.chars()) {
            let style = if cell.1 == theme.window {
                theme.window
            } else {
                theme.muted
            };
            *cell = (letter, style);
        }
        free = end + 1;
    }
    if let Some(cell) = seen.here.and_then(|here| cells.get_mut(here)) {
        *cell = (glyphs.here.chars().next().unwrap_or('^'), theme.window);
    }
    let coarser = state.rows.tally.coarser(bars.scale);
    let mut line: Vec<Span<'static>> = cells
        .into_iter()
        .map(|(letter, style)| Span::styled(letter.to_string(), style))
        .collect();
    if coarser > 0 {
        let note = format!("  {} {} coarser", glyphs.coarse, said::number(coarser));
        if columns + text::width(&note) <= usize::from(area.width) {
            line.push(Span::styled(note, theme.muted));
        }
    }
    text::put(buf, area, &Line::from(line));
}
