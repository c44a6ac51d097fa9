//! What is copied: an event, a quote, a person, each with where it was read.

use super::{
    action::Action,
    msg::Effect,
    pane::{event, participants},
    state::{Pane, State},
    text,
};
use crate::{
    model::{
        article::Article,
        collection::{ArticleId, Event, Saying},
        document::Who,
        event::Status,
    },
    timeline::said,
};

/// More is not copied: nobody pastes a whole book.
const MOST: usize = 20_000;

/// What an action of copying asks for; a sentence on why there is nothing to copy.
pub(super) fn copy(state: &State, action: Action) -> Result<Effect, &'static str> {
    let event = state.event().ok_or("no event is selected")?;
    let no_quote = "this event has no quotes";
    let nobody = "this event names no participants";
    let (what, text) = match action {
        Action::CopyJson => return Ok(Effect::CopyJson),
        Action::CopyQuote => ("the quote", quote(state, &event).ok_or(no_quote)?),
        Action::CopyPerson => ("the participant", person(state, &event).ok_or(nobody)?),
        Action::CopyUrl => ("the address", address(state).ok_or("it has no source")?),
        Action::CopyDate => ("the date", event.when.range.edtf()),
        Action::Copy => match state.focus {
            Pane::Participants => ("the participant", person(state, &event).ok_or(nobody)?),
            Pane::Quotes => ("the quote", quote(state, &event).ok_or(no_quote)?),
            Pane::Source => ("the evidence", evidence(state).ok_or("it has no source")?),
            _ => ("the event", told(state, &event)),
        },
        _ => ("the event", told(state, &event)),
    };
    let text = text::clean(text::near(text.trim(), MOST)).into_owned();
    Ok(Effect::Copy { what, text })
}

/// The selected event with its citation.
pub(super) fn of_event(state: &State) -> Option<String> {
    let text = told(state, &state.event()?);
    Some(text::clean(text::near(text.trim(), MOST)).into_owned())
}

/// `15 Jul 2026, Astana: Lavrov meets Wang (planned). Reuters, “Ministers meet”, 15 Jul 2026, https://...`
fn told(state: &State, event: &Event) -> String {
    let when = said::range(&event.when.range);
    let places = &state.corpus.collection.places;
    let place = event.place.and_then(|id| places.get(id.index()));
    let place = place
        .map(|place| format!(", {}", event::place(place)))
        .unwrap_or_default();
    let status = match event.status {
        Status::Occurred => String::new(),
        other => format!(" ({})", other.label()),
    };
    let source = event.sources.first().map(|source| source.article);
    let cited = source.map_or(String::new(), |id| cite(state, id));
    let own = own(state, event);
    format!("{when}{place}: {}{status}. {cited}{own}", event.title)
}

/// What the reader has written beside it, in brackets as the words of another hand: ` [compare with Oslo #shuttle]`.
fn own(state: &State, event: &Event) -> String {
    let note = state.notes.notes.get(&event.id).cloned();
    let tags = state.notes.tags.get(&event.id).into_iter().flatten();
    let words: Vec<String> = note
        .into_iter()
        .chain(tags.map(|tag| format!("#{tag}")))
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" [{}]", words.join(" "))
    }
}

/// The participant under the cursor: `Emmanuel Macron, President, France`.
fn person(state: &State, event: &Event) -> Option<String> {
    let last = event.participants.len().checked_sub(1)?;
    let one = event.participants.get(state.participant.min(last))?;
    Some(named(state, one.who))
}

fn named(state: &State, who: Who) -> String {
    let name = state.corpus.collection.name(who).to_owned();
    let office = participants::office(state, who);
    let country = participants::country(state, who);
    let country = country.map(|country| {
        let name = country.name().map(str::to_owned);
        name.unwrap_or_else(|| country.to_string())
    });
    let country = country.filter(|country| *country != name);
    let parts = [Some(name), office, country];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The quote under the cursor: `“We agreed.” — Emmanuel Macron, President, France, on Telegram. Reuters, ...`
fn quote(state: &State, event: &Event) -> Option<String> {
    let last = event.quotes.len().checked_sub(1)?;
    let quote = event.quotes.get(state.quote.min(last))?;
    let words = words(state, quote)?;
    let all = &state.corpus.collection;
    let speaker = quote.speaker.filter(|who| !all.name(*who).is_empty());
    let speaker = speaker.map_or("unnamed".to_owned(), |who| named(state, who));
    let medium = quote.medium.as_ref();
    let medium = medium.map_or(String::new(), |medium| format!(", {medium}"));
    let cited = cite(state, quote.article);
    Some(format!("{words} — {speaker}{medium}. {cited}"))
}

/// What was said, between marks where it is verbatim.
fn words(state: &State, quote: &Saying) -> Option<String> {
    let body = &state.corpus.collection.article(quote.article)?.body;
    let words = quote.span.of(body);
    Some(if quote.direct {
        format!("“{words}”")
    } else {
        words.to_owned()
    })
}

/// The sentences that tell the event in the source that is shown.
fn evidence(state: &State) -> Option<String> {
    let (source, article) = state.shown_source()?;
    let told = source.evidence.iter().map(|span| span.of(&article.body));
    let told: Vec<&str> = told.collect();
    Some(format!(
        "{} {}",
        told.join(" "),
        cite(state, source.article)
    ))
}

/// Where the article that is shown can be found: its address, else its file.
fn address(state: &State) -> Option<String> {
    let (_, article) = state.shown_source()?;
    Some(
        article
            .url
            .clone()
            .unwrap_or_else(|| article.origin.clone()),
    )
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
