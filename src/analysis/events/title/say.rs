//! How the verb of a headline is said: the words of the rule or of the type, and their forms.

use crate::{
    analysis::events::{Scene, trigger},
    model::{document::EventMention, event::EventType, text::Upos},
};

/// How the rule says it, in the infinitive with its preposition: "impose sanctions on". Behind `@` stands what is said where
/// the verb of the text is no single word: "accuse" for itself, "condemn" for "hit out at".
pub(super) fn phrase(event: &EventMention, scene: &Scene<'_>) -> String {
    let said = trigger::say(&event.rule).filter(|_| trigger::kind(&event.rule) == Some(event.kind));
    let said = said.unwrap_or_else(|| by_kind(event.kind));
    let Some(rest) = said.strip_prefix('@') else {
        return with_its_paper(said, event, scene);
    };
    let (usual, others) = rest.split_once('|').unwrap_or((rest, ""));
    let tokens = scene.text.words.tokens_in(event.trigger);
    let lone = tokens.len() == 1
        && scene
            .text
            .tokens()
            .get(tokens.start)
            .is_some_and(|token| matches!(token.upos, Upos::Verb | Upos::Aux));
    let verb = if lone {
        scene.text.lemma(tokens.start)
    } else {
        usual.to_owned()
    };
    // "killed people" and "wounded people" alike.
    format!("{verb}|{}", others.replace(usual, &verb))
}

/// What is signed or adopted, by its own name: a treaty, a resolution, a decree.
const PAPERS: [&str; 30] = [
    "accord",
    "agreement",
    "amendment",
    "bill",
    "budget",
    "ceasefire",
    "charter",
    "communique",
    "concept",
    "contract",
    "convention",
    "deal",
    "declaration",
    "decree",
    "document",
    "law",
    "letter",
    "memorandum",
    "motion",
    "order",
    "pact",
    "plan",
    "proclamation",
    "protocol",
    "referendum",
    "resolution",
    "roadmap",
    "statement",
    "treaty",
    "truce",
];

/// The paper that a trigger names, or that stands right behind it.
pub(super) fn paper(event: &EventMention, scene: &Scene<'_>) -> Option<&'static str> {
    let tokens = scene.text.words.tokens_in(event.trigger);
    let near = tokens.start..(tokens.end + 7).min(scene.text.tokens().len());
    near.take_while(|&token| token < tokens.end || scene.text.tokens()[token].upos != Upos::Adp)
        .find_map(|token| {
            let noun = scene.text.tokens()[token].upos == Upos::Noun;
            PAPERS
                .into_iter()
                .find(|paper| noun && scene.text.lemma_is(token, paper))
        })
}

fn with_its_paper(said: &str, event: &EventMention, scene: &Scene<'_>) -> String {
    let Some(general) = ["an agreement", "a text"]
        .into_iter()
        .find(|general| said.contains(general) && !said.starts_with("reach"))
    else {
        return said.to_owned();
    };
    let Some(paper) = paper(event, scene) else {
        return said.to_owned();
    };
    let article = if paper.starts_with(['a', 'o']) {
        "an"
    } else {
        "a"
    };
    let named = said.replace(general, &format!("{article} {paper}"));
    // Laws and decrees are signed with nobody.
    if matches!(
        paper,
        "bill" | "budget" | "decree" | "law" | "order" | "proclamation" | "resolution"
    ) {
        named.replace(" with", "")
    } else {
        named
    }
}

pub(super) fn by_kind(kind: EventType) -> &'static str {
    match kind {
        EventType::Exchange => "agree on a prisoner exchange with",
        EventType::Ceasefire => "agree on a ceasefire with",
        EventType::Sanctions => "impose sanctions on",
        EventType::Rupture => "break with",
        EventType::Agreement => "reach an agreement with",
        EventType::Attack => "attack",
        EventType::Call => "speak by phone with",
        EventType::Visit => "visit",
        EventType::Talks => "hold talks with",
        EventType::Meeting => "meet",
        EventType::Decision => "take a decision on",
        EventType::Recognition => "recognise",
        EventType::Aid => "send aid to",
        EventType::Threat => "threaten",
        EventType::Protest => "protest against",
        EventType::Refusal => "reject a move by",
        EventType::Demand => "call on",
        EventType::Criticism => "condemn",
        EventType::Support => "back",
        EventType::Statement => "make a statement on",
    }
}

/// Behind `|` a phrase says how it is told without an object, behind the next how with a state; without an object and such
/// a form the preposition at its end goes.
pub(super) fn with_object(phrase: &str, object: &str, states: bool) -> String {
    let mut forms = phrase.split('|');
    let with = forms.next().unwrap_or(phrase);
    let without = forms.next();
    let with = forms.next().filter(|_| states).unwrap_or(with);
    if !object.is_empty() {
        return format!("{with} {object}");
    }
    let ends = [
        " with", " on", " to", " against", " by", " from", " of", " for", " in",
    ];
    let bare = || {
        ends.iter()
            .find_map(|end| with.strip_suffix(end))
            .unwrap_or(with)
    };
    without.unwrap_or_else(bare).to_string()
}

/// Conjugates the first word of each form: "hold talks with" is "holds talks with" in the singular.
pub(super) fn finite(phrase: &str, plural: bool) -> String {
    if plural {
        return phrase.into();
    }
    let forms: Vec<String> = phrase.split('|').map(singular).collect();
    forms.join("|")
}

fn singular(phrase: &str) -> String {
    match phrase.split_once(' ') {
        Some((verb, rest)) => format!("{} {rest}", third_person(verb)),
        None => third_person(phrase),
    }
}

fn third_person(verb: &str) -> String {
    let sibilant = ["s", "sh", "ch", "x", "z", "o"]
        .iter()
        .any(|end| verb.ends_with(end));
    match verb
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
    {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{verb}es"),
        None => format!("{verb}s"),
    }
}
