//! Who stands around a verb: its subject, its object, those behind its prepositions, and how far they reach.

use std::ops::Range;

use super::{
    Slot,
    aim::{aside, implied},
    beside::beside,
    link::{by_preposition, small},
    noun::hung_on,
    state,
    subject::subjects,
};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, can_act},
        reach::{groups, own_group, sentence},
        symmetric,
        trigger::{Flag, Trigger},
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
    let right_before = |phrase: Range<usize>| {
        group.is_some_and(|group| {
            phrase.end + 1 >= group.tokens.start && phrase.end <= group.tokens.start
        })
    };
    if !reduced || subject_of(scene, group).is_some_and(right_before) {
        subjects(scene, trigger, group, before, subject, out);
    }
    let sentence = sentence(scene, trigger.head);
    let end = verb_reach(scene, trigger, sentence.end);
    for figure in scene.cast.within(trigger.head + 1..end) {
        if trigger.asks(Flag::Alone) {
            break;
        }
        if figure.modifier
            || !can_act(figure, scene.layers) && !target_place(scene, trigger, figure)
        {
            continue;
        }
        let slot = match figure.case().map(|at| small(scene.text.word(at))) {
            None => Some(object).filter(|slot| *slot != Slot::Agent),
            Some(_) if of_a_noun(scene, trigger, figure) || aside(scene, figure) => None,
            // "came as a herald for President Lind"
            Some(word)
                if word == "for"
                    && trigger.kind == EventType::Visit
                    && matches!(figure.who, Who::Person(_)) =>
            {
                None
            }
            Some(word) => by_preposition(trigger.kind, &word, passive, false),
        };
        // "ended a visit with a speech to the assembly"
        let spoken_to = figure.case().is_some_and(|at| {
            let words = matches!(
                trigger.kind,
                EventType::Criticism | EventType::Threat | EventType::Refusal
            );
            let noun = |class| {
                at.checked_sub(1)
                    .is_some_and(|noun| scene.text.hits.class_at(noun, class).is_some())
            };
            // "condemned the raid on Chad" is not aimed at Chad.
            let hit = trigger.kind == EventType::Criticism && noun(class::HOSTILE_NOUN);
            let hears = trigger.kind == EventType::Visit || words && scene.text.is(at, "to");
            hit || hears && noun(class::SPEECH_NOUN)
        });
        // "nominated him to the Supreme Court"
        let seat = matches!(trigger.rule, "appoint" | "take office" | "leave office")
            && matches!(figure.who, Who::Organization(_))
            && figure.case().is_some();
        // "declared a state of emergency in anticipation of Lind": a law is for a land.
        let law = trigger.rule == "restrict"
            && matches!(figure.who, Who::Person(_))
            && figure.case().is_some();
        // "sued Brandt on behalf of the union"
        let for_whom = figure.case().is_some_and(|at| {
            at.checked_sub(1)
                .is_some_and(|noun| scene.text.is(noun, "behalf"))
        });
        if let Some(slot) = slot.filter(|_| !seat && !spoken_to && !law && !for_whom) {
            out.push((figure.who, slot));
        }
    }
    beside(scene, trigger, out);
    if trigger.rule == "complain" {
        complained_about(scene, trigger, end, begin, out);
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

/// "discussed cooperation with Kenya", "spoke about her visit to Kenya": the phrase belongs to the noun before it, which is
/// spoken about. "met for talks with Kenya" is different.
fn of_a_noun(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    use EventType::{Call, Meeting, Talks};
    let (text, tokens) = (scene.text, scene.text.tokens());
    let Some(noun) = figure.case().and_then(|at| at.checked_sub(1)) else {
        return false;
    };
    let link = text.word(noun + 1);
    let related = text.hits.class_at(noun, class::RELATION_NOUN).is_some();
    let journey = ["visit", "trip", "travel", "tour"]
        .iter()
        .any(|word| text.lemma_is(noun, word));
    let fits =
        link.eq_ignore_ascii_case("with") && related || link.eq_ignore_ascii_case("to") && journey;
    // "held consultations with Kenya": the noun tells what is done.
    let speaks = ["discuss", "speak", "talk", "meet", "review", "debate"]
        .iter()
        .any(|word| text.lemma_is(trigger.head, word));
    if !matches!(trigger.kind, Call | Meeting | Talks) || !fits || noun <= trigger.head || !speaks {
        return false;
    }
    let inside = |token: &usize| {
        matches!(
            tokens[*token].upos,
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Cconj
        ) || matches!(tokens[*token].tag, Tag::Pos | Tag::PrpPoss)
    };
    let before = (trigger.head..noun).rev().find(|token| !inside(token));
    before.is_none_or(|at| {
        !["for", "in", "during", "at", "after", "before", "through"]
            .iter()
            .any(|word| text.is(at, word))
    })
}

/// "complained to the African Union about two Kenyan overflights": the one who hears it is not the one it is aimed at.
fn complained_about(
    scene: &Scene<'_>,
    trigger: &Trigger,
    end: usize,
    begin: usize,
    out: &mut Vec<(Who, Slot)>,
) {
    let about = |figure: &&Figure| {
        ["about", "over", "against", "at"]
            .iter()
            .any(|word| figure.case().is_some_and(|at| scene.text.is(at, word)))
            && (can_act(figure, scene.layers) || state(scene, figure))
    };
    let Some(figure) = scene.cast.within(trigger.head + 1..end).iter().find(about) else {
        return;
    };
    out.retain(|(who, slot)| *who != figure.who || *slot == Slot::Subject);
    let at = out[begin..]
        .iter()
        .position(|(_, slot)| *slot != Slot::Subject);
    let at = at.map_or(out.len(), |at| at + begin);
    out.insert(at, (figure.who, Slot::Target));
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
    let lone = group
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
    let open = match (lone, group.finite) {
        (false, _) => true,
        (true, true) => matches!(kind, Attack | Exchange | Recognition | Rupture) && !object(),
        (true, false) => !object(),
    };
    group.voice == Voice::Passive && open
}

/// A city that is attacked or visited takes part through its country and is shown as the place.
fn target_place(scene: &Scene<'_>, trigger: &Trigger, figure: &Figure) -> bool {
    let Who::Place(id) = figure.who else {
        return false;
    };
    let kind = scene.layers.places.get(id.index()).map(|place| place.kind);
    // "withdrew from the Gaza Strip", "lifted the curfew in West Darfur"
    let left = trigger.rule == "withdraw troops" || trigger.rule == "concede";
    (trigger.kind == EventType::Attack || left) && matches!(kind, Some(PlaceKind::Region))
}

/// "..., Lind and Brandt declared": the subject begins with the first of its list.
fn with_those_before(scene: &Scene<'_>, subject: usize, from: usize) -> usize {
    let mut first = subject;
    for figure in scene.cast.within(from..subject).iter().rev().take(4) {
        let and = first
            .checked_sub(1)
            .is_some_and(|at| scene.text.is(at, "and"));
        if !and || figure.phrase.end + 1 < first {
            break;
        }
        first = figure.phrase.start.max(from);
    }
    first
}

/// Whether all these words are written with a capital.
fn upper(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    !tokens.is_empty() && tokens.all(|token| scene.text.word(token).starts_with(char::is_uppercase))
}

/// How far the arguments of a verb reach: to the next clause with a verb of its own, whose subject is none of them.
fn verb_reach(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> usize {
    let words = scene.text.words;
    let groups = groups(scene, sentence(scene, trigger.head));
    let from = trigger.tokens.end.max(trigger.head + 1);
    // "Crown Prince Salman": a word of a title is no verb.
    let named = |token: usize| {
        let near = scene.cast.within(token..(token + 6).min(end));
        near.first().is_some_and(|figure| {
            figure.phrase.contains(&token) || upper(scene, token..figure.tokens.start)
        })
    };
    // "sanctions led by Norway against Chad": a participle with its agent belongs to a noun on the way.
    let passive = reach_passive(scene, trigger);
    let of_a_noun = |group: &VerbGroup| {
        !passive
            && !group.finite
            && group.tokens.len() == 1
            && scene.text.tokens()[group.head].tag == Tag::Vbn
            && scene.text.is(group.head + 1, "by")
    };
    let next = groups.iter().filter(|group| {
        group.head > trigger.head
            && !of_a_noun(group)
            && group.tokens.start >= from
            && group.head < end
            && !(group.tokens.len() == 1 && named(group.head))
    });
    let subject = |group: &VerbGroup| {
        let clause = words.clauses.get(group.clause)?;
        let phrase = words.phrases.get(clause.subject?)?;
        let own = group.finite && phrase.tokens.start >= from;
        let new = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(
                words.tokens[before].upos,
                Upos::Punct | Upos::Cconj | Upos::Sconj
            ) || [
                "when", "where", "while", "as", "after", "before", "because", "which", "whom",
            ]
            .iter()
            .any(|word| scene.text.is(before, word))
        });
        // "met Lind and they agreed": a pronoun is in no list.
        let pronoun = words.tokens[phrase.tokens.start].tag == Tag::Prp;
        (own && new).then(|| {
            if pronoun {
                phrase.tokens.start
            } else {
                with_those_before(scene, phrase.tokens.start, from)
            }
        })
    };
    next.map(|group| subject(group).unwrap_or(group.tokens.start))
        .chain(attribution(scene, groups, from, end))
        .min()
        .unwrap_or(end)
        .max(from)
}

fn reach_passive(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    own_group(scene, trigger.head).is_some_and(|group| is_passive(scene, trigger.kind, group))
}

/// The comma before "a member of the Chadian team has said", which ends a sentence: who tells it all is none of those who
/// take part.
pub(super) fn attribution(
    scene: &Scene<'_>,
    groups: &[VerbGroup],
    from: usize,
    end: usize,
) -> Option<usize> {
    let last = groups.iter().rev().find(|group| group.finite)?;
    let says = scene.text.hits.class_at(last.head, class::SAYING).is_some();
    let tail = says && last.head + 6 >= end;
    // "..., Lind, now a fellow with the institute, noted": the comma before whoever speaks.
    let aside = tail
        && last
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| at >= from && scene.text.is(at, ","));
    let named = |figure: &&Figure| {
        matches!(figure.who, Who::Person(_))
            && figure.phrase.start > from
            && scene.text.is(figure.phrase.start - 1, ",")
            && scene.text.is(figure.phrase.end, ",")
    };
    let speaker = scene
        .cast
        .within(from..last.tokens.start.max(from))
        .iter()
        .rev()
        .find(|figure| aside && named(figure))
        .map(|figure| figure.phrase.start - 1);
    speaker.or_else(|| {
        (from..last.tokens.start)
            .rev()
            .find(|&token| tail && scene.text.is(token, ","))
    })
}
