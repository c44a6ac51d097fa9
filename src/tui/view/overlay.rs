//! What is laid over the panes: help, problems, why. What a typed line finds is in `picker`.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Clear, Widget},
};

use super::picker;
use crate::{
    model::{collection::Event, document::Who},
    timeline::said,
    tui::{
        action::{Action, Context},
        layout::{self, Areas},
        pane::{event::publisher, participants, source},
        state::{List, ListKind, Mode, State},
        text,
        theme::Theme,
    },
};

pub(super) fn draw(state: &State, areas: &Areas, buf: &mut Buffer, theme: &Theme) {
    match state.modes.last() {
        Some(Mode::List(list)) => self::list(state, list, areas.middle, buf, theme),
        Some(Mode::Prompt(prompt)) => picker::draw(state, prompt, areas.middle, buf, theme),
        None => {}
    }
}

/// The lines of the open list and how many of them have room.
pub(in crate::tui) fn size(state: &State) -> (usize, usize) {
    let screen = Rect::new(0, 0, state.width, state.height);
    let area = body(layout::areas(state, screen).middle);
    let lines = match state.modes.last() {
        Some(Mode::List(list)) => {
            lines(state, list.kind, usize::from(area.width), &Theme::mono()).len()
        }
        _ => 0,
    };
    (lines, usize::from(area.height))
}

/// All lines of an open list.
pub(in crate::tui) fn list_lines(state: &State, list: &List, width: usize) -> Vec<Line<'static>> {
    lines(state, list.kind, width, &Theme::mono())
}

/// Below the title.
fn body(area: Rect) -> Rect {
    let title = u16::from(area.height > 1);
    Rect {
        y: area.y + title,
        height: area.height - title,
        ..area
    }
}

fn list(state: &State, list: &List, area: Rect, buf: &mut Buffer, theme: &Theme) {
    Clear.render(area, buf);
    let inside = body(area);
    let lines = lines(state, list.kind, usize::from(inside.width), theme);
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = list.top.min(last);
    if inside.y > area.y {
        let name = match list.kind {
            ListKind::Help => " Keys ",
            ListKind::Problems => " Problems ",
            ListKind::Why => " Why ",
        };
        let place = if last > 0 {
            format!(" {}/{} ", top + 1, last + 1)
        } else {
            String::new()
        };
        rule(name, &place, area, buf, theme);
    }
    for (line, y) in lines.iter().skip(top).zip(inside.top()..inside.bottom()) {
        text::put(
            buf,
            Rect {
                y,
                height: 1,
                ..inside
            },
            line,
        );
    }
}

pub(super) fn rule(name: &str, detail: &str, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let glyph = theme.glyphs.rule;
    let rest = usize::from(area.width).saturating_sub(1 + text::width(name) + text::width(detail));
    let line = Line::from(vec![
        Span::styled(glyph, theme.border),
        Span::styled(name.to_owned(), theme.focus),
        Span::styled(detail.to_owned(), theme.muted),
        Span::styled(glyph.repeat(rest), theme.border),
    ]);
    text::put(buf, Rect { height: 1, ..area }, &line);
}

fn lines(state: &State, kind: ListKind, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    match kind {
        ListKind::Help => help(state, width, theme),
        ListKind::Problems => problems(state, width, theme),
        ListKind::Why => why(state, width, theme),
    }
}

/// The keys of the pane that was left for the help come first; in two columns where there is room.
fn help(state: &State, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut order = vec![state.focus.context()];
    while let Some(wider) = order.last().and_then(|context| context.wider()) {
        order.push(wider);
    }
    order.extend(
        Context::ALL
            .into_iter()
            .filter(|context| !order.contains(context))
            .collect::<Vec<_>>(),
    );
    let two = width >= 100;
    let column = if two { width / 2 } else { width };
    let groups: Vec<Vec<Line<'static>>> = order
        .iter()
        .map(|context| group(state, *context, column, theme))
        .filter(|lines| lines.len() > 2)
        .collect();
    if !two {
        return groups.concat();
    }
    let total: usize = groups.iter().map(Vec::len).sum();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for group in groups {
        let side = if left.len() + group.len() / 2 <= total / 2 || left.is_empty() {
            &mut left
        } else {
            &mut right
        };
        side.extend(group);
    }
    let rows = left.len().max(right.len());
    left.resize(rows, Line::default());
    right.resize(rows, Line::default());
    let joined = left.into_iter().zip(right).map(|(mut left, right)| {
        let used = text::columns_of(&left);
        left.spans
            .push(Span::raw(" ".repeat(column.saturating_sub(used))));
        left.spans.extend(right.spans);
        left
    });
    joined.collect()
}

fn group(state: &State, context: Context, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled(format!(" {}", context.title()), theme.heading)];
    for action in Action::ALL
        .iter()
        .filter(|action| action.context() == context)
    {
        let mut keys: Vec<String> = state
            .keymap
            .keys(*action)
            .map(ToString::to_string)
            .collect();
        if keys.is_empty() {
            keys.push(format!(":{}", action.name()));
        }
        let wide = if width < 60 { 12 } else { 22 };
        let keys = text::fit(&keys.join("  "), wide, theme.glyphs.more);
        let about = text::cut(
            action.about(),
            width.saturating_sub(wide + 5),
            theme.glyphs.more,
        );
        lines.push(Line::from(vec![
            Span::styled(format!("   {keys}"), theme.key),
            Span::raw(format!(" {about}")),
        ]));
    }
    for (keys, run) in state.keymap.runs(context) {
        let wide = if width < 60 { 12 } else { 22 };
        let keys = text::fit(&keys.to_string(), wide, theme.glyphs.more);
        let about = text::cut(
            &run.about,
            width.saturating_sub(wide + 5),
            theme.glyphs.more,
        );
        lines.push(Line::from(vec![
            Span::styled(format!("   {keys}"), theme.key),
            Span::raw(format!(" {about}")),
        ]));
    }
    lines.push(Line::default());
    lines
}

fn problems(state: &State, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    if state.problems.is_empty() {
        return vec![Line::styled(
            " no problems: everything was read",
            theme.muted,
        )];
    }
    let mut lines = Vec::new();
    for (at, problem) in state.problems.iter().enumerate() {
        let number = format!(" {:>3}  ", at + 1);
        let mut mark = Span::styled(number, theme.muted);
        for part in problem.lines() {
            let near = text::near(part, 4000);
            for range in text::wrap(near, width.saturating_sub(8), 8) {
                let mut line = vec![mark];
                line.extend(text::styled(near, range, |_| Style::new()));
                lines.push(Line::from(line));
                mark = Span::raw("      ");
            }
        }
    }
    lines
}

/// What each fact of the event rests on: the words and the rule.
fn why(state: &State, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let Some(event) = state.event() else {
        return vec![Line::styled(" no event is selected", theme.muted)];
    };
    let all = &state.corpus.collection;
    let mut page = Page {
        lines: Vec::new(),
        width,
        theme,
    };
    page.text(1, event.title, theme.title);
    let first = event.sources.first();
    let rule = first.map_or_else(String::new, |source| source.rule.to_string());
    page.fact("type", event.kind.label(), "", &rule);
    page.fact("status", event.status.label(), "", "");
    let when = &event.when;
    let how = if when.inferred {
        "inferred, not told with the event"
    } else {
        ""
    };
    page.fact(
        "date",
        &format!("{}  {}", said::range(&when.range), when.range.edtf()),
        how,
        &when.rule,
    );
    for one in event.participants.iter() {
        let office = participants::office(state, one.who).unwrap_or_default();
        let country = participants::country(state, one.who).map(|country| country.to_string());
        let known: Vec<String> = [Some(one.role.label().to_owned()), Some(office), country]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        page.fact("with", all.name(one.who), &known.join(", "), "");
        page.words(&named(state, &event, one.who));
    }
    if let Some(place) = event.place {
        let who = Who::Place(place);
        page.fact("place", all.name(who), "", "");
        page.words(&named(state, &event, who));
    }
    page.fact(
        "sure",
        &format!("{:.2}", event.confidence.clamp(0.0, 1.0)),
        &event.reasons.join(", "),
        "",
    );
    for source in event.sources.iter().take(50) {
        let Some(article) = all.article(source.article) else {
            continue;
        };
        page.lines.push(Line::default());
        let published = article
            .published
            .map(|day| format!(", {}", said::day(day)))
            .unwrap_or_default();
        page.text(
            1,
            &format!("{}{published}", publisher(state, source.article)),
            theme.heading,
        );
        page.fact(
            "words",
            &format!("“{}”", text::near(source.trigger.of(&article.body), 200)),
            &format!("told as {}", source.status.label()),
            &source.rule,
        );
        if let Some(when) = &source.when {
            let words = when.text.map_or("", |span| span.of(&article.body));
            page.fact("date", words, &said::range(&when.range), &when.rule);
        }
        for span in source.evidence.iter().take(20) {
            page.text(4, span.of(&article.body), theme.muted);
        }
    }
    for quote in event.quotes.iter().take(50) {
        let body = all
            .article(quote.article)
            .map_or("", |article| &article.body);
        page.lines.push(Line::default());
        page.fact(
            "quote",
            quote.span.of(body),
            quote.speaker.map_or("", |who| all.name(who)),
            &quote.rule,
        );
    }
    page.lines
}

/// The words that name someone in the evidence, and where they stand beside the word that tells the event.
fn named(state: &State, event: &Event<'_>, who: Who) -> String {
    let all = &state.corpus.collection;
    for source in event.sources.iter().take(50) {
        let Some(article) = all.article(source.article) else {
            continue;
        };
        for span in source.evidence.iter().take(20) {
            let Some(range) = source::named(all, who, span.of(&article.body)) else {
                continue;
            };
            let at = span.start as usize + range.start;
            let words = span.of(&article.body).get(range).unwrap_or("");
            let action = source.trigger.of(&article.body);
            let side = match at < source.trigger.start as usize {
                _ if !span.overlaps(source.trigger) => "in another sentence than",
                true => "before",
                false => "behind",
            };
            let publisher = publisher(state, source.article);
            return format!("“{words}” {side} “{action}” · {publisher}");
        }
    }
    "not named in the evidence by any of the known names".to_owned()
}

struct Page<'a> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'a Theme,
}

impl Page<'_> {
    fn text(&mut self, indent: usize, text: &str, style: Style) {
        let near = text::near(text, 2000);
        for range in text::wrap(near, self.width.saturating_sub(indent + 2), 6) {
            let mut line = vec![Span::raw(" ".repeat(indent))];
            line.extend(text::styled(near, range, |_| style));
            self.lines.push(Line::from(line));
        }
    }

    /// What stands in the text, below a fact.
    fn words(&mut self, words: &str) {
        let room = self.width.saturating_sub(14);
        let words = text::cut(words, room, self.theme.glyphs.more).into_owned();
        self.lines.push(Line::styled(
            format!("            {words}"),
            self.theme.muted,
        ));
    }

    /// A word, a fact, what is said of it, the rule that read it.
    fn fact(&mut self, label: &str, fact: &str, more: &str, rule: &str) {
        let fact =
            text::cut(fact, self.width.saturating_sub(14), self.theme.glyphs.more).into_owned();
        let mut line = vec![
            Span::styled(format!("    {label:<8}"), self.theme.muted),
            Span::raw(fact),
        ];
        if !more.is_empty() {
            line.push(Span::styled(
                format!("  {}", text::clean(more)),
                self.theme.muted,
            ));
        }
        if !rule.is_empty() {
            line.push(Span::styled(
                format!("  rule: {}", text::clean(rule)),
                self.theme.key,
            ));
        }
        self.lines.push(Line::from(line));
    }
}
