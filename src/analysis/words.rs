//! The words of a text, read once for all stages.
//!
//! In: the body of an article. Out: its [`Words`]: tokens, sentences, parts of speech, lemmas, verb groups, noun phrases
//! and clauses. One file for each step, each a function of what it needs; nothing here fails.
//! What the tagger knows is in `assets/tagger.*`, made by `examples/train-tagger.rs` and read where it lies.

mod abbreviations;
mod address;
pub mod facts;
pub mod features;
pub mod labels;
mod lemmas;
pub mod lexicon;
mod lines;
mod marks;
mod sentences;
pub mod stems;
pub mod tags;
mod tokens;

use self::{facts::Facts, labels::LABELS, lexicon::Lexicon};
use crate::model::text::{Sentence, Token, Words};

const WEIGHTS: &[u8] = include_bytes!("../../assets/tagger.weights");
const LEXICON: &[u8] = include_bytes!("../../assets/tagger.lexicon");

/// Reads a body.
pub fn read(body: &str) -> Words {
    let mut tokens = tokens::tokens(body);
    let sentences = sentences::sentences(body, &tokens);
    tag(body, &sentences, &mut tokens);
    Words {
        clause_of: vec![0; tokens.len()],
        tokens,
        sentences,
        ..Words::default()
    }
}

/// Whether a word, in any case, is an ordinary word of English or a form of one.
pub fn is_ordinary(word: &str) -> bool {
    let lexicon = Lexicon::new(LEXICON);
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
    let mut low = [0u8; 24];
    let Some(low) = low.get_mut(..word.len()) else {
        return false;
    };
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    use stems::Ending::{Ing, Past, Plural};
    [Plural, Past, Ing]
        .into_iter()
        .any(|ending| stems::stem(low, ending, lexicon).is_some())
}

/// Parts of speech and lemmas, sentence by sentence.
fn tag(body: &str, sentences: &[Sentence], tokens: &mut [Token]) {
    let lexicon = Lexicon::new(LEXICON);
    let (mut facts, mut labels) = (Vec::new(), Vec::new());
    for sentence in sentences {
        let tokens = &mut tokens[sentence.tokens.clone()];
        let words = tokens.iter().map(|token| token.text(body));
        let style = facts::style(words.clone());
        facts.clear();
        facts.resize(2, Facts::default());
        facts.extend(words.map(|word| facts::facts(word, style, lexicon)));
        facts.extend([Facts::default(); 2]);
        tags::label(&facts, WEIGHTS, &mut labels);
        for (token, &label) in tokens.iter_mut().zip(&labels) {
            (token.upos, token.tag) = LABELS[usize::from(label)];
            token.lemma = lemmas::lemma(token.text(body), token.upos, token.tag, lexicon);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "word/UPOS ..." for the words that the sentence is about.
    #[track_caller]
    fn check(body: &str, expected: &str) {
        let words = read(body);
        for pair in expected.split(' ') {
            let (word, upos) = pair
                .rsplit_once('/')
                .expect("a word and its part of speech");
            let token = words.tokens.iter().find(|token| token.text(body) == word);
            let found = token.map(|token| format!("{:?}", token.upos).to_uppercase());
            assert_eq!(found.as_deref(), Some(upos), "{word} in: {body}");
        }
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        check("They visit Rome in May.", "visit/VERB Rome/PROPN");
        check("The visit to Rome was short.", "visit/NOUN was/AUX");
        check("The attack killed two people.", "attack/NOUN killed/VERB");
        check("They will attack the port.", "attack/VERB port/NOUN");
    }

    #[test]
    fn headlines_in_capitals_are_read_as_words() {
        check(
            "MINISTERS MEET IN GENEVA TO DISCUSS PEACE PLAN",
            "MEET/VERB DISCUSS/VERB",
        );
    }
}
