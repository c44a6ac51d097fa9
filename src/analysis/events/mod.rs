//! Finds the dated events that an article tells.
//!
//! In: a text, its times, its people, organizations and places, its quotes. Out: one record for each event that an
//! analyst would note, with what it is, how far it is real, when, where and who; told twice in the article it is one.
//! The words are in `assets/rules/events.toml`; each file here answers one question about a trigger.

mod cast;
mod confidence;
mod fold;
mod place;
mod roles;
mod status;
mod title;
mod trigger;
mod when;

use crate::model::{
    article::Article,
    document::{EventMention, Organization, Person, Place, Quote, TimeMention},
    event::EventType,
    span::Span,
    text::Text,
};
use cast::Cast;
use trigger::Trigger;

/// What stands on the page before events are read.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    pub times: &'a [TimeMention],
    pub people: &'a [Person],
    pub organizations: &'a [Organization],
    pub places: &'a [Place],
    pub quotes: &'a [Quote],
}

/// All that a question about an event may look at.
struct Scene<'a> {
    text: Text<'a>,
    article: &'a Article,
    layers: Layers<'a>,
    cast: Cast,
}

pub fn extract(text: Text<'_>, article: &Article, layers: Layers<'_>) -> Vec<EventMention> {
    let scene = Scene {
        text,
        article,
        layers,
        cast: Cast::new(text, layers),
    };
    let triggers = trigger::find(&scene);
    let mut told = Vec::with_capacity(triggers.len());
    for trigger in &triggers {
        if let Some(event) = one(&scene, trigger, &triggers, &told) {
            told.push(event);
        }
    }
    let mut events = fold::fold(told, &scene);
    for event in &mut events {
        event.title = title::title(event, &scene);
        (event.confidence, event.reasons) = confidence::weigh(event);
    }
    events.sort_by_key(|event| event.trigger);
    events
}

fn one(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<EventMention> {
    let participants = roles::participants(scene, trigger, before);
    let place = place::place(scene, trigger);
    if participants.is_empty() && place.is_none() && !trigger.definite {
        return None;
    }
    let (status, alleged) = status::status(scene, trigger);
    let when = when::when(scene, trigger, triggers, before, status);
    let (status, when) = status::against_the_clock(status, when, scene.article.published);
    Some(EventMention {
        trigger: scene.text.words.span(trigger.tokens.clone()),
        kind: trigger.kind,
        status,
        alleged,
        when,
        place,
        title: String::new(),
        participants,
        quotes: quotes(scene, trigger),
        evidence: vec![evidence(scene, trigger)],
        confidence: 0.0,
        reasons: Vec::new(),
        rule: trigger.rule.into(),
    })
}

/// The sentence that tells it.
fn evidence(scene: &Scene<'_>, trigger: &Trigger) -> Span {
    let words = scene.text.words;
    words
        .sentences
        .get(words.sentence_of(trigger.head))
        .map_or_else(|| words.span(trigger.tokens.clone()), |s| s.span)
}

/// Quotes of the same sentence belong to the event.
fn quotes(scene: &Scene<'_>, trigger: &Trigger) -> Vec<crate::model::document::QuoteId> {
    let sentence = evidence(scene, trigger);
    let quotes = scene.layers.quotes.iter().enumerate();
    let near = quotes.filter(|(_, quote)| {
        sentence.overlaps(quote.span) || quote.cue.is_some_and(|cue| sentence.holds(cue))
    });
    near.filter_map(|(index, _)| {
        u32::try_from(index)
            .ok()
            .map(crate::model::document::QuoteId)
    })
    .collect()
}

/// Types in which all who take part do the same.
fn symmetric(kind: EventType) -> bool {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    matches!(
        kind,
        Meeting | Talks | Call | Agreement | Ceasefire | Exchange
    )
}

#[cfg(test)]
mod tests;
