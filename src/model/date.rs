//! Days, and how exactly they are known.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// How finely a text dates something. Ordered from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
}

impl Precision {
    pub const ALL: [Precision; 8] = [
        Precision::Time,
        Precision::Day,
        Precision::Week,
        Precision::Month,
        Precision::Quarter,
        Precision::Season,
        Precision::Year,
        Precision::Decade,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Precision::Time => "time",
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|precision| precision.name() == name)
    }
}

/// Days from `first` to `last`, both included. `first <= last` cannot be broken: the fields are private for that alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    first: NaiveDate,
    last: NaiveDate,
    pub precision: Precision,
    pub approximate: bool,
    /// One of the two ends and no day between them: what "03/04/2025" is where nothing tells which number is the month.
    pub either: bool,
}

impl DateRange {
    pub fn day(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
            precision: Precision::Day,
            approximate: false,
            either: false,
        }
    }

    /// The days between two days, given in either order.
    pub fn between(one: NaiveDate, other: NaiveDate, precision: Precision) -> Self {
        Self {
            first: one.min(other),
            last: one.max(other),
            precision,
            approximate: false,
            either: false,
        }
    }

    /// The one day or the other.
    pub fn either(one: NaiveDate, other: NaiveDate) -> Self {
        Self {
            either: one != other,
            ..Self::between(one, other, Precision::Day)
        }
    }

    /// The week from Monday to Sunday in which `day` lies.
    pub fn week(day: NaiveDate) -> Option<Self> {
        let monday =
            day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
        Some(Self::between(
            monday,
            monday.checked_add_days(Days::new(6))?,
            Precision::Week,
        ))
    }

    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months(year, month, 1, Precision::Month)
    }

    /// `quarter` is 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        Self::months(year, quarter.checked_sub(1)? * 3 + 1, 3, Precision::Quarter)
    }

    pub fn year(year: i32) -> Option<Self> {
        Self::months(year, 1, 12, Precision::Year)
    }

    /// The ten years that begin with `year`.
    pub fn decade(year: i32) -> Option<Self> {
        Self::months(year, 1, 120, Precision::Decade)
    }

    /// So many whole months, beginning with `month` of `year`.
    pub fn months(year: i32, month: u32, count: u32, precision: Precision) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Self::between(first, last, precision))
    }

    pub fn approximately(self) -> Self {
        Self {
            approximate: true,
            ..self
        }
    }

    pub fn first(&self) -> NaiveDate {
        self.first
    }

    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// How many days it covers; at least one.
    pub fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    pub fn overlaps(&self, other: &DateRange) -> bool {
        if self.either {
            other.holds(self.first) || other.holds(self.last)
        } else if other.either {
            other.overlaps(self)
        } else {
            self.first <= other.last && other.first <= self.last
        }
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        if self.either {
            day == self.first || day == self.last
        } else {
            self.first <= day && day <= self.last
        }
    }

    /// Extended Date/Time Format, ISO 8601-2: `2025-05-18`, `2025-05`, `2025`, `201X`, `2025-05-18/2025-05-20`, `2025-05-16~`,
    /// `[2025-03-04,2025-04-03]` for one of two days.
    pub fn edtf(&self) -> String {
        let day =
            |day: NaiveDate| format!("{}-{:02}-{:02}", Year(day.year()), day.month(), day.day());
        let whole = |range: Option<DateRange>| {
            range.is_some_and(|r| r.first == self.first && r.last == self.last)
        };
        let (year, month) = (self.first.year(), self.first.month());
        let mut text = if self.either {
            format!("[{},{}]", day(self.first), day(self.last))
        } else if self.first == self.last {
            day(self.first)
        } else if whole(Self::month(year, month)) {
            format!("{}-{month:02}", Year(year))
        } else if whole(Self::year(year)) {
            Year(year).to_string()
        } else if year >= 0 && year % 10 == 0 && whole(Self::decade(year)) {
            format!("{:03}X", year / 10)
        } else {
            format!("{}/{}", day(self.first), day(self.last))
        };
        if self.approximate {
            text.push('~');
        }
        text
    }
}

/// A year with four digits, and a sign before the year 0.
struct Year(i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            write!(f, "-{:04}", -self.0)
        } else {
            write!(f, "{:04}", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(range: Option<DateRange>, expected: &str) {
        assert_eq!(range.expect("a range").edtf(), expected);
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn edtf_says_no_more_than_is_known() {
        check(Some(DateRange::day(day(2025, 5, 18))), "2025-05-18");
        check(DateRange::month(2024, 2), "2024-02");
        check(DateRange::year(1987), "1987");
        check(DateRange::decade(1990), "199X");
        check(DateRange::week(day(2025, 5, 18)), "2025-05-12/2025-05-18");
        check(
            DateRange::month(2025, 5).map(DateRange::approximately),
            "2025-05~",
        );
        check(DateRange::quarter(2025, 2), "2025-04-01/2025-06-30");
        let either = DateRange::either(day(2025, 4, 3), day(2025, 3, 4));
        check(Some(either), "[2025-03-04,2025-04-03]");
    }

    #[test]
    fn one_of_two_days_is_none_between_them() {
        let either = DateRange::either(day(2025, 3, 4), day(2025, 4, 3));
        let march = DateRange::month(2025, 3).expect("a month");
        let between = DateRange::between(day(2025, 3, 10), day(2025, 4, 2), Precision::Day);
        assert!(either.holds(day(2025, 3, 4)) && either.holds(day(2025, 4, 3)));
        assert!(!either.holds(day(2025, 3, 20)));
        assert!(either.overlaps(&march) && march.overlaps(&either));
        assert!(!either.overlaps(&between) && !between.overlaps(&either));
        assert!(!DateRange::either(day(2025, 3, 3), day(2025, 3, 3)).either);
    }

    #[test]
    fn a_range_is_put_in_order() {
        let range = DateRange::between(day(2025, 5, 20), day(2025, 5, 18), Precision::Day);
        assert_eq!(
            (range.first(), range.last(), range.days()),
            (day(2025, 5, 18), day(2025, 5, 20), 3)
        );
    }
}
