//! How many events each value has: for what is offered while one types.
//!
//! Counted once for a corpus, over all of its events.

use std::collections::BTreeMap;

use crate::{
    model::{
        country::Country,
        date::Precision,
        document::Who,
        event::{EventType, Status},
    },
    timeline::{corpus::Corpus, scale::Scale},
};

#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// By place id: events that are there.
    pub places: Vec<u32>,
    pub countries: BTreeMap<Country, u32>,
    pub kinds: [u32; EventType::ALL.len()],
    pub statuses: [u32; Status::ALL.len()],
    /// Publisher to events that it tells.
    pub publishers: BTreeMap<String, u32>,
    pub languages: BTreeMap<String, u32>,
    /// By bin of [`Scale::Month`]: events that begin in it.
    pub months: BTreeMap<i32, u32>,
}

impl Counts {
    pub fn new(corpus: &Corpus) -> Self {
        let all = &corpus.collection;
        let publishers = Names::new(all.articles.iter().map(|one| one.publisher));
        let languages = Names::new(all.articles.iter().map(|one| one.language));
        let mut counts = Self {
            places: vec![0; all.places.len()],
            ..Self::default()
        };
        let (mut told, mut written) = (
            vec![0; publishers.names.len()],
            vec![0; languages.names.len()],
        );
        let mut countries = Vec::new();
        let mut articles = Vec::new();
        for index in 0..corpus.len() as u32 {
            let Some(event) = corpus.event(index) else {
                continue;
            };
            counts.kinds[event.kind as usize] += 1;
            counts.statuses[event.status as usize] += 1;
            if let Some(count) = event.place.and_then(|id| counts.places.get_mut(id.index())) {
                *count += 1;
            }
            let everyone = event.participants.iter().map(|one| one.who);
            let everyone = everyone.chain(event.place.map(Who::Place));
            each(
                &mut countries,
                everyone.filter_map(|who| country(corpus, who)),
                |country| {
                    *counts.countries.entry(country).or_default() += 1;
                },
            );
            // What is told to the year is in none of its months.
            let day = corpus.days.get(index as usize);
            if let Some(day) = day.filter(|_| event.when.range.precision <= Precision::Month) {
                *counts.months.entry(Scale::Month.bin(*day)).or_default() += 1;
            }
            let sources = || event.sources.articles().map(|article| article.index());
            each(
                &mut articles,
                sources().filter_map(|at| publishers.of(at)),
                |name| told[name as usize] += 1,
            );
            each(
                &mut articles,
                sources().filter_map(|at| languages.of(at)),
                |name| written[name as usize] += 1,
            );
        }
        counts.publishers = publishers.counted(&told);
        counts.languages = languages.counted(&written);
        counts
    }
}

fn country(corpus: &Corpus, who: Who) -> Option<Country> {
    let all = &corpus.collection;
    match who {
        Who::Person(id) => all.people.get(id.index())?.country,
        Who::Organization(id) => all.organizations.get(id.index())?.country,
        Who::Place(id) => all.places.get(id.index())?.country,
    }
}

/// Each of a few values once.
fn each<T: Copy + PartialEq>(
    seen: &mut Vec<T>,
    values: impl Iterator<Item = T>,
    mut take: impl FnMut(T),
) {
    seen.clear();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
            take(value);
        }
    }
}

/// Names of articles as small numbers.
struct Names<'a> {
    names: Vec<&'a str>,
    of: Vec<Option<u32>>,
}

impl<'a> Names<'a> {
    fn new(all: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        let mut names = Vec::new();
        let of = all.map(|name| {
            let name = name.filter(|name| !name.is_empty())?;
            Some(*known.entry(name).or_insert_with(|| {
                names.push(name);
                names.len() as u32 - 1
            }))
        });
        let of = of.collect();
        Self { names, of }
    }

    fn of(&self, article: usize) -> Option<u32> {
        self.of.get(article).copied().flatten()
    }

    fn counted(&self, counts: &[u32]) -> BTreeMap<String, u32> {
        let pairs = self
            .names
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0);
        pairs
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }
}
