//! Gives every token its part of speech.
//!
//! In: the facts of a sentence. Out: a label for each word, from left to right. A word that the lexicon knows to have one
//! label gets it; the others get the one with the greatest sum of weights (averaged perceptron, Collins 2002).

use super::{
    facts::Facts,
    features::{self, BORDER, Before},
    labels::{LABELS, ROW},
    memory::Memory,
};
use crate::model::text::{Tag, Upos};

/// What the tagger has learned: a bit for each feature that it knows, and the rows of weights.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    known: &'a [u8],
    rows: &'a [u8],
}

/// Bytes of the bits, a power of two.
pub const KNOWN: usize = 1 << 18;

impl<'a> Weights<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let (known, rows) = bytes.split_at(bytes.len().min(KNOWN));
        Self { known, rows }
    }

    /// A feature that was never learned has a row of others' weights, which would only make noise.
    fn knows(self, hash: u32) -> bool {
        let (at, bit) = bit(hash);
        self.known.get(at).is_some_and(|byte| byte & bit != 0)
    }
}

/// The byte and the bit of a feature.
pub fn bit(hash: u32) -> (usize, u8) {
    let mixed = hash.wrapping_mul(0x9e37_79b1);
    ((mixed >> 3) as usize & (KNOWN - 1), 1 << (mixed & 7))
}

/// Where the row of a feature begins in a table of `len` weights.
pub fn row(hash: u32, len: usize) -> usize {
    let rows = len.saturating_sub(ROW) as u64;
    ((u64::from(hash) * rows) >> 32) as usize
}

/// Sums of rows, two labels in one number, so that a row is added without being widened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    /// Weights counted from -128: those of even labels, with those of odd ones times 256.
    both: [u16; ROW / 2],
    odd: [u16; ROW / 2],
}

impl Sums {
    pub(super) const NONE: Sums = Sums {
        both: [0; ROW / 2],
        odd: [0; ROW / 2],
    };

    /// The sums of the rows of those features that were ever learned.
    #[inline(never)]
    pub(super) fn of(features: &[u32], weights: Weights<'_>) -> Self {
        // A call of its own, so that the sums stay in the registers.
        let mut sums = Self::NONE;
        for &hash in features {
            if weights.knows(hash) {
                sums.add(weights.rows, hash);
            }
        }
        sums
    }

    fn add(&mut self, weights: &[u8], hash: u32) {
        let from = row(hash, weights.len());
        let Some(row) = weights.get(from..from + ROW) else {
            return;
        };
        for ((both, odd), pair) in self
            .both
            .iter_mut()
            .zip(&mut self.odd)
            .zip(row.chunks_exact(2))
        {
            let pair = u16::from_le_bytes([pair[0], pair[1]]) ^ 0x8080;
            *both = both.wrapping_add(pair);
            *odd += pair >> 8;
        }
    }

    pub(super) fn join(&mut self, other: &Sums) {
        for (both, other) in self.both.iter_mut().zip(&other.both) {
            *both = both.wrapping_add(*other);
        }
        for (odd, other) in self.odd.iter_mut().zip(&other.odd) {
            *odd += other;
        }
    }

    /// The first label of the highest sum.
    fn best(&self) -> u8 {
        // No sum comes near the end of an `i16`, of which a machine finds the greatest of many at once.
        let mut sums = [0i16; ROW];
        let pairs = self.both.iter().zip(&self.odd);
        for (pair, (both, odd)) in sums.as_chunks_mut::<2>().0.iter_mut().zip(pairs) {
            *pair = [both.wrapping_sub(odd << 8) as i16, *odd as i16];
        }
        sums[LABELS.len()..].fill(0);
        let most = sums.iter().fold(0, |most, &sum| most.max(sum));
        sums.iter().position(|&sum| sum == most).unwrap_or(0) as u8
    }
}

/// `words` has two empty facts before and two behind the sentence; `labels` gets one for each word between. `memory` is
/// one that has been used with these weights alone.
pub fn label(words: &[Facts], weights: Weights<'_>, memory: &mut Memory, labels: &mut Vec<u8>) {
    labels.clear();
    let mut before = Before {
        last: BORDER,
        second: BORDER,
        waiting: 0,
    };
    for at in 2..words.len().saturating_sub(2) {
        let label = words[at].label.unwrap_or_else(|| {
            let mut sums = memory.alone(words, at, weights);
            sums.join(&Sums::of(&features::beside(words, at, before), weights));
            sums.best()
        });
        labels.push(label);
        before = step(before, label, &words[at]);
    }
}

/// What the next word sees behind this one.
pub fn step(before: Before, label: u8, word: &Facts) -> Before {
    let waiting = match LABELS.get(usize::from(label)) {
        Some((Upos::Aux, Tag::Md)) => 1,
        Some((Upos::Aux, _)) => 2 + (word.ends[1] % 7) as u8,
        Some((_, Tag::To)) => 10,
        Some((Upos::Verb, Tag::Vbd | Tag::Vbz | Tag::Vbp)) => 11,
        Some((Upos::Verb | Upos::Sconj, _) | (_, Tag::Wdt | Tag::Wp | Tag::Stop | Tag::Colon)) => 0,
        _ => before.waiting,
    };
    Before {
        last: label,
        second: before.last,
        waiting,
    }
}
