//! Offices that are told of several persons at once, or by another person's office.
//!
//! In: the names of persons with their offices, in reading order. Out: the same, where "Presidents A and B" gives both the
//! office, "the Turkish and Greek foreign ministers, A and B" each a country, "Bill and Hillary Clinton" both the surname;
//! and "his Turkish counterpart, A" the office of the one whose counterpart it is.

use super::{
    gather::Naming,
    office::{Office, nation_before},
    titles::{Rank, title_at},
};
use crate::model::{
    country::Country,
    document::{Gender, Mention, Person},
    text::Text,
};

/// Spreads what is told of several persons at once.
pub fn share(text: Text<'_>, namings: &mut [Naming]) {
    for at in 0..namings.len() {
        surname(text, namings, at);
        office(text, namings, at);
    }
}

/// "Bill and Hillary Clinton", unless the text has another Bill in full.
fn surname(text: Text<'_>, namings: &mut [Naming], at: usize) {
    let (Some(one), Some(other)) = (namings.get(at), namings.get(at + 1)) else {
        return;
    };
    let joins = one.named.tokens.end + 1 == other.named.tokens.start
        && text.is(one.named.tokens.end, "and");
    // "Rebel Wilson and Karel Melton": whoever has a title of their own is no half of a couple.
    let titled = one.office.role.is_some();
    let single = one.words.len() == 1 && one.given && !titled;
    let pair = joins && single && other.words.len() == 2 && other.given;
    let known = |naming: &Naming| {
        naming.words.len() > 1 && naming.words.words().next() == one.words.words().next()
    };
    if !pair || namings.iter().any(known) {
        return;
    }
    let last = other.named.tokens.end - 1;
    let surname = other.words.words().next_back().map(str::to_owned);
    if let Some(surname) = surname {
        namings[at].words.add(&surname);
        namings[at].surname = Some(last);
    }
}

/// "Presidents A and B": those behind a title in the plural who have none of their own.
fn office(text: Text<'_>, namings: &mut [Naming], at: usize) {
    let Some(title) = namings[at].office.title.clone() else {
        return;
    };
    let plural = title
        .end
        .checked_sub(1)
        .is_some_and(|last| is_plural(text, last));
    if !plural {
        return;
    }
    let mut end = at + 1;
    while end < namings.len() && follows(text, &namings[end - 1], &namings[end]) {
        end += 1;
    }
    let nations = nations(text, title.start, title.end);
    let own = namings[at].office.clone();
    for (number, naming) in namings[at..end].iter_mut().enumerate() {
        if naming.office.rank == Rank::None {
            naming.office.role.clone_from(&own.role);
            naming.office.rank = own.rank;
            naming.office.governs = own.governs;
            naming.office.former = own.former;
        }
        let told = match nations.as_slice() {
            [] => continue,
            [only] => *only,
            many if many.len() == end - at => many[number],
            _ => continue,
        };
        naming.office.country = Some(told);
    }
}

/// "ministers", but not "the boss".
fn is_plural(text: Text<'_>, last: usize) -> bool {
    let word = text.word(last);
    word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && title_at(text, last).is_some()
        || text.is(last, "secretaries")
}

fn follows(text: Text<'_>, one: &Naming, other: &Naming) -> bool {
    let between = one.named.tokens.end..other.named.tokens.start;
    between.len() <= 2
        && !between.is_empty()
        && between
            .clone()
            .all(|at| matches!(text.word(at), "," | "and"))
        && other.office.title_start.is_none()
}

/// The nations before a title ("the Turkish and Greek ...") or behind it ("... of Germany and France").
fn nations(text: Text<'_>, first: usize, end: usize) -> Vec<Country> {
    let mut found = Vec::new();
    let mut at = first;
    while let Some((begin, Some(country), _)) = nation_before(text, at) {
        found.insert(0, country);
        at = begin;
        while at > 0 && matches!(text.word(at - 1), "," | "and") {
            at -= 1;
        }
    }
    if !found.is_empty() || !text.is(end, "of") {
        return found;
    }
    let mut at = end + 1;
    while at < end + 12 {
        let nation = (at + 1..at + 5).rev().find_map(|stop| {
            nation_before(text, stop)
                .filter(|(begin, ..)| *begin == at)
                .and_then(|(_, country, _)| Some((stop, country?)))
        });
        match nation {
            Some((stop, country)) => {
                found.push(country);
                at = stop;
            }
            None if matches!(text.word(at), "," | "and" | "the") => at += 1,
            None => break,
        }
    }
    found
}

/// Gives counterparts, predecessors and successors the office of the one whose they are.
pub fn resolve(text: Text<'_>, namings: &[Naming], people: &mut [Person]) {
    for naming in namings {
        let Some(tie) = naming.office.role.as_deref().and_then(tie) else {
            continue;
        };
        let span = text.words.span(naming.named.tokens.clone());
        let holds = |person: &Person| person.mentions.iter().any(|mention| mention.span == span);
        let Some(own) = people.iter().position(holds) else {
            continue;
        };
        let title = naming
            .office
            .title_start
            .unwrap_or(naming.named.tokens.start);
        let principal = principal(text, people, Some(own), &naming.office, title);
        let told = principal.map(|at| (people[at].role.clone(), people[at].country));
        let is_open = people[own].role.as_deref().and_then(self::tie).is_some();
        let person = &mut people[own];
        if is_open {
            person.role = told.clone().and_then(|(role, _)| role);
            person.former = tie == Tie::Predecessor && person.role.is_some();
        }
        if tie != Tie::Counterpart && person.country.is_none() {
            person.country = told.and_then(|(_, country)| country);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    Counterpart,
    Predecessor,
    Successor,
}

fn tie(role: &str) -> Option<Tie> {
    match role {
        _ if role.ends_with("Counterpart") => Some(Tie::Counterpart),
        _ if role.ends_with("Predecessor") => Some(Tie::Predecessor),
        _ if role.ends_with("Successor") => Some(Tie::Successor),
        _ => None,
    }
}

/// The last one named before a token, in its sentence or the one before, who holds an office.
pub fn principal(
    text: Text<'_>,
    people: &[Person],
    own: Option<usize>,
    office: &Office,
    token: usize,
) -> Option<usize> {
    // "her adviser" is no man's.
    let gender = match office.principal.filter(|_| office.his) {
        Some(at) if text.is(at, "his") => Some(Gender::Male),
        Some(at) if text.is(at, "her") => Some(Gender::Female),
        _ => None,
    };
    let sentence = text.words.sentence_of(token);
    let first = text
        .words
        .sentences
        .get(sentence.saturating_sub(1))?
        .span
        .start;
    let stop = text.tokens().get(token)?.span.start;
    let last = |mentions: &[Mention]| {
        let before = mentions
            .iter()
            .filter(|m| m.span.start >= first && m.span.start < stop);
        before.map(|mention| mention.span.start).max()
    };
    let fits = people.iter().enumerate().filter(|(at, person)| {
        Some(*at) != own
            && (gender.is_none() || person.gender.is_none() || person.gender == gender)
            && person
                .role
                .as_deref()
                .is_some_and(|role| tie(role).is_none())
    });
    fits.filter_map(|(at, person)| Some((last(&person.mentions)?, at)))
        .max()
        .map(|(_, at)| at)
}
