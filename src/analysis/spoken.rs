//! Of which countries a text speaks: it tells which "Georgia" and whose "Congress" is meant.
//!
//! In: a text with its hits. Out: [`Spoken`]. Decides by what else is named; with nothing else named, by the lists.

use rustc_hash::FxHashSet;

use super::{people::country_of, words};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        country::Country,
        text::{Hit, Text},
    },
};

/// The countries that a text names, by themselves or by a nation, a capital, a city.
#[derive(Debug, Default)]
pub struct Spoken {
    countries: FxHashSet<Country>,
    /// "Georgia" is the one of Atlanta.
    pub georgia_in_us: bool,
}

impl Spoken {
    pub fn read(text: Text<'_>) -> Self {
        let mut spoken = Self::default();
        let (mut states, mut caucasus, mut georgia) = (false, false, false);
        for hit in &text.hits.all {
            let Some(country) = Some(hit).filter(names_a_country).and_then(country_of) else {
                continue;
            };
            if is_georgia(text, hit) {
                georgia = true;
                continue;
            }
            states |= country.code() == "US" && hit.class == class::CITY && is_region(hit);
            caucasus |= country.code() == "GE";
            spoken.countries.insert(country);
        }
        spoken.georgia_in_us = georgia && states && !caucasus;
        spoken
    }

    pub fn of(&self, country: Country) -> bool {
        self.countries.contains(&country)
    }

    /// Whether a body of a country is meant by words that other countries have for theirs: "Congress", "National Assembly".
    /// Where no country is named at all, the lists decide.
    pub fn owns(&self, written: &str, country: Country) -> bool {
        const SHARED: [&str; 14] = [
            "Congress",
            "Senate",
            "Assembly",
            "Parliament",
            "Representatives",
            "Commons",
            "Court",
            "Party",
            "Guard",
            "Ministry",
            "Defence",
            "Defense",
            "Treasury",
            "Cabinet",
        ];
        let last = written.rsplit(' ').next().unwrap_or("");
        let shared = SHARED.contains(&last)
            && written
                .split(' ')
                .all(|word| word.len() < 4 || words::is_ordinary(word));
        !shared || self.of(country) || self.countries.is_empty()
    }
}

fn names_a_country(hit: &&Hit) -> bool {
    matches!(
        hit.class,
        class::COUNTRY | class::NATIONALITY | class::CAPITAL | class::SEAT | class::CITY
    )
}

fn is_georgia(text: Text<'_>, hit: &Hit) -> bool {
    hit.len == 1
        && [class::COUNTRY, class::CITY].contains(&hit.class)
        && text.word(hit.first as usize) == "Georgia"
}

fn is_region(hit: &Hit) -> bool {
    lexicon::column_from_end(hit.value, 0) == "region"
}
