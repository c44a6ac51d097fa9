//! How an event is told as a noun: "Attack on Kyiv", "Visit to Cairo".

use super::names::is_state;
use crate::{
    analysis::events::Scene,
    model::{document::EventMention, event::EventType},
};

/// "Attack on Kyiv", "Visit to Cairo", where nobody is named who acts.
pub(super) fn nominal(
    event: &EventMention,
    object: &str,
    is_place: bool,
    scene: &Scene<'_>,
) -> String {
    let own = of_rule(event, scene);
    let name = own.unwrap_or_else(|| noun(event.kind)).to_string();
    let link = match event.kind {
        EventType::Rupture if event.rule == "cut ties" => "with",
        _ if own.is_some() && is_place && event.rule != "seize" => "in",
        EventType::Attack
            if own.is_some()
                && event.rule != "seize"
                && event
                    .participants
                    .iter()
                    .all(|p| is_state(p.who, event, scene)) =>
        {
            "in"
        }
        _ if own.is_some() => "of",
        EventType::Attack | EventType::Sanctions => "on",
        EventType::Visit | EventType::Demand | EventType::Aid | EventType::Threat => "to",
        EventType::Criticism => "of",
        EventType::Support => "for",
        EventType::Protest => "against",
        EventType::Statement | EventType::Decision => "on",
        _ => "of",
    };
    if object.is_empty() {
        name
    } else {
        format!("{name} {link} {object}")
    }
}

pub(super) fn noun(kind: EventType) -> &'static str {
    match kind {
        EventType::Exchange => "prisoner exchange",
        EventType::Ceasefire => "ceasefire",
        EventType::Sanctions => "sanctions",
        EventType::Rupture => "break of ties",
        EventType::Agreement => "agreement",
        EventType::Attack => "attack",
        EventType::Call => "call",
        EventType::Visit => "visit",
        EventType::Talks => "talks",
        EventType::Meeting => "meeting",
        EventType::Decision => "decision",
        EventType::Recognition => "change of ties or office",
        EventType::Aid => "aid",
        EventType::Threat => "threat",
        EventType::Protest => "protest",
        EventType::Refusal => "refusal",
        EventType::Demand => "appeal",
        EventType::Criticism => "criticism",
        EventType::Support => "support",
        EventType::Statement => "statement",
    }
}

/// Rules whose events are more than their type says.
fn of_rule(event: &EventMention, scene: &Scene<'_>) -> Option<&'static str> {
    Some(match &*event.rule {
        "arrest" => "arrest",
        "kill" => return killing(event, scene),
        "abduct" => "abduction",
        "seize" => "seizure",
        "destroy" => "destruction",
        "expel" => "expulsion",
        "appoint" => "appointment",
        "take office" => "inauguration",
        "leave office" => "resignation",
        "recognise" => "recognition",
        "release" => "release",
        "withdraw troops" => "withdrawal",
        "charge" => "indictment",
        _ => return None,
    })
}

/// Whoever was wounded or beaten was attacked, not killed.
fn killing(event: &EventMention, scene: &Scene<'_>) -> Option<&'static str> {
    let first = scene.text.words.token_at(event.trigger.start);
    [
        "kill",
        "killing",
        "assassinate",
        "assassination",
        "murder",
        "execute",
        "massacre",
    ]
    .iter()
    .any(|verb| scene.text.lemma_is(first, verb))
    .then_some("killing")
}
