//! The days on which feasts fall that move: by Easter, by the weekday, by the moon.
//!
//! In: a feast and a year. Out: its day, the first one for a feast of several days. Where the sighting of the moon
//! decides, the tabular calendar stands in and can be a day off: such feasts are marked approximate.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{add_days, weekday_of_month};

macro_rules! feasts {
    ($($feast:ident),+ $(,)?) => {
        /// In the order of the class `feast` in `assets/words/calendar.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Feast { $($feast),+ }

        const ALL: &[Feast] = &[$(Feast::$feast),+];
    };
}

feasts!(
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
    Passover,
    RoshHashanah,
    YomKippur,
    Hanukkah,
    MaundyThursday,
    WhitMonday,
    CorpusChristi,
    ShroveTuesday,
    BlackFriday,
    IslamicNewYear,
    Mawlid,
    QudsDay,
    Arbaeen,
    FathersDay,
    Sukkot,
    TishaBAv,
    Diwali,
);

impl Feast {
    pub fn from_value(value: u32) -> Option<Self> {
        ALL.get(value as usize).copied()
    }

    /// Where the sighting of the moon decides, a table can be a day off.
    pub fn is_approximate(self) -> bool {
        use Feast::*;
        matches!(
            self,
            Ramadan
                | EidAlFitr
                | EidAlAdha
                | Ashura
                | LunarNewYear
                | IslamicNewYear
                | Mawlid
                | QudsDay
                | Arbaeen
                | Diwali
        )
    }

    pub fn day(self, year: i32) -> Option<NaiveDate> {
        let from_easter = |days| add_days(easter(year)?, days);
        let from_new_year = |days| add_days(rosh_hashanah(year)?, days);
        match self {
            Feast::Easter => from_easter(0),
            Feast::MaundyThursday => from_easter(-3),
            Feast::GoodFriday => from_easter(-2),
            Feast::EasterMonday => from_easter(1),
            Feast::PalmSunday => from_easter(-7),
            Feast::AshWednesday => from_easter(-46),
            Feast::ShroveTuesday => from_easter(-47),
            Feast::Ascension => from_easter(39),
            Feast::Pentecost => from_easter(49),
            Feast::WhitMonday => from_easter(50),
            Feast::CorpusChristi => from_easter(60),
            Feast::OrthodoxEaster => orthodox_easter(year),
            Feast::Thanksgiving => weekday_of_month(year, 11, 3, 4),
            Feast::BlackFriday => add_days(weekday_of_month(year, 11, 3, 4)?, 1),
            Feast::MemorialDay => weekday_of_month(year, 5, 0, 5),
            Feast::LaborDay => weekday_of_month(year, 9, 0, 1),
            Feast::KingDay => weekday_of_month(year, 1, 0, 3),
            Feast::PresidentsDay => weekday_of_month(year, 2, 0, 3),
            Feast::ColumbusDay => weekday_of_month(year, 10, 0, 2),
            Feast::MothersDay => weekday_of_month(year, 5, 6, 2),
            Feast::FathersDay => weekday_of_month(year, 6, 6, 3),
            // The Tuesday after the first Monday of November.
            Feast::ElectionDay => add_days(weekday_of_month(year, 11, 0, 1)?, 1),
            Feast::IslamicNewYear => hijri(year, 1, 1),
            Feast::Ashura => hijri(year, 1, 10),
            Feast::Arbaeen => hijri(year, 2, 20),
            Feast::Mawlid => hijri(year, 3, 12),
            Feast::Ramadan => hijri(year, 9, 1),
            Feast::QudsDay => quds_day(year),
            Feast::EidAlFitr => hijri(year, 10, 1),
            Feast::EidAlAdha => hijri(year, 12, 10),
            // The second new moon after the winter solstice.
            Feast::LunarNewYear => new_moon_after(NaiveDate::from_ymd_opt(year, 1, 20)?),
            Feast::Diwali => diwali(year),
            Feast::RoshHashanah => from_new_year(0),
            Feast::YomKippur => from_new_year(9),
            Feast::Sukkot => from_new_year(14),
            Feast::Hanukkah => hanukkah(year),
            Feast::Passover => from_new_year(-163),
            Feast::TishaBAv => {
                let ninth = from_new_year(-51)?;
                add_days(ninth, i64::from(ninth.weekday() == Weekday::Sat))
            }
        }
    }
}

/// The last Friday of Ramadan.
fn quds_day(year: i32) -> Option<NaiveDate> {
    let last = hijri(year, 10, 1)?.pred_opt()?;
    let since_friday = (i64::from(last.weekday().num_days_from_monday()) - 4).rem_euclid(7);
    add_days(last, -since_friday)
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

/// The first day of the Jewish year that begins in a Gregorian year (the reckoning of Dershowitz and Reingold).
fn rosh_hashanah(year: i32) -> Option<NaiveDate> {
    let year = i64::from(year) + 3761;
    let (last, this, next) = (
        new_moon_day(year - 1),
        new_moon_day(year),
        new_moon_day(year + 1),
    );
    let delay = match (next - this, this - last) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    let day = i32::try_from(this + delay - 1_373_427).ok()?;
    NaiveDate::from_num_days_from_ce_opt(day)
}

/// Days from the epoch of the Jewish calendar to the mean new moon of a year's beginning, put off where the weekday forbids it.
fn new_moon_day(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    // An hour has 1080 parts, a day 25920.
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    day + i64::from((3 * (day + 1)).rem_euclid(7) < 3)
}

/// The 25th of Kislev: the month before it is a day longer in years of 355 or 385 days.
fn hanukkah(year: i32) -> Option<NaiveDate> {
    let begin = rosh_hashanah(year)?;
    let length = (rosh_hashanah(year.checked_add(1)?)? - begin).num_days();
    add_days(begin, 83 + i64::from(length % 10 == 5))
}

/// The day in China of the first new moon behind a day, by the mean moon; it can be a day off.
fn new_moon_after(first: NaiveDate) -> Option<NaiveDate> {
    // Mean lunations of 29.530588853 days, counted from the new moon of 6 January 2000, 18:14 UTC, in China's zone.
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 7)?;
    let days = (first - epoch).num_days();
    // In units of a hundred-thousandth of a day; the epoch is 2:14 of 7 January in China.
    let (lunation, offset) = (2_953_059_i64, 9_300_i64);
    let since = days * 100_000 - offset;
    let next = since.div_euclid(lunation) + 1;
    add_days(epoch, (next * lunation + offset).div_euclid(100_000))
}

/// The evening before the moon of late October or early November is new.
fn diwali(year: i32) -> Option<NaiveDate> {
    add_days(new_moon_after(NaiveDate::from_ymd_opt(year, 10, 18)?)?, -1)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(feast: Feast, days: &[&str]) {
        for day in days {
            let day: NaiveDate = day.parse().expect("a day");
            assert_eq!(feast.day(day.year()), Some(day), "{feast:?}");
        }
    }

    #[test]
    fn by_easter() {
        check(Feast::Easter, &["2024-03-31", "1961-04-02"]);
        check(Feast::OrthodoxEaster, &["2024-05-05", "2023-04-16"]);
        check(Feast::WhitMonday, &["2023-05-29"]);
        check(Feast::ShroveTuesday, &["2024-02-13"]);
    }

    #[test]
    fn by_the_weekday() {
        check(Feast::ElectionDay, &["2020-11-03"]);
        check(Feast::BlackFriday, &["2023-11-24"]);
        check(Feast::FathersDay, &["2024-06-16"]);
    }

    #[test]
    fn by_the_islamic_calendar() {
        check(Feast::EidAlFitr, &["2024-04-10"]);
        check(Feast::Ramadan, &["2025-03-01"]);
        check(Feast::QudsDay, &["2024-04-05"]);
    }

    #[test]
    fn by_the_jewish_calendar() {
        check(
            Feast::RoshHashanah,
            &["2023-09-16", "2024-10-03", "2020-09-19"],
        );
        check(Feast::YomKippur, &["1973-10-06", "2023-09-25"]);
        check(Feast::Passover, &["2024-04-23", "2023-04-06"]);
        check(Feast::Hanukkah, &["2023-12-08", "2024-12-26", "2022-12-19"]);
        check(Feast::TishaBAv, &["2024-08-13", "2022-08-07"]);
    }

    #[test]
    fn by_the_moon_within_a_day() {
        let check = |feast: Feast, day: &str| {
            let day: NaiveDate = day.parse().expect("a day");
            let found = feast.day(day.year()).expect("a day");
            assert!((found - day).num_days().abs() <= 1, "{found} for {day}");
        };
        for day in ["2024-02-10", "2023-01-22", "2020-01-25", "2012-01-23"] {
            check(Feast::LunarNewYear, day);
        }
        for day in [
            "2019-10-27",
            "2020-11-14",
            "2021-11-04",
            "2022-10-24",
            "2023-11-12",
            "2009-10-17",
        ] {
            check(Feast::Diwali, day);
        }
    }
}
