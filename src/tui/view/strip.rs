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
        state::{Pane, State, View},
        text,
        theme::Theme,
        update::{scale_of, views},
    },
};

/// The part of the strip where the bars are: at its left stands how high they are and how long.
pub(in crate::tui) fn inner(state: &State, area: Rect) -> Rect {
    let left = match state.view {
        View::Lanes => super::lanes::label(area.width),
        _ if area.height > 1 => 9,
        _ => 1,
    };
    let left = left.min(area.width);
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
        inner(state, strip).width
    }
}

pub(in crate::tui) fn bars(state: &State, columns: u16) -> Option<Bars> {
    let day = day(state)?;
    let scale = scale_of(state, columns);
    tally::bars(
        &state.corpus.tally,
        &state.rows.tally,
        scale,
        day,
        usize::from(columns),
    )
}

/// The day that the strip is about: the selected event's, or that under the cursor of a view over time.
fn day(state: &State) -> Option<i32> {
    match state.view {
        View::Calendar | View::Lanes => views::day(state),
        _ => state
            .event()
            .map(|event| event.when.range.first().num_days_from_ce()),
    }
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let inner = inner(state, area);
    if area.is_empty() || inner.is_empty() {
        return;
    }
    let Some(bars) = bars(state, inner.width) else {
        return;
    };
    // Below the bars stands the axis; where the strip is large, what its bar says stands below that.
    let axis = u16::from(area.height > 1) + u16::from(state.tall && area.height > 5);
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
        heights(
            &bars,
            Rect {
                height: rows,
                ..area
            },
            buf,
            theme,
        );
        let foot = Rect {
            y: area.bottom() - axis,
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
        if axis > 1 {
            let last = Rect {
                y: foot.y + 1,
                height: 1,
                ..inner
            };
            caption(state, &bars, last, buf, theme);
        }
    }
}

/// How high the bars are: the highest, and in a large strip some in between.
fn heights(bars: &Bars, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let marks = match area.height {
        0..6 => 1,
        6..12 => 2,
        _ => 4,
    };
    let mut before = None;
    for mark in 0..marks {
        let row = area.height * mark / marks;
        let part = usize::from(area.height - row) * bars.max() / usize::from(area.height.max(1));
        if part == 0 || before.replace(part) == Some(part) {
            continue;
        }
        let count = Line::styled(format!("{:>7} ", said::number(part)), theme.muted);
        let at = Rect {
            y: area.y + row,
            width: 8,
            height: 1,
            ..area
        };
        text::put(buf, at, &count);
    }
}

/// The bar of the selected event in words: when, how many.
fn caption(state: &State, bars: &Bars, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(day) = day(state) else {
        return;
    };
    let bin = bars.scale.bin(day);
    let at = usize::try_from(bin - bars.first).ok();
    let (shown, all) = at
        .and_then(|at| bars.counts.get(at))
        .copied()
        .unwrap_or_default();
    let of = if state.rows.order.len() == state.corpus.len() {
        String::new()
    } else {
        format!(" of {}", said::number(all))
    };
    let line = Line::from(vec![
        Span::styled(said::bin(bars.scale, bin), theme.heading),
        Span::styled(
            format!("  {}{of}", said::counted(shown, "event")),
            theme.muted,
        ),
    ]);
    text::put(buf, area, &line);
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
    let here = self::day(state);
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
    let undated = state.corpus.collection.undated;
    let notes = [
        (coarser, glyphs.coarse, "coarser"),
        (undated, glyphs.about, "undated"),
    ];
    let mut used = columns;
    for (count, glyph, word) in notes.into_iter().filter(|(count, ..)| *count > 0) {
        let note = format!("  {glyph} {} {word}", said::number(count));
        used += text::width(&note);
        if used <= usize::from(area.width) {
            line.push(Span::styled(note, theme.muted));
        }
    }
    text::put(buf, area, &Line::from(line));
}
