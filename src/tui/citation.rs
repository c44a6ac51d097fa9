//! What is copied: an event, a quote, a person, each with where it was read.

use super::{
    pane::{event, participants},
    state::{Pane, State},
    text,
};
use crate::{
    model::{article::Article, collection::ArticleId},
    timeline::said,
};

/// What the focused pane has under its cursor.
pub(super) fn of(state: &State) -> Option<String> {
    let event = state.event()?;
    let all = &state.corpus.collection;
    let text = match state.focus {
        Pane::Timeline | Pane::Event => {
            let when = said::range(&event.when.range);
            let place = event.place.and_then(|id| all.places.get(id.index()));
            let place = place
                .map(|place| format!(", {}", event::place(place)))
                .unwrap_or_default();
            let status = match event.status {
                crate::model::event::Status::Occurred => String::new(),
                other => format!(" ({})", other.label()),
            };
            let source = event.sources.first().map(|source| source.article);
            format!(
                "{when}{place}: {}{status}. {}",
                event.title,
                source.map_or(String::new(), |id| cite(state, id))
            )
        }
        Pane::Participants => {
            let one = event.participants.get(
                state
                    .participant
                    .min(event.participants.len().checked_sub(1)?),
            )?;
            let office = participants::office(state, one.who);
            let country = participants::country(state, one.who).map(|country| {
                country
                    .name()
                    .map_or_else(|| country.to_string(), str::to_owned)
            });
            let parts = [Some(all.name(one.who).to_owned()), office, country];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Pane::Quotes => {
            let quote = event
                .quotes
                .get(state.quote.min(event.quotes.len().checked_sub(1)?))?;
            let body = &all.article(quote.article)?.body;
            let speaker = quote
                .speaker
                .map(|who| all.name(who))
                .filter(|name| !name.is_empty());
            let words = quote.span.of(body);
            let words = if quote.direct {
                format!("“{words}”")
            } else {
                words.to_owned()
            };
            format!(
                "{words} — {}. {}",
                speaker.unwrap_or("unnamed"),
                cite(state, quote.article)
            )
        }
        Pane::Source => {
            let (source, article) = state.shown_source()?;
            let evidence: Vec<&str> = source
                .evidence
                .iter()
                .map(|span| span.of(&article.body))
                .collect();
            format!("{} {}", evidence.join(" "), cite(state, source.article))
        }
    };
    Some(text::clean(text::near(text.trim(), 20_000)).into_owned())
}

/// `Reuters, “Ministers meet in Astana”, 15 Jul 2026, https://...`
fn cite(state: &State, id: ArticleId) -> String {
    let Some(article) = state.corpus.collection.article(id) else {
        return String::new();
    };
    let Article {
        title,
        published,
        url,
        origin,
        ..
    } = &**article;
    let parts = [
        article.publisher.clone(),
        title.as_ref().map(|title| format!("“{title}”")),
        published.map(said::day),
        Some(url.clone().unwrap_or_else(|| origin.clone())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
