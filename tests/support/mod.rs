//! Collections to browse, shared by tests and benches: a small one that tells true events in our own words, and a large
//! one made by arithmetic.

#![allow(dead_code, unreachable_pub)]

pub mod large;
pub mod screen;
pub mod small;

use chrono::NaiveDate;
use dateline::model::{country::Country, date::DateRange, span::Span};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn on(text: &str) -> DateRange {
    DateRange::day(day(text))
}

pub fn country(code: &str) -> Option<Country> {
    Country::new(code)
}

/// Where words stand in a text.
#[track_caller]
pub fn span(body: &str, words: &str) -> Span {
    let at = body
        .find(words)
        .unwrap_or_else(|| panic!("`{words}` is not in the text"));
    Span::new(at, at + words.len())
}
