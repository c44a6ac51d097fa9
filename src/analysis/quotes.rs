//! What was said, and by whom.
//!
//! In: a text, its article, its names. Out: quotes in reading order, none overlapping another. The way: `marks` finds what
//! stands between quotation marks, `kind` leaves out titles and nicknames, `attach` finds the cue of each and `subject` its
//! speaker; `follow` gives those without a cue the speaker who is still talking; `reported` finds speech without marks;
//! `dialogue` reads transcripts; `who` says who is meant, `medium` by what means and `occasion` where and when it was said. What happened is not asked here.

mod aside;
mod attach;
mod dialogue;
mod follow;
mod inverted;
mod kind;
mod marks;
mod medium;
mod occasion;
mod phrase;
mod reported;
mod scene;
mod sources;
mod speaks;
mod subject;
mod who;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::{attach::Attribution, scene::Scene};
use super::people::{Names, mentions::Mentions};
use crate::model::{
    article::Article,
    document::{Organization, Quote, TimeMention, Who},
    span::Span,
    text::Text,
};

/// Adds to the names the speakers who have none: `PersonKind::Unnamed`.
pub fn attribute(
    text: Text<'_>,
    article: &Article,
    times: &[TimeMention],
    names: &mut Names,
) -> Vec<Quote> {
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
    let spoken = spoken.map(|(index, one)| Said {
        span: scene.stretches[index].inner,
        tokens: scene.tokens[index].clone(),
        direct: true,
        found: one.as_ref(),
    });
    let told = told.iter().map(|one| Said {
        span: text.words.span(one.tokens.clone()),
        tokens: one.tokens.clone(),
        direct: false,
        found: Some(&one.found),
    });
    let told = told.filter(|one| article.dateline.is_none_or(|line| !line.overlaps(one.span)));
    let bodies = &names.organizations;
    let mut quotes: Vec<Quote> = spoken
        .chain(told)
        .map(|said| {
            let head = said.found.map(|one| one.speaker.head);
            let who = head.and_then(|head| *speakers.get(&head)?);
            quote(&scene, times, bodies, said, who)
        })
        .collect();
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// Words that were said, and how that is known.
#[derive(Debug)]
struct Said<'a> {
    span: Span,
    /// With the marks.
    tokens: Range<usize>,
    direct: bool,
    found: Option<&'a Attribution>,
}

/// A few words without a speaker only mark a word; a name is no speech.
fn is_speech(scene: &Scene<'_>, index: usize, attributed: bool) -> bool {
    const FEW: usize = 4;
    !kind::is_name(scene, index)
        && (attributed || kind::words(scene, index) > FEW)
        && !kind::is_told_below(scene, index)
}

fn quote(
    scene: &Scene<'_>,
    times: &[TimeMention],
    bodies: &[Organization],
    said: Said<'_>,
    speaker: Option<Who>,
) -> Quote {
    let words = scene.text.words;
    let found = said.found;
    let cue = found.and_then(|one| one.cue.clone());
    let frame = found.and_then(|one| occasion::Frame::of(scene, one, said.tokens));
    let with = found.map_or_else(Vec::new, |one| who::beside(scene, &one.speaker));
    Quote {
        span: said.span,
        direct: said.direct,
        speaker,
        with: with
            .into_iter()
            .filter(|who| Some(*who) != speaker)
            .collect(),
        speaker_span: found.map(|one| words.span(one.speaker.tokens.clone())),
        medium: cue
            .as_ref()
            .and_then(|cue| medium::read(scene, bodies, cue.start)),
        place: frame
            .as_ref()
            .and_then(|frame| occasion::place(scene, frame)),
        when: frame
            .as_ref()
            .and_then(|frame| occasion::when(scene, times, frame)),
        cue: cue.map(|cue| words.span(cue)),
        rule: found.map_or("marks alone", |one| one.rule).into(),
    }
}
