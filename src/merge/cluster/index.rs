//! Rows by key: those that are known before anything is asked in one sorted list, later ones as chains.

use rustc_hash::FxHashMap;

/// So many rows under one key are looked at; a key that holds more says little.
const LOOK: usize = 256;

const NOTHING: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Index {
    /// The upper half of a key over a row, in order.
    fixed: Vec<u64>,
    last: FxHashMap<u64, u32>,
    /// A row, and where the one before it under the same key stands.
    links: Vec<(u32, u32)>,
}

impl Index {
    /// Of rows with their keys, which come in any order. Half a key is kept: what is found is looked at anyhow.
    pub(super) fn of(rows: impl Iterator<Item = (u64, u32)>) -> Self {
        let packed = rows.map(|(key, row)| key >> 32 << 32 | u64::from(row));
        let mut fixed: Vec<u64> = packed.collect();
        fixed.sort_unstable();
        fixed.dedup();
        Self {
            fixed,
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, key: u64, row: u32) {
        let at = u32::try_from(self.links.len()).unwrap_or(NOTHING);
        let before = self.last.insert(key, at).unwrap_or(NOTHING);
        self.links.push((row, before));
    }

    /// The latest rows first.
    pub(super) fn rows(&self, key: u64) -> impl Iterator<Item = u32> {
        let mut at = self.last.get(&key).copied().unwrap_or(NOTHING);
        let chained = std::iter::from_fn(move || {
            let &(row, before) = self.links.get(at as usize)?;
            at = before;
            Some(row)
        });
        let half = key >> 32;
        let from = self.fixed.partition_point(|&known| known >> 32 < half);
        let fixed = self.fixed.iter().skip(from);
        let fixed = fixed
            .take_while(move |&&known| known >> 32 == half)
            .map(|&known| known as u32);
        chained.chain(fixed).take(LOOK)
    }

    pub(super) fn clear(&mut self) {
        // A busy day leaves a large table, which takes long to wipe for each quiet one.
        if self.last.capacity() > 4096 {
            self.last = FxHashMap::default();
        }
        self.last.clear();
        self.links.clear();
        self.fixed.clear();
    }
}

/// Keys that somebody will ask for, as bits: now and then it takes another key for one of them, never the other way.
#[derive(Debug)]
pub(super) struct Wanted {
    bits: Vec<u64>,
    mask: u64,
}

impl Wanted {
    /// Room for so many keys.
    pub(super) fn with_room(keys: usize) -> Self {
        let bits = (keys.max(64) * 8).next_power_of_two();
        Self {
            bits: vec![0; bits / 64],
            mask: bits as u64 - 1,
        }
    }

    pub(super) fn add(&mut self, key: u64) {
        let bit = key & self.mask;
        self.bits[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    pub(super) fn has(&self, key: u64) -> bool {
        let bit = key & self.mask;
        self.bits[(bit / 64) as usize] >> (bit % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_under_their_keys() {
        let (one, other) = (7 << 32, 8 << 32);
        let mut index = Index::of([(other, 3), (one, 2), (one, 1)].into_iter());
        index.add(one, 9);
        assert_eq!(index.rows(one).collect::<Vec<_>>(), [9, 1, 2]);
        assert_eq!(index.rows(other).collect::<Vec<_>>(), [3]);
        assert_eq!(index.rows(9 << 32).count(), 0);
        index.clear();
        assert_eq!(index.rows(one).count(), 0);
    }

    #[test]
    fn what_is_wanted_is_never_refused() {
        let mut wanted = Wanted::with_room(10);
        (0..10).for_each(|key| wanted.add(key << 40 | key));
        assert!((0..10).all(|key| wanted.has(key << 40 | key)));
    }
}
