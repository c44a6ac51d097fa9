//! Which time of its sentence governs a trigger.
//!
//! Times that stand in the phrase of another noun, in a relative clause or directly behind another verb tell of those;
//! one that opens the sentence tells of what the sentence says; else the nearest, with verbs and clause borders weighed.

mod owner;
mod steps;

use std::ops::Range;

use super::is_any;
use crate::{
    analysis::events::{Scene, reach, trigger::Trigger},
    model::{
        date::Precision,
        document::TimeMention,
        event::EventType,
        text::{ClauseKind, Modality, Tag, Tense, Upos, VerbGroup},
    },
};
use owner::of_another;
use steps::steps;

/// A time may stand this many steps from its trigger; a verb between counts as eight.
const FAR: usize = 34;
/// "the remarks of Tuesday's meeting": the time belongs to another noun first.
const NESTED: usize = 14;

/// How a trigger stands to one time of its sentence. Each trigger also asks how the others beside it stand to that time, so
/// it is read once for each pair.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::analysis::events) struct Tie {
    /// None where the time tells of something else, or cannot be the trigger's.
    steps: Option<usize>,
    /// It stands in the phrase of a noun that is not the trigger.
    nested: bool,
}

impl Tie {
    fn near(steps: usize) -> Self {
        Self {
            steps: Some(steps),
            nested: false,
        }
    }

    /// The steps between the two, where another noun between them counts as `within`.
    fn steps(self, within: usize) -> Option<usize> {
        let nested = if self.nested { within } else { 0 };
        self.steps.map(|steps| steps + nested)
    }
}

/// How a trigger stands to the times of its sentence, in order.
pub(in crate::analysis::events) fn ties(scene: &Scene<'_>, trigger: &Trigger) -> Vec<Tie> {
    let sentence = reach::sentence(scene, trigger.head);
    reach::placed_times(scene, sentence.clone())
        .map(|(time, at)| {
            if time.when.is_none() || of_another(scene, trigger, at, sentence.start) {
                return Tie::default();
            }
            steps(scene, trigger, at)
        })
        .collect()
}

/// The nearest time of the sentence that no other trigger stands nearer to; one within the phrase of another noun where
/// nothing else is told ("condemned today's attack").
pub(super) fn told<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
) -> Option<&'a TimeMention> {
    let own = nearest(scene, trigger, triggers, NESTED);
    own.map(|time| finer(scene, trigger, triggers, time))
        .or_else(|| nearest(scene, trigger, triggers, 0))
}

/// "Today she hosted the 2024 talks": a year in the phrase of the noun says less than a day of that year told beside it.
fn finer<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
    time: &'a TimeMention,
) -> &'a TimeMention {
    let Some(whole) = time.when.filter(|range| range.precision >= Precision::Year) else {
        return time;
    };
    let inside = |other: &&TimeMention| {
        other.when.is_some_and(|range| {
            range.precision <= Precision::Day
                && whole.holds(range.first())
                && whole.holds(range.last())
        })
    };
    candidates(scene, trigger, triggers, NESTED)
        .filter(|(_, _, other)| inside(other))
        .min_by_key(|(steps, at, _)| (*steps, *at))
        .map_or(time, |(_, _, other)| other)
}

/// "condemned Sunday's attack": words follow a deed within days, but "backed the 2015 accord" is of any day.
fn is_recent(scene: &Scene<'_>, time: &TimeMention) -> bool {
    const DAYS: i64 = 14;
    let printed = scene.article.published.zip(time.when);
    printed.is_none_or(|(printed, range)| {
        range.days() <= 7 && (printed - range.last()).num_days() <= DAYS
    })
}

fn nearest<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
    within: usize,
) -> Option<&'a TimeMention> {
    candidates(scene, trigger, triggers, within)
        .min_by_key(|(steps, at, _)| (*steps, *at))
        .map(|(_, _, time)| time)
}

/// The times of the sentence that may govern a trigger, each with its steps and the place where it stands.
fn candidates<'s, 'a: 's>(
    scene: &'s Scene<'a>,
    trigger: &'s Trigger,
    triggers: &'s [Trigger],
    within: usize,
) -> impl Iterator<Item = (usize, usize, &'a TimeMention)> + use<'s, 'a> {
    let sentence = reach::sentence(scene, trigger.head);
    let near = reach::triggers(triggers, sentence.clone());
    let times = reach::placed_times(scene, sentence.clone()).enumerate();
    times.filter_map(move |(number, (time, at))| {
        let tie = trigger.ties.get(number)?;
        let steps = tie.steps(within)? + purpose(scene, trigger, at, &sentence);
        // The dateline says when the story was written, not when it happened.
        let dateline = scene.article.dateline;
        if dateline.is_some_and(|line| line.overlaps(time.span))
            || beyond(scene, at.start)
            || still_to_come(scene, trigger, time)
            || comes_before(scene, trigger, at)
            || !trigger.nominal && tie.nested && !is_recent(scene, time)
        {
            return None;
        }
        let taken = near
            .iter()
            .filter(|other| other.head != trigger.head && sentence.contains(&other.head))
            .filter(|other| !shares_its_day(scene, trigger, other))
            .filter(|other| !stands_beside(scene, trigger, other, at))
            .filter_map(|other| other.ties.get(number)?.steps(within))
            .min()
            .is_some_and(|other| other + 6 < steps);
        (steps <= FAR && !taken).then_some((steps, at.start, time))
    })
}

/// "On Monday they will vote following the resignation of Lind": what was before is not of the day of what follows. People
/// speak on the day on which they have met.
fn comes_before(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    use EventType::{Call, Meeting, Talks, Visit};
    if !trigger.nominal || matches!(trigger.kind, Call | Meeting | Talks | Visit) {
        return false;
    }
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    let owner = (first.saturating_sub(1).max(begin)..trigger.head)
        .find(|&token| is_any(scene, token, &["following", "after", "since"]));
    owner.is_some_and(|owner| at.start < owner)
}

/// "will fly to Oslo on 23 June to attend the conference on 24 June": an infinitive behind a time has its own behind it.
fn purpose(
    scene: &Scene<'_>,
    trigger: &Trigger,
    at: &Range<usize>,
    sentence: &Range<usize>,
) -> usize {
    let tokens = scene.text.tokens();
    let head = trigger.head;
    let infinitive = tokens[head].tag == Tag::Vb
        && head
            .checked_sub(1)
            .is_some_and(|to| tokens[to].tag == Tag::To);
    if !infinitive || at.start > head {
        return 0;
    }
    let end = reach::groups(scene, head + 1..sentence.end)
        .first()
        .map_or(sentence.end, |group| group.tokens.start);
    let own = reach::times(scene, head + 1..end).iter().any(|time| {
        time.when
            .is_some_and(|range| range.precision <= Precision::Day)
    });
    if own { 14 } else { 0 }
}

/// "welcomed the visit of the envoy in August": what was said was not said on a day to come.
fn still_to_come(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    use EventType::{Criticism, Demand, Refusal, Support, Threat};
    let words = matches!(
        trigger.kind,
        Criticism | Demand | Refusal | Support | Threat
    );
    let ahead = || {
        let printed = scene.article.published.zip(time.when);
        printed.is_some_and(|(published, range)| range.first() > published)
    };
    let said = |group: &VerbGroup| {
        group.finite
            && group.modality == Modality::Plain
            && matches!(group.tense, Tense::Past | Tense::Present)
            && !group.aspect.progressive
    };
    words && !trigger.nominal && ahead() && reach::own_group(scene, trigger.head).is_some_and(said)
}

/// "the post-2020 framework", "pre-1967 lines": no year in which something was done.
fn beyond(scene: &Scene<'_>, token: usize) -> bool {
    let word = scene.text.word(token).as_bytes();
    word.len() > 4
        && (word[..5].eq_ignore_ascii_case(b"post-") || word[..4].eq_ignore_ascii_case(b"pre-"))
}

/// "will host him for a state visit, with a dinner, on 10 April", "a meeting at the summit next week": the nouns behind
/// the word are part of what it tells.
fn shares_its_day(scene: &Scene<'_>, whole: &Trigger, noun: &Trigger) -> bool {
    use EventType::{Call, Meeting, Talks, Visit};
    let alike = |kind: EventType| matches!(kind, Call | Meeting | Talks | Visit);
    noun.nominal
        && whole.head < noun.head
        && alike(whole.kind)
        && alike(noun.kind)
        && (!whole.nominal || reach::groups(scene, whole.head + 1..noun.head).is_empty())
}

/// "killed three and wounded twenty on Tuesday": two verbs of one subject share the day behind the second.
fn stands_beside(
    scene: &Scene<'_>,
    trigger: &Trigger,
    second: &Trigger,
    at: &Range<usize>,
) -> bool {
    let words = scene.text.words;
    let own = |trigger: &Trigger| {
        reach::own_group(scene, trigger.head).filter(|group| group.finite && !trigger.nominal)
    };
    let (Some(one), Some(other)) = (own(trigger), own(second)) else {
        return false;
    };
    let subject = |group: &VerbGroup| words.clauses.get(group.clause).map(|it| it.subject);
    let follows = words.clauses.get(other.clause).is_some_and(|clause| {
        clause.kind == ClauseKind::Coordinate
            && (clause.subject.is_none() || Some(clause.subject) == subject(one))
    });
    let no_day_between = reach::times(scene, one.head..other.head).is_empty();
    follows
        && no_day_between
        && one.head < other.head
        && other.head < at.start
        && (one.tense, one.modality) == (other.tense, other.modality)
}

/// The verb right before a time, a preposition at the most between.
fn verb_before<'a>(scene: &Scene<'a>, start: usize) -> Option<&'a VerbGroup> {
    let before = start.checked_sub(1)?;
    let tokens = scene.text.tokens();
    let verb = if tokens[before].upos == Upos::Adp {
        before.checked_sub(1)?
    } else {
        before
    };
    reach::own_group(scene, verb).filter(|group| group.head == verb)
}
