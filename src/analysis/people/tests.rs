//! Whom and what short articles name.

mod headlines;
mod names;
mod offices;
mod same;

use super::*;
use crate::{
    analysis::words,
    grammar::lexicon,
    model::document::{Form, Mention, PlaceKind},
};

fn names(body: &str) -> Names {
    let words = words::read(body);
    let hits = lexicon::scan(body, &words);
    let article = Article {
        published: chrono::NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    };
    find(
        Text {
            body,
            words: &words,
            hits: &hits,
        },
        &article,
    )
}

/// "name | role | country" for each person, by first mention.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let told = |person: &Person| {
        let role = person.role.as_deref().unwrap_or("-");
        let former = if person.former { "former " } else { "" };
        let country = person
            .country
            .map_or("-".to_owned(), |country| country.to_string());
        format!("{} | {former}{role} | {country}", person.name)
    };
    let found: Vec<String> = names(body).people.iter().map(told).collect();
    assert_eq!(found, expected, "{body}");
}

/// The words of all mentions of the first person, with their forms.
#[track_caller]
fn check_mentions(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let person = found.people.iter().find(|person| person.name == name);
    let mentions: Vec<(&str, Form)> = person.map_or(Vec::new(), |person| {
        person
            .mentions
            .iter()
            .map(|m| (m.span.of(body), m.form))
            .collect()
    });
    assert_eq!(mentions, expected, "{body}");
}

fn spans<'b>(body: &'b str, mentions: &[Mention]) -> Vec<(&'b str, Form)> {
    mentions
        .iter()
        .map(|mention| (mention.span.of(body), mention.form))
        .collect()
}

#[track_caller]
fn check_place(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let place = found.places.iter().find(|place| place.name == name);
    assert_eq!(
        place.map_or(Vec::new(), |place| spans(body, &place.mentions)),
        expected,
        "{body}"
    );
}

#[track_caller]
fn check_body(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let organization = found
        .organizations
        .iter()
        .find(|organization| organization.name == name);
    assert_eq!(
        organization.map_or(Vec::new(), |organization| spans(
            body,
            &organization.mentions
        )),
        expected,
        "{body}"
    );
}

#[track_caller]
fn check_names(body: &str, people: &[&str], bodies: &[&str], places: &[&str]) {
    let found = names(body);
    let named = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<_>>();
    let persons = named(found.people.iter().map(|person| &person.name).collect());
    let organizations = named(found.organizations.iter().map(|body| &body.name).collect());
    let spots = named(found.places.iter().map(|place| &place.name).collect());
    assert_eq!(
        (persons, organizations, spots),
        (
            people.iter().map(ToString::to_string).collect(),
            bodies.iter().map(ToString::to_string).collect(),
            places.iter().map(ToString::to_string).collect()
        ),
        "{body}"
    );
}
