//! Days of publication, as records, headers, file names and addresses write them.
//!
//! In: a short text. Out: the first whole day in it, or nothing: a day that is not written out in full is never guessed.
//! The day counts as it is written; clock times and time zones are not looked at.

use chrono::NaiveDate;

/// The first full day in a text: `2025-05-18T09:30Z`, `Sun, 18 May 2025`, `May 18th, 2025`, `18.05.2025`, `20250518`.
pub fn find(text: &str) -> Option<NaiveDate> {
    let words = words(text);
    (0..words.len()).find_map(|at| day_at(words.get(at..)?))
}

/// The day, where a text says a day and nothing else: `Friday, 4 January 2019`. The end of a wrapped sentence does not.
pub fn alone(text: &str) -> Option<NaiveDate> {
    let plain = |word: &Word<'_>| {
        word.number.is_some()
            || month(word.text).is_some()
            || is_weekday(word.text)
            || BESIDE_A_DAY.contains(&word.text.to_ascii_lowercase().as_str())
    };
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !opens || text.ends_with('.') {
        return None;
    }
    let words = words(text);
    (words.len() <= 12 && words.iter().all(plain)).then(|| find(text))?
}

/// A day whose year may be unknown.
pub type YearMonthDay = (Option<i32>, u32, u32);

/// Month and day, and the year where it stands there: `May 18`, `18 May`, `Feb. 3, 2020`, `Sunday 18 May 2025`.
pub fn parts(text: &str) -> Option<YearMonthDay> {
    let mut words = words(text);
    if words.first().is_some_and(|word| is_weekday(word.text)) {
        words.remove(0);
    }
    let (month, day, rest) = month_and_day(&words)?;
    NaiveDate::from_ymd_opt(2000, month, day)?;
    match rest {
        [] => Some((None, month, day)),
        [last] => Some((Some(year(last)?), month, day)),
        _ => None,
    }
}

/// A year that stands alone or opens a shortened ISO date: `2025`, `2025-05`.
pub fn year_of(text: &str) -> Option<i32> {
    match words(text).as_slice() {
        [only] => year(only),
        [first, second] if second.small(12).is_some() => year(first),
        _ => None,
    }
}

/// Seconds or milliseconds since 1970, as many dumps store them.
pub fn from_epoch(number: i64) -> Option<NaiveDate> {
    let seconds = if number.unsigned_abs() >= 100_000_000_000 {
        number / 1000
    } else {
        number
    };
    let day = chrono::DateTime::from_timestamp(seconds, 0)?.date_naive();
    (seconds >= 100_000_000).then_some(day)
}

pub fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    word.len() >= 3
        && WEEKDAYS
            .iter()
            .any(|day| *day == word || (day.starts_with(&word) && word.len() <= 5))
}

/// 1 to 12 for a month's English name or its usual abbreviation.
pub fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let is = |name: &str| name == word || (word.len() == 3 && name.starts_with(&word));
    let at = MONTHS.iter().position(|name| is(name))?;
    u32::try_from(at + 1).ok()
}

const MONTHS: &[&str] = &[
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

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that may stand beside a day without making a sentence of it.
#[rustfmt::skip]
const BESIDE_A_DAY: &[&str] = &[
    "on", "the", "of", "at", "st", "nd", "rd", "th", "t", "z", "am", "pm", "a", "p", "m", "gmt",
    "ist", "bst", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "msk", "jst", "utc", "est", "edt",
    "cet", "date", "dated", "published", "posted", "updated",
];

/// A run of digits or of letters, and the one character before it.
struct Word<'a> {
    text: &'a str,
    /// Set for digits; so many that they overflow are no number.
    number: Option<u64>,
    before: Option<char>,
}

impl Word<'_> {
    /// A number of one or two digits, from 1 to `most`.
    fn small(&self, most: u64) -> Option<u32> {
        self.number
            .filter(|number| self.text.len() <= 2 && (1..=most).contains(number))
            .and_then(|number| u32::try_from(number).ok())
    }

    fn follows(&self, marks: &str) -> bool {
        self.before.is_some_and(|mark| marks.contains(mark))
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    /// Far more than any date has; a page pasted into a date field costs nothing.
    const MOST: usize = 64;
    let kind = |c: char| {
        if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() {
            2
        } else {
            0
        }
    };
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((start, c)) = chars.next() {
        if words.len() == MOST {
            break;
        }
        let mut end = start + c.len_utf8();
        while kind(c) != 0 && chars.peek().is_some_and(|&(_, next)| kind(next) == kind(c)) {
            end += chars.next().map_or(0, |(_, next)| next.len_utf8());
        }
        if let (1.., Some(text)) = (kind(c), text.get(start..end)) {
            words.push(Word {
                text,
                number: text.parse().ok(),
                before,
            });
        }
        before = text.get(start..end).and_then(|run| run.chars().last());
    }
    words
}

/// Years of newspapers: the first was printed in 1605.
fn year(word: &Word<'_>) -> Option<i32> {
    let number = word.number.filter(|_| word.text.len() == 4)?;
    i32::try_from(number)
        .ok()
        .filter(|year| (1605..2200).contains(year))
}

fn day_at(words: &[Word<'_>]) -> Option<NaiveDate> {
    let first = words.first()?;
    if first.number.is_some() && matches!(first.text.len(), 8 | 12 | 14) {
        return compact(first.text);
    }
    if let [first, second, third, ..] = words
        && let (Some(year), Some(month)) = (year(first), month_number(second))
        && second.follows("-/._ ")
        && third.follows("-/._ ")
    {
        return NaiveDate::from_ymd_opt(year, month, third.small(31)?);
    }
    numbers(words).or_else(|| {
        let (month, day, rest) = month_and_day(words)?;
        NaiveDate::from_ymd_opt(year(rest.first()?)?, month, day)
    })
}

fn month_number(word: &Word<'_>) -> Option<u32> {
    word.small(12).or_else(|| month(word.text))
}

/// `20250518`, with or without a clock time behind it.
fn compact(digits: &str) -> Option<NaiveDate> {
    let number = |from, to| digits.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    (1900..2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?))?
}

/// `18.05.2025`, `5/18/2025`: only where it can be read in one way.
fn numbers(words: &[Word<'_>]) -> Option<NaiveDate> {
    let [one, two, last, ..] = words else {
        return None;
    };
    let (a, b) = (one.small(31)?, two.small(31)?);
    let same = two.before == last.before && two.follows("/.-");
    let (day, month) = match two.before {
        Some('.') => (a, b),
        _ if a > 12 || a == b => (a, b),
        _ if b > 12 => (b, a),
        _ => return None,
    };
    same.then(|| NaiveDate::from_ymd_opt(year(last)?, month, day))?
}

/// Month and day in either order, with what follows them.
fn month_and_day<'a, 'b>(words: &'b [Word<'a>]) -> Option<(u32, u32, &'b [Word<'a>])> {
    let (first, rest) = words.split_first()?;
    if let Some(month) = month(first.text) {
        let (day, rest) = rest.split_first()?;
        return Some((month, day.small(31)?, without_ordinal(rest)));
    }
    let day = first.small(31)?;
    let rest = without_ordinal(rest);
    let rest = match rest {
        [of, rest @ ..] if of.text == "of" => rest,
        _ => rest,
    };
    let (name, rest) = rest.split_first()?;
    Some((month(name.text)?, day, rest))
}

fn without_ordinal<'a, 'b>(words: &'b [Word<'a>]) -> &'b [Word<'a>] {
    match words {
        [first, rest @ ..] if ["st", "nd", "rd", "th"].contains(&first.text) => rest,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = find(text).map_or("none".to_owned(), |day| day.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_day_is_read_in_the_ways_it_is_written() {
        check("2025-05-18", "2025-05-18");
        check("2021-05-20T22:14:56+00:00", "2021-05-20");
        check("2021-01-22 22:14:30-05:00", "2021-01-22");
        check("Sat, 22 May 2021 12:00:47 +0000", "2021-05-22");
        check("Friday, January 4, 2019", "2019-01-04");
        check("Feb. 3rd, 2020", "2020-02-03");
        check("the 1st of Sept 1939", "1939-09-01");
        check("26-FEB-1987 15:01:01.79", "1987-02-26");
        check("18.05.2025", "2025-05-18");
        check("5/18/2025", "2025-05-18");
        check("20240229T101500Z", "2024-02-29");
        check("20240229101500", "2024-02-29");
        check("https://news.example/2019/11/19/talks", "2019-11-19");
        check("https://news.example/2019/nov/19/talks", "2019-11-19");
        check("report_2024_03_07_final", "2024-03-07");
    }

    #[test]
    fn what_is_no_full_day_stays_unknown() {
        check("", "none");
        check("None", "none");
        check("May 18", "none");
        check("2025-05", "none");
        check("2025", "none");
        check("2025-02-30", "none");
        check("3/4/2025", "none");
        check("20230199", "none");
        check("article-1234567890123", "none");
        check("two hours ago", "none");
        check("12-13-14", "none");
        check("99999999999999999999-01-01", "none");
    }

    #[test]
    fn a_day_alone_has_no_sentence_about_it() {
        assert!(alone("Friday, January 4, 2019").is_some());
        assert!(alone("Published on 4 January 2019, 10:30 GMT").is_some());
        assert!(alone("On 4 January 2019 the talks ended").is_none());
        assert!(alone("Friday").is_none());
        assert!(alone("March 12, 1987.").is_none());
        assert!(alone("on March 12, 1987").is_none());
    }

    #[test]
    fn month_and_day_do_without_a_year() {
        assert_eq!(parts("May 18"), Some((None, 5, 18)));
        assert_eq!(parts("Sunday 18 May 2025"), Some((Some(2025), 5, 18)));
        assert_eq!(parts("Feb. 30"), None);
        assert_eq!(parts("May 18 talks"), None);
        assert_eq!(year_of("2025-05"), Some(2025));
        assert_eq!(year_of("2025"), Some(2025));
    }

    #[test]
    fn numbers_count_from_1970() {
        let day = |number| from_epoch(number).map(|day| day.to_string());
        assert_eq!(day(1_700_000_000), Some("2023-11-14".to_owned()));
        assert_eq!(day(1_700_000_000_000), Some("2023-11-14".to_owned()));
        assert_eq!(day(2024), None);
        assert_eq!(day(i64::MAX), None);
        assert_eq!(day(i64::MIN), None);
    }
}
