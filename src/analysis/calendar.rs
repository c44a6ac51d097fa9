//! Calendar arithmetic: stretches of the calendar, their TIMEX3 values and their days.
//!
//! It knows no words and no texts; `time` reads those.

use chrono::{Datelike, Days, Months, NaiveDate};

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

/// Feasts that move, in the order of the class `feast` in `assets/words/calendar.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    Easter,
    GoodFriday,
    EasterMonday,
    PalmSunday,
    AshWednesday,
    Pentecost,
    Thanksgiving,
    MemorialDay,
    LaborDay,
    ElectionDay,
    KingDay,
    Ramadan,
    EidAlFitr,
    EidAlAdha,
    LunarNewYear,
    OrthodoxEaster,
    Ascension,
    Ashura,
    PresidentsDay,
    ColumbusDay,
    MothersDay,
}

impl Feast {
    pub fn from_value(value: u32) -> Option<Self> {
        use Feast::*;
        let all = [
            Easter,
            GoodFriday,
            EasterMonday,
            PalmSunday,
            AshWednesday,
            Pentecost,
            Thanksgiving,
            MemorialDay,
            LaborDay,
            ElectionDay,
            KingDay,
            Ramadan,
            EidAlFitr,
            EidAlAdha,
            LunarNewYear,
            OrthodoxEaster,
            Ascension,
            Ashura,
            PresidentsDay,
            ColumbusDay,
            MothersDay,
        ];
        all.get(value as usize).copied()
    }

    /// Where the sighting of the moon decides, a table can be a day off.
    pub fn is_approximate(self) -> bool {
        use Feast::*;
        matches!(
            self,
            Ramadan | EidAlFitr | EidAlAdha | Ashura | LunarNewYear
        )
    }

    /// The day it falls on, its first one for feasts of several days.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        let from_easter = |days| add_days(easter(year)?, days);
        match self {
            Feast::Easter => from_easter(0),
            Feast::GoodFriday => from_easter(-2),
            Feast::EasterMonday => from_easter(1),
            Feast::PalmSunday => from_easter(-7),
            Feast::AshWednesday => from_easter(-46),
            Feast::Ascension => from_easter(39),
            Feast::Pentecost => from_easter(49),
            Feast::OrthodoxEaster => orthodox_easter(year),
            Feast::Thanksgiving => weekday_of_month(year, 11, 3, 4),
            Feast::MemorialDay => weekday_of_month(year, 5, 0, 5),
            Feast::LaborDay => weekday_of_month(year, 9, 0, 1),
            Feast::KingDay => weekday_of_month(year, 1, 0, 3),
            Feast::PresidentsDay => weekday_of_month(year, 2, 0, 3),
            Feast::ColumbusDay => weekday_of_month(year, 10, 0, 2),
            Feast::MothersDay => weekday_of_month(year, 5, 6, 2),
            // The Tuesday after the first Monday of November.
            Feast::ElectionDay => add_days(weekday_of_month(year, 11, 0, 1)?, 1),
            Feast::Ramadan => hijri(year, 9, 1),
            Feast::EidAlFitr => hijri(year, 10, 1),
            Feast::EidAlAdha => hijri(year, 12, 10),
            Feast::Ashura => hijri(year, 1, 10),
            Feast::LunarNewYear => lunar_new_year(year),
        }
    }
}

/// The day in a Gregorian year on which a day of the tabular Islamic calendar falls; the first one where there are two.
fn hijri(year: i32, month: i64, day: i64) -> Option<NaiveDate> {
    // The civil epoch, 16 July 622 in the Julian calendar, is 19 July in the Gregorian one.
    let epoch = NaiveDate::from_ymd_opt(622, 7, 19)?;
    let date_in = |hijri: i64| {
        let leap_days = (3 + 11 * hijri).div_euclid(30);
        let months = (59 * (month - 1) + 1).div_euclid(2);
        add_days(epoch, (hijri - 1) * 354 + leap_days + months + day - 1)
    };
    let about = (i64::from(year) - 622) * 33 / 32;
    (about - 1..=about + 2)
        .filter_map(date_in)
        .find(|date| date.year() == year)
}

/// The second new moon after the winter solstice, by the mean moon; it can be a day off.
fn lunar_new_year(year: i32) -> Option<NaiveDate> {
    // Mean lunations of 29.530588853 days, counted from the new moon of 6 January 2000, 18:14 UTC, in China's zone.
    let first = NaiveDate::from_ymd_opt(year, 1, 20)?;
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 7)?;
    let days = (first - epoch).num_days();
    // In units of a hundred-thousandth of a day; the epoch is 2:14 of 7 January in China.
    let (lunation, offset) = (2_953_059_i64, 9_300_i64);
    let since = days * 100_000 - offset;
    let next = since.div_euclid(lunation) + 1;
    add_days(epoch, (next * lunation + offset).div_euclid(100_000))
}

/// The Sunday of Easter by the Julian reckoning (algorithm of Meeus), as a Gregorian date.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let number = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(
        year,
        u32::try_from(number / 31).ok()?,
        u32::try_from(number % 31 + 1).ok()?,
    )?;
    let century = year.div_euclid(100);
    add_days(julian, i64::from(century - century.div_euclid(4) - 2))
}

/// The Sunday of Easter by the Gregorian reckoning (anonymous algorithm, in the form of Meeus).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (
        year.rem_euclid(19),
        year.div_euclid(100),
        year.rem_euclid(100),
    );
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
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
    fn feasts_by_the_moon() {
        assert_eq!(Feast::OrthodoxEaster.day(2024), Some(day(2024, 5, 5)));
        assert_eq!(Feast::EidAlFitr.day(2024), Some(day(2024, 4, 10)));
        assert_eq!(Feast::Ramadan.day(2025), Some(day(2025, 3, 1)));
        assert_eq!(Feast::ElectionDay.day(2020), Some(day(2020, 11, 3)));
        for (year, month, on) in [(2024, 2, 10), (2023, 1, 22), (2020, 1, 25), (2012, 1, 23)] {
            let found = Feast::LunarNewYear.day(year).expect("a day");
            let off = (found - day(year, month, on)).num_days().abs();
            assert!(off <= 1, "{year}: {found}");
        }
    }

    #[test]
    fn feasts_that_move() {
        assert_eq!(easter(2024), Some(day(2024, 3, 31)));
        assert_eq!(easter(1961), Some(day(1961, 4, 2)));
        assert_eq!(weekday_of_month(2024, 11, 3, 4), Some(day(2024, 11, 28)));
        assert_eq!(weekday_of_month(2024, 5, 0, 5), Some(day(2024, 5, 27)));
    }
}
