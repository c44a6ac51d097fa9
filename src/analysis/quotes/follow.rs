//! Who goes on speaking: quotations without a cue of their own.
//!
//! In: a scene and what was found for each stretch. Out: the same, filled where the one who speaks is still the same:
//! within the paragraph, from a paragraph that ended without its closing mark, from a sentence that leads in with a colon.

use super::{attach::Attribution, kind, scene::Scene, subject::Phrase};
use crate::model::{document::Who, text::Upos};

pub(super) fn read(
    scene: &Scene<'_>,
    mut found: Vec<Option<Attribution>>,
) -> Vec<Option<Attribution>> {
    for index in 0..found.len() {
        if found[index].is_some() || kind::is_name(scene, index) || !is_sentence(scene, index) {
            continue;
        }
        let next = goes_on(scene, &found, index)
            .or_else(|| led_in(scene, index))
            .or_else(|| same_paragraph(scene, &found, index))
            .or_else(|| last_subject(scene, index))
            .or_else(|| chain(scene, &found, index));
        found[index] = next;
    }
    found
}

/// Whether the words are a sentence of their own and no fragment.
fn is_sentence(scene: &Scene<'_>, index: usize) -> bool {
    let words = scene.stretches[index].inner.of(scene.text.body);
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "([…‘'“$".contains(c))
        && (kind::words(scene, index) > 3 || words.ends_with(['.', '!', '?', ',']))
}

fn inherit(from: &Attribution, rule: &'static str) -> Option<Attribution> {
    Some(Attribution {
        speaker: Some(from.speaker.clone()?),
        cue: None,
        rule,
    })
}

fn paragraph(scene: &Scene<'_>, index: usize) -> usize {
    scene.paragraph_of(scene.tokens[index].start)
}

/// The paragraph before ended without its closing mark.
fn goes_on(scene: &Scene<'_>, found: &[Option<Attribution>], index: usize) -> Option<Attribution> {
    let before = index.checked_sub(1)?;
    let opens = scene.tokens[index].start == scene.paragraphs.get(paragraph(scene, index))?.start;
    let open =
        !scene.stretches[before].closed && paragraph(scene, before) + 1 == paragraph(scene, index);
    inherit(
        found[before].as_ref().filter(|_| opens && open)?,
        "speech of several paragraphs",
    )
}

/// The sentence before ends with a colon.
fn led_in(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let last = scene.tokens[index].start.checked_sub(1)?;
    if scene.text.word(last) != ":" || scene.is_quoted(last) {
        return None;
    }
    let sentence = scene.sentence(last);
    let cue = (sentence.start..last).rev().find_map(|at| scene.cue_at(at));
    let speaker = match cue {
        Some(cue) => scene.speaker_of(cue, sentence.start, last),
        None => subject_of(scene, sentence.start, last),
    };
    Some(Attribution {
        speaker: Some(speaker?),
        cue: cue.map(|cue| cue.at..cue.end),
        rule: "led in by a colon",
    })
}

/// The first person or body that acts in a stretch of tokens.
fn subject_of(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    let mention = scene.mentions.within(from..end).iter().find(|mention| {
        matches!(mention.who, Who::Person(_))
            && !scene.is_quoted(mention.tokens.start)
            && scene.upos(mention.tokens.end) != Upos::Part
    })?;
    Some(Phrase {
        tokens: mention.tokens.clone(),
        head: mention.tokens.end - 1,
    })
}

/// The nearest quotation of the paragraph that has a speaker, those before first.
fn same_paragraph(
    scene: &Scene<'_>,
    found: &[Option<Attribution>],
    index: usize,
) -> Option<Attribution> {
    let own = paragraph(scene, index);
    let before = (0..index)
        .rev()
        .take_while(|&at| paragraph(scene, at) == own)
        .find_map(|at| found[at].as_ref());
    let after = || {
        (index + 1..found.len())
            .take_while(|&at| paragraph(scene, at) == own)
            .find_map(|at| found[at].as_ref())
    };
    inherit(before.or_else(after)?, "same paragraph")
}

/// The one who acts in the sentence before, in the same paragraph.
fn last_subject(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let start = scene.tokens[index].start;
    let last = start.checked_sub(1)?;
    if scene.paragraph_of(last) != scene.paragraph_of(start) {
        return None;
    }
    let speaker = subject_of(scene, scene.sentence(last).start, start)?;
    Some(Attribution {
        speaker: Some(speaker),
        cue: None,
        rule: "subject of the sentence before",
    })
}

/// A paragraph of speech alone: who spoke in the paragraph before goes on.
fn chain(scene: &Scene<'_>, found: &[Option<Attribution>], index: usize) -> Option<Attribution> {
    let before = index.checked_sub(1)?;
    if paragraph(scene, before) + 1 != paragraph(scene, index) {
        return None;
    }
    inherit(found[before].as_ref()?, "goes on in the next paragraph")
}
