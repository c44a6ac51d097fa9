//! How far a sentence and a noun phrase reach around a token, and what lies within.
//!
//! Groups, times and figures come in reading order, so what lies in a sentence is a slice, and where it begins and ends is
//! counted once: a long article costs no more for each of its events than a short one.

use std::ops::Range;

use super::{Scene, trigger::Trigger};
use crate::model::{
    document::TimeMention,
    text::{Tag, Upos, VerbGroup, Voice, Words},
};

/// How many things of a list in reading order begin before each token.
#[derive(Debug)]
pub(super) struct Before(Vec<u32>);

impl Before {
    /// `starts` are the tokens at which the things begin, in order.
    pub(super) fn new(tokens: usize, starts: impl Iterator<Item = usize>) -> Self {
        let mut before = Vec::with_capacity(tokens + 2);
        let mut number = 0;
        for start in starts {
            before.resize((start + 1).clamp(before.len(), tokens + 1), number);
            number += 1;
        }
        before.resize(tokens + 2, number);
        Self(before)
    }

    /// Where in the list those stand that begin within some tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> Range<usize> {
        let last = self.0.len() - 1;
        let at = |token: usize| self.0[token.min(last)] as usize;
        let (first, end) = (at(tokens.start), at(tokens.end));
        first.min(end)..end
    }
}

/// For each token the verb group in which it stands, by index; `u32::MAX` where it stands in none.
pub(super) fn verbs(words: &Words) -> Vec<u32> {
    let mut verb_at = vec![u32::MAX; words.tokens.len()];
    for (number, group) in (0..).zip(&words.groups) {
        for token in group.tokens.clone().chain([group.head]) {
            if let Some(verb) = verb_at.get_mut(token).filter(|verb| **verb == u32::MAX) {
                *verb = number;
            }
        }
    }
    verb_at
}

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

/// The verb groups whose heads lie within some tokens.
pub(super) fn groups<'a>(scene: &Scene<'a>, tokens: Range<usize>) -> &'a [VerbGroup] {
    &scene.text.words.groups[scene.groups_before.within(tokens)]
}

/// The verb group in which a token stands.
pub(super) fn own_group<'a>(scene: &Scene<'a>, token: usize) -> Option<&'a VerbGroup> {
    let verb = *scene.verb_at.get(token)?;
    scene.text.words.groups.get(verb as usize)
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
    let begin = sentence(scene, before).start;
    // "commended Kenya for its role in opening the port"
    let role = text.is(before, "in")
        && (before.saturating_sub(5).max(begin)..before).any(|at| text.is(at, "for"));
    if !gerund(group) || !(role || text.is(before, "for")) {
        return None;
    }
    let verb = groups(scene, begin..before)
        .iter()
        .rev()
        .find(|verb| !gerund(verb))?;
    let thanks = THANKS.iter().any(|lemma| text.lemma_is(verb.head, lemma))
        || (verb.head + 1..before).any(|at| {
            ["gratitude", "thanks", "appreciation"]
                .iter()
                .any(|noun| text.is(at, noun))
        });
    let first = (verb.head + 1..=before).find(|&at| text.is(at, "for"))?;
    (thanks && verb.voice == Voice::Active && verb.head + 1 < first).then_some(verb.head + 1..first)
}

/// The times that begin within some tokens.
pub(super) fn times<'a>(scene: &Scene<'a>, tokens: Range<usize>) -> &'a [TimeMention] {
    &scene.layers.times[scene.times_before.within(tokens)]
}

/// The same, each with its tokens.
pub(super) fn placed_times<'s, 'a>(
    scene: &'s Scene<'a>,
    tokens: Range<usize>,
) -> impl Iterator<Item = (&'a TimeMention, &'s Range<usize>)> {
    let all = scene.times_before.within(tokens);
    scene.layers.times[all.clone()]
        .iter()
        .zip(&scene.time_tokens[all])
}

/// The triggers of a sentence.
pub(super) fn triggers(triggers: &[Trigger], sentence: Range<usize>) -> &[Trigger] {
    let first = triggers.partition_point(|one| one.tokens.start < sentence.start);
    let end = triggers.partition_point(|one| one.tokens.start < sentence.end);
    &triggers[first.min(end)..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_tokens_holds_what_begins_in_it() {
        let starts = [0, 2, 2, 5, 9];
        let before = Before::new(10, starts.into_iter());
        for from in 0..13 {
            for to in 0..13 {
                let first = starts.partition_point(|&at| at < from);
                let end = starts.partition_point(|&at| at < to);
                assert_eq!(before.within(from..to), first.min(end)..end, "{from}..{to}");
            }
        }
        assert!(Before::new(0, std::iter::empty()).within(0..7).is_empty());
    }
}
