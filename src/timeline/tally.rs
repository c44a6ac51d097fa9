//! Counts events over time, for the strip.
//!
//! An event counts only where its date says enough: what is told to the month is in no bar of days.

use chrono::Datelike;

use super::scale::{self, Scale};
use crate::model::date::DateRange;

/// First days of events, in order, for each scale that is the finest to hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    days: [Vec<i32>; Scale::ALL.len()],
}

impl Tally {
    /// Dates come in order.
    pub fn add(&mut self, range: &DateRange) {
        let days = &mut self.days[Scale::holding(range.precision) as usize];
        days.push(range.first().num_days_from_ce());
    }

    /// How many events lie in a stretch of days, `from` included, `to` not.
    pub fn count(&self, scale: Scale, from: i32, to: i32) -> usize {
        let within = |days: &Vec<i32>| {
            let below = |limit| days.partition_point(|day| *day < limit);
            below(to).saturating_sub(below(from))
        };
        self.days[..=scale as usize].iter().map(within).sum()
    }

    /// The next day that something is told to, after a day or before it.
    pub fn next_day(&self, day: i32, forward: bool) -> Option<i32> {
        let days = &self.days[Scale::Day as usize];
        if forward {
            days.get(days.partition_point(|known| *known <= day))
                .copied()
        } else {
            let before = days.partition_point(|known| *known < day).checked_sub(1)?;
            days.get(before).copied()
        }
    }

    /// Puts days in order that were added in another.
    pub fn sort(&mut self) {
        self.days.iter_mut().for_each(|days| days.sort_unstable());
    }

    /// How many events are told too coarsely for a scale.
    pub fn coarser(&self, scale: Scale) -> usize {
        self.days[scale as usize + 1..].iter().map(Vec::len).sum()
    }

    /// The days between which nearly all events lie: one in twenty may be earlier, one in twenty later. A look back at a
    /// treaty of 1905 does not make a timeline of centuries.
    pub fn bulk(&self) -> Option<(i32, i32)> {
        let (first, last) = self.span()?;
        let all: usize = self.days.iter().map(Vec::len).sum();
        let aside = all / 20;
        Some((
            self.nth(aside, (first, last)),
            self.nth(all - 1 - aside, (first, last)),
        ))
    }

    /// The day of the event that so many come before.
    fn nth(&self, rank: usize, (first, last): (i32, i32)) -> i32 {
        let (mut low, mut high) = (first, last);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.count(Scale::Decade, first, middle + 1) > rank {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// The first and the last of the first days.
    pub fn span(&self) -> Option<(i32, i32)> {
        let first = self.days.iter().filter_map(|days| days.first()).min()?;
        let last = self.days.iter().filter_map(|days| days.last()).max()?;
        Some((*first, *last))
    }
}

/// How many of some days lie in each of so many equal parts of a span. Days come in order.
pub fn spread(days: &[i32], (first, last): (i32, i32), parts: usize) -> Vec<usize> {
    let long = i64::from(last) - i64::from(first) + 1;
    let edge = |at: usize| i64::from(first) + long * at as i64 / parts.max(1) as i64;
    let below = |at: usize| days.partition_point(|day| i64::from(*day) < edge(at));
    (0..parts).map(|at| below(at + 1) - below(at)).collect()
}

/// A stretch of bins, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    pub scale: Scale,
    pub first: i32,
    /// Columns for each bin.
    pub wide: usize,
    /// Events shown and events in all, for each bin.
    pub counts: Vec<(usize, usize)>,
}

impl Bars {
    /// The highest bar of all events.
    pub fn max(&self) -> usize {
        self.counts.iter().map(|(_, all)| *all).max().unwrap_or(0)
    }

    /// The bin at a column.
    pub fn bin_at(&self, column: usize) -> Option<i32> {
        let offset = column / self.wide.max(1);
        (offset < self.counts.len()).then(|| self.first + offset as i32)
    }

    /// The first column of the bin in which a day lies, if it is in sight.
    pub fn column(&self, day: i32) -> Option<usize> {
        let offset = usize::try_from(self.scale.bin(day) - self.first).ok()?;
        (offset < self.counts.len()).then_some(offset * self.wide)
    }
}

/// The finest scale at which a span of time fits into so many columns.
pub fn fitting(span: (i32, i32), columns: usize) -> Scale {
    let fits = |scale: &Scale| bins(*scale, span) <= columns.max(1);
    Scale::ALL.into_iter().find(fits).unwrap_or(Scale::Decade)
}

fn bins(scale: Scale, (first, last): (i32, i32)) -> usize {
    usize::try_from(scale.bin(last) - scale.bin(first)).unwrap_or(0) + 1
}

/// The bars around a day. They stand still while the day moves within the middle of them.
pub fn bars(all: &Tally, shown: &Tally, scale: Scale, day: i32, columns: usize) -> Option<Bars> {
    let span = all.span()?;
    let total = bins(scale, span);
    let wide = (columns / total).clamp(1, 4);
    let seen = (columns / wide).min(total).max(1);
    let at = usize::try_from(scale.bin(day) - scale.bin(span.0)).unwrap_or(0);
    let half = (seen / 2).max(1);
    let skipped = ((at / half) * half)
        .saturating_sub(half / 2)
        .min(total - seen.min(total));
    let first = scale.bin(span.0) + skipped as i32;
    let counts = (0..seen as i32).map(|offset| {
        let (from, to) = (scale.start(first + offset), scale.start(first + offset + 1));
        (shown.count(scale, from, to), all.count(scale, from, to))
    });
    Some(Bars {
        scale,
        first,
        wide,
        counts: counts.collect(),
    })
}

/// Where the axis is told: the column and what stands there. Years are told where they begin.
pub fn ticks(bars: &Bars) -> Vec<(usize, String)> {
    let mut ticks = Vec::new();
    let mut before: Option<(i32, u32)> = None;
    for offset in 0..bars.counts.len() {
        let date = scale::date(bars.scale.start(bars.first + offset as i32));
        // A week belongs to the month in which it ends.
        let date = match bars.scale {
            Scale::Week => date.checked_add_days(chrono::Days::new(6)).unwrap_or(date),
            _ => date,
        };
        let (year, month) = (date.year(), date.month());
        let new_year = before.is_none_or(|(last, _)| last != year);
        let label = match bars.scale {
            Scale::Day | Scale::Week if new_year => Some(format!("{} {year}", date.format("%b"))),
            Scale::Day | Scale::Week if before.is_some_and(|(_, last)| last != month) => {
                Some(date.format("%b").to_string())
            }
            Scale::Month | Scale::Quarter if new_year => Some(year.to_string()),
            Scale::Year if before.is_none() || year % 10 == 0 => Some(year.to_string()),
            Scale::Decade => Some(format!("{year}s")),
            _ => None,
        };
        ticks.extend(label.map(|label| (offset * bars.wide, label)));
        before = Some((year, month));
    }
    ticks
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn tally(ranges: &[DateRange]) -> Tally {
        let mut tally = Tally::default();
        ranges.iter().for_each(|range| tally.add(range));
        tally
    }

    #[test]
    fn days_are_spread_over_equal_parts_of_a_span() {
        assert_eq!(spread(&[1, 1, 4, 5, 10], (1, 10), 2), [4, 1]);
        assert_eq!(spread(&[1, 1, 4, 5, 10], (1, 10), 5), [2, 1, 1, 0, 1]);
        assert_eq!(spread(&[7], (7, 7), 3), [0, 0, 1]);
        assert!(spread(&[7], (7, 7), 0).is_empty());
    }

    #[test]
    fn a_look_back_does_not_stretch_the_bulk() {
        let mut days = vec![DateRange::day(day("1905-09-05"))];
        days.extend((0..30).map(|n| DateRange::day(day("2025-05-01") + chrono::Days::new(n))));
        let tally = tally(&days);
        assert_eq!(
            tally.bulk(),
            Some((
                day("2025-05-01").num_days_from_ce(),
                day("2025-05-29").num_days_from_ce()
            ))
        );
        assert_eq!(super::Tally::default().bulk(), None);
        let one = DateRange::day(day("1905-09-05"));
        let only = one.first().num_days_from_ce();
        assert_eq!(self::tally(&[one]).bulk(), Some((only, only)));
    }

    #[test]
    fn what_is_told_to_the_month_is_in_no_bar_of_days() {
        let days = [
            DateRange::month(2025, 5).expect("a month"),
            DateRange::day(day("2025-05-18")),
        ];
        let tally = tally(&days);
        let (from, to) = (
            day("2025-05-01").num_days_from_ce(),
            day("2025-06-01").num_days_from_ce(),
        );
        assert_eq!(
            (tally.count(Scale::Day, from, to), tally.coarser(Scale::Day)),
            (1, 1)
        );
        assert_eq!(
            (
                tally.count(Scale::Month, from, to),
                tally.coarser(Scale::Month)
            ),
            (2, 0)
        );
    }

    #[test]
    fn the_strip_shows_the_bin_of_the_day_at_any_width() {
        let days: Vec<_> = (1990..2026)
            .map(|year| DateRange::day(NaiveDate::from_ymd_opt(year, 3, 1).expect("a day")))
            .collect();
        let tally = tally(&days);
        for scale in Scale::ALL {
            for columns in [1, 2, 7, 60, 200] {
                for range in &days {
                    let day = range.first().num_days_from_ce();
                    let bars = bars(&tally, &tally, scale, day, columns).expect("bars");
                    assert!(
                        bars.counts.len() * bars.wide <= columns,
                        "{scale:?} {columns}"
                    );
                    let column = bars.column(day).expect("in sight");
                    assert_eq!(
                        bars.bin_at(column),
                        Some(scale.bin(day)),
                        "{scale:?} {columns}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_year_is_told_where_it_begins() {
        let days = [
            DateRange::day(day("2024-11-04")),
            DateRange::day(day("2025-02-10")),
        ];
        let tally = tally(&days);
        let span = tally.span().expect("a span");
        assert_eq!(
            (fitting(span, 99), fitting(span, 98), fitting(span, 15)),
            (Scale::Day, Scale::Week, Scale::Week)
        );
        let bars = bars(&tally, &tally, Scale::Week, span.0, 15).expect("bars");
        let labels: Vec<_> = ticks(&bars).into_iter().map(|(_, label)| label).collect();
        assert_eq!(labels, ["Nov 2024", "Dec", "Jan 2025", "Feb"]);
    }
}
