//! The timeline as it is browsed, without a screen.
//!
//! In: a [`Collection`](crate::model::collection::Collection). Out: rows (days and events), bars over time, matches of a
//! search, dates in words, and what the views beside the list count (months, facets, lanes, who with whom). Nothing here
//! knows how a row looks.

pub mod asked;
pub mod bits;
pub mod corpus;
pub mod facets;
pub mod fuzzy;
pub mod lanes;
pub mod letters;
pub mod matrix;
pub mod month;
pub mod notes;
pub mod query;
pub mod rows;
pub mod said;
pub mod scale;
pub mod search;
pub mod tally;
pub mod told;

pub use corpus::Corpus;
pub use notes::Notes;
pub use query::Query;
pub use rows::{Heading, Row, Rows, Section};
pub use scale::Scale;
