//! What is counted within a month: "the first Monday of May", "the last week of June", and the week of a day.

use chrono::NaiveDate;

use super::{Reading, Words};
use crate::{
    analysis::calendar::{self, Stretch, Unit, add_days},
    grammar::lexicon::class,
    model::{
        date::{DateRange, Precision},
        document::TimeKind,
    },
};

impl Words<'_> {
    /// "the second Tuesday in November", "the last day of the year": the month's own year is told or found as for a bare
    /// month.
    pub(super) fn nth(&self) -> Option<Reading> {
        let last = self.says(&["last", "final"]);
        let nth = self.value(class::ORDINAL).filter(|_| !last);
        if nth.is_none() && !last {
            return None;
        }
        let month = self.value(class::MONTH)?;
        let Some(year) = self.year().or_else(|| self.bare_month(month)) else {
            return Some(Reading::value(TimeKind::Date, format!("XXXX-{month:02}")));
        };
        if let Some(weekday) = self.value(class::WEEKDAY) {
            let nth = i64::from(nth.unwrap_or(5));
            let day = calendar::weekday_of_month(year, month, weekday, nth)?;
            return self.on(day);
        }
        let range = DateRange::month(year, month)?;
        match self.unit()? {
            Unit::Week => week(range, nth),
            _ if last => self.on(range.last()),
            _ => self.on(add_days(range.first(), i64::from(nth?) - 1)?),
        }
    }

    /// "the week of March 4", "the weekend of 11 May"
    pub(super) fn week_of(&self) -> Option<Reading> {
        let (month, day) = (self.value(class::MONTH)?, self.month_days().next()?);
        let Some(year) = self.year().or_else(|| self.year_of(month, day)) else {
            return Some(Reading::value(TimeKind::Date, "XXXX-WXX"));
        };
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        let unit = self.unit()?;
        matches!(unit, Unit::Week | Unit::Weekend)
            .then(|| Reading::stretch(Stretch::around(day, unit)))
    }
}

/// A month has no weeks of its own: its first one is told as the week in which the fourth day lies, its days about the
/// first seven.
fn week(month: DateRange, nth: Option<u32>) -> Option<Reading> {
    let first = match nth {
        Some(nth @ 1..=4) => add_days(month.first(), i64::from(nth - 1) * 7)?,
        Some(_) => return None,
        None => add_days(month.last(), -6)?,
    };
    let last = add_days(first, 6)?;
    let middle = Stretch::around(add_days(first, 3)?, Unit::Week);
    Some(Reading {
        when: Some(DateRange::between(first, last, Precision::Week).approximately()),
        ..Reading::value(TimeKind::Date, middle.timex())
    })
}
