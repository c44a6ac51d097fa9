//! No time is told with an event: the same event told before, the frame of the paragraph, the days of the journey, the
//! day of the story near the lead, or nothing.

use chrono::NaiveDate;

use super::super::{
    Scene,
    fold::{REACH, kin},
    reach,
    trigger::Trigger,
};
use super::{is_any, near, opening, paragraph, sentence_at, understood, verb_of};
use crate::{
    analysis::calendar,
    model::{
        date::{DateRange, Precision},
        document::{EventMention, TimeMention, When, Who},
        event::{EventType, Role, Status},
        text::{ClauseKind, Modality, Tag, Tense, Upos, VerbGroup},
    },
};

/// The sentences of the lead; behind them the story explains itself.
const LEAD: usize = 8;
/// A story of the day has no more sentences.
const NEWS: usize = 40;
/// A time frames the sentences behind it, so many at the most.
const FRAMED: usize = 3;
/// A text of no more sentences that opens with a meeting tells of that meeting alone.
const READOUT: usize = 25;
/// What was told so many sentences ago frames nothing.
const REMEMBERED: usize = 6;

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
    if verb.is_some_and(|verb| verb.aspect.perfect && verb.tense == Tense::Past) {
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

/// What the words put at some other time without telling which: "the recent meeting", "has repeatedly condemned", "was
/// killed a few weeks after the wedding", "openness to meeting".
fn at_another_time(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const REPEATED: [&str; 6] = [
        "repeatedly",
        "steadfastly",
        "consistently",
        "long",
        "always",
        "often",
    ];
    const WILLING: [&str; 5] = ["openness", "willingness", "readiness", "ability", "desire"];
    let head = trigger.head;
    let willing = head
        .checked_sub(2)
        .is_some_and(|noun| scene.text.is(noun + 1, "to") && is_any(scene, noun, &WILLING));
    if willing {
        return true;
    }
    if trigger.nominal {
        let first = reach::phrase_start(scene, head, reach::sentence(scene, head).start);
        let earlier = ["recent", "previous", "earlier", "past"];
        return (first..head).any(|token| is_any(scene, token, &earlier));
    }
    let Some(group) = reach::own_group(scene, head) else {
        return false;
    };
    let over_time =
        group.aspect.perfect && (group.tokens.clone()).any(|token| is_any(scene, token, &REPEATED));
    over_time || counted_from_unknown(scene, group)
}

/// "a few weeks after posting it": the days from which it is counted are not told.
fn counted_from_unknown(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let words = scene.text.words;
    let clause = words.clause_of.get(group.head);
    let unit = |token: usize| is_any(scene, token, &["days", "weeks", "months", "years"]);
    reach::sentence(scene, group.head).skip(1).any(|token| {
        is_any(scene, token, &["after", "before"])
            && unit(token - 1)
            && (words.clause_of.get(token - 1) == clause || words.clause_of.get(token) == clause)
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

/// Who says "I", "we" or "you" outside of marks speaks and does not report; who asks tells nothing.
fn spoken(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let tokens = scene.text.tokens();
    let asks = sentence
        .clone()
        .next_back()
        .is_some_and(|last| scene.text.is(last, "?"));
    asks || sentence
        .filter(|&token| !scene.quoted.get(token).copied().unwrap_or(false))
        .any(|token| {
            matches!(tokens[token].tag, Tag::Prp | Tag::PrpPoss)
                && matches!(
                    scene.text.word(token),
                    "I" | "We" | "we" | "You" | "you" | "My" | "my"
                )
        })
}

/// What a clause tells only to say who somebody is or when something else was ("a gunman who killed two", "after he took
/// office"), what holds in general ("denies any intention"), and, behind the lead, what has happened at some time ("has
/// fired two missiles"): none of it is news of the day.
fn beside_the_story(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let once = ["previously", "formerly", "historically", "originally"];
    // "to date, Norway has given ten million", and not "praised his efforts to date"
    let perfect = reach::own_group(scene, trigger.head).is_some_and(|group| group.aspect.perfect);
    let to_date =
        |token: usize| perfect && scene.text.is(token, "to") && scene.text.is(token + 1, "date");
    if sentence
        .clone()
        .any(|token| is_any(scene, token, &once) || to_date(token))
    {
        return true;
    }
    // "during his time as vice president", "in her tenure": what somebody did in an office held before.
    let tenure = |token: usize| {
        is_any(scene, token, &["during", "in", "throughout"])
            && (token + 1..token + 4).any(|at| is_any(scene, at, &["time", "tenure", "career"]))
            && scene
                .text
                .tokens()
                .get(token + 1)
                .is_some_and(|next| next.tag == Tag::PrpPoss)
    };
    if sentence.clone().any(tenure) {
        return true;
    }
    if trigger.nominal {
        return false;
    }
    let words = scene.text.words;
    let Some(group) = reach::own_group(scene, trigger.head) else {
        return false;
    };
    // "spoke for the climate in many ways, including meeting with the pope"
    let listed = !group.finite
        && scene.text.tokens()[group.head].tag == Tag::Vbg
        && (sentence.start..group.head).any(|token| scene.text.is(token, "including"));
    if listed {
        return true;
    }
    let clause = words.clauses.get(group.clause);
    let opener = |words: &[&str]| {
        let begin = clause
            .and_then(|clause| clause.parts.first())
            .map_or(group.tokens.start, |part| part.start);
        (begin..group.tokens.start.min(begin + 3)).any(|token| is_any(scene, token, words))
    };
    let kind = clause.map(|clause| clause.kind);
    let aside = kind == Some(ClauseKind::Relative)
        || kind == Some(ClauseKind::Adverbial)
            && opener(&[
                "after", "before", "since", "until", "when", "if", "because", "once",
            ]);
    // "citizens abducted by its agents": it says of whom one speaks.
    let says_who = !group.finite
        && scene.text.tokens()[group.head].tag == Tag::Vbn
        && group.tokens.len() == 1
        && (group.tokens.end..group.tokens.end + 4)
            .find(|&token| {
                !scene.timed.get(token).copied().unwrap_or(false) && !is_ago(scene, token)
            })
            .is_some_and(|token| scene.text.is(token, "by"))
        && group.head.checked_sub(1).is_some_and(|before| {
            scene.text.tokens()[before].upos == Upos::Noun
                || scene.text.tokens()[before].upos == Upos::Propn
        });
    if says_who && sentence.clone().any(|token| is_finite(scene, token)) {
        return true;
    }
    let plain = group.modality == Modality::Plain && !group.aspect.progressive;
    let now = group.finite && group.tense == Tense::Present && plain;
    let behind = paragraph_of(scene, trigger) > 0 || !in_the_lead(scene, sentence.start);
    let habit = now && !group.aspect.perfect && behind;
    let at_some_time = now && group.aspect.perfect && !in_the_lead(scene, sentence.start);
    group.finite && aside || habit || at_some_time
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

/// "decades ago"
fn is_ago(scene: &Scene<'_>, token: usize) -> bool {
    scene.text.is(token, "ago") || scene.text.is(token + 1, "ago")
}

fn is_finite(scene: &Scene<'_>, token: usize) -> bool {
    matches!(
        scene.text.tokens()[token].tag,
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md
    )
}

enum Frame {
    Of(DateRange),
    Elsewhere,
    Open,
}

/// The time that the sentences before it set for a trigger.
fn frame(
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
fn framed_plan(
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
