//! Facets: what occurs among the events shown and how often, beside how often it occurs among all.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use super::{
    frame::{self, row},
    views::Target,
};
use crate::{
    timeline::{
        facets::{Entry, Facets, Group},
        said,
    },
    tui::{state::State, text, theme::Theme},
};

/// A group is no narrower than this, and no lower.
const WIDE: u16 = 26;
const HIGH: u16 = 5;
/// Columns of the bar behind a count.
const BAR: usize = 5;

pub(super) fn detail(state: &State) -> String {
    let shown = state.rows.order.len();
    if state.counting() {
        let counts = state.rows.counts.facets.as_ref();
        let counted = counts.map_or(0, Facets::counted);
        return format!(
            "counting, {} of {}",
            said::number(counted),
            said::number(shown)
        );
    }
    let all = state.corpus.len();
    if shown == all {
        said::counted(all, "event")
    } else {
        format!("{} of {}", said::number(shown), said::counted(all, "event"))
    }
}

/// Where each group is that has room; the groups are pages of the screen where they have not all.
pub(in crate::tui) fn panels(state: &State, area: Rect) -> Vec<(Group, Rect)> {
    let columns = (area.width / WIDE).clamp(1, 4);
    let rows = (area.height / HIGH).clamp(1, 7_u16.div_ceil(columns));
    let room = usize::from(columns * rows);
    let first = frame::page(state.cursors.group as usize, room);
    let groups = Group::ALL.into_iter().skip(first).take(room);
    let edge =
        |whole: u16, at: u16, of: u16| (u32::from(whole) * u32::from(at) / u32::from(of)) as u16;
    let panels = groups.zip(0..).map(|(group, at)| {
        let (x, y) = (at % columns, at / columns);
        let (left, top) = (edge(area.width, x, columns), edge(area.height, y, rows));
        let panel = Rect {
            x: area.x + left,
            y: area.y + top,
            width: edge(area.width, x + 1, columns) - left,
            height: edge(area.height, y + 1, rows) - top,
        };
        (group, panel)
    });
    panels.collect()
}

/// How many entries of a panel have room.
pub(in crate::tui) fn room(panel: Rect) -> usize {
    usize::from(panel.height.saturating_sub(1)).max(1)
}

/// How many values a group has, among all events.
pub(in crate::tui) fn len(state: &State, group: Group) -> usize {
    state.overall().map_or(0, |all| all.entries(group).len())
}

/// A value of a group: those that occur among the events shown, then those that do not.
pub(in crate::tui) fn entry(state: &State, group: Group, at: usize) -> Option<Entry> {
    let shown = state.rows.counts.facets.as_ref()?;
    let own = shown.entries(group);
    if let Some(entry) = own.get(at) {
        return Some(*entry);
    }
    let gone = |entry: &&Entry| shown.count(group, entry.value) == 0;
    let mut others = state.overall()?.entries(group).iter().filter(gone);
    let value = others.nth(at - own.len())?.value;
    Some(Entry { value, count: 0 })
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if state.counting() {
        return frame::note(area, "counting", buf, theme);
    }
    for (group, panel) in panels(state, area) {
        self::panel(state, group, panel, buf, theme);
    }
}

fn panel(state: &State, group: Group, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let focused = state.cursors.group == group;
    let len = len(state, group);
    let style = if focused { theme.focus } else { theme.title };
    // The focus is a block of colour; a space on each side belongs to it.
    let name = if focused {
        format!("{} ", group.name())
    } else {
        group.name().to_owned()
    };
    let inner = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    frame::rule(
        row(inner, 0),
        (&name, style),
        &said::number(len),
        buf,
        theme,
    );
    let chosen = state.cursors.entry[group as usize];
    let room = room(area);
    let first = frame::page(chosen, room);
    let max = entry(state, group, 0).map_or(0, |entry| entry.count);
    for at in 0..area.height.saturating_sub(1) {
        let rank = first + usize::from(at);
        let Some(entry) = (rank < len).then(|| entry(state, group, rank)).flatten() else {
            break;
        };
        let here = focused && rank == chosen;
        let line = line(
            state,
            group,
            entry,
            max,
            usize::from(inner.width),
            here,
            theme,
        );
        let row = row(inner, at + 1);
        text::put(buf, row, &line);
        if here {
            let bar = Rect {
                width: row.width,
                ..row
            };
            buf.set_style(bar.intersection(buf.area), theme.selected);
        }
    }
    let corner = |y: u16| Rect {
        x: inner.right().saturating_sub(1),
        y,
        width: 1,
        height: 1,
    };
    if first > 0 {
        text::put(
            buf,
            corner(area.y),
            &Line::styled(theme.glyphs.above, theme.muted),
        );
    }
    if len > first + room && area.height > 1 {
        text::put(
            buf,
            corner(area.bottom() - 1),
            &Line::styled(theme.glyphs.below, theme.muted),
        );
    }
}

/// `▌Sergey Lavrov        12/41 ━━───`
fn line(
    state: &State,
    group: Group,
    entry: Entry,
    max: u32,
    width: usize,
    here: bool,
    theme: &Theme,
) -> Line<'static> {
    let glyphs = theme.glyphs;
    let all = state
        .overall()
        .map_or(0, |all| all.count(group, entry.value));
    let filtered = state.rows.order.len() != state.corpus.len();
    let count = said::number(entry.count as usize);
    let of = if filtered {
        format!("/{}", said::number(all as usize))
    } else {
        String::new()
    };
    let bar = if width >= 20 { BAR } else { 0 };
    let full = (entry.count as usize * bar)
        .div_ceil(max.max(1) as usize)
        .min(bar);
    let right = text::width(&count) + text::width(&of) + bar + 3;
    let room = width.saturating_sub(right + 1);
    let name = text::fit(&group.label(&state.corpus, entry.value), room, glyphs.more);
    let gone = entry.count == 0;
    let style = match group {
        _ if gone => theme.muted,
        Group::People | Group::Bodies => theme.person,
        Group::Countries | Group::Places => theme.place,
        _ => Style::new(),
    };
    Line::from(vec![
        Span::styled(if here { glyphs.selected } else { " " }, theme.window),
        Span::styled(name, style),
        Span::styled(
            format!(" {count}"),
            if gone { theme.muted } else { Style::new() },
        ),
        Span::styled(of, theme.muted),
        Span::raw(" "),
        Span::styled(glyphs.thick.repeat(full), theme.bar),
        Span::styled(" ".repeat(bar - full + 1), theme.border),
    ])
}

pub(super) fn at(state: &State, area: Rect, point: Position) -> Option<Target> {
    let panels = panels(state, area);
    let (group, panel) = panels
        .into_iter()
        .find(|(_, panel)| panel.contains(point))?;
    let first = frame::page(state.cursors.entry[group as usize], room(panel));
    let at = match point.y.checked_sub(panel.y + 1) {
        Some(line) => first + usize::from(line),
        None => state.cursors.entry[group as usize],
    };
    (at < len(state, group)).then_some(Target::Entry(group, at))
}

pub(super) fn cursor(state: &State, area: Rect) -> Option<Position> {
    let group = state.cursors.group;
    let panels = panels(state, area);
    let (_, panel) = panels.into_iter().find(|(known, _)| *known == group)?;
    let chosen = state.cursors.entry[group as usize];
    let line = chosen - frame::page(chosen, room(panel));
    Some(Position::new(
        panel.x,
        panel.y.saturating_add(1 + line as u16),
    ))
}
