//! The office before a name: "US Secretary of State", "Italy's Prime Minister", "Foreign Minister of Turkiye".
//!
//! In: a text and where a name stands. Out: an [`Office`] with what the title and the words before it say.

use super::{
    super::{
        portfolio::{self, Portfolio},
        titles::{Rank, Title, title_at, title_before},
    },
    Office,
    nations::{city_before, inside, is_where, nation_before, part_before},
};
use crate::{
    grammar::lexicon::class,
    model::{
        country::Country,
        text::{Hit, Tag, Text, Upos},
    },
};

/// "US Secretary of State", "Italy's Prime Minister", "Foreign Minister of Turkiye".
pub(super) fn before(text: Text<'_>, name: usize, begin: usize, office: &mut Office) {
    let mut at = behind_comma(text, name, begin);
    for _ in 0..3 {
        let Some(first) = title(text, at, name, begin, office) else {
            break;
        };
        at = first;
        // "the Foreign Minister of Oman, Sayyid Karim al Harthy"
        if office.rank < Rank::Office {
            at = behind_comma(text, at, begin);
        }
    }
    if text.word(at) == "," && at < name {
        at += 1;
    }
    if at < name {
        whose(text, at, begin, office);
        // "his Kenyan counterpart, National Security Advisor Karel Brandt"
        if office.country.is_none()
            && at > begin + 1
            && text.is(at - 1, ",")
            && text.is(at - 2, "counterpart")
        {
            whose(text, at - 2, begin, office);
        }
    } else {
        office.country = nation_of(text, name, begin);
    }
}

/// Where the office ends that stands before a comma: "the Greek premier, Kyriakos Mitsotakis,".
fn behind_comma(text: Text<'_>, name: usize, begin: usize) -> usize {
    let is_office = name > begin + 2
        && text.word(name - 1) == ","
        && title_before(text, name - 1)
            .or_else(|| of_country(text, name - 1, begin).map(|(title, _)| title))
            .or_else(|| over_a_nation(text, name - 1, begin))
            .is_some_and(|title| title.first == begin || is_definite(text, title.first, begin));
    name - usize::from(is_office)
}

/// "Norway's ambassador to the UN"
fn over_a_nation(text: Text<'_>, end: usize, begin: usize) -> Option<Title> {
    let title = portfolio::before(text, end, begin, false)?.title;
    let (nation, ..) = nation_before(text, end)?;
    (nation > title.end).then_some(title)
}

/// Reads the title that ends at a token; returns where it begins.
fn title(
    text: Text<'_>,
    at: usize,
    name: usize,
    begin: usize,
    office: &mut Office,
) -> Option<usize> {
    if let Some(title) = title_before(text, at).filter(|title| title.first >= begin) {
        let title = behind_body(text, title);
        office.take(text, title);
        office.former |= is_ex(text.word(title.first));
        office.country = office.country.or_else(|| inside(text, title));
        if office.title_start.is_some() || name == title.end || office.rank == Rank::None {
            office.title_start = Some(title.first);
        }
        return Some(title.first);
    }
    if let Some((title, country)) = of_country(text, at, begin) {
        office.take(text, title);
        office.country = office.country.or(country);
        office.title_start = Some(title.first);
        return Some(title.first);
    }
    let Portfolio {
        title,
        role,
        country,
    } = portfolio::before(text, at, begin, at < name)?;
    let below = office.rank;
    office.take(text, title);
    if office.rank > below {
        office.role = role.or(office.role.take());
    }
    office.country = office.country.or(country);
    office.title_start = Some(title.first);
    Some(title.first)
}

/// "Kenya's Daniel Mutua", "the Kenyan Daniel Mutua": the nation alone.
fn nation_of(text: Text<'_>, name: usize, begin: usize) -> Option<Country> {
    let owned = name > begin && matches!(text.word(name - 1), "'s" | "’s");
    let end = name - usize::from(owned);
    let (first, country, _) = nation_before(text, end)?;
    let class = if owned {
        class::COUNTRY
    } else {
        class::NATIONALITY
    };
    let fits = |hit: &Hit| hit.class == class && hit.first as usize + usize::from(hit.len) == end;
    (first >= begin && text.hits.at(first).iter().any(fits))
        .then_some(country)
        .flatten()
}

/// "President" of "European Commission President", where the list has "Commission President" too.
fn behind_body(text: Text<'_>, title: Title) -> Title {
    let cut = (title.first + 1..title.end).find_map(|at| {
        let (first, ..) = nation_before(text, at)?;
        title_at(text, at).filter(|rest| first < title.first && rest.end == title.end)
    });
    cut.unwrap_or(title)
}

/// Whether an article or a nation opens the phrase that ends with a title: "the Greek premier", "a campaign adviser".
fn is_definite(text: Text<'_>, title: usize, begin: usize) -> bool {
    const OPENING: [&str; 9] = ["the", "a", "an", "his", "her", "their", "its", "'s", "’s"];
    if title > begin && nation_before(text, title).is_some() {
        return true;
    }
    for at in (begin.max(title.saturating_sub(5))..title).rev() {
        if OPENING.iter().any(|word| text.is(at, word)) {
            return true;
        }
        let passes = text.tokens().get(at).is_some_and(|token| {
            matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn) || token.tag == Tag::Hyph
        });
        if !passes && text.word(at) != "-" {
            return false;
        }
    }
    false
}

/// "President of the US" before a name.
fn of_country(text: Text<'_>, end: usize, begin: usize) -> Option<(Title, Option<Country>)> {
    let (mut first, country, _) = nation_before(text, end).or_else(|| city_before(text, end))?;
    // "of Norway and Sweden"
    while first > begin + 1
        && matches!(text.word(first - 1), "," | "and")
        && let Some((other, ..)) = nation_before(text, first - 1)
    {
        first = other;
    }
    let the = usize::from(first > begin && text.is(first - 1, "the"));
    let of = first
        .checked_sub(the + 1)
        .filter(|of| *of > begin && text.is(*of, "of"))?;
    Some((title_before(text, of)?, country))
}

/// Whose office it is: what stands before the title.
pub(super) fn whose(text: Text<'_>, title: usize, begin: usize, office: &mut Office) {
    let mut at = title;
    while at > begin {
        let word = text.word(at - 1);
        if is_over(word) {
            office.former = true;
            at -= 1;
        } else if word == "-" && at > begin + 1 && is_over(text.word(at - 2)) {
            office.former = true;
            at -= 2;
        } else if is_passed_over(word) || title - at < 3 && is_noun(text, at - 1) {
            at -= 1;
        } else {
            break;
        }
    }
    let owned = at > begin && matches!(text.word(at - 1), "'s" | "’s" | "'" | "’");
    let at = if owned { at - 1 } else { at };
    if let Some((first, country, name)) = nation_before(text, at)
        .or_else(|| part_before(text, at, office.role.as_deref()))
        .filter(|(first, ..)| *first >= begin && (owned || !is_where(text, *first, at, begin)))
    {
        office.country = office.country.or(country);
        // "former Polish President"
        office.former |= first > begin && is_over(text.word(first - 1));
        office.affiliation = office
            .affiliation
            .or(Some(name).filter(|name| !name.is_empty()));
        if !owned && office.title_start.is_some() {
            office.title_start = Some(first);
        }
    } else if owned {
        office.principal = at.checked_sub(1);
    } else if at > begin
        && ["his", "her", "their"]
            .iter()
            .any(|word| text.is(at - 1, word))
        && office.country.is_none()
    {
        office.principal = Some(at - 1);
        office.his = true;
    }
}

/// A small noun of a compound: "campaign" before "manager".
pub(super) fn is_noun(text: Text<'_>, at: usize) -> bool {
    text.tokens()
        .get(at)
        .is_some_and(|token| token.tag == Tag::Nn)
        && text.word(at).starts_with(char::is_lowercase)
}

fn is_over(word: &str) -> bool {
    [
        "former",
        "formerly",
        "ex",
        "late",
        "ex-",
        "onetime",
        "then",
        "erstwhile",
        "ousted",
        "deposed",
    ]
    .iter()
    .any(|over| word.eq_ignore_ascii_case(over))
        && !word.eq_ignore_ascii_case("then")
}

/// Words between a nation and an office: "Russia's long-time foreign minister".
fn is_passed_over(word: &str) -> bool {
    const PASSED: [&str; 24] = [
        "new",
        "acting",
        "interim",
        "deputy",
        "top",
        "chief",
        "senior",
        "newly",
        "elected",
        "outgoing",
        "incoming",
        "current",
        "caretaker",
        "long-time",
        "longtime",
        "veteran",
        "hardline",
        "own",
        "first",
        "vice",
        "prime",
        "military",
        "opposition",
        "exiled",
    ];
    PASSED
        .iter()
        .any(|passed| word.eq_ignore_ascii_case(passed))
}

/// "ex-chancellor", written as one word.
fn is_ex(word: &str) -> bool {
    word.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("ex-"))
}
