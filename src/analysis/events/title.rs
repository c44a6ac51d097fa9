//! A short headline for an event, in the present tense, built from its record and never from the article's words.
//!
//! `names` tells how headlines call those who take part, `say` how the verb is said, `noun` how an event is told where
//! nobody is named who acts.

mod names;
mod noun;
mod say;

use super::{Scene, symmetric};
use crate::model::{
    document::{EventMention, PlaceKind, Who},
    event::{EventType, Role, Status},
};
use names::{agents, is_plural, is_state, list, place_name};
use say::{by_kind, finite, phrase, with_object};

pub(super) fn title(event: &EventMention, scene: &Scene<'_>) -> String {
    let by_role = |wanted: &dyn Fn(Role) -> bool| -> Vec<Who> {
        event
            .participants
            .iter()
            .filter(|p| wanted(p.role))
            .map(|p| p.who)
            .collect()
    };
    let (mut actors, mut others) = if symmetric(event.kind) {
        (by_role(&|role| role != Role::Attendee), Vec::new())
    } else {
        (
            by_role(&|role| matches!(role, Role::Actor | Role::Host | Role::Mediator)),
            by_role(&|role| matches!(role, Role::Recipient | Role::Participant)),
        )
    };
    without_states_of_the_named(&mut actors, scene);
    without_states_of_the_named(&mut others, scene);
    // "travels to Madrid" says more than Spain.
    let country = event
        .place
        .and_then(|id| scene.layers.places.get(id.index()))
        .filter(|place| place.kind != PlaceKind::Country)
        .and_then(|place| place.country);
    if event.kind == EventType::Visit && country.is_some() {
        others.retain(|who| match who {
            Who::Place(id) => scene
                .layers
                .places
                .get(id.index())
                .is_none_or(|place| place.country != country),
            _ => true,
        });
    }
    // Journeys lead to places; people are visited.
    if event.rule == "travel" {
        others.retain(|who| !matches!(who, Who::Person(_)));
    }
    let together = symmetric(event.kind) && actors.len() > 2;
    // One person alone does not meet.
    let alone = event.kind == EventType::Meeting
        && actors.len() == 1
        && matches!(actors.first(), Some(Who::Person(_)))
        && matches!(
            &*event.rule,
            "meet" | "meeting" | "gather" | "talks" | "hold talks"
        );
    let say = if alone {
        "attend a meeting".to_owned()
    } else if together {
        by_kind(event.kind).to_owned()
    } else {
        phrase(event, scene)
    };
    if symmetric(event.kind) && actors.len() == 2 {
        others = actors.split_off(1);
    }
    let target = if others.is_empty() {
        place_as_target(event)
    } else {
        None
    };
    let names = |who: &[Who]| list(who, event, scene);
    let subject = names(&actors);
    let object = target.map_or_else(
        || names(&others),
        |place| {
            scene
                .layers
                .places
                .get(place.index())
                .map_or(String::new(), |p| p.name.clone())
        },
    );
    // "Turkey detains people of Kenya", but "detains Kenyan students".
    let states = others.iter().all(|who| is_state(*who, event, scene)) || target.is_some();
    // Who is elected or sworn in takes office.
    let raised = subject.is_empty()
        && event.kind == EventType::Recognition
        && matches!(&*event.rule, "take office" | "leave office" | "appoint");
    let (subject, object) = if raised {
        (object, String::new())
    } else {
        (subject, object)
    };
    let say = if raised && event.rule == "appoint" {
        "take office".to_owned()
    } else {
        say
    };
    let say = say.as_str();
    let plural = raised && others.len() > 1
        || actors.len() > 1
        || actors
            .first()
            .is_some_and(|who| agents(*who, event, scene).is_some_and(|name| is_plural(&name)));
    let mut title = match (subject.is_empty(), event.status) {
        (true, _) => noun::nominal(event, &object, target.is_some(), scene),
        (false, Status::Planned) => format!("{subject} to {}", with_object(say, &object, states)),
        (false, Status::Denied) => format!(
            "{subject} {} not {}",
            if plural { "do" } else { "does" },
            with_object(say, &object, states)
        ),
        (false, Status::Proposed | Status::Hypothetical) => {
            format!("{subject} may {}", with_object(say, &object, states))
        }
        (false, Status::Cancelled) if !object.is_empty() && symmetric(event.kind) => {
            format!(
                "{subject}: {} with {object} called off",
                noun::noun(event.kind)
            )
        }
        (false, Status::Cancelled) => format!("{subject}: {} called off", noun::noun(event.kind)),
        (false, Status::Occurred | Status::Ongoing) => {
            format!(
                "{subject} {}",
                with_object(&finite(say, plural), &object, states)
            )
        }
    };
    // Words are spoken to the world; where they were spoken is told by the record.
    let spoken = matches!(
        event.kind,
        EventType::Criticism
            | EventType::Demand
            | EventType::Refusal
            | EventType::Support
            | EventType::Threat
    );
    if target.is_none()
        && !spoken
        && let Some(place) =
            place_name(event, scene).filter(|place| !title.contains(place.as_str()))
    {
        title.push_str(" in ");
        title.push_str(&place);
    }
    capital(title)
}

/// "Trump, Nguyen Phu Trong and Vietnam meet": a state is told by whoever stands for it.
fn without_states_of_the_named(who: &mut Vec<Who>, scene: &Scene<'_>) {
    let person = |who: &Who| match who {
        Who::Person(id) => scene.layers.people.get(id.index())?.country,
        _ => None,
    };
    let named: Vec<_> = who.iter().filter_map(person).collect();
    who.retain(|one| match one {
        Who::Place(id) => scene
            .layers
            .places
            .get(id.index())
            .and_then(|place| place.country)
            .is_none_or(|country| !named.contains(&country)),
        _ => true,
    });
    // "Eritrea and Asmara": a capital that acts is its state.
    let place = |who: &Who| match who {
        Who::Place(id) => scene.layers.places.get(id.index()),
        _ => None,
    };
    let states: Vec<_> = who
        .iter()
        .filter_map(place)
        .filter(|place| place.kind == PlaceKind::Country)
        .filter_map(|place| place.country)
        .collect();
    who.retain(|one| {
        place(one).is_none_or(|place| {
            place.kind == PlaceKind::Country
                || place
                    .country
                    .is_none_or(|country| !states.contains(&country))
        })
    });
}

fn capital(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The place is the target of an attack or a journey where nobody else is.
fn place_as_target(event: &EventMention) -> Option<crate::model::document::PlaceId> {
    matches!(event.kind, EventType::Attack | EventType::Visit)
        .then_some(event.place)
        .flatten()
}
