//! What is at stake in an event, in few words: the noun phrase that its verb or noun takes, or the deed behind "to".
//!
//! Words are taken from the text as parts, never as a clause: a head with what describes it, and at most one place, person
//! or thing behind it. What cannot be said whole is not said.

mod phrase;

use std::ops::Range;

use super::names;
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{groups, sentence},
    },
    model::{
        document::{EventMention, Form, Who},
        event::EventType,
        text::{Modality, Tag, Upos, Voice},
    },
};
use phrase::{LONGEST, phrase, told, told_with_listed, usual_word};

/// A noun phrase in the words of a headline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    pub(super) text: String,
    /// Those who are named in it.
    pub(super) named: Vec<Who>,
}

#[derive(Debug, Default)]
pub(super) struct Matter {
    /// "extradition request"
    pub(super) thing: Option<Phrase>,
    /// "on trade", "for ceasefire in Gaza"
    pub(super) about: Option<(&'static str, Phrase)>,
    /// "withdraw troops", behind "to"
    pub(super) deed: Option<Phrase>,
    /// "trade" in "trade talks"
    pub(super) sort: Option<String>,
    /// "two journalists", "Chadian ship": whom or what a deed of force is done to, in the words of the text
    pub(super) struck: Option<Phrase>,
}

const LINKS: [&str; 13] = [
    "on",
    "about",
    "over",
    "for",
    "against",
    "at",
    "to",
    "of",
    "with",
    "from",
    "into",
    "regarding",
    "concerning",
];

pub(super) fn matter(event: &EventMention, scene: &Scene<'_>) -> Matter {
    let trigger = scene.text.words.tokens_in(event.trigger);
    let Some(first) = scene.text.tokens().get(trigger.start) else {
        return Matter::default();
    };
    let end = sentence(scene, trigger.start).end;
    let mut found = Matter::default();
    let verbal = matches!(first.upos, Upos::Verb | Upos::Aux);
    // Behind the passive stands who did it, no matter.
    let passive = verbal
        && first.tag == Tag::Vbn
        && !has(scene, trigger.start)
        && (is_done(scene, trigger.start) || scene.text.is(trigger.end, "by"));
    if verbal && matches!(event.kind, EventType::Attack | EventType::Recognition) {
        found.struck = struck_by(scene, trigger.clone(), end, passive);
    }
    if passive && event.kind == EventType::Demand {
        found.deed = asked_of(scene, trigger.end, end);
        return found;
    }
    if passive {
        found.thing = undergone(scene, trigger.start);
        return found;
    }
    let talks = matches!(event.kind, EventType::Talks | EventType::Meeting);
    if !verbal || talks {
        found.sort = sort(scene, trigger.clone());
    }
    // "adopted a resolution", "expelled two diplomats": the words of the rule hold the object.
    let holds = trigger.len() > 1
        && matches!(
            event.kind,
            EventType::Agreement
                | EventType::Aid
                | EventType::Attack
                | EventType::Decision
                | EventType::Demand
                | EventType::Exchange
                | EventType::Refusal
                | EventType::Rupture
                | EventType::Statement
                | EventType::Threat
        )
        && scene.text.tokens()[trigger.end - 1].upos == Upos::Noun;
    let hyphened = scene.text.is(trigger.start + 1, "-");
    let from = match (verbal && holds, hyphened) {
        (true, true) => trigger.start + 3,
        (true, false) => trigger.start + 1,
        _ => trigger.end,
    };
    if event.rule == "announce" && scene.text.lemma_is(trigger.start, "declare") {
        found.thing = declared(scene, trigger.end, end);
    }
    behind(scene, from, end, verbal, &mut found);
    if promises_to(event) && found.thing.is_none() && found.deed.is_none() {
        found.deed = promised(scene, trigger.end);
    }
    // "proposed allowing imports"
    let next = scene.text.tokens().get(trigger.end);
    let proposes = ["propose", "recommend", "suggest"]
        .iter()
        .any(|word| scene.text.lemma_is(trigger.start, word));
    if event.rule == "demand" && proposes && next.is_some_and(|next| next.tag == Tag::Vbg) {
        found.deed = deed_of(scene, trigger.end, end, true).map(|(deed, _)| deed);
    }
    if event.rule == "announce" && found.deed.is_none() {
        found.struck =
            others_deed(scene, trigger.end).or_else(|| announced(scene, trigger.end, end));
    }
    found
}

/// "Kenya was urged by Norway on Monday to open its border": the deed behind whoever asks.
fn asked_of(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    const NEAR: usize = 10;
    let near = from..end.min(from + NEAR);
    let to = near
        .take_while(|&token| scene.text.tokens()[token].upos != Upos::Punct)
        .find(|&token| scene.text.tokens()[token].tag == Tag::To)?;
    deed(scene, to + 1, end).map(|(deed, _)| deed)
}

/// "announced", and "said" where what is said is a promise
fn promises_to(event: &EventMention) -> bool {
    matches!(&*event.rule, "announce" | "pledge")
}

/// "announced the end of her campaign": the object in the words of the text, unless a clause begins with it.
fn announced(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    let from = (from..end).find(|&at| !skipped(scene, at))?;
    let (phrase, next) = phrase::struck_until(scene, from, end)?;
    (!opens_clause(scene, next, end)).then_some(phrase)
}

/// "announced on Monday that it would stop all aid", "it was stopping all aid": what whoever speaks will do.
pub(super) fn promised(scene: &Scene<'_>, from: usize) -> Option<Phrase> {
    let end = sentence(scene, from.checked_sub(1)?).end;
    let group = groups(scene, from..end).first()?;
    let would = scene.text.is(group.tokens.start, "would") || group.modality == Modality::Will;
    let timed = |token: usize| scene.timed.get(token).copied().unwrap_or(false);
    let speaker = group.tokens.start.checked_sub(1)?;
    let own = ["it", "he", "she", "they"]
        .iter()
        .any(|word| scene.text.is(speaker, word))
        || own_state(scene, from, speaker);
    let close = (from..speaker).all(|token| {
        timed(token)
            || scene.text.is(token, "that")
            || matches!(scene.text.tokens()[token].upos, Upos::Adp)
    });
    let begins = group.aspect.progressive && scene.text.tokens()[group.head].tag == Tag::Vbg;
    let plain = (would || begins) && own && close && !group.negated && group.voice == Voice::Active;
    deed_of(scene, group.head, end, begins)
        .filter(|_| plain)
        .map(|(deed, _)| deed)
}

/// "declared the outbreak a pandemic": as "outbreak a pandemic".
fn declared(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    let from = (from..end).find(|&at| !skipped(scene, at))?;
    let (what, next) = phrase::struck_until(scene, from, end)?;
    let article = ["a", "an"]
        .into_iter()
        .find(|word| scene.text.is(next, word))?;
    let (so, _) = phrase(scene, next + 1, end)?;
    Some(Phrase {
        text: format!("{} {article} {}", what.text, so.text),
        named: what.named,
    })
}

/// "announced on Monday that US troops would be leaving Syria": what others will do, as "US troops to leave Syria".
fn others_deed(scene: &Scene<'_>, from: usize) -> Option<Phrase> {
    let end = sentence(scene, from.checked_sub(1)?).end;
    let group = groups(scene, from..end).first()?;
    let would = scene.text.is(group.tokens.start, "would") || group.modality == Modality::Will;
    let plain = would && !group.negated && group.voice == Voice::Active;
    let start = (from..group.tokens.start).find(|&token| {
        let opens = ["that", "the", "its", "his", "her"];
        !skipped(scene, token) && !opens.iter().any(|word| scene.text.is(token, word))
    })?;
    let names = |token: usize| {
        matches!(
            scene.text.tokens()[token].upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
        )
    };
    let subject = start..group.tokens.start;
    if !plain || subject.is_empty() || subject.len() > 4 || !subject.clone().all(names) {
        return None;
    }
    let (deed, _) = deed_of(scene, group.head, end, true)?;
    let subject = scene.text.words.span(subject).of(scene.text.body);
    Some(Phrase {
        text: format!("{subject} to {}", deed.text),
        named: deed.named,
    })
}

/// "Macron announced that France would reform its army": the state of whoever speaks.
fn own_state(scene: &Scene<'_>, from: usize, name: usize) -> bool {
    let country = |who: Who| match who {
        Who::Person(id) => scene.layers.people.get(id.index())?.country,
        Who::Organization(id) => scene.layers.organizations.get(id.index())?.country,
        Who::Place(id) => scene.layers.places.get(id.index())?.country,
    };
    let begin = sentence(scene, name).start;
    let speaker = scene.cast.within(begin..from);
    let speaker = speaker.iter().rev().find(|figure| !figure.modifier);
    let state = scene.cast.covers(name);
    let state = state.filter(|state| matches!(state.who, Who::Place(_)) && !state.possessive);
    let of = |figure: &Figure| country(figure.who);
    speaker.and_then(of).is_some() && speaker.and_then(of) == state.and_then(of)
}

/// "The agreement was signed by ...": the subject of a passive is what it is done to.
fn undergone(scene: &Scene<'_>, verb: usize) -> Option<Phrase> {
    let words = scene.text.words;
    let clause = words.clauses.get(words.group_of(verb)?.clause)?;
    let subject = words.phrases.get(clause.subject?)?.tokens.clone();
    let timed = |tokens: &Range<usize>| tokens.clone().all(|at| scene.timed.get(at) == Some(&true));
    // "recalled the declaration of May 2020, signed by Kenya": a participle alone tells of the noun before it.
    let near = words.phrases[..words.phrases.partition_point(|one| one.tokens.end <= verb)]
        .iter()
        .rev()
        .map(|phrase| phrase.tokens.clone())
        .find(|tokens| !timed(tokens) && tokens.start >= sentence(scene, verb).start);
    let subject = match near {
        Some(near)
            if !scene.text.is(verb - 1, "as") && !is_done(scene, verb) && !has(scene, verb) =>
        {
            near
        }
        _ => subject,
    };
    let (thing, _) = (subject.end <= verb).then(|| phrase(scene, subject.start, verb))??;
    Some(thing)
}

/// "seized a Chadian ship", "a Chadian ship was seized": what stands behind the verb, or before the passive.
fn struck_by(
    scene: &Scene<'_>,
    trigger: Range<usize>,
    end: usize,
    passive: bool,
) -> Option<Phrase> {
    if !passive {
        let mut from = trigger.end;
        while from < end && at_least(scene, from) {
            from += 1;
        }
        return phrase::struck(scene, from, end);
    }
    let words = scene.text.words;
    let clause = words.clauses.get(words.group_of(trigger.start)?.clause)?;
    let subject = words.phrases.get(clause.subject?)?.tokens.clone();
    (subject.end <= trigger.start)
        .then(|| phrase::struck(scene, subject.start, trigger.start))
        .flatten()
}

/// "at least", "more than", "about" before a number
fn at_least(scene: &Scene<'_>, token: usize) -> bool {
    [
        "at", "least", "more", "than", "over", "about", "around", "nearly", "some", "almost", "up",
        "to",
    ]
    .iter()
    .any(|word| scene.text.is(token, word))
}

/// "was signed"
fn is_done(scene: &Scene<'_>, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|token| scene.text.lemma_is(token, "be"))
}

/// "has rejected": the participle of a perfect is active.
fn has(scene: &Scene<'_>, verb: usize) -> bool {
    let before = verb.saturating_sub(4)..verb;
    before
        .clone()
        .any(|token| scene.text.lemma_is(token, "have"))
        && !before.clone().any(|token| scene.text.lemma_is(token, "be"))
}

/// Reads phrase by phrase what stands behind the trigger, until one is not understood.
fn behind(scene: &Scene<'_>, from: usize, end: usize, verbal: bool, found: &mut Matter) {
    let mut at = from;
    // "agreed to open the border": the rule may hold the "to".
    if from > 0
        && scene.text.tokens()[from - 1].tag == Tag::To
        && let Some((deed, next)) = deed(scene, from, end)
    {
        found.deed = Some(deed);
        at = next;
    }
    for _ in 0..5 {
        while at < end && skipped(scene, at) {
            at += 1;
        }
        if at >= end {
            return;
        }
        if scene.text.tokens()[at].tag == Tag::To
            && let Some((deed, next)) = deed(scene, at + 1, end)
        {
            found.deed = found.deed.take().or(Some(deed));
            at = next;
            continue;
        }
        let link = LINKS.into_iter().find(|word| scene.text.is(at, word));
        let start = at + usize::from(link.is_some());
        // "condemns in the strongest terms the coup"
        if scene.text.is(at, "in")
            && let Some(terms) =
                (at + 1..(at + 6).min(end)).find(|&token| scene.text.is(token, "terms"))
        {
            at = terms + 1;
            continue;
        }
        if link.is_none() && matches!(scene.text.tokens()[at].upos, Upos::Adp) {
            // "in Geneva", "between Iran and Iraq": told by the record, or no matter.
            match named_at(scene, at + 1, end) {
                Some((_, next)) => at = next,
                None => return,
            }
            continue;
        }
        if let Some((figure, next)) = named_at(scene, start, end) {
            // "talks on Cyprus"
            let topic = link
                .filter(|link| !verbal && matches!(*link, "on" | "about" | "over" | "regarding"));
            if let (Some(link), Some(phrase), None) = (topic, told(scene, figure), &found.about) {
                found.about = Some((link, phrase));
            }
            at = next;
            continue;
        }
        let Some((phrase, next)) = phrase(scene, start, end) else {
            return;
        };
        if link.is_none() && opens_clause(scene, next, end) {
            return;
        }
        match link {
            None if verbal && found.about.is_none() && found.thing.is_none() => {
                found.thing = Some(phrase)
            }
            None => return,
            Some("of") if !verbal && at == from => found.thing = Some(phrase),
            Some(link) => found.about = found.about.take().or(Some((link, phrase))),
        }
        at = next;
    }
}

/// "announced the recorder has been found", "called for the killers to be tried": a clause begins with the phrase.
fn opens_clause(scene: &Scene<'_>, next: usize, end: usize) -> bool {
    let tag = scene
        .text
        .tokens()
        .get(next)
        .filter(|_| next < end)
        .map(|token| token.tag);
    matches!(tag, Some(Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Md))
        || tag == Some(Tag::To) && scene.text.is(next + 1, "be")
}

/// Times and adverbs between a verb and its object, and the links of a list.
fn skipped(scene: &Scene<'_>, token: usize) -> bool {
    let adverb = scene.text.tokens()[token].upos == Upos::Adv
        && !["not", "never", "when", "where", "how", "why"]
            .iter()
            .any(|word| scene.text.is(token, word));
    let day = scene.text.is(token, "on") && scene.timed.get(token + 1) == Some(&true);
    scene.timed.get(token) == Some(&true) || adverb || day
}

/// Those who take part are told by name; gives where they end, the ones listed after them included.
fn named_at<'a>(scene: &'a Scene<'_>, from: usize, end: usize) -> Option<(&'a Figure, usize)> {
    let figures = scene.cast.within(from..(from + 8).min(end));
    let lead = figures.iter().position(|figure| !figure.modifier)?;
    let first = &figures[lead];
    let described = figures[..lead]
        .iter()
        .all(|figure| first.phrase.contains(&figure.tokens.start));
    let opens = first.start() <= from + 1
        && (from..first.start()).all(|token| scene.text.tokens()[token].upos == Upos::Det);
    if !(described && opens && can_or_is_place(scene, first)) {
        return None;
    }
    let mut next = first.phrase.end.max(first.tokens.end);
    for figure in &figures[lead + 1..] {
        if figure.listed && !figure.modifier {
            next = figure.phrase.end.max(figure.tokens.end);
        } else if !figure.modifier {
            break;
        }
    }
    Some((first, next))
}

fn can_or_is_place(scene: &Scene<'_>, figure: &Figure) -> bool {
    can_act(figure, scene.layers)
        || matches!(figure.who, Who::Place(_)) && figure.form != Form::Nationality
}

/// "to withdraw troops", "to cooperate with Iran": a verb with its object, or with one preposition.
fn deed(scene: &Scene<'_>, from: usize, end: usize) -> Option<(Phrase, usize)> {
    deed_of(scene, from, end, false)
}

/// The same, where asked also of a verb in -ing.
fn deed_of(
    scene: &Scene<'_>,
    from: usize,
    end: usize,
    in_progress: bool,
) -> Option<(Phrase, usize)> {
    let tokens = scene.text.tokens();
    let mut at = from;
    while at < end && tokens[at].upos == Upos::Adv {
        at += 1;
    }
    let token = tokens.get(at).filter(|token| {
        at < end && (token.tag == Tag::Vb || in_progress && token.tag == Tag::Vbg)
    })?;
    let verb = scene.text.lemma(at);
    if token.upos == Upos::Aux
        || matches!(
            verb.as_str(),
            "be" | "have" | "do" | "get" | "ensure" | "see" | "say" | "tell" | "include"
        )
    {
        return None;
    }
    at += 1;
    // "hand over the ship"
    let particle = ["over", "up", "out", "off", "down", "back"]
        .into_iter()
        .find(|word| scene.text.is(at, word) && at < end);
    at += usize::from(particle.is_some());
    let verb = match particle {
        Some(particle) => format!("{verb} {particle}"),
        None => verb,
    };
    // "continue to support Ukraine"
    if tokens.get(at).is_some_and(|next| next.tag == Tag::To) && at < end {
        let (inner, next) =
            deed(scene, at + 1, end).filter(|(inner, _)| !inner.text.contains(" to "))?;
        let text = format!("{verb} to {}", inner.text);
        return (text.len() <= LONGEST).then_some((Phrase { text, ..inner }, next));
    }
    let link = ["with", "from", "on", "for", "to", "in", "against"]
        .into_iter()
        .find(|word| scene.text.is(at, word) && at < end);
    let start = at + usize::from(link.is_some());
    let (object, next) = match named_at(scene, start, end) {
        Some((figure, next)) => (told_with_listed(scene, figure, next)?, next),
        // "release the journalists"
        None if is_done_to_people(&verb) => phrase::struck_until(scene, start, end)?,
        None => phrase(scene, start, end)?,
    };
    let mut text = match link {
        Some(link) => format!("{verb} {link} {}", object.text),
        None => format!("{verb} {}", object.text),
    };
    // "turn a church into a mosque"
    if scene.text.is(next, "into")
        && let Some((other, _)) = phrase(scene, next + 1, end)
    {
        text = format!("{text} into {}", other.text);
    }
    // "allow inspectors to return": what the object does would be missing.
    let goes_on = tokens.get(next).is_some_and(|token| token.tag == Tag::To);
    let causes = matches!(
        verb.as_str(),
        "allow" | "permit" | "enable" | "let" | "make" | "help" | "force" | "ask" | "urge"
    );
    (text.chars().count() <= LONGEST && !(goes_on && causes)).then_some((
        Phrase {
            text,
            named: object.named,
        },
        next,
    ))
}

/// Verbs whose object is told even where its noun says little.
fn is_done_to_people(verb: &str) -> bool {
    matches!(
        verb,
        "release"
            | "free"
            | "protect"
            | "evacuate"
            | "deport"
            | "extradite"
            | "detain"
            | "arrest"
            | "hand over"
    )
}

/// "trade" in "trade talks": common nouns and adjectives right before the noun.
fn sort(scene: &Scene<'_>, trigger: Range<usize>) -> Option<String> {
    let tokens = scene.text.tokens();
    let noun = trigger
        .clone()
        .rev()
        .find(|&token| tokens[token].upos == Upos::Noun)?;
    let mut first = noun;
    while first > 0
        && noun - first < 2
        && scene.cast.covers(first - 1).is_none()
        && scene.timed.get(first - 1) != Some(&true)
        && (tokens[first - 1].upos == Upos::Noun && tokens[first - 1].tag != Tag::Nns
            || sorts(scene, first - 1))
    {
        first -= 1;
    }
    let bare = first < noun
        && first
            .checked_sub(1)
            .is_none_or(|before| tokens[before].upos != Upos::Punct || !scene.text.is(before, "-"));
    bare.then(|| {
        (first..noun)
            .map(|token| usual_word(scene, token))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// Adjectives that tell what talks are about, or among how many.
fn sorts(scene: &Scene<'_>, token: usize) -> bool {
    [
        "nuclear",
        "economic",
        "political",
        "military",
        "bilateral",
        "trilateral",
        "quadrilateral",
        "multilateral",
        "diplomatic",
        "strategic",
        "technical",
        "virtual",
        "financial",
        "commercial",
    ]
    .iter()
    .any(|word| scene.text.is(token, word))
}
