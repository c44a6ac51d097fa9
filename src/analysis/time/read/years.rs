//! Parts of a year: seasons, quarters, halves and feasts.

use chrono::{Datelike, NaiveDate};

use super::{super::op::Op, Direction, Reading, Words};
use crate::{
    analysis::calendar::{self, Season, Stretch, Unit},
    grammar::lexicon::class,
    model::{
        document::TimeKind,
        text::{Tag, Upos},
    },
};

impl Words<'_> {
    pub(super) fn season(&self) -> Option<Reading> {
        let season = self.value(class::SEASON).and_then(Season::from_value)?;
        if self.is_named() {
            return None;
        }
        let lent = self.lent.map(|lent| lent.year);
        let alone = self
            .frame
            .year_alone()
            .filter(|_| !self.says(&["last", "next"]));
        if let Some(year) = self.year().or(lent).or(alone) {
            return Some(Reading::stretch(Stretch::Season(year, season)));
        }
        let Some(from) = self.frame.here() else {
            return Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-{}", season.timex()),
            ));
        };
        let shift = i32::try_from(self.beside()).ok()?;
        let begun = from.month() >= season.month();
        let year = match (self.says(&["year"]), shift) {
            (true, shift) => from.year() + shift,
            (_, -1) => from.year() - i32::from(!begun || from.month() < season.month() + 3),
            (_, 1) => from.year() + i32::from(begun),
            _ if self.frame.history => from.year(),
            // Winter is told by the year in which it began.
            _ if season == Season::Winter && from.month() < 6 => from.year() - 1,
            _ if self.says(&["this"]) => from.year(),
            _ => match self.direction() {
                Direction::Back => from.year() - i32::from(!begun),
                Direction::Ahead | Direction::Present => {
                    from.year() + i32::from(from.month() >= season.month() + 3)
                }
                _ => from.year() - i32::from(season.month() > from.month() + 6),
            },
        };
        Some(Reading::stretch(Stretch::Season(year, season)))
    }

    /// "Silver Spring", "the Arab Spring of 2011": capitals on both sides make a name.
    fn is_named(&self) -> bool {
        let mut captures = self.found.captures.iter();
        let word = captures.rfind(|hit| hit.class == class::SEASON);
        word.is_some_and(|hit| {
            let at = hit.first as usize;
            let capital = |at: usize| self.text.word(at).starts_with(char::is_uppercase);
            let before = at.checked_sub(1).filter(|before| {
                capital(*before)
                    && self.text.tokens().get(*before).is_some_and(|token| {
                        matches!(token.upos, Upos::Propn | Upos::Adj | Upos::Noun)
                    })
            });
            let undertaking = ["offensive", "campaign", "war", "fighting"];
            let undertaken = undertaking.iter().any(|word| self.text.is(at + 1, word));
            capital(at) && before.is_some() && !undertaken
        })
    }

    /// "Q3", "1H22"
    fn part_named(&self) -> Option<u32> {
        self.value(class::QUARTER_NAME)
            .or_else(|| self.value(class::HALF_NAME))
    }

    pub(super) fn part_of_year(&self) -> Option<Reading> {
        let half = self.found.rule.op == Op::Half;
        let number = self.value(class::ORDINAL).or_else(|| self.part_named());
        let number = number.unwrap_or(if self.says(&["second", "last", "latter"]) {
            2
        } else {
            1
        });
        // "3Q21" brings its year along.
        let own = i32::try_from(number / 10).ok().filter(|year| *year > 0);
        let number = number % 10;
        let from = self.frame.here();
        let year = match (self.year().or(own), from) {
            (Some(year), _) => year,
            (None, Some(from)) if self.says(&["year", "year's", "earlier", "ago"]) => {
                let back = self.says(&["ago", "earlier"]);
                from.year()
                    + if back {
                        -1
                    } else {
                        i32::try_from(self.beside()).ok()?
                    }
            }
            // The quarter in which we are or that has ended last; the next one where the clause points ahead.
            (None, Some(from)) => {
                let months = if half { 6 } else { 3 };
                let begin = (number - 1) * months + 1;
                let over = number * months < from.month();
                let ahead = !self.frame.history && self.direction() == Direction::Ahead;
                let long_over = number * months + 3 < from.month();
                match () {
                    () if ahead && over && long_over => from.year() + 1,
                    () if begin > from.month() && !ahead => from.year() - 1,
                    () => from.year(),
                }
            }
            (None, None) => {
                let letter = if half { 'H' } else { 'Q' };
                return Some(Reading::value(
                    TimeKind::Date,
                    format!("XXXX-{letter}{number}"),
                ));
            }
        };
        Some(Reading::stretch(if half {
            Stretch::Half(year, number)
        } else {
            Stretch::Quarter(year, number)
        }))
    }

    /// "the quarter", "the latest period", "the year-earlier quarter": the one told last, else the last that has ended.
    pub(super) fn quarter_told(&self) -> Option<Reading> {
        let told = self.frame.quarter(self.text, self.at());
        if let Some(ended) = self.quarter_ended() {
            return Some(ended);
        }
        if told.is_none()
            && !self.says(&["quarter"])
            && (self.year().is_some() || !self.frame.tells_results(self.text))
        {
            let last = || Some(self.frame.published?.year() - 1);
            let year = self
                .year()
                .or_else(|| last().filter(|_| self.says(&["last"])))?;
            return Some(Reading::stretch(Stretch::Year(year)));
        }
        let ended = self.frame.published.and_then(|day| {
            let before = calendar::add_months(day, -3)?;
            Some(Stretch::Quarter(
                before.year(),
                (before.month() - 1) / 3 + 1,
            ))
        });
        let Some(Stretch::Quarter(year, quarter)) = told.map(|(quarter, _)| quarter).or(ended)
        else {
            return Some(Reading::value(TimeKind::Date, "XXXX-QX"));
        };
        let back = self.says(&["ago", "earlier", "last"]);
        let year = self.year().unwrap_or(year - i32::from(back));
        let reading = Reading {
            passing: back || self.year().is_some(),
            ..Reading::stretch(Stretch::Quarter(year, quarter))
        };
        Some(match told {
            Some((_, anchor)) => reading.counted_from(anchor),
            None => reading,
        })
    }

    /// "the quarter ended Jan. 31": the one in which its middle lies.
    fn quarter_ended(&self) -> Option<Reading> {
        let behind = self.found.tokens.end;
        let ended = self.word_behind(&["ended", "ending"]);
        let end = self
            .next
            .filter(|next| ended && next.rule.op == Op::Date && next.tokens.start == behind + 1)?;
        let told = super::read(end, [None; 2], self.text, self.frame, None).pop()?;
        let middle = calendar::add_days(told.stretch?.first()?, -45)?;
        Some(Reading::stretch(Stretch::around(middle, Unit::Quarter)))
    }

    pub(super) fn holiday(&self) -> Option<Reading> {
        // "the Orchestra of Christmas Charity" is a name.
        let named = self.word_before(&["of"])
            && self
                .text
                .tokens()
                .get(self.found.tokens.end)
                .is_some_and(|next| {
                    matches!(next.tag, Tag::Nnp | Tag::Nnps)
                        && self
                            .text
                            .word(self.found.tokens.end)
                            .starts_with(char::is_uppercase)
                });
        if named {
            return None;
        }
        let fixed = self.value(class::HOLIDAY);
        let feast = self
            .value(class::FEAST)
            .and_then(calendar::Feast::from_value);
        let day_of = |year: i32| match fixed {
            // Days such as 9/11 bring their year along.
            Some(packed) if packed > 10_000 => NaiveDate::from_ymd_opt(
                i32::try_from(packed / 10_000).ok()?,
                packed / 100 % 100,
                packed % 100,
            ),
            Some(packed) => NaiveDate::from_ymd_opt(year, packed / 100, packed % 100),
            None => feast?.day(year),
        };
        let on = |day: Option<NaiveDate>| {
            if self.says(&["week", "weekend"]) {
                return self.around(day?);
            }
            Some(Reading {
                approximate: feast.is_some_and(calendar::Feast::is_approximate),
                passing: fixed.is_some_and(|packed| packed > 10_000),
                ..self.on(day?)?
            })
        };
        if let Some(year) = self.year() {
            return on(day_of(year));
        }
        let Some(from) = self.frame.here() else {
            let packed = fixed.filter(|packed| *packed < 10_000)?;
            let value = format!("XXXX-{:02}-{:02}", packed / 100, packed % 100);
            return Some(Reading::value(TimeKind::Date, value));
        };
        let this = day_of(from.year())?;
        let year = match self.beside() {
            -1 => from.year() - i32::from(this >= from),
            1 => from.year() + i32::from(this <= from),
            _ if self.frame.history => from.year(),
            _ => match self.direction() {
                Direction::Ahead => from.year() + i32::from(this < from),
                // What was done on a feast was done on the last one; "feast prices" may be those of the next.
                Direction::Back if self.word_before(&["on", "at", "over", "since", "during"]) => {
                    from.year() - i32::from(this > from)
                }
                _ => self.year_of(this.month(), this.day())?,
            },
        };
        on(day_of(year))
    }

    /// "Easter week", "the Labor Day weekend": a feast on a Monday ends its weekend.
    fn around(&self, feast: NaiveDate) -> Option<Reading> {
        Some(Reading::stretch(if self.says(&["weekend"]) {
            Stretch::around(calendar::add_days(feast, -1)?, Unit::Weekend)
        } else {
            Stretch::around(feast, Unit::Week)
        }))
    }
}
