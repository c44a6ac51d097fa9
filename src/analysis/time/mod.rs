//! Finds the times that a text mentions and counts out what they mean.
//!
//! In: a text and the day on which it was printed. Out: mentions, in reading order, in the terms of TIMEX3.
//! The phrases are in `assets/rules/time.toml`; `read` says what a phrase means, `tense` where its clause points,
//! `frame` from where it counts, `chain` how ranges and lists share a year, `calendar` does the arithmetic.
//! Without a day of printing, relative times keep a value with placeholders and no day.

mod chain;
mod frame;
mod op;
mod read;
mod tense;

use std::sync::LazyLock;

use chrono::NaiveDate;

use self::{frame::Frame, op::Op, read::Reading};
use super::calendar::Stretch;
use crate::{
    grammar::rule::RuleSet,
    model::{
        date::DateRange,
        document::{TimeKind, TimeMention},
        text::{Hits, Text},
    },
};

static LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/rules-time.txt"));

static RULES: LazyLock<RuleSet<Op>> =
    LazyLock::new(|| RuleSet::load(LINES, Op::parse).unwrap_or_else(|fault| panic!("{fault}")));

pub fn tag(text: Text<'_>, published: Option<NaiveDate>) -> Vec<TimeMention> {
    let found = RULES.find(text, None);
    let lent = chain::lent_years(&found, text);
    let mut frame = Frame::new(text, published, &found);
    let mut mentions: Vec<TimeMention> = Vec::with_capacity(found.len());
    for (found, lent) in found.iter().zip(lent) {
        for reading in read::read(found, text, &frame, lent) {
            let index = u32::try_from(mentions.len()).unwrap_or(u32::MAX);
            let tokens = reading.tokens.clone().unwrap_or(found.tokens.clone());
            if let Some(stretch) = reading.stretch.filter(|_| !reading.passing) {
                frame.saw(stretch, tokens.start, index, text);
            }
            let span = text.words.span(tokens);
            let anchor = reading.anchor;
            let (kind, value, when) = settle(reading);
            mentions.push(TimeMention {
                span,
                kind,
                value,
                when,
                anchor,
                rule: found.rule.name.into(),
            });
        }
    }
    chain::join_ranges(&mut mentions, text);
    mentions
}

fn settle(reading: Reading) -> (TimeKind, String, Option<DateRange>) {
    let Some(stretch) = reading.stretch else {
        return (reading.kind, reading.value, reading.when);
    };
    let kind = match stretch {
        Stretch::Part(..) | Stretch::Clock(..) => TimeKind::Time,
        _ => TimeKind::Date,
    };
    let range = stretch.range().map(|range| {
        if reading.approximate {
            range.approximately()
        } else {
            range
        }
    });
    (kind, stretch.timex(), range)
}

/// The mentions as hits, for the rules of later stages.
pub fn hits(times: &[TimeMention], text: Text<'_>) -> Hits {
    use crate::{grammar::lexicon::class, model::text::Hit};
    let mut hits = Hits {
        all: Vec::with_capacity(times.len()),
        begin: vec![0; text.words.tokens.len() + 1],
    };
    for (index, time) in times.iter().enumerate() {
        let tokens = text.words.tokens_in(time.span);
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        let len = u16::try_from(tokens.len()).unwrap_or(u16::MAX);
        hits.all.push(Hit {
            first: number(tokens.start),
            len,
            class: class::TIME_MENTION,
            value: number(index),
        });
    }
    let mut next = 0;
    for at in 0..hits.begin.len() {
        hits.begin[at] = next;
        while hits
            .all
            .get(next as usize)
            .is_some_and(|hit| hit.first as usize == at)
        {
            next += 1;
        }
    }
    hits
}

#[cfg(test)]
mod tests;
