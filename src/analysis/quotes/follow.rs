//! Who goes on speaking: quotations without a cue of their own.
//!
//! In: a scene and what was found for each stretch. Out: the same, filled where the one who speaks is still the same:
//! within the paragraph, from a paragraph that ended without its closing mark, from a sentence that leads in with a colon.

use super::{
    attach::Attribution,
    kind,
    phrase::Phrase,
    scene::{Cue, Force, Scene},
};
use crate::model::document::{Form, Who};

/// Among so many quotations before and behind it a speaker is looked for.
const NEAR: usize = 40;

pub(super) fn read(
    scene: &Scene<'_>,
    mut found: Vec<Option<Attribution>>,
) -> Vec<Option<Attribution>> {
    for index in 0..found.len() {
        if found[index].is_some() || kind::is_name(scene, index) {
            continue;
        }
        if !is_sentence(scene, index) {
            found[index] = same_sentence(scene, &found, index);
            continue;
        }
        found[index] = goes_on(scene, &found, index)
            .or_else(|| led_in(scene, index))
            .or_else(|| reported(scene, &found, index))
            .or_else(|| same_paragraph(scene, &found, index))
            .or_else(|| last_subject(scene, index))
            .or_else(|| chain(scene, &found, index));
    }
    found
}

/// Whether the words are a sentence of their own and no fragment.
fn is_sentence(scene: &Scene<'_>, index: usize) -> bool {
    let words = scene.stretches[index].inner.of(scene.text.body);
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || "([…‘'“$.".contains(c);
    words.starts_with(begins)
        && (kind::words(scene, index) > 3 || words.ends_with(['.', '!', '?', ',']))
}

fn inherit(from: &Attribution, rule: &'static str) -> Attribution {
    Attribution {
        speaker: from.speaker.clone(),
        cue: None,
        rule,
    }
}

fn paragraph(scene: &Scene<'_>, index: usize) -> usize {
    scene.paragraph_of(scene.tokens[index].start)
}

/// The paragraph before ended without its closing mark.
fn goes_on(scene: &Scene<'_>, found: &[Option<Attribution>], index: usize) -> Option<Attribution> {
    let before = index.checked_sub(1)?;
    let own = paragraph(scene, index);
    let opens = scene.tokens[index].start == scene.paragraphs.get(own)?.start;
    let open = !scene.stretches[before].closed && paragraph(scene, before) + 1 == own;
    let from = found[before].as_ref().filter(|_| opens && open)?;
    Some(inherit(from, "speech of several paragraphs"))
}

/// The last token before a stretch, if it stands in the same paragraph and outside of marks.
fn before(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let start = scene.tokens[index].start;
    let last = start.checked_sub(1)?;
    let same = scene.paragraph_of(last) == scene.paragraph_of(start);
    (same && !scene.is_quoted(last)).then_some(last)
}

/// The sentence before ends with a colon.
fn led_in(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let last = scene.tokens[index].start.checked_sub(1)?;
    if scene.text.word(last) != ":" || scene.is_quoted(last) {
        return None;
    }
    last_cue(scene, last, "led in by a colon").or_else(|| {
        let speaker = subject_of(scene, scene.sentence(last).start, last)?;
        Some(Attribution {
            speaker,
            cue: None,
            rule: "led in by a colon",
        })
    })
}

/// The sentence before tells what the same speaker said; a quotation there has found the speaker already.
fn reported(scene: &Scene<'_>, found: &[Option<Attribution>], index: usize) -> Option<Attribution> {
    const RULE: &str = "goes on from reported speech";
    let last = before(scene, index)?;
    let sentence = scene.start_of(last)..last + 1;
    let cue_of = |one: &&Attribution| {
        one.cue
            .as_ref()
            .is_some_and(|cue| sentence.contains(&cue.start))
    };
    let before = found
        .get(index.saturating_sub(NEAR)..index)?
        .iter()
        .rev()
        .flatten()
        .find(cue_of);
    match before {
        Some(one) => Some(inherit(one, "same paragraph")),
        None => last_cue(scene, last, RULE),
    }
}

/// The cue at the end of the sentence that ends with a token, else its first one, with a subject that can speak.
fn last_cue(scene: &Scene<'_>, last: usize, rule: &'static str) -> Option<Attribution> {
    let (from, end) = (scene.start_of(last), last + 1);
    let cues = || {
        (from..end)
            .filter_map(|at| scene.cue_at(at))
            .filter(|cue| cue.force != Force::Thinking)
    };
    let aside = |cue: Cue| Some((cue, scene.inverted_aside(cue, from + 1, end)?));
    let plain = |cue: Cue| Some((cue, scene.speaker_of(cue, from, end)?));
    let behind_comma = |(_, phrase): &(Cue, Phrase)| {
        phrase
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| at > from && scene.is_comma(at))
    };
    let closing = cues()
        .rev()
        .filter(|cue| cue.end + 6 > last)
        .find_map(plain)
        .filter(behind_comma);
    let told = cues().rev().find_map(aside).or(closing).or_else(|| {
        cues().find_map(|cue| plain(cue).filter(|(_, phrase)| scene.is_animate(phrase)))
    })?;
    let (cue, speaker) = told;
    let speaker = scene.author(speaker, from);
    scene.is_animate(&speaker).then_some(Attribution {
        speaker,
        cue: Some(cue.at..cue.end),
        rule,
    })
}

/// The first person or body that acts in a stretch of tokens.
fn subject_of(scene: &Scene<'_>, from: usize, end: usize) -> Option<Phrase> {
    let acts = |token: usize| !scene.is_quoted(token);
    let near = scene.mentions.within(from..end).iter();
    let last = near
        .clone()
        .find(|mention| mention.tokens.end == end && matches!(mention.who, Who::Person(_)));
    let mention = last.or_else(|| {
        near.clone().find(|mention| {
            let possessive = scene
                .text
                .word(mention.tokens.end)
                .trim_start_matches(['\'', '’']);
            matches!(mention.who, Who::Person(_))
                && acts(mention.tokens.start)
                && possessive != "s"
                && !(mention.form == Form::Pronoun
                    && scene.is_any(mention.tokens.start, &["his", "her", "him"]))
        })
    })?;
    Some(Phrase {
        tokens: mention.tokens.clone(),
        head: mention.tokens.end - 1,
    })
}

/// Some words in a sentence of which other words have a speaker.
fn same_sentence(
    scene: &Scene<'_>,
    found: &[Option<Attribution>],
    index: usize,
) -> Option<Attribution> {
    const FEW: usize = 2;
    let before = index.checked_sub(1)?;
    let start = scene.tokens[index].start;
    let same = scene.tokens[before].start >= scene.start_of(start);
    let from = found[before].as_ref().filter(|_| same)?;
    (kind::words(scene, index) > FEW).then(|| inherit(from, "same sentence"))
}

/// The nearest quotation of the paragraph that has a speaker, those before first.
fn same_paragraph(
    scene: &Scene<'_>,
    found: &[Option<Attribution>],
    index: usize,
) -> Option<Attribution> {
    let own = paragraph(scene, index);
    let same = |at: &usize| paragraph(scene, *at) == own;
    let mut before = (0..index).rev().take(NEAR).take_while(same);
    let mut after = (index + 1..found.len()).take(NEAR).take_while(same);
    let from = before.find_map(|at| found[at].as_ref());
    let from = from.or_else(|| after.find_map(|at| found[at].as_ref()))?;
    Some(inherit(from, "same paragraph"))
}

/// The one who acts in the sentence before, in the same paragraph.
fn last_subject(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let last = before(scene, index)?;
    let speaker = subject_of(scene, scene.sentence(last).start, last + 1)?;
    Some(Attribution {
        speaker,
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
    Some(inherit(
        found[before].as_ref()?,
        "goes on in the next paragraph",
    ))
}
