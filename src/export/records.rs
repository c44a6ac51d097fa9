//! Chosen events as records of their articles, which open again as the same timeline.
//!
//! In: a collection and what an article says, for those that do not stand as records already. Out: the articles that
//! tell its events, each with all it says but for events that were not chosen.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use crate::model::{
    article::Article,
    collection::{ArticleId, Collection},
    document::Document,
    span::Span,
};

use super::{Record, With, jsonl};

/// Writes one record an article, in the order of the collection.
pub fn records(
    out: &mut dyn Write,
    chosen: &Collection,
    analyse: fn(&Article) -> Document,
) -> io::Result<()> {
    for (id, triggers) in tellings(chosen) {
        let known = chosen.articles.facts(id);
        let write = |article: &Article| {
            let mut document = known.unwrap_or_else(|| analyse(article));
            let wanted = |trigger: Span| triggers.contains(&trigger);
            document.events.retain(|event| wanted(event.trigger));
            let record = Record {
                article,
                document: &document,
                problems: &[],
            };
            jsonl::write(out, record, With::default())
        };
        chosen.articles.look(id, write).unwrap_or(Ok(()))?;
    }
    Ok(())
}

/// Where in each article a chosen event is told.
fn tellings(chosen: &Collection) -> BTreeMap<ArticleId, Vec<Span>> {
    let mut told: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for event in chosen.events.iter() {
        for source in event.sources.iter() {
            told.entry(source.article).or_default().push(source.trigger);
        }
    }
    told
}
