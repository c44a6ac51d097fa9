//! What the views beside the list have in common: a title, a list of events below, counts on the way.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::tui::{
    pane::timeline::{self, Marks},
    state::State,
    text,
    theme::Theme,
};

/// The one row of an area.
pub(super) fn row(area: Rect, at: u16) -> Rect {
    let y = area.y.saturating_add(at);
    let height = u16::from(at < area.height);
    Rect { y, height, ..area }
}

/// A part of a row.
pub(super) fn part(row: Rect, x: u16, width: u16) -> Rect {
    let x = row.x.saturating_add(x).min(row.right());
    let width = width.min(row.right() - x);
    Rect { x, width, ..row }
}

/// Splits rows off the end of an area.
pub(super) fn split(area: Rect, below: u16) -> (Rect, Rect) {
    let below = below.min(area.height);
    let above = area.height - below;
    let lower = Rect {
        y: area.y + above,
        height: below,
        ..area
    };
    let upper = Rect {
        height: above,
        ..area
    };
    (upper, lower)
}

/// A line with a name and what is said of it.
pub(super) fn rule(area: Rect, name: (&str, Style), detail: &str, buf: &mut Buffer, theme: &Theme) {
    let glyph = theme.glyphs.rule;
    let width = usize::from(area.width);
    let name_text = text::cut(name.0, width.saturating_sub(4), theme.glyphs.more).into_owned();
    let room = width.saturating_sub(text::width(&name_text) + 6);
    let detail = text::cut(detail, room, theme.glyphs.more).into_owned();
    let detail = if detail.is_empty() {
        detail
    } else {
        format!("{detail} ")
    };
    let used = 3 + text::width(&name_text) + text::width(&detail);
    let gap = if detail.is_empty() { " " } else { "  " };
    let rest = width.saturating_sub(used + gap.len() - 1);
    let line = Line::from(vec![
        Span::styled(glyph, theme.border),
        Span::styled(format!(" {name_text}"), name.1),
        Span::raw(gap),
        Span::styled(detail, theme.muted),
        Span::styled(glyph.repeat(rest), theme.border),
    ]);
    text::put(buf, area, &line);
}

/// Events as the list shows them, as many as have room.
pub(super) fn events(
    state: &State,
    positions: impl Iterator<Item = usize>,
    area: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) {
    for (position, at) in positions.zip(0..area.height) {
        let Some(event) = state.event_at(position) else {
            continue;
        };
        let marks = Marks {
            here: position == state.at,
            hit: false,
            marked: state.notes.marks.contains(&event.id),
        };
        let line = timeline::event(state, &event, marks, usize::from(area.width), theme);
        text::put(buf, row(area, at), &line);
    }
}

/// A word in an empty area.
pub(super) fn note(area: Rect, words: &str, buf: &mut Buffer, theme: &Theme) {
    let room = usize::from(area.width).saturating_sub(2);
    for (range, at) in text::wrap(words, room, usize::from(area.height))
        .into_iter()
        .zip(0..area.height)
    {
        let line = Line::styled(format!(" {}", &words[range]), theme.muted);
        text::put(buf, row(area, at), &line);
    }
}

/// The first of a page of entries that holds one of them.
pub(super) fn page(at: usize, rows: usize) -> usize {
    let rows = rows.max(1);
    at / rows * rows
}

/// A level of the strip's glyphs, from one to eight, for a part of a whole; zero for nothing.
pub(super) fn level(count: usize, max: usize) -> usize {
    (count * 8).div_ceil(max.max(1)).min(8)
}

pub(super) fn bar(level: usize, theme: &Theme) -> &str {
    let glyph = level
        .checked_sub(1)
        .and_then(|at| theme.glyphs.bars.get(at));
    glyph.copied().unwrap_or(" ")
}
