//! The screen in sentences, for who hears it: what has changed since the last time, each change a plain line.
//!
//! In: the state, and what was told of it before. Out: lines without any control character. What keys do is the same as
//! on the screen; nothing here draws.

use chrono::NaiveDate;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    action::Action,
    layout,
    pane::{self, PANES, event},
    state::{Mode, Pane, Prompt, State, View},
    text,
    theme::Theme,
    view,
};
use crate::{
    model::{
        collection::{Event, EventId},
        date::{DateRange, Precision},
    },
    timeline::said,
};

/// How wide a line of a pane may be before it is broken.
const WIDTH: u16 = 99;

/// What was told last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    begun: bool,
    loading: bool,
    selected: Option<EventId>,
    /// The event that was told; another may have been selected behind a prompt since.
    heard: Option<EventId>,
    shown: usize,
    focus: Option<Pane>,
    view: View,
    /// Where the cursor of a view beside the timeline stands.
    place: Option<Position>,
    /// Under the cursor of the pane: participant, quote, source, mark.
    entry: [usize; 4],
    scroll: Option<usize>,
    modes: usize,
    typed: Option<(String, usize, Option<String>)>,
    pending: usize,
    notice: Option<String>,
    problems: usize,
}

/// What has changed, in lines.
pub fn tell(told: &mut Told, state: &State) -> Vec<String> {
    let mut now = look(state);
    if now.modes > 0 || now.loading {
        now.heard = told.heard;
    }
    let before = std::mem::replace(told, now);
    let now = &*told;
    let mut lines = Vec::new();
    if !before.begun {
        lines.push(welcome(state));
    }
    lines.extend(
        state
            .problems
            .iter()
            .skip(before.problems)
            .map(|problem| format!("problem: {problem}")),
    );
    if now.loading {
        return clean(lines);
    }
    let loaded = before.loading || !before.begun;
    if loaded {
        lines.push(loaded_line(state));
    } else if before.shown != now.shown {
        let all = said::counted(state.corpus.len(), "event");
        lines.push(format!("{} of {all} shown", said::number(now.shown)));
    }
    if now.pending > before.pending {
        lines.push(pending(state));
    }
    if before.modes > now.modes {
        lines.push(format!("back in {}", PANES[state.focus as usize].name));
    }
    mode(&before, now, state, &mut lines);
    let heard = (!loaded).then_some(before.heard).flatten();
    if now.modes == 0 && heard != now.selected {
        lines.extend(state.event().map(|event| sentence(state, &event)));
    }
    if now.modes == 0 && !loaded && state.view != View::List {
        self::view(&before, now, state, &mut lines);
    } else if now.modes == 0 && !loaded {
        self::pane(&before, now, state, &mut lines);
    }
    if now.notice != before.notice {
        lines.extend(now.notice.clone());
    }
    clean(lines)
}

fn look(state: &State) -> Told {
    let typed = match state.modes.last() {
        Some(Mode::Prompt(prompt)) => {
            Some((prompt.text.clone(), prompt.chosen, prompt.error.clone()))
        }
        _ => None,
    };
    Told {
        begun: true,
        loading: state.loading,
        selected: state.selected,
        heard: state.selected,
        shown: state.rows.order.len(),
        focus: Some(state.focus),
        view: state.view,
        place: (state.view != View::List)
            .then(|| view::cursor(state))
            .flatten(),
        entry: [state.participant, state.quote, state.source, state.mark],
        scroll: state.scroll[state.focus as usize],
        modes: state.modes.len(),
        typed,
        pending: state.pending.len(),
        notice: state.notice.clone(),
        problems: state.problems.len(),
    }
}

fn clean(lines: Vec<String>) -> Vec<String> {
    let spaced = |line: String| {
        let line = text::clean(&line);
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let lines = lines.into_iter().map(spaced);
    lines.filter(|line| !line.is_empty()).collect()
}

fn welcome(state: &State) -> String {
    let key = |action| state.keymap.hint(action).unwrap_or_default();
    format!(
        "dateline, {}. {} lists the keys, {} quits. Reading.",
        state.name,
        key(Action::Help),
        key(Action::Quit)
    )
}

fn loaded_line(state: &State) -> String {
    let all = &state.corpus.collection;
    let articles = said::counted(all.articles.len(), "article");
    match (all.events.first(), all.events.last()) {
        (Some(first), Some(last)) => format!(
            "{} from {} to {} in {articles}",
            said::counted(all.events.len(), "event"),
            day(first.when.range.first()),
            day(last.when.range.first())
        ),
        _ => format!("no dated events in {articles}"),
    }
}

/// `12 of 346: Friday 28 February 2025, occurred: Trump meets Zelensky in Washington. Place: Washington, United States.
/// Told by 3: Reuters, AFP. Confidence high, 0.95.`
fn sentence(state: &State, event: &Event<'_>) -> String {
    let all = &state.corpus.collection;
    let place = event.place.and_then(|id| all.places.get(id.index()));
    let place = place.map_or(String::new(), |place| {
        format!(" Place: {}.", event::place(place))
    });
    let names = event.sources.articles().take(3);
    let mut names: Vec<String> = names
        .map(|article| event::publisher(state, article))
        .collect();
    names.dedup();
    let inferred = if event.when.inferred {
        ", day inferred"
    } else {
        ""
    };
    let quotes = match event.quotes.len() {
        0 => String::new(),
        count => format!(" {}.", said::counted(count, "quote")),
    };
    format!(
        "{} of {}: {}{inferred}, {}: {}.{place} Told by {}: {}.{quotes} Confidence {}, {:.2}.",
        said::number(state.at + 1),
        said::number(state.rows.order.len()),
        range(&event.when.range),
        event.status.label(),
        event.title.trim_end_matches('.'),
        event.told_by,
        names.join(", "),
        level(event.confidence),
        event.confidence,
    )
}

fn level(confidence: f32) -> &'static str {
    match confidence {
        0.8.. => "high",
        0.5..0.8 => "fair",
        _ => "low",
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// As it is spoken: whole names of days and months.
fn range(range: &DateRange) -> String {
    let about = if range.approximate { "about " } else { "" };
    let days = match range.precision {
        Precision::Time | Precision::Day if range.first() == range.last() => day(range.first()),
        Precision::Time | Precision::Day => {
            let link = if range.either { "or" } else { "to" };
            format!("{} {link} {}", day(range.first()), day(range.last()))
        }
        Precision::Week => format!("the week of {}", day(range.first())),
        Precision::Month if range.days() < 32 => {
            format!("{}, no day told", range.first().format("%B %Y"))
        }
        _ => said::range(range),
    };
    format!("{about}{days}")
}

/// The keys that may follow.
fn pending(state: &State) -> String {
    let follow = state.keymap.follow(state.context(), &state.pending);
    let follow = follow.iter().map(|(keys, words)| format!("{keys} {words}"));
    follow.collect::<Vec<_>>().join("; ")
}

fn mode(before: &Told, now: &Told, state: &State, lines: &mut Vec<String>) {
    match state.modes.last() {
        Some(Mode::List(list)) if now.modes > before.modes => {
            let told = view::list_lines(state, list, usize::from(WIDTH));
            let told = told.iter().map(|line| line.to_string());
            let told: Vec<String> = clean(told.collect());
            lines.extend((1..).zip(told).map(|(at, line)| format!("{at}. {line}")));
        }
        Some(Mode::Prompt(prompt)) if now.typed != before.typed => {
            lines.push(typed(state, prompt));
        }
        _ => {}
    }
}

/// `/nuclear`, `with lav: 1 of 3, Sergey Lavrov, RU, 12 events`
fn typed(state: &State, prompt: &Prompt) -> String {
    let line = format!("{}{}", prompt.ask.label(), prompt.text);
    let found = prompt.entries.len();
    match &prompt.error {
        Some(error) => format!("{line}: {error}"),
        None if found > 0 => {
            let entry = prompt.entries.get(prompt.chosen);
            let entry = entry.map(|entry| {
                let theme = Theme::mono();
                view::entry(state, entry, false, 0, usize::from(WIDTH), &theme).to_string()
            });
            let entry = entry.unwrap_or_default();
            format!("{line}: {} of {found}, {entry}", prompt.chosen + 1)
        }
        None if prompt.text.is_empty() => format!("{line}: type, then Enter"),
        None => line,
    }
}

/// A calendar, a matrix and their like, as they are drawn: all of it when it opens, then the line of the cursor.
fn view(before: &Told, now: &Told, state: &State, lines: &mut Vec<String>) {
    let screen = Rect::new(0, 0, state.width, state.height);
    let area = layout::areas(state, screen).view.intersection(screen);
    let mut buf = Buffer::empty(screen);
    view::draw(state, screen, &mut buf, &Theme::mono());
    let line = |y: u16| -> String {
        let cells = (area.left()..area.right()).filter_map(|x| buf.cell((x, y)));
        cells.map(|cell| cell.symbol()).collect()
    };
    if before.view != now.view {
        lines.extend((area.top()..area.bottom()).map(line));
    } else if let Some(place) = now.place.filter(|_| before.place != now.place) {
        lines.push(line(place.y));
    }
}

fn pane(before: &Told, now: &Told, state: &State, lines: &mut Vec<String>) {
    let came = before.focus != now.focus || before.view != now.view;
    if came {
        let entry = PANES[state.focus as usize];
        lines.push(format!("{} {}", entry.name, (entry.detail)(state)));
    }
    if state.focus == Pane::Timeline {
        return;
    }
    let sheet = pane::sheet(state, state.focus, WIDTH);
    let joined = |range: std::ops::Range<usize>| {
        let lines = sheet.lines.get(range).unwrap_or_default();
        lines
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let at = sheet.cursor.unwrap_or(0);
    let entry = |at: usize| {
        let range = sheet.entries.get(at)?.clone();
        Some(format!(
            "{} of {}: {}",
            at + 1,
            sheet.entries.len(),
            joined(range)
        ))
    };
    match state.focus {
        Pane::Participants | Pane::Quotes if came && !sheet.entries.is_empty() => {
            lines.extend((0..sheet.entries.len()).filter_map(entry));
        }
        Pane::Event | Pane::Participants | Pane::Quotes if came => {
            lines.extend(sheet.lines.iter().map(ToString::to_string));
        }
        _ if before.scroll != now.scroll && now.scroll.is_some() => {
            let top = now.scroll.unwrap_or(0);
            lines.push(joined(top..top + usize::from(state.height / 2)));
        }
        _ if came || before.entry != now.entry => lines.extend(entry(at)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_spoken_in_full() {
        let on = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let check = |range: DateRange, expected| assert_eq!(super::range(&range), expected);
        check(DateRange::day(on("2025-02-28")), "Friday 28 February 2025");
        check(
            DateRange::between(on("2025-05-03"), on("2025-05-05"), Precision::Day),
            "Saturday 3 May 2025 to Monday 5 May 2025",
        );
        let month = DateRange::month(2025, 5).expect("a month");
        check(month.approximately(), "about May 2025, no day told");
    }
}
