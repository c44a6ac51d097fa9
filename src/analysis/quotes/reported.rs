//! Speech that is told without marks: "he said that the talks would go on".
//!
//! In: a scene. Out: for each verb of saying outside of marks the speaker and the words that tell what was said, where no
//! stretch between marks is part of them.

use std::ops::Range;

use super::{
    attach::Attribution,
    phrase::Phrase,
    scene::{Cue, Force, Scene},
};
use crate::model::text::{Tag, Upos};

/// Reported speech and the tokens that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reported {
    pub tokens: Range<usize>,
    pub found: Attribution,
}

/// No verb's subject and clause are looked for further away.
const FAR: usize = 300;

/// In reading order, none within a stretch between marks.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Reported> {
    let mut out: Vec<Reported> = Vec::new();
    for sentence in &scene.text.words.sentences {
        let mut free = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            let floor = sentence.tokens.start.max(at.saturating_sub(FAR));
            let told = told(scene, at, floor..sentence.tokens.end.min(at + FAR), free);
            let Some(told) = told.filter(|told| is_free(scene, &told.tokens)) else {
                continue;
            };
            free = told.tokens.end.max(at + 1);
            out.push(told);
        }
    }
    out
}

/// What is told within a talk is part of the talk.
pub(super) fn beside(mut told: Vec<Reported>, talk: Vec<Reported>) -> Vec<Reported> {
    told.retain(|one| !holds(&talk, &one.tokens));
    told.extend(talk);
    told.sort_by_key(|told| told.tokens.start);
    let mut end = 0;
    told.retain(|one| {
        let kept = one.tokens.start >= end;
        end = if kept { one.tokens.end } else { end };
        kept
    });
    told
}

/// Whether some speech, in reading order and none overlapping another, shares a token with a stretch of them.
pub(super) fn holds(told: &[Reported], tokens: &Range<usize>) -> bool {
    let next = told.partition_point(|one| one.tokens.end <= tokens.start);
    told.get(next)
        .is_some_and(|one| one.tokens.start < tokens.end)
}

fn is_free(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    const FEW: usize = 3;
    tokens.len() >= FEW && !tokens.clone().any(|at| scene.is_quoted(at))
}

fn told(scene: &Scene<'_>, at: usize, sentence: Range<usize>, free: usize) -> Option<Reported> {
    let (floor, end) = (sentence.start, sentence.end);
    let from = floor.max(free);
    if scene.text.is(at, "according") && scene.text.is(at + 1, "to") && !scene.is_quoted(at) {
        return according(scene, at, from, end);
    }
    let cue = scene.cue_at(at).filter(|cue| cue.force == Force::Saying)?;
    if scene.is_passive(cue, floor) {
        return None;
    }
    let speaker = scene.inverted_aside(cue, floor, end);
    let speaker = speaker.or_else(|| scene.speaker_of(cue, floor, end))?;
    let tokens = behind(scene, cue, end).or_else(|| before(scene, cue, &speaker, from, end))?;
    let author = scene.author(speaker, floor);
    scene.is_animate(&author).then_some(Reported {
        tokens,
        found: Attribution {
            speaker: author,
            cue: Some(cue.at..cue.end),
            rule: "reported speech",
        },
    })
}

/// The clause behind the verb: from "that", or from where a clause with a finite verb begins.
pub(super) fn behind(scene: &Scene<'_>, cue: Cue, end: usize) -> Option<Range<usize>> {
    const FAR: usize = 12;
    let that = (cue.end..end.min(cue.end + FAR))
        .take_while(|&at| !scene.is_finite(at) && !scene.stops(at))
        .find(|&at| {
            scene.is_any(at, &["that", "whether", "why", "how"]) && scene.upos(at) == Upos::Sconj
        });
    let start = match that {
        Some(at) if scene.text.is(at, "that") => at + 1,
        Some(at) => at,
        None => bare(scene, cue, end)?,
    };
    let stop = (start..end)
        .find(|&at| closes(scene, at, end))
        .unwrap_or(end);
    let verb = (start..stop).any(|at| scene.is_finite(at));
    verb.then(|| start..trimmed(scene, start, stop))
}

/// "he said talks would go on", "she told reporters talks would go on"
fn bare(scene: &Scene<'_>, cue: Cue, end: usize) -> Option<usize> {
    let mut start = cue.end;
    if ["tell", "remind", "assure", "inform"]
        .iter()
        .any(|lemma| scene.text.lemma_is(cue.at, lemma))
    {
        start = scene.phrase_from(start, end)?.tokens.end;
    }
    while start < end
        && (scene.is_time(start) || scene.text.is(start, "on") && scene.is_time(start + 1))
    {
        start += 1;
    }
    let phrase = scene.phrase_from(start, end)?;
    let next = (phrase.tokens.end..end).find(|&at| scene.upos(at) != Upos::Adv)?;
    (scene.is_finite(next) || scene.upos(next) == Upos::Aux).then_some(start)
}

/// Where told speech ends: at the end of the sentence, or where the next verb of saying takes over.
fn closes(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let says = |at: usize| {
        scene
            .cue_at(at)
            .is_some_and(|cue| cue.force == Force::Saying)
    };
    let comma = scene.is_comma(at)
        && (says(at + 1) && scene.tag(at + 1) == Tag::Vbg
            || scene.upos(at + 1) == Upos::Cconj
                && (at + 2..end.min(at + 5)).any(|at| says(at) && scene.is_finite(at)));
    comma
        || scene.upos(at) == Upos::Cconj && says(at + 1) && scene.is_finite(at + 1)
        || at + 1 == end && scene.stops(at)
}

/// "The talks will go on, he said."
fn before(
    scene: &Scene<'_>,
    cue: Cue,
    speaker: &Phrase,
    from: usize,
    end: usize,
) -> Option<Range<usize>> {
    const TAIL: usize = 14;
    let first = speaker.tokens.start.min(cue.at);
    let comma = first
        .checked_sub(1)
        .filter(|&at| at > from && scene.is_comma(at))?;
    let told = from..comma;
    let verb = told.clone().any(|at| scene.is_finite(at));
    let tail = cue.end.max(speaker.tokens.end)..end;
    let ends = tail.len() <= TAIL && !tail.clone().any(|at| scene.is_finite(at));
    (verb && ends).then_some(told)
}

/// "According to the ministry, talks go on." · "Talks go on, according to the ministry."
fn according(scene: &Scene<'_>, at: usize, from: usize, end: usize) -> Option<Reported> {
    let speaker = scene.phrase_from(at + 2, end)?;
    let comma = (speaker.tokens.end..end).find(|&at| scene.is_comma(at));
    let tokens = if at == from {
        let start = comma? + 1;
        start..trimmed(scene, start, end)
    } else {
        from..at - usize::from(scene.is_comma(at - 1))
    };
    let verb = tokens.clone().any(|at| scene.is_finite(at));
    verb.then(|| Reported {
        tokens,
        found: Attribution {
            speaker,
            cue: Some(at..at + 2),
            rule: "reported, according to",
        },
    })
}

/// Without the stop at the end.
fn trimmed(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let last = (start..end).rev().find(|&at| scene.upos(at) != Upos::Punct);
    last.map_or(start, |last| last + 1)
}
