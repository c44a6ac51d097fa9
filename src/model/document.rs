//! What one article says: mentions, each with its span and the rule that read it.

use std::borrow::Cow;

use super::{
    country::Country,
    date::DateRange,
    event::{EventType, Number, Participant, Status},
    span::Span,
    text::Words,
};

/// The name of the rule that read a fact, so that "why" is one look-up away.
pub type RuleName = Cow<'static, str>;

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// An index into `people`.
    PersonId,
    /// An index into `organizations`.
    OrganizationId,
    /// An index into `places`.
    PlaceId,
    /// An index into `quotes`.
    QuoteId,
}

/// Who can act, speak or be met. A country that acts as a state is a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    Person(PersonId),
    Organization(OrganizationId),
    Place(PlaceId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// A time that the text mentions, in the terms of TIMEX3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// Without a leading preposition.
    pub span: Span,
    pub kind: TimeKind,
    /// The TIMEX3 value: `2025-05-18`, `2025-W20`, `P3Y`, `PRESENT_REF`, `XXXX-05` ...
    pub value: String,
    /// The days it covers, where the value names days.
    pub when: Option<DateRange>,
    /// The time it was counted from, where it is relative to another mention (index into `times`); none means the day of printing or nothing.
    pub anchor: Option<u32>,
    /// The event it is counted from: "two days after the meeting".
    pub beside: Option<Beside>,
    pub rule: RuleName,
}

/// How far a time lies from an event that the text names; the day of the event is for a later stage to find.
/// Only where the distance is told: "two days after the raid", not "in the days after the raid". Hours count as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The words that name the event: "the meeting".
    pub event: Span,
    /// Months and days behind the event; negative before it.
    pub months: i32,
    pub days: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A full name.
    Full,
    /// A surname or first name alone.
    Partial,
    /// A name with its title before it.
    Titled,
    /// he, she, they
    Pronoun,
    /// "the Ukrainian president", "the ministry"
    Nominal,
    /// The name of a place or organization.
    Name,
    Acronym,
    /// A capital for its government.
    Metonym,
    /// "Russian", "Ukrainians"
    Nationality,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: no title, no possessive.
    pub span: Span,
    pub form: Form,
    /// Where the title before the name begins.
    pub title_start: Option<u32>,
    pub rule: RuleName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PersonKind {
    #[default]
    Person,
    /// A source without a name: "a senior Ukrainian official".
    Unnamed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    Male,
    Female,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    pub kind: PersonKind,
    /// The fullest form in the text, without titles.
    pub name: String,
    pub aliases: Vec<String>,
    /// The office as the article gives it: "President", "Secretary of State".
    pub role: Option<String>,
    /// "former President"
    pub former: bool,
    pub affiliation: Option<String>,
    pub country: Option<Country>,
    pub gender: Option<Gender>,
    pub mentions: Vec<Mention>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organization {
    pub name: String,
    pub aliases: Vec<String>,
    pub country: Option<Country>,
    /// A newspaper, agency or broadcaster: a publisher, rarely an actor.
    pub media: bool,
    pub mentions: Vec<Mention>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlaceKind {
    /// A state: it can act.
    Country,
    /// Its name can stand for its government.
    Capital,
    City,
    /// The White House, Camp David, the Kremlin.
    Venue,
    /// Regions, seas, continents.
    #[default]
    Region,
}

impl PlaceKind {
    pub const ALL: [PlaceKind; 5] = [
        PlaceKind::Country,
        PlaceKind::Capital,
        PlaceKind::City,
        PlaceKind::Venue,
        PlaceKind::Region,
    ];

    pub fn name(self) -> &'static str {
        match self {
            PlaceKind::Country => "country",
            PlaceKind::Capital => "capital",
            PlaceKind::City => "city",
            PlaceKind::Venue => "venue",
            PlaceKind::Region => "region",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    pub name: String,
    pub kind: PlaceKind,
    pub country: Option<Country>,
    pub mentions: Vec<Mention>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What was said; without the marks, verbatim.
    pub span: Span,
    /// Between marks; false for reported speech.
    pub direct: bool,
    pub speaker: Option<Who>,
    /// Who says it together with the speaker: "Rubio and Lavrov said".
    pub with: Vec<Who>,
    /// The words that name the speaker at this quote.
    pub speaker_span: Option<Span>,
    /// The verb of saying: "wrote".
    pub cue: Option<Span>,
    /// "Telegram", "press conference", "AFP".
    pub medium: Option<String>,
    /// Where it was said, where the text tells.
    pub place: Option<PlaceId>,
    /// The day on which it was said, where the text tells.
    pub when: Option<When>,
    pub rule: RuleName,
}

/// When an event happened, as one article tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When<R = RuleName> {
    pub range: DateRange,
    /// The words that say so; none where the day is inferred.
    pub text: Option<Span>,
    /// Not told with the event but understood: the day of printing, the frame of the paragraph.
    pub inferred: bool,
    pub rule: R,
}

/// One telling of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMention {
    pub trigger: Span,
    pub kind: EventType,
    pub status: Status,
    /// Told by one side only, with attribution.
    pub alleged: bool,
    pub when: Option<When>,
    pub place: Option<PlaceId>,
    /// A short headline in the present tense, built from the record.
    pub title: String,
    pub participants: Vec<Participant>,
    /// How many were killed, released ...; one number for each of these.
    pub numbers: Vec<Number>,
    pub quotes: Vec<QuoteId>,
    /// Sentences or clauses that tell it, in reading order.
    pub evidence: Vec<Span>,
    /// 0 to 1, from what supports it.
    pub confidence: f32,
    /// What the confidence rests on, in words.
    pub reasons: Vec<&'static str>,
    pub rule: RuleName,
}

/// Everything that one article says.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub words: Words,
    pub times: Vec<TimeMention>,
    pub people: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub places: Vec<Place>,
    pub quotes: Vec<Quote>,
    pub events: Vec<EventMention>,
}

impl Document {
    /// The name of a person, organization or place of this document.
    pub fn name(&self, who: Who) -> &str {
        let name = match who {
            Who::Person(id) => self.people.get(id.index()).map(|p| &p.name),
            Who::Organization(id) => self.organizations.get(id.index()).map(|o| &o.name),
            Who::Place(id) => self.places.get(id.index()).map(|p| &p.name),
        };
        name.map_or("", String::as_str)
    }

    pub fn country(&self, who: Who) -> Option<Country> {
        match who {
            Who::Person(id) => self.people.get(id.index())?.country,
            Who::Organization(id) => self.organizations.get(id.index())?.country,
            Who::Place(id) => self.places.get(id.index())?.country,
        }
    }
}
