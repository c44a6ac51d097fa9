//! What a typed line finds, laid over the foot of the panes: one picker for all kinds of lines.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Clear, Widget},
};

use super::overlay;
use crate::{
    model::collection::EventId,
    timeline::said,
    tui::{
        state::{Ask, Entry, Prompt, State, Take},
        text,
        theme::Theme,
    },
};

/// Rows with the title.
const HIGHEST: usize = 14;

/// The best at the top, the chosen one marked.
pub(super) fn draw(state: &State, prompt: &Prompt, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let found = prompt.entries.len();
    // What is wrong with a filter is told even where nothing can be offered.
    let rows = if found == 0 && prompt.ask == Ask::Filter {
        1
    } else {
        found + 1
    };
    let most = usize::from(area.height).min(rows).min(HIGHEST);
    if (found == 0 && prompt.ask != Ask::Filter) || most < rows.min(2) {
        return;
    }
    let height = most as u16;
    let area = Rect {
        y: area.bottom() - height,
        height,
        ..area
    };
    Clear.render(area, buf);
    title(state, prompt, area, buf, theme);
    let inside = Rect {
        y: area.y + 1,
        height: height - 1,
        ..area
    };
    let rows = usize::from(inside.height);
    let top = (prompt.chosen + 1).saturating_sub(rows);
    let width = usize::from(area.width);
    let shown = prompt.entries.iter().enumerate().skip(top);
    let names = shown
        .clone()
        .take(rows)
        .map(|(_, entry)| text::width(&entry.name));
    let column = names.max().unwrap_or(0).min(width * 3 / 5);
    for ((at, entry), y) in shown.zip(inside.top()..inside.bottom()) {
        let row = Rect {
            y,
            height: 1,
            ..inside
        };
        let chosen = at == prompt.chosen && prompt.chooses();
        text::put(buf, row, &line(state, entry, chosen, column, width, theme));
        if chosen {
            buf.set_style(row.intersection(buf.area), theme.selected);
        }
    }
}

fn title(state: &State, prompt: &Prompt, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let name = format!(" {} ", prompt.ask.title());
    let detail = match (&prompt.error, prompt.ask) {
        (Some(error), Ask::Filter) => format!(" {} ", text::clean(error)),
        (_, Ask::Filter) => format!(" {} ", left(state)),
        _ => format!(" {} ", said::number(prompt.entries.len())),
    };
    let room = usize::from(area.width).saturating_sub(text::width(&name) + 2);
    let detail = text::cut(&detail, room, theme.glyphs.more);
    overlay::rule(&name, &detail, area, buf, theme);
    if prompt.error.is_some() && prompt.ask == Ask::Filter {
        let x = area.x + 1 + text::width(&name) as u16;
        let told = Rect {
            x,
            width: (text::width(&detail) as u16).min(area.right().saturating_sub(x)),
            height: 1,
            ..area
        };
        buf.set_style(told.intersection(buf.area), theme.problem);
    }
}

/// How many events the filter leaves.
pub(super) fn left(state: &State) -> String {
    let all = said::counted(state.corpus.len(), "event");
    match &state.sieve {
        Some(sieve) => format!(
            "{} of {all} so far, {}%",
            said::number(sieve.count()),
            sieve.percent()
        ),
        None => format!("{} of {all}", said::number(state.rows.order.len())),
    }
}

pub(in crate::tui) fn line(
    state: &State,
    entry: &Entry,
    chosen: bool,
    column: usize,
    width: usize,
    theme: &Theme,
) -> Line<'static> {
    if let Take::Event(id) = entry.take {
        return marked(state, id, width, theme);
    }
    let more = theme.glyphs.more;
    let mark = if chosen { theme.glyphs.selected } else { " " };
    let count = entry.count.map(|count| said::counted(count, "event"));
    let count = count.map_or(String::new(), |count| format!("  {count:>12} "));
    let mut spans = vec![Span::raw(mark)];
    let name = text::near(&entry.name, 400);
    // Where entries are read one by one there is no column.
    let column = if column == 0 {
        text::width(name)
    } else {
        column
    };
    if text::width(name) <= column {
        spans.extend(text::styled(name, 0..name.len(), |at| {
            let hit = entry.hits.iter().any(|range| range.contains(&at));
            if hit { theme.hit } else { Style::new() }
        }));
        spans.push(Span::raw(" ".repeat(column - text::width(name))));
    } else {
        spans.push(Span::raw(text::fit(name, column, more)));
    }
    if let Take::Run(action) = entry.take {
        let keys: Vec<String> = state.keymap.keys(action).map(ToString::to_string).collect();
        spans.push(Span::styled(
            format!("  {}", text::fit(&keys.join("  "), 18, more)),
            theme.key,
        ));
    }
    let used = text::columns_of(&Line::from(spans.clone())) + 2;
    let room = width.saturating_sub(used + text::width(&count));
    let about = text::fit(text::near(&entry.about, 400), room, more);
    spans.push(Span::styled(format!("  {about}"), theme.muted));
    spans.push(Span::styled(count, theme.muted));
    Line::from(spans)
}

/// `★ Fri 1 Mar 2024   Macron meets Fidan ✎ compare with Geneva #shuttle`
fn marked(state: &State, id: EventId, width: usize, theme: &Theme) -> Line<'static> {
    let glyphs = theme.glyphs;
    let loaded = state
        .corpus
        .find(id)
        .and_then(|index| state.corpus.event(index));
    let known = state.record.about.get(&id);
    let day = loaded.as_ref().map(|event| said::range(&event.when.range));
    let day = day.or_else(|| known.map(|about| said::day(about.day)));
    let title = loaded.as_ref().map(|event| event.title);
    let title = title.or_else(|| known.map(|about| about.title.as_str()));
    let sign = if state.notes.marks.contains(&id) {
        glyphs.mark
    } else {
        " "
    };
    let day = text::fit(&day.unwrap_or_default(), 18, glyphs.more);
    let title = title.unwrap_or("an event not loaded");
    let mut beside = String::new();
    if loaded.is_none() {
        beside.push_str(" (not loaded)");
    }
    let tags = state.notes.tags.get(&id).into_iter().flatten();
    tags.for_each(|tag| beside.push_str(&format!(" #{tag}")));
    if let Some(note) = state.notes.notes.get(&id) {
        beside.push_str(&format!("  {} {note}", glyphs.note));
    }
    let room = width.saturating_sub(23);
    // A note that is too long for what is left beside the title still has half of the line.
    let least = room.saturating_sub(text::width(&beside)).max(room / 2);
    let title = text::cut(title, least, glyphs.more).into_owned();
    let rest = room.saturating_sub(text::width(&title));
    Line::from(vec![
        Span::styled(format!(" {sign} "), theme.key),
        Span::styled(
            format!("{day} "),
            theme.date.remove_modifier(Modifier::UNDERLINED),
        ),
        Span::raw(title),
        Span::styled(
            text::cut(&beside, rest, glyphs.more).into_owned(),
            theme.muted,
        ),
    ])
}
