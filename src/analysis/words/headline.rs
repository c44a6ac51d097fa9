//! The verb of a headline that was taken for a noun.
//!
//! In: the tagged words of a sentence. Out: the same. A line that does not end like a sentence and has no finite verb is a
//! headline or a label. Where the first noun or name is followed by a word that can be a verb, agrees with it ("Police
//! Charge Dozens", "Military Uses Tear Gas") and has an object, an infinitive or a preposition behind it, that word is
//! the verb. "Peace Talks in Geneva" and "Arms Embargo" have none.

use super::{
    facts::Style,
    lexicon::{Hash, Lexicon, Open},
    line::Line,
    stems::{Ending, stem},
};
use crate::model::text::{Tag, Token, Upos};

/// A headline is no longer than this.
const LONGEST: usize = 24;

/// Plurals that stand before another noun: "Human Rights Group", "Arms Embargo".
const BEFORE_NOUNS: [&str; 24] = [
    "rights",
    "arms",
    "sports",
    "goods",
    "means",
    "affairs",
    "works",
    "talks",
    "sales",
    "drugs",
    "weapons",
    "customs",
    "forces",
    "services",
    "operations",
    "elections",
    "sanctions",
    "hostages",
    "news",
    "markets",
    "ceasefires",
    "politics",
    "troops",
    "claims",
];

/// Those who are many under a singular.
const MANY: [&str; 5] = ["police", "people", "dozens", "hundreds", "thousands"];

pub(super) fn mend(body: &str, tokens: &mut [Token], style: Style, lexicon: Lexicon<'_>) {
    let line = Line {
        body,
        tokens,
        start: 0,
        end: tokens.len(),
    };
    if !(3..=LONGEST).contains(&tokens.len()) || !has_no_verb(line) {
        return;
    }
    let best = (1..line.end)
        .filter_map(|at| Some((verb(line, at, style, lexicon)?, at)))
        .max_by_key(|((sure, _), at)| (*sure, usize::MAX - at));
    if let Some(((_, tag), at)) = best {
        (tokens[at].upos, tokens[at].tag) = (Upos::Verb, tag);
    }
    if style == Style::Title {
        participles(body, tokens, lexicon);
    }
}

/// No finite verb, no infinitive that lies ahead ("Minister to Visit Rome"), no participle that tells it ("Two Killed in
/// Raid"), no full stop.
fn has_no_verb(line: Line<'_>) -> bool {
    let last = line.end - 1;
    if line.tag(last) == Tag::Stop {
        return false;
    }
    line.all().all(|at| match line.tag(at) {
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md => false,
        Tag::Vbn => !(at > 0 && is_nominal(line, at - 1)),
        Tag::Vb => !(at > 1 && line.tag(at - 1) == Tag::To && is_named(line, at - 2)),
        _ => true,
    })
}

fn is_nominal(line: Line<'_>, at: usize) -> bool {
    matches!(line.upos(at), Upos::Noun | Upos::Propn | Upos::Num)
}

/// A noun before "to" that is no verb in disguise: "Minister to Visit Rome", and not "Government Declines to End Curfew".
fn is_named(line: Line<'_>, at: usize) -> bool {
    is_nominal(line, at) && !line.word(at).ends_with('s')
}

/// How sure it is that the word at `at` is the verb, and its tag.
fn verb(line: Line<'_>, at: usize, style: Style, lexicon: Lexicon<'_>) -> Option<(u32, Tag)> {
    let word = line.word(at);
    let mistaken = matches!(line.upos(at), Upos::Noun | Upos::Propn | Upos::Adj);
    // "Military" alone is the army.
    let subject = is_nominal(line, at - 1) || line.is_any(at - 1, &["military", "opposition"]);
    if !mistaken || !subject || line.is_any(at, &BEFORE_NOUNS) {
        return None;
    }
    // A name among words in lower case is a name.
    if style == Style::Plain && !word.starts_with(char::is_lowercase) {
        return None;
    }
    let mut low = [0u8; 24];
    let low = low.get_mut(..word.len())?;
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    let own = lexicon.get(Hash::of(word));
    if own.label().is_some() {
        return None;
    }
    let many = is_many(line, at - 1);
    let third = low
        .ends_with(b"s")
        .then(|| stem(low, Ending::Third, lexicon))
        .flatten();
    let (entry, tag) = match third {
        Some(stem) if !many => (stem.entry, Tag::Vbz),
        None if many => (own, Tag::Vbp),
        _ => return None,
    };
    let (as_verb, as_noun) = (entry.level(Open::Verb), entry.level(Open::Noun));
    let goes_on = match line.upos(at + 1) {
        // "to Visit", "Backs Down"
        _ if matches!(line.tag(at + 1), Tag::To | Tag::Rp) => 3,
        Upos::Det | Upos::Pron | Upos::Num => 3,
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb => 2,
        Upos::Adp | Upos::Sconj | Upos::Adv => 1,
        _ => return None,
    };
    let plain = goes_on >= 2 || as_verb > as_noun || tag == Tag::Vbp && as_verb == as_noun;
    let sure = 4 * goes_on + 2 * as_verb + 3 - as_noun;
    (as_verb > 0 && plain && (style != Style::Plain || as_verb > as_noun)).then_some((sure, tag))
}

/// "Police", "Rebels", "Kenya and Peru": the subject of a verb without -s.
fn is_many(line: Line<'_>, at: usize) -> bool {
    if line.upos(at) == Upos::Propn && line.tag(at) != Tag::Nnps {
        let joined = (at.saturating_sub(3)..at).any(|at| line.is_any(at, &["and", "&", ","]));
        return joined || line.is_any(at, &MANY);
    }
    let plural = matches!(line.tag(at), Tag::Nns | Tag::Nnps);
    (plural || line.is_any(at, &MANY)) && !line.is_any(at, &BEFORE_NOUNS)
}

/// "Statement Condemning Government": a form in -ing between two nouns that was taken for a name.
fn participles(body: &str, tokens: &mut [Token], lexicon: Lexicon<'_>) {
    for at in 1..tokens.len() {
        let line = Line {
            body,
            tokens,
            start: 0,
            end: tokens.len(),
        };
        let word = line.word(at);
        let between = is_nominal(line, at - 1) && is_nominal(line, at + 1);
        if !between || line.upos(at) != Upos::Propn || !word.ends_with("ing") {
            continue;
        }
        let low = word.to_ascii_lowercase();
        let sure = stem(low.as_bytes(), Ending::Ing, lexicon)
            .is_some_and(|stem| stem.entry.level(Open::Verb) > stem.entry.level(Open::Noun));
        if sure {
            (tokens[at].upos, tokens[at].tag) = (Upos::Verb, Tag::Vbg);
        }
    }
}
