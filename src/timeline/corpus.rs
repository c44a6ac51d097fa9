//! A collection made ready for browsing: everything that is asked at each key is one look-up away.
//!
//! In: a collection. Out: a [`Corpus`], which is made once, on the thread that loads, and never changes.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use chrono::{Datelike, NaiveDate};

use super::{facets::Publishers, query::counts::Counts, tally::Tally, told::Told};
use crate::model::{
    collection::{Collection, Event, EventId, Events},
    document::Who,
};

#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub collection: Arc<Collection>,
    /// The first day of each event, as days of the common era.
    pub days: Vec<i32>,
    pub tally: Tally,
    /// The latest day on which an article was printed; where no such day is known, that of the last event.
    pub newest: NaiveDate,
    /// The earliest day on which an article was printed, where one is known.
    pub oldest: Option<NaiveDate>,
    pub publishers: Publishers,
    /// Which events an article tells.
    pub told: Told,
    counts: OnceLock<Counts>,
    /// The events by their ids, to find one among a million.
    by_id: Vec<u32>,
    people: Postings,
    organizations: Postings,
    places: Postings,
}

impl Corpus {
    pub fn new(collection: Arc<Collection>) -> Self {
        let events = &collection.events;
        Self {
            days: events
                .iter()
                .map(|event| day_number(event.when.range.first()))
                .collect(),
            tally: events.iter().fold(Tally::default(), |mut tally, event| {
                tally.add(&event.when.range);
                tally
            }),
            newest: newest(&collection),
            oldest: collection
                .articles
                .iter()
                .filter_map(|one| one.published)
                .min(),
            publishers: Publishers::new(
                collection.articles.iter().map(|article| article.publisher),
            ),
            told: Told::new(collection.articles.len(), events),
            counts: OnceLock::new(),
            by_id: by_id(events),
            people: Postings::new(events, |who| match who {
                Who::Person(id) => Some(id.0),
                _ => None,
            }),
            organizations: Postings::new(events, |who| match who {
                Who::Organization(id) => Some(id.0),
                _ => None,
            }),
            places: Postings::new(events, |who| match who {
                Who::Place(id) => Some(id.0),
                _ => None,
            }),
            collection,
        }
    }

    pub fn len(&self) -> usize {
        self.collection.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.collection.events.is_empty()
    }

    pub fn event(&self, index: u32) -> Option<Event<'_>> {
        self.collection.events.get(index as usize)
    }

    /// The first day of an event; beyond the last event, the end of time.
    pub fn day(&self, index: u32) -> i32 {
        self.days.get(index as usize).copied().unwrap_or(i32::MAX)
    }

    pub fn id(&self, index: u32) -> Option<EventId> {
        self.collection.events.id(index as usize)
    }

    /// Where an event stands in the collection.
    pub fn find(&self, id: EventId) -> Option<u32> {
        let first = self
            .by_id
            .partition_point(|&index| self.id(index) < Some(id));
        let found = self.by_id.get(first).copied();
        found.filter(|&index| self.id(index) == Some(id))
    }

    /// How many events each value of a filter has; counted when it is first asked for.
    pub fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::new(self))
    }

    /// The events that someone takes part in, in order.
    pub fn events_of(&self, who: Who) -> &[u32] {
        match who {
            Who::Person(id) => self.people.of(id.0),
            Who::Organization(id) => self.organizations.of(id.0),
            Who::Place(id) => self.places.of(id.0),
        }
    }
}

/// The day from which "last week" counts.
fn newest(all: &Collection) -> NaiveDate {
    let printed = all.articles.iter().filter_map(|one| one.published).max();
    let told = || all.events.last().map(|event| event.when.range.first());
    printed.or_else(told).unwrap_or_default()
}

/// The events in the order of their ids.
fn by_id(events: &Events) -> Vec<u32> {
    let mut all: Vec<u32> = (0..).take(events.len()).collect();
    all.sort_unstable_by_key(|&index| (events.id(index as usize), index));
    all
}

/// Days of the common era: 1 January of the year 1 is 1.
pub fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// For each member of a table the events it is in: one list, and where each member's part of it begins.
#[derive(Debug, Clone, Default)]
struct Postings {
    ranges: BTreeMap<u32, (u32, u32)>,
    events: Vec<u32>,
}

impl Postings {
    fn new(events: &Events, pick: impl Fn(Who) -> Option<u32>) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (index, event) in events.iter().enumerate() {
            let members = event.participants.iter().filter_map(|one| pick(one.who));
            pairs.extend(members.map(|member| (member, index as u32)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut ranges = BTreeMap::new();
        for (at, (member, _)) in pairs.iter().enumerate() {
            let range = ranges.entry(*member).or_insert((at as u32, at as u32));
            range.1 = at as u32 + 1;
        }
        Self {
            ranges,
            events: pairs.into_iter().map(|(_, event)| event).collect(),
        }
    }

    fn of(&self, member: u32) -> &[u32] {
        let (from, to) = self.ranges.get(&member).copied().unwrap_or_default();
        self.events.get(from as usize..to as usize).unwrap_or(&[])
    }
}
