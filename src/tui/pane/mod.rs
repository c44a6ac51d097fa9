//! The panes: one file and one line of [`PANES`] each.
//!
//! A pane beside the timeline is a [`Sheet`]: all its lines, of which the screen shows a part. The timeline alone is
//! never built as a whole.

pub mod event;
pub mod participants;
pub mod quotes;
pub mod source;
pub mod timeline;

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::{
    state::{Pane, State},
    text,
    theme::Theme,
};

/// What the screen knows of a pane.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub pane: Pane,
    /// In titles and tabs.
    pub name: &'static str,
    /// What stands behind the name: how many, which one.
    pub detail: fn(&State) -> String,
    pub sheet: fn(&State, usize, &Theme) -> Sheet,
}

pub const PANES: [Entry; 5] = [
    Entry {
        pane: Pane::Timeline,
        name: "Timeline",
        detail: timeline::detail,
        sheet: |_, _, _| Sheet::default(),
    },
    Entry {
        pane: Pane::Event,
        name: "Event",
        detail: |_| String::new(),
        sheet: event::sheet,
    },
    Entry {
        pane: Pane::Participants,
        name: "Participants",
        detail: participants::detail,
        sheet: participants::sheet,
    },
    Entry {
        pane: Pane::Quotes,
        name: "Quotes",
        detail: quotes::detail,
        sheet: quotes::sheet,
    },
    Entry {
        pane: Pane::Source,
        name: "Source",
        detail: source::detail,
        sheet: source::sheet,
    },
];

/// All lines of a pane.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub lines: Vec<Line<'static>>,
    /// The lines of each thing that can be under the cursor: participants, quotes, marks.
    pub entries: Vec<Range<usize>>,
    /// Which of them is.
    pub cursor: Option<usize>,
}

impl Sheet {
    /// The first line shown: where the reader has scrolled to, else so that the cursor is in sight.
    pub fn top(&self, height: usize, scroll: Option<usize>) -> usize {
        let last = self.lines.len().saturating_sub(height);
        let cursor = self.cursor.and_then(|at| self.entries.get(at));
        let wanted = match (scroll, cursor) {
            (Some(top), _) => top,
            (None, Some(lines)) if lines.end > height => lines.start.saturating_sub(height / 3),
            _ => 0,
        };
        wanted.min(last)
    }

    /// Nothing but a word on why there is nothing.
    fn empty(why: &str, theme: &Theme) -> Self {
        Self {
            lines: vec![Line::styled(format!(" {why}"), theme.muted)],
            ..Self::default()
        }
    }
}

/// The lines of a pane, for those who only ask where they are.
pub fn sheet(state: &State, pane: Pane, width: u16) -> Sheet {
    (PANES[pane as usize].sheet)(state, usize::from(width), &Theme::mono())
}

pub fn draw(state: &State, pane: Pane, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if pane == Pane::Timeline {
        return timeline::draw(state, area, buf, theme);
    }
    let height = usize::from(area.height);
    let sheet = (PANES[pane as usize].sheet)(state, usize::from(area.width), theme);
    let top = sheet.top(height, state.scroll[pane as usize]);
    let row = |y: u16| Rect {
        y,
        height: 1,
        ..area
    };
    for (line, y) in sheet.lines.iter().skip(top).zip(area.top()..area.bottom()) {
        text::put(buf, row(y), line);
    }
    let below = sheet.lines.len() > top + height;
    let last = area.bottom().saturating_sub(1);
    for (more, glyph, y) in [
        (top > 0, theme.glyphs.above, area.y),
        (below, theme.glyphs.below, last),
    ] {
        if more && area.height > 1 && area.width > 1 {
            let corner = Rect {
                x: area.right() - 1,
                width: 1,
                ..row(y)
            };
            text::put(buf, corner, &Line::styled(glyph, theme.muted));
        }
    }
}

/// The style of a text with what the search found in it.
fn with_hits<'a>(
    state: &State,
    text: &str,
    theme: &'a Theme,
    base: Style,
) -> impl Fn(usize) -> Style + use<'a> {
    let hits = state.hits(text);
    let hit = theme.hit;
    move |at| {
        let found = hits.iter().any(|range| range.contains(&at));
        if found { base.patch(hit) } else { base }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_panes() {
        assert_eq!(PANES.map(|entry| entry.pane), Pane::ALL);
    }

    #[test]
    fn a_sheet_shows_its_cursor_and_never_scrolls_beyond_its_end() {
        let mut sheet = Sheet {
            lines: vec![Line::default(); 20],
            entries: vec![0..2, 12..13],
            cursor: Some(1),
        };
        assert_eq!(
            (
                sheet.top(6, None),
                sheet.top(30, None),
                sheet.top(6, Some(99))
            ),
            (10, 0, 14)
        );
        sheet.cursor = Some(0);
        assert_eq!((sheet.top(6, None), sheet.top(0, None)), (0, 0));
    }
}
