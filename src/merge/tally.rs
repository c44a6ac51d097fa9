//! Counts what articles say of one thing, so that the order in which they say it does not matter.

/// Values with how many articles give them, sorted by value.
#[derive(Debug, Clone)]
pub(super) struct Tally<T>(Vec<(T, u32)>);

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord + Clone> Tally<T> {
    pub(super) fn add(&mut self, value: T) {
        self.add_many(value, 1);
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        for (value, count) in &other.0 {
            self.add_many(value.clone(), *count);
        }
    }

    fn add_many(&mut self, value: T, count: u32) {
        match self.0.binary_search_by(|(known, _)| known.cmp(&value)) {
            Ok(at) => self.0[at].1 += count,
            Err(at) => self.0.insert(at, (value, count)),
        }
    }

    /// The most frequent; of equals the first.
    pub(super) fn top(&self) -> Option<&T> {
        self.best(|_| 0)
    }

    /// The highest by `rank`, then the most frequent, then the first.
    pub(super) fn best(&self, rank: impl Fn(&T) -> usize) -> Option<&T> {
        let found = self
            .0
            .iter()
            .rev()
            .max_by_key(|(value, count)| (rank(value), *count));
        found.map(|(value, _)| value)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(value, _)| value)
    }

    pub(super) fn holds(&self, value: &T) -> bool {
        self.0
            .binary_search_by(|(known, _)| known.cmp(value))
            .is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How often all of them together.
    pub(super) fn sum(&self) -> u32 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_wins_and_then_the_first() {
        let mut tally = Tally::default();
        for value in ["b", "c", "a", "c", "b"] {
            tally.add(value);
        }
        assert_eq!(tally.top(), Some(&"b"));
        assert_eq!(tally.best(|value| usize::from(*value == "a")), Some(&"a"));
        assert_eq!(tally.sum(), 5);
    }
}
