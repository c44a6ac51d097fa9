//! The tokens of one sentence with their text: what the steps behind the tagger read.

use std::ops::Range;

use crate::model::text::{Tag, Token, Upos};

#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) body: &'a str,
    /// All tokens of the body; the steps look at those in `start..end`.
    pub(super) tokens: &'a [Token],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Line<'a> {
    pub(super) fn all(self) -> Range<usize> {
        self.start..self.end
    }

    #[inline]
    pub(super) fn get(self, at: usize) -> Option<&'a Token> {
        self.all().contains(&at).then(|| self.tokens.get(at))?
    }

    #[inline]
    pub(super) fn upos(self, at: usize) -> Upos {
        self.get(at).map_or(Upos::Punct, |token| token.upos)
    }

    #[inline]
    pub(super) fn tag(self, at: usize) -> Tag {
        self.get(at).map_or(Tag::Stop, |token| token.tag)
    }

    pub(super) fn word(self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text(self.body))
    }

    #[inline]
    pub(super) fn is(self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|token| token.is(self.body, word))
    }

    /// Whether no blank parts a token from those on both sides.
    pub(super) fn touches_both(self, at: usize) -> bool {
        let end = |at: usize| self.get(at).map(|token| token.span.end);
        let start = |at: usize| self.get(at).map(|token| token.span.start);
        at.checked_sub(1).and_then(end) == start(at) && end(at) == start(at + 1)
    }

    #[inline]
    pub(super) fn is_any(self, at: usize, words: &[&str]) -> bool {
        self.get(at)
            .is_some_and(|token| words.iter().any(|word| token.is(self.body, word)))
    }

    #[inline]
    pub(super) fn lemma_is(self, at: usize, lemma: &str) -> bool {
        self.get(at)
            .is_some_and(|token| token.lemma_is(self.body, lemma))
    }

    #[inline]
    pub(super) fn lemma_is_any(self, at: usize, lemmas: &[&str]) -> bool {
        self.get(at)
            .is_some_and(|token| lemmas.iter().any(|lemma| token.lemma_is(self.body, lemma)))
    }

    /// The next token at or behind `at` that is no adverb.
    pub(super) fn past_adverbs(self, at: usize) -> usize {
        (at..self.end)
            .find(|&at| !self.is_adverb(at))
            .unwrap_or(self.end)
    }

    /// The last token before `at` that is no adverb; none at the start.
    pub(super) fn before_adverbs(self, at: usize) -> Option<usize> {
        (self.start..at).rev().find(|&at| !self.is_adverb(at))
    }

    pub(super) fn is_adverb(self, at: usize) -> bool {
        self.upos(at) == Upos::Adv && self.tag(at) != Tag::Wrb || self.is_negation(at)
    }

    pub(super) fn is_negation(self, at: usize) -> bool {
        self.is_any(at, &["not", "n't", "n’t", "never"])
    }

    /// A verb or auxiliary; not the first word of "United Nations".
    pub(super) fn is_verb(self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Verb | Upos::Aux) && self.tag(at) != Tag::Nnp
    }
}
