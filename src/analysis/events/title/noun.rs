//! How an event is told as a noun: "Attack on Kyiv", "Nuclear talks in Vienna", "12 killed in Goma".

use super::{
    Sides,
    names::{are_plural, at, is_state, list, place_name, possessive},
    say,
};
use crate::{
    analysis::events::{Scene, reach, symmetric},
    model::{
        document::{EventMention, Who},
        event::{Counted, EventType, Status},
        text::{Upos, Voice},
    },
};

/// Where nobody is named who acts; none where that says nothing.
pub(super) fn told(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    use EventType::{
        Agreement, Attack, Call, Ceasefire, Exchange, Meeting, Protest, Recognition, Sanctions,
        Talks, Visit,
    };
    let place = place_name(event, scene);
    let dated = event.when.as_ref().is_some_and(|when| when.text.is_some());
    if event.kind == Attack
        && let Some(count) = counted(event)
    {
        return Some(match place {
            Some(place) => format!("{count}{}{place}", at(event, scene)),
            None => count,
        });
    }
    let matter = &sides.matter;
    // "Peace treaty signed in Oslo"
    if event.rule == "sign"
        && let Some(thing) = &matter.thing
    {
        let place = place
            .filter(|place| !thing.text.contains(place.as_str()))
            .map_or_else(String::new, |place| format!("{}{place}", at(event, scene)));
        return Some(format!("{} signed{place}", thing.text));
    }
    let object = list(&sides.object, event, scene);
    if let Some(told) = suffered(event, sides, scene) {
        let place = place
            .filter(|place| !told.contains(place.as_str()))
            .map_or_else(String::new, |place| format!("{}{place}", at(event, scene)));
        return Some(told + &place);
    }
    let own = of_rule(event, scene);
    match event.kind {
        Visit if !(verbal(event, scene) || dated) || object.is_empty() => return None,
        Recognition if own.is_none() || object.is_empty() => return None,
        Meeting | Talks | Call | Agreement | Ceasefire | Exchange | Protest
            if object.is_empty() =>
        {
            let on = matter
                .about
                .as_ref()
                .filter(|(link, _)| !matches!(*link, "at" | "with" | "from" | "to" | "of"));
            let sort = matter.sort.as_deref();
            let by_itself = (matches!(event.kind, Protest | Ceasefire | Exchange)
                || dated && matches!(event.kind, Meeting | Talks))
                && place.is_some();
            if on.is_none() && (sort.is_none() || place.is_none()) && !by_itself {
                return None;
            }
            let name = gathering(event, scene);
            let sort = sort
                .filter(|sort| *sort != name)
                .map_or_else(String::new, |sort| format!("{sort} "));
            let on = on.map_or_else(String::new, |(link, phrase)| {
                format!(" {link} {}", phrase.text)
            });
            let place =
                place.map_or_else(String::new, |place| format!("{}{place}", at(event, scene)));
            return Some(format!("{sort}{name}{on}{place}"));
        }
        _ if object.is_empty() => {
            return own
                .zip(place)
                .map(|(own, place)| format!("{own}{}{place}", at(event, scene)));
        }
        _ => {}
    }
    let place = place
        .filter(|place| !sides.target && event.kind == Attack && !object.contains(place.as_str()));
    let place = place.map_or_else(String::new, |place| format!("{}{place}", at(event, scene)));
    let lifted = if event.kind == Sanctions && are_lifted(event, scene) {
        " lifted"
    } else {
        ""
    };
    Some(nominal(event, &object, sides.target, scene) + &place + lifted)
}

/// "Three detainees were released": those without a name stand in the words of the text.
pub(super) fn released(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    let trigger = scene.text.words.tokens_in(event.trigger);
    let group = scene.text.words.group_of(trigger.start)?;
    let named = |who: &Who| matches!(who, Who::Person(_));
    let plain = event.status == Status::Occurred
        && group.voice == Voice::Passive
        && !sides.subject.iter().any(named);
    let thing = sides
        .matter
        .thing
        .as_ref()
        .filter(|_| event.rule == "release" && plain)?;
    let place = place_name(event, scene)
        .filter(|place| !thing.text.contains(place.as_str()))
        .map_or_else(String::new, |place| format!("{}{place}", at(event, scene)));
    Some(format!("{} released{place}", thing.text))
}

/// "Sanctions on Chad were lifted": the verb behind the noun takes away what it names.
fn are_lifted(event: &EventMention, scene: &Scene<'_>) -> bool {
    const LIFTING: [&str; 8] = [
        "lift", "ease", "waive", "remove", "relax", "drop", "scrap", "suspend",
    ];
    let noun = scene.text.words.tokens_in(event.trigger);
    let behind = noun.end..reach::sentence(scene, noun.start).end;
    reach::groups(scene, behind).first().is_some_and(|group| {
        group.voice == Voice::Passive
            && !group.negated
            && LIFTING
                .iter()
                .any(|verb| scene.text.lemma_is(group.head, verb))
    })
}

/// "Trump's visit to Denmark called off"
pub(super) fn cancelled(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    let (subject, object) = (
        list(&sides.subject, event, scene),
        list(&sides.object, event, scene),
    );
    let name = noun(event.kind);
    Some(
        if object.is_empty() && symmetric(event.kind) && are_plural(&sides.subject, event, scene) {
            format!("{name} of {subject} called off")
        } else if object.is_empty() {
            format!("{} {name} called off", possessive(&subject))
        } else if symmetric(event.kind) {
            format!("{name} between {subject} and {object} called off")
        } else if event.kind == EventType::Visit {
            format!("{} visit to {object} called off", possessive(&subject))
        } else {
            return None;
        },
    )
}

/// "Call with Lind": the text dates it and names one of them, and a body or a person is no place.
pub(super) fn with_one(event: &EventMention, sides: &Sides, subject: &str) -> Option<String> {
    use EventType::{Call, Meeting, Talks};
    // "South Korea's new president takes office": the state is told, not who.
    let office = match &*event.rule {
        "take office" => Some("Inauguration"),
        "leave office" => Some("Resignation"),
        "win an election" | "elect" => Some("Election"),
        _ => None,
    };
    if let Some(office) = office.filter(|_| matches!(sides.subject.as_slice(), [Who::Place(_)])) {
        return Some(format!("{office} in {subject}"));
    }
    let met = matches!(
        &*event.rule,
        "meet"
            | "meeting"
            | "call"
            | "speak with"
            | "call somebody"
            | "hold talks"
            | "talks"
            | "receive a guest"
    );
    let dated = event.when.as_ref().is_some_and(|when| when.text.is_some());
    let person = matches!(sides.subject.as_slice(), [Who::Person(_)]) && sides.object.is_empty();
    (met && dated && person && matches!(event.kind, Call | Meeting | Talks))
        .then(|| format!("{} with {subject}", noun(event.kind)))
}

fn verbal(event: &EventMention, scene: &Scene<'_>) -> bool {
    let first = scene.text.words.token_at(event.trigger.start);
    let upos = scene.text.tokens().get(first).map(|token| token.upos);
    matches!(upos, Some(Upos::Verb | Upos::Aux))
}

/// "at least 12 killed"
fn counted(event: &EventMention) -> Option<String> {
    let of = |counted: Counted| {
        event
            .numbers
            .iter()
            .find(|number| number.counted == counted)
    };
    let (number, what) = of(Counted::Killed)
        .map(|number| (number, "killed"))
        .or_else(|| of(Counted::Wounded).map(|number| (number, "wounded")))
        .or_else(|| of(Counted::Abducted).map(|number| (number, "abducted")))
        .or_else(|| of(Counted::Detained).map(|number| (number, "detained")))?;
    let least = if number.at_least { "at least " } else { "" };
    Some(format!("{least}{} {what}", number.count))
}

/// "Lind shot dead", "Chadian ship seized": what happened to somebody, where nobody is named who did it.
fn suffered(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    let verb = scene.text.words.token_at(event.trigger.start);
    let named = sides.object.iter().any(|who| !is_state(*who, event, scene));
    if event.rule == "attack"
        && verbal(event, scene)
        && !named
        && !sides.target
        && let Some(struck) = &sides.matter.struck
    {
        return Some(format!("attack on {}", struck.text));
    }
    let said = match &*scene.text.lemma(verb) {
        "shoot" if event.rule == "fire at" => "shot dead",
        "shoot" => "shot",
        "stab" => "stabbed",
        "gun" => "gunned down",
        "wound" | "injure" | "hurt" => "wounded",
        "beat" => "beaten",
        "torture" => "tortured",
        "jail" | "imprison" => "jailed",
        "seize" => "seized",
        "capture" => "captured",
        "kill" if !named => "killed",
        "murder" if !named => "murdered",
        "assassinate" if !named => "assassinated",
        _ => return None,
    };
    if event.kind != EventType::Attack || !verbal(event, scene) || sides.target {
        return None;
    }
    let who = if named {
        list(&sides.object, event, scene)
    } else {
        sides.matter.struck.as_ref()?.text.clone()
    };
    Some(format!("{who} {said}"))
}

/// "summit", "conference": the noun of the text, or that of the type.
fn gathering(event: &EventMention, scene: &Scene<'_>) -> &'static str {
    const NAMES: [&str; 8] = [
        "summit",
        "conference",
        "dialogue",
        "roundtable",
        "rally",
        "march",
        "riot",
        "strike",
    ];
    let tokens = scene.text.words.tokens_in(event.trigger);
    let own = NAMES
        .into_iter()
        .find(|name| tokens.clone().any(|token| scene.text.lemma_is(token, name)));
    let paper = say::paper(event, scene).filter(|_| event.kind == EventType::Agreement);
    own.or(paper).unwrap_or_else(|| noun(event.kind))
}

/// "Attack on Kyiv", "Appeal to Iran".
fn nominal(event: &EventMention, object: &str, is_place: bool, scene: &Scene<'_>) -> String {
    let own = of_rule(event, scene);
    let name = own.unwrap_or_else(|| noun(event.kind)).to_string();
    let link = match event.kind {
        EventType::Rupture if event.rule == "cut ties" => "with",
        _ if own.is_some() && is_place && event.rule != "seize" => "in",
        EventType::Attack
            if own.is_some()
                && event.rule != "seize"
                && event
                    .participants
                    .iter()
                    .all(|p| is_state(p.who, event, scene)) =>
        {
            "in"
        }
        _ if own.is_some() => "of",
        EventType::Attack | EventType::Sanctions => "on",
        EventType::Visit | EventType::Demand | EventType::Aid | EventType::Threat => "to",
        EventType::Criticism => "of",
        EventType::Support => "for",
        EventType::Protest => "against",
        EventType::Statement | EventType::Decision => "on",
        _ => "of",
    };
    if object.is_empty() {
        name
    } else {
        format!("{name} {link} {object}")
    }
}

pub(super) fn noun(kind: EventType) -> &'static str {
    match kind {
        EventType::Exchange => "prisoner exchange",
        EventType::Ceasefire => "ceasefire",
        EventType::Sanctions => "sanctions",
        EventType::Rupture => "break of ties",
        EventType::Agreement => "agreement",
        EventType::Attack => "attack",
        EventType::Call => "call",
        EventType::Visit => "visit",
        EventType::Talks => "talks",
        EventType::Meeting => "meeting",
        EventType::Decision => "decision",
        EventType::Recognition => "change of ties or office",
        EventType::Aid => "aid",
        EventType::Threat => "threat",
        EventType::Protest => "protest",
        EventType::Refusal => "refusal",
        EventType::Demand => "appeal",
        EventType::Criticism => "criticism",
        EventType::Support => "support",
        EventType::Statement => "statement",
    }
}

/// Rules whose events are more than their type says.
fn of_rule(event: &EventMention, scene: &Scene<'_>) -> Option<&'static str> {
    Some(match &*event.rule {
        "arrest" => "arrest",
        "kill" => return killing(event, scene),
        "abduct" => "abduction",
        "seize" => "seizure",
        "destroy" => "destruction",
        "expel" => "expulsion",
        "appoint" => appointing(event, scene),
        "elect" => "election",
        "take office" => "inauguration",
        "leave office" => "resignation",
        "oust" => "ouster",
        "dismiss" => "dismissal",
        "recognise" => "recognition",
        "release" => "release",
        "withdraw troops" => "withdrawal",
        "charge" => "indictment",
        _ => return None,
    })
}

fn appointing(event: &EventMention, scene: &Scene<'_>) -> &'static str {
    let first = scene.text.words.token_at(event.trigger.start);
    if scene.text.lemma_is(first, "nominate") {
        "nomination"
    } else if scene.text.lemma_is(first, "elect") {
        "election"
    } else {
        "appointment"
    }
}

/// Whoever was wounded or beaten was attacked, not killed.
fn killing(event: &EventMention, scene: &Scene<'_>) -> Option<&'static str> {
    let first = scene.text.words.token_at(event.trigger.start);
    [
        "kill",
        "killing",
        "assassinate",
        "assassination",
        "murder",
        "execute",
        "massacre",
    ]
    .iter()
    .any(|verb| scene.text.lemma_is(first, verb))
    .then_some("killing")
}
