//! The timeline as it is browsed, without a screen.
//!
//! In: a [`Collection`](crate::model::collection::Collection). Out: rows (days and events), bars over time, matches of a
//! search. Nothing here knows how a row looks.

pub mod corpus;

pub use corpus::Corpus;
