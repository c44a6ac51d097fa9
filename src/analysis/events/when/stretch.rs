//! How long an event lasts: the days of a visit, from its first or up to its last.

use super::super::{Scene, reach, trigger::Trigger};
use super::is_any;
use crate::{
    analysis::calendar,
    model::{
        date::{DateRange, Precision},
        document::{TimeKind, TimeMention, When},
        event::EventType,
        text::{Tag, Upos},
    },
};

/// The days that a time gives to a trigger.
pub(super) fn time_of(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> Option<When> {
    let mut range = time.when?;
    // "a three-day visit from Monday"
    if trigger.kind == EventType::Visit
        && range.first() == range.last()
        && let Some((days, _)) = length(scene, trigger)
    {
        let ends = until(scene, time);
        let other = calendar::add_days(range.first(), if ends { 1 - days } else { days - 1 })?;
        range = DateRange::between(range.first(), other, Precision::Day);
    }
    range = third_of_a_month(scene, time, range).unwrap_or(range);
    if range.precision == Precision::Time {
        range.precision = Precision::Day;
    }
    Some(When {
        range,
        text: Some(time.span),
        inferred: false,
        rule: time.rule.clone(),
    })
}

/// "early October", "mid-May", "late in June": ten days of it, about.
fn third_of_a_month(scene: &Scene<'_>, time: &TimeMention, range: DateRange) -> Option<DateRange> {
    if range.precision != Precision::Month || range.approximate {
        return None;
    }
    let at = scene.text.words.tokens_in(time.span);
    let near = at.start.saturating_sub(2)..(at.start + 2).min(at.end);
    let word = |words: &[&str]| near.clone().any(|token| is_any(scene, token, words));
    let (from, to) = if word(&["early"]) {
        (1, 10)
    } else if word(&["mid"]) || scene.text.word(at.start).starts_with("mid-") {
        (11, 20)
    } else if word(&["late"]) {
        (21, 31)
    } else {
        return None;
    };
    let first = calendar::add_days(range.first(), from - 1)?;
    let last = calendar::add_days(range.first(), to - 1)?.min(range.last());
    Some(DateRange::between(first, last, Precision::Day).approximately())
}

/// "ending on 14 November", "until Friday": the time is the last day.
fn until(scene: &Scene<'_>, time: &TimeMention) -> bool {
    let first = scene.text.words.token_at(time.span.start);
    let words = ["until", "through", "ending", "ends", "ended", "end"];
    (first.saturating_sub(2)..first).any(|token| is_any(scene, token, &words))
}

/// The days of "a three-day visit", "arrived for a two-week tour", and where they are told.
fn length(scene: &Scene<'_>, trigger: &Trigger) -> Option<(i64, usize)> {
    let sentence = reach::sentence(scene, trigger.head);
    let text = scene.text;
    let lasts = reach::times(scene, sentence.clone())
        .iter()
        .filter(|time| time.kind == TimeKind::Duration && time.beside.is_none());
    lasts
        .filter_map(|time| {
            let at = text.words.tokens_in(time.span);
            let near = at.start.abs_diff(trigger.head) <= 5;
            let of_a_visit =
                !trigger.nominal && at.start > trigger.head && journey_noun(scene, at.end);
            let verb_between = of_a_visit
                && reach::groups(scene, trigger.head + 1..at.start)
                    .iter()
                    .any(|group| group.finite);
            let days = span_days(&time.value)?;
            ((near || of_a_visit && !verb_between) && (1..60).contains(&days))
                .then_some((days, at.start))
        })
        .next()
}

/// "visit", "state visit", "trip": a journey within the next three words of the phrase.
fn journey_noun(scene: &Scene<'_>, from: usize) -> bool {
    let nouns = [
        "visit", "trip", "tour", "stay", "journey", "stop", "stopover",
    ];
    (from..from + 4)
        .take_while(|&token| {
            scene.text.tokens().get(token).is_some_and(|token| {
                matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Propn) || token.tag == Tag::Hyph
            })
        })
        .any(|token| nouns.iter().any(|noun| scene.text.lemma_is(token, noun)))
}

/// "on the second day of a 12-day trip": counted from the day of printing.
pub(super) fn day_of_a_journey(scene: &Scene<'_>, trigger: &Trigger) -> Option<When> {
    let published = scene.article.published?;
    if trigger.kind != EventType::Visit {
        return None;
    }
    let (days, at) = length(scene, trigger)?;
    let of = (at.saturating_sub(2)..at).find(|&token| scene.text.is(token, "of"))?;
    let day = of.checked_sub(1).filter(|&day| scene.text.is(day, "day"))?;
    let which = ordinal(scene, day.checked_sub(1)?, days)?;
    let first = calendar::add_days(published, 1 - which)?;
    let last = calendar::add_days(first, days - 1)?;
    Some(When {
        range: DateRange::between(first, last, Precision::Day),
        text: Some(scene.text.words.span(day - 1..at + 1)),
        inferred: false,
        rule: "day of a journey".into(),
    })
}

fn ordinal(scene: &Scene<'_>, token: usize, days: i64) -> Option<i64> {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    if scene.text.is(token, "final") || scene.text.is(token, "last") {
        return Some(days);
    }
    let at = WORDS.iter().position(|word| scene.text.is(token, word))?;
    i64::try_from(at + 1).ok().filter(|which| *which <= days)
}

/// The days of a duration in days or weeks.
pub(super) fn span_days(value: &str) -> Option<i64> {
    let body = value.strip_prefix('P')?;
    let unit = body.chars().last()?;
    let count: i64 = body.get(..body.len() - 1)?.parse().ok()?;
    match unit {
        'D' => Some(count),
        'W' => count.checked_mul(7),
        _ => None,
    }
}
