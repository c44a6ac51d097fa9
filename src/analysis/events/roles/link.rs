//! What a preposition makes of the one behind it, for each type of event.

use std::borrow::Cow;

use super::Slot;
use crate::model::event::EventType;

/// A preposition as `by_preposition` knows it.
pub(super) fn small(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        word.to_ascii_lowercase().into()
    } else {
        word.into()
    }
}

pub(super) fn by_preposition(
    kind: EventType,
    word: &str,
    passive: bool,
    nominal: bool,
) -> Option<Slot> {
    use EventType::{
        Agreement, Aid, Attack, Call, Criticism, Decision, Demand, Meeting, Protest, Recognition,
        Refusal, Sanctions, Statement, Support, Talks, Threat, Visit,
    };
    if word == "by" {
        return passive.then_some(Slot::Agent);
    }
    if matches!(word, "with" | "between" | "alongside" | "and") {
        // "threatened action over its surplus with Peru": words have no partners.
        let words = matches!(
            kind,
            Criticism | Decision | Demand | Refusal | Sanctions | Statement | Threat
        );
        return (!words).then_some(Slot::Partner);
    }
    let target = match kind {
        Meeting | Talks => false,
        Call => return (word == "to").then_some(Slot::Partner),
        Attack if nominal => matches!(word, "on" | "against" | "of" | "at" | "upon" | "into"),
        Attack => matches!(word, "on" | "against" | "at" | "upon" | "into"),
        Criticism | Threat | Refusal if !nominal => {
            matches!(word, "against" | "at" | "on" | "upon" | "to" | "about")
        }
        Demand if !nominal => matches!(word, "on" | "upon" | "to" | "from" | "at" | "against"),
        Support if !nominal => matches!(word, "to" | "for" | "behind" | "by"),
        Statement => word == "to",
        Agreement => matches!(word, "to" | "for" | "from"),
        Aid => matches!(word, "to" | "for" | "in"),
        Protest => matches!(word, "against" | "at" | "over"),
        Visit => matches!(word, "to" | "in" | "of" | "into" | "from" | "for" | "on"),
        Recognition => matches!(word, "to" | "in" | "of" | "on" | "from" | "for"),
        Decision => matches!(word, "on" | "against" | "to" | "over"),
        Sanctions => matches!(
            word,
            "on" | "against" | "to" | "from" | "of" | "for" | "over"
        ),
        _ => matches!(
            word,
            "against"
                | "upon"
                | "over"
                | "towards"
                | "toward"
                | "at"
                | "on"
                | "to"
                | "from"
                | "of"
                | "for"
                | "into"
        ),
    };
    target.then_some(Slot::Target)
}
