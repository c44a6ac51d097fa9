//! Years that are told by number, decades, centuries, and numbers that are no years.

use super::{Reading, Words};
use crate::{analysis::calendar::Stretch, grammar::lexicon::class};

impl Words<'_> {
    pub(super) fn year_told(&self) -> Option<Reading> {
        if self.is_numbered() {
            return None;
        }
        let spelt = || self.value(class::ACCOUNT_YEAR).or_else(|| self.number());
        let spelt = || i32::try_from(spelt()?).ok();
        Some(Reading::stretch(Stretch::Year(self.year().or_else(spelt)?)))
    }

    /// "Resolution 1973", "Article 2021", "$2000": numbers that are no years.
    fn is_numbered(&self) -> bool {
        const NUMBERED: &[&str] = &[
            "vision",
            "agenda",
            "horizon",
            "resolution",
            "resolutions",
            "section",
            "sections",
            "article",
            "articles",
            "room",
            "flight",
            "route",
            "number",
            "no",
            "no.",
            "page",
            "chapter",
            "order",
            "law",
            "bill",
            "directive",
            "highway",
            "regulation",
            "decree",
            "protocol",
            "rule",
            "unit",
            "district",
            "school",
            "$",
            "€",
            "£",
            "#",
            "model",
            "line",
            "hotel",
            "boeing",
        ];
        self.word_before(NUMBERED) || self.word_behind(&["agenda", "vision"])
    }

    /// "1990-94"
    pub(super) fn years(&self) -> Vec<Reading> {
        let hits: Vec<_> = self
            .found
            .captures
            .iter()
            .filter(|hit| hit.class == class::DIGITS)
            .collect();
        let [first, last] = hits.as_slice() else {
            return Vec::new();
        };
        let end = if last.value < 100 {
            first.value / 100 * 100 + last.value
        } else {
            last.value
        };
        if end <= first.value {
            return Vec::new();
        }
        let whole = |hit: &crate::model::text::Hit, year: u32| {
            let tokens = hit.first as usize..hit.first as usize + usize::from(hit.len);
            Some(Reading {
                tokens: Some(tokens),
                ..Reading::stretch(Stretch::Year(i32::try_from(year).ok()?))
            })
        };
        [whole(first, first.value), whole(last, end)]
            .into_iter()
            .flatten()
            .collect()
    }

    pub(super) fn decade(&self) -> Option<Reading> {
        let year = self
            .value(class::DECADE_DIGITS)
            .or_else(|| Some(1900 + self.value(class::DECADE)?))?;
        Some(Reading {
            passing: true,
            ..Reading::stretch(Stretch::Decade(i32::try_from(year).ok()?))
        })
    }

    pub(super) fn century(&self) -> Option<Reading> {
        let number = i32::try_from(self.value(class::ORDINAL)?).ok()?;
        let first = if self.says(&["BC", "BCE", "B.C.", "B.C"]) {
            1 - number * 100
        } else {
            (number - 1) * 100
        };
        Some(Reading {
            passing: true,
            ..Reading::stretch(Stretch::Century(first))
        })
    }

    /// "the 16th and 17th centuries"
    pub(super) fn centuries(&self) -> Vec<Reading> {
        let numbers = self.found.captures.iter();
        let mut told: Vec<Reading> = numbers
            .filter(|hit| hit.class == class::ORDINAL)
            .filter_map(|hit| {
                let at = hit.first as usize;
                let first = (i32::try_from(hit.value).ok()? - 1) * 100;
                Some(Reading {
                    passing: true,
                    tokens: Some(at..at + usize::from(hit.len)),
                    ..Reading::stretch(Stretch::Century(first))
                })
            })
            .collect();
        if let Some(tokens) = told.last_mut().and_then(|last| last.tokens.as_mut()) {
            tokens.end = self.found.tokens.end;
        }
        told
    }
}
