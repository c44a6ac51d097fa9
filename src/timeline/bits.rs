//! Which of many: a bit each, found in both directions by words of 64.

/// A set of small numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    pub fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    pub fn has(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    pub fn set(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    pub fn add(&mut self, other: &Self) {
        let longest = self.0.len().max(other.0.len());
        self.0.resize(longest, 0);
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.next(at)?;
            at = found + 1;
            Some(found)
        })
    }

    /// The first one at `from` or behind.
    pub fn next(&self, from: usize) -> Option<usize> {
        let mut words = self.0.iter().enumerate().skip(from / 64);
        let masked = |(at, word): (usize, &u64)| {
            let word = if at == from / 64 {
                word & (!0 << (from % 64))
            } else {
                *word
            };
            (word != 0).then(|| at * 64 + word.trailing_zeros() as usize)
        };
        words.find_map(masked)
    }

    /// The last one before `to`.
    pub fn before(&self, to: usize) -> Option<usize> {
        let end = (to / 64 + 1).min(self.0.len());
        let mut words = self.0[..end].iter().enumerate().rev();
        let masked = |(at, word): (usize, &u64)| {
            let word = if at == to / 64 {
                word & !(!0 << (to % 64))
            } else {
                *word
            };
            (word != 0).then(|| at * 64 + 63 - word.leading_zeros() as usize)
        };
        words.find_map(masked)
    }

    pub fn count_before(&self, to: usize) -> usize {
        let whole: u32 = self
            .0
            .iter()
            .take(to / 64)
            .map(|word| word.count_ones())
            .sum();
        let part = self
            .0
            .get(to / 64)
            .map_or(0, |word| (word & !(!0 << (to % 64))).count_ones());
        (whole + part) as usize
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(all: I) -> Self {
        let mut words = Vec::new();
        for (at, one) in all.into_iter().enumerate() {
            if at % 64 == 0 {
                words.push(0_u64);
            }
            if let Some(word) = words.last_mut().filter(|_| one) {
                *word |= 1 << (at % 64);
            }
        }
        Self(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_found_in_both_directions() {
        let mut bits = Bits::new(200);
        for at in [0, 63, 64, 150] {
            bits.set(at);
        }
        assert_eq!(
            [bits.next(0), bits.next(1), bits.next(65), bits.next(151)],
            [Some(0), Some(63), Some(150), None]
        );
        assert_eq!(
            [
                bits.before(0),
                bits.before(64),
                bits.before(150),
                bits.before(usize::MAX)
            ],
            [None, Some(63), Some(64), Some(150)]
        );
        assert_eq!(
            [
                bits.count_before(0),
                bits.count_before(64),
                bits.count_before(200)
            ],
            [0, 2, 4]
        );
    }
}
