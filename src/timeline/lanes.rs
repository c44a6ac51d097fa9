//! When each of the most active participants was in events.
//!
//! In: a corpus, the events shown, who is asked for. Out: [`Lanes`], the most active first, each with a tally over time.
//! Counted in slices: first who is the most active, then when.

use super::{
    corpus::Corpus,
    matrix::{By, ranked},
    tally::Tally,
};

#[derive(Debug, Clone, Default)]
pub struct Lanes {
    pub by: By,
    pub lanes: Vec<Lane>,
    totals: Vec<u32>,
    ranks: Vec<u16>,
    next: usize,
    total: usize,
}

#[derive(Debug, Clone)]
pub struct Lane {
    /// A value of [`By`].
    pub value: u32,
    pub count: u32,
    pub tally: Tally,
}

impl Lanes {
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
            for member in &members {
                let at = *member as usize;
                if step < self.total {
                    if let Some(total) = self.totals.get_mut(at) {
                        *total += 1;
                    }
                } else if let Some(lane) = self
                    .ranks
                    .get(at)
                    .and_then(|rank| self.lanes.get_mut(usize::from(*rank)))
                {
                    lane.tally.add(&event.when.range);
                }
            }
        }
        self.next = end;
        if self.done() {
            // The rows may be in another order than that of time.
            self.lanes.iter_mut().for_each(|lane| lane.tally.sort());
        }
    }

    fn rank(&mut self, corpus: &Corpus) {
        let (values, ranks) = ranked(corpus, self.by, &self.totals);
        let lane = |value: u32| Lane {
            value,
            count: self.totals[value as usize],
            tally: Tally::default(),
        };
        self.lanes = values.into_iter().map(lane).collect();
        self.ranks = ranks;
    }
}
