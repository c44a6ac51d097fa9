//! Which country or body stands around an office.
//!
//! In: a text and a token. Out: the nation that ends, begins or is named there. Knows titles only where they tell a nation's part.

use super::super::titles::{Title, title_at};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        country::Country,
        text::{Class, Hit, Text},
    },
};

/// A country, nationality, capital or organization of the lists that ends before a token: where it begins, its country, its name.
pub fn nation_before(text: Text<'_>, end: usize) -> Option<(usize, Option<Country>, &'static str)> {
    let near = text.hits.within(end.saturating_sub(7)..end);
    let ends = |hit: &Hit| hit.first as usize + usize::from(hit.len) == end;
    let nation = near.iter().find(|hit| ends(hit) && is_nation(hit.class))?;
    // "New Mexico" is no Mexico.
    let longer = |hit: &&Hit| hit.class == class::CITY && ends(hit) && hit.len > nation.len;
    let hit = near.iter().find(longer).unwrap_or(nation);
    let name = match hit.class {
        class::ORGANIZATION => lexicon::column(hit.value, 0),
        _ => "",
    };
    Some((hit.first as usize, country_of(hit), name))
}

/// "the mayor of Lund"
pub(super) fn city_before(
    text: Text<'_>,
    end: usize,
) -> Option<(usize, Option<Country>, &'static str)> {
    let near = text.hits.within(end.saturating_sub(4)..end);
    let ends = |hit: &Hit| hit.first as usize + usize::from(hit.len) == end;
    let hit = near
        .iter()
        .find(|hit| ends(hit) && hit.class == class::CITY)?;
    Some((hit.first as usize, country_of(hit), ""))
}

/// The country of the city or part of a state that begins at a token.
pub(super) fn place_at(text: Text<'_>, at: usize) -> Option<Country> {
    let near = text.hits.at(at).iter();
    let sure = near
        .filter(|hit| hit.class == class::CITY && !lexicon::column(hit.value, 3).ends_with('?'));
    sure.max_by_key(|hit| hit.len).and_then(country_of)
}

/// "Elizabeth Warren of Massachusetts", where no more of a name follows.
pub(super) fn region_at(text: Text<'_>, at: usize) -> Option<Country> {
    let near = text.hits.at(at).iter();
    let sure = near.filter(|hit| {
        let kind = lexicon::column(hit.value, 3);
        hit.class == class::CITY && kind != "city" && !kind.ends_with('?')
    });
    let longest = sure.max_by_key(|hit| hit.len)?;
    let next = text.word(at + usize::from(longest.len));
    country_of(longest).filter(|_| !next.starts_with(char::is_uppercase))
}

/// A city or a part of a state before an office that such places have: "Wisconsin governor", "Scotland First Minister".
pub(super) fn part_before(
    text: Text<'_>,
    end: usize,
    role: Option<&str>,
) -> Option<(usize, Option<Country>, &'static str)> {
    const LOCAL: [&str; 9] = [
        "Governor",
        "Mayor",
        "Senator",
        "Representative",
        "Minister",
        "Sheriff",
        "Chief",
        "Premier",
        "Commissioner",
    ];
    role.filter(|role| LOCAL.iter().any(|office| role.ends_with(office)))?;
    let (first, ..) = city_before(text, end)?;
    let near = text.hits.at(first);
    let sure = near.iter().find(|hit| {
        let ends = hit.first as usize + usize::from(hit.len) == end;
        ends && hit.class == class::CITY && !lexicon::column(hit.value, 3).ends_with('?')
    })?;
    Some((first, country_of(sure), ""))
}

pub(super) fn is_nation(class: Class) -> bool {
    matches!(
        class,
        class::COUNTRY | class::NATIONALITY | class::ORGANIZATION | class::SEAT | class::CAPITAL
    )
}

/// The country that a hit of a list stands for.
pub fn country_of(hit: &Hit) -> Option<Country> {
    let column = match hit.class {
        class::ORGANIZATION | class::CITY | class::LEADER => 1,
        _ => 0,
    };
    Country::new(lexicon::column(hit.value, column))
}

/// The country of "White House spokeswoman", "Kremlin spokesman": titles with their house.
pub(super) fn inside(text: Text<'_>, title: Title) -> Option<Country> {
    let fits =
        |hit: &&Hit| is_nation(hit.class) && hit.first as usize + usize::from(hit.len) < title.end;
    text.hits
        .at(title.first)
        .iter()
        .filter(fits)
        .max_by_key(|hit| hit.len)
        .and_then(country_of)
}

/// "In Rome President Keller": where it was, not whose president.
pub(super) fn is_where(text: Text<'_>, first: usize, end: usize, begin: usize) -> bool {
    const PLACING: [&str; 5] = ["in", "at", "from", "near", "to"];
    let describes = |hit: &Hit| {
        [class::NATIONALITY, class::ORGANIZATION, class::SEAT].contains(&hit.class)
            && hit.first as usize + usize::from(hit.len) == end
    };
    first > begin
        && PLACING.iter().any(|word| text.is(first - 1, word))
        && !text.hits.at(first).iter().any(describes)
}

/// "King Abdullah II of Jordan", "President Saleh of the Republic of Iraq".
pub(super) fn country_of_name(text: Text<'_>, end: usize, stop: usize) -> Option<Country> {
    const FORMAL: [&str; 9] = [
        "the",
        "republic",
        "kingdom",
        "of",
        "state",
        "federal",
        "islamic",
        "democratic",
        "socialist",
    ];
    if !text.is(end, "of") {
        return None;
    }
    let formal = |at: &usize| FORMAL.iter().any(|word| text.is(*at, word));
    let mut at = end + 1;
    while at < stop && at < end + 6 {
        if let Some(hit) = text.hits.class_at(at, class::COUNTRY) {
            return country_of(&hit);
        }
        if !formal(&at) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a title that ends at `end` begins at `first`.
fn touches(text: Text<'_>, first: usize, end: usize) -> bool {
    title_at(text, first).is_some_and(|title| title.end == end)
}

/// The last country or capital that the sentence names before a token: "in Luanda, Angola, she met Foreign Minister ..."
pub(super) fn country_before(text: Text<'_>, end: usize, begin: usize) -> Option<Country> {
    let named = |hit: &&Hit| {
        matches!(
            hit.class,
            class::COUNTRY | class::CAPITAL | class::NATIONALITY
        )
    };
    // A country that is spoken of or dealt with says nothing of who speaks.
    let dealt = |at: usize| {
        [
            "with", "on", "about", "against", "to", "toward", "towards", "between", "by", "for",
        ]
        .iter()
        .any(|word| at > begin && text.is(at - 1, word))
    };
    (begin..end).rev().find_map(|at| {
        let hit = text.hits.at(at).iter().find(named)?;
        // "In Rome President Keller" may be of any state.
        if hit.class == class::CAPITAL
            && is_where(text, at, at + usize::from(hit.len), begin)
            && touches(text, at + usize::from(hit.len), end)
        {
            return None;
        }
        // "Russian meddling" is no office, "Israeli prime minister A and energy minister B" are two.
        let tells = if hit.class == class::NATIONALITY {
            title_at(text, at + usize::from(hit.len)).is_some()
        } else {
            !dealt(at)
        };
        country_of(hit).filter(|_| tells)
    })
}
