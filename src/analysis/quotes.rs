//! What was said, and by whom.
//!
//! In: a text, its article, its names. Out: quotes in reading order, none overlapping another. The way: `marks` finds what
//! stands between quotation marks, `kind` leaves out titles and nicknames, `attach` finds the cue of each and `subject` its
//! speaker; `follow` gives those without a cue the speaker who is still talking; `reported` finds speech without marks;
//! `who` says who is meant, `medium` where it was said. What happened is not asked here.

mod aside;
mod attach;
mod dialogue;
mod follow;
mod inverted;
mod kind;
mod marks;
mod medium;
mod phrase;
mod reported;
mod scene;
mod sources;
mod speaks;
mod subject;
mod who;

#[cfg(test)]
mod tests;

use self::{attach::Attribution, scene::Scene};
use super::people::{Names, mentions::Mentions};
use crate::model::{
    article::Article,
    document::{Organization, Quote, Who},
    span::Span,
    text::Text,
};

/// Adds to the names the speakers who have none: `PersonKind::Unnamed`.
pub fn attribute(text: Text<'_>, article: &Article, names: &mut Names) -> Vec<Quote> {
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
    let told = reported::beside(reported::read(&scene), dialogue::read(&scene));
    let speakers = who::read(&scene, &mut names.people, &found, &told);
    let spoken = (0..).zip(found.iter());
    let spoken = spoken
        .filter(|(index, one)| is_speech(&scene, *index, one.is_some()))
        .filter(|(index, _)| !reported::holds(&told, &scene.tokens[*index]));
    let spoken = spoken.map(|(index, one)| (scene.stretches[index].inner, true, one.as_ref()));
    let told = told
        .iter()
        .map(|one| (text.words.span(one.tokens.clone()), false, Some(&one.found)))
        .filter(|(span, ..)| article.dateline.is_none_or(|line| !line.overlaps(*span)));
    let mut quotes: Vec<Quote> = spoken
        .chain(told)
        .map(|(span, direct, one)| {
            let who = one.and_then(|one| *speakers.get(&one.speaker.head)?);
            quote(&scene, &names.organizations, span, direct, one, who)
        })
        .collect();
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// A few words without a speaker only mark a word; a name is no speech.
fn is_speech(scene: &Scene<'_>, index: usize, attributed: bool) -> bool {
    const FEW: usize = 4;
    !kind::is_name(scene, index) && (attributed || kind::words(scene, index) > FEW)
}

fn quote(
    scene: &Scene<'_>,
    bodies: &[Organization],
    span: Span,
    direct: bool,
    found: Option<&Attribution>,
    speaker: Option<Who>,
) -> Quote {
    let words = scene.text.words;
    let cue = found.and_then(|one| one.cue.clone());
    Quote {
        span,
        direct,
        speaker,
        speaker_span: found.map(|one| words.span(one.speaker.tokens.clone())),
        medium: cue
            .as_ref()
            .and_then(|cue| medium::read(scene, bodies, cue.start)),
        cue: cue.map(|cue| words.span(cue)),
        rule: found.map_or("marks alone", |one| one.rule).into(),
    }
}
