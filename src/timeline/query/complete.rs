//! What may stand where one types: fields, and values with the number of their events.
//!
//! In: the text, the caret, a corpus, the reader's notes. Out: offers, best first, each with what it would put where.

use std::{collections::BTreeMap, ops::Range};

use chrono::Datelike;

use super::{
    Sort,
    counts::Counts,
    expr::{Form, Pattern},
    fields::{self, Field, Measure},
};
use crate::{
    model::{
        document::{OrganizationId, PersonId, PlaceId, Who},
        event::{EventType, Status},
    },
    timeline::{corpus::Corpus, fuzzy, letters, notes::Notes, said, scale, scale::Scale},
};

/// More than this nobody reads.
const MOST: usize = 50;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is shown: a name, a field.
    pub text: String,
    pub about: String,
    /// How many events hold it.
    pub count: Option<usize>,
    /// What is put in the place of `range`.
    pub insert: String,
    pub range: Range<usize>,
}

pub fn complete(text: &str, caret: usize, corpus: &Corpus, notes: &Notes) -> Vec<Offer> {
    let before = text.get(..caret).unwrap_or(text);
    let here = Here::of(before);
    let typed = &before[here.start..];
    let bare = typed.trim_start_matches('"');
    let range = here.start..before.len();
    let all = match here.field {
        Some("sort") => chosen(bare, Sort::ALL.iter().map(|(_, name)| (*name, ""))),
        Some(name) => match Field::parse(name) {
            Some(field) => values(field, bare, corpus, notes),
            None => Vec::new(),
        },
        None if typed.starts_with(['"', '/']) => Vec::new(),
        None => terms(bare, corpus),
    };
    let offers = all.into_iter().map(|mut offer| {
        offer.range = range.clone();
        offer
    });
    offers.collect()
}

/// Where the caret is: behind a field's colon, or where a term begins.
struct Here<'a> {
    field: Option<&'a str>,
    start: usize,
}

impl<'a> Here<'a> {
    fn of(before: &'a str) -> Self {
        let mut here = Here {
            field: None,
            start: 0,
        };
        let (mut quote, mut term) = (None, 0);
        for (at, letter) in before.char_indices() {
            let next = at + letter.len_utf8();
            match (quote, letter) {
                (Some(mark), letter) if mark == letter => quote = None,
                (Some(_), _) => {}
                (None, '"') => quote = Some('"'),
                (None, '/') if at == here.start => quote = Some('/'),
                (None, ' ' | '\t' | '(' | ')' | '|') => {
                    (here.field, here.start, term) = (None, next, next);
                }
                (None, '-' | '~') if at == term => (here.start, term) = (next, next),
                (None, ':') if here.field.is_none() => {
                    let name = &before[term..at];
                    if !name.is_empty() && name.chars().all(char::is_alphabetic) {
                        (here.field, here.start) = (Some(name), next);
                    }
                }
                (None, ',') if here.field.is_some() => here.start = next,
                _ => {}
            }
        }
        here
    }
}

fn offer(text: impl Into<String>, about: impl Into<String>, count: Option<usize>) -> Offer {
    let text = text.into();
    Offer {
        insert: value(&text),
        text,
        about: about.into(),
        count,
        range: 0..0,
    }
}

/// As the language writes it: with quotation marks only where they are needed.
fn value(text: &str) -> String {
    let plain = text
        .chars()
        .all(|letter| letter.is_alphanumeric() || "-._".contains(letter));
    let form = if plain && !text.is_empty() {
        Form::Bare
    } else {
        Form::Quoted
    };
    Pattern {
        text: text.to_owned(),
        form,
    }
    .to_string()
}

/// Fields first; then names that hold what is typed, as terms.
fn terms(typed: &str, corpus: &Corpus) -> Vec<Offer> {
    let wanted = letters::folded(typed);
    let term = |text: &str, about: &str| Offer {
        insert: text.to_owned(),
        ..offer(text, about, None)
    };
    let fields = Field::ALL
        .iter()
        .map(|field| (format!("{}:", field.name()), field.about()));
    let measures = Measure::ALL
        .iter()
        .map(|measure| (format!("{}>=", measure.name()), measure.about()));
    let sort = [("sort:".to_owned(), "another order: date, conf, sources")];
    let known = fields.chain(measures).chain(sort);
    let mut offers: Vec<Offer> = known
        .filter(|(name, _)| name.starts_with(&wanted))
        .map(|(name, about)| term(&name, about))
        .collect();
    if wanted.chars().count() >= 2 {
        for (field, most) in [
            (Field::Who, 12),
            (Field::Place, 4),
            (Field::Act, 2),
            (Field::Country, 2),
        ] {
            let found = values(field, typed, corpus, &Notes::default());
            offers.extend(found.into_iter().take(most).map(|value| Offer {
                insert: format!("{}:{}", field.name(), value.insert),
                text: format!("{}:{}", field.name(), value.insert),
                ..value
            }));
        }
    }
    offers.truncate(MOST);
    offers
}

fn values(field: Field, typed: &str, corpus: &Corpus, notes: &Notes) -> Vec<Offer> {
    let counts = || corpus.counts();
    match field {
        Field::Who | Field::Speaker => people(typed, corpus),
        Field::Place => places(typed, corpus, counts()),
        Field::Country => countries(typed, counts()),
        Field::Act => named(
            typed,
            EventType::ALL.iter().map(|kind| {
                let count = counts().kinds[*kind as usize] as usize;
                (kind.key().to_owned(), kind.label().to_owned(), count)
            }),
        ),
        Field::Status => named(
            typed,
            Status::ALL.iter().map(|status| {
                let count = counts().statuses[*status as usize] as usize;
                (status.key().to_owned(), String::new(), count)
            }),
        ),
        Field::Source => counted(typed, &counts().publishers),
        Field::Language => counted(typed, &counts().languages),
        Field::On | Field::After | Field::Before | Field::Until | Field::Between => {
            months(typed, counts())
        }
        Field::Has => chosen(typed, fields::HAS.iter().map(|name| (*name, ""))),
        Field::Is => chosen(
            typed,
            [
                ("marked", "with a mark of yours"),
                ("contested", "the sources do not agree"),
                ("inferred", "its day is understood, not told"),
                ("alleged", "one side alone tells it"),
                ("coarse", "told to a week, month or year"),
            ],
        ),
        Field::Tag => {
            let mut tags: BTreeMap<String, u32> = BTreeMap::new();
            for tag in notes.tags.values().flatten() {
                *tags.entry(tag.clone()).or_default() += 1;
            }
            counted(typed, &tags)
        }
        Field::Said | Field::Note => Vec::new(),
    }
}

/// People, bodies and states by the number of their events.
pub fn people(typed: &str, corpus: &Corpus) -> Vec<Offer> {
    let all = &corpus.collection;
    let people = (0..all.people.len() as u32).map(|id| Who::Person(PersonId(id)));
    let bodies =
        (0..all.organizations.len() as u32).map(|id| Who::Organization(OrganizationId(id)));
    let places = (0..all.places.len() as u32).map(|id| Who::Place(PlaceId(id)));
    let wanted = letters::folded(typed.trim());
    let everyone = people.chain(bodies).chain(places).filter_map(|who| {
        let count = corpus.events_of(who).len();
        let fits = (count > 0).then(|| fuzzy::rank(&wanted, all.name(who)));
        Some((who, count, fits?))
    });
    let best = fuzzy::best(&wanted, everyone, MOST);
    best.into_iter()
        .map(|(who, count)| offer(all.name(who), about(corpus, who), Some(count)))
        .collect()
}

/// Office and country.
fn about(corpus: &Corpus, who: Who) -> String {
    let all = &corpus.collection;
    let (office, country) = match who {
        Who::Person(id) => {
            let person = all.people.get(id.index());
            (
                person.and_then(|one| one.role.clone()),
                person.and_then(|one| one.country),
            )
        }
        Who::Organization(id) => (
            None,
            all.organizations
                .get(id.index())
                .and_then(|one| one.country),
        ),
        Who::Place(id) => (None, all.places.get(id.index()).and_then(|one| one.country)),
    };
    let country = country.map(|country| country.name().unwrap_or(country.code()).to_owned());
    let country = country.filter(|country| country != all.name(who));
    [office, country]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

pub fn places(typed: &str, corpus: &Corpus, counts: &Counts) -> Vec<Offer> {
    let wanted = letters::folded(typed.trim());
    let all = &corpus.collection.places;
    let known = all
        .iter()
        .zip(&counts.places)
        .filter(|(_, count)| **count > 0);
    let known =
        known.map(|(place, count)| (place, *count as usize, fuzzy::rank(&wanted, &place.name)));
    let best = fuzzy::best(&wanted, known, MOST);
    best.into_iter()
        .map(|(place, count)| {
            let country = place.country.and_then(|one| one.name());
            let country = country
                .filter(|name| *name != place.name)
                .unwrap_or_default();
            offer(place.name.as_str(), country, Some(count))
        })
        .collect()
}

fn countries(typed: &str, counts: &Counts) -> Vec<Offer> {
    let wanted = letters::folded(typed.trim());
    let known = counts.countries.iter().map(|(country, count)| {
        let name = country.name().unwrap_or(country.code());
        let code = country.code().to_lowercase() == wanted;
        let rank = if code {
            Some(0)
        } else {
            fuzzy::rank(&wanted, name)
        };
        ((country, name), *count as usize, rank)
    });
    let best = fuzzy::best(&wanted, known, MOST);
    best.into_iter()
        .map(|((country, name), count)| Offer {
            insert: country.code().to_owned(),
            ..offer(name, country.code(), Some(count))
        })
        .collect()
}

fn named(typed: &str, all: impl Iterator<Item = (String, String, usize)>) -> Vec<Offer> {
    let wanted = letters::folded(typed.trim());
    let ranked = all.map(|(name, about, count)| {
        let rank = fuzzy::rank(&wanted, &name).or_else(|| Some(10 + fuzzy::rank(&wanted, &about)?));
        ((name, about), count, rank)
    });
    let best = fuzzy::best(&wanted, ranked, MOST);
    best.into_iter()
        .map(|((name, about), count)| offer(name, about, Some(count)))
        .collect()
}

fn counted(typed: &str, all: &BTreeMap<String, u32>) -> Vec<Offer> {
    named(
        typed,
        all.iter()
            .map(|(name, count)| (name.clone(), String::new(), *count as usize)),
    )
}

fn chosen<'a>(typed: &str, all: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Offer> {
    let typed = typed.to_lowercase();
    let known = all.into_iter().filter(|(name, _)| name.starts_with(&typed));
    known
        .map(|(name, about)| offer(name, about, None))
        .collect()
}

/// Months with events, the newest first.
fn months(typed: &str, counts: &Counts) -> Vec<Offer> {
    // The second of two dates is completed behind the dots.
    let (head, typed) = match typed.rsplit_once("..") {
        Some((head, tail)) => (format!("{head}.."), tail),
        None => (String::new(), typed),
    };
    let wanted = letters::folded(typed.trim());
    let known = counts.months.iter().rev().filter_map(|(bin, count)| {
        let date = scale::date(Scale::Month.start(*bin));
        let iso = format!("{:04}-{:02}", date.year(), date.month());
        let name = said::bin(Scale::Month, *bin);
        let fits = iso.starts_with(&wanted) || letters::folded(&name).contains(&wanted);
        fits.then(|| Offer {
            insert: format!("{head}{iso}"),
            ..offer(iso, name, Some(*count as usize))
        })
    });
    known.take(MOST).collect()
}
