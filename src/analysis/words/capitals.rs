//! Common nouns that are written with capitals.
//!
//! In: the tagged words of a sentence. Out: the same. "An Official Working Visit" is a visit: behind "a" or "an" no name
//! is made of ordinary words alone, so the last of them is a noun.

use super::{lexicon::Lexicon, line::Line};
use crate::model::text::{Tag, Token, Upos};

pub(super) fn mend(body: &str, tokens: &mut [Token], lexicon: Lexicon<'_>) {
    for at in 0..tokens.len() {
        let line = Line {
            body,
            tokens,
            start: 0,
            end: tokens.len(),
        };
        if let Some(head) = head(line, at, lexicon) {
            (tokens[head].upos, tokens[head].tag) = (Upos::Noun, Tag::Nn);
        }
    }
}

/// The last of the capitalised words behind an article at `at`.
fn head(line: Line<'_>, at: usize, lexicon: Lexicon<'_>) -> Option<usize> {
    let is_short = line.tokens[at].span.end - line.tokens[at].span.start < 3;
    if !is_short || !line.is_any(at, &["a", "an"]) || starts_large(line.word(at)) {
        return None;
    }
    let run = (at + 1..line.end).take_while(|&at| starts_large(line.word(at)));
    let count = run.clone().count();
    let head = at + count;
    let ordinary = |at: usize| super::is_ordinary_in(line.word(at), lexicon);
    let goes_on = matches!(line.upos(head + 1), Upos::Noun | Upos::Propn | Upos::Num);
    (count > 1 && !goes_on && run.clone().all(ordinary) && can_be_noun(line, head, lexicon))
        .then_some(head)
}

fn can_be_noun(line: Line<'_>, at: usize, lexicon: Lexicon<'_>) -> bool {
    use super::lexicon::{Hash, Open};
    let entry = lexicon.get(Hash::of(line.word(at)));
    entry.level(Open::Noun) > 0 && !entry.is_name() && line.upos(at) != Upos::Noun
}

fn starts_large(word: &str) -> bool {
    let mut letters = word.bytes();
    letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && letters.next().is_some_and(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::analysis::words::read;
    use crate::model::text::Upos;

    #[track_caller]
    fn check(body: &str, word: &str, expected: Upos) {
        let words = read(body);
        let token = words.tokens.iter().find(|token| token.text(body) == word);
        assert_eq!(token.map(|token| token.upos), Some(expected), "{body}");
    }

    #[test]
    fn behind_an_article_ordinary_words_make_no_name() {
        check(
            "She looks forward to welcoming President Reed for an Official Working Visit to the capital on Monday.",
            "Visit",
            Upos::Noun,
        );
        check(
            "The two leaders issued a Joint Statement on Friday.",
            "Statement",
            Upos::Noun,
        );
        check("He met a White House aide in Oslo.", "House", Upos::Propn);
        check("They flew to Oslo in a Boeing.", "Boeing", Upos::Propn);
    }
}
