//! Which events an article tells.
//!
//! In: the sources of all events, in order. Out: for each article its events, in order: one list, and where each article's
//! part of it begins.

use crate::model::collection::{ArticleId, Event, Events};

#[derive(Debug, Clone, Default)]
pub struct Told {
    /// By article, and one more.
    starts: Vec<u32>,
    events: Vec<u32>,
}

impl Told {
    pub fn new(articles: usize, events: &Events) -> Self {
        let mut starts = vec![0_u32; articles + 2];
        let articles_of = |event: Event<'_>| {
            let mut of: Vec<usize> = event
                .sources
                .articles()
                .map(|article| article.index())
                .filter(|at| *at < articles)
                .collect();
            of.sort_unstable();
            of.dedup();
            of
        };
        // Counted two places on, so that filling moves each start to where it belongs.
        for event in events {
            for at in articles_of(event) {
                starts[at + 2] += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut told = vec![0; sum as usize];
        for (index, event) in (0..).zip(events) {
            for at in articles_of(event) {
                told[starts[at + 1] as usize] = index;
                starts[at + 1] += 1;
            }
        }
        Self {
            starts,
            events: told,
        }
    }

    /// Indexes of events.
    pub fn by(&self, article: ArticleId) -> &[u32] {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(0) as usize;
        let at = article.index();
        self.events.get(start(at)..start(at + 1)).unwrap_or(&[])
    }
}
