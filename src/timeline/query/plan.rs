//! A query made ready for one corpus: names become sets of table ids, dates become days.
//!
//! In: the conditions of a query, a corpus. Out: a [`Test`] that one event passes or not, and where that is quicker the
//! few events worth testing. All texts of the tables are looked through once, here.

use chrono::{Datelike, NaiveDate};

use super::{
    expr::{Compare, Expr, Pattern},
    fields::{self, Field, Measure},
    kinds,
    matcher::Matcher,
};
use crate::{
    model::{
        collection::Collection,
        country::Country,
        document::{OrganizationId, PersonId, PlaceId, Who},
    },
    timeline::{asked, bits::Bits, corpus::Corpus},
};

#[derive(Debug, Clone)]
pub enum Test {
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
    /// Anywhere in the event.
    Words(Box<Words>),
    /// One of the participants.
    Who(Cast),
    Speaker(Cast),
    /// One of the participants, or the place.
    Country(Cast),
    Place(Bits),
    /// The words of a quotation.
    Said(Vec<Matcher>),
    /// The articles of one of the sources.
    Articles(Bits),
    /// Types and statuses, a bit each.
    Kinds(u32),
    Statuses(u32),
    Days(Stretch),
    Measure(Measure, Compare, f32),
    Has(Has),
    Tag(Vec<Matcher>),
    Note(Vec<Matcher>),
}

/// What is asked about an event with a word of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    Quote,
    Note,
    Time,
    Place,
    Mark,
    Dispute,
    Inference,
    Allegation,
    NoDay,
    Never,
}

#[derive(Debug, Clone)]
pub struct Words {
    pub matcher: Matcher,
    pub names: Cast,
    /// Articles whose title holds the words.
    pub titles: Bits,
}

/// People, organizations and places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cast {
    pub people: Bits,
    pub organizations: Bits,
    pub places: Bits,
}

impl Cast {
    pub fn has(&self, who: Who) -> bool {
        match who {
            Who::Person(id) => self.people.has(id.index()),
            Who::Organization(id) => self.organizations.has(id.index()),
            Who::Place(id) => self.places.has(id.index()),
        }
    }

    fn all(&self) -> impl Iterator<Item = Who> {
        let people = self
            .people
            .iter()
            .map(|at| Who::Person(PersonId(at as u32)));
        let bodies = self
            .organizations
            .iter()
            .map(|at| Who::Organization(OrganizationId(at as u32)));
        let places = self.places.iter().map(|at| Who::Place(PlaceId(at as u32)));
        people.chain(bodies).chain(places)
    }
}

/// Days of the common era, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub first: i32,
    pub last: i32,
    /// What is told to the month or coarser must lie in it whole; else its first day counts alone.
    pub whole: bool,
}

/// Everything at once that a list of conditions asks for.
pub fn test<'a>(conditions: impl Iterator<Item = &'a Expr>, corpus: &Corpus) -> Test {
    Test::All(conditions.map(|expr| of(expr, corpus)).collect())
}

fn of(expr: &Expr, corpus: &Corpus) -> Test {
    let each = |parts: &[Expr]| parts.iter().map(|part| of(part, corpus)).collect();
    match expr {
        Expr::Words(pattern) => words(pattern, corpus),
        Expr::Field(field, values) => self::field(*field, values, corpus),
        Expr::Measure(measure, compare, number) => Test::Measure(*measure, *compare, *number),
        Expr::Not(inner) => Test::Not(Box::new(of(inner, corpus))),
        Expr::All(parts) => Test::All(each(parts)),
        Expr::Any(parts) => Test::Any(each(parts)),
    }
}

fn words(pattern: &Pattern, corpus: &Corpus) -> Test {
    let Ok(matcher) = Matcher::new(pattern) else {
        return Test::Has(Has::Never);
    };
    let articles = corpus.collection.articles.iter();
    let titled = articles.map(|one| one.title.as_ref().is_some_and(|title| matcher.is_in(title)));
    let titles = titled.collect();
    Test::Words(Box::new(Words {
        names: cast(&corpus.collection, |name| matcher.is_in(name)),
        titles,
        matcher,
    }))
}

fn field(field: Field, values: &[Pattern], corpus: &Corpus) -> Test {
    let all = &corpus.collection;
    let matchers = || values.iter().filter_map(|value| Matcher::new(value).ok());
    match field {
        Field::Who => Test::Who(named(matchers(), all)),
        Field::Speaker => Test::Speaker(named(matchers(), all)),
        Field::Country => Test::Country(of_countries(values, all)),
        Field::Place => Test::Place(places(values, all)),
        Field::Said => Test::Said(matchers().collect()),
        Field::Source => Test::Articles(sources(&matchers().collect::<Vec<_>>(), all)),
        Field::Language => Test::Articles(languages(values, all)),
        Field::Act => Test::Kinds(
            values
                .iter()
                .fold(0, |bits, value| bits | kinds::named(&value.text)),
        ),
        Field::Status => {
            let known = values
                .iter()
                .flat_map(|value| fields::statuses(&value.text));
            Test::Statuses(known.fold(0, |bits, status| bits | 1 << status as u32))
        }
        Field::On | Field::After | Field::Before | Field::Until | Field::Between => {
            let days = values
                .iter()
                .filter_map(|value| days(field, &value.text, corpus.newest));
            Test::Any(days.map(Test::Days).collect())
        }
        Field::Has | Field::Is => Test::Any(
            values
                .iter()
                .map(|value| Test::Has(has(&value.text)))
                .collect(),
        ),
        Field::Tag => Test::Tag(matchers().collect()),
        Field::Note => Test::Note(matchers().collect()),
    }
}

fn has(word: &str) -> Has {
    match word.to_lowercase().as_str() {
        "quote" => Has::Quote,
        "note" => Has::Note,
        "time" => Has::Time,
        "place" => Has::Place,
        "marked" => Has::Mark,
        "contested" => Has::Dispute,
        "inferred" => Has::Inference,
        "alleged" => Has::Allegation,
        "coarse" => Has::NoDay,
        _ => Has::Never,
    }
}

fn days(field: Field, text: &str, newest: NaiveDate) -> Option<Stretch> {
    let number = |day: NaiveDate| day.num_days_from_ce();
    let stretch = |first, last, whole| Some(Stretch { first, last, whole });
    if field == Field::Between {
        let (first, last) = asked::stretch(text, newest)?;
        return stretch(number(first), number(last), true);
    }
    let range = asked::day(text, newest)?;
    let (first, last) = (number(range.first()), number(range.last()));
    match field {
        Field::After => stretch(first, i32::MAX, false),
        Field::Before => stretch(i32::MIN, first - 1, false),
        Field::Until => stretch(i32::MIN, last, false),
        _ => stretch(first, last, true),
    }
}

/// Where one of the patterns is the whole of a name, the names that are; else all that hold its words.
fn named(matchers: impl Iterator<Item = Matcher>, all: &Collection) -> Cast {
    let mut sum = Cast::default();
    for matcher in matchers {
        let exact = if matcher.is_whole() {
            cast(all, |name| matcher.is(name))
        } else {
            Cast::default()
        };
        let found = if exact.all().next().is_some() {
            exact
        } else {
            cast(all, |name| matcher.is_in(name))
        };
        sum.people.add(&found.people);
        sum.organizations.add(&found.organizations);
        sum.places.add(&found.places);
    }
    sum
}

fn cast(all: &Collection, fits: impl Fn(&str) -> bool) -> Cast {
    Cast {
        people: all
            .people
            .iter()
            .map(|one| fits(&one.name) || one.aliases.iter().any(|name| fits(name)))
            .collect(),
        organizations: all
            .organizations
            .iter()
            .map(|one| fits(&one.name) || one.aliases.iter().any(|name| fits(name)))
            .collect(),
        places: all.places.iter().map(|one| fits(&one.name)).collect(),
    }
}

fn of_countries(values: &[Pattern], all: &Collection) -> Cast {
    let wanted: Vec<Country> = values.iter().flat_map(fields::countries).collect();
    let fits = |country: &Option<Country>| country.is_some_and(|country| wanted.contains(&country));
    Cast {
        people: all.people.iter().map(|one| fits(&one.country)).collect(),
        organizations: all
            .organizations
            .iter()
            .map(|one| fits(&one.country))
            .collect(),
        places: all.places.iter().map(|one| fits(&one.country)).collect(),
    }
}

/// Places by name, and the places of a country by its name.
fn places(values: &[Pattern], all: &Collection) -> Bits {
    let matchers = || values.iter().filter_map(|value| Matcher::new(value).ok());
    let mut found = named(matchers(), all).places;
    let is_meant = |country: &Country| {
        let name = country.name();
        name.is_some_and(|name| matchers().any(|matcher| matcher.is(name)))
    };
    let countries: Vec<Country> = Country::all().filter(is_meant).collect();
    if !countries.is_empty() {
        let within = |country: Option<Country>| country.is_some_and(|one| countries.contains(&one));
        let places = all.places.iter().map(|place| within(place.country));
        found.add(&places.collect());
    }
    found
}

/// Publishers, files and addresses.
fn sources(matchers: &[Matcher], all: &Collection) -> Bits {
    let told = all.articles.iter().map(|article| {
        let texts = [article.publisher, Some(article.origin), article.site];
        let mut texts = texts.into_iter().flatten();
        texts.any(|text| matchers.iter().any(|matcher| matcher.is_in(text)))
    });
    told.collect()
}

fn languages(values: &[Pattern], all: &Collection) -> Bits {
    let told = all.articles.iter().map(|article| {
        let language = article.language.unwrap_or("").to_lowercase();
        values.iter().any(|value| {
            let wanted = value.text.to_lowercase();
            language == wanted
                || language
                    .strip_prefix(&wanted)
                    .is_some_and(|rest| rest.starts_with(['-', '_']))
        })
    });
    told.collect()
}

/// The only events that can pass, where few enough are known: those of the participants asked for.
pub fn candidates(test: &Test, corpus: &Corpus) -> Option<Vec<u32>> {
    let Test::All(parts) = test else {
        return None;
    };
    let few = |cast: &Cast| {
        let mut events: Vec<u32> = Vec::new();
        for who in cast.all() {
            events.extend(corpus.events_of(who));
            if events.len() > corpus.len() / 2 {
                return None;
            }
        }
        events.sort_unstable();
        events.dedup();
        Some(events)
    };
    let known = parts.iter().filter_map(|part| match part {
        Test::Who(cast) => few(cast),
        Test::All(_) => candidates(part, corpus),
        _ => None,
    });
    known.min_by_key(Vec::len)
}
