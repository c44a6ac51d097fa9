//! How far a sentence and a noun phrase reach around a token.

use std::ops::Range;

use super::Scene;
use crate::model::text::{Tag, Upos};

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
