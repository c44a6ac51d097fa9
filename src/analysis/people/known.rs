//! What the list of leaders adds where the article is silent: the country, and the office held in the year of printing.

use chrono::Datelike;

use super::{gather::Naming, office::country_of};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        article::Article,
        document::{Gender, Person},
        text::{Hit, Text},
    },
};

pub fn fill(text: Text<'_>, article: &Article, namings: &[Naming], people: &mut [Person]) {
    let year = article.published.map(|day| day.year());
    for person in people {
        let Some(hit) = leader(text, namings, person, year) else {
            continue;
        };
        let columns: Vec<&str> = lexicon::columns(hit.value).collect();
        let column = |index: usize| columns.get(index).copied().unwrap_or("");
        if person.role.is_none() && in_office(hit.value, year) && !column(2).is_empty() {
            person.role = Some(column(2).to_owned());
        }
        person.country = person.country.or(country_of(&hit));
        person.gender = person.gender.or(match column(5) {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        });
    }
}

/// The leader of the list whose name stands at one of the person's mentions, the one in office first.
fn leader(text: Text<'_>, namings: &[Naming], person: &Person, year: Option<i32>) -> Option<Hit> {
    let mentions = namings.iter().filter(|naming| {
        let span = text.words.span(naming.named.tokens.clone());
        person.mentions.iter().any(|mention| mention.span == span)
    });
    let full = person.name.contains(' ');
    let mut best: Option<(bool, usize, Hit)> = None;
    for naming in mentions {
        let tokens = &naming.named.tokens;
        for hit in text.hits.at(tokens.start) {
            // A bare surname of a person who has a full name proves nothing.
            let whole = usize::from(hit.len) == tokens.len();
            if hit.class != class::LEADER || !whole || full && naming.words.len() < 2 {
                continue;
            }
            let rank = (in_office(hit.value, year), usize::from(hit.len));
            if best.is_none_or(|(office, len, _)| rank > (office, len)) {
                best = Some((rank.0, rank.1, *hit));
            }
        }
    }
    best.map(|(_, _, hit)| hit)
}

fn in_office(value: u32, year: Option<i32>) -> bool {
    let columns: Vec<&str> = lexicon::columns(value).collect();
    let number = |index: usize| {
        columns
            .get(index)
            .and_then(|column| column.get(..4))
            .and_then(|year| year.parse::<i32>().ok())
    };
    year.is_some_and(|year| {
        number(3).is_some_and(|from| from <= year) && number(4).is_none_or(|to| year <= to)
    })
}
