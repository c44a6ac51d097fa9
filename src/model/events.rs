//! The events of a timeline, a million of them in a few hundred bytes each.
//!
//! In: [`Draft`]s, events as they are made, in any order. Out: [`Event`]s, which look into the tables here and cost
//! nothing to make. Titles stand one behind the other in one text, participants, quotes and sources in one list each, so
//! that no event owns a piece of memory. A list of an event that is longer than 65,535 is cut there.

use std::cmp::Reverse;

use super::{
    collection::{Dated, Disagreement, EventId, Saying, Source},
    date::Precision,
    document::PlaceId,
    event::{EventType, Number, Participant, Status},
};

/// An event as it is read: a look into [`Events`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event<'a> {
    pub id: EventId,
    pub kind: EventType,
    pub status: Status,
    pub alleged: bool,
    /// Always known: what has no date is no row of the timeline. `text` lies in the article of the first source.
    pub when: Dated,
    pub place: Option<PlaceId>,
    pub title: &'a str,
    pub participants: &'a [Participant],
    /// As the fullest telling has them.
    pub numbers: &'a [Number],
    pub quotes: &'a [Saying],
    /// Never empty; the fullest telling first.
    pub sources: &'a [Source],
    /// How many tell it independently: publishers, with copies of one wire story counted once. At least one.
    pub told_by: u32,
    pub disagreements: &'a [Disagreement],
    /// 0 to 1.
    pub confidence: f32,
    pub reasons: &'a [&'static str],
}

/// An event as it is made, with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub id: EventId,
    pub kind: EventType,
    pub status: Status,
    pub alleged: bool,
    pub when: Dated,
    pub place: Option<PlaceId>,
    pub title: String,
    pub participants: Vec<Participant>,
    pub numbers: Vec<Number>,
    pub quotes: Vec<Saying>,
    pub sources: Vec<Source>,
    pub told_by: u32,
    pub disagreements: Vec<Disagreement>,
    pub confidence: f32,
    pub reasons: Vec<&'static str>,
}

impl From<Event<'_>> for Draft {
    fn from(event: Event<'_>) -> Self {
        Self {
            id: event.id,
            kind: event.kind,
            status: event.status,
            alleged: event.alleged,
            when: event.when,
            place: event.place,
            title: event.title.to_owned(),
            participants: event.participants.to_vec(),
            numbers: event.numbers.to_vec(),
            quotes: event.quotes.to_vec(),
            sources: event.sources.to_vec(),
            told_by: event.told_by,
            disagreements: event.disagreements.to_vec(),
            confidence: event.confidence,
            reasons: event.reasons.to_vec(),
        }
    }
}

/// Where the part of one event lies in a table.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    start: u32,
    len: u16,
}

impl Part {
    fn of<T>(self, table: &[T]) -> &[T] {
        let start = self.start as usize;
        table
            .get(start..start + usize::from(self.len))
            .unwrap_or(&[])
    }

    /// Puts something behind a table.
    fn put<T>(table: &mut Vec<T>, more: Vec<T>) -> Self {
        let Ok(start) = u32::try_from(table.len()) else {
            return Self::default();
        };
        let len = u16::try_from(more.len()).unwrap_or(u16::MAX);
        table.extend(more.into_iter().take(len.into()));
        Self { start, len }
    }
}

#[derive(Debug, Clone)]
struct Packed {
    id: EventId,
    when: Dated,
    place: Option<PlaceId>,
    confidence: f32,
    told_by: u32,
    title: Part,
    participants: Part,
    numbers: Part,
    quotes: Part,
    sources: Part,
    disagreements: Part,
    reasons: u16,
    kind: EventType,
    status: Status,
    alleged: bool,
}

/// Events in the order of [`Events::sort`].
#[derive(Debug, Clone, Default)]
pub struct Events {
    rows: Vec<Packed>,
    titles: String,
    participants: Vec<Participant>,
    numbers: Vec<Number>,
    quotes: Vec<Saying>,
    sources: Vec<Source>,
    disagreements: Vec<Disagreement>,
    /// Every list of reasons that there is, once.
    reasons: Vec<Box<[&'static str]>>,
}

impl Events {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<Event<'_>> {
        self.rows.get(index).map(|row| self.event(row))
    }

    pub fn first(&self) -> Option<Event<'_>> {
        self.rows.first().map(|row| self.event(row))
    }

    pub fn last(&self) -> Option<Event<'_>> {
        self.rows.last().map(|row| self.event(row))
    }

    pub fn iter(&self) -> Iter<'_> {
        Iter {
            events: self,
            rows: self.rows.iter(),
        }
    }

    /// Puts an event behind all others; who is done with adding sorts.
    pub fn push(&mut self, event: Draft) {
        let title = self.title(&event.title);
        let reasons = self.reasons(&event.reasons);
        self.rows.push(Packed {
            id: event.id,
            when: event.when,
            place: event.place,
            confidence: event.confidence,
            told_by: event.told_by,
            title,
            participants: Part::put(&mut self.participants, event.participants),
            numbers: Part::put(&mut self.numbers, event.numbers),
            quotes: Part::put(&mut self.quotes, event.quotes),
            sources: Part::put(&mut self.sources, event.sources),
            disagreements: Part::put(&mut self.disagreements, event.disagreements),
            reasons,
            kind: event.kind,
            status: event.status,
            alleged: event.alleged,
        });
    }

    /// Puts the events in order: by first day; days before what is told more coarsely, each coarse date by itself; then
    /// what the text dates before what is inferred, the surer before the less sure, the more told before the less.
    pub fn sort(&mut self) {
        self.rows.sort_unstable_by_key(|row| {
            let range = &row.when.range;
            let precision = range.precision.max(Precision::Day);
            let last = (precision > Precision::Day).then(|| range.last());
            let sure = Reverse((row.confidence * 1000.0) as u32);
            let told = (row.when.inferred, sure, Reverse(row.told_by));
            (range.first(), precision, last, told, row.id)
        });
    }

    /// Gives back the memory that was held for more.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.titles.shrink_to_fit();
        self.participants.shrink_to_fit();
        self.numbers.shrink_to_fit();
        self.quotes.shrink_to_fit();
        self.sources.shrink_to_fit();
    }

    fn title(&mut self, title: &str) -> Part {
        let most = title.len().min(usize::from(u16::MAX));
        let end = (0..=most).rev().find(|&at| title.is_char_boundary(at));
        let title = title.get(..end.unwrap_or(0)).unwrap_or("");
        let place = u32::try_from(self.titles.len()).ok();
        let (Some(start), Ok(len)) = (place, u16::try_from(title.len())) else {
            return Part::default();
        };
        self.titles.push_str(title);
        Part { start, len }
    }

    fn reasons(&mut self, reasons: &[&'static str]) -> u16 {
        // There are a dozen of them; the latest are the likeliest.
        let known = self.reasons.iter().rposition(|known| **known == *reasons);
        let at = known.unwrap_or_else(|| {
            if self.reasons.len() <= usize::from(u8::MAX) * 16 {
                self.reasons.push(reasons.into());
            }
            self.reasons.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }

    fn event<'a>(&'a self, row: &Packed) -> Event<'a> {
        let start = row.title.start as usize;
        let title = start..start + usize::from(row.title.len);
        Event {
            id: row.id,
            kind: row.kind,
            status: row.status,
            alleged: row.alleged,
            when: row.when,
            place: row.place,
            title: self.titles.get(title).unwrap_or(""),
            participants: row.participants.of(&self.participants),
            numbers: row.numbers.of(&self.numbers),
            quotes: row.quotes.of(&self.quotes),
            sources: row.sources.of(&self.sources),
            told_by: row.told_by,
            disagreements: row.disagreements.of(&self.disagreements),
            confidence: row.confidence,
            reasons: self
                .reasons
                .get(usize::from(row.reasons))
                .map_or(&[], |all| all),
        }
    }
}

impl Extend<Draft> for Events {
    fn extend<I: IntoIterator<Item = Draft>>(&mut self, all: I) {
        all.into_iter().for_each(|event| self.push(event));
    }
}

/// Keeps the order in which they come.
impl FromIterator<Draft> for Events {
    fn from_iter<I: IntoIterator<Item = Draft>>(all: I) -> Self {
        let mut events = Self::default();
        events.extend(all);
        events
    }
}

impl<'a> FromIterator<Event<'a>> for Events {
    fn from_iter<I: IntoIterator<Item = Event<'a>>>(all: I) -> Self {
        all.into_iter().map(Draft::from).collect()
    }
}

#[derive(Debug, Clone)]
pub struct Iter<'a> {
    events: &'a Events,
    rows: std::slice::Iter<'a, Packed>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        self.rows.next().map(|row| self.events.event(row))
    }

    fn nth(&mut self, n: usize) -> Option<Event<'a>> {
        self.rows.nth(n).map(|row| self.events.event(row))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.rows.next_back().map(|row| self.events.event(row))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Events {
    type Item = Event<'a>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
