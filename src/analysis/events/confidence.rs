//! How much supports an event, as a number with its reasons.

use crate::model::{
    document::{EventMention, When},
    event::{EventType, Status},
};

/// 0 to 1. A day that the text tells, two or more named participants, a place, a deed rather than words and a plain verb
/// each add; a day that is only understood adds next to nothing, for it is right in every second row.
pub(super) fn weigh(event: &EventMention) -> (f32, Vec<&'static str>) {
    let mut sum = 0.25;
    let mut reasons = Vec::new();
    let mut add = |weight: f32, reason: &'static str| {
        sum += weight;
        reasons.push(reason);
    };
    let (weight, reason) = dated(event.when.as_ref());
    add(weight, reason);
    match event.participants.len() {
        0 => add(-0.1, "nobody is named"),
        1 => add(0.05, "one participant is named"),
        _ => add(0.15, "its participants are named"),
    }
    if event.place.is_some() {
        add(0.1, "the place is told");
    }
    if !of_words(event.kind) {
        add(0.05, "it is a deed");
    }
    if matches!(event.status, Status::Occurred | Status::Planned) && !event.alleged {
        add(0.1, "told plainly");
    }
    if event.alleged {
        add(-0.1, "told by one side only");
    }
    if event.evidence.len() > 1 {
        add(0.05, "told more than once");
    }
    (sum.clamp(0.0, 1.0), reasons)
}

fn dated(when: Option<&When>) -> (f32, &'static str) {
    match when {
        Some(when) if when.inferred && when.rule == "the day told before" => {
            (0.1, "its day is told before")
        }
        Some(when) if when.inferred => (0.05, "its day is inferred"),
        Some(when) if when.range.either => (0.2, "the text can be read as one of two days"),
        Some(when) if when.range.days() <= 7 => (0.3, "the text dates it"),
        Some(when) if when.range.days() <= 31 => (0.2, "the text dates it to weeks"),
        Some(_) => (0.15, "the text dates it to months or years"),
        None => (-0.1, "it has no date"),
    }
}

/// Words are read into what somebody does more often than deeds are.
fn of_words(kind: EventType) -> bool {
    use EventType::{Aid, Criticism, Decision, Demand, Refusal, Support, Threat};
    matches!(
        kind,
        Aid | Criticism | Decision | Demand | Refusal | Support | Threat
    )
}
