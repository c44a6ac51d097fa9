//! Who takes part in an event, read from the grammar around its trigger.
//!
//! In: the scene, a trigger and the events told before it. Out: those who take part, with their roles, in reading order.
//! `verb` reads around a verb, `noun` around a noun, `subject` finds who acts, `link` says what a preposition means, `aim`
//! finds whom words are aimed at where they do not stand right beside, `beside` those who host, mediate or come along.

mod aim;
mod beside;
mod link;
mod noun;
mod subject;
#[cfg(test)]
mod tests;
mod verb;

use super::{
    Scene,
    cast::Figure,
    reach::own_group,
    symmetric,
    trigger::{Flag, Trigger, said_before},
};
use crate::model::{
    country::Country,
    document::{EventMention, PlaceKind, Who},
    event::{EventType, Participant, Role},
    text::Voice,
};
use noun::around_noun;
use subject::subjects;
use verb::around_verb;

/// Where a figure stands to the trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Subject,
    Object,
    Agent,
    Partner,
    Target,
    Attendee,
    Host,
    Mediator,
}

pub(super) fn participants(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
) -> Vec<Participant> {
    let mut slots: Vec<(Who, Slot)> = Vec::new();
    if trigger.asks(Flag::Duty) {
        speaker_and_bound(scene, trigger, before, &mut slots);
    } else if trigger.nominal {
        around_noun(scene, trigger, before, &mut slots);
    } else {
        around_verb(scene, trigger, before, &mut slots);
    }
    if !trigger.nominal {
        parties_between(scene, trigger, &mut slots);
    }
    // "the President will welcome President Brandt": nobody is his own guest.
    if matches!(trigger.rule, "welcome a guest" | "look forward to a guest") {
        let done_to: Vec<Who> = slots
            .iter()
            .filter(|(who, slot)| *slot == Slot::Object && matches!(who, Who::Person(_)))
            .map(|(who, _)| *who)
            .collect();
        slots.retain(|(who, slot)| *slot != Slot::Subject || !done_to.contains(who));
    }
    let mut out: Vec<Participant> = Vec::new();
    for &(who, slot) in &slots {
        if !out.iter().any(|known| known.who == who) {
            out.push(Participant {
                who,
                role: role(trigger, who, slot),
            });
        }
    }
    if trigger.kind == EventType::Rupture && !trigger.nominal {
        without_reasons(scene, trigger, &mut out);
    }
    if trigger.rule == "expel" && !trigger.nominal {
        expelled_from(scene, trigger, &mut out);
    }
    // "received the envoy": the house is the host.
    if trigger.rule == "receive a guest"
        && out.len() > 1
        && slots.first().map(|(_, slot)| *slot) == Some(Slot::Subject)
    {
        let houses: Vec<Who> = slots
            .iter()
            .take_while(|(_, slot)| *slot == Slot::Subject)
            .map(|(who, _)| *who)
            .collect();
        let guests = out.iter().any(|p| !houses.contains(&p.who));
        for (at, participant) in out.iter_mut().enumerate() {
            if at == 0 || guests && houses.contains(&participant.who) {
                participant.role = Role::Host;
            }
        }
    }
    without_states_of_the_named(&mut out, scene);
    // Whoever is named alone with a journey makes it.
    if trigger.kind == EventType::Visit && out.iter().all(|p| p.role != Role::Actor) {
        // Not the one for whom somebody goes.
        let aim = |who: Who| slots.contains(&(who, Slot::Target));
        for participant in out
            .iter_mut()
            .filter(|p| matches!(p.who, Who::Person(_)) && !aim(p.who))
        {
            participant.role = Role::Actor;
        }
    }
    out
}

/// "summoned the ambassador over the arrest of Lind": whoever is named behind "over" alone is the reason.
fn without_reasons(scene: &Scene<'_>, trigger: &Trigger, all: &mut Vec<Participant>) {
    let sentence = super::reach::sentence(scene, trigger.head);
    let over = (trigger.head + 1..sentence.end).find(|&token| scene.text.is(token, "over"));
    let Some(over) = over else { return };
    let (told, reason) = (
        scene.cast.within(sentence.start..over),
        scene.cast.within(over..sentence.end),
    );
    let named = |figures: &[Figure], who: Who| figures.iter().any(|figure| figure.who == who);
    all.retain(|one| named(told, one.who) || !named(reason, one.who));
}

/// "The ambassador was expelled from Kenya": the land that one must leave expels.
fn expelled_from(scene: &Scene<'_>, trigger: &Trigger, all: &mut [Participant]) {
    let passive = own_group(scene, trigger.head).is_some_and(|group| group.voice == Voice::Passive);
    if !passive || all.iter().any(|one| one.role == Role::Actor) {
        return;
    }
    let sentence = super::reach::sentence(scene, trigger.head);
    let figures = scene.cast.within(trigger.head..sentence.end);
    let left = figures.iter().find(|figure| {
        matches!(figure.who, Who::Place(_))
            && figure.case().is_some_and(|at| scene.text.is(at, "from"))
    });
    if let Some(left) = left
        && let Some(one) = all.iter_mut().find(|one| one.who == left.who)
    {
        one.role = Role::Actor;
    }
}

/// "brokered a deal establishing relations between Kenya and Chad": the deal is theirs, and whoever acts stands between them.
fn parties_between(scene: &Scene<'_>, trigger: &Trigger, slots: &mut [(Who, Slot)]) {
    let sentence = super::reach::sentence(scene, trigger.head);
    let figures = scene.cast.within(trigger.head..sentence.end);
    let between = |figure: &&Figure| figure.case().is_some_and(|at| scene.text.is(at, "between"));
    let sides: Vec<Who> = figures
        .iter()
        .filter(between)
        .map(|figure| figure.who)
        .collect();
    let told = |who: &Who| {
        slots
            .iter()
            .any(|(known, slot)| known == who && *slot == Slot::Partner)
    };
    let ties = symmetric(trigger.kind) || matches!(trigger.rule, "restore ties" | "improve ties");
    if !ties || sides.iter().filter(|who| told(who)).count() < 2 {
        return;
    }
    for (who, slot) in slots.iter_mut() {
        match slot {
            Slot::Subject if !sides.contains(who) => *slot = Slot::Mediator,
            Slot::Partner if !symmetric(trigger.kind) => *slot = Slot::Subject,
            _ => {}
        }
    }
}

/// "the Jordanian foreign minister Ayman Safadi" is no meeting with Jordan besides: a state is told by whoever stands for it.
fn without_states_of_the_named(all: &mut Vec<Participant>, scene: &Scene<'_>) {
    let named: Vec<(Role, Country)> = all
        .iter()
        .filter(|one| matches!(one.who, Who::Person(_)))
        .filter_map(|one| Some((one.role, country(scene, one.who)?)))
        .collect();
    all.retain(|one| {
        // "UN Secretary-General Guterres"
        let league = |code: &str| matches!(code, "EU" | "UN" | "NT");
        let state = match one.who {
            Who::Place(_) => true,
            Who::Organization(_) => country(scene, one.who).is_some_and(|it| league(it.code())),
            Who::Person(_) => false,
        };
        let told =
            country(scene, one.who).is_some_and(|country| named.contains(&(one.role, country)));
        !(state && told)
    });
}

/// Who says that somebody must do something demands it of the subject.
fn speaker_and_bound(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    out: &mut Vec<(Who, Slot)>,
) {
    let groups = &scene.text.words.groups;
    let group = own_group(scene, trigger.head);
    let above = group
        .and_then(|group| group.governor)
        .and_then(|index| groups.get(index))
        .or_else(|| said_before(scene, group?));
    let mut bound = Vec::new();
    subjects(scene, trigger, group, before, Slot::Object, &mut bound);
    // What people say that a person should do is advice; what a state or body must do is a demand.
    if above.is_some() && !bound.is_empty() {
        subjects(scene, trigger, above, before, Slot::Subject, out);
        if out.iter().any(|(who, _)| matches!(who, Who::Person(_))) {
            bound.retain(|(who, _)| !matches!(who, Who::Person(_)));
        }
        // What somebody says that the own country must do is policy.
        let own: Vec<_> = out
            .iter()
            .filter_map(|(who, _)| country(scene, *who))
            .collect();
        bound.retain(|(who, _)| country(scene, *who).is_none_or(|there| !own.contains(&there)));
        if bound.is_empty() {
            out.clear();
        }
        out.extend(bound);
    }
}

fn role(trigger: &Trigger, who: Who, slot: Slot) -> Role {
    let kind = trigger.kind;
    // A promise has one who makes it and one to whom it is made.
    // So has what one side agrees to do for another.
    let given = matches!(trigger.rule, "pledge" | "offer")
        || trigger.rule == "agree" && slot == Slot::Target && matches!(who, Who::Place(_));
    match slot {
        Slot::Attendee => Role::Attendee,
        Slot::Host => Role::Host,
        Slot::Mediator => Role::Mediator,
        _ if symmetric(kind) && !given => Role::Participant,
        Slot::Subject | Slot::Agent => Role::Actor,
        Slot::Object | Slot::Target => Role::Recipient,
        Slot::Partner if kind == EventType::Visit => Role::Participant,
        Slot::Partner => Role::Recipient,
    }
}

fn country(scene: &Scene<'_>, who: Who) -> Option<Country> {
    match who {
        Who::Person(id) => scene.layers.people.get(id.index())?.country,
        Who::Organization(id) => scene.layers.organizations.get(id.index())?.country,
        Who::Place(id) => scene.layers.places.get(id.index())?.country,
    }
}

/// A capital or a state, which a possessive makes an actor.
fn state(scene: &Scene<'_>, figure: &Figure) -> bool {
    let Who::Place(id) = figure.who else {
        return false;
    };
    let kind = scene.layers.places.get(id.index()).map(|place| place.kind);
    matches!(kind, Some(PlaceKind::Country | PlaceKind::Capital))
}
