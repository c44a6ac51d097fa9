//! From where a relative time counts: the day of printing, the time last told, the tense of the clause.

use chrono::{Datelike, NaiveDate};

use super::{Op, Stretch};
use crate::{
    grammar::{lexicon::class, rule::Found},
    model::text::{Modality, Tense, Text},
};

/// Where the clause of a time points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    /// Present tense, or no verb.
    Open,
}

#[derive(Debug)]
pub(super) struct Frame {
    /// Today, as the text has it.
    pub(super) published: Option<NaiveDate>,
    /// A history counts from what it told last, news from the day of printing.
    pub(super) history: bool,
    last: Option<Told>,
}

#[derive(Debug, Clone, Copy)]
struct Told {
    stretch: Stretch,
    index: u32,
}

impl Frame {
    pub(super) fn new(
        text: Text<'_>,
        published: Option<NaiveDate>,
        found: &[Found<'_, Op>],
    ) -> Self {
        Self {
            published,
            history: is_history(text, published, found),
            last: None,
        }
    }

    /// The day from which "later" and bare months of a history count.
    pub(super) fn reference(&self) -> Option<NaiveDate> {
        self.last
            .and_then(|told| told.stretch.first())
            .or(self.published)
    }

    /// The stretch last told.
    pub(super) fn last(&self) -> Option<Stretch> {
        self.last.map(|told| told.stretch)
    }

    pub(super) fn anchor(&self) -> Option<u32> {
        self.last.map(|told| told.index)
    }

    pub(super) fn saw(&mut self, stretch: Stretch, at: usize, index: u32, text: Text<'_>) {
        let _ = (at, text);
        self.last = Some(Told { stretch, index });
    }
}

/// A text is a history where most of its full dates and years lie well before the day of printing.
fn is_history(text: Text<'_>, published: Option<NaiveDate>, found: &[Found<'_, Op>]) -> bool {
    let _ = text;
    let Some(published) = published else {
        return true;
    };
    let (mut old, mut near) = (0, 0);
    for found in found {
        match found.rule.op {
            Op::Date | Op::Month | Op::Year | Op::Days => {
                match found.values(class::DIGITS).last() {
                    Some(year)
                        if year >= 1000 && i64::from(year) + 2 < i64::from(published.year()) =>
                    {
                        old += 1
                    }
                    _ => near += usize::from(found.rule.op == Op::Year),
                }
            }
            Op::Weekday | Op::Deictic | Op::UnitBeside | Op::PartOfToday => near += 1,
            _ => {}
        }
    }
    old >= 5 && old > 2 * near
}

/// Where the verb over a time points: will, modals and infinitives ahead, past tense and perfect back.
pub(super) fn direction(text: Text<'_>, token: usize) -> Direction {
    let Some(group) = text.words.group_of(token) else {
        return sentence_direction(text, token);
    };
    match (group.tense, group.modality) {
        (_, Modality::Will) | (Tense::Future, _) => Direction::Ahead,
        (_, Modality::Must | Modality::Can | Modality::May) if !group.aspect.perfect => {
            Direction::Ahead
        }
        (Tense::Past, _) => Direction::Back,
        _ if group.aspect.perfect => Direction::Back,
        (Tense::Present, _) => Direction::Open,
        (Tense::None, _) if text.words.tokens[group.head].tag == crate::model::text::Tag::Vb => {
            Direction::Ahead
        }
        (Tense::None, _) => sentence_direction(text, token),
    }
}

fn sentence_direction(text: Text<'_>, token: usize) -> Direction {
    let Some(sentence) = text.words.sentences.get(text.words.sentence_of(token)) else {
        return Direction::Open;
    };
    let mut finite = text
        .words
        .groups
        .iter()
        .filter(|group| group.finite && sentence.tokens.contains(&group.head));
    match finite.next().map(|group| (group.tense, group.modality)) {
        Some((Tense::Future, _) | (_, Modality::Will)) => Direction::Ahead,
        Some((Tense::Past, _)) => Direction::Back,
        _ => Direction::Open,
    }
}
