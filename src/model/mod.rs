//! What the program knows, as plain data: no rules, no files, no screen.
//!
//! An [`article::Article`] is ground. A [`document::Document`] is what one article says, every fact with the span
//! where it was read and the name of the rule that read it. A [`collection::Collection`] is what many documents say
//! together: the events of the timeline, each with the articles that tell it.

pub mod article;
pub mod articles;
pub mod collection;
pub mod country;
pub mod date;
pub mod document;
pub mod event;
pub mod events;
pub mod few;
pub mod names;
pub mod span;
pub mod text;
