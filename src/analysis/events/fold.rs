//! One event told twice in an article is one record.
//!
//! Two tellings are one where type, day, participants and place do not clash and share something that tells them
//! apart from others: a participant, a place, or a definite noun ("the meeting").

use super::Scene;
use crate::model::{
    date::DateRange,
    document::{EventMention, When},
    event::{EventType, Role, Status},
};

/// How many events back a telling can take up one that was told before.
const REACH: usize = 80;

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
            Some(at) => join(&mut events[from + at], event),
            // "the coup" that nobody has told before is background.
            None if dated && taken_up(&event) => {}
            None => events.push(event),
        }
    }
    // What names nobody and was told nowhere before is no row of a dated story.
    events.retain(|event| !dated || !event.participants.is_empty() || event.place.is_some());
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
    if !kin(known.kind, new.kind)
        || !days_agree(known.when.as_ref(), new.when.as_ref())
        || !status_agrees(known, new)
    {
        return false;
    }
    let main = |event: &EventMention| {
        event
            .participants
            .iter()
            .filter(|p| p.role != Role::Attendee)
            .map(|p| p.who)
            .collect::<Vec<_>>()
    };
    let (first, second) = (main(known), main(new));
    let shared = second.iter().filter(|who| first.contains(who)).count();
    let own_new = second.len() - shared;
    let own_known = first.len() - shared;
    let definite = definite(new, scene);
    let places_clash =
        matches!((known.place, new.place), (Some(one), Some(other)) if one != other) && !definite;
    let one_holds_the_other = own_new == 0 || own_known == 0;
    if second.is_empty() {
        return definite
            || known.place == new.place && known.place.is_some() && known.kind == new.kind;
    }
    if places_clash {
        return false;
    }
    one_holds_the_other && shared > 0 && (known.kind == new.kind || shared >= 2 || definite)
}

/// "the meeting", "that visit"
fn definite(event: &EventMention, scene: &Scene<'_>) -> bool {
    let first = scene.text.words.token_at(event.trigger.start);
    (first.saturating_sub(2)..first).any(|token| {
        ["the", "that", "this", "their"]
            .iter()
            .any(|word| scene.text.is(token, word))
    })
}

fn days_agree(one: Option<&When>, other: Option<&When>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one.range.overlaps(&other.range) || one.inferred && other.inferred
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

fn join(known: &mut EventMention, new: EventMention) {
    if better(new.when.as_ref(), known.when.as_ref()) {
        known.when = new.when;
    }
    known.place = known.place.or(new.place);
    for participant in new.participants {
        if !known.participants.iter().any(|p| p.who == participant.who) {
            known.participants.push(participant);
        }
    }
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
    if known.status == Status::Planned && new.status == Status::Occurred {
        known.status = Status::Occurred;
    }
}

fn better(new: Option<&When>, known: Option<&When>) -> bool {
    let days = |range: &DateRange| range.days();
    match (new, known) {
        (Some(_), None) => true,
        (Some(new), Some(known)) => {
            known.inferred && !new.inferred
                || known.inferred == new.inferred && days(&new.range) < days(&known.range)
        }
        _ => false,
    }
}
