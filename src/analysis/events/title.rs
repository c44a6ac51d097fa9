//! A short headline for an event, in the present tense, built from its record and never from the article's clauses.
//!
//! In: an event and the scene it was read from. Out: a headline, or none where the record is too poor to say what happened.
//! `names` tells how headlines call those who take part, `matter` what is at stake, `told` puts both behind a verb, `say`
//! knows the verbs of the rules and their forms, `noun` tells an event where nobody is named who acts.

mod matter;
mod names;
mod noun;
mod say;
#[cfg(test)]
mod tests;
mod told;

use super::{Scene, reach, symmetric};
use crate::model::{
    document::{EventMention, PlaceKind, Who},
    event::{EventType, Role, Status},
};
use matter::Matter;
use names::{are_plural, list, place_name};
use say::finite;

/// Who stands before the verb and who behind it, and what it is about.
struct Sides {
    subject: Vec<Who>,
    object: Vec<Who>,
    /// The place is the target of an attack or a journey where nobody else is.
    target: bool,
    matter: Matter,
}

pub(super) fn title(event: &EventMention, scene: &Scene<'_>) -> Option<String> {
    let sides = sides(event, scene);
    let subject = list(&sides.subject, event, scene);
    if let Some(told) = noun::released(event, &sides, scene) {
        return Some(capital(told));
    }
    if subject.is_empty() {
        let told = noun::told(event, &sides, scene)?;
        let off = event.status == Status::Cancelled && !told.ends_with(" off");
        return Some(capital(if off { told + " called off" } else { told }));
    }
    if event.status == Status::Cancelled {
        return noun::cancelled(event, &sides, scene).map(capital);
    }
    let Some(said) = told::told(event, &sides, scene) else {
        return noun::with_one(event, &sides, &subject).map(capital);
    };
    let plural = are_plural(&sides.subject, event, scene);
    let mut title = match event.status {
        Status::Planned => format!("{subject} to {said}"),
        Status::Denied => format!(
            "{subject} {} not {said}",
            if plural { "do" } else { "does" }
        ),
        Status::Proposed | Status::Hypothetical => format!("{subject} may {said}"),
        _ => format!("{subject} {}", finite(&said, plural)),
    };
    if let Some(place) = where_told(event, &sides, scene)
        .filter(|place| !title.contains(place.trim_start_matches("the ")))
    {
        title.push_str(names::at(event, scene));
        title.push_str(&place);
    }
    Some(capital(title))
}

/// Whether an announcement tells what whoever speaks will do.
pub(super) fn promises(scene: &Scene<'_>, from: usize) -> bool {
    matter::promised(scene, from).is_some()
}

/// What the event is called where there is no headline for it: a text without a day of its own keeps such events.
pub(super) fn plain(event: &EventMention) -> String {
    capital(noun::noun(event.kind).to_owned())
}

fn sides(event: &EventMention, scene: &Scene<'_>) -> Sides {
    let by_role = |wanted: &dyn Fn(Role) -> bool| -> Vec<Who> {
        let all = event.participants.iter();
        all.filter(|p| wanted(p.role)).map(|p| p.who).collect()
    };
    // A promise has a giver and a taker.
    let given = matches!(&*event.rule, "pledge" | "offer");
    let (mut subject, mut object) = if symmetric(event.kind) && !given {
        (
            by_role(&|role| !matches!(role, Role::Attendee | Role::Mediator | Role::Recipient)),
            Vec::new(),
        )
    } else {
        (
            acting(event),
            by_role(&|role| matches!(role, Role::Recipient | Role::Participant)),
        )
    };
    without_states_of_the_named(&mut subject, scene);
    without_states_of_the_named(&mut object, scene);
    in_the_place(event, &mut object, scene);
    // Journeys lead to places; people are visited.
    if event.rule == "travel" {
        object.retain(|who| !matches!(who, Who::Person(_)));
    }
    // "appoints Lind", and not Chad, where she is to be ambassador; "extradites Lind", and not Norway, to which.
    let person = |who: &Who| matches!(who, Who::Person(_));
    if matches!(&*event.rule, "appoint" | "extradite") && object.iter().any(person) {
        object.retain(person);
    }
    // "Rebels in Chad killed 12": Chad acts and is not hit.
    let acts = event
        .place
        .is_some_and(|place| subject.contains(&Who::Place(place)));
    let target = object.is_empty() && place_as_target(event) && !acts;
    if target && let Some(place) = event.place {
        object.push(Who::Place(place));
    }
    // Who is elected or sworn in takes office.
    let raised = event.kind == EventType::Recognition
        && matches!(&*event.rule, "take office" | "leave office");
    if subject.is_empty() && raised {
        std::mem::swap(&mut subject, &mut object);
    }
    let matter = matter::matter(event, scene);
    // "Sweden and Turkey agree to open the border": both do what is agreed.
    let joint = event.kind == EventType::Agreement
        && matches!(&*event.rule, "agree")
        && (matter.deed.is_some() || matter.about.is_some() || matter.thing.is_some());
    // "Lind agrees to meet Brandt", and not "Lind and Brandt agree to meet Brandt"
    if joint && let Some(deed) = &matter.deed {
        let met = |who: &Who| matches!(who, Who::Person(_)) && deed.named.contains(who);
        if !subject.iter().all(met) {
            subject.retain(|who| !met(who));
        }
    }
    if symmetric(event.kind) && !given && !joint {
        object = facing(event, scene, &mut subject);
    }
    Sides {
        subject,
        object,
        target,
        matter,
    }
}

/// Those who act; who only stands between them, where there is nobody else.
fn acting(event: &EventMention) -> Vec<Who> {
    let mediated = event.participants.iter().any(|p| p.role == Role::Actor);
    let acts = |role: Role| {
        matches!(role, Role::Actor | Role::Host) || role == Role::Mediator && !mediated
    };
    let all = event.participants.iter();
    all.filter(|p| acts(p.role)).map(|p| p.who).collect()
}

/// Takes those out who stand across the verb: "Lind and Brandt meet Ruto". Of two who stand together one is met all the
/// same ("Lind meets Brandt"), but both sign ("Kenya and Chad sign a pact").
fn facing(event: &EventMention, scene: &Scene<'_>, subject: &mut Vec<Who>) -> Vec<Who> {
    let words = scene.text.words;
    let head = words.token_at(event.trigger.start);
    let sentence = reach::sentence(scene, head);
    let figures = scene.cast.within(sentence);
    let place = |who: &Who| {
        let own = figures.iter().find(|figure| figure.who == *who);
        own.map(|figure| figure.tokens.start)
    };
    // Whoever another sentence tells of stands with the first, where a pronoun names them both, else across.
    let pronoun = subject.first().is_some_and(|first| place(first).is_none());
    let across = |who: &Who| place(who).map_or(!pronoun, |at| at > head);
    let alone = subject.iter().filter(|who| !across(who)).count();
    let verbal = words
        .group_of(head)
        .is_some_and(|group| group.head == head || group.tokens.contains(&head));
    // "Lind and Brandt were in Oslo. They met with the governors": both stand on one side.
    let with = words.tokens_in(event.trigger).end.checked_sub(1);
    let both_meet = pronoun && verbal && with.is_some_and(|with| scene.text.is(with, "with"));
    match subject.len() {
        2 if both_meet => Vec::new(),
        2 if event.kind == EventType::Agreement && verbal && alone == 2 => Vec::new(),
        2 => subject.split_off(1),
        _ if verbal && alone > 0 => subject.extract_if(.., |who| across(who)).collect(),
        _ => Vec::new(),
    }
}

/// "travels to Madrid" says more than Spain.
fn in_the_place(event: &EventMention, object: &mut Vec<Who>, scene: &Scene<'_>) {
    let place = event
        .place
        .and_then(|id| scene.layers.places.get(id.index()));
    let country = place
        .filter(|place| place.kind != PlaceKind::Country && event.kind == EventType::Visit)
        .and_then(|place| place.country);
    if country.is_some() {
        object.retain(|who| match who {
            Who::Place(id) => scene
                .layers
                .places
                .get(id.index())
                .is_none_or(|place| place.country != country),
            _ => true,
        });
    }
}

/// Where it happens, for the types of which a headline tells it. Words are spoken to the world.
fn where_told(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    use EventType::{Agreement, Attack, Exchange, Meeting, Protest, Statement, Talks, Visit};
    let tells = match event.kind {
        Meeting | Talks | Attack | Protest | Exchange | Statement => true,
        Agreement => matches!(&*event.rule, "sign" | "agreement"),
        Visit => !sides.object.iter().any(|who| matches!(who, Who::Place(_))),
        _ => false,
    };
    // "Chad kills 12 rebels in Abéché": whoever is struck is told, so the town is where.
    let open = !sides.target || sides.matter.struck.is_some();
    let place = place_name(event, scene).filter(|_| tells && open)?;
    let bare = place.trim_start_matches("the ");
    let mut named = sides.subject.iter();
    let named = named.any(|who| {
        names::called(*who, scene) == bare && names::agents(*who, event, scene).is_none()
    });
    (!named).then_some(place)
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
fn place_as_target(event: &EventMention) -> bool {
    let guest = matches!(&*event.rule, "welcome a guest" | "look forward to a guest");
    matches!(event.kind, EventType::Attack | EventType::Visit) && !guest && event.place.is_some()
}
