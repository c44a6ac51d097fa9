//! One article's telling of an event, as small as it can be kept: a million of them wait for the timeline.

use crate::model::{
    article::Article,
    collection::Dated,
    document::{EventMention, OrganizationId, PersonId, PlaceId, Quote, Who},
    event::{EventType, Number, Participant, Status},
    few::Few,
    names::Name,
    span::Span,
};

use super::stable;

/// Participants and place are records of `people`, `bodies` and `places`, not yet rows of the timeline.
#[derive(Debug)]
pub(super) struct Telling {
    /// In the order of input.
    pub(super) article: u32,
    pub(super) kind: EventType,
    pub(super) status: Status,
    pub(super) alleged: bool,
    pub(super) when: Dated,
    pub(super) place: Option<PlaceId>,
    pub(super) trigger: Span,
    pub(super) title: Box<str>,
    pub(super) participants: Box<[Participant]>,
    pub(super) numbers: Box<[Number]>,
    pub(super) evidence: Few<Span>,
    pub(super) sayings: Box<[Said]>,
    /// The sentences that tell it, as a number; none where they are too short to be known again.
    pub(super) wording: Option<u64>,
    pub(super) confidence: f32,
    pub(super) reasons: Box<[&'static str]>,
    pub(super) rule: Name,
}

/// A quotation that belongs to an event.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) quote: Quote,
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

/// Keeps what an article tells of an event that has a date.
pub(super) fn telling(
    event: EventMention,
    when: Dated,
    quotes: &[Quote],
    (article, body): (u32, &Article),
    records: &Records,
) -> Telling {
    let known = |part: &Participant| {
        Some(Participant {
            who: records.who(part.who)?,
            role: part.role,
        })
    };
    let said = event.quotes.iter().filter_map(|id| quotes.get(id.index()));
    let wording = wording(&event, &body.body);
    Telling {
        article,
        kind: event.kind,
        status: event.status,
        alleged: event.alleged,
        when,
        place: event.place.and_then(|id| records.place(id)),
        trigger: event.trigger,
        title: event.title.into(),
        participants: event.participants.iter().filter_map(known).collect(),
        numbers: event.numbers.into(),
        wording,
        evidence: event.evidence.into(),
        sayings: said
            .map(|quote| said_of(quote, &body.body, records))
            .collect(),
        // As it is written: what was printed and read again must weigh the same.
        confidence: (event.confidence * 100.0).round() / 100.0,
        reasons: event.reasons.into(),
        rule: Name::new(&event.rule),
    }
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

fn said_of(quote: &Quote, body: &str, records: &Records) -> Said {
    let quote = Quote {
        speaker: quote.speaker.and_then(|who| records.who(who)),
        with: quote
            .with
            .iter()
            .filter_map(|&who| records.who(who))
            .collect(),
        place: quote.place.and_then(|id| records.place(id)),
        ..quote.clone()
    };
    Said {
        words: stable::words_of(quote.span.of(body)),
        quote,
    }
}
