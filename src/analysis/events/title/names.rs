//! How headlines call people, bodies and states.

use std::borrow::Cow;

use crate::{
    analysis::events::{Scene, cast},
    grammar::lexicon::{self, class},
    model::{
        document::{EventMention, Person, PersonKind, PlaceKind, Who},
        event::EventType,
        text::{Class, Tag},
    },
};

/// "Zelensky", "Zelensky and Vance", "Zelensky, Vance and 3 others". A full name is told only where it stands alone.
pub(super) fn list(who: &[Who], event: &EventMention, scene: &Scene<'_>) -> String {
    let name = |who: &Who| match agents(*who, event, scene) {
        Some(agents) => agents.into(),
        None => called(*who, scene),
    };
    let names: Vec<Cow<'_, str>> = who
        .iter()
        .map(name)
        .filter(|name| !name.is_empty())
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} others", rest.len()),
    }
}

pub(super) fn is_state(who: Who, event: &EventMention, scene: &Scene<'_>) -> bool {
    matches!(who, Who::Place(_)) && agents(who, event, scene).is_none()
}

/// "Rwandan rebels" are not Rwanda: who acts for a nation without being the state is told with the word for them.
pub(super) fn agents(who: Who, event: &EventMention, scene: &Scene<'_>) -> Option<String> {
    let Who::Place(id) = who else { return None };
    let words = scene.text.words;
    let told = event.evidence.first().map(|span| words.tokens_in(*span))?;
    let figures = scene.cast.within(told).iter();
    let mut acting = figures.filter(|figure| figure.who == who && !figure.modifier);
    let adjective = || scene.layers.places.get(id.index())?.country?.adjective();
    // "Kenyans", "Albanians"
    if let Some(nation) = acting.clone().find_map(|figure| {
        let word = scene.text.word(figure.tokens.start);
        let many = word.strip_suffix('s') == Some(adjective()?)
            && figure.tokens.len() == 1
            && figure.agent.is_none();
        many.then(|| word.to_owned())
    }) {
        return Some(nation);
    }
    let (agent, label) = acting
        .clone()
        .find_map(|figure| Some((figure.agent?, cast::acts_for(scene.text, figure.agent?)?)))
        .filter(|(_, label)| !matches!(*label, "state" | "office"))?;
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
    let adjective = adjective().filter(|_| !state)?;
    // "Protesters rally in Hong Kong"
    let there = event.kind == EventType::Protest && event.place == Some(id);
    if there && label == "protesters" {
        return Some("protesters".into());
    }
    // A Hong Konger is somebody; what is of Hong Kong has no adjective.
    let adjective = adjective.strip_suffix("er").unwrap_or(adjective);
    // "a Kenyan bank" is told as one.
    let one = scene.text.tokens()[agent].tag == Tag::Nn
        && !matches!(label, "police" | "opposition" | "media");
    let label = if one { scene.text.word(agent) } else { label };
    Some(format!("{adjective} {label}"))
}

/// "Rwandan rebels", "Turkish police"; but "the Kenyan opposition".
fn is_plural(name: &str) -> bool {
    name.ends_with('s')
        || [
            "police",
            "people",
            "fishermen",
            "gunmen",
            "tribesmen",
            "businessmen",
            "children",
            "media",
        ]
        .iter()
        .any(|word| name.ends_with(word))
}

/// Bodies that are many: "Houthis attack".
fn are_many(name: &str) -> bool {
    [
        "Houthis",
        "Tories",
        "Democrats",
        "Republicans",
        "Sandinistas",
        "Contras",
    ]
    .contains(&name)
}

/// Whether the verb behind these names stands in the plural.
pub(super) fn are_plural(who: &[Who], event: &EventMention, scene: &Scene<'_>) -> bool {
    match who {
        [one] => match agents(*one, event, scene) {
            Some(name) => is_plural(&name),
            None => are_many(&called(*one, scene)),
        },
        _ => who.len() > 1,
    }
}

/// "Iran's", "the Houthis'"
pub(super) fn possessive(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

/// The name by which headlines call somebody.
pub(super) fn called<'a>(who: Who, scene: &Scene<'a>) -> Cow<'a, str> {
    let layers = scene.layers;
    let name = match who {
        Who::Person(id) => layers.people.get(id.index()).map(short),
        Who::Organization(id) => {
            let organization = layers.organizations.get(id.index());
            organization.map(|organization| usual(&organization.name).into())
        }
        Who::Place(id) => {
            let place = layers.places.get(id.index());
            place.map(|place| usual(&place.name).into())
        }
    };
    name.unwrap_or_default()
}

/// What headlines call those with long names.
fn usual(name: &str) -> &str {
    match name {
        "Gaza Strip" => "Gaza",
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

/// "Shu-jen" and "Jae-in" are given names: the family's stands first.
fn is_two_syllables(word: &str) -> bool {
    word.split_once('-').is_some_and(|(one, other)| {
        one.starts_with(char::is_uppercase)
            && !one.eq("Al")
            && other.chars().all(char::is_lowercase)
    })
}

/// The name by which headlines know a person: the surname, with its particles; the whole name where the family name
/// stands first.
fn short(person: &Person) -> Cow<'_, str> {
    const FAMILY_FIRST: [&str; 9] = ["CN", "KP", "KR", "TW", "VN", "SG", "MM", "KH", "HK"];
    let whole = || Cow::from(person.name.as_str());
    let words: Vec<&str> = person.name.split(' ').collect();
    let first = person
        .country
        .is_some_and(|country| FAMILY_FIRST.contains(&country.code()));
    // Japanese names stand in either order: what the text calls them for short is the family's.
    let japanese = person.country.is_some_and(|country| country.code() == "JP");
    match words.as_slice() {
        [] | [_] => whole(),
        [family, given]
            if japanese
                && (person.aliases.iter().any(|alias| alias == family)
                    || is_turned(family, given)) =>
        {
            (*family).into()
        }
        _ if person.kind == PersonKind::Unnamed => whole(),
        // "Le Drian", "al Zayani"
        [particle, _] if is_particle(particle) => whole(),
        [_, given] if is_two_syllables(given) => whole(),
        _ if first && words.len() <= 3 => whole(),
        [title, ..] if matches!(*title, "King" | "Queen" | "Pope" | "Prince" | "Princess") => {
            whole()
        }
        [_, rest @ ..] => {
            let rest: Vec<&str> = rest
                .iter()
                .copied()
                .filter(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"))
                .collect();
            let rest = without_father(&rest);
            let particle = rest.iter().position(|word| is_particle(word));
            match (particle, rest.last()) {
                (Some(at), _) if at + 1 < rest.len() => rest[at..].join(" ").into(),
                (_, Some(last)) => (*last).into(),
                (_, None) => whole(),
            }
        }
    }
}

/// "van", "Le" of "Le Drian"
fn is_particle(word: &str) -> bool {
    const CAPITAL: [&str; 10] = ["Al", "El", "Le", "La", "De", "Di", "Da", "Du", "Van", "Von"];
    word.starts_with(char::is_lowercase) || CAPITAL.contains(&word)
}

/// "Kishida Fumio": the first word is a surname of the lists, the second a first name.
fn is_turned(first: &str, second: &str) -> bool {
    let is = |word: &str, class: Class| lexicon::value(word, class).is_some();
    is(first, class::SURNAME) && is(second, class::GIVEN) && !is(second, class::SURNAME)
}

/// "Al Thani" of "bin Abdulrahman Al Thani"; "bin Zayed" of "bin Zayed Al Nahyan", whose house is that of many rulers.
fn without_father<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    const HOUSES: [&str; 3] = ["Saud", "Nahyan", "Maktoum"];
    let of_a_house = |word: &&str| {
        let word = word.to_ascii_lowercase();
        word == "al" || word.starts_with("al-")
    };
    match words {
        ["bin", _, .., house] if HOUSES.iter().any(|own| house.ends_with(own)) => &words[..2],
        ["bin", _, family @ ..] if family.first().is_some_and(of_a_house) => family,
        _ => words,
    }
}

pub(super) fn place_name(event: &EventMention, scene: &Scene<'_>) -> Option<String> {
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

/// "in Rome", "at the White House"
pub(super) fn at(event: &EventMention, scene: &Scene<'_>) -> &'static str {
    let place = event
        .place
        .and_then(|id| scene.layers.places.get(id.index()));
    if place.is_some_and(|place| place.kind == PlaceKind::Venue) {
        " at "
    } else {
        " in "
    }
}
