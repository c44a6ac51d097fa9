//! Dates in words, saying no more than is known.

use chrono::{Datelike, NaiveDate};

use super::{rows::Heading, scale::Scale};
use crate::model::date::{DateRange, Precision};

/// `Sun 18 May 2025`, `May 2025`, `week of 12 May 2025`, `spring 2025`, `1990s`, `3 – 9 May 2025`.
pub fn heading(heading: &Heading) -> String {
    named(heading.first, heading.last, heading.precision)
}

/// The same for the date of an event, with `about` where it is approximate; `4 Mar or 3 Apr 2025` for one of two days.
pub fn range(range: &DateRange) -> String {
    if range.either {
        return either(range.first(), range.last());
    }
    let name = named(range.first(), range.last(), range.precision);
    if range.approximate {
        format!("about {name}")
    } else {
        name
    }
}

fn either(one: NaiveDate, other: NaiveDate) -> String {
    if one.year() == other.year() {
        format!("{} or {}", day_of_year(one), day(other))
    } else {
        format!("{} or {}", day(one), day(other))
    }
}

/// The days from one to another, both included: `18 – 20 May 2025`.
pub fn between(first: NaiveDate, last: NaiveDate) -> String {
    let month = |date: NaiveDate| (date.year(), date.month());
    if first == last {
        day(first)
    } else if month(first) == month(last) {
        format!("{} – {}", first.day(), day(last))
    } else if first.year() == last.year() {
        format!("{} – {}", day_of_year(first), day(last))
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

/// `18 May 2025`
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", day_of_year(date), year(date.year()))
}

/// `18 May`
pub fn day_of_year(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%b"))
}

/// A bin of the strip: `May 2025`.
pub fn bin(scale: Scale, bin: i32) -> String {
    let date = super::scale::date(scale.start(bin));
    match scale {
        Scale::Day => format!("{} {}", date.format("%a"), day(date)),
        Scale::Week => format!("week of {}", day(date)),
        Scale::Month => format!("{} {}", date.format("%b"), year(date.year())),
        Scale::Quarter => format!("Q{} {}", date.month0() / 3 + 1, year(date.year())),
        Scale::Year => year(date.year()),
        Scale::Decade => format!("{}s", year(date.year())),
    }
}

fn named(first: NaiveDate, last: NaiveDate, precision: Precision) -> String {
    let (year_of, month_of) = (first.year(), first.month());
    let whole = |range: Option<DateRange>| {
        range.is_some_and(|range| (range.first(), range.last()) == (first, last))
    };
    match precision {
        _ if first == last => format!("{} {}", first.format("%a"), day(first)),
        Precision::Week if (last - first).num_days() == 6 => format!("week of {}", day(first)),
        Precision::Month if whole(DateRange::month(year_of, month_of)) => {
            format!("{} {}", first.format("%B"), year(year_of))
        }
        Precision::Quarter if whole(DateRange::quarter(year_of, first.month0() / 3 + 1)) => {
            format!("Q{} {}", first.month0() / 3 + 1, year(year_of))
        }
        Precision::Season if whole(DateRange::months(year_of, month_of, 3, precision)) => {
            season(year_of, month_of).unwrap_or_else(|| between(first, last))
        }
        Precision::Year if whole(DateRange::year(year_of)) => year(year_of),
        Precision::Decade if whole(DateRange::decade(year_of)) => format!("{}s", year(year_of)),
        _ => between(first, last),
    }
}

fn season(year_of: i32, month: u32) -> Option<String> {
    match month {
        3 => Some(format!("spring {}", year(year_of))),
        6 => Some(format!("summer {}", year(year_of))),
        9 => Some(format!("autumn {}", year(year_of))),
        12 => Some(format!("winter {} – {}", year(year_of), year(year_of + 1))),
        _ => None,
    }
}

/// `2025`, `44 BC`
pub fn year(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - year)
    }
}

/// A number with a comma between thousands.
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 event`, `2 events`
pub fn counted(count: usize, noun: &str) -> String {
    format!(
        "{} {noun}{}",
        number(count),
        if count == 1 { "" } else { "s" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[track_caller]
    fn check(range: Option<DateRange>, expected: &str) {
        assert_eq!(super::range(&range.expect("a range")), expected);
    }

    #[test]
    fn a_date_is_told_as_finely_as_it_is_known() {
        check(Some(DateRange::day(date("2025-05-18"))), "Sun 18 May 2025");
        check(DateRange::week(date("2025-05-18")), "week of 12 May 2025");
        check(
            DateRange::month(2025, 5).map(DateRange::approximately),
            "about May 2025",
        );
        check(DateRange::quarter(2025, 2), "Q2 2025");
        check(
            DateRange::months(2025, 12, 3, Precision::Season),
            "winter 2025 – 2026",
        );
        check(DateRange::year(1987), "1987");
        check(DateRange::decade(1990), "1990s");
        let either = |one, other| Some(DateRange::either(date(one), date(other)));
        check(either("2025-04-03", "2025-03-04"), "4 Mar or 3 Apr 2025");
        let early = DateRange::between(date("2025-05-01"), date("2025-05-10"), Precision::Month);
        check(Some(early), "1 – 10 May 2025");
        let trip = DateRange::between(date("2024-12-30"), date("2025-01-02"), Precision::Day);
        check(Some(trip), "30 Dec 2024 – 2 Jan 2025");
    }

    #[test]
    fn numbers_are_set_in_thousands() {
        assert_eq!(
            (
                number(999).as_str(),
                number(1000).as_str(),
                number(1234567).as_str()
            ),
            ("999", "1,000", "1,234,567")
        );
        assert_eq!(
            (counted(1, "event"), counted(0, "event")),
            ("1 event".into(), "0 events".into())
        );
    }
}
