//! "will visit Rome on 3 May, Paris on 5 May and Oslo": the stops of one journey that have days of their own.
//!
//! In: a visit as its trigger tells it. Out: a row for each stop that has its own days, or the visit as it is.

use super::{Scene, cast::Figure, reach, trigger::Trigger};
use crate::model::{
    date::Precision,
    document::{EventMention, Form, PlaceId, PlaceKind, TimeMention, When, Who},
    event::EventType,
    text::Upos,
};

pub(super) fn stops(
    scene: &Scene<'_>,
    trigger: &Trigger,
    event: EventMention,
    told: &mut Vec<EventMention>,
) {
    let stops = if event.kind == EventType::Visit {
        named(scene, trigger)
    } else {
        Vec::new()
    };
    if stops.len() < 2 {
        return told.push(event);
    }
    let rows = stops.into_iter().map(|(place, time)| {
        let mut row = event.clone();
        row.place = Some(place);
        row.when = time.when.map(|range| When {
            range,
            text: Some(time.span),
            inferred: false,
            rule: time.rule.clone(),
        });
        // Of the states on the way only the one that is visited takes part.
        row.participants.retain(|p| {
            !matches!(p.who, Who::Place(id) if id != place) || !visited(scene, trigger, p.who)
        });
        row
    });
    told.extend(rows);
}

/// Whether a place stands behind the trigger: it is a goal and not the one who travels.
fn visited(scene: &Scene<'_>, trigger: &Trigger, who: Who) -> bool {
    let end = reach::sentence(scene, trigger.head).end;
    let behind = scene.cast.within(trigger.head..end);
    behind.iter().any(|figure| figure.who == who)
}

/// The places behind the trigger that a time of days follows at once, up to the next finite verb.
fn named<'a>(scene: &'a Scene<'_>, trigger: &Trigger) -> Vec<(PlaceId, &'a TimeMention)> {
    let sentence = reach::sentence(scene, trigger.head);
    let end = reach::groups(scene, trigger.head + 1..sentence.end)
        .iter()
        .find(|group| group.finite && group.head != trigger.head)
        .map_or(sentence.end, |group| group.tokens.start);
    let figures = scene.cast.within(trigger.head..end);
    let mut stops: Vec<(PlaceId, &TimeMention)> = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let Some(time) = time_behind(scene, figure) else {
            continue;
        };
        // "for the dialogue on China on 21 April"
        let spoken_of = figure.preposition.is_some_and(|at| {
            ["on", "about", "over"]
                .iter()
                .any(|word| scene.text.is(at, word))
        });
        if spoken_of {
            continue;
        }
        // "Rome, Italy, on 3 May": the city is the stop.
        let city = at
            .checked_sub(1)
            .map(|before| &figures[before])
            .filter(|city| {
                figure.tokens.start - city.tokens.end == 1
                    && is(scene, city, false)
                    && is(scene, figure, true)
            });
        let figure = city.unwrap_or(figure);
        if let Who::Place(id) = figure.who
            && figure.form != Form::Nationality
            && !stops.iter().any(|(known, _)| *known == id)
        {
            stops.push((id, time));
        }
    }
    stops
}

fn is(scene: &Scene<'_>, figure: &Figure, country: bool) -> bool {
    matches!(figure.who, Who::Place(id) if scene.layers.places.get(id.index())
        .is_some_and(|place| (place.kind == PlaceKind::Country) == country))
}

/// A time of days right behind a place, with nothing but a comma, a bracket or a preposition between.
fn time_behind<'a>(scene: &'a Scene<'_>, figure: &Figure) -> Option<&'a TimeMention> {
    let text = scene.text;
    let end = figure.tokens.end;
    let times = reach::times(scene, end..end + 4);
    let time = times.iter().find(|time| {
        time.when
            .is_some_and(|range| range.precision <= Precision::Day && range.days() <= 31)
    })?;
    let at = text.words.token_at(time.span.start);
    (end..at)
        .all(|token| matches!(text.tokens()[token].upos, Upos::Punct | Upos::Adp))
        .then_some(time)
}
