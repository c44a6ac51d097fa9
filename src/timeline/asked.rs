//! Dates as a reader types them: `2025`, `may 2024`, `18 may`, `last tuesday`, `-3w`.
//!
//! In: what is typed, the day at which the reader is, and the newest day of the collection. Out: the days it means. Steps
//! (`-3w`) and dates without a year count from where the reader is; `today`, `yesterday` and `last tuesday` from the newest
//! day. No clock is asked.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::date::{DateRange, Precision};

/// None where it is no date.
pub fn date(typed: &str, here: NaiveDate, newest: NaiveDate) -> Option<DateRange> {
    let typed = typed.trim().to_lowercase();
    if let Some(step) = step(&typed, here) {
        return Some(DateRange::day(step));
    }
    let parts: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || ".,-/_".contains(letter))
        .filter(|part| !part.is_empty())
        .collect();
    in_words(&parts, newest).or_else(|| in_numbers(&parts, here))
}

/// A date of a filter: everything counts from the newest day.
pub fn day(typed: &str, newest: NaiveDate) -> Option<DateRange> {
    date(typed, newest, newest)
}

/// Two dates with `..` between them, both included: their first and last day.
pub fn stretch(typed: &str, newest: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = typed.split_once("..")?;
    let (from, to) = (day(from, newest)?, day(to.trim_start_matches('.'), newest)?);
    Some((from.first().min(to.first()), from.last().max(to.last())))
}

fn in_words(parts: &[&str], newest: NaiveDate) -> Option<DateRange> {
    let near = |days: i64| newest.checked_add_signed(chrono::Duration::days(days));
    match *parts {
        ["today" | "newest" | "now"] => Some(DateRange::day(newest)),
        ["yesterday"] => near(-1).map(DateRange::day),
        ["tomorrow"] => near(1).map(DateRange::day),
        [name] => match (weekday(name), decade(name)) {
            (Some(day), _) => Some(DateRange::day(weekday_before(newest.succ_opt()?, day)?)),
            (None, Some(decade)) => DateRange::decade(decade),
            (None, None) => None,
        },
        [count, unit, "ago"] => {
            step(&format!("-{count}{}", unit.get(..1)?), newest).map(DateRange::day)
        }
        ["in", count, unit] => {
            step(&format!("+{count}{}", unit.get(..1)?), newest).map(DateRange::day)
        }
        ["last" | "past", what] => beside(what, newest, -1),
        ["this", what] => beside(what, newest, 0),
        ["next", what] => beside(what, newest, 1),
        [season, year] => season_of(season, year).or_else(|| season_of(year, season)),
        _ => None,
    }
}

/// The week, month, year or weekday before, around or after a day.
fn beside(what: &str, day: NaiveDate, by: i32) -> Option<DateRange> {
    let month = day.year() * 12 + day.month0() as i32;
    match what {
        "week" => {
            DateRange::week(day.checked_add_signed(chrono::Duration::days(i64::from(by) * 7))?)
        }
        "month" => {
            let month = month + by;
            DateRange::month(month.div_euclid(12), month.rem_euclid(12) as u32 + 1)
        }
        "quarter" => {
            let quarter = month.div_euclid(3) + by;
            DateRange::quarter(quarter.div_euclid(4), quarter.rem_euclid(4) as u32 + 1)
        }
        "year" => DateRange::year(day.year() + by),
        _ => {
            let wanted = weekday(what)?;
            let found = match by {
                1 => weekday_before(day.checked_add_days(Days::new(8))?, wanted)?,
                0 => weekday_before(DateRange::week(day)?.last().succ_opt()?, wanted)?,
                _ => weekday_before(day, wanted)?,
            };
            Some(DateRange::day(found))
        }
    }
}

/// The latest such weekday before a day.
fn weekday_before(day: NaiveDate, wanted: Weekday) -> Option<NaiveDate> {
    let back = (i64::from(day.weekday().num_days_from_monday())
        - i64::from(wanted.num_days_from_monday())
        - 1)
    .rem_euclid(7)
        + 1;
    day.checked_sub_days(Days::new(back.unsigned_abs()))
}

/// By three letters or more.
fn weekday(name: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let known = |(day, _): &&(&str, Weekday)| name.len() >= 3 && day.starts_with(name);
    DAYS.iter().find(known).map(|(_, day)| *day)
}

/// `1990s`
fn decade(name: &str) -> Option<i32> {
    let year: i32 = name.strip_suffix('s')?.parse().ok()?;
    (year % 10 == 0 && (10..=9990).contains(&year)).then_some(year)
}

/// `spring 2025`, `q2 2025`, `w20 2025`.
fn season_of(name: &str, of: &str) -> Option<DateRange> {
    let year = year(of)?;
    let season = |month| DateRange::months(year, month, 3, Precision::Season);
    match name {
        "spring" => season(3),
        "summer" => season(6),
        "autumn" | "fall" => season(9),
        "winter" => season(12),
        _ => {
            let number = name.get(1..)?.parse().ok();
            match name.get(..1)? {
                "q" => DateRange::quarter(year, number.filter(|n| (1..=4).contains(n))?),
                "w" => DateRange::week(NaiveDate::from_isoywd_opt(year, number?, Weekday::Mon)?),
                _ => None,
            }
        }
    }
}

fn year(part: &str) -> Option<i32> {
    let year = part.parse::<i32>().ok();
    year.filter(|year| (1..=9999).contains(year))
}

fn in_numbers(parts: &[&str], here: NaiveDate) -> Option<DateRange> {
    let number = |part: &str| {
        let digits = part.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        digits.parse::<u32>().ok()
    };
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(DateRange::day);
    match *parts {
        [one] => match (month(one), one.len(), year(one)) {
            (Some(month), ..) => DateRange::month(here.year(), month),
            (None, 3..=4, Some(year)) => DateRange::year(year),
            _ => None,
        },
        [one, two] => match (month(one), month(two)) {
            (Some(month), _) if two.len() > 2 && year(two).is_some() => {
                DateRange::month(year(two)?, month)
            }
            (Some(month), _) => on(here.year(), month, number(two)?),
            (None, Some(month)) if one.len() == 4 && year(one).is_some() => {
                DateRange::month(year(one)?, month)
            }
            (None, Some(month)) => on(here.year(), month, number(one)?),
            _ => DateRange::month(year(one)?, number(two)?),
        },
        [one, two, three] => match (month(one), month(two)) {
            (Some(month), _) => on(year(three)?, month, number(two)?),
            (_, Some(month)) => on(year(three)?, month, number(one)?),
            _ => on(year(one)?, number(two)?, number(three)?),
        },
        _ => None,
    }
}

/// A month by three letters or more of its name.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let known = MONTHS
        .iter()
        .position(|month| name.len() >= 3 && month.starts_with(name))?;
    Some(known as u32 + 1)
}

fn step(typed: &str, from: NaiveDate) -> Option<NaiveDate> {
    let back = match typed.chars().next()? {
        '-' => true,
        '+' => false,
        _ => return None,
    };
    let unit = typed.chars().last()?;
    let count: u32 = typed
        .get(1..typed.len() - unit.len_utf8())?
        .trim()
        .parse()
        .ok()?;
    let days = |days: u32| {
        let days = Days::new(u64::from(count) * u64::from(days));
        if back {
            from.checked_sub_days(days)
        } else {
            from.checked_add_days(days)
        }
    };
    let months = |months: u32| {
        let months = chrono::Months::new(count.checked_mul(months)?);
        if back {
            from.checked_sub_months(months)
        } else {
            from.checked_add_months(months)
        }
    };
    match unit {
        'd' => days(1),
        'w' => days(7),
        'm' => months(1),
        'y' => months(12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::said;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        // A reader on a Sunday of May, and a newest day that is a Wednesday.
        let range = date(typed, on("2025-05-18"), on("2026-03-11"));
        let told = range.map_or("nothing".to_owned(), |range| said::range(&range));
        assert_eq!(told, expected, "{typed}");
    }

    #[test]
    fn the_usual_forms_are_understood() {
        check("2024", "2024");
        check("2024-02", "February 2024");
        check("2024-02-29", "Thu 29 Feb 2024");
        check("feb 2024", "February 2024");
        check("2024 feb", "February 2024");
        check("18 May", "Sun 18 May 2025");
        check("18th may", "Sun 18 May 2025");
        check("May 18, 2024", "Sat 18 May 2024");
        check("june", "June 2025");
        check("1990s", "1990s");
        check("q2 2025", "Q2 2025");
        check("2025-Q2", "Q2 2025");
        check("spring 2025", "spring 2025");
        check("2025-W20", "week of 12 May 2025");
    }

    #[test]
    fn steps_count_from_the_reader_and_words_from_the_newest_day() {
        check("-3w", "Sun 27 Apr 2025");
        check("+2m", "Fri 18 Jul 2025");
        check("today", "Wed 11 Mar 2026");
        check("yesterday", "Tue 10 Mar 2026");
        check("wednesday", "Wed 11 Mar 2026");
        check("last wednesday", "Wed 4 Mar 2026");
        check("last-tuesday", "Tue 10 Mar 2026");
        check("next tue", "Tue 17 Mar 2026");
        check("this friday", "Fri 13 Mar 2026");
        check("last week", "week of 2 Mar 2026");
        check("last month", "February 2026");
        check("next quarter", "Q2 2026");
        check("last year", "2025");
        check("2 weeks ago", "Wed 25 Feb 2026");
        check("in 3 days", "Sat 14 Mar 2026");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for typed in [
            "",
            "soon",
            "2024-02-30",
            "99999999999999",
            "-w",
            "+€",
            "1 2 3 4",
            "-99999999999y",
            "+4000000000y",
            "last",
            "last €",
            "q9 2025",
            "w99 2025",
            "1995s",
            "€ ago",
            "2 € ago",
            "ts 2020",
            "é 2020",
        ] {
            check(typed, "nothing");
        }
    }

    #[test]
    fn a_stretch_has_two_ends() {
        let newest = on("2026-03-11");
        let told = |typed| stretch(typed, newest);
        assert_eq!(
            told("2024-01..2024-06"),
            Some((on("2024-01-01"), on("2024-06-30")))
        );
        assert_eq!(
            told("2024-06..2024-01"),
            Some((on("2024-01-01"), on("2024-06-30")))
        );
        assert_eq!(told("-1w...today"), Some((on("2026-03-04"), newest)));
        assert_eq!(
            (told("2024"), told("..2024"), told("2024..")),
            (None, None, None)
        );
    }
}
