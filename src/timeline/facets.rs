//! How often each value occurs among the events: people, bodies, countries, types, places, publishers, states of being.
//!
//! In: a corpus and the events to count. Out: [`Facets`], counts by value and the values in order. A million events are
//! counted in slices, so that no key waits.

use std::{borrow::Cow, collections::BTreeMap};

use super::{corpus::Corpus, query::quoted};
use crate::model::{
    collection::{ArticleId, Event},
    country::Country,
    document::Who,
    event::{EventType, Status},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Group {
    #[default]
    People,
    Bodies,
    Countries,
    Types,
    Places,
    Publishers,
    Status,
}

impl Group {
    pub const ALL: [Group; 7] = [
        Group::People,
        Group::Bodies,
        Group::Countries,
        Group::Types,
        Group::Places,
        Group::Publishers,
        Group::Status,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Group::People => "People",
            Group::Bodies => "Bodies",
            Group::Countries => "Countries",
            Group::Types => "Types",
            Group::Places => "Places",
            Group::Publishers => "Publishers",
            Group::Status => "Status",
        }
    }

    fn size(self, corpus: &Corpus) -> usize {
        let all = &corpus.collection;
        match self {
            Group::People => all.people.len(),
            Group::Bodies => all.organizations.len(),
            Group::Countries => COUNTRIES,
            Group::Types => EventType::ALL.len(),
            Group::Places => all.places.len(),
            Group::Publishers => corpus.publishers.names.len(),
            Group::Status => Status::ALL.len(),
        }
    }

    /// The term that asks for a value.
    pub fn term(self, corpus: &Corpus, value: u32) -> String {
        let label = || quoted(&self.label(corpus, value));
        match self {
            Group::People | Group::Bodies => format!("who:{}", label()),
            Group::Countries => country_term(value),
            Group::Types => format!("act:{}", self.label(corpus, value)),
            Group::Places => format!("place:{}", label()),
            Group::Publishers => format!("src:{}", label()),
            Group::Status => format!("status:{}", self.label(corpus, value)),
        }
    }

    /// What people call a value.
    pub fn label(self, corpus: &Corpus, value: u32) -> Cow<'_, str> {
        let (all, at) = (&corpus.collection, value as usize);
        let name = match self {
            Group::People => all.people.get(at).map(|one| one.name.as_str()),
            Group::Bodies => all.organizations.get(at).map(|one| one.name.as_str()),
            Group::Places => all.places.get(at).map(|one| one.name.as_str()),
            Group::Publishers => corpus.publishers.names.get(at).map(String::as_str),
            Group::Types => EventType::ALL.get(at).map(|one| one.key()),
            Group::Status => Status::ALL.get(at).map(|one| one.label()),
            Group::Countries => return country_name(value),
        };
        Cow::Borrowed(name.unwrap_or(""))
    }
}

/// Two letters of 26 each.
pub(super) const COUNTRIES: usize = 26 * 26;

pub(super) fn country_value(country: Country) -> u32 {
    let letters = country.code().bytes();
    letters.fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.saturating_sub(b'A')).min(25)
    })
}

/// The country of a value of [`Group::Countries`].
pub fn country(value: u32) -> Option<Country> {
    let letter = |at: u32| char::from(b'A' + (at % 26) as u8);
    Country::new(&format!("{}{}", letter(value / 26), letter(value)))
}

pub(super) fn country_name(value: u32) -> Cow<'static, str> {
    let Some(country) = country(value) else {
        return Cow::Borrowed("");
    };
    match country.name() {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(country.to_string()),
    }
}

/// The term that asks for a country.
pub(super) fn country_term(value: u32) -> String {
    country(value).map_or(String::new(), |country| format!("country:{country}"))
}

/// The country of someone who takes part.
pub fn country_of(corpus: &Corpus, who: Who) -> Option<Country> {
    let all = &corpus.collection;
    match who {
        Who::Person(id) => all.people.get(id.index())?.country,
        Who::Organization(id) => all.organizations.get(id.index())?.country,
        Who::Place(id) => all.places.get(id.index())?.country,
    }
}

/// Publishers, each once, and which of them published an article.
#[derive(Debug, Clone, Default)]
pub struct Publishers {
    pub names: Vec<String>,
    /// By article; one beyond the names where nobody is told.
    of: Vec<u32>,
}

impl Publishers {
    pub fn new<'a>(articles: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        let mut names = Vec::new();
        let of = articles.map(|name| {
            let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
                return u32::MAX;
            };
            *known.entry(name).or_insert_with(|| {
                names.push(name.to_owned());
                names.len() as u32 - 1
            })
        });
        let of = of.collect();
        Self { names, of }
    }

    pub fn of(&self, article: ArticleId) -> Option<u32> {
        let at = self.of.get(article.index()).copied();
        at.filter(|at| *at != u32::MAX)
    }
}

/// A value, how many of the events shown hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub value: u32,
    pub count: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Facets {
    counts: [Vec<u32>; Group::ALL.len()],
    /// Values that occur, the most frequent first, then by name. Made at the end.
    entries: [Vec<Entry>; Group::ALL.len()],
    next: usize,
    done: bool,
}

impl Facets {
    pub fn new(corpus: &Corpus) -> Self {
        Self {
            counts: Group::ALL.map(|group| vec![0; group.size(corpus)]),
            ..Self::default()
        }
    }

    pub fn done(&self) -> bool {
        self.done
    }

    /// How many events are counted.
    pub fn counted(&self) -> usize {
        self.next
    }

    /// Counts so many more of the events: those of `order`, or all of the corpus.
    pub fn work(&mut self, corpus: &Corpus, order: Option<&[u32]>, most: usize) {
        let total = order.map_or(corpus.len(), <[u32]>::len);
        let end = self.next.saturating_add(most).min(total);
        let mut seen = Vec::new();
        for position in self.next..end {
            let index = order.map_or(position as u32, |order| order[position]);
            if let Some(event) = corpus.event(index) {
                self.add(corpus, event, &mut seen);
            }
        }
        self.next = end;
        if end == total && !self.done {
            self.done = true;
            self.entries = Group::ALL.map(|group| self.sorted(corpus, group));
        }
    }

    fn add(&mut self, corpus: &Corpus, event: Event<'_>, seen: &mut Vec<(Group, u32)>) {
        seen.clear();
        for one in event.participants.iter() {
            match one.who {
                Who::Person(id) => seen.push((Group::People, id.0)),
                Who::Organization(id) => seen.push((Group::Bodies, id.0)),
                Who::Place(_) => {}
            }
        }
        // The same countries for which one can filter: those of all who take part, and that of the place.
        let everyone = event.participants.iter().map(|one| one.who);
        let countries = everyone
            .chain(event.place.map(Who::Place))
            .filter_map(|who| country_of(corpus, who));
        seen.extend(countries.map(|country| (Group::Countries, country_value(country))));
        let publisher = |article| corpus.publishers.of(article);
        let publishers = event.sources.articles().filter_map(publisher);
        seen.extend(publishers.map(|publisher| (Group::Publishers, publisher)));
        seen.extend(event.place.map(|place| (Group::Places, place.0)));
        seen.push((Group::Types, event.kind as u32));
        seen.push((Group::Status, event.status as u32));
        // Whoever is named twice is in one event.
        seen.sort_unstable();
        seen.dedup();
        for (group, value) in seen.iter() {
            if let Some(count) = self.counts[*group as usize].get_mut(*value as usize) {
                *count += 1;
            }
        }
    }

    fn sorted(&self, corpus: &Corpus, group: Group) -> Vec<Entry> {
        let counts = (0..).zip(&self.counts[group as usize]);
        let mut entries: Vec<Entry> = counts
            .filter(|(_, count)| **count > 0)
            .map(|(value, count)| Entry {
                value,
                count: *count,
            })
            .collect();
        // A hundred thousand names are not put in order between two keys: then the order of the table decides.
        let few = entries.len() <= 4_096;
        entries.sort_by(|a, b| {
            let name = |entry: &Entry| group.label(corpus, entry.value);
            let equal = || match few {
                true => name(a).cmp(&name(b)),
                false => a.value.cmp(&b.value),
            };
            b.count.cmp(&a.count).then_with(equal)
        });
        entries
    }

    pub fn entries(&self, group: Group) -> &[Entry] {
        &self.entries[group as usize]
    }

    pub fn count(&self, group: Group, value: u32) -> u32 {
        let count = self.counts[group as usize].get(value as usize);
        count.copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_numbers_and_are_found_back() {
        for code in ["AA", "RU", "US", "XK", "ZZ"] {
            let known = Country::new(code).expect("a code");
            assert_eq!(country(country_value(known)), Some(known));
            assert!((country_value(known) as usize) < COUNTRIES);
        }
    }
}
