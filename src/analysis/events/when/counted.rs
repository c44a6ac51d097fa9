//! Days counted from another event: "two days after the talks".

use super::super::{Scene, reach, trigger::Trigger};
use super::stretch::span_days;
use crate::{
    analysis::{
        calendar,
        events::fold::{REACH, kin},
    },
    model::{
        date::DateRange,
        document::{Beside, EventMention, TimeKind, TimeMention, When},
    },
};

pub(super) fn counted(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<When> {
    from_named(scene, trigger, triggers, before)
        .or_else(|| back_from_told(scene, trigger, triggers, before))
}

/// "Two days after the talks they signed": the talks are named, and their day was told before.
fn from_named(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<When> {
    let words = scene.text.words;
    let sentence = reach::sentence(scene, trigger.head);
    let counts = reach::times(scene, sentence.clone())
        .iter()
        .filter_map(|time| Some((time, time.beside?)));
    for (time, beside) in counts {
        let named = words.tokens_in(beside.event);
        if named.contains(&trigger.head) {
            continue;
        }
        let own = steps(trigger, words.token_at(time.span.start));
        let nearer = reach::triggers(triggers, sentence.clone())
            .iter()
            .any(|other| {
                other.head != trigger.head
                    && !named.contains(&other.head)
                    && steps(other, words.token_at(time.span.start)) < own
            });
        // Only what was told before can be counted from: "the talks".
        let kind = reach::triggers(triggers, sentence.clone())
            .iter()
            .find(|other| named.contains(&other.head) && other.definite)
            .filter(|_| !(trigger.nominal && trigger.definite))
            .map(|other| other.kind);
        let (Some(kind), false) = (kind, nearer) else {
            continue;
        };
        let anchor = before
            .iter()
            .rev()
            .take(REACH)
            .filter(|event| !(time.span.end..beside.event.end).contains(&event.trigger.start))
            .find(|event| {
                kin(event.kind, kind)
                    && event
                        .when
                        .as_ref()
                        .is_some_and(|when| when.range.days() <= 31)
            });
        // The named event may be dated where it is named.
        let anchor = anchor.or_else(|| {
            before
                .iter()
                .rev()
                .take(REACH)
                .find(|event| named_at(event, beside) && event.when.is_some())
        })?;
        return shifted(anchor, time, beside);
    }
    None
}

fn named_at(event: &EventMention, beside: Beside) -> bool {
    beside.event.holds(event.trigger)
}

fn steps(trigger: &Trigger, at: usize) -> usize {
    trigger.head.abs_diff(at)
}

fn shifted(anchor: &EventMention, time: &TimeMention, beside: Beside) -> Option<When> {
    let range = anchor.when.as_ref()?.range;
    let from = if beside.days < 0 || beside.months < 0 {
        range.first()
    } else {
        range.last()
    };
    let day = calendar::add_months(from, i64::from(beside.months))
        .and_then(|day| calendar::add_days(day, i64::from(beside.days)))?;
    let exact = beside.months == 0
        && (range.days() == 1 || range.precision <= crate::model::date::Precision::Day);
    Some(told(day, exact, time))
}

/// "The meeting came two days after the talks": the talks were so many days before what was told first.
fn back_from_told(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<When> {
    let text = scene.text;
    let sentence = reach::sentence(scene, trigger.head);
    for time in reach::times(scene, sentence.clone())
        .iter()
        .filter(|time| time.kind == TimeKind::Duration)
    {
        let at = text.words.tokens_in(time.span);
        let first = reach::triggers(triggers, sentence.clone())
            .iter()
            .find(|other| other.head >= at.end)
            .is_some_and(|other| other.head == trigger.head);
        if !sentence.contains(&at.start) || !first {
            continue;
        }
        let sign = match text.word(at.end).to_ascii_lowercase().as_str() {
            "after" | "following" => -1,
            "before" => 1,
            _ => continue,
        };
        // The trigger is what the count starts from; what it ends at is the event told first in the sentence.
        let verb_between = reach::groups(scene, sentence.clone())
            .iter()
            .any(|group| group.finite && (at.end..trigger.head).contains(&group.head));
        let anchor = before
            .iter()
            .rev()
            .take(REACH)
            .find(|event| event.when.is_some() && !verb_between)?;
        let days = span_days(&time.value)?;
        let from = anchor.when.as_ref()?.range;
        let day = calendar::add_days(from.first(), sign * days)?;
        return Some(told(day, from.first() == from.last(), time));
    }
    None
}

fn told(day: chrono::NaiveDate, exact: bool, time: &TimeMention) -> When {
    let day = DateRange::day(day);
    When {
        range: if exact { day } else { day.approximately() },
        text: Some(time.span),
        inferred: false,
        rule: "counted from another event".into(),
    }
}
