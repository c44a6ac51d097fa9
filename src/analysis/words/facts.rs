//! What the tagger sees of a word before it looks around.
//!
//! In: the tokens of one sentence. Out: for each its hash, its ends, its shape and what the lexicon knows of it.

use super::{
    labels::LABELS,
    lexicon::{Entry, Hash, Lexicon, Use},
    marks,
    stems::{Ending, stem},
};
use crate::model::text::{Tag, Upos};

/// One word, in small numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// The word in lower case, digits as zeros.
    pub word: u32,
    /// Its last one, two, three and four bytes.
    pub ends: [u32; 4],
    /// Its first two and three bytes.
    pub starts: [u32; 2],
    pub shape: u32,
    /// What the lexicon and the regular endings let it be.
    pub classes: u32,
    /// Its field of meaning, or that of its base.
    pub field: u32,
    /// Whether a word that may well be a finite verb follows before the next mark.
    pub ahead: u32,
    /// What it mostly is in text; of an unknown word, its shape.
    pub usual: u32,
    /// The label of a word that has only one.
    pub label: Option<u8>,
    /// Under which it stands in the memory of words, from 1 on; 0 if it does not.
    pub number: u32,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain = 0,
    /// A headline in capitals: letters tell nothing of names.
    Capitals = 1,
    /// A headline with a capital on every word.
    Title = 2,
    /// No capital at all.
    Lower = 3,
}

pub fn style<'a>(words: impl Iterator<Item = &'a str>) -> Style {
    let (mut lower, mut title, mut upper, mut long) = (0, 0, 0, 0);
    for word in words {
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        let is_long = word.len() > 3;
        match (first.is_some_and(char::is_uppercase), second) {
            (true, Some(c)) if c.is_uppercase() => upper += 1,
            (true, Some(c)) if c.is_alphabetic() => {
                (title, long) = (title + u32::from(is_long), long + u32::from(is_long))
            }
            (true, _) => {}
            _ if first.is_some_and(char::is_lowercase) => {
                (lower, long) = (lower + 1, long + u32::from(is_long))
            }
            _ => {}
        }
    }
    match () {
        () if upper > 2 && lower + title == 0 => Style::Capitals,
        () if long > 3 && title * 5 >= long * 4 => Style::Title,
        () if long == 3 && title > 2 && lower < 2 => Style::Title,
        () if lower > 2 && upper + title == 0 => Style::Lower,
        () => Style::Plain,
    }
}

/// The longest word that is looked at; of a longer one only the ends count.
const LONGEST: usize = 32;

/// The hash under which a word is known.
pub fn hash(word: &str) -> Hash {
    let low = |byte: u8| match byte {
        b'0'..=b'9' => b'0',
        _ => byte.to_ascii_lowercase(),
    };
    let bytes = word.bytes().take(LONGEST);
    bytes.fold(Hash::EMPTY, |hash, byte| hash.with(low(byte)))
}

pub fn facts(word: &str, style: Style, lexicon: Lexicon<'_>) -> Facts {
    let mut buffer = [0u8; LONGEST];
    let bytes = word.as_bytes();
    let low = &mut buffer[..bytes.len().min(LONGEST)];
    for (to, from) in low.iter_mut().zip(bytes) {
        *to = if from.is_ascii_digit() {
            b'0'
        } else {
            from.to_ascii_lowercase()
        };
    }
    let low = &*low;
    let hash = low.iter().fold(Hash::EMPTY, |hash, &byte| hash.with(byte));
    let shape = shape(bytes, style);
    let entry = lexicon.get(hash);
    let (forms, base) = forms(low, entry, lexicon);
    let label = marks::label(word).or_else(|| {
        entry
            .label()
            .filter(|_| style == Style::Capitals || !is_acronym(bytes))
    });
    let usual = lexicon.use_of(hash);
    let is_low = bytes.first().is_some_and(u8::is_ascii_lowercase);
    let label = label.or(usual.always().filter(|_| is_low));
    Facts {
        word: fold(hash),
        ends: [1, 2, 3, 4].map(|n| part(&low[low.len().saturating_sub(n)..])),
        starts: [2, 3].map(|n| part(&low[..low.len().min(n)])),
        shape,
        classes: entry.classes() | forms << 13,
        field: if entry.field() > 0 {
            entry.field()
        } else {
            base.field()
        },
        ahead: 0,
        usual: match (label, usual) {
            (Some(label), _) => Use::new(label, 0, 7).0,
            (None, Use(0)) => 1 << 15 | shape & 63,
            (None, known) => known.0,
        },
        label,
        number: 0,
    }
}

/// "WHO" and "IT" in a plain sentence are not the words that they look like.
fn is_acronym(word: &[u8]) -> bool {
    word.len() > 1 && word.iter().all(u8::is_ascii_uppercase)
}

/// Tells every word of a sentence what lies ahead of it: "after North and South Korea exchanged" against "after the talks".
pub fn look_ahead(words: &mut [Facts]) {
    let mut ahead = 0;
    for word in words.iter_mut().rev() {
        word.ahead = ahead;
        let label = word.label.and_then(|label| LABELS.get(usize::from(label)));
        ahead = match label {
            Some((Upos::Punct, _)) => 0,
            Some((Upos::Aux, _)) => 2,
            Some((_, Tag::To)) => 0,
            None if is_past(word) => 1,
            _ => ahead,
        };
    }
}

/// "met", "went", "signed".
fn is_past(word: &Facts) -> bool {
    let irregular = word.classes >> 8 & 7;
    let regular = word.classes >> (13 + 2 * Ending::Past as u32) & 3;
    matches!(irregular, 2 | 3) || regular > 0
}

fn fold(hash: Hash) -> u32 {
    (hash.0 ^ (hash.0 >> 32)) as u32
}

fn part(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash: u32, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Two bits for each of -s (noun), -s (verb), -ed, -ing, -er, -est; and the entry of the likeliest base.
fn forms(low: &[u8], entry: Entry, lexicon: Lexicon<'_>) -> (u32, Entry) {
    use super::lexicon::Open;
    let endings: &[Ending] = match low {
        _ if entry.label().is_some() || low.len() < 4 => &[],
        [.., b's', b's'] => &[],
        [.., b's'] => &[Ending::Plural, Ending::Third],
        [.., b'e', b'd'] => &[Ending::Past],
        [.., b'i', b'n', b'g'] => &[Ending::Ing],
        [.., b'e', b'r'] => &[Ending::More],
        [.., b'e', b's', b't'] => &[Ending::Most],
        _ => &[],
    };
    let (mut bits, mut base) = (0, Entry::default());
    for &ending in endings {
        let Some(found) = stem(low, ending, lexicon) else {
            continue;
        };
        let class = match ending {
            Ending::Plural => Open::Noun,
            Ending::More | Ending::Most => Open::Adjective,
            _ => Open::Verb,
        };
        bits |= found.entry.level(class) << (2 * ending as u32);
        if base == Entry::default() {
            base = found.entry;
        }
    }
    (bits, base)
}

/// Capitals, digits, marks and length, with the style of the sentence.
fn shape(word: &[u8], style: Style) -> u32 {
    let (mut upper, mut digit, mut stop, mut hyphen) = (0, 0, false, false);
    for byte in word {
        match byte {
            b'A'..=b'Z' => upper += 1,
            b'0'..=b'9' => digit += 1,
            b'.' => stop = true,
            b'-' => hyphen = true,
            _ => {}
        }
    }
    let first = word.first().copied().unwrap_or(0);
    let start = match first {
        b'A'..=b'Z' => 1,
        b'a'..=b'z' => 2,
        b'0'..=b'9' => 3,
        0..=0x7f => 4,
        _ => 5,
    };
    let capitals = match upper {
        0 => 0,
        _ if upper == word.len() => 1 + u32::from(upper > 1),
        1 => 3,
        _ => 4,
    };
    let digits = match digit {
        0 => 0,
        4 if word.len() == 4 => 1,
        n if n == word.len() => 2,
        _ => 3,
    };
    let marks = u32::from(stop) | u32::from(hyphen) << 1;
    let length = word.len().min(4) as u32;
    start | capitals << 3 | digits << 6 | marks << 8 | length << 10 | (style as u32) << 13
}
