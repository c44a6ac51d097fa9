//! Where an event happened: the place that stands nearest under "in", "at" or, for journeys and attacks, "to" and "on".

use super::{Scene, cast::Figure, reach, trigger::Trigger};
use crate::model::{
    document::{EventMention, Form, PlaceId, PlaceKind, When, Who},
    event::{EventType, Participant, Role, Status},
    span::Span,
    text::Upos,
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
    let today = when.is_some_and(|when| Some(when.range.first()) == scene.article.published);
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
    let journey = before.iter().rev().find(|event| {
        let same_sentence = trigger.nominal && sentence.holds(event.trigger);
        let traveller = event.participants.iter().any(|p| {
            p.role == Role::Actor && Some(p.who) == first && matches!(p.who, Who::Person(_))
        });
        event.kind == EventType::Visit
            && (same_sentence && (first.is_none() || traveller || trigger.kind == Meeting)
                || traveller)
    })?;
    let (there, then) = (journey.when.as_ref()?.range, when?.range);
    let days = (then.first() - there.first()).num_days();
    let after = (0..=2).contains(&days) || there.overlaps(&then);
    let real = |status: Status| status == Status::Planned;
    (after && real(journey.status) == real(status) && then.days() <= 14)
        .then_some(journey.place)
        .flatten()
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

fn steps(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> Option<usize> {
    let Who::Place(id) = figure.who else {
        return None;
    };
    let place = scene.layers.places.get(id.index())?;
    if matches!(figure.form, Form::Nationality | Form::Metonym) {
        return None;
    }
    let word = figure
        .preposition
        .map(|at| scene.text.word(at).to_ascii_lowercase());
    let journey = trigger.kind == EventType::Visit;
    let attack = trigger.kind == EventType::Attack;
    let direct_object =
        (journey || attack) && figure.preposition.is_none() && figure.tokens.start > trigger.head;
    let fits = match word.as_deref() {
        Some("in" | "at" | "near" | "outside" | "inside" | "within" | "around") => true,
        // "the Rome encounter"
        _ if trigger.nominal && figure.tokens.end == trigger.tokens.start => true,
        Some("to" | "into" | "through") => journey,
        Some("on" | "against" | "of") => attack && place.kind != PlaceKind::Country || journey,
        _ => direct_object,
    };
    if !fits {
        return None;
    }
    // "Prime Minister Sunak of the United Kingdom"
    if figure.modifier && word.as_deref() == Some("of") {
        return None;
    }
    if of_the_object(scene, trigger, figure) {
        return None;
    }
    let apart = figure.tokens.start.abs_diff(trigger.head);
    let groups = reach::groups(scene, reach::sentence(scene, trigger.head));
    let (low, high) = (
        trigger.head.min(figure.tokens.start),
        trigger.head.max(figure.tokens.start),
    );
    let verbs = groups
        .iter()
        .filter(|group| group.finite && low < group.head && group.head < high)
        .count();
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
    let clauses = &scene.text.words.clause_of;
    let elsewhere = clauses.get(trigger.head) != clauses.get(figure.tokens.start);
    let steps =
        if elsewhere { 8 } else { 0 } + apart + verbs * 12 + coarse + if owned { 14 } else { 0 };
    (steps <= 30).then_some(steps)
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
