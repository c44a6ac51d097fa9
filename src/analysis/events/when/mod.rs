//! The day of an event: the time that governs it by clause, then by sentence, then the frame of the paragraph.
//!
//! In: a trigger, the triggers beside it, the events told before it and its status. Out: its days with the words that
//! tell them, or the days that a reader understands, marked as inferred; none where it is background.

mod counted;
mod govern;
mod infer;
mod stretch;

use chrono::{Datelike, NaiveDate};
pub(super) use govern::{Tie, ties};

use super::{Scene, reach, trigger::Trigger};
use crate::model::{
    date::{DateRange, Precision},
    document::{EventMention, When},
    event::Status,
    text::{Tag, Upos, VerbGroup},
};

/// What is told of more days than these is told of an age and of no event.
const AGE: i64 = 3 * 366;

pub(super) fn when(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
    status: Status,
) -> Option<When> {
    let governs = govern::told(scene, trigger, triggers);
    // "abducted decades ago": what is told of an age is not of today.
    let ages = governs
        .and_then(|time| time.when)
        .is_some_and(|range| range.precision >= Precision::Decade || range.days() > AGE);
    if ages {
        return None;
    }
    let told = governs.and_then(|time| stretch::time_of(scene, trigger, time));
    told.or_else(|| stretch::day_of_a_journey(scene, trigger))
        .or_else(|| counted::counted(scene, trigger, triggers, before))
        .or_else(|| infer::inferred(scene, trigger, before, status))
        .filter(|when| when.range.precision < Precision::Decade && when.range.days() <= AGE)
}

/// The day that a reader understands where the text tells none.
pub(super) fn understood_day(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    status: Status,
) -> Option<When> {
    infer::inferred(scene, trigger, before, status)
        .filter(|when| when.range.precision < Precision::Decade && when.range.days() <= AGE)
}

/// The frame of a story holds while its days lie within a week of the day of printing.
fn near(range: DateRange, published: NaiveDate) -> bool {
    range.days() <= 7
        && (published - range.last()).num_days().abs() <= 7
        && range.first().year() > 0
}

/// A time that is understood and not told with the event.
fn understood(range: DateRange, rule: &'static str) -> When {
    // Words that tell the hour of one event tell no more than the day of another.
    let range = if range.precision == Precision::Time && range.days() <= 1 {
        DateRange::day(range.first())
    } else {
        range
    };
    When {
        range,
        text: None,
        inferred: true,
        rule: rule.into(),
    }
}

/// The first token of a sentence behind the dateline.
fn opening(scene: &Scene<'_>, sentence: usize) -> usize {
    let first = scene
        .text
        .words
        .sentences
        .get(sentence)
        .map_or(0, |sentence| sentence.tokens.start);
    let told = scene
        .article
        .dateline
        .map_or(0, |dateline| scene.text.words.token_at(dateline.end));
    first.max(told)
}

fn sentence_at(scene: &Scene<'_>, byte: u32) -> usize {
    let words = scene.text.words;
    words.sentence_of(words.token_at(byte))
}

fn paragraph(scene: &Scene<'_>, sentence: usize) -> u32 {
    scene.paragraphs.get(sentence).copied().unwrap_or(0)
}

/// The clause of a token, and whether another token lies in that clause or in one that hangs on it.
fn holds(scene: &Scene<'_>, clause: u32, token: usize) -> bool {
    let words = scene.text.words;
    let mut at = words.clause_of.get(token).copied();
    for _ in 0..8 {
        match at {
            Some(own) if own == clause => return true,
            Some(own) => {
                at = words
                    .clauses
                    .get(own as usize)
                    .and_then(|clause| clause.parent)
                    .and_then(|parent| u32::try_from(parent).ok());
            }
            None => return false,
        }
    }
    false
}

fn is_any(scene: &Scene<'_>, token: usize, words: &[&str]) -> bool {
    let text = scene.text;
    let token = text.tokens().get(token);
    token.is_some_and(|token| words.iter().any(|word| token.is(text.body, word)))
}

/// The verb that a trigger is, or in whose clause its noun stands.
fn verb_of<'a>(scene: &Scene<'a>, trigger: &Trigger) -> Option<&'a crate::model::text::VerbGroup> {
    reach::own_group(scene, trigger.head)
        .filter(|_| !trigger.nominal)
        .or_else(|| scene.text.words.group_of(trigger.head))
}

/// "had 'by mistake' shot down": a word between marks parts the verb from its auxiliary.
fn had_before(scene: &Scene<'_>, verb: &VerbGroup) -> bool {
    let text = scene.text;
    let first = verb.tokens.start;
    let thrown_in = |token: usize| {
        matches!(text.tokens()[token].upos, Upos::Adv | Upos::Punct) && !text.is(token, ",")
    };
    let participle = matches!(text.tokens()[first].tag, Tag::Vbn | Tag::Vbd);
    let begin = first.saturating_sub(6);
    let mark = |token: &usize| ["\"", "“", "``"].iter().any(|mark| text.is(*token, mark));
    let marked = first
        .checked_sub(1)
        .filter(|last| ["\"", "”", "''"].iter().any(|mark| text.is(*last, mark)));
    let first = marked
        .and_then(|last| (begin..last).rev().find(mark))
        .unwrap_or(first);
    let at = (begin..first).rev().find(|&token| !thrown_in(token));
    participle && at.is_some_and(|at| text.is(at, "had") && at + 1 < verb.tokens.start)
}

#[cfg(test)]
mod tests;
