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
mod who;

#[cfg(test)]
mod tests;

use self::{attach::Attribution, scene::Scene};
use super::people::{Names, mentions::Mentions};
use crate::model::{
    article::Article,
    document::{Quote, Who},
    text::Text,
};

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
    let speakers = who::read(&scene, &names.people, &found);
    let spoken = (0..).zip(found.iter().zip(speakers));
    let spoken = spoken.filter(|(index, (one, _))| is_speech(&scene, *index, one.is_some()));
    spoken
        .map(|(index, (one, who))| quote(&scene, index, one.as_ref(), who))
        .collect()
}

/// A few words without a speaker only mark a word; a name is no speech.
fn is_speech(scene: &Scene<'_>, index: usize, attributed: bool) -> bool {
    const FEW: usize = 4;
    !kind::is_name(scene, index) && (attributed || kind::words(scene, index) > FEW)
}

fn quote(
    scene: &Scene<'_>,
    index: usize,
    found: Option<&Attribution>,
    speaker: Option<Who>,
) -> Quote {
    let words = scene.text.words;
    let span = |tokens: &std::ops::Range<usize>| words.span(tokens.clone());
    Quote {
        span: scene.stretches[index].inner,
        direct: true,
        speaker,
        speaker_span: found.map(|one| span(&one.speaker.tokens)),
        cue: found.and_then(|one| one.cue.as_ref()).map(span),
        medium: None,
        rule: found.map_or("marks alone", |one| one.rule).into(),
    }
}
