//! The time that the sentences before it set for a trigger.

use chrono::NaiveDate;

use super::super::{is_any, near, opening, paragraph, sentence_at};
use crate::{
    analysis::events::{Scene, reach, trigger::Trigger},
    model::{
        date::{DateRange, Precision},
        document::{EventMention, TimeMention, When},
        event::Status,
        text::{ClauseKind, Tense, Upos},
    },
};

/// A time frames the sentences behind it, so many at the most.
const FRAMED: usize = 3;
/// What was told so many sentences ago frames nothing.
const REMEMBERED: usize = 6;

pub(super) enum Frame {
    Of(DateRange),
    Elsewhere,
    Open,
}

/// The time that the sentences before it set for a trigger.
pub(super) fn frame(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    published: NaiveDate,
) -> Frame {
    if let Some(time) = framing(scene, trigger)
        && let Some(range) = time.when
    {
        if near(range, published) && range.first() <= published {
            return Frame::Of(range);
        }
        if range.last() < published {
            return Frame::Elsewhere;
        }
    }
    let sentence = scene.text.words.sentence_of(trigger.head);
    let here = paragraph(scene, sentence);
    let dated = || {
        before
            .iter()
            .rev()
            .map(|event| (event, sentence_at(scene, event.trigger.start)))
            .take_while(|(_, at)| paragraph(scene, *at) == here && at + REMEMBERED >= sentence)
            .filter_map(|(event, _)| event.when.as_ref().filter(|when| !when.inferred))
    };
    // What lies far off frames only what stands right behind it.
    let far = || {
        let last = before.last()?;
        let beside = sentence_at(scene, last.trigger.start) + 1 >= sentence;
        dated().next().filter(|_| beside)
    };
    let last = dated()
        .find(|when| near(when.range, published))
        .or_else(far);
    match last {
        Some(when) if near(when.range, published) => Frame::Of(when.range),
        Some(_) => Frame::Elsewhere,
        None => Frame::Open,
    }
}

/// The last time of the sentences just before, in the same paragraph, that tells of a main clause: it opens its sentence
/// or stands beside a finite verb.
fn framing<'a>(scene: &Scene<'a>, trigger: &Trigger) -> Option<&'a TimeMention> {
    let words = scene.text.words;
    let own = words.sentence_of(trigger.head);
    let here = paragraph(scene, own);
    let first = own.saturating_sub(FRAMED);
    (first..own)
        .rev()
        .filter(|&sentence| paragraph(scene, sentence) == here)
        .find_map(|sentence| {
            let begin = opening(scene, sentence);
            let tokens = words.sentences.get(sentence)?.tokens.clone();
            reach::times(scene, tokens).iter().rev().find(|time| {
                let at = words.token_at(time.span.start);
                let days = time
                    .when
                    .is_some_and(|range| range.precision <= Precision::Day);
                let opens = at >= begin && at - begin <= 2;
                let clause = words
                    .clause_of
                    .get(at)
                    .and_then(|&clause| words.clauses.get(clause as usize));
                let main = clause.is_some_and(|clause| {
                    matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate)
                });
                let verb = words.group_of(at);
                let told =
                    main && verb.is_some_and(|verb| {
                        verb.finite && !(verb.aspect.perfect && verb.tense == Tense::Past)
                    }) && beside_its_verb(scene, at);
                time.when.is_some() && (opens || days && told)
            })
        })
}

/// "arrived on Monday": the time hangs on a verb and not on a noun ("the treaty of 1990").
fn beside_its_verb(scene: &Scene<'_>, at: usize) -> bool {
    let tokens = scene.text.tokens();
    at.checked_sub(1)
        .is_some_and(|before| match tokens[before].upos {
            Upos::Adp => is_any(scene, before, &["on"]),
            Upos::Verb | Upos::Propn | Upos::Adv | Upos::Pron => true,
            _ => false,
        })
}

/// "On 25 June he will fly to Rome. He will meet the president there": a plan in the frame of a plan.
pub(super) fn framed_plan(
    scene: &Scene<'_>,
    trigger: &Trigger,
    published: NaiveDate,
    status: Status,
) -> Option<When> {
    let time = framing(scene, trigger).filter(|_| status == Status::Planned && !trigger.nominal)?;
    let mut range = time
        .when
        .filter(|range| range.last() >= published && range.days() <= 14)?;
    range.precision = range.precision.max(Precision::Day);
    Some(When {
        range,
        text: Some(time.span),
        inferred: true,
        rule: "the day told before".into(),
    })
}
