//! One lane over time for each of the most active participants, on the axis of the strip above.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{
    frame::{self, bar, level, part, row},
    strip,
    views::Target,
};
use crate::{
    timeline::{lanes::Lanes, said, tally::Bars},
    tui::{state::State, text, theme::Theme, update::views::day},
};

/// So many events are looked through for those of a lane and a bin.
const LOOKED: usize = 20_000;

/// Columns at the left for names and counts; the strip above leaves them free too.
pub(super) fn label(width: u16) -> u16 {
    match width {
        0..60 => width / 3,
        60..100 => 24,
        _ => 34,
    }
}

pub(super) fn detail(state: &State) -> String {
    let by = state.cursors.lanes;
    match counted(state) {
        None => format!("{} · counting", by.name()),
        Some(all) => {
            let scale = bars(state).map_or("", |bars| bars.scale.name());
            format!(
                "{} {} · by {scale}",
                said::number(all.lanes.len()),
                by.name()
            )
        }
    }
}

fn counted(state: &State) -> Option<&Lanes> {
    let lanes = state.rows.counts.lanes.as_ref();
    lanes.filter(|all| all.done() && all.by == state.cursors.lanes)
}

fn bars(state: &State) -> Option<Bars> {
    strip::bars(state, strip::columns(state))
}

/// The lanes, and the events of the cell under the cursor below them.
fn parts(area: Rect) -> (Rect, Rect) {
    let below = match area.height {
        0..8 => 0,
        8..20 => area.height / 4,
        height => height / 4,
    };
    frame::split(area, below)
}

/// How many lanes have room.
pub(in crate::tui) fn rows(area: Rect) -> usize {
    usize::from(parts(area).0.height).max(1)
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(lanes) = counted(state) else {
        return frame::note(area, "counting", buf, theme);
    };
    let Some(bars) = bars(state).filter(|_| !lanes.lanes.is_empty()) else {
        let words = format!("no {} take part", lanes.by.name());
        return frame::note(area, &words, buf, theme);
    };
    let (above, below) = parts(area);
    let first = frame::page(state.cursors.lane, rows(area));
    let shown = lanes.lanes.iter().enumerate().skip(first);
    let counts: Vec<Vec<usize>> = shown
        .clone()
        .take(rows(area))
        .map(|(_, lane)| {
            bins(&bars)
                .map(|(from, to)| lane.tally.count(bars.scale, from, to))
                .collect()
        })
        .collect();
    let max = counts.iter().flatten().copied().max().unwrap_or(0);
    for (((rank, lane), counts), at) in shown.zip(&counts).zip(0..above.height) {
        let here = rank == state.cursors.lane;
        let area = row(above, at);
        let label = label(area.width);
        let count = said::number(lane.count as usize);
        let room = usize::from(label).saturating_sub(9);
        let name = lanes.by.label(&state.corpus, lane.value);
        let name = text::fit(&name, room, theme.glyphs.more);
        let mark = if here { theme.glyphs.selected } else { " " };
        let style = if here { theme.heading } else { theme.person };
        let line = Line::from(vec![
            Span::styled(mark, theme.window),
            Span::styled(name, style),
            Span::styled(format!("{count:>6} "), theme.muted),
        ]);
        text::put(buf, part(area, 0, label), &line);
        let cells = cells(&bars, counts, max, here, day(state), theme);
        text::put(buf, part(area, label, area.width - label), &cells);
    }
    self::below(state, lanes, &bars, below, buf, theme);
}

/// From and to which day each bin goes.
fn bins(bars: &Bars) -> impl Iterator<Item = (i32, i32)> + '_ {
    let first = bars.first;
    (0..bars.counts.len() as i32).map(move |at| {
        (
            bars.scale.start(first + at),
            bars.scale.start(first + at + 1),
        )
    })
}

fn cells(
    bars: &Bars,
    counts: &[usize],
    max: usize,
    here: bool,
    day: Option<i32>,
    theme: &Theme,
) -> Line<'static> {
    let cursor = day.map(|day| bars.scale.bin(day) - bars.first);
    let spans = counts.iter().zip(0..).map(|(count, at)| {
        let chosen = here && cursor == Some(at);
        let style = if chosen { theme.selected } else { theme.bar };
        let glyph = match (count, here) {
            (0, true) if !chosen => theme.glyphs.dot,
            (count, _) => bar(level(*count, max), theme),
        };
        let style = if *count == 0 && !chosen {
            theme.border
        } else {
            style
        };
        Span::styled(glyph.repeat(bars.wide), style)
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// The cell under the cursor in words, and its events.
fn below(state: &State, lanes: &Lanes, bars: &Bars, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let (Some(lane), Some(day)) = (lanes.lanes.get(state.cursors.lane), day(state)) else {
        return;
    };
    let bin = bars.scale.bin(day);
    let (from, to) = (bars.scale.start(bin), bars.scale.start(bin + 1));
    let name = lanes.by.label(&state.corpus, lane.value);
    let count = lane.tally.count(bars.scale, from, to);
    let detail = format!(
        "{} · {} of {}",
        said::bin(bars.scale, bin),
        said::counted(count, "event"),
        said::number(lane.count as usize)
    );
    frame::rule(row(area, 0), (&name, theme.title), &detail, buf, theme);
    let inside = frame::split(area, area.height.saturating_sub(1)).1;
    frame::events(state, positions(state), inside, buf, theme);
}

/// The positions of the events in the cell under the cursor, as far as they are found soon.
fn positions(state: &State) -> impl Iterator<Item = usize> + '_ {
    let by = state.cursors.lanes;
    let lane = counted(state).and_then(|all| all.lanes.get(state.cursors.lane));
    let value = lane.map(|lane| lane.value);
    let scale = bars(state).map(|bars| bars.scale);
    let range = match (day(state), scale) {
        (Some(day), Some(scale)) => {
            let bin = scale.bin(day);
            let nth = |day: i32| state.rows.nth(|index| state.corpus.day(index) < day);
            nth(scale.start(bin))..nth(scale.start(bin + 1))
        }
        _ => 0..0,
    };
    let mut members = Vec::new();
    let positions = range.filter_map(|nth| state.rows.in_time(nth));
    positions.take(LOOKED).filter(move |position| {
        let (Some(event), Some(scale)) = (state.event_at(*position), scale) else {
            return false;
        };
        by.of(&state.corpus, event, &mut members);
        let fine = crate::timeline::Scale::holding(event.when.range.precision) <= scale;
        fine && value.is_some_and(|value| members.contains(&value))
    })
}

pub(super) fn at(state: &State, area: Rect, point: Position) -> Option<Target> {
    let lanes = counted(state)?;
    let (above, below) = parts(area);
    if below.contains(point) {
        let line = point.y.checked_sub(below.y + 1)?;
        return positions(state).nth(usize::from(line)).map(Target::Event);
    }
    let first = frame::page(state.cursors.lane, rows(area));
    let lane = first + usize::from(point.y - above.y);
    let bars = bars(state)?;
    let column = point.x.checked_sub(area.x + label(area.width));
    let bin = column.and_then(|column| bars.bin_at(usize::from(column)));
    let day = bin.map(|bin| bars.scale.start(bin));
    (lane < lanes.lanes.len()).then_some(Target::Cell(lane, day))
}

pub(super) fn cursor(state: &State, area: Rect) -> Option<Position> {
    let first = frame::page(state.cursors.lane, rows(area));
    let column = bars(state)?.column(day(state)?).unwrap_or(0);
    Some(Position::new(
        area.x + label(area.width).saturating_add(column as u16),
        area.y.saturating_add((state.cursors.lane - first) as u16),
    ))
}
