//! Near-duplicates: how much two articles share of their wording, as the distance of two numbers.
//!
//! Charikar's simhash ("Similarity estimation techniques from rounding algorithms", 2002) over shingles of three words,
//! as Manku and others used it for web pages (2007): every shingle votes on each of 64 bits. A wire story that another
//! paper prints with a paragraph less differs in a few bits, an own story of the same event in some thirty.
//! Only articles that tell the same event are compared with each other, so no index over all of them is needed.

use super::stable::Hash;

/// Up to so many bits two prints of one story differ.
const NEAR: u32 = 10;

/// In short texts chance decides a bit; they are copies only when nothing differs.
const SHORT: u32 = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Simhash {
    bits: u64,
    words: u32,
}

impl Simhash {
    pub(super) fn is_copy(self, other: Self) -> bool {
        let distance = (self.bits ^ other.bits).count_ones();
        distance == 0 || (self.words.min(other.words) >= SHORT && distance <= NEAR)
    }
}

pub(super) fn simhash(text: &str) -> Simhash {
    let mut votes = [0i32; 64];
    let mut last = [0u64; 3];
    let mut words = 0;
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let letters = word.bytes().map(|byte| byte.to_ascii_lowercase());
        last = [
            last[1],
            last[2],
            letters.fold(Hash::new(), Hash::byte).finish(),
        ];
        words += 1;
        let shingle = last
            .iter()
            .fold(Hash::new(), |hash, &word| hash.number(word))
            .finish();
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if shingle >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    let bits = (0..64)
        .filter(|&bit| votes[bit] > 0)
        .fold(0, |bits, bit| bits | 1 << bit);
    Simhash { bits, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(seed: usize, sentences: usize) -> String {
        let words = "minister border treaty envoy river talks harbour council grain vote bridge embassy oil ferry debt";
        let words: Vec<&str> = words.split(' ').collect();
        let word = |n: usize| words[(n * n + seed * 7 + n / 3 * (seed + 1)) % words.len()];
        (0..sentences * 12)
            .map(|n| format!("{}{} ", word(n), if n % 12 == 11 { "." } else { "" }))
            .collect()
    }

    #[test]
    fn a_copy_with_a_new_head_and_a_shorter_tail_is_near() {
        let wire = story(3, 30);
        let printed = format!(
            "By our own staff, with agencies. {}",
            &wire[..wire.len() * 9 / 10]
        );
        assert!(simhash(&wire).is_copy(simhash(&printed)));
        assert!(simhash(&wire).is_copy(simhash(&wire.to_uppercase())));
    }

    #[test]
    fn other_stories_are_far() {
        assert!(!simhash(&story(3, 30)).is_copy(simhash(&story(4, 30))));
        assert!(!simhash("Talks were held.").is_copy(simhash("Talks were not held.")));
    }
}
