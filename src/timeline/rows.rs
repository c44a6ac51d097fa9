//! Events in order, under headings: which row of the list holds what.
//!
//! In: a corpus, the events to show (indexes, in order) and the folded headings. Out: [`Rows`], which answers by binary
//! search; no row is ever built before it is asked for.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{corpus::Corpus, facets::Facets, lanes::Lanes, matrix::Matrix, tally::Tally};
use crate::model::date::{DateRange, Precision};

/// What stands over events: a day, or the weeks, months, years that are told no finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heading {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub precision: Precision,
}

impl Heading {
    /// What is told to the day stands under its first day; everything coarser under a heading of its own.
    pub fn of(range: &DateRange) -> Self {
        let day = range.precision <= Precision::Day;
        Self {
            first: range.first(),
            last: if day { range.first() } else { range.last() },
            precision: range.precision.max(Precision::Day),
        }
    }

    pub fn is_day(&self) -> bool {
        self.precision == Precision::Day
    }
}

/// A heading and the events under it: positions `first..first + count`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    pub heading: Heading,
    pub first: usize,
    pub count: usize,
    pub folded: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The section with this index.
    Heading(usize),
    /// The event at this position.
    Event(usize),
}

/// Counts of these rows: they begin anew with new rows.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    pub facets: Option<Facets>,
    pub matrix: Option<Matrix>,
    pub lanes: Option<Lanes>,
}

#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Indexes into the collection; a position is an index into this.
    pub order: Vec<u32>,
    pub sections: Vec<Section>,
    pub tally: Tally,
    /// Where the events are in another order than that of time: their positions as time goes.
    by_time: Option<Vec<u32>>,
    /// What the views beside the list have counted so far.
    pub counts: Counts,
    /// For each section (and one more) its first row.
    rows: Vec<usize>,
    /// For each section (and one more) its first stop: an event that can be selected, or a folded heading.
    stops: Vec<usize>,
}

impl Rows {
    pub fn new(corpus: &Corpus, order: Vec<u32>, folded: &BTreeSet<Heading>) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        let mut tally = Tally::default();
        let by_time = (!order.is_sorted()).then(|| {
            let mut positions: Vec<u32> = (0..order.len() as u32).collect();
            positions.sort_unstable_by_key(|at| order[*at as usize]);
            positions
        });
        for (position, index) in order.iter().enumerate() {
            let Some(event) = corpus.event(*index) else {
                continue;
            };
            let heading = Heading::of(&event.when.range);
            if by_time.is_none() {
                tally.add(&event.when.range);
            }
            match sections.last_mut() {
                Some(section) if section.heading == heading => section.count += 1,
                _ => sections.push(Section {
                    heading,
                    first: position,
                    count: 1,
                    folded: false,
                }),
            }
        }
        let mut rows = Self {
            order,
            sections,
            tally,
            by_time,
            ..Self::default()
        };
        for at in rows.by_time.iter().flatten() {
            if let Some(event) = corpus.event(rows.order[*at as usize]) {
                rows.tally.add(&event.when.range);
            }
        }
        rows.fold(folded);
        rows
    }

    /// Folds the headings of the set and no others.
    pub fn fold(&mut self, folded: &BTreeSet<Heading>) {
        let (mut row, mut stop) = (0, 0);
        self.rows.clear();
        self.stops.clear();
        for section in &mut self.sections {
            section.folded = !folded.is_empty() && folded.contains(&section.heading);
            self.rows.push(row);
            self.stops.push(stop);
            row += 1 + if section.folded { 0 } else { section.count };
            stop += if section.folded { 1 } else { section.count };
        }
        self.rows.push(row);
        self.stops.push(stop);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.last().copied().unwrap_or(0)
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many stops there are.
    pub fn stops(&self) -> usize {
        self.stops.last().copied().unwrap_or(0)
    }

    pub fn row(&self, row: usize) -> Option<Row> {
        if row >= self.len() {
            return None;
        }
        let index = self.rows.partition_point(|first| *first <= row) - 1;
        let section = self.sections.get(index)?;
        Some(match row - self.rows[index] {
            0 => Row::Heading(index),
            below => Row::Event(section.first + below - 1),
        })
    }

    /// The section in which a position lies.
    pub fn section_of(&self, position: usize) -> usize {
        self.sections
            .partition_point(|section| section.first <= position)
            .saturating_sub(1)
    }

    /// The row in which an event is seen: its own, or its folded heading.
    pub fn row_of(&self, position: usize) -> usize {
        let index = self.section_of(position);
        match self.sections.get(index) {
            Some(section) if section.folded => self.rows[index],
            Some(section) => self.rows[index] + 1 + (position - section.first),
            None => 0,
        }
    }

    /// Counts the stops before an event.
    pub fn stop_of(&self, position: usize) -> usize {
        let index = self.section_of(position);
        match self.sections.get(index) {
            Some(section) if section.folded => self.stops[index],
            Some(section) => self.stops[index] + (position - section.first),
            None => 0,
        }
    }

    /// The event at a stop; beyond the last, the last.
    pub fn at_stop(&self, stop: usize) -> Option<usize> {
        let stop = stop.min(self.stops().checked_sub(1)?);
        let index = self.stops.partition_point(|first| *first <= stop) - 1;
        let section = self.sections.get(index)?;
        Some(section.first + stop - self.stops[index])
    }

    /// The event at a row, or the first one under the heading there.
    pub fn at_row(&self, row: usize) -> Option<usize> {
        match self.row(row.min(self.len().checked_sub(1)?))? {
            Row::Event(position) => Some(position),
            Row::Heading(index) => self.sections.get(index).map(|section| section.first),
        }
    }

    /// The position of an event of the collection; where it is not shown, that of the first one behind it.
    pub fn position(&self, index: u32) -> Result<usize, usize> {
        let at = self.first(|known| known < index);
        match self.order.get(at) {
            Some(known) if *known == index => Ok(at),
            _ => Err(at),
        }
    }

    /// Whether the rows come as time goes, and not in an order of the reader's.
    pub fn goes_with_time(&self) -> bool {
        self.by_time.is_none()
    }

    /// The position of the first event, as time goes, that is not `before`; the number of events where all are.
    pub fn first(&self, before: impl Fn(u32) -> bool) -> usize {
        match &self.by_time {
            None => self.order.partition_point(|index| before(*index)),
            Some(positions) => {
                let at = positions.partition_point(|at| {
                    self.order
                        .get(*at as usize)
                        .is_some_and(|index| before(*index))
                });
                positions
                    .get(at)
                    .map_or(self.order.len(), |position| *position as usize)
            }
        }
    }

    /// How many events, as time goes, are `before`.
    pub fn nth(&self, before: impl Fn(u32) -> bool) -> usize {
        match &self.by_time {
            None => self.order.partition_point(|index| before(*index)),
            Some(positions) => positions
                .partition_point(|at| self.order.get(*at as usize).is_some_and(|at| before(*at))),
        }
    }

    /// Whether the rows go on as time does.
    pub fn is_by_time(&self) -> bool {
        self.by_time.is_none()
    }

    /// The position of the n-th event as time goes.
    pub fn in_time(&self, nth: usize) -> Option<usize> {
        match &self.by_time {
            None => (nth < self.order.len()).then_some(nth),
            Some(positions) => positions.get(nth).map(|at| *at as usize),
        }
    }

    /// Which of the events, as time goes, stands at a position.
    pub fn rank(&self, position: usize) -> usize {
        let index = self.order.get(position).copied();
        match &self.by_time {
            None => position,
            Some(positions) => {
                positions.partition_point(|at| self.order.get(*at as usize).copied() < index)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        collection::{Collection, Draft, EventId, Source},
        document::When,
        event::{EventType, Status},
    };

    fn event(id: u64, range: DateRange) -> Draft {
        let when = When {
            range,
            text: None,
            inferred: false,
            rule: "day".into(),
        };
        Draft {
            numbers: Vec::new(),
            id: EventId(id),
            kind: EventType::Meeting,
            status: Status::Occurred,
            alleged: false,
            when,
            place: None,
            title: format!("event {id}"),
            participants: Vec::new(),
            quotes: Vec::new(),
            sources: Vec::<Source>::new(),
            told_by: 1,
            disagreements: Vec::new(),
            confidence: 1.0,
            reasons: Vec::new(),
        }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 5, day).expect("a day")
    }

    /// Two events on 1 May, one some time in May, one from 3 to 5 May.
    fn corpus() -> Corpus {
        let month = DateRange::month(2025, 5).expect("a month");
        let trip = DateRange::between(day(3), day(5), Precision::Day);
        let ranges = [DateRange::day(day(1)), DateRange::day(day(1)), month, trip];
        let events = ranges
            .into_iter()
            .enumerate()
            .map(|(id, range)| event(id as u64, range));
        Corpus::new(Arc::new(Collection {
            events: events.collect(),
            ..Collection::default()
        }))
    }

    #[test]
    fn coarse_dates_stand_under_a_heading_of_their_own() {
        let rows = Rows::new(&corpus(), vec![0, 1, 2, 3], &BTreeSet::new());
        let counts: Vec<_> = rows.sections.iter().map(|section| section.count).collect();
        assert_eq!(counts, [2, 1, 1]);
        assert!(!rows.sections[1].heading.is_day());
        assert_eq!(
            (rows.len(), rows.row(0), rows.row(2)),
            (7, Some(Row::Heading(0)), Some(Row::Event(1)))
        );
        assert_eq!(rows.row(7), None);
    }

    #[test]
    fn a_folded_day_is_one_row_and_one_stop() {
        let corpus = corpus();
        let mut rows = Rows::new(&corpus, vec![0, 1, 2, 3], &BTreeSet::new());
        rows.fold(&BTreeSet::from([rows.sections[0].heading]));
        assert_eq!((rows.len(), rows.stops()), (5, 3));
        assert_eq!(
            (rows.row_of(1), rows.stop_of(1), rows.at_stop(0)),
            (0, 0, Some(0))
        );
        assert_eq!(
            (rows.row_of(2), rows.at_stop(1), rows.at_row(1)),
            (2, Some(2), Some(2))
        );
    }

    #[test]
    fn every_position_is_found_back_from_its_row() {
        let rows = Rows::new(&corpus(), vec![0, 2, 3], &BTreeSet::new());
        for position in 0..3 {
            assert_eq!(rows.row(rows.row_of(position)), Some(Row::Event(position)));
            assert_eq!(rows.at_stop(rows.stop_of(position)), Some(position));
        }
        assert_eq!((rows.position(2), rows.position(1)), (Ok(1), Err(1)));
    }

    #[test]
    fn nothing_has_no_rows() {
        let rows = Rows::new(&Corpus::default(), Vec::new(), &BTreeSet::new());
        assert_eq!(
            (rows.len(), rows.row(0), rows.at_stop(0), rows.at_row(0)),
            (0, None, None, None)
        );
    }
}
