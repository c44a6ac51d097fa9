//! How far a sentence and a noun phrase reach around a token, and what lies within.
//!
//! Groups, times and triggers come in reading order, so what lies in a sentence is a slice: a long article costs no more
//! for each of its events than a short one.

use std::ops::Range;

use super::{Scene, trigger::Trigger};
use crate::model::{
    document::TimeMention,
    text::{Tag, Upos, VerbGroup, Voice},
};

/// The tokens of the sentence in which a token lies.
pub(super) fn sentence(scene: &Scene<'_>, token: usize) -> Range<usize> {
    let words = scene.text.words;
    words
        .sentences
        .get(words.sentence_of(token))
        .map_or(token..token + 1, |sentence| sentence.tokens.clone())
}

/// The first token of the noun phrase that ends at a noun, possessors included.
pub(super) fn phrase_start(scene: &Scene<'_>, head: usize, begin: usize) -> usize {
    let tokens = scene.text.tokens();
    let mut first = head;
    while first > begin {
        let before = &tokens[first - 1];
        let inner = matches!(
            before.upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det | Upos::Adv
        ) || before.tag == Tag::Pos
            || before.tag == Tag::Hyph
            || scene.text.is(first - 1, "-")
            || scene.text.is(first - 1, "–")
            || matches!(before.tag, Tag::Vbn | Tag::Vbg | Tag::PrpPoss);
        if !inner {
            break;
        }
        first -= 1;
    }
    first
}

/// The verb groups of a sentence.
pub(super) fn groups<'a>(scene: &Scene<'a>, sentence: Range<usize>) -> &'a [VerbGroup] {
    slice(&scene.text.words.groups, sentence, |group| group.head)
}

/// The verb group in which a token stands.
pub(super) fn own_group<'a>(scene: &Scene<'a>, token: usize) -> Option<&'a VerbGroup> {
    let groups = groups(scene, sentence(scene, token));
    groups
        .iter()
        .find(|group| group.tokens.contains(&token) || group.head == token)
}

/// "thanked Kenya for opening the port and for sending buses": the words between the thanks and its first "for", where a
/// verb in -ing is what somebody is thanked or blamed for.
pub(super) fn thanked_for(scene: &Scene<'_>, group: &VerbGroup) -> Option<Range<usize>> {
    const THANKS: [&str; 8] = [
        "thank",
        "praise",
        "commend",
        "applaud",
        "criticise",
        "criticize",
        "condemn",
        "blame",
    ];
    let text = scene.text;
    let gerund = |group: &VerbGroup| !group.finite && text.tokens()[group.head].tag == Tag::Vbg;
    let before = group.tokens.start.checked_sub(1)?;
    if !gerund(group) || !text.is(before, "for") {
        return None;
    }
    let begin = sentence(scene, before).start;
    let verb = groups(scene, begin..before)
        .iter()
        .rev()
        .find(|verb| !gerund(verb))?;
    let thanks = THANKS.iter().any(|lemma| text.lemma_is(verb.head, lemma));
    let first = (verb.head + 1..=before).find(|&at| text.is(at, "for"))?;
    (thanks && verb.voice == Voice::Active && verb.head + 1 < first).then_some(verb.head + 1..first)
}

/// The times of a sentence.
pub(super) fn times<'a>(scene: &Scene<'a>, sentence: Range<usize>) -> &'a [TimeMention] {
    let words = scene.text.words;
    slice(scene.layers.times, sentence, |time| {
        words.token_at(time.span.start)
    })
}

/// The triggers of a sentence.
pub(super) fn triggers(triggers: &[Trigger], sentence: Range<usize>) -> &[Trigger] {
    slice(triggers, sentence, |trigger| trigger.tokens.start)
}

fn slice<T>(all: &[T], tokens: Range<usize>, at: impl Fn(&T) -> usize) -> &[T] {
    let first = all.partition_point(|one| at(one) < tokens.start);
    let end = all.partition_point(|one| at(one) < tokens.end);
    &all[first.min(end)..end]
}
