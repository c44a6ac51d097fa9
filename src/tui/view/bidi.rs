//! Lines that hold letters of right-to-left scripts, put into the order in which they are seen, for terminals that show
//! cells as they come.
//!
//! In: a drawn screen. Out: the same with such runs turned around (UAX #9, lines run from left to right). What merely
//! stands side by side, columns, panes and what dots part, stays where it is. Text that is copied or searched is never touched.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};
use unicode_bidi::{BidiInfo, Level};

use crate::tui::text;

pub(super) fn turn(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        let row: Vec<Cluster> = clusters(area, y, buf);
        if !row.iter().any(|one| one.cell.symbol().chars().any(is_rtl)) {
            continue;
        }
        for part in parts(&row) {
            put(&row[part.clone()], y, buf);
        }
    }
}

/// A grapheme on the screen.
struct Cluster {
    x: u16,
    /// In cells.
    width: u16,
    cell: Cell,
}

fn clusters(area: Rect, y: u16, buf: &Buffer) -> Vec<Cluster> {
    let mut row = Vec::new();
    let mut x = area.left();
    while x < area.right() {
        let Some(cell) = buf.cell((x, y)) else { break };
        let width = u16::try_from(text::width(cell.symbol()).max(1)).unwrap_or(1);
        let cell = cell.clone();
        row.push(Cluster { x, width, cell });
        x = x.saturating_add(width);
    }
    row
}

/// Hebrew and Arabic letters, with their forms and the scripts between; marks and digits follow the letters around them.
fn is_rtl(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The stretches of a row that are texts of their own: two blanks, lines and dots part them.
fn parts(row: &[Cluster]) -> Vec<std::ops::Range<usize>> {
    let symbol = |at: usize| row.get(at).map_or("", |one| one.cell.symbol());
    let is_blank = |at: usize| matches!(symbol(at), " " | "");
    let parts_here = |at: usize| {
        let line = symbol(at).starts_with(|c| matches!(c, '\u{2500}'..='\u{259f}' | '·' | '|'));
        line || is_blank(at) && (is_blank(at + 1) || at.checked_sub(1).is_some_and(is_blank))
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 0..=row.len() {
        if at == row.len() || parts_here(at) {
            if start < at {
                parts.push(start..at);
            }
            start = at + 1;
        }
    }
    parts
}

/// Writes a text in the order in which it is seen, in the cells in which it stood.
fn put(part: &[Cluster], y: u16, buf: &mut Buffer) {
    let text: String = part.iter().map(|one| one.cell.symbol()).collect();
    let info = BidiInfo::new(&text, Some(Level::ltr()));
    let Some(paragraph) = info.paragraphs.first() else {
        return;
    };
    let levels = info.reordered_levels(paragraph, 0..text.len());
    let mut at = 0;
    let own: Vec<Level> = (part.iter())
        .map(|one| {
            let level = levels.get(at).copied().unwrap_or(Level::ltr());
            at += one.cell.symbol().len();
            level
        })
        .collect();
    let mut x = part.first().map_or(0, |one| one.x);
    for index in BidiInfo::reorder_visual(&own) {
        let Cluster { width, cell, .. } = &part[index];
        if let Some(place) = buf.cell_mut((x, y)) {
            *place = cell.clone();
            if let Some(twin) = mirrored(cell.symbol()).filter(|_| own[index].is_rtl()) {
                place.set_symbol(twin);
            }
        }
        for behind in x.saturating_add(1)..x.saturating_add(*width) {
            if let Some(place) = buf.cell_mut((behind, y)) {
                place.set_symbol(" ").set_style(cell.style());
            }
        }
        x = x.saturating_add(*width);
    }
}

/// Brackets open the other way round in such a run.
fn mirrored(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        "‹" => "›",
        "›" => "‹",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(drawn: &str, seen: &str) {
        let area = Rect::new(0, 0, text::width(drawn) as u16, 1);
        let mut buf = Buffer::empty(area);
        buf.set_string(0, 0, drawn, ratatui::style::Style::new());
        turn(area, &mut buf);
        let mut expected = Buffer::empty(area);
        expected.set_string(0, 0, seen, ratatui::style::Style::new());
        assert_eq!(buf, expected, "{drawn}");
    }

    #[test]
    fn runs_from_right_to_left_are_turned_and_numbers_in_them_are_not() {
        check("met שלום today", "met םולש today");
        check("שלום 2024 עולם", "םלוע 2024 םולש");
        check("(שלום) said", "(םולש) said");
        check("אב (גד) הו", "וה (דג) בא");
    }

    #[test]
    fn what_stands_side_by_side_stays_there() {
        check("שלום  עולם", "םולש  םלוע");
        check("שלום │ עולם", "םולש │ םלוע");
        check("שלום · עולם", "םולש · םלוע");
        check("no letters to turn", "no letters to turn");
    }

    #[test]
    fn marks_and_wide_letters_keep_their_cells() {
        check("שָׁלוֹם 中文 עולם", "םוֹלשָׁ 中文 םלוע");
    }
}
