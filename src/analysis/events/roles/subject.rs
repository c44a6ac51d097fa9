//! Who acts: the subject of a verb, its own or that of the verb it hangs on.

use std::ops::Range;

use super::{Slot, state};
use crate::{
    analysis::events::{Scene, cast::can_act, reach::sentence, symmetric, trigger::Trigger},
    grammar::lexicon::class,
    model::{
        document::{EventMention, Who},
        event::Role,
        text::VerbGroup,
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
    let mut group = group;
    for _ in 0..4 {
        let Some(current) = group else { break };
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
            let found = phrase_figures(scene, phrase.tokens.clone(), current.tokens.start);
            if !found.is_empty() {
                out.extend(found.into_iter().map(|who| (who, slot)));
                return;
            }
            if both(scene, phrase.tokens.clone()) {
                out.extend(last_pair(before).into_iter().map(|who| (who, slot)));
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
            let lends = [
                "Jr.", "Sr.", "II", "III", "it", "they", "he", "she", "who", "which", "that",
            ]
            .iter()
            .any(|word| scene.text.is(phrase.head, word));
            if !lends && (current.governor.is_none() || own_subject(current, phrase.tokens.start)) {
                return;
            }
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
