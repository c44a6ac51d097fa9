//! The quotes of the event: what was said, by whom, in which words, where and when it was printed.

use ratatui::text::{Line, Span};

use super::{Sheet, event::publisher, participants::count, with_hits};
use crate::{
    model::collection::Saying,
    timeline::said,
    tui::{
        state::{Pane, State},
        text,
        theme::Theme,
    },
};

/// More lines than this one reads in the source.
const LONGEST: usize = 24;

pub(super) fn detail(state: &State) -> String {
    let quotes = state.event().map_or(&[][..], |event| event.quotes);
    let reported = quotes.iter().filter(|quote| !quote.direct).count();
    match (reported, state.reported) {
        (0, _) => count(quotes.len()),
        (_, true) => format!("{} · {reported} reported", quotes.len()),
        (_, false) => format!(
            "{} · {reported} reported, not shown",
            quotes.len() - reported
        ),
    }
}

/// Indexes of the quotes in the order of the pane: words between marks, then, unless they are left out, reported speech.
pub(in crate::tui) fn shown(state: &State) -> Vec<usize> {
    let quotes = state.event().map_or(&[][..], |event| event.quotes);
    let of = |direct: bool| (0..quotes.len()).filter(move |at| quotes[*at].direct == direct);
    let reported = of(false).filter(|_| state.reported);
    of(true).chain(reported).collect()
}

pub(super) fn sheet(state: &State, width: usize, theme: &Theme) -> Sheet {
    let quotes = state.event().map_or(&[][..], |event| event.quotes);
    if quotes.is_empty() {
        return Sheet::empty("nobody is quoted", theme);
    }
    let shown = shown(state);
    if shown.is_empty() {
        return Sheet::empty("nobody is quoted word for word", theme);
    }
    let mut sheet = Sheet {
        cursor: Some(shown.iter().position(|at| *at == state.quote).unwrap_or(0)),
        ..Sheet::default()
    };
    let mut apart = true;
    for (rank, at) in shown.into_iter().enumerate() {
        let quote = &quotes[at];
        if !quote.direct && std::mem::take(&mut apart) {
            let rule = theme.glyphs.rule.repeat(width.saturating_sub(12));
            sheet
                .lines
                .push(Line::styled(format!(" reported {rule}"), theme.muted));
        }
        let here = sheet.cursor == Some(rank) && state.focus == Pane::Quotes;
        let first = sheet.lines.len();
        sheet.lines.extend(lines(state, quote, here, width, theme));
        sheet.entries.push(first..sheet.lines.len());
    }
    sheet
}

fn lines(
    state: &State,
    quote: &Saying,
    here: bool,
    width: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let glyphs = theme.glyphs;
    let bar = || Span::styled(if here { glyphs.selected } else { " " }, theme.window);
    let body = state
        .corpus
        .collection
        .article(quote.article)
        .map_or("", |article| &article.body);
    let said = quote.span.of(body);
    let said = text::near(said, 8000);
    let words = if quote.direct {
        format!("“{said}”")
    } else {
        said.to_owned()
    };
    let hits = with_hits(state, &words, theme, theme.quote);
    let mut lines: Vec<Line<'static>> = text::wrap(&words, width.saturating_sub(2), LONGEST)
        .into_iter()
        .map(|range| {
            let mut line = vec![bar()];
            line.extend(text::styled(&words, range, &hits));
            Line::from(line)
        })
        .collect();
    let by = text::cut(&by(state, quote), width.saturating_sub(6), glyphs.more).into_owned();
    let (speaker, rest) = by.split_once(" · ").unwrap_or((&by, ""));
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!(" · {rest}")
    };
    lines.push(Line::from(vec![
        bar(),
        Span::raw("    "),
        Span::styled(speaker.to_owned(), theme.person),
        Span::styled(rest, theme.muted),
    ]));
    lines
}

/// `Lavrov · said · Telegram · Astana · Tue 14 Jul 2026 · TASS, 15 Jul 2026`
fn by(state: &State, quote: &Saying) -> String {
    let all = &state.corpus.collection;
    let article = all.article(quote.article);
    let body = article.map_or("", |article| article.body.as_str());
    let speaker = quote
        .speaker
        .map(|who| all.name(who))
        .filter(|name| !name.is_empty());
    let others = quote.with.iter().take(4).map(|who| all.name(*who));
    let speakers: Vec<&str> = speaker.into_iter().chain(others).collect();
    let mut parts = vec![if speakers.is_empty() {
        "unnamed".to_owned()
    } else {
        speakers.join(", ")
    }];
    parts.extend(
        quote
            .cue
            .map(|cue| cue.of(body).to_owned())
            .filter(|cue| !cue.is_empty()),
    );
    parts.extend(quote.medium.clone());
    let place = quote.place.and_then(|id| all.places.get(id.index()));
    parts.extend(place.map(|place| place.name.clone()));
    parts.extend(quote.day.as_ref().map(said::range));
    let day = article
        .and_then(|article| article.published)
        .map(|day| format!(", {}", said::day(day)));
    parts.push(format!(
        "{}{}",
        publisher(state, quote.article),
        day.unwrap_or_default()
    ));
    parts.join(" · ")
}
