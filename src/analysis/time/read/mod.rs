//! What the words of a time rule mean, given the frame.
//!
//! This file tells the ops apart and asks a match for its words; the files beside it count.

mod ages;
mod amounts;
mod clock;
mod dates;
mod months;
mod nth;
mod relative;
mod weekdays;
mod years;

use std::ops::Range;

use super::{
    chain::Lent,
    frame::Frame,
    op::Op,
    tense::{self, Direction},
};
use crate::{
    analysis::calendar::{DayPart, Stretch, Unit},
    grammar::{lexicon::class, rule::Found},
    model::{
        date::DateRange,
        document::{Beside, TimeKind},
        text::{Class, Text},
    },
};

/// A time understood: a stretch of the calendar, or a value without one.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) stretch: Option<Stretch>,
    /// The days, where a value without a stretch names some.
    pub(super) when: Option<DateRange>,
    /// The mention it was counted from.
    pub(super) anchor: Option<u32>,
    pub(super) approximate: bool,
    /// It was counted from the next mention: "two days after the meeting on 16 May".
    pub(super) anchored_ahead: bool,
    /// The event it was counted from.
    pub(super) beside: Option<Beside>,
    /// It does not move the frame.
    pub(super) passing: bool,
    /// The words that tell it, where they are not the whole match.
    pub(super) tokens: Option<Range<usize>>,
}

impl Reading {
    fn stretch(stretch: Stretch) -> Self {
        Self {
            stretch: Some(stretch),
            ..Self::value(TimeKind::Date, String::new())
        }
    }

    fn value(kind: TimeKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            stretch: None,
            when: None,
            anchor: None,
            anchored_ahead: false,
            beside: None,
            approximate: false,
            passing: false,
            tokens: None,
        }
    }

    fn counted_from(self, anchor: u32) -> Self {
        Self {
            anchor: Some(anchor),
            ..self
        }
    }
}

/// What stands in a match, by class.
struct Words<'a> {
    found: &'a Found<'a, Op>,
    /// The matches before and behind.
    last: Option<&'a Found<'a, Op>>,
    next: Option<&'a Found<'a, Op>>,
    text: Text<'a>,
    frame: &'a Frame,
    lent: Option<Lent>,
}

pub(super) fn read(
    found: &Found<'_, Op>,
    [last, next]: [Option<&Found<'_, Op>>; 2],
    text: Text<'_>,
    frame: &Frame,
    lent: Option<Lent>,
) -> Vec<Reading> {
    let words = Words {
        found,
        last,
        next,
        text,
        frame,
        lent,
    };
    match found.rule.op {
        Op::Days => words.days(),
        Op::Years => words.years(),
        Op::Centuries => words.centuries(),
        _ => words.one().into_iter().collect(),
    }
}

impl Words<'_> {
    fn one(&self) -> Option<Reading> {
        match self.found.rule.op {
            Op::Days | Op::Years | Op::Centuries => None,
            Op::Date => self.date(),
            Op::DayOfMonth => self.day_of_month(),
            Op::Month => self.month(),
            Op::MonthBeside => self.month_beside(),
            Op::Year => self.year_told(),
            Op::Decade => self.decade(),
            Op::Century => self.century(),
            Op::Nth => self.nth(),
            Op::WeekOf => self.week_of(),
            Op::Digits => self.digits(),
            Op::Weekday | Op::WeekdayAhead => self.weekday(),
            Op::WeekdayBeside => self.weekday_beside(),
            Op::WeekdayWeeksAgo => self.weekday_weeks_ago(),
            Op::Deictic => self.deictic(),
            Op::PartOfToday => self.part_of_today(),
            Op::PartOfReference => self.part_of_reference(),
            Op::UnitBeside => self.unit_beside(),
            Op::Weekend => self.weekend(),
            Op::End => self.end_of(),
            Op::Ago | Op::Ahead | Op::In => self.counted(),
            Op::FromReference => self.after_reference(),
            Op::FromEvent => self.beside_event(),
            Op::Same => self.same(),
            Op::Season | Op::SeasonBeside => self.season(),
            Op::Quarter | Op::Half => self.part_of_year(),
            Op::QuarterTold => self.quarter_told(),
            Op::Holiday => self.holiday(),
            Op::Clock => self.clock(),
            Op::Duration => self.duration(),
            Op::VagueDuration => self.vague_duration(),
            Op::Set => self.set(),
            Op::Value => self.as_told(),
        }
    }

    /// The value that the rule brings along; not for words that only carry the talk on.
    fn as_told(&self) -> Option<Reading> {
        let value = self.found.rule.with;
        let word = self.text.word(self.at());
        let alone = self.found.tokens.len() == 1;
        // "Now, let us see." is no time; "future earnings" tells none in news, as a "future king" does in a history.
        let talk = word == "Now" && self.word_behind(&[","]);
        let vague = word.eq_ignore_ascii_case("future") && !self.frame.history;
        let title = !alone && self.is_title();
        (!(alone && (talk || vague) || title)).then(|| Reading::value(kind_of(value), value))
    }

    /// Whether one of the words stands in the match, in any case.
    fn says(&self, words: &[&str]) -> bool {
        self.found
            .tokens
            .clone()
            .any(|token| words.iter().any(|word| self.text.is(token, word)))
    }

    fn value(&self, class: Class) -> Option<u32> {
        self.found.value(class)
    }

    fn at(&self) -> usize {
        self.found.tokens.start
    }

    /// The word before the match.
    fn word_before(&self, words: &[&str]) -> bool {
        let before = self.at().checked_sub(1);
        before.is_some_and(|token| words.iter().any(|word| self.text.is(token, word)))
    }

    fn word_behind(&self, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| self.text.is(self.found.tokens.end, word))
    }

    fn direction(&self) -> Direction {
        tense::direction(self.text, self.at())
    }

    fn unit(&self) -> Option<Unit> {
        let value = self
            .value(class::UNIT)
            .or_else(|| self.value(class::UNITS))
            .or_else(|| self.value(class::ADJECTIVE_UNIT));
        value.and_then(Unit::from_value).or_else(|| {
            let units = [
                ("day", "days", Unit::Day),
                ("week", "weeks", Unit::Week),
                ("month", "months", Unit::Month),
                ("year", "years", Unit::Year),
                ("decade", "decades", Unit::Decade),
                ("hour", "hours", Unit::Hour),
            ];
            units
                .into_iter()
                .find(|(one, many, _)| self.says(&[one, many]))
                .map(|(_, _, unit)| unit)
        })
    }

    /// Whether the match ends with more than one: "years".
    fn is_plural(&self) -> bool {
        self.text
            .word(self.found.tokens.end.saturating_sub(1))
            .ends_with('s')
    }

    /// "60 Minutes", "This Week": capitals within a sentence make a name.
    fn is_title(&self) -> bool {
        let last = self.text.word(self.found.tokens.end.saturating_sub(1));
        let sentence = self.text.words.sentence_of(self.at());
        let opens = self
            .text
            .words
            .sentences
            .get(sentence)
            .is_none_or(|sentence| sentence.tokens.start + 1 >= self.found.tokens.end);
        let mut letters = last.chars();
        !opens && letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    }

    fn number(&self) -> Option<u32> {
        self.value(class::NUMBER)
    }

    /// The year among the digits.
    fn year(&self) -> Option<i32> {
        let before_christ = self.says(&["BC", "BCE", "B.C.", "B.C"]);
        let era = before_christ
            || self.found.rule.op == Op::Year && self.says(&["AD", "A.D.", "A.D", "CE", "year"]);
        let digits = || self.found.values(class::DIGITS);
        let full = digits().filter(|digits| *digits >= 1000).last();
        let year = full.or_else(|| digits().last().filter(|_| era))?;
        let year = i32::try_from(year).ok()?;
        Some(if before_christ { 1 - year } else { year })
    }

    fn part(&self) -> Option<DayPart> {
        self.value(class::DAYPART).and_then(DayPart::from_value)
    }

    /// -1, 0 or 1 for last, this and next.
    fn beside(&self) -> i64 {
        // "the year before last", "the week after next"
        if self.says(&["before"]) && self.says(&["last"]) {
            -2
        } else if self.says(&["after"]) && self.says(&["next"]) {
            2
        } else if self.says(&["last", "past", "previous", "preceding"]) {
            -1
        } else {
            i64::from(self.says(&["next", "coming", "following", "upcoming"]))
        }
    }
}

/// The kind that a value says by itself.
fn kind_of(value: &str) -> TimeKind {
    match value {
        _ if value.starts_with('P') && !value.ends_with("REF") => TimeKind::Duration,
        _ if value.contains('T') && value.starts_with("XXXX") => TimeKind::Time,
        _ => TimeKind::Date,
    }
}
