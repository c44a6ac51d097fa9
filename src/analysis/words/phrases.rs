//! Base noun phrases: from the determiner to the head.
//!
//! In: a tagged sentence. Out: its phrases in reading order; none overlaps another. A possessor belongs to the phrase
//! that it opens ("Italy's prime minister"), an apposition or an "of ..." behind the head does not.

use super::line::Line;
use crate::model::text::{NounPhrase, Tag, Upos};

/// Appends the phrases of a sentence.
pub(super) fn phrases(line: Line<'_>, out: &mut Vec<NounPhrase>) {
    let mut at = line.start;
    while at < line.end {
        match phrase(line, at) {
            Some(found) => {
                at = found.tokens.end;
                out.push(found);
            }
            None => at += 1,
        }
    }
}

/// The phrase that begins at a token.
fn phrase(line: Line<'_>, start: usize) -> Option<NounPhrase> {
    if is_pronoun(line, start) {
        return Some(NounPhrase {
            tokens: start..start + 1,
            head: start,
        });
    }
    let mut head = None;
    let mut at = start;
    while at < line.end && !is_pronoun(line, at) {
        match place(line, start, at, head) {
            Place::Head => head = Some(at),
            Place::Inside => {}
            Place::Outside => break,
        }
        at += 1;
        if head == Some(at - 1) && (closes(line, at - 1) || others_follow(line, start, at - 1)) {
            break;
        }
    }
    let head = head.or_else(|| stands_alone(line, start, at))?;
    Some(NounPhrase {
        tokens: start..head + 1,
        head,
    })
}

fn is_pronoun(line: Line<'_>, at: usize) -> bool {
    line.upos(at) == Upos::Pron && matches!(line.tag(at), Tag::Prp | Tag::Nn | Tag::Dt)
}

enum Place {
    /// May end the phrase.
    Head,
    /// May stand before the head.
    Inside,
    Outside,
}

fn place(line: Line<'_>, start: usize, at: usize, head: Option<usize>) -> Place {
    let next = line.upos(at + 1);
    let names = matches!(next, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        || (next == Upos::Verb && line.tag(at + 1) == Tag::Nnp);
    match line.upos(at) {
        Upos::Noun | Upos::Propn => Place::Head,
        Upos::Num | Upos::Sym if head.is_none_or(|head| line.upos(head) != Upos::Noun) => {
            Place::Head
        }
        Upos::Det if at == start || line.upos(at - 1) == Upos::Det => Place::Inside,
        Upos::Pron if at == start && line.tag(at) == Tag::PrpPoss => Place::Inside,
        Upos::Adj => Place::Inside,
        Upos::Verb if line.tag(at) == Tag::Nnp => Place::Inside,
        Upos::Verb
            if at > start
                && head.is_none()
                && matches!(line.tag(at), Tag::Vbn | Tag::Vbg)
                && names =>
        {
            Place::Inside
        }
        Upos::Adv if head.is_none() && matches!(next, Upos::Adj | Upos::Num) => Place::Inside,
        Upos::Part if line.tag(at) == Tag::Pos && head.is_some() => Place::Inside,
        // Not the dash of "Oslo, Norway - Kenya said".
        Upos::Punct if line.tag(at) == Tag::Hyph && at > start && line.touches_both(at) => {
            Place::Inside
        }
        Upos::Cconj if line.is(at, "&") && head.is_some() => Place::Inside,
        _ => Place::Outside,
    }
}

pub(super) const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
pub(super) const MONTHS: [&str; 20] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
    "Apr.",
];

/// "Monday" and "18" of "May 18" end their phrase when a name follows: "On Monday Vance met".
fn closes(line: Line<'_>, at: usize) -> bool {
    if line.upos(at + 1) != Upos::Propn {
        return false;
    }
    let month_before = || at > line.start && MONTHS.contains(&line.word(at - 1));
    (DAYS.contains(&line.word(at)) && !MONTHS.contains(&line.word(at + 1)))
        || (line.upos(at) == Upos::Num && month_before())
}

/// "a town rebels seized": one noun behind "a", and another phrase of many that has its own verb.
fn others_follow(line: Line<'_>, start: usize, at: usize) -> bool {
    let finite = matches!(line.tag(at + 2), Tag::Vbd | Tag::Vbp | Tag::Md);
    line.is_any(start, &["a", "an"])
        && line.tag(at) == Tag::Nn
        && line.tag(at + 1) == Tag::Nns
        && finite
        && !line.is_any(
            at,
            &[
                "dozen", "couple", "number", "hundred", "thousand", "million",
            ],
        )
}

/// "the poor", "the injured", "these": a phrase without a noun.
fn stands_alone(line: Line<'_>, start: usize, end: usize) -> Option<usize> {
    let last = (start..end)
        .rev()
        .find(|&at| line.upos(at) != Upos::Punct)?;
    let is_named = last > start && line.upos(start) == Upos::Det && line.upos(last) == Upos::Adj;
    is_named.then_some(last)
}
