//! What a word can be, whatever stands around it.
//!
//! In: the hash of a lower-cased word. Out: the parts of speech that word lists and the training text know for it.
//! The list is a hash table that is read where it lies in the program: four bytes a slot, a check of 12 bits and the
//! entry. A word that is not in the list is taken for one that is in it about once in three thousand.

/// The hash of a word, byte after byte, so that the hash of a stem is a step on the way (FNV-1a).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub u64);

impl Hash {
    pub const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);

    #[must_use]
    pub fn with(self, byte: u8) -> Hash {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// The hash of a word in lower case.
    pub fn of(word: &str) -> Hash {
        word.bytes().fold(Hash::EMPTY, |hash, byte| {
            hash.with(byte.to_ascii_lowercase())
        })
    }

    fn mixed(self) -> u64 {
        (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// A slot holds so many bits beside its check.
const BITS: u32 = 20;

/// What the list says of one word: 20 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry(pub u32);

/// The four open classes, as bit positions of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    Noun = 0,
    Verb = 2,
    Adjective = 4,
    Adverb = 6,
}

/// What an irregular form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Irregular {
    /// "women", "better"
    Other = 1,
    /// "met": past and participle
    Verb = 2,
    /// "went"
    Past = 3,
    /// "gone"
    Participle = 4,
}

impl Entry {
    const IRREGULAR: u32 = 8;
    const NAME: u32 = 1 << 11;
    const CLOSED: u32 = 1 << 12;
    const FIELD: u32 = 13;

    /// `use_of`: how often the word is of each open class, 0 never, 1 seldom, 2 often, 3 nearly always.
    pub fn new(use_of: [u32; 4]) -> Entry {
        let [noun, verb, adjective, adverb] = use_of.map(|level| level.min(3));
        Entry(
            noun | verb << Open::Verb as u32
                | adjective << Open::Adjective as u32
                | adverb << Open::Adverb as u32,
        )
    }

    #[must_use]
    pub fn irregular(self, form: Irregular) -> Entry {
        Entry(self.0 | (form as u32) << Self::IRREGULAR)
    }

    #[must_use]
    pub fn name(self) -> Entry {
        Entry(self.0 | Self::NAME)
    }

    /// The field of meaning of its most frequent sense, below 128.
    #[must_use]
    pub fn with_field(self, field: u32) -> Entry {
        Entry(self.0 | (field & 0x7f) << Self::FIELD)
    }

    /// A word that always has one label.
    pub fn closed(label: u8) -> Entry {
        Entry(Self::CLOSED).with_field(u32::from(label))
    }

    pub fn level(self, class: Open) -> u32 {
        self.0 >> class as u32 & 3
    }

    pub fn is_irregular(self) -> bool {
        self.0 >> Self::IRREGULAR & 7 != 0
    }

    pub fn is(self, form: Irregular) -> bool {
        self.0 >> Self::IRREGULAR & 7 == form as u32
    }

    pub fn is_name(self) -> bool {
        self.0 & Self::NAME != 0
    }

    pub fn label(self) -> Option<u8> {
        (self.0 & Self::CLOSED != 0).then_some((self.0 >> Self::FIELD & 0x7f) as u8)
    }

    pub fn field(self) -> u32 {
        if self.0 & Self::CLOSED == 0 {
            self.0 >> Self::FIELD & 0x7f
        } else {
            0
        }
    }

    /// Without the field: what the word can be.
    pub fn classes(self) -> u32 {
        self.0 & ((1 << Self::FIELD) - 1)
    }
}

/// What a word mostly is in running text: its first two labels and how sure the first is, above zero if the word is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Use(pub u32);

impl Use {
    pub fn new(first: u8, second: u8, level: u32) -> Use {
        Use(u32::from(first) | u32::from(second) << 6 | level.clamp(1, 7) << 12)
    }

    /// The label of a word that never has another.
    pub fn always(self) -> Option<u8> {
        (self.0 >> 12 == 7).then_some((self.0 & 63) as u8)
    }
}

/// The two tables: what words can be by the lists, and what they are in text.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    words: Table<'a>,
    uses: Table<'a>,
}

impl<'a> Lexicon<'a> {
    pub fn new(words: &'a [u8], uses: &'a [u8]) -> Self {
        Self {
            words: Table::new(words),
            uses: Table::new(uses),
        }
    }

    pub fn get(self, hash: Hash) -> Entry {
        Entry(self.words.get(hash))
    }

    pub fn use_of(self, hash: Hash) -> Use {
        Use(self.uses.get(hash))
    }
}

/// Slots are little-endian, a power of two in number; a slot of zero is free.
#[derive(Debug, Clone, Copy)]
struct Table<'a> {
    slots: &'a [[u8; 4]],
}

impl<'a> Table<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            slots: bytes.as_chunks().0,
        }
    }

    fn get(self, hash: Hash) -> u32 {
        let Some(last) = self.slots.len().checked_sub(1) else {
            return 0;
        };
        let (mut at, check) = place(hash, last);
        for _ in 0..=last {
            let slot = u32::from_le_bytes(self.slots[at]);
            if slot == 0 {
                break;
            }
            if slot >> BITS == check {
                return slot & ((1 << BITS) - 1);
            }
            at = (at + 1) & last;
        }
        0
    }
}

fn place(hash: Hash, last: usize) -> (usize, u32) {
    let mixed = hash.mixed();
    let check = (mixed >> 52) as u32;
    ((mixed >> 8) as usize & last, check.max(1))
}

/// Lays entries into a table of `slots` slots, a power of two above their number.
pub fn build(entries: &[(Hash, u32)], slots: usize) -> Vec<u8> {
    let slots = slots.next_power_of_two();
    let mut table = vec![0u32; slots];
    for &(hash, entry) in entries.iter().take(slots - 1) {
        let (mut at, check) = place(hash, slots - 1);
        while table[at] != 0 && table[at] >> BITS != check {
            at = (at + 1) & (slots - 1);
        }
        table[at] = check << BITS | entry;
    }
    table.into_iter().flat_map(u32::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_and_strangers_do_not() {
        let words: Vec<String> = (0..300).map(|n| format!("word{n}")).collect();
        let level = |n: usize| Entry::new([n as u32 % 4, 1, 0, 2]).with_field(n as u32 % 100);
        let entries: Vec<_> = words
            .iter()
            .enumerate()
            .map(|(n, word)| (Hash::of(word), level(n).0))
            .collect();
        let table = build(&entries, 512);
        let lexicon = Lexicon::new(&table, &[]);
        for (n, word) in words.iter().enumerate() {
            assert_eq!(lexicon.get(Hash::of(&word.to_uppercase())), level(n));
        }
        let strangers =
            (0..1000).filter(|n| lexicon.get(Hash::of(&format!("other{n}"))) != Entry::default());
        assert!(strangers.count() < 9);
        assert_eq!(
            Lexicon::new(&[], &[]).get(Hash::of("word")),
            Entry::default()
        );
    }

    #[test]
    fn an_entry_holds_what_was_put_in() {
        let entry = Entry::new([3, 0, 2, 1])
            .irregular(Irregular::Past)
            .with_field(44);
        assert_eq!(
            [Open::Noun, Open::Verb, Open::Adjective, Open::Adverb].map(|class| entry.level(class)),
            [3, 0, 2, 1]
        );
        assert!(entry.is_irregular() && !entry.is_name());
        assert_eq!((entry.field(), entry.label()), (44, None));
        assert_eq!(
            (Entry::closed(61).label(), Entry::closed(61).field()),
            (Some(61), 0)
        );
    }
}
