//! What kinds of events there are, and how far they are real.

use super::{document::Who, span::Span};

macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $key:literal, $label:literal;)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$what])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name in rules, filters and JSON.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// What people call it.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }

            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

names! {
    /// Types on the scheme of PLOVER and CAMEO, the most specific first: where a sentence holds several triggers, the earlier type is shown.
    EventType {
        Exchange = "exchange", "Prisoner exchange or release";
        Ceasefire = "ceasefire", "Ceasefire or truce";
        Sanctions = "sanctions", "Sanctions or restrictions";
        Rupture = "rupture", "Expulsion, recall, break of relations";
        Agreement = "agreement", "Agreement or treaty";
        Attack = "attack", "Attack or armed clash";
        Call = "call", "Phone or video call";
        Visit = "visit", "Visit or trip";
        Talks = "talks", "Talks and negotiations";
        Meeting = "meeting", "Meeting";
        Decision = "decision", "Vote, ruling or resolution";
        Recognition = "recognition", "Recognition, ties, appointments";
        Aid = "aid", "Aid and cooperation";
        Threat = "threat", "Threat, warning or ultimatum";
        Protest = "protest", "Protest or unrest";
        Refusal = "refusal", "Refusal or rejection";
        Demand = "demand", "Demand, appeal or proposal";
        Criticism = "criticism", "Criticism or accusation";
        Support = "support", "Support or endorsement";
        Statement = "statement", "Statement";
    }
}

names! {
    /// How far an event is real, as the text tells it.
    Status {
        Occurred = "occurred", "occurred";
        Ongoing = "ongoing", "ongoing";
        Planned = "planned", "planned";
        Proposed = "proposed", "proposed";
        Hypothetical = "hypothetical", "hypothetical";
        Denied = "denied", "denied";
        Cancelled = "cancelled", "cancelled";
    }
}

names! {
    /// What someone does in an event.
    Role {
        Actor = "actor", "actor";
        Recipient = "recipient", "recipient";
        /// In symmetric events: meetings, talks, calls.
        Participant = "participant", "participant";
        Host = "host", "host";
        Mediator = "mediator", "mediator";
        Attendee = "attendee", "attendee";
    }
}

names! {
    /// What a number counts that is told with an event.
    Counted {
        Killed = "killed", "killed";
        Wounded = "wounded", "wounded";
        Released = "released", "released";
        Expelled = "expelled", "expelled";
        Detained = "detained", "detained";
        Abducted = "abducted", "abducted";
    }
}

/// A number of people told with an event: "killed at least 12 people".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    pub counted: Counted,
    pub count: u32,
    /// "at least", "more than"
    pub at_least: bool,
    /// The words of the number, in the article that tells it.
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Participant {
    pub who: Who,
    pub role: Role,
}
