//! Times counted from today or from the time told last.

use chrono::{Datelike, NaiveDate};

use super::{super::op::Op, Direction, Reading, Words};
use crate::{
    analysis::calendar::{self, Stretch, Unit, add_days, moved},
    model::document::{Beside, TimeKind},
};

impl Words<'_> {
    pub(super) fn unit_beside(&self) -> Option<Reading> {
        if self.is_midweek() {
            return self.midweek();
        }
        let unit = self.unit()?;
        if self.is_title() {
            return None;
        }
        if self.is_plural() {
            return Some(self.several_beside(unit));
        }
        // "the previous year", "the following week": beside the time told, where one is.
        let twice = self.beside().abs() > 1;
        let told = self.says(&["previous", "following", "preceding", "subsequent"])
            || self.says(&["next"]) && self.says(&["the"]);
        if told
            && !twice
            && let Some((stretch, anchor)) = self.frame.told(self.text, self.at())
        {
            let shift = if self.says(&["previous", "preceding"]) {
                -1
            } else {
                1
            };
            let shifted = shifted(stretch, unit, shift)?;
            return Some(Reading::stretch(shifted).counted_from(anchor));
        }
        // In a history, "this year" is the year of the story.
        let story = self.frame.history && self.direction() == Direction::Back;
        let this = self.says(&["this"]) && story;
        let here = if this {
            self.frame.here()
        } else {
            self.frame.published
        };
        let Some(from) = here else {
            return Some(Reading::value(TimeKind::Date, unplaced(unit)));
        };
        let lasting = self.frame.history || self.word_before(&["for"]);
        let up_to_today = !twice && self.says(&["the"]) && self.says(&["past", "last"]);
        if up_to_today && lasting {
            return self.duration();
        }
        if up_to_today {
            // It lasts up to today and dates nothing.
            let last = moved(from, unit, -1)?;
            return Some(Reading::value(TimeKind::Date, last.timex()));
        }
        let stretch = match (unit, self.beside()) {
            (Unit::Weekend, shift) => {
                Stretch::Weekend(add_days(calendar::monday(from), 5 + 7 * shift)?)
            }
            (unit, shift) => moved(from, unit, shift)?,
        };
        Some(Reading {
            passing: self.frame.history,
            ..Reading::stretch(stretch)
        })
    }

    /// "midweek", "mid-week", but not "mid last week"
    fn is_midweek(&self) -> bool {
        let begins = |word: &str| self.text.is(self.at(), word);
        begins("midweek")
            || begins("mid-week")
            || (begins("mid") || begins("mid-")) && !self.says(&["last", "this", "next", "past"])
    }

    /// The week of a Wednesday: that of today, but the next one where it is over and the clause points ahead.
    fn midweek(&self) -> Option<Reading> {
        let Some(from) = self.frame.published else {
            return Some(Reading::value(TimeKind::Date, unplaced(Unit::Week)));
        };
        let today = from.weekday().num_days_from_monday();
        let shift = match self.direction() {
            Direction::Ahead | Direction::Present => i64::from(today > 2),
            _ => -i64::from(today < 2),
        };
        Some(Reading::stretch(moved(from, Unit::Week, shift)?))
    }

    /// "coming years", "past weeks": no number, no place.
    fn several_beside(&self, unit: Unit) -> Reading {
        match self.beside() {
            _ if self.says(&["following"]) => {
                Reading::value(TimeKind::Duration, unit.duration("X"))
            }
            -1 => Reading::value(TimeKind::Date, "PAST_REF"),
            _ => Reading::value(TimeKind::Date, "FUTURE_REF"),
        }
    }

    /// "year-end", "the end of the month": the year or month of the text.
    pub(super) fn end_of(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let told = self
            .frame
            .told(self.text, self.at())
            .filter(|_| self.frame.history);
        let from = told.and_then(|(stretch, _)| stretch.first());
        let Some(from) = from.or(self.frame.published) else {
            return Some(Reading::value(TimeKind::Date, unplaced(unit)));
        };
        // "since year-end": the one that is over.
        let back = self.word_before(&["since"]);
        let stretch = moved(from, unit, if back { -1 } else { 0 })?;
        let reading = Reading::stretch(stretch);
        Some(match told {
            Some((_, anchor)) => reading.counted_from(anchor),
            None => reading,
        })
    }

    /// "the first envoy to visit it in nine years": the years lie behind, although the verb looks ahead.
    fn tells_a_first(&self) -> bool {
        const NEAR: usize = 12;
        let at = self.at();
        let sentence = self.text.words.sentence_of(at);
        let start = self.text.words.sentences.get(sentence);
        let start = start.map_or(0, |sentence| sentence.tokens.start);
        let near = start.max(at.saturating_sub(NEAR))..at;
        let first = ["first", "second", "third", "only", "longest"];
        near.clone()
            .any(|at| first.iter().any(|word| self.text.is(at, word)))
            && near.clone().any(|at| self.text.is(at, "to"))
            && !near.clone().any(|at| self.text.is(at, "will"))
    }

    pub(super) fn counted(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let count = if self.says(&["couple"]) {
            2
        } else {
            i64::from(self.number().unwrap_or(1))
        };
        if self.found.rule.op == Op::In {
            let short = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
            let ahead = self.direction() == Direction::Ahead && !self.frame.history && !short;
            if !ahead || self.tells_a_first() {
                return self.duration();
            }
        }
        let sign = if self.found.rule.op == Op::Ago { -1 } else { 1 };
        let Some(from) = self.frame.published else {
            let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Some(Reading::value(TimeKind::Date, value));
        };
        if self.says(&["half"]) {
            let one = u32::from(self.says(&["and"]));
            return half_more(from, unit, self.number().unwrap_or(one), sign);
        }
        if sign < 0 && self.says(&["today", "yesterday", "tomorrow"]) {
            return self.anniversary(from, unit, count);
        }
        if sign < 0 && self.says(&["this"]) {
            let same = back(from, unit, count)?;
            let whole = if self.says(&["month"]) {
                Unit::Month
            } else {
                Unit::Week
            };
            return Some(Reading::stretch(Stretch::around(same, whole)));
        }
        // Results are set against the same quarter "a year ago".
        let quarter = self.frame.quarter(self.text, self.at());
        if sign < 0
            && unit == Unit::Year
            && count == 1
            && let Some((quarter, anchor)) = quarter
        {
            let earlier = shifted(quarter, unit, -1)?;
            return Some(Reading {
                passing: true,
                ..Reading::stretch(earlier).counted_from(anchor)
            });
        }
        Some(Reading::stretch(moved(from, unit, sign * count)?))
    }

    /// "four years ago today", "a week ago yesterday"
    fn anniversary(&self, today: NaiveDate, unit: Unit, count: i64) -> Option<Reading> {
        let beside = i64::from(self.says(&["tomorrow"])) - i64::from(self.says(&["yesterday"]));
        let day = add_days(back(today, unit, count)?, beside)?;
        Some(Reading::stretch(Stretch::Day(day)))
    }

    pub(super) fn after_reference(&self) -> Option<Reading> {
        let unit = self.unit()?;
        if self.number().is_none() && self.is_plural() {
            return Some(Reading::value(TimeKind::Duration, unit.duration("X")));
        }
        let count = i64::from(self.number().unwrap_or(1));
        let back = self.says(&["earlier", "before", "prior", "previous", "previously"]);
        let count = if back { -count } else { count };
        let quarter = self
            .frame
            .quarter(self.text, self.at())
            .filter(|_| unit == Unit::Year && back);
        // "In October he was killed. The previous day ...": days are counted from days.
        let day = || {
            let (day, index) = self.frame.day(self.text, self.at())?;
            Some((Stretch::Day(day), index))
        };
        let told = quarter.or_else(|| match self.frame.told(self.text, self.at()) {
            Some((Stretch::Month(..) | Stretch::Year(_), _)) if unit == Unit::Day => day(),
            told => told,
        });
        let from = told.map(|(stretch, _)| stretch);
        let Some(from) = from.or(self.frame.published.map(Stretch::Day)) else {
            let count = count.unsigned_abs().to_string();
            return Some(Reading::value(TimeKind::Duration, unit.duration(&count)));
        };
        let reading = Reading {
            passing: quarter.is_some(),
            ..Reading::stretch(shifted(from, unit, count)?)
        };
        Some(match told {
            Some((_, anchor)) => reading.counted_from(anchor),
            None => reading,
        })
    }

    /// A time counted from an event: the day itself where the event's own time stands with it, else the distance and
    /// the words that name the event.
    pub(super) fn beside_event(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let many = self.number().is_none() && self.is_many();
        if !many && self.number().is_none() && self.word_before(&["in"]) {
            return None;
        }
        let count = if many {
            0
        } else {
            i64::from(self.number().unwrap_or(1))
        };
        let back = self.says(&["before"]) || self.word_behind(&["before"]);
        let count = if back { -count } else { count };
        if let Some(stretch) = self
            .event_day()
            .filter(|_| !many)
            .and_then(|day| shifted(day, unit, count))
        {
            return Some(Reading {
                anchored_ahead: true,
                ..Reading::stretch(stretch)
            });
        }
        // "on 27 June, two days after the raid": it is told already.
        if let Some((stretch, anchor)) = self.apposed() {
            return Some(Reading::stretch(stretch).counted_from(anchor));
        }
        let told = if many {
            "X".into()
        } else {
            count.unsigned_abs().to_string()
        };
        Some(Reading {
            beside: if many { None } else { self.event(unit, count) },
            ..Reading::value(TimeKind::Duration, unit.duration(&told))
        })
    }

    fn apposed(&self) -> Option<(Stretch, u32)> {
        let before = self.at().checked_sub(1)?;
        let last = self.last.filter(|last| last.tokens.end == before)?;
        let comma = self.text.is(before, ",") && last.rule.op == Op::Date;
        self.frame.told(self.text, self.at()).filter(|_| comma)
    }

    fn is_many(&self) -> bool {
        self.says(&["days", "weeks", "months", "years", "hours", "minutes"])
    }

    /// Where the words begin that name the event.
    fn event_start(&self) -> usize {
        let end = self.found.tokens.end;
        end + usize::from(self.word_behind(&["before", "after"]))
    }

    /// "after the meeting on 16 May", "before May 3": the time told with the event, no verb between.
    fn event_day(&self) -> Option<Stretch> {
        let next = self.next?;
        let sentence = |token: usize| self.text.words.sentence_of(token);
        if sentence(next.tokens.start) != sentence(self.at()) {
            return None;
        }
        let between = self.event_start()..next.tokens.start;
        let joined = between.is_empty()
            || between.clone().last().is_some_and(|token| {
                ["on", "of", "in", "'s", "’s"]
                    .iter()
                    .any(|word| self.text.is(token, word))
            });
        let dated = matches!(
            next.rule.op,
            Op::Date | Op::Month | Op::Weekday | Op::Holiday | Op::Digits | Op::WeekdayBeside
        );
        let groups = &self.text.words.groups;
        let first = groups.partition_point(|group| group.head < between.start);
        let verb = groups
            .get(first)
            .is_some_and(|group| group.head < between.end);
        let near = between.len() <= 6 && next.tokens.start >= self.event_start();
        if !(joined && dated && near) || verb {
            return None;
        }
        super::read(next, [None; 2], self.text, self.frame, None)
            .pop()?
            .stretch
    }

    fn event(&self, unit: Unit, count: i64) -> Option<Beside> {
        let words = self.text.words;
        let start = self.event_start();
        let first = words
            .phrases
            .partition_point(|phrase| phrase.tokens.end <= start);
        let phrase = words
            .phrases
            .get(first)
            .filter(|phrase| phrase.tokens.contains(&start))?;
        let count = i32::try_from(count).ok()?;
        let (months, days) = match unit {
            Unit::Week => (0, 7),
            Unit::Fortnight => (0, 14),
            Unit::Month => (1, 0),
            Unit::Quarter => (3, 0),
            Unit::Year => (12, 0),
            Unit::Decade => (120, 0),
            Unit::Century => (1200, 0),
            Unit::Second | Unit::Minute | Unit::Hour => (0, 0),
            _ => (0, 1),
        };
        Some(Beside {
            event: words.span(phrase.tokens.clone()),
            months: count.checked_mul(months)?,
            days: count.checked_mul(days)?,
        })
    }

    pub(super) fn same(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let told = if unit == Unit::Day {
            self.frame
                .day(self.text, self.at())
                .map(|(day, anchor)| (Stretch::Day(day), anchor))
        } else {
            self.frame.told(self.text, self.at())
        };
        let Some((stretch, anchor)) = told else {
            let later = self.says(&["in"]);
            let today = self.frame.published.filter(|_| later)?;
            return Some(Reading::stretch(Stretch::Day(today)));
        };
        Some(Reading::stretch(Stretch::around(stretch.first()?, unit)).counted_from(anchor))
    }
}

/// The same day so many weeks, months or years before.
fn back(day: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    match unit {
        Unit::Day => add_days(day, -count),
        Unit::Week => add_days(day, -7 * count),
        Unit::Month => calendar::add_months(day, -count),
        Unit::Year => calendar::add_months(day, -12 * count),
        Unit::Decade => calendar::add_months(day, -120 * count),
        _ => None,
    }
}

/// A stretch moved by so many units. What is as fine as the unit or finer keeps its own grain where people keep it: the
/// same quarter, month or season a year before.
fn shifted(stretch: Stretch, unit: Unit, count: i64) -> Option<Stretch> {
    let years = i32::try_from(count).ok()?;
    match (stretch, unit) {
        (Stretch::Quarter(year, quarter), Unit::Year) => {
            Some(Stretch::Quarter(year.checked_add(years)?, quarter))
        }
        (Stretch::Half(year, half), Unit::Year) => {
            Some(Stretch::Half(year.checked_add(years)?, half))
        }
        (stretch, unit) => {
            let from = stretch.first().and_then(sound)?;
            moved(from, unit, count)
        }
    }
}

/// "half a year ago", "two and a half years ago": told by the month, or by the year where decades are halved.
fn half_more(from: NaiveDate, unit: Unit, whole: u32, sign: i64) -> Option<Reading> {
    let halves = i64::from(whole) * 2 + 1;
    let (unit, count) = match unit {
        Unit::Year => (Unit::Month, 6 * halves),
        Unit::Decade => (Unit::Year, 5 * halves),
        Unit::Century => (Unit::Year, 50 * halves),
        Unit::Month => (Unit::Week, 2 * halves),
        _ => (unit, i64::from(whole)),
    };
    Some(Reading::stretch(moved(from, unit, sign * count)?))
}

fn sound(day: NaiveDate) -> Option<NaiveDate> {
    (-9000..=9000).contains(&day.year()).then_some(day)
}

/// The value of a unit that cannot be placed.
fn unplaced(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Day | Unit::Night => "XXXX-XX-XX",
        _ => "XXXX",
    }
}
