//! What articles tell of events, as small as it can be kept: a million tellings wait for the timeline.
//!
//! In: event mentions with a date. Out: a [`Telling`] for each, a look into the tables here.

use rustc_hash::FxHashMap;

use crate::model::{
    article::Article,
    collection::{ArticleId, Dated, Saying},
    document::{EventMention, OrganizationId, PersonId, PlaceId, Quote, Who},
    event::{EventType, Number, Participant, Status},
    names::Name,
    span::Span,
};

use super::stable;

/// Participants and place are records of `people`, `bodies` and `places`, not yet rows of the timeline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling<'a> {
    /// In the order of input.
    pub(super) article: u32,
    pub(super) kind: EventType,
    pub(super) status: Status,
    pub(super) alleged: bool,
    pub(super) when: Dated,
    pub(super) place: Option<PlaceId>,
    pub(super) trigger: Span,
    pub(super) title: &'a str,
    pub(super) participants: &'a [Participant],
    pub(super) numbers: &'a [Number],
    pub(super) evidence: &'a [Span],
    pub(super) sayings: &'a [Said],
    /// The sentences that tell it, as a number; none where they are too short to be known again.
    pub(super) wording: Option<u64>,
    pub(super) confidence: f32,
    pub(super) reasons: &'a [&'static str],
    pub(super) rule: Name,
}

/// A quotation that belongs to an event; whose article is one of the order of input, and who says it a record.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) saying: Saying,
    /// What is said, as a number: see [`stable::words_of`].
    pub(super) words: u64,
}

/// For the people, organizations and places of one document their records.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) people: Vec<PersonId>,
    pub(super) bodies: Vec<OrganizationId>,
    pub(super) places: Vec<PlaceId>,
}

impl Records {
    pub(super) fn who(&self, who: Who) -> Option<Who> {
        Some(match who {
            Who::Person(id) => Who::Person(*self.people.get(id.index())?),
            Who::Organization(id) => Who::Organization(*self.bodies.get(id.index())?),
            Who::Place(id) => Who::Place(*self.places.get(id.index())?),
        })
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<PlaceId> {
        self.places.get(id.index()).copied()
    }
}

/// Where a telling's part begins in each table; it ends where that of the next begins.
#[derive(Debug, Clone, Copy, Default)]
struct Starts {
    titles: u32,
    participants: u32,
    numbers: u32,
    evidence: u32,
    sayings: u32,
}

#[derive(Debug)]
struct Packed {
    wording: u64,
    when: Dated,
    trigger: Span,
    starts: Starts,
    article: u32,
    place: u32,
    confidence: f32,
    reasons: u16,
    rule: Name,
    kind: EventType,
    status: Status,
    alleged: bool,
}

/// In place of a place or a wording where there is none.
const NO_PLACE: u32 = u32::MAX;
const NO_WORDING: u64 = 0;

#[derive(Debug, Default)]
pub(super) struct Tellings {
    all: Vec<Packed>,
    titles: String,
    participants: Vec<Participant>,
    numbers: Vec<Number>,
    evidence: Vec<Span>,
    sayings: Vec<Said>,
    /// Every list of reasons that there is, once.
    reasons: Vec<Box<[&'static str]>>,
    known: FxHashMap<Box<[&'static str]>, u16>,
}

impl Tellings {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// One of those that there are.
    pub(super) fn get(&self, at: u32) -> Telling<'_> {
        let at = at as usize;
        let one = &self.all[at];
        let (from, to) = (one.starts, self.all.get(at + 1).map(|next| next.starts));
        let to = to.unwrap_or_else(|| self.ends());
        let title = from.titles as usize..to.titles as usize;
        let reasons = self.reasons.get(usize::from(one.reasons));
        Telling {
            article: one.article,
            kind: one.kind,
            status: one.status,
            alleged: one.alleged,
            when: one.when,
            place: (one.place != NO_PLACE).then_some(PlaceId(one.place)),
            trigger: one.trigger,
            title: self.titles.get(title).unwrap_or(""),
            participants: part(&self.participants, from.participants, to.participants),
            numbers: part(&self.numbers, from.numbers, to.numbers),
            evidence: part(&self.evidence, from.evidence, to.evidence),
            sayings: part(&self.sayings, from.sayings, to.sayings),
            wording: (one.wording != NO_WORDING).then_some(one.wording),
            confidence: one.confidence,
            reasons: reasons.map_or(&[], |all| all),
            rule: one.rule,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Telling<'_>> {
        (0..self.all.len() as u32).map(|at| self.get(at))
    }

    /// Keeps what an article tells of an event that has a date.
    pub(super) fn add(
        &mut self,
        event: EventMention,
        when: Dated,
        quotes: &[Quote],
        (article, read): (u32, &Article),
        records: &Records,
    ) {
        let starts = self.ends();
        let known = |part: &Participant| {
            let (who, role) = (records.who(part.who)?, part.role);
            Some(Participant { who, role })
        };
        let wording = wording(&event, &read.body);
        self.titles.push_str(&event.title);
        self.participants
            .extend(event.participants.iter().filter_map(known));
        self.numbers.extend(event.numbers);
        self.evidence.extend(event.evidence);
        let said = event.quotes.iter().filter_map(|id| quotes.get(id.index()));
        let said = said.map(|quote| said_of(quote, (article, &read.body), records));
        self.sayings.extend(said);
        let place = event.place.and_then(|id| records.place(id));
        let packed = Packed {
            wording: wording.unwrap_or(NO_WORDING),
            when,
            trigger: event.trigger,
            starts,
            article,
            place: place.map_or(NO_PLACE, |place| place.0),
            // As it is written: what was printed and read again must weigh the same.
            confidence: (event.confidence * 100.0).round() / 100.0,
            reasons: self.reasons(event.reasons),
            rule: Name::new(&event.rule),
            kind: event.kind,
            status: event.status,
            alleged: event.alleged,
        };
        self.all.push(packed);
    }

    fn ends(&self) -> Starts {
        let end = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Starts {
            titles: end(self.titles.len()),
            participants: end(self.participants.len()),
            numbers: end(self.numbers.len()),
            evidence: end(self.evidence.len()),
            sayings: end(self.sayings.len()),
        }
    }

    fn reasons(&mut self, reasons: Vec<&'static str>) -> u16 {
        if let Some(known) = self.known.get(&reasons[..]) {
            return *known;
        }
        let Ok(at) = u16::try_from(self.reasons.len()) else {
            return 0;
        };
        let reasons: Box<[&'static str]> = reasons.into();
        self.reasons.push(reasons.clone());
        self.known.insert(reasons, at);
        at
    }
}

fn part<T>(table: &[T], from: u32, to: u32) -> &[T] {
    table.get(from as usize..to as usize).unwrap_or(&[])
}

/// Shorter sentences are written twice by chance.
const KNOWN_AGAIN: usize = 40;

/// The first sentence of the evidence, and where in it the event is told.
fn wording(event: &EventMention, body: &str) -> Option<u64> {
    let first = event.evidence.first()?;
    let at = event.trigger.start.wrapping_sub(first.start);
    let words = first.of(body);
    (words.len() >= KNOWN_AGAIN).then(|| stable::mix(stable::words_of(words), at.into()))
}

fn said_of(quote: &Quote, (article, body): (u32, &str), records: &Records) -> Said {
    let with = quote.with.iter().filter_map(|&who| records.who(who));
    Said {
        words: stable::words_of(quote.span.of(body)),
        saying: Saying {
            article: ArticleId(article),
            span: quote.span,
            direct: quote.direct,
            speaker: quote.speaker.and_then(|who| records.who(who)),
            with: with.collect(),
            place: quote.place.and_then(|id| records.place(id)),
            day: quote.when.as_ref().map(|when| when.range),
            cue: quote.cue,
            medium: quote.medium.clone(),
            rule: Name::new(&quote.rule),
        },
    }
}
