//! Finds the times that a text mentions and counts out what they mean.
//!
//! In: a text and the day on which it was printed. Out: mentions, in reading order, in the terms of TIMEX3.
//! The phrases are in `assets/rules/time.toml`; `read` says what a phrase means, `tense` where its clause points,
//! `frame` from where it counts, `speech` when a quotation was spoken, `locale` in which order a date in digits is written, `chain` how ranges and lists share a year, `calendar` does the arithmetic.
//! Without a day of printing, relative times keep a value with placeholders and no day.

mod chain;
mod frame;
mod locale;
mod op;
mod read;
mod speech;
mod tense;

pub use locale::day_first;

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

/// How the article was printed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Printed {
    pub day: Option<NaiveDate>,
    /// Its country writes the day before the month: "03/04/2025". None where that is unknown.
    pub day_first: Option<bool>,
}

impl From<Option<NaiveDate>> for Printed {
    fn from(day: Option<NaiveDate>) -> Self {
        Self {
            day,
            day_first: None,
        }
    }
}

pub fn tag(text: Text<'_>, printed: impl Into<Printed>) -> Vec<TimeMention> {
    let printed = printed.into();
    let found = RULES.find(text, None);
    let lent = chain::lent_years(&found, text);
    let mut frame = Frame::new(text, printed, &found);
    let mut mentions: Vec<TimeMention> = Vec::with_capacity(found.len());
    for (at, (this, lent)) in found.iter().zip(&lent).enumerate() {
        let spoken = speech::said_on(&found, at, text).and_then(|said| {
            let said = found.get(said)?;
            let reading = read::read(said, [None; 2], text, &frame, None).pop()?;
            reading.stretch?.first()
        });
        let beside = [
            at.checked_sub(1).and_then(|at| found.get(at)),
            found.get(at + 1),
        ];
        let today = frame.published;
        frame.published = spoken.or(today);
        let readings = read::read(this, beside, text, &frame, *lent);
        frame.published = today;
        for reading in readings {
            let index = u32::try_from(mentions.len()).unwrap_or(u32::MAX);
            let tokens = reading.tokens.clone().unwrap_or(this.tokens.clone());
            if let Some(stretch) = reading.stretch.filter(|_| !reading.passing) {
                frame.saw(stretch, tokens.start, index, text);
                frame.tells(this, stretch, text);
            }
            if reading.kind == TimeKind::Duration {
                frame.sums(&reading.value);
            }
            let span = text.words.span(tokens);
            let anchor = reading
                .anchor
                .or(reading.anchored_ahead.then_some(index + 1));
            let beside = reading.beside;
            let (kind, value, when) = settle(reading);
            mentions.push(TimeMention {
                span,
                kind,
                value,
                when,
                anchor,
                beside,
                rule: this.rule.name.into(),
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
    let range = reading.when.or_else(|| stretch.range()).map(|range| {
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
