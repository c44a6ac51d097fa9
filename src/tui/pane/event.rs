//! The event: what, when, where, how sure, told by whom, and what the sources do not agree on.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{
    Sheet,
    timeline::{dots, status_glyph, status_style},
    with_hits,
};
use crate::{
    model::{
        collection::{ArticleId, Disagreement, Event},
        document::Place,
        event::Status,
    },
    timeline::said,
    tui::{layout::Size, state::State, text, theme::Theme},
};

/// Columns of the words at the left.
const LABEL: usize = 9;

pub(super) fn sheet(state: &State, width: usize, theme: &Theme) -> Sheet {
    let Some(event) = state.event() else {
        return Sheet::empty("no event is selected", theme);
    };
    let mut page = Page {
        lines: Vec::new(),
        width,
        theme,
    };
    page.paragraph(state, event.title, theme.title, 3);
    // Where no other pane can be seen beside it, the event says the most of theirs.
    let alone =
        Size::of(ratatui::layout::Rect::new(0, 0, state.width, state.height)) < Size::Columns;
    if alone {
        digest(state, &event, &mut page);
    } else {
        fields(state, &event, &mut page);
    }
    Sheet {
        lines: page.lines,
        ..Sheet::default()
    }
}

fn fields(state: &State, event: &Event, page: &mut Page<'_>) {
    let theme = page.theme;
    written(state, event, page, 4);
    page.field("date", date(state, event, theme), 2);
    for disagreement in event.disagreements {
        page.field("differ", differ(state, disagreement, theme), 3);
    }
    if let Some(place) = place_of(state, event) {
        page.field("place", vec![Span::styled(place, theme.place)], 1);
    }
    page.field("type", kind(event, theme), 2);
    page.field("sure", sure(event, theme), 1);
    page.field("told by", vec![Span::raw(told_by(state, event))], 2);
}

/// What the reader has written beside it.
fn written(state: &State, event: &Event, page: &mut Page<'_>, most: usize) {
    if let Some(note) = state.notes.notes.get(&event.id) {
        let note = text::clean(note).into_owned();
        page.field("note", vec![Span::raw(note)], most);
    }
    if let Some(tags) = state.notes.tags.get(&event.id) {
        let tags: Vec<String> = tags
            .iter()
            .map(|tag| format!("#{}", text::clean(tag)))
            .collect();
        page.field(
            "tags",
            vec![Span::styled(tags.join(" "), page.theme.key)],
            most,
        );
    }
}

/// The same in few lines, with the participants, a quote and the words of the text.
fn digest(state: &State, event: &Event, page: &mut Page<'_>) {
    let theme = page.theme;
    let gap = || Span::styled(format!("  {}  ", theme.glyphs.dot), theme.muted);
    written(state, event, page, 2);
    let mut when = date(state, event, theme);
    if let Some(place) = place_of(state, event) {
        when.extend([gap(), Span::styled(place, theme.place)]);
    }
    page.field("date", when, 2);
    for disagreement in event.disagreements {
        page.field("differ", differ(state, disagreement, theme), 2);
    }
    let mut kind = kind(event, theme);
    let dots = dots(event.confidence, theme.glyphs);
    kind.extend([
        gap(),
        Span::raw(format!("{dots} {:.2}", event.confidence.clamp(0.0, 1.0))),
    ]);
    kind.extend([gap(), Span::raw(told_by(state, event))]);
    page.field("type", kind, 1);
    if !event.participants.is_empty() {
        page.field(
            "with",
            vec![Span::styled(names(state, event), theme.person)],
            2,
        );
    }
    if let Some(quote) = event.quotes.first() {
        let body = state
            .corpus
            .collection
            .article(quote.article)
            .map_or("", |article| &article.body);
        let words = text::clean(text::near(quote.span.of(body), 2000)).into_owned();
        let words = if quote.direct {
            format!("“{words}”")
        } else {
            words
        };
        page.field("quote", vec![Span::styled(words, theme.quote)], 1);
    }
    if let Some((source, article)) = state.shown_source() {
        let evidence = source
            .evidence
            .first()
            .map_or("", |span| span.of(&article.body));
        let words = text::clean(text::near(evidence, 2000)).into_owned();
        page.field("text", vec![Span::styled(words, theme.evidence)], 6);
    }
}

/// Participants with their countries.
fn names(state: &State, event: &Event) -> String {
    let all = &state.corpus.collection;
    let names = event.participants.iter().take(12).map(|one| {
        let name = text::clean(all.name(one.who));
        match super::participants::country(state, one.who) {
            Some(country) => format!("{name} ({country})"),
            None => name.into_owned(),
        }
    });
    names.collect::<Vec<_>>().join(" · ")
}

struct Page<'a> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'a Theme,
}

impl Page<'_> {
    /// A text over the whole width.
    fn paragraph(&mut self, state: &State, text: &str, style: Style, most: usize) {
        let near = text::near(text, 4000);
        let hits = with_hits(state, near, self.theme, style);
        for range in text::wrap(near, self.width.saturating_sub(2), most) {
            let mut line = vec![Span::raw(" ")];
            line.extend(text::styled(near, range, &hits));
            self.lines.push(Line::from(line));
        }
    }

    /// A word at the left and what belongs to it, over no more than `most` lines.
    fn field(&mut self, label: &str, value: Vec<Span<'static>>, most: usize) {
        let room = self.width.saturating_sub(LABEL + 3).max(1);
        let whole: String = value.iter().map(|span| span.content.as_ref()).collect();
        let style_at = |at: usize| {
            let mut end = 0;
            let span = value.iter().find(|span| {
                end += span.content.len();
                at < end
            });
            span.map_or(Style::new(), |span| span.style)
        };
        let rows = text::wrap(&whole, room, most + 1);
        let left_out = rows.len() > most;
        let last = most.min(rows.len()).saturating_sub(1);
        for (row, range) in rows.into_iter().take(most).enumerate() {
            let label = if row == 0 { label } else { "" };
            let mut line = vec![Span::styled(format!(" {label:<LABEL$}"), self.theme.muted)];
            line.extend(text::styled(&whole, range, style_at));
            if left_out && row == last {
                line.push(Span::styled(self.theme.glyphs.more, self.theme.muted));
            }
            self.lines.push(Line::from(line));
        }
    }
}

/// The date as it is known, and the words of the text that say so.
fn date(state: &State, event: &Event, theme: &Theme) -> Vec<Span<'static>> {
    let when = &event.when;
    let mut spans = vec![Span::styled(
        said::range(&when.range),
        Style::new().patch(theme.date),
    )];
    let words = when.text.and_then(|span| {
        let source = event.sources.first()?;
        let body = &state.corpus.collection.article(source.article)?.body;
        Some(span.of(body)).filter(|words| !words.is_empty())
    });
    if let Some(words) = words {
        let words = text::cut(words, 40, theme.glyphs.more);
        spans.push(Span::styled(format!("  “{words}”"), theme.muted));
    }
    if when.inferred {
        spans.push(Span::styled(
            format!("  {} inferred", theme.glyphs.inferred),
            theme.muted,
        ));
    }
    spans
}

fn place_of(state: &State, event: &Event) -> Option<String> {
    let places = &state.corpus.collection.places;
    event.place.and_then(|id| places.get(id.index())).map(place)
}

/// `Rome, Italy`
pub(in crate::tui) fn place(place: &Place) -> String {
    let name = text::clean(&place.name).into_owned();
    match place.country.and_then(|country| country.name()) {
        Some(country) if country != name => format!("{name}, {country}"),
        _ => name,
    }
}

fn kind(event: &Event, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans = vec![Span::raw(event.kind.label())];
    if event.status != Status::Occurred {
        let glyph = status_glyph(event.status, theme.glyphs);
        let text = format!("  {glyph} {}", event.status.label());
        spans.push(Span::styled(text, status_style(event, theme)));
    }
    if event.alleged {
        spans.push(Span::styled("  alleged by one side", theme.planned));
    }
    spans
}

fn sure(event: &Event, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans = vec![Span::raw(format!(
        "{} {:.2}",
        dots(event.confidence, theme.glyphs),
        event.confidence.clamp(0.0, 1.0)
    ))];
    if !event.reasons.is_empty() {
        spans.push(Span::styled(
            format!("  {}", event.reasons.join(", ")),
            theme.muted,
        ));
    }
    spans
}

/// Publishers, each once, in the order of the sources.
fn told_by(state: &State, event: &Event) -> String {
    let mut names: Vec<String> = Vec::new();
    for article in event.sources.articles() {
        let name = publisher(state, article);
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == 12 {
            names.push("others".to_owned());
            break;
        }
    }
    names.join(" · ")
}

/// Who published an article, else the end of where it was read from.
pub(in crate::tui) fn publisher(state: &State, id: ArticleId) -> String {
    let Some(article) = state.corpus.collection.article(id) else {
        return "unknown".to_owned();
    };
    let file = || article.origin.rsplit(['/', '\\']).next().unwrap_or("");
    let name = article.publisher.as_deref().unwrap_or_else(file);
    text::cut(name, 40, "…").into_owned()
}

fn differ(state: &State, disagreement: &Disagreement, theme: &Theme) -> Vec<Span<'static>> {
    let values = disagreement.values.iter().map(|(value, articles)| {
        let names: Vec<String> = articles
            .iter()
            .take(3)
            .map(|id| publisher(state, *id))
            .collect();
        format!("{} ({})", text::cut(value, 60, "…"), names.join(", "))
    });
    let values: Vec<String> = values.collect();
    let text = format!(
        "{} {}: {}",
        theme.glyphs.disagree,
        disagreement.field,
        values.join(" · ")
    );
    vec![Span::styled(text, theme.problem)]
}
