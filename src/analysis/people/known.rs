//! What the list of leaders adds where the article is silent: the country, and the office held in the year of printing.

use chrono::Datelike;

use super::{gather::Naming, office::country_of};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        article::Article,
        country::Country,
        document::{Gender, Person, PersonKind},
        span::Span,
        text::{Hit, Text},
    },
};

pub fn fill(text: Text<'_>, article: &Article, namings: &[Naming], people: &mut [Person]) {
    let year = article.published.map(|day| day.year());
    let by_name = leaders(text, namings, people, year);
    let among = is_among_leaders(text, people, &by_name, year);
    for (person, by_name) in people.iter_mut().zip(by_name) {
        let value = by_name
            .or_else(|| lexicon::value(&without_initials(&person.name)?, class::LEADER))
            .or_else(|| by_surname(text, person, year, among));
        if let Some(value) = value {
            tell(person, value, year);
        }
    }
    principals(text, namings, people);
    for naming in namings {
        let country = &mut people[naming.person].country;
        *country = country.or(naming.office.country_near);
    }
}

/// Fills what the article leaves open.
fn tell(person: &mut Person, value: u32, year: Option<i32>) {
    let column = |number: usize| lexicon::column(value, number);
    let open = |role: &str| role.ends_with("Counterpart");
    if person.role.as_deref().is_none_or(open) && in_office(value, year) && !column(2).is_empty() {
        person.role = Some(column(2).to_owned());
    }
    person.country = person.country.or_else(|| Country::new(column(1)));
    person.gender = person.gender.or(match column(5) {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    });
}

/// "Zelensky's aide Andriy Yermak": the country of the one whose aide it is.
fn principals(text: Text<'_>, namings: &[Naming], people: &mut [Person]) {
    for naming in namings {
        let Some(principal) = naming
            .office
            .principal
            .and_then(|token| text.tokens().get(token))
        else {
            continue;
        };
        let at = naming.named.tokens.start;
        let span = text.words.span(naming.named.tokens.clone());
        let whose = |span: Span| {
            people.iter().position(|person| {
                person
                    .mentions
                    .iter()
                    .any(|mention| mention.span.overlaps(span))
            })
        };
        let master = match naming.office.his {
            true => super::relations::principal(text, people, whose(span), &naming.office, at),
            false => whose(principal.span),
        };
        if let (Some(own), Some(master)) = (whose(span), master)
            && own != master
            && people[own].country.is_none()
        {
            people[own].country = people[master].country;
        }
    }
}

/// For each person the leader of the list whose full name stands at one of the mentions, the one in office first.
fn leaders(
    text: Text<'_>,
    namings: &[Naming],
    people: &[Person],
    year: Option<i32>,
) -> Vec<Option<u32>> {
    let mut found: Vec<Option<(bool, u32)>> = vec![None; people.len()];
    for naming in namings {
        let tokens = naming.named.tokens.clone();
        if tokens.len() == 1 && people[naming.person].name.contains(' ') {
            continue;
        }
        let is_suffix = |at: &usize| matches!(text.word(*at), "Jr." | "Jr" | "Sr." | "Sr");
        let len = tokens.len() - tokens.clone().rev().take_while(is_suffix).count();
        let fits = |hit: &&Hit| hit.class == class::LEADER && usize::from(hit.len) == len;
        let hits = text.hits.at(tokens.start).iter().filter(fits);
        let best = hits.map(|hit| (in_office(hit.value, year), hit.value));
        let own = &mut found[naming.person];
        *own = own
            .take()
            .into_iter()
            .chain(best)
            .max_by_key(|(serves, _)| *serves);
    }
    let values = found.into_iter().map(|found| found.map(|(_, value)| value));
    values.collect()
}

/// "Antony Blinken" for "Antony J. Blinken".
fn without_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split(' ')
        .filter(|word| {
            let bare = word.trim_end_matches('.');
            bare.chars().count() > 1 && !matches!(bare, "Jr" | "Sr")
        })
        .collect();
    (words.len() > 1 && words.len() < name.split(' ').count()).then(|| words.join(" "))
}

/// "Putin and Macron spoke by telephone": two who lead states or their diplomacy tell of each other who they are.
fn is_among_leaders(
    text: Text<'_>,
    people: &[Person],
    by_name: &[Option<u32>],
    year: Option<i32>,
) -> bool {
    let leads = |(person, by_name): (&Person, &Option<u32>)| {
        let value = by_name.filter(|value| in_office(*value, year));
        let value = value.or_else(|| only_leader(text, person, year).map(|hit| hit.value));
        let told = person.role.as_deref().is_some_and(is_of_a_state) && person.country.is_some();
        told && !person.former || value.is_some_and(leads_a_state)
    };
    people
        .iter()
        .zip(by_name)
        .filter(|pair| leads(*pair))
        .nth(1)
        .is_some()
}

fn leads_a_state(leader: u32) -> bool {
    is_of_a_state(lexicon::column(leader, 2))
}

fn is_of_a_state(office: &str) -> bool {
    const OFFICES: [&str; 13] = [
        "President",
        "Prime Minister",
        "Foreign Minister",
        "Secretary of State",
        "Chancellor",
        "King",
        "Crown Prince",
        "Emir",
        "Supreme Leader",
        "Taoiseach",
        "Pope",
        "Vice President",
        "Secretary-General",
    ];
    OFFICES.contains(&office)
}

/// A surname alone is a leader's if only one of that name is in office and the text speaks of the country, or of others
/// who lead.
fn by_surname(text: Text<'_>, person: &Person, year: Option<i32>, among: bool) -> Option<u32> {
    let only = only_leader(text, person, year)?;
    let office = lexicon::column(only.value, 2);
    let country = Country::new(lexicon::column(only.value, 1))?;
    let same_office = person
        .role
        .as_deref()
        .is_none_or(|role| is_called(office, role));
    // "President Biden" is told by his office, "Biden" by the country of which the text speaks.
    let told =
        person.role.is_some() || speaks_of(text, country) || among && leads_a_state(only.value);
    (same_office && person.country.is_none_or(|own| own == country) && told).then_some(only.value)
}

/// The president of the Commission is called "President", a vice president is not.
fn is_called(office: &str, role: &str) -> bool {
    let lower = |word: &str| matches!(word, "Vice" | "Deputy" | "First Deputy");
    let shorter = office.strip_suffix(role).map(str::trim_end);
    office.eq_ignore_ascii_case(role) || shorter.is_some_and(|over| !lower(over))
}

/// The only one in office who is called by a surname alone.
fn only_leader<'a>(text: Text<'a>, person: &Person, year: Option<i32>) -> Option<&'a Hit> {
    let mention = person
        .mentions
        .first()
        .filter(|_| person.kind == PersonKind::Person)?;
    let tokens = text.words.tokens_in(mention.span);
    let is_whole = mention.span.of(text.body) == person.name;
    if !is_whole && person.name.contains(' ') {
        return None;
    }
    // "Putin", "Le Drian", "al-Sudani"; "Leyen" of "von der Leyen".
    let capital = |at: &usize| text.word(*at).starts_with(char::is_uppercase);
    let starts = [tokens.start, tokens.clone().find(capital)?];
    let len = |start: usize| if is_whole { tokens.end - start } else { 1 };
    let own = starts.iter().find_map(|&start| {
        let mut serving = text.hits.at(start).iter().filter(|hit| {
            hit.class == class::LEADER_SURNAME
                && usize::from(hit.len) == len(start)
                && in_office(hit.value, year)
        });
        Some((serving.next()?, serving.next().is_none()))
    });
    own.filter(|(_, only)| *only).map(|(hit, _)| hit)
}

fn speaks_of(text: Text<'_>, country: Country) -> bool {
    let names = |hit: &&Hit| {
        matches!(
            hit.class,
            class::COUNTRY | class::NATIONALITY | class::CAPITAL | class::SEAT
        )
    };
    let mut named = text.hits.all.iter().filter(names);
    named.any(|hit| country_of(hit) == Some(country))
}

fn in_office(value: u32, year: Option<i32>) -> bool {
    let number = |column: usize| lexicon::column(value, column).get(..4)?.parse::<i32>().ok();
    year.is_some_and(|year| {
        number(3).is_some_and(|from| from <= year) && number(4).is_none_or(|to| year <= to)
    })
}
