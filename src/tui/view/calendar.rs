//! The calendar: a month in weeks, each day with its events, and those of the day under the cursor below.

use chrono::Datelike;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use super::{
    frame::{self, bar, level, part, row},
    views::Target,
};
use crate::{
    timeline::{
        month::{self, Month},
        said, scale,
    },
    tui::{action::Action, state::State, text, theme::Theme, update::views::day},
};

/// Days narrower than this have no room for titles.
const TITLES: u16 = 14;

pub(super) fn detail(state: &State) -> String {
    let Some(day) = day(state) else {
        return String::new();
    };
    let month = Month::of(day);
    let tally = &state.rows.tally;
    let count = tally.count(crate::timeline::Scale::Day, month.days.0, month.days.1);
    let mut detail = format!("{} · {}", month.name(), said::counted(count, "event"));
    for (scale, count) in month::coarse(&state.rows, &month) {
        let (count, name) = (said::number(count), scale.name());
        detail.push_str(&format!(" · ≈ {count} told to the {name} alone"));
    }
    detail
}

/// How a month lies in an area.
struct Grid {
    month: Month,
    weekdays: Rect,
    days: Rect,
    /// Rows for each week.
    high: u16,
    below: Rect,
}

fn grid(state: &State, area: Rect) -> Option<Grid> {
    let month = Month::of(day(state)?);
    let weeks = month.weeks as u16;
    let (weekdays, rest) = if area.height > weeks {
        let (rest, _) = frame::split(area, area.height - 1);
        (rest, frame::split(area, area.height - 1).1)
    } else {
        (Rect::default(), area)
    };
    let spare = rest.height.saturating_sub(weeks);
    // Titles want rows in the days; the events of the day want some below.
    let high = if area.width / 7 >= TITLES {
        1 + (spare.saturating_sub(5) / weeks).min(4)
    } else {
        1
    };
    let (days, below) = frame::split(rest, rest.height.saturating_sub(weeks * high));
    Some(Grid {
        month,
        weekdays,
        days,
        high,
        below,
    })
}

impl Grid {
    fn column(&self, weekday: u16) -> (u16, u16) {
        let edge = |at: u16| (u32::from(self.days.width) * u32::from(at) / 7) as u16;
        (edge(weekday), edge(weekday + 1) - edge(weekday))
    }

    fn cell(&self, day: i32) -> Option<Rect> {
        let offset = u16::try_from(day - self.month.monday).ok()?;
        let (week, weekday) = (offset / 7, offset % 7);
        let (x, width) = self.column(weekday);
        let y = week * self.high;
        let height = self.high.min(self.days.height.saturating_sub(y));
        (height > 0).then(|| Rect {
            x: self.days.x + x,
            y: self.days.y + y,
            width,
            height,
        })
    }

    fn all(&self) -> impl Iterator<Item = i32> + use<> {
        self.month.monday..self.month.monday + self.month.weeks as i32 * 7
    }
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let (Some(grid), Some(here)) = (grid(state, area), day(state)) else {
        return;
    };
    for (at, name) in (0..7).zip(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]) {
        let (x, width) = grid.column(at);
        let name = text::cut(name, usize::from(width).saturating_sub(1), "");
        let line = Line::styled(format!(" {name}"), theme.muted);
        text::put(buf, part(grid.weekdays, x, width), &line);
    }
    let busiest = grid.all().map(|day| month::count(&state.rows, day)).max();
    for day in grid.all() {
        if let Some(cell) = grid.cell(day) {
            self::cell(
                state,
                &grid,
                day,
                (here, busiest.unwrap_or(0)),
                cell,
                buf,
                theme,
            );
        }
    }
    below(state, here, grid.below, buf, theme);
}

fn cell(
    state: &State,
    grid: &Grid,
    day: i32,
    (here, busiest): (i32, usize),
    area: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) {
    let glyphs = theme.glyphs;
    let count = month::count(&state.rows, day);
    let within = grid.month.holds(day);
    let width = usize::from(area.width);
    let mark = if day == here { glyphs.selected } else { " " };
    let style = match (within, count == 0) {
        (true, false) => theme.heading,
        (true, true) => Style::new(),
        (false, _) => theme.muted,
    };
    let number = scale::date(day).day();
    let mut line = vec![
        Span::styled(mark.to_owned(), theme.window),
        Span::styled(format!("{number:>2}"), style),
    ];
    if count > 0 {
        let bar = bar(level(count, busiest), theme);
        let count = said::number(count);
        let room = width.saturating_sub(3 + 4 + text::width(&count));
        let rule = if room > 1 {
            glyphs.rule.repeat(room - 1)
        } else {
            " ".repeat(room)
        };
        line.push(Span::styled(format!(" {rule} "), theme.border));
        line.push(Span::styled(bar.to_owned(), theme.bar));
        line.push(Span::styled(
            format!(" {count}"),
            if within { Style::new() } else { theme.muted },
        ));
    }
    text::put(buf, row(area, 0), &Line::from(line));
    if day == here {
        let edge = part(row(area, 0), 0, area.width.saturating_sub(1));
        buf.set_style(edge.intersection(buf.area), theme.selected);
    }
    let lines = usize::from(area.height).saturating_sub(1);
    let left_out = count > lines;
    let events = month::on(&state.corpus, &state.rows, day);
    for (position, at) in events.zip(1..area.height) {
        let last = usize::from(at) == lines && left_out;
        let text = match state.event_at(position) {
            _ if last => format!("{} {} more", glyphs.more, count - (lines - 1)),
            Some(event) => event.title.to_owned(),
            None => continue,
        };
        let text = text::cut(&text, width.saturating_sub(2), glyphs.more).into_owned();
        let style = if within && !last {
            Style::new()
        } else {
            theme.muted
        };
        let line = Line::from(vec![
            Span::styled(mark.to_owned(), theme.window),
            Span::styled(text, style),
        ]);
        text::put(buf, row(area, at), &line);
    }
}

/// The events of the day under the cursor.
fn below(state: &State, day: i32, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if area.height < 2 {
        return;
    }
    let count = month::count(&state.rows, day);
    let name = scale::date(day).format("%a ").to_string() + &said::day(scale::date(day));
    let detail = said::counted(count, "event");
    frame::rule(row(area, 0), (&name, theme.title), &detail, buf, theme);
    let inside = frame::split(area, area.height - 1).1;
    if count > 0 {
        let events = month::on(&state.corpus, &state.rows, day);
        return frame::events(state, events, inside, buf, theme);
    }
    let key = state.keymap.hint(Action::NextTold).unwrap_or_default();
    let next = state.rows.tally.next_day(day, true);
    let words = match next {
        Some(next) => format!(
            "nothing on this day; {key} goes to {}",
            said::day(scale::date(next))
        ),
        None => "nothing on this day, and nothing behind it".to_owned(),
    };
    frame::note(inside, &words, buf, theme);
}

pub(super) fn at(state: &State, area: Rect, point: Position) -> Option<Target> {
    let grid = grid(state, area)?;
    let day = grid
        .all()
        .find(|day| grid.cell(*day).is_some_and(|cell| cell.contains(point)));
    if let Some(day) = day {
        return Some(Target::Day(day));
    }
    let line = point.y.checked_sub(grid.below.y + 1)?;
    let mut events = month::on(&state.corpus, &state.rows, self::day(state)?);
    events.nth(usize::from(line)).map(Target::Event)
}

pub(super) fn cursor(state: &State, area: Rect) -> Option<Position> {
    let cell = grid(state, area)?.cell(day(state)?)?;
    Some(cell.as_position())
}
