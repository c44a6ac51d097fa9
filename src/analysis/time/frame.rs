//! From where a relative time counts: the day of printing, or the time that the text told last.
//!
//! News counts from the day of printing. A history counts from itself: every date moves the line of the story, except
//! a year far away that is named in passing.

use std::cell::OnceCell;

use chrono::{Datelike, NaiveDate};

use super::{Op, Printed, Stretch};
use crate::{
    grammar::{lexicon::class, rule::Found},
    model::text::Text,
};

#[derive(Debug)]
pub(super) struct Frame {
    /// Today, as the text has it.
    pub(super) published: Option<NaiveDate>,
    pub(super) history: bool,
    /// In "03/04/2025" the day comes first; none where the document does not tell.
    pub(super) day_first: Option<bool>,
    last: Option<Told>,
    /// The last one that names a day.
    day: Option<Told>,
    quarter: Option<Told>,
    /// In news, a time of long ago with which a sentence opened: its paragraph may go on from there.
    story: Option<Told>,
    /// Whether the text reports on business, where a period is a quarter; asked once.
    results: OnceCell<bool>,
    /// The months that are also the names of people in this text; asked once.
    people: OnceCell<Vec<&'static str>>,
    /// In a history, the year that the last heading with one tells.
    pub(super) section: Option<i32>,
    /// Named in passing last: told twice in a row, it is the story after all.
    passed: Option<Stretch>,
}

#[derive(Debug, Clone, Copy)]
struct Told {
    stretch: Stretch,
    index: u32,
    sentence: usize,
}

/// In news a time is forgotten after so many sentences.
const REMEMBERED: usize = 3;
/// News tells what is new in so many sentences.
const LEAD: usize = 4;
/// In news a look back goes on for so many sentences.
const STORY: usize = 2;
/// A history leaps no further than so many years in passing.
const LEAP: i32 = 3;

impl Frame {
    pub(super) fn new(text: Text<'_>, printed: Printed, found: &[Found<'_, Op>]) -> Self {
        Self {
            published: printed.day,
            history: is_history(printed.day, found, text),
            day_first: day_first(text, found).or(printed.day_first),
            story: None,
            results: OnceCell::new(),
            people: OnceCell::new(),
            last: None,
            day: None,
            quarter: None,
            section: None,
            passed: None,
        }
    }

    /// The stretch from which "two days later" counts at a token, and which mention it is.
    pub(super) fn told(&self, text: Text<'_>, token: usize) -> Option<(Stretch, u32)> {
        self.near(self.last, text, token)
    }

    /// The same, for a day: "that night".
    pub(super) fn day(&self, text: Text<'_>, token: usize) -> Option<(NaiveDate, u32)> {
        let (stretch, index) = self.near(self.day, text, token)?;
        Some((stretch.first()?, index))
    }

    pub(super) fn tells_results(&self, text: Text<'_>) -> bool {
        const RESULTS: &[&str] = &["profit", "earnings", "revenue", "shares", "dividend"];
        *self.results.get_or_init(|| {
            (0..text.tokens().len()).any(|token| RESULTS.iter().any(|word| text.is(token, word)))
        })
    }

    /// Whether a month is somebody's name in this text: "Theresa May".
    pub(super) fn is_somebody(&self, text: Text<'_>, month: &str) -> bool {
        const NAMES: &[&str] = &["May", "March", "April", "June", "August"];
        let people = self.people.get_or_init(|| {
            let named = |token: usize| {
                let given = text.hits.class_at(token, class::GIVEN).is_some();
                given && text.word(token).starts_with(char::is_uppercase)
            };
            let seen = (1..text.tokens().len()).filter(|&token| named(token - 1));
            seen.filter_map(|token| {
                NAMES
                    .iter()
                    .find(|name| **name == text.word(token))
                    .copied()
            })
            .collect()
        });
        people.contains(&month)
    }

    pub(super) fn quarter(&self, text: Text<'_>, token: usize) -> Option<(Stretch, u32)> {
        self.near(self.quarter, text, token)
    }

    fn near(&self, told: Option<Told>, text: Text<'_>, token: usize) -> Option<(Stretch, u32)> {
        let told = told?;
        let here = text.words.sentence_of(token);
        (self.history || here <= told.sentence + REMEMBERED).then_some((told.stretch, told.index))
    }

    /// The day on which a bare month, day or weekday is counted.
    pub(super) fn here(&self) -> Option<NaiveDate> {
        match self.last.filter(|_| self.history) {
            Some(told) => told.stretch.first(),
            None => self.published,
        }
    }

    /// The day from which a weekday counts: in a history none, where no day or week was told last.
    pub(super) fn here_day(&self) -> Option<NaiveDate> {
        match self.last.filter(|_| self.history) {
            Some(told) => match told.stretch {
                Stretch::Day(_)
                | Stretch::Days(..)
                | Stretch::Part(..)
                | Stretch::Clock(..)
                | Stretch::Week(_)
                | Stretch::Weekend(_) => told.stretch.first(),
                _ => None,
            },
            None => self.published,
        }
    }

    /// Whether a weekday counts from the story rather than from today.
    pub(super) fn is_story(&self) -> bool {
        self.history && self.last.is_some()
    }

    /// In a history, the year told last where nothing finer was.
    pub(super) fn year_alone(&self) -> Option<i32> {
        match self.last.filter(|_| self.history)?.stretch {
            Stretch::Year(year) => Some(year),
            _ => None,
        }
    }

    pub(super) fn saw(&mut self, stretch: Stretch, token: usize, index: u32, text: Text<'_>) {
        let sentence = text.words.sentence_of(token);
        let told = Told {
            stretch,
            index,
            sentence,
        };
        match stretch {
            // What has not ended is no result to compare with.
            Stretch::Quarter(..) => {
                let ended = stretch.range().zip(self.published);
                if ended.is_none_or(|(range, today)| range.last() < today) {
                    self.quarter = Some(told);
                }
            }
            Stretch::Month(..) | Stretch::Half(..) => self.quarter = None,
            _ => {}
        }
        if matches!(stretch, Stretch::Decade(_) | Stretch::Century(_)) {
            return;
        }
        if self.history && is_heading(text, sentence) {
            self.section = match stretch {
                Stretch::Year(year) => Some(year),
                _ => None,
            };
        }
        if self.history && self.in_passing(stretch, token, text) {
            self.passed = Some(stretch);
            return;
        }
        self.passed = None;
        if matches!(
            stretch,
            Stretch::Day(_) | Stretch::Part(..) | Stretch::Clock(..)
        ) {
            self.day = Some(told);
        }
        self.last = Some(told);
    }

    /// What is set against "a year ago" behind a sum of several quarters is no quarter any more: "for the nine months".
    pub(super) fn sums(&mut self, duration: &str) {
        if matches!(duration, "P6M" | "P9M" | "P1Y") {
            self.quarter = None;
        }
    }

    /// A full date or year well before the day of printing opens a look back; a time near today ends it.
    pub(super) fn tells(&mut self, found: &Found<'_, Op>, stretch: Stretch, text: Text<'_>) {
        if matches!(
            found.rule.op,
            Op::Weekday | Op::WeekdayBeside | Op::Deictic | Op::UnitBeside | Op::PartOfToday
        ) {
            self.story = None;
            return;
        }
        let token = found.tokens.start;
        let sentence = text.words.sentence_of(token);
        let full = matches!(found.rule.op, Op::Date | Op::Month | Op::Year | Op::Season)
            && found.values(class::DIGITS).any(|digits| digits >= 1000);
        let opens = text
            .words
            .sentences
            .get(sentence)
            .is_some_and(|sentence| token < sentence.tokens.start + 4);
        let told = stretch.first().zip(self.published);
        let old = told.is_some_and(|(day, today)| day.year() + 1 < today.year());
        if full && !old {
            self.story = None;
        }
        if full && opens && old {
            self.story = Some(Told {
                stretch,
                index: 0,
                sentence,
            });
        }
    }

    /// The year in which a month lies that a look back goes on with, within its paragraph.
    pub(super) fn story_year(&self, month: u32, token: usize, text: Text<'_>) -> Option<i32> {
        let story = self.story.filter(|_| !self.history)?;
        let here = text.words.sentence_of(token);
        let between = text.words.sentences.get(story.sentence + 1..=here)?;
        if between.len() > STORY || between.iter().any(|sentence| sentence.opens_paragraph) {
            return None;
        }
        let told = story.stretch.first()?;
        let on = !matches!(story.stretch, Stretch::Year(_)) && month < told.month();
        Some(told.year() + i32::from(on))
    }

    /// Far from the line of the story, and not where a paragraph or a sentence begins.
    fn in_passing(&self, stretch: Stretch, token: usize, text: Text<'_>) -> bool {
        let (Some(here), Some(there)) = (
            self.last.and_then(|told| told.stretch.first()),
            stretch.first(),
        ) else {
            return false;
        };
        let Some(sentence) = text.words.sentences.get(text.words.sentence_of(token)) else {
            return false;
        };
        let heading = is_heading(text, text.words.sentence_of(token));
        let opens = token < sentence.tokens.start + 5;
        let again = self.passed.and_then(|passed| passed.first());
        let again = again.is_some_and(|day| (day.year() - there.year()).abs() < 2);
        let leap = there.year() - here.year();
        if heading || again || opens && sentence.opens_paragraph {
            return false;
        }
        let bare = leap != 0 && matches!(stretch, Stretch::Year(_)) && !opens;
        leap.abs() > LEAP || bare || leap < 0 && !opens
    }
}

/// A short line that does not end like a sentence.
fn is_heading(text: Text<'_>, sentence: usize) -> bool {
    text.words.sentences.get(sentence).is_some_and(|sentence| {
        sentence.tokens.len() < 12
            && text.tokens()[sentence.tokens.clone()]
                .last()
                .is_some_and(|token| token.text(text.body) != ".")
    })
}

/// A text is a history where most of its full dates and years lie well before the day of printing.
fn is_history(published: Option<NaiveDate>, found: &[Found<'_, Op>], text: Text<'_>) -> bool {
    let Some(published) = published else {
        return true;
    };
    let (mut old, mut near) = (0, 0);
    for found in found {
        match found.rule.op {
            Op::Date | Op::Month | Op::Year | Op::Days => {
                let year = found
                    .values(class::DIGITS)
                    .last()
                    .filter(|year| *year >= 1000);
                old += usize::from(
                    year.is_some_and(|year| i64::from(year) + 1 < i64::from(published.year())),
                );
            }
            // News that looks far back still opens with what is new.
            Op::Weekday | Op::Deictic if text.words.sentence_of(found.tokens.start) < LEAD => {
                return false;
            }
            Op::Weekday | Op::Deictic | Op::UnitBeside | Op::PartOfToday => near += 1,
            _ => {}
        }
    }
    old >= 5 && near == 0 || old >= 8 && old > 3 * near
}

/// Whether the document writes the day before the month: by its dates in digits, else by those in words.
fn day_first(text: Text<'_>, found: &[Found<'_, Op>]) -> Option<bool> {
    let sure = found.iter().filter(|found| found.rule.op == Op::Digits);
    let mut digits = sure.filter_map(|found| {
        let mut parts = text.word(found.tokens.start).split(['/', '.', '-']);
        let (one, other): (u32, u32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (one <= 31 && other <= 31 && (one > 12) != (other > 12)).then_some(one > 12)
    });
    let words = found.iter().filter(|found| found.rule.op == Op::Date);
    let mut words = words.filter_map(|found| {
        let month = found
            .captures
            .iter()
            .position(|hit| hit.class == class::MONTH)?;
        let day = found
            .captures
            .iter()
            .position(|hit| matches!(hit.class, class::DIGITS | class::ORDINAL))?;
        Some(day < month)
    });
    digits.next_back().or_else(|| words.next())
}
