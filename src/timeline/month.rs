//! A month as a calendar shows it: weeks of seven days, and which events of the list are on which day.
//!
//! In: a day, the rows. Out: the [`Month`] around it, the positions of a day's events, and what is told too coarsely for
//! any day. All by binary search, whatever the order of the rows.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    corpus::{Corpus, day_number},
    rows::Rows,
    scale::{Scale, date},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The first day, and the first day of the month after it.
    pub days: (i32, i32),
    /// The Monday with which the first week begins.
    pub monday: i32,
    /// Four to six.
    pub weeks: usize,
}

impl Month {
    pub fn of(day: i32) -> Self {
        let bin = Scale::Month.bin(day);
        let days = (Scale::Month.start(bin), Scale::Month.start(bin + 1));
        let week = Scale::Week.bin(days.0);
        let weeks = Scale::Week.bin(days.1 - 1) - week + 1;
        Self {
            days,
            monday: Scale::Week.start(week),
            weeks: usize::try_from(weeks).unwrap_or(1).clamp(1, 6),
        }
    }

    pub fn holds(&self, day: i32) -> bool {
        (self.days.0..self.days.1).contains(&day)
    }

    /// `July 2026`
    pub fn name(&self) -> String {
        let first = date(self.days.0);
        format!("{} {}", first.format("%B"), super::said::year(first.year()))
    }
}

/// The same day so many months on; the last of the month where it has no such day.
pub fn months_on(day: i32, months: i32) -> i32 {
    let by = Months::new(months.unsigned_abs());
    let moved = |from: NaiveDate| {
        if months < 0 {
            from.checked_sub_months(by)
        } else {
            from.checked_add_months(by)
        }
    };
    moved(date(day)).map_or(day, day_number)
}

/// How many events are told to one day.
pub fn count(rows: &Rows, day: i32) -> usize {
    rows.tally.count(Scale::Day, day, day + 1)
}

/// The positions of the events that are told to one day.
pub fn on<'a>(corpus: &Corpus, rows: &'a Rows, day: i32) -> impl Iterator<Item = usize> + use<'a> {
    let from = rows.nth(|index| corpus.day(index) < day);
    // What is told to the day goes before what is told more coarsely.
    (from..from + count(rows, day)).filter_map(|nth| rows.in_time(nth))
}

/// What is told more coarsely than to the day and begins in a month: how coarsely, and how many.
pub fn coarse(rows: &Rows, month: &Month) -> impl Iterator<Item = (Scale, usize)> + use<> {
    let (from, to) = month.days;
    let upto = Scale::ALL.map(|scale| rows.tally.count(scale, from, to));
    let counts = Scale::ALL.into_iter().enumerate().skip(1);
    counts
        .map(move |(at, scale)| (scale, upto[at] - upto[at - 1]))
        .filter(|(_, count)| *count > 0)
}

/// The position of the first event of a month that is told more coarsely than to the day.
pub fn first_coarse(corpus: &Corpus, rows: &Rows, month: &Month) -> Option<usize> {
    let at = |day: i32| rows.nth(|index| corpus.day(index) < day);
    let mut positions = (at(month.days.0)..at(month.days.1)).filter_map(|nth| rows.in_time(nth));
    positions.find(|position| {
        let event = rows
            .order
            .get(*position)
            .and_then(|index| corpus.event(*index));
        event.is_some_and(|event| Scale::holding(event.when.range.precision) > Scale::Day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i32 {
        day_number(text.parse().expect("a day"))
    }

    #[test]
    fn a_month_is_cut_into_weeks_from_monday() {
        let may = Month::of(day("2025-05-18"));
        assert_eq!((may.monday, may.weeks), (day("2025-04-28"), 5));
        assert!(may.holds(day("2025-05-31")) && !may.holds(day("2025-06-01")));
        let february = Month::of(day("2021-02-28"));
        assert_eq!((february.monday, february.weeks), (day("2021-02-01"), 4));
        assert_eq!(Month::of(day("2026-08-01")).weeks, 6);
    }

    #[test]
    fn a_month_on_is_the_same_day_or_the_last_one() {
        assert_eq!(months_on(day("2025-01-31"), 1), day("2025-02-28"));
        assert_eq!(months_on(day("2024-02-29"), -12), day("2023-02-28"));
        assert_eq!(months_on(day("2024-12-05"), 1), day("2025-01-05"));
    }
}
