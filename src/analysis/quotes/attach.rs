//! Which cue, and so which speaker, belongs to a stretch between marks.
//!
//! In: a scene and a stretch. Out: an [`Attribution`], by the first rule that fits: a cue that touches the quotation, then
//! "according to", then a verb or noun of saying in the clause, then a cue at the end of the sentence.

use std::ops::Range;

use super::{
    scene::{Cue, Scene},
    subject::Phrase,
};
use crate::{
    grammar::lexicon::class,
    model::text::{Tag, Upos},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    pub speaker: Option<Phrase>,
    /// Tokens of the verb or phrase.
    pub cue: Option<Range<usize>>,
    pub rule: &'static str,
}

impl Attribution {
    fn new(speaker: Phrase, cue: Range<usize>, rule: &'static str) -> Self {
        Self {
            speaker: Some(speaker),
            cue: Some(cue),
            rule,
        }
    }
}

/// What stands around a stretch in its sentence.
#[derive(Debug)]
struct Around {
    before: Range<usize>,
    after: Range<usize>,
}

pub(super) fn attribute(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let around = around(scene, index)?;
    label(scene, &around)
        .or_else(|| touching_before(scene, &around))
        .or_else(|| touching_after(scene, &around))
        .or_else(|| according(scene, &around))
        .or_else(|| clause(scene, &around))
        .or_else(|| at_the_end(scene, &around))
        .or_else(|| noun(scene, &around))
}

fn around(scene: &Scene<'_>, index: usize) -> Option<Around> {
    let tokens = scene.tokens.get(index)?;
    let paragraph = scene.paragraphs.get(scene.paragraph_of(tokens.start))?;
    let before = scene.sentence(tokens.start).start.max(paragraph.start)..tokens.start;
    let last = tokens.end.checked_sub(1)?;
    let words = scene.stretches.get(index)?.inner.of(scene.text.body);
    let closed_sentence = words.ends_with('.') && !words.ends_with("...");
    let same = scene.sentence(last);
    let next = scene.sentence(tokens.end.min(paragraph.end.saturating_sub(1)));
    let small = scene.text.word(tokens.end).starts_with(char::is_lowercase);
    let after_end = if tokens.end >= paragraph.end {
        tokens.end
    } else if same.end > tokens.end {
        same.end
    } else if !closed_sentence || small {
        next.end
    } else {
        tokens.end
    };
    Some(Around {
        before,
        after: tokens.end..after_end.min(paragraph.end).max(tokens.end),
    })
}

/// "MR. NOVAK: ..." at the start of a paragraph.
fn label(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let colon = around.before.end.checked_sub(1)?;
    if scene.text.word(colon) != ":" || colon <= around.before.start {
        return None;
    }
    let words = around.before.start..colon;
    if words.len() > 8
        || words
            .clone()
            .any(|at| scene.is_quoted(at) || matches!(scene.upos(at), Upos::Verb | Upos::Aux))
    {
        return None;
    }
    let phrase = scene.phrase_from(words.start, colon)?;
    Some(Attribution::new(
        phrase,
        colon..colon + 1,
        "label before a colon",
    ))
}

/// X said, "..."
fn touching_before(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let last = around.before.end.checked_sub(1)?;
    let cue = last_cue(scene, &around.before)?;
    let gap = around.before.end - cue.end;
    let led = scene.is_comma(last) || scene.text.word(last) == ":";
    let near = gap == 0 || led && gap <= 14 || gap == 1 && scene.text.is(last, "that");
    if !near || !cue.strong && gap > 0 && !led {
        return None;
    }
    let speaker = speaker(scene, cue, around.before.start, around.before.end)?;
    Some(Attribution::new(speaker, cue.at..cue.end, "cue before"))
}

/// "...," X said · "...," said X
fn touching_after(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let mut from = around.after.start;
    while from < around.after.end && (scene.is_comma(from) || scene.is_dash(from)) {
        from += 1;
    }
    let stop = next_quoted(scene, from, around.after.end);
    let cue = (from..stop).find_map(|at| scene.cue_at(at).filter(|cue| cue.strong))?;
    if cue.at == from || cue.at == from + 1 && scene.tag(from) == Tag::Rb {
        let speaker = scene.inverted(cue, stop)?;
        return Some(Attribution::new(
            speaker,
            cue.at..cue.end,
            "cue after, inverted",
        ));
    }
    if scene.is_passive(cue, from) {
        return None;
    }
    let speaker = scene.speaker_of(cue, from, stop)?;
    let near = speaker.tokens.start <= from + 1;
    near.then(|| Attribution::new(speaker, cue.at..cue.end, "cue after"))
}

fn according(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let says = |at: usize| {
        !scene.is_quoted(at) && scene.text.is(at, "according") && scene.text.is(at + 1, "to")
    };
    let found = around
        .after
        .clone()
        .find(|&at| says(at))
        .or_else(|| around.before.clone().rev().find(|&at| says(at)));
    let at = found?;
    let end = if at < around.before.end {
        around.before.end
    } else {
        around.after.end
    };
    let speaker = scene.phrase_from(at + 2, end)?;
    Some(Attribution::new(speaker, at..at + 2, "according to"))
}

/// The nearest verb of saying before the quoted words.
fn clause(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let mut end = around.before.end;
    while let Some(cue) = last_cue(scene, &(around.before.start..end)) {
        if let Some(speaker) = speaker(scene, cue, around.before.start, around.before.end) {
            return Some(Attribution::new(
                speaker,
                cue.at..cue.end,
                "verb of saying in the clause",
            ));
        }
        end = cue.at;
    }
    None
}

/// "... the "record" year, X said."
fn at_the_end(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let cues = around
        .after
        .clone()
        .filter_map(|at| scene.cue_at(at).filter(|cue| cue.strong));
    for cue in cues {
        let behind = scene
            .inverted(cue, around.after.end)
            .filter(|_| scene.is_comma(cue.at - 1));
        let found = behind.or_else(|| scene.speaker_of(cue, around.after.start, around.after.end));
        if let Some(speaker) = found {
            return Some(Attribution::new(speaker, cue.at..cue.end, "cue at the end"));
        }
    }
    None
}

/// his statement that "..."
fn noun(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let noun = around.before.clone().rev().find(|&at| {
        !scene.is_quoted(at) && scene.has(at, class::SPEECH_NOUN) && scene.upos(at) == Upos::Noun
    })?;
    let floor = around.before.start;
    let owner = (floor..noun)
        .rev()
        .take(5)
        .find(|&at| matches!(scene.tag(at), Tag::PrpPoss | Tag::Pos))?;
    let head = if scene.tag(owner) == Tag::Pos {
        owner.checked_sub(1).filter(|&at| at >= floor)?
    } else {
        owner
    };
    let start = scene
        .mentions
        .at(head)
        .map_or(head, |mention| mention.whole.start.max(floor));
    let speaker = Phrase {
        tokens: start..head + 1,
        head,
    };
    Some(Attribution::new(speaker, noun..noun + 1, "noun of saying"))
}

fn speaker(scene: &Scene<'_>, cue: Cue, floor: usize, ceiling: usize) -> Option<Phrase> {
    let found = scene.speaker_of(cue, floor, ceiling);
    found.or_else(|| scene.inverted(cue, ceiling).filter(|_| cue.at == floor))
}

fn last_cue(scene: &Scene<'_>, range: &Range<usize>) -> Option<Cue> {
    range
        .clone()
        .rev()
        .find_map(|at| scene.cue_at(at).filter(|cue| cue.end <= range.end))
}

fn next_quoted(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    (from..end).find(|&at| scene.is_quoted(at)).unwrap_or(end)
}
