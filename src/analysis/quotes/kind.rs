//! Which stretches between marks are no speech: titles of works, nicknames, names behind "so-called".

use super::scene::Scene;
use crate::{
    grammar::lexicon::class,
    model::{span::Span, text::Upos},
};

/// How many words stand between the marks.
pub(super) fn words(scene: &Scene<'_>, index: usize) -> usize {
    let tokens = scene
        .stretches
        .get(index)
        .map(|one| scene.text.words.tokens_in(one.inner));
    tokens.map_or(0, |tokens| {
        tokens.filter(|&at| scene.upos(at) != Upos::Punct).count()
    })
}

pub(super) fn is_name(scene: &Scene<'_>, index: usize) -> bool {
    is_nickname(scene, index) || is_title(scene, index) || is_heading(scene, index)
}

/// Words between marks in the headline that the text below quotes again: there they have their speaker.
pub(super) fn is_told_below(scene: &Scene<'_>, index: usize) -> bool {
    const NEAR: usize = 200;
    let Some(stretch) = scene.stretches.get(index) else {
        return false;
    };
    let heading = scene.paragraphs.first().is_some_and(|first| {
        let last = first.end.saturating_sub(1);
        let closed = scene.text.word(last).ends_with(['.', '!', '?']) && !scene.is_quoted(last);
        scene.tokens[index].start < first.end && !closed && scene.paragraphs.len() > 1
    });
    let bare = |span: Span| {
        let words = span.of(scene.text.body);
        words
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let own = bare(stretch.inner);
    let below = scene.stretches.iter().skip(index + 1).take(NEAR);
    heading
        && below
            .into_iter()
            .any(|other| bare(other.inner).contains(&own))
}

/// Marcia "Cia" Price
fn is_nickname(scene: &Scene<'_>, index: usize) -> bool {
    let Some(tokens) = scene.tokens.get(index) else {
        return false;
    };
    let Some(before) = tokens.start.checked_sub(1) else {
        return false;
    };
    words(scene, index) <= 2
        && [before, tokens.end]
            .iter()
            .all(|&at| scene.upos(at) == Upos::Propn)
        && scene
            .text
            .word(tokens.start + 1)
            .starts_with(char::is_uppercase)
}

/// A line of capitals between marks that is a paragraph by itself: 'Legend of the Hills'
fn is_heading(scene: &Scene<'_>, index: usize) -> bool {
    let (Some(stretch), Some(tokens)) = (scene.stretches.get(index), scene.tokens.get(index))
    else {
        return false;
    };
    let paragraph = scene.paragraphs.get(scene.paragraph_of(tokens.start));
    let alone = paragraph.is_some_and(|paragraph| {
        paragraph.start == tokens.start && paragraph.end <= tokens.end + 1
    });
    let words = stretch.inner.of(scene.text.body).split_whitespace();
    let small = |word: &str| word.len() > 3 && word.starts_with(char::is_lowercase);
    alone
        && words.clone().nth(1).is_some()
        && words.clone().nth(10).is_none()
        && !words.clone().any(small)
}

/// Capitals throughout, without a stop, behind a noun for a work or a network's name.
fn is_title(scene: &Scene<'_>, index: usize) -> bool {
    let (Some(stretch), Some(tokens)) = (scene.stretches.get(index), scene.tokens.get(index))
    else {
        return false;
    };
    let words = stretch.inner.of(scene.text.body);
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let small = words
        .split_whitespace()
        .filter(|word| word.len() > 4 && !capital(word))
        .count();
    if !capital(words) || small > 0 || words.split_whitespace().count() > 9 {
        return false;
    }
    let from = tokens.start.saturating_sub(5);
    let stop = (from..tokens.start)
        .rev()
        .find(|&at| scene.is_quoted(at))
        .map_or(from, |at| at + 1);
    let before = |at: usize| {
        scene.has(at, class::WORK_NOUN)
            || scene.has(at, class::NETWORK)
            || scene.has(at, class::SO_CALLED)
    };
    (stop..tokens.start).any(before)
        || tokens.start > 0
            && scene.text.is(tokens.start - 1, "on")
            && !words.ends_with(['.', '!', '?'])
}
