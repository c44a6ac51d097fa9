//! Calendar arithmetic: stretches of the calendar, their TIMEX3 values and their days.
//!
//! It knows no words and no texts; `time` reads those. `feasts` says when feasts fall.

mod feasts;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use feasts::{Feast, easter};

use crate::model::date::{DateRange, Precision};

/// Units in the order of the class `unit` in `assets/words/calendar.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Night,
}

impl Unit {
    pub fn from_value(value: u32) -> Option<Self> {
        use Unit::*;
        let all = [
            Second, Minute, Hour, Day, Week, Weekend, Fortnight, Month, Quarter, Year, Decade,
            Century, Night,
        ];
        all.get(value as usize).copied()
    }

    /// A TIMEX3 duration of `count` such units; the count is written as it is, so that `X` can stand for an unknown one.
    pub fn duration(self, count: &str) -> String {
        match self {
            Unit::Second => format!("PT{count}S"),
            Unit::Minute => format!("PT{count}M"),
            Unit::Hour => format!("PT{count}H"),
            Unit::Day => format!("P{count}D"),
            Unit::Week => format!("P{count}W"),
            Unit::Weekend => format!("P{count}WE"),
            Unit::Fortnight => times(count, 2, "P", "W"),
            Unit::Month => format!("P{count}M"),
            Unit::Quarter => format!("P{count}Q"),
            Unit::Year => format!("P{count}Y"),
            Unit::Decade => times(count, 10, "P", "Y").replace("PXY", "PXDE"),
            Unit::Century => times(count, 100, "P", "Y").replace("PXY", "PXCE"),
            Unit::Night => format!("P{count}D"),
        }
    }
}

fn times(count: &str, factor: u32, before: &str, after: &str) -> String {
    let count = count.parse::<u32>().map_or_else(
        |_| count.into(),
        |count| count.saturating_mul(factor).to_string(),
    );
    format!("{before}{count}{after}")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Midnight,
    Daytime,
}

impl DayPart {
    pub fn from_value(value: u32) -> Option<Self> {
        use DayPart::*;
        [
            Morning, Midday, Afternoon, Evening, Night, Midnight, Daytime,
        ]
        .get(value as usize)
        .copied()
    }

    pub fn timex(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Midday => "T12:00",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
            DayPart::Midnight => "T24:00",
            DayPart::Daytime => "TDT",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    pub fn from_value(value: u32) -> Option<Self> {
        [Season::Spring, Season::Summer, Season::Fall, Season::Winter]
            .get(value as usize)
            .copied()
    }

    pub fn timex(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// The month in which it begins; winter begins in December of its year.
    pub fn month(self) -> u32 {
        [3, 6, 9, 12][self as usize]
    }
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    Day(NaiveDate),
    /// First and last day, told as such.
    Days(NaiveDate, NaiveDate),
    /// The week of its Monday.
    Week(NaiveDate),
    /// The weekend of its Saturday.
    Weekend(NaiveDate),
    Month(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    Season(i32, Season),
    Year(i32),
    /// The decade that begins with the year.
    Decade(i32),
    /// The century that begins with the year.
    Century(i32),
    Part(NaiveDate, DayPart),
    /// Hour and minute of a day.
    Clock(NaiveDate, u32, u32),
}

impl Stretch {
    /// The TIMEX3 value.
    pub fn timex(&self) -> String {
        match *self {
            Stretch::Day(day) => iso(day),
            Stretch::Days(first, last) => format!("{}/{}", iso(first), iso(last)),
            Stretch::Week(monday) => week_value(monday),
            Stretch::Weekend(saturday) => format!("{}-WE", week_value(saturday)),
            Stretch::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Stretch::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Stretch::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Stretch::Season(year, season) => format!("{}-{}", year_value(year), season.timex()),
            Stretch::Year(year) => year_value(year),
            Stretch::Decade(year) => format!("{:03}", year.div_euclid(10)),
            Stretch::Century(year) if year <= 0 => format!("BC{:02}", -year / 100),
            Stretch::Century(year) => format!("{:02}", year.div_euclid(100)),
            Stretch::Part(day, part) => format!("{}{}", iso(day), part.timex()),
            Stretch::Clock(day, hour, minute) => format!("{}T{hour:02}:{minute:02}", iso(day)),
        }
    }

    /// The days it covers.
    pub fn range(&self) -> Option<DateRange> {
        match *self {
            Stretch::Day(day) => Some(DateRange::day(day)),
            Stretch::Days(first, last) => Some(DateRange::between(first, last, Precision::Day)),
            Stretch::Week(monday) => DateRange::week(monday),
            Stretch::Weekend(saturday) => Some(DateRange::between(
                saturday,
                saturday.succ_opt()?,
                Precision::Day,
            )),
            Stretch::Month(year, month) => DateRange::month(year, month),
            Stretch::Quarter(year, quarter) => DateRange::quarter(year, quarter),
            Stretch::Half(year, half) => {
                DateRange::months(year, half.checked_sub(1)? * 6 + 1, 6, Precision::Quarter)
            }
            Stretch::Season(year, season) => {
                DateRange::months(year, season.month(), 3, Precision::Season)
            }
            Stretch::Year(year) => DateRange::year(year),
            Stretch::Decade(year) => DateRange::decade(year),
            Stretch::Century(year) => DateRange::months(year, 1, 1200, Precision::Decade),
            Stretch::Part(day, _) | Stretch::Clock(day, ..) => {
                Some(DateRange::between(day, day, Precision::Time))
            }
        }
    }

    /// Its first day.
    pub fn first(&self) -> Option<NaiveDate> {
        self.range().map(|range| range.first())
    }

    /// The stretch of a unit in which a day lies.
    pub fn around(day: NaiveDate, unit: Unit) -> Self {
        let (year, month) = (day.year(), day.month());
        match unit {
            Unit::Week | Unit::Fortnight => Stretch::Week(monday(day)),
            Unit::Weekend => Stretch::Weekend(add_days(monday(day), 5).unwrap_or(day)),
            Unit::Month => Stretch::Month(year, month),
            Unit::Quarter => Stretch::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Stretch::Year(year),
            Unit::Decade => Stretch::Decade(year.div_euclid(10) * 10),
            Unit::Century => Stretch::Century(year.div_euclid(100) * 100),
            _ => Stretch::Day(day),
        }
    }
}

/// `day` moved by so many units, as a stretch of that unit: three days from a day is a day, two months from it a month.
pub fn moved(day: NaiveDate, unit: Unit, count: i64) -> Option<Stretch> {
    let days = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(Stretch::Day(day)),
        Unit::Day | Unit::Night => count,
        Unit::Week | Unit::Weekend => count * 7,
        Unit::Fortnight => count * 14,
        Unit::Month => return Some(Stretch::around(add_months(day, count)?, Unit::Month)),
        Unit::Quarter => {
            return Some(Stretch::around(
                add_months(day, count.checked_mul(3)?)?,
                Unit::Quarter,
            ));
        }
        Unit::Year => return year(day, count).map(Stretch::Year),
        Unit::Decade => {
            return year(day, count.checked_mul(10)?)
                .map(|year| Stretch::Decade(year.div_euclid(10) * 10));
        }
        Unit::Century => {
            return year(day, count.checked_mul(100)?)
                .map(|year| Stretch::Century(year.div_euclid(100) * 100));
        }
    };
    Some(Stretch::around(add_days(day, days)?, unit))
}

fn year(day: NaiveDate, count: i64) -> Option<i32> {
    let year = i64::from(day.year()).checked_add(count)?;
    i32::try_from(year)
        .ok()
        .filter(|year| (-9999..=9999).contains(year))
}

pub fn add_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

pub fn add_months(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
    if count < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

pub fn monday(day: NaiveDate) -> NaiveDate {
    add_days(day, -i64::from(day.weekday().num_days_from_monday())).unwrap_or(day)
}

/// The `nth` such weekday (Monday is 0) of a month; the last one for 5.
pub fn weekday_of_month(year: i32, month: u32, weekday: u32, nth: i64) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let ahead =
        (i64::from(weekday) - i64::from(first.weekday().num_days_from_monday())).rem_euclid(7);
    let day = add_days(first, ahead + (nth - 1) * 7)?;
    if day.month() == month {
        Some(day)
    } else {
        add_days(day, -7)
    }
}

fn iso(day: NaiveDate) -> String {
    format!(
        "{}-{:02}-{:02}",
        year_value(day.year()),
        day.month(),
        day.day()
    )
}

fn year_value(year: i32) -> String {
    if year <= 0 {
        format!("BC{:04}", 1 - year)
    } else {
        format!("{year:04}")
    }
}

fn week_value(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn moving_keeps_the_unit() {
        let from = day(2024, 3, 15);
        let value = |unit, count| moved(from, unit, count).expect("in range").timex();
        assert_eq!(value(Unit::Day, -15), "2024-02-29");
        assert_eq!(value(Unit::Week, -2), "2024-W09");
        assert_eq!(value(Unit::Month, -3), "2023-12");
        assert_eq!(value(Unit::Year, 2), "2026");
        assert_eq!(value(Unit::Decade, -1), "201");
        assert_eq!(moved(from, Unit::Year, i64::MAX), None);
    }

    #[test]
    fn weekdays_within_a_month() {
        assert_eq!(weekday_of_month(2024, 11, 3, 4), Some(day(2024, 11, 28)));
        assert_eq!(weekday_of_month(2024, 5, 0, 5), Some(day(2024, 5, 27)));
    }

    #[test]
    fn years_before_christ() {
        assert_eq!(Stretch::Year(-43).timex(), "BC0044");
        assert_eq!(Stretch::Century(-499).timex(), "BC04");
    }
}
