//! What was said, and by whom.
//!
//! In: a text, its article, its names. Out: quotes in reading order, none overlapping another. The way: `marks` finds what
//! stands between quotation marks, `kind` leaves out titles and nicknames, `attach` finds the cue of each and `subject` its
//! speaker; `follow` gives those without a cue the speaker who is still talking. What happened is not asked here.

mod attach;
mod follow;
mod kind;
mod marks;
mod scene;
mod subject;

#[cfg(test)]
mod tests;

use self::{attach::Attribution, scene::Scene};
use super::people::{Names, mentions::Mentions};
use crate::model::{article::Article, document::Quote, text::Text};

pub fn attribute(text: Text<'_>, article: &Article, names: &Names) -> Vec<Quote> {
    let _ = article;
    let mentions = Mentions::of(
        &names.people,
        &names.organizations,
        &names.places,
        text.words,
    );
    let scene = Scene::read(text, mentions);
    let found: Vec<Option<Attribution>> = (0..scene.stretches.len())
        .map(|index| (!kind::is_name(&scene, index)).then(|| attach::attribute(&scene, index))?)
        .collect();
    let found = follow::read(&scene, found);
    let spoken = found
        .iter()
        .enumerate()
        .filter(|(index, one)| is_speech(&scene, *index, one.as_ref()));
    spoken
        .map(|(index, one)| quote(&scene, index, one.as_ref()))
        .collect()
}

/// A few words without a speaker only mark a word; a name is no speech.
fn is_speech(scene: &Scene<'_>, index: usize, found: Option<&Attribution>) -> bool {
    const FEW: usize = 4;
    !kind::is_name(scene, index) && (found.is_some() || kind::words(scene, index) > FEW)
}

fn quote(scene: &Scene<'_>, index: usize, found: Option<&Attribution>) -> Quote {
    let words = scene.text.words;
    let speaker = found.and_then(|one| one.speaker.as_ref());
    Quote {
        span: scene.stretches[index].inner,
        direct: true,
        speaker: speaker.and_then(|phrase| scene.who_at(phrase.head)),
        speaker_span: speaker.map(|phrase| words.span(phrase.tokens.clone())),
        cue: found
            .and_then(|one| one.cue.clone())
            .map(|cue| words.span(cue)),
        medium: None,
        rule: found.map_or("marks alone", |one| one.rule).into(),
    }
}
