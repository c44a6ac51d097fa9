//! Hashes that are the same on every machine and in every version: ids and near-duplicates are made of them.

/// FNV-1a with a finish that spreads every byte over all bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// A text and its end, so that "ab" + "c" is not "a" + "bc".
    pub(super) fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Self::byte).byte(0xff)
    }

    pub(super) fn number(self, number: u64) -> Self {
        number.to_le_bytes().into_iter().fold(self, Self::byte)
    }

    pub(super) fn finish(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// What a text says, without case, marks and blanks: copies of a quotation differ in these.
pub(super) fn words_of(text: &str) -> u64 {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let mut bytes = [0; 4];
    let mut hash = Hash::new();
    for c in letters.flat_map(char::to_lowercase) {
        hash = c.encode_utf8(&mut bytes).bytes().fold(hash, Hash::byte);
    }
    hash.finish()
}

/// Two numbers as one.
pub(super) fn mix(one: u64, other: u64) -> u64 {
    Hash(one ^ other.wrapping_mul(0x9e37_79b9_7f4a_7c15)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_old_timelines_stay_valid() {
        assert_eq!(
            Hash::new().text("").finish(),
            Hash::new().byte(0xff).finish()
        );
        assert_eq!(
            Hash::new().text("seed").number(7).finish(),
            0x0185_1705_2e29_43f9
        );
    }

    #[test]
    fn words_alone_count() {
        assert_eq!(
            words_of("We are “ready”, today."),
            words_of("we are ready today")
        );
        assert_ne!(words_of("We are ready"), words_of("We are not ready"));
    }
}
