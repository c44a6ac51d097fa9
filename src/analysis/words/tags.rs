//! Gives every token its part of speech.
//!
//! In: the facts of a sentence. Out: a label for each word, from left to right. A word that the lexicon knows to have one
//! label gets it; the others get the one with the greatest sum of weights (averaged perceptron, Collins 2002).

use super::{
    facts::Facts,
    features::{self, ALL, BORDER, Before},
    labels::{LABELS, ROW},
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
struct Sums {
    /// Weights counted from -128: those of even labels, with those of odd ones times 256.
    both: [u16; ROW / 2],
    odd: [u16; ROW / 2],
}

impl Sums {
    const NONE: Sums = Sums {
        both: [0; ROW / 2],
        odd: [0; ROW / 2],
    };

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

    /// The first label of the highest sum.
    fn best(&self) -> u8 {
        let (mut best, mut most) = (0, 0);
        for (at, (both, odd)) in self.both.iter().zip(&self.odd).enumerate() {
            let even = both.wrapping_sub(odd << 8);
            for (label, sum) in [(2 * at, even), (2 * at + 1, *odd)] {
                if sum > most && label < LABELS.len() {
                    (best, most) = (label as u8, sum);
                }
            }
        }
        best
    }
}

/// `words` has two empty facts before and two behind the sentence; `labels` gets one for each word between.
pub fn label(words: &[Facts], weights: Weights<'_>, labels: &mut Vec<u8>) {
    labels.clear();
    let mut rows = [0; ALL];
    let mut before = Before {
        last: BORDER,
        second: BORDER,
        waiting: 0,
    };
    for at in 2..words.len().saturating_sub(2) {
        let label = words[at].label.unwrap_or_else(|| {
            features::fixed(words, at, &mut rows);
            features::moving(words, at, before, &mut rows);
            let mut sums = Sums::NONE;
            for &hash in &rows {
                if weights.knows(hash) {
                    sums.add(weights.rows, hash);
                }
            }
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
