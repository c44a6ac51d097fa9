//! No time is told with an event: the same event told before, the frame of the paragraph, the days of the journey, the
//! day of the story near the lead, or nothing.

mod elsewhere;
mod frame;

use chrono::NaiveDate;

use super::super::{
    Scene,
    fold::{REACH, kin},
    reach,
    trigger::Trigger,
};
use super::{had_before, is_any, near, opening, paragraph, sentence_at, understood, verb_of};
use crate::{
    analysis::calendar,
    grammar::lexicon::class,
    model::{
        date::{DateRange, Precision},
        document::{EventMention, When, Who},
        event::{EventType, Role, Status},
        text::{Tag, Tense},
    },
};
use elsewhere::{at_another_time, beside_the_story, spoken};
use frame::{Frame, frame, framed_plan};

/// The sentences of the lead; behind them the story explains itself.
const LEAD: usize = 8;
/// A story of the day has no more sentences.
const NEWS: usize = 40;
/// A text of no more sentences that opens with a meeting tells of that meeting alone.
const READOUT: usize = 25;

pub(super) fn inferred(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    status: Status,
) -> Option<When> {
    let published = scene.article.published?;
    if at_another_time(scene, trigger) {
        return None;
    }
    if let Some(when) = again(scene, trigger, before, published) {
        return Some(understood(when.range, "the day told before"));
    }
    if spoken(scene, trigger) || beside_the_story(scene, trigger) {
        return None;
    }
    if called_off_now(scene, trigger, status) && of_today(scene, trigger, before, published) {
        return Some(understood(DateRange::day(published), "the day of printing"));
    }
    let ahead = matches!(
        status,
        Status::Planned | Status::Proposed | Status::Hypothetical | Status::Cancelled
    );
    if ahead {
        return framed_plan(scene, trigger, published, status)
            .or_else(|| rest_of_the_journey(scene, trigger, before, published, status))
            .or_else(|| {
                let told = !trigger.nominal || paragraph_of(scene, trigger) > 2;
                let range = ahead_of(published).filter(|_| told)?;
                Some(understood(range, "after the day of printing"))
            });
    }
    let verb = verb_of(scene, trigger);
    if verb.is_some_and(|verb| {
        verb.aspect.perfect && verb.tense == Tense::Past || had_before(scene, verb)
    }) {
        return None;
    }
    if let Some(when) = day_of_the_sentence(scene, trigger, published) {
        return Some(when);
    }
    match frame(scene, trigger, before, published) {
        Frame::Of(range) => Some(understood(range, "the day told before")),
        // Beside what was long ago nothing is of today.
        Frame::Elsewhere => None,
        Frame::Open if of_the_readout(scene, trigger, before, published).is_some() => {
            of_the_readout(scene, trigger, before, published)
                .map(|range| understood(range, "the day told before"))
        }
        Frame::Open => of_today(scene, trigger, before, published)
            .then(|| understood(DateRange::day(published), "the day of printing")),
    }
}

/// "Kenya has postponed a summit", "the summit has been called off": without a day of its own, on that of the news.
fn called_off_now(scene: &Scene<'_>, trigger: &Trigger, status: Status) -> bool {
    let group = reach::own_group(scene, trigger.head)
        .filter(|_| !trigger.nominal)
        .or_else(|| {
            reach::groups(
                scene,
                trigger.head + 1..reach::sentence(scene, trigger.head).end,
            )
            .first()
        });
    status == Status::Cancelled
        && group.is_some_and(|group| {
            let calls_off = scene.text.hits.class_at(group.head, class::CANCELLING);
            calls_off.is_some() && group.aspect.perfect && group.tense != Tense::Past
        })
}

/// "The meeting came three days after ...": it is the meeting told before, with its day. Background told in between lies
/// far from the story's own days.
fn again<'a>(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &'a [EventMention],
    published: NaiveDate,
) -> Option<&'a When> {
    if !trigger.nominal || !(trigger.definite || possessed(scene, trigger)) {
        return None;
    }
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
            .take(REACH)
            .filter(|event| fresh(event) && !event.participants.is_empty())
    };
    let sentence = scene.text.words.sentence_of(trigger.head);
    // "In 1986 they held a summit in Reykjavik. The summit ended ...": the one told just now.
    let just_told = before
        .iter()
        .rev()
        .take_while(|event| sentence_at(scene, event.trigger.start) + 1 >= sentence)
        .find(|event| event.kind == trigger.kind);
    just_told
        .or_else(|| told().find(|event| event.kind == trigger.kind))
        .or_else(|| told().find(|event| kin(event.kind, trigger.kind)))
        .and_then(|event| event.when.as_ref())
}

/// "her trip", "their talks"
fn possessed(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let first = trigger.tokens.start;
    (first.saturating_sub(2)..first).any(|token| scene.text.tokens()[token].tag == Tag::PrpPoss)
}

/// "Returning to Rome, she took part in talks on 25 July": a participle that opens the sentence is of the day of its verb.
fn day_of_the_sentence(scene: &Scene<'_>, trigger: &Trigger, published: NaiveDate) -> Option<When> {
    let sentence = reach::sentence(scene, trigger.head);
    let group = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal)?;
    let opens =
        group.tokens.start <= opening(scene, scene.text.words.sentence_of(trigger.head)) + 1;
    if group.finite || !opens || scene.text.tokens()[group.head].tag != Tag::Vbg {
        return None;
    }
    let days = reach::times(scene, sentence)
        .iter()
        .filter_map(|time| time.when)
        .find(|range| range.precision <= Precision::Day && range.first() <= published)?;
    Some(understood(days, "the day of the sentence"))
}

/// "who will visit Seoul on the trip": one stop more of a journey whose days are told.
fn rest_of_the_journey(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    published: NaiveDate,
    status: Status,
) -> Option<When> {
    use EventType::{Meeting, Talks, Visit};
    if status != Status::Planned || !matches!(trigger.kind, Visit | Meeting | Talks) {
        return None;
    }
    let sentence = reach::sentence(scene, trigger.head);
    let here = scene.cast.within(sentence);
    let goes = |event: &EventMention| {
        event.participants.iter().any(|p| {
            p.role == Role::Actor
                && matches!(p.who, Who::Person(_))
                && here.iter().any(|figure| figure.who == p.who)
        })
    };
    let journey = before.iter().rev().take(REACH).find(|event| {
        event.kind == Visit
            && event.when.as_ref().is_some_and(|when| {
                !when.inferred
                    && (3..=40).contains(&when.range.days())
                    && when.range.last() >= published
            })
            && goes(event)
    })?;
    let when = journey.when.as_ref()?;
    let first = when.range.first().max(published);
    Some(When {
        range: DateRange::between(first, when.range.last(), Precision::Day),
        text: when.text,
        inferred: true,
        rule: "the days of the journey".into(),
    })
}

/// "The following is attributable to the spokesman: Lind spoke yesterday with Brandt. ... She called on Kenya to": the
/// account of a meeting tells what was said there.
fn of_the_readout(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    published: NaiveDate,
) -> Option<DateRange> {
    use EventType::{Agreement, Call, Criticism, Demand, Meeting, Support, Talks, Threat};
    let words = matches!(
        trigger.kind,
        Agreement | Criticism | Demand | Support | Threat
    );
    let first = before.first().filter(|_| words && !trigger.nominal)?;
    let sentence = sentence_at(scene, first.trigger.start);
    let opens = sentence <= first_sentence(scene) + 2;
    let end = scene.text.words.sentences.get(sentence)?.tokens.end;
    let official = (0..end).any(|token| is_any(scene, token, &["attributable", "readout"]));
    let alone = scene.text.words.sentences.len() <= READOUT;
    let range = first.when.as_ref().filter(|when| !when.inferred)?.range;
    let known = |who: Who| first.participants.iter().any(|p| p.who == who);
    let sentence = reach::sentence(scene, trigger.head);
    (matches!(first.kind, Call | Meeting | Talks)
        && first.status == Status::Occurred
        && opens
        && official
        && alone
        && near(range, published)
        && scene
            .cast
            .within(sentence)
            .iter()
            .any(|figure| known(figure.who)))
    .then_some(range)
}

/// Whether what a sentence tells without a day is of the day of printing: in the lead, and behind it where somebody of
/// the lead or of what is told so far takes part.
fn of_today(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    published: NaiveDate,
) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    // Of whoever has died one tells a life.
    let life = [" dies", " died", " dead at", "obituary"]
        .iter()
        .any(|word| scene.article.title.as_deref().unwrap_or("").contains(word));
    if life && scene.text.words.sentence_of(trigger.head) > first_sentence(scene) + 1 {
        return false;
    }
    if in_the_lead(scene, sentence.start) {
        return true;
    }
    // So far down a review of a month or a debate tells of other days; a noun may take up what the lead told.
    if !trigger.nominal
        && scene.text.words.sentence_of(trigger.head) >= first_sentence(scene) + NEWS
    {
        return false;
    }
    let words = scene.text.words;
    let first = first_sentence(scene);
    let end = words
        .sentences
        .get(first + LEAD / 2)
        .map_or(0, |sentence| sentence.tokens.start);
    let lead = scene.cast.within(0..end);
    let known = |who: Who| {
        !matches!(who, Who::Place(_)) && lead.iter().any(|figure| figure.who == who)
            || before.iter().rev().take(12).any(|event| {
                event
                    .when
                    .as_ref()
                    .is_some_and(|when| near(when.range, published))
                    && event.participants.iter().any(|p| p.who == who)
            })
    };
    scene
        .cast
        .within(sentence)
        .iter()
        .any(|figure| known(figure.who))
}

fn first_sentence(scene: &Scene<'_>) -> usize {
    scene
        .article
        .dateline
        .map_or(0, |dateline| sentence_at(scene, dateline.end))
}

fn in_the_lead(scene: &Scene<'_>, token: usize) -> bool {
    scene.text.words.sentence_of(token) < first_sentence(scene) + LEAD
}

fn paragraph_of(scene: &Scene<'_>, trigger: &Trigger) -> u32 {
    paragraph(scene, scene.text.words.sentence_of(trigger.head))
}

/// A plan without a day: some time in the month that begins with the day of printing.
fn ahead_of(published: NaiveDate) -> Option<DateRange> {
    let last = calendar::add_days(published, 30)?;
    Some(DateRange::between(published, last, Precision::Month).approximately())
}
