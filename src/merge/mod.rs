//! From what each article says to one timeline: one row for each event, whoever tells it and however often.
//!
//! In: articles with their documents, one at a time, in any order. Out: a [`Collection`]. The result is a function of
//! the set of articles alone: adding them in another order, or one of them twice, changes nothing.
//!
//! Adding only counts names and keeps tellings; all that depends on other articles is decided when the timeline is
//! asked for, in an order that content makes (`people`, `named`, `cluster`), so nothing that came early is favoured.
//! That costs a second a million tellings and buys the promise above.

mod bodies;
mod cast;
mod cluster;
mod fold;
mod named;
mod people;
mod places;
mod publishers;
mod row;
mod same;
mod simhash;
mod stable;
mod tally;
mod telling;

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    article::Article,
    articles::{Articles, Place},
    collection::{ArticleId, Collection, Dated, Draft, Events},
    document::Document,
    names::Name,
};

use bodies::Bodies;
use cast::Cast;
use people::People;
use places::Places;
use publishers::Publishers;
use row::Library;
use simhash::{Simhash, simhash};
use stable::Hash;
use telling::{Records, Telling, Tellings};

#[derive(Debug, Default)]
pub struct Merger {
    articles: Articles,
    shelved: Vec<Shelved>,
    /// The ids of all articles, one behind the other.
    ids: String,
    /// Made when another article tells the same event.
    simhashes: Mutex<FxHashMap<u32, Simhash>>,
    publishers: Publishers,
    /// Articles that are here already, by id and body.
    known: FxHashSet<u64>,
    people: People,
    bodies: Bodies,
    places: Places,
    tellings: Tellings,
    undated: usize,
}

#[derive(Debug)]
struct Shelved {
    /// By id and body.
    key: u64,
    /// Where in the list of ids its id ends.
    id_end: u32,
    published: Option<NaiveDate>,
    /// Who printed it, see [`Publishers`].
    publisher: u32,
}

impl Merger {
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in an article with what it says. The same article again changes nothing.
    pub fn add(&mut self, article: Arc<Article>, document: Document) {
        self.add_from(article, document, None);
    }

    /// The same for an article that can be read again: it does not stay in memory.
    pub fn add_from(&mut self, article: Arc<Article>, document: Document, place: Option<Place>) {
        let key = Hash::new().text(&article.id).text(&article.body).finish();
        if !self.known.insert(key) {
            return;
        }
        let index = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        let (people, bodies, places) = (document.people, document.organizations, document.places);
        let records = Records {
            people: people
                .into_iter()
                .map(|one| self.people.add(one, index))
                .collect(),
            bodies: bodies.into_iter().map(|one| self.bodies.add(one)).collect(),
            places: places.into_iter().map(|one| self.places.add(one)).collect(),
        };
        for mut event in document.events {
            match event.when.take() {
                Some(when) => {
                    let when = Dated {
                        range: when.range,
                        text: when.text,
                        inferred: when.inferred,
                        rule: Name::new(&when.rule),
                    };
                    let article = (index, &*article);
                    self.tellings
                        .add(event, when, &document.quotes, article, &records);
                }
                None => self.undated += 1,
            }
        }
        self.ids.push_str(&article.id);
        self.shelved.push(Shelved {
            key,
            id_end: u32::try_from(self.ids.len()).unwrap_or(u32::MAX),
            published: article.published,
            publisher: self.publishers.of(&article),
        });
        self.articles.push(article, place);
    }

    /// How many articles are in it.
    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    /// The timeline of all that was added so far. Can be asked for again while more is added.
    pub fn collect(&self) -> Collection {
        let order = self.order();
        let cast = self.cast(&order);
        let rows = cluster::cluster(&self.tellings, &cast);
        let mut events: Events = (0..rows.len())
            .filter_map(|row| self.row(rows.tellings(row), &cast))
            .collect();
        events.sort();
        events.shrink();
        Collection {
            articles: self.articles.ordered(&order),
            people: cast.people,
            organizations: cast.bodies,
            places: cast.places,
            events,
            undated: self.undated,
        }
    }

    /// Articles by id, as indexes.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.articles.len()).collect();
        order.sort_unstable_by_key(|&at| (self.id_of(at), self.shelved[at].key));
        order
    }

    fn id_of(&self, at: usize) -> &str {
        let end = |at: usize| self.shelved.get(at).map_or(0, |one| one.id_end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.ids.get(start..end(at)).unwrap_or("")
    }

    fn cast(&self, order: &[usize]) -> Cast {
        let mut article_of = vec![0; order.len()];
        for (place, &at) in (0..).zip(order) {
            article_of[at] = place;
        }
        let (people, person_of) = self.people.resolve(&article_of);
        let (bodies, body_of) = self.bodies.resolve();
        let (places, place_of) = self.places.resolve();
        Cast {
            people,
            bodies,
            places,
            person_of,
            body_of,
            place_of,
            article_of,
        }
    }

    fn row(&self, tellings: impl Iterator<Item = u32>, cast: &Cast) -> Option<Draft> {
        let tellings: Vec<Telling<'_>> = tellings.map(|at| self.tellings.get(at)).collect();
        row::row(&tellings, cast, self)
    }
}

impl Library for Merger {
    fn id(&self, input: u32) -> &str {
        self.id_of(input as usize)
    }

    fn published(&self, input: u32) -> Option<NaiveDate> {
        self.shelved[input as usize].published
    }

    fn publisher(&self, input: u32) -> u32 {
        self.shelved[input as usize].publisher
    }

    fn is_copy(&self, one: u32, other: u32) -> bool {
        let known = |input: u32| self.simhashes.lock().ok()?.get(&input).copied();
        let make = |input: u32| {
            let made = self
                .articles
                .look(ArticleId(input), |one| simhash(&one.body));
            let made = made.unwrap_or_else(|| simhash(""));
            if let Ok(mut all) = self.simhashes.lock() {
                all.insert(input, made);
            }
            made
        };
        let hash = |input: u32| known(input).unwrap_or_else(|| make(input));
        hash(one).is_copy(hash(other))
    }
}
