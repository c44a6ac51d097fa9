//! Places and organizations: which names mean one, what it is called, to which country it belongs.
//!
//! In: the stretches that `people` found, and the text. Out: places (states, cities, seats of governments, regions) and
//! organizations with their mentions. A capital or a seat that acts stands for its government.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    people::{Kind, Named, country_of, is_firm, key, nation_before, plain_name},
    spoken::Spoken,
};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        country::Country,
        document::{Form, Mention, Organization, Place, PlaceKind, RuleName},
        text::{Class, Hit, Tag, Text, Upos},
    },
};

/// The longest hit of a class that covers a stretch exactly.
fn whole(text: Text<'_>, tokens: &Range<usize>, of: Class) -> Option<Hit> {
    let fits = |hit: &&Hit| hit.class == of && usize::from(hit.len) == tokens.len();
    text.hits.at(tokens.start).iter().find(fits).copied()
}

pub fn places(text: Text<'_>, spoken: &Spoken, named: &[Named]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut end = 0;
    for name in named
        .iter()
        .filter(|name| matches!(name.kind, Kind::Place | Kind::People))
    {
        if name.tokens.start < end {
            continue;
        }
        let tokens = with_its_state(text, name);
        end = tokens.end;
        let Some(mut found) = place(text, &tokens, name.kind) else {
            continue;
        };
        if spoken.georgia_in_us && found.name == "Georgia" {
            found.kind = PlaceKind::Region;
            found.country = Country::new("US");
        }
        let at = *index.entry(key(&found.name)).or_insert_with(|| {
            places.push(found);
            places.len() - 1
        });
        let (form, rule) = if name.kind == Kind::People {
            (Form::Nationality, "nationality")
        } else if matches!(places[at].kind, PlaceKind::Capital | PlaceKind::Venue)
            && places[at].country.is_some()
            && acts(text, &tokens)
        {
            (Form::Metonym, "a capital for its government")
        } else {
            (Form::Name, "name of a place")
        };
        places[at].mentions.push(Mention {
            span: text.words.span(tokens),
            form,
            title_start: None,
            rule: RuleName::Borrowed(rule),
        });
    }
    places
}

/// "the Islamic Republic of Afghanistan", of which the first words alone are another state.
fn with_its_state(text: Text<'_>, name: &Named) -> Range<usize> {
    let start = name.tokens.start;
    let longer = text
        .hits
        .at(start)
        .iter()
        .filter(|hit| hit.class == class::COUNTRY && text.is(name.tokens.end, "of"));
    let end = longer.map(|hit| start + usize::from(hit.len)).max();
    start..end.unwrap_or(0).max(name.tokens.end)
}

/// The place that a stretch names; none for peoples without a state.
fn place(text: Text<'_>, tokens: &Range<usize>, kind: Kind) -> Option<Place> {
    let found = |hit: Hit, kind: PlaceKind, column: usize| Place {
        name: lexicon::column(hit.value, column).to_owned(),
        kind,
        country: country_of(&hit),
        mentions: Vec::new(),
    };
    if kind == Kind::People {
        if of_a_continent(text, tokens.start) {
            return None;
        }
        // Europeans are no state.
        let nation = whole(text, tokens, class::NATIONALITY);
        return nation
            .filter(|hit| country_of(hit).is_some_and(|country| country.code() != "EU"))
            .map(|hit| found(hit, PlaceKind::Country, 1));
    }
    let known = [
        (class::COUNTRY, PlaceKind::Country, 1),
        (class::CAPITAL, PlaceKind::Capital, 2),
        (class::SEAT, PlaceKind::Venue, 2),
        (class::CITY, PlaceKind::City, 0),
    ];
    let listed = known.iter().find_map(|(class, kind, column)| {
        let hit = whole(text, tokens, *class)?;
        let kind = if *class == class::CITY {
            kind_of(hit)
        } else {
            *kind
        };
        Some(found(hit, kind, *column))
    });
    // A second capital keeps its own name: Tel Aviv, Abidjan.
    let listed = listed.map(|place| match whole(text, tokens, class::CITY) {
        Some(hit) if place.kind == PlaceKind::Capital => Place {
            name: found(hit, PlaceKind::City, 0).name,
            ..place
        },
        _ => place,
    });
    let state = || formal(text, tokens).map(|hit| found(hit, PlaceKind::Country, 1));
    Some(listed.or_else(state).unwrap_or_else(|| Place {
        name: plain_name(text, tokens.clone()).into_owned(),
        kind: PlaceKind::Region,
        country: behind(text, tokens.end).or_else(|| within(text, tokens)),
        mentions: Vec::new(),
    }))
}

/// "the South American leader" is of no state.
fn of_a_continent(text: Text<'_>, at: usize) -> bool {
    const PARTS: [&str; 6] = ["South", "North", "Latin", "Central", "Native", "African"];
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    let before = if before == "-" {
        at.checked_sub(2).map_or("", |part| text.word(part))
    } else {
        before
    };
    text.word(at).starts_with("American") && PARTS.contains(&before)
}

/// What the list of cities says that a place is: it has seas, regions and venues as well.
fn kind_of(hit: Hit) -> PlaceKind {
    let kind = lexicon::column(hit.value, 3);
    match kind.trim_end_matches('?') {
        "city" | "base" => PlaceKind::City,
        "venue" => PlaceKind::Venue,
        _ => PlaceKind::Region,
    }
}

/// "Republic of Iraq": the state.
fn formal(text: Text<'_>, tokens: &Range<usize>) -> Option<Hit> {
    let of = tokens.clone().find(|at| text.is(*at, "of"))?;
    let is_state = [
        "Republic",
        "Kingdom",
        "State",
        "Commonwealth",
        "Federation",
        "Sultanate",
    ]
    .iter()
    .any(|word| text.is(of - 1, word));
    let name = of + 1 + usize::from(text.is(of + 1, "the"));
    is_state
        .then(|| whole(text, &(name..tokens.end), class::COUNTRY))
        .flatten()
}

/// "Kyiv Airport": the country of the place that the name holds.
fn within(text: Text<'_>, tokens: &Range<usize>) -> Option<Country> {
    let classes = [
        class::COUNTRY,
        class::NATIONALITY,
        class::CAPITAL,
        class::CITY,
    ];
    tokens.clone().find_map(|at| {
        classes
            .iter()
            .find_map(|class| text.hits.class_at(at, *class))
            .filter(|hit| at + usize::from(hit.len) <= tokens.end)
            .and_then(|hit| country_of(&hit))
    })
}

/// ", Ukraine" behind an unknown place.
fn behind(text: Text<'_>, end: usize) -> Option<Country> {
    if text.word(end) != "," {
        return None;
    }
    text.hits
        .class_at(end + 1, class::COUNTRY)
        .and_then(|hit| country_of(&hit))
}

/// Whether a capital or seat acts or is dealt with: "Moscow said", "talks with Tehran", "between Kyiv and Moscow".
fn acts(text: Text<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    let is = |word: &str, list: &[&str]| list.iter().any(|one| word.eq_ignore_ascii_case(one));
    if is(
        before,
        &[
            "in", "at", "from", "to", "near", "into", "outside", "around", "towards", "toward",
            "of", "through", "via", "on",
        ],
    ) {
        return false;
    }
    if is(
        before,
        &[
            "with", "between", "against", "urged", "told", "accused", "accuses", "urges", "by",
        ],
    ) {
        return true;
    }
    // "the infamous Oval Office fight"
    let described = tokens
        .start
        .checked_sub(1)
        .and_then(|at| text.tokens().get(at))
        .is_some_and(|token| token.upos == Upos::Adj);
    if described {
        return false;
    }
    let Some(next) = text.tokens().get(tokens.end) else {
        return false;
    };
    let finite =
        matches!(next.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) || next.upos == Upos::Aux;
    finite || acts_with_another(text, tokens.end)
}

/// "Beijing and Tokyo protested".
fn acts_with_another(text: Text<'_>, end: usize) -> bool {
    let other = text
        .hits
        .class_at(end + 1, class::CAPITAL)
        .filter(|_| text.is(end, "and"));
    let next = other.and_then(|hit| text.tokens().get(end + 1 + usize::from(hit.len)));
    next.is_some_and(|next| matches!(next.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
}

pub fn organizations(text: Text<'_>, spoken: &Spoken, named: &[Named]) -> Vec<Organization> {
    let mut bodies: Vec<Organization> = Vec::new();
    let mut index: FxHashMap<u64, usize> = FxHashMap::default();
    let mut last: Option<(usize, usize)> = None;
    for name in named.iter().filter(|name| name.kind == Kind::Organization) {
        let found = organization(text, spoken, &name.tokens);
        // "the International Atomic Energy Agency (IAEA)"
        let long = last
            .filter(|(_, end)| name.tokens.start == end + 1 && text.word(*end) == "(")
            .map(|(at, _)| at);
        let own = key(&found.name);
        let short = || shortened(text, &name.tokens, &bodies);
        let at = match index.get(&own).copied().or(long).or_else(short) {
            Some(at) => at,
            None => {
                bodies.push(found.clone());
                bodies.len() - 1
            }
        };
        // "the Department" is that of whichever was named last.
        if bodies[at].name == found.name || long == Some(at) {
            index.entry(own).or_insert(at);
        }
        // "Asker Corp" is "Asker" from now on.
        if name.tokens.len() > 1 && is_firm(text.word(name.tokens.end - 1)) {
            let short = text.words.span(name.tokens.start..name.tokens.end - 1);
            index.entry(key(short.of(text.body))).or_insert(at);
        }
        let written = plain_name(text, name.tokens.clone());
        let short =
            name.tokens.len() == 1 && written.len() > 1 && !written.contains(char::is_lowercase);
        let body = &mut bodies[at];
        let known = |name: &String| **name == written;
        if !known(&body.name) && !body.aliases.iter().any(known) {
            body.aliases.push(written.into_owned());
        }
        let form = if short { Form::Acronym } else { Form::Name };
        body.mentions.push(Mention {
            span: text.words.span(name.tokens.clone()),
            form,
            title_start: None,
            rule: RuleName::Borrowed("name of an organization"),
        });
        last = Some((at, name.tokens.end));
    }
    bodies
}

/// "the Department" behind "the Department of State": the last one named before that has the word in its name.
fn shortened(text: Text<'_>, tokens: &Range<usize>, bodies: &[Organization]) -> Option<usize> {
    let generic = text.hits.class_at(tokens.start, class::ORG_WORD).is_some();
    if tokens.len() > 1 || !generic || whole(text, tokens, class::ORGANIZATION).is_some() {
        return None;
    }
    let word = text.word(tokens.start);
    let last = |body: &Organization| body.mentions.last().map(|mention| mention.span.start);
    let has = |name: &String| name.contains(' ') && name.split(' ').any(|own| own == word);
    let named = bodies
        .iter()
        .enumerate()
        .filter(|(_, body)| has(&body.name) || body.aliases.iter().any(has));
    named.max_by_key(|(_, body)| last(body)).map(|(at, _)| at)
}

fn organization(text: Text<'_>, spoken: &Spoken, tokens: &Range<usize>) -> Organization {
    // The EU, the UN and NATO stand among the states.
    if let Some(hit) = whole(text, tokens, class::COUNTRY) {
        let name = lexicon::column(hit.value, 1).to_owned();
        return Organization {
            name,
            country: country_of(&hit),
            ..Organization::default()
        };
    }
    let owned = |hit: &Hit| {
        let country = country_of(hit);
        let written = text.words.span(tokens.clone()).of(text.body);
        country.is_none_or(|country| spoken.owns(written, country))
    };
    if let Some(hit) = whole(text, tokens, class::ORGANIZATION).filter(owned) {
        let column = |number: usize| lexicon::column(hit.value, number);
        return Organization {
            name: column(0).to_owned(),
            country: Country::new(column(1)),
            media: is_media(column(2)),
            ..Organization::default()
        };
    }
    let kind = (tokens.clone())
        .find_map(|at| text.hits.class_at(at, class::ORG_WORD))
        .map_or("", |hit| lexicon::text(hit.value));
    Organization {
        name: plain_name(text, tokens.clone()).into_owned(),
        country: owner(text, tokens),
        media: is_media(kind),
        ..Organization::default()
    }
}

fn is_media(kind: &str) -> bool {
    matches!(kind, "media" | "agency" | "news" | "news-agency")
}

/// "Russian Foreign Ministry", "Israel's Knesset": the nation inside or before.
fn owner(text: Text<'_>, tokens: &Range<usize>) -> Option<Country> {
    let inside = tokens.clone().find_map(|at| {
        text.hits
            .class_at(at, class::NATIONALITY)
            .or_else(|| text.hits.class_at(at, class::COUNTRY))
    });
    if let Some(hit) = inside {
        return country_of(&hit);
    }
    let owned = tokens
        .start
        .checked_sub(1)
        .filter(|at| matches!(text.word(*at), "'s" | "’s" | "'" | "’"));
    nation_before(text, owned.unwrap_or(tokens.start)).and_then(|(_, country, _)| country)
}
