//! A short headline for an event, in the present tense, built from its record and never from the article's words.

use super::{Scene, cast, symmetric, trigger};
use crate::model::{
    document::{EventMention, Person, PersonKind, PlaceKind, Who},
    event::{EventType, Role, Status},
    text::Upos,
};

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
        (true, _) => nominal(event, &object, target.is_some(), scene),
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
            format!("{subject}: {} with {object} called off", noun(event.kind))
        }
        (false, Status::Cancelled) => format!("{subject}: {} called off", noun(event.kind)),
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

/// What is signed or adopted, by its own name: a treaty, a resolution, a decree.
fn with_its_paper(said: &str, event: &EventMention, scene: &Scene<'_>) -> String {
    const PAPERS: [&str; 30] = [
        "accord",
        "agreement",
        "amendment",
        "bill",
        "budget",
        "ceasefire",
        "charter",
        "communique",
        "concept",
        "contract",
        "convention",
        "deal",
        "declaration",
        "decree",
        "document",
        "law",
        "letter",
        "memorandum",
        "motion",
        "order",
        "pact",
        "plan",
        "proclamation",
        "protocol",
        "referendum",
        "resolution",
        "roadmap",
        "statement",
        "treaty",
        "truce",
    ];
    let Some(general) = ["an agreement", "a text"]
        .into_iter()
        .find(|general| said.contains(general) && !said.starts_with("reach"))
    else {
        return said.to_owned();
    };
    let tokens = scene.text.words.tokens_in(event.trigger);
    let near = tokens.start..(tokens.end + 7).min(scene.text.tokens().len());
    let paper = near
        .take_while(|&token| token < tokens.end || scene.text.tokens()[token].upos != Upos::Adp)
        .find_map(|token| {
            let noun = scene.text.tokens()[token].upos == Upos::Noun;
            PAPERS
                .into_iter()
                .find(|paper| noun && scene.text.lemma_is(token, paper))
        });
    let Some(paper) = paper else {
        return said.to_owned();
    };
    let article = if paper.starts_with(['a', 'o']) {
        "an"
    } else {
        "a"
    };
    let named = said.replace(general, &format!("{article} {paper}"));
    // Laws and decrees are signed with nobody.
    if matches!(
        paper,
        "bill" | "budget" | "decree" | "law" | "order" | "proclamation" | "resolution"
    ) {
        named.replace(" with", "")
    } else {
        named
    }
}

/// How the rule says it, in the infinitive with its preposition: "impose sanctions on". Behind `@` stands what is said where
/// the verb of the text is no single word: "accuse" for itself, "condemn" for "hit out at".
fn phrase(event: &EventMention, scene: &Scene<'_>) -> String {
    let said = trigger::say(&event.rule).filter(|_| trigger::kind(&event.rule) == Some(event.kind));
    let said = said.unwrap_or_else(|| by_kind(event.kind));
    let Some(rest) = said.strip_prefix('@') else {
        return with_its_paper(said, event, scene);
    };
    let (usual, others) = rest.split_once('|').unwrap_or((rest, ""));
    let tokens = scene.text.words.tokens_in(event.trigger);
    let lone = tokens.len() == 1
        && scene
            .text
            .tokens()
            .get(tokens.start)
            .is_some_and(|token| matches!(token.upos, Upos::Verb | Upos::Aux));
    let verb = if lone {
        scene.text.lemma(tokens.start)
    } else {
        usual.to_owned()
    };
    // "killed people" and "wounded people" alike.
    format!("{verb}|{}", others.replace(usual, &verb))
}

fn by_kind(kind: EventType) -> &'static str {
    match kind {
        EventType::Exchange => "agree on a prisoner exchange with",
        EventType::Ceasefire => "agree on a ceasefire with",
        EventType::Sanctions => "impose sanctions on",
        EventType::Rupture => "break with",
        EventType::Agreement => "reach an agreement with",
        EventType::Attack => "attack",
        EventType::Call => "speak by phone with",
        EventType::Visit => "visit",
        EventType::Talks => "hold talks with",
        EventType::Meeting => "meet",
        EventType::Decision => "take a decision on",
        EventType::Recognition => "recognise",
        EventType::Aid => "send aid to",
        EventType::Threat => "threaten",
        EventType::Protest => "protest against",
        EventType::Refusal => "reject a move by",
        EventType::Demand => "call on",
        EventType::Criticism => "condemn",
        EventType::Support => "back",
        EventType::Statement => "make a statement on",
    }
}

fn noun(kind: EventType) -> &'static str {
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

/// "Attack on Kyiv", "Visit to Cairo", where nobody is named who acts.
fn nominal(event: &EventMention, object: &str, is_place: bool, scene: &Scene<'_>) -> String {
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

/// "Rwandan rebels", "Turkish police"; but "the Kenyan opposition".
fn is_plural(name: &str) -> bool {
    name.ends_with('s')
        || ["police", "people", "fishermen", "gunmen", "tribesmen"]
            .iter()
            .any(|word| name.ends_with(word))
}

/// Conjugates the first word of each form: "hold talks with" is "holds talks with" in the singular.
fn finite(phrase: &str, plural: bool) -> String {
    if plural {
        return phrase.into();
    }
    let forms: Vec<String> = phrase.split('|').map(singular).collect();
    forms.join("|")
}

fn singular(phrase: &str) -> String {
    match phrase.split_once(' ') {
        Some((verb, rest)) => format!("{} {rest}", third_person(verb)),
        None => third_person(phrase),
    }
}

fn third_person(verb: &str) -> String {
    let sibilant = ["s", "sh", "ch", "x", "z", "o"]
        .iter()
        .any(|end| verb.ends_with(end));
    match verb
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
    {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{verb}es"),
        None => format!("{verb}s"),
    }
}

/// Behind `|` a phrase says how it is told without an object, behind the next how with a state; without an object and such
/// a form the preposition at its end goes.
fn with_object(phrase: &str, object: &str, states: bool) -> String {
    let mut forms = phrase.split('|');
    let with = forms.next().unwrap_or(phrase);
    let without = forms.next();
    let with = forms.next().filter(|_| states).unwrap_or(with);
    if !object.is_empty() {
        return format!("{with} {object}");
    }
    let ends = [
        " with", " on", " to", " against", " by", " from", " of", " for", " in",
    ];
    let bare = || {
        ends.iter()
            .find_map(|end| with.strip_suffix(end))
            .unwrap_or(with)
    };
    without.unwrap_or_else(bare).to_string()
}

/// The place is the target of an attack or a journey where nobody else is.
fn place_as_target(event: &EventMention) -> Option<crate::model::document::PlaceId> {
    matches!(event.kind, EventType::Attack | EventType::Visit)
        .then_some(event.place)
        .flatten()
}

fn place_name(event: &EventMention, scene: &Scene<'_>) -> Option<String> {
    let place = scene.layers.places.get(event.place?.index())?;
    let ends = [
        "House",
        "Office",
        "Hall",
        "Palace",
        "Building",
        "Residence",
        "Kremlin",
        "Pentagon",
        "Capitol",
    ];
    let name = usual(&place.name);
    let the = place.kind == PlaceKind::Venue && ends.iter().any(|end| name.ends_with(end))
        || matches!(
            name,
            "US" | "UK"
                | "UAE"
                | "EU"
                | "Netherlands"
                | "Philippines"
                | "Gaza Strip"
                | "West Bank"
                | "Maldives"
                | "Bahamas"
                | "Gambia"
                | "Central African Republic"
                | "Czech Republic"
                | "Dominican Republic"
                | "Golan Heights"
                | "Middle East"
        );
    Some(if the {
        format!("the {name}")
    } else {
        name.to_owned()
    })
}

/// "Zelensky", "Zelensky and Vance", "Zelensky, Vance and 3 others". A full name is told only where it stands alone.
fn list(who: &[Who], event: &EventMention, scene: &Scene<'_>) -> String {
    let names: Vec<String> = who
        .iter()
        .map(|who| agents(*who, event, scene).unwrap_or_else(|| name(*who, scene)))
        .filter(|name| !name.is_empty())
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} others", rest.len()),
    }
}

fn is_state(who: Who, event: &EventMention, scene: &Scene<'_>) -> bool {
    matches!(who, Who::Place(_)) && agents(who, event, scene).is_none()
}

/// "Rwandan rebels" are not Rwanda: who acts for a nation without being the state is told with the word for them.
fn agents(who: Who, event: &EventMention, scene: &Scene<'_>) -> Option<String> {
    let Who::Place(id) = who else { return None };
    let words = scene.text.words;
    let told = event.evidence.first().map(|span| words.tokens_in(*span))?;
    let figures = scene.cast.within(told).iter();
    let mut acting = figures.filter(|figure| figure.who == who && !figure.modifier);
    let label = acting
        .clone()
        .find_map(|figure| cast::acts_for(scene.text, figure.agent?))
        .filter(|label| !matches!(*label, "state" | "office"))?;
    if label == "people" && event.participants.first().is_some_and(|p| p.who != who) {
        return None;
    }
    // Where the state itself acts in the sentence, too, the plain name says enough.
    let state = acting.any(|figure| {
        figure
            .agent
            .and_then(|agent| cast::acts_for(scene.text, agent))
            .is_none_or(|label| matches!(label, "state" | "office"))
    });
    let country = scene.layers.places.get(id.index())?.country?;
    let adjective = country.adjective().filter(|_| !state)?;
    Some(format!("{adjective} {label}"))
}

fn name(who: Who, scene: &Scene<'_>) -> String {
    match who {
        Who::Person(id) => scene
            .layers
            .people
            .get(id.index())
            .map_or_else(String::new, short),
        Who::Organization(id) => scene
            .layers
            .organizations
            .get(id.index())
            .map_or_else(String::new, |o| usual(&o.name).to_owned()),
        Who::Place(id) => scene
            .layers
            .places
            .get(id.index())
            .map_or_else(String::new, |place| usual(&place.name).to_owned()),
    }
}

/// What headlines call those with long names.
fn usual(name: &str) -> &str {
    match name {
        "United States" => "US",
        "United Kingdom" => "UK",
        "United Arab Emirates" => "UAE",
        "European Union" => "EU",
        "United Nations" => "UN",
        "United Nations Security Council" => "UN Security Council",
        "United Nations General Assembly" => "UN General Assembly",
        "International Atomic Energy Agency" => "IAEA",
        "International Criminal Court" => "ICC",
        "International Court of Justice" => "ICJ",
        "International Monetary Fund" => "IMF",
        "World Health Organization" => "WHO",
        "World Trade Organization" => "WTO",
        "Democratic Republic of the Congo" => "DR Congo",
        "Bosnia and Herzegovina" => "Bosnia",
        other => other,
    }
}

/// The name by which headlines know a person: the surname, with its particles; the whole name where the family name
/// stands first.
fn short(person: &Person) -> String {
    const FAMILY_FIRST: [&str; 9] = ["CN", "KP", "KR", "TW", "VN", "SG", "MM", "KH", "HK"];
    let words: Vec<&str> = person.name.split(' ').collect();
    let first = person
        .country
        .is_some_and(|country| FAMILY_FIRST.contains(&country.code()));
    match words.as_slice() {
        [] | [_] => person.name.clone(),
        _ if person.kind == PersonKind::Unnamed => person.name.clone(),
        _ if first && words.len() <= 3 => person.name.clone(),
        [title, ..] if matches!(*title, "King" | "Queen" | "Pope" | "Prince" | "Princess") => {
            person.name.clone()
        }
        [_, rest @ ..] => {
            let rest: Vec<&str> = rest
                .iter()
                .copied()
                .filter(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"))
                .collect();
            let particle = rest
                .iter()
                .position(|word| word.starts_with(char::is_lowercase));
            match (particle, rest.last()) {
                (Some(at), _) => rest[at..].join(" "),
                (None, Some(last)) => (*last).to_string(),
                (None, None) => person.name.clone(),
            }
        }
    }
}
