//! Draws the state. Reads it, changes nothing.

mod bidi;
mod calendar;
pub(super) mod facets;
mod filter;
mod footer;
mod frame;
pub(super) mod lanes;
pub(super) mod matrix;
mod overlay;
mod picker;
mod strip;
pub(super) mod views;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use super::{
    layout::{self, Areas, Framed, Size},
    look::Bidi,
    pane::{self, PANES},
    state::{Mode, Pane, State, View},
    text,
    theme::Theme,
};
use crate::timeline::said;

pub(super) use self::{
    filter::chip_at,
    footer::progress,
    overlay::{list_lines, size as list_size},
    picker::line as entry,
    strip::{bars as strip_bars, columns as strip_columns, inner as strip_inner},
};
pub(super) use super::pane::timeline::row_at;

pub fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let areas = layout::areas(state, area);
    header(state, areas.header, buf, theme);
    filter::draw(state, areas.filter, buf, theme);
    strip::draw(state, areas.strip, buf, theme);
    for framed in &areas.panes {
        title(state, framed, buf, theme);
        pane::draw(state, framed.pane, framed.body, buf, theme);
    }
    for wall in &areas.walls {
        self::wall(*wall, &areas, buf, theme);
    }
    tabs(state, &areas, buf, theme);
    views::draw(state, areas.view, buf, theme);
    overlay::draw(state, &areas, buf, theme);
    if Size::of(area) == Size::Line {
        one_line(state, area, buf, theme);
    } else {
        footer::draw(state, areas.footer, buf, theme);
    }
    if theme.glyphs.ascii {
        plain(area, buf);
    }
    if state.look.bidi == Bidi::App {
        // What is typed stays in the order of the cursor.
        let typed = matches!(state.modes.last(), Some(Mode::Prompt(_)));
        let height = area.height - u16::from(typed);
        bidi::turn(Rect { height, ..area }, buf);
    }
}

/// Puts ASCII in the place of punctuation that has a twin there; letters stay as they are.
fn plain(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            let Some(cell) = buf.cell_mut((x, y)) else {
                continue;
            };
            let twin = match cell.symbol() {
                "·" | "–" | "—" | "‑" => "-",
                "“" | "”" | "„" | "«" | "»" => "\"",
                "‘" | "’" => "'",
                "…" => ".",
                _ => continue,
            };
            cell.set_symbol(twin);
        }
    }
}

/// Where the terminal's own cursor stands: in the line that is typed, else on the selected row, so that programs that
/// read the screen aloud are there too.
pub fn cursor(state: &State) -> Option<Position> {
    let screen = Rect::new(0, 0, state.width, state.height);
    if screen.is_empty() {
        return None;
    }
    let areas = layout::areas(state, screen);
    if let Some(Mode::Prompt(prompt)) = state.modes.last() {
        return Some(footer::caret(prompt, areas.footer));
    }
    if state.view != View::List && !areas.view.is_empty() {
        return views::cursor(state);
    }
    if state.focus != Pane::Timeline {
        return in_pane(state, areas.body(state.focus));
    }
    let body = areas.body(Pane::Timeline);
    let line = state.rows.row_of(state.at).checked_sub(state.top)?;
    let y = body.y.checked_add(u16::try_from(line).ok()?)?;
    (y < body.bottom()).then_some(Position::new(body.x, y))
}

/// Where what is under the cursor of the focused pane begins; else the first line of the pane.
fn in_pane(state: &State, body: Rect) -> Option<Position> {
    if body.is_empty() {
        return None;
    }
    let sheet = pane::sheet(state, state.focus, body.width);
    let top = sheet.top(usize::from(body.height), state.scroll[state.focus as usize]);
    let entry = sheet.cursor.and_then(|at| sheet.entries.get(at));
    let line = entry.and_then(|lines| u16::try_from(lines.start.checked_sub(top)?).ok());
    let line = line.filter(|line| *line < body.height).unwrap_or(0);
    Some(Position::new(body.x, body.y + line))
}

/// The program and what it shows; how much of it, and from when to when.
fn header(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let room = usize::from(area.width);
    let all = &state.corpus.collection;
    let span = match (all.events.first(), all.events.last()) {
        (Some(first), Some(last)) => {
            let (from, to) = (
                first.when.range.first(),
                last.when.range.first().max(first.when.range.first()),
            );
            Some(said::between(from, to))
        }
        _ => None,
    };
    let undated = (all.undated > 0).then(|| format!("{} undated", said::number(all.undated)));
    let problems =
        (!state.problems.is_empty()).then(|| said::counted(state.problems.len(), "problem"));
    let facts = [
        Some(said::counted(all.events.len(), "event")).filter(|_| !all.events.is_empty()),
        span,
        Some(said::counted(all.articles.len(), "article")).filter(|_| !all.articles.is_empty()),
        undated,
        problems,
    ];
    let mut facts: Vec<String> = facts.into_iter().flatten().collect();
    let joined = |facts: &[String]| facts.join(&format!(" {} ", theme.glyphs.dot));
    while text::width(&joined(&facts)) + 24 > room && facts.len() > 1 {
        facts.remove(facts.len() - 1);
    }
    let right = format!("{} ", joined(&facts));
    let left_room = room.saturating_sub(text::width(&right) + 12);
    let name = text::fit(&state.name, left_room, theme.glyphs.more);
    let line = Line::from(vec![
        Span::styled(" dateline ", theme.title),
        Span::styled(name, theme.muted),
        Span::raw("  "),
        Span::styled(right, Style::new()),
    ]);
    text::put(buf, area, &line);
}

/// A line with the name of the pane in it.
fn title(state: &State, framed: &Framed, buf: &mut Buffer, theme: &Theme) {
    let area = framed.title;
    if area.is_empty() {
        return;
    }
    let rule = theme.glyphs.rule;
    let entry = PANES[framed.pane as usize];
    let name = format!(" {} {} ", framed.pane as usize + 1, entry.name);
    let room = usize::from(area.width).saturating_sub(text::width(&name) + 4);
    let detail = text::cut(&(entry.detail)(state), room, theme.glyphs.more).into_owned();
    let detail = if detail.is_empty() {
        detail
    } else {
        format!(" {detail} ")
    };
    let focused = state.focus == framed.pane;
    let style = if focused { theme.focus } else { theme.title };
    let rest =
        usize::from(area.width).saturating_sub(1 + text::width(&name) + text::width(&detail));
    let line = Line::from(vec![
        Span::styled(rule, theme.border),
        Span::styled(name, style),
        Span::styled(detail, theme.muted),
        Span::styled(rule.repeat(rest), theme.border),
    ]);
    text::put(buf, area, &line);
}

/// The line between two columns, joined to the titles beside it.
fn wall(area: Rect, areas: &Areas, buf: &mut Buffer, theme: &Theme) {
    let glyphs = theme.glyphs;
    for y in area.top()..area.bottom() {
        let title_at = |x: u16| {
            areas
                .panes
                .iter()
                .any(|framed| framed.title.contains(Position::new(x, y)))
        };
        let left = area.x.checked_sub(1).is_some_and(title_at);
        let glyph = match (left, title_at(area.x + 1)) {
            (true, true) if y == area.top() => glyphs.tee_down,
            (true, true) => glyphs.cross,
            (true, false) => glyphs.tee_left,
            (false, true) => glyphs.tee_right,
            (false, false) => glyphs.wall,
        };
        text::put(
            buf,
            Rect {
                y,
                height: 1,
                ..area
            },
            &Line::styled(glyph, theme.border),
        );
    }
}

/// The names in a row of tabs: pane, where it begins, what it says.
fn tab_names(state: &State, areas: &Areas) -> Vec<(Pane, u16, String)> {
    let stacked = areas.panes.len() > 1;
    let mut shown: Vec<Pane> = Pane::ALL.to_vec();
    if stacked {
        shown.remove(0);
    }
    let room = usize::from(areas.tabs.width);
    // As much as fits: numbers, names, counts.
    for form in 0..3 {
        let mut x = areas.tabs.x + 1;
        let mut names = Vec::new();
        for pane in &shown {
            let entry = PANES[*pane as usize];
            let detail = match pane {
                Pane::Source => state.event().map_or(String::new(), |event| {
                    pane::participants::count(event.sources.len())
                }),
                _ => (entry.detail)(state),
            };
            let current = Some(*pane) == areas.panes.last().map(|framed| framed.pane);
            let number = *pane as usize + 1;
            let name = match (form, detail.is_empty(), current) {
                (0, false, _) => format!(" {number} {} {detail} ", entry.name),
                (0 | 1, _, _) | (_, _, true) => format!(" {number} {} ", entry.name),
                _ => format!(" {number} "),
            };
            let wide = text::width(&name) as u16;
            names.push((*pane, x, name));
            x += wide + 1;
        }
        if usize::from(x - areas.tabs.x) <= room || form == 2 {
            return names;
        }
    }
    Vec::new()
}

fn tabs(state: &State, areas: &Areas, buf: &mut Buffer, theme: &Theme) {
    if areas.tabs.is_empty() {
        return;
    }
    let rule = theme.glyphs.rule.repeat(usize::from(areas.tabs.width));
    text::put(buf, areas.tabs, &Line::styled(rule, theme.border));
    let shown = areas.panes.last().map(|framed| framed.pane);
    for (pane, x, name) in tab_names(state, areas) {
        let style = match (state.focus == pane, shown == Some(pane)) {
            (true, _) => theme.focus,
            (false, true) => theme.title,
            _ => theme.muted,
        };
        let width = areas.tabs.right().saturating_sub(x);
        text::put(
            buf,
            Rect {
                x,
                width,
                ..areas.tabs
            },
            &Line::styled(name, style),
        );
    }
}

/// The tab at a column.
pub(super) fn tab_at(state: &State, areas: &Areas, x: u16) -> Option<Pane> {
    let names = tab_names(state, areas);
    let found = names
        .into_iter()
        .find(|(_, from, name)| (*from..*from + text::width(name) as u16).contains(&x));
    found.map(|(pane, ..)| pane)
}

/// The selected event in a single line, for the smallest of screens.
fn one_line(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let area = Rect { height: 1, ..area };
    if matches!(state.modes.last(), Some(Mode::Prompt(_))) {
        return footer::draw(state, area, buf, theme);
    }
    let room = usize::from(area.width);
    let text = match state.event() {
        Some(event) => format!(
            "{}/{} {}",
            said::number(state.at + 1),
            said::number(state.rows.order.len()),
            text::clean(event.title)
        ),
        None if state.loading => "reading".to_owned(),
        None => "no events".to_owned(),
    };
    let shown = match state.notice.as_ref() {
        Some(notice) => text::cut(notice, room, theme.glyphs.more).into_owned(),
        None => text::cut(&text, room, theme.glyphs.more).into_owned(),
    };
    text::put(buf, area, &Line::raw(shown));
}
