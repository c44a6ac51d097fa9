//! Who acts: the subject of a verb, its own or that of the verb it hangs on.

mod apart;

use std::ops::Range;

use super::{Slot, state};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{sentence, thanked_for},
        symmetric,
        trigger::{Trigger, said_before},
    },
    grammar::lexicon::class,
    model::{
        document::{EventMention, Who},
        event::{EventType, Role},
        text::{Tag, Upos, VerbGroup},
    },
};

/// The subject of the verb: its own, or that of the verb it hangs on or stands beside.
pub(super) fn subjects(
    scene: &Scene<'_>,
    trigger: &Trigger,
    group: Option<&VerbGroup>,
    before: &[EventMention],
    slot: Slot,
    out: &mut Vec<(Who, Slot)>,
) {
    let words = scene.text.words;
    if let Some(owner) = group.and_then(|group| owner_of_the_plan(scene, group)) {
        out.push((owner, slot));
        return;
    }
    let set_apart = group.and_then(|group| {
        done_by_the_thanked(scene, group)
            .or_else(|| apart::cleft(scene, group))
            .or_else(|| apart::before_the_dashes(scene, group))
            .or_else(|| apart::before_the_commas(scene, group))
            .or_else(|| apart::before_a_participle(scene, group))
    });
    if let Some(who) = set_apart {
        out.extend(who.into_iter().map(|who| (who, slot)));
        return;
    }
    if let Some(above) = group.and_then(|group| apart::before_they(scene, group)) {
        let mut same = Vec::new();
        subjects(scene, trigger, Some(above), before, slot, &mut same);
        if !same.is_empty() {
            out.extend(same);
            return;
        }
    }
    let mut group = group;
    for _ in 0..4 {
        let Some(current) = group else { break };
        if let Some(who) = behind_conjunction(scene, current) {
            out.push((who, slot));
            return;
        }
        let subject = words
            .clauses
            .get(current.clause)
            .and_then(|clause| clause.subject);
        // What stands behind a verb is its object, and nobody in the dateline acts.
        let told = scene
            .article
            .dateline
            .map_or(0, |span| words.token_at(span.end));
        let subject = subject
            .and_then(|index| words.phrases.get(index))
            .filter(|phrase| phrase.tokens.start < current.head && phrase.tokens.end > told);
        if let Some(phrase) = subject {
            if let Some(who) = apart::behind_an_address(scene, phrase, current.tokens.start) {
                out.extend(who.into_iter().map(|who| (who, slot)));
                return;
            }
            // "On 4 March, 2024, Kenya and Chad met": the year is no subject.
            let timed = |token: usize| scene.timed.get(token).copied().unwrap_or(false);
            let named = if phrase.tokens.clone().all(timed) {
                phrase.tokens.end + 1..current.tokens.start.max(phrase.tokens.end + 1)
            } else {
                phrase.tokens.clone()
            };
            let found = phrase_figures(scene, named, current.tokens.start);
            if !found.is_empty() {
                out.extend(found.into_iter().map(|who| (who, slot)));
                return;
            }
            if both(scene, phrase.tokens.clone()) {
                let here = sentence(scene, phrase.tokens.start).start;
                let mut pair = listed_before(scene, here, phrase.tokens.start);
                if pair.is_empty() {
                    pair = last_pair(before);
                }
                if pair.is_empty() {
                    pair = named_together(scene, phrase.tokens.start);
                }
                if pair.is_empty() {
                    pair = travelling_party(before);
                }
                out.extend(pair.into_iter().map(|who| (who, slot)));
                return;
            }
            // Whoever is attacked, released or expelled may stand behind a preposition: "a camp for Kenyan refugees".
            if slot == Slot::Object
                && let Some(figure) = scene
                    .cast
                    .within(phrase.tokens.start..current.tokens.start)
                    .iter()
                    .find(|figure| can_act(figure, scene.layers))
            {
                out.push((figure.who, slot));
                return;
            }
            // A subject that names nobody ends the search; "it" may be the subject of the verb above. "Jr." is none.
            // "met relatives of people jailed in Chad": those people were, and nobody above.
            let reduced = slot == Slot::Object
                && !current.finite
                && current.tokens.len() == 1
                && scene.text.tokens()[current.head].tag == Tag::Vbn
                && phrase.tokens.end == current.tokens.start;
            if reduced {
                return;
            }
            let owned = apart::owned_forces(scene, phrase);
            if owned
                && current.governor.is_none()
                && let Some(above) = said_before(scene, current)
            {
                group = Some(above);
                continue;
            }
            let lends = owned
                || [
                    "Jr.", "Sr.", "II", "III", "it", "they", "he", "she", "who", "which", "that",
                ]
                .iter()
                .any(|word| scene.text.is(phrase.head, word));
            if !lends && (current.governor.is_none() || own_subject(current, phrase.tokens.start)) {
                return;
            }
        }
        // "the chief said that 71 people were arrested": nothing is done to who tells it.
        if slot == Slot::Object && current.finite {
            return;
        }
        group = current.governor.and_then(|index| words.groups.get(index));
    }
    if group.is_none() {
        let sentence = sentence(scene, trigger.head);
        let left = scene.cast.within(sentence.start..trigger.head);
        let nearest = left.iter().rev().find(|figure| {
            !figure.modifier && figure.case().is_none() && can_act(figure, scene.layers)
        });
        if let Some(figure) = nearest {
            out.push((figure.who, slot));
        }
    }
}

/// "after Oda Lind stepped down": a name between a word that opens a clause and its verb.
fn behind_conjunction(scene: &Scene<'_>, group: &VerbGroup) -> Option<Who> {
    let words = scene.text.words;
    let own = words
        .clauses
        .get(group.clause)
        .and_then(|clause| clause.subject)
        .and_then(|index| words.phrases.get(index))
        .is_some_and(|phrase| phrase.tokens.end == group.tokens.start);
    let begin = sentence(scene, group.head).start;
    let figure = scene.cast.within(begin..group.tokens.start).last()?;
    let opens = figure.case().is_some_and(|at| {
        ["after", "before", "since", "until", "as"]
            .iter()
            .any(|word| scene.text.is(at, word))
            && at + 1 == figure.start()
    });
    let named = matches!(figure.who, Who::Person(_)) && !figure.modifier;
    (group.finite && !own && opens && named && figure.phrase.end == group.tokens.start)
        .then_some(figure.who)
}

/// "thanked the Secretary for returning to Europe": whoever is thanked or blamed for a deed has done it.
fn done_by_the_thanked(scene: &Scene<'_>, group: &VerbGroup) -> Option<Vec<Who>> {
    let figures = scene.cast.within(thanked_for(scene, group)?).iter();
    // "expressed gratitude to Lind for visiting Kenya"
    let thanked = |figure: &&Figure| figure.case().is_none_or(|at| scene.text.is(at, "to"));
    let named = figures.filter(|figure| !figure.modifier && thanked(figure));
    Some(named.map(|figure| figure.who).collect())
}

/// "rejected Brandt's offer to resign", "Kenya's decision to sever ties": whoever owns the plan would carry it out.
fn owner_of_the_plan(scene: &Scene<'_>, group: &VerbGroup) -> Option<Who> {
    let tokens = scene.text.tokens();
    let first = group.tokens.start;
    let to = if tokens[first].tag == Tag::To {
        first
    } else {
        first.checked_sub(1)?
    };
    // "Kenya's announcement on Tuesday to impose sanctions"
    let timed = |token: usize| {
        scene.timed.get(token) == Some(&true)
            || scene.text.is(token, "on") && scene.timed.get(token + 1) == Some(&true)
    };
    let noun = (to.saturating_sub(6)..to)
        .rev()
        .find(|&token| !timed(token))?;
    if group.finite || tokens[to].tag != Tag::To || tokens[noun].upos != Upos::Noun {
        return None;
    }
    let begin = sentence(scene, noun).start;
    let start = crate::analysis::events::reach::phrase_start(scene, noun, begin);
    let figures = scene.cast.within(start..noun);
    let owner = figures.iter().rev().find(|figure| figure.possessive)?;
    (can_act(owner, scene.layers) || state(scene, owner)).then_some(owner.who)
}

/// Whether the subject stands right before its finite verb, and is not one that an infinitive is understood to have.
fn own_subject(group: &VerbGroup, start: usize) -> bool {
    group.finite && start < group.head
}

/// Those whom a phrase names, with the ones listed after it before the verb.
fn phrase_figures(scene: &Scene<'_>, phrase: Range<usize>, verb: usize) -> Vec<Who> {
    let figures = scene.cast.within(phrase.start..verb.max(phrase.end));
    let mut found: Vec<Who> = Vec::new();
    // "French and Egyptian warships": those listed before the phrase belong to it.
    let head = figures.iter().find(|figure| !figure.modifier);
    if let Some(head) = head.filter(|figure| figure.listed) {
        let sentence = sentence(scene, phrase.start);
        let left = scene
            .cast
            .within(sentence.start..phrase.start.min(head.phrase.start));
        let mut linked = true;
        for figure in left.iter().rev().filter(|figure| !figure.modifier) {
            if !linked {
                break;
            }
            if can_act(figure, scene.layers) && figure.case().is_none() {
                found.push(figure.who);
            }
            linked = figure.listed;
        }
        found.reverse();
    }
    let mut open = true;
    for figure in figures {
        let head = figure.start() < phrase.end;
        // "a campaign adviser, George Papadopoulos, pleaded"
        let apposed = found.is_empty()
            && matches!(figure.who, Who::Person(_))
            && figure.phrase.start >= phrase.end
            && scene.text.is(phrase.end, ",")
            && figure.phrase.start <= phrase.end + 1;
        open = open && (head || figure.listed || apposed);
        if !open {
            break;
        }
        // "Beirut rejected the appeal": a capital that is the subject speaks for its state.
        let capital = head && figure.phrase.end == phrase.end && state(scene, figure);
        if !figure.modifier
            && (can_act(figure, scene.layers) || capital)
            && figure.case().is_none_or(|at| at < phrase.start)
        {
            found.push(figure.who);
        }
    }
    found
}

/// Whoever mediates or stands by is none of the two sides.
pub(super) fn is_party(role: Role) -> bool {
    !matches!(role, Role::Attendee | Role::Mediator)
}

fn both(scene: &Scene<'_>, phrase: Range<usize>) -> bool {
    phrase.clone().any(|token| {
        scene
            .text
            .hits
            .class_at(token, class::BOTH)
            .is_some_and(|hit| token + usize::from(hit.len) == phrase.end)
    })
}

/// "Lind and Brandt were in Kyiv. They travelled on": those whom the sentence before names together, as its subject.
fn named_together(scene: &Scene<'_>, token: usize) -> Vec<Who> {
    let words = scene.text.words;
    let Some(before) = words.sentence_of(token).checked_sub(1) else {
        return Vec::new();
    };
    let Some(tokens) = words.sentences.get(before).map(|s| s.tokens.clone()) else {
        return Vec::new();
    };
    let end = crate::analysis::events::reach::groups(scene, tokens.clone())
        .iter()
        .find(|group| group.finite)
        .map_or(tokens.start, |group| group.tokens.start);
    listed_before(scene, tokens.start, end)
}

/// "Lind will fly to Oslo, joined by Brandt. They will meet ...": those who travel together, of the journey told last.
fn travelling_party(before: &[EventMention]) -> Vec<Who> {
    let journey = before.last().filter(|event| event.kind == EventType::Visit);
    let all = journey.into_iter().flat_map(|event| &event.participants);
    let party = all.filter(|p| {
        matches!(p.who, Who::Person(_)) && matches!(p.role, Role::Actor | Role::Attendee)
    });
    let party: Vec<Who> = party.map(|p| p.who).collect();
    if party.len() < 2 { Vec::new() } else { party }
}

/// Two or more people in a list, where the text between tells of no others first.
fn listed_before(scene: &Scene<'_>, from: usize, end: usize) -> Vec<Who> {
    let figures = scene.cast.within(from..end);
    let Some(second) = figures.iter().position(|figure| figure.listed) else {
        return Vec::new();
    };
    let first = (0..second).rev().find(|&at| !figures[at].modifier);
    let Some(first) = first else {
        return Vec::new();
    };
    let listed = figures[first..]
        .iter()
        .enumerate()
        .take_while(|(at, figure)| *at == 0 || figure.listed || figure.modifier)
        .map(|(_, figure)| figure)
        .filter(|figure| !figure.modifier);
    let all: Vec<Who> = listed
        .filter(|figure| matches!(figure.who, Who::Person(_)) && figure.case().is_none())
        .map(|figure| figure.who)
        .collect();
    if all.len() < 2 { Vec::new() } else { all }
}

/// Those who took part in the event told last by two or more.
fn last_pair(before: &[EventMention]) -> Vec<Who> {
    let event = before.iter().rev().find(|event| {
        symmetric(event.kind)
            && event
                .participants
                .iter()
                .filter(|p| is_party(p.role))
                .count()
                >= 2
    });
    event.map_or_else(Vec::new, |event| {
        event
            .participants
            .iter()
            .filter(|p| is_party(p.role))
            .map(|p| p.who)
            .collect()
    })
}
