//! Who can speak, and who stands behind a writing that speaks.

use super::{phrase::Phrase, scene::Scene};
use crate::{
    analysis::words,
    grammar::lexicon::class,
    model::text::{Tag, Upos},
};

impl Scene<'_> {
    /// Whether a phrase can speak: a person, a body, a state, or a noun for one.
    pub fn is_animate(&self, phrase: &Phrase) -> bool {
        /// The fields of meaning of WordNet for persons and groups.
        const PERSON: u32 = 18;
        const GROUP: u32 = 14;
        if self.who_at(phrase.head).is_some() {
            return true;
        }
        let head = self.text.word(phrase.head);
        if self.upos(phrase.head) == Upos::Pron || self.tag(phrase.head) == Tag::PrpPoss {
            return !self.is_any(
                phrase.head,
                &["it", "its", "that", "this", "which", "what", "there"],
            );
        }
        let titled = |at: usize| self.has(at, class::TITLE) || self.has(at, class::ROLE_NOUN);
        self.upos(phrase.head) == Upos::Propn && head.starts_with(char::is_uppercase)
            || phrase.tokens.clone().any(titled)
            || self.is_any(
                phrase.head,
                &[
                    "many",
                    "some",
                    "others",
                    "most",
                    "few",
                    "one",
                    "both",
                    "all",
                    "people",
                    "media",
                    "officials",
                    "those",
                ],
            )
            || match words::field(&self.text.lemma(phrase.head)) {
                PERSON | GROUP => true,
                0 => does_something(head),
                _ => false,
            }
    }

    /// Whether a phrase names a letter, a report, a law.
    pub(super) fn is_writing(&self, phrase: &Phrase) -> bool {
        self.has(phrase.head, class::WRITING)
    }

    /// The one behind a writing that speaks: "the minister's letter", "a statement from the ministry", "he released a letter that".
    pub fn author(&self, phrase: Phrase, floor: usize) -> Phrase {
        let writes =
            (phrase.tokens.clone()).find(|&at| at >= phrase.head && self.has(at, class::WRITING));
        if writes.is_none() || self.who_at(phrase.head).is_some() {
            return phrase;
        }
        let owner = phrase
            .tokens
            .clone()
            .take_while(|&at| at < phrase.head)
            .find(|&at| matches!(self.tag(at), Tag::Pos | Tag::PrpPoss));
        if let Some(at) = owner {
            let head = if self.tag(at) == Tag::Pos {
                at.saturating_sub(1)
            } else {
                at
            };
            let start = self.begin_at(head).max(floor);
            return Phrase {
                tokens: start..head + 1,
                head,
            };
        }
        let by = phrase
            .tokens
            .clone()
            .find(|&at| at > phrase.head && self.is_any(at, &["from", "by"]));
        if let Some(from) = by.and_then(|at| self.phrase_from(at + 1, phrase.tokens.end)) {
            return from;
        }
        if self.is_any(phrase.tokens.start, &["the", "that", "this"]) {
            return phrase;
        }
        let above = self.governing(phrase.tokens.start, floor, 0);
        above
            .filter(|above| self.is_animate(above))
            .unwrap_or(phrase)
    }
}

/// Whether a noun that no list knows is made from what someone does: "questioner", "unionists".
fn does_something(noun: &str) -> bool {
    let one = noun.strip_suffix('s').unwrap_or(noun);
    let long = one.len() > 5;
    long && ["er", "or", "ist", "ian", "eer"]
        .iter()
        .any(|end| one.ends_with(end))
}
