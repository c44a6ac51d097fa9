//! Numbers in digits and words: "25", "2,000", "twenty-five", "a dozen", "third", "18th".
//!
//! They are hits like those of a word list, in the classes `digits` (a plain run of digits), `number` (digits or
//! words), `ordinal`, `decade-digits` ("1990s"), `iso-date` ("2021-03-04"), `day-pair` ("5/6") and `clock` ("3 p.m."). The
//! short forms of accounts ("3Q21", "1H") are hits of `quarter-name` and `half-name`. Fractions and amounts of money are
//! left to those who need them.

use super::lexicon::{self, class};
use crate::model::text::{Class, Hit, Token};

/// Adds the number that begins at the first token of `run`, the longest reading only.
pub fn read(body: &str, run: &[Token], at: usize, out: &mut Vec<Hit>) {
    let word = run[0].text(body);
    let mut push = |class: Class, value: u32, len: usize| {
        let (first, len) = (
            u32::try_from(at).unwrap_or(u32::MAX),
            u16::try_from(len).unwrap_or(1),
        );
        out.push(Hit {
            first,
            len,
            class,
            value,
        });
    };
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            if let Ok(value) = word.parse() {
                push(class::DIGITS, value, 1);
                push(class::NUMBER, value, 1);
            }
        } else if let Some(value) = grouped(word) {
            push(class::NUMBER, value, 1);
        } else if let Some(value) = suffixed(word) {
            push(class::ORDINAL, value, 1);
        } else if let Some(value) = decade(word) {
            push(class::DECADE_DIGITS, value, 1);
        } else if let Some(value) = date(word) {
            push(class::ISO_DATE, value, 1);
        } else if let Some(value) = pair(word) {
            push(class::DAY_PAIR, value, 1);
        } else if let Some((class, value)) = part_of_year(word) {
            push(class, value, 1);
        }
        if let Some((value, len)) = clock(body, run) {
            push(class::CLOCK, value, len);
        }
        return;
    }
    if !may_count(word) {
        return;
    }
    if let Some(value) = short_decade(word) {
        push(class::DECADE_DIGITS, value, 1);
        return;
    }
    if let Some((value, len)) = short_year(body, run) {
        push(class::DIGITS, value, len);
        return;
    }
    if let Some(rest) = half_way(word) {
        match decade(rest) {
            Some(value) => push(class::DECADE_DIGITS, value, 1),
            None => match year(rest) {
                Some(value) => push(class::DIGITS, value, 1),
                None if rest.starts_with(char::is_uppercase) => {
                    if let Some(value) = lexicon::value(rest, class::MONTH) {
                        push(class::MONTH, value, 1);
                    }
                }
                None => {}
            },
        }
        return;
    }
    if let Some((value, len)) = spelt_year(body, run) {
        push(class::DIGITS, value, len);
        return;
    }
    if let Some((value, len, ordinal)) = spelt(body, run) {
        push(
            if ordinal {
                class::ORDINAL
            } else {
                class::NUMBER
            },
            value,
            len,
        );
    }
}

/// Whether a number can begin with a word without digits; by two letters most words are none. Apostrophes open "'68",
/// "mid-", "post-" and "pre-" a year.
fn may_count(word: &str) -> bool {
    let low = |byte: &u8| byte | 0x20;
    match word.as_bytes() {
        [b'\'' | 0xe2, ..] => true,
        [one] => low(one) == b'a',
        [one, two, ..] => matches!(
            &[low(one), low(two)],
            b"on"
                | b"tw"
                | b"th"
                | b"fo"
                | b"fi"
                | b"si"
                | b"se"
                | b"ei"
                | b"ni"
                | b"te"
                | b"el"
                | b"do"
                | b"hu"
                | b"mi"
                | b"po"
                | b"pr"
        ),
        [] => false,
    }
}

/// "2,000"
fn grouped(word: &str) -> Option<u32> {
    let mut parts = word.split(',');
    let head = parts.next()?;
    let mut digits = String::from(head);
    for part in parts {
        if part.len() != 3 {
            return None;
        }
        digits.push_str(part);
    }
    (digits.len() > head.len())
        .then(|| digits.parse().ok())
        .flatten()
}

/// "18th"
fn suffixed(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit())?;
    let suffix = word.get(end..)?.to_ascii_lowercase();
    matches!(suffix.as_str(), "st" | "nd" | "rd" | "th")
        .then(|| word[..end].parse().ok())
        .flatten()
}

/// "1990s" and "1990's"
fn decade(word: &str) -> Option<u32> {
    let year: u32 = word
        .strip_suffix('s')?
        .trim_end_matches(['\'', '\u{2019}'])
        .parse()
        .ok()?;
    ((1000..2200).contains(&year) && year.is_multiple_of(10)).then_some(year)
}

/// "'80s"
fn short_decade(word: &str) -> Option<u32> {
    let rest = word.strip_prefix(['\'', '\u{2018}', '\u{2019}'])?;
    let tens: u32 = rest.strip_suffix('s')?.parse().ok()?;
    (rest.len() == 3 && tens.is_multiple_of(10) && tens >= 10).then_some(1900 + tens)
}

/// "'68", an apostrophe and two digits with nothing between; a year from 1940 to 2039. With its number of tokens.
fn short_year(body: &str, run: &[Token]) -> Option<(u32, usize)> {
    let first = run.first()?;
    let rest = first
        .text(body)
        .strip_prefix(['\'', '\u{2018}', '\u{2019}'])?;
    let (year, len) = match run.get(1) {
        Some(next) if rest.is_empty() && first.span.end == next.span.start => (next.text(body), 2),
        _ => (rest, 1),
    };
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year = year.parse().ok().filter(|_| is_year)?;
    Some((full_year(year), len))
}

fn full_year(short: u32) -> u32 {
    short + if short < 40 { 2000 } else { 1900 }
}

/// "5/6" as 506: two days that follow each other.
fn pair(word: &str) -> Option<u32> {
    let (one, other) = word.split_once('/')?;
    let (one, other): (u32, u32) = (one.parse().ok()?, other.parse().ok()?);
    ((1..31).contains(&one) && other == one + 1).then(|| one * 100 + other)
}

/// "3Q", "1H22": the part, or year * 10 + part where its year is written with it.
fn part_of_year(word: &str) -> Option<(Class, u32)> {
    let (part, rest) = word.split_at_checked(2)?;
    let (number, letter) = part.split_at_checked(1)?;
    let number: u32 = number.parse().ok()?;
    let class = match letter {
        "Q" if (1..=4).contains(&number) => class::QUARTER_NAME,
        "H" if (1..=2).contains(&number) => class::HALF_NAME,
        _ => return None,
    };
    let year = match rest.len() {
        0 => return Some((class, number)),
        2 => full_year(rest.parse().ok()?),
        4 => year(rest)?,
        _ => return None,
    };
    Some((class, year * 10 + number))
}

/// What stands behind "mid-", "post-" or "pre-".
fn half_way(word: &str) -> Option<&str> {
    let (before, rest) = word.split_once('-')?;
    ["mid", "post", "pre"]
        .iter()
        .any(|prefix| before.eq_ignore_ascii_case(prefix))
        .then_some(rest)
}

fn year(word: &str) -> Option<u32> {
    let value = word.parse().ok()?;
    (word.len() == 4 && (1000..2200).contains(&value)).then_some(value)
}

/// "nineteen ninety-six", as broadcasts are written down.
fn spelt_year(body: &str, run: &[Token]) -> Option<(u32, usize)> {
    let Some(Word::Unit(century @ 16..=19)) = word(run[0].text(body)) else {
        return None;
    };
    let (rest, len, ordinal) = spelt(body, run.get(1..).filter(|rest| !rest.is_empty())?)?;
    (!ordinal && (10..100).contains(&rest)).then_some((century * 100 + rest, len + 1))
}

/// "2021-03-04", "18/05/2019", "05/18/2019" as year, month and day in one number. Where day and month could change
/// places the day comes first, as in most of the world.
fn date(word: &str) -> Option<u32> {
    // "2021-03-04T14:30Z"
    let word = match word.get(..10) {
        Some(day) if word.as_bytes().get(10) == Some(&b'T') => day,
        _ => word,
    };
    let parts: Vec<u32> = word
        .split(['-', '/', '.'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let (year, month, day) = match parts[..] {
        [year, month, day] if year >= 1000 => (year, month, day),
        [day, month, year] if year >= 1000 && month <= 12 => (year, month, day),
        [month, day, year] if year >= 1000 => (year, month, day),
        [day, month, year] if is_short(word) => {
            let year = year + if year < 70 { 2000 } else { 1900 };
            if month <= 12 {
                (year, month, day)
            } else {
                (year, day, month)
            }
        }
        _ => return None,
    };
    ((1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| year * 10_000 + month * 100 + day)
}

/// "18/5/19": slashes, and two digits for the year.
fn is_short(word: &str) -> bool {
    let mut parts = word.rsplit('/');
    parts.next().is_some_and(|year| year.len() == 2) && parts.count() == 2
}

/// "3 p.m.", "3:15 pm", "10:30", "0900" before a zone, as hour * 100 + minute; with the number of tokens.
fn clock(body: &str, run: &[Token]) -> Option<(u32, usize)> {
    let word = run[0].text(body);
    let split = word
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(word.len());
    let (digits, glued) = word.split_at(split);
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        Some(_) => return None,
        None => (digits.parse::<u32>().ok()?, 0),
    };
    let next = run.get(1).map_or("", |token| token.text(body));
    let half = |text: &str| match text.to_ascii_lowercase().trim_end_matches('.') {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    };
    let (shift, len) = match (half(glued), half(next)) {
        (Some(shift), _) => (Some(shift), 1),
        (None, Some(shift)) if glued.is_empty() => (Some(shift), 2),
        _ => (None, 1),
    };
    let hour = match shift {
        Some(shift) if (1..=12).contains(&hour) => hour % 12 + shift,
        Some(_) => return None,
        None if digits.contains(':') && glued.is_empty() => hour,
        None if digits.len() == 4 && matches!(next, "GMT" | "UTC" | "hours" | "hrs") => {
            return (hour < 2400 && hour % 100 < 60).then_some((hour, 1));
        }
        None => return None,
    };
    (hour < 24 && minute < 60).then_some((hour * 100 + minute, len))
}

/// A number in words: its value, how many tokens it takes, whether it is an ordinal.
fn spelt(body: &str, run: &[Token]) -> Option<(u32, usize, bool)> {
    let (mut total, mut part, mut len, mut seen) = (0u32, 0u32, 0usize, None);
    for (index, token) in run.iter().enumerate().take(12) {
        let text = token.text(body);
        // "a hundred"
        if index == 0 && text.eq_ignore_ascii_case("a") {
            let next = run.get(1).and_then(|token| word(token.text(body)));
            match next {
                Some(Word::Hundred | Word::Large(_)) => part = 1,
                _ => return None,
            }
            continue;
        }
        if seen.is_some() && (text == "-" || text.eq_ignore_ascii_case("and") && part >= 100) {
            continue;
        }
        let Some(word) = word(text) else { break };
        match word {
            Word::Unit(value) if seen.is_none_or(|last| last >= 20 && last > value) => {
                part = part.checked_add(value)?;
                seen = Some(value);
            }
            Word::Ordinal(value) if seen.is_none_or(|last| last >= 20 && last > value) => {
                return Some((
                    total.checked_add(part)?.checked_add(value)?,
                    index + 1,
                    true,
                ));
            }
            Word::Hundred if (1..100).contains(&part) => {
                part *= 100;
                seen = Some(100);
            }
            Word::Large(value) if part > 0 => {
                total = total.checked_add(part.checked_mul(value)?)?;
                part = 0;
                seen = Some(value);
            }
            _ => break,
        }
        len = index + 1;
    }
    seen.and_then(|_| Some((total.checked_add(part)?, len, false)))
}

enum Word {
    Unit(u32),
    Ordinal(u32),
    Hundred,
    Large(u32),
}

/// A cardinal or ordinal below a hundred, in lower case.
fn small(text: &str) -> Option<Word> {
    let cardinal = match text {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" | "dozen" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return ordinal(text).map(Word::Ordinal),
    };
    Some(Word::Unit(cardinal))
}

fn ordinal(text: &str) -> Option<u32> {
    Some(match text {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        _ => return None,
    })
}

fn word(text: &str) -> Option<Word> {
    // Most words begin with a letter that no number begins with, or are too long.
    if text.len() > 16
        || !matches!(
            text.as_bytes().first()? | 0x20,
            b'e' | b'f' | b'h' | b'm' | b'n' | b'o' | b's' | b't' | b'b' | b'd'
        )
    {
        return None;
    }
    if let Some((tens, unit)) = text.split_once('-') {
        return match (word(tens)?, word(unit)?) {
            (Word::Unit(tens), Word::Unit(unit)) if tens >= 20 && unit < 10 => {
                Some(Word::Unit(tens + unit))
            }
            (Word::Unit(tens), Word::Ordinal(unit)) if tens >= 20 && unit < 10 => {
                Some(Word::Ordinal(tens + unit))
            }
            _ => None,
        };
    }
    let mut buffer = [0; 16];
    let lower = buffer.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    match lower {
        "hundred" => Some(Word::Hundred),
        "thousand" => Some(Word::Large(1_000)),
        "million" => Some(Word::Large(1_000_000)),
        "billion" => Some(Word::Large(1_000_000_000)),
        _ => small(lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::span::Span;

    fn tokens(text: &str) -> Vec<Token> {
        let mut at = 0;
        text.split(' ')
            .map(|word| {
                let span = Span::new(at, at + word.len());
                at += word.len() + 1;
                Token {
                    span,
                    ..Token::default()
                }
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: Option<(Class, u32, u16)>) {
        let mut out = Vec::new();
        read(text, &tokens(text), 0, &mut out);
        assert_eq!(
            out.last().map(|hit| (hit.class, hit.value, hit.len)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn numbers_in_digits_and_words() {
        check("25 troops", Some((class::NUMBER, 25, 1)));
        check("2,000 troops", Some((class::NUMBER, 2000, 1)));
        check("18th of May", Some((class::ORDINAL, 18, 1)));
        check("twenty-five years", Some((class::NUMBER, 25, 1)));
        check("twenty - five years", Some((class::NUMBER, 25, 3)));
        check("two hundred and six people", Some((class::NUMBER, 206, 4)));
        check(
            "three thousand five hundred",
            Some((class::NUMBER, 3500, 4)),
        );
        check("twenty-third day", Some((class::ORDINAL, 23, 1)));
        check("a hundred years", Some((class::NUMBER, 100, 2)));
        check("a man", None);
        check("one two three", Some((class::NUMBER, 1, 1)));
        check("2,00", None);
        check("12/99999999/2020", None);
        check("half", None);
        check("nineteen ninety-six attack", Some((class::DIGITS, 1996, 2)));
        check("nineteen men", Some((class::NUMBER, 19, 1)));
        check("mid-1996", Some((class::DIGITS, 1996, 1)));
        check("mid-1980s", Some((class::DECADE_DIGITS, 1980, 1)));
        check("mid-July", Some((class::MONTH, 7, 1)));
        check("5/6", Some((class::DAY_PAIR, 506, 1)));
        check("5/7", None);
        check("99999999/99999999", None);
        check("4294967295/4294967295", None);
        check("3Q", Some((class::QUARTER_NAME, 3, 1)));
        check("2H22", Some((class::HALF_NAME, 20222, 1)));
        check("5Q", None);
        check("'68", Some((class::DIGITS, 1968, 1)));
        check("'80s", Some((class::DECADE_DIGITS, 1980, 1)));
        check("18/5/19", Some((class::ISO_DATE, 20_190_518, 1)));
        check("5/18/99", Some((class::ISO_DATE, 19_990_518, 1)));
        check("24/7/365", None);
        check("2021-03-04T14:30Z", Some((class::ISO_DATE, 20_210_304, 1)));
    }
}
