//! Where the clause of a time points.
//!
//! In: a text and a token. Out: back, ahead or open, from the verb group that governs the token and the words beside it.

use crate::model::text::{Modality, Tag, Tense, Text, Upos, VerbGroup};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// Plain present tense: news tells with it what is to come ("talks resume Monday").
    Present,
    /// No verb that tells.
    Open,
}

/// What is scheduled, expected or planned lies ahead, in whatever tense that is told.
const PLANNED: &[&str] = &[
    "schedule", "expect", "plan", "slate", "due", "aim", "intend",
];

/// These look ahead with "for", "to" or "until" behind them alone: "set for Monday", but "a record set on Monday".
const SET: &[&str] = &["set", "postpone", "delay"];

/// These with "for" before the time itself: "called a strike for Monday", but "called for a truce on Monday".
const CALLED: &[&str] = &["call", "propose", "schedule", "convene"];

const TOWARDS: &[&str] = &["for", "to", "until", "till"];

/// Who does one of these until Monday looks ahead: "gave them until Monday".
const LASTING: &[&str] = &[
    "postpone", "delay", "extend", "adjourn", "suspend", "give", "defer", "recess", "allow",
    "have", "put", "push",
];

/// An infinitive after these tells of what is to come, also when they stand in the past.
const WISHING: &[&str] = &[
    "agree", "decide", "promise", "vow", "want", "hope", "offer", "invite", "urge", "ask", "order",
    "threaten", "pledge", "prepare", "say", "vote", "choose", "seek", "try", "wait", "tell",
    "announce", "be", "need", "wish", "instruct", "summon", "convene",
];

/// An infinitive after these tells of what happened.
const DONE: &[&str] = &[
    "manage", "fail", "begin", "start", "continue", "help", "come", "appear", "seem", "refuse",
    "use", "force", "cease", "happen", "decline", "have", "get",
];

/// What does so in the present does so at a day to come.
const EXPIRING: &[&str] = &["expire", "mature", "lapse", "reopen", "resume"];

const SAYING: &[&str] = &["say", "tell", "report", "show", "write"];

pub(super) fn direction(text: Text<'_>, token: usize) -> Direction {
    if is_attributed(text, token) {
        return Direction::Back;
    }
    if is_of_what_comes(text, token) {
        return Direction::Ahead;
    }
    let beside = beside(text, token);
    match beside.or_else(|| governing(text, token)) {
        Some(group) => of_group(text, group, token, 3),
        None => Direction::Open,
    }
}

/// "said Friday", "will meet on Monday": the verb right before the time, whatever the clauses say.
fn beside(text: Text<'_>, token: usize) -> Option<&VerbGroup> {
    let mut at = token.checked_sub(1)?;
    if ["on", "for", "early", "late", "in", "by", "until"]
        .iter()
        .any(|word| text.is(at, word))
    {
        at = at.checked_sub(1)?;
    }
    // "met separately Monday"
    let adverb = text
        .tokens()
        .get(at)
        .is_some_and(|token| token.upos == Upos::Adv);
    if adverb {
        at = at.checked_sub(1)?;
    }
    let sentence = text.words.sentences.get(text.words.sentence_of(token))?;
    let first = text
        .words
        .groups
        .partition_point(|group| group.head < sentence.tokens.start);
    text.words.groups[first..]
        .iter()
        .take_while(|group| group.head < token)
        .find(|group| group.head == at)
}

/// "according to a tweet on Monday": a source has spoken already.
fn is_attributed(text: Text<'_>, token: usize) -> bool {
    const NEAR: usize = 9;
    let sentence = text.words.sentence_of(token);
    let start = text.words.sentences.get(sentence);
    let start = start.map_or(0, |sentence| sentence.tokens.start);
    let mut near = start.max(token.saturating_sub(NEAR))..token;
    let Some(source) = near.rfind(|at| text.is(*at, "according") && text.is(at + 1, "to")) else {
        return false;
    };
    let groups = &text.words.groups;
    let first = groups.partition_point(|group| group.head <= source);
    let verb = groups.get(first).is_some_and(|group| group.head < token);
    !verb && !is_for(text, token)
}

/// "thanked them for hosting the upcoming meeting of ministers in May": whatever is done now, the meeting comes.
fn is_of_what_comes(text: Text<'_>, token: usize) -> bool {
    const NEAR: usize = 10;
    let ends = |at: &usize| {
        let token = &text.tokens()[*at];
        matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Punct)
    };
    (token.saturating_sub(NEAR)..token)
        .rev()
        .take_while(|at| !ends(at))
        .any(|at| {
            ["upcoming", "forthcoming"]
                .iter()
                .any(|word| text.is(at, word))
        })
}

/// "was to open on Wednesday", "a game scheduled for Wednesday was held": told from behind, the day may be over.
pub(super) fn was_planned(text: Text<'_>, token: usize) -> bool {
    let Some(group) = beside(text, token).or_else(|| governing(text, token)) else {
        return false;
    };
    let groups = &text.words.groups;
    let over = if group.finite {
        Some(group)
    } else {
        let governor = group.governor.and_then(|governor| groups.get(governor));
        governor.or_else(|| first_finite(text, token))
    };
    let Some(over) = over.filter(|over| over.finite && over.tense == Tense::Past) else {
        return false;
    };
    let any = |group: &VerbGroup, lemmas: &[&str]| {
        lemmas.iter().any(|lemma| text.lemma_is(group.head, lemma))
    };
    // "was set for Tuesday", but "postponed it until Tuesday"
    let participle = |group: &VerbGroup| {
        text.tokens()
            .get(group.head)
            .is_some_and(|token| token.tag == Tag::Vbn)
    };
    let planned = |group: &VerbGroup| {
        any(group, PLANNED) || any(group, SET) && participle(group) || is_due(text, group)
    };
    let told = over.governor.and_then(|governor| groups.get(governor));
    let told = told.is_some_and(|told| any(told, SAYING) || any(told, WISHING));
    let was_to = any(over, &["be"]) && opens_with_to(text, group);
    !told && (planned(over) || planned(group) || was_to)
}

/// The verb right before the time: "signed on May 3", "will sign it" does not count.
pub(super) fn verb_beside(text: Text<'_>, token: usize) -> Option<usize> {
    beside(text, token).map(|group| group.head)
}

/// The verb by which the direction of a time is told.
pub(super) fn verb(text: Text<'_>, token: usize) -> Option<usize> {
    let group = beside(text, token).or_else(|| governing(text, token));
    group.map(|group| group.head)
}

fn governing(text: Text<'_>, token: usize) -> Option<&VerbGroup> {
    text.words
        .group_of(token)
        .or_else(|| first_finite(text, token))
}

fn first_finite(text: Text<'_>, token: usize) -> Option<&VerbGroup> {
    let sentence = text.words.sentences.get(text.words.sentence_of(token))?;
    let first = text
        .words
        .groups
        .partition_point(|group| group.head < sentence.tokens.start);
    text.words.groups[first..]
        .iter()
        .take_while(|group| group.head < sentence.tokens.end)
        .find(|group| group.finite)
}

fn of_group(text: Text<'_>, group: &VerbGroup, token: usize, depth: u8) -> Direction {
    let is = |lemmas: &[&str]| lemmas.iter().any(|lemma| text.lemma_is(group.head, lemma));
    let tag = text.tokens().get(group.head).map(|token| token.tag);
    let participle = tag == Some(Tag::Vbn) && !group.aspect.perfect;
    if participle && is(PLANNED) && as_planned(text, group) {
        return first_finite(text, group.head)
            .filter(|first| depth > 0 && first.head != group.head)
            .map_or(Direction::Open, |first| {
                of_group(text, first, token, depth - 1)
            });
    }
    if is(PLANNED) && (participle || plans(text, group.head))
        || participle && is(SET) && TOWARDS.iter().any(|word| text.is(group.head + 1, word))
        || is(SET) && group.head < token && towards(text, token)
        || is(CALLED) && group.head < token && is_for(text, token)
        || is_due(text, group)
    {
        return Direction::Ahead;
    }
    // "could not be reached on Monday", "neither could be found Monday"
    if group.tokens.clone().any(|token| text.is(token, "could"))
        && (group.negated || denied(text, group))
    {
        return Direction::Back;
    }
    let bare = tag == Some(Tag::Vbn) && !group.finite;
    if bare && opens_with_to(text, group) && !group.aspect.perfect {
        return Direction::Ahead;
    }
    match (group.tense, group.modality) {
        _ if group.finite && group.aspect.perfect => Direction::Back,
        (Tense::Future, _) | (_, Modality::Will) => Direction::Ahead,
        (_, Modality::Must | Modality::May | Modality::Can) => Direction::Ahead,
        // "a lease expiring on June 30", "the offer expires Monday"
        (Tense::Present | Tense::None, _) if tag != Some(Tag::Vbn) && is(EXPIRING) => {
            Direction::Ahead
        }
        (Tense::Past, _) => Direction::Back,
        (Tense::Present, _) if is_over(text, group, token) => Direction::Back,
        (Tense::Present, _) if group.aspect.progressive => Direction::Ahead,
        (Tense::Present, _) if is(SAYING) => Direction::Back,
        (Tense::Present, _) => Direction::Present,
        (Tense::None, _) => without_tense(text, group, tag, token, depth),
    }
}

/// "are searching for survivors after a strike on Monday": the day belongs to what is over.
fn is_over(text: Text<'_>, group: &VerbGroup, token: usize) -> bool {
    const NEAR: usize = 4;
    (token.saturating_sub(NEAR)..token).any(|at| at > group.head && text.is(at, "after"))
}

fn is_for(text: Text<'_>, token: usize) -> bool {
    token
        .checked_sub(1)
        .is_some_and(|before| text.is(before, "for"))
}

/// "moved it to noon on Monday": whether the time itself stands behind such a word.
fn towards(text: Text<'_>, token: usize) -> bool {
    const NEAR: usize = 3;
    (token.saturating_sub(NEAR)..token).rev().any(|at| {
        TOWARDS.iter().any(|word| text.is(at, word))
            && (at + 1..token).all(|between| {
                text.tokens().get(between).is_some_and(|token| {
                    matches!(token.upos, Upos::Det | Upos::Num | Upos::Adp | Upos::Adv)
                })
            })
    })
}

/// "was due in Cairo on Sunday", "elections are due in November"
fn is_due(text: Text<'_>, group: &VerbGroup) -> bool {
    text.lemma_is(group.head, "be") && text.is(group.head + 1, "due")
}

/// "neither he nor they could be found": denied before the verb.
fn denied(text: Text<'_>, group: &VerbGroup) -> bool {
    const NEAR: usize = 12;
    let sentence = text.words.sentence_of(group.head);
    let start = text.words.sentences.get(sentence);
    let start = start.map_or(0, |sentence| sentence.tokens.start);
    let before = start.max(group.tokens.start.saturating_sub(NEAR))..group.tokens.start;
    before.into_iter().any(|token| {
        ["neither", "nor", "nobody", "none"]
            .iter()
            .any(|word| text.is(token, word))
    })
}

/// "as planned on Monday", "as previously scheduled": told of what came as it was planned.
fn as_planned(text: Text<'_>, group: &VerbGroup) -> bool {
    let first = group.tokens.start;
    let is_as = |back: usize| first.checked_sub(back).is_some_and(|at| text.is(at, "as"));
    let adverb = |token: usize| {
        text.tokens()
            .get(token)
            .is_some_and(|token| token.upos == Upos::Adv)
    };
    is_as(1) || is_as(2) && adverb(first - 1) || text.is(first, "as")
}

/// "to be published"
fn opens_with_to(text: Text<'_>, group: &VerbGroup) -> bool {
    let first = group.tokens.start;
    text.is(first, "to")
        || first
            .checked_sub(1)
            .is_some_and(|before| text.is(before, "to"))
}

fn looks_ahead(text: Text<'_>, group: &VerbGroup) -> bool {
    WISHING
        .iter()
        .chain(PLANNED)
        .chain(SET)
        .chain(CALLED)
        .any(|lemma| text.lemma_is(group.head, lemma))
}

/// "planned a march", "plans to hold": who plans speaks of what is to come, unless the time stands right behind.
fn plans(text: Text<'_>, verb: usize) -> bool {
    text.tokens()
        .get(verb + 1)
        .is_some_and(|next| matches!(next.upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Part))
}

/// "extended its deadline until Monday"
pub(super) fn lasts(text: Text<'_>, token: usize) -> bool {
    governing(text, token)
        .is_some_and(|group| LASTING.iter().any(|lemma| text.lemma_is(group.head, lemma)))
}

/// Infinitives and participles lean on the verb over them.
fn without_tense(
    text: Text<'_>,
    group: &VerbGroup,
    tag: Option<Tag>,
    token: usize,
    depth: u8,
) -> Direction {
    let over = group
        .governor
        .filter(|_| depth > 0)
        .and_then(|governor| text.words.groups.get(governor));
    let above = |group: Option<&VerbGroup>| {
        group.map_or(Direction::Open, |group| {
            of_group(text, group, token, depth - 1)
        })
    };
    // "said to be arriving Tuesday": as "to arrive".
    let infinitive = tag == Some(Tag::Vb)
        || tag == Some(Tag::Vbg) && group.aspect.progressive && opens_with_to(text, group);
    match tag {
        _ if infinitive => match over {
            Some(over) if DONE.iter().any(|lemma| text.lemma_is(over.head, lemma)) => {
                above(Some(over))
            }
            // "had hoped to travel on Sunday": it may have come to nothing.
            Some(over) if over.finite && over.tense == Tense::Past && over.aspect.perfect => {
                Direction::Open
            }
            // "flew to Rome to meet them on Friday": the aim of what is done already.
            Some(over) if over.finite && over.tense == Tense::Past && !looks_ahead(text, over) => {
                Direction::Open
            }
            // A bare form that nothing governs is a noun taken for a verb: "drew ridicule on Monday".
            None if depth > 0 && !opens_with_to(text, group) => {
                let finite = first_finite(text, group.head);
                match finite.filter(|finite| finite.head != group.head) {
                    None => Direction::Present,
                    finite => above(finite),
                }
            }
            _ => Direction::Ahead,
        },
        // "will take part in a talk hosted by them on Thursday": what is still to come is dated, not who hosts it.
        Some(Tag::Vbn) => match over {
            Some(over)
                if over.finite
                    && over.head < group.head
                    && text.is(group.head + 1, "by")
                    && above(Some(over)) == Direction::Ahead =>
            {
                Direction::Ahead
            }
            _ => Direction::Back,
        },
        _ => above(over),
    }
}
