//! Days of the week, and the days beside today.

use chrono::{Datelike, NaiveDate};

use super::{
    super::{op::Op, tense},
    Direction, Reading, Words,
};
use crate::{
    analysis::calendar::{self, DayPart, Stretch, add_days},
    grammar::lexicon::class,
    model::{
        document::TimeKind,
        text::{Tag, Tense},
    },
};

/// With one of these a weekday is the name of an event: Super Tuesday, Bloody Sunday.
const SUPER: &[&str] = &["super", "bloody", "cyber", "giving", "fat"];

/// With one of these the last night is the last of several.
const OF_SEVERAL: &[&str] = &["the", "his", "her", "their", "its", "a", "one", "every"];

impl Words<'_> {
    pub(super) fn weekday(&self) -> Option<Reading> {
        let weekday = self.value(class::WEEKDAY)?;
        if self.is_star() || self.word_before(SUPER) {
            return None;
        }
        let Some(from) = self.frame.here_day() else {
            return Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-WXX-{}", weekday + 1),
            ));
        };
        let day = add_days(from, self.days_to(weekday, from))?;
        // "overnight into Wednesday" begins on Tuesday.
        if self.says(&["into", "to"]) {
            return Some(Reading::stretch(Stretch::Part(
                day.pred_opt()?,
                DayPart::Night,
            )));
        }
        self.on(day)
    }

    /// "as massive as the Sun.", "said the Baltimore Sun.": a short form stands before a date or behind a preposition.
    fn is_star(&self) -> bool {
        const SHORT: usize = 4;
        let word = self.text.word(self.at()).trim_end_matches('.');
        let alone = (self.found.tokens.start..self.found.tokens.end)
            .all(|at| at == self.at() || self.text.is(at, "."));
        if !alone || word.len() > SHORT {
            return false;
        }
        let before = self.at().checked_sub(1);
        let tag = before.and_then(|at| Some(self.text.tokens().get(at)?.tag));
        tag == Some(Tag::Dt) || tag != Some(Tag::In) && !self.word_behind(&[","])
    }

    /// How many days away a bare weekday is. One equal to the day of printing is that day; otherwise the tense decides,
    /// and the past where it is silent.
    pub(super) fn days_to(&self, weekday: u32, from: NaiveDate) -> i64 {
        let ahead =
            (i64::from(weekday) - i64::from(from.weekday().num_days_from_monday())).rem_euclid(7);
        let named = self.found.rule.op == Op::WeekdayAhead;
        let over = || 7 - ahead < ahead && tense::was_planned(self.text, self.at());
        if ahead == 0 || (named || self.is_ahead()) && !over() {
            ahead
        } else {
            ahead - 7
        }
    }

    fn is_ahead(&self) -> bool {
        if self.frame.is_story() || self.word_before(&["since"]) {
            return self.frame.is_story();
        }
        if self.word_before(&["until", "till"]) && tense::lasts(self.text, self.at()) {
            return true;
        }
        let direction = self.direction();
        let possessive = self.word_behind(&["'s", "’s"]);
        match direction {
            Direction::Back => false,
            Direction::Ahead => !possessive || self.told_ahead(),
            // "as of Sunday evening, all are well"
            Direction::Present if self.word_before(&["of"]) => false,
            Direction::Present => !possessive && self.is_programme(),
            Direction::Open => {
                self.word_before(&["for", "until", "till", "by", "starting", "beginning"])
            }
        }
    }

    /// "reopens Monday": the present tells what is to come, unless the past stands before the day.
    fn is_programme(&self) -> bool {
        const NEAR: usize = 4;
        let at = self.at();
        let verb = tense::verb(self.text, at);
        match self.first_past() {
            None => true,
            Some(past) => past > at && verb.is_some_and(|verb| verb < at && at - verb <= NEAR),
        }
    }

    /// Whether the sentence tells something in the past tense as well.
    pub(super) fn told_past(&self) -> bool {
        self.first_past().is_some()
    }

    /// The first verb of the sentence in the past tense.
    fn first_past(&self) -> Option<usize> {
        let words = self.text.words;
        let sentence = words.sentences.get(words.sentence_of(self.at()))?;
        let first = words
            .groups
            .partition_point(|group| group.head < sentence.tokens.start);
        words.groups[first..]
            .iter()
            .take_while(|group| group.head < sentence.tokens.end)
            .find(|group| group.finite && group.tense == Tense::Past)
            .map(|group| group.head)
    }

    /// "Monday's summit": what a day is said to have may lie ahead, unlike "Monday's attack".
    pub(super) fn told_ahead(&self) -> bool {
        let coming = [
            "meeting",
            "summit",
            "vote",
            "election",
            "elections",
            "talks",
            "session",
            "hearing",
            "game",
            "match",
            "final",
            "deadline",
            "debate",
            "ceremony",
            "conference",
            "poll",
            "referendum",
            "runoff",
            "visit",
            "trip",
            "event",
            "announcement",
        ];
        let end = self.found.tokens.end;
        (end..end + 4).any(|token| coming.iter().any(|word| self.text.is(token, word)))
    }

    pub(super) fn weekday_beside(&self) -> Option<Reading> {
        let weekday = self.value(class::WEEKDAY)?;
        let Some(from) = self.frame.published else {
            return Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-WXX-{}", weekday + 1),
            ));
        };
        let weekday = i64::from(weekday);
        // "the previous Friday": beside the day told, where one is.
        let told = self.frame.day(self.text, self.at());
        let told = told.filter(|_| self.says(&["previous", "preceding", "following"]));
        let from = told.map_or(from, |(day, _)| day);
        let today = i64::from(from.weekday().num_days_from_monday());
        let days = if self.says(&["week"]) || self.word_behind(&["week"]) {
            weekday - today + 7 * self.beside()
        } else {
            match self.beside() {
                _ if self.says(&["past"]) => -((today - weekday - 1).rem_euclid(7) + 1),
                -1 => -((today - weekday - 1).rem_euclid(7) + 1),
                1 => (weekday - today - 1).rem_euclid(7) + 1,
                _ => match self.direction() {
                    Direction::Back => -(today - weekday).rem_euclid(7),
                    _ => (weekday - today).rem_euclid(7),
                },
            }
        };
        let reading = self.on(add_days(from, days)?)?;
        Some(match told {
            Some((_, anchor)) => reading.counted_from(anchor),
            None => reading,
        })
    }

    pub(super) fn weekday_weeks_ago(&self) -> Option<Reading> {
        let (weekday, from) = (
            i64::from(
                self.value(class::WEEKDAY)
                    .or_else(|| self.value(class::WEEKDAYS))?,
            ),
            self.frame.published?,
        );
        let weeks = i64::from(self.number().unwrap_or(1));
        let today = i64::from(from.weekday().num_days_from_monday());
        // "two Mondays ago"
        if self.value(class::WEEKDAYS).is_some() {
            let last = (today - weekday - 1).rem_euclid(7) + 1;
            return self.on(add_days(from, -last - 7 * (weeks - 1))?);
        }
        if self.says(&["ago"]) {
            return self.on(add_days(
                from,
                -(today - weekday).rem_euclid(7) - 7 * weeks,
            )?);
        }
        // "Monday week"
        self.on(add_days(from, (weekday - today).rem_euclid(7) + 7 * weeks)?)
    }

    /// "USA Today"
    fn is_behind_name(&self) -> bool {
        let before = self.at().checked_sub(1);
        let before = before.and_then(|at| self.text.tokens().get(at));
        before.is_some_and(|token| token.tag == Tag::Nnp)
    }

    pub(super) fn deictic(&self) -> Option<Reading> {
        if self.found.tokens.len() == 1 && self.is_title() && self.is_behind_name() {
            return None;
        }
        let Some(from) = self.frame.published else {
            let known = self.says(&["today"]);
            return Some(Reading::value(
                TimeKind::Date,
                if known { "PRESENT_REF" } else { "XXXX-XX-XX" },
            ));
        };
        let passing = self.frame.history;
        let days = match (
            self.says(&["yesterday"]),
            self.says(&["tomorrow"]),
            self.says(&["before", "after"]),
        ) {
            (true, _, beyond) => -1 - i64::from(beyond),
            (_, true, beyond) => 1 + i64::from(beyond),
            _ => 0,
        };
        let reading = self.on(add_days(from, days)?)?;
        Some(Reading { passing, ..reading })
    }

    pub(super) fn part_of_today(&self) -> Option<Reading> {
        let last = self.says(&["last"]);
        // "on the last night, he spoke": the last of several.
        if last && self.word_before(OF_SEVERAL) {
            return None;
        }
        let night = last || self.says(&["tonight", "overnight"]);
        let part = if night { DayPart::Night } else { self.part()? };
        let Some(from) = self.frame.published else {
            return Some(Reading::value(
                TimeKind::Time,
                format!("XXXX-XX-XX{}", part.timex()),
            ));
        };
        let day = if last { from.pred_opt()? } else { from };
        Some(Reading::stretch(Stretch::Part(day, part)))
    }

    /// "that night", "the next morning", "in the evening"
    pub(super) fn part_of_reference(&self) -> Option<Reading> {
        let told = self.frame.day(self.text, self.at());
        let day = told.map(|(day, _)| day).or(self.frame.published);
        let part = self.part()?;
        let Some(day) = day else {
            return Some(Reading::value(
                TimeKind::Time,
                format!("XXXX-XX-XX{}", part.timex()),
            ));
        };
        let shift = self.beside();
        let reading = self.on(add_days(day, shift)?)?;
        Some(match told {
            Some((_, anchor)) => reading.counted_from(anchor),
            None => reading,
        })
    }

    pub(super) fn weekend(&self) -> Option<Reading> {
        let Some(from) = self.frame.here() else {
            return Some(Reading::value(TimeKind::Date, "XXXX-WXX-WE"));
        };
        let begun = from.weekday().num_days_from_monday() >= 5;
        let shift = match self.direction() {
            _ if begun => 0,
            Direction::Ahead => 0,
            _ if self.word_before(&["of"]) => 0,
            _ => -1,
        };
        let saturday = add_days(calendar::monday(from), 5 + 7 * shift)?;
        Some(Reading::stretch(Stretch::Weekend(saturday)))
    }
}
