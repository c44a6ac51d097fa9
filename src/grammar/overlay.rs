//! Names of the user's own, laid over the compiled lists once, before the first text is read.
//!
//! In: phrases with their class and what the lists say of them. Out: hits beside those of the lists. Without any it costs
//! one look at an empty place for each token.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::fold::fold;
use crate::model::text::{Class, Hit, Token};

/// A phrase as a list would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub phrase: String,
    pub class: Class,
    /// The columns of the class, separated by tabs.
    pub text: String,
}

/// Values from here on are indexes into the texts of the overlay.
const BASE: u32 = 1 << 30;
/// The longest phrase, in tokens.
const LONGEST: usize = 12;

#[derive(Debug, Default)]
struct Overlay {
    /// By folded phrase.
    phrases: FxHashMap<String, Vec<(Class, u32)>>,
    /// The first words of the phrases, folded.
    firsts: FxHashMap<String, ()>,
    texts: Vec<String>,
}

static OVERLAY: OnceLock<Overlay> = OnceLock::new();

/// Lays names over the lists, for the rest of the run; only the first call counts.
pub fn lay(entries: &[Entry]) {
    if !entries.is_empty() {
        let _ = OVERLAY.set(Overlay::new(entries));
    }
}

pub(super) fn text(value: u32) -> Option<&'static str> {
    let index = value.checked_sub(BASE)? as usize;
    Some(OVERLAY.get()?.texts.get(index)?)
}

/// The names of the overlay that begin with the first token of a run.
pub(super) fn find(body: &str, run: &[Token], at: usize, out: &mut Vec<Hit>) {
    if let Some(overlay) = OVERLAY.get() {
        overlay.find(body, run, at, out);
    }
}

impl Overlay {
    fn new(entries: &[Entry]) -> Self {
        let mut overlay = Self::default();
        for entry in entries {
            let phrase = fold(&entry.phrase);
            let first = phrase
                .split([' ', '-', '\'', '.', ','])
                .next()
                .unwrap_or("");
            if first.is_empty() {
                continue;
            }
            overlay.firsts.insert(first.to_owned(), ());
            let value = BASE + u32::try_from(overlay.texts.len()).unwrap_or(0);
            overlay.texts.push(entry.text.clone());
            overlay
                .phrases
                .entry(phrase)
                .or_default()
                .push((entry.class, value));
        }
        overlay
    }

    fn find(&self, body: &str, run: &[Token], at: usize, out: &mut Vec<Hit>) {
        let Some(word) = run.first().map(|token| token.text(body)) else {
            return;
        };
        if !word.starts_with(char::is_uppercase) {
            return;
        }
        let folded = fold(word);
        let first = folded
            .split([' ', '-', '\'', '.', ','])
            .next()
            .unwrap_or("");
        if !self.firsts.contains_key(first) {
            return;
        }
        for len in 1..=run.len().min(LONGEST) {
            let phrase = fold(run[0].span.cover(run[len - 1].span).of(body));
            for (class, value) in self.phrases.get(&phrase).into_iter().flatten() {
                out.push(Hit {
                    first: u32::try_from(at).unwrap_or(u32::MAX),
                    len: u16::try_from(len).unwrap_or(u16::MAX),
                    class: *class,
                    value: *value,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::words, grammar::lexicon::class};

    #[test]
    fn phrases_are_found_whatever_their_accents_and_only_with_a_capital() {
        let overlay = Overlay::new(&[Entry {
            phrase: "Žofia Al-Tarr".to_owned(),
            class: class::LEADER,
            text: "Zofia Al-Tarr\tSK".to_owned(),
        }]);
        let check = |body: &str, expected: &[(u32, u16)]| {
            let words = words::read(body);
            let mut hits = Vec::new();
            for at in 0..words.tokens.len() {
                overlay.find(body, &words.tokens[at..], at, &mut hits);
            }
            let found: Vec<_> = hits.iter().map(|hit| (hit.first, hit.len)).collect();
            assert_eq!(found, expected, "{body}");
        };
        check("On Monday Zofia  Al-Tarr left.", &[(2, 4)]);
        check("the zofia al-tarr", &[]);
        check("Zofia left.", &[]);
    }
}
