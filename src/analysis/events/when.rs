//! The day of an event: the time that governs it by clause, then by sentence, then the frame of the paragraph.

use chrono::{Datelike, NaiveDate};

use super::{Scene, fold::kin, reach, trigger::Trigger};
use crate::{
    analysis::calendar,
    model::{
        date::{DateRange, Precision},
        document::{EventMention, TimeKind, TimeMention, When},
        event::{EventType, Status},
        text::{ClauseKind, Modality, Tense, Upos},
    },
};

/// A time may stand this many steps from its trigger; a verb between counts as eight.
const FAR: usize = 34;

pub(super) fn when(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
    status: Status,
) -> Option<When> {
    let told = told(scene, trigger, triggers).map(|time| time_of(scene, trigger, time));
    told.flatten()
        .or_else(|| counted(scene, trigger, triggers, before))
        .or_else(|| inferred(scene, trigger, before, status))
}

/// The nearest time of the sentence that no other trigger stands nearer to.
fn told<'a>(scene: &Scene<'a>, trigger: &Trigger, triggers: &[Trigger]) -> Option<&'a TimeMention> {
    let sentence = reach::sentence(scene, trigger.head);
    let times = reach::times(scene, sentence.clone())
        .iter()
        .filter(|time| time.when.is_some());
    let near = times.filter_map(|time| {
        let at = scene.text.words.tokens_in(time.span);
        sentence.contains(&at.start).then_some(())?;
        // The dateline says when the story was written, not when it happened.
        if scene
            .article
            .dateline
            .is_some_and(|dateline| dateline.overlaps(time.span))
        {
            return None;
        }
        if background(scene, at.start, sentence.start)
            .is_some_and(|owner| trigger.head < owner || trigger.head > at.start)
        {
            return None;
        }
        // "the first visit since 1958" tells when it did not happen.
        let since = at
            .start
            .checked_sub(1)
            .is_some_and(|before| scene.text.is(before, "since"));
        if since {
            return None;
        }
        let steps = distance(scene, trigger, at.start, at.end);
        let rivals = reach::triggers(triggers, sentence.clone())
            .iter()
            .filter(|other| other.head != trigger.head && sentence.contains(&other.head))
            .filter(|other| !shares_its_day(trigger, other));
        let taken = rivals
            .map(|other| distance(scene, other, at.start, at.end))
            .min()
            .is_some_and(|other| other + 6 < steps);
        (steps <= FAR && !taken).then_some((steps, at.start, time))
    });
    near.min_by_key(|(steps, at, _)| (*steps, *at))
        .map(|(_, _, time)| time)
}

/// "will host him for a state visit, with a dinner, on 10 April": the nouns behind the verb are part of what it tells.
fn shares_its_day(verb: &Trigger, noun: &Trigger) -> bool {
    use EventType::{Call, Meeting, Talks, Visit};
    let alike = |kind: EventType| matches!(kind, Call | Meeting | Talks | Visit);
    !verb.nominal && noun.nominal && verb.head < noun.head && alike(verb.kind) && alike(noun.kind)
}

/// Where a phrase such as "since the debate in February" begins that owns the time at `at`: it dates what is told in the
/// phrase and nothing outside of it.
fn background(scene: &Scene<'_>, at: usize, begin: usize) -> Option<usize> {
    let text = scene.text;
    let mut token = at;
    while token > begin {
        token -= 1;
        if ["since", "after", "before", "until"]
            .iter()
            .any(|word| text.is(token, word))
        {
            // "since Monday", "after 5 May": the time itself is the object.
            return (at - token > 2).then_some(token);
        }
        if matches!(
            text.tokens()[token].upos,
            Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj
        ) {
            return None;
        }
    }
    None
}

/// Steps between a trigger and a time: words, with verbs, clause borders and words such as "after" weighed.
fn distance(scene: &Scene<'_>, trigger: &Trigger, start: usize, end: usize) -> usize {
    let text = scene.text;
    let (from, to) = if start > trigger.head {
        (trigger.head + 1, start)
    } else {
        (end, trigger.head)
    };
    let mut steps = 0;
    let mut aside = None;
    for token in from..to {
        // ", which will include a dinner, on 10 April": what stands between commas is passed over.
        let which = text.is(token, ",")
            && ["which", "who", "whose", "where"]
                .iter()
                .any(|word| text.is(token + 1, word));
        if which && aside.is_none() {
            aside = (token + 1..to).find(|&end| text.is(end, ","));
        }
        if aside.is_some_and(|end| token <= end) {
            steps += usize::from(aside == Some(token)) * 2;
            continue;
        }
        steps += match text.tokens()[token].upos {
            Upos::Verb
                if reach::own_group(scene, token).is_some_and(|group| group.head == token) =>
            {
                8
            }
            Upos::Punct => 2,
            Upos::Sconj => 6,
            _ => 1,
        };
        if [
            "after",
            "since",
            "before",
            "following",
            "when",
            "who",
            "which",
        ]
        .iter()
        .any(|word| text.is(token, word))
        {
            steps += 8;
        }
    }
    let same_clause = text.words.clause_of.get(trigger.head) == text.words.clause_of.get(start);
    // "Sunday's strike", "the May 2019 visit": the time stands in the phrase of the noun.
    let inside = trigger.nominal
        && start < trigger.head
        && reach::phrase_start(scene, trigger.head, 0) <= start;
    if inside {
        return 0;
    }
    steps + if same_clause { 0 } else { 4 }
}

fn time_of(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> Option<When> {
    let mut range = time.when?;
    // "a three-day visit from Monday"
    if trigger.kind == EventType::Visit
        && range.first() == range.last()
        && let Some(days) = length(scene, trigger)
    {
        let ends = until(scene, time);
        let other = calendar::add_days(range.first(), if ends { 1 - days } else { days - 1 })?;
        range = DateRange::between(range.first(), other, Precision::Day);
    }
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

/// "ending on 14 November", "until Friday": the time is the last day.
fn until(scene: &Scene<'_>, time: &TimeMention) -> bool {
    let first = scene.text.words.token_at(time.span.start);
    (first.saturating_sub(2)..first).any(|token| {
        ["until", "through", "ending", "ends", "ended", "end"]
            .iter()
            .any(|word| scene.text.is(token, word))
    })
}

/// The days of "a three-day visit".
fn length(scene: &Scene<'_>, trigger: &Trigger) -> Option<i64> {
    let sentence = reach::sentence(scene, trigger.head);
    let near = reach::times(scene, sentence.clone())
        .iter()
        .filter(|time| time.kind == TimeKind::Duration);
    let near = near.filter(|time| {
        let at = scene.text.words.tokens_in(time.span);
        sentence.contains(&at.start) && at.start.abs_diff(trigger.head) <= 5
    });
    near.filter_map(|time| {
        time.value
            .strip_prefix('P')?
            .strip_suffix('D')?
            .parse()
            .ok()
    })
    .next()
    .filter(|days| (1..60).contains(days))
}

/// "came two days after the talks": so many days from an event told before, or the other way round.
fn counted(
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
            .find(|event| event.when.is_some() && !verb_between)?;
        let days = span_days(&time.value)?;
        let from = anchor.when.as_ref()?.range;
        let day = calendar::add_days(from.first(), sign * days)?;
        let range = if from.first() == from.last() {
            DateRange::day(day)
        } else {
            DateRange::day(day).approximately()
        };
        return Some(When {
            range,
            text: Some(time.span),
            inferred: false,
            rule: "counted from another event".into(),
        });
    }
    None
}

fn span_days(value: &str) -> Option<i64> {
    let body = value.strip_prefix('P')?;
    let unit = body.chars().last()?;
    let count: i64 = body.get(..body.len() - 1)?.parse().ok()?;
    match unit {
        'D' => Some(count),
        'W' => Some(count * 7),
        _ => None,
    }
}

/// No time is told with it: the same event told before, the day of the story near the lead, or nothing.
fn inferred(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    status: Status,
) -> Option<When> {
    let published = scene.article.published?;
    let group = scene.text.words.group_of(trigger.head);
    let perfect_past =
        group.is_some_and(|group| group.aspect.perfect && group.tense == Tense::Past);
    let paragraph = paragraph(scene, trigger.head);
    let told = |event: &&EventMention| paragraph_of(scene, event.trigger.start) == paragraph;
    let dated = || {
        before
            .iter()
            .rev()
            .take_while(told)
            .filter_map(|event| event.when.as_ref().filter(|when| !when.inferred))
    };
    let last = dated()
        .find(|when| near(when.range, published))
        .or_else(|| dated().next());
    // "The meeting came three days after ...": it is the meeting told before, with its day.
    // Background told in between lies far from the story's own days.
    let fresh = |event: &&EventMention| {
        event
            .when
            .as_ref()
            .is_some_and(|when| near(when.range, published))
    };
    let told = || {
        before
            .iter()
            .rev()
            .filter(|event| fresh(event) && !event.participants.is_empty())
    };
    let again = told()
        .find(|event| event.kind == trigger.kind)
        .or_else(|| told().find(|event| kin(event.kind, trigger.kind)));
    let again = again
        .filter(|_| trigger.nominal && trigger.definite)
        .and_then(|event| event.when.as_ref());
    let infer = |range: DateRange, rule: &'static str| {
        Some(When {
            range,
            text: None,
            inferred: true,
            rule: rule.into(),
        })
    };
    if let Some(when) = again {
        return infer(when.range, "the day told before");
    }
    if beside_the_story(scene, trigger, paragraph) {
        return None;
    }
    match status {
        Status::Planned | Status::Proposed | Status::Hypothetical | Status::Cancelled
            if !trigger.nominal || paragraph > 2 =>
        {
            infer(ahead(published)?, "after the day of printing")
        }
        _ if perfect_past => None,
        _ => match last {
            Some(when) if near(when.range, published) => infer(when.range, "the day told before"),
            // Beside what was long ago nothing is of today.
            Some(_) => None,
            None => infer(DateRange::day(published), "the day of printing"),
        },
    }
}

/// What a clause tells only to say who somebody is or when something else was ("a gunman who killed two", "after he took
/// office"), what holds in general ("denies any intention"), and, behind the lead, what has happened at some time ("has
/// fired two missiles"): none of it is news of the day.
fn beside_the_story(scene: &Scene<'_>, trigger: &Trigger, paragraph: u32) -> bool {
    if trigger.nominal {
        return false;
    }
    let words = scene.text.words;
    let Some(group) = reach::own_group(scene, trigger.head) else {
        return false;
    };
    let clause = words.clauses.get(group.clause);
    let opener = |words: &[&str]| {
        let begin = clause
            .and_then(|clause| clause.parts.first())
            .map_or(group.tokens.start, |part| part.start);
        (begin..group.tokens.start.min(begin + 3))
            .any(|token| words.iter().any(|word| scene.text.is(token, word)))
    };
    let kind = clause.map(|clause| clause.kind);
    let aside = kind == Some(ClauseKind::Relative)
        || kind == Some(ClauseKind::Adverbial)
            && opener(&[
                "after", "before", "since", "until", "when", "if", "because", "once",
            ]);
    let plain = group.modality == Modality::Plain && !group.aspect.progressive;
    let habit = group.finite && group.tense == Tense::Present && plain;
    group.finite && aside || habit && paragraph > 0
}

/// A plan without a day: some time in the month that begins with the day of printing.
fn ahead(published: NaiveDate) -> Option<DateRange> {
    let last = calendar::add_days(published, 30)?;
    Some(DateRange::between(published, last, Precision::Month).approximately())
}

/// The frame of a story holds while its days lie within a week of the day of printing.
fn near(range: DateRange, published: NaiveDate) -> bool {
    range.days() <= 7
        && (published - range.last()).num_days().abs() <= 7
        && range.first().year() > 0
}

fn paragraph_of(scene: &Scene<'_>, at: u32) -> u32 {
    paragraph(scene, scene.text.words.token_at(at))
}

fn paragraph(scene: &Scene<'_>, token: usize) -> u32 {
    let sentence = scene.text.words.sentence_of(token);
    scene.paragraphs.get(sentence).copied().unwrap_or(0)
}
