//! The parts of an event in as few bytes as they can be kept, and the views that unpack them.

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::{
    collection::{ArticleId, Dated, Source},
    date::{DateRange, Precision},
    document::{OrganizationId, PersonId, PlaceId, Who},
    event::{EventType, Participant, Role, Status},
    few::Few,
    names::Name,
    span::Span,
};

/// Where the part of one event lies in a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    start: [u16; 2],
    len: u16,
}

impl Part {
    /// So many things behind so many others; nothing where they are too many.
    pub(super) fn behind(start: usize, len: usize) -> Self {
        match (u32::try_from(start), u16::try_from(len)) {
            (Ok(start), Ok(len)) => Self {
                start: [(start >> 16) as u16, start as u16],
                len,
            },
            _ => Self::default(),
        }
    }

    /// Puts something behind a table.
    pub(super) fn put<T>(table: &mut Vec<T>, more: impl IntoIterator<Item = T>) -> Self {
        let start = table.len();
        table.extend(more.into_iter().take(u16::MAX.into()));
        Self::behind(start, table.len() - start)
    }

    pub(super) fn len(self) -> usize {
        self.len.into()
    }

    pub(super) fn range(self) -> Range<usize> {
        let start = usize::from(self.start[0]) << 16 | usize::from(self.start[1]);
        start..start + usize::from(self.len)
    }

    pub(super) fn of<T>(self, table: &[T]) -> &[T] {
        table.get(self.range()).unwrap_or(&[])
    }
}

/// Kind, status and date of an event: 20 bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    first: NaiveDate,
    last: NaiveDate,
    text: u32,
    text_len: u16,
    rule: Name,
    /// Precision in the lower three bits, then what is approximate, inferred, alleged, one of two.
    flags: u8,
    pub(super) kind: EventType,
    pub(super) status: Status,
}

/// The length of words that are not there.
const NO_TEXT: u16 = u16::MAX;

const APPROXIMATE: u8 = 1 << 3;
const INFERRED: u8 = 1 << 4;
const ALLEGED: u8 = 1 << 5;
const EITHER: u8 = 1 << 6;

impl Stamp {
    pub(super) fn new(when: &Dated, kind: EventType, status: Status, alleged: bool) -> Self {
        let range = &when.range;
        let flag = |on: bool, flag: u8| if on { flag } else { 0 };
        let len = when.text.map(|text| text.end.saturating_sub(text.start));
        let len = len.and_then(|len| u16::try_from(len).ok());
        Self {
            first: range.first(),
            last: range.last(),
            text: when.text.map_or(0, |text| text.start),
            text_len: len.unwrap_or(NO_TEXT),
            rule: when.rule,
            flags: range.precision as u8
                | flag(range.approximate, APPROXIMATE)
                | flag(when.inferred, INFERRED)
                | flag(alleged, ALLEGED)
                | flag(range.either, EITHER),
            kind,
            status,
        }
    }

    pub(super) fn when(&self) -> Dated {
        let precision = Precision::ALL.get(usize::from(self.flags & 7));
        let precision = precision.copied().unwrap_or(Precision::Day);
        let mut range = DateRange::between(self.first, self.last, precision);
        range.approximate = self.flags & APPROXIMATE != 0;
        range.either = self.flags & EITHER != 0;
        let end = self.text.saturating_add(self.text_len.into());
        Dated {
            range,
            text: (self.text_len != NO_TEXT).then_some(Span {
                start: self.text,
                end,
            }),
            inferred: self.flags & INFERRED != 0,
            rule: self.rule,
        }
    }

    pub(super) fn alleged(&self) -> bool {
        self.flags & ALLEGED != 0
    }
}

/// A participant in four bytes: two bits say what it is, three what it does, the rest which one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Taking(u32);

const ID_BITS: u32 = 27;

impl Taking {
    pub(super) fn new(part: Participant) -> Self {
        let (what, id) = match part.who {
            Who::Person(id) => (0, id.0),
            Who::Organization(id) => (1, id.0),
            Who::Place(id) => (2, id.0),
        };
        // Of a hundred million and more nobody is known; so none is taken for another.
        let id = id.min((1 << ID_BITS) - 1);
        Self((what << 3 | part.role as u32) << ID_BITS | id)
    }

    fn participant(self) -> Participant {
        let id = self.0 & ((1 << ID_BITS) - 1);
        let role = Role::ALL.get((self.0 >> ID_BITS & 7) as usize);
        Participant {
            who: match self.0 >> (ID_BITS + 3) {
                0 => Who::Person(PersonId(id)),
                1 => Who::Organization(OrganizationId(id)),
                _ => Who::Place(PlaceId(id)),
            },
            role: role.copied().unwrap_or(Role::Participant),
        }
    }
}

/// Who takes part in an event, in the order of importance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Participants<'a>(&'a [Taking]);

impl<'a> Participants<'a> {
    pub(super) fn new(all: &'a [Taking]) -> Self {
        Self(all)
    }

    pub fn len(self) -> usize {
        self.0.len()
    }

    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub fn get(self, index: usize) -> Option<Participant> {
        self.0.get(index).map(|one| one.participant())
    }

    pub fn first(self) -> Option<Participant> {
        self.get(0)
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = Participant> + ExactSizeIterator + 'a {
        self.0.iter().map(|one| one.participant())
    }
}

/// A source in 28 bytes.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    article: u32,
    trigger: Span,
    /// Where its date stands, see [`DATE`].
    when: u32,
    evidence: Part,
    rule: Name,
    status: Status,
}

/// Dates that are not in the table: the event's own, and none.
const DATE: u32 = u32::MAX;
const NO_DATE: u32 = u32::MAX - 1;

/// The sources of all events.
#[derive(Debug, Clone, Default)]
pub(super) struct Tellings {
    all: Vec<Telling>,
    evidence: Vec<Span>,
    /// Where a source has another date than the event.
    dates: Vec<Stamp>,
}

impl Tellings {
    pub(super) fn put(&mut self, sources: Vec<Source>, when: &Dated) -> Part {
        let start = self.all.len();
        for source in sources.into_iter().take(u16::MAX.into()) {
            let telling = Telling {
                article: source.article.0,
                trigger: source.trigger,
                when: match &source.when {
                    Some(own) if own == when => DATE,
                    Some(own) => self.date(own, source.status),
                    None => NO_DATE,
                },
                evidence: Part::put(&mut self.evidence, source.evidence.iter().copied()),
                rule: source.rule,
                status: source.status,
            };
            self.all.push(telling);
        }
        Part::behind(start, self.all.len() - start)
    }

    fn date(&mut self, when: &Dated, status: Status) -> u32 {
        let at = u32::try_from(self.dates.len()).unwrap_or(NO_DATE);
        let stamp = Stamp::new(when, EventType::Statement, status, false);
        self.dates.push(stamp);
        at.min(NO_DATE)
    }

    pub(super) fn of(&self, part: Part, when: Dated) -> Sources<'_> {
        Sources {
            tellings: self,
            all: part.of(&self.all),
            when,
        }
    }

    pub(super) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.evidence.shrink_to_fit();
        self.dates.shrink_to_fit();
    }
}

/// The sources of an event, the fullest first.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    tellings: &'a Tellings,
    all: &'a [Telling],
    when: Dated,
}

impl<'a> Sources<'a> {
    pub fn len(self) -> usize {
        self.all.len()
    }

    pub fn is_empty(self) -> bool {
        self.all.is_empty()
    }

    pub fn get(self, index: usize) -> Option<Source> {
        self.all.get(index).map(|one| self.source(one))
    }

    pub fn first(self) -> Option<Source> {
        self.get(0)
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = Source> + ExactSizeIterator + 'a {
        self.all.iter().map(move |one| self.source(one))
    }

    /// The articles alone, which is what is asked of many events at once.
    pub fn articles(self) -> impl DoubleEndedIterator<Item = ArticleId> + ExactSizeIterator + 'a {
        self.all.iter().map(|one| ArticleId(one.article))
    }

    fn source(self, one: &Telling) -> Source {
        let evidence = one.evidence.of(&self.tellings.evidence);
        Source {
            article: ArticleId(one.article),
            trigger: one.trigger,
            evidence: evidence.iter().copied().collect::<Few<Span>>(),
            when: match one.when {
                DATE => Some(self.when),
                at => self.tellings.dates.get(at as usize).map(Stamp::when),
            },
            status: one.status,
            rule: one.rule,
        }
    }
}

impl PartialEq for Sources<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}
