//! Who stands around a verb: its subject, its object, those behind its prepositions, and how far they reach.

use std::ops::Range;

use super::{Slot, aim::implied, link::by_preposition, noun::hung_on, subject::subjects};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{groups, own_group, sentence},
        symmetric,
        trigger::Trigger,
    },
    grammar::lexicon::class,
    model::{
        document::{EventMention, PlaceKind, Who},
        event::EventType,
        text::{Tag, Upos, VerbGroup, Voice},
    },
};

pub(super) fn around_verb(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    out: &mut Vec<(Who, Slot)>,
) {
    let group = own_group(scene, trigger.head);
    let passive = group.is_some_and(|group| is_passive(scene, trigger.kind, group));
    let begin = out.len();
    let (subject, object) = if passive {
        (Slot::Object, Slot::Agent)
    } else {
        (Slot::Subject, Slot::Object)
    };
    // "steps agreed by the Israelis": the noun before a participle is its subject, and not that of the verb above.
    let reduced = passive && group.is_some_and(|group| !group.finite && group.tokens.len() == 1);
    if !reduced || subject_of(scene, group).is_some() {
        subjects(scene, trigger, group, before, subject, out);
    }
    let sentence = sentence(scene, trigger.head);
    let end = verb_reach(scene, trigger, sentence.end);
    for figure in scene.cast.within(trigger.head + 1..end) {
        if trigger.asks("alone") {
            break;
        }
        if figure.modifier
            || !can_act(figure, scene.layers) && !target_place(scene, trigger, figure)
        {
            continue;
        }
        let slot = match figure
            .case()
            .map(|at| scene.text.word(at).to_ascii_lowercase())
        {
            None => Some(object).filter(|slot| *slot != Slot::Agent),
            Some(word) => by_preposition(trigger.kind, &word, passive, false),
        };
        if let Some(slot) = slot {
            out.push((figure.who, slot));
        }
    }
    if !passive {
        implied(scene, trigger, group, end, begin, out);
    }
    if out.len() == begin
        && passive
        && symmetric(trigger.kind)
        && let Some(parties) = hung_on(scene, trigger, before)
    {
        out.extend(parties.into_iter().map(|who| (who, Slot::Subject)));
    }
}

/// The phrase that the clause of a verb has as its subject.
fn subject_of(scene: &Scene<'_>, group: Option<&VerbGroup>) -> Option<Range<usize>> {
    let words = scene.text.words;
    let subject = words.clauses.get(group?.clause)?.subject?;
    words
        .phrases
        .get(subject)
        .map(|phrase| phrase.tokens.clone())
}

/// A past form alone may be either: "two killed in Goma" is passive, "Macron called for a truce" is not.
fn is_passive(scene: &Scene<'_>, kind: EventType, group: &VerbGroup) -> bool {
    use EventType::{Attack, Exchange, Recognition, Rupture};
    let lone = group.finite
        && group
            .tokens
            .clone()
            .all(|token| scene.text.tokens()[token].upos != Upos::Aux);
    // "Soldiers beat up detainees": an object right behind the verb.
    let next = scene.text.tokens().get(group.tokens.end);
    let object = || {
        next.is_some_and(|token| {
            matches!(
                token.upos,
                Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron
            ) && !scene.timed.get(group.tokens.end).copied().unwrap_or(false)
                || token.tag == Tag::Rp
        })
    };
    group.voice == Voice::Passive
        && (!lone || matches!(kind, Attack | Exchange | Recognition | Rupture) && !object())
}

/// A city that is attacked or visited takes part through its country and is shown as the place.
fn target_place(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    let Who::Place(id) = figure.who else {
        return false;
    };
    let kind = scene.layers.places.get(id.index()).map(|place| place.kind);
    trigger.kind == EventType::Attack && matches!(kind, Some(PlaceKind::Region))
}

/// How far the arguments of a verb reach: to the next clause with a verb of its own, whose subject is none of them.
fn verb_reach(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> usize {
    let words = scene.text.words;
    let groups = groups(scene, sentence(scene, trigger.head));
    let from = trigger.tokens.end.max(trigger.head + 1);
    let next = groups.iter().filter(|group| {
        group.head > trigger.head && group.tokens.start >= from && group.head < end
    });
    let subject = |group: &VerbGroup| {
        let clause = words.clauses.get(group.clause)?;
        let phrase = words.phrases.get(clause.subject?)?;
        let own = group.finite && phrase.tokens.start >= from;
        let new = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(
                words.tokens[before].upos,
                Upos::Punct | Upos::Cconj | Upos::Sconj
            ) || ["when", "where", "while", "as", "after", "before", "because"]
                .iter()
                .any(|word| scene.text.is(before, word))
        });
        (own && new).then_some(phrase.tokens.start)
    };
    // "..., a member of the Chadian team has said": who tells it all is none of them.
    let attribution = || {
        let last = groups.iter().rev().find(|group| group.finite)?;
        let says = scene.text.hits.class_at(last.head, class::SAYING).is_some();
        let tail = says && last.head > trigger.head && last.head + 6 >= end;
        (from..last.tokens.start)
            .rev()
            .find(|&token| tail && scene.text.is(token, ","))
    };
    next.map(|group| subject(group).unwrap_or(group.tokens.start))
        .chain(attribution())
        .min()
        .unwrap_or(end)
        .max(from)
}
