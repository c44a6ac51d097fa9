//! Who stands around a noun: before it, behind its prepositions, or as subject of the clause that holds it.

use super::{
    Slot,
    beside::beside,
    link::{by_preposition, small},
    state,
    subject::{is_party, subjects},
};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{groups, phrase_start, sentence},
        symmetric,
        trigger::Trigger,
    },
    model::{
        document::{EventMention, Who},
        event::EventType,
        text::{Tag, Upos, VerbGroup},
    },
};

pub(super) fn around_noun(
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
        // "Brandt's arrest", "his killing": a person has it done.
        let bears = matches!(figure.who, Who::Person(_)) && is_borne(scene, trigger.head);
        if bears {
            out.push((figure.who, Slot::Object));
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
        let Some(word) = figure.case().map(|at| small(scene.text.word(at))) else {
            continue;
        };
        match &*word {
            "of" if undergoes(scene, trigger, out) => out.push((figure.who, Slot::Object)),
            "from" if matches!(trigger.kind, EventType::Rupture | EventType::Exchange) => {}
            "of" | "by" | "between" | "among" | "from" => out.push((figure.who, Slot::Subject)),
            other => out.extend(
                by_preposition(trigger.kind, other, false, true).map(|slot| (figure.who, slot)),
            ),
        }
    }
    if !out
        .iter()
        .any(|(_, slot)| matches!(slot, Slot::Object | Slot::Target))
    {
        out.extend(aimed_at(scene, trigger, end));
    }
    beside(scene, trigger, out);
    if trigger.definite && out.is_empty() {
        attendees(scene, trigger, before, out);
    }
    lend_subject(scene, trigger, before, out);
}

/// What is done to the one behind "of": "the invasion of Ukraine".
const BORNE: [&str; 42] = [
    "abduction",
    "annexation",
    "appointment",
    "arrest",
    "assassination",
    "blockade",
    "bombardment",
    "bombing",
    "capture",
    "condemnation",
    "criticism",
    "defeat",
    "denunciation",
    "deportation",
    "destruction",
    "detention",
    "dismissal",
    "election",
    "endorsement",
    "execution",
    "expulsion",
    "hijacking",
    "imprisonment",
    "inauguration",
    "indictment",
    "invasion",
    "kidnapping",
    "killing",
    "liberation",
    "massacre",
    "murder",
    "nomination",
    "occupation",
    "ouster",
    "overthrow",
    "recall",
    "recognition",
    "rejection",
    "release",
    "repatriation",
    "seizure",
    "shelling",
];

/// Whether a person before the noun has it done: "Brandt's arrest", and not "Brandt's condemnation of the raid".
fn is_borne(scene: &Scene<'_>, head: usize) -> bool {
    const DONE_TO_A_PERSON: [&str; 18] = [
        "abduction",
        "appointment",
        "arrest",
        "assassination",
        "deportation",
        "detention",
        "dismissal",
        "election",
        "execution",
        "expulsion",
        "imprisonment",
        "inauguration",
        "indictment",
        "killing",
        "kidnapping",
        "murder",
        "ouster",
        "release",
    ];
    DONE_TO_A_PERSON
        .iter()
        .any(|noun| scene.text.lemma_is(head, noun) || scene.text.is(head, noun))
}

/// "the invasion of Ukraine", "Russia's shelling of Kharkiv": the one behind "of" bears it. "the raids of the rebels" do not.
fn undergoes(scene: &Scene<'_>, trigger: &Trigger, out: &[(Who, Slot)]) -> bool {
    let borne = BORNE
        .iter()
        .any(|noun| scene.text.lemma_is(trigger.head, noun) || scene.text.is(trigger.head, noun));
    let told = out.iter().any(|(_, slot)| *slot == Slot::Subject);
    !symmetric(trigger.kind) && trigger.kind != EventType::Visit && (borne || told)
}

/// "riots against Israeli policies": who only describes what it is aimed at, where nobody else is.
fn aimed_at(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> Option<(Who, Slot)> {
    let aimed = matches!(
        trigger.kind,
        EventType::Attack | EventType::Protest | EventType::Sanctions | EventType::Criticism
    );
    let against = |figure: &&Figure| {
        let at = figure.case().is_some_and(|at| {
            ["against", "on", "at", "over"]
                .iter()
                .any(|word| scene.text.is(at, word))
        });
        at && figure.modifier
            && figure.preposition.is_some()
            && (can_act(figure, scene.layers) || state(scene, figure))
    };
    let figures = scene.cast.within(trigger.head + 1..end);
    let found = figures.iter().find(against).filter(|_| aimed)?;
    Some((found.who, Slot::Target))
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
    // "is on the second day of a trip"
    let under_way = nobody
        && trigger.kind == EventType::Visit
        && scene.text.lemma_is(group.head, "be")
        && (group.head + 1..trigger.head.min(group.head + 8))
            .any(|token| scene.text.is(token, "on"));
    // "issued warrants for those involved in the murder of": whoever acts in the sentence did not do the deed.
    let deed = partner_only && matches!(trigger.kind, EventType::Attack | EventType::Recognition);
    // A subject behind a verb of saying speaks of the event and does not take part, unless it speaks "during a visit".
    if (nobody || deed) && !under_way && !holds(scene, group) && !during(scene, trigger) {
        return;
    }
    // "is sending Brandt to Oslo for talks": whoever is sent holds them.
    let sends = ["send", "dispatch"]
        .iter()
        .any(|verb| scene.text.lemma_is(group.head, verb));
    let sent = scene
        .cast
        .within(group.head + 1..trigger.head.max(group.head + 1));
    let sent: Vec<Who> = sent
        .iter()
        .filter(|figure| sends && matches!(figure.who, Who::Person(_)) && figure.case().is_none())
        .map(|figure| figure.who)
        .collect();
    if !sent.is_empty() && out.iter().all(|(who, _)| !sent.contains(who)) {
        out.splice(0..0, sent.into_iter().map(|who| (who, Slot::Subject)));
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
pub(super) fn hung_on(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
) -> Option<Vec<Who>> {
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
        .filter(|p| is_party(p.role))
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
    let begin = sentence(scene, trigger.head).start;
    // "In a second round of talks in Oslo last month, Lind and Brandt failed to agree"
    let opens = (begin..trigger.tokens.start.min(begin + 6)).find(|&token| {
        ["in", "at", "during"]
            .iter()
            .any(|word| scene.text.is(token, word))
    });
    let framed = matches!(trigger.kind, Call | Meeting | Talks)
        && opens.is_some_and(|at| at <= begin + 1)
        && groups(scene, begin..trigger.head).is_empty();
    matches!(trigger.kind, Call | Meeting | Protest | Talks | Visit)
        && (framed
            || first
                .checked_sub(1)
                .is_some_and(|before| scene.text.is(before, "during")))
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
