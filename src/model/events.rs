//! The events of a timeline, a million of them in some two hundred bytes each.
//!
//! In: [`Draft`]s, events as they are made, in any order. Out: [`Event`]s, which look into the tables here and cost
//! nothing to make. Titles stand one behind the other in one text, participants, quotes and sources in one list each, so
//! that no event owns a piece of memory. A list of an event that is longer than 65,535 is cut there.
//! What few events have, numbers and disagreements, costs the others nothing.

mod packed;

use std::cmp::Reverse;

use super::{
    collection::{Dated, Disagreement, EventId, Saying, Source},
    date::Precision,
    document::PlaceId,
    event::{EventType, Number, Participant, Status},
};
use packed::{Part, Stamp, Taking, Tellings};
pub use packed::{Participants, Sources};

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
    pub participants: Participants<'a>,
    /// As the fullest telling has them.
    pub numbers: &'a [Number],
    pub quotes: &'a [Saying],
    /// Never empty; the fullest telling first.
    pub sources: Sources<'a>,
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
            participants: event.participants.iter().collect(),
            numbers: event.numbers.to_vec(),
            quotes: event.quotes.to_vec(),
            sources: event.sources.iter().collect(),
            told_by: event.told_by,
            disagreements: event.disagreements.to_vec(),
            confidence: event.confidence,
            reasons: event.reasons.to_vec(),
        }
    }
}

/// The fields are in the order that leaves no gaps: 68 bytes.
#[derive(Debug, Clone)]
struct Packed {
    /// The upper and the lower half of the id.
    id: [u32; 2],
    stamp: Stamp,
    place: u32,
    confidence: f32,
    title: Part,
    participants: Part,
    quotes: Part,
    sources: Part,
    more: u32,
    told_by: u16,
    reasons: u16,
}

impl Packed {
    fn id(&self) -> EventId {
        EventId(u64::from(self.id[0]) << 32 | u64::from(self.id[1]))
    }
}

/// What few events have.
#[derive(Debug, Clone, Default)]
struct More {
    numbers: Box<[Number]>,
    disagreements: Box<[Disagreement]>,
}

/// Events in the order of [`Events::sort`].
#[derive(Debug, Clone, Default)]
pub struct Events {
    rows: Vec<Packed>,
    titles: String,
    participants: Vec<Taking>,
    quotes: Vec<Saying>,
    tellings: Tellings,
    more: Vec<More>,
    /// Every list of reasons that there is, once.
    reasons: Vec<Box<[&'static str]>>,
}

/// In place of an index where there is nothing.
const NONE: u32 = u32::MAX;

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

    /// The id of an event alone.
    pub fn id(&self, index: usize) -> Option<EventId> {
        self.rows.get(index).map(Packed::id)
    }

    /// Puts an event behind all others; who is done with adding sorts.
    pub fn push(&mut self, event: Draft) {
        let title = self.title(&event.title);
        let reasons = self.reasons(&event.reasons);
        let stamp = Stamp::new(&event.when, event.kind, event.status, event.alleged);
        let sources = self.tellings.put(event.sources, &event.when);
        let takings = event.participants.into_iter().map(Taking::new);
        let row = Packed {
            id: [(event.id.0 >> 32) as u32, event.id.0 as u32],
            stamp,
            place: event.place.map_or(NONE, |place| place.0),
            confidence: event.confidence,
            title,
            participants: Part::put(&mut self.participants, takings),
            quotes: Part::put(&mut self.quotes, event.quotes),
            sources,
            more: self.more(event.numbers, event.disagreements),
            told_by: u16::try_from(event.told_by).unwrap_or(u16::MAX),
            reasons,
        };
        self.rows.push(row);
    }

    /// Puts the events in order: by first day; days before what is told more coarsely, each coarse date by itself; then
    /// what the text dates before what is inferred, the surer before the less sure, the more told before the less.
    pub fn sort(&mut self) {
        self.rows.sort_unstable_by_key(|row| {
            let when = row.stamp.when();
            let range = &when.range;
            let precision = range.precision.max(Precision::Day);
            let last = (precision > Precision::Day).then(|| range.last());
            let sure = Reverse((row.confidence * 1000.0) as u32);
            let told = (when.inferred, sure, Reverse(row.told_by));
            (range.first(), precision, last, told, row.id)
        });
    }

    /// Gives back the memory that was held for more.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.titles.shrink_to_fit();
        self.participants.shrink_to_fit();
        self.quotes.shrink_to_fit();
        self.tellings.shrink();
        self.more.shrink_to_fit();
    }

    fn more(&mut self, numbers: Vec<Number>, disagreements: Vec<Disagreement>) -> u32 {
        if numbers.is_empty() && disagreements.is_empty() {
            return NONE;
        }
        let at = u32::try_from(self.more.len()).unwrap_or(NONE);
        self.more.push(More {
            numbers: numbers.into(),
            disagreements: disagreements.into(),
        });
        at
    }

    fn title(&mut self, title: &str) -> Part {
        let most = title.len().min(usize::from(u16::MAX));
        let end = (0..=most).rev().find(|&at| title.is_char_boundary(at));
        let title = title.get(..end.unwrap_or(0)).unwrap_or("");
        let part = Part::behind(self.titles.len(), title.len());
        if part.len() == title.len() {
            self.titles.push_str(title);
        }
        part
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
        let stamp = &row.stamp;
        let when = stamp.when();
        let more = self.more.get(row.more as usize);
        let reasons = self.reasons.get(usize::from(row.reasons));
        Event {
            id: row.id(),
            kind: stamp.kind,
            status: stamp.status,
            alleged: stamp.alleged(),
            when,
            place: (row.place != NONE).then_some(PlaceId(row.place)),
            title: self.titles.get(row.title.range()).unwrap_or(""),
            participants: Participants::new(row.participants.of(&self.participants)),
            numbers: more.map_or(&[], |more| &more.numbers),
            quotes: row.quotes.of(&self.quotes),
            sources: self.tellings.of(row.sources, when),
            told_by: row.told_by.into(),
            disagreements: more.map_or(&[], |more| &more.disagreements),
            confidence: row.confidence,
            reasons: reasons.map_or(&[], |all| all),
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
