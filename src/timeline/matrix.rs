//! Who is in events with whom.
//!
//! In: a corpus, the events shown, whether people or states are asked for. Out: a [`Matrix`] of the most active ones, by
//! how many events each pair shares. Counted in slices: first who is the most active, then the pairs among those.

use std::borrow::Cow;

use super::{
    corpus::Corpus,
    facets::{COUNTRIES, country, country_name, country_of, country_term, country_value},
    query::quoted,
};
use crate::model::{
    collection::Event,
    document::{OrganizationId, PersonId, PlaceId, Who},
};

/// So many are shown at most.
pub const MOST: usize = 200;
/// An event with more than these is a list, no meeting.
const CROWD: usize = 64;

/// Where the name of the family stands before one's own.
const FAMILY_FIRST: [&str; 7] = ["CN", "HK", "KP", "KR", "MO", "TW", "VN"];

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum By {
    #[default]
    People,
    /// The countries of all who take part.
    States,
    /// People, bodies and states that act.
    Everyone,
}

impl By {
    pub fn name(self) -> &'static str {
        match self {
            By::People => "people",
            By::States => "states",
            By::Everyone => "all participants",
        }
    }

    pub(super) fn size(self, corpus: &Corpus) -> usize {
        let all = &corpus.collection;
        match self {
            By::People => all.people.len(),
            By::States => COUNTRIES,
            By::Everyone => all.people.len() + all.organizations.len() + all.places.len(),
        }
    }

    fn value(self, corpus: &Corpus, who: Who) -> Option<u32> {
        let all = &corpus.collection;
        let (people, bodies) = (all.people.len() as u32, all.organizations.len() as u32);
        match (self, who) {
            (By::People | By::Everyone, Who::Person(id)) => Some(id.0),
            (By::People, _) => None,
            (By::States, who) => country_of(corpus, who).map(country_value),
            (By::Everyone, Who::Organization(id)) => Some(people + id.0),
            (By::Everyone, Who::Place(id)) => Some(people + bodies + id.0),
        }
    }

    /// Whom a value stands for; none for a state.
    pub fn who(self, corpus: &Corpus, value: u32) -> Option<Who> {
        let all = &corpus.collection;
        let (people, bodies) = (all.people.len() as u32, all.organizations.len() as u32);
        match self {
            By::States => None,
            _ if value < people => Some(Who::Person(PersonId(value))),
            _ if value < people + bodies => Some(Who::Organization(OrganizationId(value - people))),
            _ => Some(Who::Place(PlaceId(value - people - bodies))),
        }
    }

    pub fn label(self, corpus: &Corpus, value: u32) -> Cow<'_, str> {
        match self.who(corpus, value) {
            Some(who) => Cow::Borrowed(corpus.collection.name(who)),
            None => country_name(value),
        }
    }

    /// The term that asks for a value.
    pub fn term(self, corpus: &Corpus, value: u32) -> String {
        match self {
            By::States => country_term(value),
            _ => format!("who:{}", quoted(&self.label(corpus, value))),
        }
    }

    /// A name for narrow columns: the code of a state, the surname of a person.
    pub fn short(self, corpus: &Corpus, value: u32) -> Cow<'_, str> {
        if self == By::States {
            return Cow::Owned(country(value).map_or(String::new(), |one| one.to_string()));
        }
        let name = self.label(corpus, value);
        let country = self
            .who(corpus, value)
            .and_then(|who| country_of(corpus, who));
        let mut words = name.split_whitespace();
        let word = if country.is_some_and(|country| FAMILY_FIRST.contains(&country.code())) {
            words.next()
        } else {
            words.next_back()
        };
        Cow::Owned(word.unwrap_or("").to_owned())
    }

    /// All of an event, each once.
    pub fn of(self, corpus: &Corpus, event: Event<'_>, into: &mut Vec<u32>) {
        into.clear();
        let values = event.participants.iter().take(CROWD);
        into.extend(values.filter_map(|one| self.value(corpus, one.who)));
        into.sort_unstable();
        into.dedup();
    }
}

/// The most active ones of a count, the most active first, then by name; and for each value its rank.
pub(super) fn ranked(corpus: &Corpus, by: By, totals: &[u32]) -> (Vec<u32>, Vec<u16>) {
    let mut values: Vec<u32> = (0..totals.len() as u32)
        .filter(|value| totals[*value as usize] > 0)
        .collect();
    let count = |value: u32| std::cmp::Reverse(totals[value as usize]);
    if values.len() > MOST {
        values.select_nth_unstable_by_key(MOST, |value| (count(*value), *value));
        values.truncate(MOST);
    }
    values.sort_by_cached_key(|value| (count(*value), by.label(corpus, *value).into_owned()));
    let mut ranks = vec![u16::MAX; totals.len()];
    for (rank, value) in (0..).zip(&values) {
        ranks[*value as usize] = rank;
    }
    (values, ranks)
}

#[derive(Debug, Clone, Default)]
pub struct Matrix {
    pub by: By,
    /// The most active first.
    pub values: Vec<u32>,
    totals: Vec<u32>,
    ranks: Vec<u16>,
    cells: Vec<u32>,
    next: usize,
    total: usize,
}

impl Matrix {
    pub fn new(corpus: &Corpus, order: &[u32], by: By) -> Self {
        Self {
            by,
            totals: vec![0; by.size(corpus)],
            total: order.len(),
            ..Self::default()
        }
    }

    pub fn done(&self) -> bool {
        self.next >= self.total * 2
    }

    /// Counts so many more of the events; twice through.
    pub fn work(&mut self, corpus: &Corpus, order: &[u32], most: usize) {
        let end = self.next.saturating_add(most).min(self.total * 2);
        let mut members = Vec::new();
        for step in self.next..end {
            if step == self.total {
                self.rank(corpus);
            }
            let index = order.get(step % self.total).copied().unwrap_or(u32::MAX);
            let Some(event) = corpus.event(index) else {
                continue;
            };
            self.by.of(corpus, event, &mut members);
            if members.len() < 2 {
                continue;
            }
            if step < self.total {
                for member in &members {
                    if let Some(total) = self.totals.get_mut(*member as usize) {
                        *total += 1;
                    }
                }
            } else {
                self.pairs(&members);
            }
        }
        self.next = end;
    }

    fn rank(&mut self, corpus: &Corpus) {
        (self.values, self.ranks) = ranked(corpus, self.by, &self.totals);
        self.cells = vec![0; self.values.len() * self.values.len()];
    }

    fn pairs(&mut self, members: &[u32]) {
        let rank = |member: &u32| self.ranks.get(*member as usize).copied();
        let ranks: Vec<usize> = members
            .iter()
            .filter_map(rank)
            .filter(|rank| *rank != u16::MAX)
            .map(usize::from)
            .collect();
        let wide = self.values.len();
        for one in &ranks {
            for other in ranks.iter().filter(|other| *other != one) {
                self.cells[one * wide + other] += 1;
            }
        }
    }

    /// How many events two share, by their ranks.
    pub fn pair(&self, row: usize, column: usize) -> u32 {
        let cell = self.cells.get(row * self.values.len() + column);
        cell.copied()
            .filter(|_| column < self.values.len())
            .unwrap_or(0)
    }

    /// In how many events someone is with another.
    pub fn of(&self, rank: usize) -> u32 {
        let value = self.values.get(rank).map(|value| *value as usize);
        value
            .and_then(|value| self.totals.get(value))
            .copied()
            .unwrap_or(0)
    }

    /// The most that any two share.
    pub fn max(&self) -> u32 {
        self.cells.iter().copied().max().unwrap_or(0)
    }
}
