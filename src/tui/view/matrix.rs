//! The matrix: who is in events with whom, and the events of the pair under the cursor below.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use super::{
    frame::{self, part, row},
    views::Target,
};
use crate::{
    timeline::{
        matrix::{By, Matrix},
        said,
    },
    tui::{state::State, text, theme::Theme},
};

/// So many events are looked through for those of a pair.
const LOOKED: usize = 20_000;

pub(super) fn detail(state: &State) -> String {
    let by = state.cursors.matrix;
    match counted(state) {
        None => format!("{} · counting", by.name()),
        Some(all) => format!(
            "{} {} · events with both",
            said::number(all.values.len()),
            by.name()
        ),
    }
}

fn counted(state: &State) -> Option<&Matrix> {
    let matrix = state.rows.counts.matrix.as_ref();
    matrix.filter(|all| all.done() && all.by == state.cursors.matrix)
}

/// How a matrix lies in an area.
pub(in crate::tui) struct Grid {
    label: u16,
    /// Columns of each cell.
    wide: u16,
    names: Rect,
    cells: Rect,
    below: Rect,
    /// The first row and the first column in sight, and how many of each are.
    pub first: (usize, usize),
    pub rows: usize,
    columns: usize,
}

pub(in crate::tui) fn grid(state: &State, area: Rect) -> Grid {
    let by = state.cursors.matrix;
    let below = match area.height {
        0..10 => u16::from(area.height > 3),
        10..20 => 4,
        height => height / 4,
    };
    let (grid, below) = frame::split(area, below);
    let (names, cells) = frame::split(grid, grid.height.saturating_sub(1));
    let label = match area.width {
        0..60 => area.width / 3,
        60..100 => 24,
        _ => 32,
    };
    let wide = if by == By::States { 5 } else { 9 };
    let rows = usize::from(cells.height).max(1);
    let columns = usize::from(area.width.saturating_sub(label) / wide).max(1);
    let (row, column) = state.cursors.pair;
    Grid {
        label,
        wide,
        names,
        cells,
        below,
        first: (frame::page(row, rows), frame::page(column, columns)),
        rows,
        columns,
    }
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(matrix) = counted(state) else {
        return frame::note(area, "counting", buf, theme);
    };
    if matrix.values.is_empty() {
        let words = format!("no event with two {}", matrix.by.name());
        return frame::note(area, &words, buf, theme);
    }
    let grid = grid(state, area);
    let (here, there) = state.cursors.pair;
    names(state, matrix, &grid, buf, theme);
    let last = matrix.values.len().min(grid.first.0 + grid.rows);
    for (rank, at) in (grid.first.0..last).zip(0..) {
        line(state, matrix, rank, &grid, row(grid.cells, at), buf, theme);
    }
    pair(state, matrix, (here, there), grid.below, buf, theme);
}

fn names(state: &State, matrix: &Matrix, grid: &Grid, buf: &mut Buffer, theme: &Theme) {
    let last = matrix.values.len().min(grid.first.1 + grid.columns);
    for (rank, at) in (grid.first.1..last).zip(0..) {
        let name = matrix.by.short(&state.corpus, matrix.values[rank]);
        let room = usize::from(grid.wide) - 1;
        let name = text::cut(&name, room, theme.glyphs.more).into_owned();
        let pad = room.saturating_sub(text::width(&name));
        let style = if rank == state.cursors.pair.1 {
            theme.heading
        } else {
            theme.muted
        };
        let line = Line::from(vec![
            Span::raw(" ".repeat(pad + 1)),
            Span::styled(name, style),
        ]);
        let cell = part(grid.names, grid.label + at * grid.wide, grid.wide);
        text::put(buf, cell, &line);
    }
}

fn line(
    state: &State,
    matrix: &Matrix,
    rank: usize,
    grid: &Grid,
    area: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) {
    let glyphs = theme.glyphs;
    let (here, there) = state.cursors.pair;
    let count = said::number(matrix.of(rank) as usize);
    let room = usize::from(grid.label).saturating_sub(8);
    let name = matrix.by.label(&state.corpus, matrix.values[rank]);
    let name = text::fit(&name, room, glyphs.more);
    let style = if rank == here {
        theme.heading
    } else {
        theme.person
    };
    let mark = if rank == here { glyphs.selected } else { " " };
    let label = Line::from(vec![
        Span::styled(mark, theme.window),
        Span::styled(name, style),
        Span::styled(format!("{count:>6}"), theme.muted),
    ]);
    text::put(buf, part(area, 0, grid.label), &label);
    let last = matrix.values.len().min(grid.first.1 + grid.columns);
    let max = matrix.max();
    for (column, at) in (grid.first.1..last).zip(0..) {
        let shared = matrix.pair(rank, column);
        let (text, style) = match shared {
            _ if rank == column => (glyphs.dash.to_owned(), theme.border),
            0 => (glyphs.dot.to_owned(), theme.border),
            _ => (said::number(shared as usize), weight(shared, max, theme)),
        };
        let wide = usize::from(grid.wide);
        let pad = wide.saturating_sub(text::width(&text));
        let cell = part(area, grid.label + at * grid.wide, grid.wide);
        let line = Line::from(vec![Span::raw(" ".repeat(pad)), Span::styled(text, style)]);
        text::put(buf, cell, &line);
        if (rank, column) == (here, there) {
            let inner = part(cell, 1, grid.wide - 1);
            buf.set_style(inner.intersection(buf.area), theme.selected);
        }
    }
}

/// The more, the heavier.
fn weight(count: u32, max: u32, theme: &Theme) -> Style {
    match count * 3 / max.max(1) {
        0 => Style::new(),
        1 => theme.bar,
        _ => theme.window,
    }
}

/// The pair in words, and its events.
fn pair(
    state: &State,
    matrix: &Matrix,
    (one, other): (usize, usize),
    area: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) {
    let name = |rank: usize| {
        let value = matrix.values.get(rank).copied().unwrap_or(u32::MAX);
        matrix.by.label(&state.corpus, value).into_owned()
    };
    let (words, count) = if one == other {
        (format!("{} with anyone", name(one)), matrix.of(one))
    } else {
        (
            format!("{} with {}", name(one), name(other)),
            matrix.pair(one, other),
        )
    };
    let detail = said::counted(count as usize, "event");
    frame::rule(row(area, 0), (&words, theme.title), &detail, buf, theme);
    let inside = frame::split(area, area.height.saturating_sub(1)).1;
    frame::events(state, positions(state), inside, buf, theme);
}

/// The positions of the pair's events, as far as they are found soon.
fn positions(state: &State) -> impl Iterator<Item = usize> + '_ {
    let matrix = counted(state);
    let by = state.cursors.matrix;
    let (one, other) = state.cursors.pair;
    let value = move |rank: usize| matrix.and_then(|all| all.values.get(rank).copied());
    let wanted = [value(one), value(other)];
    let known = wanted[0].and_then(|value| by.who(&state.corpus, value));
    let own: Option<&[u32]> = known.map(|who| state.corpus.events_of(who));
    let from_own = own
        .into_iter()
        .flatten()
        .filter_map(|index| state.rows.position(*index).ok());
    let from_all = 0..if own.is_some() {
        0
    } else {
        state.rows.order.len()
    };
    let mut members = Vec::new();
    from_own
        .chain(from_all)
        .take(LOOKED)
        .filter(move |position| {
            let Some(event) = state.event_at(*position) else {
                return false;
            };
            members.clear();
            by.of(&state.corpus, event, &mut members);
            let with = one != other || members.len() > 1;
            with && wanted
                .iter()
                .all(|value| value.is_some_and(|value| members.contains(&value)))
        })
}

pub(super) fn at(state: &State, area: Rect, point: Position) -> Option<Target> {
    let matrix = counted(state)?;
    let grid = grid(state, area);
    if grid.below.contains(point) {
        let line = point.y.checked_sub(grid.below.y + 1)?;
        return positions(state).nth(usize::from(line)).map(Target::Event);
    }
    let row = grid.first.0 + usize::from(point.y.checked_sub(grid.cells.y)?);
    let column = match point.x.checked_sub(area.x + grid.label) {
        Some(x) => grid.first.1 + usize::from(x / grid.wide),
        None => state.cursors.pair.1,
    };
    let known = |rank: usize| rank < matrix.values.len();
    (known(row) && known(column)).then_some(Target::Pair(row, column))
}

pub(super) fn cursor(state: &State, area: Rect) -> Option<Position> {
    let grid = grid(state, area);
    let (row, column) = state.cursors.pair;
    let y = (row - grid.first.0) as u16;
    let x = (column - grid.first.1) as u16 * grid.wide;
    Some(Position::new(
        grid.cells.x.saturating_add(grid.label).saturating_add(x),
        grid.cells.y.saturating_add(y),
    ))
}
