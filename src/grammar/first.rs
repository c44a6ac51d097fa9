//! The first word of every phrase of the lists, and where the index goes on behind it.
//!
//! Most words of a text begin no phrase at all: one look into a hash table says so, without a walk through the index.
//! `compile` writes the table when the program is built; `lexicon` reads it in place. A first word is the run of ASCII
//! letters and digits with which a folded phrase begins; what begins otherwise is not in the table.

/// Longer first words are not in the table.
pub const LONGEST: usize = 32;

/// Where the index goes on behind a first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct First {
    /// The node of the index.
    pub node: usize,
    /// What the index has put out up to there.
    pub output: u64,
    /// Whether one of the phrases is found in any form of its first word.
    pub inflected: bool,
}

/// The first word, folded and padded with zeros.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Key {
    /// None for what is no run of ASCII letters and digits, or too long.
    pub fn new(word: impl IntoIterator<Item = u8>) -> Option<Self> {
        let mut key = Self {
            bytes: [0; LONGEST],
            len: 0,
        };
        for byte in word {
            if !byte.is_ascii_alphanumeric() {
                return None;
            }
            *key.bytes.get_mut(key.len)? = byte.to_ascii_lowercase();
            key.len += 1;
        }
        (key.len > 0).then_some(key)
    }

    fn hash(&self) -> u32 {
        let chunks = self.len.div_ceil(8);
        let (chunks, _) = self.bytes.split_at(chunks * 8);
        let hash = chunks.chunks_exact(8).fold(self.len as u64, |hash, chunk| {
            let mut eight = [0; 8];
            eight.copy_from_slice(chunk);
            (hash.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        (hash >> 32) as u32
    }
}

const RECORD: usize = 16;

/// The bytes of a table: its size, the slots, the records, the words. Only the build writes one.
#[cfg_attr(not(test), allow(dead_code))]
pub fn write(words: &[(&str, First)]) -> Vec<u8> {
    let size = (words.len() * 3 / 2).next_power_of_two().max(2);
    let mut slots = vec![0u32; size];
    let (mut records, mut keys) = (Vec::<u8>::new(), Vec::<u8>::new());
    for (word, first) in words {
        let Some(key) = Key::new(word.bytes()) else {
            continue;
        };
        let number = u32::try_from(records.len() / RECORD + 1).unwrap_or(u32::MAX);
        let mut at = key.hash() as usize % size;
        while slots[at] != 0 {
            at = (at + 1) % size;
        }
        slots[at] = number;
        let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes();
        records.extend(small(keys.len()));
        records.extend(small(first.node));
        records.extend(
            u32::try_from(first.output)
                .unwrap_or(u32::MAX)
                .to_le_bytes(),
        );
        records.extend([key.len as u8, u8::from(first.inflected), 0, 0]);
        keys.extend(&key.bytes[..key.len]);
    }
    let mut table = Vec::new();
    table.extend((size as u32).to_le_bytes());
    table.extend(((records.len() / RECORD) as u32).to_le_bytes());
    slots
        .iter()
        .for_each(|slot| table.extend(slot.to_le_bytes()));
    table.extend(records);
    table.extend(keys);
    table
}

/// What `table` says of a word; none where no phrase begins with it.
pub fn find(table: &[u8], key: &Key) -> Option<First> {
    let number = |at: usize| -> Option<u32> {
        let bytes = table.get(at..at + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    };
    let (size, count) = (number(0)? as usize, number(4)? as usize);
    let records = 8 + size * 4;
    let keys = records + count * RECORD;
    let mut at = key.hash() as usize & (size - 1);
    loop {
        let record = match number(8 + at * 4)? {
            0 => return None,
            record => records + (record as usize - 1) * RECORD,
        };
        let (begin, len) = (
            keys + number(record)? as usize,
            *table.get(record + 12)? as usize,
        );
        if len == key.len && table.get(begin..begin + len)? == &key.bytes[..len] {
            return Some(First {
                node: number(record + 4)? as usize,
                output: u64::from(number(record + 8)?),
                inflected: *table.get(record + 13)? != 0,
            });
        }
        at = (at + 1) & (size - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(node: usize) -> First {
        First {
            node,
            output: node as u64 * 7,
            inflected: node % 2 == 1,
        }
    }

    #[test]
    fn what_is_written_is_found_and_nothing_else() {
        let names: Vec<String> = (0..1000).map(|n| format!("w{n}")).collect();
        let words: Vec<(&str, First)> = names
            .iter()
            .enumerate()
            .map(|(n, name)| (name.as_str(), first(n)))
            .collect();
        let table = write(&words);
        let look = |word: &str| find(&table, &Key::new(word.bytes())?);
        for (n, name) in names.iter().enumerate() {
            assert_eq!(look(name), Some(first(n)), "{name}");
            assert_eq!(look(&name.to_uppercase()), Some(first(n)), "{name}");
        }
        for other in ["w", "w1000", "x1", "w1w"] {
            assert_eq!(look(other), None, "{other}");
        }
    }

    #[test]
    fn only_plain_words_are_keys() {
        for odd in [
            "",
            "é",
            "u.s",
            "a b",
            "abcdefghijklmnopqrstuvwxyz0123456789",
        ] {
            assert!(Key::new(odd.bytes()).is_none(), "{odd}");
        }
    }
}
