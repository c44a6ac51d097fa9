//! The timeline as it is browsed, without a screen.
//!
//! In: a [`Collection`](crate::model::collection::Collection). Out: rows (days and events), bars over time, matches of a
//! search, dates in words. Nothing here knows how a row looks.

pub mod asked;
pub mod bits;
pub mod corpus;
pub mod letters;
pub mod notes;
pub mod query;
pub mod rows;
pub mod said;
pub mod scale;
pub mod search;
pub mod tally;

pub use corpus::Corpus;
pub use notes::Notes;
pub use query::Query;
pub use rows::{Heading, Row, Rows, Section};
pub use scale::Scale;
