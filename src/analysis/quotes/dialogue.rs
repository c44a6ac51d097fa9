//! Transcripts: paragraphs that begin with who speaks, "MR. NOVAK: ...", and have no marks.
//!
//! In: a scene. Out: for each paragraph of the talk the label and the words behind it. A paragraph without a label goes on
//! with the one who spoke before. A single label makes no talk: it takes two voices.

use std::ops::Range;

use super::{attach::Attribution, phrase::Phrase, reported::Reported, scene::Scene};
use crate::{
    grammar::lexicon::class,
    model::{document::Who, text::Upos},
};

pub(super) fn read(scene: &Scene<'_>) -> Vec<Reported> {
    let labels: Vec<Option<Range<usize>>> = scene
        .paragraphs
        .iter()
        .map(|paragraph| label(scene, paragraph))
        .collect();
    if !is_talk(scene, &labels) {
        return Vec::new();
    }
    let mut voice: Option<Range<usize>> = None;
    let mut out = Vec::new();
    for (paragraph, label) in scene.paragraphs.iter().zip(labels) {
        let start = match &label {
            Some(label) => label.end + 1,
            None => paragraph.start,
        };
        voice = label.or(voice);
        if let Some(voice) = voice.as_ref().filter(|_| start < paragraph.end) {
            out.push(spoken(voice, start..paragraph.end));
        }
    }
    out
}

fn spoken(label: &Range<usize>, tokens: Range<usize>) -> Reported {
    Reported {
        tokens,
        found: Attribution {
            speaker: Phrase {
                tokens: label.clone(),
                head: label.end - 1,
            },
            cue: Some(label.end..label.end + 1),
            rule: "transcript",
        },
    }
}

/// Two different voices, one of them with a title or one that asks: "WHAT:" and "WHEN:" are no talk.
fn is_talk(scene: &Scene<'_>, labels: &[Option<Range<usize>>]) -> bool {
    const ASKING: [&str; 6] = [
        "question",
        "q",
        "interviewer",
        "moderator",
        "operator",
        "reporter",
    ];
    let speaks = |at: usize| scene.has(at, class::TITLE) || scene.is_any(at, &ASKING);
    if !labels
        .iter()
        .flatten()
        .any(|label| label.clone().any(speaks))
    {
        return false;
    }
    let words = |label: &Range<usize>| scene.text.words.span(label.clone()).of(scene.text.body);
    let mut voices = labels.iter().flatten().map(words);
    let first = voices.next();
    voices.any(|voice| Some(voice) != first)
}

/// The words before a colon that opens a paragraph, where they are written in capitals throughout.
fn label(scene: &Scene<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 7;
    let head = paragraph.start..paragraph.end.min(paragraph.start + LONGEST + 1);
    let colon = head.clone().find(|&at| scene.text.word(at) == ":")?;
    let words = head.start..colon;
    let loud = |at: usize| {
        let word = scene.text.word(at);
        !word.contains(char::is_lowercase) && !scene.is_quoted(at)
    };
    let lettered = |at: usize| scene.text.word(at).chars().any(char::is_alphabetic);
    let named = colon.checked_sub(1).is_some_and(lettered);
    let place = matches!(scene.who_at(colon.saturating_sub(1)), Some(Who::Place(_)));
    let numbered = words.clone().any(|at| scene.upos(at) == Upos::Num);
    (named && !place && !numbered && words.clone().all(loud)).then_some(words)
}
