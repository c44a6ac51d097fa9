//! Who takes part in an event, read from the grammar around its trigger.

use std::ops::Range;

use super::{
    Scene,
    cast::{Figure, can_act},
    reach::{groups, own_group, phrase_start, sentence},
    symmetric,
    trigger::{Trigger, said_before},
};
use crate::{
    grammar::lexicon::class,
    model::{
        country::Country,
        document::{EventMention, PlaceKind, Who},
        event::{EventType, Participant, Role},
        text::{Tag, Upos, VerbGroup, Voice},
    },
};

/// Where a figure stands to the trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Subject,
    Object,
    Agent,
    Partner,
    Target,
    Attendee,
}

pub(super) fn participants(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
) -> Vec<Participant> {
    let mut slots: Vec<(Who, Slot)> = Vec::new();
    if trigger.asks("duty") {
        speaker_and_bound(scene, trigger, before, &mut slots);
    } else if trigger.nominal {
        around_noun(scene, trigger, before, &mut slots);
    } else {
        around_verb(scene, trigger, before, &mut slots);
    }
    let mut out: Vec<Participant> = Vec::new();
    for (who, slot) in slots {
        if !out.iter().any(|known| known.who == who) {
            out.push(Participant {
                who,
                role: role(trigger.kind, slot),
            });
        }
    }
    // Whoever is named alone with a journey makes it.
    if trigger.kind == EventType::Visit && out.iter().all(|p| p.role != Role::Actor) {
        for participant in out.iter_mut().filter(|p| matches!(p.who, Who::Person(_))) {
            participant.role = Role::Actor;
        }
    }
    out
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
        out.extend(bound);
    }
}

fn role(kind: EventType, slot: Slot) -> Role {
    match slot {
        Slot::Attendee => Role::Attendee,
        _ if symmetric(kind) => Role::Participant,
        Slot::Subject | Slot::Agent => Role::Actor,
        Slot::Object | Slot::Target => Role::Recipient,
        Slot::Partner if kind == EventType::Visit => Role::Participant,
        Slot::Partner => Role::Recipient,
    }
}

fn around_verb(
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

/// Words are aimed at somebody also where the one aimed at stands deeper: as subject of what is demanded ("demanded that
/// Sudan end the curbs"), within what is refused ("rejected an offer by Kenya", "a Kenyan offer"), within what is threatened
/// or promised ("threatened to cut off power to Peru").
fn implied(
    scene: &Scene<'_>,
    trigger: &Trigger,
    group: Option<&VerbGroup>,
    end: usize,
    begin: usize,
    out: &mut Vec<(Who, Slot)>,
) {
    if trigger.asks("alone") {
        return;
    }
    let subjects_only = !out[begin..]
        .iter()
        .any(|(_, slot)| matches!(slot, Slot::Object | Slot::Target | Slot::Partner));
    let both = symmetric(trigger.kind) && out.len() > begin + 1;
    if !aimed(trigger.kind) || !subjects_only || both || out.len() == begin {
        return;
    }
    let told: Vec<Who> = out[begin..].iter().map(|(who, _)| *who).collect();
    let mut found = within_object(scene, trigger, end);
    if found.is_empty()
        && trigger.kind != EventType::Attack
        && let Some(group) = group
    {
        found = within_complement(scene, group);
    }
    // What somebody says of the own country is not aimed at it.
    let own: Vec<_> = told
        .iter()
        .filter(|who| !matches!(who, Who::Place(_)))
        .filter_map(|who| country(scene, *who))
        .collect();
    let home = |who: &Who| {
        matches!(who, Who::Place(_)) && country(scene, *who).is_some_and(|c| own.contains(&c))
    };
    found.retain(|who| !told.contains(who) && !home(who));
    out.extend(found.into_iter().map(|who| (who, Slot::Target)));
}

fn country(scene: &Scene<'_>, who: Who) -> Option<Country> {
    match who {
        Who::Person(id) => scene.layers.people.get(id.index())?.country,
        Who::Organization(id) => scene.layers.organizations.get(id.index())?.country,
        Who::Place(id) => scene.layers.places.get(id.index())?.country,
    }
}

/// Types whose words are for somebody.
fn aimed(kind: EventType) -> bool {
    use EventType::{
        Agreement, Aid, Attack, Ceasefire, Criticism, Decision, Demand, Protest, Refusal,
        Sanctions, Support, Threat,
    };
    matches!(
        kind,
        Agreement
            | Aid
            | Attack
            | Ceasefire
            | Criticism
            | Decision
            | Demand
            | Protest
            | Refusal
            | Sanctions
            | Support
            | Threat
    )
}

/// Those who describe the object or stand behind it with "by", "from", "of" or "in".
fn within_object(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> Vec<Who> {
    let figures = scene.cast.within(trigger.head + 1..end);
    // "lauded the meetings on North Korea", "called for a truce in Ukraine": what something is about is no party to it, nor
    // is where it is.
    let about = |figure: &Figure| {
        figure.case().is_some_and(|at| {
            // A curfew is lifted for those where it is lifted.
            let there = !matches!(trigger.kind, EventType::Decision | EventType::Attack);
            there && scene.text.is(at, "in")
                || [
                    "on",
                    "about",
                    "over",
                    "regarding",
                    "concerning",
                    "at",
                    "near",
                ]
                .iter()
                .any(|word| scene.text.is(at, word))
        })
    };
    let nation = |figure: &&Figure| {
        !about(figure) && (can_act(figure, scene.layers) || state(scene, figure))
    };
    figures
        .iter()
        .filter(nation)
        .take(1)
        .map(|figure| figure.who)
        .collect()
}

/// The subject of a clause that hangs on the verb, else whoever is named in it.
fn within_complement(scene: &Scene<'_>, group: &VerbGroup) -> Vec<Who> {
    let words = scene.text.words;
    let sentence = sentence(scene, group.head);
    let all = groups(scene, sentence.clone());
    let hangs = |other: &&VerbGroup| {
        other.head > group.head
            && other
                .governor
                .and_then(|index| words.groups.get(index))
                .is_some_and(|above| above.head == group.head)
    };
    // "..., sources in Pakistan said": who tells it all hangs on nothing.
    let tells = |other: &&VerbGroup| {
        other.finite
            && scene
                .text
                .hits
                .class_at(other.head, class::SAYING)
                .is_some()
    };
    for inner in all
        .iter()
        .filter(hangs)
        .filter(|other| !tells(other))
        .take(2)
    {
        let subject = words
            .clauses
            .get(inner.clause)
            .and_then(|clause| clause.subject)
            .and_then(|index| words.phrases.get(index))
            .filter(|phrase| phrase.tokens.start > group.head);
        let from = subject.map_or(inner.head, |phrase| phrase.tokens.start);
        let end = all
            .iter()
            .find(|next| next.finite && next.head > inner.head)
            .map_or(sentence.end, |next| next.tokens.start);
        let figures = scene.cast.within(from..end);
        let found = figures
            .iter()
            .find(|figure| can_act(figure, scene.layers) || state(scene, figure));
        if let Some(figure) = found {
            return vec![figure.who];
        }
    }
    Vec::new()
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

/// A capital or a state, which a possessive makes an actor.
fn state(scene: &Scene<'_>, figure: &Figure) -> bool {
    let Who::Place(id) = figure.who else {
        return false;
    };
    let kind = scene.layers.places.get(id.index()).map(|place| place.kind);
    matches!(kind, Some(PlaceKind::Country | PlaceKind::Capital))
}

fn by_preposition(kind: EventType, word: &str, passive: bool, nominal: bool) -> Option<Slot> {
    use EventType::{
        Agreement, Aid, Attack, Call, Criticism, Decision, Demand, Meeting, Protest, Recognition,
        Refusal, Sanctions, Statement, Support, Talks, Threat, Visit,
    };
    if word == "by" {
        return passive.then_some(Slot::Agent);
    }
    if matches!(word, "with" | "between" | "alongside" | "and") {
        // "threatened action over its surplus with Peru": words have no partners.
        let words = matches!(
            kind,
            Criticism | Decision | Demand | Refusal | Sanctions | Statement | Threat
        );
        return (!words).then_some(Slot::Partner);
    }
    let target = match kind {
        Meeting | Talks => false,
        Call => return (word == "to").then_some(Slot::Partner),
        Attack if nominal => matches!(word, "on" | "against" | "of" | "at" | "upon" | "into"),
        Attack => matches!(word, "on" | "against" | "at" | "upon" | "into"),
        Criticism | Threat | Refusal if !nominal => {
            matches!(word, "against" | "at" | "on" | "upon" | "to" | "about")
        }
        Demand if !nominal => matches!(word, "on" | "upon" | "to" | "from" | "at" | "against"),
        Support if !nominal => matches!(word, "to" | "for" | "behind" | "by"),
        Statement => word == "to",
        Agreement => matches!(word, "to" | "for" | "from"),
        Aid => matches!(word, "to" | "for" | "in"),
        Protest => matches!(word, "against" | "at" | "over"),
        Visit => matches!(word, "to" | "in" | "of" | "into" | "from" | "for" | "on"),
        Recognition => matches!(word, "to" | "in" | "of" | "on" | "from" | "for"),
        Decision => matches!(word, "on" | "against" | "to" | "over"),
        Sanctions => matches!(
            word,
            "on" | "against" | "to" | "from" | "of" | "for" | "over"
        ),
        _ => matches!(
            word,
            "against"
                | "upon"
                | "over"
                | "towards"
                | "toward"
                | "at"
                | "on"
                | "to"
                | "from"
                | "of"
                | "for"
                | "into"
        ),
    };
    target.then_some(Slot::Target)
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

/// The subject of the verb: its own, or that of the verb it hangs on or stands beside.
fn subjects(
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
    if figures.first().is_some_and(|figure| figure.listed) {
        let sentence = sentence(scene, phrase.start);
        let left = scene.cast.within(sentence.start..phrase.start);
        let listed = left
            .iter()
            .rev()
            .take_while(|figure| figure.phrase.end + 2 >= phrase.start || figure.listed);
        found.extend(
            listed
                .filter(|figure| can_act(figure, scene.layers) && figure.case().is_none())
                .map(|figure| figure.who),
        );
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
        if !figure.modifier
            && can_act(figure, scene.layers)
            && figure.case().is_none_or(|at| at < phrase.start)
        {
            found.push(figure.who);
        }
    }
    found
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
    let event = before
        .iter()
        .rev()
        .find(|event| symmetric(event.kind) && event.participants.len() >= 2);
    event.map_or_else(Vec::new, |event| {
        event
            .participants
            .iter()
            .filter(|p| p.role != Role::Attendee)
            .map(|p| p.who)
            .collect()
    })
}

fn around_noun(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    out: &mut Vec<(Who, Slot)>,
) {
    let sentence = sentence(scene, trigger.head);
    let first = phrase_start(scene, trigger.tokens.start, sentence.start);
    let before_head = scene.cast.within(first..trigger.head);
    for (at, figure) in before_head.iter().enumerate() {
        // "U.N. Security Council sanctions": the first name only describes the second.
        let describes = before_head.get(at + 1).is_some_and(|next| {
            next.tokens.start == figure.tokens.end && matches!(next.who, Who::Organization(_))
        });
        if describes {
            continue;
        }
        // "the Rome encounter" tells where, "Russian strike" and "Moscow's strike" tell who.
        if can_act(figure, scene.layers) || figure.possessive && state(scene, figure) {
            out.push((figure.who, Slot::Subject));
        }
    }
    let mut end = noun_reach(scene, trigger, sentence.end);
    if let Some(group) = groups(scene, sentence.clone())
        .iter()
        .find(|group| group.finite && group.tokens.start > trigger.head)
    {
        end = end.min(group.tokens.start);
    }
    for figure in scene.cast.within(trigger.head + 1..end) {
        if figure.modifier || !can_act(figure, scene.layers) {
            continue;
        }
        let Some(word) = figure
            .case()
            .map(|at| scene.text.word(at).to_ascii_lowercase())
        else {
            continue;
        };
        match word.as_str() {
            "of" | "by" | "between" | "among" | "from" => out.push((figure.who, Slot::Subject)),
            other => out.extend(
                by_preposition(trigger.kind, other, false, true).map(|slot| (figure.who, slot)),
            ),
        }
    }
    if trigger.definite && out.is_empty() {
        attendees(scene, trigger, before, out);
    }
    lend_subject(scene, trigger, before, out);
}

/// "Rubio and Yermak were also present at the meeting", "joined the talks": they attend what was told before.
fn attendees(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    out: &mut Vec<(Who, Slot)>,
) {
    let Some(group) = scene
        .text
        .words
        .group_of(trigger.head)
        .filter(|group| group.head < trigger.head)
    else {
        return;
    };
    let present = (group.head..trigger.head).any(|token| scene.text.is(token, "present"));
    let joins = ["attend", "join", "witness"]
        .iter()
        .any(|verb| scene.text.lemma_is(group.head, verb));
    if present || joins {
        subjects(scene, trigger, Some(group), before, Slot::Attendee, out);
    }
}

/// "Trump, speaking after a summit with Abe": the one who is not told stands as subject of the clause.
fn lend_subject(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    out: &mut Vec<(Who, Slot)>,
) {
    if out.is_empty()
        && let Some(pair) = hung_on(scene, trigger, before)
    {
        out.extend(pair.into_iter().map(|who| (who, Slot::Subject)));
        return;
    }
    let partner_only =
        out.len() == 1 && matches!(out[0].1, Slot::Partner | Slot::Target | Slot::Object);
    let nobody = out.is_empty() && !trigger.definite;
    if !(partner_only || nobody) {
        return;
    }
    let Some(group) = scene.text.words.group_of(trigger.head).or_else(|| {
        groups(scene, sentence(scene, trigger.head))
            .iter()
            .rev()
            .find(|g| g.head < trigger.head)
    }) else {
        return;
    };
    // A subject behind a verb of saying speaks of the event and does not take part, unless it speaks "during a visit".
    if nobody && !holds(scene, group) && !during(scene, trigger) {
        return;
    }
    let mut lent = Vec::new();
    subjects(
        scene,
        trigger,
        Some(group),
        before,
        Slot::Subject,
        &mut lent,
    );
    lent.retain(|(who, _)| out.iter().all(|(known, _)| known != who));
    out.splice(0..0, lent);
}

/// "... met for the first time since the debate", "talks in Turkey, where an exchange was agreed": who is not told again took
/// part in what the sentence told before.
fn hung_on(scene: &Scene<'_>, trigger: &Trigger, before: &[EventMention]) -> Option<Vec<Who>> {
    let sentence = sentence(scene, trigger.head);
    let from = scene.text.tokens().get(sentence.start)?.span.start;
    let last = before.last().filter(|event| {
        event.trigger.start >= from && symmetric(event.kind) && event.participants.len() >= 2
    })?;
    let at = scene.text.words.token_at(last.trigger.end);
    let hangs = (at..trigger.head).any(|token| {
        ["since", "where", "which"]
            .iter()
            .any(|word| scene.text.is(token, word))
    });
    let parties = last
        .participants
        .iter()
        .filter(|p| p.role != Role::Attendee)
        .map(|p| p.who);
    hangs.then(|| parties.collect())
}

/// "during his visit to Cairo", "in talks with Tehran": whoever acts there takes part.
fn during(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    use EventType::{Call, Meeting, Protest, Talks, Visit};
    let first = phrase_start(
        scene,
        trigger.tokens.start,
        sentence(scene, trigger.head).start,
    );
    matches!(trigger.kind, Call | Meeting | Protest | Talks | Visit)
        && first
            .checked_sub(1)
            .is_some_and(|before| scene.text.is(before, "during"))
}

/// Verbs whose subject takes part in the event that is their object.
fn holds(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let verbs = [
        "hold", "have", "attend", "conduct", "launch", "sign", "host", "join", "begin", "open",
        "make", "resume", "carry", "stage", "mount", "end",
    ];
    verbs
        .iter()
        .any(|verb| scene.text.lemma_is(group.head, verb))
}

/// How far the complements of a noun reach: over prepositions and lists, to the next verb.
fn noun_reach(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> usize {
    let tokens = scene.text.tokens();
    let verb = |token: usize| {
        matches!(tokens[token].upos, Upos::Verb | Upos::Aux | Upos::Sconj)
            && tokens[token].tag != Tag::In
    };
    // "a rally, despite criticism by Kenya": another matter begins.
    let other = |token: usize| {
        [
            "despite",
            "amid",
            "amidst",
            "after",
            "before",
            "following",
            "because",
            "since",
        ]
        .iter()
        .any(|word| scene.text.is(token, word))
    };
    let far = (trigger.head + 1..end.min(trigger.head + 30)).find(|&token| {
        (other(token) || verb(token) || tokens[token].tag == Tag::Wdt)
            && scene.cast.covers(token).is_none()
    });
    far.unwrap_or(end.min(trigger.head + 30))
}
