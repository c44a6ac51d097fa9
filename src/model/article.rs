//! An article as it came: ground, never changed by the analysis.

use chrono::NaiveDate;

use super::span::Span;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Unique within a run: the id that the source gives, else made from the origin.
    pub id: String,
    /// The path or URL it was read from, with `#n` behind it where one file holds several.
    pub origin: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub byline: Option<String>,
    /// The day it was printed. Relative times count from here; unknown stays unknown.
    pub published: Option<NaiveDate>,
    /// The place of the dateline ("Rome, Italy").
    pub place: Option<String>,
    /// The dateline in the body ("ROME, May 18 (AFP) - "): it is read for place, day and agency and is no part of the story.
    pub dateline: Option<Span>,
    /// ISO 639-1 where the source tells.
    pub language: Option<String>,
    pub body: String,
}
