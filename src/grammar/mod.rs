//! The small language in which `assets/` are written: word lists, patterns, rules, and one search for all stages.
//!
//! `compile` runs when the program is built; the rest when it reads. Nothing here knows what a date, a person or an
//! event is.

mod first;
pub mod fold;
mod index;
pub mod lexicon;
mod need;
mod number;
pub mod overlay;
pub mod pattern;
pub mod rule;
