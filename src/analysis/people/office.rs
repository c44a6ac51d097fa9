//! What an article says of a person beside the name: office, country, gender, whether that is over.
//!
//! In: a text and where a name stands. Out: an [`Office`], read from the title before the name or the words behind it.
//! Does not know the person; `settle` chooses among what was read at all mentions.

mod before;
mod behind;
mod nations;

use std::{borrow::Cow, ops::Range};

pub use nations::{country_of, nation_before};

use before::{before, is_noun};
use behind::behind;
use nations::{country_before, country_of_name, region_at};

use super::titles::{Rank, Title};
use crate::{
    grammar::lexicon::class,
    model::{
        country::Country,
        document::{Gender, Person},
        text::Text,
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
            .and_then(|hit| country_of(&hit))
            .or_else(|| region_at(text, end + 1));
    }
    if office.country.is_none() && (office.title_start.is_some() || office.crowned) {
        office.country = country_of_name(text, end, stop);
    }
    if office.country.is_none() && office.governs && office.principal.is_none() {
        office.country_near = country_before(text, first, begin);
    }
    office
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
