//! How finely time is cut into bins, from days to decades.
//!
//! Days are numbers of the common era (1 January of the year 1 is 1); bins are numbers too, one after the other.

use chrono::{Datelike, NaiveDate};

use crate::model::date::Precision;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Scale {
    pub const ALL: [Scale; 6] = [
        Scale::Day,
        Scale::Week,
        Scale::Month,
        Scale::Quarter,
        Scale::Year,
        Scale::Decade,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Scale::Day => "day",
            Scale::Week => "week",
            Scale::Month => "month",
            Scale::Quarter => "quarter",
            Scale::Year => "year",
            Scale::Decade => "decade",
        }
    }

    pub fn finer(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|other| *other < self)
    }

    pub fn coarser(self) -> Option<Self> {
        Self::ALL.into_iter().find(|other| *other > self)
    }

    /// The finest scale whose bins can hold what is told so finely.
    pub fn holding(precision: Precision) -> Self {
        match precision {
            Precision::Time | Precision::Day => Scale::Day,
            Precision::Week => Scale::Week,
            Precision::Month => Scale::Month,
            Precision::Quarter => Scale::Quarter,
            // Winter and spring cross the borders of quarters.
            Precision::Season | Precision::Year => Scale::Year,
            Precision::Decade => Scale::Decade,
        }
    }

    /// The bin in which a day lies.
    pub fn bin(self, day: i32) -> i32 {
        let date = date(day);
        let month = date.month0() as i32;
        match self {
            Scale::Day => day,
            Scale::Week => (day - 1).div_euclid(7),
            Scale::Month => date.year() * 12 + month,
            Scale::Quarter => date.year() * 4 + month / 3,
            Scale::Year => date.year(),
            Scale::Decade => date.year().div_euclid(10),
        }
    }

    /// The first day of a bin.
    pub fn start(self, bin: i32) -> i32 {
        let month = |year: i32, month0: i32| {
            NaiveDate::from_ymd_opt(year, month0 as u32 + 1, 1)
                .unwrap_or(if year < 0 {
                    NaiveDate::MIN
                } else {
                    NaiveDate::MAX
                })
                .num_days_from_ce()
        };
        match self {
            Scale::Day => bin,
            Scale::Week => bin.saturating_mul(7).saturating_add(1),
            Scale::Month => month(bin.div_euclid(12), bin.rem_euclid(12)),
            Scale::Quarter => month(bin.div_euclid(4), bin.rem_euclid(4) * 3),
            Scale::Year => month(bin, 0),
            Scale::Decade => month(bin.saturating_mul(10), 0),
        }
    }
}

/// The date of a day number; the calendar's end where there is none.
pub fn date(day: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(if day < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_begins_with_the_first_day_that_lies_in_it() {
        for text in [
            "2025-05-18",
            "1999-12-31",
            "2024-02-29",
            "0001-01-01",
            "-0043-03-15",
        ] {
            let day = text.parse::<NaiveDate>().expect("a day").num_days_from_ce();
            for scale in Scale::ALL {
                let bin = scale.bin(day);
                let start = scale.start(bin);
                assert!(
                    start <= day && day < scale.start(bin + 1),
                    "{text} {scale:?}"
                );
                assert_eq!(
                    (scale.bin(start), scale.bin(start - 1)),
                    (bin, bin - 1),
                    "{text} {scale:?}"
                );
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
        assert_eq!(
            date(Scale::Week.start(Scale::Week.bin(monday.num_days_from_ce() + 6))),
            monday
        );
    }
}
