//! What the tagger has worked out of words by themselves, kept from sentence to sentence and from article to article.
//!
//! In: a word as it stands in a plain sentence. Out: its facts, and the sums of those of its weights that ask for nothing
//! around it. Most words of a text have been seen before; what is kept is what would be worked out anew.

use super::{
    facts::{self, Facts, Style},
    features,
    lexicon::Lexicon,
    tags::{Sums, Weights},
};

/// No more words are kept, so that they stay near the machine; then all are forgotten, before the next article.
const MOST: usize = 4096;
/// Places for them; a power of two.
const SLOTS: usize = 4 * MOST;
/// Longer words do not come again.
const LONGEST: usize = 23;

/// For one lexicon and one table of weights.
#[derive(Debug, Default)]
pub struct Memory {
    /// The numbers of words, by hash, from 1 on; 0 is free.
    slots: Vec<u16>,
    words: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    key: Key,
    facts: Facts,
    /// Sums are worth their place from the second time on.
    again: bool,
    sums: [Option<Box<Sums>>; 3],
}

impl Memory {
    pub(super) fn make_room(&mut self) {
        if self.words.len() >= MOST {
            self.slots.fill(0);
            self.words.clear();
        }
        self.slots.resize(SLOTS, 0);
    }

    pub(super) fn facts(&mut self, word: &str, style: Style, lexicon: Lexicon<'_>) -> Facts {
        let Some(key) = Key::new(word).filter(|_| style == Style::Plain) else {
            return facts::facts(word, style, lexicon);
        };
        let mut at = key.hash() as usize % SLOTS;
        while let Some(&number) = self.slots.get(at)
            && let Some(known) = usize::from(number).checked_sub(1)
            && let Some(known) = self.words.get_mut(known)
        {
            if known.key == key {
                known.again = true;
                return known.facts;
            }
            at = (at + 1) % SLOTS;
        }
        let mut facts = facts::facts(word, style, lexicon);
        if self.words.len() < MOST
            && let Some(slot) = self.slots.get_mut(at)
        {
            *slot = self.words.len() as u16 + 1;
            facts.number = u32::from(*slot);
            self.words.push(Known {
                key,
                facts,
                again: false,
                sums: [const { None }; 3],
            });
        }
        facts
    }

    /// The weights that a word has by itself and those that its neighbours give it, each by itself.
    pub(super) fn alone(&mut self, words: &[Facts], at: usize, weights: Weights<'_>) -> Sums {
        let mut sums = Sums::NONE;
        self.add(Role::Itself, &words[at], weights, &mut sums);
        self.add(Role::Next, &words[at + 1], weights, &mut sums);
        self.add(Role::Last, &words[at - 1], weights, &mut sums);
        sums
    }

    fn add(&mut self, role: Role, word: &Facts, weights: Weights<'_>, sums: &mut Sums) {
        let own = || match role {
            Role::Itself => Sums::of(&features::itself(word), weights),
            Role::Next => Sums::of(&features::next(word), weights),
            Role::Last => Sums::of(&features::last(word), weights),
        };
        let number = (word.number as usize).wrapping_sub(1);
        match self.words.get_mut(number).filter(|known| known.again) {
            Some(known) => {
                sums.join(known.sums[role as usize].get_or_insert_with(|| Box::new(own())))
            }
            None => sums.join(&own()),
        }
    }
}

/// A word and, in the last byte, how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u8; LONGEST + 1]);

impl Key {
    fn new(word: &str) -> Option<Self> {
        let mut key = [0; LONGEST + 1];
        key[..LONGEST]
            .get_mut(..word.len())?
            .copy_from_slice(word.as_bytes());
        key[LONGEST] = word.len() as u8;
        Some(Self(key))
    }

    fn hash(&self) -> u64 {
        let eights = self.0.as_chunks::<8>().0;
        let hash = eights.iter().fold(0u64, |hash, eight| {
            (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        hash >> 32
    }
}

/// What a word is to the one that gets a label.
#[derive(Debug, Clone, Copy)]
enum Role {
    Itself,
    Next,
    Last,
}

#[cfg(test)]
mod tests {
    use crate::analysis::words::read;

    #[test]
    fn what_is_remembered_is_what_would_be_worked_out() {
        let body = "Norway and Chad signed a deal on Monday. The deal was signed in Oslo.\n\nNORWAY SIGNS DEAL WITH CHAD\n\n\
                    Chad Signs Deal on Trade With Norway\n\nNorway hopes that the deal will hold, a minister said.";
        let first = read(body);
        read("A minister will deal with trade; Norway hopes, and Chad signs.");
        assert_eq!(read(body), first);
        assert_eq!(read(body), first);
    }
}
