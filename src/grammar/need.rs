//! What a rule cannot do without, so that most rules are passed over without a look.
//!
//! In: the steps of every rule. Out: for a stretch of text, whether a rule can match there at all. Words and classes are
//! hashed into bits; a rule has a set of bits for each step that must be there, and each set must meet the text's bits.
//! A false yes costs time, a false no never happens.

use super::{lexicon::class, rule::Step};
use crate::model::text::{Class, Hits, Text};

/// The last bit stands for whatever the others do not know, the end of a sentence included.
pub(super) type Bits = u128;

pub(super) const ANYTHING: Bits = Bits::MAX;

const OTHER: Bits = 1 << 127;

/// A rule without gaps reaches no further than this many tokens.
const REACH: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Needs {
    /// Where the sets of each rule begin in `sets`; one more than there are rules.
    begin: Vec<u32>,
    sets: Vec<Bits>,
    /// Rules with gaps can reach to the end of the sentence.
    far: Vec<bool>,
}

/// The bits of every token of a text.
pub(super) struct Seen(Vec<Bits>);

/// What stands from a token on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    near: Bits,
    sentence: Bits,
}

impl Needs {
    /// Takes the steps of the next rule: context before, match, context after.
    pub(super) fn add(&mut self, runs: [&[Step]; 3]) {
        if self.begin.is_empty() {
            self.begin.push(0);
        }
        let sets = runs.iter().flat_map(|run| run.iter()).filter_map(needed);
        self.sets.extend(sets);
        self.begin
            .push(u32::try_from(self.sets.len()).unwrap_or(u32::MAX));
        self.far
            .push(runs.iter().flat_map(|run| run.iter()).any(has_gap));
    }

    pub(super) fn met(&self, rule: u32, ahead: Ahead) -> bool {
        let rule = rule as usize;
        let (Some(&from), Some(&to), Some(&far)) = (
            self.begin.get(rule),
            self.begin.get(rule + 1),
            self.far.get(rule),
        ) else {
            return true;
        };
        let bits = if far { ahead.sentence } else { ahead.near };
        let sets = self.sets.get(from as usize..to as usize).unwrap_or(&[]);
        sets.iter().all(|set| set & bits != 0)
    }

    pub(super) fn seen(&self, text: Text<'_>, mentions: Option<&Hits>) -> Seen {
        let bits_at = |at: usize| {
            let mentions = mentions.map_or(&[][..], |hits| hits.at(at));
            let hits = text.hits.at(at).iter().chain(mentions);
            hits.fold(OTHER, |bits, hit| bits | bit(hit.class, hit.value))
        };
        Seen((0..text.words.tokens.len()).map(bits_at).collect())
    }
}

impl Seen {
    /// What stands at a token of a sentence that ends at `end`.
    pub(super) fn at(&self, token: usize, end: usize) -> Bits {
        let within = self.0.get(token).filter(|_| token < end);
        within.copied().unwrap_or(OTHER)
    }

    pub(super) fn ahead(&self, at: usize, end: usize) -> Ahead {
        let or = |range: std::ops::Range<usize>| {
            let bits = self.0.get(range).unwrap_or(&[]);
            bits.iter().fold(0, |all, bits| all | bits)
        };
        let near = or(at..end.min(at + REACH));
        Ahead {
            near,
            sentence: if end > at + REACH {
                near | or(at + REACH..end)
            } else {
                near
            },
        }
    }
}

/// The bits of which one must be there for a step; none where the step can do without.
fn needed(step: &Step) -> Option<Bits> {
    match step {
        Step::Hit { .. } => Some(bits(step)),
        Step::Either(runs) => {
            let mut all = 0;
            for run in runs {
                all |= run.iter().find_map(needed)?;
            }
            Some(all)
        }
        _ => None,
    }
}

/// The bits of which one must be there for a step of one token or one hit.
pub(super) fn bits(step: &Step) -> Bits {
    match step {
        Step::Hit { class, bounds, .. } => bits_of(*class, *bounds),
        _ => ANYTHING,
    }
}

/// The bits of a hit of a class whose value lies within bounds.
pub(super) fn bits_of(class: Class, bounds: Option<(u32, u32)>) -> Bits {
    match bounds {
        Some((low, high)) if low == high => bit(class, low),
        _ => bit(class, 0),
    }
}

fn has_gap(step: &Step) -> bool {
    match step {
        Step::Gap(_) => true,
        Step::Maybe(inner) => has_gap(inner),
        Step::Either(runs) => runs.iter().flatten().any(has_gap),
        _ => false,
    }
}

/// Words and lemmas have a bit by value, every other class one for all of its values.
fn bit(class: Class, value: u32) -> Bits {
    let number = if class == class::WORD || class == class::LEMMA {
        value.wrapping_mul(2).wrapping_add(u32::from(class.0))
    } else {
        u32::from(class.0).wrapping_mul(0x85eb_ca6b)
    };
    1 << ((number.wrapping_mul(0x9e37_79b1) >> 25) % 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(value: u32) -> Step {
        Step::Hit {
            class: class::WORD,
            bounds: Some((value, value)),
            capture: false,
        }
    }

    #[test]
    fn a_rule_is_passed_over_where_a_word_is_missing() {
        let mut needs = Needs::default();
        needs.add([&[], &[word(1), Step::Maybe(Box::new(word(2)))], &[]]);
        needs.add([
            &[],
            &[Step::Either(vec![vec![word(1)], vec![word(3)]])],
            &[],
        ]);
        let ahead = |value: u32| Ahead {
            near: bit(class::WORD, value),
            sentence: 0,
        };
        let met: Vec<bool> = [1, 2, 3].iter().map(|v| needs.met(0, ahead(*v))).collect();
        assert_eq!(met, [true, false, false]);
        let met: Vec<bool> = [1, 2, 3].iter().map(|v| needs.met(1, ahead(*v))).collect();
        assert_eq!(met, [true, false, true]);
    }
}
