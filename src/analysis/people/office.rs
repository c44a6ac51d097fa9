//! What an article says of a person beside the name: office, country, gender, whether that is over.
//!
//! In: a text and where a name stands. Out: an [`Office`], read from the title before the name or the words behind it.
//! Does not know the person; `settle` chooses among what was read at all mentions.

use std::{borrow::Cow, ops::Range};

use super::{
    portfolio::{self, Portfolio},
    titles::{Rank, Title, title_at, title_before},
};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        country::Country,
        document::{Gender, Person},
        text::{Class, Hit, Tag, Text, Upos},
    },
};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The first token of the title before the name.
    pub title_start: Option<usize>,
    /// The tokens of the title that was read last, without the words before it.
    pub title: Option<Range<usize>>,
    /// "Secretary of State"
    pub role: Option<Cow<'static, str>>,
    pub rank: Rank,
    pub former: bool,
    pub country: Option<Country>,
    /// Of a country that the sentence names, where the office has none: a guess for want of better.
    pub country_near: Option<Country>,
    pub affiliation: Option<&'static str>,
    pub gender: Option<Gender>,
    /// Kings, popes and sheikhs go by one name.
    pub crowned: bool,
    pub governs: bool,
    /// The name whose possessor this person serves: "Zelensky's aide" (a token of the principal's name).
    pub principal: Option<usize>,
    /// That name is a pronoun: "his adviser".
    pub his: bool,
}

/// What stands around the name at `first..end`; `begin..stop` are the tokens of its sentence.
pub fn read(text: Text<'_>, first: usize, end: usize, begin: usize, stop: usize) -> Office {
    let mut office = Office::default();
    before(text, first, begin, &mut office);
    if office.rank < Rank::Office {
        // "Estonia's Kaja Holm, the EU envoy": the country follows the office.
        let nation = office.country.take_if(|_| office.title_start.is_none());
        behind(text, end, stop, &mut office);
        office.country = office.country.or(nation);
    }
    // "Louise Uwera of Rwanda"
    if office.country.is_none() && matches!(text.word(end), "of" | "from") && end + 1 < stop {
        office.country = text
            .hits
            .class_at(end + 1, class::COUNTRY)
            .and_then(|hit| country_of(&hit));
    }
    if office.country.is_none() && (office.title_start.is_some() || office.crowned) {
        office.country = country_of_name(text, end, stop);
    }
    if office.country.is_none() && office.governs && office.principal.is_none() {
        office.country_near = country_before(text, first, begin);
    }
    office
}

/// "King Abdullah II of Jordan", "President Saleh of the Republic of Iraq".
fn country_of_name(text: Text<'_>, end: usize, stop: usize) -> Option<Country> {
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

/// "US Secretary of State", "Italy's Prime Minister", "Foreign Minister of Turkiye".
fn before(text: Text<'_>, name: usize, begin: usize, office: &mut Office) {
    let mut at = name;
    // "the Greek premier, Kyriakos Mitsotakis,"
    if at > begin + 2
        && text.word(at - 1) == ","
        && title_before(text, at - 1)
            .or_else(|| of_country(text, at - 1, begin).map(|(title, _)| title))
            .is_some_and(|title| title.first == begin || is_definite(text, title.first, begin))
    {
        at -= 1;
    }
    for _ in 0..3 {
        if let Some(title) = title_before(text, at).filter(|title| title.first >= begin) {
            let title = behind_body(text, title);
            office.take(text, title);
            office.former |= is_ex(text.word(title.first));
            office.country = office.country.or_else(|| inside(text, title));
            at = title.first;
            if office.title_start.is_some() || name == title.end || office.rank == Rank::None {
                office.title_start = Some(at);
            }
        } else if let Some((title, country)) = of_country(text, at, begin) {
            office.take(text, title);
            office.country = office.country.or(country);
            at = title.first;
            office.title_start = Some(at);
        } else if let Some(Portfolio {
            title,
            role,
            country,
        }) = portfolio::before(text, at, begin)
        {
            let below = office.rank;
            office.take(text, title);
            if office.rank > below {
                office.role = role.or(office.role.take());
            }
            office.country = office.country.or(country);
            at = title.first;
            office.title_start = Some(at);
        } else {
            break;
        }
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

/// The country of "White House spokeswoman", "Kremlin spokesman": titles with their house.
fn inside(text: Text<'_>, title: Title) -> Option<Country> {
    let fits =
        |hit: &&Hit| is_nation(hit.class) && hit.first as usize + usize::from(hit.len) < title.end;
    text.hits
        .at(title.first)
        .iter()
        .filter(fits)
        .max_by_key(|hit| hit.len)
        .and_then(country_of)
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

/// A country, nationality, capital or organization of the lists that ends before a token: where it begins, its country, its name.
pub fn nation_before(text: Text<'_>, end: usize) -> Option<(usize, Option<Country>, &'static str)> {
    let near = text.hits.within(end.saturating_sub(7)..end);
    let ends = |hit: &Hit| hit.first as usize + usize::from(hit.len) == end;
    let hit = near.iter().find(|hit| ends(hit) && is_nation(hit.class))?;
    let name = match hit.class {
        class::ORGANIZATION => lexicon::column(hit.value, 0),
        _ => "",
    };
    Some((hit.first as usize, country_of(hit), name))
}

/// "the mayor of Lund"
fn city_before(text: Text<'_>, end: usize) -> Option<(usize, Option<Country>, &'static str)> {
    let near = text.hits.within(end.saturating_sub(4)..end);
    let ends = |hit: &Hit| hit.first as usize + usize::from(hit.len) == end;
    let hit = near
        .iter()
        .find(|hit| ends(hit) && hit.class == class::CITY)?;
    Some((hit.first as usize, country_of(hit), ""))
}

fn is_nation(class: Class) -> bool {
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

/// Whose office it is: what stands before the title.
fn whose(text: Text<'_>, title: usize, begin: usize, office: &mut Office) {
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

/// "In Rome President Keller": where it was, not whose president.
fn is_where(text: Text<'_>, first: usize, end: usize, begin: usize) -> bool {
    const PLACING: [&str; 5] = ["in", "at", "from", "near", "to"];
    let describes = |hit: &Hit| {
        [class::NATIONALITY, class::ORGANIZATION, class::SEAT].contains(&hit.class)
            && hit.first as usize + usize::from(hit.len) == end
    };
    first > begin
        && PLACING.iter().any(|word| text.is(first - 1, word))
        && !text.hits.at(first).iter().any(describes)
}

/// A small noun of a compound: "campaign" before "manager".
fn is_noun(text: Text<'_>, at: usize) -> bool {
    text.tokens()
        .get(at)
        .is_some_and(|token| token.tag == Tag::Nn)
        && text.word(at).starts_with(char::is_lowercase)
}

fn is_over(word: &str) -> bool {
    [
        "former",
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

/// The last country or capital that the sentence names before a token: "in Luanda, Angola, she met Foreign Minister ..."
fn country_before(text: Text<'_>, end: usize, begin: usize) -> Option<Country> {
    let named = |hit: &&Hit| {
        matches!(
            hit.class,
            class::COUNTRY | class::CAPITAL | class::NATIONALITY
        )
    };
    // A country that is spoken of or dealt with says nothing of who speaks.
    let dealt = |at: usize| {
        [
            "with", "on", "about", "against", "to", "toward", "towards", "between", "by",
        ]
        .iter()
        .any(|word| at > begin && text.is(at - 1, word))
    };
    (begin..end).rev().find_map(|at| {
        let hit = text.hits.at(at).iter().find(named)?;
        // "Russian meddling" is no office, "Israeli prime minister A and energy minister B" are two.
        let tells = if hit.class == class::NATIONALITY {
            title_at(text, at + usize::from(hit.len)).is_some()
        } else {
            !dealt(at)
        };
        country_of(hit).filter(|_| tells)
    })
}

/// ", the former president of Russia,", ", Italy's prime minister".
fn behind(text: Text<'_>, name: usize, stop: usize, office: &mut Office) {
    if name >= stop || text.word(name) != "," {
        return;
    }
    let last = (name + 12).min(stop);
    for at in name + 1..last {
        if matches!(
            text.word(at),
            "," | "." | ";" | "who" | "and" | "which" | "(" | "said" | "told" | "but"
        ) {
            return;
        }
        let Some(title) = title_at(text, at).filter(|title| !title.honorific) else {
            // "Ana, will the president come?"
            if is_finite(text, at) {
                return;
            }
            continue;
        };
        // "Lavrov, Prime Minister Mishustin and ..." is a list of persons.
        let next_is_name = title.end < stop && text.word(title.end).starts_with(char::is_uppercase);
        if next_is_name {
            return;
        }
        office.take(text, title);
        office.country = office.country.or_else(|| inside(text, title));
        whose(text, title.first, name + 1, office);
        if office.country.is_none()
            && title.end + 1 < stop
            && matches!(text.word(title.end), "of" | "for" | "at")
        {
            of_behind(text, title.end + 1, stop, office);
        }
        return;
    }
}

fn is_finite(text: Text<'_>, at: usize) -> bool {
    text.tokens()
        .get(at)
        .is_some_and(|token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
}

/// "of the European Commission", "of Russia"
fn of_behind(text: Text<'_>, at: usize, stop: usize, office: &mut Office) {
    let at = at + usize::from(text.is(at, "the"));
    let hit = text
        .hits
        .at(at)
        .iter()
        .filter(|hit| is_nation(hit.class) && at < stop)
        .max_by_key(|hit| hit.len);
    if let Some(hit) = hit {
        office.country = country_of(hit);
        if hit.class == class::ORGANIZATION {
            office.affiliation = Some(lexicon::column(hit.value, 0));
        }
    }
}

impl Office {
    fn take(&mut self, text: Text<'_>, title: Title) {
        if title.rank > self.rank {
            self.rank = title.rank;
            self.role = role(text, title);
            self.title = Some(title.first..title.end);
            self.crowned = title.crowned;
            self.governs = title.governs;
        }
        self.gender = self.gender.or(title.gender);
        if title.role.eq_ignore_ascii_case("pope") {
            self.country = Country::new("VA");
        }
    }
}

/// What the title is called; a plain one with the noun before it: "campaign manager".
fn role(text: Text<'_>, title: Title) -> Option<Cow<'static, str>> {
    if title.role.is_empty() {
        return None;
    }
    let before = title.first.checked_sub(1);
    let noun = before.filter(|at| title.rank == Rank::Other && is_noun(text, *at));
    Some(match noun.map(|at| text.word(at)) {
        Some(noun) if noun.is_ascii() && noun.len() > 2 && !title.role.contains(' ') => {
            let mut role = noun.to_owned();
            role[..1].make_ascii_uppercase();
            Cow::Owned(format!("{role} {}", title.role))
        }
        _ => Cow::Borrowed(title.role),
    })
}

/// "ex-chancellor", written as one word.
fn is_ex(word: &str) -> bool {
    word.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("ex-"))
}

/// Gives a person the office that tells most; of equals the first one told.
pub fn settle<'o>(person: &mut Person, offices: impl Iterator<Item = &'o Office> + Clone) {
    let mut best: Option<&Office> = None;
    for office in offices.clone() {
        if best.is_none_or(|best| office.rank > best.rank) {
            best = Some(office);
        }
    }
    let Some(best) = best else { return };
    // "Pope Leo" would be nobody without the title.
    if best.crowned && !person.name.contains(' ') {
        person.name = format!("{} {}", best.role.as_deref().unwrap_or(""), person.name)
            .trim()
            .to_owned();
    }
    person.role = best.role.clone().map(Cow::into_owned);
    person.former = best.former && best.role.is_some();
    person.country = best
        .country
        .or_else(|| offices.clone().find_map(|office| office.country));
    let affiliation = best
        .affiliation
        .or_else(|| offices.clone().find_map(|office| office.affiliation));
    person.affiliation = affiliation.map(str::to_owned);
}
