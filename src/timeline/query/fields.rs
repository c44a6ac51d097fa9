//! The fields of the language: one table from which the parser, the completion and the help are made.
//!
//! Each says what its values may be; a value that can never match is told while it is typed.

use chrono::NaiveDate;

use super::{
    expr::{Form, Pattern},
    kinds, matcher,
};
use crate::{
    model::{country::Country, event::Status},
    timeline::{asked, letters},
};

macro_rules! fields {
    ($($field:ident = $name:literal, [$($other:literal),*], $about:literal, $check:expr;)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $(#[doc = $about] $field),+ }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$field),+];

            pub fn name(self) -> &'static str {
                match self { $(Field::$field => $name),+ }
            }

            /// What stands behind the colon, and what it means.
            pub fn about(self) -> &'static str {
                match self { $(Field::$field => $about),+ }
            }

            fn others(self) -> &'static [&'static str] {
                match self { $(Field::$field => &[$($other),*]),+ }
            }

            /// What is wrong with a value; none where it can be looked for.
            pub fn complaint(self, value: &Pattern) -> Option<String> {
                let check: fn(&Pattern) -> Option<String> = match self { $(Field::$field => $check),+ };
                check(value)
            }
        }
    };
}

fields! {
    Who = "who", ["with"], "someone who takes part", text;
    Act = "act", ["type"], "what is done: met, signed, sanctions", act;
    Status = "status", [], "occurred, ongoing, planned, proposed, denied", status;
    Country = "country", [], "a country by name or code, of a participant or the place", country;
    Place = "place", ["at", "in"], "where it is", text;
    Said = "said", ["quote"], "words of a quotation", text;
    Speaker = "speaker", ["by"], "someone who is quoted", text;
    Source = "src", ["source"], "a publisher, file or address that tells it", text;
    Language = "lang", ["language"], "the language of an article: en, uk", text;
    On = "on", ["date"], "within a day, month or year: 2026-07", date;
    After = "after", ["since", "from"], "from this day on: 2026-01", date;
    Before = "before", [], "before this day: -2w is counted from the newest event", date;
    Until = "until", [], "up to this day, month or year and with it", date;
    Between = "between", [], "from one date to another: 2024-01..2024-06", between;
    Has = "has", [], "quote, note, time or place", has;
    Is = "is", [], "marked, contested, inferred, alleged, coarse", is;
    Tag = "tag", [], "a tag of yours", text;
    Note = "note", [], "words of a note of yours", text;
}

impl Field {
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.name() == name || field.others().contains(&name.as_str()))
    }

    /// Fields whose values are days.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Field::On | Field::After | Field::Before | Field::Until | Field::Between
        )
    }
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// From 0 to 1.
    Confidence,
    /// How many tell it independently.
    Sources,
}

impl Measure {
    pub const ALL: [Measure; 2] = [Measure::Confidence, Measure::Sources];

    pub fn name(self) -> &'static str {
        match self {
            Measure::Confidence => "conf",
            Measure::Sources => "sources",
        }
    }

    pub fn about(self) -> &'static str {
        match self {
            Measure::Confidence => "how sure it is, 0 to 1: conf>=0.6",
            Measure::Sources => "how many tell it: sources>=3",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "conf" | "confidence" | "sure" => Some(Measure::Confidence),
            "sources" => Some(Measure::Sources),
            _ => None,
        }
    }
}

pub const HAS: [&str; 4] = ["quote", "note", "time", "place"];
pub const IS: [&str; 5] = ["marked", "contested", "inferred", "alleged", "coarse"];

fn text(value: &Pattern) -> Option<String> {
    matcher::Matcher::new(value).err()
}

fn act(value: &Pattern) -> Option<String> {
    if value.form == Form::Regex {
        return Some("a type is a word: met, signed, sanctions".to_owned());
    }
    (kinds::named(&value.text) == 0).then(|| match kinds::near(&value.text) {
        Some(near) => format!("no type `{}`; did you mean `{near}`?", value.text),
        None => format!("no type `{}`; met, called, signed are some", value.text),
    })
}

/// The statuses that a word begins.
pub fn statuses(word: &str) -> impl Iterator<Item = Status> {
    let word = match letters::folded(word).as_str() {
        "canceled" => "cancelled".to_owned(),
        "happened" | "done" => "occurred".to_owned(),
        other => other.to_owned(),
    };
    Status::ALL
        .iter()
        .copied()
        .filter(move |status| !word.is_empty() && status.key().starts_with(&word))
}

fn status(value: &Pattern) -> Option<String> {
    let known: Vec<&str> = Status::ALL.iter().map(|status| status.key()).collect();
    statuses(&value.text)
        .next()
        .is_none()
        .then(|| format!("no status `{}`; there are {}", value.text, known.join(", ")))
}

/// The countries that a code or a name means.
pub fn countries(value: &Pattern) -> Vec<Country> {
    let code = match value.text.to_uppercase().as_str() {
        "USA" => Country::new("US"),
        "UK" => Country::new("GB"),
        "UAE" => Country::new("AE"),
        "NATO" => Country::new("NT"),
        other => Country::new(other).filter(|country| country.name().is_some()),
    };
    if let Some(code) = code {
        return vec![code];
    }
    let lower = Pattern {
        text: value.text.to_lowercase(),
        ..value.clone()
    };
    let Ok(matcher) = matcher::Matcher::new(&lower) else {
        return Vec::new();
    };
    let named = |country: &Country| country.name().is_some_and(|name| matcher.is_in(name));
    let exact = |country: &Country| country.name().is_some_and(|name| matcher.is(name));
    match Country::all().find(exact) {
        Some(country) => vec![country],
        None => Country::all().filter(named).collect(),
    }
}

fn country(value: &Pattern) -> Option<String> {
    countries(value).is_empty().then(|| {
        format!(
            "no country `{}`; a name or two letters: Russia, RU",
            value.text
        )
    })
}

/// A leap year with days enough for every date that can be asked for.
fn some_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, 15).unwrap_or_default()
}

fn date(value: &Pattern) -> Option<String> {
    asked::day(&value.text, some_day()).is_none().then(|| {
        format!(
            "no date `{}`; 2026, 2026-07, 2026-07-14, -2w, \"last tuesday\"",
            value.text
        )
    })
}

fn between(value: &Pattern) -> Option<String> {
    asked::stretch(&value.text, some_day())
        .is_none()
        .then(|| "two dates with `..` between them: 2024-01..2024-06".to_owned())
}

fn one_of(value: &Pattern, known: &[&str]) -> Option<String> {
    let wanted = value.text.to_lowercase();
    (!known.contains(&wanted.as_str()))
        .then(|| format!("`{}` is none of {}", value.text, known.join(", ")))
}

fn has(value: &Pattern) -> Option<String> {
    one_of(value, &HAS)
}

fn is(value: &Pattern) -> Option<String> {
    if value.text.eq_ignore_ascii_case("undated") {
        return Some("what has no date has no row; is:coarse is what is told to no day".to_owned());
    }
    one_of(value, &IS)
}
