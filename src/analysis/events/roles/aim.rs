//! Whom words are aimed at where the one aimed at stands deeper than the object of the verb.

use super::{Slot, country, state, verb::attribution};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{groups, sentence},
        symmetric,
        trigger::{Flag, Trigger},
    },
    grammar::lexicon::class,
    model::{
        document::Who,
        event::EventType,
        text::{ClauseKind, Tag, VerbGroup},
    },
};

/// Words are aimed at somebody also where the one aimed at stands deeper: as subject of what is demanded ("demanded that
/// Sudan end the curbs"), within what is refused ("rejected an offer by Kenya", "a Kenyan offer"), within what is threatened
/// or promised ("threatened to cut off power to Peru").
pub(super) fn implied(
    scene: &Scene<'_>,
    trigger: &Trigger,
    group: Option<&VerbGroup>,
    end: usize,
    begin: usize,
    out: &mut Vec<(Who, Slot)>,
) {
    if trigger.asks(Flag::Alone) || matches!(trigger.rule, "sign" | "seek") {
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
    // What is agreed or promised is for those behind "to" and "for": "pledged to turn the Greek church into a mosque".
    let promised = trigger.kind == EventType::Agreement;
    let mut found = if promised {
        Vec::new()
    } else {
        within_object(scene, trigger, end)
    };
    if found.is_empty()
        && trigger.kind != EventType::Attack
        && let Some(group) = group
    {
        found = within_complement(scene, group, promised);
    }
    // What somebody says of the own country is not aimed at it.
    let own: Vec<_> = told
        .iter()
        .filter(|who| !matches!(who, Who::Place(_)) || trigger.kind == EventType::Demand)
        .filter_map(|who| country(scene, *who))
        .collect();
    let home = |who: &Who| {
        matches!(who, Who::Place(_)) && country(scene, *who).is_some_and(|c| own.contains(&c))
    };
    // "agreed to buy Lind Foods": what is dealt in agrees to nothing.
    let bought = |who: &Who| trigger.rule == "agree" && matches!(who, Who::Organization(_));
    // "declared a state of emergency in anticipation of Lind": a law is for a land.
    let law = |who: &Who| trigger.rule == "restrict" && matches!(who, Who::Person(_));
    // "warrants for 36 people involved in the murder of Lind": the warrant is for whoever stands right behind it.
    if trigger.rule == "issue a warrant" {
        let right_behind = |figure: &&Figure| {
            figure.case().is_some_and(|at| {
                (trigger.tokens.end..at).all(|token| {
                    scene.timed.get(token) == Some(&true) || scene.text.is(token, "on")
                })
            })
        };
        let figures = scene.cast.within(trigger.head + 1..end).iter();
        found = figures
            .filter(right_behind)
            .map(|figure| figure.who)
            .collect();
    }
    found.retain(|who| !told.contains(who) && !home(who) && !bought(who) && !law(who));
    out.extend(found.into_iter().map(|who| (who, Slot::Target)));
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
                || aside(scene, figure)
                || at
                    .checked_sub(1)
                    .is_some_and(|noun| scene.text.is(noun, "behalf"))
                || at
                    .checked_sub(1)
                    .is_some_and(|noun| scene.text.is(noun, "border"))
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
    let first = figures.iter().position(|figure| nation(&figure));
    first.map_or_else(Vec::new, |first| with_listed(&figures[first..]))
}

/// "attacked the inquiry, with Lind calling it a farce"
pub(super) fn aside(scene: &Scene<'_>, figure: &Figure) -> bool {
    figure.case().is_some_and(|at| {
        scene.text.is(at, "with")
            && at
                .checked_sub(1)
                .is_some_and(|comma| scene.text.is(comma, ","))
            && scene
                .text
                .tokens()
                .get(figure.phrase.end)
                .is_some_and(|next| next.tag != Tag::Nnp)
            && (figure.phrase.end..figure.phrase.end + 4).any(|token| {
                scene
                    .text
                    .tokens()
                    .get(token)
                    // "with Chad the only state to stay away"
                    .is_some_and(|next| next.tag == Tag::Vbg || scene.text.is(token, "only"))
            })
    })
}

/// The first, and those listed behind it: "relations with Chad and Benin".
fn with_listed(figures: &[Figure]) -> Vec<Who> {
    let rest = figures.iter().skip(1);
    let listed = rest.take_while(|figure| figure.listed && !figure.modifier);
    figures
        .iter()
        .take(1)
        .chain(listed)
        .map(|figure| figure.who)
        .collect()
}

/// The subject of a clause that hangs on the verb, else whoever is named in it.
fn within_complement(scene: &Scene<'_>, group: &VerbGroup, promised: bool) -> Vec<Who> {
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
    // "urged families to stay calm as the union has found nothing"
    let subject_start = |verb: &VerbGroup| {
        let subject = words.clauses.get(verb.clause)?.subject?;
        let start = words.phrases.get(subject)?.tokens.start;
        (start < verb.tokens.start).then_some(start)
    };
    // "calm as the union has found nothing": where no subject was read, "as" passed for a preposition.
    let joins = |token: usize| {
        ["as", "because", "while", "since", "when"]
            .iter()
            .any(|word| scene.text.is(token, word))
    };
    let beside = |other: &&VerbGroup| {
        let clause = words.clauses.get(other.clause);
        let adverbial = clause.is_some_and(|clause| clause.kind == ClauseKind::Adverbial);
        let joined = subject_start(other)
            .and_then(|start| start.checked_sub(1))
            .is_some_and(joins);
        other.finite && (adverbial || joined)
    };
    for inner in all
        .iter()
        .filter(hangs)
        .filter(|other| !tells(other))
        .filter(|other| !beside(other))
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
            .map_or(sentence.end, |next| {
                subject_start(next)
                    .filter(|&start| start > inner.head)
                    .or_else(|| (inner.head + 1..next.tokens.start).find(|&token| joins(token)))
                    .unwrap_or(next.tokens.start)
            });
        // "..., an official of Kenya said"
        let end = attribution(scene, all, from, sentence.end).map_or(end, |comma| end.min(comma));
        let figures = scene.cast.within(from..end);
        // "agreed to sell its share in Lind Foods", "to build roads in Uganda"
        let place = |figure: &Figure| {
            promised
                && figure
                    .case()
                    .is_some_and(|at| scene.text.is(at, "in") || scene.text.is(at, "of"))
        };
        // "pledged to turn the Greek church into a mosque"
        let described = |figure: &Figure| promised && figure.modifier && figure.case().is_none();
        let found = figures.iter().find(|figure| {
            !place(figure)
                && !described(figure)
                && !aside(scene, figure)
                && (can_act(figure, scene.layers) || state(scene, figure))
        });
        if let Some(figure) = found {
            return with_listed(scene.cast.within(figure.tokens.start..end));
        }
    }
    Vec::new()
}
