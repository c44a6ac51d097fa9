//! Where or by what means something was said: a network, an interview, a press conference, a paper.
//!
//! In: a scene and the cue. Out: the medium's name as the screen shows it, where the sentence tells.

use super::scene::Scene;
use crate::{
    grammar::lexicon::{self, class},
    model::document::{Organization, Who},
};

/// How far behind the cue the medium may stand.
const FAR: usize = 24;

pub(super) fn read(scene: &Scene<'_>, bodies: &[Organization], cue: usize) -> Option<String> {
    let sentence = scene.sentence(cue);
    let end = sentence.end.min(cue + FAR);
    let behind = (cue..end).filter(|&at| !scene.is_quoted(at));
    let before = (sentence.start..cue).filter(|&at| !scene.is_quoted(at));
    told_to(scene, bodies, cue)
        .or_else(|| behind.clone().find_map(|at| named(scene, bodies, at)))
        .or_else(|| before.clone().find_map(|at| named(scene, bodies, at)))
        .or_else(|| posted(scene, cue))
}

/// "told Reuters", "told reporters"
fn told_to(scene: &Scene<'_>, bodies: &[Organization], cue: usize) -> Option<String> {
    if !scene.text.lemma_is(cue, "tell") {
        return None;
    }
    let skips = |at: &usize| scene.is_any(*at, &["the", "a", "an"]);
    let at = (cue + 1..cue + 3).find(|at| !skips(at))?;
    paper(scene, bodies, at).or_else(|| {
        scene
            .is_any(at, &["reporters", "journalists"])
            .then(|| "reporters".to_owned())
    })
}

/// The newspaper, agency or broadcaster that is named at a token.
fn paper(scene: &Scene<'_>, bodies: &[Organization], at: usize) -> Option<String> {
    let Some(Who::Organization(id)) = scene.who_at(at) else {
        return None;
    };
    let body = bodies.get(id.index()).filter(|body| body.media)?;
    Some(body.name.clone())
}

/// "on Telegram", "in an interview with Der Spiegel", "at a press conference"
fn named(scene: &Scene<'_>, bodies: &[Organization], at: usize) -> Option<String> {
    let behind = |far: usize| {
        (at.saturating_sub(far)..at)
            .any(|at| scene.is_any(at, &["on", "in", "at", "via", "during", "by", "through"]))
    };
    if let Some(hit) = scene.text.hits.class_at(at, class::MEDIUM_NAME) {
        return behind(4).then(|| lexicon::text(hit.value).to_owned());
    }
    let hit = scene
        .text
        .hits
        .class_at(at, class::MEDIUM)
        .filter(|_| behind(5))?;
    let next = at + usize::from(hit.len);
    let with = (next..next + 3).find(|&at| scene.is_any(at, &["with", "to", "in", "for"]));
    let paper = with.and_then(|with| (with + 1..with + 3).find_map(|at| paper(scene, bodies, at)));
    let name = (next..next + 3).find_map(|at| scene.text.hits.class_at(at, class::MEDIUM_NAME));
    paper.or_else(|| Some(lexicon::text(name.unwrap_or(hit).value).to_owned()))
}

/// "tweeted"
fn posted(scene: &Scene<'_>, cue: usize) -> Option<String> {
    let tweets = scene.text.lemma_is(cue, "tweet") || scene.text.lemma_is(cue, "retweet");
    tweets.then(|| "Twitter".to_owned())
}
