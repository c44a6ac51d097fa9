//! Looks for words in events, a little at a time, so that no key ever waits.
//!
//! In: what is typed, a corpus, the rows. Out: the positions of the events that hold all the words: in the title, the
//! names, the place, the quotes, the evidence. A word that stands elsewhere in an article counts for the article's events
//! only where none of them holds it by itself: everything is found, and nothing is found everywhere.

use super::{bits::Bits, corpus::Corpus, letters::Needle, rows::Rows};
use crate::model::{
    article::Article,
    collection::{ArticleId, Event},
    document::Who,
    few::Few,
};

/// How much text is looked through between two keys, in bytes.
pub const BUDGET: usize = 1 << 20;

#[derive(Debug, Clone, Default)]
pub struct Search {
    /// As it was typed.
    pub typed: String,
    pub needles: Vec<Needle>,
    hits: Bits,
    count: usize,
    /// For people, organizations and places: which needles their names hold, one bit each.
    names: [Vec<u8>; 3],
    /// Articles of which an event is found.
    told: Bits,
    /// What is known of the bodies of articles.
    bodies: Vec<Option<bool>>,
    /// The next position to look at; twice through, first events, then bodies.
    next: usize,
    total: usize,
    start: usize,
}

impl Search {
    /// A search that begins at a position and goes round.
    pub fn new(typed: &str, corpus: &Corpus, rows: &Rows, start: usize) -> Self {
        let needles = Needle::all(typed);
        let mask = |names: &mut dyn Iterator<Item = &String>| {
            let names: Vec<&String> = names.collect();
            let bits = needles
                .iter()
                .enumerate()
                .map(|(bit, needle)| u8::from(names.iter().any(|name| needle.is_in(name))) << bit);
            bits.sum::<u8>()
        };
        let all = &corpus.collection;
        let names = [
            all.people
                .iter()
                .map(|p| mask(&mut p.aliases.iter().chain([&p.name])))
                .collect(),
            all.organizations
                .iter()
                .map(|o| mask(&mut o.aliases.iter().chain([&o.name])))
                .collect(),
            all.places
                .iter()
                .map(|p| mask(&mut [&p.name].into_iter()))
                .collect(),
        ];
        let total = if needles.is_empty() {
            0
        } else {
            rows.order.len()
        };
        Self {
            typed: typed.to_owned(),
            needles,
            hits: Bits::new(rows.order.len()),
            told: Bits::new(all.articles.len()),
            bodies: vec![None; all.articles.len()],
            names,
            total,
            start: start.min(total),
            ..Self::default()
        }
    }

    pub fn done(&self) -> bool {
        self.next >= self.total * 2
    }

    /// How many are found so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Goes on for a while.
    pub fn work(&mut self, corpus: &Corpus, rows: &Rows, mut budget: usize) {
        while budget > 0 && !self.done() {
            let position = (self.start + self.next % self.total) % self.total;
            let bodies = self.next >= self.total;
            self.next += 1;
            let event = rows
                .order
                .get(position)
                .and_then(|index| corpus.event(*index));
            let Some(event) = event.filter(|_| !self.hits.has(position)) else {
                continue;
            };
            let mut cost = 64;
            let found = if bodies {
                self.in_bodies(corpus, &event, &mut cost)
            } else {
                self.by_itself(corpus, &event, &mut cost)
            };
            budget = budget.saturating_sub(cost);
            if found {
                self.hits.set(position);
                self.count += 1;
            }
        }
    }

    fn by_itself(&mut self, corpus: &Corpus, event: &Event, cost: &mut usize) -> bool {
        let named = |who: Who| {
            let (table, index) = match who {
                Who::Person(id) => (0, id.index()),
                Who::Organization(id) => (1, id.index()),
                Who::Place(id) => (2, id.index()),
            };
            self.names[table].get(index).copied().unwrap_or(0)
        };
        let everyone = event.participants.iter().map(|one| one.who);
        let speakers = event.quotes.iter().filter_map(|quote| quote.speaker);
        let names = everyone.chain(speakers).chain(event.place.map(Who::Place));
        let known = names.fold(0, |known, who| known | named(who));

        let wanted = self.needles.iter().enumerate();
        let found = wanted
            .into_iter()
            .all(|(bit, needle)| known & (1 << bit) != 0 || reads_own(needle, corpus, event, cost));
        if found {
            for article in event.sources.articles() {
                self.told.set(article.index());
            }
        }
        found
    }

    fn in_bodies(&mut self, corpus: &Corpus, event: &Event, cost: &mut usize) -> bool {
        event.sources.articles().any(|article| {
            let index = article.index();
            if self.told.has(index) {
                return false;
            }
            if let Some(known) = self.bodies.get(index).copied().flatten() {
                return known;
            }
            let found = look(corpus, article, cost, |article, cost| {
                let title = article.title.as_deref().unwrap_or("");
                let all = |needle: &Needle| {
                    reads(needle, title, cost) || reads(needle, &article.body, cost)
                };
                self.needles.iter().all(all)
            });
            if let Some(known) = self.bodies.get_mut(index) {
                *known = Some(found);
            }
            found
        })
    }

    pub fn is_hit(&self, position: usize) -> bool {
        self.hits.has(position)
    }

    /// The nearest hit behind a position, or before it; goes round at the end.
    pub fn from(&self, position: usize, forward: bool) -> Option<usize> {
        if forward {
            self.hits.next(position + 1).or_else(|| self.hits.next(0))
        } else {
            self.hits
                .before(position)
                .or_else(|| self.hits.before(usize::MAX))
        }
    }

    /// Which of the hits a position is, from 1.
    pub fn rank(&self, position: usize) -> Option<usize> {
        self.is_hit(position)
            .then(|| self.hits.count_before(position) + 1)
    }
}

/// Whether an event says it in its title, evidence or quotes.
fn reads_own(needle: &Needle, corpus: &Corpus, event: &Event, cost: &mut usize) -> bool {
    let evidence = event.sources.iter().map(|one| (one.article, one.evidence));
    let quotes = event
        .quotes
        .iter()
        .map(|one| (one.article, Few::One(one.span)));
    reads(needle, event.title, cost)
        || evidence.chain(quotes).any(|(article, spans)| {
            look(corpus, article, cost, |article, cost| {
                let mut texts = spans.iter().map(|span| span.of(&article.body));
                texts.any(|text| reads(needle, text, cost))
            })
        })
}

/// Reading a record from its file takes as long as looking through so much text.
const FAR: usize = 16 << 10;

/// Looks at an article, which does not stay in memory for that.
pub(super) fn look(
    corpus: &Corpus,
    id: ArticleId,
    cost: &mut usize,
    test: impl FnOnce(&Article, &mut usize) -> bool,
) -> bool {
    let articles = &corpus.collection.articles;
    if !articles.is_here(id) {
        *cost += FAR;
    }
    articles
        .look(id, |article| test(article, cost))
        .unwrap_or(false)
}

fn reads(needle: &Needle, text: &str, cost: &mut usize) -> bool {
    // Folding what is not ASCII takes some ten times as long.
    *cost += text.len() * if text.is_ascii() { 1 } else { 8 };
    needle.is_in(text)
}
