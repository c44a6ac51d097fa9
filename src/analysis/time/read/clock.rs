//! Hours of a day.

use chrono::{Datelike, NaiveDate};

use super::{Direction, Reading, Words};
use crate::{
    analysis::calendar::{DayPart, Stretch, add_days},
    grammar::lexicon::class,
    model::document::TimeKind,
};

impl Words<'_> {
    pub(super) fn clock(&self) -> Option<Reading> {
        let (hour, minute) = self.hour()?;
        match self.day_of_clock() {
            Some((day, anchor)) => {
                let reading = Reading::stretch(Stretch::Clock(day, hour, minute));
                Some(Reading { anchor, ..reading })
            }
            None => Some(Reading::value(
                TimeKind::Time,
                format!("XXXX-XX-XXT{hour:02}:{minute:02}"),
            )),
        }
    }

    fn hour(&self) -> Option<(u32, u32)> {
        if let Some(packed) = self.value(class::CLOCK) {
            return Some((packed / 100, packed % 100));
        }
        let part = self.part();
        let Some(hour) = self.number().or_else(|| self.value(class::DIGITS)) else {
            return match part? {
                DayPart::Midday => Some((12, 0)),
                DayPart::Midnight => Some((24, 0)),
                _ => None,
            };
        };
        if self.says(&["past"]) {
            return (1..=12).contains(&hour).then_some((hour % 12, 30));
        }
        let late = matches!(
            part,
            Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
        );
        (1..=12)
            .contains(&hour)
            .then_some((hour % 12 + if late { 12 } else { 0 }, 0))
    }

    /// The day that the words name, else the one told in this or the last sentence, else today.
    fn day_of_clock(&self) -> Option<(NaiveDate, Option<u32>)> {
        if let Some(month) = self.value(class::MONTH) {
            let day = self
                .found
                .captures
                .iter()
                .find(|hit| {
                    matches!(hit.class, class::DIGITS | class::ORDINAL)
                        && (1..=31).contains(&hit.value)
                })?
                .value;
            let year = self.year().or_else(|| self.year_of(month, day))?;
            return Some((NaiveDate::from_ymd_opt(year, month, day)?, None));
        }
        if let Some(weekday) = self.value(class::WEEKDAY) {
            let from = self.frame.here_day()?;
            return Some((add_days(from, self.days_to(weekday, from))?, None));
        }
        if self.says(&["today", "yesterday", "tomorrow"]) {
            let day = self.deictic()?.stretch?.first()?;
            return Some((day, None));
        }
        let told = self.frame.day(self.text, self.at());
        // Nothing was done at six on a day to come.
        let told = told.filter(|(day, _)| {
            self.frame.published.is_none_or(|from| {
                self.frame.history
                    || from.year() - day.year() < 2
                        && (*day <= from || self.direction() != Direction::Back)
            })
        });
        match told {
            Some((day, anchor)) => Some((day, Some(anchor))),
            None => Some((self.frame.here()?, None)),
        }
    }
}
