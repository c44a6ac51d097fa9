//! Where an event happened: the place that stands nearest under "in", "at" or, for journeys and attacks, "to" and "on".
//!
//! In: a trigger with its day and who takes part. Out: a place that its clause names, the goal of the journey it is part
//! of, or the place of the dateline. What is only spoken of ("the war in Ukraine") is no place of an event.

use super::{
    Scene,
    cast::Figure,
    fold::{REACH, is_tour},
    reach,
    trigger::Trigger,
};
use crate::{
    grammar::lexicon::class,
    model::{
        document::{EventMention, Form, PlaceId, PlaceKind, When, Who},
        event::{EventType, Participant, Role, Status},
        span::Span,
        text::{ClauseKind, Upos},
    },
};

/// What a report tells of the day it was written, without a place, happened where it was written: things that people do
/// in a room or before a microphone.
pub(super) fn of_the_dateline(
    scene: &Scene<'_>,
    trigger: &Trigger,
    status: Status,
    when: Option<&When>,
    participants: &[Participant],
) -> Option<PlaceId> {
    use EventType::{Agreement, Criticism, Demand, Meeting, Statement, Support, Talks, Threat};
    let dateline = scene.article.dateline?;
    let indoors = matches!(
        trigger.kind,
        Meeting | Talks | Agreement | Statement | Demand | Criticism | Support | Threat
    );
    let words = scene.text.words;
    let opens = words.sentence_of(trigger.head) == words.sentence_of(words.token_at(dateline.end));
    // The sentence behind the dateline may tell of yesterday.
    let days = if opens { 0..=2 } else { 0..=0 };
    let today = when.is_some_and(|when| {
        let printed = scene.article.published;
        printed.is_some_and(|printed| days.contains(&(printed - when.range.first()).num_days()))
    });
    if !indoors || !today || !matches!(status, Status::Occurred | Status::Ongoing) {
        return None;
    }
    if !participants
        .first()
        .is_some_and(|first| in_the_lead(scene, first.who, dateline))
    {
        return None;
    }
    let places = &scene.layers.places;
    let said = places.iter().position(|place| {
        place
            .mentions
            .iter()
            .any(|mention| dateline.overlaps(mention.span))
    });
    said.and_then(|index| u32::try_from(index).ok())
        .map(PlaceId)
}

/// Whoever has travelled is where the journey led, until the text tells of another: "arrived in Madrid ... told reporters";
/// "will travel to Madrid for the summit".
pub(super) fn of_the_journey(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    status: Status,
    when: Option<&When>,
    participants: &[Participant],
) -> Option<PlaceId> {
    use EventType::{Agreement, Criticism, Demand, Meeting, Statement, Support, Talks, Threat};
    let indoors = matches!(
        trigger.kind,
        Meeting | Talks | Agreement | Statement | Demand | Criticism | Support | Threat
    );
    if !indoors || !matches!(status, Status::Occurred | Status::Ongoing | Status::Planned) {
        return None;
    }
    let sentence = scene.text.words.span(reach::sentence(scene, trigger.head));
    let first = participants.first().map(|p| p.who);
    let journey = before.iter().rev().take(REACH).find(|event| {
        let same_sentence = trigger.nominal && sentence.holds(event.trigger);
        let traveller = event.participants.iter().any(|p| {
            p.role == Role::Actor && Some(p.who) == first && matches!(p.who, Who::Person(_))
        });
        event.kind == EventType::Visit
            && event.place.is_some()
            && !is_tour(event)
            && at_the_time(event, when, status)
            && (same_sentence && (first.is_none() || traveller || trigger.kind == Meeting)
                || traveller)
    })?;
    journey.place
}

/// So many rows on either side are looked at for where somebody was that day.
const NEARBY: usize = 30;

/// "Later on Tuesday Lind met Brandt": nobody is in two cities on a day, so those who met, and are known to have been in one
/// place on that day, met there.
pub(super) fn of_the_same_day(events: &mut [EventMention], scene: &Scene<'_>) {
    let missing =
        (0..events.len()).filter(|&at| events[at].place.is_none() && in_person(&events[at]));
    let found: Vec<(usize, PlaceId)> = missing
        .filter_map(|at| Some((at, the_place_that_day(events, at, scene)?)))
        .collect();
    for (at, place) in found {
        events[at].place = Some(place);
    }
}

fn the_place_that_day(events: &[EventMention], at: usize, scene: &Scene<'_>) -> Option<PlaceId> {
    let event = &events[at];
    let near = events.get(at.saturating_sub(NEARBY)..events.len().min(at + NEARBY))?;
    let day = |event: &EventMention| event.when.as_ref().map(|when| when.range);
    let told = |event: &EventMention| event.when.as_ref().is_some_and(|when| !when.inferred);
    let mut places = near
        .iter()
        .filter(|other| in_person(other) && told(other) && day(other) == day(event))
        .filter(|other| shares_somebody(event, other))
        .filter_map(|other| other.place)
        .filter(|id| {
            let place = scene.layers.places.get(id.index());
            place.is_some_and(|place| place.kind != PlaceKind::Country)
        });
    let first = places.next()?;
    places.all(|other| other == first).then_some(first)
}

/// What people do in a room on one day.
fn in_person(event: &EventMention) -> bool {
    use EventType::{Agreement, Meeting, Talks, Visit};
    let one_day = event
        .when
        .as_ref()
        .is_some_and(|when| when.range.days() == 1 && !when.range.either);
    one_day
        && matches!(event.kind, Agreement | Meeting | Talks | Visit)
        && matches!(event.status, Status::Occurred | Status::Ongoing)
}

fn shares_somebody(one: &EventMention, other: &EventMention) -> bool {
    let there = |p: &Participant| matches!(p.role, Role::Actor | Role::Participant | Role::Host);
    one.participants.iter().any(|p| {
        matches!(p.who, Who::Person(_))
            && there(p)
            && other
                .participants
                .iter()
                .any(|q| q.who == p.who && there(q))
    })
}

/// Whether a journey lasts on the days of something else.
fn at_the_time(journey: &EventMention, when: Option<&When>, status: Status) -> bool {
    let (Some(there), Some(then)) = (journey.when.as_ref(), when) else {
        return false;
    };
    // Of the stops of a journey whose days are only those of the whole, none is known to be on a day.
    if there.inferred && there.range.days() > 3 {
        return false;
    }
    let (there, then) = (there.range, then.range);
    let days = (then.first() - there.first()).num_days();
    let after = (0..=2).contains(&days) || there.overlaps(&then);
    // Whoever has arrived stays for what is planned for today or tomorrow.
    let stays = journey.status != Status::Planned && (0..=1).contains(&days)
        || (journey.status == Status::Planned) == (status == Status::Planned);
    after && stays && then.days() <= 14
}

/// Whoever the first sentence is about is where it was written; others may be anywhere.
fn in_the_lead(scene: &Scene<'_>, who: Who, dateline: Span) -> bool {
    let words = scene.text.words;
    let lead = words
        .sentences
        .get(words.sentence_of(words.token_at(dateline.end)))
        .map(|sentence| sentence.span);
    let mut figures = scene.cast.figures.iter().filter(|figure| figure.who == who);
    figures.next().is_some_and(|figure| {
        lead.is_some_and(|lead| lead.holds(words.span(figure.tokens.clone())))
    })
}

pub(super) fn told(scene: &Scene<'_>, trigger: &Trigger) -> Option<PlaceId> {
    if let Some(place) = before_where(scene, trigger) {
        return Some(place);
    }
    let sentence = reach::sentence(scene, trigger.head);
    let figures = scene.cast.within(sentence.clone());
    let named = figures
        .iter()
        .filter_map(|figure| Some((steps(scene, trigger, figure)?, figure)));
    let best = named.min_by_key(|(steps, _)| *steps);
    if let Some((_, figure)) = best
        && let Who::Place(id) = figure.who
    {
        return Some(id);
    }
    None
}

/// "to Kuwait City, where he will meet ...": the place before the clause.
fn before_where(scene: &Scene<'_>, trigger: &Trigger) -> Option<PlaceId> {
    let words = scene.text.words;
    let clause = words
        .clauses
        .get(*words.clause_of.get(trigger.head)? as usize)?;
    let first = clause.parts.first()?.start;
    let opens = (first..first + 2).find(|&token| scene.text.is(token, "where"))?;
    if opens >= trigger.head {
        return None;
    }
    let before = scene.cast.within(opens.saturating_sub(8)..opens);
    let last = before.last().filter(|last| opens - last.tokens.end <= 2)?;
    // "in Rome, Italy, where": the city.
    let city = before.iter().rev().nth(1).filter(|city| {
        is_fine(scene, city.who)
            && !is_fine(scene, last.who)
            && last.tokens.start - city.tokens.end <= 1
    });
    let named =
        |figure: &&Figure| matches!(figure.who, Who::Place(_)) && figure.form != Form::Nationality;
    match city.filter(named).or(Some(last).filter(named))?.who {
        Who::Place(id) => Some(id),
        _ => None,
    }
}

fn is_fine(scene: &Scene<'_>, who: Who) -> bool {
    matches!(who, Who::Place(id) if scene.layers.places.get(id.index()).is_some_and(|place| {
        matches!(place.kind, PlaceKind::City | PlaceKind::Capital | PlaceKind::Venue)
    }))
}

fn steps(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> Option<usize> {
    let Who::Place(id) = figure.who else {
        return None;
    };
    let place = scene.layers.places.get(id.index())?;
    if matches!(figure.form, Form::Nationality | Form::Metonym)
        || !fits(scene, trigger, figure, place.kind)
        || of_the_object(scene, trigger, figure)
        || is_topic(scene, trigger, figure)
    {
        return None;
    }
    let apart = figure.tokens.start.abs_diff(trigger.head);
    let groups = reach::groups(scene, reach::sentence(scene, trigger.head));
    let (low, high) = (
        trigger.head.min(figure.tokens.start),
        trigger.head.max(figure.tokens.start),
    );
    let between = groups
        .iter()
        .filter(|group| low < group.head && group.head < high);
    // Each verb between takes the place to itself; a finite one more than "to" and "-ing".
    let verbs: usize = between.map(|group| if group.finite { 12 } else { 6 }).sum();
    // A city says more than the country behind it ("in Rome, Italy").
    let coarse = match place.kind {
        PlaceKind::City | PlaceKind::Capital | PlaceKind::Venue => 0,
        PlaceKind::Country | PlaceKind::Region => 4,
    };
    let owned = (low..high).any(|token| {
        ["since", "after", "before", "when", "where", "who"]
            .iter()
            .any(|word| scene.text.is(token, word))
    });
    let elsewhere = if another_clause(scene, trigger, figure) {
        8
    } else {
        0
    };
    let steps = elsewhere + apart + verbs + coarse + if owned { 14 } else { 0 };
    (steps <= 30).then_some(steps)
}

/// Whether the word over a place can say where a thing of this type happens.
fn fits(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure, kind: PlaceKind) -> bool {
    let text = scene.text;
    let under = |words: &[&str]| {
        let at = figure.preposition;
        at.is_some_and(|at| words.iter().any(|word| text.is(at, word)))
    };
    let journey = trigger.kind == EventType::Visit;
    let attack = trigger.kind == EventType::Attack;
    // A noun has none: "since the attack on Kyiv, Norway has given aid".
    let direct_object = (journey || attack)
        && !trigger.nominal
        && figure.preposition.is_none()
        && figure.tokens.start > trigger.head;
    // "rein in North Korea": the word belongs to the verb.
    let particle = figure.preposition.is_some_and(|at| {
        let verb = at.checked_sub(1);
        verb.is_some_and(|verb| {
            ["rein", "hem", "usher", "fence", "lock", "box"]
                .iter()
                .any(|word| text.lemma_is(verb, word))
        })
    });
    // "Prime Minister Sunak of the United Kingdom"
    if particle || figure.modifier && under(&["of"]) {
        return false;
    }
    // "the Rome encounter"
    let describes = trigger.nominal && figure.tokens.end == trigger.tokens.start;
    if under(&["in", "at", "near", "outside", "inside", "within", "around"]) || describes {
        true
    } else if under(&["to", "into", "through", "across"]) {
        journey
    } else if journey && under(&["of"]) {
        // "a tour of Europe"
        figure.preposition == Some(trigger.tokens.end)
    } else if under(&["on", "against", "of"]) {
        attack && kind != PlaceKind::Country
    } else {
        direct_object
    }
}

/// Whether a clause of its own holds the place: a relative clause, or one that hangs on another verb.
fn another_clause(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    let words = scene.text.words;
    let own = words.clause_of.get(figure.tokens.start);
    own != words.clause_of.get(trigger.head)
}

/// "a ceasefire in Ukraine", "the situation in Gaza", "who lives in Oslo": what is spoken of is there, not the event.
fn is_topic(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    use EventType::{Attack, Ceasefire, Protest};
    let words = scene.text.words;
    let relative = words
        .clause_of
        .get(figure.tokens.start)
        .filter(|clause| words.clause_of.get(trigger.head) != Some(clause))
        .and_then(|clause| words.clauses.get(*clause as usize))
        .is_some_and(|clause| clause.kind == ClauseKind::Relative);
    if relative {
        return true;
    }
    let Some(before) = figure.preposition.and_then(|at| at.checked_sub(1)) else {
        return false;
    };
    let topic = scene
        .text
        .hits
        .class_at(before, class::TOPIC_NOUN)
        .is_some();
    topic && trigger.head != before && !matches!(trigger.kind, Attack | Ceasefire | Protest)
}

/// "called for a truce in Sudan": the place belongs to the noun before it, not to the words that are spoken of it.
fn of_the_object(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    use EventType::{Criticism, Demand, Refusal, Statement, Support, Threat};
    let spoken = matches!(
        trigger.kind,
        Criticism | Demand | Refusal | Statement | Support | Threat
    );
    let Some(preposition) = figure.preposition.filter(|_| spoken) else {
        return false;
    };
    (trigger.tokens.end..preposition).any(|token| scene.text.tokens()[token].upos == Upos::Noun)
}

#[cfg(test)]
mod tests;
