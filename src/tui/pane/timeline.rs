//! The timeline: days as headings, one line for each event, the selected one marked.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use crate::{
    model::{collection::Event, event::Status},
    timeline::{Row, Section, said},
    tui::{
        action::Action,
        keys::Keymap,
        state::{Column, Pane, State},
        text,
        theme::{Glyphs, Theme},
    },
};

pub(super) fn detail(state: &State) -> String {
    match state.rows.order.len() {
        0 => String::new(),
        all => format!("{}/{}", said::number(state.at + 1), said::number(all)),
    }
}

/// The row of the list that a line of the screen shows. The heading of the first row stays at the top.
pub(in crate::tui) fn row_at(state: &State, line: usize, height: u16) -> Option<usize> {
    let row = state.top + line;
    match state.rows.row(row)? {
        Row::Event(position) if line == 0 && height > 2 => {
            let section = state.rows.sections.get(state.rows.section_of(position))?;
            Some(state.rows.row_of(section.first) - 1)
        }
        _ => Some(row),
    }
}

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if state.rows.is_empty() {
        return nothing(state, area, buf, theme);
    }
    let focused = state.focus == Pane::Timeline && state.modes.is_empty();
    let selected = state.rows.row_of(state.at);
    for (line, y) in (0..usize::from(area.height)).zip(area.top()..) {
        let Some(row) = row_at(state, line, area.height) else {
            break;
        };
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        let here = row == selected;
        let drawn = match state.rows.row(row) {
            Some(Row::Heading(index)) => state
                .rows
                .sections
                .get(index)
                .map(|section| heading(section, here, area, theme)),
            Some(Row::Event(position)) => state.event_at(position).map(|event| {
                let hit = state
                    .search
                    .as_ref()
                    .is_some_and(|search| search.is_hit(position));
                self::event(
                    state,
                    &event,
                    Marks {
                        here,
                        hit,
                        marked: state.notes.marks.contains(&event.id),
                    },
                    usize::from(area.width),
                    theme,
                )
            }),
            None => None,
        };
        text::put(buf, area, &drawn.unwrap_or_default());
        if here {
            select(
                buf,
                area,
                if focused {
                    theme.selected
                } else {
                    theme.chosen
                },
                focused,
            );
        }
    }
}

/// The whole row in one style; only weight, slant and lines of its parts stay.
fn select(buf: &mut Buffer, area: Rect, style: Style, focused: bool) {
    let area = area.intersection(buf.area);
    if focused {
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, area.y)) {
                let kept = cell.modifier & (Modifier::BOLD | Modifier::UNDERLINED);
                cell.set_style(Style::reset())
                    .set_style(style.add_modifier(kept));
            }
        }
    } else {
        buf.set_style(area, style);
    }
}

fn heading(section: &Section, here: bool, area: Rect, theme: &Theme) -> Line<'static> {
    let glyphs = theme.glyphs;
    let width = usize::from(area.width);
    let sign = if section.folded {
        glyphs.folded
    } else {
        glyphs.open
    };
    let coarse = if section.heading.is_day() {
        String::new()
    } else {
        format!("{} ", glyphs.coarse)
    };
    let name = format!("{coarse}{}", said::heading(&section.heading));
    let folded = if section.folded { " folded" } else { "" };
    let count = format!(" {}{folded} ", said::counted(section.count, "event"));
    let bar = if here { glyphs.selected } else { " " };
    let room = width.saturating_sub(4 + text::width(&name) + text::width(&count));
    if room < 3 {
        let name = text::cut(&name, width.saturating_sub(3), glyphs.more).into_owned();
        return Line::from(vec![
            bar.into(),
            Span::styled(format!("{sign} "), theme.muted),
            Span::styled(name, theme.heading),
        ]);
    }
    Line::from(vec![
        Span::styled(bar.to_owned(), theme.window),
        Span::styled(format!("{sign} "), theme.muted),
        Span::styled(name, theme.heading),
        Span::styled(format!(" {}", glyphs.rule.repeat(room)), theme.border),
        Span::styled(count, theme.muted),
    ])
}

pub(in crate::tui) struct Marks {
    pub here: bool,
    pub hit: bool,
    pub marked: bool,
}

/// `▌★~◷ title · planned ✎ #tag   type      ●●○  2 src`
pub(in crate::tui) fn event(
    state: &State,
    event: &Event,
    marks: Marks,
    width: usize,
    theme: &Theme,
) -> Line<'static> {
    let glyphs = theme.glyphs;
    let range = &event.when.range;
    let date = if range.approximate || range.either {
        glyphs.about
    } else if event.when.inferred {
        glyphs.inferred
    } else {
        " "
    };
    let style = status_style(event, theme);
    let mut line = vec![
        Span::styled(if marks.here { glyphs.selected } else { " " }, theme.window),
        match (marks.marked, marks.hit) {
            // What the search found and is marked too has the look of a find.
            (true, true) => Span::styled(glyphs.mark, theme.hit),
            (true, false) => Span::styled(glyphs.mark, theme.key),
            (false, true) => Span::styled("/", theme.key),
            (false, false) => Span::raw(" "),
        },
        Span::styled(date, theme.date.remove_modifier(Modifier::UNDERLINED)),
        Span::styled(status_glyph(event.status, glyphs), style),
        Span::raw(" "),
    ];
    let right = right(state, event, width, theme);
    let taken: usize = right.iter().map(|span| text::width(&span.content)).sum();
    let room = width.saturating_sub(5 + taken);
    let mut tail = tail(event, room);
    tail.push_str(&beside(state, event, room, glyphs));
    let shown = text::cut(
        event.title,
        room.saturating_sub(text::width(&tail)),
        glyphs.more,
    )
    .into_owned();
    let used = text::width(&shown);
    if used + text::width(&tail) > room {
        tail.clear();
    }
    let title = if event.status == Status::Occurred {
        Style::new()
    } else {
        style
    };
    let hits = super::with_hits(state, &shown, theme, title);
    line.extend(text::styled(&shown, 0..shown.len(), hits));
    let rest = room.saturating_sub(used + text::width(&tail));
    line.push(Span::styled(tail, style));
    line.push(Span::raw(" ".repeat(rest)));
    line.extend(right);
    Line::from(line)
}

/// What is said behind the title, in words: how far it is real, and until when it lasts.
fn tail(event: &Event, room: usize) -> String {
    let mut tail = String::new();
    if room < 34 {
        return tail;
    }
    let range = &event.when.range;
    if crate::timeline::Heading::of(range).is_day() && range.days() > 1 {
        let link = if range.either { "or" } else { "until" };
        tail.push_str(&format!(" · {link} {}", said::day_of_year(range.last())));
    }
    if event.status != Status::Occurred {
        tail.push_str(&format!(" · {}", event.status.label()));
    }
    if event.alleged {
        tail.push_str(" · alleged");
    }
    tail
}

/// What the reader has written beside it: the sign of a note, and the tags.
fn beside(state: &State, event: &Event, room: usize, glyphs: &Glyphs) -> String {
    let mut beside = String::new();
    if state.notes.notes.contains_key(&event.id) {
        beside.push_str(&format!(" {}", glyphs.note));
    }
    let tags = state.notes.tags.get(&event.id).into_iter().flatten();
    let tags: String = tags.map(|tag| format!(" #{tag}")).collect();
    beside.push_str(&text::cut(&tags, room / 3, glyphs.more));
    beside
}

/// Columns at the right end, as many as there is room for.
fn right(state: &State, event: &Event, width: usize, theme: &Theme) -> Vec<Span<'static>> {
    let more = theme.glyphs.more;
    let wanted = |column| state.options.columns.contains(&column);
    let mut spans = Vec::new();
    if width >= 92 && wanted(Column::Place) {
        let place = event
            .place
            .and_then(|id| state.corpus.collection.places.get(id.index()));
        let name = place.map_or("", |place| place.name.as_str());
        spans.push(Span::styled(
            format!("  {}", text::fit(name, 16, more)),
            theme.place,
        ));
    }
    if width >= 84 && wanted(Column::Type) {
        spans.push(Span::styled(
            format!("  {}", text::fit(event.kind.key(), 11, more)),
            theme.muted,
        ));
    }
    // One source is what one expects; more are worth a word, and then the title gives way.
    // Where there are columns they keep their places.
    if width >= 84 && event.told_by < 2 && wanted(Column::Sources) {
        spans.push(Span::raw(" ".repeat(8)));
    }
    if width >= 84 && event.told_by > 1 && wanted(Column::Sources) {
        let count = said::number(event.told_by as usize);
        spans.push(Span::styled(format!("{count:>4} src"), theme.muted));
    } else if width >= 50 && event.told_by > 1 && wanted(Column::Sources) {
        spans.push(Span::styled(
            format!("  {} src", event.told_by),
            theme.muted,
        ));
    }
    if width >= 32 && wanted(Column::Confidence) {
        let number = if width >= 110 {
            format!(" {:.2}", event.confidence.clamp(0.0, 1.0))
        } else {
            String::new()
        };
        let dots = dots(event.confidence, theme.glyphs);
        spans.push(Span::styled(format!("  {dots}{number} "), theme.confidence));
    }
    spans
}

/// Three dots for how sure an event is.
pub(super) fn dots(confidence: f32, glyphs: &Glyphs) -> String {
    let full = match confidence {
        sure if sure >= 0.8 => 3,
        sure if sure >= 0.5 => 2,
        _ => 1,
    };
    format!(
        "{}{}",
        glyphs.full.repeat(full),
        glyphs.empty.repeat(3 - full)
    )
}

pub(super) fn status_glyph(status: Status, glyphs: &Glyphs) -> &'static str {
    match status {
        Status::Occurred => " ",
        Status::Ongoing => glyphs.ongoing,
        Status::Planned => glyphs.planned,
        Status::Proposed => glyphs.proposed,
        Status::Hypothetical => glyphs.hypothetical,
        Status::Denied => glyphs.denied,
        Status::Cancelled => glyphs.cancelled,
    }
}

pub(super) fn status_style(event: &Event, theme: &Theme) -> Style {
    match event.status {
        Status::Occurred | Status::Ongoing => Style::new(),
        Status::Planned | Status::Proposed => theme.planned,
        Status::Hypothetical | Status::Denied | Status::Cancelled => theme.unreal,
    }
}

/// Why there is nothing to see, and what to do.
fn nothing(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let (what, then) = why(state, &state.keymap);
    let width = usize::from(area.width).saturating_sub(2);
    let mut y = area.y + u16::from(area.height > 4);
    for (text, style) in [(what, theme.title), (then, theme.muted)] {
        for range in text::wrap(&text, width, usize::from(area.height)) {
            if y < area.bottom() {
                let line = Line::styled(format!(" {}", &text[range]), style);
                text::put(
                    buf,
                    Rect {
                        y,
                        height: 1,
                        ..area
                    },
                    &line,
                );
                y += 1;
            }
        }
    }
}

fn why(state: &State, keymap: &Keymap) -> (String, String) {
    let key = |action| keymap.hint(action).unwrap_or_default();
    let all = &state.corpus.collection;
    let articles = said::counted(all.articles.len(), "article");
    if state.query.holds() && !state.corpus.is_empty() {
        let term = state.lacking.and_then(|at| state.query.chips.get(at));
        let what = match term {
            Some(term) if state.query.chips.len() > 1 => {
                format!(
                    "no event is left: none has {}",
                    text::clean(&term.to_string())
                )
            }
            Some(term) => format!("no event has {}", text::clean(&term.to_string())),
            None => "no event is left: none has all of these terms together".to_owned(),
        };
        return (
            what,
            format!(
                "{} goes back to the filter before; {} changes it; {} shows all events",
                key(Action::PopFilter),
                key(Action::Filter),
                key(Action::Unfilter)
            ),
        );
    }
    if state.loading {
        let what = match &state.progress {
            Some(progress) => super::super::view::progress(progress),
            None => "reading articles".to_owned(),
        };
        return (
            what,
            format!(
                "events appear as soon as they are read; {} stops",
                key(Action::Interrupt)
            ),
        );
    }
    if all.articles.is_empty() {
        let problems = match state.problems.len() {
            0 => String::new(),
            n => format!(
                "{}: {} shows them; ",
                said::counted(n, "problem"),
                key(Action::Problems)
            ),
        };
        let what = "no articles were read".to_owned();
        return (
            what,
            format!("{problems}open files or folders with: dateline PATH..."),
        );
    }
    let undated = match all.undated {
        0 => String::new(),
        n => format!(
            "{} found without a day, month or year; ",
            said::counted(n, "event")
        ),
    };
    (
        format!("no dated events in {articles}"),
        format!(
            "{undated}an event needs a date in the text, or an article with a day of publication to count from"
        ),
    )
}
