//! What may stand between a speaker and the verb: times and brackets.

use super::scene::Scene;
use crate::{grammar::lexicon::class, model::text::Tag};

impl Scene<'_> {
    pub fn is_time(&self, at: usize) -> bool {
        self.has(at, class::WEEKDAY)
            || self.has(at, class::MONTH)
            || self.is_any(
                at,
                &[
                    "today",
                    "yesterday",
                    "tonight",
                    "morning",
                    "afternoon",
                    "evening",
                    "night",
                    "week",
                    "month",
                    "year",
                ],
            )
    }

    /// "in 2010"
    pub(super) fn is_year(&self, at: usize) -> bool {
        let word = self.text.word(at);
        word.len() == 4
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && at > 0
            && self.is_any(at - 1, &["in", "since", "of"])
    }

    /// The token before a time phrase that ends here.
    pub(super) fn before_time(&self, last: usize, floor: usize) -> Option<usize> {
        let mut at = last;
        while at > floor
            && (self.is_time(at)
                || self.is_year(at)
                || self.tag(at) == Tag::Cd && self.is_time(at - 1))
        {
            at -= 1;
        }
        if at == last {
            return None;
        }
        if self.is_any(at, &["this", "last", "earlier", "late", "early", "later"]) && at > floor {
            at -= 1;
        }
        if self.is_any(at, &["on", "in", "late", "early"]) && at > floor {
            at -= 1;
        }
        (at < last && at >= floor).then_some(at)
    }

    pub(super) fn before_bracket(&self, last: usize, floor: usize) -> Option<usize> {
        if self.text.word(last) != ")" {
            return None;
        }
        let open = (floor..last)
            .rev()
            .take(12)
            .find(|&at| self.text.word(at) == "(")?;
        open.checked_sub(1).filter(|&at| at >= floor)
    }
}
