//! Days that are told by month and number, alone or in runs, and dates in digits.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    super::{chain, op::Op, tense},
    Direction, Reading, Words,
};
use crate::{
    analysis::calendar::{DayPart, Stretch},
    grammar::lexicon::class,
    model::{
        date::{DateRange, Precision},
        document::TimeKind,
        text::Tag,
    },
};

/// One day of a run such as "3, 10 and 17 May": its words and what they tell.
#[derive(Debug, Clone)]
struct DayOfRun {
    tokens: std::ops::Range<usize>,
    month: Option<u32>,
    day: u32,
}

/// What a month and day without a year loses, in days, on either side of today. The nearest year is the rule and the
/// words are a hint: the figures are fitted on news whose dates were told with the year.
#[derive(Debug, Clone, Copy)]
struct Against {
    back: i64,
    ahead: i64,
}

/// So near to today the tense says nothing.
const NEAR: i64 = 7;

/// More than a year.
const SURE: i64 = 400;

impl Words<'_> {
    /// The days of a month among digits and ordinals.
    pub(super) fn month_days(&self) -> impl Iterator<Item = u32> {
        let captures = self.found.captures.iter();
        captures
            .filter(|hit| {
                matches!(hit.class, class::DIGITS | class::ORDINAL) && (1..=31).contains(&hit.value)
            })
            .map(|hit| hit.value)
    }

    pub(super) fn date(&self) -> Option<Reading> {
        let month = self.value(class::MONTH)?;
        let pair = self.value(class::DAY_PAIR);
        let day = match pair {
            Some(pair) => pair / 100,
            None => self.month_days().next()?,
        };
        if let Some(day) = self.known_day(month, day) {
            return self.on(day);
        }
        if self.says(&["year"])
            && let Some(from) = self.frame.published
        {
            let year = from.year() + i32::try_from(self.beside()).ok()?;
            return self.on(NaiveDate::from_ymd_opt(year, month, day)?);
        }
        if self.says(&["last"]) && !self.says(&["year"]) {
            let from = self.frame.published?;
            let this = NaiveDate::from_ymd_opt(from.year(), month, day)?;
            let year = from.year() - i32::from(this >= from);
            return self.on(NaiveDate::from_ymd_opt(year, month, day)?);
        }
        match self.year().or_else(|| self.year_of(month, day)) {
            Some(year) => {
                let first = NaiveDate::from_ymd_opt(year, month, day)?;
                let when = pair.and_then(|_| {
                    Some(DateRange::between(first, first.succ_opt()?, Precision::Day))
                });
                Some(Reading {
                    when,
                    ..self.on(first)?
                })
            }
            None => Some(Reading::value(
                TimeKind::Date,
                format!("XXXX-{month:02}-{day:02}"),
            )),
        }
    }

    /// The day that the rule knows by its year, once it has come.
    fn known_day(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let year = self.found.rule.with.parse().ok()?;
        let known = NaiveDate::from_ymd_opt(year, month, day)?;
        self.frame
            .published
            .is_none_or(|from| from >= known)
            .then_some(known)
    }

    /// A day, or the part or hour of it that the words name.
    pub(super) fn on(&self, day: NaiveDate) -> Option<Reading> {
        let part = self.part().map(|part| match part {
            DayPart::Midday => Stretch::Clock(day, 12, 0),
            part => Stretch::Part(day, part),
        });
        Some(Reading::stretch(part.unwrap_or(Stretch::Day(day))))
    }

    /// The year that brings a month and day nearest to where the text stands, and to the side to which its tense points.
    pub(super) fn year_of(&self, month: u32, day: u32) -> Option<i32> {
        if let Some(lent) = self.lent {
            return Some(lent.year - i32::from(lent.month.is_some_and(|last| month > last)));
        }
        if let Some(year) = self.frame.year_alone() {
            return Some(year);
        }
        let from = self.frame.here()?;
        if let Some(begin) = self.begin() {
            let same = NaiveDate::from_ymd_opt(begin.year(), month, day)?;
            return Some(begin.year() + i32::from(same < begin));
        }
        if let Some(year) = self.story_year(month) {
            return Some(year);
        }
        let against = self.against();
        let distance = |year: i32| {
            let days = (NaiveDate::from_ymd_opt(year, month, day)? - from).num_days();
            let against = match days {
                _ if days > NEAR || days > 0 && against.ahead == SURE => against.ahead,
                _ if days < -NEAR || days < 0 && against.back == SURE => against.back,
                _ => 0,
            };
            // A history goes forward rather than back.
            let back = if self.frame.history && days < 0 {
                days.abs() * 2
            } else {
                0
            };
            let elsewhere = self.frame.section.is_some_and(|section| section != year);
            let elsewhere = if elsewhere { 240 } else { 0 };
            Some((days.abs() + back + against + elsewhere, year))
        };
        (from.year() - 1..=from.year() + 1)
            .filter_map(distance)
            .min()
            .map(|(_, year)| year)
    }

    /// How many days a month and day loses on the side to which its words do not point.
    fn against(&self) -> Against {
        let against = |back, ahead| Against { back, ahead };
        if self.word_before(&["since", "ended", "following"]) {
            return against(0, SURE);
        }
        if self.word_before(&["ending"]) {
            return against(SURE, 0);
        }
        if self.frame.history {
            return against(0, 0);
        }
        let until = self.word_before(&["until", "till", "through", "thru", "by", "to"]);
        let verb = tense::verb_beside(self.text, self.at());
        let is = |verb: &usize, lemma: &str| self.text.lemma_is(*verb, lemma);
        let beside = verb.filter(|verb| !is(verb, "be") && !is(verb, "set"));
        match self.direction() {
            _ if self.word_before(&["effective", "payable", "record"]) => against(120, 0),
            _ if until && !self.word_before(&["by"]) && tense::lasts(self.text, self.at()) => {
                against(300, 0)
            }
            Direction::Back if until => against(0, 180),
            _ if until => against(300, 0),
            // "the October 7 attack" is over in whatever tense it is spoken of.
            Direction::Back if self.is_before_noun() => against(0, 180),
            _ if self.is_before_noun() && !self.told_ahead() => against(0, 0),
            // "signed on May 3", "will sign on May 3"
            Direction::Back if beside.is_some() => against(0, SURE - 1),
            Direction::Ahead if tense::was_planned(self.text, self.at()) => against(120, 0),
            Direction::Ahead if beside.is_some() => against(SURE - 1, 0),
            Direction::Back => against(0, 300),
            Direction::Ahead => against(240, 0),
            Direction::Present => against(60, 0),
            Direction::Open => against(0, 0),
        }
    }

    /// Where the range begins that this time ends: "between April 8 and August 31".
    pub(super) fn begin(&self) -> Option<NaiveDate> {
        let last = self.last.filter(|_| !self.frame.history)?;
        let dated = matches!(last.rule.op, Op::Date | Op::Month);
        (dated && chain::spans(self.text, last.tokens.clone(), self.found.tokens.clone()))
            .then(|| self.frame.told(self.text, self.at()))??
            .0
            .first()
    }

    /// Each day of a run is a mention of its own.
    pub(super) fn days(&self) -> Vec<Reading> {
        let run = self.run();
        let first = run
            .first()
            .and_then(|first| Some((first.month?, first.day)));
        let Some((month, day)) = first else {
            return Vec::new();
        };
        let last_month = run.last().and_then(|last| last.month);
        let beside = || Some(self.frame.published?.year() + i32::try_from(self.beside()).ok()?);
        let year = match self.year() {
            None if self.says(&["year"]) => beside(),
            Some(year) => Some(year - i32::from(last_month.is_some_and(|last| last < month))),
            None => self.year_of(month, day),
        };
        let reading = |part: &DayOfRun| {
            let reading =
                match (year, part.month) {
                    (Some(year), Some(own)) => Reading::stretch(Stretch::Day(
                        NaiveDate::from_ymd_opt(year + i32::from(own < month), own, part.day)?,
                    )),
                    (None, Some(own)) => {
                        Reading::value(TimeKind::Date, format!("XXXX-{own:02}-{:02}", part.day))
                    }
                    _ => return None,
                };
            Some(Reading {
                tokens: Some(part.tokens.clone()),
                ..reading
            })
        };
        let mut days: Vec<Reading> = run.iter().filter_map(reading).collect();
        if let Some(first) = days.first_mut() {
            self.begins_with_part(first);
        }
        days
    }

    /// "the night of 11 to 12 March": the part belongs to the first day.
    fn begins_with_part(&self, first: &mut Reading) {
        let (Some(part), Some(Stretch::Day(day))) = (self.part(), first.stretch) else {
            return;
        };
        first.stretch = Some(Stretch::Part(day, part));
        if let Some(tokens) = &mut first.tokens {
            tokens.start = self.at();
        }
    }

    fn run(&self) -> Vec<DayOfRun> {
        let mut run: Vec<DayOfRun> = Vec::new();
        let mut month: Option<(u32, usize)> = None;
        let day_first = self
            .found
            .captures
            .iter()
            .find(|hit| hit.class != class::DAYPART)
            .is_some_and(|hit| hit.class != class::MONTH);
        for hit in &self.found.captures {
            let tokens = hit.first as usize..hit.first as usize + usize::from(hit.len);
            match hit.class {
                class::MONTH if day_first => {
                    run.iter_mut()
                        .filter(|part| part.month.is_none())
                        .for_each(|part| part.month = Some(hit.value));
                    if let Some(part) = run.last_mut() {
                        part.tokens.end = tokens.end;
                    }
                }
                class::MONTH => month = Some((hit.value, tokens.start)),
                class::DAYPART => {}
                _ if (1..=31).contains(&hit.value) => {
                    // The month belongs to the words of the first day behind it.
                    let start = month.map_or(tokens.start, |(_, start)| start);
                    run.push(DayOfRun {
                        tokens: start.min(tokens.start)..tokens.end,
                        month: month.map(|(month, _)| month),
                        day: hit.value,
                    });
                    month = month.map(|(month, _)| (month, usize::MAX));
                }
                _ => {
                    if let Some(part) = run.last_mut() {
                        part.tokens.end = tokens.end;
                    }
                }
            }
        }
        run
    }

    /// The year of a look back, where the clause tells the past.
    pub(super) fn story_year(&self, month: u32) -> Option<i32> {
        let year = self.frame.story_year(month, self.at(), self.text)?;
        (self.direction() == Direction::Back).then_some(year)
    }

    pub(super) fn is_before_noun(&self) -> bool {
        let end = self.found.tokens.end;
        let behind = self.text.tokens().get(end);
        // "the October 7 Hamas attack", but "On October 7 Hamas attacked"
        let named = self.word_before(&["the"]);
        behind.is_some_and(|token| {
            matches!(token.tag, Tag::Nn | Tag::Nns) || named && token.tag == Tag::Nnp
        }) && self.text.words.sentence_of(end) == self.text.words.sentence_of(self.at())
    }

    /// "on the 5th": of the month told last.
    pub(super) fn day_of_month(&self) -> Option<Reading> {
        let Some((stretch, anchor)) = self.frame.told(self.text, self.at()) else {
            return self.day_of_this_month();
        };
        if !matches!(stretch, Stretch::Day(_) | Stretch::Month(..)) {
            return None;
        }
        let told = stretch.first()?;
        let day = told.with_day(self.value(class::ORDINAL)?)?;
        Some(self.on(day)?.counted_from(anchor))
    }

    /// Where no month is told: of that of printing, or the month beside to which the tense points.
    fn day_of_this_month(&self) -> Option<Reading> {
        let from = self.frame.published?;
        let number = self.value(class::ORDINAL)?;
        let day = from.with_day(number);
        let month = Months::new(1);
        self.on(match self.direction() {
            Direction::Back if number > from.day() => {
                from.checked_sub_months(month)?.with_day(number)?
            }
            Direction::Ahead if number < from.day() => {
                from.checked_add_months(month)?.with_day(number)?
            }
            _ => day?,
        })
    }

    pub(super) fn digits(&self) -> Option<Reading> {
        let packed = self.value(class::ISO_DATE)?;
        let year = i32::try_from(packed / 10_000).ok()?;
        let (month, day) = (packed / 100 % 100, packed % 100);
        let date = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let word = self.text.word(self.at());
        let year_last = word.find(['/', '.', '-']).is_some_and(|at| at < 3);
        if !year_last || month > 12 || day > 12 || month == day {
            return Some(Reading::stretch(Stretch::Day(date(month, day)?)));
        }
        // `number` reads the day first; whether the document does is told by its other dates.
        match self.frame.day_first {
            Some(true) => Some(Reading::stretch(Stretch::Day(date(month, day)?))),
            Some(false) => Some(Reading::stretch(Stretch::Day(date(day, month)?))),
            None => Some(Reading {
                when: Some(DateRange::either(date(month, day)?, date(day, month)?)),
                ..Reading::value(TimeKind::Date, format!("{year:04}-XX-XX"))
            }),
        }
    }
}
