//! Where an event happened: the place that stands nearest under "in", "at" or, for journeys and attacks, "to" and "on".

use super::{Scene, cast::Figure, roles, trigger::Trigger};
use crate::model::{
    document::{Form, PlaceId, PlaceKind, Who},
    event::EventType,
};

pub(super) fn place(scene: &Scene<'_>, trigger: &Trigger) -> Option<PlaceId> {
    told(scene, trigger).or_else(|| of_the_dateline(scene, trigger))
}

/// What a lead tells without a place happened where it was written, if it is something that takes place in a room.
fn of_the_dateline(scene: &Scene<'_>, trigger: &Trigger) -> Option<PlaceId> {
    let dateline = scene.article.dateline?;
    let words = scene.text.words;
    let lead = words.sentence_of(words.token_at(dateline.end));
    let sentence = words.sentence_of(trigger.head);
    let indoors = matches!(
        trigger.kind,
        EventType::Meeting | EventType::Talks | EventType::Agreement
    );
    let said = scene.layers.places.iter().position(|place| {
        place
            .mentions
            .iter()
            .any(|mention| dateline.overlaps(mention.span))
    });
    said.filter(|_| indoors && sentence == lead && !trigger.nominal)
        .and_then(|index| u32::try_from(index).ok())
        .map(PlaceId)
}

fn told(scene: &Scene<'_>, trigger: &Trigger) -> Option<PlaceId> {
    let sentence = roles::sentence(scene, trigger.head);
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
    let apart = figure.tokens.start.abs_diff(trigger.head);
    let groups = &scene.text.words.groups;
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
    let steps = apart + verbs * 12 + coarse + if owned { 14 } else { 0 };
    (steps <= 30).then_some(steps)
}
