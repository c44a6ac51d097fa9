//! The last line: what is typed, what was done, what goes on, and the keys that matter now.

use chrono::{Months, NaiveDate};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    timeline::{asked, said},
    tui::{
        action::Action,
        keys::Keys,
        msg::Progress,
        state::{Ask, Mode, Pane, Prompt, State, View},
        text,
        theme::Theme,
        update,
    },
};

pub(super) fn draw(state: &State, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let left = match state.modes.last() {
        Some(Mode::Prompt(prompt)) => self::prompt(state, prompt, area, theme),
        _ => status(state, theme),
    };
    let used = text::columns_of(&left);
    text::put(buf, area, &left);
    let gap = if used > 1 { 3 } else { 0 };
    let room = usize::from(area.width).saturating_sub(used + gap);
    let hints = hints(state, room, theme);
    let width = text::columns_of(&hints) as u16;
    if width > 0 {
        let x = area.right().saturating_sub(width);
        text::put(buf, Rect { x, width, ..area }, &hints);
    }
}

/// What waits, what was done, what is loaded, what is searched: the first that there is.
fn status(state: &State, theme: &Theme) -> Line<'static> {
    if state.count.is_some() || !state.pending.is_empty() {
        return pending(state, theme);
    }
    if let Some(notice) = &state.notice {
        return Line::from(format!(" {}", text::cut(notice, 400, theme.glyphs.more)));
    }
    let mut spans = vec![Span::raw(" ")];
    if !state.notes.marks.is_empty() {
        let marks = said::number(state.notes.marks.len());
        spans.push(Span::styled(
            format!("{}{marks}", theme.glyphs.mark),
            theme.key,
        ));
        spans.push(Span::raw("  "));
    }
    if state.loading {
        let text = state
            .progress
            .as_ref()
            .map_or("reading articles".to_owned(), progress);
        spans.push(Span::styled(text, theme.good));
    } else if let Some(search) = &state.search {
        let typed = text::cut(&search.typed, 30, theme.glyphs.more).into_owned();
        spans.push(Span::styled(format!("/{typed}"), theme.key));
        spans.push(Span::raw(format!("  {}", found(state))));
    } else if !state.problems.is_empty() {
        let key = state.keymap.hint(Action::Problems).unwrap_or_default();
        let text = format!(
            "{} {key} shows",
            said::counted(state.problems.len(), "problem")
        );
        spans.push(Span::styled(text, theme.problem));
    }
    Line::from(spans)
}

/// `reading 12 of 40 articles`
pub(in crate::tui) fn progress(progress: &Progress) -> String {
    let done = said::number(progress.done);
    let label = text::clean(&progress.label);
    match progress.total {
        Some(total) => format!("reading {done} of {} {label}", said::number(total)),
        None => format!("reading {done} {label}"),
    }
}

/// `2 of 17`, or how many, or none.
fn found(state: &State) -> String {
    let Some(search) = &state.search else {
        return String::new();
    };
    let more = if search.done() { "" } else { " so far" };
    match (search.count(), search.rank(state.at)) {
        (0, _) if search.done() => "nothing found".to_owned(),
        (0, _) => "searching".to_owned(),
        (count, Some(rank)) => format!("{} of {}{more}", said::number(rank), said::number(count)),
        (count, None) => format!("{} found{more}", said::number(count)),
    }
}

/// The keys pressed so far and what may follow them.
fn pending(state: &State, theme: &Theme) -> Line<'static> {
    let count = state
        .count
        .map(|count| count.to_string())
        .unwrap_or_default();
    let pressed = Keys(state.pending.clone());
    let mut spans = vec![
        Span::styled(format!(" {count}{pressed}"), theme.key),
        Span::raw(theme.glyphs.more),
    ];
    if !state.pending.is_empty() {
        for (keys, words) in state.keymap.follow(state.context(), &state.pending) {
            spans.push(Span::styled(format!("  {keys}"), theme.key));
            spans.push(Span::styled(format!(" {words}"), theme.muted));
        }
    }
    Line::from(spans)
}

/// Where the part of the typed line begins that has room, always with the caret, and the columns before the caret.
fn shown(prompt: &Prompt, room: usize) -> (usize, usize) {
    let before: Vec<&str> = prompt
        .text
        .get(..prompt.caret)
        .unwrap_or("")
        .graphemes(true)
        .collect();
    let mut width: usize = before.iter().map(|part| text::width(part)).sum();
    let mut skipped = 0;
    while width + 1 > room && skipped < before.len() {
        width -= text::width(before[skipped]);
        skipped += 1;
    }
    let start: usize = before[..skipped].iter().map(|part| part.len()).sum();
    (start, width)
}

pub(super) fn caret(prompt: &Prompt, area: Rect) -> Position {
    let label = text::width(prompt.ask.label()) + 1;
    let room = usize::from(area.width).saturating_sub(label);
    let x = (label + shown(prompt, room).1).min(usize::from(area.width.saturating_sub(1)));
    Position::new(area.x + x as u16, area.y)
}

fn prompt(state: &State, prompt: &Prompt, area: Rect, theme: &Theme) -> Line<'static> {
    let label = prompt.ask.label();
    let room = usize::from(area.width).saturating_sub(text::width(label) + 1);
    let mut line = Line::from(Span::styled(format!(" {label}"), theme.key));
    line.extend(typed(prompt, room, theme));
    // At the end of the line the caret stands on the space behind it.
    line.push_span(Span::raw("   "));
    line.push_span(beside(state, prompt, theme));
    line
}

/// The part of the typed line that has room; what is wrong with it is underlined.
fn typed(prompt: &Prompt, room: usize, theme: &Theme) -> Vec<Span<'static>> {
    let (start, _) = shown(prompt, room);
    let end = start + text::within(&prompt.text[start..], room);
    let wrong = theme.problem.add_modifier(Modifier::UNDERLINED);
    let range = prompt.wrong.clone().unwrap_or_default();
    let mut spans = text::styled(&prompt.text, start..end, |at| {
        if range.contains(&at) {
            wrong
        } else {
            Style::new()
        }
    });
    // Something is missing at the end: there is nothing yet to underline but the place for it.
    if prompt.wrong.is_some() && range.is_empty() && range.start >= end {
        spans.push(Span::styled(" ", wrong));
    }
    spans
}

/// What is told behind the typed line.
fn beside(state: &State, prompt: &Prompt, theme: &Theme) -> Span<'static> {
    let empty = prompt.text.trim().is_empty();
    let told = match (&prompt.error, prompt.ask) {
        // The picker above tells it where there is room for one.
        (Some(_), Ask::Filter) if state.height >= 4 => return Span::raw(""),
        (Some(error), _) => return Span::styled(error.clone(), theme.problem),
        (None, Ask::Search) if !empty => return Span::raw(found(state)),
        (None, Ask::Filter) if state.height >= 4 => return Span::raw(""),
        (None, Ask::Filter) => super::picker::left(state),
        (None, Ask::Date) if !empty => said_date(state, prompt),
        (None, Ask::Search | Ask::Date | Ask::SaveView | Ask::Note) if empty => {
            prompt.ask.help().to_owned()
        }
        (None, Ask::Tag) if empty && prompt.entries.is_empty() => prompt.ask.help().to_owned(),
        (None, Ask::Export | Ask::Overwrite) => prompt.ask.help().to_owned(),
        (None, Ask::SaveView | Ask::Note) => String::new(),
        (None, Ask::Tag) if prompt.entries.is_empty() => String::new(),
        (None, Ask::View) if state.views.is_empty() && state.options.views.is_empty() => {
            let key = state.keymap.hint(Action::SaveView).unwrap_or_default();
            format!("no view is saved yet; {key} saves the filter as one")
        }
        (None, Ask::Terms) if state.query.is_empty() => {
            let key = state.keymap.hint(Action::Filter).unwrap_or_default();
            format!("there is no filter; {key} begins one")
        }
        (None, Ask::Command) if prompt.entries.is_empty() => {
            match update::commands::meaning(prompt) {
                Ok(told) => told,
                Err(wrong) => return Span::styled(wrong, theme.problem),
            }
        }
        (None, ask) if prompt.entries.is_empty() => {
            return Span::styled(ask.help(), theme.problem);
        }
        _ => format!(
            "{} of {}",
            said::number(prompt.chosen + 1),
            said::number(prompt.entries.len())
        ),
    };
    Span::styled(told, theme.muted)
}

/// The day that is meant, and from where it is counted.
fn said_date(state: &State, prompt: &Prompt) -> String {
    let (here, newest) = (update::here(state), state.corpus.newest);
    let read = |here, newest| asked::date(&prompt.text, here, newest);
    let Some(range) = read(here, newest) else {
        return "no date yet".to_owned();
    };
    let far = |day: NaiveDate| day.checked_sub_months(Months::new(25)).unwrap_or(day);
    let from = if read(far(here), newest) != Some(range) {
        format!(", from the selected {}", said::day(here))
    } else if read(here, far(newest)) != Some(range) {
        format!(", from the newest {}", said::day(newest))
    } else {
        String::new()
    };
    format!("{}{from}", said::range(&range))
}

/// One key or a pair of them, and a word for what they do.
type Hint = (&'static [Action], &'static str);

fn wanted(state: &State) -> Vec<Hint> {
    use Action as A;
    if let Some(mode) = state.modes.last() {
        return match mode {
            Mode::Prompt(prompt) if prompt.ask == Ask::Search => {
                vec![
                    (&[A::Accept], "keep"),
                    (&[A::Cancel], "leave"),
                    (&[A::Older, A::Newer], "history"),
                ]
            }
            Mode::Prompt(prompt) if prompt.ask == Ask::Note => {
                vec![(&[A::Accept], "keep"), (&[A::Cancel], "leave")]
            }
            Mode::Prompt(prompt) if matches!(prompt.ask, Ask::Tag | Ask::Filter) => vec![
                (&[A::Accept], "keep"),
                (&[A::Cancel], "leave"),
                (&[A::Complete], "complete"),
            ],
            Mode::Prompt(_) => vec![
                (&[A::Accept], "go"),
                (&[A::Cancel], "leave"),
                (&[A::Older, A::Newer], "choose"),
            ],
            Mode::List(_) => vec![
                (&[A::ListClose], "close"),
                (&[A::ListDown, A::ListUp], "scroll"),
                (&[A::ListFind], "find"),
            ],
        };
    }
    let mut hints: Vec<Hint> = vec![(&[A::Help], "help"), (&[A::Close], "quit")];
    if state.loading {
        hints.insert(0, (&[A::Interrupt], "stop"));
    }
    let own: &[Hint] = match state.focus {
        _ if state.view == View::Calendar => &[
            (&[A::ViewLeft, A::ViewRight], "day"),
            (&[A::PreviousMonth, A::NextMonth], "month"),
            (&[A::NextTold], "next told"),
            (&[A::Deeper], "in the list"),
            (&[A::Back], "back"),
            (&[A::PreviousYear, A::NextYear], "year"),
        ],
        _ if state.view == View::Matrix => &[
            (&[A::ViewDown, A::ViewRight], "move"),
            (&[A::Deeper], "only both"),
            (&[A::MatrixBy], "people, states"),
            (&[A::Back], "back"),
        ],
        _ if state.view == View::Lanes => &[
            (&[A::ViewDown, A::ViewRight], "move"),
            (&[A::Deeper], "only these"),
            (&[A::Finer, A::Coarser], "zoom"),
            (&[A::LanesBy], "whose"),
            (&[A::Back], "back"),
        ],
        _ if state.view == View::Facets => &[
            (&[A::ViewDown, A::ViewUp], "choose"),
            (&[A::NextGroup], "group"),
            (&[A::Deeper], "only these"),
            (&[A::Exclude], "without"),
            (&[A::Back], "back"),
        ],
        Pane::Timeline if state.tall => &[
            (&[A::BarLeft, A::BarRight], "bar"),
            (&[A::Finer, A::Coarser], "zoom"),
            (&[A::Fit], "all"),
            (&[A::Enlarge], "small again"),
        ],
        Pane::Timeline => &[
            (&[A::Next, A::Previous], "event"),
            (&[A::PreviousDay, A::NextDay], "day"),
            (&[A::Deeper], "open"),
            (&[A::Search], "search"),
            (&[A::NextPane], "pane"),
            (&[A::Finer, A::Coarser], "zoom"),
            (&[A::Fold], "fold"),
            (&[A::FullScreen], "full"),
        ],
        Pane::Participants => &[
            (&[A::LineDown, A::LineUp], "choose"),
            (&[A::Deeper], "only their events"),
            (&[A::Back], "back"),
        ],
        Pane::Quotes => &[
            (&[A::LineDown, A::LineUp], "choose"),
            (&[A::Deeper], "in the source"),
            (&[A::Back], "back"),
            (&[A::Copy], "copy"),
        ],
        Pane::Source => &[
            (&[A::NextMark, A::PreviousMark], "mark"),
            (&[A::LineDown, A::LineUp], "scroll"),
            (&[A::NextSource], "source"),
            (&[A::Back], "back"),
            (&[A::Why], "why"),
            (&[A::FullScreen], "full"),
        ],
        Pane::Event => &[
            (&[A::Deeper], "source"),
            (&[A::Why], "why"),
            (&[A::Back], "back"),
            (&[A::Copy], "copy"),
            (&[A::FullScreen], "full"),
        ],
    };
    if state.search.is_some() && state.focus == Pane::Timeline {
        hints.push((&[A::NextHit, A::PreviousHit], "match"));
    }
    hints.extend(own);
    hints
}

/// As many hints as there is room for: the most important stand at the right end and are the last to go.
fn hints(state: &State, room: usize, theme: &Theme) -> Line<'static> {
    let mut chosen: Vec<(String, &str)> = Vec::new();
    let mut used = 1;
    let mut all = wanted(state);
    let fixed = all.len().min(if state.loading { 3 } else { 2 });
    if state.modes.is_empty() {
        // Help and quit are kept before all others, and stand behind them.
        all.rotate_left(fixed);
        let (own, always) = all.split_at(all.len() - fixed);
        for hint in always.iter().chain(own) {
            take(state, hint, room, &mut used, &mut chosen);
        }
        let kept = chosen.len().min(fixed);
        chosen.rotate_left(kept);
    } else {
        for hint in &all {
            take(state, hint, room, &mut used, &mut chosen);
        }
    }
    let mut spans = Vec::new();
    for (keys, word) in chosen {
        spans.push(Span::styled(keys, theme.key));
        spans.push(Span::styled(format!(" {word}  "), theme.muted));
    }
    if let Some(last) = spans.last_mut() {
        last.content = format!("{} ", last.content.trim_end()).into();
    }
    Line::from(spans)
}

fn take(
    state: &State,
    hint: &Hint,
    room: usize,
    used: &mut usize,
    chosen: &mut Vec<(String, &'static str)>,
) {
    let keys: Vec<String> = hint
        .0
        .iter()
        .filter_map(|action| state.keymap.hint(*action))
        .collect();
    let keys = keys.join("/");
    let width = text::width(&keys) + hint.1.len() + 3;
    if !keys.is_empty() && *used + width <= room + 2 {
        *used += width;
        chosen.push((keys, hint.1));
    }
}
