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

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

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
use telling::{Records, Telling, telling};

#[derive(Debug, Default)]
pub struct Merger {
    articles: Articles,
    shelved: Vec<Shelved>,
    publishers: Publishers,
    /// Articles that are here already, by id and body.
    known: FxHashSet<u64>,
    people: People,
    bodies: Bodies,
    places: Places,
    tellings: Vec<Telling>,
    undated: usize,
}

#[derive(Debug)]
struct Shelved {
    id: Box<str>,
    published: Option<NaiveDate>,
    /// Who printed it, see [`Publishers`].
    publisher: u32,
    /// By id and body.
    key: u64,
    /// Made when another article tells the same event.
    simhash: OnceLock<Simhash>,
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
                    let told = telling(event, when, &document.quotes, (index, &article), &records);
                    self.tellings.push(told);
                }
                None => self.undated += 1,
            }
        }
        self.shelved.push(Shelved {
            id: article.id.as_str().into(),
            published: article.published,
            publisher: self.publishers.of(&article),
            key,
            simhash: OnceLock::new(),
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
        let mut events: Events = rows.iter().filter_map(|row| self.row(row, &cast)).collect();
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
        order.sort_by_key(|&at| (&self.shelved[at].id, self.shelved[at].key));
        order
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

    fn row(&self, tellings: &[u32], cast: &Cast) -> Option<Draft> {
        let tellings: Vec<&Telling> = tellings
            .iter()
            .map(|&at| &self.tellings[at as usize])
            .collect();
        row::row(&tellings, cast, self)
    }
}

impl Library for Merger {
    fn id(&self, input: u32) -> &str {
        &self.shelved[input as usize].id
    }

    fn published(&self, input: u32) -> Option<NaiveDate> {
        self.shelved[input as usize].published
    }

    fn publisher(&self, input: u32) -> u32 {
        self.shelved[input as usize].publisher
    }

    fn is_copy(&self, one: u32, other: u32) -> bool {
        let hash = |input: u32| {
            let made = &self.shelved[input as usize].simhash;
            *made.get_or_init(|| {
                let read = |article: &Article| simhash(&article.body);
                let made = self.articles.look(ArticleId(input), read);
                made.unwrap_or_else(|| simhash(""))
            })
        };
        hash(one).is_copy(hash(other))
    }
}
