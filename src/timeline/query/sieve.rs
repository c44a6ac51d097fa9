//! Lets events through, a little at a time, so that no key ever waits.
//!
//! In: a query, a corpus, the reader's notes. Out: indexes of the events it keeps, in the order it asks for.

use std::sync::Arc;

use chrono::Datelike;

use super::{
    Query, Sort,
    matcher::Matcher,
    plan::{self, Has, Stretch, Test, Words},
};
use crate::{
    model::{
        collection::{ArticleId, Collection, Draft, Event},
        date::Precision,
        document::Who,
        span::Span,
    },
    timeline::{corpus::Corpus, notes::Notes, search},
};

/// How much is looked at between two keys: bytes of text, and some for each event.
pub const BUDGET: usize = 4 << 20;

#[derive(Debug, Clone)]
pub struct Sieve {
    test: Test,
    sort: Sort,
    /// The only events worth a look; none means all.
    few: Option<Vec<u32>>,
    next: usize,
    total: usize,
    kept: Vec<u32>,
}

impl Sieve {
    pub fn new(query: &Query, corpus: &Corpus) -> Self {
        if query.conditions().next().is_none() {
            return Self::everything(query.sort(), corpus);
        }
        let test = plan::test(query.conditions(), corpus);
        let few = plan::candidates(&test, corpus);
        Self {
            total: few.as_ref().map_or(corpus.len(), Vec::len),
            sort: query.sort(),
            test,
            few,
            next: 0,
            kept: Vec::new(),
        }
    }

    /// Where nothing is asked for there is nothing to look at.
    fn everything(sort: Sort, corpus: &Corpus) -> Self {
        Self {
            test: Test::All(Vec::new()),
            sort,
            few: None,
            next: corpus.len(),
            total: corpus.len(),
            kept: (0..corpus.len() as u32).collect(),
        }
    }

    pub fn done(&self) -> bool {
        self.next >= self.total
    }

    /// How many are kept so far.
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// How far it is, in percent.
    pub fn percent(&self) -> usize {
        (self.next * 100).checked_div(self.total).unwrap_or(100)
    }

    /// Goes on for a while.
    pub fn work(&mut self, corpus: &Corpus, notes: &Notes, budget: usize) {
        let mut cost = 0;
        while cost < budget && self.next < self.total {
            let index = match &self.few {
                Some(few) => few.get(self.next).copied().unwrap_or(u32::MAX),
                None => self.next as u32,
            };
            self.next += 1;
            cost += 16;
            let Some(event) = corpus.event(index) else {
                continue;
            };
            let mut look = Look {
                corpus,
                notes,
                event,
                cost: &mut cost,
            };
            if look.passes(&self.test) {
                self.kept.push(index);
            }
        }
    }

    /// The events that are kept, in the order asked for; ties as time goes.
    pub fn finish(mut self, corpus: &Corpus) -> Vec<u32> {
        let event = |index: u32| corpus.event(index);
        match self.sort {
            Sort::Date => {}
            Sort::Confidence => self.kept.sort_by_cached_key(|index| {
                let sure = event(*index).map_or(0.0, |event| event.confidence.clamp(0.0, 1.0));
                std::cmp::Reverse((sure * 1000.0) as u32)
            }),
            Sort::Sources => self.kept.sort_by_cached_key(|index| {
                std::cmp::Reverse(event(*index).map_or(0, |event| event.told_by))
            }),
        }
        self.kept
    }
}

/// The events that a query keeps, all at once.
pub fn all(query: &Query, corpus: &Corpus, notes: &Notes) -> Vec<u32> {
    let mut sieve = Sieve::new(query, corpus);
    sieve.work(corpus, notes, usize::MAX);
    sieve.finish(corpus)
}

/// The collection with no events but those that a query keeps, in the order it asks for.
pub fn narrowed(collection: Collection, query: &Query) -> Collection {
    if !query.holds() {
        return collection;
    }
    let corpus = Corpus::new(Arc::new(collection));
    let kept = all(query, &corpus, &Notes::default());
    let events = kept.iter().filter_map(|index| corpus.event(*index));
    Collection {
        events: events.map(Draft::from).collect(),
        ..corpus.collection.as_ref().clone()
    }
}

/// One event under the eye, and what looking costs.
struct Look<'a> {
    corpus: &'a Corpus,
    notes: &'a Notes,
    event: Event<'a>,
    cost: &'a mut usize,
}

impl Look<'_> {
    fn passes(&mut self, test: &Test) -> bool {
        let event = self.event;
        let mut cast = event.participants.iter().map(|one| one.who);
        match test {
            Test::Not(inner) => !self.passes(inner),
            Test::All(parts) => parts.iter().all(|part| self.passes(part)),
            Test::Any(parts) => parts.iter().any(|part| self.passes(part)),
            Test::Words(words) => self.holds(words),
            Test::Who(wanted) => cast.any(|who| wanted.has(who)),
            Test::Speaker(wanted) => event
                .quotes
                .iter()
                .any(|quote| quote.speaker.is_some_and(|who| wanted.has(who))),
            Test::Country(wanted) => cast
                .chain(event.place.map(Who::Place))
                .any(|who| wanted.has(who)),
            Test::Place(wanted) => event.place.is_some_and(|id| wanted.has(id.index())),
            Test::Said(words) => self.said(|text| words.iter().any(|one| one.is_in(text))),
            Test::Articles(wanted) => event
                .sources
                .articles()
                .any(|article| wanted.has(article.index())),
            Test::Kinds(bits) => bits >> event.kind as u32 & 1 == 1,
            Test::Statuses(bits) => bits >> event.status as u32 & 1 == 1,
            Test::Days(stretch) => within(&event, *stretch),
            Test::Measure(measure, compare, number) => {
                let known = match measure {
                    super::fields::Measure::Confidence => event.confidence.clamp(0.0, 1.0),
                    super::fields::Measure::Sources => event.told_by as f32,
                };
                compare.holds(known, *number)
            }
            Test::Has(what) => self.has(*what),
            Test::Tag(wanted) => {
                let mut tags = self.notes.tags.get(&event.id).into_iter().flatten();
                tags.any(|tag| wanted.iter().any(|one| one.is_in(tag)))
            }
            Test::Note(wanted) => {
                let note = self.notes.notes.get(&event.id);
                note.is_some_and(|note| wanted.iter().any(|one| one.is_in(note)))
            }
        }
    }

    fn has(&self, what: Has) -> bool {
        let event = self.event;
        match what {
            Has::Quote => !event.quotes.is_empty(),
            Has::Note => self.notes.notes.contains_key(&event.id),
            Has::Time => event.when.range.precision == Precision::Time,
            Has::Place => event.place.is_some(),
            Has::Mark => self.notes.marks.contains(&event.id),
            Has::Dispute => !event.disagreements.is_empty(),
            Has::Inference => event.when.inferred,
            Has::Allegation => event.alleged,
            Has::NoDay => event.when.range.precision > Precision::Day,
            Has::Never => false,
        }
    }

    /// In names, the title, the titles of its sources, its quotes.
    fn holds(&mut self, words: &Words) -> bool {
        let event = self.event;
        let everyone = event.participants.iter().map(|one| one.who);
        let speakers = event.quotes.iter().filter_map(|quote| quote.speaker);
        let mut names = everyone.chain(speakers).chain(event.place.map(Who::Place));
        if names.any(|who| words.names.has(who)) {
            return true;
        }
        let mut articles = event.sources.articles().map(|article| article.index());
        if articles.any(|article| words.titles.has(article))
            || self.reads(&words.matcher, event.title)
        {
            return true;
        }
        self.said(|text| words.matcher.is_in(text))
    }

    fn reads(&mut self, matcher: &Matcher, text: &str) -> bool {
        // Folding what is not ASCII takes some ten times as long.
        *self.cost += text.len() * if text.is_ascii() { 1 } else { 8 };
        matcher.is_in(text)
    }

    fn said(&mut self, fits: impl Fn(&str) -> bool) -> bool {
        let quotes = event_quotes(&self.event);
        for (article, span) in quotes {
            let said = search::look(self.corpus, article, self.cost, |article, cost| {
                let text = span.of(&article.body);
                *cost += text.len() * if text.is_ascii() { 1 } else { 8 };
                fits(text)
            });
            if said {
                return true;
            }
        }
        false
    }
}

fn event_quotes<'a>(event: &Event<'a>) -> impl Iterator<Item = (ArticleId, Span)> + use<'a> {
    event.quotes.iter().map(|quote| (quote.article, quote.span))
}

/// What is told to the day counts where its days touch the stretch; what is told more coarsely, where it lies in it.
fn within(event: &Event<'_>, stretch: Stretch) -> bool {
    let range = &event.when.range;
    let (first, last) = (
        range.first().num_days_from_ce(),
        range.last().num_days_from_ce(),
    );
    if !stretch.whole {
        (stretch.first..=stretch.last).contains(&first)
    } else if range.precision <= Precision::Day {
        first <= stretch.last && last >= stretch.first
    } else {
        first >= stretch.first && last <= stretch.last
    }
}
