//! The base forms that an inflected word may have.
//!
//! In: a lower-cased word and the lexicon. Out: for each regular ending the base that the lexicon knows best, as what
//! to keep of the word and what to add. Tags are guessed from it before the tagger, lemmas are made of it behind it.

use super::lexicon::{Entry, Hash, Lexicon, Open};

/// The regular endings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// -s of nouns
    Plural,
    /// -s of verbs
    Third,
    /// -ed
    Past,
    /// -ing
    Ing,
    /// -er
    More,
    /// -est
    Most,
}

/// A base form: the first `keep` bytes of the word, then `add`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stem {
    pub keep: usize,
    pub add: &'static str,
    pub entry: Entry,
}

/// For each ending: what is cut off, and what may have stood there instead, the likelier first.
const CUTS: [(Ending, &[u8], &[&str]); 12] = [
    (Ending::Plural, b"ies", &["y", "ie"]),
    (Ending::Plural, b"es", &["", "e"]),
    (Ending::Plural, b"s", &[""]),
    (Ending::Third, b"ies", &["y", "ie"]),
    (Ending::Third, b"es", &["", "e"]),
    (Ending::Third, b"s", &[""]),
    (Ending::Past, b"ied", &["y", "ie"]),
    (Ending::Past, b"ed", &["", "e"]),
    (Ending::Ing, b"ying", &["y", "ie"]),
    (Ending::Ing, b"ing", &["", "e"]),
    (Ending::More, b"er", &["", "e", "y"]),
    (Ending::Most, b"est", &["", "e", "y"]),
];

fn class(ending: Ending) -> Open {
    match ending {
        Ending::Plural => Open::Noun,
        Ending::Third | Ending::Past | Ending::Ing => Open::Verb,
        Ending::More | Ending::Most => Open::Adjective,
    }
}

/// The base that the lexicon knows best for this ending; none if it knows no base of the right class.
pub fn stem(word: &[u8], ending: Ending, lexicon: Lexicon<'_>) -> Option<Stem> {
    let mut best: Option<Stem> = None;
    for &(_, cut, adds) in CUTS.iter().filter(|cut| cut.0 == ending) {
        let Some(kept) = word.strip_suffix(cut).filter(|kept| kept.len() > 1) else {
            continue;
        };
        let hash = kept.iter().fold(Hash::EMPTY, |hash, &byte| hash.with(byte));
        for &add in adds {
            let entry = lexicon.get(add.bytes().fold(hash, Hash::with));
            offer(
                &mut best,
                ending,
                Stem {
                    keep: kept.len(),
                    add,
                    entry,
                },
            );
        }
        if let [.., a, b] = kept
            && a == b
            && !cut.starts_with(b"i") | (ending == Ending::Ing)
        {
            let hash = kept[..kept.len() - 1]
                .iter()
                .fold(Hash::EMPTY, |hash, &byte| hash.with(byte));
            offer(
                &mut best,
                ending,
                Stem {
                    keep: kept.len() - 1,
                    add: "",
                    entry: lexicon.get(hash),
                },
            );
        }
    }
    best
}

fn offer(best: &mut Option<Stem>, ending: Ending, stem: Stem) {
    let level = |stem: &Stem| stem.entry.level(class(ending));
    if level(&stem) > best.as_ref().map_or(0, level) {
        *best = Some(stem);
    }
}
