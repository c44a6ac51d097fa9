//! What many articles say together: the timeline's events and whom they concern.
//!
//! Made by `merge`, printed by `export`, browsed by `timeline` and `tui`. Ids inside are indexes into the tables of
//! the collection, in a stable order that does not depend on the order of input.

use std::sync::Arc;

use super::{
    article::Article,
    articles::Articles,
    date::DateRange,
    document::{Organization, Person, Place, PlaceId, When, Who},
    event::Status,
    few::Few,
    names::Name,
    span::Span,
};

pub use super::events::{Draft, Event, Events};

/// An index into [`Collection::articles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Names an event over reloads and merges: made from what is told first of it, never from its place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u64);

/// When an event happened, in as many bytes as a million of them can have.
pub type Dated = When<Name>;

/// One article's telling of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    pub article: ArticleId,
    pub trigger: Span,
    pub evidence: Few<Span>,
    pub when: Option<Dated>,
    pub status: Status,
    /// The rule that found it there.
    pub rule: Name,
}

/// A quotation that belongs to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    pub article: ArticleId,
    pub span: Span,
    pub direct: bool,
    pub speaker: Option<Who>,
    /// Who says it together with the speaker.
    pub with: Box<[Who]>,
    pub cue: Option<Span>,
    pub medium: Option<String>,
    /// Where and on which day it was said, where the text tells.
    pub place: Option<PlaceId>,
    pub day: Option<DateRange>,
    pub rule: Name,
}

/// What the sources do not agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// `when`, `place`, `status`, or what a number counts: `killed`, `wounded`, `released` ...
    pub field: &'static str,
    pub values: Vec<(String, Vec<ArticleId>)>,
}

/// A whole timeline with all it refers to. Events are in date order, and the surest of a day first: see [`Events::sort`].
#[derive(Debug, Clone, Default)]
pub struct Collection {
    pub articles: Articles,
    /// Mentions are left out here: spans of them would need their article.
    pub people: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub places: Vec<Place>,
    pub events: Events,
    /// Events that no day, month or year could be told for.
    pub undated: usize,
}

impl Collection {
    pub fn name(&self, who: Who) -> &str {
        let name = match who {
            Who::Person(id) => self.people.get(id.index()).map(|p| &p.name),
            Who::Organization(id) => self.organizations.get(id.index()).map(|o| &o.name),
            Who::Place(id) => self.places.get(id.index()).map(|p| &p.name),
        };
        name.map_or("", String::as_str)
    }

    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(id)
    }
}
