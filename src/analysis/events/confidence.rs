//! How much supports an event, as a number with its reasons.

use crate::model::{document::EventMention, event::Status};

/// 0 to 1. An explicit day, two or more named participants, a place and a plain verb each add; what is inferred takes away.
pub(super) fn weigh(event: &EventMention) -> (f32, Vec<&'static str>) {
    let mut sum = 0.35;
    let mut reasons = Vec::new();
    let mut add = |weight: f32, reason: &'static str| {
        sum += weight;
        reasons.push(reason);
    };
    match &event.when {
        Some(when) if !when.inferred => add(0.25, "the text dates it"),
        Some(_) => add(0.05, "its day is inferred"),
        None => add(-0.1, "it has no date"),
    }
    match event.participants.len() {
        0 => add(-0.1, "nobody is named"),
        1 => add(0.05, "one participant is named"),
        _ => add(0.15, "its participants are named"),
    }
    if event.place.is_some() {
        add(0.1, "the place is told");
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
