//! What is told without a day and is not of the day of the story: what the words put at some other time, what somebody says
//! in person, what a clause tells only to say who somebody is.

use super::{in_the_lead, is_any, paragraph_of};
use crate::{
    analysis::events::{Scene, reach, trigger::Trigger},
    model::text::{ClauseKind, Modality, Tag, Tense, Upos, VerbGroup},
};

/// What the words put at some other time without telling which: "the recent meeting", "has repeatedly condemned", "was
/// killed a few weeks after the wedding", "openness to meeting".
pub(super) fn at_another_time(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const REPEATED: [&str; 6] = [
        "repeatedly",
        "steadfastly",
        "consistently",
        "long",
        "always",
        "often",
    ];
    const WILLING: [&str; 5] = ["openness", "willingness", "readiness", "ability", "desire"];
    let head = trigger.head;
    let willing = head
        .checked_sub(2)
        .is_some_and(|noun| scene.text.is(noun + 1, "to") && is_any(scene, noun, &WILLING));
    if willing {
        return true;
    }
    if trigger.nominal {
        let first = reach::phrase_start(scene, head, reach::sentence(scene, head).start);
        let earlier = ["recent", "previous", "earlier", "past"];
        let begin = reach::sentence(scene, head).start;
        return (first..head).any(|token| is_any(scene, token, &earlier))
            || (begin + 1..head).any(|token| counts_from(scene, token));
    }
    let Some(group) = reach::own_group(scene, head) else {
        return false;
    };
    let over_time =
        group.aspect.perfect && (group.tokens.clone()).any(|token| is_any(scene, token, &REPEATED));
    over_time || over_years(scene, group) || counted_from_unknown(scene, group)
}

/// "over the past three years Norway has increased cooperation"
fn over_years(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let sentence = reach::sentence(scene, group.head);
    let long = |token: usize| is_any(scene, token, &["months", "years", "decades", "centuries"]);
    group.aspect.perfect
        && sentence.clone().any(|token| {
            is_any(scene, token, &["last", "past", "recent"])
                && (token + 1..(token + 4).min(sentence.end)).any(long)
        })
}

/// "days after": the word behind the unit.
fn counts_from(scene: &Scene<'_>, token: usize) -> bool {
    is_any(scene, token, &["after", "before"])
        && is_any(scene, token - 1, &["days", "weeks", "months", "years"])
}

/// "a few weeks after posting it": the days from which it is counted are not told.
fn counted_from_unknown(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let words = scene.text.words;
    let clause = words.clause_of.get(group.head);
    reach::sentence(scene, group.head).skip(1).any(|token| {
        counts_from(scene, token)
            && (words.clause_of.get(token - 1) == clause || words.clause_of.get(token) == clause)
    })
}

/// Who says "I", "we" or "you" outside of marks speaks and does not report; who asks tells nothing.
pub(super) fn spoken(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let tokens = scene.text.tokens();
    let asks = sentence
        .clone()
        .next_back()
        .is_some_and(|last| scene.text.is(last, "?"));
    asks || sentence
        .filter(|&token| !scene.quoted.get(token).copied().unwrap_or(false))
        .any(|token| {
            matches!(tokens[token].tag, Tag::Prp | Tag::PrpPoss)
                && matches!(
                    scene.text.word(token),
                    "I" | "We" | "we" | "You" | "you" | "My" | "my"
                )
        })
}

/// What a clause tells only to say who somebody is or when something else was ("a gunman who killed two", "after he took
/// office"), what holds in general ("denies any intention"), and, behind the lead, what has happened at some time ("has
/// fired two missiles"): none of it is news of the day.
pub(super) fn beside_the_story(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let once = ["previously", "formerly", "historically", "originally"];
    // "to date, Norway has given ten million", and not "praised his efforts to date"
    let perfect = reach::own_group(scene, trigger.head).is_some_and(|group| group.aspect.perfect);
    let to_date =
        |token: usize| perfect && scene.text.is(token, "to") && scene.text.is(token + 1, "date");
    if sentence
        .clone()
        .any(|token| is_any(scene, token, &once) || to_date(token))
    {
        return true;
    }
    // "during his time as vice president", "in her tenure": what somebody did in an office held before.
    let tenure = |token: usize| {
        is_any(scene, token, &["during", "in", "throughout"])
            && (token + 1..token + 4).any(|at| is_any(scene, at, &["time", "tenure", "career"]))
            && scene
                .text
                .tokens()
                .get(token + 1)
                .is_some_and(|next| next.tag == Tag::PrpPoss)
    };
    if sentence.clone().any(tenure) {
        return true;
    }
    if trigger.nominal {
        return false;
    }
    let words = scene.text.words;
    let Some(group) = reach::own_group(scene, trigger.head) else {
        return false;
    };
    // "spoke for the climate in many ways, including meeting with the pope"
    let listed = !group.finite
        && scene.text.tokens()[group.head].tag == Tag::Vbg
        && (sentence.start..group.head).any(|token| scene.text.is(token, "including"));
    if listed {
        return true;
    }
    let clause = words.clauses.get(group.clause);
    let opener = |words: &[&str]| {
        let begin = clause
            .and_then(|clause| clause.parts.first())
            .map_or(group.tokens.start, |part| part.start);
        (begin..group.tokens.start.min(begin + 3)).any(|token| is_any(scene, token, words))
    };
    let kind = clause.map(|clause| clause.kind);
    let aside = kind == Some(ClauseKind::Relative)
        || kind == Some(ClauseKind::Adverbial)
            && opener(&[
                "after", "before", "since", "until", "when", "if", "because", "once",
            ]);
    // "citizens abducted by its agents": it says of whom one speaks.
    let says_who = !group.finite
        && scene.text.tokens()[group.head].tag == Tag::Vbn
        && group.tokens.len() == 1
        && (group.tokens.end..group.tokens.end + 4)
            .find(|&token| {
                !scene.timed.get(token).copied().unwrap_or(false) && !is_ago(scene, token)
            })
            .is_some_and(|token| scene.text.is(token, "by"))
        && group.head.checked_sub(1).is_some_and(|before| {
            scene.text.tokens()[before].upos == Upos::Noun
                || scene.text.tokens()[before].upos == Upos::Propn
        });
    if says_who && sentence.clone().any(|token| is_finite(scene, token)) {
        return true;
    }
    let plain = group.modality == Modality::Plain && !group.aspect.progressive;
    let now = group.finite && group.tense == Tense::Present && plain;
    let behind = paragraph_of(scene, trigger) > 0 || !in_the_lead(scene, sentence.start);
    let habit = now && !group.aspect.perfect && behind;
    let at_some_time = now && group.aspect.perfect && !in_the_lead(scene, sentence.start);
    group.finite && aside || habit || at_some_time
}

/// "decades ago"
fn is_ago(scene: &Scene<'_>, token: usize) -> bool {
    scene.text.is(token, "ago") || scene.text.is(token + 1, "ago")
}

fn is_finite(scene: &Scene<'_>, token: usize) -> bool {
    matches!(
        scene.text.tokens()[token].tag,
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md
    )
}
