//! Forms that are past tense or participle, by what stands farther away than the tagger sees.
//!
//! In: the tagged words of a sentence. Out: the same. A form behind its noun that goes on with a preposition is a participle
//! where the verb that tells the story comes later without a subject of its own ("The man killed on Monday was a
//! teacher"). It is past tense in a relative clause without pronoun ("The pact the two ministers signed has expired")
//! and where it is joined to a past tense ("announced a deal and left"). An adjective with an object is a verb ("are demanding
//! that he go", "tanks shelled positions").

use super::{
    lexicon::{Hash, Irregular, Lexicon},
    line::Line,
};
use crate::model::text::{Tag, Token, Upos};

pub(super) fn mend(body: &str, tokens: &mut [Token], lexicon: Lexicon<'_>) {
    for at in 1..tokens.len() {
        if tokens[at].tag == Tag::Jj {
            let line = Line {
                body,
                tokens,
                start: 0,
                end: tokens.len(),
            };
            if let Some(tag) = deed(line, at) {
                (tokens[at].upos, tokens[at].tag) = (Upos::Verb, tag);
            }
            continue;
        }
        if tokens[at].upos != Upos::Verb || !matches!(tokens[at].tag, Tag::Vbd | Tag::Vbn) {
            continue;
        }
        let line = Line {
            body,
            tokens,
            start: 0,
            end: tokens.len(),
        };
        if !can_be_both(line.word(at), lexicon) {
            continue;
        }
        tokens[at].tag = match line.tag(at) {
            Tag::Vbd if is_reduced(line, at) => Tag::Vbn,
            Tag::Vbn if is_joined(line, at) || is_relative(line, at) => Tag::Vbd,
            tag => tag,
        };
    }
}

/// What an adjective is that takes an object: "groups are demanding that he go", "looks forward to welcoming President
/// Reed", "tanks shelled positions". "It is surprising that", "a demanding job" and "a job is demanding" take none.
fn deed(line: Line<'_>, at: usize) -> Option<Tag> {
    let word = line.word(at);
    let object = matches!(
        line.tag(at + 1),
        Tag::Dt | Tag::PrpPoss | Tag::Nnp | Tag::Nns
    );
    if word.ends_with("ing") {
        let governed = match line.upos(at - 1) {
            Upos::Aux => !line.is(at.checked_sub(2)?, "it"),
            Upos::Adp | Upos::Part => line.is(at - 1, "to"),
            _ => false,
        };
        let named = matches!(line.tag(at + 1), Tag::Dt | Tag::PrpPoss | Tag::Nnp);
        let claimed = line.upos(at - 1) == Upos::Aux && line.is(at + 1, "that");
        return (governed && (named || claimed)).then_some(Tag::Vbg);
    }
    let many = line.tag(at - 1) == Tag::Nns && object && !is_day(line, at + 1);
    let alone = || (line.start..line.end).all(|other| other == at || !is_finite(line, other));
    (word.ends_with("ed") && many && alone()).then_some(Tag::Vbd)
}

fn is_finite(line: Line<'_>, at: usize) -> bool {
    matches!(line.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
}

fn is_reduced(line: Line<'_>, at: usize) -> bool {
    let behind = line.past_adverbs(at + 1);
    let by = line.is(behind, "by");
    is_named(line, at - 1)
        && line.upos(behind) == Upos::Adp
        && (by || !line.is_any(at, &SPEAKING))
        && tells_later(line, behind)
}

/// "announced a deal and left": behind a conjunction, after a verb in the past tense.
fn is_joined(line: Line<'_>, at: usize) -> bool {
    let Some(joint) = line.before_adverbs(at).filter(|&at| at > line.start) else {
        return false;
    };
    let before = (line.start..joint).rev().find(|&at| line.is_verb(at));
    line.tag(joint) == Tag::Cc
        && (is_named(line, joint - 1) || line.upos(joint - 1) == Upos::Pron)
        && !matches!(line.upos(at + 1), Upos::Noun | Upos::Adj | Upos::Propn)
        && !line.is(line.past_adverbs(at + 1), "by")
        && before.is_some_and(|at| line.tag(at) == Tag::Vbd && line.upos(at) == Upos::Verb)
}

/// "The pact the two ministers signed": two phrases side by side open the sentence.
fn is_relative(line: Line<'_>, at: usize) -> bool {
    const TIMES: [&str; 6] = ["day", "week", "month", "year", "night", "time"];
    let named = |at: &usize| {
        matches!(
            line.upos(*at),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num
        )
    };
    let Some(second) = (line.start + 1..at).find(|at| !named(at)) else {
        return false;
    };
    line.upos(line.start) == Upos::Det
        && matches!(line.upos(second), Upos::Det | Upos::Pron)
        && line.upos(second - 1) == Upos::Noun
        && !line.is_any(second - 1, &TIMES)
        && (second + 1..at).all(|at| named(&at))
        && (is_named(line, at - 1) || line.tag(at - 1) == Tag::Prp)
        && tells_later(line, at)
}

/// Whose past tense goes on with a preposition and then with what was said: "said on Monday Iran had agreed".
const SPEAKING: [&str; 12] = [
    "said",
    "told",
    "announced",
    "reported",
    "claimed",
    "warned",
    "argued",
    "insisted",
    "added",
    "agreed",
    "thought",
    "wrote",
];

fn is_named(line: Line<'_>, at: usize) -> bool {
    matches!(line.upos(at), Upos::Noun | Upos::Propn)
}

fn can_be_both(word: &str, lexicon: Lexicon<'_>) -> bool {
    let entry = lexicon.get(Hash::of(word));
    entry.is(Irregular::Verb) || (!entry.is_irregular() && word.ends_with("ed"))
}

/// Whether a finite verb follows behind nothing but what the preposition leads.
fn tells_later(line: Line<'_>, preposition: usize) -> bool {
    for at in preposition + 1..line.end {
        let before = line.upos(at - 1);
        match line.upos(at) {
            Upos::Verb | Upos::Aux => {
                return is_finite(line, at)
                    && line
                        .before_adverbs(at)
                        .is_some_and(|at| is_named(line, at) || line.upos(at) == Upos::Num);
            }
            Upos::Adp | Upos::Adj | Upos::Adv | Upos::Part if line.tag(at) != Tag::To => {}
            Upos::Noun | Upos::Num => {}
            Upos::Propn if before == Upos::Propn && !is_day(line, at - 1) => {}
            Upos::Propn | Upos::Det if !matches!(before, Upos::Noun | Upos::Propn | Upos::Num) => {}
            Upos::Pron if line.tag(at) == Tag::PrpPoss && before == Upos::Adp => {}
            Upos::Punct if line.tag(at) == Tag::Hyph => {}
            _ => return false,
        }
    }
    false
}

fn is_day(line: Line<'_>, at: usize) -> bool {
    super::phrases::DAYS.contains(&line.word(at))
}
