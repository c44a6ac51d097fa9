//! The text of an article, with everything marked that tells the selected event.
//!
//! Long articles are shown around the mark: no key waits for a whole book.

use std::ops::Range;

use ratatui::{
    style::Style,
    text::{Line, Span as Words},
};

use super::{Sheet, event::publisher};
use crate::{
    model::{
        article::Article,
        collection::{ArticleId, Collection, Event, Source},
        document::Who,
        span::Span,
    },
    timeline::said,
    tui::{action::Action, state::State, text, theme::Theme},
};

/// So much of an article is laid out at once, in bytes.
const WINDOW: usize = 32 << 10;
/// More marks than this are no marks any more.
const MARKS: usize = 500;

const EVIDENCE: u8 = 1;
const QUOTE: u8 = 2;
const PLACE: u8 = 4;
const PERSON: u8 = 8;
const DATE: u8 = 16;
const ACTION: u8 = 32;
const HIT: u8 = 64;

pub(super) fn detail(state: &State) -> String {
    let (Some(event), Some((source, _))) = (state.event(), state.shown_source()) else {
        return String::new();
    };
    let name = publisher(state, source.article);
    let marks = marks(state).len();
    let mut parts = vec![name];
    if event.sources.len() > 1 {
        parts.push(format!(
            "{}/{}",
            state.source.min(event.sources.len() - 1) + 1,
            event.sources.len()
        ));
    }
    if marks > 1 {
        parts.push(format!("mark {}/{marks}", state.mark.min(marks - 1) + 1));
    }
    parts.join(" · ")
}

/// What `n` goes through in the source shown: evidence, the date's words and the quotes, where they lie apart.
pub(in crate::tui) fn marks(state: &State) -> Vec<Span> {
    let (Some(event), Some((source, article))) = (state.event(), state.shown_source()) else {
        return Vec::new();
    };
    let date = date_span(&event, &source);
    let quotes = quotes(&event, source.article);
    let known = source
        .evidence
        .iter()
        .copied()
        .take(MARKS)
        .chain([source.trigger])
        .chain(date)
        .chain(quotes);
    let within = |span: &Span| !span.is_empty() && article.body.get(span.range()).is_some();
    let mut spans: Vec<Span> = known.filter(within).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut marks: Vec<Span> = Vec::new();
    for span in spans {
        if !marks.last().is_some_and(|mark| mark.holds(span)) {
            marks.push(span);
        }
    }
    marks
}

fn quotes<'a>(event: &Event<'a>, article: ArticleId) -> impl Iterator<Item = Span> + use<'a> {
    let own = event
        .quotes
        .iter()
        .filter(move |quote| quote.article == article);
    own.map(|quote| quote.span).take(MARKS)
}

/// The words that date the event in this source.
fn date_span(event: &Event, source: &Source) -> Option<Span> {
    let first = event
        .sources
        .first()
        .is_some_and(|first| (first.article, first.trigger) == (source.article, source.trigger));
    let own = source.when.as_ref().and_then(|when| when.text);
    own.or_else(|| event.when.text.filter(|_| first))
}

pub(super) fn sheet(state: &State, width: usize, theme: &Theme) -> Sheet {
    let (Some(event), Some((source, article))) = (state.event(), state.shown_source()) else {
        return Sheet::empty("no source", theme);
    };
    let mut sheet = Sheet {
        lines: head(state, article, width, theme),
        ..Sheet::default()
    };
    let marks = marks(state);
    let cursor = state.mark.min(marks.len().saturating_sub(1));
    let window = window(
        &article.body,
        marks.get(cursor).copied().unwrap_or_default(),
    );
    let kinds = kinds(state, &event, &source, &article.body, window.clone());
    let page = Page {
        body: &article.body,
        window,
        kinds,
        marks: &marks,
        cursor,
        width,
        theme,
    };
    sheet.entries = vec![0..0; marks.len()];
    page.draw(&mut sheet);
    sheet.cursor = (!marks.is_empty()).then_some(cursor);
    below(state, width, theme, &mut sheet);
    if let Some(other) = state.other {
        let last = sheet.entries.len().checked_sub(1);
        sheet.cursor = last.map(|last| last.min(marks.len() + other));
    }
    sheet
}

/// The other events that the article tells, as indexes into the collection.
pub(in crate::tui) fn others(state: &State) -> Vec<u32> {
    let (Some(event), Some((source, _))) = (state.event(), state.shown_source()) else {
        return Vec::new();
    };
    let told = state.corpus.told.by(source.article).iter().copied();
    let others = told.filter(|index| state.corpus.id(*index) != Some(event.id));
    others.take(MARKS).collect()
}

/// What else the article tells, below its text.
fn below(state: &State, width: usize, theme: &Theme, sheet: &mut Sheet) {
    let others = others(state);
    if others.is_empty() {
        return;
    }
    let key = state.keymap.hint(Action::NextOther).unwrap_or_default();
    let words = match others.len() {
        1 => format!("1 other event of this article · {key} goes to it"),
        all => format!(
            "{} other events of this article · {key} goes to them",
            said::number(all)
        ),
    };
    let words = text::cut(&words, width.saturating_sub(3), theme.glyphs.more).into_owned();
    sheet.lines.push(Line::default());
    sheet
        .lines
        .push(Line::styled(format!("  {words}"), theme.heading));
    for (at, index) in others.into_iter().enumerate() {
        let Some(event) = state.corpus.event(index) else {
            continue;
        };
        let here = state.other == Some(at);
        let mark = if here { theme.glyphs.selected } else { " " };
        let day = said::range(&event.when.range);
        let room = width.saturating_sub(text::width(&day) + 6);
        let title = text::cut(event.title, room, theme.glyphs.more).into_owned();
        let row = sheet.lines.len();
        let line = Line::from(vec![
            Words::styled(format!("{mark} "), theme.window),
            Words::styled(day, theme.muted),
            Words::raw(format!("  {title}")),
        ]);
        sheet.lines.push(if here {
            line.patch_style(theme.chosen)
        } else {
            line
        });
        sheet.entries.push(row..row + 1);
    }
}

/// Title, publisher, day, place and where it was read.
fn head(state: &State, article: &Article, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let room = width.saturating_sub(3);
    let mut lines = Vec::new();
    if let Some(title) = &article.title {
        let near = text::near(title, 2000);
        for range in text::wrap(near, room, 3) {
            let mut line = vec![Words::raw("  ")];
            let hits = super::with_hits(state, near, theme, theme.title);
            line.extend(text::styled(near, range, hits));
            lines.push(Line::from(line));
        }
    }
    let published = article.published.map(said::day);
    let byline = article.byline.as_ref().map(|byline| {
        format!(
            "by {}",
            byline.trim_start_matches("By ").trim_start_matches("by ")
        )
    });
    let known = [
        article.publisher.clone(),
        published,
        article.place.clone(),
        byline,
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    for part in [
        known.join(" · "),
        article
            .url
            .clone()
            .unwrap_or_else(|| article.origin.clone()),
    ] {
        if !part.is_empty() {
            let part = text::cut(&part, room, theme.glyphs.more).into_owned();
            lines.push(Line::styled(format!("  {part}"), theme.muted));
        }
    }
    lines.push(Line::default());
    lines
}

/// The part of a body around a mark, from the beginning of a line where one is near.
fn window(body: &str, mark: Span) -> Range<usize> {
    if body.len() <= WINDOW {
        return 0..body.len();
    }
    let start = (mark.start as usize)
        .min(body.len())
        .saturating_sub(WINDOW / 4);
    let start = text::border(body, start);
    let line = body[start..]
        .bytes()
        .take(2000)
        .position(|byte| byte == b'\n');
    let start = if start == 0 {
        0
    } else {
        line.map_or(start, |at| start + at + 1)
    };
    start..text::border(body, start.saturating_add(WINDOW))
}

/// For each byte of the window, what it tells.
fn kinds(
    state: &State,
    event: &Event,
    source: &Source,
    body: &str,
    window: Range<usize>,
) -> Vec<u8> {
    let mut kinds = vec![0; window.len()];
    let mut mark = |range: Range<usize>, kind: u8| {
        let from = range.start.clamp(window.start, window.end) - window.start;
        let to = range.end.clamp(window.start, window.end) - window.start;
        for byte in kinds.get_mut(from..to).unwrap_or_default() {
            *byte |= kind;
        }
    };
    for evidence in source.evidence.iter().take(MARKS) {
        mark(evidence.range(), EVIDENCE);
        for (range, kind) in names(state, event, evidence.of(body)) {
            let start = evidence.start as usize;
            mark(start + range.start..start + range.end, kind);
        }
    }
    quotes(event, source.article).for_each(|quote| mark(quote.range(), QUOTE));
    date_span(event, source)
        .into_iter()
        .for_each(|date| mark(date.range(), DATE));
    mark(source.trigger.range(), ACTION);
    let shown = body.get(window.clone()).unwrap_or("");
    for hit in state.hits(shown).into_iter().take(MARKS * 10) {
        mark(window.start + hit.start..window.start + hit.end, HIT);
    }
    kinds
}

/// The names under which someone may stand in a text: the whole one, the surname, those that were read elsewhere.
fn forms(all: &Collection, who: Who) -> Vec<&str> {
    let name = all.name(who);
    let (last, aliases) = match who {
        Who::Person(id) => (
            name.split_whitespace().next_back(),
            all.people.get(id.index()).map(|one| &one.aliases),
        ),
        Who::Organization(id) => (
            None,
            all.organizations.get(id.index()).map(|one| &one.aliases),
        ),
        Who::Place(_) => (None, None),
    };
    let aliases = aliases.into_iter().flatten().take(20).map(String::as_str);
    [name].into_iter().chain(last).chain(aliases).collect()
}

/// Where someone is first named in a text, by the longest of the names.
pub(in crate::tui) fn named(all: &Collection, who: Who, text: &str) -> Option<Range<usize>> {
    let forms = forms(all, who).into_iter().filter(|name| name.len() > 1);
    let found = forms.filter_map(|name| text.find(name).map(|at| at..at + name.len()));
    found.min_by_key(|range| (range.start, std::cmp::Reverse(range.len())))
}

/// Where the participants and the place are named in the evidence.
fn names(state: &State, event: &Event, evidence: &str) -> Vec<(Range<usize>, u8)> {
    let all = &state.corpus.collection;
    let mut names: Vec<(&str, u8)> = Vec::new();
    for one in event.participants.iter().take(50) {
        names.extend(forms(all, one.who).into_iter().map(|name| (name, PERSON)));
    }
    let place = event.place.and_then(|id| all.places.get(id.index()));
    names.extend(place.map(|place| (place.name.as_str(), PLACE)));
    let letter = |part: Option<char>| part.is_some_and(char::is_alphanumeric);
    let found = names
        .into_iter()
        .filter(|(name, _)| name.len() > 1)
        .flat_map(|(name, kind)| {
            let whole = evidence
                .match_indices(name)
                .map(move |(at, _)| at..at + name.len())
                .filter(move |range| {
                    !letter(evidence[..range.start].chars().next_back())
                        && !letter(evidence[range.end..].chars().next())
                });
            whole.map(move |range| (range, kind))
        });
    found.take(MARKS).collect()
}

struct Page<'a> {
    body: &'a str,
    window: Range<usize>,
    kinds: Vec<u8>,
    marks: &'a [Span],
    cursor: usize,
    width: usize,
    theme: &'a Theme,
}

impl Page<'_> {
    fn draw(&self, sheet: &mut Sheet) {
        if self.window.start > 0 {
            sheet.lines.push(self.left_out(self.window.start, "before"));
        }
        let mut at = self.window.start;
        let mut blank = true;
        for paragraph in self.body.get(self.window.clone()).unwrap_or("").split('\n') {
            let empty = paragraph.trim().is_empty();
            if !(empty && blank) {
                self.paragraph(at, paragraph, sheet);
            }
            blank = empty;
            at += paragraph.len() + 1;
        }
        if self.window.end < self.body.len() {
            sheet
                .lines
                .push(self.left_out(self.body.len() - self.window.end, "behind"));
        }
    }

    fn left_out(&self, bytes: usize, side: &str) -> Line<'static> {
        let text = format!(
            "  {} {} kB {side} are not shown",
            self.theme.glyphs.more,
            said::number(bytes.div_ceil(1000))
        );
        Line::styled(text, self.theme.muted)
    }

    fn paragraph(&self, start: usize, paragraph: &str, sheet: &mut Sheet) {
        for line in text::wrap(paragraph, self.width.saturating_sub(3), usize::MAX) {
            let bytes = Span::new(start + line.start, start + line.end);
            for (entry, mark) in sheet.entries.iter_mut().zip(self.marks) {
                if mark.overlaps(bytes) {
                    let row = sheet.lines.len();
                    entry.start = if entry.end == 0 { row } else { entry.start };
                    entry.end = row + 1;
                }
            }
            let mut words = vec![self.gutter(bytes)];
            words.extend(text::styled(paragraph, line, |at| self.style(start + at)));
            sheet.lines.push(Line::from(words));
        }
    }

    /// A sign beside each line that tells the event, another one beside the mark under the cursor.
    fn gutter(&self, bytes: Span) -> Words<'static> {
        let glyphs = self.theme.glyphs;
        let here = self
            .marks
            .get(self.cursor)
            .is_some_and(|mark| mark.overlaps(bytes));
        let told = self.marks.iter().any(|mark| mark.overlaps(bytes));
        match (here, told) {
            (true, _) => Words::styled(format!("{} ", glyphs.evidence), self.theme.window),
            (_, true) => Words::styled(format!("{} ", glyphs.wall), self.theme.border),
            _ => Words::raw("  "),
        }
    }

    fn style(&self, at: usize) -> Style {
        let kind = at
            .checked_sub(self.window.start)
            .and_then(|at| self.kinds.get(at))
            .copied()
            .unwrap_or(0);
        let theme = self.theme;
        let mut style = if kind & (EVIDENCE | QUOTE) == 0 {
            theme.other
        } else {
            theme.evidence
        };
        for (bit, over) in [
            (QUOTE, theme.quote),
            (PLACE, theme.place),
            (PERSON, theme.person),
            (DATE, theme.date),
            (ACTION, theme.action),
            (HIT, theme.hit),
        ] {
            if kind & bit != 0 {
                style = style.patch(over);
            }
        }
        style
    }
}
