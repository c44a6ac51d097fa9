//! Speakers behind their verb: "said the minister", "..., said the minister, ...".

use super::{
    phrase::Phrase,
    scene::{Cue, Scene},
};
use crate::model::text::Tag;

impl Scene<'_> {
    /// The subject behind the verb: "said the minister".
    pub fn inverted(&self, cue: Cue, ceiling: usize) -> Option<Phrase> {
        if self.text.lemma_is(cue.at, "tell")
            || !matches!(self.tag(cue.at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
        {
            return None;
        }
        let mut from = cue.end;
        while from < ceiling && self.tag(from) == Tag::Rb {
            from += 1;
        }
        if self.is_time(from)
            || self.is_any(
                from,
                &[
                    "him", "her", "them", "me", "us", "it", "that", "this", "there",
                ],
            )
        {
            return None;
        }
        self.phrase_from(from, ceiling)
    }

    /// The subject behind a verb in the middle of a sentence, closed by a comma or the end: ", said the minister,".
    pub fn inverted_aside(&self, cue: Cue, floor: usize, ceiling: usize) -> Option<Phrase> {
        let before = cue.at.checked_sub(1).filter(|_| cue.at > floor);
        let opened =
            before.is_none_or(|at| self.is_comma(at) || self.is_dash(at) || self.is_quoted(at));
        let phrase = self.inverted(cue, ceiling).filter(|_| opened)?;
        let next = phrase.tokens.end;
        let closed = next >= ceiling
            || self.is_quoted(next)
            || self.is_comma(next)
            || self.is_dash(next)
            || self.stops(next)
            || self.is_any(next, &["who", "of", "on", "in"]);
        (closed && self.is_animate(&phrase)).then_some(phrase)
    }
}
