//! One event told twice in an article is one record.
//!
//! Two tellings are one where type, day, participants and place do not clash and share something that tells them
//! apart from others: a participant, a place, or a definite noun ("the meeting").

use rustc_hash::FxHashMap;

use super::Scene;
use crate::model::{
    date::Precision,
    document::{EventMention, PlaceId, PlaceKind, When, Who},
    event::{EventType, Participant, Role, Status},
};

/// How many events back a telling can take up one that was told before.
pub(super) const REACH: usize = 80;

/// Folds later tellings into the first; both in reading order.
pub(super) fn fold(told: Vec<EventMention>, scene: &Scene<'_>) -> Vec<EventMention> {
    let mut events: Vec<EventMention> = Vec::with_capacity(told.len());
    let dated = scene.article.published.is_some();
    for event in told {
        let from = events.len().saturating_sub(REACH);
        match events[from..]
            .iter()
            .rposition(|known| same(known, &event, scene))
        {
            Some(at) => join(&mut events[from + at], event, scene),
            // "the coup" that nobody has told before is background.
            None if dated && taken_up(&event) => {}
            None => events.push(event),
        }
    }
    // What names nobody and was told nowhere before is no row of a dated story.
    events.retain(|event| {
        !dated
            || (!event.participants.is_empty() || event.place.is_some())
                && !in_passing(event, scene)
    });
    events
}

/// Nobody is named with it and no day is told: it only refers to something.
fn taken_up(event: &EventMention) -> bool {
    event.participants.is_empty() && event.when.as_ref().is_some_and(|when| when.inferred)
}

/// Types that a text uses for one thing: a summit is a meeting, has talks and may be a call or part of a visit.
pub(super) fn kin(one: EventType, other: EventType) -> bool {
    use EventType::{Call, Meeting, Talks};
    one == other
        || matches!((one, other), (Meeting | Talks | Call, Meeting | Talks | Call) if one != Call || other != Meeting)
}

fn same(known: &EventMention, new: &EventMention, scene: &Scene<'_>) -> bool {
    // "came seeking help" is no call that is made later.
    if (known.rule == "seek") != (new.rule == "seek") {
        return false;
    }
    if !kin(known.kind, new.kind) || !status_agrees(known, new) || stop_of_a_tour(known, new) {
        return false;
    }
    let (first, second) = (main(known), main(new));
    if !days_agree(known.when.as_ref(), new.when.as_ref()) {
        return the_same_pair(known, new, &first, &second, scene);
    }
    let meets = |one: &Who, all: &[Who]| all.iter().any(|other| stands_for(scene, *one, *other));
    let shared = second.iter().filter(|who| meets(who, &first)).count();
    let own_new = second.len() - shared;
    let own_known = first.iter().filter(|who| !meets(who, &second)).count();
    let definite = definite(new, scene);
    let place = places(known.place, new.place, scene);
    let one_day = told_one_day(known.when.as_ref(), new.when.as_ref());
    // "Talks in Oslo" beside "Norway and Sweden hold talks": one of them names nobody.
    if second.is_empty() || first.is_empty() {
        let apart = place == Places::Apart && !definite;
        return second.is_empty() && definite
            || place == Places::One && (known.kind == new.kind || one_day)
            || one_day && known.kind == new.kind && !apart && beside(known, new, scene);
    }
    if place == Places::Apart && !definite {
        return false;
    }
    let one_holds_the_other = own_new == 0 || own_known == 0;
    let named_twice = one_day && second.iter().any(|who| first.contains(who));
    one_holds_the_other
        && shared > 0
        && (known.kind == new.kind || shared >= 2 || definite || named_twice)
}

/// "Lind and Brandt met", told once with its day and once, in a headline or further down, without: the same two people
/// meet once in a story that does not tell of two days.
fn the_same_pair(
    known: &EventMention,
    new: &EventMention,
    first: &[Who],
    second: &[Who],
    scene: &Scene<'_>,
) -> bool {
    let (Some(one), Some(other)) = (&known.when, &new.when) else {
        return false;
    };
    let days = (one.range.first() - other.range.first()).num_days().abs();
    let all = |some: &[Who], of: &[Who]| some.iter().all(|who| of.contains(who));
    let pair = first.len() >= 2 && all(first, second) && all(second, first);
    let traveller = known.kind == EventType::Visit && !first.is_empty() && all(second, first);
    let place = places(known.place, new.place, scene);
    // "Lind resigned on Monday. ... Her resignation was the first": nobody leaves one office twice in a week.
    let office = known.rule == new.rule && matches!(&*known.rule, "leave office" | "take office");
    let holder = office && !first.is_empty() && all(first, second) && all(second, first);
    one.inferred != other.inferred
        && days <= 7
        && known.kind == new.kind
        && known.status == new.status
        && (holder
            || pair && super::symmetric(known.kind) && place != Places::Apart
            || traveller && place == Places::One)
}

/// Who takes part; the goal of a visit is its place.
fn main(event: &EventMention) -> Vec<Who> {
    let goal = |p: &&Participant| {
        let there = matches!(p.who, Who::Place(id) if event.place == Some(id));
        event.kind == EventType::Visit
            && (there || p.role != Role::Actor && matches!(p.who, Who::Place(_)))
    };
    event
        .participants
        .iter()
        .filter(|p| p.role != Role::Attendee && !goal(p))
        .map(|p| p.who)
        .collect()
}

/// The same, or a state and somebody who acts for it: "the United States" and "Blinken".
fn stands_for(scene: &Scene<'_>, one: Who, other: Who) -> bool {
    let country = |who: Who| match who {
        Who::Person(id) => scene.layers.people.get(id.index()).and_then(|p| p.country),
        Who::Place(id) => scene.layers.places.get(id.index()).and_then(|p| p.country),
        Who::Organization(_) => None,
    };
    let state = |who: Who| {
        matches!(who, Who::Place(id) if scene.layers.places.get(id.index())
            .is_some_and(|place| matches!(place.kind, PlaceKind::Country | PlaceKind::Capital)))
    };
    one == other
        || (state(one) || state(other)) && country(one).is_some() && country(one) == country(other)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    One,
    Open,
    Apart,
}

/// Two places are one where one lies in the other, as far as the text shows: a city and its country.
fn places(one: Option<PlaceId>, other: Option<PlaceId>, scene: &Scene<'_>) -> Places {
    let (Some(one), Some(other)) = (one, other) else {
        return Places::Open;
    };
    let place = |id: PlaceId| scene.layers.places.get(id.index());
    let within = match (place(one), place(other)) {
        (Some(one), Some(other)) => {
            let wide = |kind: PlaceKind| kind == PlaceKind::Country;
            one.country.is_some()
                && one.country == other.country
                && (wide(one.kind)
                    || wide(other.kind)
                    || one.kind == PlaceKind::Venue
                    || other.kind == PlaceKind::Venue)
        }
        _ => false,
    };
    if one == other || within {
        Places::One
    } else {
        Places::Apart
    }
}

/// A tour of several states and the visit to one of them, with days of its own, are two things.
fn stop_of_a_tour(known: &EventMention, new: &EventMention) -> bool {
    let days = |event: &EventMention| event.when.as_ref().map_or(0, |when| when.range.days());
    known.kind == EventType::Visit
        && new.kind == EventType::Visit
        && (is_tour(known) || is_tour(new))
        && days(known) != days(new)
}

/// A journey to several states.
pub(super) fn is_tour(event: &EventMention) -> bool {
    let goals = event
        .participants
        .iter()
        .filter(|p| matches!(p.who, Who::Place(_)) && p.role != Role::Actor);
    event.kind == EventType::Visit && goals.count() >= 2
}

/// Both are told of one and the same day or days, in words.
fn told_one_day(one: Option<&When>, other: Option<&When>) -> bool {
    matches!((one, other), (Some(one), Some(other))
        if one.range == other.range && one.range.days() <= 7 && !(one.inferred && other.inferred))
}

/// Told in one sentence or in the next but one.
fn beside(known: &EventMention, new: &EventMention, scene: &Scene<'_>) -> bool {
    let words = scene.text.words;
    let sentence = |byte: u32| words.sentence_of(words.token_at(byte));
    let last = known.evidence.last().map_or(0, |span| sentence(span.start));
    sentence(new.trigger.start) <= last + 2
}

/// "the meeting", "that visit"
fn definite(event: &EventMention, scene: &Scene<'_>) -> bool {
    let first = scene.text.words.token_at(event.trigger.start);
    (first.saturating_sub(2)..first).any(|token| {
        ["the", "that", "this", "their", "his", "her"]
            .iter()
            .any(|word| scene.text.is(token, word))
    })
}

fn days_agree(one: Option<&When>, other: Option<&When>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one.range.overlaps(&other.range)
                || one.inferred
                    && other.inferred
                    && (one.range.first() - other.range.first()).num_days().abs() <= 2
        }
        _ => true,
    }
}

/// What happened and what was denied are two things; a plan and its fulfilment are one.
fn status_agrees(one: &EventMention, other: &EventMention) -> bool {
    let unreal = |status: Status| {
        matches!(
            status,
            Status::Denied | Status::Proposed | Status::Hypothetical
        )
    };
    one.status == other.status || !(unreal(one.status) || unreal(other.status))
}

fn join(known: &mut EventMention, new: EventMention, scene: &Scene<'_>) {
    if better(new.when.as_ref(), known.when.as_ref(), known.kind) {
        known.when = new.when;
    }
    known.place = finer(known.place, new.place, scene);
    for participant in new.participants {
        take_in(known, participant, scene);
    }
    known.alleged &= new.alleged;
    for number in new.numbers {
        if !known
            .numbers
            .iter()
            .any(|own| own.counted == number.counted)
        {
            known.numbers.push(number);
        }
    }
    for quote in new.quotes {
        if !known.quotes.contains(&quote) {
            known.quotes.push(quote);
        }
    }
    for span in new.evidence {
        if !known.evidence.contains(&span) {
            known.evidence.push(span);
        }
    }
    // A face-to-face event is told as talks and as a meeting: the meeting is the event.
    if known.kind == EventType::Talks && new.kind == EventType::Meeting {
        known.kind = new.kind;
    }
    if known.status == Status::Planned
        && matches!(
            new.status,
            Status::Occurred | Status::Cancelled | Status::Ongoing
        )
    {
        known.status = new.status;
    }
}

/// The city rather than the country around it.
fn finer(known: Option<PlaceId>, new: Option<PlaceId>, scene: &Scene<'_>) -> Option<PlaceId> {
    let (Some(one), Some(other)) = (known, new) else {
        return known.or(new);
    };
    let wide = |id: PlaceId| {
        scene
            .layers
            .places
            .get(id.index())
            .is_some_and(|place| place.kind == PlaceKind::Country)
    };
    let narrower = wide(one) && !wide(other) && places(known, new, scene) == Places::One;
    Some(if narrower { other } else { one })
}

/// Who is named takes the seat of the state that was told before; a state is not told beside its own people.
fn take_in(known: &mut EventMention, new: Participant, scene: &Scene<'_>) {
    if known.participants.iter().any(|p| p.who == new.who) {
        return;
    }
    let person = |who: Who| matches!(who, Who::Person(_));
    let stands = |p: &&mut Participant| {
        !(person(p.who) && person(new.who)) && stands_for(scene, p.who, new.who)
    };
    let main = |p: &&mut Participant| p.role != Role::Attendee;
    match known.participants.iter_mut().filter(main).find(stands) {
        Some(seat) if person(new.who) && new.role != Role::Attendee => seat.who = new.who,
        Some(_) if !person(new.who) => {}
        _ => known.participants.push(new),
    }
}

/// What the text tells rather than what is understood, then the fewer days; of a visit all of its days rather than the
/// day of arrival.
fn better(new: Option<&When>, known: Option<&When>, kind: EventType) -> bool {
    let (Some(new), Some(known)) = (new, known) else {
        return new.is_some();
    };
    let by_day = |when: &When| when.range.precision <= Precision::Day;
    let (now, then) = (new.range.days(), known.range.days());
    let stay = kind == EventType::Visit && by_day(new) && by_day(known);
    known.inferred && !new.inferred
        || known.inferred == new.inferred && if stay { now > then } else { now < then }
}

/// Rows that would read the same on the timeline are one: the same headline on days that agree.
pub(super) fn twins(events: &mut Vec<EventMention>, scene: &Scene<'_>) {
    let mut seen: FxHashMap<(EventType, String), usize> = FxHashMap::default();
    let mut kept: Vec<EventMention> = Vec::with_capacity(events.len());
    for event in events.drain(..) {
        let key = (event.kind, event.title.clone());
        let twin = seen.get(&key).copied().filter(|&at| {
            let known: &EventMention = &kept[at];
            days_agree(known.when.as_ref(), event.when.as_ref())
                && status_agrees(known, &event)
                && places(known.place, event.place, scene) != Places::Apart
        });
        match twin {
            Some(at) => join(&mut kept[at], event, scene),
            None => {
                seen.insert(key, kept.len());
                kept.push(event);
            }
        }
    }
    *events = kept;
}

/// A year or more with nobody or only one to tell of it is what a text mentions in passing.
fn in_passing(event: &EventMention, scene: &Scene<'_>) -> bool {
    let parties = event
        .participants
        .iter()
        .filter(|p| p.role != Role::Attendee)
        .count();
    let coarse = event
        .when
        .as_ref()
        .is_some_and(|when| when.range.days() > 100);
    // "signed in Washington in 1979": a city says enough.
    let city = event.place.is_some_and(|id| {
        scene
            .layers
            .places
            .get(id.index())
            .is_some_and(|place| place.kind != PlaceKind::Country)
    });
    coarse && !city && (parties == 0 || parties == 1 && event.place.is_none())
}

#[cfg(test)]
mod tests;
