//! Who and where: the people, organizations and places of an article, with all their mentions.
//!
//! In: a text and its article. Out: [`Names`]. The way: `shapes` says what words look like, `units` finds runs of
//! capitals, `segment` cuts them into names by the scores of `score`, with a `memory` of the whole text; `gather`
//! joins the names of one person, `office` reads roles and countries, `follow` resolves "he" and "the president".
//! Places and organizations are joined in `analysis::places`. Nothing here knows what was said or done.

mod follow;
mod full_names;
mod gather;
mod known;
mod lists;
mod memory;
pub mod mentions;
mod office;
mod portfolio;
mod relations;
mod results;
mod score;
mod segment;
mod shapes;
mod spelling;
mod titles;
mod units;
mod unnamed;
mod weights;

#[cfg(test)]
mod tests;

use std::{borrow::Cow, ops::Range};

pub(super) use memory::is_firm;
pub(super) use office::{country_of, nation_before};
pub(super) use score::Kind;
pub(super) use segment::Named;
pub(super) use shapes::key;

use gather::Naming;
use shapes::{GIVEN, SURNAME, Shapes};
use spelling::Spelling;

use super::{places, spoken::Spoken};
use crate::{
    grammar::lexicon::class,
    model::{
        article::Article,
        country::Country,
        document::{Gender, Organization, Person, Place},
        text::Text,
    },
};

/// Everyone and everything that an article names; mentions by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    pub people: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub places: Vec<Place>,
}

pub fn find(text: Text<'_>, article: &Article) -> Names {
    let shapes = shapes::read(text);
    let runs = units::read(text, &shapes);
    let named = segment::read(text, &shapes, &runs);
    let mut namings = namings(text, &shapes, &named);
    relations::share(text, &mut namings);
    let mut people = gather::people(text, &mut namings);
    let spoken = Spoken::read(text);
    let places = places::places(text, &spoken, &named);
    let organizations = places::organizations(text, &spoken, &named);
    known::fill(text, article, &namings, &mut people);
    full_names::take(article, &mut people);
    relations::resolve(text, &namings, &mut people);
    unnamed::add(text, &mut people);
    follow::resolve(text, &mut people);
    if spoken.georgia_in_us {
        let georgian = people
            .iter_mut()
            .filter(|person| person.country.is_some_and(|country| country.code() == "GE"));
        georgian.for_each(|person| person.country = Country::new("US"));
    }
    for person in &mut people {
        person
            .mentions
            .sort_by_key(|mention| (mention.span.start, mention.span.end));
    }
    Names {
        people,
        organizations,
        places,
    }
}

fn namings(text: Text<'_>, shapes: &Shapes, named: &[Named]) -> Vec<Naming> {
    let persons = named.iter().filter(|named| named.kind == Kind::Person);
    persons
        .map(|named| {
            let sentence = text
                .words
                .sentences
                .get(text.words.sentence_of(named.tokens.start));
            let bounds =
                sentence.map_or(0..text.tokens().len(), |sentence| sentence.tokens.clone());
            let office = office::read(
                text,
                named.tokens.start,
                named.tokens.end,
                bounds.start,
                bounds.end,
            );
            let words = Spelling::new(text.words.span(named.tokens.clone()).of(text.body));
            Naming {
                named: named.clone(),
                words,
                office,
                first_name: first_name(text, shapes, &named.tokens),
                given: shapes.has(named.tokens.start, GIVEN),
                surname: None,
                person: usize::MAX,
            }
        })
        .collect()
}

/// The gender that a first name before a surname tells; nothing where the first word may be the surname.
fn first_name(text: Text<'_>, shapes: &Shapes, tokens: &Range<usize>) -> Option<Gender> {
    let first = tokens.start;
    let last = tokens.end - 1;
    let turned = shapes.has(first, SURNAME) && !shapes.has(last, SURNAME);
    // "Vera Tighe" is not turned, where "Kim Jong-un" and "Orban Viktor" are.
    let plain = text.word(first).len() > 3 && tokens.len() == 2 && !shapes.has(last, GIVEN);
    if tokens.len() < 2 || turned && !plain {
        return None;
    }
    match text
        .hits
        .class_at(first, class::GIVEN)
        .filter(|hit| hit.len == 1)?
        .value
    {
        0 => Some(Gender::Male),
        1 => Some(Gender::Female),
        _ => None,
    }
}

/// A name as it is written, with single blanks.
pub(super) fn plain_name<'a>(text: Text<'a>, tokens: Range<usize>) -> Cow<'a, str> {
    let written = text.words.span(tokens).of(text.body);
    let mut blank = false;
    let is_plain = written.chars().all(|c| {
        let before = std::mem::replace(&mut blank, c == ' ');
        !c.is_whitespace() || blank && !before
    });
    if is_plain {
        return Cow::Borrowed(written);
    }
    let mut name = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    Cow::Owned(name)
}
