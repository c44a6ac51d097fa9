//! How long and how often: durations and sets.

use super::{Reading, Words};
use crate::{
    analysis::calendar::{DayPart, Season, Unit},
    grammar::lexicon::class,
    model::document::TimeKind,
};

impl Words<'_> {
    pub(super) fn duration(&self) -> Option<Reading> {
        let half = self.says(&["half", "1/2", "a-half"]);
        let Some(unit) = self.unit() else {
            return half.then(|| Reading::value(TimeKind::Duration, "PT30M"));
        };
        if self.is_part(unit) || self.is_title() || self.is_age() {
            return None;
        }
        let whole = self.number();
        let count = if self.says(&["couple"]) {
            2
        } else {
            whole.unwrap_or(1)
        };
        let value = match (half, unit, self.says(&["and", "1/2"])) {
            (true, Unit::Hour, true) => format!("PT{count}H30M"),
            (true, Unit::Minute, true) => format!("PT{count}M30S"),
            (true, Unit::Year, true) => format!("P{count}Y6M"),
            (true, Unit::Day, true) => format!("P{count}DT12H"),
            (true, Unit::Hour, false) => "PT30M".into(),
            (true, Unit::Year, false) => "P6M".into(),
            (true, unit, true) => unit.duration(&format!("{count}.5")),
            (true, unit, false) => unit.duration("0.5"),
            _ => unit.duration(&count.to_string()),
        };
        Some(Reading::value(TimeKind::Duration, value))
    }

    pub(super) fn vague_duration(&self) -> Option<Reading> {
        let unit = self.unit()?;
        if unit == Unit::Quarter && self.says(&["some"]) || self.is_title() {
            return None;
        }
        let count = if self.says(&["couple"]) { "2" } else { "X" };
        Some(Reading::value(TimeKind::Duration, unit.duration(count)))
    }

    /// "aged between two and ten years"
    fn is_age(&self) -> bool {
        let before = self.at().saturating_sub(4)..self.at();
        let aged = |token: usize| self.text.is(token, "aged") || self.text.is(token, "ages");
        before.into_iter().rev().any(aged)
    }

    /// "a quarter of them"; "a months", "the 1988 quarter" are no durations either.
    fn is_part(&self, unit: Unit) -> bool {
        let number = self.number();
        let of = unit == Unit::Quarter && self.word_behind(&["of"]);
        let amiss = if self.is_plural() {
            number.is_none() && self.says(&["a", "an"]) && !self.says(&["and", "couple"])
        } else {
            number.is_some_and(|number| number >= 1000)
        };
        of && number.is_none() || amiss
    }

    pub(super) fn set(&self) -> Option<Reading> {
        // "the New York Daily News"
        if self.adverb().is_some() && self.is_title() {
            return None;
        }
        let value = self.every_weekday().or_else(|| self.every_month());
        let value = value.or_else(|| self.every_part());
        let value = value.or_else(|| self.adverb().map(String::from));
        if let Some(value) = value {
            return Some(Reading::value(TimeKind::Set, value));
        }
        let count = if self.says(&["other"]) {
            2
        } else if self.says(&["every"]) {
            self.number().unwrap_or(1)
        } else {
            1
        };
        let count = match self.value(class::SEVERAL) {
            Some(_) => "X".into(),
            None => count.to_string(),
        };
        Some(Reading::value(TimeKind::Set, self.unit()?.duration(&count)))
    }

    fn every_weekday(&self) -> Option<String> {
        // "each Tuesday and Thursday": the one of the match and not the one beside it
        let own = self.found.captures.iter().find(|hit| {
            hit.class == class::WEEKDAY && self.found.tokens.contains(&(hit.first as usize))
        });
        let own = own.map(|hit| hit.value);
        let weekday = own.or_else(|| self.value(class::WEEKDAYS))?;
        let part = self.part().or_else(|| {
            let parts = self.value(class::DAYPARTS)?;
            DayPart::from_value(parts)
        });
        let part = part.map_or("", DayPart::timex);
        Some(format!("XXXX-WXX-{}{part}", weekday + 1))
    }

    /// "every summer", "each morning"
    fn every_part(&self) -> Option<String> {
        let season = self.value(class::SEASON).and_then(Season::from_value);
        season
            .map(|season| format!("XXXX-{}", season.timex()))
            .or_else(|| Some(format!("XXXX-XX-XX{}", self.part()?.timex())))
    }

    fn every_month(&self) -> Option<String> {
        let month = self.value(class::MONTH)?;
        Some(format!("XXXX-{month:02}"))
    }

    fn adverb(&self) -> Option<&'static str> {
        let adverbs = [
            ("daily", "P1D"),
            ("everyday", "P1D"),
            ("nightly", "P1D"),
            ("weekly", "P1W"),
            ("monthly", "P1M"),
            ("quarterly", "P3M"),
            ("yearly", "P1Y"),
            ("annually", "P1Y"),
            ("hourly", "PT1H"),
        ];
        adverbs
            .into_iter()
            .find(|(word, _)| self.says(&[word]))
            .map(|(_, value)| value)
    }
}
