//! Times that hang together: "May and June 2019", "26 June - 4 August 1952", "from Monday to Wednesday".
//!
//! A year told at the end of a list holds for all of it; the two ends of a range cover it together.

use std::ops::Range;

use super::Op;
use crate::{
    grammar::{lexicon::class, rule::Found},
    model::{
        date::{DateRange, Precision},
        document::{TimeKind, TimeMention},
        text::Text,
    },
};

/// A year told behind, with the month it was told with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lent {
    pub(super) year: i32,
    pub(super) month: Option<u32>,
}

const RANGE: &[&str] = &["-", "–", "—", "to", "through", "thru", "until", "till"];
const LIST: &[&str] = &["and", "or", "and/or"];

/// For each match, the year that a later member of its list or range tells.
pub(super) fn lent_years(found: &[Found<'_, Op>], text: Text<'_>) -> Vec<Option<Lent>> {
    let mut lent = vec![None; found.len()];
    for at in (0..found.len().saturating_sub(1)).rev() {
        let (this, next) = (&found[at], &found[at + 1]);
        if !dated(this.rule.op) || !dated(next.rule.op) || !joined(text, this, next) {
            continue;
        }
        let year = next.values(class::DIGITS).filter(|digits| *digits >= 1000);
        let own = year.last().and_then(|year| i32::try_from(year).ok());
        let month = next.value(class::MONTH);
        lent[at] = match (own, lent[at + 1]) {
            (Some(year), _) => Some(Lent { year, month }),
            (None, Some(lent)) => Some(later(lent, month)),
            _ => None,
        };
    }
    lent
}

fn dated(op: Op) -> bool {
    matches!(op, Op::Date | Op::Month | Op::Days | Op::Season)
}

fn later(lent: Lent, month: Option<u32>) -> Lent {
    let year = match (month, lent.month) {
        (Some(month), Some(last)) if month > last => lent.year - 1,
        _ => lent.year,
    };
    Lent { year, month }
}

fn joined(text: Text<'_>, this: &Found<'_, Op>, next: &Found<'_, Op>) -> bool {
    let between = this.tokens.end..next.tokens.start;
    (1..=2).contains(&between.len())
        && between.into_iter().all(|token| {
            text.is(token, ",")
                || text.is(token, "the")
                || RANGE.iter().chain(LIST).any(|word| text.is(token, word))
        })
}

/// Both ends of a range cover the days from the first to the last; each keeps its own value.
pub(super) fn join_ranges(mentions: &mut [TimeMention], text: Text<'_>) {
    for at in 1..mentions.len() {
        let (before, behind) = mentions.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), behind.first_mut()) else {
            continue;
        };
        if !is_range(text, one, other) {
            continue;
        }
        let (Some(from), Some(mut to)) = (one.when, other.when) else {
            continue;
        };
        // "from Thursday to Monday": the end lies in the week behind the beginning.
        let weekly = one.rule == other.rule && to.last() < from.first();
        if weekly && (from.first() - to.last()).num_days() < 7 && to.days() == 1 {
            let Some(day) = crate::analysis::calendar::add_days(to.first(), 7) else {
                continue;
            };
            to = DateRange::day(day);
            other.value = crate::analysis::calendar::Stretch::Day(day).timex();
        }
        if from.first() > to.last() {
            continue;
        }
        let mut whole = DateRange::between(
            from.first(),
            to.last(),
            from.precision.max(to.precision).max(Precision::Day),
        );
        whole.approximate = [from, to].iter().any(|end| end.approximate || end.either);
        one.when = Some(whole);
        other.when = Some(whole);
    }
}

fn is_range(text: Text<'_>, one: &TimeMention, other: &TimeMention) -> bool {
    if one.kind != TimeKind::Date || other.kind != TimeKind::Date {
        return false;
    }
    spans(
        text,
        text.words.tokens_in(one.span),
        text.words.tokens_in(other.span),
    )
}

/// Whether the words between two times make a range of them.
pub(super) fn spans(text: Text<'_>, from: Range<usize>, to: Range<usize>) -> bool {
    let between = from.end..to.start.max(from.end);
    let opened = from.start.checked_sub(1);
    let opens = |word: &str| opened.is_some_and(|token| text.is(token, word));
    match between.len() {
        1 if RANGE.iter().any(|word| text.is(between.start, word)) => true,
        1 if text.is(between.start, "and") => opens("between"),
        2 if RANGE.iter().any(|word| text.is(between.start, word)) => {
            text.is(between.start + 1, "the")
        }
        _ => false,
    }
}
