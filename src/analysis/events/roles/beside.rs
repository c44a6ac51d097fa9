//! Who stands beside the parties of an event: those who host it, who mediate it, who come along.

use super::Slot;
use crate::{
    analysis::events::{
        Scene,
        cast::can_act,
        reach::{groups, sentence},
        trigger::Trigger,
    },
    model::{
        document::Who,
        event::EventType,
        text::{Upos, Voice},
    },
};

const MEDIATES: [&str; 6] = [
    "mediate",
    "broker",
    "facilitate",
    "moderate",
    "sponsor",
    "chair",
];
const HOSTS: [&str; 2] = ["host", "convene"];
const ACCOMPANIES: [&str; 3] = ["accompany", "flank", "join"];

/// How far from the trigger such words are looked for, in tokens.
const NEAR: usize = 40;

pub(super) fn beside(scene: &Scene<'_>, trigger: &Trigger, out: &mut Vec<(Who, Slot)>) {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks, Visit};
    if !matches!(
        trigger.kind,
        Agreement | Call | Ceasefire | Exchange | Meeting | Talks | Visit
    ) {
        return;
    }
    let sentence = sentence(scene, trigger.head);
    let from = sentence.start.max(trigger.head.saturating_sub(NEAR));
    let end = sentence.end.min(trigger.head + NEAR);
    for by in (from + 1..end).filter(|&token| scene.text.is(token, "by")) {
        let near = by - 1 != trigger.head && !parted(scene, trigger.head, by - 1);
        let slot = slot(scene, by - 1).filter(|slot| {
            near && (*slot == Slot::Attendee || !of_another_noun(scene, trigger, by - 1))
        });
        if let Some(slot) = slot {
            for who in behind(scene, by, end) {
                out.retain(|(known, slot)| *known != who || *slot == Slot::Subject);
                out.push((who, slot));
            }
        }
    }
    brokers(scene, trigger, out);
    // "a U.S.-brokered truce"
    let near = trigger.head.saturating_sub(7).max(sentence.start);
    for figure in scene.cast.within(near..trigger.head) {
        let hyphen = scene.text.is(figure.tokens.end, "-");
        let mediates = slot(scene, figure.tokens.end + 1) == Some(Slot::Mediator);
        if hyphen && mediates {
            out.retain(|(known, _)| *known != figure.who);
            out.push((figure.who, Slot::Mediator));
        }
    }
}

/// "Kenya brokered talks between Norway and Chad", "Kenya will host peace talks between them": the subject of such a verb over
/// a noun stands between those it names.
fn brokers(scene: &Scene<'_>, trigger: &Trigger, out: &mut Vec<(Who, Slot)>) {
    let words = scene.text.words;
    let verb = words.group_of(trigger.head).filter(|verb| {
        trigger.nominal
            && verb.head < trigger.head
            && verb.voice == Voice::Active
            && matches!(slot(scene, verb.head), Some(Slot::Mediator | Slot::Host))
    });
    let role = verb.and_then(|verb| slot(scene, verb.head));
    let subject = verb
        .and_then(|verb| words.clauses.get(verb.clause)?.subject)
        .and_then(|index| words.phrases.get(index));
    let Some(subject) = subject else { return };
    let figures = scene.cast.within(subject.tokens.clone()).iter();
    for figure in figures.filter(|figure| !figure.modifier && can_act(figure, scene.layers)) {
        out.retain(|(known, _)| *known != figure.who);
        out.push((figure.who, role.unwrap_or(Slot::Mediator)));
    }
}

/// "will travel to Oslo for the forum, convened by the union", "met before the summit hosted by Kenya": whoever convenes
/// the forum is no host of the journey. A truce that is agreed and one that is brokered are the same.
fn of_another_noun(scene: &Scene<'_>, trigger: &Trigger, verb: usize) -> bool {
    let tokens = scene.text.tokens();
    let noun = (trigger.head + 1..verb)
        .rev()
        .find(|&token| tokens[token].upos != Upos::Punct);
    use EventType::{Call, Meeting, Talks, Visit};
    let apart = matches!(trigger.kind, Call | Meeting | Talks | Visit) && !trigger.nominal;
    apart
        && noun.is_some_and(|noun| {
            matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
                && scene.cast.covers(noun).is_none()
                && !trigger.tokens.contains(&noun)
                && !scene.timed.get(noun).copied().unwrap_or(false)
        })
}

/// Whether another finite verb stands between the trigger and the participle.
fn parted(scene: &Scene<'_>, head: usize, verb: usize) -> bool {
    let (from, end) = (head.min(verb) + 1, head.max(verb));
    groups(scene, from..end).iter().any(|group| group.finite)
}

/// What the participle before "by" makes of the one behind it.
fn slot(scene: &Scene<'_>, verb: usize) -> Option<Slot> {
    let is = |verbs: &[&str]| verbs.iter().any(|lemma| scene.text.lemma_is(verb, lemma));
    if is(&MEDIATES) {
        Some(Slot::Mediator)
    } else if is(&HOSTS) {
        Some(Slot::Host)
    } else {
        is(&ACCOMPANIES).then_some(Slot::Attendee)
    }
}

/// Those who stand right behind "by", with the ones listed after.
fn behind(scene: &Scene<'_>, by: usize, end: usize) -> Vec<Who> {
    let figures = scene.cast.within(by + 1..end).iter();
    let mut acting = figures.filter(|figure| !figure.modifier);
    let Some(first) = acting
        .next()
        .filter(|figure| figure.case() == Some(by) && can_act(figure, scene.layers))
    else {
        return Vec::new();
    };
    let listed = acting.take_while(|figure| figure.listed && can_act(figure, scene.layers));
    std::iter::once(first)
        .chain(listed)
        .map(|figure| figure.who)
        .collect()
}
