//! What the words of a time rule mean, given the frame.

use chrono::{Datelike, NaiveDate};

use super::{
    frame::{Direction, Frame, direction},
    op::Op,
};
use crate::{
    analysis::calendar::{self, DayPart, Season, Stretch, Unit, add_days, moved},
    grammar::{lexicon::class, rule::Found},
    model::{document::TimeKind, text::Text},
};

/// A time understood: a stretch of the calendar, or a value without one.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) stretch: Option<Stretch>,
    /// Counted from the time told last and not from the day of printing.
    pub(super) from_reference: bool,
    pub(super) approximate: bool,
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
            from_reference: false,
            approximate: false,
        }
    }

    fn relative(self) -> Self {
        Self {
            from_reference: true,
            ..self
        }
    }
}

/// What stands in a match, by class.
struct Words<'a> {
    found: &'a Found<'a, Op>,
    text: Text<'a>,
    frame: &'a Frame,
}

pub(super) fn read(found: &Found<'_, Op>, text: Text<'_>, frame: &Frame) -> Option<Reading> {
    let words = Words { found, text, frame };
    match found.rule.op {
        Op::Date => words.date(),
        Op::Days => words.days(),
        Op::Month => words.month(),
        Op::MonthBeside => words.month_beside(),
        Op::Year => words
            .year()
            .map(|year| Reading::stretch(Stretch::Year(year))),
        Op::Decade => words.decade(),
        Op::Century => words.century(),
        Op::Digits => words.digits(),
        Op::Weekday | Op::WeekdayAhead => words.weekday(),
        Op::WeekdayBeside => words.weekday_beside(),
        Op::WeekdayWeeksAgo => words.weekday_weeks_ago(),
        Op::Deictic => words.deictic(),
        Op::PartOfToday => words.part_of_today(),
        Op::UnitBeside => words.unit_beside(),
        Op::Ago | Op::Ahead => words.counted(),
        Op::FromReference => words.after_reference(),
        Op::Same => words.same(),
        Op::Season | Op::SeasonBeside => words.season(),
        Op::Quarter | Op::Half => words.part_of_year(),
        Op::Holiday => words.holiday(),
        Op::Clock => words.clock(),
        Op::Duration => words.duration(),
        Op::VagueDuration => Some(Reading::value(
            TimeKind::Duration,
            words.unit()?.duration("X"),
        )),
        Op::Set => words.set(),
        Op::Present => Some(Reading::value(TimeKind::Date, "PRESENT_REF")),
        Op::Past | Op::LongAgo => Some(Reading::value(TimeKind::Date, "PAST_REF")),
        Op::Future => Some(Reading::value(TimeKind::Date, "FUTURE_REF")),
    }
}

impl Words<'_> {
    /// Whether one of the words stands in the match, in any case.
    fn says(&self, words: &[&str]) -> bool {
        self.found
            .tokens
            .clone()
            .any(|token| words.iter().any(|word| self.text.is(token, word)))
    }

    fn direction(&self) -> Direction {
        direction(self.text, self.found.tokens.start)
    }

    fn unit(&self) -> Option<Unit> {
        let value = self
            .found
            .value(class::UNIT)
            .or_else(|| self.found.value(class::ADJECTIVE_UNIT));
        value.and_then(Unit::from_value).or_else(|| {
            let units = [
                ("day", Unit::Day),
                ("week", Unit::Week),
                ("month", Unit::Month),
                ("year", Unit::Year),
            ];
            units
                .into_iter()
                .find(|(word, _)| self.says(&[word, &format!("{word}s")]))
                .map(|(_, unit)| unit)
        })
    }

    fn number(&self) -> Option<u32> {
        self.found.value(class::NUMBER)
    }

    /// The year among the digits.
    fn year(&self) -> Option<i32> {
        let year = self
            .found
            .values(class::DIGITS)
            .filter(|digits| *digits >= 1000)
            .last()?;
        i32::try_from(year).ok()
    }

    /// The days of a month among digits and ordinals.
    fn month_days(&self) -> impl Iterator<Item = u32> {
        let captures = self.found.captures.iter();
        captures
            .filter(|hit| {
                matches!(hit.class, class::DIGITS | class::ORDINAL) && (1..=31).contains(&hit.value)
            })
            .map(|hit| hit.value)
    }

    fn part(&self) -> Option<DayPart> {
        self.found
            .value(class::DAYPART)
            .and_then(DayPart::from_value)
    }

    /// -1, 0 or 1 for last, this and next.
    fn beside(&self) -> i64 {
        if self.says(&["last", "past", "previous"]) {
            -1
        } else {
            i64::from(self.says(&["next", "coming", "following"]))
        }
    }

    fn date(&self) -> Option<Reading> {
        let (month, day) = (self.found.value(class::MONTH)?, self.month_days().next()?);
        match self.year().or_else(|| self.year_of(month, day)) {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day)
                .map(|day| Reading::stretch(Stretch::Day(day))),
            None => Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-{month:02}-{day:02}"),
            )),
        }
    }

    /// The year that brings a month and day nearest to where the text stands, and to the side to which its tense points.
    fn year_of(&self, month: u32, day: u32) -> Option<i32> {
        let from = if self.frame.history {
            self.frame.reference()?
        } else {
            self.frame.published?
        };
        let direction = if self.frame.history {
            Direction::Open
        } else {
            self.direction()
        };
        let distance = |year: i32| {
            let days = (NaiveDate::from_ymd_opt(year, month, day)? - from).num_days();
            let against = match direction {
                Direction::Back => days > 7,
                Direction::Ahead => days < -7,
                Direction::Open => false,
            };
            // A tense is a hint, the nearest year the rule: pointing the wrong way counts as four months.
            Some((days.abs() + if against { 120 } else { 0 }, year))
        };
        (from.year() - 1..=from.year() + 1)
            .filter_map(distance)
            .min()
            .map(|(_, year)| year)
    }

    fn days(&self) -> Option<Reading> {
        let months: Vec<u32> = self.found.values(class::MONTH).collect();
        let days: Vec<u32> = self.month_days().collect();
        let (&first_month, &last_month) = (months.first()?, months.last()?);
        let (&first_day, &last_day) = (days.first()?, days.get(1)?);
        let year = self
            .year()
            .or_else(|| self.year_of(first_month, first_day))?;
        let first = NaiveDate::from_ymd_opt(year, first_month, first_day)?;
        let last = NaiveDate::from_ymd_opt(
            if last_month < first_month {
                year + 1
            } else {
                year
            },
            last_month,
            last_day,
        )?;
        (first <= last).then(|| Reading::stretch(Stretch::Days(first, last)))
    }

    fn month(&self) -> Option<Reading> {
        let month = self.found.value(class::MONTH)?;
        match self.year().or_else(|| self.bare_month(month)) {
            Some(year) => Some(Reading::stretch(Stretch::Month(year, month))),
            None => Some(Reading::value(TimeKind::Date, format!("XXXX-{month:02}"))),
        }
    }

    /// A month without a year: the one that has begun last, or the one ahead where the clause points ahead.
    fn bare_month(&self, month: u32) -> Option<i32> {
        if self.frame.history {
            let reference = self.frame.reference()?;
            // A history goes forward: a month well before the last one told is the next year's.
            let turned = month + 6 < reference.month();
            return Some(reference.year() + i32::from(turned));
        }
        let from = self.frame.published?;
        Some(match self.direction() {
            Direction::Ahead => from.year() + i32::from(month < from.month()),
            Direction::Back => from.year() - i32::from(month > from.month()),
            // An open clause means the nearest: up to four months ahead, else the past one.
            Direction::Open if month > from.month() => {
                from.year() - i32::from(month - from.month() > 4)
            }
            Direction::Open => from.year() + i32::from(from.month() - month > 8),
        })
    }

    fn month_beside(&self) -> Option<Reading> {
        let (month, from) = (self.found.value(class::MONTH)?, self.frame.published?);
        let shift = self.beside();
        let year = if self.says(&["year"]) {
            from.year() + i32::try_from(shift).ok()?
        } else {
            match shift {
                -1 => from.year() - i32::from(month >= from.month()),
                1 => from.year() + i32::from(month <= from.month()),
                _ => from.year(),
            }
        };
        Some(Reading::stretch(Stretch::Month(year, month)))
    }

    fn decade(&self) -> Option<Reading> {
        let year = self
            .found
            .value(class::DECADE_DIGITS)
            .or_else(|| Some(1900 + self.found.value(class::DECADE)?))?;
        Some(Reading::stretch(Stretch::Decade(i32::try_from(year).ok()?)))
    }

    fn century(&self) -> Option<Reading> {
        let number = i32::try_from(self.found.value(class::ORDINAL)?).ok()?;
        Some(Reading::stretch(Stretch::Century((number - 1) * 100)))
    }

    fn digits(&self) -> Option<Reading> {
        let packed = self.found.value(class::ISO_DATE)?;
        let day = NaiveDate::from_ymd_opt(
            i32::try_from(packed / 10_000).ok()?,
            packed / 100 % 100,
            packed % 100,
        )?;
        Some(Reading::stretch(Stretch::Day(day)))
    }

    fn weekday(&self) -> Option<Reading> {
        let weekday = self.found.value(class::WEEKDAY)?;
        let Some(from) = self.frame.published else {
            return Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-WXX-{}", weekday + 1),
            ));
        };
        let ahead =
            (i64::from(weekday) - i64::from(from.weekday().num_days_from_monday())).rem_euclid(7);
        // A weekday equal to the day of printing is that day; otherwise the tense decides, and the past where it is silent.
        let days = match self.direction() {
            _ if ahead == 0 && self.found.rule.op == Op::Weekday => 0,
            _ if self.found.rule.op == Op::WeekdayAhead => ahead,
            Direction::Ahead => ahead,
            _ => ahead - 7,
        };
        self.on(add_days(from, days)?)
    }

    /// A day, or the part of it that the words name.
    fn on(&self, day: NaiveDate) -> Option<Reading> {
        Some(Reading::stretch(
            self.part()
                .map_or(Stretch::Day(day), |part| Stretch::Part(day, part)),
        ))
    }

    fn weekday_beside(&self) -> Option<Reading> {
        let (weekday, from) = (
            i64::from(self.found.value(class::WEEKDAY)?),
            self.frame.published?,
        );
        let today = i64::from(from.weekday().num_days_from_monday());
        let days = if self.says(&["week"]) {
            weekday - today + 7 * self.beside()
        } else {
            match self.beside() {
                -1 => -((today - weekday - 1).rem_euclid(7) + 1),
                1 => (weekday - today - 1).rem_euclid(7) + 1,
                _ => match self.direction() {
                    Direction::Back => -(today - weekday).rem_euclid(7),
                    _ => weekday - today,
                },
            }
        };
        self.on(add_days(from, days)?)
    }

    fn weekday_weeks_ago(&self) -> Option<Reading> {
        let (weekday, from) = (
            i64::from(self.found.value(class::WEEKDAY)?),
            self.frame.published?,
        );
        let weeks = i64::from(self.number().unwrap_or(1));
        let back = (i64::from(from.weekday().num_days_from_monday()) - weekday).rem_euclid(7);
        self.on(add_days(from, -back - 7 * weeks)?)
    }

    fn deictic(&self) -> Option<Reading> {
        let Some(from) = self.frame.published else {
            let known = self.says(&["today"]);
            return Some(Reading::value(
                TimeKind::Date,
                if known { "PRESENT_REF" } else { "XXXX-XX-XX" },
            ));
        };
        let days = match (
            self.says(&["yesterday"]),
            self.says(&["tomorrow"]),
            self.says(&["before", "after"]),
        ) {
            (true, _, beyond) => -1 - i64::from(beyond),
            (_, true, beyond) => 1 + i64::from(beyond),
            _ => 0,
        };
        self.on(add_days(from, days)?)
    }

    fn part_of_today(&self) -> Option<Reading> {
        let night = self.says(&["tonight", "overnight"]) || self.says(&["last"]);
        let part = if night { DayPart::Night } else { self.part()? };
        let Some(from) = self.frame.published else {
            return Some(Reading::value(TimeKind::Time, "PRESENT_REF"));
        };
        let day = if self.says(&["last"]) {
            from.pred_opt()?
        } else {
            from
        };
        Some(Reading::stretch(Stretch::Part(day, part)))
    }

    fn unit_beside(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let Some(from) = self.frame.published else {
            return Some(Reading::value(TimeKind::Date, "XXXX"));
        };
        Some(Reading::stretch(match (unit, self.beside()) {
            (Unit::Weekend, shift) => {
                Stretch::Weekend(add_days(calendar::monday(from), 5 + 7 * shift)?)
            }
            (unit, shift) => moved(from, unit, shift)?,
        }))
    }

    fn counted(&self) -> Option<Reading> {
        let (unit, count) = (self.unit()?, i64::from(self.number().unwrap_or(1)));
        let count = if self.says(&["couple"]) { 2 } else { count };
        let sign = if self.found.rule.op == Op::Ago { -1 } else { 1 };
        let from = self.frame.published;
        match from {
            Some(from) => Some(Reading::stretch(moved(from, unit, sign * count)?)),
            None => Some(Reading::value(
                TimeKind::Date,
                if sign < 0 { "PAST_REF" } else { "FUTURE_REF" },
            )),
        }
    }

    fn after_reference(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let count = i64::from(self.number().unwrap_or(1));
        let next = self.found.tokens.end;
        let back = self.says(&["earlier", "before", "prior", "previous"])
            || self.text.is(next, "before")
            || self.text.is(next, "prior");
        let count = if back { -count } else { count };
        let Some(from) = self.frame.reference() else {
            return Some(Reading::value(
                TimeKind::Duration,
                unit.duration(&count.unsigned_abs().to_string()),
            ));
        };
        Some(Reading::stretch(moved(from, unit, count)?).relative())
    }

    fn same(&self) -> Option<Reading> {
        let unit = self.unit()?;
        let from = self.frame.reference()?;
        Some(Reading::stretch(Stretch::around(from, unit)).relative())
    }

    fn season(&self) -> Option<Reading> {
        let season = self
            .found
            .value(class::SEASON)
            .and_then(Season::from_value)?;
        if let Some(year) = self.year() {
            return Some(Reading::stretch(Stretch::Season(year, season)));
        }
        let Some(from) = (if self.frame.history {
            self.frame.reference()
        } else {
            self.frame.published
        }) else {
            return Some(Reading::value(TimeKind::Date, "XXXX"));
        };
        let shift = i32::try_from(self.beside()).ok()?;
        let begun = from.month() >= season.month();
        let year = match (self.says(&["year"]), shift) {
            (true, shift) => from.year() + shift,
            (_, -1) => from.year() - i32::from(!begun || from.month() < season.month() + 3),
            (_, 1) => from.year() + i32::from(begun),
            // Winter is told by the year in which it began.
            _ if season == Season::Winter && from.month() < 6 => from.year() - 1,
            _ if self.says(&["this"]) || self.frame.history => from.year(),
            _ => match self.direction() {
                Direction::Back => from.year() - i32::from(!begun),
                _ => from.year() + i32::from(from.month() >= season.month() + 3),
            },
        };
        Some(Reading::stretch(Stretch::Season(year, season)))
    }

    fn part_of_year(&self) -> Option<Reading> {
        let number = self
            .found
            .value(class::ORDINAL)
            .or_else(|| self.found.value(class::QUARTER_NAME));
        let number = number.unwrap_or(if self.says(&["second"]) { 2 } else { 1 });
        let from = self.frame.published;
        let year = match (self.year(), from) {
            (Some(year), _) => year,
            (None, Some(from)) if self.says(&["year"]) => {
                from.year() + i32::try_from(self.beside()).ok()?
            }
            // The quarter whose results are out: the last one that has ended.
            (None, Some(from)) => {
                from.year()
                    - i32::from(number * 3 >= from.month() && self.direction() != Direction::Ahead)
            }
            (None, None) => return Some(Reading::value(TimeKind::Date, format!("XXXX-Q{number}"))),
        };
        Some(Reading::stretch(match self.found.rule.op {
            Op::Half => Stretch::Half(year, number),
            _ => Stretch::Quarter(year, number),
        }))
    }

    fn holiday(&self) -> Option<Reading> {
        let fixed = self.found.value(class::HOLIDAY);
        let day_of = |year: i32| match fixed {
            Some(packed) => NaiveDate::from_ymd_opt(year, packed / 100, packed % 100),
            None => feast(self.found.value(class::FEAST)?, year),
        };
        if let Some(year) = self.year() {
            return day_of(year).map(|day| Reading::stretch(Stretch::Day(day)));
        }
        let from = if self.frame.history {
            self.frame.reference()?
        } else {
            self.frame.published?
        };
        let this = day_of(from.year())?;
        let year = match self.beside() {
            -1 => from.year() - i32::from(this >= from),
            1 => from.year() + i32::from(this <= from),
            _ if self.frame.history => from.year(),
            _ => match self.direction() {
                Direction::Ahead => from.year() + i32::from(this < from),
                Direction::Back => from.year() - i32::from(this > from),
                Direction::Open => self.year_of(this.month(), this.day())?,
            },
        };
        day_of(year).map(|day| Reading::stretch(Stretch::Day(day)))
    }

    fn clock(&self) -> Option<Reading> {
        let packed = self.found.value(class::CLOCK)?;
        let (hour, minute) = (packed / 100, packed % 100);
        let day = match self.found.value(class::WEEKDAY) {
            Some(_) => self.weekday()?.stretch.and_then(|stretch| stretch.first()),
            None if self.frame.history => self.frame.reference(),
            None => self
                .frame
                .last()
                .filter(|last| matches!(last, Stretch::Day(_)))
                .and_then(|last| last.first())
                .or(self.frame.published),
        };
        match day {
            Some(day) => Some(Reading::stretch(Stretch::Clock(day, hour, minute))),
            None => Some(Reading::value(
                TimeKind::Time,
                format!("XXXX-XX-XXT{hour:02}:{minute:02}"),
            )),
        }
    }

    fn duration(&self) -> Option<Reading> {
        let half = self.says(&["half"]);
        let Some(unit) = self.unit() else {
            return half.then(|| Reading::value(TimeKind::Duration, "PT30M"));
        };
        let count = if self.says(&["couple"]) {
            2
        } else {
            self.number().unwrap_or(1)
        };
        let value = match (half, unit, self.says(&["and"])) {
            (true, Unit::Hour, true) => format!("PT{count}H30M"),
            (true, Unit::Hour, false) => "PT30M".into(),
            (true, unit, true) => unit.duration(&format!("{count}.5")),
            (true, unit, false) => unit.duration("0.5"),
            _ => unit.duration(&count.to_string()),
        };
        Some(Reading::value(TimeKind::Duration, value))
    }

    fn set(&self) -> Option<Reading> {
        let weekday = self
            .found
            .value(class::WEEKDAY)
            .or_else(|| self.found.value(class::WEEKDAYS));
        if let Some(weekday) = weekday {
            return Some(Reading::value(
                TimeKind::Set,
                format!("XXXX-WXX-{}", weekday + 1),
            ));
        }
        let adverbs = [
            ("daily", "P1D"),
            ("nightly", "P1D"),
            ("weekly", "P1W"),
            ("monthly", "P1M"),
            ("quarterly", "P1Q"),
            ("yearly", "P1Y"),
            ("annually", "P1Y"),
            ("hourly", "PT1H"),
        ];
        if let Some((_, value)) = adverbs.into_iter().find(|(word, _)| self.says(&[word])) {
            return Some(Reading::value(TimeKind::Set, value));
        }
        let count = if self.says(&["other"]) {
            2
        } else if self.says(&["every"]) {
            self.number().unwrap_or(1)
        } else {
            1
        };
        Some(Reading::value(
            TimeKind::Set,
            self.unit()?.duration(&count.to_string()),
        ))
    }
}

/// The feasts of the class `feast`, in its order.
fn feast(which: u32, year: i32) -> Option<NaiveDate> {
    let from_easter = |days| add_days(calendar::easter(year)?, days);
    match which {
        0 => from_easter(0),
        1 => from_easter(-2),
        2 => from_easter(1),
        3 => from_easter(-7),
        4 => from_easter(-46),
        5 => from_easter(49),
        6 => calendar::weekday_of_month(year, 11, 3, 4),
        7 => calendar::weekday_of_month(year, 5, 0, 5),
        _ => calendar::weekday_of_month(year, 9, 0, 1),
    }
}
