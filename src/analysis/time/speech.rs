//! Direct speech counts from the day on which it was spoken: "We decide tomorrow," she said on Monday.
//!
//! In: the times found in a text, and one of them. Out: the one that dates the words around it, where the sentence has one.

use super::Op;
use crate::{
    grammar::rule::Found,
    model::text::{Tag, Text},
};

const SAYING: &[&str] = &[
    "say", "tell", "add", "announce", "declare", "warn", "write", "note", "state", "report",
    "reply", "post",
];

/// A quotation longer than this is not followed back to its mark.
const LONGEST: usize = 400;

/// The index of the time that says when the time at `index` was spoken.
pub(super) fn said_on(found: &[Found<'_, Op>], index: usize, text: Text<'_>) -> Option<usize> {
    let this = found.get(index)?;
    if !matches!(this.rule.op, Op::Deictic | Op::PartOfToday) || !is_quoted(text, this.tokens.start)
    {
        return None;
    }
    let sentence = text.words.sentence_of(this.tokens.start);
    let tokens = text.words.sentences.get(sentence)?.tokens.clone();
    let says = tokens.clone().any(|token| {
        SAYING.iter().any(|lemma| text.lemma_is(token, lemma)) && !is_quoted(text, token)
    });
    if !says {
        return None;
    }
    let dates = |other: &Found<'_, Op>| {
        matches!(
            other.rule.op,
            Op::Weekday | Op::WeekdayBeside | Op::Date | Op::Deictic
        ) && tokens.contains(&other.tokens.start)
            && !is_quoted(text, other.tokens.start)
    };
    let near = index.saturating_sub(3)..(index + 4).min(found.len());
    near.filter(|other| *other != index && dates(&found[*other]))
        .min_by_key(|other| other.abs_diff(index))
}

/// Whether a quotation is open at a token, by the marks of its paragraph.
fn is_quoted(text: Text<'_>, token: usize) -> bool {
    let begin = paragraph(text, token);
    let mut open = false;
    for at in begin..token {
        open = match (text.tokens().get(at).map(|token| token.tag), text.word(at)) {
            (_, "\"") => !open,
            (_, "\u{201c}" | "``") => true,
            (_, "\u{201d}" | "''") => false,
            (Some(Tag::Open), _) => true,
            (Some(Tag::Close), _) => false,
            _ => open,
        };
    }
    open
}

/// The first token of the paragraph, or one not too far before.
fn paragraph(text: Text<'_>, token: usize) -> usize {
    let here = text.words.sentence_of(token);
    let sentences = text.words.sentences.get(..=here).unwrap_or(&[]);
    let opening = sentences.iter().rev().find(|sentence| {
        sentence.opens_paragraph || token.saturating_sub(sentence.tokens.start) > LONGEST
    });
    let first = opening.or(sentences.first());
    first.map_or(0, |sentence| {
        sentence.tokens.start.max(token.saturating_sub(LONGEST))
    })
}
