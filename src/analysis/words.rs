//! The words of a text, read once for all stages.
//!
//! In: the body of an article. Out: its [`Words`]: tokens, sentences, parts of speech, lemmas, verb groups, noun phrases
//! and clauses. One file for each step, each a function of what it needs; nothing here fails.
//! What the tagger knows is in `assets/tagger.*`, made by `examples/train-tagger.rs` and read where it lies.

mod abbreviations;
mod address;
mod capitals;
mod clauses;
pub mod facts;
pub mod features;
mod groups;
mod headline;
pub mod labels;
mod lemmas;
pub mod lexicon;
mod line;
mod lines;
mod marks;
pub mod memory;
mod openers;
mod phrases;
mod reduced;
mod sentences;
pub mod stems;
mod subjects;
pub mod tags;
#[cfg(test)]
mod tests;
mod tokens;

use std::cell::RefCell;

use self::{
    clauses::{Scratch, Sheet},
    facts::Facts,
    labels::LABELS,
    lexicon::Lexicon,
    line::Line,
    memory::Memory,
    tags::Weights,
};
use crate::model::text::{Sentence, Tag, Token, Upos, Words};

const WEIGHTS: &[u8] = include_bytes!("../../assets/tagger.weights");
const LEXICON: &[u8] = include_bytes!("../../assets/tagger.lexicon");
const USES: &[u8] = include_bytes!("../../assets/tagger.uses");

/// Reads a body.
pub fn read(body: &str) -> Words {
    let mut tokens = tokens::tokens(body);
    let sentences = sentences::sentences(body, &tokens);
    tag(body, &sentences, &mut tokens);
    let mut words = Words {
        sentence_at: sentence_at(&sentences, tokens.len()),
        tokens,
        sentences,
        ..Words::default()
    };
    parse(body, &mut words);
    words
}

/// The sentence of each token.
fn sentence_at(sentences: &[Sentence], tokens: usize) -> Vec<u32> {
    let mut at = Vec::with_capacity(tokens);
    for (number, sentence) in (0..).zip(sentences) {
        at.resize(sentence.tokens.end.max(at.len()), number);
    }
    at
}

/// Verb groups, noun phrases and clauses, sentence by sentence.
fn parse(body: &str, words: &mut Words) {
    words.clause_of.reserve(words.tokens.len());
    let mut scratch = Scratch::default();
    for (at, sentence) in words.sentences.iter().enumerate() {
        let line = Line {
            body,
            tokens: &words.tokens,
            start: sentence.tokens.start,
            end: sentence.tokens.end,
        };
        let (first_group, first_phrase) = (words.groups.len(), words.phrases.len());
        groups::groups(line, &mut words.groups);
        phrases::phrases(line, &mut words.phrases);
        let mut sheet = Sheet {
            groups: &mut words.groups,
            phrases: &words.phrases,
            clauses: &mut words.clauses,
            clause_of: &mut words.clause_of,
        };
        clauses::clauses(
            line,
            at,
            first_group,
            first_phrase,
            &mut sheet,
            &mut scratch,
        );
    }
}

/// Whether a word, in any case, is an ordinary word of English or a form of one.
pub fn is_ordinary(word: &str) -> bool {
    is_ordinary_in(word, Lexicon::new(LEXICON, USES))
}

fn is_ordinary_in(word: &str, lexicon: Lexicon<'_>) -> bool {
    let is_word = |entry: lexicon::Entry| {
        use lexicon::Open::{Adjective, Adverb, Noun, Verb};
        entry.label().is_some()
            || [Noun, Verb, Adjective, Adverb]
                .iter()
                .any(|open| entry.level(*open) > 0)
    };
    if is_word(lexicon.get(lexicon::Hash::of(word))) {
        return true;
    }
    // Only these end a form of another word.
    if !word.ends_with(['s', 'd', 'g', 'S', 'D', 'G']) {
        return false;
    }
    let mut low = [0u8; 24];
    let Some(low) = low.get_mut(..word.len()) else {
        return false;
    };
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    use stems::Ending::{Ing, Past, Plural, Third};
    [Plural, Third, Past, Ing]
        .into_iter()
        .any(|ending| stems::stem(low, ending, lexicon).is_some())
}

/// Whether words are written as a headline: with a capital on nearly every one.
pub fn is_title_case<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    facts::style(words) == facts::Style::Title
}

/// The field of meaning of a lemma's most frequent sense, by the numbers of WordNet (18 persons, 14 groups); zero if unknown.
pub fn field(lemma: &str) -> u32 {
    Lexicon::new(LEXICON, USES)
        .get(lexicon::Hash::of(lemma))
        .field()
}

thread_local! {
    /// Of `LEXICON` and `WEIGHTS`.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Parts of speech and lemmas, sentence by sentence.
fn tag(body: &str, sentences: &[Sentence], tokens: &mut [Token]) {
    MEMORY.with_borrow_mut(|memory| {
        memory.make_room();
        tag_with(memory, body, sentences, tokens);
    });
}

fn tag_with(memory: &mut Memory, body: &str, sentences: &[Sentence], tokens: &mut [Token]) {
    let lexicon = Lexicon::new(LEXICON, USES);
    let weights = Weights::new(WEIGHTS);
    let (mut facts, mut labels) = (Vec::new(), Vec::new());
    for sentence in sentences {
        let tokens = &mut tokens[sentence.tokens.clone()];
        let words = tokens.iter().map(|token| token.text(body));
        let style = facts::style(words.clone());
        facts.clear();
        facts.resize(2, Facts::default());
        facts.extend(words.map(|word| memory.facts(word, style, lexicon)));
        facts.extend([Facts::default(); 2]);
        facts::look_ahead(&mut facts);
        tags::label(&facts, weights, memory, &mut labels);
        for (at, &label) in labels.iter().enumerate().take(tokens.len()) {
            let known = LABELS.get(usize::from(label)).copied();
            let before = at.checked_sub(1).map(|at| tokens[at].upos);
            let token = &mut tokens[at];
            (token.upos, token.tag) = known.unwrap_or_default();
            if token.tag == Tag::Md && before == Some(Upos::Adp) && token.text(body) == "May" {
                (token.upos, token.tag) = (Upos::Propn, Tag::Nnp);
            }
        }
        headline::mend(body, tokens, style, lexicon);
        reduced::mend(body, tokens, lexicon);
        capitals::mend(body, tokens, lexicon);
        for token in tokens {
            token.lemma = lemmas::lemma(token.text(body), token.upos, token.tag, lexicon);
        }
    }
}
