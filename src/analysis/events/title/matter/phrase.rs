//! A noun phrase in the words of a headline: a head with what describes it, and at most one thing behind it.

use super::{Phrase, named_at, names};
use crate::{
    analysis::events::{
        Scene,
        cast::{Figure, acts_for},
    },
    model::{
        document::Who,
        text::{Tag, Upos},
    },
};

/// The longest a phrase may be, in characters.
pub(super) const LONGEST: usize = 58;

/// Nouns that say nothing by themselves, or stand for what was said before.
const EMPTY: [&str; 62] = [
    "way",
    "thing",
    "fact",
    "one",
    "number",
    "part",
    "lot",
    "kind",
    "issue",
    "matter",
    "something",
    "side",
    "time",
    "day",
    "week",
    "month",
    "year",
    "step",
    "effort",
    "group",
    "series",
    "level",
    "member",
    "result",
    "end",
    "use",
    "lack",
    "set",
    "idea",
    "question",
    "point",
    "role",
    "place",
    "case",
    "need",
    "importance",
    "others",
    "other",
    "anything",
    "everything",
    "nothing",
    "today",
    "tomorrow",
    "yesterday",
    "work",
    "progress",
    "majority",
    "some",
    "people",
    "range",
    "variety",
    "ability",
    "possibility",
    "opportunity",
    "view",
    "reporter",
    "journalist",
    "island",
    "coast",
    "sideline",
    "margin",
    "outskirts",
];

/// The noun phrase that begins at a token, and where it ends.
pub(super) fn phrase(scene: &Scene<'_>, from: usize, end: usize) -> Option<(Phrase, usize)> {
    with_tail(scene, end, base(scene, from, end, 5)?)
}

/// "two journalists", "people in the market": whom or what a deed strikes is told also by a noun that says little.
pub(super) fn struck(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    struck_until(scene, from, end).map(|(phrase, _)| phrase)
}

/// The same, and where it ends.
pub(super) fn struck_until(scene: &Scene<'_>, from: usize, end: usize) -> Option<(Phrase, usize)> {
    let (phrase, next, head) = nouns(scene, from, end, 5)?;
    // "a group of students", "dozens of students" are students.
    let many = [
        "group", "dozen", "score", "hundred", "thousand", "number", "couple",
    ]
    .iter()
    .any(|noun| scene.text.lemma_is(head, noun));
    if many && scene.text.is(next, "of") {
        return base(scene, next + 1, end, 5);
    }
    with_tail(scene, end, (phrase, next))
}

/// At most one place, person or thing behind the phrase.
fn with_tail(
    scene: &Scene<'_>,
    end: usize,
    (mut phrase, mut next): (Phrase, usize),
) -> Option<(Phrase, usize)> {
    let link = |word: &str| scene.text.is(next, word);
    // "the declaration of May 2020" needs no tail.
    let dated = scene.timed.get(next + 1) == Some(&true);
    if link("of") && !dated {
        let of = next + 1;
        let (tail, after) = match named_at(scene, of, end) {
            Some((figure, after)) => (told(scene, figure)?, after),
            None => base(scene, of, end, 3)?,
        };
        phrase.text = format!("{} of {}", phrase.text, tail.text);
        phrase.named.extend(tail.named);
        next = after;
    } else if let Some(word) = [
        "in", "on", "with", "against", "to", "from", "near", "over", "for", "between",
    ]
    .into_iter()
    .find(|word| link(word))
        && let Some((figure, after)) = named_at(scene, next + 1, end)
        && word != "between"
        && let Some(tail) = told(scene, figure)
        && phrase.text.len() + tail.text.len() < LONGEST
    {
        phrase.text = format!("{} {word} {}", phrase.text, tail.text);
        phrase.named.extend(tail.named);
        next = after;
    } else if link("-") || link("–") || link("'s") {
        return None;
    }
    (phrase.text.chars().count() <= LONGEST).then_some((phrase, next))
}

/// Somebody, as headlines call them.
pub(super) fn told(scene: &Scene<'_>, figure: &Figure) -> Option<Phrase> {
    // "Russian forces" are told with their noun.
    if matches!(figure.who, Who::Place(_)) && figure.agent.is_some() {
        let base = base(scene, figure.phrase.start, figure.phrase.end, 4);
        // "the ambassador of Norway", and not "ships of Norway"
        let office = figure
            .agent
            .is_some_and(|agent| acts_for(scene.text, agent) == Some("office"));
        if base.is_some() || !office {
            return base.map(|(phrase, _)| phrase);
        }
    }
    let text = names::called(figure.who, scene).into_owned();
    (!text.is_empty()).then(|| Phrase {
        text,
        named: vec![figure.who],
    })
}

/// "Chad and Costa Rica"
pub(super) fn told_with_listed(scene: &Scene<'_>, first: &Figure, end: usize) -> Option<Phrase> {
    let mut all = told(scene, first)?;
    let figures = scene.cast.within(first.tokens.end..end);
    let others: Vec<Phrase> = figures
        .iter()
        .filter(|figure| figure.listed && !figure.modifier)
        .filter_map(|figure| told(scene, figure))
        .take(3)
        .collect();
    for (at, other) in others.iter().enumerate() {
        let link = if at + 1 == others.len() {
            " and "
        } else {
            ", "
        };
        all.text = format!("{}{link}{}", all.text, other.text);
        all.named.extend(&other.named);
    }
    Some(all)
}

/// Nouns with what stands before them: no article, no possessor without a name, no participle.
fn base(scene: &Scene<'_>, from: usize, end: usize, most: usize) -> Option<(Phrase, usize)> {
    let (phrase, next, head) = nouns(scene, from, end, most)?;
    let empty = EMPTY.iter().any(|noun| scene.text.lemma_is(head, noun));
    (!empty).then_some((phrase, next))
}

/// The same with nouns that say nothing by themselves, and where the head stands.
fn nouns(
    scene: &Scene<'_>,
    from: usize,
    end: usize,
    most: usize,
) -> Option<(Phrase, usize, usize)> {
    let tokens = scene.text.tokens();
    let mut at = from;
    let mut words: Vec<String> = Vec::new();
    let mut named = Vec::new();
    while at < end && opens(scene, at) {
        at += 1;
    }
    // "Russia's attack"
    if let Some(owner) = scene
        .cast
        .covers(at)
        .filter(|figure| figure.tokens.start == at && figure.possessive)
    {
        words.push(names::possessive(&names::called(owner.who, scene)));
        named.push(owner.who);
        at = owner.tokens.end + 1;
    }
    let mut head = None;
    // "a town rebels seized": what seized it is no part of the phrase.
    let clause = |at: usize| scene.text.words.clause_of.get(at);
    while at < end && (scene.timed.get(at) != Some(&true) || vague(scene, at)) {
        let timed = scene.timed.get(at) == Some(&true);
        if head.is_some() && (clause(at) != clause(from) || timed) {
            break;
        }
        let token = &tokens[at];
        if let Some(figure) = scene
            .cast
            .covers(at)
            .filter(|figure| figure.tokens.start == at)
        {
            if figure.possessive {
                return None;
            }
            let end = figure.tokens.end;
            if token.upos == Upos::Pron {
                // "granted him asylum"
                words.push(names::called(figure.who, scene).into_owned());
            } else {
                words.extend((at..end).map(|token| usual_word(scene, token)));
            }
            named.push(figure.who);
            (head, at) = (Some(end - 1), end);
            continue;
        }
        match token.upos {
            Upos::Adj if vague(scene, at) => {}
            Upos::Adj | Upos::Num => words.push(usual_word(scene, at)),
            Upos::Noun | Upos::Propn => {
                words.push(usual_word(scene, at));
                head = Some(at);
            }
            // "the proposed changes", "a shared commitment"
            Upos::Verb if token.tag == Tag::Vbn && described(scene, at + 1) => {}
            Upos::Verb if token.tag == Tag::Vbg && described(scene, at + 1) => {
                words.push(usual_word(scene, at))
            }
            Upos::Punct if scene.text.is(at, "-") && !words.is_empty() && at + 1 < end => {
                let next = usual_word(scene, at + 1);
                let last = words.last_mut()?;
                *last = format!("{last}-{next}");
                if matches!(tokens[at + 1].upos, Upos::Noun | Upos::Propn) {
                    head = Some(at + 1);
                }
                at += 1;
            }
            _ => break,
        }
        at += 1;
    }
    let head = head.filter(|&head| head + 1 == at && words.len() <= most)?;
    let pos = tokens.get(at).is_some_and(|next| next.tag == Tag::Pos);
    // A name alone is somebody and no matter.
    let alone = words.len() == 1 && tokens[head].upos == Upos::Propn;
    (!pos && !alone).then(|| {
        let text = words.join(" ");
        (Phrase { text, named }, at, head)
    })
}

fn opens(scene: &Scene<'_>, token: usize) -> bool {
    let tag = scene.text.tokens()[token];
    tag.upos == Upos::Det
        && !["no", "any", "such", "another", "which", "what"]
            .iter()
            .any(|word| scene.text.is(token, word))
        || tag.tag == Tag::PrpPoss
        || tag.tag == Tag::Pdt
}

fn described(scene: &Scene<'_>, token: usize) -> bool {
    scene
        .text
        .tokens()
        .get(token)
        .is_some_and(|next| matches!(next.upos, Upos::Adj | Upos::Noun | Upos::Propn))
}

/// Adjectives that a headline does not spend a word on.
fn vague(scene: &Scene<'_>, token: usize) -> bool {
    [
        "new",
        "recent",
        "strong",
        "latest",
        "additional",
        "further",
        "other",
        "such",
        "same",
        "own",
        "continued",
        "ongoing",
        "clear",
        "important",
        "significant",
        "robust",
        "unwavering",
        "ironclad",
        "enduring",
        "various",
        "several",
        "certain",
        "many",
        "last",
        "next",
        "current",
        "critical",
        "key",
    ]
    .iter()
    .any(|word| scene.text.is(token, word))
}

/// A word as headlines write it: common nouns small, "U.S." without its points.
pub(super) fn usual_word(scene: &Scene<'_>, token: usize) -> String {
    let word = scene.text.word(token);
    match word {
        "U.S." | "U.S" => "US".to_owned(),
        "U.K." => "UK".to_owned(),
        "U.N." => "UN".to_owned(),
        "E.U." => "EU".to_owned(),
        _ => {
            let common = matches!(
                scene.text.tokens()[token].upos,
                Upos::Noun | Upos::Adj | Upos::Num
            ) && scene.cast.covers(token).is_none();
            let mut letters = word.chars();
            let titled =
                letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase());
            let nation = scene.text.tokens()[token].upos == Upos::Adj && titled;
            if common && titled && !nation {
                word.to_lowercase()
            } else {
                word.to_owned()
            }
        }
    }
}
